//! What `tarikh eval` prints, and when it refuses.
#![allow(clippy::disallowed_methods)] // runs the binary on files of its own

use crate::support::{Folder, json, tarikh};

#[test]
fn eval_of_a_folder_without_gold_says_so() {
    let folder = Folder::new("no-gold");
    folder.write("notes.dat", b"nothing");
    let run = tarikh(&["eval"], &[&folder.path(".")]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("no gold"), "{}", run.stderr);
}

#[test]
fn eval_refuses_gold_that_is_broken_or_marks_nothing() {
    let folder = Folder::new("broken-gold");
    let open = b"<TimeML><TEXT>It ended\nin <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1990\">1990.</TEXT></TimeML>";
    folder.write("open.tml", open);
    folder.write("bare.tml", b"<TimeML><TEXT>It ended in 1990.</TEXT></TimeML>");
    for (file, said) in [("open.tml", "line 2: a TIMEX3 does not end"), ("bare.tml", "no time is marked in the gold")] {
        let run = tarikh(&["eval"], &[&folder.path(file)]);
        assert_eq!(run.code, 2, "{file}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn eval_compares_with_gold() {
    let folder = Folder::new("eval");
    let gold = "<?xml version=\"1.0\" ?><TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1990-01-01\" \
                functionInDocument=\"CREATION_TIME\">1990-01-01</TIMEX3></DCT><TEXT>It ended on <TIMEX3 tid=\"t1\" \
                type=\"DATE\" value=\"1989-02-15\">15 February 1989</TIMEX3>, or in <TIMEX3 tid=\"t2\" type=\"DATE\" \
                value=\"1990\">1989</TIMEX3>.</TEXT></TimeML>";
    folder.write("gold/one.tml", gold.as_bytes());
    let misses = folder.path("misses.jsonl");
    let run = tarikh(&["eval", "--format", "json", "--errors", &misses], &[&folder.path("gold")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let figures = json(&run.stdout);
    assert_eq!((&figures["task"], &figures["gold"]), (&json("\"timex\""), &json("2")));
    assert_eq!(figures["strict"]["f1"], 100.0);
    assert_eq!(figures["value"]["f1"], 50.0);
    let misses = std::fs::read_to_string(misses).expect("it was written");
    assert!(misses.lines().count() == 1 && misses.contains("1990"), "{misses}");
}

#[test]
fn eval_compares_with_a_treebank() {
    let folder = Folder::new("eval-syntax");
    let gold = "# text = They left.\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBN\t_\t0\troot\t_\t\
                SpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n";
    folder.write("gold/one.conllu", gold.as_bytes());
    let misses = folder.path("misses.jsonl");
    let arguments = ["eval", "--task", "syntax", "--format", "json", "--errors", &misses];
    let run = tarikh(&arguments, &[&folder.path("gold")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let figures = json(&run.stdout);
    assert_eq!((&figures["task"], &figures["raw"]["las"]), (&json("\"syntax\""), &json("100.0")));
    assert_eq!(figures["gold_tokens"]["xpos"], 66.67);
    let misses = std::fs::read_to_string(misses).expect("it was written");
    assert!(misses.contains("\"kind\":\"xpos\"") && misses.contains("\"gold\":\"VBN\""), "{misses}");
}

#[test]
fn eval_compares_with_what_annotators_marked() {
    let folder = Folder::new("eval-attribution");
    folder.write("gold/one.txt", b"The envoy said the treaty was dead.");
    let gold = "T1\tSource 0 9\tThe envoy\nT2\tCue 10 14\tsaid\nT3\tContent 15 34\tthe treaty was dead\n\
                E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3\n";
    folder.write("gold/one_a1.ann", gold.as_bytes());
    folder.write("gold/one_b2.ann", b"T1\tCue 10 14\tsaid\n");
    folder.write("gold/other.txt", b"Nobody marked this.");
    let run = tarikh(&["eval", "--task", "attribution", "--format", "json"], &[&folder.path("gold")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let figures = json(&run.stdout);
    assert_eq!((&figures["documents"], &figures["exact"]["cue"]["f1"]), (&json("1"), &json("100.0")));
    assert_eq!(figures["token"]["content"]["p"], 50.0);
}

#[test]
fn eval_says_the_same_for_any_number_of_jobs() {
    let folder = Folder::new("eval-jobs");
    for day in 10..29 {
        let gold = format!(
            "<TimeML><DCT/><TEXT>It ended on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1989-02-15\">{day} February \
             1989</TIMEX3>.</TEXT></TimeML>"
        );
        folder.write(&format!("gold/{day}.tml"), gold.as_bytes());
    }
    folder.write("gold/broken.tml", b"\x00\x01");
    let run = |jobs: &str| {
        let misses = folder.path(&format!("misses-{jobs}.jsonl"));
        let run = tarikh(&["eval", "--jobs", jobs, "--errors", &misses], &[&folder.path("gold")]);
        (run.code, run.stdout, run.stderr, std::fs::read_to_string(misses).expect("it was written"))
    };
    let one = run("1");
    assert_eq!(one.3.lines().count(), 18);
    assert!(run("2") == one && run("7") == one);
}

//! The command line by the letter of its contract: commands, options, exit codes, what goes where.
#![allow(clippy::disallowed_methods)] // runs the binary on files of its own

use crate::support::{Folder, json, tarikh, tarikh_in, with_stdin};

const GOOD: &str = "The last column left on Wednesday, 15 February 1989. The capital fell in 1992.\n";
const WRONG: &str = "The last column left on Thursday, 15 February 1989.\n";

#[test]
fn help_of_each_command_begins_with_examples() {
    for command in ["read", "check", "tag", "date", "rule", "serve", "demo", "eval", "completions", "man"] {
        let run = tarikh(&[command, "--help"], &[]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.starts_with(&format!("Examples:\n  tarikh {command}")), "{}", run.stdout);
    }
    assert!(tarikh(&["--help"], &[]).stdout.starts_with("Examples:\n"));
}

#[test]
fn what_is_not_built_yet_is_absent_and_told_so() {
    let help = tarikh(&["--help"], &[]).stdout;
    for command in ["add", "find", "on"] {
        assert!(!help.lines().any(|line| line.trim_start().starts_with(&format!("{command} "))), "{command}");
        let run = tarikh(&[command], &[]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("not built yet"), "{}", run.stderr);
    }
    for words in [&["nothing"][..], &["tag", "--format", "xyz"], &["tag", "--jobs", "0", "x"], &[]] {
        assert_eq!(tarikh(words, &[]).code, 2, "{words:?}");
    }
}

#[test]
fn exit_codes_of_check() {
    let folder = Folder::new("codes");
    let (good, wrong) = (folder.write("good.txt", GOOD.as_bytes()), folder.write("wrong.txt", WRONG.as_bytes()));
    assert_eq!(tarikh(&["check"], &[&good]).code, 0);
    assert_eq!(tarikh(&["check"], &[&wrong]).code, 1);
    assert_eq!(tarikh(&["check", "--fail-on", "error"], &[&wrong]).code, 1);
    assert_eq!(tarikh(&["check", "--fail-on", "never"], &[&wrong]).code, 0);
    assert_eq!(tarikh(&["check", "--ignore", "weekday-mismatch"], &[&wrong]).code, 0);
    assert_eq!(tarikh(&["check", "--select", "impossible-date"], &[&wrong]).code, 0);
    let run = tarikh(&["check", "--select", "weekday-missmatch"], &[&wrong]);
    assert!(run.code == 2 && run.stderr.contains("'weekday-mismatch' is one"), "{}", run.stderr);
    let info = folder.write("info.txt", b"Today they left.");
    assert_eq!(tarikh(&["check"], &[&info]).code, 0, "a remark gives no 1");
    assert_eq!(tarikh(&["read"], &[&wrong]).code, 0, "read is done, whatever was found");
}

#[test]
fn the_words_around_a_persian_finding_are_persian() {
    let text = "پل در پنجشنبه ۲۶ بهمن ۱۳۶۷ بسته شد. شهر در شنبه ۲۵ شهریور ۱۳۵۷ ویران شد.";
    let run = with_stdin(&["check", "--show-verified", "-"], &[], text.as_bytes());
    let told =
        ["خطا\u{2069}[weekday-mismatch]", "راهنما\u{2069}: ", "نویسه‌های ۶–", "درست است\u{2069}[", "شنبه\u{2069}\n"];
    let missing: Vec<&str> = told.into_iter().filter(|word| !run.stdout.contains(word)).collect();
    assert!(missing.is_empty(), "{missing:?}: {}", run.stdout);
    let english = ["error", "help", "note:", "code points", "agrees", "Saturday"];
    assert!(!english.iter().any(|word| run.stdout.contains(word)), "{}", run.stdout);
    assert!(run.stderr.contains("۱ متن: ۱ خطا"), "{}", run.stderr);
}

#[test]
fn check_prints_what_agrees_when_asked() {
    let run = with_stdin(&["check", "--show-verified", "-"], &[], GOOD.as_bytes());
    assert!(run.stdout.contains("agrees[weekday-mismatch]: 15 February 1989 was a Wednesday"), "{}", run.stdout);
    let report = json(&with_stdin(&["check", "--output-format", "json"], &[], WRONG.as_bytes()).stdout);
    assert_eq!(report["schema"], "tarikh.diagnostics/1");
    assert_eq!(report["diagnostics"][0]["check"], "weekday-mismatch");
    let label = &report["diagnostics"][0]["labels"][0];
    assert!(label["start"].is_u64() && label["primary"].is_boolean() && label["prefix"].is_string());
}

#[test]
fn shells_and_man_learn_the_command_line() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = tarikh(&["completions", shell], &[]);
        assert!(run.code == 0 && run.stdout.contains("output-format"), "{shell}");
        // The others complete no values.
        let completes_values = !matches!(shell, "elvish" | "powershell");
        assert_eq!(run.stdout.contains("timelinejs"), completes_values, "{shell}");
    }
    let page = tarikh(&["man", "check"], &[]).stdout;
    for part in [".TH tarikh-check 1", ".SH EXAMPLES", "tarikh check account.txt", "sarif"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let folder = Folder::new("man");
    assert_eq!(tarikh(&["man", "-o", &folder.path("man1")], &[]).code, 0);
    for name in ["tarikh.1", "tarikh-read.1", "tarikh-completions.1"] {
        assert!(std::fs::metadata(folder.path(&format!("man1/{name}"))).is_ok(), "{name}");
    }
    assert_eq!(tarikh_in(&[("COLUMNS", "140")], &["man", "check"]).stdout, page, "whatever the terminal");
    assert_eq!(tarikh(&["man", "raed"], &[]).code, 2);
}

#[test]
fn a_table_fits_the_width() {
    let folder = Folder::new("width");
    let text =
        "They left on 26 Bahman 1367 (15 February 1989), after a long stay.\n\u{6f2}\u{6f6} \u{62f}\u{644}\u{648}.\n";
    let file = folder.write("a.txt", text.as_bytes());
    for width in [40, 50, 60, 72, 100, 200] {
        let run = tarikh_in(&[("COLUMNS", &width.to_string())], &["read", &file]);
        let seen = |line: &str| line.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).count();
        assert!(run.stdout.lines().all(|line| seen(line) <= width), "{width}:\n{}", run.stdout);
        assert!(run.stdout.contains("26 Bahman"), "{width}:\n{}", run.stdout);
        assert!(run.stdout.contains("15 February"), "{width}:\n{}", run.stdout);
    }
}

#[test]
fn chronologies_are_written_for_other_programs() {
    let folder = Folder::new("exports");
    let (one, two) = (folder.write("one.txt", GOOD.as_bytes()), folder.write("two.txt", WRONG.as_bytes()));
    let read = |format: &str, more: &[&str]| {
        let words = [&["read", "--format", format][..], more].concat();
        tarikh(&words, &[&one, &two])
    };
    assert!(
        read("csv", &[]).stdout.starts_with("id,date_text,calendar,edtf,earliest,latest,jdn_min,jdn_max,precision,")
    );
    assert!(read("csv", &["--bom"]).stdout.starts_with("\u{feff}id,"));
    assert!(read("markdown", &[]).stdout.contains("## What does not fit"));
    assert_eq!(json(&read("timelinejs", &[]).stdout)["events"].as_array().map(Vec::len), Some(3));
    assert_eq!(json(&read("jsonld", &[]).stdout)["@graph"][2]["startDate"], "1989-02-15");
    assert_eq!(json(&read("geojson", &[]).stdout)["type"], "FeatureCollection");
    let days = read("ics", &["--years", "2027..2028"]).stdout;
    assert_eq!(days.matches("DTSTART;VALUE=DATE:20270215\r\n").count(), 1, "both tell of one day");
    let written = read("ics", &["--written", "2019-02-15"]).stdout;
    assert!(written.contains("VALUE=DATE:20200215") && written.contains("VALUE=DATE:20290215"));
    assert!(written.contains("DTSTAMP:20190215T000000Z") && !written.contains("VALUE=DATE:2019"));
    for wrong in [&[][..], &["--written", "1864-05-01"], &["--years", "soon"]] {
        let run = read("ics", wrong);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains("--years"), "{}", run.stderr);
    }
    assert_eq!(read("csv", &["--years", "2027"]).code, 2);
    let out = folder.path("out");
    assert_eq!(read("brat", &[]).code, 2, "many texts want a folder");
    assert_eq!(read("brat", &["-o", &out]).code, 0);
    assert!(std::fs::read_to_string(folder.path("out/two.ann")).is_ok_and(|text| text.starts_with("T1\tDATE ")));
    assert_eq!(read("csv", &["-o", &out]).code, 0);
    assert!(std::fs::read_to_string(folder.path("out/one.csv")).is_ok_and(|text| text.lines().count() == 3));
}

#[test]
fn what_is_asked_for_and_cannot_be_is_said() {
    let folder = Folder::new("asked");
    let (one, two) = (folder.write("one.txt", GOOD.as_bytes()), folder.write("two.txt", GOOD.as_bytes()));
    let there = folder.write("there.txt", b"kept");
    let run = tarikh(&["tag"], &[&one, &two, "-o", &there]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("is a file; many inputs need a folder"), "{}", run.stderr);
    assert_eq!(std::fs::read(&there).expect("it is still there"), b"kept");
    let run = tarikh(&["tag", "--from", "timeml"], &[&one]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("there are no elements of timeml in the file"), "{}", run.stderr);
    assert!(!tarikh(&["tag"], &[&one]).stderr.contains("no elements"));
}

#[test]
fn check_reports_to_code_hosts() {
    let report = |kind: &str| with_stdin(&["check", "--output-format", kind], &[], WRONG.as_bytes()).stdout;
    let sarif = json(&report("sarif"));
    let run = &sarif["runs"][0];
    assert_eq!((&sarif["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"weekday-mismatch".into(), &"error".into()));
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("a number") as usize];
    assert_eq!(rule["id"], "weekday-mismatch");
    assert!(rule["help"]["markdown"].as_str().is_some_and(|page| page.starts_with("# weekday-mismatch")));
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["snippet"]["text"], "Thursday, 15 February 1989");
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&25.into(), &51.into()));
    assert!(
        report("github").starts_with("::error file=-,line=1,endLine=1,col=25,endColumn=51,title=weekday-mismatch::")
    );
    let gitlab = json(&report("gitlab"));
    assert_eq!(gitlab[0]["fingerprint"].as_str().map(str::len), Some(32));
    assert!(report("junit").contains("<failure type=\"error\" message=\"15 February 1989 was a Wednesday"));
    assert_eq!(json(&report("rdjson"))["diagnostics"][0]["severity"], "ERROR");
    let agrees = with_stdin(&["check", "--output-format", "sarif", "--show-verified"], &[], GOOD.as_bytes()).stdout;
    assert_eq!(json(&agrees)["runs"][0]["results"][0]["kind"], "pass");
}

#[test]
fn offsets_count_what_is_asked_for() {
    let text = "«پل» در 1989 گشوده شد. On 15 February 1989 it was crossed.";
    let run = |unit: &str| {
        let run = with_stdin(&["tag", "--lang", "en", "--format", "json", "--offsets", unit], &[], text.as_bytes());
        let whole = json(&run.stdout);
        assert_eq!(whole["unit"], unit);
        whole["timexes"].as_array().and_then(|times| times.last().cloned()).expect("a time")
    };
    let start = |unit: &str| run(unit)["start"].as_u64().expect("a number") as usize;
    let bytes = start("byte");
    assert_eq!(&text[bytes..bytes + 16], "15 February 1989");
    assert_eq!(start("codepoint"), text[..bytes].chars().count());
    assert_eq!(start("utf16"), text[..bytes].encode_utf16().count());
}

#[test]
fn same_bytes_for_any_number_of_jobs() {
    let folder = Folder::new("jobs");
    for number in 0..24 {
        let text =
            format!("It ended on {} February 1989. Three years later it fell.\n", number % 28 + 1).repeat(number + 1);
        folder.write(&format!("{:02}/text.txt", number), text.as_bytes());
    }
    folder.write("05/.hidden.txt", b"In 1812 it was hidden.");
    for format in ["table", "jsonl", "json"] {
        let one = tarikh(&["tag", "--format", format, "--jobs", "1"], &[&folder.path("")]);
        assert_eq!(one.code, 0, "{}", one.stderr);
        assert!(!one.stdout.contains("1812"));
        for jobs in ["2", "7"] {
            let many = tarikh(&["tag", "--format", format, "--jobs", jobs], &[&folder.path("")]);
            assert!(many.stdout == one.stdout && many.stderr == one.stderr, "{format} with {jobs} jobs");
        }
    }
    let one = tarikh(&["check", "--output-format", "json", "--jobs", "1"], &[&folder.path("")]);
    assert_eq!(tarikh(&["check", "--output-format", "json", "--jobs", "5"], &[&folder.path("")]).stdout, one.stdout);
}

#[test]
fn outputs_bear_the_names_of_their_inputs() {
    let folder = Folder::new("output");
    let (one, two) = (folder.write("in/one.txt", GOOD.as_bytes()), folder.write("in/below/two.txt", WRONG.as_bytes()));
    let out = folder.path("out");
    let run = tarikh(&["tag", "--format", "timeml", "-o", &out], &[&folder.path("in")]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    for name in ["out/one.tml", "out/below/two.tml"] {
        let text = std::fs::read_to_string(folder.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(text.contains("value=\"1989-02-15\">"), "{text}");
    }
    assert_eq!(tarikh(&["tag", "--format", "timeml"], &[&one, &two]).code, 2, "two documents are no document");
    let file = folder.path("one.jsonl");
    assert_eq!(tarikh(&["tag", "--format", "jsonl", "--output", &file], &[&one]).code, 0);
    assert_eq!(std::fs::read_to_string(file).map(|text| text.lines().count()).ok(), Some(2));
    let same = folder.write("other/one.txt", GOOD.as_bytes());
    let run = tarikh(&["tag", "-o", &out], &[&one, &same]);
    assert!(run.code == 2 && run.stderr.contains("would both be written"), "{}", run.stderr);
}

#[test]
fn the_date_of_writing_anchors_today() {
    let text = "They left today.";
    let times =
        |words: &[&str]| json(&with_stdin(words, &["--format", "json"], text.as_bytes()).stdout)["timexes"][0].clone();
    assert_eq!(times(&["tag"])["resolved"], "unanchored");
    for written in ["1989-02-15", "26 Bahman 1367", "15 February 1989"] {
        assert_eq!(times(&["tag", "--written", written])["value"], "1989-02-15", "{written}");
    }
    let run = with_stdin(&["tag", "--written", "3/4/1990"], &[], text.as_bytes());
    assert!(run.stderr.contains("it could be 1990-03-04"), "{}", run.stderr);
    for words in [&["tag", "--written", "never"][..], &["tag", "--lang", "xx"], &["tag", "--calendar", "mayan"]] {
        let run = with_stdin(words, &[], text.as_bytes());
        assert!(run.code == 2 && run.stdout.is_empty(), "{words:?}");
    }
}

#[test]
fn further_calendars_are_printed_when_asked() {
    let run = with_stdin(&["tag", "--calendar", "persian,islamic", "--format", "jsonl"], &[], GOOD.as_bytes());
    let first = json(run.stdout.lines().next().expect("a line"));
    assert_eq!(first["in"]["persian"], "26 Bahman 1367");
    assert_eq!(first["in"]["islamic"], "9 Rajab 1409");
    let run = with_stdin(&["read", "--calendar", "persian"], &[], GOOD.as_bytes());
    assert!(run.stdout.contains("26 Bahman 1367"), "{}", run.stdout);
}

#[test]
fn a_pack_is_loaded_from_a_folder() {
    let lang = concat!(env!("CARGO_MANIFEST_DIR"), "/../../lang/en");
    let run = with_stdin(&["tag", "--pack", lang, "--format", "jsonl"], &[], GOOD.as_bytes());
    assert_eq!((run.code, run.stdout.lines().count()), (0, 2), "{}", run.stderr);
    assert_eq!(run.stdout, with_stdin(&["tag", "--format", "jsonl"], &[], GOOD.as_bytes()).stdout);
    let run = with_stdin(&["tag", "--pack", "/nowhere"], &[], GOOD.as_bytes());
    assert!(run.code == 2 && run.stderr.contains("--pack /nowhere"), "{}", run.stderr);
}

#[test]
fn a_mistake_in_a_rule_of_a_folder_is_told_by_its_file_and_line() {
    let folder = Folder::new("broken-pack");
    folder.write("pack.toml", b"language = \"qaa\"\n");
    let rule = folder.write("rules/quorum.md", b"# quorum\n\n```rule\n\"quorum\" nosuchclass\n= ref(PAST)\n```\n");
    let run = with_stdin(&["tag", "--pack", &folder.path("")], &[], GOOD.as_bytes());
    assert_eq!(run.code, 2);
    let said = format!("--pack {rule}:4: no class, shape or definition is called 'nosuchclass'");
    assert!(run.stderr.contains(&said), "{}", run.stderr);
}

#[test]
fn read_prints_a_chronology_in_order_of_time() {
    let text = "The capital fell in 1992. The army had left on 26 Bahman 1367.";
    let run = with_stdin(&["read", "-"], &[], text.as_bytes());
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.find("26 Bahman 1367") < run.stdout.find("1992"), "{}", run.stdout);
    assert!(run.stderr.contains("2 times") && run.stderr.contains("date of writing: not known"), "{}", run.stderr);
    let whole = json(&with_stdin(&["read", "--format", "json"], &[], text.as_bytes()).stdout);
    assert_eq!(whole["schema"], "tarikh.chronology/1");
    assert_eq!(whole["events"][0]["when"]["edtf"], "1989-02-15");
    let run = tarikh(&["read"], &[&Folder::new("folder").path("")]);
    assert!(run.code == 2 && run.stderr.contains("is a folder"), "{}", run.stderr);
}

#[test]
fn pages_of_checks_are_printed() {
    let list = tarikh(&["rule"], &[]);
    assert!(list.code == 0 && list.stdout.lines().count() >= 11, "{}", list.stdout);
    for name in list.stdout.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = tarikh(&["rule", name], &[]);
        assert!(page.code == 0 && page.stdout.contains("Why it matters"), "{name}");
    }
    let run = tarikh(&["rule", "wekday-mismatch"], &[]);
    assert!(run.code == 2 && run.stderr.contains("did you mean 'weekday-mismatch'"), "{}", run.stderr);
}

#[test]
fn the_demo_finds_something_wrong_in_each_account() {
    let run = tarikh(&["demo"], &[]);
    assert_eq!(run.code, 0);
    for (account, check) in [
        ("gazette.txt", "weekday-mismatch"),
        ("almanac.txt", "calendar-mismatch"),
        ("almanac.txt", "duration-mismatch"),
        ("diary.md", "wrong-calendar-label"),
        ("diary.md", "elapsed-mismatch"),
    ] {
        let found = run.stdout.split("error[").any(|finding| finding.starts_with(check) && finding.contains(account));
        assert!(found, "{check} in {account}: {}", run.stdout);
    }
}

#[test]
fn dates_come_from_stdin_a_line_each() {
    let run = with_stdin(&["date", "-", "--format", "json"], &[], "26 دلو 1367\n\n14 October 1066\n".as_bytes());
    assert_eq!((run.code, run.stdout.lines().count()), (0, 2), "{}", run.stderr);
    let run = with_stdin(&["date", "-"], &[], b"nothing\n15 February 1989\n");
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("26 Bahman 1367") && run.stderr.contains("'nothing' cannot be read"), "{}", run.stderr);
}

#[test]
fn bounds_say_why_they_are_wide() {
    let ashura = tarikh(&["date"], &["10 Muharram 61 AH"]).stdout;
    assert!(ashura.contains("when the moon was seen"), "{ashura}");
    // The Ides of March, and a month of the sun: no moon has to do with them.
    for text in ["15 March 44 BC", "29 Aqrab 1301"] {
        let shown = tarikh(&["date"], &[text]).stdout;
        assert!(shown.contains("was not kept by this rule then") && !shown.contains("moon"), "{shown}");
    }
}

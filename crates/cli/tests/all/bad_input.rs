//! Input that no one would write by hand: a clear message, the exit code of the contract, the rest still read, no panic.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // runs the binary on files of its own

use crate::support::{Folder, tarikh};

/// Every command that reads texts, in a form for people and in one for machines.
const READERS: [&[&str]; 5] =
    [&["read"], &["read", "--format", "json"], &["check"], &["tag"], &["tag", "--format", "jsonl"]];

#[test]
fn an_empty_file_is_told_of_and_nothing_more() {
    let folder = Folder::new("empty");
    let file = folder.write("empty.txt", b"");
    for reader in READERS {
        let run = tarikh(reader, &[&file]);
        assert_eq!(run.code, 0, "{reader:?}: {}", run.stderr);
    }
    let run = tarikh(&["check", "--output-format", "concise"], &[&file]);
    assert!(run.stdout.contains("there is no text to read"), "{}", run.stdout);
}

#[test]
fn a_folder_without_a_text_is_told_of() {
    let folder = Folder::new("no-text");
    folder.write("pictures/a.png", b"x");
    for reader in ["check", "tag"] {
        let run = tarikh(&[reader], &[&folder.path("pictures")]);
        assert!(run.stderr.contains("pictures: holds no text"), "{reader}: {}", run.stderr);
    }
}

#[test]
fn an_output_is_of_the_form_that_its_ending_names() {
    let folder = Folder::new("endings");
    let file = folder.write("a.txt", b"It fell on 15 February 1989.");
    for (name, begins) in [("a.csv", "id,"), ("a.html", "<!doctype html>"), ("a.svg", "<svg "), ("a.out", "when ")] {
        let run = tarikh(&["read", "--output", &folder.path(name)], &[&file]);
        let written = std::fs::read_to_string(folder.path(name)).unwrap_or_default();
        assert!(run.code == 0 && written.starts_with(begins), "{name}: {}{written:.80}", run.stderr);
    }
    let asked = folder.path("b.csv");
    tarikh(&["read", "--format", "markdown", "--output", &asked], &[&file]);
    assert!(std::fs::read_to_string(asked).is_ok_and(|written| written.starts_with('#')), "what is asked for counts");
}

#[test]
fn what_goes_with_no_other_option_is_said() {
    let folder = Folder::new("pairs");
    let file = folder.write("a.txt", b"It fell in 1992.");
    let run = tarikh(&["read", "--explain", "e1", "--format", "json"], &[&file]);
    assert!(run.code == 2 && run.stderr.contains("--explain"), "{}", run.stderr);
    for (option, value) in [("--jobs", "-1"), ("--years", "-5..5")] {
        let run = tarikh(&["read", option, value, "--format", "ics"], &[&file]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains(option) && !run.stderr.contains("-- -"), "{}", run.stderr);
    }
}

#[test]
fn a_pack_that_is_no_toml_is_told_with_its_line() {
    let folder = Folder::new("pack");
    folder.write("pack/pack.toml", b"language = \"de\"\nbogus = [\n");
    let run = tarikh(&["tag", "--pack", &folder.path("pack")], &[&folder.write("a.txt", b"It fell in 1992.")]);
    assert!(run.code == 2 && run.stderr.contains("pack.toml") && run.stderr.contains("line 2"), "{}", run.stderr);
}

#[test]
fn a_text_without_words_is_of_no_language_and_nothing_is_said_of_it() {
    let folder = Folder::new("no-words");
    let run = tarikh(&["read"], &[&folder.write("empty.txt", b" \n")]);
    assert!(!run.stderr.contains("no pack for the language"), "{}", run.stderr);
}

#[test]
fn what_is_no_gold_is_said_and_not_counted() {
    let folder = Folder::new("no-gold");
    let words = folder.write("x.conllu", b"# text = It fell.\n1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n");
    for task in ["timex", "events", "relations"] {
        let run = tarikh(&["eval", "--task", task], &[&words]);
        assert!(run.code == 2 && run.stderr.contains("no TimeML"), "{task}: {}", run.stderr);
    }
    let text = folder.write("ev/t.txt", b"The general said that the war was over.");
    folder.write(
        "ev/t_anna.ann",
        b"T1\tCue 12 16\tsaid\nT2\tContent 17 9000\tthat\nE1\tAttribution:T1 Cue:T1 Content:T2\n",
    );
    let run = tarikh(&["eval", "--task", "attribution"], &[&text]);
    assert!(run.code == 2 && run.stderr.contains("T2 from 17 to 9000"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_told_to_stop_leaves_nothing_behind() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    let folder = Folder::new("stopped");
    let kept = folder.write("out.jsonl", b"precious");
    for signal in ["TERM", "INT"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tarikh"))
            .args(["tag", "-", "--format", "jsonl", "-o", &kept])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary was built for this test");
        let listed = || -> Vec<String> {
            let entries = std::fs::read_dir(folder.path("")).expect("it is there");
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        };
        let begun = Instant::now();
        while listed().len() < 2 && begun.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(listed().len(), 2, "it has begun to write");
        let told = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status();
        assert!(told.is_ok_and(|status| status.success()));
        let code = child.wait().expect("it ends").code();
        assert!(matches!(code, Some(130 | 143)), "{code:?}");
        assert_eq!(listed(), ["out.jsonl"]);
        assert_eq!(std::fs::read(&kept).expect("it is there"), b"precious");
    }
}

#[test]
fn a_binary_file_and_a_missing_one_among_many_leave_the_rest() {
    let folder = Folder::new("binary");
    let good = folder.write("good.txt", b"The last column left on 15 February 1989.");
    let picture = folder.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    let missing = folder.path("missing.txt");
    for reader in READERS {
        let run = tarikh(reader, &[&missing, &picture, &good]);
        assert_eq!(run.code, 2, "{reader:?}");
        assert!(run.stdout.contains("15 February 1989") || reader[0] == "check", "{reader:?}: {}", run.stdout);
        assert!(run.stderr.contains("missing.txt: there is no such file"), "{}", run.stderr);
        assert!(run.stderr.contains("picture.txt: not a text file"), "{}", run.stderr);
    }
    let wrong = folder.write("wrong.txt", b"It was Thursday, 15 February 1989.");
    let run = tarikh(&["check"], &[&missing, &wrong]);
    assert_eq!(run.code, 2, "an unreadable input wins over a finding");
    assert!(run.stdout.contains("weekday-mismatch"), "{}", run.stdout);
}

#[test]
fn bytes_that_are_no_utf_8_are_read_all_the_same() {
    let folder = Folder::new("bytes");
    let file = folder.write("mixed.txt", b"In 1989 \xff\xfe\x80 the war ended, on 15 February. Caf\xe9.");
    for reader in READERS {
        let run = tarikh(reader, &[&file]);
        assert_eq!(run.code, 0, "{reader:?}: {}", run.stderr);
    }
    assert!(tarikh(&["tag"], &[&file]).stdout.contains("1989"));
}

#[test]
fn a_million_digits_in_a_row() {
    let folder = Folder::new("digits");
    let mut text = b"In 1989 it ended. ".to_vec();
    text.resize(1_000_000, b'7');
    text.extend(b" In 1992 it fell.");
    let file = folder.write("digits.txt", &text);
    for reader in READERS {
        let run = tarikh(reader, &[&file]);
        assert_eq!(run.code, 0, "{reader:?}: {}", run.stderr);
        assert!(run.stdout.contains("1992") || reader[0] == "check", "{reader:?}");
    }
    let digits = "7".repeat(100_000);
    assert_eq!(tarikh(&["date"], &[&digits]).code, 2);
}

#[test]
fn a_line_of_a_million_characters() {
    let folder = Folder::new("line");
    let file = folder.write("line.txt", "and then in 1989 ".repeat(60_000).as_bytes());
    let run = tarikh(&["tag", "--format", "jsonl"], &[&file]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stdout.lines().count(), 60_000);
}

#[test]
fn ten_thousand_nested_tags() {
    let folder = Folder::new("nested");
    for tag in ["div", "table", "b", "blockquote"] {
        let (open, close) = (format!("<{tag}>").repeat(10_000), format!("</{tag}>").repeat(10_000));
        let page = format!("<html><body><p>It ended in 1989.</p>{open}It fell in 1992.{close}</body></html>");
        let file = folder.write(&format!("{tag}.html"), page.as_bytes());
        for reader in READERS {
            let run = tarikh(reader, &[&file]);
            assert_eq!(run.code, 0, "{tag} {reader:?}: {}", run.stderr);
        }
    }
    let quotes = format!("{}It ended in 1989.", "> ".repeat(10_000));
    let file = folder.write("quotes.md", quotes.as_bytes());
    assert_eq!(tarikh(&["read"], &[&file]).code, 0);
}

#[test]
fn years_beyond_every_calendar() {
    let folder = Folder::new("years");
    let text = "In the year 999999999 it ends. On 15 February 999999999, on 26 Bahman 999999999, in 999999999 BC, \
                999999999 years ago and 99999999999999999999 years later. On 0 January 0, in the 999999999th century.";
    let file = folder.write("years.txt", text.as_bytes());
    for reader in READERS {
        let run = tarikh(reader, &[&file]);
        assert!(run.code <= 1 && (run.code == 0 || reader[0] == "check"), "{reader:?}: {}", run.stderr);
    }
    for date in ["Y999999999", "15 February 999999999", "1 Nisan 999999999", "999999999-01-01", "-999999999-01-01"] {
        let run = tarikh(&["date"], &[date]);
        assert!(run.code == 0 || run.code == 2 && run.stderr.starts_with("tarikh: "), "{date}: {}", run.stderr);
    }
}

#[test]
fn characters_that_turn_lines_or_move_the_cursor_are_shown_harmless() {
    let folder = Folder::new("harmless");
    let file = folder.write("evil.txt", "On Thursday,\u{202e} 15 February 1989\u{1b}[2J it ended.".as_bytes());
    for reader in [&["read"][..], &["check"], &["tag"]] {
        let run = tarikh(reader, &[&file]);
        assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "{reader:?}: {:?}", run.stdout);
    }
}

#[test]
fn a_document_over_64_mib_is_refused_by_read_and_check_and_tagged_in_pieces() {
    let folder = Folder::new("large");
    let paragraph = "The last column left on 15 February 1989, and nothing more was said of it.\n\n";
    let paragraph = format!("{}{paragraph}", "No time is told here at all, only words. ".repeat(2000));
    let text = paragraph.repeat((65 << 20) / paragraph.len() + 1);
    let file = folder.write("large.txt", text.as_bytes());
    let small = folder.write("small.txt", b"It fell in 1992.");
    for reader in [&["read"][..], &["check"]] {
        let run = tarikh(reader, &[&file, &small]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("large.txt: larger than 64 MiB"), "{}", run.stderr);
    }
    assert!(tarikh(&["read"], &[&file, &small]).stdout.contains("1992"));
    let run = tarikh(&["tag", "--format", "jsonl"], &[&file]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let last = run.stdout.lines().last().expect("times were found");
    let last: serde_json::Value = serde_json::from_str(last).expect("a line is an object");
    assert_eq!(run.stdout.lines().count(), text.len() / paragraph.len());
    let (start, end) = (last["start"].as_u64().expect("a number"), last["end"].as_u64().expect("a number"));
    assert_eq!(&text[start as usize..end as usize], "15 February 1989");
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_told_of_and_the_rest_read() {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let folder = Folder::new("rights");
    folder.write("open/good.txt", b"It fell in 1992.");
    folder.write("open/closed/secret.txt", b"It fell in 1993.");
    let closed = folder.path("open/closed");
    fs::set_permissions(&closed, Permissions::from_mode(0o000)).expect("it is ours");
    // A root may read everything: the binary is run as nobody then.
    let is_root = fs::metadata("/proc/self").map(|found| found.uid()).unwrap_or(1) == 0;
    let binary = folder.path("tarikh");
    fs::copy(env!("CARGO_BIN_EXE_tarikh"), &binary).expect("it can be copied");
    let mut command = std::process::Command::new(&binary);
    command.args(["tag", "--format", "jsonl", &folder.path("open")]);
    if is_root {
        command.uid(65534).gid(65534);
    }
    let outcome = command.output();
    fs::set_permissions(&closed, Permissions::from_mode(0o755)).expect("it is ours");
    let output = match outcome {
        Ok(output) => output,
        Err(error) => {
            eprintln!("SKIPPED: cannot run as another user than root: {error}");
            return;
        }
    };
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(2), "{stdout} {stderr}");
    assert!(stderr.contains("closed: may not be read"), "{stderr}");
    assert!(stdout.contains("1992") && !stdout.contains("1993"), "{stdout}");
}

#[cfg(unix)]
#[test]
fn nobody_reading_the_output_is_no_error() {
    use std::io::Read;
    use std::process::{Command, Stdio};

    let folder = Folder::new("pipe");
    let file = folder.write("long.txt", "It ended in 1989.\n".repeat(50_000).as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarikh"))
        .args(["tag", "--format", "jsonl", &file])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built for this test");
    let mut beginning = [0; 10];
    child.stdout.take().expect("it is piped").read_exact(&mut beginning).expect("something is printed");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn no_input_is_written_over() {
    let folder = Folder::new("over");
    let text = b"The last column left on 15 February 1989.";
    let file = folder.write("a.txt", text);
    let beside = folder.path("b.txt");
    std::fs::hard_link(&file, &beside).expect("a folder takes links");
    for reader in READERS {
        for place in [&file, &beside] {
            let run = tarikh(reader, &[&file, "-o", place]);
            assert_eq!(run.code, 2, "{reader:?}: {}", run.stderr);
            assert!(run.stderr.contains("is the input"), "{}", run.stderr);
            assert_eq!(std::fs::read(&file).expect("it is still there"), text);
        }
    }
    let all = folder.path("");
    assert_eq!(tarikh(&["read"], &[&file, "-o", &all]).code, 2, "a.txt in the folder is the input");
    assert_eq!(std::fs::read(&file).expect("it is still there"), text);
}

#[test]
fn a_run_that_fails_leaves_what_was_written_before() {
    let folder = Folder::new("before");
    let file = folder.write("a.txt", b"The last column left on 15 February 1989.");
    let out = folder.write("out.txt", b"kept");
    let run = tarikh(&["read", "--explain", "e99"], &[&file, "-o", &out]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert_eq!(std::fs::read(&out).expect("it is still there"), b"kept");
    assert_eq!(tarikh(&["read"], &[&file, "-o", &out]).code, 0);
    assert!(std::fs::read_to_string(&out).expect("it is text").contains("15 February 1989"));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_passed_by() {
    let folder = Folder::new("pipe");
    folder.write("a.txt", b"The last column left on 15 February 1989.");
    let made = std::process::Command::new("mkfifo").arg(folder.path("p.txt")).status();
    if made.is_ok_and(|made| made.success()) {
        let run = tarikh(&["check"], &[&folder.path("")]);
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused_as_an_option() {
    let folder = Folder::new("reversed");
    let file = folder.write("account.txt", b"The town fell in May.");
    for option in ["--about", "--written"] {
        let run = tarikh(&["read", option, "1990/1980"], &[&file]);
        assert_eq!(run.code, 2, "{option}");
        assert!(run.stderr.contains("ends before it begins"), "{}", run.stderr);
    }
}

#[test]
fn a_text_about_several_years_gives_no_bare_day_one_of_them() {
    let folder = Folder::new("about");
    let file = folder.write("account.txt", b"The war began on 3 May. The king died in March.");
    let run = tarikh(&["tag", "--about", "1980/1983", "--format", "jsonl", "--explain"], &[&file]);
    assert!(run.stdout.contains(r#""earliest":"1980-05-03","latest":"1983-05-03""#), "{}", run.stdout);
    assert!(run.stdout.contains("one of the years the text is said to be about"), "{}", run.stdout);
    let run = tarikh(&["tag", "--about", "1980", "--explain"], &[&file]);
    assert!(run.stdout.contains("the year the text is said to be about"), "{}", run.stdout);
    assert!(!run.stdout.contains("the date of writing"), "{}", run.stdout);
}

#[test]
fn days_that_no_month_has_are_found_in_a_text() {
    let folder = Folder::new("impossible");
    let text = b"Paris fell on 32 May 1990.\nThe town fell on 0 May 1990.\nThe fort fell on 45/2/1990.\n\
        The gate fell on 13/13/1990.\nIt fell on 31 April 1990.\n";
    let file = folder.write("account.txt", text);
    let run = tarikh(&["check", "--output-format", "concise"], &[&file]);
    assert_eq!(run.stdout.matches("impossible-date").count(), 5, "{}", run.stdout);
}

//! All that is made of one text says the same of each time: a day that is kept every year too.

use crate::support::{Folder, tarikh};

/// A heading names the day, "this day" is kept, and the text tells the whole date of it.
const TEXT: &str = "The army left Kabul on 15 February 1989.\n\nThe Meaning of 26 Bahman\n\n\
    26 Bahman stands for the withdrawal. In Kabul this day is commemorated annually by several groups.\n";

fn read(folder: &Folder, format: &str) -> String {
    let path = folder.write("a.txt", TEXT.as_bytes());
    let run = tarikh(&["read", &path, "--format", format], &[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

/// The value of each time that TimeML marks, by its words.
fn in_timeml(timeml: &str) -> Vec<(String, String)> {
    let value = |tag: &str| Some(tag.split_once(" value=\"")?.1.split_once('"')?.0.to_owned());
    let words = |tag: &str| Some(tag.split_once('>')?.1.split_once('<')?.0.to_owned());
    let tags = timeml.split("<TIMEX3 tid=\"t").skip(1);
    tags.filter_map(|tag| Some((words(tag)?, value(tag)?))).collect()
}

#[test]
fn a_day_kept_every_year_has_one_value_in_all_that_is_made_of_its_text() {
    let folder = Folder::new("one-reading");
    let json: serde_json::Value = serde_json::from_str(&read(&folder, "json")).expect("it is JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let times = json["timexes"].as_array().expect("times").clone();
    let in_json: Vec<(String, String)> = times.iter().map(|one| (text(&one["text"]), text(&one["value"]))).collect();
    let day = |words: &str| (words.to_owned(), "1989-02-15".to_owned());
    let expected = [day("15 February 1989"), day("26 Bahman"), day("26 Bahman"), day("this day")];
    assert_eq!(in_json[..4], expected);
    // What comes again stands beside the value.
    assert_eq!(times[3]["recurs"], serde_json::json!({ "calendar": "persian", "month": 11, "day": 26 }));
    assert_eq!(in_timeml(&read(&folder, "timeml"))[..4], expected);
    let tagged = tarikh(&["tag", &folder.path("a.txt"), "--format", "timeml"], &[]);
    assert_eq!(in_timeml(&tagged.stdout)[..4], expected);
    assert_eq!(read(&folder, "brat").matches("value 1989-02-15 edtf 1989-02-15").count(), 4);
    // The page says the day it was, and that it is kept.
    let page = read(&folder, "html");
    let rows = page.lines().filter(|line| line.starts_with("<tr id=\"t"));
    let rows: Vec<&str> = rows.filter(|row| row.contains("<code>1989-02-15</code>")).collect();
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(rows[3].contains("26 Bahman 1367, every 26 Bahman"), "{}", rows[3]);
}

#[test]
fn a_gregorian_day_kept_every_year_says_so_beside_its_value() {
    let folder = Folder::new("one-reading-gregorian");
    let path = folder.write(
        "b.txt",
        b"The bridge was opened on 10 August 1920. Its opening has been celebrated annually on 10 August.",
    );
    let run = |format: &str| tarikh(&["read", &path, "--format", format], &[]).stdout;
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("it is JSON");
    let kept = &json["timexes"][2];
    let value = kept["value"].as_str().expect("it has a value");
    assert_eq!((&kept["text"], &value[4..]), (&"10 August".into(), "-08-10"));
    assert_eq!(kept["recurs"], serde_json::json!({ "calendar": "gregorian", "month": 8, "day": 10 }));
    assert!(run("timeml").contains(&format!("value=\"{value}\"")) && run("brat").contains(&format!("value {value}")));
}

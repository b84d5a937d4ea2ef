//! Figures against gold are counted as the scorers of the field count them.

use tarikh::{Options, eval};

fn evaluated(files: &[&str]) -> eval::TimexEval {
    let mut evaluation = eval::TimexEval::default();
    for (index, file) in files.iter().enumerate() {
        let name = format!("{index}.tml");
        eval::eval_timex(&Options::default(), &mut evaluation, &name, file.as_bytes()).expect("it is text");
    }
    evaluation
}

#[test]
fn every_kind_of_miss_is_told() {
    let evaluation = evaluated(&[
        "<TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1989-02-16\">1989</TIMEX3></DCT><TEXT>On <TIMEX3 tid=\"t1\" \
         type=\"DATE\" value=\"1989-02-15\">Wednesday, 15 February 1989</TIMEX3> R&amp;D ended, <TIMEX3 tid=\"t2\" \
         type=\"DATE\" value=\"1988-04-15\">14 April 1988</TIMEX3> was signed, <TIMEX3 tid=\"t3\" type=\"SET\" \
         value=\"1979\">1979</TIMEX3> began, the <TIMEX3 tid=\"t4\" type=\"DATE\" value=\"1990\">morrow of it \
         all</TIMEX3> came<TIMEX3 tid=\"t5\" type=\"DATE\" value=\"1992\"> </TIMEX3>, and then 28 April 1992.</TEXT></TimeML>",
    ]);
    let told: Vec<(eval::Kind, &str)> = evaluation.misses.iter().map(|miss| (miss.kind, miss.text.as_str())).collect();
    let expected = [
        (eval::Kind::Value, "14 April 1988"),
        (eval::Kind::Type, "1979"),
        (eval::Kind::Missed, "morrow of it all"),
        (eval::Kind::Spurious, "28 April 1992"),
    ];
    assert_eq!(told, expected);
    let counts = &evaluation.counts;
    assert_eq!((counts.gold, counts.system, counts.strict, counts.relaxed), (4, 4, 3, 3));
    assert_eq!((counts.kind, counts.value), (2, 2));
    assert_eq!(
        evaluation.misses[0].ctx,
        " Wednesday, 15 February 1989 R&D ended, [14 April 1988] was signed, 1979 began, the m"
    );
}

#[test]
fn blanks_do_not_part_extents_and_nesting_is_paired_once() {
    let evaluation = evaluated(&[
        "<TEXT><TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1989-02\">\nFebruary\n1989 </TIMEX3> it ended.</TEXT>",
        "<TEXT><TIMEX3 type=\"DURATION\" value=\"P1D\">the day of <TIMEX3 type=\"DATE\" value=\"1989-02-15\">15 February \
         1989</TIMEX3></TIMEX3> ended.</TEXT>",
    ]);
    let counts = &evaluation.counts;
    assert_eq!((counts.documents, counts.gold, counts.system), (2, 3, 2));
    assert_eq!((counts.strict, counts.relaxed, counts.value), (2, 2, 2));
}

#[test]
fn the_object_has_the_promised_keys() {
    let evaluation = evaluated(&["<TEXT><TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1989\">1989</TIMEX3></TEXT>"]);
    assert_eq!(
        evaluation.json(),
        "{\"task\":\"timex\",\"documents\":1,\"gold\":1,\"system\":1,\"strict\":{\"p\":100.0,\"r\":100.0,\"f1\":100.0},\
         \"relaxed\":{\"p\":100.0,\"r\":100.0,\"f1\":100.0},\"type\":{\"p\":100.0,\"r\":100.0,\"f1\":100.0},\
         \"value\":{\"p\":100.0,\"r\":100.0,\"f1\":100.0}}"
    );
    assert!(evaluation.table().contains("value     100.00  100.00  100.00"), "{}", evaluation.table());
}

#[test]
fn hostile_gold_is_counted_without_harm() {
    let opened = "<TIMEX3 type=\"DATE\" value=\"1989\">".repeat(20_000);
    let evaluation = evaluated(&["", &format!("<TEXT>{opened}1989{}</TEXT>", "</TIMEX3>".repeat(20_000))]);
    assert_eq!((evaluation.counts.gold, evaluation.counts.strict), (20_000, 1));
}

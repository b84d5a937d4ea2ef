//! A drawing on paper and on a phone: where it is cut, how large it is, what its labels have room for.

use tarikh::source::{DocumentId, read};
use tarikh::{Chronology, Options};

fn told(text: &str) -> Chronology {
    let account = read(DocumentId(0), "account.txt", text.as_bytes(), None);
    tarikh::read(vec![account.document().expect("it is text")], &Options::default())
}

#[test]
fn a_drawing_for_which_a_first_sheet_has_no_room_is_cut_between_its_rows() {
    let many: String =
        (1..=28).map(|day| format!("On {day} May 1851 the guild of Lemburg elected a master. ")).collect();
    let page = page::html(&told(&many));
    let (drawing, _) = page
        .split_once("<div class=\"tl-rows\">")
        .and_then(|(_, rest)| rest.split_once("</div>"))
        .expect("it is there");
    // Each part begins where the one before ends.
    let boxes = drawing.split("viewBox=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let numbers = |one: &str| one.split(' ').filter_map(|number| number.parse::<i64>().ok()).nth(1);
    let heights: Vec<(i64, i64)> = boxes
        .map(|one| {
            (
                numbers(one).expect("its top"),
                one.rsplit(' ').next().and_then(|high| high.parse().ok()).expect("its height"),
            )
        })
        .collect();
    assert!(heights.len() > 6 && heights.windows(2).all(|pair| pair[0].0 + pair[0].1 == pair[1].0), "{heights:?}");
    assert!(heights.iter().all(|(_, high)| *high < 240), "{heights:?}");
    // Each row is whole in one of them.
    let rows: Vec<usize> =
        drawing.split("<svg ").skip(1).map(|part| part.matches("class=\"tl-item\"").count()).collect();
    assert_eq!(rows.iter().sum::<usize>(), 28, "{rows:?}");
    assert_eq!(
        page.split("<div class=\"tl-head\">")
            .nth(1)
            .map(|rest| rest.split("</div>").next().is_some_and(|head| head.contains("tl-tick"))),
        Some(true)
    );
}

#[test]
fn a_drawing_is_a_little_smaller_where_the_first_sheet_then_has_room_for_all_of_it() {
    let printed = |count: usize| {
        let day =
            |at: usize| format!("On {} {} 1851 Lemburg elected a master. ", at % 28 + 1, ["May", "June"][at / 28]);
        let page = page::html(&told(&(0..count).map(day).collect::<String>()));
        let attributes = page.split("<section id=\"timeline\" ").nth(1).unwrap_or_default();
        let class = attributes.strip_prefix("class=\"").and_then(|rest| rest.split('"').next());
        class.unwrap_or_default().to_owned()
    };
    let mut sizes: Vec<String> = (16..=48).step_by(2).map(printed).collect();
    sizes.dedup();
    assert_eq!(sizes, ["", "fit-95", "fit-90", "fit-85", "fit-80", ""]);
}

#[test]
fn a_phone_has_a_drawing_of_its_own_width_whose_labels_are_whole() {
    let text = "On 11 May 1931 the workers of the Harlan mill laid down their tools and went home through the rain. \
        On 2 June 1931 the owners and the committee signed an agreement in the old town hall at Lemburg.";
    let page = page::html(&told(text));
    let narrow =
        page.split("<div class=\"narrow\">").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("it is there");
    assert!(narrow.contains("viewBox=\"0 0 340 ") && !narrow.contains("#tl-") && !narrow.contains('…'), "{narrow}");
    let places = narrow
        .split("<text class=\"tl-label\" x=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
    assert!(places.into_iter().all(|place| (0.0..340.0).contains(&place)), "{narrow}");
}

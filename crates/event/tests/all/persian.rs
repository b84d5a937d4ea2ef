//! Lines of Persian, of which no grammar is read: clauses with their times.

use event::events;
use source::{DocumentId, read, sentences};
use timex::{Context, Domain, Finder, Pack, tag};

#[track_caller]
fn told(text: &str, wanted: &[(&str, Option<&str>)]) {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("fa").expect("it is compiled in"), Domain::Narrative);
    let timexes = tag(&mut finder, &Context::default(), &document);
    let events = events(&document, &sentences(&document), &timexes);
    let rows = events.iter().filter(|event| event.chronicle).map(|event| {
        let time = event.when.map(|when| timexes[when.time.0 as usize].span.of(&document.text));
        (event.label.as_str(), time)
    });
    assert_eq!(rows.collect::<Vec<_>>(), wanted, "{text}");
}

#[test]
fn two_hours_of_one_day_are_two_times() {
    told(
        "باران در ۹ شهریور ۱۳۴۷ ساعت ۶ صبح آمد و دو ساعت بعد بند آمد.",
        &[("باران آمد", Some("۹ شهریور ۱۳۴۷ ساعت ۶ صبح")), ("بند آمد", Some("دو ساعت بعد"))],
    );
}

#[test]
fn a_day_at_the_head_is_left_off_the_line_and_what_would_have_been_has_none() {
    told(
        "روز ۲ تیر ۱۲۸۷ ساعت شش صبح سربازان میدان را گرفتند. اگر دولت ایستاده بود، شهر ویران می‌شد.",
        &[("سربازان میدان را گرفتند", Some("روز ۲ تیر ۱۲۸۷ ساعت شش صبح"))],
    );
}

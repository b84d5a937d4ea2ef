//! Accounts of a sentence or two, told as lines.

use entity::Read;
use event::{Account, Relation, When, chronicle};
use source::{DocumentId, paragraphs, read};
use timex::{Context, Domain, Finder, Pack, Timex, tag};

/// Returns the dated lines of an account as `time: line`, the others as lines, in reading order; how it is told that is not told as
/// having happened stands behind in brackets.
pub fn lines(text: &str) -> Vec<String> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::Narrative);
    let timexes = tag(&mut finder, &Context::default(), &document);
    let sentences = syntax::Syntax::english().reader().parse_within(&document.text, &paragraphs(&document));
    let times: Vec<source::Span> = timexes.iter().filter(|timex| !timex.named).map(|timex| timex.span).collect();
    let Read { entities, standing } = entity::read(&document, &sentences, &times);
    let account = Account {
        document: &document,
        sentences: &sentences,
        timexes: &timexes,
        entities: &entities,
        attributions: &[],
        standing: &standing,
    };
    let words = |when: When| {
        let timex: &Timex = &timexes[when.time.0 as usize];
        let later = match when.relation {
            Relation::From => " or later",
            Relation::Told => " or later, as told",
            _other => "",
        };
        let between = when.until.filter(|_| when.relation == Relation::Within);
        let until = between.map(|until| timexes[until.0 as usize].span.of(&document.text));
        let until = until.map_or(String::new(), |until| format!("–{until}"));
        timex.span.of(&document.text).to_owned() + &until + later
    };
    let told = chronicle(&account).events.into_iter().filter(|event| event.chronicle);
    told.map(|event| {
        let how = event.modality.map_or(String::new(), |how| format!(" ({})", how.as_str()));
        match event.when {
            Some(when) => format!("{}: {}{how}", words(when), event.label),
            None => event.label + &how,
        }
    })
    .collect()
}

/// Says that an account is told as these lines.
#[track_caller]
pub fn told(text: &str, wanted: &[&str]) {
    assert_eq!(lines(text), wanted, "{text}");
}

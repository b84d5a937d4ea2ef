//! An account of a sentence or two, read as far as its events need.

use entity::Read;
use event::Account;
use source::{DocumentId, paragraphs, read};
use timex::{Context, Domain, Finder, Pack, tag};

/// Reads an account and gives what `told` makes of it.
pub fn of<R>(text: &str, told: impl FnOnce(&Account<'_>) -> R) -> R {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::Narrative);
    let timexes = tag(&mut finder, &Context::default(), &document);
    let sentences = syntax::Syntax::english().reader().parse_within(&document.text, &paragraphs(&document));
    let times: Vec<source::Span> = timexes.iter().filter(|timex| !timex.named).map(|timex| timex.span).collect();
    let Read { entities, standing } = entity::read(&document, &sentences, &times);
    told(&Account {
        document: &document,
        sentences: &sentences,
        timexes: &timexes,
        entities: &entities,
        attributions: &[],
        standing: &standing,
    })
}

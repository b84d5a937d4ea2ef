//! Reads an English account as far as the checks want it.

use check::Understanding;
use entity::Entity;
use event::{Account, Chronicle, chronicle};
use source::{Document, Span, paragraphs};
use syntax::{Sentence, Syntax};
use timex::Timex;
use voice::{Attribution, attributions};

/// What was understood of an account.
pub struct Read {
    sentences: Vec<Sentence<'static>>,
    entities: Vec<Entity>,
    attributions: Vec<Attribution>,
    told: Chronicle,
}

impl Read {
    /// Reads a document whose times are known.
    pub fn of(document: &Document, timexes: &[Timex]) -> Read {
        // Nobody parses other languages.
        let sentences = match document.language.0 {
            "en" | "und" => Syntax::english().reader().parse_within(&document.text, &paragraphs(document)),
            _other => Vec::new(),
        };
        let times: Vec<Span> = timexes.iter().filter(|timex| !timex.named).map(|timex| timex.span).collect();
        let entity::Read { entities, standing } = entity::read(document, &sentences, &times);
        let attributions = attributions(document, &sentences, voice::Guideline::Narrative);
        let account = Account {
            document,
            sentences: &sentences,
            timexes,
            entities: &entities,
            attributions: &attributions,
            standing: &standing,
        };
        let told = chronicle(&account);
        Read { sentences, entities, attributions, told }
    }

    /// Returns what the checks look at.
    pub fn told(&self) -> Understanding<'_> {
        Understanding {
            sentences: &self.sentences,
            entities: &self.entities,
            attributions: &self.attributions,
            events: &self.told.events,
            relations: &self.told.relations,
        }
    }
}

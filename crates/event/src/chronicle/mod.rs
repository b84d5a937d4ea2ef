//! The chronicle of an account whose sentences are read as trees: its events with their lines, times and participants, and
//! what they are to one another.

mod again;
mod apart;
mod because;
mod belongs;
mod beside;
mod bounds;
mod causes;
mod claims;
mod dating;
mod deeds;
mod document;
mod doer;
mod earlier;
mod effect;
mod explain;
mod followed;
mod fragment;
mod grammar;
mod happening;
mod kept;
mod kind;
mod label;
mod left;
mod line;
mod listed;
mod lives;
mod modality;
mod named;
mod occasion;
mod offices;
mod one;
mod past;
mod place;
mod predicate;
mod reading;
mod reign;
mod roles;
mod senses;
mod sentence;
mod sequence;
mod shared;
mod subject;
mod telling;
mod tied;
mod toll;
mod topic;
mod tree;
mod unsaid;
mod witness;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use entity::{Entity, Kind, Standing};
use source::{Document, Reached, Watch, unwatched};
use syntax::Sentence;
use timex::Timex;
use voice::Attribution;

use crate::between::EventRelation;
use crate::event::{Event, EventId};
use crate::mention::mentions_watched;
use sentence::Told;

pub use explain::explain;

/// What an account tells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chronicle {
    /// Its events, in reading order.
    pub events: Vec<Event>,
    /// What they are to one another, in reading order.
    pub relations: Vec<EventRelation>,
}

/// An account, read as far as its events.
#[derive(Clone, Copy, Debug)]
pub struct Account<'d> {
    /// The account.
    pub document: &'d Document,
    /// Its sentences, in order.
    pub sentences: &'d [Sentence<'d>],
    /// Its times, in order.
    pub timexes: &'d [Timex],
    /// Whom and what it speaks of.
    pub entities: &'d [Entity],
    /// Who says what in it.
    pub attributions: &'d [Attribution],
    /// What its pronouns stand for that has no name.
    pub standing: &'d [Standing],
}

/// Returns the chronicle of an account.
///
/// Every event of TimeML's guideline is there; `chronicle` says which belong in a chronology.
///
/// ```
/// use event::{Account, chronicle};
/// use source::{DocumentId, paragraphs, read};
/// use timex::{Context, Domain, Finder, Pack, tag};
///
/// let text = "After a short siege the emperor surrendered on 2 September 1870, which led to the fall of his house.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
/// let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::Narrative);
/// let timexes = tag(&mut finder, &Context::default(), &document);
/// let sentences = syntax::Syntax::english().reader().parse_within(&document.text, &paragraphs(&document));
/// let account =
///     Account { document: &document, sentences: &sentences, timexes: &timexes, entities: &[], attributions: &[], standing: &[] };
/// let told = chronicle(&account);
/// let line = told.events.iter().find(|event| event.when.is_some()).map(|event| event.label.as_str());
/// assert_eq!(line, Some("After a short siege the emperor surrendered"));
/// ```
pub fn chronicle(account: &Account<'_>) -> Chronicle {
    // Nobody stops it.
    chronicle_watched(account, &mut unwatched).continue_value().unwrap_or_default()
}

/// So many sentences are read together.
const TOGETHER: usize = 16;

/// Does the same, and tells somebody how far it is: every sentence is looked at twice.
pub fn chronicle_watched(account: &Account<'_>, watch: &mut Watch<'_>) -> ControlFlow<(), Chronicle> {
    let all = account.sentences.len();
    let mut half = |reached: Reached| watch(Reached { all: reached.all * 2, ..reached });
    let mentions = mentions_watched(&account.document.text, account.sentences, account.timexes, &mut half)?;
    let mut told = Told::new(account);
    let mut next = 0;
    let mut index = 0;
    for sentences in account.sentences.chunks(TOGETHER) {
        for (sentence, read) in sentences.iter().zip(told.read(sentences)) {
            watch(Reached { done: all + index, all: all * 2 })?;
            let first = next;
            next += mentions[first..].iter().take_while(|mention| mention.sentence == index).count();
            told.sentence(sentence, read, &mentions[first..next]);
            index += 1;
        }
    }
    told.tell_lives();
    told.bound();
    ControlFlow::Continue(in_reading_order(told))
}

/// Closes a quotation right behind its last word: who said it stood between the comma and the rest.
fn closed(label: String) -> String {
    let Some(close) = label.chars().last().filter(|last| ['"', '”'].contains(last)) else { return label };
    let said = label.trim_end_matches(close);
    let bare = said.trim_end_matches([' ', ',']);
    let is_opened = bare.contains(['"', '“']);
    if is_opened && bare.len() < said.len() { format!("{bare}{close}") } else { label }
}

/// What a pronoun stands for is what the noun says that was told before: "they" of "two companies" are an organisation.
fn name_what_pronouns_stand_for(text: &str, events: &mut [Event]) {
    let mut nouns: BTreeMap<String, Kind> = BTreeMap::new();
    for one in events.iter().flat_map(|event| &event.participants) {
        let Some(noun) = one.noun else { continue };
        let said = one.span.of(text).to_lowercase();
        // It is named again without its article.
        nouns.extend(said.split_once(' ').map(|(_, behind)| (behind.to_owned(), noun)));
        nouns.insert(said, noun);
    }
    for one in events.iter_mut().flat_map(|event| &mut event.participants) {
        let named = || nouns.get(&one.stands_for.as_deref()?.to_lowercase()).copied();
        one.noun = one.noun.or_else(named);
    }
}

/// Numbers the events by where they stand.
fn in_reading_order(told: Told<'_>) -> Chronicle {
    let Told { mut events, relations, document, .. } = told;
    name_what_pronouns_stand_for(&document.text, &mut events);
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|index| {
        (events[*index].trigger.map_or(events[*index].quote.start, |trigger| trigger.start), *index)
    });
    let mut places = vec![0u32; events.len()];
    for (place, index) in order.iter().enumerate() {
        places[*index] = place as u32;
    }
    let mut events: Vec<(usize, Event)> = events.into_iter().enumerate().collect();
    events.sort_by_key(|(index, _)| places[*index]);
    let events = events.into_iter().enumerate().map(|(place, (_, event))| Event {
        id: EventId(place as u32),
        label: closed(event.label),
        ..event
    });
    let renumbered = |id: EventId| EventId(places[id.0 as usize]);
    let relations = relations
        .into_iter()
        .map(|tie| EventRelation { from: renumbered(tie.from), to: renumbered(tie.to), ..tie })
        .collect();
    Chronicle { events: events.collect(), relations }
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn a_quotation_ends_with_its_last_word() {
        assert_eq!(closed("\"We opened the second trench \"".to_owned()), "\"We opened the second trench\"");
        assert_eq!(closed("“I saw him, and never again,”".to_owned()), "“I saw him, and never again”");
        assert_eq!(closed("They called it \"the Bell\"".to_owned()), "They called it \"the Bell\"");
    }
}

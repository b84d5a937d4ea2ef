//! Gathers mentions into entities.

mod apart;
mod atlas;
mod born;
mod borne;
mod called;
mod company;
mod cores;
mod dated;
mod draft;
mod evidence;
mod fuller;
mod further;
mod growing;
mod key;
mod kinds;
mod kinship;
mod middle;
mod names;
mod namesakes;
mod opening;
mod owned;
mod parts;
mod persons;
mod qualified;
pub(crate) mod referring;
mod short;
mod there;
mod topic;
mod turned;
mod whole;

use std::cmp::Reverse;

use source::{Dateline, Document, MetMap, Span};
use syntax::{Relation, Sentence, Upos};

use crate::lists::Lists;
use crate::name::{Glance, Model, names as find_names};
use crate::seen::Seen;
use crate::{Entity, EntityId, Mention, Standing};
use growing::Growing;
pub(crate) use growing::{Gathered, Mentioned};

/// Finds the entities of a document from its sentences, in the order of their first mentions. The sentences are those of the
/// document's text; `times` are where it tells of times, which no name reaches into.
///
/// ```
/// use entity::Kind;
/// use source::{DocumentId, read};
/// use syntax::Syntax;
///
/// let text = "General Boris Gromov left Afghanistan in 1989. Gromov crossed the bridge last.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let found = entity::entities(&document, &Syntax::english().parse(text), &[]);
/// assert_eq!((found[0].name.as_str(), found[0].kind), ("Boris Gromov", Kind::Person));
/// assert_eq!(found[0].aliases, ["Gromov"]);
/// assert_eq!((found[1].name.as_str(), found[1].kind), ("Afghanistan", Kind::State));
/// # Ok::<(), String>(())
/// ```
pub fn entities(document: &Document, sentences: &[Sentence<'_>], times: &[Span]) -> Vec<Entity> {
    read(document, sentences, times).entities
}

/// What a document speaks of, by name and without.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Read {
    /// What it names.
    pub entities: Vec<Entity>,
    /// What its pronouns stand for that has no name, in the order of the text.
    pub standing: Vec<Standing>,
}

/// Finds the entities of a document, and what its other pronouns stand for.
///
/// ```
/// use source::{DocumentId, read};
/// use syntax::Syntax;
///
/// let text = "The miners struck in May. They won.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let read = entity::read(&document, &Syntax::english().parse(text), &[]);
/// let said: Vec<&str> = read.standing.iter().map(|one| one.noun.as_str()).collect();
/// assert_eq!(said, ["miners"]);
/// # Ok::<(), String>(())
/// ```
pub fn read(document: &Document, sentences: &[Sentence<'_>], times: &[Span]) -> Read {
    let seen = Seen::new(&document.text, sentences);
    let lists = Lists::english();
    let mut gathered = named(&seen, lists, times, document.dateline.as_ref());
    referring::gather(&seen, lists, &mut gathered);
    let standing = standing(&seen, &gathered);
    Read { entities: finish(&seen, lists, gathered), standing }
}

/// The tag of a pronoun that owns.
const OWNER: &str = "PRP$";

/// So many words a mention has at most that is said in a pronoun's place.
const MOST_SAID: usize = 8;

/// What pronouns stand for that has no name.
pub(crate) fn standing(seen: &Seen<'_>, gathered: &Gathered) -> Vec<Standing> {
    // By the word a mention is known by, the first entity it is one of.
    let mut mentioned: MetMap<usize, usize> = MetMap::default();
    for (at, entity) in gathered.all.iter().enumerate() {
        for mention in &entity.mentions {
            mentioned.entry(mention.head).or_insert(at);
        }
    }
    let of = |head: usize| mentioned.get(&head).map(|at| &gathered.all[*at]);
    gathered.standing.iter().filter_map(|&(pronoun, noun)| stands_for(seen, &of, pronoun, noun)).collect()
}

/// What a pronoun stands for, as it is said in its place: the words before the noun but its article, and what it is of; nothing
/// that is somebody's who is a pronoun himself.
fn stands_for<'g>(
    seen: &Seen<'_>,
    of: &dyn Fn(usize) -> Option<&'g Growing>,
    pronoun: usize,
    noun: usize,
) -> Option<Standing> {
    let relation = |part: usize| seen.words[part].relation;
    let parts = || seen.hanging(noun).iter().copied();
    let says_more = |part: usize| {
        let before = matches!(relation(part), Relation::Amod | Relation::Compound | Relation::Nummod | Relation::Flat);
        before || relation(part) == Relation::Nmod
    };
    let determiners = || parts().filter(|part| *part < noun && relation(*part) == Relation::Det);
    let first = parts().filter(|part| *part < noun && says_more(*part)).map(|part| seen.under[part].0);
    let after_article = determiners().map(|part| part + 1).max().unwrap_or(0);
    let start = first.min().unwrap_or(noun).min(noun).max(after_article);
    let mut end = noun + 1;
    for part in parts().filter(|part| *part > noun) {
        let (from, to) = seen.under[part];
        if from != end || relation(part) != Relation::Nmod || to - start > MOST_SAID {
            break;
        }
        end = to;
    }
    // "Her son took up the claim. He married": Matilda's son did.
    let owner = parts().find(|part| seen.words[*part].xpos == OWNER && *part < noun);
    if let Some(owner) = owner {
        let entity = of(owner)?;
        let name = entity.names.iter().max_by_key(|name| name.split(' ').count())?;
        let rest = Span { start: seen.words[owner + 1].span.start, end: seen.words[noun].span.end }.of(seen.text);
        let noun_said = format!("{name}’s {}", rest.split_whitespace().collect::<Vec<&str>>().join(" "));
        let (pronoun, head) = (seen.words[pronoun].span, seen.words[noun].span);
        return (owner < noun && entity.kind == crate::Kind::Person).then_some(Standing {
            pronoun,
            head,
            noun: noun_said,
        });
    }
    let is_denied = determiners().any(|part| seen.words[part].feats.contains("PronType=Neg"));
    let speaks = (start..end).all(|at| seen.words[at].upos != Upos::Pron && seen.words[at].upos != Upos::Punct);
    let span = Span { start: seen.words[start].span.start, end: seen.words[end - 1].span.end };
    let said = span.of(seen.text).split_whitespace().collect::<Vec<&str>>().join(" ");
    // "Two men left": "the two men".
    let opens = seen.sentences[start].0 == start && seen.words[start].lemma.starts_with(char::is_lowercase);
    let said = match said.char_indices().nth(1).filter(|_| opens) {
        Some((second, _)) => said[..second].to_lowercase() + &said[second..],
        None => said,
    };
    let standing = Standing { pronoun: seen.words[pronoun].span, head: seen.words[noun].span, noun: said };
    (speaks && !is_denied && end - start <= MOST_SAID).then_some(standing)
}

/// Gathers what is mentioned by name, and what belongs to it.
pub(crate) fn named(seen: &Seen<'_>, lists: &Lists, times: &[Span], dateline: Option<&Dateline>) -> Gathered {
    let glance = Glance::new(seen, lists);
    let found = opening::apart(seen, dateline, find_names(Model::english(), &glance));
    let found = dated::apart(seen, times, found);
    let drafts = dated::after_times(seen, times, draft::drafts(&glance, &found));
    let mut gathered = Gathered::default();
    let of = names::gather(seen, lists, &drafts, &mut gathered);
    owned::gather(seen, lists, &drafts, &of, &mut gathered);
    gathered
}

/// Puts entities in the order of their first mentions, and mentions in that of the text.
pub(crate) fn finish(seen: &Seen<'_>, lists: &Lists, mut gathered: Gathered) -> Vec<Entity> {
    let order = |mention: &Mentioned| (mention.whole.0, Reverse(mention.whole.1), mention.head);
    for entity in &mut gathered.all {
        for mention in &mut entity.mentions {
            mention.whole = gathered.names.get(&mention.head).copied().unwrap_or(mention.whole);
        }
        entity.mentions.sort_by_key(order);
        entity.mentions.dedup_by_key(|mention| mention.head);
    }
    let mut places: Vec<usize> = (0..gathered.all.len()).filter(|at| !gathered.all[*at].mentions.is_empty()).collect();
    places.sort_by_key(|at| (gathered.all[*at].mentions.first().map(order), *at));
    let mut ids = vec![EntityId(0); gathered.all.len()];
    for (id, at) in places.iter().enumerate() {
        ids[*at] = EntityId(id as u32);
    }
    let mut all: Vec<Option<Growing>> = gathered.all.into_iter().map(Some).collect();
    let mut entities = Vec::with_capacity(places.len());
    for at in places {
        let Some(entity) = all[at].take() else { continue };
        let mention = |&Mentioned { head, whole: (start, end), form }: &Mentioned| Mention {
            span: Span { start: seen.words[start].span.start, end: seen.words[end - 1].span.end },
            head: seen.words[head].span,
            form,
        };
        let mentions = entity.mentions.iter().map(mention).collect();
        entities.push(entity.finished(lists, &ids, ids[at], mentions));
    }
    entities
}

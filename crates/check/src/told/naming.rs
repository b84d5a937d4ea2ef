//! What something is called: the words of its name, without titles, to be held against another name.

use std::collections::BTreeSet;

use entity::{Entity, EntityId, Form, Kind};
use source::Span;
use syntax::{Relation, Upos};

use super::kinds::happenings;
use super::tree::Tree;

/// The words of a name and what else tells the one from others of its sort.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Naming {
    /// Words of the name, in small letters, in the order of the text; no titles.
    pub name: Vec<String>,
    /// Figures and numerals: "II", "1", "second".
    pub numbers: BTreeSet<String>,
    /// Common nouns: "column" of "the last Soviet column".
    pub nouns: BTreeSet<String>,
    /// Whether a word says that it is the only one of its sort, and which.
    pub unique: Option<String>,
    /// From its first word to its last, the article left out.
    pub span: Span,
    /// The article before it.
    pub article: Option<String>,
    /// Whether the head itself is a name.
    pub is_named: bool,
    /// Titles before it, in small letters: "general".
    pub titles: BTreeSet<String>,
    /// Whether a title of someone who reigns stands in it.
    pub may_reign: bool,
    /// Whether it is a last name that several people of the account have.
    pub is_shared: bool,
    /// The noun it hangs on, in its dictionary form.
    pub head: String,
    /// What of the account's entities it names.
    pub entity: Option<EntityId>,
    /// The name that a pronoun or a description was taken for; nothing where the words are the name themselves.
    pub taken_for: Option<String>,
}

/// Reads what the noun at `head` is called.
pub(crate) fn naming(tree: &Tree<'_, '_>, text: &str, head: usize) -> Naming {
    let mut naming = Naming {
        is_named: tree.word(head).upos == Upos::Propn,
        head: tree.word(head).lemma.to_lowercase(),
        ..Naming::at(tree.word(head).span)
    };
    let mut members = vec![head];
    gather(tree, head, &mut members, DEPTH);
    members.sort_unstable();
    members.dedup();
    let words = &happenings().words;
    members.retain(|&at| at == head || !tree.is_in_time(at));
    for &at in &members {
        let word = tree.word(at);
        let written = word.span.of(text);
        let folded = written.to_lowercase();
        if words.reigning.contains(&folded) {
            naming.may_reign = true;
        }
        // "In 44 BC Marcellus spoke": an era was taken for the first part of a name.
        if at == head && tree.is_in_time(at) && members.len() > 1 {
            continue;
        }
        if words.namesakes.contains(&folded) {
            naming.numbers.insert(folded);
        } else if words.unique.contains(&folded) && tree.word(head).upos != Upos::Propn {
            naming.unique = Some(folded);
        } else if is_number(written) || word.xpos == ORDINAL_OR_FIGURE || word.feats.contains(ORDINAL) {
            naming.numbers.insert(folded);
        } else if words.titles.contains(&folded) && at != head {
            naming.titles.insert(folded);
        } else if is_name(word.upos, word.xpos, written) {
            naming.name.push(folded);
        } else if word.upos == Upos::Noun {
            naming.nouns.insert(word.lemma.to_lowercase());
        }
    }
    // "The battle of Adwa" is as good a name as "the Battle of Adwa".
    naming.is_named |= words.called.contains(&naming.head) && !naming.name.is_empty();
    // "Bishop Aldhelm": the title was taken for the first part of the name.
    if naming.name.len() > 1 {
        let title = naming.name.first().is_some_and(|first| words.titles.contains(first));
        naming.titles.extend(naming.name.drain(..usize::from(title)));
    }
    if let (Some(&first), Some(&last)) = (members.first(), members.last()) {
        // "The rebel leader Imre Bako" is called by the name that hangs on the noun.
        let is_flat = |at: usize| tree.word(at).relation == Relation::Flat && tree.word(at).head == Some(head);
        let name = |&at: &usize| at > head && tree.word(at).upos == Upos::Propn && is_flat(at);
        let bears = words.bearers.contains(&tree.word(head).lemma);
        naming.is_named |= !bears && members.iter().any(name);
        let article = tree.child(head, &[Relation::Det]).filter(|&article| article + 1 == first);
        naming.article = article.map(|article| tree.word(article).span.of(text).to_lowercase());
        naming.span = Span { start: tree.word(first).span.start, end: tree.word(last).span.end };
    }
    naming
}

/// How far down a name reaches: "the Treaty of the King of Spain".
const DEPTH: u8 = 3;

fn gather(tree: &Tree<'_, '_>, at: usize, members: &mut Vec<usize>, depth: u8) {
    if depth == 0 {
        return;
    }
    for &child in tree.children(at) {
        let word = tree.word(child);
        let belongs = match word.relation {
            Relation::Flat | Relation::Compound | Relation::Amod | Relation::Nummod => true,
            Relation::Nmod => {
                let of = |mark: &syntax::Word<'_>| happenings().words.of.contains(&mark.lemma);
                word.upos == Upos::Propn && tree.marks(child).all(of) && word.subtype != UNMARKED
            }
            _other => false,
        };
        if belongs {
            members.push(child);
            gather(tree, child, members, depth - 1);
        }
    }
}

fn is_name(upos: Upos, xpos: &str, written: &str) -> bool {
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    upos == Upos::Propn || capital && upos == Upos::Adj && xpos != ORDINAL_OR_FIGURE
}

/// Figures, and Roman numerals after a name.
fn is_number(written: &str) -> bool {
    let roman = written.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'));
    roman && !written.is_empty() || written.starts_with(|c: char| c.is_ascii_digit())
}

const ORDINAL: &str = "NumType=Ord";
const ORDINAL_OR_FIGURE: &str = "CD";
const UNMARKED: &str = "unmarked";

impl Naming {
    /// Nothing but a place in the text.
    pub(crate) fn at(span: Span) -> Naming {
        Naming {
            name: Vec::new(),
            numbers: BTreeSet::new(),
            nouns: BTreeSet::new(),
            unique: None,
            span,
            article: None,
            is_named: false,
            titles: BTreeSet::new(),
            may_reign: false,
            is_shared: false,
            head: String::new(),
            entity: None,
            taken_for: None,
        }
    }

    /// The name of an entity that is spoken of without it, by the word at `word`.
    pub(crate) fn of_entity(entity: &Entity, word: Span) -> Naming {
        let words = &happenings().words;
        let mut naming = Naming { taken_for: Some(entity.name.clone()), entity: Some(entity.id), ..Naming::at(word) };
        for word in entity.name.split_whitespace() {
            let written = word.trim_matches(|c: char| !c.is_alphanumeric());
            let folded = written.to_lowercase();
            naming.may_reign |= words.reigning.contains(&folded);
            if is_number(written) {
                naming.numbers.insert(folded);
            } else if !words.titles.contains(&folded) && written.starts_with(char::is_uppercase) {
                naming.name.push(folded);
            }
        }
        // What is named by a common noun alone ("the army of the king") is nobody.
        let is_name = |form: Form| matches!(form, Form::Name);
        naming.is_named = !naming.name.is_empty() && entity.mentions.iter().any(|mention| is_name(mention.form));
        if entity.kind != Kind::Person {
            naming.nouns.insert(entity.kind.as_str().to_owned());
        }
        naming.head = naming.name.last().cloned().unwrap_or_default();
        naming
    }

    /// Returns the name as the text writes it, in one line, the article in small letters.
    pub(crate) fn written(&self, text: &str) -> String {
        if let Some(name) = &self.taken_for {
            return name.clone();
        }
        let article = self.article.as_deref();
        article.into_iter().chain(self.span.of(text).split_whitespace()).collect::<Vec<&str>>().join(" ")
    }

    /// Says whether it can be a person's: a name with no common noun to it.
    pub(crate) fn is_person(&self) -> bool {
        // "The chemist Marta Lindqvist" is one, "the steamer Marta Lindqvist" is not.
        let bearers = &happenings().words.bearers;
        let noun = |noun: &String| bearers.contains(noun) || self.taken_for.is_some();
        self.is_named && !self.name.is_empty() && !self.nouns.iter().any(noun) && !self.is_shared
    }

    /// Says whether the other name is the same, or a shorter or longer form of it that ends alike ("Boris Gromov",
    /// "Gromov"), with the same numbers.
    pub(crate) fn is_like(&self, other: &Naming) -> bool {
        if self.is_shared
            || other.is_shared
            || self.name.is_empty()
            || other.name.is_empty()
            || self.numbers != other.numbers
        {
            return false;
        }
        let (longer, shorter) =
            if self.name.len() >= other.name.len() { (&self.name, &other.name) } else { (&other.name, &self.name) };
        longer.last() == shorter.last() && shorter.iter().all(|word| longer.contains(word))
    }

    /// Says whether two names of one account are of two: "his cousin Otto Karl Marek" is not Otto Marek.
    pub(crate) fn is_another_than(&self, other: &Naming) -> bool {
        self.entity.zip(other.entity).is_some_and(|(one, other)| one != other) || self.is_titled_otherwise(other)
    }

    /// "Captain Brandt" and "Mrs Brandt" are two, and so are "Mrs Bell" and "Miss Bell".
    pub(crate) fn is_titled_otherwise(&self, other: &Naming) -> bool {
        let women = &happenings().words.womens_titles;
        let of_woman = |naming: &Naming| naming.titles.iter().any(|title| women.contains(title));
        let titled = !self.titles.is_empty() && !other.titles.is_empty();
        let last_name_alone = self.name.len() == 1 && other.name.len() == 1;
        let two_women = || of_woman(self) && last_name_alone && self.titles.is_disjoint(&other.titles);
        titled && (of_woman(self) != of_woman(other) || two_women())
    }

    /// How many words of the two names are the same.
    pub(crate) fn shared(&self, other: &Naming) -> usize {
        self.name.iter().filter(|word| other.name.contains(word)).count()
    }
}

//! What a pronoun at the head of a sentence stands for where it names nobody known: the main subject of the sentence before.

use entity::is_human;
use source::Span;
use syntax::{Relation, Upos};

use super::grammar::Grammar;
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_passive, stands_alone};
use super::roles::{is_time, span_of};
use super::sentence::Told;
use super::subject::{Elsewhere, Subject};
use super::tree::Tree;

/// The main subject of a sentence: a thing or several, nobody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Topic {
    named: String,
    several: bool,
    /// Whether it is somebody, by its noun.
    is_person: bool,
    /// Its noun.
    lemma: String,
    /// What the last clause joined to it is told of, if both are one thing.
    last: Option<String>,
}

impl Topic {
    /// Returns what the subject names; none if that is a pronoun or a time.
    pub(crate) fn new(tree: &Tree<'_>, at: usize) -> Option<Topic> {
        Topic::of(tree, at).filter(|_| tree.child(at, Relation::Conj).is_none())
    }

    /// Does the same of several that are joined.
    fn of(tree: &Tree<'_>, at: usize) -> Option<Topic> {
        let word = &tree.words[at];
        if !matches!(word.upos, Upos::Noun | Upos::Propn) || is_time(tree, at) {
            return None;
        }
        let last = tree.all(at, Relation::Conj).last().map_or(at, |last| last.max(at));
        let span = Span { start: span_of(tree, at).start, end: span_of(tree, last).end.max(span_of(tree, at).end) };
        let named = span.of(tree.text).split_whitespace().collect::<Vec<&str>>().join(" ");
        let first = span_of(tree, at).start;
        let opens = tree.words.iter().find(|word| word.span.start == first);
        let named = match opens.filter(|word| word.upos == Upos::Det) {
            Some(article) => article.span.of(tree.text).to_lowercase() + &named[article.span.of(tree.text).len()..],
            None => named,
        };
        let several = matches!(tree.tag(at), "NNS" | "NNPS") || tree.child(at, Relation::Conj).is_some();
        (named.split(' ').count() <= 10).then_some(Topic {
            named,
            several,
            is_person: is_human(&word.lemma),
            lemma: tree.words[at].lemma.to_lowercase(),
            last: None,
        })
    }

    /// Says whether it is several.
    pub(crate) fn is_several(&self) -> bool {
        self.several
    }

    /// Says whether it is something that happened.
    fn is_happening(&self, grammar: &Grammar) -> bool {
        grammar.noun_kind(&self.lemma).is_some()
    }

    /// Returns what is named if a word is a pronoun that may stand for it.
    pub(crate) fn stands_for(&self, tree: &Tree<'_>, at: usize) -> Option<String> {
        let feats = tree.words[at].feats;
        let third = tree.words[at].upos == Upos::Pron && feats.contains("Person=3") && tree.tag(at) == "PRP";
        let fits = match self.several {
            true => feats.contains("Number=Plur"),
            false => !self.is_person && feats.contains("Gender=Neut") && feats.contains("Number=Sing"),
        };
        let told = third && fits && tree.relation(at) == Relation::Nsubj && !is_of_nothing(tree, at);
        told.then(|| self.last.as_ref().unwrap_or(&self.named).clone())
    }

    /// "The church burnt down, and only a bell was saved. It was stolen": of two things a pronoun stands for the last.
    pub(crate) fn with_last(self, last: Option<Topic>) -> Topic {
        let last = last.filter(|last| !last.several && !self.several).map(|last| last.named);
        Topic { last, ..self }
    }

    /// Returns what is named if a word is a noun that points at it: "this intervention" at an invasion.
    pub(crate) fn pointed_at(&self, grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Option<String> {
        let kind = |lemma: &str| grammar.noun_kind(lemma);
        let lemma = tree.words[at].small_lemma();
        let alike = kind(lemma).is_some() && kind(lemma) == kind(&self.lemma);
        let several = matches!(tree.tag(at), "NNS" | "NNPS");
        let points = points(tree, at) && tree.relation(at) == Relation::Nsubj && several == self.several;
        (points && alike).then(|| self.named.clone())
    }
}

impl Told<'_> {
    /// What the main subject of a sentence names, for a pronoun at the head of the next.
    pub(super) fn topic_of(&self, tree: &Tree<'_>, subject: Subject) -> Option<Topic> {
        let at = subject.at;
        let stands = |topic: &&Topic| {
            topic.stands_for(tree, at).is_some() || topic.pointed_at(self.means.grammar, tree, at).is_some()
        };
        if let Some(before) = self.topic.as_ref().filter(stands) {
            return Some(before.clone());
        }
        let person = self.named.at_head(tree.words[at].span).is_some_and(|id| self.named.is_person(id));
        Topic::new(tree, at).filter(|_| !person)
    }

    /// "It is the worst disaster since 1907": says whether a pronoun is told to be something that happened, which no thing is.
    pub(super) fn is_what_happened(&self, tree: &Tree<'_>, word: usize) -> bool {
        let noun = tree.head(word).filter(|_| tree.relation(word) == Relation::Nsubj && tree.tag(word) == "PRP");
        let noun = noun.filter(|noun| tree.child(*noun, Relation::Cop).is_some());
        let topic = self.topic.as_ref().is_some_and(|topic| topic.is_happening(self.means.grammar));
        !topic && noun.is_some_and(|noun| self.means.grammar.noun_kind(tree.words[noun].small_lemma()).is_some())
    }

    /// What the last clause that stands beside the main one is told of, if it has a subject of its own that is no person.
    pub(super) fn last_topic(&self, tree: &Tree<'_>, all: &[One], main: usize) -> Option<Topic> {
        let beside = |one: &&One| {
            let Predicate { at, shape, tense } = one.predicate;
            let told = shape == Shape::Finite && tense == Tense::Past && tree.relation(at) == Relation::Conj;
            told && at > main && stands_alone(tree, at) && one.subject.is_some_and(|own| own.elsewhere == Elsewhere::No)
        };
        let last = all.iter().rfind(beside)?.subject?.at;
        let person = self.named.at_head(tree.words[last].span).is_some_and(|id| self.named.is_person(id));
        Topic::new(tree, last).filter(|_| !person && tree.words[last].upos == Upos::Noun)
    }

    /// "The company failed, and the earl bought the hall. It served as a hospital": says whether the last clause beside the main one tells
    /// of what somebody does to a thing, for which a pronoun may stand as well.
    pub(super) fn is_rivalled(&self, tree: &Tree<'_>, all: &[One], main: usize) -> bool {
        let told = |one: &&One| one.predicate.shape == Shape::Finite && one.predicate.tense == Tense::Past;
        let beside =
            |one: &&One| told(one) && one.predicate.at > main && tree.relation(one.predicate.at) == Relation::Conj;
        let Some(last) = all.iter().rfind(beside) else { return false };
        let Some(subject) = last.subject.filter(|own| own.elsewhere == Elsewhere::No) else { return false };
        let person = self.named.at_head(tree.words[subject.at].span).is_some_and(|id| self.named.is_person(id));
        let object = tree.child(last.predicate.at, Relation::Obj);
        person && object.is_some_and(|at| Topic::new(tree, at).is_some_and(|thing| !thing.is_several()))
    }
}

/// Returns the subject that a pronoun stands for which is the subject of a clause of the same sentence: "the army was beaten
/// when it crossed", and what it names.
pub(crate) fn echoed(tree: &Tree<'_>, at: usize) -> Option<(usize, String)> {
    let clause = tree.head(at).filter(|_| tree.relation(at) == Relation::Nsubj && tree.words[at].upos == Upos::Pron)?;
    let mut verb = clause;
    for _ in 0..tree.words.len() {
        let beside = matches!(tree.relation(verb), Relation::Conj | Relation::Parataxis);
        let below = matches!(tree.relation(verb), Relation::Advcl | Relation::Ccomp);
        verb = tree.head(verb).filter(|_| beside || below)?;
        let Some(subject) = tree.child(verb, Relation::Nsubj) else { continue };
        // "When it crossed, the army was beaten."
        let near = subject < at || tree.relation(clause) == Relation::Advcl && tree.head(clause) == Some(verb);
        let quoted = (subject.min(at)..subject.max(at)).any(|mark| matches!(tree.written(mark), "\"" | "“"));
        // "A fire destroyed the mill; it was rebuilt": it may be either.
        let other = tree.child(verb, Relation::Obj).filter(|object| (subject..at).contains(object));
        let other = other.filter(|_| is_passive(tree, clause));
        if other.is_some_and(|object| Topic::of(tree, object).is_some_and(|other| other.stands_for(tree, at).is_some()))
        {
            return None;
        }
        let named = Topic::of(tree, subject).filter(|_| near && !quoted)?.stands_for(tree, at)?;
        return Some((subject, named));
    }
    None
}

/// "The ferry capsized, the police said": what is told before who says it is what the account goes on with.
pub(super) fn told_first(tree: &Tree<'_>, subject: Subject, main: usize) -> Subject {
    let clause = tree.child(main, Relation::Ccomp).filter(|clause| *clause < main && *clause < subject.at);
    let own = clause.and_then(|clause| tree.child(clause, Relation::Nsubj));
    own.map_or(subject, |at| Subject { at, elsewhere: Elsewhere::No })
}

/// "it was decided to leave", "it became necessary to leave", "it took two months to reach the sea": says whether a pronoun stands for what is told behind its verb.
pub(crate) fn is_of_nothing(tree: &Tree<'_>, at: usize) -> bool {
    let Some(clause) = tree.head(at).filter(|_| tree.words[at].feats.contains("Gender=Neut")) else { return false };
    let said = is_passive(tree, clause) || tree.child(clause, Relation::Cop).is_some();
    let behind = [Relation::Ccomp, Relation::Xcomp].into_iter().any(|one| tree.child(clause, one).is_some());
    // How long it took to do what stands behind.
    let to = |done: usize| tree.all(done, Relation::Mark).any(|mark| tree.tag(mark) == "TO");
    let aims = tree
        .all(clause, Relation::Xcomp)
        .chain(tree.all(clause, Relation::Advcl))
        .any(|done| done > clause && to(done));
    let lasts = tree.child(clause, Relation::Obj).is_some_and(|length| tree.time_of(length).is_some()) && aims;
    tree.child(clause, Relation::Csubj).is_some()
        || lasts
        || said && behind
        || tree.all(clause, Relation::Xcomp).any(|what| tree.words[what].upos == Upos::Adj)
}

/// Says whether nothing but a word that points hangs on a noun: "this war".
fn points(tree: &Tree<'_>, at: usize) -> bool {
    let demonstrative = |word: usize| tree.words[word].feats.contains("PronType=Dem");
    tree.words[at].upos == Upos::Noun && matches!(tree.children(at), [only] if demonstrative(*only))
}

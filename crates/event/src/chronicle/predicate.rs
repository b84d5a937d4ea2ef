//! The words of a sentence that tell something: verbs, nouns that are what happens, and what "is" joins to a subject.

use source::small;
use syntax::{Relation, Upos};

use super::grammar::{Adverb, Grammar, Verb};
use super::toll::comes_upon;
use super::tree::Tree;

/// A word that tells something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Predicate {
    /// The word, by its place in the sentence.
    pub at: usize,
    /// What it is.
    pub shape: Shape,
    /// When it is told.
    pub tense: Tense,
}

/// What a predicate is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A verb with a tense of its own.
    Finite,
    /// A noun or adjective that "is" or "was" joins to its subject.
    Copular,
    /// A participle: "triggering a war", "commanded by X".
    Participle,
    /// An infinitive.
    Infinitive,
    /// A noun that names what happens.
    Nominal,
}

/// When something is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    None,
}

/// Returns the predicates of a sentence, in order.
pub(crate) fn predicates(grammar: &Grammar, tree: &Tree<'_>) -> Vec<Predicate> {
    (0..tree.words.len())
        .filter(|at| tree.time_of(*at).is_none())
        .filter_map(|at| predicate(grammar, tree, at))
        .collect()
}

fn predicate(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Option<Predicate> {
    let word = &tree.words[at];
    let helps = matches!(
        tree.relation(at),
        Relation::Aux
            | Relation::Cop
            | Relation::Case
            | Relation::Compound
            | Relation::Fixed
            | Relation::Flat
            | Relation::Mark
    );
    if helps || tree.relation(at) == Relation::Amod {
        return None;
    }
    if opens_phrase(grammar, tree, at) {
        return None;
    }
    let found = |shape, tense| Some(Predicate { at, shape, tense });
    if tree.child(at, Relation::Cop).is_some() {
        // "hoped to be at the ford by June"
        let to =
            tree.relation(at) == Relation::Xcomp && tree.all(at, Relation::Mark).any(|mark| tree.tag(mark) == "TO");
        if to && tense_of(tree, at) == Tense::None && !has_subject(tree, at) {
            return found(Shape::Infinitive, Tense::None);
        }
        return found(Shape::Copular, tense_of(tree, at));
    }
    if names_doing(grammar, tree, at) {
        return found(Shape::Nominal, Tense::None);
    }
    // "m. 2 June 1750": what was read as a verb of an entry is one.
    let read = matches!(word.upos, Upos::Adj | Upos::Propn) && tree.tag(at) == "VBD";
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux) && !tree.is_noun(at) || read;
    let with_subject = has_subject(tree, at) && !matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron);
    if !verbal && !with_subject {
        let kind = || grammar.noun_kind(word.small_lemma());
        let noun = matches!(word.upos, Upos::Noun | Upos::Propn) && kind().is_some();
        // Of "war", "the war" and "the Winter War" each names one; "war crimes" and "on strike" do not.
        return if noun { found(Shape::Nominal, Tense::None) } else { None };
    }
    match tense_of(tree, at) {
        Tense::None if tree.tag(at) == "VB" || tree.all(at, Relation::Mark).any(|mark| tree.tag(mark) == "TO") => {
            found(Shape::Infinitive, Tense::None)
        }
        Tense::None if with_subject && word.upos != Upos::Verb => found(Shape::Finite, Tense::Past),
        Tense::None => found(Shape::Participle, Tense::None),
        tense => found(Shape::Finite, tense),
    }
}

/// "This led to fighting in the towns": behind a preposition and without an object the form names what happens.
fn names_doing(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    if tree.tag(at) != "VBG" {
        return false;
    }
    let behind = [Relation::Mark, Relation::Case].into_iter().any(|one| tree.all(at, one).any(|mark| mark + 1 == at));
    let alone = [Relation::Obj, Relation::Aux, Relation::Xcomp].into_iter().all(|one| tree.child(at, one).is_none());
    behind && alone && !has_subject(tree, at) && grammar.noun_kind(&small(tree.written(at))).is_some()
}

/// "following talks", "beginning in May": a participle that only says when.
fn opens_phrase(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    if tree.tag(at) != "VBG" || tree.child(at, Relation::Aux).is_some() || has_subject(tree, at) {
        return false;
    }
    let begins = || {
        grammar.is_verb(tree.words[at].small_lemma(), Verb::Begin)
            && tree.child(at, Relation::Obj).is_none()
            && tree.child(at, Relation::Xcomp).is_none()
    };
    begins() || grammar.order(&small(tree.written(at))).is_some()
}

/// Says whether a subject hangs on a word.
pub(crate) fn has_subject(tree: &Tree<'_>, at: usize) -> bool {
    tree.child(at, Relation::Nsubj).is_some() || tree.child(at, Relation::Csubj).is_some()
}

/// Returns the tense of a verb or of the words that help it.
fn tense_of(tree: &Tree<'_>, at: usize) -> Tense {
    let helper = tree
        .children(at)
        .iter()
        .copied()
        .find(|child| matches!(tree.relation(*child), Relation::Aux | Relation::Cop) && *child < at);
    let Some(helper) = helper else {
        return match tree.tag(at) {
            "VBD" => Tense::Past,
            "VBZ" | "VBP" => Tense::Present,
            // "was founded in 1901 and destroyed in 1944": the helper of the first serves both.
            "VBN" | "VB" | "VBG" if tree.relation(at) == Relation::Conj => match tree.head(at) {
                Some(head) if head < at && tree.tag(head) == tree.tag(at) => tense_of(tree, head),
                Some(_) | None => Tense::None,
            },
            _other => Tense::None,
        };
    };
    match tree.tag(helper) {
        "VBD" => Tense::Past,
        // "has", "have": what is told of has happened.
        "VBZ" | "VBP" if tree.tag(at) == "VBN" && !is_passive(tree, at) => Tense::Past,
        "VBZ" | "VBP" if tree.all(at, Relation::Aux).count() > 1 => Tense::Past,
        "VBZ" | "VBP" => Tense::Present,
        "MD" => Tense::Future,
        _other => Tense::None,
    }
}

/// Says whether what is told is done to its subject.
pub(crate) fn is_passive(tree: &Tree<'_>, at: usize) -> bool {
    let helped = tree.children(at).iter().any(|child| tree.is(*child, Relation::Aux, "pass"));
    let told = tree.tag(at) == "VBD";
    let subject = !told && tree.children(at).iter().any(|child| tree.is(*child, Relation::Nsubj, "pass"));
    helped || subject || is_passive_participle(tree, at) || tree.is_done_to(at)
}

/// "The column, commanded by X": a past participle without a helper.
fn is_passive_participle(tree: &Tree<'_>, at: usize) -> bool {
    tree.tag(at) == "VBN"
        && tree.child(at, Relation::Aux).is_none()
        && !has_subject(tree, at)
        && matches!(tree.relation(at), Relation::Acl | Relation::Advcl | Relation::Conj)
}

/// Says whether a word denies: "not".
pub(crate) fn is_negation(tree: &Tree<'_>, at: usize) -> bool {
    tree.words[at].feats.contains("Polarity=Neg")
}

/// Says whether a sentence denies what the word tells: "did not sail", "never sailed", "no ship sailed", "nor did they".
pub(crate) fn is_denied(tree: &Tree<'_>, at: usize) -> bool {
    let denies = |word: usize| {
        let feats = tree.words[word].feats;
        feats.contains("Polarity=Neg") || feats.contains("PronType=Neg")
    };
    let only = |word: usize| {
        let next = tree.words.get(word + 1).is_some_and(|next| next.upos == Upos::Adv);
        next && tree.words[word].upos == Upos::Part && is_only(tree, word + 1)
    };
    tree.children(at).iter().copied().any(|child| match tree.relation(child) {
        Relation::Advmod => denies(child) && !only(child) || denies_with_before(tree, child),
        // "were patched rather than replaced"
        Relation::Cc => child < at && (denies(child) || Grammar::english().is_undone(tree.words[child].small_lemma())),
        Relation::Nsubj | Relation::Obj => denies(child) || tree.all(child, Relation::Det).any(denies),
        Relation::Det => denies(child),
        _other => false,
    })
}

/// "spoke no longer": says whether an adverb and the word before it deny.
fn denies_with_before(tree: &Tree<'_>, adverb: usize) -> bool {
    let both = |before: usize| format!("{} {}", tree.written(before), tree.written(adverb)).to_lowercase();
    adverb.checked_sub(1).is_some_and(|before| Grammar::english().is_adverb(&both(before), Adverb::Denying))
}

/// "not only": the adverb after the negation hangs on the same word.
fn is_only(tree: &Tree<'_>, at: usize) -> bool {
    at < tree.words.len() && tree.head(at) == tree.head(at - 1) && !tree.words[at].feats.contains("Degree")
}

/// Says whether the verb's own clause is told for itself: the main clause, one joined to it, or one set beside it.
pub(crate) fn stands_alone(tree: &Tree<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..tree.words.len() {
        match tree.relation(at) {
            Relation::Root => return true,
            Relation::Conj | Relation::Parataxis => match tree.head(at) {
                Some(head) => at = head,
                None => return true,
            },
            _other => return false,
        }
    }
    false
}

/// "captured and burnt the city", "was tried and shot": the verb joined to one that says nothing without it, which one line
/// tells with it.
pub(crate) fn joined_close(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Option<usize> {
    let lemma = tree.words[at].small_lemma();
    let whole = [Verb::Alone, Verb::Suffer].into_iter().any(|class| grammar.is_verb(lemma, class));
    let next = tree.child(at, Relation::Conj).filter(|next| *next == at + 2 && tree.tag(at + 1) == "CC" && !whole)?;
    let bare = [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().all(|one| tree.child(next, one).is_none());
    let object = tree.child(next, Relation::Obj).is_some();
    let alike = tree.tag(next) == tree.tag(at) || object && (tree.tag(at), tree.tag(next)) == ("VBD", "VBN");
    let alike = alike && tree.words[next].upos == Upos::Verb && !is_denied(tree, at);
    let goes_on = object || is_passive(tree, at);
    (bare && alike && goes_on).then_some(next)
}

/// "marched on, captured and burnt the town": says whether a verb joined to another stands before the object of both, so that
/// one line tells them.
pub(crate) fn joined_within(tree: &Tree<'_>, at: usize) -> bool {
    let Some(first) = tree.head(at).filter(|first| *first < at && tree.relation(at) == Relation::Conj) else {
        return false;
    };
    let object = tree.child(first, Relation::Obj).is_some_and(|object| object > at);
    let bare = [Relation::Nsubj, Relation::Aux, Relation::Mark, Relation::Obj].into_iter();
    object && bare.into_iter().all(|one| tree.child(at, one).is_none())
}

/// "died while besieging the town": says whether a clause is so close to its verb that one line tells both.
pub(crate) fn is_close(tree: &Tree<'_>, at: usize) -> bool {
    let first = tree.children(at).first().map_or(at, |first| at.min(*first));
    let parted = |at: usize| matches!(tree.written(at), "," | "—" | "–");
    let behind = tree.head(at).is_some_and(|head| at > head) && !parted(first) && !(first > 0 && parted(first - 1));
    // "suspected of having burnt it"
    let having = tree.tag(at) == "VBN" && tree.all(at, Relation::Aux).any(|aux| tree.tag(aux) == "VBG");
    // "because they would not fight" tells something else.
    let because = &Grammar::english().causes.because;
    let modal = tree.all(at, Relation::Aux).any(|aux| tree.tag(aux) == "MD");
    let apart = modal && tree.all(at, Relation::Mark).any(|mark| because.contains(tree.words[mark].small_lemma()));
    let bare = matches!(tree.tag(at), "VB" | "VBG") && !apart;
    let marked = tree.child(at, Relation::Mark).is_some() && (bare || having);
    tree.relation(at) == Relation::Advcl && marked && behind
}

/// Says whether a predicate tells what somebody says or thinks. "They found barium", "he described the comet", "the court
/// denied it", "she was admitted to the college" tell what somebody did.
pub(crate) fn reports(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let says = grammar.is_verb(&tree.words[at].lemma, Verb::Report);
    let clause =
        [Relation::Ccomp, Relation::Xcomp, Relation::Csubj].into_iter().any(|one| tree.child(at, one).is_some());
    let object = tree.child(at, Relation::Obj);
    let object = object.or_else(|| tree.child(at, Relation::Nsubj).filter(|_| is_passive(tree, at)));
    let did = object.is_some_and(|object| {
        let thing = matches!(tree.words[object].upos, Upos::Noun | Upos::Propn) || tree.tag(object) == "PRP";
        // "expressed the hope that …" says something, "saw the comet that bears her name" does not.
        thing && tree.all(object, Relation::Acl).all(|clause| tree.is(clause, Relation::Acl, "relcl"))
    });
    says && (clause || !did) && !comes_upon(grammar, tree, at)
}

/// "He had the prisoner shot": what he had done.
pub(crate) fn made_done(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let object = tree.child(at, Relation::Obj)?;
    let done = |done: &usize| tree.tag(*done) == "VBN" && *done > object;
    let of_verb = tree.all(at, Relation::Xcomp).find(done);
    of_verb.filter(|_| matches!(tree.words[at].upos, Upos::Aux | Upos::Verb) && tree.child(at, Relation::Aux).is_none())
}

//! Whether a predicate is told as having happened, or as planned, ordered, denied or supposed.

use syntax::Relation;

use super::grammar::{Grammar, Verb};
use super::predicate::{Predicate, Shape, is_denied};
use super::tree::Tree;
use crate::event::Modality;

/// Returns how a predicate is told that is not told as having happened.
pub(crate) fn modality(grammar: &Grammar, tree: &Tree<'_>, predicate: Predicate) -> Option<Modality> {
    let helped = tree.all(predicate.at, Relation::Aux).find_map(|aux| grammar.modal(&tree.words[aux].lemma));
    // "They could not pay": that they did not is told. "He could not have known" only supposes.
    let mut helpers = tree.all(predicate.at, Relation::Aux);
    let fails = helpers.next().is_some_and(|aux| grammar.fails(&tree.written(aux).to_lowercase()));
    let supposed =
        |at: usize| tree.all(at, Relation::Mark).any(|mark| grammar.supposes(tree.words[mark].small_lemma()));
    if helped.is_some() {
        let helped = helped.filter(|_| !(fails && helpers.next().is_none() && is_denied(tree, predicate.at)));
        // "If the appeal fails, it will close."
        let depends = || supposed(predicate.at) || tree.all(predicate.at, Relation::Advcl).any(supposed);
        return helped.map(|modality| match modality {
            Modality::Planned if depends() => Modality::Hypothetical,
            told => told,
        });
    }
    // "debated whether to sell it": that they debated is told.
    let marked = supposed(predicate.at) && predicate.shape != Shape::Infinitive;
    if marked || is_inverted(tree, predicate.at) {
        return Some(Modality::Hypothetical);
    }
    if is_to_come(tree, predicate.at) {
        return Some(Modality::Planned);
    }
    // "had been fixed for 3 May": the day is that of what was to be.
    let word = &tree.words[predicate.at];
    let plans = grammar.is_verb(&word.lemma, Verb::Plan) || grammar.plans(&tree.written(predicate.at).to_lowercase());
    let is_told = matches!(predicate.shape, Shape::Finite | Shape::Participle);
    let for_time =
        |obl: usize| tree.time_of(obl).is_some() && grammar.participant(&tree.preposition(obl)) == Some("beneficiary");
    if plans && is_told && tree.all(predicate.at, Relation::Obl).any(for_time) {
        return Some(Modality::Planned);
    }
    let head = tree.head(predicate.at)?;
    let lemma = &tree.words[head].lemma;
    match tree.relation(predicate.at) {
        Relation::Xcomp | Relation::Ccomp | Relation::Acl | Relation::Advcl if predicate.shape == Shape::Infinitive => {
            if grammar.is_verb(lemma, Verb::Order) {
                Some(Modality::Ordered)
            } else if grammar.is_verb(lemma, Verb::Deny) {
                Some(Modality::Denied)
            } else if grammar.is_likely(&lemma.to_lowercase()) {
                Some(Modality::Hypothetical)
            } else {
                let noun = grammar.plans(&lemma.to_lowercase());
                (noun || grammar.is_verb(lemma, Verb::Plan)).then_some(Modality::Planned)
            }
        }
        Relation::Ccomp | Relation::Obj if grammar.is_verb(lemma, Verb::Deny) => Some(Modality::Denied),
        // "denied having spoken with her"
        Relation::Xcomp if grammar.is_verb(lemma, Verb::Deny) && has_been(tree, predicate.at) => Some(Modality::Denied),
        Relation::Obj if grammar.is_verb(lemma, Verb::Plan) => Some(Modality::Planned),
        Relation::Obj if grammar.is_verb(lemma, Verb::Order) => Some(Modality::Ordered),
        // "was told to withdraw and to …": the first of those joined says it.
        Relation::Conj if predicate.shape == Shape::Infinitive => {
            modality(grammar, tree, Predicate { at: head, ..predicate })
        }
        _other => None,
    }
}

/// "having spoken", "having been told": says whether a participle tells what is over.
fn has_been(tree: &Tree<'_>, at: usize) -> bool {
    tree.all(at, Relation::Aux).any(|helper| tree.tag(helper) == "VBG")
}

/// "Had they attacked in May, the town would have fallen": says whether a clause only supposes by its order.
fn is_inverted(tree: &Tree<'_>, at: usize) -> bool {
    let opens = tree.all(at, Relation::Aux).next().filter(|aux| tree.tag(*aux) == "VBD");
    let bare = tree.child(at, Relation::Mark).is_none() && tree.all(at, Relation::Advmod).all(|word| word > at);
    let subject = tree.child(at, Relation::Nsubj);
    let hangs = tree.relation(at) == Relation::Advcl;
    bare && opens.zip(subject).is_some_and(|(aux, subject)| aux < subject && (hangs || aux == 0))
}

/// "is to be published", "is due to reopen": says whether a form of "be" in the present and "to" say that it is to come.
fn is_to_come(tree: &Tree<'_>, at: usize) -> bool {
    is_to(tree, at, |tag| matches!(tag, "VBZ" | "VBP"))
}

/// "was to be tried in May": says whether a verb tells what was then still to come, whether or not it came.
pub(super) fn was_to_come(tree: &Tree<'_>, at: usize) -> bool {
    is_to(tree, at, |tag| tag == "VBD")
}

fn is_to(tree: &Tree<'_>, at: usize, helps: impl Fn(&str) -> bool) -> bool {
    let to = tree.all(at, Relation::Mark).find(|mark| tree.tag(*mark) == "TO");
    let be = |child: usize| matches!(tree.relation(child), Relation::Aux | Relation::Cop);
    to.is_some_and(|to| tree.children(at).iter().any(|child| *child < to && be(*child) && helps(tree.tag(*child))))
}

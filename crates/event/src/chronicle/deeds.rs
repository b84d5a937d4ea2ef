//! What happened, said to have done something itself: "her demands angered the townsmen", "the count's death deprived the league of its
//! captain".

use syntax::{Relation, Upos};

use super::causes::{End, Tie, cause, is_nominal, names_cause};
use super::grammar::{Deed, Grammar};
use super::modality::modality;
use super::predicate::{Predicate, Shape, is_denied, is_passive};
use super::subject::{Elsewhere, Subject, subject};
use super::tree::Tree;
use crate::between::RelationKind;

/// Ties what happened to what a verb tells that it did to somebody: the verb tells the effect itself.
pub(super) fn by_deed(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    found: &mut Vec<Tie>,
) {
    let verb = predicate.at;
    // "Withdrew its gold, depriving the house of its last reserve": all that the clause tells did.
    let loose = predicate.shape == Shape::Participle
        && tree.relation(verb) == Relation::Advcl
        && tree.tag(verb) == "VBG"
        && verb.checked_sub(1).is_some_and(|comma| tree.written(comma) == ",");
    if predicate.shape != Shape::Finite && !loose
        || modality(grammar, tree, predicate).is_some()
        || is_denied(tree, verb)
    {
        return;
    }
    let behind = || {
        let of_object = tree.all(verb, Relation::Obj).flat_map(|object| tree.all(object, Relation::Nmod));
        tree.all(verb, Relation::Obl).chain(of_object)
    };
    let after = |preposition: &str| behind().find(|at| tree.preposition(*at) == preposition);
    let become_so = |at: usize| tree.words[at].upos == Upos::Adj || matches!(tree.tag(at), "VBN" | "VBG");
    let object = tree.child(verb, Relation::Obj);
    let what = |object: usize| tree.tag(object) == "NN" && tree.child(object, Relation::Det).is_none();
    let owned = |object: usize| tree.all(object, Relation::Nmod).any(|of| tree.words[of].subtype == "poss");
    let bare = object.is_some_and(|object| what(object) && !owned(object));
    // "rendered the mills useless": a parser may hang what became of them on them.
    let behind_it = |object: usize| {
        let last = |at: usize| tree.words.get(at + 1).is_none_or(|next| next.upos != Upos::Noun);
        tree.all(object, Relation::Amod).any(|at| at == object + 1 && become_so(at) && last(at))
    };
    let completed = tree.all(verb, Relation::Xcomp).any(become_so) || object.is_some_and(behind_it);
    let has = |particle: &str| {
        let near = tree.words.len().min(verb + 3);
        (verb + 1..near).any(|at| tree.words[at].lemma == particle && tree.words[at].upos != Upos::Noun)
    };
    let with = |deed: &Deed| {
        let fits = (completed || !deed.complement) && (bare || !deed.bare);
        let fits = fits && deed.particle.as_deref().is_none_or(has);
        deed.with.as_deref().is_none_or(|preposition| after(preposition).is_some()) && fits
    };
    if !grammar.causes.deeds(&tree.words[verb].lemma).any(with) {
        return;
    }
    if loose {
        let main = tree.head(verb).filter(|_| object.is_some());
        let main = main.filter(|main| *main < verb && predicates.iter().any(|one| one.at == *main));
        // "Holm was shot, bringing his brother to power": he did not bring him. Nor does who did it do what another clause tells.
        let finite = |at: usize| matches!(tree.tag(at), "VBD" | "VBZ" | "VBP" | "MD");
        let main = main.filter(|main| {
            let joined = |at: usize| tree.relation(at) == Relation::Conj && tree.head(at) == Some(*main);
            !is_passive(tree, *main) && !(main + 1..verb).any(|at| finite(at) && !joined(at))
        });
        let tie = |main| Tie {
            kind: RelationKind::Causes,
            from: End::Word(main),
            to: End::Word(verb),
            cue: tree.words[verb].span,
        };
        found.extend(main.map(tie));
        return;
    }
    let passive = is_passive(tree, verb);
    let does = if passive {
        tree.all(verb, Relation::Obl).find(|at| tree.is(*at, Relation::Obl, "agent"))
    } else {
        // "the clash that left fifty dead": which one is told elsewhere.
        let own = |subject: &Subject| object.is_some() && !matches!(subject.elsewhere, Elsewhere::Relative(_));
        subject(tree, predicate).filter(own).map(|subject| subject.at)
    };
    let Some(does) = does else { return };
    let word = &tree.words[does];
    let brings = names_cause(grammar, tree, does);
    let happened = word.upos != Upos::Propn && is_nominal(predicates, does) || brings || word.upos == Upos::Pron;
    let Some(from) = cause(grammar, tree, predicates, does).filter(|_| happened) else { return };
    // Who "they" are is nothing that happened.
    let event = match from {
        End::Before => true,
        End::Word(at) => at != verb && (is_nominal(predicates, at) || brings),
    };
    if event {
        found.push(Tie { kind: RelationKind::Causes, from, to: End::Word(verb), cue: tree.words[verb].span });
    }
}

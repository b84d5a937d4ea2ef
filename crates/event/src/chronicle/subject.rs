//! Whose doing a predicate tells: its own subject, or the one it shares with what it hangs on.

use syntax::{Relation, Upos};

use super::grammar::Grammar;
use super::predicate::{Predicate, Shape, has_subject};
use super::tree::Tree;
use crate::between::RelationKind;

/// The subject of a predicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Subject {
    /// Its head word.
    pub at: usize,
    /// Whether it has to be said again, because it stands with another predicate.
    pub elsewhere: Elsewhere,
}

/// Where a subject stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Elsewhere {
    /// With the predicate.
    No,
    /// With another predicate; nothing stands for it here.
    Unsaid,
    /// With another predicate; the relative word given stands for it here.
    Relative(usize),
}

/// Returns the subject of a predicate; none of a noun.
pub(crate) fn subject(tree: &Tree<'_>, predicate: Predicate) -> Option<Subject> {
    if predicate.shape == Shape::Nominal {
        return None;
    }
    let mut at = predicate.at;
    // "forcing the king to withdraw": the king withdrew.
    if tree.relation(at) == Relation::Xcomp && tree.is_retold(at) {
        let forced = tree.said_first(at).map(|noun| Subject { at: noun, elsewhere: Elsewhere::Unsaid });
        return forced;
    }
    if let Some(kept) = kept_from(tree, at) {
        return Some(Subject { at: kept, elsewhere: Elsewhere::Unsaid });
    }
    for _ in 0..tree.words.len() {
        if let Some(own) = own_subject(tree, at) {
            if is_relative(tree, own) {
                let head = relative_head(tree, at)?;
                // "Orme was a churchman who served as bishop": Orme did.
                let noun = who_is(tree, head).unwrap_or_else(|| named_before(tree, head));
                return Some(Subject { at: noun, elsewhere: Elsewhere::Relative(own) });
            }
            if at != predicate.at {
                // "The mayor, Orme, was elected and took office": his name tells more than what he was.
                // "thirty men, led by the mate, William Strood, broke in": one is not they.
                let one = tree.tag(own) != "NNS";
                let name = Some(named_before(tree, own)).filter(|name| one && is_closed(tree, *name));
                return Some(Subject { at: name.unwrap_or(own), elsewhere: Elsewhere::Unsaid });
            }
            return Some(Subject { at: own, elsewhere: Elsewhere::No });
        }
        match tree.relation(at) {
            Relation::Conj if tree.head(at).is_some_and(|head| is_doing(tree, at) && tree.is_noun(head)) => {
                return before_comma(tree, predicate.at);
            }
            Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Parataxis => at = tree.head(at)?,
            Relation::Acl => {
                let noun = tree.head(at).filter(|noun| tree.is_noun(*noun))?;
                // "The revolts were risings, lasting six years": the revolts lasted.
                let apart = tree.children(at).first().is_some_and(|first| tree.written(*first) == ",");
                // "Their sons were Orme, baptised in 1676, and Hale": of those listed each is told of.
                let several = |own: usize| tree.tag(own) == "NNS" && tree.words[noun].upos == Upos::Propn;
                let is_listed = own_subject(tree, noun).is_some_and(several);
                let told = Some(noun).filter(|noun| apart && tree.child(*noun, Relation::Cop).is_some() && !is_listed);
                let noun =
                    told.and_then(|noun| own_subject(tree, noun)).filter(|own| tree.tag(*own) != "WP").unwrap_or(noun);
                return Some(Subject { at: noun, elsewhere: Elsewhere::Unsaid });
            }
            _other => return before_comma(tree, predicate.at),
        }
    }
    None
}

/// "Swamps kept the army from reaching the sea": the army did not reach it; "praised the captain for saving the crew": he saved it.
fn kept_from(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let clause = matches!(tree.relation(at), Relation::Advcl | Relation::Obl | Relation::Xcomp) && is_doing(tree, at);
    let verb = tree.head(at).filter(|verb| clause && *verb < at && own_subject(tree, at).is_none())?;
    let from = |mark: usize, with: &str| tree.words[mark].lemma == with;
    let opens = || {
        tree.children(at)
            .iter()
            .copied()
            .filter(|mark| *mark < at && matches!(tree.relation(*mark), Relation::Mark | Relation::Case))
    };
    let causes = &Grammar::english().causes;
    let mut cues = causes.brought_about(&tree.words[verb].lemma);
    let blamed = opens().any(|mark| causes.is_told_with(&tree.words[verb].lemma, &tree.words[mark].lemma));
    let kept = blamed
        || cues.any(|cue| {
            let with = cue.with.as_deref().filter(|_| cue.kind == RelationKind::Prevents);
            with.is_some_and(|with| opens().any(|mark| from(mark, with)))
        });
    tree.child(verb, Relation::Obj).filter(|whom| kept && *whom < at)
}

/// "The corps fought its way to the line, breaching it on the 28th": of what a comma sets behind a clause that it does not hang on, the
/// subject is that of the last clause before which has one.
fn before_comma(tree: &Tree<'_>, at: usize) -> Option<Subject> {
    let mut first = at;
    while let Some(head) =
        tree.head(first).filter(|head| tree.relation(first) == Relation::Conj && is_doing(tree, *head))
    {
        first = head;
    }
    // "besieging and capturing the fort"
    while first > 1 && tree.tag(first - 1) == "CC" && is_doing(tree, first - 2) {
        first -= 2;
    }
    let apart = is_doing(tree, first) && first > 0 && tree.written(first - 1) == ",";
    let told = |verb: &usize| {
        let clause = matches!(
            tree.relation(*verb),
            Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp | Relation::Advcl
        );
        clause && tree.tag(*verb) == "VBD"
    };
    let mut verb = (0..first).rev().filter(|_| apart).find(told)?;
    for _ in 0..tree.words.len() {
        if let Some(own) = own_subject(tree, verb) {
            let named = !is_relative(tree, own);
            return named.then_some(Subject { at: own, elsewhere: Elsewhere::Unsaid });
        }
        verb = tree.head(verb).filter(|_| matches!(tree.relation(verb), Relation::Conj | Relation::Parataxis))?;
    }
    None
}

/// Says whether a word is a participle of what is being done, without a helper.
fn is_doing(tree: &Tree<'_>, at: usize) -> bool {
    tree.tag(at) == "VBG" && tree.child(at, Relation::Aux).is_none()
}

/// "Zara, a city which had rebelled", "the minister, Eden, who had resigned": the name that stands beside the noun.
fn named_before(tree: &Tree<'_>, noun: usize) -> usize {
    if tree.words[noun].upos != Upos::Noun {
        return noun;
    }
    let is_name = |at: &usize| tree.words[*at].upos == Upos::Propn;
    let before = tree.head(noun).filter(|name| tree.relation(noun) == Relation::Appos && *name < noun);
    let apart = |at: usize| {
        let first = tree.children(at).first().map_or(at, |first| at.min(*first));
        tree.written(first) == "," || first > 0 && tree.written(first - 1) == ","
    };
    let behind = tree.all(noun, Relation::Appos).find(|name| *name > noun && apart(*name) && is_name(name));
    before.filter(is_name).or(behind).unwrap_or(noun)
}

/// "The mayor, Orme, was", but not "the taking of Columbus, Kentucky turned": says whether a comma stands behind a name.
fn is_closed(tree: &Tree<'_>, name: usize) -> bool {
    let mut under = Vec::new();
    tree.gather_under(name, &|_| false, &mut under);
    let last = under.into_iter().max().unwrap_or(name);
    let comma = |at: usize| tree.words.get(at).is_some_and(|_| tree.written(at) == ",");
    last > name && comma(last) || comma(last + 1)
}

fn own_subject(tree: &Tree<'_>, at: usize) -> Option<usize> {
    // Of two the nearest: "«Fall» — the capital fell".
    has_subject(tree, at).then(|| tree.all(at, Relation::Nsubj).last().or_else(|| tree.child(at, Relation::Csubj)))?
}

/// Says whether a word stands for a noun before its clause: "who", "which".
pub(crate) fn is_relative(tree: &Tree<'_>, at: usize) -> bool {
    let clause = |verb: usize| tree.is_mended(verb) || tree.is(verb, Relation::Acl, "relcl");
    let about = || tree.head(at).is_some_and(|verb| tree.relation(verb) == Relation::Acl && clause(verb));
    tree.words[at].feats.contains("PronType=Rel") || matches!(tree.tag(at), "WP" | "WDT") && about()
}

/// "Orme was a churchman": who is said to be what a noun names.
fn who_is(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let said = tree.child(noun, Relation::Cop).is_some_and(|cop| tree.tag(cop) == "VBD");
    let one_of = tree.child(noun, Relation::Det).is_some_and(|det| tree.words[det].feats.contains("Definite=Ind"));
    let own = tree.child(noun, Relation::Nsubj).filter(|own| said && one_of && *own < noun)?;
    matches!(tree.words[own].upos, Upos::Propn | Upos::Noun).then_some(own).filter(|own| tree.time_of(*own).is_none())
}

/// The noun that the relative clause of a verb says more of; of joined verbs, that of the first.
pub(crate) fn relative_head(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..tree.words.len() {
        match tree.relation(at) {
            Relation::Acl => return tree.head(at),
            Relation::Conj => at = tree.head(at)?,
            _other => return None,
        }
    }
    None
}

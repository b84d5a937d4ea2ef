//! Where what somebody says ends: at the semicolon of a clause of its own, and before what the narrator says of it, "…, a claim which
//! nobody believed".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::child;
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::words::Words;

/// Leaves off what was taken for a part of what is said and is none.
pub(crate) fn mend(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    let by = lexicon.is(words.list[one.head].form, Class::By) || lexicon.is(words.list[one.head].lemma, Class::By);
    let cue_end = one.cue.last().map_or(0, |run| run.1);
    let behind = one.content.iter().filter(|run| run.0 >= cue_end);
    let all = behind.fold(None, |all: Option<(usize, usize)>, run| Some((all.map_or(run.0, |all| all.0), run.1)));
    let Some(all) = all else { return };
    let remark = || (all.0 + 1..all.1).find(|at| words.list[*at].quotation == 0 && remark(lexicon, words, all, *at));
    let Some(end) = parting(words, all).filter(|_| by).or_else(remark) else { return };
    one.content.retain(|run| run.0 < end);
    one.content.iter_mut().filter(|run| run.0 >= cue_end).for_each(|run| run.1 = run.1.min(end));
}

/// ", a claim which": says whether a comma stands before a noun for what is said, which is then told more of.
fn remark(lexicon: &Lexicon, words: &Words, run: (usize, usize), comma: usize) -> bool {
    let Some(article) = Some(comma + 1).filter(|at| *at < run.1 && words.list[comma].form == seen(",")) else {
        return false;
    };
    let noun = words.list[article].head.filter(|noun| words.list[article].upos == Upos::Det && *noun > article);
    noun.is_some_and(|noun| {
        let says = noun < run.1 && lexicon.is(words.list[noun].lemma, Class::Noun);
        let clause = child(words, noun, |clause| words.list[clause].relation == Relation::Acl && clause > noun);
        let loose =
            matches!(words.list[noun].relation, Relation::Appos | Relation::Nmod | Relation::Obl | Relation::Obj);
        says && loose && clause.is_some() && !lexicon.is(words.list[article].form, Class::Definite)
    })
}

/// The first semicolon that stands behind a clause with a subject, and before one with a verb.
fn parting(words: &Words, run: (usize, usize)) -> Option<usize> {
    let word = |at: &usize| &words.list[*at];
    let subject = (run.0..run.1).find(|at| word(at).relation == Relation::Nsubj)?;
    let verb = (run.0..run.1).rfind(|at| matches!(word(at).upos, Upos::Verb | Upos::Aux))?;
    (subject..verb).find(|at| word(at).form == seen(";") && word(at).quotation == 0)
}

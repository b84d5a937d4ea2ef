//! Where what somebody says ends: at the semicolon of a clause of its own, and before what the narrator says of it, "…, a claim which
//! nobody believed".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::child;
use crate::hash::seen;
use crate::joined;
use crate::lexicon::{Class, Lexicon};
use crate::words::Words;

/// Leaves off what was taken for a part of what is said and is none.
pub(crate) fn mend(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    let by = lexicon.is(words.list[one.head].form, Class::By) || lexicon.is(words.list[one.head].lemma, Class::By);
    within(words, one, by);
    behind_noun(words, one);
    let cue_end = one.cue.last().map_or(0, |run| run.1);
    let behind = one.content.iter().filter(|run| run.0 >= cue_end);
    let all = behind.fold(None, |all: Option<(usize, usize)>, run| Some((all.map_or(run.0, |all| all.0), run.1)));
    let Some(all) = all else { return };
    let remark = || (all.0 + 1..all.1).find(|at| words.list[*at].quotation == 0 && remark(lexicon, words, all, *at));
    let set_against = || set_against(lexicon, words, one, all).filter(|_| by);
    let end = parting(words, all)
        .filter(|_| by)
        .or_else(set_against)
        .or_else(remark)
        .or_else(|| another(lexicon, words, one.head, all))
        .or_else(|| done(words, one.head, all));
    let end = end.into_iter().chain(main(words, one.head, all)).min();
    if let Some(end) = end {
        one.content.retain(|run| run.0 < end);
        one.content.iter_mut().filter(|run| run.0 >= cue_end).for_each(|run| run.1 = run.1.min(end));
    }
    interrupted(words, one);
    both(words, one);
    open(words, one, all);
    untimed(words, one);
}

/// "The fort was taken, according to the Gazette, but the crew had fled": where a clause of its own begins that is set against what stands
/// before the source.
fn set_against(lexicon: &Lexicon, words: &Words, one: &Found, behind: (usize, usize)) -> Option<usize> {
    let word = |at: usize| &words.list[at];
    let opens = if word(behind.0).form == seen(",") { behind.0 + 1 } else { behind.0 };
    if opens >= behind.1 {
        return None;
    }
    let joins = |at: usize| {
        let against = [Class::Contrast, Class::Concession].into_iter().any(|class| lexicon.is(word(at).form, class));
        word(at).upos == Upos::Cconj || against
    };
    let joins = joins(opens) || opens > one.head && joins(opens - 1);
    let told = one.content.iter().any(|run| run.1 <= one.head && words.has_verb(*run));
    let own = (opens + 1..behind.1).any(|at| word(at).relation == Relation::Nsubj);
    (joins && told && own).then_some(behind.0)
}

/// "The stones were used for the hall, which the king had built, according to tradition, in a night": where the source hangs on a clause
/// about a noun that a comma sets apart, that clause alone is what it says.
fn within(words: &Words, one: &mut Found, by: bool) {
    let word = |at: usize| &words.list[at];
    let [(first, end)] = one.source[..] else { return };
    let top = (first..end).find(|at| word(*at).head.is_some_and(|head| head < one.head)).filter(|_| by);
    let Some(clause) = top.and_then(|top| word(top).head) else { return };
    let opens = word(clause).left;
    let comma = |at: usize| word(at).form == seen(",");
    let begins = if comma(opens) { opens + 1 } else { opens };
    // "Which", "to whom"
    let relative = |at: usize| [seen("WP"), seen("WDT"), seen("WP$")].contains(&word(at).xpos);
    let about_noun = (begins..clause).take(2).any(relative);
    let apart = comma(opens) || opens > 0 && comma(opens - 1);
    if about_noun && apart && one.content.iter().any(|run| run.0 < opens && opens < run.1) {
        one.content.retain(|run| opens < run.1);
        one.content.iter_mut().for_each(|run| run.0 = run.0.max(begins));
    }
}

/// "Accused her of quackery, after a woman had died": when it was said of what a noun names is none of it.
fn behind_noun(words: &Words, one: &mut Found) {
    let word = |at: usize| &words.list[at];
    let behind = |run: &&(usize, usize)| run.0 > one.head;
    let bare = one.content.iter().find(behind).is_some_and(|run| !words.has_verb(*run) && word(run.0).quotation == 0);
    let first = one.content.iter().find(behind).copied();
    let says_when = |run: &(usize, usize)| {
        let comma = run.0 > 0 && word(run.0 - 1).form == seen(",");
        let opens = matches!(word(run.0).upos, Upos::Adp | Upos::Sconj) && words.has_verb(*run);
        first.is_some_and(|first| first.1 < run.0) && comma && opens && word(run.0).quotation == 0
    };
    let clause = child(words, one.head, |other| word(other).relation == Relation::Ccomp).is_some();
    if bare && !clause && word(one.head).upos == Upos::Verb {
        one.content.retain(|run| !says_when(run));
    }
}

/// "They closed the mill, in breach, the owners claimed, of the lease": what somebody says of a phrase that he interrupts is the phrase.
fn interrupted(words: &Words, one: &mut Found) {
    let word = |at: usize| &words.list[at];
    let [before, behind] = &mut one.content[..] else { return };
    let first = one.source.iter().chain(&one.cue).map(|run| run.0).min().unwrap_or(one.head);
    let goes_on = behind.0 > one.head
        && word(behind.0).upos == Upos::Adp
        && !(behind.0..behind.1).any(|at| word(at).relation == Relation::Nsubj);
    let comma = |at: &usize| word(*at).form == seen(",");
    let close = first.checked_sub(1).filter(comma).filter(|close| goes_on && before.1 <= *close);
    let start = words.sentence(word(one.head).sentence).start;
    let Some((opens, close)) = close.and_then(|close| Some(((start..close).rfind(comma)?, close))) else { return };
    let phrase = (opens + 1, close);
    if phrase.0 < phrase.1 && word(phrase.0).upos == Upos::Adp && !words.has_verb(phrase) {
        *before = phrase;
    }
}

/// "Regard the flood as one of the blows that weakened the guild and led to its end": of what a noun is told to have done nothing is
/// left off that is joined to it.
fn both(words: &Words, one: &mut Found) {
    let Some(run) = one.content.last_mut().filter(|run| run.0 >= one.head) else { return };
    let word = |at: usize| &words.list[at];
    let comma = usize::from(words.list.get(run.1).is_some_and(|next| next.form == seen(",")));
    let joins = run.1 + comma;
    let Some(next) = words.list.get(joins).filter(|next| next.upos == Upos::Cconj && next.relation == Relation::Cc)
    else {
        return;
    };
    let past = |at: usize| word(at).xpos == seen("VBD");
    let clause = |at: usize| word(at).relation == Relation::Acl && (run.0..run.1).contains(&at);
    // Whoever holds it now did nothing then, whatever a parser joins.
    let holds = words.is_present(one.head) && (run.0..run.1).any(|at| clause(at) && past(at));
    let verb = next.head.filter(|verb| {
        let clause = |at: usize| clause(at) || holds && at == one.head && past(*verb);
        let own = |at: &usize| matches!(word(*at).relation, Relation::Nsubj | Relation::Mark);
        word(*verb).upos == Upos::Verb
            && word(*verb).relation == Relation::Conj
            && word(*verb).head.is_some_and(clause)
            && !words.children(*verb).iter().any(own)
    });
    let Some(verb) = verb.filter(|_| next.quotation == 0 && word(run.1 - 1).quotation == 0) else { return };
    let last = word(verb).right;
    run.1 = if word(last).upos == Upos::Punct { last } else { last + 1 };
}

/// "Because rumour had it that the army was beaten, they marched": where the main clause begins, which the account tells.
fn main(words: &Words, head: usize, run: (usize, usize)) -> Option<usize> {
    let word = &words.list[head];
    let hangs = word.relation == Relation::Advcl && word.head.is_some_and(|main| main > word.right);
    let mark = child(words, head, |mark| words.list[mark].relation == Relation::Mark).is_some_and(|mark| mark < head);
    let comma = words.list[word.right].form == seen(",");
    let end = if comma { word.right } else { word.right + 1 };
    let quoted = words.list.get(end).is_some_and(|next| next.quotation != word.quotation);
    (hangs && mark && !quoted && run.0 < end && end < run.1).then_some(end)
}

/// "Thought the danger exaggerated and delayed the alarm": where what he did himself begins, behind a form of the past that nothing is
/// done to.
fn done(words: &Words, head: usize, run: (usize, usize)) -> Option<usize> {
    let word = |at: usize| &words.list[at];
    let has = |at: usize, relation: Relation| child(words, at, |part| word(part).relation == relation);
    let held = child(words, head, |other| word(other).relation == Relation::Ccomp && run.0 <= other && other < run.1)?;
    let bare =
        [Relation::Mark, Relation::Aux, Relation::Obj, Relation::Obl].into_iter().all(|one| has(held, one).is_none());
    let beside = has(held, Relation::Nsubj).is_some_and(|noun| noun + 1 == held) && word(held).quotation == 0;
    let acts = |at: usize| {
        let joined = word(at).relation == Relation::Conj && word(at).xpos == seen("VBD");
        joined && has(at, Relation::Obj).is_some() && has(at, Relation::Nsubj).is_none()
    };
    let next = child(words, held, acts).filter(|_| bare && beside && word(held).xpos == seen("VBD"))?;
    has(next, Relation::Cc).filter(|cc| *cc == held + 1)
}

/// Where what is told by somebody else begins: "reported that they had fled, whereas …", "…; the mayor put it at 40", "found that … and
/// blamed him".
fn another(lexicon: &Lexicon, words: &Words, head: usize, run: (usize, usize)) -> Option<usize> {
    let word = |at: usize| &words.list[at];
    let quoted = |at: usize| word(at).quotation != word(head).quotation;
    let has = |at: usize, relation: Relation| child(words, at, |part| word(part).relation == relation);
    let clause = child(words, head, |other| word(other).relation == Relation::Ccomp && run.0 <= other && other < run.1);
    let apart = |at: usize| at > 0 && word(at - 1).form == seen(",");
    let ends = |at: &usize| {
        let own = word(*at).upos != Upos::Punct && has(*at, Relation::Nsubj).is_some();
        let beside = word(*at).head == Some(head) && own;
        let mark = has(*at, Relation::Mark);
        let against = mark.is_some_and(|mark| lexicon.is(word(mark).form, Class::Contrast) && apart(mark));
        let parted =
            word(*at).relation == Relation::Parataxis && mark.is_none() && word(word(*at).left).form == seen(";");
        // "According to the bank 490 died, whereas attacks fell": the bank says that too.
        let says = [Class::Any, Class::Clause].into_iter().any(|class| lexicon.is(word(*at).lemma, class));
        let whose = own && against && says || beside && parted;
        // "…, though no document proves it": so the account has it.
        let doubt = mark.is_some_and(|mark| lexicon.is(word(mark).form, Class::Concession) && apart(mark));
        let nobody = |at: usize| [word(at).left, at].iter().any(|at| lexicon.is(word(*at).form, Class::Nobody));
        let unproven = doubt && has(*at, Relation::Nsubj).is_some_and(nobody);
        whose || unproven || joined::above(lexicon, words, *at) == Some(head)
    };
    let at = (clause.unwrap_or(run.0) + 1..run.1).find(|at| !quoted(*at) && ends(at))?;
    let joins = joined::opens(at).filter(|_| joined::above(lexicon, words, at) == Some(head));
    let first = joins.unwrap_or(word(at).left);
    (run.0 < first).then_some(first)
}

/// "Noted in his journal that the men were hungry", "concluded that June that the river …": what is said begins where its clause does.
fn open(words: &Words, one: &mut Found, all: (usize, usize)) {
    let word = |at: usize| &words.list[at];
    let clause =
        child(words, one.head, |other| word(other).relation == Relation::Ccomp && all.0 <= other && other < all.1);
    let Some(clause) = clause else { return };
    let marks = words.children(clause).iter().filter(|part| word(**part).relation == Relation::Mark);
    let Some(mark) = marks.copied().rfind(|mark| *mark < clause) else { return };
    let opens =
        |at: usize| words.children(clause).iter().any(|part| word(*part).relation == Relation::Nsubj && *part > at);
    // Before it stand only where or to whom it was said, or when.
    let aside = |at: usize| {
        let mut up = at;
        while let Some(head) = word(up).head.filter(|head| (all.0..mark).contains(head)) {
            up = head;
        }
        let again = word(up).relation == Relation::Mark && word(up).form == word(mark).form;
        let phrase = matches!(word(up).relation, Relation::Obl | Relation::Obj | Relation::Iobj | Relation::Punct);
        again || phrase && [Some(one.head), Some(clause)].contains(&word(up).head)
    };
    let quoted = (all.0..mark).any(|at| word(at).quotation != 0);
    if all.0 < mark && opens(mark) && !quoted && (all.0..mark).all(aside) {
        one.content.retain(|run| run.1 > mark);
        one.content.iter_mut().filter(|run| run.0 >= all.0).for_each(|run| run.0 = run.0.max(mark));
    }
}

/// "Denied this the following day": when it was said is none of what was said.
fn untimed(words: &Words, one: &mut Found) {
    let unmarked = seen(Relation::Obl.as_str()).with(seen("unmarked"));
    let when = child(words, one.head, |other| words.list[other].label == unmarked && other > one.head);
    let Some(when) = when else { return };
    let (start, end) = (words.list[when].left, words.list[when].right + 1);
    for run in one.content.iter_mut().filter(|run| run.0 < start && run.1 == end) {
        run.1 = start;
    }
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

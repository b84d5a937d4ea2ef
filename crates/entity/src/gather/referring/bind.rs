//! Whom a pronoun cannot stand for, as its own sentence tells: who is named behind it in what it does or suffers, beside it, or by the
//! relative pronoun of its clause; and nobody in particular, of whom "everyone" and "no farmer" speak.

use syntax::{Relation, Upos};

use super::Named;
use super::fit::is_owner;
use super::pair::{Asked, Candidate};
use super::told::{Thing, Told};
use super::words::Words;
use crate::lists::Pronoun;
use crate::seen::Seen;

/// So many words behind a pronoun names are looked for.
const AHEAD: usize = 60;

/// So many steps are taken up the tree.
const STEPS: usize = 8;

/// The entities that are named where a pronoun of them would stand: "he said that X was ill" and "his and X's quarrel" are not of X.
pub(super) fn barred(seen: &Seen<'_>, named: &Named, asked: Asked) -> Vec<usize> {
    let at = asked.at;
    let mut barred = Vec::new();
    let Some(head) = seen.heads[at] else { return barred };
    let name = |part: usize| named.get(&part).map(|(entity, _)| *entity);
    if is_owner(seen, at) {
        let beside = |part: &usize| *part != at && is_owner(seen, *part);
        barred.extend(seen.hanging(head).iter().copied().filter(beside).filter_map(name));
        barred.extend(seen.hanging(at).iter().copied().filter_map(name));
        return barred;
    }
    barred.extend(seen.hanging(at).iter().copied().filter_map(name));
    let subject = seen.words[at].relation == Relation::Nsubj;
    if !subject && !matches!(seen.words[at].relation, Relation::Obj | Relation::Iobj) {
        return barred;
    }
    let end = seen.under[head].1.min(at + 1 + AHEAD);
    for part in at + 1..end {
        if let Some(entity) = name(part).filter(|_| commands(seen, part, head, subject)) {
            barred.push(entity);
        }
    }
    barred
}

/// Says whether what a verb's subject does, or what is done to its object, takes in a word: no clause joined to the verb lies between.
fn commands(seen: &Seen<'_>, part: usize, verb: usize, subject: bool) -> bool {
    let mut at = part;
    for _ in 0..STEPS {
        if at == verb {
            return true;
        }
        let Some(head) = seen.heads[at] else { return false };
        match seen.words[at].relation {
            Relation::Conj if seen.words[at].upos == Upos::Verb || seen.words[head].upos == Upos::Verb => return false,
            Relation::Parataxis | Relation::Nsubj if head == verb => return false,
            Relation::Parataxis => return false,
            Relation::Advcl if !subject => return false,
            _other => {}
        }
        at = head;
    }
    false
}

/// Says whether a relative pronoun of the pronoun's own clause stands for a thing: "X, whom he invited" is not X's doing.
pub(super) fn is_relative(seen: &Seen<'_>, asked: Asked, thing: &Thing) -> bool {
    // "who had with him the ropes"
    if !matches!(seen.words[asked.at].relation, Relation::Nsubj | Relation::Obj | Relation::Iobj) {
        return false;
    }
    let Some(own) = seen.heads[asked.at] else { return false };
    // "whom he wanted to invite"
    let up = seen.heads[own].filter(|_| seen.words[own].relation == Relation::Xcomp);
    let clause = [Some(own), up].into_iter().flatten().find(|verb| seen.words[*verb].relation == Relation::Acl);
    let Some((clause, head)) = clause.and_then(|clause| seen.heads[clause].map(|head| (clause, head))) else {
        return false;
    };
    let last = thing.last.at;
    let beside = |one: usize, other: usize| {
        seen.heads[one] == Some(other) && matches!(seen.words[one].relation, Relation::Appos | Relation::Flat)
    };
    let is_it = head == last || thing.noun == Some(head) || beside(last, head) || beside(head, last);
    let relative = |verb: usize| {
        seen.hanging(verb).iter().any(|part| {
            let argument = matches!(seen.words[*part].relation, Relation::Obj | Relation::Iobj | Relation::Nsubj);
            argument && *part != asked.at && matches!(seen.words[*part].xpos, "WP" | "WDT")
        })
    };
    is_it && (relative(clause) || relative(own))
}

/// "They appointed X his deputy": says whether a thing is made what the pronoun owns.
pub(super) fn is_made(seen: &Seen<'_>, asked: Asked, thing: &Thing) -> bool {
    let Some(noun) = seen.heads[asked.at].filter(|_| is_owner(seen, asked.at)) else { return false };
    let made = matches!(seen.words[noun].relation, Relation::Xcomp | Relation::Obj);
    let Some(verb) = seen.heads[noun].filter(|_| made) else { return false };
    let last = thing.last.at;
    let object = matches!(seen.words[last].relation, Relation::Obj | Relation::Iobj) && last < asked.at;
    object && seen.heads[last] == Some(verb) && Words::english().becomes.verbs.contains(&seen.words[verb].lemma)
}

/// "Klein accepted his resignation": says whether the subject of the verb does something to what another did or was to be.
pub(super) fn is_against(seen: &Seen<'_>, asked: Asked, thing: &Thing) -> bool {
    let Some(noun) = seen.heads[asked.at].filter(|_| is_owner(seen, asked.at)) else { return false };
    let Some(mut verb) = seen.heads[noun].filter(|_| seen.words[noun].relation == Relation::Obj) else { return false };
    let lemma = |at: usize| seen.words[at].small_lemma();
    let others = &Words::english().others;
    let is_others =
        |verb: usize| others.iter().any(|one| one.verbs.contains(lemma(verb)) && one.nouns.contains(lemma(noun)));
    let mut found = is_others(verb);
    for _ in 0..STEPS {
        if found && thing.subject_of == Some(verb) {
            return true;
        }
        // "Lee defeated X and forced his retreat", "Klein refused to extend his appointment".
        let goes_on = matches!(seen.words[verb].relation, Relation::Conj | Relation::Xcomp);
        let has_own = seen.hanging(verb).iter().any(|part| seen.words[*part].relation == Relation::Nsubj);
        let Some(above) = seen.heads[verb].filter(|_| goes_on && !has_own) else { return false };
        // "was forced to end his attempt"
        let suffers =
            |part: &usize| seen.words[*part].relation == Relation::Nsubj && seen.words[*part].subtype == "pass";
        let does = !seen.hanging(above).iter().any(suffers);
        found |= seen.words[verb].relation == Relation::Xcomp && does && is_others(above);
        verb = above;
    }
    false
}

/// "Everyone had to wash his hands", "no farmer could claim the land he tilled": says whether a pronoun is of whoever it is.
pub(super) fn is_of_whoever(told: &Told<'_>, asked: Asked) -> bool {
    let seen = told.seen;
    let whoever = &Words::english().whoever;
    let is_whoever = |at: usize| {
        let word = seen.words[at];
        let quantified = |part: &usize| {
            seen.words[*part].relation == Relation::Det && whoever.determiners.contains(&seen.small[*part])
        };
        match word.upos {
            Upos::Pron => whoever.pronouns.contains(&seen.small[at]),
            Upos::Noun => told.lists.is_human(word.small_lemma()) && seen.hanging(at).iter().any(quantified),
            _other => false,
        }
    };
    let mut at = asked.at;
    for _ in 0..STEPS {
        let Some(head) = seen.heads[at] else { return false };
        let subject = |part: &&usize| seen.words[**part].relation == Relation::Nsubj && **part < asked.at;
        if let Some(subject) = seen.hanging(head).iter().filter(subject).find(|part| **part != asked.at) {
            return is_whoever(*subject);
        }
        if matches!(seen.words[at].relation, Relation::Ccomp | Relation::Parataxis | Relation::Advcl) {
            return false;
        }
        at = head;
    }
    false
}

/// "The eldest son of X, he was born in May": leaves out who is named in what is said of the pronoun itself before it.
pub(super) fn leave_out(told: &Told<'_>, asked: Asked, candidates: &mut Vec<Candidate>) {
    let Some((start, end)) = fronted(told, asked) else { return };
    let within = |thing: usize| (start..end).contains(&told.things[thing].last.at);
    candidates.retain(|candidate| !candidate.thing.is_some_and(within));
}

/// The words at the start of a sentence that say who the pronoun behind their comma is.
fn fronted(told: &Told<'_>, asked: Asked) -> Option<(usize, usize)> {
    let seen = told.seen;
    let first = seen.sentences[asked.at].0;
    let comma = asked.at.checked_sub(1).filter(|comma| *comma > first && seen.written(*comma) == ",")?;
    let person = matches!(asked.pronoun, Pronoun::He | Pronoun::She);
    if !person || seen.words[asked.at].relation != Relation::Nsubj || comma - first > AHEAD {
        return None;
    }
    let finite = |at: usize| matches!(seen.words[at].xpos, "VBD" | "VBZ" | "VBP" | "MD");
    let opens = |at: usize| matches!(seen.words[at].upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adv);
    let noun = (first..comma).find(|at| !opens(*at)).filter(|at| seen.words[*at].upos == Upos::Noun)?;
    let lemma = seen.words[noun].small_lemma();
    let who = told.lists.is_kin(lemma) || told.lists.is_human(lemma) || told.lists.person(lemma).is_some();
    (who && !(first..comma).any(finite)).then_some((noun + 1, comma))
}

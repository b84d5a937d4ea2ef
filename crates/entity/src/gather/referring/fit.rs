//! Whether a pronoun may stand for a thing: by sort, number and gender, and as far as the grammar lets it.

use syntax::Relation;

use super::bind::{is_against, is_made, is_relative};
use super::clause::is_of_nobody;
use super::pair::Asked;
use super::told::{Sort, Thing, Told};
use super::words::Words;
use crate::Kind;
use crate::lists::{Gender, Pronoun};
use crate::seen::Seen;

/// Says whether a pronoun may stand for a thing at all.
pub(super) fn may_be(told: &Told<'_>, asked: Asked, thing: usize) -> bool {
    let thing = &told.things[thing];
    let sort = match (asked.pronoun, thing.sort) {
        (Pronoun::He, Sort::Named(kind)) => kind == Kind::Person,
        // A ship is a she.
        (Pronoun::She, Sort::Named(kind)) => matches!(kind, Kind::Person | Kind::Facility),
        (Pronoun::He | Pronoun::She, Sort::Person | Sort::Other | Sort::Unknown) => !thing.many,
        (Pronoun::He | Pronoun::She, Sort::Noun(_) | Sort::Several) => false,
        (Pronoun::It, Sort::Named(kind)) => kind != Kind::Person,
        (Pronoun::It, Sort::Person | Sort::Several) => false,
        (Pronoun::It, Sort::Noun(_) | Sort::Other | Sort::Unknown) => !thing.many,
        (Pronoun::They, Sort::Named(kind)) => {
            matches!(kind, Kind::Group | Kind::Organization | Kind::State) || kind != Kind::Person && thing.many
        }
        (Pronoun::They, Sort::Person | Sort::Noun(_) | Sort::Other | Sort::Unknown | Sort::Several) => true,
    };
    let happened = asked.pronoun == Pronoun::It && tells_happening(told.seen, asked.at);
    let sort = sort && !(happened && matches!(thing.sort, Sort::Named(kind) | Sort::Noun(kind) if kind != Kind::Event));
    // Where the account is about a woman, "she" is one who is known to be.
    let about = told.topic.and_then(|topic| told.of_entity(topic)).map(|thing| &told.things[thing]);
    let woman = about.is_some_and(|about| about.gender == Some(Gender::Female));
    let gender = match (asked.pronoun, thing.gender) {
        (Pronoun::He, Some(Gender::Female)) | (Pronoun::She, Some(Gender::Male)) => false,
        (Pronoun::She, None | Some(Gender::Either)) if woman && thing.sort == Sort::Named(Kind::Person) => false,
        (Pronoun::He | Pronoun::She | Pronoun::It | Pronoun::They, _) => true,
    };
    // One that goes by "he" does not go by "she".
    let pronoun = thing.pronoun.is_none_or(|known| known == asked.pronoun || asked.pronoun == Pronoun::They);
    let of_nobody = matches!(asked.pronoun, Pronoun::He | Pronoun::She) && is_of_nobody(told, asked, thing);
    sort && gender && pronoun && !of_nobody && lives(told, asked, thing) && is_free(told, asked, thing)
}

/// "It was the worst disaster since 1907": says whether a pronoun is told to be something that happened.
fn tells_happening(seen: &Seen<'_>, at: usize) -> bool {
    let noun = seen.heads[at].filter(|_| seen.words[at].relation == Relation::Nsubj);
    let is = |noun: usize| seen.hanging(noun).iter().any(|part| seen.words[*part].relation == Relation::Cop);
    noun.is_some_and(|noun| is(noun) && Words::english().happens.nouns.contains(seen.words[noun].small_lemma()))
}

/// Says whether one who was told to have died may be meant: he does nothing more, and is not spoken of paragraphs later.
fn lives(told: &Told<'_>, asked: Asked, thing: &Thing) -> bool {
    // Whom all is about is spoken of after his death, but not where the paragraph has told of what another did since.
    let since = thing.died.map_or(0, |(sentence, _)| sentence);
    let acts_here = |one: &Thing| {
        let other = one.entity.is_some() && one.entity != thing.entity && one.last.sentence >= since;
        other && one.sort == Sort::Named(Kind::Person) && one.last.paragraph == told.paragraph && one.subjects > 0
    };
    let of_another = || told.recent.iter().any(|one| acts_here(&told.things[*one]));
    let is_topic = thing.entity.is_some() && thing.entity == told.topic && !of_another();
    let died = thing.died.filter(|_| asked.pronoun != Pronoun::They && !is_topic);
    let Some((sentence, paragraph)) = died else { return true };
    let seen = told.seen;
    let acts = seen.words[asked.at].relation == Relation::Nsubj;
    let dead = &Words::english().dead;
    let done = seen.words[asked.at].subtype == "pass";
    let verb = seen.heads[asked.at].filter(|_| acts);
    // "He had named no heir" looks back.
    let before = |verb: usize| {
        let helps = |part: &usize| seen.words[*part].relation == Relation::Aux && seen.words[*part].xpos == "VBD";
        seen.words[verb].xpos == "VBN" && seen.hanging(verb).iter().any(helps)
    };
    let rests = verb.is_none_or(|verb| {
        let lemma = seen.words[verb].small_lemma();
        let after = if done {
            dead.done_after.contains(lemma) || dead.suffered.contains(lemma)
        } else {
            dead.after.contains(lemma)
        };
        after || before(verb)
    });
    sentence == told.sentence || rests && paragraph == told.paragraph
}

/// Says whether the grammar lets the pronoun stand for it: "X killed him" is not said of X, "his brother X" is not X's brother.
fn is_free(told: &Told<'_>, asked: Asked, thing: &Thing) -> bool {
    let (seen, lists) = (told.seen, told.lists);
    let word = seen.words[asked.at];
    let Some(head) = seen.heads[asked.at] else { return true };
    let reflexive = lists.is_reflexive(&seen.small[asked.at]);
    let last = thing.last.at;
    let owns = is_owner(seen, asked.at);
    if seen.heads[last] == Some(asked.at) || last == head && owns {
        return false;
    }
    // What the pronoun stands within is not what it stands for, unless a clause lies between.
    // "Ashe and his officers": what is joined to it is no part of it.
    let joined = owns && seen.words[head].relation == Relation::Conj && seen.heads[head] == Some(last);
    let (start, end) = seen.under[last];
    if (start..end).contains(&asked.at) && !joined && !is_in_clause_of(seen, asked.at, last) {
        return false;
    }
    if is_relative(seen, asked, thing) || is_made(seen, asked, thing) || is_against(seen, asked, thing) {
        return false;
    }
    if owns && is_in_place_of(seen, asked.at) {
        // "promoted X in his place": neither who does it nor to whom it is done.
        let verb = seen.heads[head];
        if verb.is_some() && (thing.subject_of == verb || seen.heads[last] == verb) {
            return false;
        }
    }
    if owns {
        // "his brother X": what is possessed, or stands beside it.
        let beside = |at: usize| {
            seen.heads[at] == Some(head)
                && matches!(seen.words[at].relation, Relation::Appos | Relation::Flat | Relation::Compound)
        };
        return !beside(last);
    }
    if reflexive || word.relation == Relation::Nsubj {
        return true;
    }
    // Of two parts of one clause neither is a pronoun for the other: "X decided not to inform him".
    let clause = clause(seen, asked.at);
    let controls = |verb: &usize| seen.words[*verb].relation == Relation::Xcomp;
    // "X urged the council to let him go".
    let to_another = |verb: &usize| seen.hanging(*verb).iter().any(|part| seen.words[*part].relation == Relation::Obj);
    let above = clause.filter(controls).and_then(|verb| seen.heads[verb]).filter(|verb| !to_another(verb));
    if above.is_some() && thing.subject_of == above {
        return false;
    }
    let joined = word.relation == Relation::Conj && seen.heads[asked.at] == Some(last);
    !joined && thing.subject_of != clause && (seen.heads[last] != clause || clause.is_none() || is_owner(seen, last))
}

/// "In his place".
fn is_in_place_of(seen: &Seen<'_>, at: usize) -> bool {
    let stead = &Words::english().stead;
    let noun = seen.heads[at].filter(|noun| stead.nouns.contains(&seen.small[*noun]));
    let mut cases = noun
        .into_iter()
        .flat_map(|noun| seen.hanging(noun))
        .filter(|case| seen.words[**case].relation == Relation::Case);
    cases.any(|case| stead.prepositions.contains(&seen.small[*case]))
}

/// Says whether a word owns the one it hangs on.
pub(super) fn is_owner(seen: &Seen<'_>, at: usize) -> bool {
    seen.words[at].xpos == "PRP$" || seen.words[at].relation == Relation::Nmod && seen.words[at].subtype == "poss"
}

/// The word a part of a clause hangs on; a part that is joined to another hangs where that does.
fn clause(seen: &Seen<'_>, at: usize) -> Option<usize> {
    let head = seen.heads[at];
    if seen.words[at].relation == Relation::Conj { seen.heads[head?] } else { head }
}

/// So many words up a clause is looked for.
const WAY: usize = 8;

/// Says whether the way up from a word to another goes through a clause.
fn is_in_clause_of(seen: &Seen<'_>, at: usize, above: usize) -> bool {
    let mut at = at;
    for _ in 0..WAY {
        if at == above {
            return false;
        }
        if matches!(seen.words[at].relation, Relation::Acl | Relation::Advcl | Relation::Ccomp | Relation::Parataxis) {
            return true;
        }
        let Some(head) = seen.heads[at] else { return false };
        at = head;
    }
    true
}

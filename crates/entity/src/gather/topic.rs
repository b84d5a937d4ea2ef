//! Whom an account is about: the person named in full by its heading or by the subject of its first sentence.

use syntax::{Relation, Upos};

use super::draft::Draft;
use super::evidence::is_calling;
use crate::Kind;
use crate::lists::{Gender, Lists, Pronoun};
use crate::seen::Seen;

/// Returns the draft that names whom the account is about.
pub(super) fn topic(seen: &Seen<'_>, drafts: &[Draft]) -> Option<usize> {
    let full = |draft: &Draft| draft.kind == Kind::Person && draft.core.1 - draft.core.0 > 1;
    let leads = |draft: &Draft| match seen.words[draft.head].relation {
        Relation::Nsubj => seen.heads[draft.head].is_some_and(|verb| seen.heads[verb].is_none()),
        _other => seen.heads[draft.head].is_none(),
    };
    // Nothing but headings stands before the sentence.
    let opens = |draft: &Draft| (0..seen.sentences[draft.head].0).all(|at| seen.words[at].relation != Relation::Nsubj);
    drafts.iter().take(FIRST).position(|draft| full(draft) && leads(draft) && opens(draft))
}

/// So many names are looked at.
const FIRST: usize = 12;

/// Whether a man or a woman is named, as far as the pronoun tells that hangs on what the named one has or does: "Pell lost his father".
pub(super) fn own_gender(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<Gender> {
    let verb = seen.heads[head].filter(|_| seen.words[head].relation == Relation::Nsubj)?;
    let parts = seen
        .hanging(verb)
        .iter()
        .filter(|part| **part > verb && matches!(seen.words[**part].relation, Relation::Obj | Relation::Obl));
    let owner = |part: usize| seen.hanging(part).iter().copied().find(|owner| seen.words[*owner].subtype == "poss");
    let told = parts.filter_map(|part| owner(*part)).find_map(|owner| lists.pronoun(&seen.small[owner]))?;
    match told {
        Pronoun::He => Some(Gender::Male),
        Pronoun::She => Some(Gender::Female),
        Pronoun::It | Pronoun::They => None,
    }
}

/// Says whether a bare name is of one who is told of for the first time, by whose he is: "his son X", "the eldest of them, X".
pub(super) fn is_kin(seen: &Seen<'_>, lists: &Lists, head: usize) -> bool {
    let Some(noun) = kin(seen, head) else { return false };
    let whose = |at: usize| seen.hanging(at).iter().any(|part| seen.words[*part].subtype == "poss");
    let whose = || whose(noun) || whose(head) || has_other_article(seen, lists, noun);
    let kin = lists.is_kin(seen.words[noun].small_lemma()) && whose();
    kin || seen.words[noun].xpos == SUPERLATIVE
}

/// The noun by which it is said whose kinsman somebody is, who is named behind it: "the son of the baker X", "the sister of X".
pub(super) fn kin_of(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<usize> {
    let (first, _) = seen.sentences[head];
    let described = |at: &usize| matches!(seen.words[*at].upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det);
    let before = (first..head).rev().take(DEEP).find(|at| !described(at))?;
    let noun = before.checked_sub(1).filter(|noun| *noun >= first && seen.words[before].upos == Upos::Adp)?;
    lists.is_kin(seen.words[noun].small_lemma()).then_some(noun)
}

/// The noun that says whose kinsman the bearer of a name is, in small letters: of "his sister X" the sister.
pub(super) fn kin_noun(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<String> {
    let noun = seen.words[kin(seen, head)?].lemma.to_lowercase();
    lists.is_kin(&noun).then_some(noun)
}

/// The pronoun that says whose kinsman the bearer of a name is: "his daughter X".
pub(super) fn kin_owner(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<Pronoun> {
    let noun = kin(seen, head)?;
    let owner = |at: usize| seen.hanging(at).iter().copied().find(|part| seen.words[*part].subtype == "poss");
    lists.pronoun(&seen.small[owner(noun).or_else(|| owner(head))?])
}

/// Says whether a bare name is of one whom nobody was told of before, whoever has it as well: "a third son, also John".
pub(super) fn is_first_told(seen: &Seen<'_>, lists: &Lists, head: usize) -> bool {
    let first = |noun: usize| has_other_article(seen, lists, noun) || called(seen, head) == Some(noun);
    is_kin(seen, lists, head) && kin(seen, head).is_some_and(first)
}

/// "X's grandson, also called X": the noun of whom a name is said to be the name.
pub(super) fn called(seen: &Seen<'_>, head: usize) -> Option<usize> {
    let named = matches!(seen.words[head].relation, Relation::Obj | Relation::Xcomp);
    let verb = seen.heads[head].filter(|verb| named && *verb < head)?;
    let noun = if seen.words[verb].relation == Relation::Acl { seen.heads[verb] } else { set_apart(seen, verb) };
    let calls = is_calling(seen.words[verb].small_lemma());
    noun.filter(|noun| calls && *noun < verb && seen.words[*noun].upos == Upos::Noun)
}

/// "A sister, also called X, followed": the noun that a comma parts from a verb that was taken for the main one of the sentence.
fn set_apart(seen: &Seen<'_>, verb: usize) -> Option<usize> {
    let subject = |at: &usize| seen.words[*at].relation == Relation::Nsubj && *at < verb;
    let noun = seen.hanging(verb).iter().copied().find(subject)?;
    let comma = (noun + 1..verb).find(|at| seen.words[*at].upos != Upos::Adv).filter(|at| seen.written(*at) == ",")?;
    (comma + 1..verb).all(|at| seen.words[at].upos == Upos::Adv).then_some(noun)
}

/// The noun that says who the bearer of a name is: of "his son X" the son.
fn kin(seen: &Seen<'_>, head: usize) -> Option<usize> {
    let word = seen.words[head];
    // A name between commas may be read as if it were called: "their second son, John, was born".
    let beside = matches!(word.relation, Relation::Appos | Relation::Flat | Relation::Vocative)
        || word.relation == Relation::Nmod && word.subtype == UNMARKED;
    let above = seen.heads[head].filter(|above| beside && *above < head);
    // "A third son, also John".
    let above = above.map(|above| match (seen.words[above].upos, above.checked_sub(2)) {
        (Upos::Adv, Some(noun)) if seen.written(above - 1) == "," => noun,
        (_, _) => above,
    });
    // "His son X", however the two hang together.
    let above = above.or_else(|| called(seen, head));
    let close = || head.checked_sub(1).filter(|noun| seen.words[*noun].upos == Upos::Noun);
    above.or_else(close)
}

/// Says whether a noun has an article that is none of what was told of: "a", "another".
fn has_other_article(seen: &Seen<'_>, lists: &Lists, noun: usize) -> bool {
    let other = |part: usize| seen.words[part].relation == Relation::Det && !lists.is_definite(&seen.small[part]);
    seen.hanging(noun).iter().any(|part| *part < noun && other(*part))
}

/// So many words may stand between a name and the preposition behind the noun it is said of: "the son of the old baker X".
const DEEP: usize = 5;
/// The subtype of a noun that hangs on another without a preposition.
const UNMARKED: &str = "unmarked";
/// The tag of "eldest".
const SUPERLATIVE: &str = "JJS";

//! Where a clause can be parted: behind what stands before it, about what two commas set apart between its subject and its verb
//! ("the ship, laden with powder, weighed anchor"), and at a word that joins two clauses.

use crate::upos::Upos;

/// What a word is, as far as asides go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A noun, a name, or a number.
    Noun,
    /// A verb or helper with a tense of its own.
    Finite,
    /// A participle.
    Participle,
    /// "which", "who", "whose", "whom".
    Relative,
    /// "the", "a", "his".
    Article,
    /// An adverb.
    Adverb,
    /// A preposition.
    Preposition,
    /// "and".
    And,
    /// "that", "when": what opens a clause.
    Joins,
    /// A comma.
    Comma,
    /// Another mark.
    Mark,
    /// Anything else.
    Other,
}

/// Returns what a word of a part of speech is.
pub(crate) fn kind(upos: Upos, xpos: &str) -> Kind {
    match xpos {
        "VBD" | "VBZ" | "VBP" | "MD" => Kind::Finite,
        "VBN" | "VBG" => Kind::Participle,
        "WDT" | "WP" | "WP$" => Kind::Relative,
        "DT" | "PRP$" => Kind::Article,
        "WRB" => Kind::Joins,
        "," => Kind::Comma,
        _other => match upos {
            Upos::Noun | Upos::Propn | Upos::Num => Kind::Noun,
            Upos::Adv => Kind::Adverb,
            Upos::Adp => Kind::Preposition,
            Upos::Cconj => Kind::And,
            Upos::Sconj => Kind::Joins,
            Upos::Punct => Kind::Mark,
            _rest => Kind::Other,
        },
    }
}

/// How an aside begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Opens {
    /// With a relative word.
    Relative,
    /// With a participle, or anything else that is no noun phrase.
    Loose,
    /// With a noun phrase: what else the noun is.
    Noun,
    /// It is an adverb and no more: "too", "however".
    Adverb,
}

/// What is set apart, by the places of its two commas.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Aside {
    /// The comma it begins with.
    pub open: usize,
    /// The comma it ends with.
    pub close: usize,
    /// How it begins.
    pub opens: Opens,
}

/// Words of an aside at most; more is a clause of its own, or a list.
const LONGEST: usize = 40;

/// A way to part a clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// At the comma behind what stands before the main clause: "In October, the army left".
    Front(usize),
    /// At such a comma with others before it: "On 3 March, 1926, the army left".
    Far(usize),
    /// About what two commas set apart.
    Aside(Aside),
    /// At a word that joins two clauses.
    Joined(usize),
}

/// Returns the ways to part a clause, the likeliest first.
pub(crate) fn parts(kinds: &[Kind]) -> Vec<Part> {
    let commas = || (1..kinds.len()).filter(|at| kinds[*at] == Kind::Comma);
    let asides = commas().filter_map(|open| aside_at(kinds, open)).map(Part::Aside);
    let fronts: Vec<usize> = commas().filter(|comma| is_front(kinds, *comma)).take(2).collect();
    let simple = |comma: &usize| !kinds[..*comma].iter().any(|kind| matches!(kind, Kind::Comma | Kind::Mark));
    let (near, far): (Vec<usize>, Vec<usize>) = fronts.into_iter().partition(simple);
    let joined = (1..kinds.len()).filter(|at| kinds[*at] == Kind::And && is_joined(kinds, *at)).map(Part::Joined);
    let near = near.into_iter().map(Part::Front);
    let far = far.into_iter().map(Part::Far);
    near.chain(asides.take(3)).chain(far).chain(joined.take(3)).collect()
}

/// Says whether what stands before a comma is set before a whole clause.
fn is_front(kinds: &[Kind], comma: usize) -> bool {
    let (phrase, rest) = (&kinds[..comma], &kinds[comma + 1..]);
    let subject = matches!(rest.first(), Some(Kind::Article | Kind::Noun | Kind::Other));
    let opens = matches!(phrase.first(), Some(Kind::Preposition | Kind::Joins | Kind::Participle));
    let clause = matches!(phrase.first(), Some(Kind::Preposition | Kind::Joins));
    // "In Paris, Rome and London" goes on.
    let nouns = rest.iter().take_while(|kind| **kind == Kind::Noun).count();
    let list = nouns > 0 && matches!(rest.get(nouns), Some(Kind::Comma | Kind::And));
    let told = phrase.contains(&Kind::Finite);
    // "After Smith, the mayor, resigned": what commas set apart there is of the noun before.
    let verb = rest.iter().position(|kind| *kind == Kind::Finite).unwrap_or(rest.len());
    let commas: Vec<usize> = (0..verb).filter(|at| rest[*at] == Kind::Comma).collect();
    let apart = matches!(commas[..], [last] if last + 1 == verb);
    opens && (clause || !told) && phrase.len() > 1 && subject && !list && !apart && rest.contains(&Kind::Finite)
}

/// Says whether a word joins two clauses, each with a subject and a verb.
fn is_joined(kinds: &[Kind], at: usize) -> bool {
    let (before, rest) = (&kinds[..at], &kinds[at + 1..]);
    let subject = matches!(rest.first(), Some(Kind::Article | Kind::Noun | Kind::Other | Kind::Preposition));
    let comma = before.last() == Some(&Kind::Comma);
    comma && subject && before.contains(&Kind::Finite) && rest.contains(&Kind::Finite)
}

fn aside_at(kinds: &[Kind], open: usize) -> Option<Aside> {
    if kinds.get(open + 1) == Some(&Kind::Adverb) && kinds.get(open + 2) == Some(&Kind::Comma) {
        let close = open + 2;
        let told = kinds.get(close + 1) == Some(&Kind::Finite) && ends_in_noun(&kinds[..open]);
        return told.then_some(Aside { open, close, opens: Opens::Adverb });
    }
    let before = before_subject(&kinds[..open])?;
    let opens = match kinds.get(open + 1)? {
        Kind::Relative => Opens::Relative,
        Kind::Preposition if kinds.get(open + 2) == Some(&Kind::Relative) => Opens::Relative,
        Kind::Article | Kind::Noun => Opens::Noun,
        // "that of a woman", "while in Rome"
        Kind::Joins if kinds.get(open + 2) == Some(&Kind::Preposition) => Opens::Loose,
        Kind::Participle => Opens::Loose,
        Kind::Adverb if kinds.get(open + 2) == Some(&Kind::Participle) => Opens::Loose,
        Kind::Other | Kind::Adverb | Kind::Preposition | Kind::Finite => return None,
        Kind::And | Kind::Joins | Kind::Comma | Kind::Mark => return None,
    };
    let inside = |close: &usize| &kinds[open + 1..*close];
    let limit = kinds.len().min(open + LONGEST);
    let mut commas = (open + 2..limit).filter(|at| kinds[*at] == Kind::Comma);
    let close = commas.find(|close| {
        let told = inside(close).contains(&Kind::Finite);
        goes_on(&kinds[close + 1..]) && (opens != Opens::Relative || told)
    })?;
    let inside = inside(&close);
    // What tells something without a relative word is a clause, but for what a participle tells of: "believing that all was lost".
    let told = inside.iter().position(|kind| *kind == Kind::Finite);
    let joined = |told: usize| opens == Opens::Loose && inside[1..told].contains(&Kind::Joins);
    let tells = opens != Opens::Relative && !inside.contains(&Kind::Relative) && told.is_some_and(|told| !joined(told));
    // "the king and his heir, Edward, were shot": of two the second has a name. A list goes on otherwise.
    let named = opens != Opens::Noun || inside.iter().all(|kind| *kind == Kind::Noun);
    let may = match before {
        Before::Nothing => true,
        Before::And => named,
        Before::Preposition => opens != Opens::Noun || named,
    };
    (may && !tells && !inside.contains(&Kind::Mark)).then_some(Aside { open, close, opens })
}

/// What a subject stands behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Before {
    /// Nothing that could make anything else of it.
    Nothing,
    /// Another noun that it is joined to: "the king and his heir".
    And,
    /// A preposition behind a verb, which may open a clause: "ended after the king".
    Preposition,
}

/// Says what stands before a noun that words end in, if it waits for its verb: none stands between it and the comma or joining word
/// before it.
fn before_subject(before: &[Kind]) -> Option<Before> {
    let opens = |kind: &Kind| matches!(kind, Kind::Comma | Kind::Mark | Kind::Joins | Kind::And);
    let begins = before.iter().rposition(opens);
    let phrase = &before[begins.map_or(0, |at| at + 1)..];
    let verb = |kind: &Kind| matches!(kind, Kind::Finite | Kind::Relative);
    if phrase.last() != Some(&Kind::Noun) || phrase.first() == Some(&Kind::Preposition) {
        return None;
    }
    if let Some(last) = phrase.iter().rposition(verb) {
        let opened = phrase[last] == Kind::Finite && phrase[last..].contains(&Kind::Preposition);
        return (opened && begins.is_none()).then_some(Before::Preposition);
    }
    match begins.map(|at| (at, before[at])) {
        // "such as the king, the queen": that is inside an aside.
        Some((at, Kind::Comma)) => before_subject(&before[..at]).is_none().then_some(Before::Nothing),
        // "neither the queen nor the king" go on together.
        Some((at, Kind::And)) if !before[..at].contains(&Kind::Finite) => Some(Before::And),
        Some(_) | None => Some(Before::Nothing),
    }
}

/// Says whether words end in a noun and hold no verb.
fn ends_in_noun(before: &[Kind]) -> bool {
    let begins = before.iter().rposition(|kind| matches!(kind, Kind::Comma | Kind::Mark | Kind::Joins | Kind::And));
    let phrase = &before[begins.map_or(0, |at| at + 1)..];
    phrase.last() == Some(&Kind::Noun) && !phrase.iter().any(|kind| matches!(kind, Kind::Finite | Kind::Relative))
}

/// Says whether words begin with a verb that has a tense.
fn goes_on(after: &[Kind]) -> bool {
    let adverbs = after.iter().take_while(|kind| **kind == Kind::Adverb).count();
    after.get(adverbs) == Some(&Kind::Finite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Kind::{Adverb, And, Article, Comma, Finite, Joins, Noun, Participle, Preposition, Relative};

    #[test]
    fn what_commas_set_apart_behind_a_subject_is_an_aside() {
        // "The ship, laden with powder, sailed".
        let kinds = [Article, Noun, Comma, Participle, Preposition, Noun, Comma, Finite];
        assert_eq!(parts(&kinds), [Part::Aside(Aside { open: 2, close: 6, opens: Opens::Loose })]);
        // "By May the ship, too, had sailed".
        let kinds = [Preposition, Noun, Article, Noun, Comma, Adverb, Comma, Finite];
        assert_eq!(parts(&kinds), [Part::Aside(Aside { open: 4, close: 6, opens: Opens::Adverb })]);
        // "The ship, fearing that it was lost, sailed".
        let kinds = [Article, Noun, Comma, Participle, Joins, Noun, Finite, Noun, Comma, Finite];
        assert_eq!(parts(&kinds), [Part::Aside(Aside { open: 2, close: 8, opens: Opens::Loose })]);
        // "The ship and its tender, Swallow, sailed".
        let kinds = [Article, Noun, And, Article, Noun, Comma, Noun, Comma, Finite];
        assert_eq!(parts(&kinds), [Part::Aside(Aside { open: 5, close: 7, opens: Opens::Noun })]);
        // "It ended after the ship, struck by a bomb, sank".
        let kinds = [Noun, Finite, Preposition, Article, Noun, Comma, Participle, Preposition, Noun, Comma, Finite];
        assert_eq!(parts(&kinds), [Part::Aside(Aside { open: 5, close: 9, opens: Opens::Loose })]);
        // "The ship, which carried powder, salt, sailed".
        let kinds = [Article, Noun, Comma, Relative, Finite, Noun, Comma, Noun, Comma, Finite];
        assert_eq!(parts(&kinds), [Part::Aside(Aside { open: 2, close: 8, opens: Opens::Relative })]);
    }

    #[test]
    fn what_commas_list_is_no_aside() {
        // "He left the town, burned the bridge, crossed the river".
        let kinds = [Noun, Finite, Article, Noun, Comma, Finite, Article, Noun, Comma, Finite, Article, Noun];
        assert_eq!(parts(&kinds), []);
        // "Towns like Rome, Paris, and London fell".
        let kinds = [Noun, Preposition, Noun, Comma, Noun, Comma, And, Noun, Finite];
        assert_eq!(parts(&kinds), []);
    }

    #[test]
    fn a_phrase_before_a_clause_is_parted_from_it() {
        // "In October the 3rd, the ship sailed, and the town fell".
        let kinds = [Preposition, Noun, Comma, Article, Noun, Finite, Comma, And, Article, Noun, Finite];
        assert_eq!(parts(&kinds), [Part::Front(2), Part::Joined(7)]);
    }
}

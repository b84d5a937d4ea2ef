//! The words around a time that say how it stands in its text: the tense of the verb near it, the word before it.

mod attribute;
mod behind;
mod mark;
mod near;

use std::ops::Range;

pub(crate) use near::Near;

use crate::builder::Endings;
use crate::rule::Domain;
use crate::token::{Kind, Token};
use crate::vocabulary::{Symbol, Vocabulary};

/// What the words before a time make of it in the account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// "a campaign for 1976"
    Plan,
    /// "since 513 BC"
    Background,
    /// In brackets.
    Bracket,
    /// In a clause that says more of somebody or something: "who had been born in 1869".
    Clause,
    /// A date by which something is called, or that it bears: "a 1921 law", "a letter of 2 October".
    Attribute,
    /// A date that something bears, where no more can be said before it is placed: one after what is told dates the account.
    Borne,
    /// The end of what did not happen before: "the last was not found until October".
    Ahead,
    /// In a quotation: "in ten years we shall be rich".
    Quoted,
    /// Behind the account, and the next goes on from it: "he had been well until the 8th, when he was taken sick".
    Turn,
}

/// What the verb near a time says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    /// "The summit opens on Friday", "they are voting on Friday": of days near by it tells what is to come.
    Present,
    Future,
    /// Of accounts: "the coal had been delivered on Wednesday", before what is told.
    Pluperfect,
}

/// For each symbol, what it says of the times beside it, as bits: each time asks this of dozens of tokens.
#[derive(Debug)]
pub(crate) struct Cues {
    said: Box<[u64]>,
    endings: Endings,
}

/// How far before a verb the words stand that turn its tense: "will soon be paid".
const VERB_GROUP: usize = 3;
/// How far before a participle what denies it may stand: "neither he nor his sons could be reached".
const DENIAL_REACH: usize = 9;
/// How many words away a verb of the present may stand.
const PRESENT_REACH: usize = 8;
/// How many words more a verb after the time counts for.
const AFTER: usize = 6;
/// How far before a day the word may stand that puts something off to it: "moved from Thursday to Monday".
const PUT_OFF: usize = 5;
/// How many more it counts for beyond a comma.
const BEYOND: usize = 6;

impl Cues {
    pub(crate) fn new(vocabulary: &Vocabulary, endings: Endings) -> Cues {
        // What each class says, by its number: symbols are thousands and share few cues.
        let known =
            mark::CLASSES.iter().filter_map(|&(name, cue)| Some((usize::from(vocabulary.classes.get(name)?), cue)));
        let mut of_class = vec![0; known.clone().map(|(class, _)| class + 1).max().unwrap_or(0)];
        known.for_each(|(class, cue)| of_class[class] = cue);
        let said = |symbol| {
            let classes = vocabulary.classes_of(symbol).iter();
            classes.filter_map(|class| of_class.get(usize::from(*class))).fold(0, |said, cue| said | cue)
        };
        let said = (0..vocabulary.symbol_count()).map(|symbol| said(symbol as Symbol)).collect();
        Cues { said, endings }
    }

    #[inline]
    fn said(&self, token: &Token) -> u64 {
        self.said[usize::from(token.symbol)]
    }

    #[inline]
    fn has(&self, token: &Token, cue: u64) -> bool {
        self.said(token) & cue != 0
    }

    /// What the word at `index` says. A participle after "will" or "to be" is to come, but not after "could not be";
    /// after "had" what was due is past.
    /// An account is past throughout, and its participles say nothing more.
    #[inline]
    fn says(&self, domain: Domain, text: &str, tokens: &[Token], index: usize) -> Option<Tense> {
        // In an account most words say nothing.
        let may_say = domain == Domain::News
            || self.has(&tokens[index], mark::PAST | mark::FUTURE | mark::FUTURE_BEFORE_INFINITIVE);
        if may_say { self.says_by_words(domain, text, tokens, index) } else { None }
    }

    #[inline(never)]
    fn says_by_words(&self, domain: Domain, text: &str, tokens: &[Token], index: usize) -> Option<Tense> {
        let token = &tokens[index];
        let group = &tokens[index.saturating_sub(VERB_GROUP)..index];
        let grouped = |cue| group.iter().any(|token| self.has(token, cue));
        let before = |cue| tokens.get(index + 1).is_some_and(|next| self.has(next, cue) && !next.breaks);
        let looks_ahead = || {
            self.has(token, mark::FUTURE_BEFORE_INFINITIVE) && before(mark::INFINITIVE)
                || domain == Domain::News && self.has(token, mark::LOOKS_AHEAD) && before(mark::AHEAD_OF)
                // "They planned a rally on Saturday": a day so told is to come.
                || domain == Domain::News && self.has(token, mark::ARRANGES) && before(mark::DETERMINER)
        };
        // "Would not say on Friday": nothing is to come.
        if domain == Domain::News && self.has(token, mark::TELLING) && grouped(mark::DENIAL) {
            return Some(Tense::Past);
        }
        let possible = domain == Domain::News && self.has(token, mark::POSSIBLE);
        // "She lived there until May 1944": in an account that is told as any other time.
        let future =
            self.has(token, mark::FUTURE) && !(domain == Domain::Narrative && self.has(token, mark::END_OPENER));
        if future || possible || looks_ahead() {
            return Some(if grouped(mark::PLUPERFECT) { Tense::Past } else { Tense::Future });
        }
        if domain == Domain::News && self.is_participle(text, tokens, index) {
            return None;
        }
        // "They expect to have moved everybody by Friday".
        if domain == Domain::News && group.len() == VERB_GROUP {
            let expects = self.has(&group[0], mark::FUTURE | mark::FUTURE_BEFORE_INFINITIVE);
            let told = !self.has(&group[0], mark::AUXILIARY) && self.has(&group[1], mark::INFINITIVE);
            if expects && told && self.has(&group[2], mark::AUXILIARY) {
                return Some(Tense::Future);
            }
        }
        if self.has(token, mark::PAST) || domain == Domain::News && self.ends_as(&self.endings.past, text, token) {
            let denied =
                || tokens[index.saturating_sub(DENIAL_REACH)..index].iter().any(|token| self.has(token, mark::DENIAL));
            let come_to_nothing = || grouped(mark::ABILITY) && denied();
            return Some(if grouped(mark::MODAL) && !come_to_nothing() { Tense::Future } else { Tense::Past });
        }
        let progressive = || {
            let next = tokens.get(index + 1).filter(|next| !next.breaks);
            // "The shop is open on Friday".
            next.is_some_and(|next| self.has(next, mark::STATE) || self.ends_as(&self.endings.progressive, text, next))
        };
        // "Due to expire": the word before the infinitive tells its tense. "1.8 marks", "two visits": no verbs.
        let is_verb = || {
            let before = index.checked_sub(1).map(|before| &tokens[before]).filter(|_| !token.breaks);
            before.is_none_or(|before| {
                !self.has(before, mark::INFINITIVE | mark::DETERMINER) && before.kind != Kind::Number
            })
        };
        // "Did not open on Friday", "was open on Friday".
        let past = || {
            let before = group.iter().rev().find(|token| !self.has(token, mark::DENIAL));
            before.is_some_and(|before| self.has(before, mark::PAST))
        };
        let arranged = || self.has(token, mark::PRESENT) && is_verb() && !past();
        if domain == Domain::News && (arranged() || self.has(token, mark::PROGRESSIVE) && progressive()) {
            return Some(Tense::Present);
        }
        None
    }

    /// A participle that tells no tense: "a limited service", "followed by a vote", "is heard". Not "answered by voting".
    fn is_participle(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        let stands = |index: usize, cue| tokens.get(index).is_some_and(|token| self.has(token, cue));
        let before = &tokens[index.saturating_sub(VERB_GROUP)..index];
        let helped = before.iter().any(|token| self.has(token, mark::AUXILIARY));
        let passive = index > 0 && stands(index - 1, mark::PROGRESSIVE);
        let does = || tokens.get(index + 2).is_some_and(|token| self.ends_as(&self.endings.progressive, text, token));
        passive
            || index > 0 && stands(index - 1, mark::DETERMINER)
            || stands(index + 1, mark::AGENT) && !helped && !does()
    }

    /// A mark that ends a sentence; not the point of "Sen." or of an initial.
    fn ends_sentence(&self, text: &str, tokens: &[Token], index: usize) -> bool {
        let abbreviates = |before: &Token, stop: &Token| {
            let word = &text[before.start as usize..before.end as usize];
            let initial = word.len() == 1 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
            before.end == stop.start && (initial || self.has(before, mark::ABBREVIATION))
        };
        let stop = &tokens[index];
        self.has(stop, mark::STOP) && !index.checked_sub(1).is_some_and(|before| abbreviates(&tokens[before], stop))
    }

    fn ends_as(&self, endings: &[String], text: &str, token: &Token) -> bool {
        let word = &text[token.start as usize..token.end as usize];
        let long = |ending: &String| word.len() > ending.len() + 2 && word.ends_with(ending.as_str());
        token.kind == Kind::Word && !self.has(token, mark::NO_PAST) && endings.iter().any(long)
    }

    /// What the words around a time say of it; `opening` is the first token of its match.
    pub(crate) fn stance(
        &self,
        domain: Domain,
        text: &str,
        tokens: &[Token],
        opening: usize,
        time: Range<usize>,
    ) -> (Option<Tense>, Option<Role>) {
        let role = self.role(tokens, opening);
        match domain {
            Domain::News => {
                let inside = || self.is_in_when(text, tokens, time.start).then_some(Role::Clause);
                let borne = || self.is_borne(tokens, opening).then_some(Role::Borne);
                let tense = self.tense(domain, text, tokens, time.clone());
                // "Shut since Tuesday, it is to open on Thursday".
                let to_come = matches!(tense, Some(Tense::Future | Tense::Present));
                let tense = if to_come && role == Some(Role::Background) { Some(Tense::Past) } else { tense };
                (tense, role.or_else(inside).or_else(borne))
            }
            Domain::Narrative => {
                let (tense, inside) = self.told(text, tokens, time.clone());
                // "Who had commanded her since 1874" is told aside no longer than its clause.
                let role = role.filter(|role| *role != Role::Background || inside.is_none());
                let turns = || tense == Some(Tense::Pluperfect) && self.turns(tokens, time.end);
                let role = role.or(inside).or_else(|| self.role_of_thing(text, tokens, opening, &time));
                (tense, role.or_else(|| turns().then_some(Role::Turn)))
            }
        }
    }

    /// The cue of tense nearest to a time in its sentence; words before it count as nearer. After "by" and
    /// "through" a verb of the past says nothing of the time: "extended it through March".
    fn tense(&self, domain: Domain, text: &str, tokens: &[Token], time: Range<usize>) -> Option<Tense> {
        let (first, end) = (time.start, time.end);
        // "The talks follow Tuesday's vote": it was before them.
        let owned = tokens.get(end).is_some_and(|token| self.has(token, mark::POSSESSIVE));
        if domain == Domain::News && owned && first > 0 && self.has(&tokens[first - 1], mark::SUCCEEDS) {
            return Some(Tense::Past);
        }
        // "The funeral is Saturday": what is on a day is arranged.
        if domain == Domain::News && !owned && !tokens[first].breaks {
            let near = |back: usize, cue| first >= back && self.has(&tokens[first - back], cue);
            if near(1, mark::PROGRESSIVE) || near(1, mark::DAY_OPENER) && near(2, mark::PROGRESSIVE) {
                return Some(Tense::Present);
            }
            // "Party's on Saturday".
            if near(1, mark::DAY_OPENER) && near(2, mark::POSSESSIVE) {
                return Some(Tense::Present);
            }
            // "The rent was due on the 1st".
            if near(1, mark::DAY_OPENER) && near(2, mark::FUTURE) && near(3, mark::PAST) {
                return Some(Tense::Past);
            }
            // "The vote was moved to Monday", "from Thursday to Monday": what is put off to a day is to come.
            let put_off = |most: usize| (2..=most).any(|back| near(back, mark::RESCHEDULES));
            if near(1, mark::INFINITIVE | mark::END_OPENER) && put_off(PUT_OFF)
                || near(1, mark::RANGE_OPENER) && put_off(3)
            {
                return Some(Tense::Future);
            }
        }
        let says = |index| self.says(domain, text, tokens, index);
        let reaches = |distance, tense| tense != Tense::Present || distance < PRESENT_REACH;
        let mut before = None;
        let mut breaks = tokens[first].breaks;
        for (distance, token) in tokens[..first].iter().rev().take(20).enumerate() {
            let index = first - 1 - distance;
            if breaks || self.ends_sentence(text, tokens, index) {
                break;
            }
            breaks = token.breaks;
            if let Some(tense) = says(index).filter(|tense| reaches(distance, *tense)) {
                before = Some((distance, tense));
                break;
            }
        }
        // "Tuesday is good".
        let is = tokens.get(end).is_some_and(|token| self.has(token, mark::PROGRESSIVE) && !token.breaks);
        if domain == Domain::News && is && before.is_none() {
            return Some(Tense::Present);
        }
        // "Plans to appeal Friday's ruling": the plan is not of Friday; but what is planned "at Friday's meeting" is.
        let lies_within = first > 0 && self.has(&tokens[first - 1], mark::WITHIN);
        let owns = !lies_within && owned;
        let before = before.filter(|(_, tense)| !owns || *tense == Tense::Past);
        let (mut beyond, mut after, mut asks) = (AFTER, None, false);
        for (distance, token) in tokens[end..].iter().take(12).enumerate() {
            let index = end + distance;
            if token.breaks || self.ends_sentence(text, tokens, index) {
                asks = !token.breaks && ["?", "؟"].contains(&&text[token.start as usize..token.end as usize]);
                break;
            }
            // "Put out the fire on Monday, and the road will reopen": what is joined behind a comma tells of its own time.
            let comma = distance > 0 && self.has(&tokens[index - 1], mark::CLAUSE);
            if domain == Domain::News && comma && self.has(token, mark::JOINS) {
                break;
            }
            beyond += if self.has(token, mark::CLAUSE) { BEYOND } else { 0 };
            if let Some(tense) = says(index).filter(|tense| reaches(distance, *tense)) {
                after = Some((distance + beyond, tense));
                break;
            }
        }
        let nearest = match (before, after) {
            (Some(one), Some(other)) => Some(if other.0 < one.0 { other.1 } else { one.1 }),
            (one, other) => one.or(other).map(|(_, tense)| tense),
        };
        let limited = first > 0 && !tokens[first].breaks && self.has(&tokens[first - 1], mark::LIMIT);
        // "Called for a vote by Monday", "demanded an answer no later than Friday": what is asked for is to come.
        let asked = |(distance, tense): (usize, Tense)| {
            let verb = first - 1 - distance;
            let had =
                tokens[verb.saturating_sub(VERB_GROUP)..verb].iter().any(|token| self.has(token, mark::PLUPERFECT));
            tense == Tense::Past && distance > 1 && self.has(&tokens[verb], mark::DEMANDS) && !had
        };
        let nearer = before.is_some_and(|one| after.is_none_or(|other| one.0 <= other.0));
        if domain == Domain::News && limited && nearer && before.is_some_and(asked) {
            return Some(Tense::Future);
        }
        // "Reply by Monday", "dinner on Saturday?"
        if domain == Domain::News && (limited && !owned || asks) && nearest.is_none() {
            return Some(Tense::Future);
        }
        nearest.filter(|tense| !(limited && *tense == Tense::Past))
    }

    /// The role the word or bracket before `tokens[first]` gives it.
    fn role(&self, tokens: &[Token], first: usize) -> Option<Role> {
        if tokens[first].breaks {
            return None;
        }
        let before = tokens.get(first.checked_sub(1)?)?;
        if self.has(before, mark::PLAN) {
            Some(Role::Plan)
        } else if self.has(before, mark::BACKGROUND) {
            Some(Role::Background)
        } else if self.has(before, mark::BRACKET) {
            Some(Role::Bracket)
        } else {
            None
        }
    }
}

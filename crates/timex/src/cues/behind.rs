//! What an account tells aside: what had happened before ("the coal had been delivered on Wednesday"), what a clause says of
//! somebody ("who was born in 1869").

use std::ops::Range;

use super::{AFTER as AFTER_COUNTS, BEYOND, Cues, Role, Tense, mark};
use crate::rule::Domain;
use crate::token::{Kind, Token};

/// How far before a time what says something of it may stand, and how far behind it.
const BEFORE: usize = 20;
const AFTER: usize = 12;
/// How many words before a verb its inserted clause may begin.
const INSERTED: usize = 3;
/// How many words after the helper its participle may stand: "had not yet been seen".
const GROUP: usize = 4;
/// How far before "until" a denial may stand: "was not found until October".
const DENIED: usize = 8;
/// How far before a time the word may stand that opens its clause.
const CLAUSE_REACH: usize = 10;

/// What may say something of a time in an account; most words are none of it.
const SAYS: u64 = mark::CONJUNCTION
    | mark::STOP
    | mark::CLAUSE
    | mark::RELATIVE
    | mark::PLUPERFECT
    | mark::PAST
    | mark::FUTURE
    | mark::FUTURE_BEFORE_INFINITIVE;

/// What the words on one side of a time say: its nearest tense and how far that is, the helper of a pluperfect, and
/// whether it stands in a clause about what was just named.
#[derive(Default)]
struct Side {
    tense: Option<(usize, Tense)>,
    helper: Option<usize>,
    inside: Option<Role>,
}

impl Cues {
    /// What an account says of a time by the verbs beside it, and whether it stands in a clause about somebody.
    pub(super) fn told(&self, text: &str, tokens: &[Token], time: Range<usize>) -> (Option<Tense>, Option<Role>) {
        let mut before = self.before(text, tokens, time.start);
        // "Wynter, who lived until 1561": how long that was so, in years, is no step of the account's.
        let until = time.start.checked_sub(1).is_some_and(|at| self.has(&tokens[at], mark::END_OPENER));
        if before.inside == Some(Role::Clause) && until && time.len() == 1 {
            before.inside = Some(Role::Background);
        }
        let after = self.after(text, tokens, time.end);
        let helped = (before.helper, after.helper) != (None, None);
        if helped && self.is_pluperfect(text, tokens, time, (before.helper, after.helper)) {
            return (Some(Tense::Pluperfect), before.inside);
        }
        let nearest = match (before.tense, after.tense) {
            (Some(one), Some(other)) => Some(if other.0 < one.0 { other.1 } else { one.1 }),
            (one, other) => one.or(other).map(|(_, tense)| tense),
        };
        (nearest, before.inside)
    }

    fn before(&self, text: &str, tokens: &[Token], first: usize) -> Side {
        let mut side = Side::default();
        let mut clause = true;
        for at in (first.saturating_sub(BEFORE)..first).rev() {
            if tokens[at + 1].breaks {
                break;
            }
            let said = self.said(&tokens[at]);
            if said & SAYS == 0 {
                continue;
            }
            if said & mark::STOP != 0 && self.ends_sentence(text, tokens, at) {
                break;
            }
            clause &= said & mark::CLAUSE == 0;
            if said & mark::RELATIVE != 0 && clause && first - at <= CLAUSE_REACH {
                side.inside = Some(Role::Clause);
            }
            if said & mark::PLUPERFECT != 0 {
                side.helper = side.helper.or(Some(at));
            }
            if side.tense.is_none() {
                let says = self.says(Domain::Narrative, text, tokens, at);
                side.tense = says.map(|tense| (first - 1 - at, tense));
            }
        }
        if side.inside.is_none() && self.is_denied_until(text, tokens, first) {
            side.inside = Some(Role::Ahead);
            // "Had been told that no man could be spared until Saturday": so it was thought, and no more.
            side.tense = if side.helper.is_some() { Some((0, Tense::Future)) } else { side.tense };
        } else if side.inside.is_none() && self.is_deadline(tokens, first) {
            (side.inside, side.tense) = (Some(Role::Ahead), Some((0, Tense::Future)));
        }
        side
    }

    /// "The last body was not found until October", "not until 1819 did a German show it".
    fn is_denied_until(&self, text: &str, tokens: &[Token], first: usize) -> bool {
        let until = first.checked_sub(1).filter(|&at| self.has(&tokens[at], mark::END_OPENER) && !tokens[first].breaks);
        let Some(until) = until else { return false };
        let before = (until.saturating_sub(DENIED)..until).rev();
        let mut here = before.take_while(|&at| !tokens[at + 1].breaks && !self.ends_sentence(text, tokens, at));
        here.any(|at| self.has(&tokens[at], mark::DENIAL))
    }

    /// "The wage could not be paid before January", "refused to wait beyond October": what was not to be, and the account does not
    /// go there.
    fn is_deadline(&self, tokens: &[Token], first: usize) -> bool {
        let opener = first.checked_sub(1).filter(|&at| self.has(&tokens[at], mark::DEADLINE) && !tokens[first].breaks);
        let Some(opener) = opener else { return false };
        let before = (opener.saturating_sub(DENIED)..opener).rev();
        let ends = |at: usize| self.has(&tokens[at], mark::CLAUSE | mark::STOP | mark::CONJUNCTION);
        let mut here = before.take_while(|&at| !tokens[at + 1].breaks && !ends(at));
        let denies = |at: usize| {
            let may = || self.has(&tokens[at - 1], mark::ABILITY | mark::FUTURE);
            self.has(&tokens[at], mark::DENIAL)
                && (self.has(&tokens[at], mark::ABILITY | mark::FUTURE) || at > 0 && may())
        };
        here.any(|at| self.has(&tokens[at], mark::REFUSAL) || denies(at))
    }

    fn after(&self, text: &str, tokens: &[Token], end: usize) -> Side {
        let mut side = Side::default();
        let mut beyond = AFTER_COUNTS;
        for (at, token) in tokens.iter().enumerate().skip(end).take(AFTER) {
            if token.breaks {
                break;
            }
            let said = self.said(token);
            if said & SAYS == 0 {
                continue;
            }
            // "Announced on 1 April that it would shut": what was announced says nothing of the day.
            let opens = said & mark::CONJUNCTION != 0;
            if opens || said & mark::STOP != 0 && self.ends_sentence(text, tokens, at) {
                break;
            }
            beyond += if said & mark::CLAUSE != 0 { BEYOND } else { 0 };
            if said & mark::PLUPERFECT != 0 {
                side.helper = side.helper.or(Some(at));
            }
            if side.tense.is_none() {
                let says = self.says(Domain::Narrative, text, tokens, at);
                side.tense = says.map(|tense| (at - end + beyond, tense));
            }
        }
        side
    }

    /// Says whether the verb nearest to a time tells what had happened, given the helpers before it and behind it. "By 15
    /// June they had taken the town" does not: so far the account has come.
    fn is_pluperfect(
        &self,
        text: &str,
        tokens: &[Token],
        time: Range<usize>,
        (before, after): (Option<usize>, Option<usize>),
    ) -> bool {
        let (first, end) = (time.start, time.end);
        let limited = first > 0 && !tokens[first].breaks && self.has(&tokens[first - 1], mark::LIMIT);
        if limited {
            return false;
        }
        if self.opens_clause(text, tokens, first) {
            let verb = (end..tokens.len().min(end + AFTER)).take_while(|&at| !tokens[at].breaks);
            let mut verb = verb.take_while(|&at| !self.has(&tokens[at], mark::STOP));
            match verb.find(|&at| self.tells_between(text, tokens, at..at + 1)) {
                Some(verb) if after == Some(verb) => {
                    return !self.is_in_sequel(tokens, end..verb) && self.is_helper(text, tokens, verb).is_some();
                }
                // "…, and at six the next morning the lookout reported ice": what had been told before says nothing of it.
                Some(_) => return false,
                None => {}
            }
        }
        let Some(helper) = before else { return false };
        let group = self.is_helper(text, tokens, helper);
        group.is_some_and(|group| !self.tells_between(text, tokens, group.min(first)..first))
    }

    /// "At 00:58, three hours after it had been parked, the train rolled": says whether the verb that ends a stretch stands in a clause
    /// by which the time is measured, and says nothing of it.
    fn is_in_sequel(&self, tokens: &[Token], stretch: Range<usize>) -> bool {
        let mut words = stretch.rev().take_while(|&at| !self.has(&tokens[at], mark::CLAUSE));
        words.any(|at| self.has(&tokens[at], mark::AFTER | mark::BEFORE))
    }

    /// The end of the group of "had" and its participle, where it is a helper; not "had a son", "had to go".
    fn is_helper(&self, text: &str, tokens: &[Token], helper: usize) -> Option<usize> {
        let group = tokens.iter().enumerate().skip(helper + 1).take(GROUP);
        for (at, token) in group {
            if token.breaks
                || token.kind == Kind::Number
                || self.has(token, mark::DETERMINER | mark::INFINITIVE | mark::CLAUSE)
            {
                return None;
            }
            let past = self.is_past_form(text, tokens, at);
            // "Had been delivered", "had been quickly brought".
            let passive = past && self.has(token, mark::AUXILIARY);
            let goes_on = |next: &usize| *next < tokens.len() && self.is_past_form(text, tokens, *next);
            if past && passive {
                return Some((at + 1..at + GROUP).find(goes_on).map_or(at + 1, |next| next + 1));
            }
            if past || self.has(token, mark::PARTICIPLE) {
                return Some(at + 1);
            }
        }
        None
    }

    /// A verb of the past or a participle, not one that only describes: "the ruined house", "built by his father".
    pub(super) fn is_past_form(&self, text: &str, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        self.has(token, mark::PAST) || self.ends_as(&self.endings.past, text, token)
    }

    /// Says whether another verb tells something in a stretch: neither coordinated with the one before ("had packed her
    /// trunks and left") nor only describing.
    fn tells_between(&self, text: &str, tokens: &[Token], stretch: Range<usize>) -> bool {
        stretch.into_iter().any(|at| {
            let before = at.checked_sub(1).map(|before| &tokens[before]);
            let describes = before
                .is_some_and(|before| self.has(before, mark::DETERMINER | mark::POSSESSIVE | mark::JOINS))
                || tokens.get(at + 1).is_some_and(|next| self.has(next, mark::AGENT));
            self.is_past_form(text, tokens, at) && !describes && !self.is_inserted(tokens, at)
        })
    }

    /// ", he said,": told between commas, it tells nothing of what stands around it.
    fn is_inserted(&self, tokens: &[Token], at: usize) -> bool {
        let comma = |at: usize| tokens.get(at).is_some_and(|token| self.has(token, mark::CLAUSE));
        comma(at + 1) && (at.saturating_sub(INSERTED)..at).any(comma)
    }

    /// Says whether a time opens a clause, but for the word right before it: "; on Monday the talks had failed".
    fn opens_clause(&self, text: &str, tokens: &[Token], first: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|_| !tokens[first].breaks) else { return true };
        let opens =
            |at: usize| self.has(&tokens[at], mark::CLAUSE | mark::CONJUNCTION) || self.ends_sentence(text, tokens, at);
        if opens(before) || tokens[before].breaks {
            return true;
        }
        // ", and at noon they were still there".
        let joins = |at: usize| self.has(&tokens[at], mark::JOINS) && at > 0 && self.has(&tokens[at - 1], mark::CLAUSE);
        before.checked_sub(1).is_none_or(|at| opens(at) || joins(at))
    }

    /// "Two of the men lost when a ship struck the bridge early on Tuesday": says whether a time of news stands in such a clause.
    pub(super) fn is_in_when(&self, text: &str, tokens: &[Token], first: usize) -> bool {
        let mut before = (first.saturating_sub(BEFORE)..first).rev().take_while(|&at| !tokens[at + 1].breaks);
        let opens =
            before.find(|&at| self.has(&tokens[at], mark::CLAUSE | mark::TURN) || self.ends_sentence(text, tokens, at));
        opens.is_some_and(|at| {
            let told = at.checked_sub(1).is_some_and(|at| !self.has(&tokens[at], mark::CLAUSE | mark::STOP));
            self.has(&tokens[at], mark::TURN) && told
        })
    }

    /// "Until the 8th, when he was taken sick": the account goes on from there.
    pub(super) fn turns(&self, tokens: &[Token], end: usize) -> bool {
        let comma = tokens.get(end).is_some_and(|next| self.has(next, mark::CLAUSE));
        tokens.get(end + 1).is_some_and(|next| comma && self.has(next, mark::TURN))
    }
}

//! Cuts a sentence into clauses: at its marks, and at the words that open a clause.

use crate::compose::has_content;
use crate::lexicon::Class;
use crate::words::{Kind, Token};

/// How a clause hangs on the rest of its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hang {
    /// It stands by itself.
    Main,
    /// A phrase before the main clause that tells nothing by itself: "In 1914,".
    Front,
    /// A phrase before the main clause that tells something of its subject: "Founded in 814 BC,".
    Absent,
    /// The main clause goes on after something was put in.
    Resume,
    /// "and the king fled"
    Coordinate,
    /// "and was completed": its subject stands before.
    Shared,
    /// "which ended in 1918"
    Relative,
    /// "ending a war"
    Doing,
    /// "commanded by a general"
    Done,
    /// "while the others fled", "after the fall of the town"
    Subordinate,
    /// "that the war was lost", after a verb of saying or meaning
    Said,
    /// "including the fall of the town"
    Example,
    /// In brackets.
    Bracket,
}

/// A clause: tokens of a sentence, half open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Clause {
    pub start: usize,
    pub end: usize,
    pub hang: Hang,
    /// Its first finite verb, where one is recognised.
    pub verb: Option<usize>,
}

/// How far a look ahead goes, in tokens: longer than a subject is.
const AHEAD: usize = 10;

/// What is put in between two dashes is no longer, in tokens.
const MOST_PUT_IN: usize = 40;

/// Cuts the tokens of a sentence into clauses; together they are all its tokens.
pub(crate) fn cut(tokens: &[Token]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut now = Clause { start: 0, end: 0, hang: first_hang(tokens), verb: None };
    for at in 0..tokens.len() {
        if at > now.start
            && let Some(hang) = opens(tokens, at, &mut now)
        {
            now.end = at;
            clauses.push(now);
            now = Clause { start: at, end: at, hang, verb: None };
        }
        if now.verb.is_none() && is_finite(tokens, at) {
            now.verb = Some(at);
        }
    }
    now.end = tokens.len();
    clauses.push(now);
    clauses
}

fn first_hang(tokens: &[Token]) -> Hang {
    let opens = tokens.first().is_some_and(|token| token.is_any(&[Class::Subordinator, Class::Opener]));
    match opens && !time_follows(tokens, 1) {
        true => Hang::Subordinate,
        false => Hang::Main,
    }
}

/// Says how the clause hangs that begins with token `at`, if one does. `now` is the clause before it, which a comma may
/// show to have been no more than a phrase at the front.
fn opens(tokens: &[Token], at: usize, now: &mut Clause) -> Option<Hang> {
    let (token, before) = (&tokens[at], &tokens[at - 1]);
    match before.kind {
        Kind::Open => return Some(Hang::Bracket),
        Kind::Break if now.hang == Hang::Bracket => return None,
        Kind::Close if now.hang == Hang::Bracket => return Some(Hang::Resume),
        Kind::Close => return None,
        Kind::Break if is_finite(tokens, at) => return Some(Hang::Resume),
        Kind::Break if puts_in(tokens, at, now) => return Some(Hang::Done),
        Kind::Break => return Some(marked(tokens, at)),
        Kind::Word | Kind::Time(_) | Kind::Comma | Kind::Mark => {}
    }
    if token.kind == Kind::Open {
        return None;
    }
    let comma = before.kind == Kind::Comma;
    let next = tokens.get(at + 1);
    if token.is(Class::Example) && comma {
        return Some(Hang::Example);
    }
    if token.is(Class::Preposition) && next.is_some_and(|next| next.is(Class::Relative) && !next.is(Class::Determiner))
    {
        return Some(Hang::Relative);
    }
    if token.is(Class::Relative) {
        return relative(tokens, at, now);
    }
    if token.is(Class::Subordinator) {
        return Some(Hang::Subordinate);
    }
    if token.is(Class::Opener)
        && (comma || !before.is_any(&[Class::Determiner, Class::Was, Class::Is, Class::Preposition]))
    {
        let phrase = time_follows(tokens, at + 1)
            || next.is_none_or(|next| next.kind != Kind::Word || next.is(Class::PartOfDay));
        return (!phrase).then_some(Hang::Subordinate).or_else(|| front(tokens, at, now, comma));
    }
    if token.is(Class::Conjunction) {
        return conjunction(tokens, at, now, comma);
    }
    if !comma {
        return None;
    }
    if token.is(Class::ParticipleEnding) {
        return Some(Hang::Doing);
    }
    let inserted = matches!(now.hang, Hang::Relative | Hang::Doing | Hang::Done | Hang::Example | Hang::Subordinate);
    if token.is_any(&[Class::Was, Class::Is]) {
        return Some(Hang::Resume);
    }
    if token.is_any(&[Class::Past, Class::PastEnding]) && !token.capital {
        // ", and in May, fell": the comma after the time ends nothing.
        if now.hang == Hang::Shared && now.verb.is_none() {
            return None;
        }
        // "were seized, jailed, or killed": a list goes on.
        let listed = at > 1 && tokens[at - 2].is_any(&[Class::Past, Class::PastEnding]);
        if listed && next.is_some_and(|next| next.kind == Kind::Comma || next.is(Class::Conjunction)) {
            return None;
        }
        let passive = next.is_some_and(|next| next.is(Class::Preposition));
        // "However, seen by the guards, …": nothing stands before that it could hang on.
        let heads = passive
            && !has_content(tokens, 0..at)
            && !tokens[..at].iter().any(|token| matches!(token.kind, Kind::Time(_)));
        return Some(match (passive && !inserted, heads) {
            (true, true) => Hang::Absent,
            (true, false) => Hang::Done,
            (false, _) => Hang::Resume,
        });
    }
    // ", now took up arms"
    let beside = token.is(Class::Adverb) && now.verb.is_none() || matches!(token.kind, Kind::Time(_)) && inserted;
    if beside && is_finite(tokens, at + 1) {
        return Some(Hang::Resume);
    }
    front(tokens, at, now, comma)
}

/// Says whether what begins at `at` after a dash is put in: the clause has had no verb, and after a second dash it goes on
/// with one. "The guards - led by a captain - took the hall".
fn puts_in(tokens: &[Token], at: usize, now: &Clause) -> bool {
    let subject = matches!(now.hang, Hang::Main | Hang::Coordinate) && now.verb.is_none();
    let second = (at..tokens.len()).take(MOST_PUT_IN).find(|&at| tokens[at].kind == Kind::Break);
    subject && has_content(tokens, now.start..at) && second.is_some_and(|second| is_finite(tokens, second + 1))
}

/// A dash or a colon opens a clause of its own, or something put in.
fn marked(tokens: &[Token], at: usize) -> Hang {
    let token = &tokens[at];
    if token.is(Class::Example) {
        return Hang::Example;
    }
    if token.is_any(&[Class::Subordinator, Class::Opener]) && !time_follows(tokens, at + 1) {
        return Hang::Subordinate;
    }
    Hang::Main
}

fn relative(tokens: &[Token], at: usize, now: &Clause) -> Option<Hang> {
    let before = &tokens[at - 1];
    if at == now.start + 1 && before.is(Class::Preposition) {
        return None;
    }
    if !tokens[at].is(Class::Determiner) {
        return Some(Hang::Relative);
    }
    // "that": after a verb it opens what was said or meant, before one it is the subject.
    if is_finite(tokens, at - 1) || before.is(Class::ParticipleEnding) {
        return Some(Hang::Said);
    }
    let next = skip_adverbs(tokens, at + 1);
    if before.kind == Kind::Word && is_finite(tokens, next) {
        return Some(Hang::Relative);
    }
    // After a verb of the present, which its form does not give away: "some hold that the war was lost".
    let told =
        tokens.get(next).is_some_and(|token| token.is_any(&[Class::Determiner, Class::Pronoun]) || token.capital);
    (told && !before.is_any(&[Class::Determiner, Class::Preposition, Class::Conjunction]) && finite_ahead(tokens, next))
        .then_some(Hang::Said)
}

fn conjunction(tokens: &[Token], at: usize, now: &Clause, comma: bool) -> Option<Hang> {
    let next = skip_adverbs(tokens, at + 1);
    let token = tokens.get(next)?;
    if now.verb.is_none() && now.hang != Hang::Resume {
        return None;
    }
    if is_finite(tokens, next) {
        return Some(Hang::Shared);
    }
    if token.is(Class::Pronoun) && finite_ahead(tokens, next) {
        return Some(Hang::Coordinate);
    }
    if token.is(Class::Preposition) && time_follows(tokens, next + 1) {
        // "and on 5 May, the king fled": the comma after the time ends nothing.
        let after = next + 2 + usize::from(tokens[next + 1].is(Class::Determiner));
        let after = after + usize::from(tokens.get(after).is_some_and(|token| token.kind == Kind::Comma));
        // "and in 1943 became": its subject stands before.
        if is_finite(tokens, skip_adverbs(tokens, after)) {
            return Some(Hang::Shared);
        }
        return finite_ahead(tokens, after).then_some(Hang::Coordinate);
    }
    if comma {
        // ", and an army that had stayed was gone": the verb may come after a relative clause.
        let named = token.is_any(&[Class::Determiner, Class::Pronoun]) || token.capital;
        let near =
            || tokens.iter().enumerate().skip(next).take(AHEAD).take_while(|(_, token)| token.kind != Kind::Comma);
        let verb = finite_ahead(tokens, next) || named && near().any(|(at, _)| is_finite(tokens, at));
        return verb.then_some(Hang::Coordinate);
    }
    let names = token.is(Class::Determiner) || token.capital;
    (names && finite_ahead(tokens, next)).then_some(Hang::Coordinate)
}

/// A comma after a phrase or clause at the front: the main clause begins.
fn front(tokens: &[Token], at: usize, now: &mut Clause, comma: bool) -> Option<Hang> {
    if !comma || !finite_ahead(tokens, at) {
        return None;
    }
    let untold = (0..now.start).all(|before| !is_finite(tokens, before));
    if matches!(now.hang, Hang::Subordinate | Hang::Resume | Hang::Done | Hang::Doing) && untold {
        return Some(Hang::Main);
    }
    // "In May, after he heard that they had left, the king fled": no main clause stands before it.
    let token = tokens[at];
    let named = token.is_any(&[Class::Determiner, Class::Pronoun]) || token.kind == Kind::Word && token.capital;
    if now.hang == Hang::Said && named && headed_by_subordinate(tokens) {
        return Some(Hang::Main);
    }
    let first = tokens[now.start];
    let bare_time = matches!(first.kind, Kind::Time(_)) && !has_content(tokens, now.start..at);
    // "Supported by the fleet, …", "Crossing the river, …"
    let heads = now.start == 0 || tokens[now.start - 1].kind == Kind::Break;
    let told = (now.start..at).filter(|&at| has_content(tokens, at..at + 1)).count() > 1;
    let absent = heads
        && told
        && (first.is(Class::ParticipleEnding)
            || first.is_any(&[Class::Past, Class::PastEnding])
                && tokens.get(now.start + 1).is_some_and(|next| next.is(Class::Preposition)));
    let phrase = bare_time
        || absent
        || heads && first.is(Class::ParticipleEnding)
        || first.is_any(&[Class::Preposition, Class::Adverb, Class::Aside]);
    if now.verb.is_none() && phrase && matches!(now.hang, Hang::Main | Hang::Coordinate) {
        let hang = now.hang;
        now.hang = if absent { Hang::Absent } else { Hang::Front };
        return Some(hang);
    }
    None
}

/// Says whether the sentence begins with a subordinate clause, or with a time and then with one.
fn headed_by_subordinate(tokens: &[Token]) -> bool {
    let opens = |token: &Token| token.is_any(&[Class::Subordinator, Class::Opener]);
    let first = tokens.iter().position(|token| token.kind == Kind::Comma).map_or(0, |comma| comma + 1);
    let bare = first > 0 && !has_content(tokens, 0..first);
    tokens.first().is_some_and(opens) && !time_follows(tokens, 1) || bare && tokens.get(first).is_some_and(opens)
}

/// Says whether a finite verb comes before the next mark.
fn finite_ahead(tokens: &[Token], from: usize) -> bool {
    let ahead = tokens.iter().enumerate().skip(from).take(AHEAD);
    ahead
        .take_while(|(at, token)| {
            matches!(token.kind, Kind::Word | Kind::Time(_) | Kind::Mark)
                && (*at == from || !opens_another(tokens, *at))
        })
        .any(|(at, _)| is_finite(tokens, at))
}

/// Says whether a word begins a clause of its own, whose verb is not the one looked for.
fn opens_another(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.is(Class::Determiner) {
        return token.is(Class::Relative) && is_finite(tokens, skip_adverbs(tokens, at + 1));
    }
    token.is_any(&[Class::Relative, Class::Subordinator])
}

fn skip_adverbs(tokens: &[Token], mut at: usize) -> usize {
    let end = (at + 3).min(tokens.len());
    while at < end && tokens[at].is(Class::Adverb) && !tokens[at].is_any(&[Class::Past, Class::PastEnding]) {
        at += 1;
    }
    at
}

/// Says whether a time follows directly, or after an article.
pub(crate) fn time_follows(tokens: &[Token], at: usize) -> bool {
    let is_time = |token: &Token| matches!(token.kind, Kind::Time(_));
    match tokens.get(at) {
        Some(token) if token.is(Class::Determiner) => tokens.get(at + 1).is_some_and(is_time),
        Some(token) => is_time(token),
        None => false,
    }
}

/// Says whether the token is a verb that has a subject, as far as its form and its neighbours tell.
pub(crate) fn is_finite(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.is_any(&[Class::Was, Class::Is]) {
        return !token.capital || at == 0;
    }
    let helped = at > 0 && tokens[at - 1].is(Class::Is) && token.is_any(&[Class::Past, Class::PastEnding]);
    helped || is_past(tokens, at)
}

/// Says whether the token is such a verb and told as past.
pub(crate) fn is_past(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.is(Class::Was) {
        return true;
    }
    if !token.is_any(&[Class::Past, Class::PastEnding]) || token.capital {
        return false;
    }
    let agent = tokens.get(at + 1).is_some_and(|next| next.is(Class::Agent));
    // "is also referred to": adverbs may stand between a verb and its helper.
    let mut last = at;
    while last > 0 && at - last < 3 && tokens[last - 1].is(Class::Adverb) {
        last -= 1;
    }
    let Some(before) = last.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let helped = before.is(Class::Was);
    // ", often compared to": what was put in after a comma has no subject.
    let put_in = before.kind == Kind::Comma && tokens.get(at + 1).is_some_and(|next| next.is(Class::Preposition));
    if put_in {
        return false;
    }
    let named = before.is_any(&[Class::Determiner, Class::Preposition]) && !before.is(Class::Relative);
    helped || !(agent || named || before.is(Class::Is))
}

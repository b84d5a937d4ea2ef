//! Turns the tokens of a line into its label: without the time that stands beside it anyway, at most 25 words.

use crate::clauses::is_finite;
use crate::compose::{MOST_WORDS, Sentence, Verbs, has_content};
use crate::lexicon::{Class, Classes};
use crate::split::name_before_comma;
use crate::words::Kind;

/// Returns the label of a line; the time at token `time` is left off where the line reads well without it.
pub(crate) fn label(sentence: &Sentence<'_>, line: &[usize], time: Option<usize>) -> String {
    let bare = time.map_or_else(|| line.to_vec(), |time| without_time(sentence, line, time));
    let content = bare.iter().filter(|&&at| has_content(sentence.tokens, at..at + 1)).count();
    // "The city, founded in 331 BC": the phrase is all that the participle says.
    let mut last = bare.iter().rev().map(|&at| &sentence.tokens[at]).skip_while(|token| token.kind != Kind::Word);
    let stub = last.next().is_some_and(|token| token.is_any(&[Class::Past, Class::PastEnding]))
        && last.next().is_some_and(|token| token.kind == Kind::Comma);
    let line = if content >= 2 && !stub { bare } else { line.to_vec() };
    let line = shorten(sentence, &trim(sentence, line), time);
    written(sentence, &line)
}

/// Leaves off the phrase of a time: "on 15 February 1989", "this day" before a subject.
fn without_time(sentence: &Sentence<'_>, line: &[usize], time: usize) -> Vec<usize> {
    let tokens = sentence.tokens;
    let Some(place) = line.iter().position(|&at| at == time) else { return line.to_vec() };
    let unlisted = sentence.verbs == Verbs::Unlisted;
    // "Three days later the army …": a time of several words at the head says when, and is seldom what is told of.
    let heads = place == 0 && unlisted && tokens[time].span.of(sentence.text).contains(char::is_whitespace);
    // Where no word is known, none shows where the phrase of the time begins.
    if !heads && sentence.tokens.iter().all(|token| token.classes == Classes::default()) {
        return line.to_vec();
    }
    let mut start = place;
    if start > 0 && tokens[line[start - 1]].is(Class::Determiner) {
        start -= 1;
        // "the 1916 Battle of Jutland": part of a name.
        let names = line.get(place + 1).is_some_and(|&at| {
            tokens[at].kind == Kind::Word
                && !tokens[at].is_any(&[Class::Preposition, Class::Determiner, Class::Conjunction, Class::Pronoun])
                && !is_finite(tokens, at)
        });
        if names {
            return line.to_vec();
        }
    }
    let placed = start > 0 && tokens[line[start - 1]].is(Class::Placing);
    if placed {
        start -= 1;
    } else if start > 0 && tokens[line[start - 1]].is_any(&[Class::Preposition, Class::Opener, Class::Conjunction]) {
        return line.to_vec();
    }
    let next = line.get(place + 1).map(|&at| &tokens[at]);
    let ends = next.is_none_or(|next| match next.kind {
        Kind::Word => {
            placed && unlisted
                || heads
                || next.is_any(&[
                    Class::Preposition,
                    Class::Conjunction,
                    Class::Relative,
                    Class::Subordinator,
                    Class::Opener,
                ])
                || placed && (next.is_any(&[Class::Determiner, Class::Pronoun]) || is_finite(tokens, line[place + 1]))
                || start == 0 && (next.is_any(&[Class::Determiner, Class::Pronoun]) || next.capital)
        }
        Kind::Time(_) => false,
        Kind::Mark => is_stop(next.span.of(sentence.text)),
        Kind::Comma | Kind::Break | Kind::Open | Kind::Close => true,
    });
    // A time that is the subject stays: "1848 saw revolutions", "5 May, a Sunday, saw one".
    let verb = line.get(place + 1 + usize::from(next.is_some_and(|next| next.kind == Kind::Comma)));
    let finite = verb.is_some_and(|&at| is_finite(tokens, at));
    let subject = start == 0 && !placed && (finite || !heads && next.is_some_and(|next| next.is(Class::Preposition)));
    if !ends || subject {
        return line.to_vec();
    }
    let mut kept = line[..start].to_vec();
    // "on Wednesday, 26 Bahman 1367, he left": the comma closes what one within the time opened.
    let within = tokens[time].span.of(sentence.text).contains([',', '،']);
    let between = start > 0 && tokens[line[start - 1]].kind == Kind::Word && (within || finite);
    let closes = between && next.is_some_and(|next| next.kind == Kind::Comma);
    kept.extend(&line[place + 1 + usize::from(closes)..]);
    kept
}

/// Leaves off marks and joining words at both ends, and marks that have nothing between them.
fn trim(sentence: &Sentence<'_>, line: Vec<usize>) -> Vec<usize> {
    let tokens = sentence.tokens;
    let mut kept: Vec<usize> = Vec::with_capacity(line.len());
    for at in line {
        let token = &tokens[at];
        let parts = |kind: Kind| matches!(kind, Kind::Comma | Kind::Break);
        if kept.is_empty() {
            let skipped = parts(token.kind) || token.kind == Kind::Close || token.is(Class::Conjunction);
            if !skipped {
                kept.push(at);
            }
            continue;
        }
        // What was left out takes along the comma or the bracket it began with.
        while let Some(&before) = kept.last()
            && before + 1 < at
            && (tokens[before].kind == Kind::Open
                || parts(tokens[before].kind) && sentence.clauses.iter().any(|clause| clause.start == before + 1))
        {
            kept.pop();
        }
        let Some(last) = kept.last().map(|&last| tokens[last]) else { continue };
        let closed = last.kind == Kind::Open && token.kind == Kind::Close;
        if closed {
            kept.pop();
        }
        let stray = token.kind == Kind::Close && !kept.iter().any(|&at| tokens[at].kind == Kind::Open);
        if closed || stray || parts(token.kind) && (parts(last.kind) || last.is(Class::Conjunction)) {
            continue;
        }
        kept.push(at);
    }
    while let Some(&last) = kept.last() {
        let token = &tokens[last];
        let stop = token.kind == Kind::Mark && is_stop(token.span.of(sentence.text));
        if matches!(token.kind, Kind::Comma | Kind::Break | Kind::Open) || stop || token.is(Class::Conjunction) {
            kept.pop();
        } else {
            break;
        }
    }
    // "so that the vote became": "that" only joins.
    let that = |token: &crate::words::Token| token.is(Class::Relative) && token.is(Class::Determiner);
    if kept.len() > 2 && that(&tokens[kept[0]]) && tokens[kept[1]].is_any(&[Class::Determiner, Class::Pronoun]) {
        kept.remove(0);
    }
    // An aside and its comma say nothing at the head of a line.
    while kept.len() > 2 && tokens[kept[0]].is(Class::Aside) && tokens[kept[1]].kind == Kind::Comma {
        kept.drain(..2);
    }
    kept
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "۔" | "؟")
}

/// Cuts a line to 25 words at a clause or phrase boundary, so that its time stays in it; `…` is added where it is cut.
fn shorten(sentence: &Sentence<'_>, line: &[usize], time: Option<usize>) -> Vec<usize> {
    if sentence.words(line) <= MOST_WORDS {
        return line.to_vec();
    }
    // The time itself may have been left off: what stood before it stays, if it begins a clause.
    let left_off = time.is_some_and(|time| !line.contains(&time));
    let place = time.and_then(|time| line.iter().rposition(|&at| at <= time)).unwrap_or(0);
    // Heads to begin at: the first, else that of a clause, else that of a phrase.
    let fits = |head: usize| sentence.words(&line[head..(place + 1).min(line.len())]) <= MOST_WORDS;
    let clause = |at: usize| sentence.clauses.iter().any(|clause| clause.start == line[at]);
    let fitting = (0..=place)
        .find(|&at| (at == 0 || clause(at)) && fits(at))
        .or_else(|| (0..=place).find(|&at| boundary(sentence, line, at) && fits(at)))
        // Who did it says more than what stood before a time that is not there.
        .map(|head| if left_off && !clause(head) { 0 } else { head });
    let head = fitting.unwrap_or(place);
    let mut words = 0;
    let mut end = head;
    let (mut best, mut whole) = (None, None);
    let place = if fits(head) { place } else { head };
    while end < line.len() {
        words += sentence.words(&line[end..end + 1]);
        if words > MOST_WORDS {
            break;
        }
        end += 1;
        if end > place && (end == line.len() || boundary(sentence, line, end)) && end - head > 3 {
            best = Some(end);
            let marks = end == line.len() || clause(end) || sentence.tokens[line[end]].kind != Kind::Word;
            whole = if marks { Some(end) } else { whole };
        }
    }
    // Rather a little less, cut at a mark, than a phrase more.
    let best = whole.filter(|&whole| best.is_some_and(|best| 3 * (whole - head) >= 2 * (best - head))).or(best);
    let best = best.unwrap_or(end.max(head + 1));
    let cut = trim(sentence, line[head..best].to_vec());
    // "The war, also known as the …, was fought": the verb keeps its subject.
    if head > 0 && cut.first().is_some_and(|&at| is_finite(sentence.tokens, at)) {
        let named: Vec<usize> = name_before_comma(sentence, &line[..head]).into_iter().chain(cut.clone()).collect();
        if sentence.words(&named) <= MOST_WORDS {
            return named;
        }
    }
    cut
}

/// Says whether a phrase begins at a place of the line.
fn boundary(sentence: &Sentence<'_>, line: &[usize], place: usize) -> bool {
    let token = &sentence.tokens[line[place]];
    match token.kind {
        Kind::Comma | Kind::Break | Kind::Open => true,
        Kind::Word => {
            sentence.clauses.iter().any(|clause| clause.start == line[place])
                || token.is_any(&[Class::Conjunction, Class::Preposition, Class::Relative, Class::Subordinator])
                    && !token.is(Class::Link)
        }
        Kind::Time(_) | Kind::Close | Kind::Mark => false,
    }
}

/// Writes the tokens as text, spaced as in the sentence, beginning with a capital.
fn written(sentence: &Sentence<'_>, line: &[usize]) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for &at in line {
        let token = &sentence.tokens[at];
        let piece = token.span.of(sentence.text);
        let tight = matches!(token.kind, Kind::Comma | Kind::Close) || is_stop(piece) || matches!(piece, ";" | ":");
        let spaced = match last {
            None => false,
            Some(before) if before + 1 == at => sentence.tokens[before].span.end < token.span.start,
            Some(_) => !tight,
        };
        if spaced {
            out.push(' ');
        }
        match last {
            None => out.extend(capitalised(piece)),
            Some(_) => out.push_str(piece),
        }
        last = Some(at);
    }
    let spaced = out.split_whitespace().collect::<Vec<_>>().join(" ");
    if quotes_close(&spaced) {
        spaced
    } else {
        capitalised(spaced.replace(['"', '“', '”', '«', '»'], "").trim()).collect()
    }
}

/// Says whether every quote that is opened is closed: the other half may stand outside the line.
fn quotes_close(text: &str) -> bool {
    let count = |quote: char| text.matches(quote).count();
    count('"').is_multiple_of(2) && count('“') == count('”') && count('«') == count('»')
}

fn capitalised(word: &str) -> impl Iterator<Item = char> {
    let mut chars = word.chars();
    let first = chars.next();
    first.into_iter().flat_map(char::to_uppercase).chain(chars)
}

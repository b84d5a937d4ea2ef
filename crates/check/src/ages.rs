//! Who was born when, and how old at which date, as far as a paragraph tells it.

use std::collections::BTreeMap;

use calendar::Extent;
use source::Span;
use timex::{Expr, RangeEdge, Resolved, Timex};

use crate::facts::{Account, Sentence};
use crate::template::{Match, Slot, Template};
use crate::tokens::{Kind, Token, tokens};
use crate::told::{EdgeOfLife, Life, Telling, Unit, happenings, of_length};
use crate::words::words;

/// An age told, the birth it counts from and the date it is told of; times are indices.
pub(crate) struct Told {
    pub birth: usize,
    pub at: usize,
    pub age: i64,
    pub unit: Unit,
    /// Where the age stands.
    pub span: Span,
    pub whose: Whose,
}

/// How sure it is that birth and age are one person's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whose {
    /// One sentence tells both.
    OneSentence,
    /// The birth stands in an earlier sentence of the paragraph.
    OneParagraph,
    /// The birth stands elsewhere, and is of the one who is named or spoken of.
    Named,
    /// Birth and death stand elsewhere, with the person's name.
    Elsewhere,
}

/// Returns the ages that can be held to dates.
pub(crate) fn told(account: &Account<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    // Births of the paragraph so far.
    let mut earlier: Vec<usize> = Vec::new();
    let mut last: Option<Span> = None;
    for sentence in &account.sentences {
        if last.is_none_or(|last| account.text()[last.end as usize..sentence.span.start as usize].contains('\n')) {
            earlier.clear();
        }
        last = Some(sentence.span);
        let births = births(account, sentence);
        let (known, whose) = match births.as_slice() {
            [] => (earlier.as_slice(), Whose::OneParagraph),
            here => (here, Whose::OneSentence),
        };
        if let [birth] = known {
            let told = in_sentence(account, sentence, *birth, whose);
            let own = |told: &Told| match whose {
                Whose::OneSentence => !is_life_of_another(account, sentence, told),
                Whose::OneParagraph | Whose::Named | Whose::Elsewhere => !may_be_of_another(account, sentence, told),
            };
            found.extend(told.into_iter().filter(own).filter(|told| !is_borne_by_another(account, told)));
        }
        earlier.extend(births);
    }
    let known: Vec<Span> = found.iter().map(|told| told.span).collect();
    let is_known = |span: Span| known.iter().any(|known| known.overlaps(span));
    found.extend(beside_dates(account).into_iter().filter(|told| !is_known(told.span)));
    let known: Vec<Span> = found.iter().map(|told| told.span).collect();
    let of_persons = account.told.ages.iter().filter(|of| !known.iter().any(|known| known.overlaps(of.span)));
    found.extend(of_persons.map(|of| Told {
        birth: of.birth,
        at: of.at,
        age: of.age,
        unit: of.unit,
        span: of.span,
        whose: Whose::Named,
    }));
    let known: Vec<Span> = found.iter().map(|told| told.span).collect();
    found.extend(at_death_of(account).into_iter().filter(|told| !known.contains(&told.span)));
    found
}

/// "When his father died in 1880, aged fifty, William was eight; he was born in 1872": says whether the grammar tells an age of another
/// than the birth.
fn is_borne_by_another(account: &Account<'_>, told: &Told) -> bool {
    let of = |span: Span| account.told.bearers.get(&span.start);
    let birth = of(account.timexes[told.birth].span);
    of(told.span).is_some_and(|age| birth.map_or(age.is_kin, |birth| age.is_another_than(birth)))
}

/// "Her son, aged ten, died on 20 May 1847": says whether an age may be that of another than of whom the birth was told in an
/// earlier sentence. Kin stand before it, or right before the comma whoever the sentence of the birth does not name, where no pronoun
/// opens the clause.
fn may_be_of_another(account: &Account<'_>, sentence: &Sentence, told: &Told) -> bool {
    let before: Vec<&Token> = sentence.tokens.iter().take_while(|token| token.span.start < told.span.start).collect();
    let is_kin = |token: &&Token| matches!(token.kind, Kind::Word(Some(word)) if words().kin.contains(&word));
    if before.iter().any(is_kin) {
        return true;
    }
    let is_pronoun = |token: &&Token| matches!(token.kind, Kind::Word(Some(word)) if words().pronouns.contains(&word));
    if before.iter().any(is_pronoun) {
        return false;
    }
    let [.., who, comma, _aged] = before.as_slice() else { return false };
    let (text, birth) = (account.text(), account.timexes[told.birth].span);
    let names = |token: &Token| matches!(token.kind, Kind::Word(_)) && comma.span.of(text) == ",";
    let whole = account.sentences.iter().find(|one| one.span.contains(birth)).map(|one| one.span.of(text));
    names(who) && whole.is_some_and(|whole| !whole.contains(who.span.of(text)))
}

/// "In 1845, at the age of 30, Anna met Karl Holm (1818–1883)": an age is of the subject, whose life stands in a bracket only right behind
/// it. Behind the bracket it is another's where a pronoun stands before, or where another meets him: "Anna met Karl Holm (1818–1883) in 1845
/// at the age of 30".
fn is_life_of_another(account: &Account<'_>, sentence: &Sentence, told: &Told) -> bool {
    let (text, birth) = (account.text(), account.timexes[told.birth].span);
    if !opens_stretch(text, birth) {
        return false;
    }
    let is_mark = |token: &Token| matches!(token.kind, Kind::Mark(_));
    let is_pronoun = |token: &Token| matches!(token.kind, Kind::Word(Some(word)) if words().pronouns.contains(&word));
    let before = || sentence.tokens.iter().filter(|token| token.span.end <= birth.start);
    let mut known = account.told.lives.iter().filter(|life| life.who.entity.is_some());
    let known = known.find(|life| life.birth.is_some_and(|born| born.time == told.birth));
    if birth.start < told.span.end {
        // "…, who died at the age of 30": that clause is told of him.
        let apart = text[birth.start as usize..told.span.start as usize].contains(',');
        let is_met = |life: &Life| account.told.met.iter().any(|name| life.who.span.contains(*name));
        return before().any(is_pronoun) || !apart && known.is_some_and(is_met);
    }
    let between = before().filter(|token| told.span.end <= token.span.start);
    let behind: Vec<&Token> = between.skip_while(|token| !is_mark(token)).filter(|token| !is_mark(token)).collect();
    // "The curate Karl Holm": a word or two, and a name.
    let is_capital = |token: &&Token| token.span.of(text).starts_with(char::is_uppercase);
    let begins = |token: &&Token| known.map_or(is_capital(token), |life| life.who.span.start <= token.span.start);
    let (first, name) = behind.split_at(behind.iter().position(begins).unwrap_or(behind.len()));
    let is_name = known.is_some() || name.iter().all(is_capital);
    let is_said_of_it =
        first.len() <= BEFORE_A_NAME && !first.iter().any(|token| is_capital(token) || is_pronoun(token));
    !(is_name && is_said_of_it)
}

/// So many words stand at most before a name and are said of it.
const BEFORE_A_NAME: usize = 2;

/// "In September 1924, at the age of 44, she took over the firm": an age that was itself read as a time, in a sentence that dates what
/// it tells by one other.
fn beside_dates(account: &Account<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    for sentence in &account.sentences {
        let times: Vec<usize> = (0..sentence.tokens.len()).filter_map(|token| sentence.time(token)).collect();
        let age_at = |at: &&usize| matches!(account.timexes[**at].meant.expr, Expr::Age { .. });
        let (ages, others): (Vec<&usize>, Vec<&usize>) = times.iter().partition(age_at);
        let ([told], [at]) = (ages.as_slice(), others.as_slice()) else { continue };
        let (age, date) = (&account.timexes[**told], &account.timexes[**at]);
        let (Expr::Age { years }, Resolved::Anchored(Some(birth))) = (&age.meant.expr, age.resolved) else { continue };
        let is_date = date.resolved == Resolved::Written && date.range.is_none() && date.id != birth;
        if is_date && account.timexes.get(birth.0 as usize).is_some() {
            let (birth, at) = (birth.0 as usize, **at);
            let (unit, span) = (Unit::Years, age.span);
            found.push(Told { birth, at, age: *years, unit, span, whose: Whose::OneParagraph });
        }
    }
    found
}

/// "(7 November 1867 – 4 July 1934) … She died at the age of 70": the age at a death, of someone whose life is told elsewhere.
fn at_death_of(account: &Account<'_>) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    let dies = |telling: &&Telling| {
        let kind = telling.kind.map(|kind| happenings().kind(kind));
        kind.is_some_and(|kind| kind.edge_of_life == Some(EdgeOfLife::Death)) && telling.dates.is_empty()
    };
    let mut sentences: Option<Vec<Span>> = None;
    for telling in account.told.tellings.iter().filter(dies) {
        let Some(who) = telling.whom.as_ref().filter(|who| who.is_person()) else { continue };
        let mut lives =
            account.told.lives.iter().filter(|life| life.who.is_like(who) && !life.who.is_titled_otherwise(who));
        let whole = lives.find_map(|life| life.birth.zip(life.death));
        let Some((birth, death)) = whole else { continue };
        let all = sentences.get_or_insert_with(|| source::sentences(account.document));
        let after = all.partition_point(|span| span.end <= telling.word.start);
        let Some(span) = all.get(after).copied().filter(|span| span.contains(telling.word)) else { continue };
        let first = account.timexes.partition_point(|timex| timex.span.start < span.start);
        let end = account.timexes.partition_point(|timex| timex.span.end <= span.end).max(first);
        let tokens = tokens(words(), account.text(), span, account.timexes, first..end);
        let sentence = Sentence { span, tokens };
        for place in Template::find(&words().age_at_death, &sentence.tokens, account.timexes) {
            if let Some((age, unit, span)) =
                age_of(account, &sentence, &place).filter(|(.., span)| found.iter().all(|t| t.span != *span))
            {
                let whose = Whose::Elsewhere;
                found.push(Told { birth: birth.time, at: death.time, age, unit, span, whose });
            }
        }
    }
    found
}

fn births(account: &Account<'_>, sentence: &Sentence) -> Vec<usize> {
    let find = |templates: &[Template]| Template::find(templates, &sentence.tokens, account.timexes);
    let time = |found: Match| sentence.time(found.slots.first()?.1);
    // "Born at Uppsala, she studied at Lund (1901–05)": nobody is born in a stretch.
    let is_day = |time: &usize| !opens_stretch(account.text(), account.timexes[*time].span);
    let born = find(&words().born).into_iter().filter_map(time).filter(is_day);
    let life = find(&words().life).into_iter().filter(|found| is_life(account, sentence, found)).filter_map(time);
    let mut births: Vec<usize> = born.chain(life).collect();
    births.sort_unstable();
    births.dedup();
    births
}

/// Nobody whose age is told lived for fewer days.
const SHORTEST: i64 = 16 * 365;

/// Says whether two times in a bracket may be the ends of a life: "(1901–05)" is a course of study.
fn is_life(account: &Account<'_>, sentence: &Sentence, found: &Match) -> bool {
    let mut ends =
        found.slots.iter().filter_map(|slot| sentence.time(slot.1)).map(|time| account.timexes[time].extent());
    let (Some(first), Some(last)) = (ends.next(), ends.next()) else { return true };
    first.earliest().zip(last.latest()).is_none_or(|(first, last)| last.0 - first.0 >= SHORTEST)
}

/// Says whether a time is the first of two in a bracket with a dash between them.
fn opens_stretch(text: &str, time: Span) -> bool {
    let (before, behind) = (&text[..time.start as usize], &text[time.end as usize..]);
    before.ends_with(['(', '[']) && behind.trim_start().starts_with(['-', '–', '—'])
}

fn in_sentence(account: &Account<'_>, sentence: &Sentence, birth: usize, whose: Whose) -> Vec<Told> {
    let find = |templates: &[Template]| Template::find(templates, &sentence.tokens, account.timexes);
    let dated = find(&words().age).into_iter().filter_map(|found| {
        let at = found.of(Slot::Date).find_map(|token| sentence.time(token))?;
        Some((found, at))
    });
    let at_death = find(&words().age_at_death);
    let told_beside = || end_beside(account, birth).filter(|_| whose != Whose::OneSentence);
    let end = if at_death.is_empty() { None } else { end_of_life(account, sentence).or_else(told_beside) };
    let at_death = at_death.into_iter().filter_map(|found| {
        let at = date_in(account, sentence, &found).or(end)?;
        Some((found, at))
    });
    // An age at a date is told by that date, whatever else the sentence holds.
    let mut by_span: BTreeMap<Span, Told> = BTreeMap::new();
    for (place, at) in dated.chain(at_death) {
        if let Some((age, unit, span)) = age_of(account, sentence, &place)
            && at != birth
            && alternatives(account, birth).1.is_none_or(|last| last.span != account.timexes[at].span)
        {
            by_span.entry(span).or_insert(Told { birth, at, age, unit, span, whose });
        }
    }
    by_span.into_values().collect()
}

/// When a time may have been, and the last one of its span where it is one of alternatives: "between 1760 and 1765".
pub(crate) fn alternatives<'a>(account: &'a Account<'_>, index: usize) -> (Extent, Option<&'a Timex>) {
    let own = account.timexes[index].extent();
    let span = account.timexes[index].span;
    let place = account.sentences.partition_point(|sentence| sentence.span.end < span.end);
    let sentence = account.sentences.get(place);
    let ties = sentence.map(|sentence| Template::find(&words().between, &sentence.tokens, account.timexes));
    let last = sentence.zip(ties).and_then(|(sentence, ties)| {
        ties.into_iter().find_map(|tie| {
            let mut ends = tie.of(Slot::Range).filter_map(|token| sentence.time(token));
            let (first, last) = (ends.next()?, ends.next()?);
            (first == index).then_some(&account.timexes[last])
        })
    });
    let whole = |last: &Timex| Extent { start: own.start, end: last.extent().end };
    (last.map_or(own, whole), last)
}

/// The age that a template ties: figures, or a length.
fn age_of(account: &Account<'_>, sentence: &Sentence, place: &Match) -> Option<(i64, Unit, Span)> {
    let slot = place.of(Slot::Figures).next().or_else(|| place.of(Slot::Duration).next())?;
    let token = sentence.tokens[slot];
    match token.kind {
        Kind::Number(age) => Some((age, Unit::Years, token.span)),
        Kind::Time(time) => of_length(&account.timexes[time]).map(|(age, unit)| (age, unit, token.span)),
        Kind::Word(_) | Kind::Mark(_) => None,
    }
}

/// The one date between the word of death and the age.
fn date_in(account: &Account<'_>, sentence: &Sentence, place: &Match) -> Option<usize> {
    let mut dates = (place.start..place.end).filter_map(|token| sentence.time(token));
    let date = dates.next()?;
    (dates.next().is_none() && account.timexes[date].value.is_some()).then_some(date)
}

/// "(1850–1912) … She died at the age of fifty-eight": the end of the life in brackets that a birth begins.
fn end_beside(account: &Account<'_>, birth: usize) -> Option<usize> {
    let (start, end) = (account.timexes[birth].range?, account.timexes.get(birth + 1)?.range?);
    let opens = account.text()[..account.timexes[birth].span.start as usize].ends_with(['(', '[']);
    (start.id == end.id && start.edge == RangeEdge::Start && opens).then_some(birth + 1)
}

fn end_of_life(account: &Account<'_>, sentence: &Sentence) -> Option<usize> {
    match Template::find(&words().life, &sentence.tokens, account.timexes).as_slice() {
        [life] => sentence.time(life.slots.get(1)?.1),
        _other => None,
    }
}

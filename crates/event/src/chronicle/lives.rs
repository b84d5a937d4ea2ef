//! "Marie Curie (7 November 1867 – 4 July 1934)", "Anna Smith (born 3 March 1795 in London; died 1821)": the days in brackets
//! after a person's name are those of birth and death. They date what the account tells of either without a day, else each
//! has a line of its own; they date nothing else. Years alone, "(1799–1863)", are a life where the line tells nothing but who it is
//! of, "Anna Weiss (1799–1863), weaver", or where names are listed: "three children: Owen (1704–66) and Ellis (b. 1706)".

use std::sync::LazyLock;

use calendar::{Extent, TimeValue};
use entity::EntityId;
use serde::Deserialize;
use source::Span;
use syntax::{Relation, Upos};
use timex::{Timex, TimexId};

use super::grammar::End;
use super::predicate::{Predicate, Shape};
use super::roles::{PATIENT, span_of};
use super::sentence::Told;
use super::tree::Tree;
use crate::event::{Event, Participant, Polarity, Relation as Lies, When};

/// Nobody lives longer, and brackets that hold fewer years hold an office or a war.
const LONGEST: i64 = 110 * 366;
const SHORTEST: i64 = 365;
/// Who is named by years alone has lived so long; years nearer to each other are an office.
const SHORTEST_OF_YEARS: i64 = 16 * 365;

/// The ends of a life, as the grammar names what happens at them.
const ENDS: [&str; 2] = ["birth", "death"];

/// The words of `lang/en/happenings.toml` for who reigns, as far as they are needed here.
#[derive(Deserialize)]
struct Happenings {
    words: Words,
}

#[derive(Deserialize)]
struct Words {
    reigning: Vec<String>,
}

static REIGNING: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = include_str!("../../../../lang/en/happenings.toml");
    toml::from_str::<Happenings>(file).expect("a test reads the compiled-in files").words.reigning
});

/// How a sentence tells of whom the brackets are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// What he did.
    Deed,
    /// Only who he was.
    NameAlone,
    /// Nothing but names behind this byte: in an entry of a register, or in a list behind a colon.
    Listed(u32),
}

/// What stands beside a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Like {
    Nobody,
    Persons,
}

/// A life in brackets.
pub(super) struct Life {
    who: EntityId,
    name: Span,
    head: Span,
    /// Born and died, or what else a word before the day says.
    ends: Vec<(TimexId, End)>,
    /// From the name to the bracket's end.
    quote: Span,
}

impl Life {
    pub(super) fn has(&self, time: TimexId) -> bool {
        self.ends.iter().any(|(end, _)| *end == time)
    }
}

impl Told<'_> {
    /// Takes in the lives that a sentence tells in brackets; returns the times in brackets that date nothing else, and the
    /// brackets of lives.
    pub(super) fn lives_in(
        &mut self,
        tree: &Tree<'_>,
        inside: &[Timex],
        telling: Telling,
    ) -> (Vec<TimexId>, Vec<Span>) {
        let (mut times, mut brackets): (Vec<TimexId>, Vec<Span>) = (Vec::new(), Vec::new());
        // "Owen (b. 1704), Ellis (1706–71)": what is listed beside a life is one.
        let mut beside = false;
        for (index, first) in inside.iter().enumerate() {
            if times.contains(&first.id) {
                continue;
            }
            let Some(bracket) = bracket_around(tree.text, first.span) else { continue };
            let count = inside[index..].iter().take_while(|timex| timex.span.end <= bracket.end).count();
            let here = &inside[index..index + count];
            let listed = matches!(telling, Telling::Listed(from) if bracket.start > from);
            // "Ann Pope (b. 1622) was baptised in 1649", "Elsa (born 1901)": the year is of her life all the same, and
            // only a person has one.
            let says_end = !self.ends_in(tree.text, bracket, here, Telling::NameAlone).is_empty();
            let by_words = says_end && !matches!(here, [_, _]);
            let like = if listed && beside || by_words { Like::Persons } else { Like::Nobody };
            let named = self.named_before(tree, bracket.start, like);
            let by_years = match telling {
                Telling::NameAlone => named.is_some_and(|(head, _)| self.is_full_name(tree, head, bracket.start)),
                Telling::Listed(_) => listed,
                Telling::Deed => false,
            };
            let ends =
                self.ends_in(tree.text, bracket, here, if by_years { Telling::NameAlone } else { Telling::Deed });
            // "(1768–1831)": a life or a reign.
            let is_stretch = matches!(here, [one, other] if is_pair(tree.text, bracket, one.span, other.span));
            if ends.is_empty() && !is_stretch && !says_end {
                continue;
            }
            let Some((head, who)) = named else { continue };
            if ends.is_empty() {
                times.extend(here.iter().map(|timex| timex.id));
                continue;
            }
            let name = span_of(tree, head);
            let name = Span { start: name.start, end: name.end.min(bracket.start) };
            let name = Span::new(name.start as usize, name.start as usize + before_bracket(name.of(tree.text)).len());
            let quote = Span { start: name.start, end: bracket.end };
            times.extend(ends.iter().map(|(time, _)| *time));
            brackets.push(bracket);
            beside |= listed;
            self.lives.push(Life { who, name, head: tree.words[head].span, ends, quote });
        }
        (times, brackets)
    }

    /// What the times in a bracket are the days of: by the words before them, or birth and death where they are two with
    /// nothing but a dash between.
    fn ends_in(&self, text: &str, bracket: Span, inside: &[Timex], telling: Telling) -> Vec<(TimexId, End)> {
        let grammar = self.means.grammar;
        let by_years = telling == Telling::NameAlone;
        if let [born, died] = inside
            && is_pair(text, bracket, born.span, died.span)
            && is_life(born, died, telling)
        {
            let ends = ENDS.map(|kind| {
                let kind = grammar.noun_kind(kind)?;
                Some(End { kind, line: grammar.life(kind)? })
            });
            return inside.iter().zip(ends).filter_map(|(timex, end)| Some((timex.id, end?))).collect();
        }
        // Years alone only tell the name from others: "Wilfred Owen (d. 1918)".
        if !by_years && !inside.iter().any(is_day) {
            return Vec::new();
        }
        let mut from = bracket.start + 1;
        let mut ends = Vec::new();
        for timex in inside {
            let before = text.get(from as usize..timex.span.start as usize).unwrap_or_default().to_lowercase();
            let word = |word: &str| grammar.end_of_life(word.trim_matches([',', ';', ':', '–', '—', '-', '(']));
            from = timex.span.end;
            match before.split_whitespace().rev().find_map(word) {
                Some(end) if is_date(timex) => ends.push((timex.id, end)),
                Some(_) | None => {}
            }
        }
        ends
    }

    /// Says whether a name has two words or more and nothing of one who reigns, whose years may be those of the reign: "Henry VIII".
    fn is_full_name(&self, tree: &Tree<'_>, head: usize, bracket: u32) -> bool {
        let name = span_of(tree, head);
        let name = tree.text.get(name.start as usize..bracket as usize).map(before_bracket).unwrap_or_default();
        let number = |word: &str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let reigns = |word: &str| number(word) || REIGNING.contains(&word.to_lowercase());
        name.split_whitespace().count() > 1 && !name.split_whitespace().any(reigns)
    }

    /// The person whose name ends right before a bracket; whatever a name was taken for, where others like it are persons.
    fn named_before(&self, tree: &Tree<'_>, bracket: u32, like: Like) -> Option<(usize, EntityId)> {
        let last = tree.words.partition_point(|word| word.span.end <= bracket).checked_sub(1)?;
        let between = tree.text[tree.words[last].span.end as usize..bracket as usize].trim();
        if !between.is_empty() || tree.words[last].upos != Upos::Propn {
            return None;
        }
        let mut at = last;
        for _ in 0..tree.words.len() {
            let is_one = |who: &EntityId| like == Like::Persons || self.named.is_person(*who);
            if let Some(who) = self.named.at_head(tree.words[at].span).filter(is_one) {
                return Some((at, who));
            }
            // "KARLSSON, Elsa Maria (…)": the name as works of reference turn it round.
            let part = matches!(
                tree.relation(at),
                Relation::Flat | Relation::Compound | Relation::Nmod | Relation::Appos | Relation::List
            );
            at = tree.head(at).filter(|_| part)?;
        }
        None
    }

    /// Dates what is told of births and deaths by the days in brackets, and so what is told of them less closely, "died three weeks
    /// later"; what is told of neither gets a line.
    pub(super) fn tell_lives(&mut self) {
        let timexes = self.means.timexes;
        for life in std::mem::take(&mut self.lives) {
            for (time, End { kind, line }) in life.ends {
                let when = When::at(time, Lies::Within);
                let quote = life.quote;
                let outside = |trigger: Span| trigger.end <= quote.start || trigger.start >= quote.end;
                let of_life = |event: &Event| {
                    let who = event.participants.iter().any(|one| one.entity == Some(life.who) && one.role != "of");
                    who && event.kind == Some(kind)
                        && event.polarity == Polarity::Positive
                        && event.modality.is_none()
                        && event.trigger.is_some_and(outside)
                };
                let mut told = self.events.iter_mut().filter(|event| of_life(event)).peekable();
                if told.peek().is_some() {
                    let mut dated = false;
                    for event in told {
                        let finer = |told: When| is_finer(when.extent(timexes), told.extent(timexes));
                        if !dated && event.when.is_none_or(finer) {
                            event.when = Some(when);
                            event.chronicle = true;
                            // "Some hold that she burnt them before her death": the day is the account's.
                            event.attribution = None;
                        }
                        dated |= event.when.is_some();
                    }
                    continue;
                }
                let label = format!("{} {line}", life.name.of(&self.document.text));
                let label = label.split_whitespace().collect::<Vec<&str>>().join(" ");
                let who = Participant {
                    role: PATIENT.to_owned(),
                    span: life.name,
                    head: life.head,
                    entity: Some(life.who),
                    stands_for: None,
                    noun: None,
                };
                let (quote, kind, participants) = (life.quote, Some(kind), vec![who]);
                let told = Event::told(self.document.id);
                self.events.push(Event { label, when: Some(when), quote, kind, participants, ..told });
            }
        }
    }
}

/// Says whether a day lies within a longer time.
fn is_finer(day: Extent, told: Extent) -> bool {
    let inside = told.earliest() <= day.earliest() && told.latest() >= day.latest();
    day.single_day().is_some()
        && told.single_day().is_none()
        && told.earliest().is_some()
        && inside
        && told.latest().is_some()
}

fn before_bracket(name: &str) -> &str {
    name.split('(').next().unwrap_or(name).trim_end()
}

/// Bytes of a bracket that tells a life.
const LONGEST_BRACKET: usize = 200;

/// The bracket that a time stands in, with both its marks.
fn bracket_around(text: &str, time: Span) -> Option<Span> {
    let (start, end) = (time.start as usize, time.end as usize);
    let from = text.floor_char_boundary(start.saturating_sub(LONGEST_BRACKET));
    let to = text.ceil_char_boundary((end + LONGEST_BRACKET).min(text.len()));
    let open =
        text[from..start].rfind(['(', ')', '\n']).map(|at| from + at).filter(|at| text[*at..].starts_with('('))?;
    let close = text[end..to].find(['(', ')', '\n']).map(|at| end + at).filter(|at| text[*at..].starts_with(')'))?;
    Some(Span::new(open, close + 1))
}

/// Says whether a word stands in round brackets.
pub(super) fn in_brackets(tree: &Tree<'_>, at: usize) -> bool {
    bracket_around(tree.text, tree.words[at].span).is_some()
}

/// Says whether a bracket holds two times with a dash between them and nothing else but a name of birth before them, "née Lindqvist;",
/// and a place behind either, "14 June 1883 in Uppsala – 2 February 1961 in Lund", or before: "Uppsala, 14 June 1883 – Lund, 2 February 1961".
fn is_pair(text: &str, bracket: Span, one: Span, other: Span) -> bool {
    let piece = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default().trim();
    let (name, between) = (piece(bracket.start + 1, one.start), piece(one.end, other.start));
    let few = |words: &str| {
        words.split_whitespace().count() <= FEW && !words.contains(|c: char| c.is_numeric() || matches!(c, ';' | ':'))
    };
    let named = name.is_empty() || name.strip_suffix([';', ',']).is_some_and(few);
    let behind = between.strip_suffix(DASHES).map(str::trim_end);
    let before = between.strip_prefix(DASHES).and_then(|place| place.trim_start().strip_suffix(','));
    named && behind.or(before).is_some_and(few) && few(piece(other.end, bracket.end - 1))
}

/// Stand between the ends of a life.
const DASHES: [char; 3] = ['-', '–', '—'];

/// A name or a place in such a bracket has so many words.
const FEW: usize = 4;

fn is_day(timex: &Timex) -> bool {
    timex.extent().single_day().is_some()
}

fn is_date(timex: &Timex) -> bool {
    timex.value.as_ref().and_then(TimeValue::as_date).is_some()
}

/// Says whether two times may be the ends of a life, one of them told to the day, or years alone of a name alone.
fn is_life(born: &Timex, died: &Timex, telling: Telling) -> bool {
    let (Some(first), Some(last)) = (born.extent().earliest(), died.extent().latest()) else { return false };
    is_date(born)
        && is_date(died)
        && match is_day(born) || is_day(died) {
            true => (SHORTEST..LONGEST).contains(&(last.0 - first.0)),
            false => telling == Telling::NameAlone && (SHORTEST_OF_YEARS..LONGEST).contains(&(last.0 - first.0)),
        }
}

/// "They had three children: Owen (1704–66) and Ellis (b. 1706)": from where on a sentence tells nothing but names; all that an entry of a
/// register tells, it tells so.
pub(super) fn listed_from(tree: &Tree<'_>, predicates: &[Predicate]) -> Option<u32> {
    if tree.entry().is_some() {
        return Some(0);
    }
    let colon = (0..tree.words.len()).find(|at| tree.written(*at) == ":" && !in_brackets(tree, *at))?;
    let tells = |one: &Predicate| {
        one.at > colon && matches!(one.shape, Shape::Finite | Shape::Copular) && !in_brackets(tree, one.at)
    };
    (!predicates.iter().any(tells)).then(|| tree.words[colon].span.end)
}

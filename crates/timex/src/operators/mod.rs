//! The closed set of operators rules may call. Each says what it computes; a rule that seems to need a loop or a
//! variable needs a new operator.

mod clock;
mod dates;
mod events;
mod lengths;
mod reckoning;
mod regnal;
mod relative;
mod takes;

use calendar::{Amount, CalendarId, Clock, Granularity, Modifier, Season, Third, Weekday};
use smallvec::SmallVec;
use source::Span;

use crate::expr::{Expr, Meant, RangeEdge};
use crate::meaning::{Era, Meaning, granularity, modifier, season};
use crate::rule::Term;
use takes::Takes;

pub(crate) use takes::Given;

/// What a term evaluates to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Argument<'p> {
    /// In hundredths.
    Number(i64),
    Meaning(&'p Meaning),
    Keyword(&'p str),
    Meant(Box<Meant>),
    /// Words the lexicon says nothing of, by where they stand: a name.
    Words(Span),
}

/// The evaluated arguments of a call.
pub(crate) struct Arguments<'p>(SmallVec<[(Option<&'p str>, Argument<'p>); 4]>);

/// An operator, as a term calls it: its place among all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct OperatorId(pub(crate) u8);

type Operator = fn(&Arguments) -> Option<Meant>;

/// Name, function and arguments of every operator, sorted.
const OPERATORS: &[(&str, Operator, Takes)] = &[
    ("age", lengths::age, takes::AGE),
    ("approx", approx, takes::EXPRESSION),
    ("at", clock::at, takes::AT),
    ("century", dates::century, takes::CENTURY),
    ("circa", circa, takes::EXPRESSION),
    ("clock", clock::clock, takes::CLOCK),
    ("date", dates::date, takes::DATE),
    ("decade", dates::decade, takes::DECADE),
    ("double", dates::double, takes::DOUBLE),
    ("duration", lengths::duration, takes::DURATION),
    ("event", events::event, takes::EVENT),
    ("every", lengths::every, takes::EVERY),
    ("feast", dates::feast, takes::FEAST),
    ("first", first, takes::EXPRESSION),
    ("interval", dates::interval, takes::INTERVAL),
    ("last", last, takes::EXPRESSION),
    ("millennium", dates::millennium, takes::CENTURY),
    ("modified", modified, takes::MODIFIED),
    ("near", relative::near, takes::NEAR),
    ("nth", relative::nth, takes::NTH),
    ("part", part, takes::PART),
    ("period", dates::period, takes::PERIOD),
    ("ref", relative::reference, takes::REFERENCE),
    ("regnal", regnal::regnal, takes::REGNAL),
    ("same", same, takes::EXPRESSION),
    ("shift", relative::shift, takes::SHIFT),
    ("unit", relative::unit, takes::UNIT),
    ("within", relative::within, takes::WITHIN),
];

/// Evaluates a term; `label` gives the meaning of a label, `None` where the pattern did not bind it.
pub(crate) fn evaluate<'p>(term: &'p Term, label: &dyn Fn(u8) -> Option<Argument<'p>>) -> Option<Argument<'p>> {
    match term {
        Term::Label(id) => label(*id),
        Term::Number(value) => Some(Argument::Number(value * 100)),
        Term::Keyword(word) => Some(Argument::Keyword(word)),
        Term::Or(one, other) => evaluate(one, label).or_else(|| evaluate(other, label)),
        Term::Call(OperatorId(operator), terms) => {
            let (_, operator, _) = OPERATORS[usize::from(*operator)];
            let mut arguments = SmallVec::with_capacity(terms.len());
            for (key, term) in terms {
                match evaluate(term, label) {
                    Some(value) => arguments.push((key.as_deref(), value)),
                    // An optional label that is not there is left out; a nested call that fails fails the whole.
                    None if matches!(term, Term::Call(..)) => return None,
                    None => {}
                }
            }
            operator(&Arguments(arguments)).map(|meant| Argument::Meant(Box::new(meant)))
        }
    }
}

/// Finds an operator by its name.
pub(crate) fn find(name: &str) -> Option<OperatorId> {
    OPERATORS.binary_search_by_key(&name, |(known, ..)| known).ok().map(|index| OperatorId(index as u8))
}

/// Checks what a rule gives an operator.
///
/// # Errors
/// The argument that the operator does not take, or what it lacks.
pub(crate) fn check(OperatorId(operator): OperatorId, arguments: &[Given<'_>]) -> Result<(), String> {
    let (name, _, takes) = &OPERATORS[usize::from(operator)];
    takes.check(name, arguments)
}

impl Arguments<'_> {
    fn get(&self, name: &str) -> Option<&Argument<'_>> {
        self.0.iter().find(|(key, _)| *key == Some(name)).map(|(_, value)| value)
    }

    /// The first unnamed argument, or the first at all that is an expression.
    fn meant(&self) -> Option<Meant> {
        self.0.iter().find_map(|(_, value)| match value {
            Argument::Meant(meant) => Some((**meant).clone()),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Keyword(_) | Argument::Words(_) => None,
        })
    }

    fn meant_named(&self, name: &str) -> Option<Meant> {
        match self.get(name)? {
            Argument::Meant(meant) => Some((**meant).clone()),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Keyword(_) | Argument::Words(_) => None,
        }
    }

    fn hundredths(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Argument::Number(value) => Some(*value),
            Argument::Meaning(Meaning::Number(value)) => Some(value * 100),
            Argument::Meaning(_) | Argument::Keyword(_) | Argument::Meant(_) | Argument::Words(_) => None,
        }
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.hundredths(name).map(|value| value / 100)
    }

    fn keyword(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Argument::Keyword(word) => Some(word),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Meant(_) | Argument::Words(_) => None,
        }
    }

    fn any_keyword(&self) -> Option<&str> {
        self.0.iter().find_map(|(_, value)| match value {
            Argument::Keyword(word) => Some(*word),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Meant(_) | Argument::Words(_) => None,
        })
    }

    fn meaning(&self, name: &str) -> Option<&Meaning> {
        match self.get(name)? {
            Argument::Meaning(meaning) => Some(meaning),
            Argument::Number(_) | Argument::Keyword(_) | Argument::Meant(_) | Argument::Words(_) => None,
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Argument::Meaning(Meaning::Text(text)) => Some(text.clone()),
            Argument::Keyword(word) => Some((*word).to_owned()),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Meant(_) | Argument::Words(_) => None,
        }
    }

    fn words(&self, name: &str) -> Option<Span> {
        match self.get(name)? {
            Argument::Words(span) => Some(*span),
            Argument::Number(_) | Argument::Meaning(_) | Argument::Keyword(_) | Argument::Meant(_) => None,
        }
    }

    fn month(&self) -> Option<(CalendarId, u8)> {
        self.month_named("month").or_else(|| self.month_named("other-month"))
    }

    fn month_named(&self, name: &str) -> Option<(CalendarId, u8)> {
        match self.meaning(name)? {
            Meaning::Month(calendar, month) => Some((*calendar, *month)),
            _other => None,
        }
    }

    fn weekday(&self) -> Option<Weekday> {
        match self.meaning("weekday")? {
            Meaning::Weekday(weekday) => Some(*weekday),
            _other => None,
        }
    }

    fn season(&self) -> Option<Season> {
        match self.get("season")? {
            Argument::Meaning(Meaning::Season(found)) => Some(*found),
            Argument::Keyword(word) => season(&word.to_ascii_lowercase()),
            _other => None,
        }
    }

    fn era(&self) -> Option<Era> {
        match self.get("era")? {
            Argument::Meaning(Meaning::Era(era)) => Some(*era),
            Argument::Keyword(word) => match *word {
                "CE" => Some(Era::Ce),
                "BCE" => Some(Era::Bce),
                _ => None,
            },
            _other => None,
        }
    }

    /// A unit and how many of it the word stands for.
    fn unit(&self, name: &str) -> Option<(Granularity, i64)> {
        match self.get(name)? {
            Argument::Meaning(Meaning::Unit(unit, scale)) => Some((*unit, *scale)),
            Argument::Keyword(word) => granularity(&word.to_ascii_lowercase()).map(|unit| (unit, 1)),
            _other => None,
        }
    }

    fn amount(&self, name: &str) -> Amount {
        self.hundredths(name).map_or(Amount::Unknown, Amount::Hundredths)
    }

    fn third(&self) -> Option<Third> {
        match self.get("third")? {
            Argument::Meaning(Meaning::Third(third)) => Some(*third),
            Argument::Keyword(word) => match *word {
                "EARLY" => Some(Third::Early),
                "MID" => Some(Third::Mid),
                "LATE" => Some(Third::Late),
                "FIRST_HALF" => Some(Third::FirstHalf),
                "SECOND_HALF" => Some(Third::SecondHalf),
                "FIRST_QUARTER" => Some(Third::FirstQuarter),
                "SECOND_QUARTER" => Some(Third::SecondQuarter),
                "THIRD_QUARTER" => Some(Third::ThirdQuarter),
                "LAST_QUARTER" => Some(Third::LastQuarter),
                _ => None,
            },
            _other => None,
        }
    }

    fn modifier(&self) -> Option<Modifier> {
        self.0.iter().find_map(|(_, value)| match value {
            Argument::Keyword(word) => modifier(word),
            Argument::Meaning(Meaning::Modifier(found)) => Some(*found),
            _other => None,
        })
    }

    fn clock_value(&self, name: &str) -> Option<Clock> {
        match self.get(name)? {
            Argument::Meaning(Meaning::Clock(clock)) => Some(*clock),
            _other => None,
        }
    }
}

/// `modified(M, x)`: x with TIMEX3's mod M; the extent in time is left to the value.
fn modified(arguments: &Arguments) -> Option<Meant> {
    let meant = arguments.meant()?;
    let modifier = arguments.modifier().or(meant.modifier);
    Some(Meant { modifier, ..meant })
}

/// `approx(x)`: x with mod APPROX.
fn approx(arguments: &Arguments) -> Option<Meant> {
    let meant = arguments.meant()?;
    Some(Meant { modifier: meant.modifier.or(Some(Modifier::Approx)), ..meant })
}

/// `circa(x)`: x with mod APPROX, and EDTF's `~` where it is a date.
fn circa(arguments: &Arguments) -> Option<Meant> {
    let mut meant = approx(arguments)?;
    if let Expr::Date(written) = &mut meant.expr {
        written.qualifier.approximate = true;
    }
    Some(meant)
}

/// `part(third, x)`: the early, middle or late third of x; without a third, x itself.
fn part(arguments: &Arguments) -> Option<Meant> {
    let meant = arguments.meant()?;
    Some(match arguments.third() {
        Some(third) => Meant { expr: Expr::Part { third, of: Box::new(meant.expr) }, ..meant },
        None => meant,
    })
}

/// `same(x)`: x.
fn same(arguments: &Arguments) -> Option<Meant> {
    arguments.meant()
}

/// `first(x)`: x is where a range begins.
fn first(arguments: &Arguments) -> Option<Meant> {
    Some(Meant { edge: Some(RangeEdge::Start), ..arguments.meant()? })
}

/// `last(x)`: x is where a range ends.
fn last(arguments: &Arguments) -> Option<Meant> {
    Some(Meant { edge: Some(RangeEdge::End), ..arguments.meant()? })
}

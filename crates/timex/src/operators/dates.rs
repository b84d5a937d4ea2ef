//! Operators that make dates of written parts.

use calendar::{CalendarId, Qualifier, TimeValue, Weekday};

use super::Arguments;
use super::reckoning::{Reckoning, persian_years, reckoning};
use crate::expr::{Expr, Meant, Written, WrittenYear};
use crate::meaning::{Era, Meaning};

/// `date(year, month, day, …)`: the date with just these parts written; `hundreds` and `rest` are a year as it is spoken. The calendar is the month's, else the era's.
pub(super) fn date(arguments: &Arguments) -> Option<Meant> {
    let written = written(arguments)?;
    Some(Meant::plain(in_western_year(&written).unwrap_or(Expr::Date(written))))
}

/// "Ramadan 1973": a year that the month's own calendar has not reached for long is one of ours, and the month is the
/// one that begins in it. `None` where the year is the month's own.
fn in_western_year(written: &Written) -> Option<Expr> {
    let Written { calendar: Some(calendar), era: None, year: Some(WrittenYear::Full(year)), month: Some(_), .. } =
        *written
    else {
        return None;
    };
    let reached = match calendar {
        CalendarId::Persian | CalendarId::IslamicCivil | CalendarId::Hebrew => (1583..=2100).contains(&year),
        CalendarId::Gregorian
        | CalendarId::Julian
        | CalendarId::PersianZodiac
        | CalendarId::IslamicUmalqura
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => false,
    };
    reached.then(|| Expr::Within {
        what: Written { year: None, ..written.clone() },
        of: Box::new(Expr::Date(Written { year: written.year, ..Written::default() })),
    })
}

pub(super) fn written(arguments: &Arguments) -> Option<Written> {
    let month = arguments.month();
    let astronomical = astronomical_year(arguments);
    let era = astronomical.map(|(_, era)| era).or(arguments.era());
    let Reckoning { calendar, label } = reckoning(arguments)?;
    let since = arguments.number("since");
    let year = if let Some((year, _)) = astronomical {
        Some(WrittenYear::Full(year))
    } else if let (Some(short), Some(since)) = (arguments.number("yy"), since) {
        Some(WrittenYear::Full(match era {
            Some(Era::Bce) => counted_down(short, since)?,
            _other => completed(short, since, 100)?,
        }))
    } else if let (Some(digit), Some(since)) = (arguments.number("y"), since) {
        Some(WrittenYear::Full(completed(digit, since, 10)?))
    } else if let Some(short) = arguments.number("yy") {
        Some(WrittenYear::Short(short))
    } else if let Some(first) = arguments.number("double") {
        // "3 February 1690/92" is of no two years that follow each other.
        if arguments.number("second").is_some_and(|second| !is_next(first, second)) {
            return None;
        }
        Some(WrittenYear::Double(first))
    } else if let (Some(hundreds), Some(rest)) = (arguments.number("hundreds"), arguments.number("rest")) {
        if !(10..100).contains(&rest) {
            return None;
        }
        Some(WrittenYear::Full(hundreds * 100 + rest))
    } else {
        arguments.number("year").map(WrittenYear::Full)
    };
    let small = |name: &str| -> Option<u8> { arguments.number(name).and_then(|value| u8::try_from(value).ok()) };
    let week = small("week");
    // Nobody numbers days of the week but beside a week, and 8 is none.
    let weekday = match (week, arguments.number("iso-day")) {
        (Some(_), Some(number)) => Some(*usize::try_from(number - 1).ok().and_then(|at| Weekday::ALL.get(at))?),
        (_, _) => arguments.weekday(),
    };
    let month_number = match (month, small("monthnum")) {
        (Some((_, month)), _) => Some(month),
        (None, Some(number)) if (1..=31).contains(&number) => Some(number),
        (None, Some(_)) => return None,
        (None, None) => None,
    };
    let beyond = |name: &str, most: u8| small(name).is_some_and(|number| !(1..=most).contains(&number));
    if beyond("half", 2) || beyond("quarter", 4) {
        return None;
    }
    let clock = match arguments.meant_named("clock").map(|meant| meant.expr) {
        Some(Expr::At { clock, .. }) => Some(clock),
        _other => arguments.clock_value("daypart"),
    };
    Some(Written {
        calendar,
        label,
        era,
        year,
        month: month_number,
        day: arguments.number("day").map(u8::try_from).transpose().ok()?,
        weekday,
        season: arguments.season(),
        quarter: small("quarter"),
        half: small("half"),
        week,
        clock,
        qualifier: Qualifier::default(),
        style: None,
        order: None,
        ten_years: false,
    })
}

/// A year of four digits as ISO 8601 counts them, with its era: `padded` is written 0043, `below` after a minus; 0000 and -0043
/// are 1 and 44 BC.
fn astronomical_year(arguments: &Arguments) -> Option<(i64, Era)> {
    match (arguments.number("padded"), arguments.number("below")) {
        (Some(0), _) => Some((1, Era::Bce)),
        (Some(year), _) => Some((year, Era::Ce)),
        (None, Some(below)) => Some((below + 1, Era::Bce)),
        (None, None) => None,
    }
}

/// The later year of a range of which only the last digits are written, after the earlier one: 1842–3 (`per` 10),
/// 1914–18 (`per` 100). Nothing where that lies more than `MOST_APART` years on.
fn completed(short: i64, since: i64, per: i64) -> Option<i64> {
    let same = since.div_euclid(per) * per + short;
    // "1990-12" is a month: whoever goes on into the next century writes its year in full.
    if per == 100 && same <= since && (1..=12).contains(&short) {
        return None;
    }
    let year = if same > since { same } else { same + per };
    (year - since <= MOST_APART).then_some(year)
}

/// The same of years before our era: 218–16 BC ends in 216.
fn counted_down(short: i64, since: i64) -> Option<i64> {
    let year = since.div_euclid(100) * 100 + short;
    (since >= 100 && year < since).then_some(year)
}

/// Years a range may span whose second year is shortened.
const MOST_APART: i64 = 85;

/// `double(double, d2)`: "1690/91", a year and the next as one time; nothing where the second is not the next.
pub(super) fn double(arguments: &Arguments) -> Option<Meant> {
    let (first, short) = (arguments.number("double")?, arguments.number("d2")?);
    let year = |year: i64| Box::new(Expr::Date(Written { year: Some(WrittenYear::Full(year)), ..Written::default() }));
    is_next(first, short).then(|| Meant::plain(Expr::Interval(year(first), year(first + 1))))
}

/// Says whether a second year, of one digit, two, three or four, is the one after the first.
fn is_next(first: i64, second: i64) -> bool {
    let per = match second {
        0..10 if first % 10 != 9 => 10,
        0..100 => 100,
        100..1000 => 1000,
        _whole => 10_000,
    };
    (first + 1) % per == second
}

/// `century(n, era)`: the years 100n − 99 to 100n of the era.
pub(super) fn century(arguments: &Arguments) -> Option<Meant> {
    let nth = signed(arguments, 99)?;
    if arguments.era().is_none() && nth <= LAST_UNMARKED {
        return Some(Meant::plain(Expr::BareCentury { nth }));
    }
    Some(Meant::plain(Expr::Value(TimeValue::Century { calendar: era_calendar(arguments), nth })))
}

/// `millennium(n, era)`: the years 1000n − 999 to 1000n of the era.
pub(super) fn millennium(arguments: &Arguments) -> Option<Meant> {
    let nth = signed(arguments, 9)?;
    Some(Meant::plain(Expr::Value(TimeValue::Millennium { calendar: era_calendar(arguments), nth })))
}

/// A century after the tenth is of our era wherever none is written.
const LAST_UNMARKED: i32 = 10;

fn signed(arguments: &Arguments, most: i64) -> Option<i32> {
    let count = arguments.number("ordinal").or_else(|| arguments.number("num"))?;
    if !(1..=most).contains(&count) {
        return None;
    }
    let sign = if arguments.era() == Some(Era::Bce) { -1 } else { 1 };
    i32::try_from(count * sign).ok()
}

fn era_calendar(arguments: &Arguments) -> CalendarId {
    match arguments.era() {
        Some(Era::Of(calendar)) => calendar,
        Some(Era::Ce | Era::Bce | Era::OldStyle | Era::NewStyle) | None => CalendarId::Gregorian,
    }
}

/// `decade(d)`: the ten years whose first is d ("1990s"), or whose first ends in the two digits of d ("nineties"), after
/// `hundreds` as it is spoken ("eighteen-forties").
pub(super) fn decade(arguments: &Arguments) -> Option<Meant> {
    let year = match (arguments.number("decade"), arguments.number("decade2")) {
        (Some(first), _) => WrittenYear::Decade(first),
        (None, Some(short)) => match (arguments.number("since"), arguments.number("hundreds")) {
            (Some(since), _) => WrittenYear::Decade(completed(short, since, 100)?),
            (None, Some(hundreds)) => WrittenYear::Decade(hundreds * 100 + short),
            (None, None) => WrittenYear::ShortDecade(short),
        },
        (None, None) => return None,
    };
    let era = arguments.era();
    let calendar = match era {
        Some(Era::Of(calendar)) => Some(calendar),
        None if arguments.any_keyword() == Some("PERSIAN") => persian_years(arguments.number("decade")),
        Some(Era::Ce | Era::Bce | Era::OldStyle | Era::NewStyle) | None => None,
    };
    // Where the calendar is told by the number, the word for ten years is written.
    let ten_years = arguments.any_keyword() == Some("PERSIAN");
    Some(Meant::plain(Expr::Date(Written { year: Some(year), era, calendar, ten_years, ..Written::default() })))
}

/// `feast(f, year)`: the day of the feast f in a year.
pub(super) fn feast(arguments: &Arguments) -> Option<Meant> {
    let Meaning::Feast(feast) = *arguments.meaning("feast")? else { return None };
    let before = arguments.era() == Some(Era::Bce);
    let year = arguments.number("year").map(|year| if before { 1 - year } else { year });
    let of = arguments.meant_named("of").map(|of| Box::new(of.expr));
    Some(Meant::plain(Expr::Feast { feast, year, offset: arguments.number("offset"), of }))
}

/// `period(p)`: the named period p, with its bounds.
pub(super) fn period(arguments: &Arguments) -> Option<Meant> {
    let Meaning::Period(period) = *arguments.meaning("period")? else { return None };
    Some(Meant::plain(Expr::Period(period)))
}

/// `interval(from: a, to: b)`: from a to b as one expression.
pub(super) fn interval(arguments: &Arguments) -> Option<Meant> {
    let (from, to) = (arguments.meant_named("from")?, arguments.meant_named("to")?);
    Some(Meant::plain(Expr::Interval(Box::new(from.expr), Box::new(to.expr))))
}

//! What a date means: days, calendars, partial dates, intervals, their bounds, EDTF and TIMEX3 values.
//!
//! This crate knows no text: it never sees a sentence, a language or a word of one.

mod bounds;
mod calendars;
mod day;
pub mod edtf;
mod error;
mod extent;
mod family;
mod feast;
mod id;
mod iso;
mod observed;
mod partial;
mod recurring;
mod shift;
mod span;
mod thirds;
mod timex3;
mod to_timex3;
mod truncate;
mod value;
mod week;

pub use bounds::{Bounds, Extent};
pub use calendars::{
    Calendar, Fields, SeleucidEra, ZodiacSource, english_name, format_date, format_year, seleucid, switch,
    zodiac_month_starts,
};
pub use day::{Day, Weekday};
pub use error::Error;
pub use family::Family;
pub use feast::{
    calendar_of_feast, day_of_feast, day_of_feast_in_own_year, fixed_day_of_feast, is_of_old_style,
    old_style_day_of_feast,
};
pub use id::CalendarId;
pub use observed::computed_day;
pub use partial::{Clock, DayPart, Granularity, Part, Partial, Qualifier, Season, Year};
pub use recurring::Rhythm;
pub use timex3::{Modifier, Timex3, TimexType};
pub use value::{Amount, Duration, Edge, Recurring, Third, TimeValue};

//! A date cut to a coarser grain: the week, month, season or decade a day lies in.

use crate::partial::{Clock, Granularity, Part, Partial, Season, Year};
use crate::{CalendarId, Day, Error};

impl Partial {
    /// Returns the `grain` the date lies in. A date that is told no finer stays as it is.
    ///
    /// Weeks are those of ISO 8601 and hence Gregorian. A winter belongs to the year in which it begins. Decades and
    /// centuries are named by their common digits, before the era as history counts (476 BC lies in the 470s BC).
    ///
    /// # Errors
    /// If the date lies in no single one: a week may span two months, a quarter always spans two seasons.
    ///
    /// ```
    /// use calendar::{CalendarId, Granularity, Partial};
    /// let day = Partial::day(CalendarId::Gregorian, 1989, 2, 15);
    /// let value = |grain| calendar::TimeValue::Date(day.truncate(grain).unwrap()).timex3().value;
    /// assert_eq!(value(Granularity::Month), "1989-02");
    /// assert_eq!(value(Granularity::Season), "1988-WI");
    /// assert_eq!(value(Granularity::Week), "1989-W07");
    /// assert_eq!(value(Granularity::Decade), "198");
    /// ```
    pub fn truncate(&self, grain: Granularity) -> Result<Partial, Error> {
        if self.granularity() >= grain {
            return Ok(*self);
        }
        self.years()?;
        match grain {
            Granularity::Second | Granularity::Minute | Granularity::Hour => Ok(cut_clock(*self, grain)),
            Granularity::DayPart => Err(Error::new("which part of the day an hour lies in is a matter of language")),
            Granularity::Day => Ok(Partial { clock: None, ..*self }),
            Granularity::Year => Ok(self.whole_year(self.year)),
            Granularity::Decade => Ok(self.whole_year(run_of_years(self.calendar, self.year, 1))),
            Granularity::Century => Ok(self.whole_year(run_of_years(self.calendar, self.year, 2))),
            Granularity::Millennium => Ok(self.whole_year(run_of_years(self.calendar, self.year, 3))),
            Granularity::Month => match self.part {
                Some(Part::Day { month, .. }) => Ok(Partial { part: Some(Part::Month(month)), clock: None, ..*self }),
                Some(_) | None => self.of_both_ends(grain),
            },
            Granularity::Week => match self.part {
                Some(Part::Weekend(week)) => Ok(Partial { part: Some(Part::Week(week)), ..*self }),
                Some(_) | None => self.of_both_ends(grain),
            },
            Granularity::Weekend | Granularity::Quarter | Granularity::Season | Granularity::Half => {
                self.of_both_ends(grain)
            }
        }
    }

    fn whole_year(&self, year: Year) -> Partial {
        Partial { year, part: None, clock: None, ..*self }
    }

    /// The grain of the first day, where it is that of the last day too.
    fn of_both_ends(&self, grain: Granularity) -> Result<Partial, Error> {
        if self.year.missing > 0 {
            return Err(Error::new("the year is not known to its last digit"));
        }
        let days = self.days_in(self.year.value)?;
        let (first, last) = (self.of_day(days.first, grain)?, self.of_day(days.last, grain)?);
        match first == last {
            true => Ok(Partial { qualifier: self.qualifier, ..first }),
            false => Err(Error::new("the date spans more than one of these")),
        }
    }

    fn of_day(&self, day: Day, grain: Granularity) -> Result<Partial, Error> {
        let fields = self.calendar.calendar().fields(day)?;
        let whole = Partial::year(self.calendar, fields.year);
        let part = match grain {
            Granularity::Month => Part::Month(fields.month),
            Granularity::Quarter => Part::Quarter(share(fields.month, 3, 4)),
            Granularity::Half => Part::Half(share(fields.month, 6, 2)),
            Granularity::Week => return Ok(Partial::week_of(day)),
            Granularity::Weekend => {
                let (year, week) = day.iso_week();
                return Ok(Partial { part: Some(Part::Weekend(week)), ..Partial::year(CalendarId::Gregorian, year) });
            }
            Granularity::Season => return season_of(self.calendar, day),
            Granularity::Second
            | Granularity::Minute
            | Granularity::Hour
            | Granularity::DayPart
            | Granularity::Day
            | Granularity::Year
            | Granularity::Decade
            | Granularity::Century
            | Granularity::Millennium => return Err(Error::new("a day is not cut to this")),
        };
        Ok(Partial { part: Some(part), ..whole })
    }
}

fn cut_clock(date: Partial, grain: Granularity) -> Partial {
    let clock = date.clock.map(|clock| match clock {
        Clock::Part(_) => clock,
        Clock::Time { hour, minute, second, zone } => Clock::Time {
            hour,
            minute: minute.filter(|_| grain <= Granularity::Minute),
            second: second.filter(|_| grain <= Granularity::Second),
            zone,
        },
    });
    Partial { clock, ..date }
}

/// Which run of `size` months the month lies in; a thirteenth month lies in the last.
fn share(month: u8, size: u8, shares: u8) -> u8 {
    if month > size * shares { shares } else { (month - 1) / size + 1 }
}

/// The calendar's own season where its year begins with spring; else the Julian one for Julian days, and the Gregorian
/// one for the rest.
fn season_of(id: CalendarId, day: Day) -> Result<Partial, Error> {
    let (id, first_of_spring) = match id {
        CalendarId::Gregorian | CalendarId::Julian => (id, 3),
        CalendarId::Persian | CalendarId::PersianZodiac | CalendarId::Indian | CalendarId::Shahanshahi => (id, 1),
        CalendarId::IslamicCivil
        | CalendarId::IslamicUmalqura
        | CalendarId::Hebrew
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid => (CalendarId::Gregorian, 3),
    };
    let fields = id.calendar().fields(day)?;
    let from_spring = i64::from(fields.month) - first_of_spring;
    let season = match from_spring.rem_euclid(12) / 3 {
        0 => Season::Spring,
        1 => Season::Summer,
        2 => Season::Autumn,
        _ => Season::Winter,
    };
    let year = fields.year + from_spring.div_euclid(12);
    Ok(Partial { part: Some(Part::Season(season)), ..Partial::year(id, year) })
}

/// The ten, hundred or thousand years that share their leading digits with the year.
fn run_of_years(calendar: CalendarId, year: Year, missing: u8) -> Year {
    let unit = 10_i64.pow(u32::from(missing));
    let has_bc = matches!(calendar, CalendarId::Gregorian | CalendarId::Julian);
    let value = if has_bc && year.value <= 0 {
        // Astronomical to historical and back: the run with the digits of n BC ends with the year (n mod unit) later.
        let bc = 1 - year.value;
        1 - (bc.div_euclid(unit) * unit + unit - 1)
    } else {
        year.value.div_euclid(unit) * unit
    };
    Year { value, missing }
}

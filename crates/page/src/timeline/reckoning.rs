//! How the days of an axis are counted: in one calendar, or as the West did, by the Julian until 1582 and by the Gregorian
//! from then on.

use tarikh::calendar::{CalendarId, Day, Family, Fields, english_name};

use tarikh::Words;

/// How days are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reckoning {
    /// In this calendar, whenever it was.
    One(CalendarId),
    /// In the Julian calendar before 15 October 1582, then in the Gregorian, as bare dates are read.
    Western,
}

impl Reckoning {
    /// Returns how days are counted from one to another, both included, where a text tells times in a calendar.
    pub(crate) fn of(id: CalendarId, first: Day, last: Day) -> Reckoning {
        match id.family() {
            Family::Western if last < Day::REFORM => Reckoning::One(CalendarId::Julian),
            Family::Western if first >= Day::REFORM => Reckoning::One(CalendarId::Gregorian),
            Family::Western => Reckoning::Western,
            Family::SolarHijri | Family::LunarHijri | Family::Other(_) => Reckoning::One(id),
        }
    }

    /// Returns the calendar a day is counted in.
    pub(crate) fn at(self, day: Day) -> CalendarId {
        match self {
            Reckoning::One(id) => id,
            Reckoning::Western => CalendarId::western(day),
        }
    }

    /// Returns the date of a day; none where the calendar does not reach it.
    pub(crate) fn fields(self, day: Day) -> Option<Fields> {
        self.at(day).calendar().fields(day).ok()
    }

    /// Returns the family its calendars are of.
    pub(super) fn family(self) -> Family {
        self.at(Day::REFORM).family()
    }

    /// Returns a stretch of days, the last not included, by the calendars they are counted in.
    pub(super) fn stretches(self, (first, end): (i64, i64)) -> Vec<(CalendarId, (i64, i64))> {
        let parts = match self {
            Reckoning::One(id) => vec![(id, (first, end))],
            Reckoning::Western => vec![
                (CalendarId::Julian, (first, end.min(Day::REFORM.0))),
                (CalendarId::Gregorian, (first.max(Day::REFORM.0), end)),
            ],
        };
        parts.into_iter().filter(|(_, (first, end))| first < end).collect()
    }

    /// Returns how it is named.
    pub(super) fn name(self, words: Words) -> String {
        match self {
            Reckoning::One(id) => words.say_of(english_name(id)),
            Reckoning::Western => words.say("Julian until 1582, then Gregorian").to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_across_1582_is_counted_in_two_calendars_and_the_rest_in_one() {
        let day = |text: &str| Day::from_iso(text).expect("a date");
        let (hastings, kabul) = (day("1066-10-20"), day("1989-02-15"));
        assert_eq!(Reckoning::of(CalendarId::Julian, hastings, kabul), Reckoning::Western);
        assert_eq!(Reckoning::of(CalendarId::Gregorian, hastings, hastings), Reckoning::One(CalendarId::Julian));
        assert_eq!(Reckoning::of(CalendarId::Julian, kabul, kabul), Reckoning::One(CalendarId::Gregorian));
        assert_eq!(Reckoning::Western.fields(hastings), Some(Fields { year: 1066, month: 10, day: 14 }));
    }
}

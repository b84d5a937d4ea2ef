//! The lanes of a timeline: one for each account.

use super::Window;
use super::pack::{Item, ends};
use super::scale::Scale;
use super::shape::Shape;
use crate::escape::shortened;
use crate::view::View;
use tarikh::Words;

/// The events of one voice.
pub(super) struct Lane {
    /// Who tells them; empty where there is but one.
    pub name: String,
    /// The events with a place in time, as indices into the chronology, in its order.
    pub events: Vec<(usize, Shape)>,
}

/// More accounts than this share the last lane.
const MOST: usize = 12;

/// A label has so many characters at most, fewer where there are many; all of it stands in the table and in the title.
const LABELS: [(usize, usize); 3] = [(24, 160), (40, 96), (usize::MAX, 44)];

/// Above so many events the day is left to the axis.
const WITH_DAY: usize = 60;

/// Returns the lanes, those without an event left out: a lane for each account; of one account alone a lane for what it
/// tells itself, and one for each speaker.
pub(super) fn lanes(view: &View<'_>, window: Option<Window>) -> Vec<Lane> {
    let count = view.chronology.documents.len();
    let mut lanes: Vec<Lane> = Vec::new();
    let mut speakers: Vec<String> = Vec::new();
    if count > 1 {
        lanes.extend((0..count.min(MOST)).map(|document| Lane {
            name: match document + 1 == MOST && count > MOST {
                true => view.words.count(count - MOST + 1, "further account", "further accounts"),
                false => view.name_of(document),
            },
            events: Vec::new(),
        }));
    } else {
        lanes.push(Lane { name: String::new(), events: Vec::new() });
    }
    for (index, event) in view.chronology.events.iter().enumerate().filter(|(_, event)| event.chronicle) {
        let Some(shape) = Shape::of(event, view.chronology.times_of(event)) else { continue };
        let (first, last) = shape.known();
        if window.is_some_and(|window| last < window.first.0 || window.last.0 < first) {
            continue;
        }
        let lane = match view.speaker(event).filter(|_| count == 1) {
            None => view.index_of(event.document).min(MOST - 1),
            Some(speaker) => speaker_lane(view.words, &mut lanes, &mut speakers, speaker),
        };
        if let Some(lane) = lanes.get_mut(lane) {
            lane.events.push((index, shape));
        }
    }
    lanes.retain(|lane| !lane.events.is_empty());
    if lanes.len() > 1 && count == 1 {
        lanes.iter_mut().filter(|lane| lane.name.is_empty()).for_each(|lane| lane.name = view.name_of(0));
    }
    lanes
}

/// The lane of a speaker, made where there is none yet; the last one is shared.
fn speaker_lane(words: Words, lanes: &mut Vec<Lane>, speakers: &mut Vec<String>, speaker: String) -> usize {
    let key = speaker.to_lowercase();
    let known = speakers.iter().position(|one| *one == key);
    let at = known.unwrap_or_else(|| {
        if speakers.len() + 1 < MOST {
            speakers.push(key);
            let name = if speakers.len() + 2 > MOST {
                words.say("other speakers").to_owned()
            } else {
                shortened(&speaker, 80)
            };
            lanes.push(Lane { name, events: Vec::new() });
        }
        speakers.len() - 1
    });
    at + 1
}

/// Returns what is to be drawn of a lane, in the order of the table.
pub(super) fn items(view: &View<'_>, scale: &Scale, lane: &Lane) -> Vec<Item> {
    let with_day = lane.events.len() <= WITH_DAY;
    let most = LABELS.iter().find(|(events, _)| lane.events.len() <= *events).map_or(0, |(_, most)| *most);
    let mut before: Option<(i64, String)> = None;
    let item = |&(index, shape): &(usize, Shape)| {
        let event = &view.chronology.events[index];
        let (from, to) = ends(scale, &shape);
        // What did not happen is told so by the label itself.
        let told = tarikh::told_before(view.words, view.chronology, event).map(|told| format!("{told}:"));
        let with = |day: Option<String>| day.into_iter().chain(told.clone()).collect::<Vec<_>>().join(" ");
        let said = view.when(event);
        // Where the axis tells hours, the clock alone is enough behind the first of a day.
        let (known, _) = shape.known();
        let is_by_hour = shape.minutes.is_some() && scale.is_by_hour(known);
        let said_before = before.as_ref().filter(|(day, _)| is_by_hour && *day == known);
        let clock = said_before.and_then(|(_, date)| clock_alone(said.as_deref()?, date));
        if clock.is_none() && is_by_hour && shape.is_day() {
            before = said.as_deref().and_then(date_of).map(|date| (known, date.to_owned()));
        }
        let day = with(said.clone());
        let when = if with_day { with(clock.or(said)) } else { with(None) };
        let against = view.against(event).into_iter().map(|(_, finding)| finding.severity).max();
        // Where lanes are those of accounts, who says so stands behind what is said.
        let speaker = view.speaker(event).filter(|_| view.chronology.documents.len() > 1);
        let label = shortened(&event.label, most)
            + &speaker.map_or(String::new(), |name| format!(" — {}", shortened(&name, 40)));
        Item { events: vec![index], shape, from, to, when, day, has_day: with_day, label, against }
    };
    lane.events.iter().map(item).collect()
}

/// What stands between a date and the hour of its day.
const COMMAS: [&str; 2] = [", ", "، "];

/// Returns the date of a time that is told by the hour.
fn date_of(said: &str) -> Option<&str> {
    COMMAS.iter().filter_map(|comma| said.rfind(comma)).max().map(|at| &said[..at])
}

/// Returns a time without its date, if it is of this one: "by 23 July 1934, 12:00" is "by 12:00".
fn clock_alone(said: &str, date: &str) -> Option<String> {
    let (before, behind) = said.split_once(date)?;
    let clock = COMMAS.iter().find_map(|comma| behind.strip_prefix(comma))?;
    Some(format!("{before}{clock}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_told_without_the_day_it_is_of() {
        assert_eq!(date_of("23 July 1934, about 06:00"), Some("23 July 1934"));
        assert_eq!(clock_alone("by 23 July 1934, 12:00", "23 July 1934").as_deref(), Some("by 12:00"));
        assert_eq!(clock_alone("۲۵ مرداد ۱۳۳۲، شب", "۲۵ مرداد ۱۳۳۲").as_deref(), Some("شب"));
        assert_eq!(clock_alone("24 July 1934, 07:30", "23 July 1934"), None);
        assert_eq!(clock_alone("23 July 1934 →", "23 July 1934"), None);
    }
}

//! A chronology as linked data: schema.org's events with OWL-Time's times, in JSON-LD that needs nothing fetched.

use serde_json::{Value, json};
use tarikh::calendar::{CalendarId, Day, Extent, Part, Partial, Recurring, TimeValue};
use tarikh::entity::Kind;
use tarikh::source::harmless;
use tarikh::timex::Timex;
use tarikh::{Chronology, Words, names_of, recurrence, yearly_day};

use crate::ics::days::weekday_code;
use crate::{Line, lines};

/// Returns the chronology as JSON-LD whose context stands in it.
///
/// `startDate` is given only to a day that is known exactly, since schema.org's dates are Gregorian and certain; any
/// other time is `temporalCoverage`, in EDTF. `hasTime` has the bounds as OWL-Time, and for a date of another calendar
/// its numbers there with the temporal reference system they belong to. Warnings and errors are a `comment`.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 26 Bahman 1367.", None).document()?;
/// let text = export::jsonld(&tarikh::read(vec![account], &tarikh::Options::default()));
/// assert!(text.contains(r#""startDate":"1989-02-15""#));
/// assert!(text.contains(r#""time:hasTRS":{"@id":"http://dbpedia.org/resource/Solar_Hijri_calendar"}"#));
/// # Ok::<(), String>(())
/// ```
pub fn jsonld(chronology: &Chronology) -> String {
    let mut graph: Vec<Value> = chronology
        .documents
        .iter()
        .zip(&chronology.accounts)
        .zip(names_of(&chronology.documents, Words::of(chronology)))
        .map(|((document, account), name)| {
            json!({
                "@id": format!("urn:sha256:{}", document.sha256),
                "@type": "CreativeWork",
                "name": harmless(&name),
                "inLanguage": document.language.0,
                "dateCreated": account.written.as_ref().and_then(|written| written.extent().single_day()).map(Day::to_iso),
            })
        })
        .collect();
    graph.extend(lines(chronology).iter().map(event));
    json!({
        "@context": {
            "@vocab": "https://schema.org/",
            "time": "http://www.w3.org/2006/time#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "startDate": { "@type": "xsd:date" },
            "dateCreated": { "@type": "xsd:date" },
        },
        "@graph": graph,
    })
    .to_string()
    // A page carries it in a script, which no word of an account may end.
    .replace('<', LESS_THAN)
        + "\n"
}

/// "<" as a JSON string may say it: it stands in strings only.
const LESS_THAN: &str = r"\u003c";

fn event(line: &Line<'_>) -> Value {
    let event = &line.json;
    let account = format!("urn:sha256:{}", line.document.sha256);
    let mut node = json!({
        // RFC 5147 names a stretch of a text by its characters.
        "@id": format!("{account}#char={},{};{}", event.start, event.end, event.id),
        "@type": "Event",
        "name": harmless(&line.told()),
        "description": harmless(event.quote.trim()),
        "subjectOf": { "@id": account },
    });
    if let Some(day) =
        line.extent.single_day().filter(|_| event.when.as_ref().is_some_and(|when| when.relation == "within"))
    {
        node["startDate"] = match line.minute() {
            // An hour of the day it is of, in no zone that is told.
            Some(minute) if minute < 24 * 60 => {
                let time = format!("{}T{:02}:{:02}:00", day.to_iso(), minute / 60, minute % 60);
                json!({ "@type": "xsd:dateTime", "@value": time })
            }
            Some(_) | None => day.to_iso().into(),
        };
        node["endDate"] = day.to_iso().into();
    } else if let Some(edtf) = line.edtf() {
        node["temporalCoverage"] = edtf.into();
    }
    if let Some(schedule) = schedule(line) {
        node["eventSchedule"] = schedule;
    }
    if let Some(time) = time(line) {
        node["time:hasTime"] = time;
    }
    if let Some(place) = &event.place {
        let is_state = line.place.as_ref().is_some_and(|place| place.kind == Kind::State);
        let kind = if is_state { "Country" } else { "Place" };
        node["location"] = json!({ "@type": kind, "name": harmless(&place.name) });
    }
    if let (Some(_), Some(place)) = (&event.place, &line.place) {
        let geo = json!({
            "@type": "GeoCoordinates",
            "latitude": place.north.to_string(),
            "longitude": place.east.to_string(),
        });
        node["location"]["geo"] = geo;
    }
    // Named, though not told as where it happened.
    let other = |name: &str| event.place.as_ref().is_none_or(|place| place.name != name);
    let about = line.names_places.iter().filter(|(name, _)| other(name));
    let about: Vec<Value> = about.map(|(name, _)| json!({ "@type": "Place", "name": harmless(name) })).collect();
    if !about.is_empty() {
        node["about"] = about.into();
    }
    let actors: Vec<Value> = participants(line);
    if !actors.is_empty() {
        // "An actor … in an event": schema.org has no closer word for whoever took part.
        node["actor"] = actors.into();
    }
    if let Some(name) = line.said_by() {
        let claim = json!({
            "@type": "Claim",
            "text": harmless(event.quote.trim()),
            "author": { "@type": "Thing", "name": harmless(&name) },
            "isPartOf": { "@id": account },
        });
        node["subjectOf"] = claim;
    }
    if !line.findings.is_empty() {
        let texts = line.findings.iter().map(|(_, finding)| harmless(&finding.message).into_owned());
        node["comment"] = texts.map(|text| json!({ "@type": "Comment", "text": text })).collect();
    }
    node
}

/// How it comes again; the month and the day only in the calendar that schema.org counts in.
fn schedule(line: &Line<'_>) -> Option<Value> {
    line.relation().filter(|relation| relation.is_recurring())?;
    let timex = line.timex()?;
    let again = recurrence(timex);
    let every = again.as_ref().and_then(frequency).unwrap_or_else(|| "P1Y".to_owned());
    let mut node = json!({ "@type": "Schedule", "name": line.when(), "repeatFrequency": every });
    match again {
        Some(Recurring::Weekday(weekday) | Recurring::WeekdayPart { weekday, .. }) => {
            node["byDay"] = format!("https://schema.org/{}", weekday.name()).into();
        }
        // As iCalendar writes it: -1MO.
        Some(Recurring::WeekdayOfMonth { nth, weekday, month }) => {
            node["byDay"] = format!("{nth}{}", weekday_code(weekday)).into();
            node["byMonth"] = month.into();
        }
        Some(Recurring::DayOfMonth(day)) => node["byMonthDay"] = day.into(),
        Some(Recurring::Month { calendar: CalendarId::Gregorian, month }) => node["byMonth"] = month.into(),
        Some(
            Recurring::DayOfYear { .. }
            | Recurring::Month { .. }
            | Recurring::Season(_)
            | Recurring::Clock(_)
            | Recurring::Every(_)
            | Recurring::Feast { .. },
        )
        | None => {
            if let Some(day) = yearly_day(timex).filter(|day| day.calendar == CalendarId::Gregorian) {
                node["byMonth"] = day.month.into();
                node["byMonthDay"] = day.day.into();
            }
        }
    }
    if node["byMonth"].is_null()
        && let Some(node) = node.as_object_mut()
    {
        node.remove("byMonth");
    }
    if let Some((first, _)) = line.kept_from().filter(|(first, last)| first == last) {
        node["startDate"] = first.to_iso().into();
    }
    Some(node)
}

/// From one time to the next, as ISO 8601 writes a length.
fn frequency(again: &Recurring) -> Option<String> {
    match again {
        Recurring::Every(length) => Some(TimeValue::Duration(length.clone()).timex3().value),
        Recurring::Weekday(_) | Recurring::WeekdayPart { .. } => Some("P1W".to_owned()),
        Recurring::DayOfMonth(_) | Recurring::WeekdayOfMonth { month: None, .. } => Some("P1M".to_owned()),
        Recurring::DayOfYear { .. }
        | Recurring::Month { .. }
        | Recurring::Season(_)
        | Recurring::WeekdayOfMonth { month: Some(_), .. }
        | Recurring::Feast { .. }
        | Recurring::Clock(_) => None,
    }
}

/// Who took part, each once, with what they are.
fn participants(line: &Line<'_>) -> Vec<Value> {
    let mut known: Vec<&str> = Vec::new();
    let mut nodes = Vec::new();
    for ((one, entity), shown) in line.participants().zip(&line.json.participants) {
        if known.contains(&shown.name.as_str()) {
            continue;
        }
        known.push(&shown.name);
        let kind = match entity.map(|entity| entity.kind).or(one.noun) {
            Some(Kind::Person) => "Person",
            Some(Kind::Organization | Kind::Group) => "Organization",
            Some(Kind::State) => "Country",
            Some(Kind::Place | Kind::Facility) => "Place",
            Some(Kind::Work) => "CreativeWork",
            Some(Kind::Event) => "Event",
            None => "Thing",
        };
        nodes.push(json!({ "@type": kind, "name": harmless(&shown.name) }));
    }
    nodes
}

/// The time of an event as OWL-Time.
fn time(line: &Line<'_>) -> Option<Value> {
    line.json.when.as_ref()?;
    let Extent { start, end } = line.extent;
    let mut node = json!({ "@type": "time:ProperInterval", "name": line.when() });
    // What was after 1990 was not in 1990.
    let is_whole = line.until().is_none() && start.earliest.is_some() && end.latest.is_some();
    let described = line.timex().filter(|_| is_whole).and_then(described);
    if let Some(described) = described {
        node["time:hasDateTimeDescription"] = described;
        node["@type"] = "time:DateTimeInterval".into();
    }
    for (name, bounds) in [("time:hasBeginning", start), ("time:hasEnd", end)] {
        let instants: Vec<Value> = match (bounds.earliest, bounds.latest) {
            (Some(first), Some(last)) if first == last => vec![instant(first)],
            // An instant between two: it is not before the one nor after the other.
            (earliest, latest) => {
                let mut between = json!({ "@type": "time:Instant" });
                if let Some(first) = earliest {
                    between["time:after"] = instant(first.plus(-1));
                }
                if let Some(last) = latest {
                    between["time:before"] = instant(last.plus(1));
                }
                vec![between]
            }
        };
        if bounds.earliest.is_some() || bounds.latest.is_some() {
            node[name] = instants.into();
        }
    }
    Some(node)
}

/// A day; XML Schema 1.1 counts years astronomically, as we do.
fn instant(day: Day) -> Value {
    json!({
        "@type": "time:Instant",
        "time:inXSDDate": { "@type": "xsd:date", "@value": day.to_iso() },
    })
}

/// The numbers of a date in its own calendar.
fn described(timex: &Timex) -> Option<Value> {
    let date = timex.value.as_ref()?.as_date().filter(|date| date.year.missing == 0)?;
    let (month, day, unit) = parts(date)?;
    let typed = |kind: &str, text: String| json!({ "@type": format!("time:{kind}"), "@value": text });
    let mut node = json!({
        "@type": "time:GeneralDateTimeDescription",
        "time:hasTRS": { "@id": reference_system(date.calendar) },
        "time:unitType": { "@id": unit },
        "time:year": typed("generalYear", general_year(date.year.value)),
    });
    if let Some(month) = month {
        node["time:month"] = typed("generalMonth", format!("--{month:02}"));
    }
    if let Some(day) = day {
        node["time:day"] = typed("generalDay", format!("---{day:02}"));
    }
    Some(node)
}

fn parts(date: &Partial) -> Option<(Option<u8>, Option<u8>, &'static str)> {
    match date.part {
        None => Some((None, None, "time:unitYear")),
        Some(Part::Month(month)) => Some((Some(month), None, "time:unitMonth")),
        Some(Part::Day { month, day }) => Some((Some(month), Some(day), "time:unitDay")),
        Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) => None,
    }
}

fn general_year(year: i64) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// Names of calendars that the web of data uses; OWL-Time's own page names calendars so.
fn reference_system(calendar: CalendarId) -> &'static str {
    match calendar {
        CalendarId::Gregorian => "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
        CalendarId::Julian => "http://dbpedia.org/resource/Julian_calendar",
        CalendarId::Persian | CalendarId::PersianZodiac => "http://dbpedia.org/resource/Solar_Hijri_calendar",
        CalendarId::IslamicCivil => "http://dbpedia.org/resource/Tabular_Islamic_calendar",
        CalendarId::IslamicUmalqura => "http://dbpedia.org/resource/Islamic_calendar",
        CalendarId::Hebrew => "http://dbpedia.org/resource/Hebrew_calendar",
        CalendarId::Coptic => "http://dbpedia.org/resource/Coptic_calendar",
        CalendarId::Ethiopic => "http://dbpedia.org/resource/Ethiopian_calendar",
        CalendarId::Indian => "http://dbpedia.org/resource/Indian_national_calendar",
        CalendarId::Republican => "http://dbpedia.org/resource/French_Republican_calendar",
        CalendarId::Rumi => "http://dbpedia.org/resource/Rumi_calendar",
        CalendarId::Seleucid => "http://dbpedia.org/resource/Seleucid_era",
        CalendarId::Shahanshahi => "http://dbpedia.org/resource/Iranian_calendars",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::source::{DocumentId, read};

    #[test]
    fn an_hour_that_is_told_stands_beside_its_day() {
        let text = b"The ship struck ice at 11:40 p.m. on 14 April 1912.";
        let account = read(DocumentId(0), "a.txt", text, None).document().expect("it is a text");
        let shown = jsonld(&tarikh::read(vec![account], &tarikh::Options::default()));
        assert!(shown.contains("1912-04-14T23:40:00"), "{shown}");
    }

    #[test]
    fn no_word_of_an_account_ends_the_script_a_page_carries_it_in() {
        let text = b"On 14 April 1912 Orme founded </script><script>alert(1)</script> in Graz.";
        let account = read(DocumentId(0), "a.txt", text, None).document().expect("it is a text");
        let shown = jsonld(&tarikh::read(vec![account], &tarikh::Options::default()));
        assert!(!shown.contains('<') && shown.contains(r"\u003c/script>"), "{shown}");
        assert!(serde_json::from_str::<Value>(&shown).is_ok(), "{shown}");
    }

    #[test]
    fn what_comes_again_every_year_has_a_schedule_from_its_first_day_on() {
        let text = b"Since 1975 a lecture has been held every year on 3 May.";
        let account = read(DocumentId(0), "a.txt", text, None).document().expect("it is a text");
        let shown = jsonld(&tarikh::read(vec![account], &tarikh::Options::default()));
        for part in [r#""repeatFrequency":"P1Y""#, r#""byMonth":5"#, r#""byMonthDay":3"#, r#""startDate":"1975-05-03""#]
        {
            assert!(shown.contains(part), "{part}: {shown}");
        }
    }
}

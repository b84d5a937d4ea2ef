//! Events on a map: GeoJSON, with the time as Linked Places and GeoJSON-T write it.

use serde_json::{Map, Value, json};
use tarikh::Chronology;
use tarikh::calendar::{Bounds, Day};
use tarikh::entity::Kind;
use tarikh::source::harmless;

use crate::{Degrees, Line, Place, lines};

/// A chronology as GeoJSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GeoJson {
    /// The file.
    pub text: String,
    /// How many events it shows.
    pub shown: usize,
    /// How many of them are told of a place whose coordinates no list knows: features without a point.
    pub unlocated: usize,
    /// How many events tell of no place, and are left out.
    pub left_out: usize,
}

/// Returns the events that are told of a place, or whose words name one, as a collection of points; `place_role` says which of the two
/// it is. Of a state the point is its capital, or its middle where it has none; `place_precision` then says `state`, and of any other place
/// what it is, `place` or `facility`. A river, a sea or a range of mountains is no point, and many a village is in no list: what is told of these is a feature whose
/// geometry is null, as RFC 7946 writes what has no place on the map. Of a name that several places have it is the one near what else
/// the account names; where nothing chooses it is the well-known one, and `place_may_be` names the others. `places` has every place
/// that is named. `when` has the four bounds of each event's time, as `start` and `end` with `earliest` and `latest`; readers of plain
/// GeoJSON pass over it.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 15 February 1989.", None).document()?;
/// let map = export::geojson(&tarikh::read(vec![account], &tarikh::Options::default()));
/// assert_eq!(map.text, "{\"features\":[],\"type\":\"FeatureCollection\"}\n");
/// assert_eq!(map.left_out, 1);
/// # Ok::<(), String>(())
/// ```
pub fn geojson(chronology: &Chronology) -> GeoJson {
    let lines = lines(chronology);
    let features: Vec<Value> = lines.iter().filter_map(feature).collect();
    let shown = features.len();
    let unlocated = features.iter().filter(|feature| feature["geometry"].is_null()).count();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string() + "\n";
    GeoJson { text, shown, unlocated, left_out: lines.len() - shown }
}

fn feature(line: &Line<'_>) -> Option<Value> {
    let event = &line.json;
    let when = event.when.as_ref();
    let point = line.place.as_ref().or(line.named.as_ref());
    let place = match (point, &event.place) {
        (Some(point), _) => Told { name: &point.name, kind: Some(point.kind), happened: line.place.is_some() },
        (None, Some(place)) => Told { name: &place.name, kind: line.place_kind, happened: true },
        (None, None) => {
            let (name, kind) = line.names_places.first()?;
            Told { name, kind: Some(*kind), happened: false }
        }
    };
    let day = |day: Option<Day>| day.map(Day::to_iso);
    let mut properties = json!({
        "title": harmless(&line.told()),
        "kind": event.kind,
        "place": harmless(place.name),
        "place_kind": place.kind.map(Kind::as_str),
        "place_precision": point.map(Place::precision),
        "place_role": if place.happened { "happened there" } else { "named" },
        "places": places(line),
        "date": line.when(),
        "beside": line.beside(),
        "edtf": line.edtf(),
        "earliest": day(line.extent.earliest()),
        "latest": day(line.extent.latest()),
        "weekday": line.weekday(),
        "hour": line.hour(),
        "calendar": when.and_then(|when| when.calendar),
        "relation": when.map(|when| when.relation),
        "since": when.and_then(|when| when.since.as_ref()?.edtf.as_deref()),
        "actors": line.actors(),
        "polarity": event.polarity,
        "told_as": line.told_as(),
        "quote": harmless(&event.quote),
        "source": line.file_name(),
        "line": event.line,
        "said_by": line.said_by(),
        "stance": line.stance(),
        "findings": line.findings.iter().map(|(_, finding)| finding.message.as_str()).collect::<Vec<_>>(),
    });
    if let Some(place) = point.filter(|place| !place.namesakes.is_empty()) {
        properties["place_may_be"] = place.namesakes.clone().into();
    }
    let geometry = point.map(|place| {
        // Longitude first, as GeoJSON has it.
        json!({ "type": "Point", "coordinates": [degrees(place.east), degrees(place.north)] })
    });
    let mut feature = json!({ "type": "Feature", "id": event.id, "geometry": geometry, "properties": properties });
    let span: Map<String, Value> = [("start", line.extent.start), ("end", line.extent.end)]
        .into_iter()
        .filter_map(|(name, bounds)| Some((name.to_owned(), edge(bounds)?)))
        .collect();
    if !span.is_empty() {
        feature["when"] = json!({ "timespans": [span], "label": line.when() });
    }
    Some(feature)
}

/// The place that a feature stands for.
struct Told<'l> {
    name: &'l str,
    kind: Option<Kind>,
    /// Whether it is told to have happened there.
    happened: bool,
}

/// Every place of an event, each once: where it happened, then those its words name.
fn places(line: &Line<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let happened = line.json.place.iter().map(|place| place.name.as_str());
    for name in happened.chain(line.names_places.iter().map(|(name, _)| name.as_str())) {
        let name = harmless(name).into_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What is known of one end.
fn edge(Bounds { earliest, latest }: Bounds) -> Option<Value> {
    let day = |day: Day| Value::from(day.to_iso());
    match (earliest, latest) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last => Some(json!({ "in": day(first) })),
        (earliest, latest) => {
            let known = [("earliest", earliest), ("latest", latest)].into_iter();
            Some(known.filter_map(|(name, bound)| Some((name.to_owned(), day(bound?)))).collect::<Map<_, _>>().into())
        }
    }
}

/// A JSON number with two decimals.
fn degrees(degrees: Degrees) -> f64 {
    f64::from(degrees.0) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::source::{DocumentId, read};

    fn features(text: &str) -> Vec<Value> {
        let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
        let map = geojson(&tarikh::read(vec![account], &tarikh::Options::default()));
        let json: Value = serde_json::from_str(&map.text).expect("it is JSON");
        json["features"].as_array().cloned().unwrap_or_default()
    }

    /// The places that have a point.
    fn places(text: &str) -> Vec<String> {
        let mut features = features(text);
        features.retain(|feature| !feature["geometry"].is_null());
        features.iter().map(|feature| feature["properties"]["place"].to_string()).collect()
    }

    #[test]
    fn a_river_is_no_point_and_the_town_that_something_is_told_of_is() {
        assert_eq!(places("On 4 May 1843 the party crossed the Mississippi."), [""; 0]);
        assert_eq!(places("In June 1843 Carl Brandt sailed down the Rhine to Cologne."), ["\"Cologne\""]);
        assert_eq!(places("On 3 July 1846 the ship sank in the North Sea."), [""; 0]);
    }

    #[test]
    fn a_place_that_no_list_knows_is_told_without_a_point() {
        let told = features("In June 1843 Carl Brandt built a mill at Obersteinach.");
        let [feature] = told.as_slice() else { panic!("one feature: {told:?}") };
        assert!(feature["geometry"].is_null(), "{feature}");
        let properties = &feature["properties"];
        assert_eq!(
            (&properties["place"], &properties["place_role"]),
            (&json!("Obersteinach"), &json!("happened there"))
        );
        assert_eq!(properties["actors"], json!(["Carl Brandt"]));
        assert_eq!((&properties["edtf"], &properties["latest"]), (&json!("1843-06"), &json!("1843-06-30")));
        let crossed = features("On 4 May 1843 the party crossed the Mississippi.");
        assert_eq!(crossed.len(), 1);
        assert!(crossed[0]["geometry"].is_null() && crossed[0]["properties"]["weekday"] == "Thursday", "{crossed:?}");
        assert_eq!(features("On 4 May 1843 the party rested.").len(), 0);
    }

    #[test]
    fn the_point_of_a_state_says_that_it_is_one() {
        let precision = |text: &str| {
            let told = features(text);
            let told = told.iter().find(|feature| !feature["geometry"].is_null()).expect("it is on the map");
            told["properties"]["place_precision"].clone()
        };
        assert_eq!(precision("In June 1843 the fever broke out in Portugal."), "state");
        assert_eq!(precision("In June 1843 the fever broke out in Cologne."), "place");
    }

    #[test]
    fn who_can_act_is_an_actor_by_a_name_or_by_a_noun_and_a_thing_is_none() {
        let actors = |text: &str| features(text)[0]["properties"]["actors"].clone();
        assert_eq!(actors("On 4 May 1843 412 men crossed the bridge at Cologne."), json!(["412 men"]));
        assert_eq!(actors("On 4 May 1843 the committee sold the bells in Cologne."), json!(["the committee"]));
        assert_eq!(actors("On 4 May 1843 the bells rang in Cologne."), json!([]));
    }

    #[test]
    fn every_place_of_an_event_is_named_beside_its_point() {
        let told = features("On 3 May 1843 Carl Brandt travelled from Cologne to Obersteinach.");
        let named = told.iter().map(|feature| &feature["properties"]["places"]).collect::<Vec<_>>();
        assert!(named[0].as_array().is_some_and(|all| all.contains(&json!("Cologne"))), "{named:?}");
        assert!(named[0].as_array().is_some_and(|all| all.contains(&json!("Obersteinach"))), "{named:?}");
    }

    #[test]
    fn an_accord_is_not_the_city_it_is_called_after() {
        assert_eq!(places("The withdrawal began after the Geneva Accords in 1988."), [""; 0]);
        assert_eq!(places("Both states signed the Geneva Accords on 14 April 1988."), [""; 0]);
        assert_eq!(places("Paris Peace Day was kept on 14 April 1988."), [""; 0]);
        assert_eq!(places("The Berlin Museum in Vienna was opened on 14 April 1988."), ["\"Vienna\""]);
        assert_eq!(places("The delegates met in Geneva on 14 April 1988."), ["\"Geneva\""]);
    }
}

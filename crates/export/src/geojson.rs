//! Events on a map: GeoJSON, with the time as Linked Places and GeoJSON-T write it.

use serde_json::{Map, Value, json};
use tarikh::Chronology;
use tarikh::calendar::{Bounds, Day};
use tarikh::source::harmless;

use crate::{Degrees, Line, Place, lines};

/// A chronology as GeoJSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GeoJson {
    /// The file.
    pub text: String,
    /// How many events it shows.
    pub shown: usize,
    /// How many events tell of no place whose coordinates are known, and are left out.
    pub left_out: usize,
}

/// Returns the events whose place has coordinates, or whose words name such a place, as a collection of points; `place_role` says which
/// of the two it is. A river, a sea or a range of mountains is no point. Of a name that several places have it is the one near what else
/// the account names; where nothing chooses it is the well-known one, and `place_may_be` names the others. `when` has the four bounds of each event's
/// time, as `start` and `end` with `earliest` and `latest`; readers of plain GeoJSON pass over it.
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
    let features: Vec<Value> =
        lines.iter().filter_map(|line| Some(feature(line, line.place.as_ref().or(line.named.as_ref())?))).collect();
    let shown = features.len();
    let text = json!({ "type": "FeatureCollection", "features": features }).to_string() + "\n";
    GeoJson { text, shown, left_out: lines.len() - shown }
}

fn feature(line: &Line<'_>, place: &Place) -> Value {
    let event = &line.json;
    let when = event.when.as_ref();
    let properties = json!({
        "title": harmless(&line.told()),
        "place": harmless(&place.name),
        "place_kind": place.kind.as_str(),
        "place_role": if line.place.is_some() { "happened there" } else { "named" },
        "date": line.when(),
        "edtf": line.edtf(),
        "calendar": when.and_then(|when| when.calendar),
        "relation": when.map(|when| when.relation),
        "actors": line.actors(),
        "quote": harmless(&event.quote),
        "source": line.file_name(),
        "line": event.line,
        "said_by": line.said_by(),
        "stance": line.stance(),
        "findings": line.findings.iter().map(|(_, finding)| finding.message.as_str()).collect::<Vec<_>>(),
    });
    let mut properties = properties;
    if !place.namesakes.is_empty() {
        properties["place_may_be"] = place.namesakes.clone().into();
    }
    let mut feature = json!({
        "type": "Feature",
        "id": event.id,
        // Longitude first, as GeoJSON has it.
        "geometry": { "type": "Point", "coordinates": [degrees(place.east), degrees(place.north)] },
        "properties": properties,
    });
    let span: Map<String, Value> = [("start", line.extent.start), ("end", line.extent.end)]
        .into_iter()
        .filter_map(|(name, bounds)| Some((name.to_owned(), edge(bounds)?)))
        .collect();
    if !span.is_empty() {
        feature["when"] = json!({ "timespans": [span], "label": line.when() });
    }
    feature
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

    fn places(text: &str) -> Vec<String> {
        let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
        let map = geojson(&tarikh::read(vec![account], &tarikh::Options::default()));
        let json: Value = serde_json::from_str(&map.text).expect("it is JSON");
        let features = json["features"].as_array().cloned().unwrap_or_default();
        features.iter().map(|feature| feature["properties"]["place"].to_string()).collect()
    }

    #[test]
    fn a_river_is_no_point_and_the_town_that_something_is_told_of_is() {
        assert_eq!(places("On 4 May 1843 the party crossed the Mississippi."), [""; 0]);
        assert_eq!(places("In June 1843 Carl Brandt sailed down the Rhine to Cologne."), ["\"Cologne\""]);
        assert_eq!(places("On 3 July 1846 the ship sank in the North Sea."), [""; 0]);
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

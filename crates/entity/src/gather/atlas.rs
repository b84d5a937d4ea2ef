//! How far lands reach, which towns share a name, and which rivers have that of a land.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::Coordinates;

/// How far lands reach, and places of one name.
pub(super) struct Atlas {
    pub lands: BTreeMap<String, Vec<Reach>>,
    /// By name: the land each lies in, and where it lies.
    pub namesakes: BTreeMap<String, Vec<(String, Coordinates)>>,
    /// Before the land something lies in.
    pub prepositions: Vec<String>,
    /// Rivers that have the name of a land.
    pub rivers: Rivers,
    /// By land, the year of the first town there that was named after an older one.
    settled: BTreeMap<String, u32>,
}

/// A box on the earth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reach {
    pub south_west: Coordinates,
    pub north_east: Coordinates,
}

impl Reach {
    pub fn holds(self, point: Coordinates) -> bool {
        (self.south_west.north..=self.north_east.north).contains(&point.north)
            && (self.south_west.east..=self.north_east.east).contains(&point.east)
    }

    /// Reads "south west north east" in degrees with one decimal.
    fn read(text: &str) -> Option<Reach> {
        let [south, west, north, east] = text.split(' ').collect::<Vec<_>>().try_into().ok()?;
        let corner = |north: &str, east: &str| Coordinates::read(&format!("{north}0 {east}0"));
        Some(Reach { south_west: corner(south, west)?, north_east: corner(north, east)? })
    }
}

impl Atlas {
    /// Returns what is known in English, read at the first call.
    pub fn english() -> &'static Atlas {
        static READ: OnceLock<Atlas> = OnceLock::new();
        READ.get_or_init(|| Atlas::read().expect("a test reads every compiled-in file"))
    }

    /// Returns the other places of a name that lies at `at`, with the land of each: "Boston, England".
    pub fn others(&self, name: &str, at: Option<Coordinates>) -> Vec<String> {
        let others = self.namesakes.get(name).into_iter().flatten();
        others
            .filter(|(_, point)| at.is_none_or(|at| !is_one(at, *point)))
            .map(|(land, _)| format!("{name}, {land}"))
            .collect()
    }

    /// Says whether a town at a point was founded only after a year: nobody was born at Boston in Massachusetts in 1608.
    pub fn is_later_than(&self, point: Coordinates, year: u32) -> bool {
        let holds = |land: &String| self.lands.get(land).is_some_and(|boxes| boxes.iter().any(|one| one.holds(point)));
        self.settled.iter().any(|(land, first)| year < *first && holds(land))
    }

    pub fn read() -> Result<Atlas, String> {
        let regions: Regions = toml::from_str(include_str!("../../../../lang/en/entities/regions.toml"))
            .map_err(|error| format!("regions: {error}"))?;
        let mut lands = BTreeMap::new();
        for (name, boxes) in regions.region {
            let boxes: Option<Vec<Reach>> = boxes.iter().map(|text| Reach::read(text)).collect();
            lands.insert(name.clone(), boxes.ok_or_else(|| format!("'{name}' has a box that is none"))?);
        }
        let places: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(include_str!("../../../../lang/en/entities/namesakes.toml"))
                .map_err(|error| format!("namesakes: {error}"))?;
        let mut namesakes: BTreeMap<String, Vec<(String, Coordinates)>> = BTreeMap::new();
        for (name, by_land) in places {
            for (land, at) in by_land {
                let at = Coordinates::read(&at).ok_or_else(|| format!("'{name}': '{at}' are no coordinates"))?;
                namesakes.entry(name.clone()).or_default().push((land, at));
            }
        }
        let (prepositions, settled) = (regions.within.prepositions, regions.settled);
        if let Some(land) = settled.keys().find(|land| !lands.contains_key(*land)) {
            return Err(format!("'{land}' is settled, and has no box"));
        }
        Ok(Atlas { lands, namesakes, prepositions, rivers: regions.rivers, settled })
    }
}

/// Says whether two points differ by no more than two lists of places do.
fn is_one(one: Coordinates, other: Coordinates) -> bool {
    (one.north - other.north).abs() <= ROUNDED && (one.east - other.east).abs() <= ROUNDED
}

/// Lists agree to so many hundredths of a degree.
const ROUNDED: i32 = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regions {
    within: Words,
    rivers: Rivers,
    settled: BTreeMap<String, u32>,
    region: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    prepositions: Vec<String>,
}

/// Rivers that have the name of a land, and what they are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rivers {
    pub noun: String,
    pub named: BTreeSet<String>,
}

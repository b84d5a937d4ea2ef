//! Which of the places of one name is meant where its land is not told beside it: the one near what else the account names.

use std::collections::{BTreeMap, BTreeSet};

use source::MetMap;

use super::atlas::Atlas;
use super::draft::Draft;
use super::qualified::{Within, name_of, written};
use crate::lists::Lists;
use crate::seen::{Seen, Shape};
use crate::{Coordinates, Form, Kind};

/// What is told of names by where it is told: where the one of that name lies; none where it is the listed one.
pub(super) type ToldOf = MetMap<String, Vec<(usize, Option<Within>)>>;

/// Places nearer to each other than so many hundredths of a degree are neighbours: some 80 kilometres.
const NEIGHBOURS: i64 = 72;
/// A land that reaches no farther than so many hundredths of a degree is a county: its towns are near each other.
const COUNTY: i32 = 350;
/// A part of the earth reaches so many hundredths of a degree around a place: some 600 kilometres.
const REGION: i64 = 550;
/// Within so many hundredths of a degree of the well-known place the account has something to tell.
const AROUND: i64 = 1000;
/// Farther apart than so many hundredths of a degree two places have an ocean between them: some 2,800 kilometres.
const OCEAN: i64 = 2500;
/// So many names that other places have as well say nothing of a place beyond an ocean.
const WEAK: usize = 2;
/// So many things told of within the land of the less known place, and none around the other, leave open which is meant.
const SUSPECT: usize = 2;
/// So many other places nearer to it make a land of two names the less known one.
const MANY: usize = 3;

/// A name that several places have, and where each may lie.
struct Open<'a> {
    draft: &'a Draft,
    listed: Option<Coordinates>,
    namesakes: Vec<&'static (String, Coordinates)>,
    /// Whether the listed one is none of them any more.
    is_left: bool,
}

impl Open<'_> {
    /// Leaves out those that were founded only after what the account tells of the place.
    fn leave_later(&mut self, company: &mut Company, name: &str, years: &Years) {
        let Some(year) = years.first.get(name).copied().flatten() else { return };
        let later = |at: Coordinates| Atlas::english().is_later_than(at, year);
        self.namesakes.retain(|(_, at)| !later(*at));
        self.is_left = self.listed.is_some_and(later);
        self.listed = self.listed.filter(|at| !later(*at));
        if let Some(points) = company.points.get_mut(name) {
            points.own = points.own.filter(|at| !later(*at));
            points.all.retain(|at| !later(*at));
        }
    }
}

/// Of names that several places have, the last year that the first sentence of years tells of them.
#[derive(Default)]
struct Years {
    first: BTreeMap<String, Option<u32>>,
}

impl Years {
    /// Notes the last year of the sentence of a mention, if that is before what is known.
    fn note(&mut self, seen: &Seen<'_>, draft: &Draft, name: &str) {
        let (first, last) = seen.sentences[draft.head];
        let told = (first..last).filter(|at| seen.shapes[*at] == Shape::Digits);
        let last = told.filter_map(|at| seen.small[at].parse().ok()).filter(|year| (1000..2100).contains(year)).max();
        let known = self.first.entry(name.to_owned()).or_insert(last);
        *known = match (*known, last) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}

/// What else the account names: where it may lie, each once, and the lands it speaks of.
#[derive(Default)]
struct Company {
    points: BTreeMap<String, Points>,
    lands: BTreeSet<String>,
}

/// Where a name may lie.
#[derive(Default)]
struct Points {
    /// Where it does for all that is known: as it is told, or as the list has it.
    own: Option<Coordinates>,
    all: Vec<Coordinates>,
    /// Whether there is only one place of the name, as far as is known.
    is_firm: bool,
}

impl Points {
    /// Where it lies, if that is sure enough.
    fn surely(&self) -> &[Coordinates] {
        self.own.as_ref().map_or(&self.all, std::slice::from_ref)
    }
}

/// Of a name with namesakes of which nothing is told, chooses the one that has neighbours in the account: the Boston of Lincoln, or
/// that of Concord. Where none has any, it is the well-known one, unless all that the account names lies in the land of another: then
/// it lies nowhere known. Of lands, the Georgia of Atlanta or that of Baku, it is the one that most other places are nearer to.
pub(super) fn by_company(lists: &Lists, seen: &Seen<'_>, drafts: &mut [Draft], told: &mut ToldOf) {
    let atlas = Atlas::english();
    let listed = |draft: &Draft| {
        let entry = draft.entry.map(|entry| &lists.entries[entry as usize]);
        entry.filter(|entry| !entry.is_wide).and_then(|entry| entry.at)
    };
    let mut company = Company::default();
    let mut years = Years::default();
    let mut open: BTreeMap<String, Open<'_>> = BTreeMap::new();
    let titles = in_titles(drafts);
    for (at, draft) in drafts.iter().enumerate() {
        if draft.form != Form::Name || draft.within.is_some() || titles.contains(&at) {
            continue;
        }
        if !matches!(draft.kind, Kind::Place | Kind::State) {
            // "Wrangle, Lincs", "in Lincs": a county that was taken for somebody.
            let before = draft.core.0.checked_sub(1).filter(|before| *before >= seen.sentences[draft.head].0);
            let is_where =
                before.is_some_and(|at| seen.written(at) == "," || atlas.prepositions.contains(&seen.small[at]));
            let name = written(seen, draft);
            if is_where && draft.entry.is_none() && is_county(&name) {
                company.lands.insert(name);
            }
            continue;
        }
        let name = written(seen, draft);
        let own_name = name_of(lists, seen, draft);
        if let Some(known) = told.get(&name) {
            let points: Vec<Coordinates> =
                known.iter().filter_map(|(_, within)| within.map_or(listed(draft), |within| within.at)).collect();
            company.points.entry(name).or_insert(Points { own: points.first().copied(), all: points, is_firm: true });
            continue;
        }
        if atlas.lands.contains_key(&own_name) {
            company.lands.insert(own_name);
        }
        let mut points: Vec<Coordinates> = listed(draft).into_iter().collect();
        let namesakes = atlas.namesakes.get(&name).map_or(&[][..], Vec::as_slice);
        let others: Vec<_> =
            namesakes.iter().filter(|(_, at)| points.iter().all(|point| distance(*at, *point) > SAME)).collect();
        let is_firm = others.is_empty();
        if !is_firm {
            years.note(seen, draft, &name);
            points.extend(others.iter().map(|(_, at)| *at));
            open.entry(name.clone()).or_insert(Open {
                draft,
                listed: listed(draft),
                namesakes: others,
                is_left: false,
            });
        }
        if !points.is_empty() {
            company.points.entry(name).or_insert(Points { own: listed(draft), all: points, is_firm });
        }
    }
    let mut unchosen: BTreeSet<String> = BTreeSet::new();
    for (name, one) in &mut open {
        one.leave_later(&mut company, name, &years);
    }
    for (name, one) in &open {
        let chosen = match one.draft.kind {
            Kind::State => of_land(one, name, &company),
            _place => of_town(one, name, &company),
        };
        match chosen {
            Chosen::Namesake(within) => {
                told.insert(name.clone(), vec![(one.draft.head, Some(within))]);
            }
            Chosen::Listed => {}
            Chosen::Nothing => {
                unchosen.insert(name.clone());
            }
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.kind == Kind::Place && draft.form == Form::Name) {
        draft.is_unchosen = draft.entry.is_some() && unchosen.contains(&written(seen, draft));
    }
}

/// The places that are named within what a person is called by: of "the Earl of Manchester", "the Bishop of Lincoln". Who has the
/// title may never have been there.
fn in_titles(drafts: &[Draft]) -> BTreeSet<usize> {
    let is_place = |draft: &Draft| matches!(draft.kind, Kind::Place | Kind::State);
    let named = |draft: &&Draft| draft.kind == Kind::Person && draft.form == Form::Name;
    let mut persons: Vec<(usize, usize)> = drafts.iter().filter(named).map(Draft::titled).collect();
    persons.sort_unstable();
    let within = |draft: &Draft| {
        let before = persons.partition_point(|(start, _)| *start < draft.core.0);
        before.checked_sub(1).is_some_and(|at| persons[at].1 >= draft.core.1)
    };
    (0..drafts.len()).filter(|at| is_place(&drafts[*at]) && within(&drafts[*at])).collect()
}

/// Points nearer than so many hundredths of a degree, squared, are one place.
const SAME: i64 = 900;

/// Which of the places of a name is meant.
enum Chosen {
    Namesake(Within),
    Listed,
    Nothing,
}

fn of_town(one: &Open<'_>, name: &str, company: &Company) -> Chosen {
    let own = one.listed.map_or(0, |point| company.neighbours(name, point));
    let near = one.namesakes.iter().map(|other| (company.neighbours(name, other.1), *other));
    let most = near.clone().map(|(count, _)| count).max().unwrap_or(0);
    // Vienna is not the suburb of Washington in an account that tells of Berlin, Prague and Budapest too.
    let around = |point: Coordinates| company.around(name, point);
    let nearest = near.clone().filter(|(count, _)| *count == most).map(|(_, (_, at))| around(*at)).max().unwrap_or(0);
    let is_listed = one.listed.is_some_and(|listed| around(listed) > nearest);
    if is_listed {
        return Chosen::Listed;
    }
    if most > own {
        let mut best = near.filter(|(count, _)| *count == most);
        return match (best.next(), best.next()) {
            // The Cambridge of Boston and of Lincoln may lie in Massachusetts or in England.
            (Some((_, (_, at))), None) if company.is_weak_beyond(name, one.listed, *at, most) => Chosen::Nothing,
            (Some((_, (land, at))), None) => Chosen::Namesake(Within { land, at: Some(*at) }),
            // Two that are near each other and both near the rest.
            (_, _) => Chosen::Nothing,
        };
    }
    if own > most {
        return Chosen::Listed;
    }
    let Some(listed) = one.listed else {
        return match one.namesakes.as_slice() {
            // The well-known one was not there yet.
            [(land, at)] if one.is_left => Chosen::Namesake(Within { land, at: Some(*at) }),
            _ => Chosen::Nothing,
        };
    };
    let is_around = company.points.iter().any(|(other, points)| {
        other != name && points.surely().iter().any(|point| distance(*point, listed) < AROUND * AROUND)
    });
    if company.lands.iter().any(|land| land != name && holds(land, listed)) {
        return Chosen::Listed;
    }
    let suspect = one.namesakes.iter().find(|(land, _)| !is_around && company.within(name, land) >= SUSPECT);
    suspect.map_or(Chosen::Nothing, |(land, _)| Chosen::Namesake(Within { land, at: None }))
}

fn of_land(one: &Open<'_>, name: &str, company: &Company) -> Chosen {
    let (Some(listed), Some((land, at))) = (one.listed, one.namesakes.first().copied()) else { return Chosen::Nothing };
    let others = company.points.iter().filter(|(other, _)| *other != name);
    let others: Vec<Coordinates> = others.filter_map(|(_, points)| points.all.first().copied()).collect();
    let nearer = others.iter().filter(|other| distance(**other, *at) < distance(**other, listed)).count();
    if nearer >= MANY && nearer >= 2 * (others.len() - nearer) {
        return Chosen::Namesake(Within { land, at: Some(*at) });
    }
    Chosen::Nothing
}

impl Company {
    /// How many other places are neighbours of a point, or counties around it.
    fn neighbours(&self, name: &str, point: Coordinates) -> usize {
        let near = |points: &Points| points.all.iter().any(|other| distance(*other, point) < NEIGHBOURS * NEIGHBOURS);
        let places = self.points.iter().filter(|(other, points)| *other != name && near(points)).count();
        places + self.lands.iter().filter(|land| *land != name && is_county(land) && holds(land, point)).count()
    }

    /// Says whether a place lies beyond an ocean from the well-known one of its name, and so few others are near it, and none that has
    /// its name alone, that they may lie elsewhere themselves.
    fn is_weak_beyond(&self, name: &str, listed: Option<Coordinates>, point: Coordinates, near: usize) -> bool {
        let beyond = listed.is_some_and(|listed| distance(listed, point) > OCEAN * OCEAN);
        let of_land = || self.lands.iter().any(|land| land != name && holds(land, point));
        beyond && near <= WEAK && !self.is_borne_out(name, point) && !of_land()
    }

    /// Says whether another place, the only one of its name, lies in the same part of the earth as a point.
    fn is_borne_out(&self, name: &str, point: Coordinates) -> bool {
        let near = |points: &Points| points.surely().iter().any(|other| distance(*other, point) < REGION * REGION);
        self.points.iter().any(|(other, points)| other != name && points.is_firm && near(points))
    }

    /// How many other places lie in the same part of the earth as a point.
    fn around(&self, name: &str, point: Coordinates) -> usize {
        let near = |points: &Points| points.surely().iter().any(|other| distance(*other, point) < REGION * REGION);
        self.points.iter().filter(|(other, points)| *other != name && near(points)).count()
    }

    /// How many of the other places lie in a land for sure, the land itself among them.
    fn within(&self, name: &str, land: &str) -> usize {
        let inside =
            |points: &Points| !points.all.is_empty() && points.surely().iter().all(|point| holds(land, *point));
        let places = self.points.iter().filter(|(other, points)| *other != name && *other != land && inside(points));
        places.count() + usize::from(self.lands.contains(land))
    }
}

/// Says whether a land is so small that its towns are near each other.
fn is_county(land: &str) -> bool {
    let boxes = Atlas::english().lands.get(land).map_or(&[][..], Vec::as_slice);
    matches!(boxes, [only] if only.north_east.north - only.south_west.north <= COUNTY && only.north_east.east - only.south_west.east <= COUNTY)
}

fn holds(land: &str, point: Coordinates) -> bool {
    Atlas::english().lands.get(land).is_some_and(|boxes| boxes.iter().any(|one| one.holds(point)))
}

/// How far two places are from each other, squared, in hundredths of a degree: a number to compare.
fn distance(one: Coordinates, other: Coordinates) -> i64 {
    let north = i64::from(one.north - other.north);
    let east = i64::from(one.east - other.east).abs();
    // Round the earth; a degree of longitude is shorter than one of latitude where most people live.
    let east = east.min(36_000 - east) * 3 / 4;
    north * north + east * east
}

//! Places whose land is told beside them: "Portsmouth, New Hampshire" is not the Portsmouth that the list has.

use source::MetMap;
use syntax::{Relation, Upos};

use super::atlas::Atlas;
use super::company::by_company;
use super::draft::Draft;
use crate::lists::Lists;
use crate::name::Glance;
use crate::seen::{Seen, Shape};
use crate::{Coordinates, Form, Kind};

/// In which land a place lies that is not the listed one of its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Within {
    /// The land.
    pub land: &'static str,
    /// Where it lies, if a list knows it.
    pub at: Option<Coordinates>,
}

/// Finds places that lie in the land told beside them, gives them the coordinates they have there, and takes from them those of
/// a place elsewhere. Further mentions by the bare name are of the place told of so.
pub(super) fn settle(glance: &Glance<'_>, drafts: &mut [Draft]) {
    let (seen, lists) = (glance.seen, glance.lists);
    // By name: where it is told in which land it lies; none where that is the listed one.
    let mut told: MetMap<String, Vec<(usize, Option<Within>)>> = MetMap::default();
    for at in 0..drafts.len() {
        let Some((land, is_part)) = land_beside(glance, drafts, at) else { continue };
        let place = &drafts[at];
        let Some((within, point)) = lies(lists, seen, place, &drafts[land], is_part) else { continue };
        told.entry(written(seen, place)).or_default().push((place.head, within));
        let of_land = point.map(|point| namesake_around(lists, seen, &drafts[land], point));
        if let Some(of_land) = of_land {
            told.entry(written(seen, &drafts[land])).or_default().push((drafts[land].head, of_land));
        }
    }
    rivers(lists, seen, drafts);
    by_company(lists, seen, drafts, &mut told);
    for draft in drafts.iter_mut().filter(|draft| draft.form == Form::Name && draft.titles.0 == draft.titles.1) {
        if told.is_empty() || draft.kind == Kind::Person && draft.core.1 - draft.core.0 > 1 {
            continue;
        }
        let Some(said) = told.get(&written(seen, draft)) else { continue };
        let before = said.iter().rev().find(|(head, _)| *head <= draft.head).or(said.first());
        if let Some((_, Some(within))) = before.filter(|_| draft.within.is_none()) {
            draft.within = Some(*within);
            draft.entry = None;
            draft.kind = Kind::Place;
        }
    }
}

/// The draft of the land told right behind a place, and whether it can be nothing else than that: in "London, France and Spain"
/// it may be one of several.
fn land_beside(glance: &Glance<'_>, drafts: &[Draft], at: usize) -> Option<(usize, bool)> {
    let seen = glance.seen;
    let place = &drafts[at];
    let (_, last) = seen.sentences[place.head];
    let mut next = place.core.1;
    let may_lie = place.form == Form::Name && matches!(place.kind, Kind::Place | Kind::Person | Kind::State);
    if !may_lie || next + 1 >= last {
        return None;
    }
    let is_set_off = matches!(seen.written(next), "," | "(");
    let is_within = Atlas::english().prepositions.contains(&seen.small[next]);
    if !is_set_off && !is_within {
        return None;
    }
    next += 1;
    if seen.words[next].upos == Upos::Det {
        next += 1;
    }
    let land = (at + 1..drafts.len()).take_while(|land| drafts[*land].head < next + 6).find(|land| {
        let land = &drafts[*land];
        land.core.0 == next && land.form == Form::Name && matches!(land.kind, Kind::Place | Kind::State)
    })?;
    let is_part = if is_within {
        let under = seen.heads[drafts[land].head] == Some(place.head);
        under && seen.words[drafts[land].head].relation == Relation::Nmod
    } else {
        let joined = |draft: &Draft| seen.words[draft.head].relation == Relation::Conj;
        let behind = drafts[land].core.1;
        let goes_on = behind < last && seen.words[behind].upos == Upos::Cconj;
        // "A, B, C": the third is a place as well.
        let third = behind + 1 < last && seen.shapes[behind] == Shape::Mark;
        let third = third
            && drafts[land + 1..].iter().take(2).any(|other| {
                let near = other.core.0 == behind + 1 || other.core.0 == behind + 2;
                near && matches!(other.kind, Kind::Place | Kind::State)
            });
        let first = place.core.0.checked_sub(1).is_some_and(|before| seen.written(before) == ",");
        let is_one_of_several = goes_on || third || joined(&drafts[land]) || joined(place) && first;
        !is_one_of_several
    };
    Some((land, is_part))
}

/// In which land a place lies, if not in that of the list's place of its name, and where; none where nothing is known of it.
fn lies(
    lists: &Lists,
    seen: &Seen<'_>,
    place: &Draft,
    land: &Draft,
    is_part: bool,
) -> Option<(Option<Within>, Option<Coordinates>)> {
    let atlas = Atlas::english();
    let (land, boxes) = atlas.lands.get_key_value(name_of(lists, seen, land).as_str())?;
    let holds = |point: Coordinates| boxes.iter().any(|one| one.holds(point));
    let namesakes = atlas.namesakes.get(&written(seen, place)).map_or(&[][..], Vec::as_slice);
    let listed = place.entry.and_then(|entry| lists.entries[entry as usize].at);
    let told = namesakes.iter().find(|(of, _)| of == land);
    let found = told.map(|(_, point)| *point).or_else(|| {
        let elsewhere = listed.is_none_or(|point| !holds(point));
        namesakes.iter().map(|(_, point)| *point).find(|point| elsewhere && holds(*point))
    });
    match (found, listed) {
        (Some(point), listed) if listed != Some(point) => Some((Some(Within { land, at: Some(point) }), Some(point))),
        (_, Some(point)) if holds(point) => Some((None, Some(point))),
        // A whole state lies in none, and what is listed may be near the border of what a box holds.
        (_, Some(_)) if is_part && place.kind == Kind::Place => Some((Some(Within { land, at: None }), None)),
        (_, _) => None,
    }
}

/// The land itself, if it is not the listed one of its name but another around a point: the Georgia in which Atlanta lies.
fn namesake_around(lists: &Lists, seen: &Seen<'_>, land: &Draft, point: Coordinates) -> Option<Within> {
    let atlas = Atlas::english();
    let boxes = atlas.lands.get(name_of(lists, seen, land).as_str())?;
    let around = boxes.iter().find(|one| one.holds(point))?;
    let listed = land.entry.and_then(|entry| lists.entries[entry as usize].at);
    if listed.is_some_and(|listed| around.holds(listed)) {
        return None;
    }
    let (of, at) = atlas.namesakes.get(&written(seen, land))?.iter().find(|(_, at)| around.holds(*at))?;
    Some(Within { land: of, at: Some(*at) })
}

/// "The Mississippi", behind an article, is the river; the land of its name has none.
fn rivers(lists: &Lists, seen: &Seen<'_>, drafts: &mut [Draft]) {
    let rivers = &Atlas::english().rivers;
    for draft in drafts.iter_mut().filter(|draft| draft.form == Form::Name && draft.core.1 - draft.core.0 == 1) {
        let (first, last) = seen.sentences[draft.head];
        let behind_article = draft.core.0 > first && lists.is_definite(&seen.small[draft.core.0 - 1]);
        // "The Mississippi delta", "the Ohio State House".
        let goes_on = draft.core.1 < last && seen.words[draft.core.1].upos == Upos::Propn
            || seen.words[draft.head].relation == Relation::Compound;
        if behind_article && !goes_on && rivers.named.contains(seen.written(draft.core.0)) {
            draft.within = Some(Within { land: &rivers.noun, at: None });
            draft.entry = None;
            draft.kind = Kind::Place;
        }
    }
}

/// The name as it stands.
pub(super) fn written(seen: &Seen<'_>, draft: &Draft) -> String {
    let mut name = String::new();
    seen.write(draft.core.0, draft.core.1, &mut name);
    name
}

/// The name the lists have for it, or as it stands.
pub(super) fn name_of(lists: &Lists, seen: &Seen<'_>, draft: &Draft) -> String {
    draft.entry.map_or_else(|| written(seen, draft), |entry| lists.entries[entry as usize].name.clone())
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::entities;

    #[track_caller]
    fn lie(text: &str, wanted: &[(&str, Option<&str>)]) {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        for (name, at) in wanted {
            let all: Vec<Option<String>> =
                found.iter().filter(|one| one.name == *name).map(|one| one.at.map(|at| at.to_string())).collect();
            assert!(all.contains(&at.map(str::to_owned)), "{name}: {all:?} of {text}\n{found:?}");
        }
    }

    #[test]
    fn every_land_and_namesake_is_read() {
        let atlas = crate::gather::atlas::Atlas::read().expect("every line is right");
        for (name, places) in &atlas.namesakes {
            for (land, at) in places {
                let boxes = atlas.lands.get(land);
                assert!(boxes.is_none_or(|boxes| boxes.iter().any(|one| one.holds(*at))), "{name} is not in {land}");
            }
        }
    }

    #[test]
    fn a_place_lies_in_the_land_told_beside_it() {
        lie("The envoys met at Portsmouth, New Hampshire, in August.", &[("Portsmouth", Some("43.07 -70.76"))]);
        lie("He taught at Cambridge, Massachusetts, until he died.", &[("Cambridge", Some("42.37 -71.11"))]);
        lie("They marched through Birmingham, Alabama.", &[("Birmingham", Some("33.52 -86.80"))]);
        lie("A fire destroyed Paris, Texas, that spring.", &[("Paris", Some("33.66 -95.56"))]);
        lie("Troops from the north occupied Alexandria, Virginia.", &[("Alexandria", Some("38.80 -77.05"))]);
        lie("The guns were cast in Troy, New York.", &[("Troy", Some("42.73 -73.69"))]);
        lie("She was born in Paris in Texas.", &[("Paris", Some("33.66 -95.56"))]);
    }

    #[test]
    fn a_place_lies_where_the_list_has_it_if_that_is_in_the_land() {
        lie("The fleet sailed from Portsmouth, England, in May.", &[("Portsmouth", Some("50.80 -1.09"))]);
        lie("She studied in Paris, France, for a year.", &[("Paris", Some("48.86 2.35"))]);
    }

    #[test]
    fn a_place_in_a_land_where_none_is_listed_lies_nowhere_known() {
        lie("The mill at Damascus, Virginia, burned down.", &[("Damascus", None)]);
    }

    #[test]
    fn what_was_told_once_holds_for_the_bare_name() {
        let text = "The conference opened at Portsmouth, New Hampshire. The envoys left Portsmouth in September.";
        lie(text, &[("Portsmouth", Some("43.07 -70.76"))]);
    }

    #[test]
    fn places_told_one_after_the_other_stay_where_they_are() {
        lie("He visited London, France and Spain.", &[("London", Some("51.51 -0.13"))]);
        lie("They passed through Vienna, Hungary, Serbia and Greece.", &[("Vienna", Some("48.21 16.37"))]);
    }

    #[test]
    fn a_land_with_a_namesake_is_the_one_near_the_places_of_the_account() {
        let text = "Sherman left Tennessee in May. From Alabama and Mississippi others followed him into Georgia, and then into Virginia.";
        lie(text, &[("Georgia", Some("32.70 -83.40"))]);
        lie("Troops left Moscow and Baku for Georgia.", &[("Georgia", Some("41.72 44.79"))]);
    }

    #[test]
    fn a_town_with_a_namesake_is_the_one_near_what_else_the_account_names() {
        let boston = [("Boston", Some("52.98 -0.03"))];
        lie("The commissioners met at Boston in May. In June they rode to Wrangle, Lincs, and dined.", &boston);
        lie("A flood broke the bank in Lincolnshire. The vicar of Boston took in forty families.", &boston);
        lie(
            "The commissioners met at Boston in May. In June they rode to Concord.",
            &[("Boston", Some("42.36 -71.06"))],
        );
        // Nothing near either of the two: it is the well-known one, and may be the other.
        lie("The ship left London in May and reached Boston in July.", &[("Boston", Some("42.36 -71.06"))]);
        // One neighbour of a namesake is little beside a whole part of the earth.
        let vienna =
            "The envoys left Washington in May. From Berlin and Prague they went on to Vienna, and then to Budapest.";
        lie(vienna, &[("Vienna", Some("48.21 16.37"))]);
        // All that is told lies in the land of the other: nobody knows which.
        lie("He left York for London in May. In England few had heard of Boston.", &[("Boston", None)]);
    }

    #[test]
    fn a_place_in_a_title_says_nothing_of_where_the_account_plays() {
        let cambridge = [("Cambridge", Some("52.21 0.12"))];
        lie("The Earl of Manchester and the Bishop of Boston met at Cambridge in May 1644.", &cambridge);
        // Boston and Concord have namesakes in England themselves, Philadelphia has not.
        lie(
            "They rode from Boston to Cambridge in May. The ship sailed from Philadelphia.",
            &[("Cambridge", Some("42.37 -71.11"))],
        );
    }

    #[test]
    fn a_town_is_none_that_was_founded_later() {
        lie("Robert Hale was born at Boston on 29 September 1608.", &[("Boston", Some("52.98 -0.03"))]);
        lie("Robert Hale was born at Boston on 29 September 1708.", &[("Boston", Some("42.36 -71.06"))]);
    }

    #[test]
    fn of_a_town_of_which_nothing_tells_which_it_is_the_others_are_known() {
        let others = |text: &str, name: &str| {
            let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
            let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
            found.into_iter().find(|one| one.name == name).map(|one| one.namesakes).unwrap_or_default()
        };
        assert_eq!(others("The envoys met in Boston in May.", "Boston"), ["Boston, England"]);
        assert_eq!(others("The envoys met in Boston, Massachusetts, in May.", "Boston"), [""; 0]);
        assert_eq!(others("The envoys met in Boston in May. In June they rode to Concord.", "Boston"), [""; 0]);
        assert_eq!(others("The envoys met in Lisbon in May.", "Lisbon"), [""; 0]);
    }

    #[test]
    fn a_river_a_sea_and_a_range_of_mountains_are_no_point() {
        lie("In May the party crossed the Mississippi.", &[("Mississippi", None)]);
        lie("They built a fort on the Mississippi River.", &[("Mississippi River", None)]);
        lie("The barges went down the Rhine to Cologne.", &[("Rhine", None), ("Cologne", Some("50.94 6.96"))]);
        lie("The ship sank in the North Sea.", &[("North Sea", None)]);
        lie("The army crossed the Alps.", &[("Alps", None)]);
        lie("The party crossed Mississippi and Alabama.", &[("Mississippi", Some("32.70 -89.70"))]);
    }

    #[test]
    fn a_land_with_a_namesake_is_the_one_its_town_lies_in() {
        lie("Sherman burned Atlanta, Georgia, in November.", &[("Georgia", Some("32.70 -83.40"))]);
        lie("Demonstrators filled Tbilisi, Georgia, in November.", &[("Georgia", Some("41.72 44.79"))]);
    }
}

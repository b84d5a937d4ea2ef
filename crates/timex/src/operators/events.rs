//! The operator that names an event.

use super::Arguments;
use crate::expr::{Event, Expr, Happening, Meant};
use crate::meaning::Meaning;

/// `event(period, noun, lasting, name, place, thing, act)`: what happened; a named period of the pack, or a word for what
/// happened (`noun`, or `lasting` for what goes on for years) with the name of whom or what it happened to, or the
/// place it happened at; or any word for it (`thing`), with the verb that tells what it did (`act`). It stands for the time of the event: of a period all of it, of any other the nearest earlier
/// time of the text told in a sentence with the same words.
pub(super) fn event(arguments: &Arguments) -> Option<Meant> {
    let period = match arguments.meaning("period") {
        Some(Meaning::Period(period)) => Some(*period),
        _other => None,
    };
    let lasting = arguments.text("lasting").map(Happening::Lasting);
    let happening = arguments.text("noun").map(Happening::Once).or(lasting);
    let (name, place, thing) = (arguments.words("name"), arguments.words("place"), arguments.words("thing"));
    let act = arguments.words("act");
    let said = period.is_some() || happening.is_some() || place.is_some() || thing.is_some();
    said.then(|| Meant::plain(Expr::Event(Event { period, happening, name, place, thing, act, edge: None })))
}

//! How much of several accounts was compared: where nothing is said of two tellings, they may still not agree.

use event::Event;

use crate::accounts::{in_the_same_words, several};
use crate::chronology::Chronology;
use crate::words::Words;

/// How much of what several accounts tell was recognised as told by more than one of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Compared {
    /// How many events.
    pub events: usize,
    /// How many dated rows of the chronology tell them.
    pub rows: usize,
    /// How many dated rows there are.
    pub dated: usize,
}

/// Returns how much was compared; none of one account alone.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, Words};
///
/// let of = |number, path: &str, text: &str| read(DocumentId(number), path, text.as_bytes(), None).document();
/// let accounts = vec![
///     of(0, "a.txt", "The general Tomas Lindgren died on 5 May 1821. The bridge was opened in 1830.")?,
///     of(1, "b.txt", "The general Tomas Lindgren died on 6 May 1821.")?,
/// ];
/// let compared = tarikh::compared(&tarikh::read(accounts, &Options::default())).ok_or("there are two")?;
/// assert_eq!((compared.events, compared.rows, compared.dated), (1, 2, 3));
/// assert!(compared.said(Words::default()).starts_with("1 event was recognised in more than one account: 2 of 3 dated rows."));
/// # Ok::<(), String>(())
/// ```
pub fn compared(chronology: &Chronology) -> Option<Compared> {
    if chronology.documents.len() < 2 {
        return None;
    }
    let dated: Vec<&Event> = chronology.chronicle().filter(|event| event.when.is_some()).collect();
    let mut is_told = vec![false; dated.len()];
    let mut events = 0;
    for one in several(chronology) {
        events += 1;
        for told in &one.told {
            let Some(document) = chronology.documents.get(told.account) else { continue };
            let is_of = |event: &Event| event.document == document.id;
            let by_word = dated.iter().position(|event| is_of(event) && event.trigger == Some(told.word));
            let row =
                by_word.or_else(|| dated.iter().position(|event| is_of(event) && event.quote.contains(told.word)));
            if let Some(row) = row {
                is_told[row] = true;
            }
        }
    }
    for rows in in_the_same_words(chronology) {
        events += 1;
        for (event, is_told) in dated.iter().zip(&mut is_told) {
            *is_told |= rows.iter().any(|row| row.id == event.id);
        }
    }
    Some(Compared { events, rows: is_told.iter().filter(|is_told| **is_told).count(), dated: dated.len() })
}

impl Compared {
    /// Says it, so that nobody takes silence for agreement.
    pub fn said(&self, words: Words) -> String {
        let Compared { events, rows, dated } = *self;
        let dated_rows = words.count(dated, "dated row", "dated rows");
        if rows == 0 && events == 0 {
            return words.fill(
                "No event was recognised in more than one account, so none of {} was compared: nothing says whether the accounts agree.",
                &[&dated_rows],
            );
        }
        let events = words.count(events, "event was", "events were");
        let first = words.fill(
            "{} recognised in more than one account: {} of {}.",
            &[&events, &words.number(rows as u64), &dated_rows],
        );
        match rows < dated {
            true => format!(
                "{first} {}",
                words.say("The others were not compared: of them nothing says whether the accounts agree.")
            ),
            false => first,
        }
    }
}

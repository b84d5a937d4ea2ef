//! What the document says elsewhere of a name: the classes its other mentions were given.

use source::MetMap;

use super::Head;
use super::features::Glance;
use crate::class::Class;

/// For each word, the classes that other mentions with the same last word were given.
pub(crate) struct Told {
    /// By word; counts in the order of [`Class::ALL`], then how often the word headed nothing.
    counts: Vec<[u16; CLASSES]>,
    /// By word, a row of `counts`; none where nothing is told.
    rows: Vec<Option<u32>>,
    /// By word, what it was itself given, to be left out.
    own: Vec<u8>,
}

const CLASSES: usize = Class::ALL.len() + 1;

impl Told {
    /// What was found in a first pass.
    pub fn of(glance: &Glance<'_>, found: &[Head]) -> Told {
        let seen = glance.seen;
        let mut own = vec![(CLASSES - 1) as u8; seen.len()];
        for (at, class) in found {
            own[*at] = *class as u8;
        }
        let mut places: MetMap<&str, u32> = MetMap::default();
        let mut counts: Vec<[u16; CLASSES]> = Vec::new();
        let mut rows = vec![None; seen.len()];
        for at in 0..seen.len() {
            if !seen.may_name(at) {
                continue;
            }
            let row = *places.entry(glance.key(at)).or_insert_with(|| {
                counts.push([0; CLASSES]);
                counts.len() as u32 - 1
            });
            rows[at] = Some(row);
            let count = &mut counts[row as usize][own[at] as usize];
            *count = count.saturating_add(1);
        }
        Told { counts, rows, own }
    }

    /// Returns the class most of the other mentions have, and whether all of them agree; none where there is none.
    pub fn most(&self, at: usize) -> Option<(usize, Agreement)> {
        let mut counts = self.counts[self.rows[at]? as usize];
        counts[self.own[at] as usize] -= 1;
        let all: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        let (most, count) = counts.iter().enumerate().max_by_key(|(at, count)| (**count, CLASSES - at))?;
        match u32::from(*count) {
            0 => None,
            count if count == all => Some((most, Agreement::All)),
            _ => Some((most, Agreement::Most)),
        }
    }
}

/// Whether the other mentions agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Agreement {
    All,
    Most,
}

impl Agreement {
    pub fn as_str(self) -> &'static str {
        match self {
            Agreement::All => "all",
            Agreement::Most => "most",
        }
    }
}

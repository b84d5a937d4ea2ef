//! Lists of words that are known beforehand: hashed quickly, and the same at every run.

use std::collections::{HashMap, HashSet};

use foldhash::fast::{FixedState, RandomState};

/// What a list says of its words. No text may add to it: whoever knows the hash could choose words that all meet.
///
/// ```
/// use source::ListedMap;
///
/// let lengths: ListedMap<&str, usize> = [("mile", 1609), ("league", 4828)].into_iter().collect();
/// assert_eq!((lengths.get("mile"), lengths.get("smile")), (Some(&1609), None));
/// ```
pub type ListedMap<K, V> = HashMap<K, V, FixedState>;

/// What a text adds to: hashed as quickly, and otherwise at every run, so that no text can be written to make its words meet.
///
/// ```
/// use source::MetMap;
///
/// let mut met: MetMap<&str, usize> = MetMap::default();
/// *met.entry("ford").or_default() += 1;
/// assert_eq!(met["ford"], 1);
/// ```
pub type MetMap<K, V> = HashMap<K, V, RandomState>;

/// Words that are met in a text.
pub type MetSet<K> = HashSet<K, RandomState>;

/// The words of a list, to which no text may add.
pub type ListedSet<K> = HashSet<K, FixedState>;

//! The texts the pages keep: in memory only, a bounded number of them, the one unused longest given up first.

use std::collections::VecDeque;
use std::sync::Arc;

use tarikh::Chronology;

/// Chronologies by their names, the last used at the end.
#[derive(Debug)]
pub(crate) struct Kept {
    most: usize,
    most_bytes: usize,
    all: VecDeque<(String, Arc<Chronology>)>,
}

impl Kept {
    pub(crate) fn new(most: usize, most_bytes: usize) -> Kept {
        Kept { most, most_bytes, all: VecDeque::new() }
    }

    /// Returns what goes by a name, if it is still there.
    pub(crate) fn get(&mut self, name: &str) -> Option<Arc<Chronology>> {
        let at = self.all.iter().position(|(known, _)| known == name)?;
        let found = self.all.remove(at)?;
        let chronology = Arc::clone(&found.1);
        self.all.push_back(found);
        Some(chronology)
    }

    /// Keeps a chronology; the newest always stays.
    pub(crate) fn keep(&mut self, name: String, chronology: Arc<Chronology>) {
        self.all.retain(|(known, _)| *known != name);
        self.all.push_back((name, chronology));
        while self.all.len() > 1 && (self.all.len() > self.most || self.bytes() > self.most_bytes) {
            self.all.pop_front();
        }
    }

    fn bytes(&self) -> usize {
        self.all.iter().flat_map(|(_, one)| &one.documents).map(|document| document.text.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use tarikh::Options;
    use tarikh::source::{DocumentId, read};

    use super::*;

    fn told(text: &str) -> Arc<Chronology> {
        let account = read(DocumentId(0), "-", text.as_bytes(), None).document().unwrap();
        Arc::new(tarikh::read(vec![account], &Options::default()))
    }

    #[test]
    fn the_one_unused_longest_goes_first() {
        let mut kept = Kept::new(2, 1000);
        kept.keep("a".to_owned(), told("In 1905."));
        kept.keep("b".to_owned(), told("In 1917."));
        assert!(kept.get("a").is_some());
        kept.keep("c".to_owned(), told("In 1991."));
        assert!(kept.get("a").is_some() && kept.get("b").is_none() && kept.get("c").is_some());
    }

    #[test]
    fn bytes_are_bounded_and_the_newest_stays() {
        let mut kept = Kept::new(9, 20);
        kept.keep("a".to_owned(), told("It began in 1905."));
        kept.keep("b".to_owned(), told("It went on until 1917 and beyond."));
        assert!(kept.get("a").is_none() && kept.get("b").is_some());
    }
}

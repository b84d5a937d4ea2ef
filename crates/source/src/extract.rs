//! A text taken out of a file piece by piece, with the way back to the file.

use crate::Opening;

/// The text so far, for each of its pieces where it stood, and the lines that markup began.
#[derive(Default)]
pub(crate) struct Extract {
    pub(crate) text: String,
    pub(crate) origin: Vec<(u32, u32)>,
    pub(crate) openings: Vec<(u32, Opening)>,
}

impl Extract {
    /// Adds a piece that stands, as it is, at byte `at` of the file.
    pub(crate) fn push(&mut self, piece: &str, at: usize) {
        if piece.is_empty() {
            return;
        }
        let follows = self.origin.last().is_some_and(|&(text, file)| {
            // The difference is constant within a piece, so a piece that follows on needs no entry of its own.
            at.checked_sub(file as usize) == Some(self.text.len() - text as usize)
        });
        if !follows {
            self.origin.push((self.text.len() as u32, at as u32));
        }
        self.text.push_str(piece);
    }

    /// Adds a piece that stands for something else at byte `at` of the file.
    pub(crate) fn push_replaced(&mut self, piece: &str, at: usize) {
        // An entry of its own: what follows is not as far on in the text as in the file.
        self.origin.push((self.text.len() as u32, at as u32));
        self.text.push_str(piece);
    }

    /// Adds running text of HTML or XML that stands at byte `at`, its character references replaced.
    pub(crate) fn push_references(&mut self, source: &str, at: usize) {
        let mut done = 0;
        for found in memchr::memchr_iter(b'&', source.as_bytes()) {
            if found < done {
                continue;
            }
            let Some((replaced, length)) = reference(&source[found..]) else { continue };
            self.push(&source[done..found], at + done);
            self.push_replaced(&replaced, at + found);
            done = found + length;
        }
        self.push(&source[done..], at + done);
    }
}

/// Reads the character reference that `source` begins with: what it stands for and how many bytes it takes.
fn reference(source: &str) -> Option<(String, usize)> {
    // The longest name has 33 bytes; the cut keeps the work for a lone '&' bounded.
    let window = crate::format::floor(source, 40);
    let length = 1 + window[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(window.len() - 1);
    let length = if window[length..].starts_with(';') { length + 1 } else { length };
    let written = &window[..length];
    let replaced = htmlize::unescape(written);
    (replaced != written).then(|| (replaced.into_owned(), length))
}

/// Returns `source` with its character references replaced, where the way back does not matter (attributes).
pub(crate) fn unescape(source: &str) -> String {
    htmlize::unescape(source).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_piece_knows_where_it_stood() {
        let mut extract = Extract::default();
        extract.push_references("R&amp;D &#1705; &nosuch; & 1989", 10);
        assert_eq!(extract.text, "R&D ک &nosuch; & 1989");
        assert_eq!(extract.origin, [(0, 10), (1, 11), (2, 16), (4, 18), (6, 25)]);
    }
}

//! Where tokens begin within what stands between blanks, and where words begin within a token: a linear classifier over
//! the places where one could.

use std::ops::Range;

use smallvec::SmallVec;
use source::{ListedSet, MetMap};

use crate::features::{Gap, folded};

/// What a place between two letters is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cut {
    /// No beginning.
    None = 0,
    /// A token begins.
    Token = 1,
    /// A word begins within a token: "did" + "n't".
    Word = 2,
}

pub(crate) const CUTS: [Cut; 3] = [Cut::None, Cut::Token, Cut::Word];

/// A word's place in the text, and what stands before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Piece {
    pub range: Range<usize>,
    pub before: Gap,
    /// The word it stands for, where it is shortened.
    pub full: Option<&'static str>,
}

impl Piece {
    pub(crate) fn new(range: Range<usize>, before: Gap) -> Piece {
        Piece { range, before, full: None }
    }

    /// Returns the word, in full where it is shortened.
    pub(crate) fn written<'t>(&self, text: &'t str) -> &'t str {
        self.full.unwrap_or(&text[self.range.clone()])
    }
}

/// What follows after the blank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Follow {
    End = 0,
    Capital = 1,
    Other = 2,
}

/// Rows of the classifier.
pub(crate) const ROWS: usize = 1 << 16;

/// What is looked at of a place, at most.
pub(crate) const LOOKED_AT: usize = 33;

/// The tokeniser's model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Tokens {
    /// What may be cut from the end of a run of letters: "n't", "not".
    pub endings: ListedSet<String>,
    /// Weights of the three cuts in each row.
    pub weights: Vec<[i16; 3]>,
}

/// Cuts of what has been met, kept for the next time.
#[derive(Default)]
pub(crate) struct Known {
    /// By what follows.
    cuts: [MetMap<Box<str>, Cuts>; 3],
}

/// Where something begins, by the byte of the chunk.
type Cuts = Box<[(u32, Cut)]>;

/// So many are kept for each, then forgotten; none that is longer than `LONG` bytes is.
const KEPT: usize = 7_000;
const LONG: usize = 48;

impl Tokens {
    /// Returns the words of a paragraph.
    pub(crate) fn split(&self, known: &mut Known, text: &str, paragraph: Range<usize>) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = chunks(text, paragraph).peekable();
        let mut previous = "";
        while let Some(chunk) = rest.next() {
            let before = match pieces.last() {
                None => Gap::Edge,
                Some(Piece { range, .. }) if range.end == chunk.start => Gap::Nothing,
                Some(_) => Gap::Blank,
            };
            let next = rest.peek().map_or("", |next| &text[next.clone()]);
            let written = &text[chunk.clone()];
            let beside = [std::mem::replace(&mut previous, written), next];
            if self.is_plain(written) {
                pieces.push(Piece::new(chunk, before));
            } else if written.len() > LONG || is_by_neighbours(written) {
                add(&mut pieces, &chunk, before, &self.cuts_before(written, beside));
            } else {
                let known = &mut known.cuts[follow(next) as usize];
                if let Some(cuts) = known.get(written) {
                    add(&mut pieces, &chunk, before, cuts);
                    continue;
                }
                let cuts = self.cuts(written, beside);
                add(&mut pieces, &chunk, before, &cuts);
                if known.len() >= KEPT {
                    known.clear();
                }
                known.insert(Box::from(written), cuts.into_boxed_slice());
            }
        }
        pieces
    }

    /// Says whether nothing can be cut: letters that end in no ending.
    fn is_plain(&self, chunk: &str) -> bool {
        let bytes = chunk.as_bytes();
        if bytes.len() <= 1 {
            return true;
        }
        if !bytes.iter().all(u8::is_ascii_alphabetic) {
            return false;
        }
        let mut last = [0; ENDING];
        let longest = (bytes.len() - 1).min(ENDING);
        let last = &mut last[..longest];
        last.copy_from_slice(&bytes[bytes.len() - longest..]);
        last.make_ascii_lowercase();
        let is_ending =
            |start: usize| std::str::from_utf8(&last[start..]).is_ok_and(|ending| self.endings.contains(ending));
        !(0..longest).any(is_ending)
    }

    /// The cuts of a chunk that its neighbours tell. "Its founder, Orme, was elected": the noun tells the same with a mark behind it.
    fn cuts_before(&self, chunk: &str, [previous, next]: [&str; 2]) -> Vec<(u32, Cut)> {
        let cuts = self.cuts(chunk, [previous, next]);
        let noun = next.trim_end_matches(|c: char| c.is_ascii_punctuation());
        let marked = is_by_neighbours(chunk) && !noun.is_empty() && noun.len() < next.len();
        if marked && !cuts.is_empty() && self.cuts(chunk, [previous, noun]).is_empty() { Vec::new() } else { cuts }
    }

    fn cuts(&self, chunk: &str, beside: [&str; 2]) -> Vec<(u32, Cut)> {
        let mut place = Place::new(chunk, beside);
        let mut cuts = Vec::new();
        for at in place.candidates(&self.endings) {
            let mut scores = [0i32; 3];
            for row in place.rows(at) {
                for (score, weight) in scores.iter_mut().zip(self.weights[row]) {
                    *score += i32::from(weight);
                }
            }
            let best = CUTS.into_iter().rev().max_by_key(|cut| scores[*cut as usize]).unwrap_or(Cut::None);
            if best != Cut::None {
                place.begun = at;
                cuts.push((place.offsets[at] as u32, best));
            }
        }
        cuts
    }
}

fn add(pieces: &mut Vec<Piece>, chunk: &Range<usize>, before: Gap, cuts: &[(u32, Cut)]) {
    let (mut start, mut before) = (chunk.start, before);
    for (offset, cut) in cuts {
        let end = chunk.start + *offset as usize;
        pieces.push(Piece::new(start..end, before));
        (start, before) = (end, if *cut == Cut::Word { Gap::Within } else { Gap::Nothing });
    }
    pieces.push(Piece::new(start..chunk.end, before));
}

/// A chunk longer than this is cut, whatever stands there.
const LONGEST: usize = 2048;

/// What stands between blanks.
pub(crate) fn chunks(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut place = within.start;
    std::iter::from_fn(move || {
        let rest = &text[place..within.end];
        let start = place + rest.find(|c: char| !c.is_whitespace())?;
        let end = text[start..within.end].find(char::is_whitespace).map_or(within.end, |length| start + length);
        let end = (start + LONGEST..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
        place = end;
        Some(start..end)
    })
}

/// Says whether the words beside it tell how a chunk is cut: "its" is one word before a noun, and two otherwise.
fn is_by_neighbours(chunk: &str) -> bool {
    chunk.chars().all(char::is_alphabetic)
}

fn follow(next: &str) -> Follow {
    match next.chars().next() {
        None => Follow::End,
        Some(c) if c.is_uppercase() => Follow::Capital,
        Some(_) => Follow::Other,
    }
}

/// An ending has at most so many letters.
pub(crate) const ENDING: usize = 6;

/// Of a long run only so much is looked at.
const REACH: usize = 12;

/// What is seen of the letters of a chunk, one by one; few chunks have more, and for the others no room is taken.
type Letters<T> = SmallVec<[T; 16]>;

/// A chunk and where in it one is.
pub(crate) struct Place {
    letters: Letters<char>,
    kinds: Letters<char>,
    pub offsets: Letters<usize>,
    follow: Follow,
    whole: u64,
    shape: u64,
    address: u64,
    /// The chunks before and after, and the end of the latter, where they tell.
    beside: [u64; 3],
    /// Where the token under way began.
    pub begun: usize,
}

impl Place {
    pub(crate) fn new(chunk: &str, beside: [&str; 2]) -> Place {
        let letters: Letters<char> = chunk.chars().map(fold).collect();
        let kinds: Letters<char> = chunk.chars().map(kind).collect();
        let mut run = kinds.clone();
        run.dedup();
        run.truncate(REACH);
        let whole = if letters.len() <= 2 * REACH { mix(&letters) } else { 1 };
        let offsets = chunk.char_indices().map(|(offset, _)| offset).collect();
        let follow = follow(beside[1]);
        let beside = if is_by_neighbours(chunk) {
            let [previous, next] = beside.map(|word| word.chars().take(REACH).map(fold).collect::<Letters<char>>());
            [mix(&previous), mix(&next), mix(&next[next.len().saturating_sub(2)..])]
        } else {
            [0; 3]
        };
        Place { shape: mix(&run), address: address(chunk), beside, letters, kinds, offsets, follow, whole, begun: 0 }
    }

    /// The places at which something may begin, in order.
    pub(crate) fn candidates(&self, endings: &ListedSet<String>) -> Letters<usize> {
        let is_letter = |at: usize| matches!(self.kinds[at], 'x' | 'X');
        // How many letters and apostrophes follow, up to one more than an ending has.
        let mut runs: Letters<usize> = SmallVec::from_elem(0, self.letters.len() + 1);
        for at in (0..self.letters.len()).rev() {
            runs[at] = if is_letter(at) || self.letters[at] == '\'' { (runs[at + 1] + 1).min(ENDING + 1) } else { 0 };
        }
        let possible = |at: usize| match (self.kinds[at - 1], self.kinds[at]) {
            ('d', 'd') => false,
            _ if is_letter(at - 1) && is_letter(at) => {
                let run = &self.letters[at..at + runs[at]];
                run.len() <= ENDING && contains(endings, run)
            }
            _ => true,
        };
        (1..self.letters.len()).filter(|at| possible(*at)).collect()
    }

    /// The rows that tell of a place.
    pub(crate) fn rows(&self, at: usize) -> [usize; LOOKED_AT] {
        let letter = |offset: isize| pick(&self.letters, at, offset);
        let kind = |offset: isize| pick(&self.kinds, at, offset);
        let (left, right) = (at.saturating_sub(REACH), (at + REACH).min(self.letters.len()));
        let run_left =
            (left..at).rev().take_while(|place| self.kinds[*place] == self.kinds[at - 1]).last().unwrap_or(at);
        let run_right = 1 + (at..right).take_while(|place| self.kinds[*place] == self.kinds[at]).last().unwrap_or(at);
        let (before, after) = (mix(&self.letters[run_left..at]), mix(&self.letters[at..run_right]));
        let begun = mix(&self.letters[self.begun.max(left)..at]);
        let rest = mix(&self.letters[at..right]);
        let (l1, r1) = (letter(-1), letter(0));
        let pair = l1 << 21 | r1;
        let last = u64::from(at + 1 == self.letters.len()) << 2 | self.follow as u64;
        let mut looked_at = [
            1,
            pair,
            letter(-2) << 42 | pair,
            pair << 21 | letter(1),
            mix_two(letter(-2) << 21 | l1, r1 << 21 | letter(1)),
            letter(-3) << 42 | letter(-2) << 21 | l1,
            r1 << 42 | letter(1) << 21 | letter(2),
            mix_two(kind(-2) << 21 | kind(-1), kind(0) << 21 | kind(1)),
            mix_two(kind(-3) << 42 | kind(-2) << 21 | kind(-1), kind(0) << 42 | kind(1) << 21 | kind(2)),
            before,
            after,
            mix_two(before, after),
            begun,
            mix_two(begun, rest),
            rest,
            mix_two(self.whole, at as u64),
            mix_two(pair, last),
            mix_two(begun, last << 21 | r1),
            mix_two(self.shape, pair),
            mix_two(kind(-1) << 21 | kind(0), u64::from(self.begun == 0)),
            mix_two(begun, r1),
            mix_two(kind(-1), rest),
            mix_two(self.address, pair),
            mix_two(self.address, mix_two(kind(-2) << 21 | kind(-1), kind(0) << 21 | kind(1))),
            mix_two(self.address, last),
            mix_two(self.address, mix_two(before, r1)),
            mix_two(self.address, mix_two(after, l1)),
            mix_two(rest, self.beside[0]),
            mix_two(rest, self.beside[1]),
            mix_two(rest, self.beside[2]),
            mix_two(self.whole, self.beside[0]),
            mix_two(self.whole, self.beside[1]),
            mix_two(self.whole, self.beside[2]),
        ];
        for (number, row) in looked_at.iter_mut().enumerate() {
            *row = mix_two(*row, number as u64) % ROWS as u64;
        }
        looked_at.map(|row| row as usize)
    }
}

/// Says whether an ending is listed, which has no more letters than endings have.
fn contains(endings: &ListedSet<String>, letters: &[char]) -> bool {
    let mut ending: SmallVec<[u8; 4 * ENDING]> = SmallVec::new();
    letters.iter().for_each(|letter| ending.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()));
    std::str::from_utf8(&ending).is_ok_and(|ending| endings.contains(ending))
}

/// What in a chunk makes it an address, and what may stand before one.
fn address(chunk: &str) -> u64 {
    let holds = |part: &str| chunk.contains(part);
    let kinds = [holds("://"), holds("www."), holds("@"), holds("."), holds("-"), holds("/"), chunk.starts_with('<')];
    kinds.into_iter().fold(1, |all, kind| all << 1 | u64::from(kind))
}

fn pick(letters: &[char], at: usize, offset: isize) -> u64 {
    at.checked_add_signed(offset).and_then(|place| letters.get(place)).map_or(0, |letter| u64::from(*letter))
}

fn fold(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '’' | '`' | '´' => '\'',
        '“' | '”' => '"',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn kind(c: char) -> char {
    match c {
        _ if c.is_uppercase() => 'X',
        _ if c.is_alphabetic() => 'x',
        _ if c.is_numeric() => 'd',
        '’' | '`' | '´' => '\'',
        _ => c,
    }
}

fn mix(letters: &[char]) -> u64 {
    letters.iter().fold(letters.len() as u64, |hash, letter| mix_two(hash, u64::from(*letter)))
}

fn mix_two(one: u64, other: u64) -> u64 {
    let mixed = (one.rotate_left(23) ^ other).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 31)
}

/// Returns an ending as the model lists it.
pub(crate) fn ending(written: &str) -> String {
    folded(written)
}

//! The tree of a sentence from those of its parts: clauses that a semicolon parts are parsed by themselves, and so are the parts
//! of a clause that does not hold together as it is parsed whole.

use crate::desk::Desk;
use crate::network::Network;
use crate::parts::{Aside, Kind, Opens, Part, parts};
use crate::relation::Relation;
use crate::shape::WIDTH;
use crate::sheet::{Drawn, Sheet};

/// What parts clauses, where each has a verb with a tense of its own.
const PARTS: [&str; 1] = [";"];

/// So often parts are parted again.
const DEEPEST: usize = 4;
/// So often the clauses of a sentence are parted at most: of what holds together in no way, some way has to do.
pub(crate) const TRIES: usize = 4;

/// The labels by which parts hang on one another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joints {
    pub parataxis: u8,
    pub punct: u8,
    /// A clause that says more of a noun.
    pub clause: u8,
    /// One with a relative word.
    pub relative: u8,
    /// What else a noun is.
    pub apposition: u8,
    /// When or where something is.
    pub oblique: u8,
    /// A clause that says so.
    pub adverbial: u8,
    /// What something joins, and the word that does.
    pub joined: u8,
    pub joins: u8,
    /// What opens a clause.
    pub marks: u8,
    /// An adverb.
    pub adverb: u8,
}

/// A word to be parsed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit<'t> {
    pub written: &'t str,
    pub tag: usize,
    pub kind: Kind,
    pub is_mark: bool,
}

/// One way a clause was read.
pub(crate) struct Read {
    pub faults: usize,
    root: usize,
    heads: Vec<u32>,
    labels: Vec<u8>,
}

/// A sentence while its parts are parsed.
pub(crate) struct Clauses<'s> {
    pub network: &'s Network,
    pub desk: &'s mut Desk,
    /// Words, their tags, and their rows on the desk: all words of the sentence in order, then what else is met.
    pub rows: Vec<(usize, usize, u32)>,
    pub units: Vec<Unit<'s>>,
    /// What each tag is.
    pub kinds: &'s [Kind],
    /// The vectors of the words of the sentence as it stands.
    pub vectors: &'s [f32],
    /// Returns those of some of its words, as if there were no others.
    pub alone: &'s mut dyn FnMut(&[usize]) -> Vec<f32>,
    pub joints: Option<Joints>,
    /// The labels by their numbers.
    pub names: &'s [(Relation, String)],
    /// The head of each word, that of the root the number of words.
    pub heads: Vec<u32>,
    pub labels: Vec<u8>,
    /// So often its clauses may still be parted.
    pub tries: usize,
}

impl<'s> Clauses<'s> {
    /// Parses a sentence: the heads and labels of its words, and the tags by which they were read.
    pub(crate) fn parse(mut self) -> (Vec<u32>, Vec<u8>, Vec<usize>) {
        let all: Vec<usize> = (0..self.units.len()).collect();
        self.lay_out();
        match self.joints {
            Some(joints) => self.clauses(&all, joints),
            None => {
                self.whole(&all);
            }
        }
        let tags = self.units.iter().map(|unit| unit.tag).collect();
        (self.heads, self.labels, tags)
    }

    /// Parses clauses that semicolons part; the later ones stand beside the first.
    fn clauses(&mut self, words: &[usize], joints: Joints) {
        let finite = |part: &[usize]| part.iter().any(|at| self.units[*at].kind == Kind::Finite);
        let ends = (0..words.len()).filter(|at| PARTS.contains(&self.units[words[*at]].written));
        let mut cuts = Vec::new();
        let mut start = 0;
        for end in ends {
            if finite(&words[start..end]) && finite(&words[end + 1..]) {
                cuts.push(end);
                start = end + 1;
            }
        }
        let mut first = None;
        let mut start = 0;
        for end in cuts.into_iter().chain([words.len()]) {
            let root = self.clause(&words[start..end], 0, joints);
            if let (Some(first), Some(root)) = (first, root) {
                self.hang(root, first, joints.parataxis);
                self.hang(words[start - 1], root, joints.punct);
            }
            first = first.or(root);
            start = end + 1;
        }
    }

    /// Parses a clause. Where it does not hold together, each way to part it is tried, then other tags, then other trees, and what
    /// mends most is kept.
    fn clause(&mut self, words: &[usize], depth: usize, joints: Joints) -> Option<usize> {
        let root = self.whole(words)?;
        let ways = parts(&self.kinds_of(words));
        let faults = self.faults(words, root, &ways);
        if faults == 0 || depth == DEEPEST {
            return Some(root);
        }
        let mut best = Read { faults, root, heads: self.heads.clone(), labels: self.labels.clone() };
        for part in &ways {
            if best.faults == 0 || self.tries == 0 {
                break;
            }
            self.tries -= 1;
            if let Some(root) = self.parted(words, *part, depth + 1, joints) {
                self.keep(words, root, &ways, &mut best);
            }
        }
        if depth == 0
            && best.faults > 0
            && let Some(mut sheet) = self.sheet(words)
        {
            self.retag(words, &mut sheet, &mut best, joints);
            self.redraw(words, &sheet, &mut best);
        }
        (self.heads, self.labels) = (best.heads, best.labels);
        Some(best.root)
    }

    /// Keeps the tree as it stands if it has fewer faults than the best, and says whether it has.
    pub(crate) fn keep(&self, words: &[usize], root: usize, ways: &[Part], best: &mut Read) -> bool {
        let faults = self.faults(words, root, ways);
        let mends = faults < best.faults;
        if mends {
            *best = Read { faults, root, heads: self.heads.clone(), labels: self.labels.clone() };
        }
        mends
    }

    pub(crate) fn kinds_of(&self, words: &[usize]) -> Vec<Kind> {
        words.iter().map(|at| self.units[*at].kind).collect()
    }

    pub(crate) fn parted(&mut self, words: &[usize], part: Part, depth: usize, joints: Joints) -> Option<usize> {
        match part {
            Part::Front(comma) | Part::Far(comma) => {
                let root = self.clause(&words[comma + 1..], depth, joints).filter(|root| self.is_told(*root))?;
                let phrase = self.front(&words[..comma], depth, joints)?;
                let told = self.is_told(phrase) || self.units[phrase].kind == Kind::Participle;
                self.hang(phrase, root, if told { joints.adverbial } else { joints.oblique });
                self.hang(words[comma], phrase, joints.punct);
                Some(root)
            }
            Part::Joined(cc) => {
                let end = cc - usize::from(self.units[words[cc - 1]].kind == Kind::Comma);
                let root = self.clause(&words[..end], depth, joints)?;
                let other = self.clause(&words[cc + 1..], depth, joints).filter(|other| self.is_told(*other))?;
                self.hang(other, root, joints.joined);
                self.hang(words[cc], other, joints.joins);
                if end < cc {
                    self.hang(words[end], other, joints.punct);
                }
                Some(root)
            }
            Part::Aside(aside) => self.about(words, aside, depth, joints),
        }
    }

    /// Parses what stands before a main clause: a phrase, or a preposition and a clause of its own ("after the king, his uncle,
    /// turned against him").
    fn front(&mut self, words: &[usize], depth: usize, joints: Joints) -> Option<usize> {
        let (first, rest) = words.split_first()?;
        if self.units[*first].kind == Kind::Preposition
            && let Some(inner) = self.clause(rest, depth, joints).filter(|inner| self.is_told(*inner))
        {
            self.hang(*first, inner, joints.marks);
            return Some(inner);
        }
        self.clause(words, depth, joints)
    }

    /// Parses a clause without what is set apart in it, and that by itself.
    fn about(&mut self, words: &[usize], aside: Aside, depth: usize, joints: Joints) -> Option<usize> {
        let Aside { open, close, opens } = aside;
        let outer: Vec<usize> = words[..open].iter().chain(&words[close + 1..]).copied().collect();
        let root = self.clause(&outer, depth, joints)?;
        let inner = self.clause(&words[open + 1..close], depth, joints)?;
        let noun = self.top(words[open - 1], words[open]);
        self.open_clause(noun, &outer, joints);
        let (above, label) = match opens {
            Opens::Relative => (noun, joints.relative),
            Opens::Loose => (noun, joints.clause),
            Opens::Noun => (self.joined_noun(words[open - 1], noun), joints.apposition),
            Opens::Adverb => (root, joints.adverb),
        };
        self.hang(inner, above, label);
        self.hang(words[open], inner, joints.punct);
        self.hang(words[close], inner, joints.punct);
        Some(root)
    }

    /// The head of the phrase that a word ends, all of which stands before `limit`.
    pub(crate) fn top(&self, word: usize, limit: usize) -> usize {
        let mut top = word;
        for _ in 0..self.units.len() {
            let head = self.heads[top] as usize;
            if head >= limit || self.units[head].kind != Kind::Noun {
                break;
            }
            top = head;
        }
        top
    }

    /// "The siege ended after the king died": before a subject stands no preposition, but what opens its clause.
    fn open_clause(&mut self, noun: usize, words: &[usize], joints: Joints) {
        let verb = self.heads[noun] as usize;
        let case = |at: &usize| *at < noun && self.heads[*at] as usize == noun && self.relation(*at) == Relation::Case;
        let opener = words.iter().copied().find(case).filter(|_| self.relation(noun) == Relation::Nsubj);
        let Some(opener) = opener.filter(|_| verb > noun && verb < self.units.len()) else { return };
        let above = self.heads[verb] as usize;
        if above < opener && matches!(self.relation(verb), Relation::Ccomp | Relation::Conj | Relation::Parataxis) {
            self.hang(opener, verb, joints.marks);
            self.hang(verb, above, joints.adverbial);
        }
    }

    /// "the king and his heir, Edward": of nouns that are joined, the one that a word stands in.
    fn joined_noun(&self, word: usize, top: usize) -> usize {
        let mut at = word;
        while at != top && self.relation(at) != Relation::Conj {
            at = self.heads[at] as usize;
        }
        at
    }

    fn hang(&mut self, word: usize, head: usize, label: u8) {
        (self.heads[word], self.labels[word]) = (head as u32, label);
    }

    /// Parses words as they are, and returns their root.
    pub(crate) fn whole(&mut self, words: &[usize]) -> Option<usize> {
        let drawn = self.sheet(words)?.draw(self.desk, self.network.drawing());
        self.take(words, drawn)
    }

    /// Gives each word a row.
    fn lay_out(&mut self) {
        self.desk.clear();
        let all = 0..self.units.len();
        let mut vectors = Vec::with_capacity(all.len() * WIDTH);
        all.clone().for_each(|at| vectors.extend_from_slice(&self.tagged(at)));
        let first = self.desk.add(self.network.drawing(), &vectors);
        self.rows = all.map(|at| (at, self.units[at].tag, first + at as u32)).collect();
    }

    /// Returns the row of a word by the tag it has now.
    pub(crate) fn row(&mut self, at: usize) -> u32 {
        let tag = self.units[at].tag;
        let others = &self.rows[self.units.len()..];
        let known = [&self.rows[at]].into_iter().chain(others).find(|(word, known, _)| (*word, *known) == (at, tag));
        if let Some((_, _, row)) = known {
            return *row;
        }
        let row = self.desk.add(self.network.drawing(), &self.tagged(at));
        self.rows.push((at, tag, row));
        row
    }

    fn tagged(&self, at: usize) -> [f32; WIDTH] {
        self.network.tagged(&self.vectors[at * WIDTH..(at + 1) * WIDTH], self.units[at].tag)
    }

    /// What trees of words are drawn on. Words that do not stand together are read as if there were no others.
    pub(crate) fn sheet(&mut self, words: &[usize]) -> Option<Sheet> {
        let (first, last) = (words.first()?, words.last()?);
        let rows = if last + 1 - first == words.len() {
            words.iter().map(|at| self.row(*at)).collect()
        } else {
            let mut vectors = (self.alone)(words);
            for (at, vector) in words.iter().zip(vectors.as_chunks_mut::<WIDTH>().0) {
                *vector = self.network.tagged(vector, self.units[*at].tag);
            }
            let first = self.desk.add(self.network.drawing(), &vectors);
            (first..first + words.len() as u32).collect()
        };
        Some(Sheet::new(rows, words.iter().map(|at| self.units[*at].is_mark).collect()))
    }

    /// Takes a tree of some of the words, and returns its root.
    pub(crate) fn take(&mut self, words: &[usize], drawn: Drawn) -> Option<usize> {
        let mut root = None;
        for (place, (head, label)) in drawn.heads.into_iter().zip(drawn.labels).enumerate() {
            let head = words.get(head as usize).copied();
            root = root.or(head.is_none().then_some(words[place]));
            (self.heads[words[place]], self.labels[words[place]]) = (head.unwrap_or(self.units.len()) as u32, label);
        }
        let joints = self.joints;
        root.map(|root| joints.map_or(root, |joints| self.name_subjects(words, root, joints)))
    }
}

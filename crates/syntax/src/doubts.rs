//! Other ways to read a clause that does not hold together: trees that leave the best one where a step was in doubt, and the
//! tree of the clause with a word taken for what it is next likely to be. Only what mends all faults is taken.

use crate::clauses::{Clauses, Joints, Read};
use crate::parts::{Kind, Part, parts};
use crate::shape::WIDTH;
use crate::sheet::Sheet;

/// So many other trees are drawn at most.
const TREES: usize = 12;
/// By so much, over all its steps, the score of another tree may fall short.
const STEPS_SHORT: f32 = 1.2;
/// So many words are taken for something else at most.
const WORDS: usize = 4;
/// By so much the score of what a word is taken for may fall short.
const TAG_SHORT: f32 = 3.0;

/// A word taken for something else.
struct Retag {
    /// Its place in the clause, and its tag.
    place: usize,
    tag: usize,
    /// By how much that falls short.
    short: f32,
}

impl Clauses<'_> {
    /// Takes words, those most in doubt first, for what they are next likely to be, where that mends the clause. The words stand
    /// side by side. A word taken for a verb may show what is set apart before it.
    pub(crate) fn retag(&mut self, words: &[usize], sheet: &mut Sheet, best: &mut Read, joints: Joints) {
        let known = parts(&self.kinds_of(words));
        for Retag { place, tag, .. } in self.doubted(words) {
            if best.faults == 0 {
                break;
            }
            let at = words[place];
            let before = self.units[at];
            (self.units[at].tag, self.units[at].kind) = (tag, self.kinds[tag]);
            sheet.set(place, self.row(at));
            let kinds = self.kinds_of(words);
            let ways = parts(&kinds);
            // Of what tells nothing nothing could be wrong.
            let mends = kinds.contains(&Kind::Finite)
                && self
                    .redrawn(words, sheet)
                    .is_some_and(|root| self.faults(words, root, &ways) == 0 && self.keep(words, root, &ways, best));
            let aside = |part: &&Part| matches!(part, Part::Aside(_)) && !known.contains(part);
            let mends = mends
                || ways.iter().find(aside).copied().is_some_and(|part| {
                    let root = (self.tries > 0).then(|| self.parted(words, part, 1, joints)).flatten();
                    self.tries = self.tries.saturating_sub(1);
                    root.is_some_and(|root| self.faults(words, root, &ways) == 0 && self.keep(words, root, &ways, best))
                });
            if !mends {
                self.units[at] = before;
                sheet.set(place, self.row(at));
            }
        }
    }

    /// Draws other trees, the likeliest first, until one mends the clause.
    pub(crate) fn redraw(&mut self, words: &[usize], sheet: &Sheet, best: &mut Read) {
        if best.faults == 0 {
            return;
        }
        let ways = parts(&self.kinds_of(words));
        let by = self.network.drawing();
        let (_, mut open) = sheet.draw_noting(self.desk, by, None, STEPS_SHORT);
        for _ in 0..TREES {
            let likeliest = (0..open.len()).min_by(|one, other| open[*one].short.total_cmp(&open[*other].short));
            let Some(fork) = likeliest.filter(|_| best.faults > 0).map(|at| open.remove(at)) else { break };
            let (drawn, forks) = sheet.draw_noting(self.desk, by, Some(fork), STEPS_SHORT);
            open.extend(forks);
            if let Some(root) = self.take(words, drawn)
                && self.faults(words, root, &ways) == 0
            {
                self.keep(words, root, &ways, best);
            }
        }
    }

    fn redrawn(&mut self, words: &[usize], sheet: &Sheet) -> Option<usize> {
        let drawn = sheet.draw(self.desk, self.network.drawing());
        self.take(words, drawn)
    }

    /// The words whose tag is most in doubt, with the next likely one that makes something else of them.
    fn doubted(&self, words: &[usize]) -> Vec<Retag> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
        let scores = self.network.tag_scores(&self.vectors[first * WIDTH..(last + 1) * WIDTH]);
        let count = scores.len() / words.len();
        let mut doubted = Vec::new();
        for (place, at) in words.iter().enumerate() {
            let (scores, unit) = (&scores[place * count..(place + 1) * count], &self.units[*at]);
            let is_mark = |tag: usize| matches!(self.kinds[tag], Kind::Comma | Kind::Mark);
            let others = (0..count).filter(|tag| self.kinds[*tag] != unit.kind && !is_mark(*tag));
            let likeliest = |one: &usize, other: &usize| scores[*one].total_cmp(&scores[*other]);
            let Some(tag) = others.clone().max_by(likeliest) else { continue };
            // "shot": a participle by its form is a past as well.
            let told = others.filter(|tag| self.kinds[*tag] == Kind::Finite).max_by(likeliest);
            let told = told.filter(|told| self.kinds[tag] == Kind::Participle && *told != tag);
            for tag in [Some(tag), told].into_iter().flatten() {
                let short = scores[unit.tag] - scores[tag];
                // A tag that was corrected stays.
                if !unit.is_mark && (0.0..TAG_SHORT).contains(&short) {
                    doubted.push(Retag { place, tag, short });
                }
            }
        }
        doubted.sort_by(|one, other| one.short.total_cmp(&other.short));
        doubted.truncate(WORDS);
        doubted
    }
}

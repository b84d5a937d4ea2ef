//! A linear model of a row of things: each gets a label, by what is seen of it and of the step from the one before.

use crate::linear::Linear;
use crate::{Error, Feature};

/// What is seen of a row: features of each thing, and of each step from one thing to the next. What is seen of several that follow each
/// other alike is told once for all of them.
///
/// A row of n things has n + 1 steps: the first leads from outside into it, the last out of it. Outside has label 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    pub(crate) things: Seen,
    pub(crate) steps: Seen,
    /// Which labels each thing may have, a bit for each.
    pub may: Vec<u32>,
}

/// What is seen of things or steps: of each by itself, and of several alike.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Seen {
    own: Listed,
    shared: Listed,
    /// How many shared lists there were before each; the last of them is its.
    before: Vec<u32>,
}

/// Lists of features, one after the other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Listed {
    features: Vec<Feature>,
    ends: Vec<u32>,
}

impl Listed {
    fn push(&mut self, features: impl IntoIterator<Item = Feature>) {
        self.features.extend(features);
        self.ends.push(self.features.len() as u32);
    }

    fn of(&self, at: usize) -> &[Feature] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.features[start..self.ends[at] as usize]
    }
}

impl Seen {
    fn clear(&mut self) {
        for listed in [&mut self.own, &mut self.shared] {
            listed.features.clear();
            listed.ends.clear();
        }
        self.before.clear();
    }

    fn push(&mut self, features: impl IntoIterator<Item = Feature>) {
        self.own.push(features);
        self.before.push(self.shared.ends.len() as u32);
    }

    /// Returns the features of one: those it shares with others beside it, and its own.
    pub(crate) fn of(&self, at: usize) -> [&[Feature]; 2] {
        let shared = (self.before[at] as usize).checked_sub(1).map_or(&[][..], |last| self.shared.of(last));
        [shared, self.own.of(at)]
    }

    /// Says whether one shares what the one before it does.
    fn goes_on(&self, at: usize) -> bool {
        at > 0 && self.before[at - 1] == self.before[at]
    }
}

impl Row {
    /// Returns an empty row.
    pub fn new() -> Row {
        Row::default()
    }

    /// Forgets all, and keeps the room.
    pub fn clear(&mut self) {
        self.things.clear();
        self.steps.clear();
        self.may.clear();
    }

    /// Adds a thing, with the labels it may have, a bit for each.
    pub fn thing(&mut self, may: u32, features: impl IntoIterator<Item = Feature>) {
        self.things.push(features);
        self.may.push(may);
    }

    /// Adds a step: that to the thing of the same number, or out of the row.
    pub fn step(&mut self, features: impl IntoIterator<Item = Feature>) {
        self.steps.push(features);
    }

    /// Tells what things have beside their own features, from the next on and until this is told again.
    ///
    /// ```
    /// use learn::{Features, Row};
    ///
    /// let mut alike = Features::new();
    /// alike.add(0, &["quoted"]);
    /// let mut row = Row::new();
    /// row.share_by_things(alike.list().iter().copied());
    /// (0..3).for_each(|_| row.thing(0b11, []));
    /// assert_eq!(row.len(), 3);
    /// ```
    pub fn share_by_things(&mut self, features: impl IntoIterator<Item = Feature>) {
        self.things.shared.push(features);
    }

    /// Tells what steps have beside their own features, from the next on and until this is told again.
    pub fn share_by_steps(&mut self, features: impl IntoIterator<Item = Feature>) {
        self.steps.shared.push(features);
    }

    /// Returns how many things there are.
    pub fn len(&self) -> usize {
        self.may.len()
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.may.is_empty()
    }
}

/// Labels rows.
///
/// ```
/// use learn::{Features, Row, train::{Schedule, train_chain}};
///
/// // A word and the one after it are marked; nothing else is.
/// let row = |words: &[&str]| {
///     let mut row = Row::new();
///     for word in words {
///         let mut features = Features::new();
///         features.add(0, &[word]);
///         row.thing(0b11, features.list().iter().copied());
///     }
///     let mut step = Features::new();
///     step.add(1, &[]);
///     (0..=words.len()).for_each(|_| row.step(step.list().iter().copied()));
///     row
/// };
/// let told = [(row(&["he", "said", "no"]), vec![0, 1, 1]), (row(&["no", "one", "left"]), vec![0, 0, 0])];
/// let chain = train_chain(&["O", "X"], &told, Schedule { bits: 10, rounds: 20, ..Schedule::USUAL });
/// assert_eq!(chain.best(&row(&["he", "said", "no"])).0, [0, 1, 1]);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain {
    /// A class for each label.
    pub(crate) things: Linear,
    /// A class for each pair of labels, the label before first.
    pub(crate) steps: Linear,
}

/// Less than any sum of weights.
const NEVER: i32 = i32::MIN / 4;

impl Chain {
    /// Returns the labels.
    pub fn labels(&self) -> &[String] {
        self.things.classes()
    }

    /// Returns what one unit of logarithmic odds is in a score.
    pub fn unit(&self) -> i32 {
        self.things.unit()
    }

    /// Returns the labels that score best together, and by how much; of equals the first. A row none of whose labelings
    /// is allowed gets one that is not.
    pub fn best(&self, row: &Row) -> (Vec<usize>, i32) {
        let count = self.labels().len();
        if row.is_empty() {
            return (Vec::new(), 0);
        }
        let mut before: Vec<i32> = (0..count).map(|label| if label == 0 { 0 } else { NEVER }).collect();
        let mut back: Vec<u8> = Vec::with_capacity(row.len() * count);
        let (mut own, mut steps, mut after) = (vec![0; count], vec![0; count * count], vec![0; count]);
        let (mut own_shared, mut steps_shared) = (own.clone(), steps.clone());
        for at in 0..row.len() {
            add_scores(&self.things, &row.things, at, &mut own_shared, &mut own);
            add_scores(&self.steps, &row.steps, at, &mut steps_shared, &mut steps);
            for label in 0..count {
                let from = |other: usize| before[other] + steps[other * count + label];
                let mut best = 0;
                for other in 1..count {
                    if from(other) > from(best) {
                        best = other;
                    }
                }
                back.push(best as u8);
                let allowed = if row.may[at] & 1 << label == 0 { NEVER } else { own[label] };
                after[label] = from(best).saturating_add(allowed).max(NEVER);
            }
            std::mem::swap(&mut before, &mut after);
        }
        add_scores(&self.steps, &row.steps, row.len(), &mut steps_shared, &mut steps);
        let last: Vec<i32> = (0..count).map(|label| before[label] + steps[label * count]).collect();
        let mut label = crate::linear::best_of(&last);
        let score = last[label];
        let mut labels = vec![0; row.len()];
        for at in (0..row.len()).rev() {
            labels[at] = label;
            label = back[at * count + label] as usize;
        }
        (labels, score)
    }

    /// Writes it as bytes, at the end of `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.things.write(out);
        self.steps.write(out);
    }

    /// Reads one from the front of `bytes`, and returns the rest beside it.
    ///
    /// # Errors
    /// If it is none, or damaged.
    pub fn read(bytes: &[u8]) -> Result<(Chain, &[u8]), Error> {
        let (things, rest) = Linear::read(bytes)?;
        let (steps, rest) = Linear::read(rest)?;
        let count = things.classes().len();
        if count > 16 || steps.classes().len() != count * count {
            return Err(Error::new("the chain has other labels than steps"));
        }
        Ok((Chain { things, steps }, rest))
    }
}

/// Writes the scores of one of a row. `shared` has what the one before it shares, and gets what this one does.
fn add_scores(model: &Linear, seen: &Seen, at: usize, shared: &mut [i32], scores: &mut [i32]) {
    let [alike, own] = seen.of(at);
    if !seen.goes_on(at) {
        shared.fill(0);
        model.add_scores(alike, shared);
    }
    scores.copy_from_slice(shared);
    model.add_scores(own, scores);
}

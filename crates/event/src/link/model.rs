//! What was learnt of links: a classifier for each kind of pair.

use std::sync::OnceLock;

use learn::train::{Example, Schedule, keep_frequent, train};
use learn::{Feature, Linear};

use super::order::Order;
use super::pairs::{Kind, Pair};

/// What a pair may be; the rarer relations of TimeML are not learnt.
pub(crate) const LEARNT: [Order; 5] =
    [Order::Before, Order::After, Order::Includes, Order::IsIncluded, Order::Simultaneous];

/// A classifier for each of [`Kind::ALL`].
pub(crate) struct LinkModel {
    kinds: Vec<Linear>,
}

/// A pair of a known relation; none where none is known of it.
pub(crate) type LinkExample = (Kind, Vec<Feature>, Option<Order>);

impl LinkModel {
    /// Returns the model of English, read at the first call.
    pub(crate) fn english() -> &'static LinkModel {
        static READ: OnceLock<LinkModel> = OnceLock::new();
        READ.get_or_init(|| LinkModel::read(ENGLISH).expect("the model of English is read by a test"))
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<LinkModel, learn::Error> {
        let (mut kinds, mut rest) = (Vec::new(), bytes);
        for _ in Kind::ALL {
            let (linear, left) = Linear::read(rest)?;
            kinds.push(linear);
            rest = left;
        }
        Ok(LinkModel { kinds })
    }

    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        self.kinds.iter().for_each(|linear| linear.write(out));
    }

    pub(crate) fn learn(examples: &[&LinkExample]) -> LinkModel {
        let names: Vec<&str> = std::iter::once("-").chain(LEARNT.map(Order::as_str)).collect();
        let of = |kind: Kind| {
            let mut examples: Vec<Example> = examples
                .iter()
                .filter(|(of, _, _)| *of == kind)
                .map(|(_, features, order)| Example {
                    features: features.clone(),
                    class: order.and_then(|order| LEARNT.iter().position(|one| *one == order)).map_or(0, |at| at + 1),
                })
                .collect();
            keep_frequent(&mut examples, SELDOM);
            train(&names, &examples, SCHEDULE)
        };
        LinkModel { kinds: Kind::ALL.into_iter().map(of).collect() }
    }

    /// Returns the likeliest relation of a pair, and how likely it is, in thousandths.
    pub(crate) fn likeliest(&self, pair: &Pair) -> (Order, u16) {
        let kind = Kind::ALL.iter().position(|kind| *kind == pair.kind).unwrap_or(0);
        let linear = &self.kinds[kind];
        let scores = linear.scores(&pair.features);
        let best = (1..scores.len()).fold(1, |best, at| if scores[at] > scores[best] { at } else { best });
        let sum: f64 =
            scores.iter().map(|score| power(f64::from(score - scores[best]) / f64::from(linear.unit()))).sum();
        (LEARNT[best - 1], (1000.0 / sum) as u16)
    }
}

const ENGLISH: &[u8] = include_bytes!("../../models/links.bin");

const SCHEDULE: Schedule = Schedule { rounds: 8, rate: 0.025, decay: 1e-4, bits: 15, seed: 3 };

/// A feature is met at least so often.
const SELDOM: u32 = 3;

/// The exponential, by products alone, so that every machine says the same.
fn power(of: f64) -> f64 {
    let mut product = 1.0 + of.max(-500.0) / 1024.0; // it is never above nought
    for _ in 0..10 {
        product *= product;
    }
    product
}

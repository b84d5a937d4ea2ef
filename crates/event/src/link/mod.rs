//! How events and times lie to each other, as TimeML's links say it.

mod awareness;
mod graph;
mod items;
mod model;
mod order;
mod pairs;
mod seen;

use std::collections::HashMap;

pub(crate) use awareness::closed;
pub use awareness::{Awareness, Said, awareness};
pub use graph::Graph;
pub use items::{Item, Told};
pub(crate) use model::{LinkExample, LinkModel};
pub use order::Order;
pub(crate) use pairs::{Kind, Pair, pairs};

/// A relation of two items: `from` is `order` `to`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    /// The first.
    pub from: Item,
    /// The second.
    pub to: Item,
    /// How the first lies to the second.
    pub order: Order,
    /// How likely it is, in thousandths.
    pub likely: u16,
}

/// Returns the links of a document, in the order of its events and times; no two of a stretch of it exclude each other.
pub fn links(told: &Told<'_>) -> Vec<Link> {
    with_model(LinkModel::english(), LEAST, &pairs(told))
}

/// How likely a link of each of [`Kind::ALL`] has to be, in thousandths.
pub(crate) const LEAST: [u16; 5] = [200, 200, 250, 320, 270];

/// As likely as what is said outright, in thousandths.
const CERTAIN: u16 = 1000;

/// So many pairs are held together against each other.
const STRETCH: usize = 1500;

/// Takes the likeliest relations first, and leaves out what cannot be beside them.
pub(crate) fn with_model(model: &LinkModel, least: [u16; 5], pairs: &[Pair]) -> Vec<Link> {
    let mut links = Vec::new();
    for stretch in pairs.chunks(STRETCH) {
        let mut found: Vec<Link> = Vec::new();
        for pair in stretch {
            let (order, likely) = pair.said.map_or_else(|| model.likeliest(pair), |order| (order, CERTAIN));
            let kind = Kind::ALL.iter().position(|kind| *kind == pair.kind).unwrap_or(0);
            if likely >= least[kind] {
                found.push(Link { from: pair.from, to: pair.to, order, likely });
            }
        }
        let mut numbers: HashMap<Item, usize> = HashMap::new();
        for link in &found {
            for item in [link.from, link.to] {
                let next = numbers.len();
                numbers.entry(item).or_insert(next);
            }
        }
        let mut graph = Graph::new(numbers.len());
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(found[*at].likely));
        let mut kept = vec![false; found.len()];
        for at in order {
            let link = &found[at];
            kept[at] = graph.add(numbers[&link.from], link.order, numbers[&link.to]);
        }
        links.extend(found.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(link, _)| link));
    }
    links
}

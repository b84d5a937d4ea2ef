//! Lists whose entries are made as they are written, so that no more than one of them takes room.

use serde::{Serialize, Serializer};

/// A list, by what makes its entries in order.
pub(super) struct Each<F>(pub F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

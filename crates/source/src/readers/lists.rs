//! Lists that are open while a text is read: how deep an item stands, and which number it has.

use crate::Item;

/// The open lists, each with the number of its next item where it counts.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<Option<u32>>,
}

impl Lists {
    /// A list begins, with the number of its first item where it counts.
    pub(super) fn open(&mut self, first: Option<u32>) {
        self.open.push(first);
    }

    /// The innermost list ends.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Returns the next item of the innermost list.
    pub(super) fn item(&mut self) -> Item {
        let depth = u8::try_from(self.open.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let next = self.open.last_mut().and_then(Option::as_mut);
        let number = next.map(|next| std::mem::replace(next, next.saturating_add(1)));
        Item { depth, number }
    }
}

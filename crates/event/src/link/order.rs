//! How one stretch of time lies to another, by the names of TimeML.

/// A relation of one event or time to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Order {
    /// The first is over when the second begins.
    Before,
    /// The first begins when the second is over.
    After,
    /// The first begins earlier and ends later.
    Includes,
    /// The first begins later and ends earlier.
    IsIncluded,
    /// Both begin and end together.
    Simultaneous,
    /// The second begins the moment the first ends.
    JustBefore,
    /// The first begins the moment the second ends.
    JustAfter,
    /// Both begin together, the first ends earlier.
    Begins,
    /// Both begin together, the second ends earlier.
    BegunBy,
    /// Both end together, the first begins later.
    Ends,
    /// Both end together, the second begins later.
    EndedBy,
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 11] = [
        Order::Before,
        Order::After,
        Order::Includes,
        Order::IsIncluded,
        Order::Simultaneous,
        Order::JustBefore,
        Order::JustAfter,
        Order::Begins,
        Order::BegunBy,
        Order::Ends,
        Order::EndedBy,
    ];

    /// Returns the name TimeML writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Order::Before => "BEFORE",
            Order::After => "AFTER",
            Order::Includes => "INCLUDES",
            Order::IsIncluded => "IS_INCLUDED",
            Order::Simultaneous => "SIMULTANEOUS",
            Order::JustBefore => "IBEFORE",
            Order::JustAfter => "IAFTER",
            Order::Begins => "BEGINS",
            Order::BegunBy => "BEGUN_BY",
            Order::Ends => "ENDS",
            Order::EndedBy => "ENDED_BY",
        }
    }

    /// Reads a name of TimeML; what is one event, or lasts as long as another, is simultaneous.
    ///
    /// ```
    /// use event::Order;
    /// assert_eq!(Order::named("IDENTITY"), Some(Order::Simultaneous));
    /// assert_eq!(Order::named("VAGUE"), None);
    /// ```
    pub fn named(name: &str) -> Option<Order> {
        if matches!(name, "IDENTITY" | "DURING" | "DURING_INV") {
            return Some(Order::Simultaneous);
        }
        Order::ALL.into_iter().find(|order| order.as_str() == name)
    }

    /// Returns how the second lies to the first.
    pub fn inverse(self) -> Order {
        match self {
            Order::Before => Order::After,
            Order::After => Order::Before,
            Order::Includes => Order::IsIncluded,
            Order::IsIncluded => Order::Includes,
            Order::Simultaneous => Order::Simultaneous,
            Order::JustBefore => Order::JustAfter,
            Order::JustAfter => Order::JustBefore,
            Order::Begins => Order::BegunBy,
            Order::BegunBy => Order::Begins,
            Order::Ends => Order::EndedBy,
            Order::EndedBy => Order::Ends,
        }
    }
}

//! The kinds of entities.

/// What an entity is.
///
/// ```
/// assert_eq!(entity::Kind::named("state"), Some(entity::Kind::State));
/// assert_eq!(entity::Kind::Organization.as_str(), "organization");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A human being, or one told of as such: a god, a figure of a tale.
    Person,
    /// Parties, armies, firms, offices, schools: what has members and acts as one.
    Organization,
    /// Peoples, and people who are named together.
    Group,
    /// States of today and of the past.
    State,
    /// Cities, lands, rivers, seas, mountains.
    Place,
    /// What was built: bridges, palaces, forts.
    Facility,
    /// What was written or made: books, treaties, laws, paintings.
    Work,
    /// What happened and has a name: wars, battles, feasts.
    Event,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 8] = [
        Kind::Person,
        Kind::Organization,
        Kind::Group,
        Kind::State,
        Kind::Place,
        Kind::Facility,
        Kind::Work,
        Kind::Event,
    ];

    /// Returns the name of the kind, as the JSON writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Group => "group",
            Kind::State => "state",
            Kind::Place => "place",
            Kind::Facility => "facility",
            Kind::Work => "work",
            Kind::Event => "event",
        }
    }

    /// Returns the kind of this name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

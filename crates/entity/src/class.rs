//! What names are told apart by: the classes that are learnt.

/// What a mention is, in the treebank's words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// A human being, several, or a people.
    Person,
    /// A place, a state, a building.
    Place,
    /// An organisation.
    Organization,
    /// What happens.
    Event,
    /// What is none of these nor a time: ideas, works, things, animals, plants, substances.
    Other,
}

impl Class {
    /// All of them.
    pub const ALL: [Class; 5] = [Class::Person, Class::Place, Class::Organization, Class::Event, Class::Other];

    /// Returns the name, as the model's file has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Person => "person",
            Class::Place => "place",
            Class::Organization => "organization",
            Class::Event => "event",
            Class::Other => "other",
        }
    }

    /// Returns the class of a type of GUM; none for times.
    pub fn of_type(name: &str) -> Option<Class> {
        Some(match name {
            "person" => Class::Person,
            "place" => Class::Place,
            "organization" => Class::Organization,
            "event" => Class::Event,
            "time" => return None,
            _ => Class::Other,
        })
    }
}

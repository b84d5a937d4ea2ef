//! The universal parts of speech.

/// A part of speech of the Universal Dependencies.
///
/// ```
/// assert_eq!(syntax::Upos::named("PROPN"), Some(syntax::Upos::Propn));
/// assert_eq!(syntax::Upos::Verb.as_str(), "VERB");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Upos {
    /// An adjective.
    Adj,
    /// A preposition.
    Adp,
    /// An adverb.
    Adv,
    /// An auxiliary, the copula among them.
    Aux,
    /// A coordinating conjunction.
    Cconj,
    /// A determiner.
    Det,
    /// An interjection.
    Intj,
    /// A noun.
    Noun,
    /// A numeral.
    Num,
    /// A particle.
    Part,
    /// A pronoun.
    Pron,
    /// A proper noun.
    Propn,
    /// A mark of punctuation.
    Punct,
    /// A subordinating conjunction.
    Sconj,
    /// A symbol.
    Sym,
    /// A verb.
    Verb,
    /// What is none of the others.
    X,
}

impl Upos {
    /// All of them, in the order of the alphabet.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// Returns the part of speech of this name.
    pub fn named(name: &str) -> Option<Upos> {
        Upos::ALL.into_iter().find(|upos| upos.as_str() == name)
    }

    /// Returns the name, as treebanks write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }
}

//! The universal relations between a word and its head.

/// A relation of the Universal Dependencies, without its subtype.
///
/// ```
/// assert_eq!(syntax::Relation::named("nsubj"), Some(syntax::Relation::Nsubj));
/// assert_eq!(syntax::Relation::Obl.as_str(), "obl");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// A clause that says more of a noun; relative clauses have the subtype relcl.
    Acl,
    /// An adverbial clause.
    Advcl,
    /// An adverb, or what stands as one.
    Advmod,
    /// An adjective of a noun.
    Amod,
    /// Another name for the same, beside the first.
    Appos,
    /// An auxiliary.
    Aux,
    /// A preposition, or the mark of possession.
    Case,
    /// A coordinating conjunction.
    Cc,
    /// A clause that is an object.
    Ccomp,
    /// A classifier.
    Clf,
    /// A part of a compound.
    Compound,
    /// A further member of a coordination.
    Conj,
    /// The copula.
    Cop,
    /// A clause that is a subject.
    Csubj,
    /// A relation nobody could name.
    Dep,
    /// A determiner.
    Det,
    /// An interjection or filler.
    Discourse,
    /// What is moved out of the sentence.
    Dislocated,
    /// A pronoun that stands for nothing.
    Expl,
    /// A part of a fixed expression.
    Fixed,
    /// A further word of a name.
    Flat,
    /// A part of a word written apart.
    Goeswith,
    /// The second object.
    Iobj,
    /// A further member of a list.
    List,
    /// A subordinating conjunction, or the mark of the infinitive.
    Mark,
    /// A noun that says more of a noun.
    Nmod,
    /// The subject.
    Nsubj,
    /// A number of a noun.
    Nummod,
    /// The object.
    Obj,
    /// A noun that says more of a verb: place, time, manner, agent.
    Obl,
    /// What is left of a clause without its verb.
    Orphan,
    /// A clause beside another.
    Parataxis,
    /// A mark of punctuation.
    Punct,
    /// What the speaker mends.
    Reparandum,
    /// The head of the sentence.
    Root,
    /// Who is spoken to.
    Vocative,
    /// A clause or predicate without a subject of its own.
    Xcomp,
}

impl Relation {
    /// All of them, in the order of the alphabet.
    pub const ALL: [Relation; 37] = [
        Relation::Acl,
        Relation::Advcl,
        Relation::Advmod,
        Relation::Amod,
        Relation::Appos,
        Relation::Aux,
        Relation::Case,
        Relation::Cc,
        Relation::Ccomp,
        Relation::Clf,
        Relation::Compound,
        Relation::Conj,
        Relation::Cop,
        Relation::Csubj,
        Relation::Dep,
        Relation::Det,
        Relation::Discourse,
        Relation::Dislocated,
        Relation::Expl,
        Relation::Fixed,
        Relation::Flat,
        Relation::Goeswith,
        Relation::Iobj,
        Relation::List,
        Relation::Mark,
        Relation::Nmod,
        Relation::Nsubj,
        Relation::Nummod,
        Relation::Obj,
        Relation::Obl,
        Relation::Orphan,
        Relation::Parataxis,
        Relation::Punct,
        Relation::Reparandum,
        Relation::Root,
        Relation::Vocative,
        Relation::Xcomp,
    ];

    /// Returns the relation of this name.
    pub fn named(name: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.as_str() == name)
    }

    /// Returns the name, as treebanks write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Acl => "acl",
            Relation::Advcl => "advcl",
            Relation::Advmod => "advmod",
            Relation::Amod => "amod",
            Relation::Appos => "appos",
            Relation::Aux => "aux",
            Relation::Case => "case",
            Relation::Cc => "cc",
            Relation::Ccomp => "ccomp",
            Relation::Clf => "clf",
            Relation::Compound => "compound",
            Relation::Conj => "conj",
            Relation::Cop => "cop",
            Relation::Csubj => "csubj",
            Relation::Dep => "dep",
            Relation::Det => "det",
            Relation::Discourse => "discourse",
            Relation::Dislocated => "dislocated",
            Relation::Expl => "expl",
            Relation::Fixed => "fixed",
            Relation::Flat => "flat",
            Relation::Goeswith => "goeswith",
            Relation::Iobj => "iobj",
            Relation::List => "list",
            Relation::Mark => "mark",
            Relation::Nmod => "nmod",
            Relation::Nsubj => "nsubj",
            Relation::Nummod => "nummod",
            Relation::Obj => "obj",
            Relation::Obl => "obl",
            Relation::Orphan => "orphan",
            Relation::Parataxis => "parataxis",
            Relation::Punct => "punct",
            Relation::Reparandum => "reparandum",
            Relation::Root => "root",
            Relation::Vocative => "vocative",
            Relation::Xcomp => "xcomp",
        }
    }

    /// Says whether the word has content of its own, as the CoNLL-2018 evaluation draws the line.
    pub fn is_content(self) -> bool {
        !self.is_function() && !matches!(self, Relation::Punct)
    }

    /// Says whether the word serves another.
    pub fn is_function(self) -> bool {
        use Relation::{Aux, Case, Cc, Clf, Cop, Det, Mark};
        matches!(self, Aux | Cop | Mark | Det | Clf | Case | Cc)
    }
}

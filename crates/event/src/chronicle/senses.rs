//! What a verb tells by what it is said of, read from `lang/en/kinds.toml`: a city that is taken is a capture, a degree is none.

use std::sync::OnceLock;

use entity::Kind;
use serde::Deserialize;
use source::{ListedMap, ListedSet};
use syntax::{Relation, Upos};

use super::grammar::Grammar;
use super::named::Named;
use super::predicate::is_passive;
use super::tree::Tree;

/// One sense of a verb: what it is said of, and the kind it tells then.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    of: Of,
    is: Vec<Kind>,
    nouns: ListedSet<String>,
    pub(super) kind: Option<&'static str>,
}

/// Which words of its clause a sense looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Of {
    Subject,
    Object,
    Complement,
    Alone,
    New,
    Any,
}

impl Sense {
    pub(super) fn fits(&self, named: &Named<'_>, tree: &Tree<'_>, verb: usize, subject: Option<usize>) -> bool {
        let passive = is_passive(tree, verb);
        let object = tree.child(verb, Relation::Obj).or(subject.filter(|_| passive));
        match self.of {
            Of::Any => true,
            Of::Alone => object.is_none(),
            Of::New => {
                object.is_none()
                    && subject.is_some_and(|subject| is_new(tree, subject) && self.is_of(named, tree, subject))
            }
            Of::Subject => subject.is_some_and(|subject| !passive && self.is_of(named, tree, subject)),
            Of::Object => object.is_some_and(|object| self.is_of(named, tree, object)),
            Of::Complement => {
                let senses = Senses::english();
                let complements = |at: &usize| senses.complements.iter().any(|one| *one == tree.preposition(*at));
                let said = tree.all(verb, Relation::Obl).filter(complements);
                tree.all(verb, Relation::Xcomp).chain(said).any(|complement| self.is_of(named, tree, complement))
            }
        }
    }

    fn is_of(&self, named: &Named<'_>, tree: &Tree<'_>, at: usize) -> bool {
        if self.is.is_empty() && self.nouns.is_empty() {
            return true;
        }
        let word = &tree.words[at];
        let kind = named.at_head(word.span).and_then(|id| named.kind(id));
        // "it" is nobody.
        let somebody = word.upos == Upos::Pron && !word.feats.contains("Gender=Neut");
        let kind = kind.or(somebody.then_some(Kind::Person));
        // What has a name that nobody knows is mostly a place.
        let kind = kind.or((word.upos == Upos::Propn).then_some(Kind::Place));
        kind.is_some_and(|kind| self.is.contains(&kind)) || self.nouns.contains(word.small_lemma())
    }
}

/// Says whether a noun is brought in by its article: "a son", not "his son".
fn is_new(tree: &Tree<'_>, noun: usize) -> bool {
    tree.all(noun, Relation::Det).any(|article| tree.words[article].feats.contains("Definite=Ind"))
}

/// The senses of verbs, by verb.
pub(super) struct Senses {
    by_verb: ListedMap<String, Vec<Sense>>,
    /// Stand before a complement.
    complements: Vec<String>,
}

impl Senses {
    /// Returns those of English, read at the first call.
    pub(super) fn english() -> &'static Senses {
        static READ: OnceLock<Senses> = OnceLock::new();
        READ.get_or_init(|| Senses::read(Grammar::english()).expect("a test reads the compiled-in file"))
    }

    fn read(grammar: &'static Grammar) -> Result<Senses, String> {
        let file: File =
            toml::from_str(include_str!("../../../../lang/en/kinds.toml")).map_err(|error| error.to_string())?;
        let mut by_verb: ListedMap<String, Vec<Sense>> = ListedMap::default();
        for one in file.sense {
            let is: Option<Vec<Kind>> = one.is.iter().map(|name| Kind::named(name)).collect();
            let is = is.ok_or_else(|| format!("{:?} are no kinds of what is named", one.is))?;
            let kind = grammar.kind_named(&one.kind);
            if kind.is_none() && !one.kind.is_empty() {
                return Err(format!("'{}' is no kind", one.kind));
            }
            for verb in one.verbs {
                let sense = Sense { of: one.of, is: is.clone(), nouns: one.nouns.clone(), kind };
                by_verb.entry(verb).or_default().push(sense);
            }
        }
        Ok(Senses { by_verb, complements: file.complement.prepositions })
    }

    pub(super) fn of(&self, verb: &str) -> &[Sense] {
        self.by_verb.get(verb).map_or(&[], Vec::as_slice)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    complement: Complement,
    sense: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Complement {
    prepositions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    verbs: Vec<String>,
    of: Of,
    #[serde(default)]
    is: Vec<String>,
    #[serde(default)]
    nouns: ListedSet<String>,
    kind: String,
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, paragraphs, read};

    use super::*;

    /// The kind of the first event of a sentence.
    fn told(text: &str) -> Option<&'static str> {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let sentences = syntax::Syntax::english().reader().parse_within(&document.text, &paragraphs(&document));
        let entities = entity::entities(&document, &sentences, &[]);
        let account = crate::Account {
            document: &document,
            sentences: &sentences,
            timexes: &[],
            entities: &entities,
            attributions: &[],
            standing: &[],
        };
        crate::chronicle(&account).events.first().and_then(|event| event.kind)
    }

    #[test]
    fn every_sense_is_read() {
        Senses::read(Grammar::english()).expect("the file is right");
    }

    #[test]
    fn a_verb_tells_what_its_object_says() {
        assert_eq!(told("The army took Herat."), Some("capture"));
        assert_eq!(told("Marie Curie took her degree in physics."), Some("life"));
        assert_eq!(told("The Aurelia struck a rock."), Some("disaster"));
        assert_eq!(told("The king fired the minister."), Some("rule"));
        assert_eq!(told("Marie Curie received a second prize."), Some("honour"));
        assert_eq!(told("The boys shut the gate."), None);
        assert_eq!(told("The mayor visited the museum."), Some("movement"));
    }

    #[test]
    fn a_verb_tells_what_its_subject_says() {
        assert_eq!(told("Heavy rain fell on the plain of Marathon."), None);
        assert_eq!(told("The city of Herat fell."), Some("capture"));
        assert_eq!(told("The government of Karim fell."), Some("dissolution"));
        assert_eq!(told("A scaffold collapsed."), Some("disaster"));
        assert_eq!(told("The coalition collapsed."), Some("dissolution"));
        assert_eq!(told("Porfirio Díaz became president."), Some("rule"));
    }

    #[test]
    fn what_takes_place_or_breaks_out_says_what_it_is() {
        assert_eq!(told("The battle took place near Herat."), Some("conflict"));
        assert_eq!(told("A war broke out between France and Spain."), Some("conflict"));
    }

    #[test]
    fn forms_that_do_not_follow_their_ending_tell_it_too() {
        assert_eq!(told("The Russians had retreated into Galicia."), Some("movement"));
        assert_eq!(told("Finland was invaded by the Soviet Union."), Some("attack"));
    }
}

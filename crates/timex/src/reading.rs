//! A pack as it is read from the files of `lang/`: its words, and its rules as they are written, nothing compiled yet.

use std::sync::OnceLock;

use calendar::TimeValue;

use crate::blocks::{blocks, definitions};
use crate::builder::{Builder, Endings};
use crate::meaning::Meaning;
use crate::rule::{Definition, Rule, Wrong, parse_rule, parse_way};
use crate::vocabulary::{CaseRule, Vocabulary};

/// The files of a pack, as text.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// ISO 639-1.
    pub language: &'a str,
    /// `pack.toml`.
    pub settings: &'a str,
    /// Name (without ending) and text of each lexicon file.
    pub lexicon: &'a [(&'a str, &'a str)],
    /// Name and text of each file of definitions.
    pub definitions: &'a [(&'a str, &'a str)],
    /// Name and text of each rule file.
    pub rules: &'a [(&'a str, &'a str)],
}

/// What the files of a pack say.
#[derive(Debug)]
pub(crate) struct Parts {
    pub language: String,
    pub vocabulary: Vocabulary,
    pub endings: Endings,
    pub rules: Vec<Rule>,
    pub definitions: Vec<Definition>,
    pub feasts: Vec<Feast>,
    pub periods: Vec<Period>,
    /// All but plain ones, numbers and names. Bytes are written by them.
    #[allow(dead_code)]
    pub meanings: Vec<Worded>,
}

/// A meaning as the lexicon writes it.
#[derive(Debug)]
#[allow(dead_code)] // see above
pub(crate) struct Worded {
    pub meaning: Meaning,
    pub class: String,
    pub text: String,
}

/// A feast: how its day is found in a year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Feast {
    pub id: String,
    pub rule: String,
    /// What it is called; the first of its names.
    pub name: String,
}

/// A named period of history.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Period {
    pub id: String,
    /// EDTF.
    pub edtf: String,
    /// The same as a value, once it is asked for.
    pub value: OnceLock<Option<TimeValue>>,
}

/// Reads the files of a pack.
///
/// # Errors
/// The first file that is not as it should be, by its path in the pack.
pub(crate) fn read(files: &Files<'_>) -> Result<Parts, String> {
    let mut builder = Builder::new();
    let mut named = Named::default();
    for (name, text) in files.lexicon {
        let within = |problem: String| format!("lexicon/{name}.toml: {problem}");
        let lines = crate::lexicon::lines(text).map_err(within)?;
        read_lexicon(&mut builder, &lines, &mut named).map_err(within)?;
    }
    let mut rules = Vec::new();
    let definitions = read_definitions(&mut builder, files)?;
    for (name, text) in files.rules {
        for block in blocks(text, "rule") {
            let rule = parse_rule(&mut builder, &definitions, name, block)
                .map_err(|wrong| told(&format!("rules/{name}.md"), text, block, wrong))?;
            rules.push(rule);
        }
    }
    if rules.len() > usize::from(u16::MAX) {
        return Err("rules: a pack has at most 65,535".to_owned());
    }
    let endings = std::mem::take(&mut builder.endings);
    let Named { feasts, periods, meanings } = named;
    let vocabulary = builder.finish();
    Ok(Parts {
        language: files.language.to_owned(),
        vocabulary,
        endings,
        rules,
        definitions,
        feasts,
        periods,
        meanings,
    })
}

/// What the lexicon has names and words for.
#[derive(Default)]
struct Named {
    feasts: Vec<Feast>,
    periods: Vec<Period>,
    meanings: Vec<Worded>,
}

impl Named {
    /// Keeps how a meaning is written.
    fn keep(&mut self, meaning: &Meaning, class: &str, text: &str) {
        let says_itself = matches!(meaning, Meaning::Plain | Meaning::Number(_));
        if !says_itself && !self.meanings.iter().any(|known| known.meaning == *meaning) {
            let (meaning, class, text) = (meaning.clone(), class.to_owned(), text.to_owned());
            self.meanings.push(Worded { meaning, class, text });
        }
    }
}

/// Reads the definitions of all files, in the order of the files' names: ```` ```define NAME ````, a way a block.
fn read_definitions(builder: &mut Builder, files: &Files<'_>) -> Result<Vec<Definition>, String> {
    let mut found: Vec<Definition> = Vec::new();
    for (file, text) in files.definitions {
        for (name, body) in definitions(text) {
            let way = parse_way(builder, &found, body)
                .map_err(|wrong| told(&format!("definitions/{file}.md"), text, body, wrong))?;
            match found.iter_mut().find(|known| known.name == name) {
                Some(known) => known.ways.push(way),
                None => found.push(Definition { name: name.to_owned(), ways: vec![way] }),
            }
        }
    }
    Ok(found)
}

/// Says where in its file a block is wrong: the file, the line from 1, what.
fn told(path: &str, text: &str, block: &str, wrong: Wrong) -> String {
    let before = (block.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    let line = text.as_bytes()[..before].iter().filter(|byte| **byte == b'\n').count() + wrong.line + 1;
    format!("{path}:{line}: {}", wrong.what)
}

/// Takes the lines of a lexicon into the pack; what they are is told in `lexicon`.
fn read_lexicon(builder: &mut Builder, lines: &str, all: &mut Named) -> Result<(), String> {
    let (mut class, mut id) = ("", 0);
    let mut named = Meaning::Plain;
    let index = |length: usize, what: &str| u16::try_from(length).map_err(|_| format!("too many {what}"));
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let letter = fields.next();
        let mut field = || fields.next().unwrap_or_default();
        match letter {
            Some("c") => {
                class = field();
                id = builder.classes.intern(class);
            }
            Some("w") => {
                let (word, case, text) = (field(), field(), field());
                match class {
                    "past-ending" => builder.endings.past.push(word.to_owned()),
                    "progressive-ending" => builder.endings.progressive.push(word.to_owned()),
                    _word => {}
                }
                let case = match case {
                    "title" => CaseRule::Title,
                    "upper" => CaseRule::Upper,
                    "lower" => CaseRule::Lower,
                    _ => CaseRule::Any,
                };
                let meaning = Meaning::parse(class, text).map_err(|error| format!("'{word}': {error}"))?;
                all.keep(&meaning, class, text);
                builder.add(id, word, case, meaning);
            }
            Some("f") => {
                named = Meaning::Feast(index(all.feasts.len(), "feasts")?);
                all.feasts.push(Feast { id: field().to_owned(), rule: field().to_owned(), name: field().to_owned() });
            }
            Some("p") => {
                named = Meaning::Period(index(all.periods.len(), "periods")?);
                all.periods.push(Period { id: field().to_owned(), edtf: field().to_owned(), ..Period::default() });
            }
            Some("n") => {
                let class = builder.classes.intern(field());
                // A word the entry writes with a capital counts only with one: "Easter", "the Cold War".
                fields.for_each(|word| builder.add_as_written(class, word, named.clone()));
            }
            Some(_) | None => return Err(format!("'{line}' is no line of a lexicon")),
        }
    }
    Ok(())
}

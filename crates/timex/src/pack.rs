//! A language pack: its words, rules, feasts and periods, read from `lang/` (compiled in) or from a folder's files.

use std::borrow::Cow;
use std::sync::{Mutex, OnceLock};

use crate::ahead::{Sketch, ahead};
use crate::automaton::Automaton;
use crate::builder::Builder;
use crate::captures::Run;
use crate::classes::ClassId;
use crate::cues::Cues;
use crate::guideline::Guideline;
use crate::meaning::Meaning;
use crate::rule::{Definition, Instr, Language, Rule, Wrong, compile, parse_rule, parse_way};
use crate::token::Token;
use crate::vocabulary::{CaseRule, Vocabulary};

/// The files of a pack, as text.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// ISO 639-1.
    pub language: &'a str,
    /// `pack.toml`.
    pub settings: &'a str,
    /// Name (without ending) and text of each lexicon file; of a compiled-in pack, its lines.
    pub lexicon: &'a [(&'a str, &'a str)],
    /// Name and text of each file of definitions.
    pub definitions: &'a [(&'a str, &'a str)],
    /// Name and text of each rule file.
    pub rules: &'a [(&'a str, &'a str)],
}

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// How the lexicon files of a pack are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lexicon {
    Toml,
    /// As lines the build script made of TOML.
    Lines,
}

/// A language pack, ready to match.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1.
    pub language: String,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) cues: Cues,
    pub(crate) rules: Vec<Rule>,
    pub(crate) definitions: Vec<Definition>,
    pub(crate) feasts: Vec<Feast>,
    pub(crate) periods: Vec<Period>,
    grammars: [OnceLock<Grammar>; 3],
}

/// A feast: how its day is found in a year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Feast {
    pub id: String,
    pub rule: String,
}

/// A named period of history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Period {
    pub id: String,
    /// EDTF.
    pub edtf: String,
}

/// The rules compiled for one domain.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub program: Vec<Instr>,
    ahead: Box<[Sketch]>,
    pub entries: Vec<Entry>,
    starts: Vec<u32>,
    /// Automata that nobody uses now: each remembers the states earlier texts asked for.
    idle: Mutex<Vec<Automaton>>,
}

/// Where the programs of a rule begin.
#[derive(Debug)]
pub(crate) struct Entry {
    pub start: u32,
    /// Program and whether it must not match.
    pub before: Vec<(u32, bool)>,
    pub after: Vec<(u32, bool)>,
}

impl Pack {
    /// Returns the compiled-in pack of a language, made on first use.
    pub fn of(language: &str) -> Option<&'static Pack> {
        static MADE: [OnceLock<Pack>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
        let index = PACKS.iter().position(|files| files.language == language)?;
        Some(MADE[index].get_or_init(|| {
            // Tests read every compiled-in pack, so that no user sees this.
            Pack::made(&PACKS[index], Lexicon::Lines).unwrap_or_else(|problem| panic!("lang/{language}/{problem}"))
        }))
    }

    /// Returns the languages that have a compiled-in pack.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        PACKS.iter().map(|files| files.language)
    }

    /// Returns the compiled-in files of a language, for tests and tools that read their examples.
    pub fn files(language: &str) -> Option<&'static Files<'static>> {
        PACKS.iter().find(|files| files.language == language)
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// The first file that is not as it should be, by its path in the pack, with the line of a rule and what is wrong:
    /// "rules/century.md:6: no class, shape or definition is called 'centry'".
    pub fn read(files: &Files<'_>) -> Result<Pack, String> {
        Pack::made(files, Lexicon::Toml)
    }

    fn made(files: &Files<'_>, written: Lexicon) -> Result<Pack, String> {
        let mut builder = Builder::new();
        let (mut feasts, mut periods) = (Vec::new(), Vec::new());
        for (name, text) in files.lexicon {
            let within = |problem: String| format!("lexicon/{name}.toml: {problem}");
            let lines = match written {
                Lexicon::Toml => Cow::Owned(crate::lexicon::lines(text).map_err(within)?),
                Lexicon::Lines => Cow::Borrowed(*text),
            };
            read_lexicon(&mut builder, &lines, &mut feasts, &mut periods).map_err(within)?;
        }
        let mut rules = Vec::new();
        let definitions = read_definitions(&mut builder, files)?;
        for (name, text) in files.rules {
            for block in crate::examples::blocks(text, "rule") {
                let rule = parse_rule(&mut builder, &definitions, name, block)
                    .map_err(|wrong| told(&format!("rules/{name}.md"), text, block, wrong))?;
                rules.push(rule);
            }
        }
        if rules.len() > usize::from(u16::MAX) {
            return Err("rules: a pack has at most 65,535".to_owned());
        }
        let endings = std::mem::take(&mut builder.endings);
        let vocabulary = builder.finish();
        Ok(Pack {
            language: files.language.to_owned(),
            cues: Cues::new(&vocabulary, endings),
            vocabulary,
            rules,
            definitions,
            feasts,
            periods,
            grammars: [const { OnceLock::new() }; 3],
        })
    }

    pub(crate) fn grammar(&self, guideline: Guideline) -> &Grammar {
        self.grammars[guideline as usize].get_or_init(|| Grammar::new(self, guideline))
    }

    /// A compiled-in pack whose sketches say "perhaps" to everything.
    #[cfg(test)]
    pub(crate) fn that_tries_every_way(files: &Files<'_>) -> Pack {
        let mut pack = Pack::made(files, Lexicon::Lines).expect("compiled in");
        pack.vocabulary.sketches.fill(Sketch::MAX);
        for guideline in [Guideline::News, Guideline::Message, Guideline::Narrative] {
            let mut grammar = Grammar::new(&pack, guideline);
            grammar.ahead.fill(Sketch::MAX);
            pack.grammars[guideline as usize] = grammar.into();
        }
        pack
    }

    pub(crate) fn class(&self, name: &str) -> Option<ClassId> {
        self.vocabulary.classes.get(name)
    }
}

impl Grammar {
    fn new(pack: &Pack, guideline: Guideline) -> Grammar {
        let mut program = Vec::new();
        let mut entries = Vec::new();
        let mut starts = Vec::new();
        let language = Language { vocabulary: &pack.vocabulary, definitions: &pack.definitions, guideline };
        for (index, rule) in pack.rules.iter().enumerate() {
            let start = compile(language, &rule.pattern, index as u16, &mut program);
            starts.push(start);
            let mut beside = |list: &[crate::rule::Beside]| -> Vec<(u32, bool)> {
                list.iter().map(|item| (compile(language, &item.pattern, 0, &mut program), item.negated)).collect()
            };
            let (before, after) = (beside(&rule.before), beside(&rule.after));
            entries.push(Entry { start, before, after });
        }
        let ahead = ahead(&program);
        Grammar { program, ahead, entries, starts, idle: Mutex::new(Vec::new()) }
    }

    /// The program, to be run over tokens.
    pub(crate) fn run<'a>(&'a self, vocabulary: &'a Vocabulary, tokens: &'a [Token]) -> Run<'a> {
        Run { vocabulary, program: &self.program, ahead: &self.ahead, tokens }
    }

    /// Takes an automaton to use; what it remembers makes it faster and nothing else.
    pub(crate) fn automaton(&self, vocabulary: &Vocabulary) -> Automaton {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        idle.unwrap_or_else(|| Automaton::new(vocabulary, &self.program, &self.starts))
    }

    /// Gives an automaton back for the next text.
    pub(crate) fn give_back(&self, automaton: Automaton) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(automaton);
        }
    }
}

/// Reads the definitions of all files, in the order of the files' names: ```` ```define NAME ````, a way a block.
fn read_definitions(builder: &mut Builder, files: &Files<'_>) -> Result<Vec<Definition>, String> {
    let mut definitions: Vec<Definition> = Vec::new();
    for (file, text) in files.definitions {
        for (name, body) in crate::examples::definitions(text) {
            let way = parse_way(builder, &definitions, body)
                .map_err(|wrong| told(&format!("definitions/{file}.md"), text, body, wrong))?;
            match definitions.iter_mut().find(|known| known.name == name) {
                Some(known) => known.ways.push(way),
                None => definitions.push(Definition { name: name.to_owned(), ways: vec![way] }),
            }
        }
    }
    Ok(definitions)
}

/// Says where in its file a block is wrong: the file, the line from 1, what.
fn told(path: &str, text: &str, block: &str, wrong: Wrong) -> String {
    let before = (block.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len());
    let line = text.as_bytes()[..before].iter().filter(|byte| **byte == b'\n').count() + wrong.line + 1;
    format!("{path}:{line}: {}", wrong.what)
}

/// Takes the lines of a lexicon into the pack; what they are is told in `lexicon`.
fn read_lexicon(
    builder: &mut Builder,
    lines: &str,
    feasts: &mut Vec<Feast>,
    periods: &mut Vec<Period>,
) -> Result<(), String> {
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
                builder.add(id, word, case, meaning);
            }
            Some("f") => {
                named = Meaning::Feast(index(feasts.len(), "feasts")?);
                feasts.push(Feast { id: field().to_owned(), rule: field().to_owned() });
            }
            Some("p") => {
                named = Meaning::Period(index(periods.len(), "periods")?);
                periods.push(Period { id: field().to_owned(), edtf: field().to_owned() });
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

#[cfg(test)]
mod tests {
    use super::Pack;

    #[test]
    fn bounds_of_every_period_are_edtf_in_their_order() {
        for language in Pack::languages() {
            let pack = Pack::of(language).expect("listed");
            for period in &pack.periods {
                let parsed =
                    calendar::edtf::parse(&period.edtf).unwrap_or_else(|error| panic!("{}: {error}", period.id));
                let extent = parsed.to_value().extent();
                let (first, last) = (extent.earliest(), extent.latest());
                assert!(first.is_some() && last.is_none_or(|last| first <= Some(last)), "{}", period.id);
            }
        }
    }

    #[test]
    fn english_knows_periods_of_every_continent_by_their_own_ids() {
        let pack = Pack::of("en").expect("compiled in");
        let mut ids: Vec<&str> = pack.periods.iter().map(|period| period.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
        assert!(all >= 160);
        for id in [
            "safavid",
            "soviet-afghan-war",
            "abbasid",
            "mughal",
            "tang",
            "meiji",
            "joseon",
            "songhai",
            "inca",
            "weimar",
        ] {
            assert!(ids.binary_search(&id).is_ok(), "{id}");
        }
    }
}

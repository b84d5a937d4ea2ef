//! A language pack, ready to match: compiled in as the build script wrote it, or read from a folder's files.

use std::sync::{Mutex, OnceLock};

use calendar::Weekday;

#[cfg(test)]
use crate::ahead::Sketch;
use crate::automaton::Automaton;
use crate::baked::{self, Baked};
use crate::captures::Run;
use crate::classes::ClassId;
use crate::cues::Cues;
use crate::guideline::Guideline;
use crate::meaning::Meaning;
use crate::program::Program;
use crate::reading::{self, Feast, Parts, Period};
use crate::rule::{Definition, Rule, Sense, Term};
use crate::token::{Token, scan};
use crate::vocabulary::Vocabulary;

pub use crate::reading::Files;

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A language pack, ready to match.
#[derive(Debug)]
pub struct Pack {
    /// ISO 639-1.
    pub language: String,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) cues: Cues,
    pub(crate) rules: Vec<Sense>,
    /// The meanings of each way of each definition.
    pub(crate) definitions: Vec<Vec<Term>>,
    pub(crate) feasts: Vec<Feast>,
    pub(crate) periods: Vec<Period>,
    programs: Programs,
    grammars: [OnceLock<Grammar>; 3],
}

/// Where the programs of a pack come from.
#[derive(Debug)]
enum Programs {
    /// The bytes of a compiled-in pack.
    Baked(&'static [u8]),
    /// Rules as they are written, to be compiled.
    Written(Vec<Rule>, Vec<Definition>),
}

/// A program and what runs it.
#[derive(Debug)]
pub(crate) struct Grammar {
    pub program: Program,
    /// Automata that nobody uses now: each remembers the states earlier texts asked for.
    idle: Mutex<Vec<Automaton>>,
}

impl Pack {
    /// Returns the compiled-in pack of a language, made on first use.
    pub fn of(language: &str) -> Option<&'static Pack> {
        static MADE: [OnceLock<Pack>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
        let index = PACKS.iter().position(|files| files.language == language)?;
        Some(MADE[index].get_or_init(|| Pack::baked(language, BAKED[index])))
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
        let Parts { language, vocabulary, endings, rules, definitions, feasts, periods, meanings: _ } =
            reading::read(files)?;
        let sense = |rule: &Rule| Sense { name: rule.name.clone(), terms: rule.terms.clone() };
        let terms = |definition: &Definition| definition.ways.iter().map(|way| way.term.clone()).collect();
        Ok(Pack {
            language,
            cues: Cues::new(&vocabulary, endings),
            vocabulary,
            rules: rules.iter().map(sense).collect(),
            definitions: definitions.iter().map(terms).collect(),
            feasts,
            periods,
            programs: Programs::Written(rules, definitions),
            grammars: [const { OnceLock::new() }; 3],
        })
    }

    fn baked(language: &str, bytes: &'static [u8]) -> Pack {
        let Baked { vocabulary, endings, rules, definitions, feasts, periods } =
            baked::read(bytes).expect(WRITTEN_ALIKE);
        Pack {
            language: language.to_owned(),
            cues: Cues::new(&vocabulary, endings),
            vocabulary,
            rules,
            definitions,
            feasts,
            periods,
            programs: Programs::Baked(bytes),
            grammars: [const { OnceLock::new() }; 3],
        }
    }

    pub(crate) fn grammar(&self, guideline: Guideline) -> &Grammar {
        self.grammars[guideline as usize].get_or_init(|| Grammar::of(self.program(guideline)))
    }

    fn program(&self, guideline: Guideline) -> Program {
        match &self.programs {
            Programs::Baked(bytes) => baked::read_program(bytes, guideline).expect(WRITTEN_ALIKE),
            Programs::Written(rules, definitions) => Program::new(&self.vocabulary, definitions, rules, guideline),
        }
    }

    /// A pack whose sketches say "perhaps" to everything.
    #[cfg(test)]
    pub(crate) fn that_tries_every_way(files: &Files<'_>) -> Pack {
        let mut pack = Pack::read(files).expect("compiled in");
        pack.vocabulary.sketches.fill(Sketch::MAX);
        for guideline in [Guideline::News, Guideline::Message, Guideline::Narrative] {
            let mut program = pack.program(guideline);
            program.places.to_mut().iter_mut().for_each(|[_, ahead]| *ahead = Sketch::MAX.to_le_bytes());
            pack.grammars[guideline as usize] = Grammar::of(program).into();
        }
        pack
    }

    pub(crate) fn class(&self, name: &str) -> Option<ClassId> {
        self.vocabulary.classes.get(name)
    }

    /// Says whether a line begins as one that names the paper it is taken from: "From the Borough Gazette".
    ///
    /// ```
    /// let pack = timex::Pack::of("en").expect("it is compiled in");
    /// assert!(pack.opens_credit("From the Borough Gazette"));
    /// assert!(!pack.opens_credit("The flood"));
    /// ```
    pub fn opens_credit(&self, line: &str) -> bool {
        let Some(class) = self.class(CREDIT) else { return false };
        let mut tokens = Vec::new();
        scan(&self.vocabulary, line, 0, line.len(), &mut tokens);
        tokens.first().is_some_and(|token| self.vocabulary.has(token.symbol, class))
    }

    /// Returns the day of the week that a word names, in full or short: "Friday", "Fri".
    pub(crate) fn weekday(&self, token: &Token) -> Option<Weekday> {
        let word = self.vocabulary.words.get(token.word as usize)?;
        let classes = WEEKDAY.map(|name| self.class(name));
        word.meanings.iter().find_map(|(class, _, meaning)| match meaning {
            Meaning::Weekday(weekday) if classes.contains(&Some(*class)) => Some(*weekday),
            _other => None,
        })
    }
}

/// The class of words that open a line that says where a text is taken from.
const CREDIT: &str = "credit";

/// The classes of words for a day of the week.
const WEEKDAY: [&str; 2] = ["weekday", "weekday-short"];

const WRITTEN_ALIKE: &str = "the build script wrote these bytes by the file that reads them";

impl Grammar {
    fn of(program: Program) -> Grammar {
        Grammar { program, idle: Mutex::new(Vec::new()) }
    }

    /// The program, to be run over tokens.
    pub(crate) fn run<'a>(&'a self, vocabulary: &'a Vocabulary, tokens: &'a [Token]) -> Run<'a> {
        Run { vocabulary, program: self.program.steps(), tokens }
    }

    /// Takes an automaton to use; what it remembers makes it faster and nothing else.
    pub(crate) fn automaton(&self, vocabulary: &Vocabulary) -> Automaton {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        idle.unwrap_or_else(|| {
            let starts: Vec<u32> = self.program.entries.iter().map(|entry| entry.start).collect();
            Automaton::new(vocabulary, self.program.steps(), &starts)
        })
    }

    /// Gives an automaton back for the next text.
    pub(crate) fn give_back(&self, automaton: Automaton) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(automaton);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BAKED, PACKS, Pack};
    use crate::bake;
    use crate::guideline::Guideline;
    use crate::reading;
    use crate::vocabulary::Vocabulary;

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

    #[test]
    fn a_pack_as_bytes_is_the_pack_of_its_files() {
        for language in Pack::languages() {
            let baked = Pack::of(language).expect("listed");
            let read = Pack::read(Pack::files(language).expect("listed")).unwrap_or_else(|problem| panic!("{problem}"));
            let parts =
                reading::read(Pack::files(language).expect("listed")).unwrap_or_else(|problem| panic!("{problem}"));
            let index = PACKS.iter().position(|files| files.language == language).expect("listed");
            assert!(bake::write(&parts) == BAKED[index]);
            for guideline in [Guideline::News, Guideline::Message, Guideline::Narrative] {
                let (one, other) = (baked.program(guideline), read.program(guideline));
                assert!(one.places == other.places && one.entries == other.entries);
            }
            assert_eq!((&baked.rules, &baked.definitions), (&read.rules, &read.definitions));
            assert_eq!((&baked.feasts, &baked.periods), (&read.feasts, &read.periods));
            let shown = |pack: &Pack| {
                let Vocabulary { classes: _, slots, mask, words, phrases, sets, sketches, .. } = &pack.vocabulary;
                format!("{slots:?} {mask} {words:?} {phrases:?} {sets:?} {sketches:?} {:?}", pack.cues)
            };
            assert!(shown(baked) == shown(&read));
            let Vocabulary { numeric, unknown, ascii_marks, other_marks, filter, roles, .. } = &baked.vocabulary;
            let other = &read.vocabulary;
            assert!(*numeric == other.numeric && *unknown == other.unknown && *ascii_marks == other.ascii_marks);
            assert!(*other_marks == other.other_marks && *filter == other.filter && *roles == other.roles);
        }
    }
}

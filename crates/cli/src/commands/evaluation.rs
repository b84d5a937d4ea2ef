//! What `eval` measures, each with its own figures.

use tarikh::Options;
use tarikh::eval::{
    AttributionEval, EntitiesEval, EventsEval, RelationsEval, SyntaxEval, TimexEval, eval_attribution, eval_entities,
    eval_events, eval_relations, eval_syntax, eval_timex,
};

use crate::inputs::{Folders, Input};

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    Timex,
    Events,
    Relations,
    Entities,
    Attribution,
    Syntax,
}

/// The names of the tasks, as the command line takes them.
pub const TASKS: [(&str, Task); 6] = [
    ("timex", Task::Timex),
    ("events", Task::Events),
    ("relations", Task::Relations),
    ("entities", Task::Entities),
    ("attribution", Task::Attribution),
    ("syntax", Task::Syntax),
];

/// What was counted.
#[derive(Debug)]
pub enum Evaluation {
    Timex(TimexEval),
    Events(EventsEval),
    Relations(RelationsEval),
    Entities(EntitiesEval),
    Attribution(AttributionEval),
    Syntax(SyntaxEval),
}

impl Task {
    /// Which files of a folder are gold.
    pub fn folders(self) -> Folders {
        match self {
            Task::Timex | Task::Events | Task::Relations => Folders::Walk,
            Task::Attribution => Folders::Texts,
            Task::Entities | Task::Syntax => Folders::Treebanks,
        }
    }

    /// What gold is wanted, for people.
    pub fn wanted(self) -> &'static str {
        match self {
            Task::Timex => "TimeML files (.tml) with TIMEX3",
            Task::Events => "TimeML files (.tml) with EVENT",
            Task::Relations => "TimeML files (.tml) with TLINK",
            Task::Attribution => "texts (.txt) with standoff of brat beside them (NAME_ANNOTATOR.ann)",
            Task::Entities | Task::Syntax => "CoNLL-U files (.conllu)",
        }
    }

    /// What is to be said where the gold marks nothing.
    pub fn nothing(self) -> &'static str {
        match self {
            Task::Timex => "no time is marked in the gold: its TEXT has no TIMEX3",
            Task::Events => "no event is marked in the gold: its TEXT has no EVENT",
            Task::Relations => "no relation is marked in the gold: it has no TLINK",
            Task::Entities => "no name is marked in the gold: its words have no Entity",
            Task::Attribution => "no attribution is marked in the gold",
            Task::Syntax => "no word is marked in the gold",
        }
    }

    /// Nothing counted yet.
    pub fn start(self) -> Evaluation {
        match self {
            Task::Timex => Evaluation::Timex(TimexEval::default()),
            Task::Events => Evaluation::Events(EventsEval::default()),
            Task::Relations => Evaluation::Relations(RelationsEval::default()),
            Task::Entities => Evaluation::Entities(EntitiesEval::default()),
            Task::Attribution => Evaluation::Attribution(AttributionEval::default()),
            Task::Syntax => Evaluation::Syntax(SyntaxEval::default()),
        }
    }
}

impl Evaluation {
    /// Counts a file of gold.
    pub fn count(&mut self, options: &Options, input: &Input, bytes: &[u8]) -> Result<(), String> {
        let name = &input.name.display().to_string();
        match self {
            Evaluation::Timex(counted) => eval_timex(options, counted, name, bytes),
            Evaluation::Events(counted) => eval_events(options, counted, name, bytes),
            Evaluation::Relations(counted) => eval_relations(options, counted, name, bytes),
            Evaluation::Entities(counted) => eval_entities(counted, name, bytes),
            Evaluation::Attribution(counted) => eval_attribution(counted, name, bytes, &input.annotations()?),
            Evaluation::Syntax(counted) => eval_syntax(counted, name, bytes),
        }
    }

    /// Adds what was counted of another file by the same task.
    pub fn add(&mut self, other: Evaluation) {
        match (self, other) {
            (Evaluation::Timex(all), Evaluation::Timex(one)) => all.add(one),
            (Evaluation::Events(all), Evaluation::Events(one)) => all.add(one),
            (Evaluation::Relations(all), Evaluation::Relations(one)) => all.add(one),
            (Evaluation::Entities(all), Evaluation::Entities(one)) => all.add(one),
            (Evaluation::Attribution(all), Evaluation::Attribution(one)) => all.add(one),
            (Evaluation::Syntax(all), Evaluation::Syntax(one)) => all.add(one),
            (
                Evaluation::Timex(_)
                | Evaluation::Events(_)
                | Evaluation::Relations(_)
                | Evaluation::Entities(_)
                | Evaluation::Attribution(_)
                | Evaluation::Syntax(_),
                _of_another_task,
            ) => {}
        }
    }

    /// Files counted, and what their gold marks.
    pub fn size(&self) -> (usize, usize) {
        match self {
            Evaluation::Timex(counted) => (counted.counts.documents, counted.counts.gold),
            Evaluation::Events(counted) => (counted.documents, counted.gold),
            Evaluation::Relations(counted) => (counted.documents, counted.counts.gold),
            Evaluation::Entities(counted) => (counted.documents, counted.documents),
            Evaluation::Attribution(counted) => (counted.documents, counted.gold),
            Evaluation::Syntax(counted) => (counted.documents, counted.words),
        }
    }

    pub fn errors(&self) -> String {
        match self {
            Evaluation::Timex(counted) => counted.errors(),
            Evaluation::Events(counted) => counted.errors(),
            Evaluation::Relations(counted) => counted.errors(),
            Evaluation::Entities(counted) => counted.errors(),
            Evaluation::Attribution(counted) => counted.errors(),
            Evaluation::Syntax(counted) => counted.errors(),
        }
    }

    pub fn json(&self) -> String {
        match self {
            Evaluation::Timex(counted) => counted.json(),
            Evaluation::Events(counted) => counted.json(),
            Evaluation::Relations(counted) => counted.json(),
            Evaluation::Entities(counted) => counted.json(),
            Evaluation::Attribution(counted) => counted.json(),
            Evaluation::Syntax(counted) => counted.json(),
        }
    }

    pub fn table(&self) -> String {
        match self {
            Evaluation::Timex(counted) => counted.table(),
            Evaluation::Events(counted) => counted.table(),
            Evaluation::Relations(counted) => counted.table(),
            Evaluation::Entities(counted) => counted.table(),
            Evaluation::Attribution(counted) => counted.table(),
            Evaluation::Syntax(counted) => counted.table(),
        }
    }
}

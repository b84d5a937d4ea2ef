//! Mentions by proper nouns against a treebank with GUM's `Entity` column.
//!
//! Of the gold those mentions count whose head is a proper noun, with the extent they are annotated with, nested ones and all;
//! times do not, for they are measured as times. A mention of ours is right if its extent is the same; its kind, if GUM's type is
//! the one our class stands for: person, place, organization, event, or one of the others (abstract, object, animal, …).

use ::entity::{Class, Proper, propers, train};
use ::syntax::{Syntax, conllu};
use serde::Serialize;

use super::Figures;

/// Counts and misses over all treebanks of a gold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntitiesEval {
    /// How many documents were compared; a file may hold several.
    pub documents: usize,
    gold: usize,
    system: usize,
    span: usize,
    kind: usize,
    /// By class: in the gold, ours, right.
    classes: [[usize; 3]; Class::ALL.len()],
    misses: String,
}

/// Reads the text of a CoNLL-U file, document by document, and adds how our reading compares with its annotation.
///
/// # Errors
/// If the file is no CoNLL-U, or has no sentence.
///
/// ```
/// use tarikh::eval;
///
/// let gold = "# text = Babur left Kabul.\n1\tBabur\tBabur\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new)\n\
///             2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n3\tKabul\tKabul\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(2-place-new)\n\
///             4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n";
/// let mut evaluation = eval::EntitiesEval::default();
/// eval::eval_entities(&mut evaluation, "babur.conllu", gold.as_bytes())?;
/// assert_eq!(evaluation.documents, 1);
/// # Ok::<(), String>(())
/// ```
pub fn eval_entities(evaluation: &mut EntitiesEval, name: &str, bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "this is not UTF-8".to_owned())?;
    let mut reader = Syntax::english().reader();
    for document in train::documents(text) {
        let sentences = conllu::read(document).map_err(|error| error.to_string())?;
        if sentences.is_empty() {
            continue;
        }
        let raw = conllu::raw(&sentences);
        let ours = propers(&raw, &reader.parse(&raw));
        evaluation.compare(name, &raw, train::gold(&sentences), ours);
        evaluation.documents += 1;
    }
    if evaluation.documents == 0 {
        return Err("there is no sentence in it".to_owned());
    }
    Ok(())
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'a str,
    doc: &'a str,
    start: u32,
    text: &'a str,
    gold: Option<&'a str>,
    ours: Option<&'a str>,
    ctx: &'a str,
}

#[derive(Serialize)]
struct Json {
    task: &'static str,
    span: Figures,
    kind: Figures,
}

impl EntitiesEval {
    fn compare(&mut self, doc: &str, text: &str, gold: Vec<train::Gold>, mut ours: Vec<Proper>) {
        self.gold += gold.len();
        self.system += ours.len();
        for one in &ours {
            self.classes[one.class as usize][1] += 1;
        }
        let mut lines = Vec::new();
        for one in gold {
            self.classes[one.class as usize][0] += 1;
            let same = ours.iter().position(|other| other.span == one.span);
            let other = same.map(|at| ours.swap_remove(at));
            self.span += usize::from(other.is_some());
            match other {
                Some(other) if other.class == one.class => {
                    self.kind += 1;
                    self.classes[one.class as usize][2] += 1;
                }
                Some(other) => lines.push((one.span, "kind", Some(one.class), Some(other.class))),
                None => lines.push((one.span, "missed", Some(one.class), None)),
            }
        }
        lines.extend(ours.into_iter().map(|other| (other.span, "spurious", None, Some(other.class))));
        lines.sort_by_key(|(span, ..)| (span.start, span.end));
        for (span, kind, gold, ours) in lines {
            let (start, end) = (span.start as usize, span.end as usize);
            let from = text[..start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
            let to = text[end..].char_indices().nth(40).map_or(text.len(), |(at, _)| end + at);
            let (gold, ours) = (gold.map(Class::as_str), ours.map(Class::as_str));
            let line = Line { kind, doc, start: span.start, text: span.of(text), gold, ours, ctx: &text[from..to] };
            self.misses += &serde_json::to_string(&line).expect("text and names can be written as JSON");
            self.misses.push('\n');
        }
    }

    /// Adds what was counted over other treebanks.
    pub fn add(&mut self, other: EntitiesEval) {
        self.documents += other.documents;
        self.gold += other.gold;
        self.system += other.system;
        self.span += other.span;
        self.kind += other.kind;
        for (sum, counts) in self.classes.iter_mut().flatten().zip(other.classes.iter().flatten()) {
            *sum += counts;
        }
        self.misses += &other.misses;
    }

    /// Returns precision, recall and F1 of extents, and of extents with their kind, as one JSON object, in per cent.
    pub fn json(&self) -> String {
        let (span, kind) = (self.span_figures(), self.kind_figures());
        let object = Json { task: "entities", span, kind };
        serde_json::to_string(&object).expect("figures can be written as JSON")
    }

    /// Returns the figures as a table for people.
    pub fn table(&self) -> String {
        let mut table = format!("{} mentions in the gold, {} of ours\n\n", self.gold, self.system);
        table += "                  P       R      F1\n";
        let mut row = |name: &str, Figures { p, r, f1 }: Figures| table += &format!("{name:<13}{p:>7}{r:>8}{f1:>8}\n");
        row("span", self.span_figures());
        row("kind", self.kind_figures());
        for (class, [gold, ours, right]) in Class::ALL.into_iter().zip(self.classes) {
            row(class.as_str(), Figures::of_counts(right, gold, ours));
        }
        table
    }

    /// Returns every difference, a JSON object on each line.
    pub fn errors(&self) -> String {
        self.misses.clone()
    }

    fn span_figures(&self) -> Figures {
        Figures::of_counts(self.span, self.gold, self.system)
    }

    fn kind_figures(&self) -> Figures {
        Figures::of_counts(self.kind, self.gold, self.system)
    }
}

//! Attributions against texts that annotators marked, by token and exactly: each annotation of a text weighs its share of one.

use std::collections::{BTreeMap, BTreeSet};

use ::source::{DocumentId, read};
use ::voice::brat::{self, Pieces, Role, Standoff};
use serde::Serialize;

use crate::summary;

use super::Figures;
use super::figures::Weighed;

/// Counts and misses over all texts of a gold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AttributionEval {
    /// How many texts were compared.
    pub documents: usize,
    /// How many attributions their annotators marked.
    pub gold: usize,
    token: [Counts; 3],
    exact: [Counts; 3],
    whole: Counts,
    misses: String,
}

/// What is in both, in ours, in the gold; by how many annotators the text has.
type Counts = BTreeMap<usize, [usize; 3]>;

/// Reads a text, and adds how our attributions compare with what each annotator marked; a text that none marked is left out.
///
/// A token is a run of letters, digits and low lines, or one other character that is no blank. A span is right where all its
/// pieces are equal; a whole attribution, where its source, cue and content are.
///
/// # Errors
/// If the text cannot be read.
///
/// ```
/// use tarikh::eval;
///
/// let gold = "T1\tSource 0 11\tThe general\nT2\tCue 12 16\tsaid\nT3\tContent 17 38\tthat the war was over\n\
///             E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n";
/// let mut evaluation = eval::AttributionEval::default();
/// let text = "The general said that the war was over.";
/// eval::eval_attribution(&mut evaluation, "general.txt", text.as_bytes(), &[gold.to_owned()])?;
/// assert_eq!((evaluation.documents, evaluation.gold), (1, 1));
/// # Ok::<(), String>(())
/// ```
pub fn eval_attribution(
    evaluation: &mut AttributionEval,
    name: &str,
    bytes: &[u8],
    annotations: &[String],
) -> Result<(), String> {
    if annotations.is_empty() {
        return Ok(());
    }
    let (document, _) = read(DocumentId(0), name, bytes, None).document()?;
    let sentences = ::syntax::Syntax::english().parse(&document.text);
    let ours = ::voice::attributions(&document, &sentences, ::voice::Guideline::News);
    let ours = Marks::of(&brat::read(&brat::write(&document.text, &ours)));
    let tokens = tokens(&document.text);
    let length = document.text.chars().count() as u32;
    let standoff: Vec<Standoff> = annotations.iter().map(|annotation| brat::read(annotation)).collect();
    for (id, (_, pieces)) in standoff.iter().flat_map(|one| &one.spans) {
        if let Some((start, end)) = pieces.iter().find(|(start, end)| start > end || *end > length) {
            return Err(format!(
                "its annotation marks {id} from {start} to {end}, and the text has {length} characters"
            ));
        }
    }
    evaluation.documents += 1;
    for annotation in &standoff {
        let gold = Marks::of(annotation);
        evaluation.gold += gold.whole.len();
        evaluation.compare(name, &document.text, &tokens, &gold, &ours, annotations.len());
    }
    Ok(())
}

/// What is marked in a text.
struct Marks {
    spans: [BTreeSet<Pieces>; 3],
    whole: BTreeSet<[BTreeSet<Pieces>; 3]>,
}

impl Marks {
    fn of(standoff: &Standoff) -> Marks {
        let spans = Role::ALL.map(|role| {
            standoff.spans.values().filter(|(own, _)| *own == role).map(|(_, pieces)| pieces.clone()).collect()
        });
        let of = |event: &[(Role, String)], role: Role| {
            let ids = event.iter().filter(|(own, _)| *own == role);
            let marked = ids.filter_map(|(_, id)| standoff.spans.get(id));
            marked.filter(|(own, _)| *own == role).map(|(_, pieces)| pieces.clone()).collect::<BTreeSet<Pieces>>()
        };
        let whole = standoff.events.iter().map(|event| Role::ALL.map(|role| of(event, role)));
        let told = |one: &[BTreeSet<Pieces>; 3]| {
            !one[Role::Cue as usize].is_empty() || !one[Role::Content as usize].is_empty()
        };
        Marks { spans, whole: whole.filter(told).collect() }
    }
}

impl AttributionEval {
    fn compare(&mut self, doc: &str, text: &str, tokens: &[(u32, u32)], gold: &Marks, ours: &Marks, annotators: usize) {
        for (number, role) in Role::ALL.into_iter().enumerate() {
            let (marked, found) = (&gold.spans[number], &ours.spans[number]);
            count(&mut self.token[number], annotators, &covered(tokens, marked), &covered(tokens, found));
            count(&mut self.exact[number], annotators, marked, found);
            for (kind, pieces) in marked
                .difference(found)
                .map(|pieces| ("missed", pieces))
                .chain(found.difference(marked).map(|pieces| ("spurious", pieces)))
            {
                let start = pieces.first().map_or(0, |piece| piece.0);
                let line = Line { kind, role: role.as_str(), doc, start, text: written(text, pieces) };
                self.misses += &serde_json::to_string(&line).expect("text and names can be written as JSON");
                self.misses.push('\n');
            }
        }
        count(&mut self.whole, annotators, &gold.whole, &ours.whole);
    }

    /// Adds what was counted over other texts.
    pub fn add(&mut self, other: AttributionEval) {
        self.documents += other.documents;
        self.gold += other.gold;
        let sums = self.token.iter_mut().chain(&mut self.exact).chain([&mut self.whole]);
        let counts = other.token.iter().chain(&other.exact).chain([&other.whole]);
        for (sum, counts) in sums.zip(counts) {
            for (annotators, counts) in counts {
                let sum = sum.entry(*annotators).or_default();
                sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
        self.misses += &other.misses;
    }

    /// Returns the figures as one JSON object, in per cent.
    pub fn json(&self) -> String {
        let roles = |counts: &[Counts; 3]| Roles {
            source: figures(&counts[0]),
            cue: figures(&counts[1]),
            content: figures(&counts[2]),
        };
        let json = Json {
            task: "attribution",
            documents: self.documents,
            token: roles(&self.token),
            exact: roles(&self.exact),
            attribution: figures(&self.whole),
        };
        serde_json::to_string(&json).expect("figures can be written as JSON")
    }

    /// Returns the figures as a table for people.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{}, {} in the gold\n\n",
            summary::count(self.documents, "text", "texts"),
            summary::count(self.gold, "attribution", "attributions")
        );
        table += "                         P       R      F1\n";
        let mut row =
            |name: String, Figures { p, r, f1 }: Figures| table += &format!("{name:<20}{p:>7}{r:>8}{f1:>8}\n");
        for (name, counts) in [("token", &self.token), ("exact", &self.exact)] {
            for (role, counts) in Role::ALL.into_iter().zip(counts) {
                row(format!("{name} {}", role.as_str().to_lowercase()), figures(counts));
            }
        }
        row("whole attributions".to_owned(), figures(&self.whole));
        table
    }

    /// Returns every span that only one side has, a JSON object on each line.
    pub fn errors(&self) -> String {
        self.misses.clone()
    }
}

fn count<T: Ord>(counts: &mut Counts, annotators: usize, gold: &BTreeSet<T>, ours: &BTreeSet<T>) {
    let [both, system, marked] = counts.entry(annotators).or_default();
    *both += gold.intersection(ours).count();
    *system += ours.len();
    *marked += gold.len();
}

fn figures(counts: &Counts) -> Figures {
    let sum = |which: usize| counts.iter().map(|(annotators, counts)| counts[which] as f64 / *annotators as f64).sum();
    Figures::of_weighed(&Weighed { hits: sum(0), system: sum(1), gold: sum(2) })
}

/// Runs of letters, digits and low lines, and other characters that are no blanks, in code points.
fn tokens(text: &str) -> Vec<(u32, u32)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut tokens: Vec<(u32, u32)> = Vec::new();
    let mut within = false;
    for (at, c) in (0u32..).zip(text.chars()) {
        match tokens.last_mut() {
            Some(last) if within && is_word(c) => last.1 = at + 1,
            Some(_) | None if c.is_whitespace() => {}
            Some(_) | None => tokens.push((at, at + 1)),
        }
        within = is_word(c);
    }
    tokens
}

/// The tokens that share a character with one of the pieces.
fn covered(tokens: &[(u32, u32)], spans: &BTreeSet<Pieces>) -> BTreeSet<usize> {
    let mut covered = BTreeSet::new();
    for (start, end) in spans.iter().flatten() {
        let first = tokens.partition_point(|token| token.1 <= *start);
        covered.extend((first..tokens.len()).take_while(|at| tokens[*at].0 < *end));
    }
    covered
}

fn written(text: &str, pieces: &Pieces) -> String {
    let piece = |(start, end): &(u32, u32)| {
        text.chars().skip(*start as usize).take(end.saturating_sub(*start) as usize).collect::<String>()
    };
    pieces.iter().map(piece).collect::<Vec<_>>().join(" … ")
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'a str,
    role: &'a str,
    doc: &'a str,
    start: u32,
    text: String,
}

#[derive(Serialize)]
struct Roles {
    source: Figures,
    cue: Figures,
    content: Figures,
}

#[derive(Serialize)]
struct Json {
    task: &'static str,
    documents: usize,
    token: Roles,
    exact: Roles,
    attribution: Figures,
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The envoy said the treaty was dead.";
    const GOLD: &str = "T1\tSource 0 9\tThe envoy\nT2\tCue 10 14\tsaid\nT3\tContent 15 34\tthe treaty was dead\n\
        E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3\n";

    fn eval(annotations: &[&str]) -> serde_json::Value {
        let mut evaluation = AttributionEval::default();
        let annotations: Vec<String> = annotations.iter().map(|one| (*one).to_owned()).collect();
        eval_attribution(&mut evaluation, "envoy.txt", TEXT.as_bytes(), &annotations).expect("it is text");
        serde_json::from_str(&evaluation.json()).expect("this is JSON")
    }

    #[test]
    fn what_is_marked_alike_is_right() {
        let figures = eval(&[GOLD]);
        assert_eq!(figures["documents"], 1);
        assert_eq!(figures["attribution"]["f1"], 100.0);
        assert_eq!(figures["token"]["content"]["r"], 100.0);
    }

    #[test]
    fn two_annotators_weigh_half_each() {
        let figures = eval(&[GOLD, ""]);
        assert_eq!(figures["exact"]["cue"]["p"], 50.0);
        assert_eq!(figures["exact"]["cue"]["r"], 100.0);
        assert_eq!(figures["exact"]["cue"]["f1"], 66.67);
    }

    #[test]
    fn a_text_that_nobody_marked_is_left_out() {
        assert_eq!(eval(&[])["documents"], 0);
    }

    #[test]
    fn marks_of_punctuation_are_tokens_by_themselves() {
        assert_eq!(tokens("A_1 «é»!"), [(0, 3), (4, 5), (5, 6), (6, 7), (7, 8)]);
    }
}

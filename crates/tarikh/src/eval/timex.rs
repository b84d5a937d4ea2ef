//! Times against gold TIMEX3.

use serde::Serialize;
use source::{Document, Span};
use timex::Timex;

use super::misses::Ours;
use super::pairing::{letters_before, pair};
use super::{Figures, Kind, Marked, Miss, TimexCounts, gold};
use crate::Options;
use crate::summary::plural;
use crate::write::shown;

/// Figures and misses over all documents of a gold.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimexEval {
    /// What was counted.
    pub counts: TimexCounts,
    /// Every difference, in the order of the documents and the text.
    pub misses: Vec<Miss>,
}

/// Reads the text of one TimeML file by the options and adds to the evaluation how our times compare with its TIMEX3.
///
/// # Errors
/// If the file is no text; nothing is counted then.
///
/// ```
/// use tarikh::{Options, eval};
///
/// let gold = "<TimeML><DCT/><TEXT>The last column left on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1989-02-15\">15 \
///             February 1989</TIMEX3>.</TEXT></TimeML>";
/// let mut evaluation = eval::TimexEval::default();
/// eval::eval_timex(&Options::default(), &mut evaluation, "column.tml", gold.as_bytes())?;
/// assert_eq!(evaluation.counts.value().f1.to_string(), "100.00");
/// # Ok::<(), String>(())
/// ```
pub fn eval_timex(options: &Options, evaluation: &mut TimexEval, name: &str, bytes: &[u8]) -> Result<(), String> {
    let document = super::timeml(name, bytes)?;
    let timexes = options.tag(&document);
    let gold = gold::marked(&document)?;
    compare(evaluation, name, &document, gold, &timexes);
    Ok(())
}

fn compare(evaluation: &mut TimexEval, name: &str, document: &Document, gold: Vec<Marked>, timexes: &[Timex]) {
    let text = &*document.text;
    let (gold, gold_letters) = with_letters(text, gold, |marked| marked.span);
    let (ours, our_letters) = with_letters(text, ours(timexes), |ours| ours.marked.span);
    let pairs = pair(&gold_letters, &our_letters);
    let counts = &mut evaluation.counts;
    counts.documents += 1;
    counts.gold += gold.len();
    counts.system += ours.len();
    let mut answer: Vec<Option<(usize, bool)>> = vec![None; gold.len()];
    let mut spurious = vec![true; ours.len()];
    for found in &pairs {
        let (one, other) = (&gold[found.gold], &ours[found.system].marked);
        let same_value = one.value == other.value;
        counts.relaxed += 1;
        counts.strict += usize::from(found.exact);
        counts.kind += usize::from(one.kind == other.kind);
        counts.value += usize::from(same_value);
        counts.strict_value += usize::from(same_value && found.exact);
        answer[found.gold] = Some((found.system, found.exact));
        spurious[found.system] = false;
    }
    let misses = &mut evaluation.misses;
    let mut miss = |kind, gold, ours| misses.push(Miss::new(kind, name, text, gold, ours));
    for (one, answer) in gold.iter().zip(answer) {
        let Some((index, exact)) = answer else {
            miss(Kind::Missed, Some(one), None);
            continue;
        };
        let other = &ours[index];
        if !exact {
            miss(Kind::Extent, Some(one), Some(other));
        }
        if one.value != other.marked.value {
            miss(Kind::Value, Some(one), Some(other));
        }
        if one.kind != other.marked.kind {
            miss(Kind::Type, Some(one), Some(other));
        }
    }
    for (one, _) in ours.iter().zip(spurious).filter(|(_, spurious)| *spurious) {
        miss(Kind::Spurious, None, Some(one));
    }
}

/// Our times with the values of the guideline, where what is printed leaves out what TimeML has no form for.
fn ours(timexes: &[Timex]) -> Vec<Ours<'_>> {
    let of = |timex| {
        let timex3 = Timex::timex3_as_annotated(timex);
        let modifier = timex3.modifier.map(|modifier| modifier.as_str().to_owned()).unwrap_or_default();
        let (kind, value) = (timex3.kind.as_str().to_owned(), timex3.value);
        Ours { marked: Marked { span: timex.span, kind, value, modifier }, timex }
    };
    shown(timexes).map(of).collect()
}

/// Returns what has letters in it, with its extent counted in letters.
fn with_letters<T>(text: &str, all: Vec<T>, span: impl Fn(&T) -> Span) -> (Vec<T>, Vec<(u32, u32)>) {
    let edges: Vec<u32> = all.iter().flat_map(|one| [span(one).start, span(one).end]).collect();
    let counts = letters_before(text, &edges);
    let extents = counts.chunks_exact(2).map(|edges| (edges[0], edges[1]));
    all.into_iter().zip(extents).filter(|(_, (start, end))| start < end).unzip()
}

#[derive(Serialize)]
struct Report {
    task: &'static str,
    documents: usize,
    gold: usize,
    system: usize,
    strict: Figures,
    relaxed: Figures,
    r#type: Figures,
    value: Figures,
}

impl TimexEval {
    /// Adds what was counted over further documents.
    pub fn add(&mut self, other: TimexEval) {
        self.counts.add(other.counts);
        self.misses.extend(other.misses);
    }

    /// Returns the figures as one JSON object, in per cent.
    pub fn json(&self) -> String {
        let counts = &self.counts;
        let report = Report {
            task: "timex",
            documents: counts.documents,
            gold: counts.gold,
            system: counts.system,
            strict: counts.strict(),
            relaxed: counts.relaxed(),
            r#type: counts.kind(),
            value: counts.value(),
        };
        serde_json::to_string(&report).expect("numbers and names of our own can be written as JSON")
    }

    /// Returns the figures as a table for people.
    pub fn table(&self) -> String {
        let counts = &self.counts;
        let mut table = format!(
            "{} document{}, {} time{} in the gold, {} of ours\n\n             P       R      F1\n",
            counts.documents,
            plural(counts.documents),
            counts.gold,
            plural(counts.gold),
            counts.system
        );
        let mut row = |name: &str, Figures { p, r, f1 }: Figures| {
            table += &format!("{name:<8}{p:>8}{r:>8}{f1:>8}\n");
        };
        row("strict", counts.strict());
        row("relaxed", counts.relaxed());
        row("type", counts.kind());
        row("value", counts.value());
        table
    }

    /// Returns every difference, a JSON object on each line.
    pub fn errors(&self) -> String {
        let line = |miss| serde_json::to_string(miss).expect("text and names can be written as JSON") + "\n";
        self.misses.iter().map(line).collect()
    }
}

//! Links against gold TLINK: temporal awareness by closure, from raw text.

use std::collections::HashMap;

use event::{Awareness, Item as Ours, Order, Said, Told, awareness, links, mentions};
use serde::Serialize;
use source::{Document, Span};

use super::{Annotation, Figures, Item, annotation};
use crate::summary::plural;
use crate::{Options, sentences_of};

/// Figures over all documents of a gold. Ours are our own times and events too: what the gold does not mark is tied in vain.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RelationsEval {
    /// How many files were compared.
    pub documents: usize,
    /// What was counted.
    pub counts: Awareness,
    misses: String,
}

/// Reads the text of one TimeML file and adds to the evaluation how our links compare with its TLINK.
///
/// # Errors
/// If the file is no text; nothing is counted then.
///
/// ```
/// use tarikh::{Options, eval};
///
/// let gold = "<TimeML><DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1989-02-16\">1989</TIMEX3></DCT><TEXT>The column \
///             <EVENT eid=\"e1\" class=\"OCCURRENCE\">crossed</EVENT> the bridge.</TEXT>\
///             <MAKEINSTANCE eventID=\"e1\" eiid=\"ei1\" tense=\"PAST\" aspect=\"NONE\" polarity=\"POS\" pos=\"VERB\"/>\
///             <TLINK eventInstanceID=\"ei1\" relatedToTime=\"t0\" relType=\"BEFORE\"/></TimeML>";
/// let mut evaluation = eval::RelationsEval::default();
/// eval::eval_relations(&Options::default(), &mut evaluation, "column.tml", gold.as_bytes())?;
/// assert_eq!(evaluation.counts.gold, 1);
/// # Ok::<(), String>(())
/// ```
pub fn eval_relations(
    options: &Options,
    evaluation: &mut RelationsEval,
    name: &str,
    bytes: &[u8],
) -> Result<(), String> {
    let document = super::timeml(name, bytes)?;
    let text = &*document.text;
    let sentences = sentences_of(&document);
    let timexes = options.tag(&document);
    let mentions = mentions(text, &sentences, &timexes);
    let written = options.written_of(&document);
    let told = Told { text, sentences: &sentences, timexes: &timexes, written: written.as_ref(), mentions: &mentions };
    let gold = annotation(&document);
    let mut numbers = Numbers::of(&gold, &told);
    let marked: Vec<Said> = gold
        .links
        .iter()
        .filter_map(|link| Some((place(&gold, link.from), Order::named(&link.relation)?, place(&gold, link.to))))
        .collect();
    let ours: Vec<Said> =
        links(&told).iter().map(|link| (numbers.number(link.from), link.order, numbers.number(link.to))).collect();
    evaluation.documents += 1;
    evaluation.counts.add(awareness(numbers.next, &marked, &ours));
    evaluation.list(name, &document, &gold, &marked, &ours);
    Ok(())
}

fn place(gold: &Annotation, item: Item) -> usize {
    match item {
        Item::Event(event) => event,
        Item::Time(time) => gold.events.len() + time,
    }
}

/// Our events and times by the numbers of the gold; what is not in the gold is counted behind it.
struct Numbers {
    known: HashMap<Ours, usize>,
    next: usize,
}

impl Numbers {
    fn of(gold: &Annotation, told: &Told<'_>) -> Numbers {
        let mut known = HashMap::new();
        for (at, mention) in told.mentions.iter().enumerate() {
            if let Some(event) = gold.events.iter().position(|event| event.span == mention.span) {
                known.insert(Ours::Event(at), event);
            }
        }
        let behind = gold.events.len();
        if let Some(written) = gold.times.iter().position(|time| time.span.is_none()) {
            known.insert(Ours::Written, behind + written);
        }
        for timex in told.timexes {
            let shares = |span: Span| span.start < timex.span.end && timex.span.start < span.end;
            if let Some(time) = gold.times.iter().position(|time| time.span.is_some_and(shares)) {
                known.insert(Ours::Time(timex.id), behind + time);
            }
        }
        Numbers { known, next: behind + gold.times.len() }
    }

    fn number(&mut self, item: Ours) -> usize {
        *self.known.entry(item).or_insert_with(|| {
            self.next += 1;
            self.next - 1
        })
    }
}

#[derive(Serialize)]
struct Line<'m> {
    kind: &'static str,
    doc: &'m str,
    from: &'m str,
    relation: &'static str,
    to: &'m str,
}

#[derive(Serialize)]
struct Report {
    task: &'static str,
    documents: usize,
    gold: usize,
    system: usize,
    awareness: Figures,
}

impl RelationsEval {
    /// Temporal awareness: of ours what follows from the gold, of the gold what follows from ours.
    pub fn awareness(&self) -> Figures {
        let Awareness { gold, system, recalled, right } = self.counts;
        Figures::of_parts((right, system), (recalled, gold))
    }

    /// Adds what was counted over further documents.
    pub fn add(&mut self, other: RelationsEval) {
        let RelationsEval { documents, counts, misses } = other;
        self.documents += documents;
        self.counts.add(counts);
        self.misses += &misses;
    }

    /// Returns the figures as one JSON object, in per cent.
    pub fn json(&self) -> String {
        let report = Report {
            task: "relations",
            documents: self.documents,
            gold: self.counts.gold,
            system: self.counts.system,
            awareness: self.awareness(),
        };
        serde_json::to_string(&report).expect("numbers and names of our own can be written as JSON")
    }

    /// Returns the figures as a table for people.
    pub fn table(&self) -> String {
        let Figures { p, r, f1 } = self.awareness();
        format!(
            "{} document{}, {} relation{} in the gold, {} of ours, what follows from others left out\n\n\
             \x20                P       R      F1\n{:<10}{p:>8}{r:>8}{f1:>8}\n",
            self.documents,
            plural(self.documents),
            self.counts.gold,
            plural(self.counts.gold),
            self.counts.system,
            "awareness"
        )
    }

    /// Returns every link of the gold that we do not draw, and every one of ours that it does not, a JSON object on each line.
    pub fn errors(&self) -> String {
        self.misses.clone()
    }

    fn list(&mut self, doc: &str, document: &Document, gold: &Annotation, marked: &[Said], ours: &[Said]) {
        let spans: Vec<Option<Span>> =
            gold.events.iter().map(|event| Some(event.span)).chain(gold.times.iter().map(|time| time.span)).collect();
        let text = |at: usize| match spans.get(at) {
            Some(Some(span)) => span.of(&document.text),
            Some(None) => "DCT",
            None => "?",
        };
        let mut list = |kind, one: &[Said], other: &[Said]| {
            for (from, order, to) in one {
                if other.contains(&(*from, *order, *to)) || other.contains(&(*to, order.inverse(), *from)) {
                    continue;
                }
                let line = Line { kind, doc, from: text(*from), relation: order.as_str(), to: text(*to) };
                self.misses += &(serde_json::to_string(&line).expect("text and names can be written as JSON") + "\n");
            }
        };
        list("missed", marked, ours);
        list("spurious", ours, marked);
    }
}

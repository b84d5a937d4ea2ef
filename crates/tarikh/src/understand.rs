//! One account, understood: its times, sentences, entities, voices and events.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use entity::Entity;
use event::{Account, Chronicle, chronicle_watched, events};
use source::{Document, Span};
use syntax::{Reader, Sentence, Syntax};
use timex::Timex;
use voice::{Attribution, Guideline, Voice, Voices};

use crate::options::Options;
use crate::pace::{Pace, Stage, WHOLE};

/// What was read of an account.
pub(crate) struct Understood {
    pub timexes: Vec<Timex>,
    /// How many sentences it has.
    pub count: usize,
    /// Its sentences as trees, where they can be read so.
    pub sentences: Vec<Sentence<'static>>,
    pub entities: Vec<Entity>,
    pub attributions: Vec<Attribution>,
    pub told: Chronicle,
}

impl Understood {
    /// Returns what the checks look at.
    pub(crate) fn told(&self) -> check::Understanding<'_> {
        check::Understanding {
            sentences: &self.sentences,
            entities: &self.entities,
            attributions: &self.attributions,
            events: &self.told.events,
            relations: &self.told.relations,
        }
    }
}

/// Reads accounts, several at a time if the options say so; what is read comes in their order.
pub(crate) fn understand_all(
    options: &Options,
    documents: &[Document],
    pace: &Pace<'_>,
) -> ControlFlow<(), Vec<Understood>> {
    let threads = options.jobs.map_or(1, std::num::NonZeroUsize::get).min(documents.len());
    if threads <= 1 {
        let mut reader = None;
        let mut read = Vec::with_capacity(documents.len());
        for document in documents {
            read.push(understand(options, &mut reader, document, pace)?);
        }
        return ControlFlow::Continue(read);
    }
    let next = AtomicUsize::new(0);
    let read: Mutex<Vec<(usize, Understood)>> = Mutex::new(Vec::with_capacity(documents.len()));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut reader = None;
                while let Some((index, document)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, documents.get(index)?)))
                {
                    // Who stopped one account stops the others as well.
                    let ControlFlow::Continue(one) = understand(options, &mut reader, document, pace) else { return };
                    read.lock().unwrap_or_else(PoisonError::into_inner).push((index, one));
                }
            });
        }
    });
    let mut read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    if read.len() < documents.len() {
        return ControlFlow::Break(());
    }
    read.sort_by_key(|(index, _)| *index);
    ControlFlow::Continue(read.into_iter().map(|(_, one)| one).collect())
}

/// Reads an account: by the grammar of its sentences where they can be read, else by their clauses.
fn understand(
    options: &Options,
    reader: &mut Option<Reader<'static>>,
    document: &Document,
    pace: &Pace<'_>,
) -> ControlFlow<(), Understood> {
    let stage = |stage| pace.stage(stage, document.text.len());
    let timexes = options.tag(document);
    let spans: Vec<Span> = source::sentences(document);
    let count = spans.len();
    stage(Stage::Times)(WHOLE)?;
    if !has_grammar(document) {
        let told = Chronicle { events: events(document, &spans, &timexes), relations: Vec::new() };
        let (sentences, entities, attributions) = (Vec::new(), Vec::new(), Vec::new());
        return ControlFlow::Continue(Understood { timexes, count, sentences, entities, attributions, told });
    }
    let reader = reader.get_or_insert_with(|| Syntax::english().reader());
    let mut watch = stage(Stage::Sentences);
    let sentences = reader.parse_watched(&document.text, &paragraphs(document, &timexes), &mut watch)?;
    watch(WHOLE)?;
    // A named period ("the Cold War") is a name as well; other times are none.
    let times: Vec<Span> = timexes.iter().filter(|timex| !timex.named).map(|timex| timex.span).collect();
    let entity::Read { entities, standing } = entity::read(document, &sentences, &times);
    stage(Stage::Entities)(WHOLE)?;
    // Of every kind of text only what is told by its words is somebody's saying: in news, too, an act is an act.
    let mut watch = stage(Stage::Voices);
    let mut attributions =
        Voices::english().attributions_watched(document, &sentences, Guideline::Narrative, &mut watch)?;
    watch(WHOLE)?;
    leave_out_times(&mut attributions, &times);
    let account = Account {
        document,
        sentences: &sentences,
        timexes: &timexes,
        entities: &entities,
        attributions: &attributions,
        standing: &standing,
    };
    let mut watch = stage(Stage::Events);
    let told = chronicle_watched(&account, &mut watch)?;
    watch(WHOLE)?;
    ControlFlow::Continue(Understood { timexes, count, sentences, entities, attributions, told })
}

/// "Ordered on 6 July to leave": a time is nobody who says so.
fn leave_out_times(attributions: &mut [Attribution], times: &[Span]) {
    let is_time = |speaker: Span| {
        let next = times.partition_point(|time| time.end <= speaker.start);
        times.get(next).is_some_and(|time| time.contains(speaker))
    };
    for attribution in attributions.iter_mut().filter(|one| one.speaker.is_some_and(is_time)) {
        (attribution.source, attribution.speaker, attribution.voice) = (Vec::new(), None, Voice::Group);
    }
}

/// Returns the paragraphs of a document; an item of a list that begins with its date is read without it.
fn paragraphs(document: &Document, timexes: &[Timex]) -> Vec<Span> {
    let items = timex::items(&document.text, timexes);
    let without_date = |span: Span| {
        let first = items.partition_point(|item| item.body.start < span.start);
        let item = items.get(first).filter(|item| {
            let date = item.time.and_then(|id| timexes.get(id.0 as usize)).map(|timex| timex.span);
            item.body.start < span.end && date.is_some_and(|date| span.contains(date))
        });
        item.map_or(span, |item| Span { start: item.body.start, end: span.end })
    };
    source::paragraphs(document).into_iter().map(without_date).collect()
}

/// Says whether the sentences of a document can be read as trees: else only its times are read, and the clauses they stand in, but no
/// names, places, speakers or causes.
///
/// ```
/// use tarikh::source::{DocumentId, read};
///
/// let text = "مصدق در ۱۴ اسفند ۱۳۴۵ در بیمارستانی در تهران درگذشت.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// assert!(!tarikh::has_grammar(&document));
/// # Ok::<(), String>(())
/// ```
pub fn has_grammar(document: &Document) -> bool {
    matches!(document.language.0, "en" | "und")
}

/// Returns the sentences of an English document, as trees.
pub fn sentences_of(document: &Document) -> Vec<Sentence<'static>> {
    Syntax::english().reader().parse_within(&document.text, &source::paragraphs(document))
}

#[cfg(test)]
mod tests {
    use super::*;
    use voice::{AttributionId, Stance};

    #[test]
    fn a_time_is_nobody_who_speaks() {
        let span = |start, end| Span { start, end };
        let said_by = |speaker: Span| Attribution {
            id: AttributionId(0),
            within: None,
            voice: Voice::Speaker,
            source: vec![speaker],
            speaker: Some(speaker),
            cue: vec![span(30, 36)],
            content: vec![span(40, 50)],
            stance: Stance::Asserted,
        };
        let mut all = [said_by(span(3, 9)), said_by(span(12, 20))];
        leave_out_times(&mut all, &[span(3, 9), span(22, 26)]);
        assert_eq!((all[0].speaker, all[0].voice), (None, Voice::Group));
        assert_eq!(all[1].speaker, Some(span(12, 20)));
    }
}

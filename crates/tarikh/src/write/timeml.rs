//! TimeML: the text as it is, our TIMEX3 inside it. Whatever the text holds, the file is valid by TimeML's schema.

use std::borrow::Cow;

use calendar::{Modifier, TimeValue, TimexType};
use event::{Relation, bound_of};
use source::{Document, Format, Language, Span};
use timex::{Resolved, Timex, TimexId};

use super::lawful::{is_frequency, is_lawful, lawful};
use super::story::Marked;
use super::xml::{push_attribute, push_exact_text, push_text};
use crate::story::Story;
use crate::tags::{attribute, tags};

/// A document as TimeML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimeMl {
    /// The file.
    pub text: String,
    /// How many characters of the document XML cannot hold (control characters); each is shown as U+FFFD.
    pub replaced: u64,
}

/// Writes a document with its times as TimeML. `written` is the date of writing, where DCT does not hold it already.
///
/// A document that was TimeML keeps its DOCID, DCT, TITLE and EXTRAINFO; its annotation is not kept. Named periods stay
/// out. A value that the schema of TimeML has no form for is written by what is certain of it, and an interval by
/// `beginPoint` and `endPoint` too; the points stand after TEXT.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, write};
///
/// let (document, _) = read(DocumentId(0), "bridge.txt", b"It ended on 15 February 1989.", None).document()?;
/// let timexes = Options::default().tag(&document);
/// let timeml = write::timeml(&document, None, &timexes);
/// assert!(timeml.text.contains(
///     r#"on <TIMEX3 tid="t1" type="DATE" value="1989-02-15">15 February 1989</TIMEX3>."#
/// ));
/// # Ok::<(), String>(())
/// ```
pub fn timeml(document: &Document, written: Option<&TimeValue>, timexes: &[Timex]) -> TimeMl {
    timeml_with(document, written, timexes, &Story::default())
}

/// Writes a document with its times, events and links as TimeML: EVENT in the text, MAKEINSTANCE and TLINK behind it. An event
/// within a time stays out, and so does a link to what stays out.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, Story, write};
///
/// let (document, _) = read(DocumentId(0), "bridge.txt", b"They crossed it on 15 February 1989.", None).document()?;
/// let options = Options::default();
/// let timexes = options.tag(&document);
/// let story = Story::of(&document, &timexes, None);
/// let timeml = write::timeml_with(&document, None, &timexes, &story).text;
/// assert!(timeml.contains("They <EVENT eid=\"e1\" class=\"OCCURRENCE\">crossed</EVENT> it"), "{timeml}");
/// assert!(timeml.contains("relatedToTime=\"t1\" relType=\"IS_INCLUDED\""), "{timeml}");
/// # Ok::<(), String>(())
/// ```
pub fn timeml_with(document: &Document, written: Option<&TimeValue>, timexes: &[Timex], story: &Story) -> TimeMl {
    let mut file = Open::new(&Head::of(document, written), document.text.len(), timexes);
    let marked = Marked::of(timexes, story);
    file.text(&document.text, document.language, &marked);
    file.close(&document.text, &marked, story)
}

/// Returns the times that TimeML and the measures of it show: no named periods, nothing empty, nothing that overlaps
/// what came before.
pub(crate) fn shown(timexes: &[Timex]) -> impl Iterator<Item = &Timex> {
    let mut done = 0;
    timexes.iter().filter(move |timex| {
        let Span { start, end } = timex.span;
        let fits = !timex.named && start < end && start >= done;
        if fits {
            done = end;
        }
        fits
    })
}

/// What stands before TEXT.
struct Head<'d> {
    docid: Cow<'d, str>,
    created: Option<Created<'d>>,
    title: Option<&'d str>,
    extra: Option<Cow<'d, str>>,
    /// Whether carriage returns stand in the text as they stood in a TimeML file.
    bare_returns: bool,
}

struct Created<'d> {
    kind: &'static str,
    value: Cow<'d, str>,
    text: Cow<'d, str>,
}

impl<'d> Head<'d> {
    fn of(document: &'d Document, written: Option<&TimeValue>) -> Head<'d> {
        let file = document.file.as_deref().filter(|file| is_timeml(document, file));
        let outside = file.map(without_text);
        let inside = |name: &str| outside.and_then(|parts| parts.into_iter().find_map(|part| content(part, name)));
        let told = written.map(|written| {
            let timex3 = written.timex3();
            let value = lawful(timex3.kind, &timex3.value).into_owned();
            Created { kind: timex3.kind.as_str(), text: Cow::Owned(value.clone()), value: Cow::Owned(value) }
        });
        Head {
            docid: inside("DOCID").map_or(Cow::Borrowed(&document.path), plain),
            created: inside("DCT").and_then(created).or(told),
            title: document.title.as_deref(),
            extra: inside("EXTRAINFO").map(plain),
            bare_returns: file.is_some_and(|file| file.contains('\r')),
        }
    }
}

fn is_timeml(document: &Document, file: &str) -> bool {
    Format::by_ending(&document.path).unwrap_or_else(|| Format::by_opening(file)) == Format::TimeMl
}

/// The file before TEXT and after it.
fn without_text(file: &str) -> [&str; 2] {
    let before = tags(file, "TEXT").next().map_or(file, |tag| &file[..tag.at]);
    let after = file.rfind("</TEXT>").map_or("", |at| &file[at..]);
    [before, after]
}

/// What stands between the first opening tag of an element and the closing tag after it.
fn content<'f>(file: &'f str, name: &str) -> Option<&'f str> {
    let mut found = tags(file, name);
    let opening = found.next().filter(|tag| !tag.text.starts_with("</") && !tag.text.ends_with("/>"))?;
    let closing = found.find(|tag| tag.text.starts_with("</"))?;
    Some(&file[opening.at + opening.text.len()..closing.at])
}

/// The content of an element outside TEXT without tags, the five references of XML resolved.
fn plain(content: &str) -> Cow<'_, str> {
    if !content.contains(['<', '&']) {
        return Cow::Borrowed(content);
    }
    let mut out = String::with_capacity(content.len());
    for (index, piece) in content.split('<').enumerate() {
        // What stands before the bracket that closes the tag belongs to the tag.
        let text = if index == 0 { piece } else { piece.split_once('>').map_or(piece, |(_, text)| text) };
        out += text;
    }
    for (reference, meant) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
        out = out.replace(reference, meant);
    }
    Cow::Owned(out)
}

/// The date of writing as a DCT holds it; none where its value is none of TimeML's.
fn created(dct: &str) -> Option<Created<'_>> {
    let tag = tags(dct, "TIMEX3").next()?.text;
    let value = attribute(tag, "value").filter(|value| is_lawful(value))?;
    let kind = if attribute(tag, "type") == Some("TIME") { TimexType::Time } else { TimexType::Date };
    Some(Created { kind: kind.as_str(), value: Cow::Borrowed(value), text: plain(dct) })
}

/// What is written for a day that is none.
const UNKNOWN_DAY: &str = "XXXX-XX-XX";

/// "Not before May 1990", "by 1850": what the words around a date make of it.
fn bound(text: &str, language: Language, timex: &Timex) -> Option<Modifier> {
    let kind = timex.timex3().kind;
    let is_date = matches!(kind, TimexType::Date | TimexType::Time) && timex.range.is_none();
    match bound_of(language, text, timex.span).filter(|_| is_date)? {
        Relation::By => Some(Modifier::OnOrBefore),
        Relation::From => Some(Modifier::OnOrAfter),
        Relation::Within | Relation::Throughout | Relation::Since | Relation::Until | Relation::Before => None,
        Relation::After
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring
        | Relation::Told => None,
    }
}

/// An end of an interval, to be written after TEXT.
struct Point {
    kind: TimexType,
    value: String,
}

/// A file being written.
pub(super) struct Open {
    pub(super) out: String,
    pub(super) has_dct: bool,
    bare_returns: bool,
    replaced: u64,
    /// The number of the first point, behind those of the times.
    first_point: u64,
    points: Vec<Point>,
}

impl Open {
    fn new(head: &Head<'_>, length: usize, timexes: &[Timex]) -> Open {
        let mut out = String::with_capacity(length + timexes.len() * 100 + 1000);
        let mut replaced = 0;
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n\n<DOCID>");
        replaced += push_text(&mut out, &head.docid);
        out.push_str("</DOCID>\n\n<DCT>");
        if let Some(created) = &head.created {
            out.push_str("<TIMEX3 tid=\"t0\"");
            push_named(&mut out, "type", created.kind);
            push_named(&mut out, "value", &created.value);
            out.push_str(" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
            replaced += push_text(&mut out, &created.text);
            out.push_str("</TIMEX3>");
        }
        out.push_str("</DCT>\n\n");
        let elements = [("TITLE", head.title), ("EXTRAINFO", head.extra.as_deref())];
        for (name, text) in elements.into_iter().filter_map(|(name, text)| Some((name, text?))) {
            out.push_str(&format!("<{name}>"));
            replaced += push_text(&mut out, text);
            out.push_str(&format!("</{name}>\n\n"));
        }
        out.push_str("<TEXT>");
        let first_point = timexes.iter().map(|timex| u64::from(timex.id.0) + 2).max().unwrap_or(1);
        let (has_dct, bare_returns) = (head.created.is_some(), head.bare_returns);
        Open { out, has_dct, bare_returns, replaced, first_point, points: Vec::new() }
    }

    fn text(&mut self, text: &str, language: Language, marked: &Marked<'_>) {
        let written: Vec<TimexId> = marked.times.iter().map(|timex| timex.id).collect();
        let mut events = marked.events.iter().peekable();
        let mut done = 0;
        for timex in &marked.times {
            while let Some((number, mention)) = events.next_if(|(_, mention)| mention.span.start < timex.span.start) {
                done = self.event(text, done, *number, mention);
            }
            let (start, end) = (timex.span.start as usize, timex.span.end as usize);
            self.push(&text[done..start]);
            self.open_timex(timex, &written, bound(text, language, timex));
            self.push(&text[start..end]);
            self.out.push_str("</TIMEX3>");
            done = end;
        }
        for (number, mention) in events {
            done = self.event(text, done, *number, mention);
        }
        self.push(&text[done..]);
    }

    pub(super) fn push(&mut self, text: &str) {
        let push = if self.bare_returns { push_text } else { push_exact_text };
        self.replaced += push(&mut self.out, text);
    }

    fn open_timex(&mut self, timex: &Timex, written: &[TimexId], bound: Option<Modifier>) {
        let out = &mut self.out;
        let timex3 = timex.timex3();
        out.push_str(&format!("<TIMEX3 tid=\"{}\"", name(timex.id)));
        push_named(out, "type", timex3.kind.as_str());
        // A day that no calendar has is no value.
        let is_day = timex.value.as_ref().is_none_or(|value| value.validate().is_ok());
        push_named(out, "value", &lawful(timex3.kind, if is_day { &timex3.value } else { UNKNOWN_DAY }));
        if let Some(modifier) = timex3.modifier.or(bound) {
            push_named(out, "mod", modifier.as_str());
        }
        if let Some(quant) = timex.meant.quant() {
            push_named(out, "quant", quant);
        }
        if let Some(freq) = timex.meant.freq().filter(|freq| is_frequency(freq)) {
            push_named(out, "freq", freq);
        }
        match timex.resolved {
            Resolved::Anchored(Some(id)) if written.binary_search(&id).is_ok() => {
                push_named(out, "anchorTimeID", &name(id));
            }
            Resolved::Anchored(None) if self.has_dct => push_named(out, "anchorTimeID", "t0"),
            Resolved::Anchored(_) | Resolved::Written | Resolved::Unanchored => {}
        }
        if let Some((start, end)) = timex3.value.split_once('/') {
            for (attribute, edge) in [("beginPoint", start), ("endPoint", end)] {
                push_named(out, attribute, &format!("t{}", self.first_point + self.points.len() as u64));
                self.points.push(Point { kind: timex3.kind, value: lawful(timex3.kind, edge).into_owned() });
            }
        }
        out.push('>');
    }

    fn close(mut self, text: &str, marked: &Marked<'_>, story: &Story) -> TimeMl {
        self.out.push_str("</TEXT>\n\n");
        self.story(text, marked, story);
        let mut out = self.out;
        for (number, point) in (self.first_point..).zip(&self.points) {
            out.push_str(&format!("<TIMEX3 tid=\"t{number}\""));
            push_named(&mut out, "type", point.kind.as_str());
            push_named(&mut out, "value", &point.value);
            out.push_str("></TIMEX3>\n");
        }
        out.push_str("</TimeML>\n");
        TimeMl { text: out, replaced: self.replaced }
    }
}

pub(super) fn push_named(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_attribute(out, value);
    out.push('"');
}

pub(super) fn name(id: TimexId) -> String {
    format!("t{}", u64::from(id.0) + 1)
}

//! What a caller may say about the texts.

use std::num::NonZeroUsize;
use std::sync::Arc;

use calendar::{CalendarId, TimeValue};
use source::{Document, Language};
use timex::{Base, Context, Domain, Expr, Finder, Pack, Timex, Written, WrittenYear};

use crate::date_line;

/// Which guideline to read by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DomainChoice {
    /// By the text.
    #[default]
    Auto,
    /// As told.
    As(Domain),
}

/// What a caller may say about the texts; everything has a default.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// When the texts were written; a document's own metadata is taken where this is not given.
    pub written: Option<TimeValue>,
    /// The period the texts are about.
    pub about: Option<TimeValue>,
    /// The language, where it is not to be identified.
    pub language: Option<Language>,
    /// News or narrative.
    pub domain: DomainChoice,
    /// Further calendars to print dates in.
    pub calendars: Vec<CalendarId>,
    /// How many accounts are read at a time; one, where nothing is said. What is read is the same.
    pub jobs: Option<NonZeroUsize>,
    /// Packs loaded at run time; each stands for the compiled-in one of its language.
    pub packs: Vec<Arc<Pack>>,
}

impl Options {
    /// Returns the pack that reads a document: that of its language, else English; a loaded one before a compiled-in one.
    pub fn pack_of(&self, document: &Document) -> Option<&Pack> {
        let language = self.language.unwrap_or(document.language);
        self.pack(language.0).or_else(|| self.pack("en"))
    }

    fn pack(&self, language: &str) -> Option<&Pack> {
        let loaded = self.packs.iter().find(|pack| pack.language == language).map(Arc::as_ref);
        loaded.or_else(|| Pack::of(language))
    }

    /// Returns the date of writing that holds for a document: the one given, else its metadata's, else that of a line at
    /// its head.
    pub fn written_of(&self, document: &Document) -> Option<TimeValue> {
        if self.written.is_some() {
            return self.written.clone();
        }
        let Some(text) = document.written.as_deref() else { return self.dateline_of(document) };
        let date = text.get(..10).unwrap_or(text);
        let value = calendar::edtf::parse(date).ok().map(|edtf| edtf.to_value());
        value.or_else(|| first_date(self.pack_of(document)?, text))
    }

    /// Returns the day a report's opening line is dated, `KABUL, Feb. 15, 1989 (Agency) —`, or the line that is a date.
    fn dateline_of(&self, document: &Document) -> Option<TimeValue> {
        let pack = self.pack_of(document)?;
        let value = match &document.dateline {
            Some(dateline) => first_date(pack, dateline.span.of(&document.text)),
            None => date_line::find(pack, document),
        }?;
        value.extent().single_day().is_some().then_some(value)
    }

    /// Returns the domain a document is read by.
    pub fn domain_of(&self, pack: &Pack, document: &Document) -> Domain {
        match self.domain {
            DomainChoice::As(domain) => domain,
            DomainChoice::Auto => by_the_text(pack, self.written_of(document).as_ref(), document),
        }
    }

    /// Returns the times of a document; none where its language has no pack.
    pub fn tag(&self, document: &Document) -> Vec<Timex> {
        let Some(pack) = self.pack_of(document) else { return Vec::new() };
        let domain = self.domain_of(pack, document);
        timex::tag(&mut Finder::new(pack, domain), &self.context_of(document, domain), document)
    }

    /// Returns what is known of a document from outside its text.
    pub fn context_of(&self, document: &Document, domain: Domain) -> Context {
        // On a day that no calendar has nothing hangs; `check` says so.
        let written = self.written_of(document).filter(|value| value.validate().is_ok());
        Context { written, about: self.about.clone(), domain: Some(domain) }
    }
}

/// The first whole date of a metadata text such as "15 February 2026, 10:30".
fn first_date(pack: &Pack, text: &str) -> Option<TimeValue> {
    let found = Finder::new(pack, Domain::Narrative).find(text);
    timex::place_all(pack, Domain::Narrative, &Context::default(), text, found)
        .into_iter()
        .find_map(|timex| timex.value.filter(|value| value.as_date().is_some()))
}

/// How much of a text is looked at to choose its domain.
const SAMPLE: usize = 16 * 1024;

/// Years before the date of writing that news still deals with.
const RECENT: i64 = 2;

/// News hangs on its date of writing: it says "today", "last week", "Tuesday". A text without a date of writing, or
/// with more dates of other years than such words, is an account.
fn by_the_text(pack: &Pack, written: Option<&TimeValue>, document: &Document) -> Domain {
    let Some(writing) = written.and_then(|value| value.as_date()).map(|date| date.year.value) else {
        return Domain::Narrative;
    };
    if document.dateline.is_some() {
        return Domain::News;
    }
    let mut end = document.text.len().min(SAMPLE);
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    let found = Finder::new(pack, Domain::News).find(&document.text[..end]);
    let far = found.iter().filter(|one| names_other_year(&one.meant.expr, writing)).count();
    let deictic = found.iter().filter(|one| points_to_writing(&one.meant.expr)).count();
    // "Died on Sunday at her home. Born in 1930 …": what opens with a day of its own week is news, however far it looks back.
    let head = found.iter().take_while(|one| one.span.start < HEAD);
    let opens = head.into_iter().any(|one| points_to_writing(&one.meant.expr));
    let weight = if opens { OPENS } else { 1 };
    if far > (weight * deictic).max(2) { Domain::Narrative } else { Domain::News }
}

/// Bytes at the head of a text in which news says when it was.
const HEAD: u32 = 250;

/// So many dates of other years weigh as much as each time that counts from the day of writing, where the text opens with one.
const OPENS: usize = 4;

fn names_other_year(expr: &Expr, writing: i64) -> bool {
    let Expr::Date(Written { year: Some(WrittenYear::Full(year)), .. }) = expr else { return false };
    (year - writing).abs() > RECENT
}

/// Says whether a time counts from the day of writing.
pub(crate) fn points_to_writing(expr: &Expr) -> bool {
    match expr {
        Expr::Unit { base, .. } | Expr::Near { base, .. } | Expr::Shift { base, .. } => {
            matches!(base, Base::Writing | Base::Domain | Base::Passage)
        }
        Expr::Date(written) => written.weekday.is_some() && written.month.is_none(),
        // "Saturday night".
        Expr::At { of: Some(of), .. } => points_to_writing(of),
        Expr::At { of: None, .. }
        | Expr::Value(_)
        | Expr::BareCentury { .. }
        | Expr::Vague
        | Expr::Age { .. }
        | Expr::Within { .. }
        | Expr::Nth { .. }
        | Expr::Part { .. }
        | Expr::Duration(_)
        | Expr::Set(_)
        | Expr::Feast { .. }
        | Expr::Period(_)
        | Expr::Event(_)
        | Expr::Interval(..) => false,
    }
}

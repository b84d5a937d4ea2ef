//! What a request says of its texts, and the accounts it makes.

use serde::Deserialize;
use tarikh::calendar::{CalendarId, TimeValue};
use tarikh::source::{Diagnostic, Document, DocumentId, Format, Language, Reading, Unit, read};
use tarikh::timex::{Domain, Pack};
use tarikh::{DomainChoice, Options, date};

use crate::answer::Refusal;

/// A request of the API: one text, or several documents.
#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Asked {
    pub text: Option<String>,
    pub title: Option<String>,
    pub documents: Vec<AskedDocument>,
    pub written: Option<String>,
    pub about: Option<String>,
    #[serde(alias = "lang")]
    pub language: Option<String>,
    pub domain: Option<String>,
    #[serde(alias = "calendar")]
    pub calendars: Vec<String>,
    pub from: Option<String>,
    pub offsets: Option<String>,
}

/// One of several documents.
#[derive(Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct AskedDocument {
    pub text: String,
    pub title: Option<String>,
    pub from: Option<String>,
}

/// A document with what its reader said of it.
pub(crate) type Account = (Document, Vec<Diagnostic>);

impl Asked {
    /// Returns the accounts, numbered in their order.
    pub(crate) fn accounts(&self, most: usize) -> Result<Vec<Account>, Refusal> {
        if self.text.is_some() && !self.documents.is_empty() {
            return Err(Refusal::bad("there is a 'text' and there are 'documents': send one of them"));
        }
        let single = self.text.as_ref().map(|text| (text, &self.title, &self.from));
        let several = self.documents.iter().map(|one| (&one.text, &one.title, &one.from));
        let all: Vec<_> = single.into_iter().chain(several).collect();
        if all.is_empty() {
            return Err(Refusal::bad("there is no 'text' and no 'documents'"));
        }
        if all.len() > most {
            return Err(Refusal::bad(format!("more than {most} documents")));
        }
        (0..)
            .zip(all)
            .map(|(number, (text, title, from))| account(number, text, title.as_deref(), from.as_deref()))
            .collect()
    }

    /// Returns what the library is told.
    pub(crate) fn options(&self) -> Result<Options, Refusal> {
        Ok(Options {
            jobs: None,
            written: said_date("written", self.written.as_deref())?,
            about: said_date("about", self.about.as_deref())?,
            language: said(self.language.as_deref()).map(language).transpose()?,
            domain: match said(self.domain.as_deref()) {
                None | Some("auto") => DomainChoice::Auto,
                Some("news") => DomainChoice::As(Domain::News),
                Some("narrative") => DomainChoice::As(Domain::Narrative),
                Some(other) => return Err(Refusal::bad(format!("domain: '{other}' is not news, narrative or auto"))),
            },
            calendars: self.calendars.iter().map(|id| calendar(id)).collect::<Result<_, _>>()?,
            packs: Vec::new(),
        })
    }

    /// Returns what offsets count.
    pub(crate) fn unit(&self) -> Result<Unit, Refusal> {
        match said(self.offsets.as_deref()) {
            None => Ok(Unit::default()),
            Some(name) => Unit::named(name)
                .ok_or_else(|| Refusal::bad(format!("offsets: '{name}' is not codepoint, byte or utf16"))),
        }
    }
}

fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn account(number: u32, text: &str, title: Option<&str>, from: Option<&str>) -> Result<Account, Refusal> {
    let format = match said(from) {
        None => Some(Format::Plain),
        Some("auto") => None,
        Some(name) => Some(
            Format::named(name)
                .ok_or_else(|| Refusal::bad(format!("from: '{name}' is not auto, plain, markdown, html or timeml")))?,
        ),
    };
    let title = said(title).map(|title| title.chars().take(200).collect::<String>());
    match read(DocumentId(number), title.as_deref().unwrap_or("-"), text.as_bytes(), format) {
        Reading::Document(document, remarks) => {
            let known = document.title.clone();
            Ok((Document { title: title.or(known), ..*document }, remarks))
        }
        Reading::Unreadable(why) => Err(Refusal::bad(why)),
    }
}

fn said_date(name: &str, text: Option<&str>) -> Result<Option<TimeValue>, Refusal> {
    let Some(text) = said(text) else { return Ok(None) };
    let readings = date::read(text).map_err(|error| Refusal::bad(format!("{name}: {error}")))?;
    Ok(readings.into_iter().next().map(|first| first.value))
}

fn language(code: &str) -> Result<Language, Refusal> {
    let known = Pack::languages().find(|known| *known == code).map(Language);
    known.ok_or_else(|| {
        let known: Vec<&str> = Pack::languages().collect();
        Refusal::bad(format!("language: there is no pack of '{code}'; there are: {}", known.join(", ")))
    })
}

fn calendar(id: &str) -> Result<CalendarId, Refusal> {
    CalendarId::named(id).ok_or_else(|| {
        let known: Vec<&str> = CalendarId::ALL.into_iter().map(CalendarId::as_str).collect();
        Refusal::bad(format!("calendars: no such calendar: '{id}'; there are: {}", known.join(", ")))
    })
}

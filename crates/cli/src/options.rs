//! From what was said on the command line to what the library is told.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tarikh::calendar::{CalendarId, TimeValue};
use tarikh::source::{Format, Language, Unit};
use tarikh::timex::{Domain, Files, Pack, language_of};
use tarikh::{DomainChoice, Options, date};

use crate::arguments::{Common, OffsetsArgument};
use crate::failure::Failure;

impl Common {
    /// Returns what the library is told, or why something that was said cannot be used.
    pub fn options(&self) -> Result<Options, Failure> {
        let packs: Vec<Arc<Pack>> = self.pack.iter().map(|folder| load(folder)).collect::<Result<_, _>>()?;
        let language = self.lang.as_deref().map(|code| language(code, &packs)).transpose()?;
        Ok(Options {
            written: self.written.as_deref().map(|text| said_date("--written", text)).transpose()?,
            about: self.about.as_deref().map(|text| said_date("--about", text)).transpose()?,
            language,
            domain: match self.domain.as_str() {
                "news" => DomainChoice::As(Domain::News),
                "narrative" => DomainChoice::As(Domain::Narrative),
                _auto => DomainChoice::Auto,
            },
            calendars: self.calendar.iter().map(|id| calendar(id)).collect::<Result<_, _>>()?,
            jobs: std::num::NonZeroUsize::new(self.jobs()?),
            packs,
        })
    }

    /// Returns the form that was named.
    pub fn format(&self) -> Option<Format> {
        self.from.as_deref().and_then(Format::named)
    }

    /// Returns how many threads to use.
    pub fn jobs(&self) -> Result<usize, Failure> {
        match self.jobs {
            Some(0) => Err(Failure::new("--jobs must be at least 1")),
            Some(jobs) => Ok(jobs.min(256)),
            None => Ok(std::thread::available_parallelism().map_or(1, usize::from)),
        }
    }
}

impl OffsetsArgument {
    /// Returns what offsets count.
    pub fn unit(&self) -> Unit {
        Unit::named(&self.offsets).unwrap_or_default()
    }
}

/// Reads the id of a calendar; what is none is answered with all of them.
pub fn calendar(id: &str) -> Result<CalendarId, Failure> {
    CalendarId::named(id).ok_or_else(|| {
        let known: Vec<&str> = CalendarId::ALL.into_iter().map(CalendarId::as_str).collect();
        Failure::new(format!("--calendar {id}: no such calendar; there are: {}", known.join(", ")))
    })
}

/// A date said as an option: the likeliest reading, and on stderr that there are others.
fn said_date(option: &str, text: &str) -> Result<TimeValue, Failure> {
    let readings = date::read(text).map_err(|error| Failure::new(format!("{option}: {error}")))?;
    let Some((first, others)) = readings.split_first() else {
        return Err(Failure::new(format!("{option}: '{text}' cannot be read as a date")));
    };
    let name = |reading: &date::Reading| {
        let day = reading.edtf().unwrap_or_else(|| "a date EDTF cannot say".to_owned());
        format!("{day} ({})", reading.calendar)
    };
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(name).collect();
        eprintln!("tarikh: {option} {text} is read as {}; it could be {}", name(first), others.join(" or "));
    }
    Ok(first.value.clone())
}

fn language(code: &str, packs: &[Arc<Pack>]) -> Result<Language, Failure> {
    if let Some(known) = Pack::languages().find(|known| *known == code) {
        return Ok(Language(known));
    }
    if packs.iter().any(|pack| pack.language == code) {
        // One name for the whole run.
        return Ok(Language(Box::leak(code.to_owned().into_boxed_str())));
    }
    let known: Vec<&str> = Pack::languages().collect();
    Err(Failure::new(format!("--lang {code}: there is no pack of that language; there are: {}", known.join(", "))))
}

/// Loads a pack from a folder like those under `lang/`.
fn load(folder: &Path) -> Result<Arc<Pack>, Failure> {
    let shown = folder.display();
    let wrong = |problem: String| Failure::new(format!("--pack {shown}: {problem}"));
    let settings =
        fs::read_to_string(folder.join("pack.toml")).map_err(|error| wrong(format!("pack.toml: {error}")))?;
    let language = language_of(&settings).map_err(|problem| wrong(format!("pack.toml: {problem}")))?;
    let lexicon = texts(&folder.join("lexicon"), "toml").map_err(wrong)?;
    let definitions = texts(&folder.join("definitions"), "md").map_err(wrong)?;
    let rules = texts(&folder.join("rules"), "md").map_err(wrong)?;
    let files = Files {
        language: &language,
        settings: &settings,
        lexicon: &borrowed(&lexicon),
        definitions: &borrowed(&definitions),
        rules: &borrowed(&rules),
    };
    // What is wrong stands in a file of the folder, and begins with its name.
    let wrong_file = |problem: String| Failure::new(format!("--pack {}", folder.join(problem).display()));
    Pack::read(&files).map(Arc::new).map_err(wrong_file)
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// Name and text of the files of a folder with an ending, sorted; none where there is no such folder.
fn texts(folder: &Path, ending: &str) -> Result<Vec<(String, String)>, String> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        fs::read_to_string(&path).map(|text| (name, text)).map_err(|error| format!("{}: {error}", path.display()))
    };
    paths.into_iter().map(read).collect()
}

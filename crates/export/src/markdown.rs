//! A chronology as Markdown to read, send and print: by year, with quotes, and with what does not fit.

use std::collections::BTreeMap;

use tarikh::calendar::{CalendarId, Day, Family, format_year};
use tarikh::check::Voice;
use tarikh::event::Relation;
use tarikh::source::{Diagnostic, Positions, Severity, harmless};
use tarikh::{Chronology, Words, file_names, title_of};

use crate::{Line, lines};

/// Returns the chronology as Markdown: an entry for each event under the year it begins in, with the words of its
/// account; what the checks say beside it, and all findings with their sums at the end.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on Thursday, 15 February 1989.", None).document()?;
/// let text = export::markdown(&tarikh::read(vec![account], &tarikh::Options::default()));
/// assert!(text.contains("## 1989\n\n- **15 February 1989**, Wednesday: They left\n"));
/// assert!(text.contains("  - *error:* 15 February 1989 was a Wednesday, not a Thursday (finding 1)\n"));
/// # Ok::<(), String>(())
/// ```
pub fn markdown(chronology: &Chronology) -> String {
    let words = Words::of(chronology);
    let mut out = heading(words, chronology);
    let lines = lines(chronology);
    let main = main_calendar(&lines);
    // What is of one time stands under one heading, where the first of it does.
    let mut parts: Vec<(String, Vec<&Line<'_>>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for line in &lines {
        let year = year_of(line, main);
        let place = *places.entry(year.clone()).or_insert(parts.len());
        match parts.get_mut(place) {
            Some((_, told)) => told.push(line),
            None => parts.push((year, vec![line])),
        }
    }
    for (year, told) in &parts {
        out += &format!("## {year}\n\n");
        told.iter().for_each(|line| entry(&mut out, chronology, line));
    }
    if parts.is_empty() {
        out += &format!("{}\n\n", words.say("No event was found."));
    }
    if let Some(said) = tarikh::said_of_arrow(words, chronology) {
        out += &format!("{said}\n\n");
    }
    several(&mut out, words, chronology);
    findings(&mut out, words, chronology);
    out
}

/// The calendar whose years are the headings: that of most lines, where it is no Western one.
fn main_calendar(lines: &[Line<'_>]) -> CalendarId {
    let of = |family: Family| lines.iter().filter_map(Line::calendar).filter(|id| id.family() == family).count();
    let most = |family: Family| of(family) * 2 > lines.iter().filter_map(Line::calendar).count();
    match (most(Family::SolarHijri), most(Family::LunarHijri)) {
        (true, _) => CalendarId::Persian,
        (false, true) => CalendarId::IslamicCivil,
        (false, false) => CalendarId::Gregorian,
    }
}

/// How much of several accounts was compared, and who gives which day of what more than one tells.
fn several(out: &mut String, words: Words, chronology: &Chronology) {
    let told = tarikh::who_gives_which_day(chronology);
    let names = file_names(&chronology.documents);
    if let Some(compared) = tarikh::compared(chronology) {
        *out += &format!("## {}\n\n{}\n\n", words.say("Who gives which day"), compared.said(words));
    }
    for one in &told {
        let what = words.message(&one.what).unwrap_or_else(|| one.what.clone());
        *out += &format!("{}: {}\n\n", opening(&escape(&capital(&what))), one.said(words));
        for (day, giver) in one.days.iter().flat_map(|day| day.givers.iter().map(move |giver| (day, giver))) {
            let path = names.get(giver.account).map_or("", String::as_str);
            let line = words.fill("line {}", &[&words.number(giver.line)]);
            let by = match &giver.voice {
                Voice::Narrator => None,
                Voice::Source(who) => Some(words.fill("by {}", &[&escape(who)])),
                Voice::Unnamed => Some(words.say("by hearsay").to_owned()),
            };
            let place: Vec<String> = [escape(path), line].into_iter().chain(by).collect();
            *out += &format!(
                "- **{}**: {} (“{}”)\n",
                escape(&words.date(&day.day)),
                words.list(&place),
                escape(&giver.words)
            );
        }
        out.push('\n');
    }
}

fn heading(words: Words, chronology: &Chronology) -> String {
    let documents = &chronology.documents;
    let mut out = match documents.as_slice() {
        [one] => format!("# {}\n\n", escape(&title_of(one, words))),
        many => {
            let accounts = words.count(many.len(), "account", "accounts");
            format!("# {}\n\n", words.fill("A chronology of {}", &[&accounts]))
        }
    };
    let names = file_names(documents);
    for ((document, name), account) in documents.iter().zip(&names).zip(&chronology.accounts) {
        let written = account.written.as_ref().and_then(|value| value.edtf());
        let written = written.map(|day| words.fill("written {}", &[&words.date(&day)]));
        // The heading has named the only one already, unless it has a title.
        let named = match (documents.len(), document.title.as_deref()) {
            (1, _) => Some(escape(name)).filter(|_| title_of(document, words) != *name),
            (_, None) => Some(escape(name)),
            (_, Some(title)) if title == name => Some(escape(name)),
            (_, Some(title)) => Some(format!("{}: {}", escape(name), escape(title))),
        };
        let parts: Vec<String> = named.into_iter().chain(written).collect();
        let bullet = if documents.len() > 1 { "- " } else { "" };
        if !parts.is_empty() {
            out += &format!("{bullet}{}\n", words.list(&parts));
        }
    }
    if out.ends_with("\n\n") { out } else { out + "\n" }
}

/// The year an event begins in, as a heading, in the calendar of the accounts; of one without a beginning the year it ends in. What was
/// before a year, or after it, was in none that could be named.
fn year_of(line: &Line<'_>, main: CalendarId) -> String {
    if matches!(line.relation(), Some(Relation::Before | Relation::After)) {
        return capital(&line.when());
    }
    if line.relation().is_some_and(Relation::is_recurring) {
        return line.words.say("Recurring").to_owned();
    }
    // "By the early 1840s", "in the 4th century BC": in no one year that could be named.
    let year = |day: Day| main.calendar().fields(day).ok().map(|fields| fields.year);
    let (first, last) = (line.extent.earliest(), line.extent.latest());
    let unbegun = first.is_none() && last.is_some();
    let within = line.relation() == Some(Relation::Within);
    if unbegun || within && first.zip(last).is_some_and(|(first, last)| year(first) != year(last)) {
        return capital(&line.when());
    }
    let Some(day) = line.extent.earliest().or(line.extent.latest()) else {
        let name = if line.is_impossible() { "Impossible dates" } else { "Undated" };
        return line.words.say(name).to_owned();
    };
    let era = match main.family() {
        Family::SolarHijri => " SH",
        Family::LunarHijri => " AH",
        Family::Western | Family::Other(_) => "",
    };
    line.words.date(&match main.calendar().fields(day) {
        Ok(fields) if fields.year > 0 => format_year(fields.year, main) + era,
        Ok(fields) => format_year(fields.year, main),
        Err(_) => day.to_string(),
    })
}

fn entry(out: &mut String, chronology: &Chronology, line: &Line<'_>) {
    let event = &line.json;
    let words = line.words;
    let mut when = format!("**{}**", escape(&line.when()));
    for other in line.beside() {
        when += &format!(" / {}", escape(&other));
    }
    if let Some(weekday) = line.weekday() {
        when = words.list(&[when, weekday]);
    }
    let when = if event.when.is_some() { format!("{when}: ") } else { String::new() };
    *out += &format!("- {when}{}\n\n", opening(&escape(&line.told())));
    let place = words.fill("line {}", &[&words.number(event.line)]);
    let place = match chronology.documents.len() {
        1 => place,
        _many => words.list(&[escape(line.file_name()), place]),
    };
    let said = line.said_by().map(|name| words.fill("said by {}", &[&escape(&name)]));
    let said = said.map_or(String::new(), |said| format!(" — {said}"));
    let quote = match line.begins_within_a_sentence() {
        true => format!("… {}", escape(event.quote.trim())),
        false => opening(&escape(event.quote.trim())),
    };
    *out += &format!("  > {quote} ({place}{said})\n");
    if !line.findings.is_empty() {
        out.push('\n');
    }
    for (number, finding) in &line.findings {
        let severity = severity_name(words, finding.severity);
        let number = words.fill("finding {}", &[&words.number(*number as u64)]);
        *out += &format!("  - *{severity}:* {} ({number})\n", escape(&line.said(finding)));
    }
    out.push('\n');
}

fn findings(out: &mut String, words: Words, chronology: &Chronology) {
    let said = |text: &str| escape(&words.message(text).unwrap_or_else(|| text.to_owned()));
    let positions: Vec<Positions<'_>> = chronology.documents.iter().map(Positions::new).collect();
    let names = file_names(&chronology.documents);
    let numbered = chronology.diagnostics.iter().zip(1..);
    let worth: Vec<(&Diagnostic, i32)> = numbered.filter(|(found, _)| found.severity > Severity::Info).collect();
    if !worth.is_empty() {
        *out += &format!("## {}\n\n", words.say("What does not fit"));
    }
    for (finding, number) in worth {
        let severity = severity_name(words, finding.severity);
        let number = words.fill("Finding {}", &[&words.number(number)]);
        let head = words.list(&[format!("**{number}**"), severity.to_owned()]);
        *out += &format!("{head} ({}): {}\n\n", finding.check, said(&finding.message));
        for label in &finding.labels {
            let Some(index) = chronology.index_of(label.document) else { continue };
            let positions = &positions[index];
            let place = positions.place(label.span.start);
            let quote = escape(label.span.of(positions.text()));
            *out += &format!(
                "- {}:{}:{} “{quote}”",
                escape(names.get(index).map_or("", String::as_str)),
                place.line,
                place.column
            );
            match label.text.as_str() {
                "" => out.push('\n'),
                text => *out += &format!(": {}\n", said(text)),
            }
        }
        for note in &finding.notes {
            *out += &format!("- {}: {}\n", words.say("note"), said(note));
        }
        for fix in &finding.fixes {
            *out += &format!("- {}\n", said(&fix.message));
        }
        out.push('\n');
    }
    if !chronology.verified.is_empty() {
        *out += &format!("## {}\n\n", words.say("What agrees"));
        for sum in &chronology.verified {
            *out += &format!("- {}\n", said(&sum.message));
        }
    }
}

/// A line of its own begins with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn severity_name(words: Words, severity: Severity) -> &'static str {
    match severity {
        Severity::Info => words.say("note"),
        Severity::Warning => words.say("warning"),
        Severity::Error => words.say("error"),
    }
}

/// Writes text so that nothing in it is markup, HTML included.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = harmless(text);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // An address stands as text.
            ':' if out.ends_with("http") || out.ends_with("https") => out.push_str("\\:"),
            other => out.push(other),
        }
    }
    out
}

/// Text that opens a line: no list, no rule, no heading begins with it.
fn opening(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    match rest.chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{rest}", &text[..digits]),
        Some('-' | '+' | '=') if digits == 0 => format!("\\{rest}"),
        Some(_) | None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_those_of_the_accounts_and_what_was_before_one_stands_under_none() {
        let of = |text: &str| {
            let account = tarikh::source::read(tarikh::source::DocumentId(0), "a.txt", text.as_bytes(), None)
                .document()
                .expect("it is a text");
            markdown(&tarikh::read(vec![account], &tarikh::Options::default()))
        };
        let out = of("They came on 26 Bahman 1357. They left on 26 Bahman 1367. It fell in 1371 SH.");
        assert!(out.contains("## 1367 SH"), "{out}");
        let out = of("The bridge was closed before 1740. It was opened again on 3 May 1760.");
        assert!(out.contains("## Before 1740") && !out.contains("## 1739") && out.contains("## 1760"), "{out}");
    }

    #[test]
    fn a_day_that_never_was_is_not_undated() {
        let text = b"The sheet was photographed on 30 February 2004.";
        let account = tarikh::source::read(tarikh::source::DocumentId(0), "a.txt", text, None).document();
        let out = markdown(&tarikh::read(vec![account.expect("it is a text")], &tarikh::Options::default()));
        assert!(
            out.contains("## Impossible dates\n\n- **30 February 2004 (no such day)**: The sheet was photographed"),
            "{out}"
        );
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("<b>*5* [a](http://x)"), "&lt;b&gt;\\*5\\* \\[a\\](http\\://x)");
        assert_eq!(opening("1979. It began"), "1979\\. It began");
        assert_eq!(opening("- no list"), "\\- no list");
        assert_eq!(opening("It ended"), "It ended");
    }
}

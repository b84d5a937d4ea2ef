//! What is wrong, said beside the line it is about with the sum shown; all findings in a list; and the sums that agree.

use tarikh::compared;
use tarikh::event::Event;
use tarikh::source::{Diagnostic, Label, Severity};

use crate::account::quoted;
use crate::escape::{apart, escaped, shortened};
use crate::mixed::{Base, push_mixed};
use crate::view::{View, finding_id, severity_name};

/// So many findings stand in the list, the worst of them.
const MOST: usize = 500;

/// So many characters of the words a finding is about are quoted.
const QUOTED: usize = 120;

/// Adds a finding as it stands beside its line.
pub(crate) fn finding(out: &mut String, view: &View<'_>, number: usize) {
    let Some(one) = view.chronology.diagnostics.get(number) else { return };
    let severity = severity_name(one.severity);
    let name = format!("{} {}", view.words.say(severity), view.finding_number(number));
    out.push_str(&format!(
        "<aside class=\"finding {severity}\" id=\"{}\" lang=\"{}\" dir=\"{}\" aria-label=\"{name}\">\
         <p class=\"kind\"><span class=\"sign\"></span>{name} <code>{}</code></p><div>",
        finding_id(number),
        view.words.code(),
        view.words.direction(),
        escaped(one.check)
    ));
    line(out, view, "message", &one.message, |_| {});
    for label in one.labels.iter().filter(|label| !label.text.is_empty()) {
        line(out, view, "label", &label.text, |out| place(out, view, label));
    }
    for note in &one.notes {
        line(out, view, "sum", note, |_| {});
    }
    for fix in &one.fixes {
        let mend = |out: &mut String| out.push_str(&format!("<strong>{}</strong> ", view.words.say("To mend:")));
        line(out, view, "fix", &fix.message, mend);
    }
    out.push_str("</div></aside>");
}

/// A paragraph of a finding: what opens it, and what a check says.
fn line(out: &mut String, view: &View<'_>, class: &str, said: &str, opening: impl Fn(&mut String)) {
    out.push_str(&format!("<p class=\"{class}\">"));
    opening(out);
    push_said(out, view, said);
    out.push_str("</p>");
}

/// Adds what a check says: in the language of the page where that has words for it, else in English and marked so.
pub(crate) fn push_said(out: &mut String, view: &View<'_>, said: &str) {
    let said = without_paths(view, said);
    match view.words.message(&said) {
        Some(said) => push_mixed(out, &without_options(&said), Base::of(&said)),
        None if view.words.code() == "en" => push_mixed(out, &curled(&without_options(&said)), Base::LeftToRight),
        None => {
            out.push_str("<span lang=\"en\" dir=\"ltr\">");
            push_mixed(out, &without_options(&said), Base::LeftToRight);
            out.push_str("</span>");
        }
    }
}

/// Puts what stands between straight quotes between the quotes of a printed text; an apostrophe stays.
fn curled(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    let mut is_open = false;
    let mut letters = said.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let opens = !is_open && (before.is_whitespace() || before == '(');
        let closes = is_open && letters.peek().is_none_or(|next| next.is_whitespace() || ",.;:)".contains(*next));
        out.push(match letter {
            '\'' if opens => {
                is_open = true;
                '“'
            }
            '\'' if closes => {
                is_open = false;
                '”'
            }
            other => other,
        });
        before = letter;
    }
    if is_open { said.to_owned() } else { out }
}

/// The words a label is about and where they stand.
fn place(out: &mut String, view: &View<'_>, label: &Label) {
    let Some((document, line, words)) = view.place_of(label) else { return };
    quoted(out, &shortened(words, QUOTED));
    if !label.primary {
        let link = view.line_link(document, line);
        let of = match view.chronology.documents.len() {
            1 => link,
            _several => view.words.list(&[apart(&view.short_name_of(document, 40)), link]),
        };
        out.push_str(&format!(" ({of})"));
    }
    out.push_str(": ");
}

/// Names accounts in what a check says as the page names them: a path is the machine's affair.
fn without_paths(view: &View<'_>, said: &str) -> String {
    let mut said = said.to_owned();
    for (document, one) in view.chronology.documents.iter().enumerate() {
        // A name without either might be a word of what is said.
        if one.path.contains(['/', '\\', '.']) {
            said = said.replace(&*one.path, &view.name_of(document));
        }
    }
    said
}

/// Leaves out by which option of the command a mend is made: a page has none. What stands for its value goes with it; a day stays.
fn without_options(said: &str) -> String {
    let Some((before, option)) = said.split_once(": --") else { return said.to_owned() };
    let (_name, value) = option.split_once(' ').unwrap_or((option, ""));
    let stands_for_one = value.chars().all(|letter| letter.is_ascii_uppercase());
    if stands_for_one { before.to_owned() } else { format!("{before}: {value}") }
}

/// So many findings are named beside an event; the list has them all.
const AGAINST: usize = 4;

/// Returns links to the errors and warnings against an event, each with its sign.
pub(crate) fn against(view: &View<'_>, event: &Event) -> String {
    let link = |(number, one): (usize, &Diagnostic)| {
        let severity = severity_name(one.severity);
        format!(
            "<a class=\"against {severity}\" href=\"#{}\"><span class=\"sign\"></span>{} {}</a>",
            finding_id(number),
            view.words.say(severity),
            view.finding_number(number)
        )
    };
    view.against(event).into_iter().take(AGAINST).map(link).collect()
}

/// Returns the list of all findings, in order; each leads to its place in the text.
pub fn findings(view: &View<'_>) -> String {
    let found = view.worst(MOST);
    if found.is_empty() && view.chronology.timexes.iter().all(Vec::is_empty) {
        return format!(
            "<p class=\"cut\">{}</p>\n",
            view.words.say("No time was found, so there was nothing to check.")
        );
    }
    if found.is_empty() && compared(view.chronology).is_some_and(|compared| compared.rows == 0) {
        let said = view
            .words
            .say("No check found a contradiction within any account; with each other they were not compared.");
        return format!("<p class=\"cut\">{said}</p>\n");
    }
    if found.is_empty() {
        let clean = view.words.say("No check found a contradiction.");
        return format!("<p class=\"clean\"><span class=\"sign\"></span>{clean}</p>\n");
    }
    let mut out = "<ol class=\"findings\">".to_owned();
    for (number, one) in &found {
        let severity = severity_name(one.severity);
        out.push_str(&format!(
            "<li class=\"{severity}\"><span class=\"sign\"></span><a href=\"#{}\"><span class=\"unseen\">{} {}: </span>",
            finding_id(*number),
            view.words.say(severity),
            view.finding_number(*number)
        ));
        push_said(&mut out, view, &one.message);
        out.push_str(&format!(
            "</a> <span class=\"no\" aria-hidden=\"true\">{}</span></li>",
            view.finding_number(*number)
        ));
    }
    out.push_str("</ol>\n");
    let left = view.chronology.diagnostics.len() - found.len();
    if left > 0 {
        let more = view.words.number(left as u64);
        out.push_str(&format!("<p class=\"cut\">{}</p>", view.words.fill("and {} more, beside their lines", &[&more])));
    }
    out
}

/// Returns the sums that agree, folded away; empty where there are none.
pub fn verified(view: &View<'_>) -> String {
    let verified = &view.chronology.verified;
    if verified.is_empty() {
        return String::new();
    }
    let agree = view.words.count(verified.len(), "sum agrees", "sums agree");
    let mut out = format!("<details class=\"verified\"><summary>{agree}</summary><ul>");
    for one in verified.iter().take(MOST) {
        out.push_str("<li>");
        push_said(&mut out, view, &one.message);
        if let Some((document, line, _)) = one.labels.first().and_then(|label| view.place_of(label)) {
            out.push_str(&format!(" · {}", view.line_link(document, line)));
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></details>\n");
    out
}

/// Says in a line how many findings there are of each severity.
pub(crate) fn told(view: &View<'_>) -> String {
    let of = |severity, one: &'static str, many: &'static str| {
        let number = view.count_of(severity);
        (number > 0).then(|| view.words.count(number, one, many))
    };
    let parts = [
        of(Severity::Error, "error", "errors"),
        of(Severity::Warning, "warning", "warnings"),
        of(Severity::Info, "remark", "remarks"),
    ];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    if told.is_empty() { view.words.say("no findings").to_owned() } else { view.words.list(&told) }
}

#[cfg(test)]
mod tests {
    use super::{curled, without_options};

    #[test]
    fn what_is_quoted_stands_between_quotes_and_an_apostrophe_stays() {
        assert_eq!(curled("'a week after the king's fall' has no date"), "“a week after the king's fall” has no date");
        assert_eq!(curled("the king's fall"), "the king's fall");
    }

    #[test]
    fn a_page_names_no_option_of_the_command() {
        assert_eq!(without_options("say when the text was written: --written DATE"), "say when the text was written");
        assert_eq!(
            without_options("the text gives its own day: --written 1989-02-15"),
            "the text gives its own day: 1989-02-15"
        );
        assert_eq!(without_options("mend it: 1989"), "mend it: 1989");
    }
}

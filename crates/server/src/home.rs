//! The first page: a form that takes a text, or some that tell of one thing.

use page::Words;
use page::escape::escaped;

use crate::form::{ACCOUNTS, Filled, Given};
use crate::guard::size;
use crate::limits::Limits;

const NAME: &str = "Tarikh";

/// Returns the form; `problem` says why a text could not be taken.
pub(crate) fn home(limits: &Limits, problem: Option<&str>, filled: &Filled) -> String {
    let (written, about) = (escaped(&filled.written), escaped(&filled.about));
    let chosen = |kind: &str| if filled.domain == kind { " selected" } else { "" };
    let (news, narrative) = (chosen("news"), chosen("narrative"));
    let problem = Problem::of(problem);
    let wrong = |field: &'static str, label: &'static str| match &problem {
        Some(Problem { of: Some(name), said }) if *name == field => {
            format!("<small class=\"problem\" id=\"{field}-problem\" role=\"alert\">{label}: {}</small>", escaped(said))
        }
        Some(_) | None => String::new(),
    };
    // Where a field is wrong, that is where one goes on.
    let described = |field: &'static str| match &problem {
        Some(Problem { of: Some(name), .. }) if *name == field => {
            format!("aria-invalid=\"true\" autofocus aria-describedby=\"{field}-problem {field}-help\"")
        }
        Some(_) | None => format!("aria-describedby=\"{field}-help\""),
    };
    let (wrong_written, wrong_about) = (wrong("written", "Written on"), wrong("about", "About"));
    let (written_by, about_by) = (described("written"), described("about"));
    let general = match &problem {
        Some(Problem { of: None, said }) => format!("<p class=\"problem\" role=\"alert\">{}</p>", escaped(said)),
        Some(_) | None => String::new(),
    };
    let most = size(limits.body);
    let first = account(0, filled);
    let others: String = (1..ACCOUNTS).map(|number| account(number, filled)).collect();
    // What is filled in is seen.
    let open = if filled.accounts.iter().skip(1).any(|one| !one.text.is_empty()) { " open" } else { "" };
    let fields = format!(
        "{general}<form class=\"desk\" method=\"post\" action=\"/read\" enctype=\"multipart/form-data\">{first}\
         <p><label for=\"file\">Or choose files</label><input id=\"file\" name=\"file\" type=\"file\" multiple \
         accept=\".txt,.md,.html,.htm,.tml,text/plain,text/markdown,text/html\"></p>\
         <details{open}><summary>Other accounts of the same</summary><p class=\"small\">Each has a lane of its own on the timeline. What two tell \
         in like words is compared; the page says how much that was, and who gives which day.</p>{others}</details>\
         <p><label for=\"written\">Written on</label><input id=\"written\" name=\"written\" dir=\"auto\" maxlength=\"100\" value=\"{written}\" \
         {written_by}>{wrong_written}<small id=\"written-help\">What “today” means: 15 February 1989, 26 Dalw 1367. \
         Nothing is taken from the clock.</small></p>\
         <p><label for=\"about\">About</label><input id=\"about\" name=\"about\" dir=\"auto\" maxlength=\"100\" value=\"{about}\" \
         {about_by}>{wrong_about}<small id=\"about-help\">The years it deals with, for dates that name none: 1979/1989.</small></p>\
         <p><label for=\"domain\">Kind of text</label><select id=\"domain\" name=\"domain\"><option value=\"auto\">told by the text itself</option>\
         <option value=\"news\"{news}>news, told from its day</option><option value=\"narrative\"{narrative}>an account, told from its dates</option></select></p>\
         <p><button>Read it</button> <a class=\"example\" href=\"/?example=1\">Fill in an example</a></p></form>\n\
         {}\
         <p class=\"small\">The texts may have {most} together. They are kept in memory only, the last {} of them, and are gone when the desk is closed. \
         Programs ask /api/v1: <a href=\"/api/v1/openapi.json\">its description</a>.</p>\n",
        date_form("", None),
        limits.kept
    );
    framed(NAME, "Read an account of history, and see what happened when, and what cannot be right.", &fields)
}

/// What is wrong with what was sent.
struct Problem {
    /// The field it is about.
    of: Option<&'static str>,
    said: String,
}

impl Problem {
    fn of(said: Option<&str>) -> Option<Problem> {
        let said = said?;
        let named = |field: &'static str| Some((field, said.strip_prefix(field)?.strip_prefix(": ")?));
        Some(match named("written").or_else(|| named("about")) {
            Some((field, said)) => Problem { of: Some(field), said: said.to_owned() },
            None => Problem { of: None, said: capital(said) },
        })
    }
}

/// A line of its own begins with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Returns the form for one date, with what was typed; `problem` says why that could not be read.
pub(crate) fn date_form(typed: &str, problem: Option<&str>) -> String {
    let wrong = problem.map_or(String::new(), |problem| {
        format!("<small class=\"problem\" id=\"date-problem\" role=\"alert\">{}</small>", escaped(problem))
    });
    let invalid =
        if problem.is_some() { " aria-invalid=\"true\" aria-describedby=\"date-problem\" autofocus" } else { "" };
    format!(
        "<form class=\"desk\" method=\"get\" action=\"/date\"><p><label for=\"date\">One date in every calendar</label>\
         <input id=\"date\" name=\"text\" dir=\"auto\" required maxlength=\"100\" value=\"{}\"{invalid}>{wrong}</p>\
         <p><button>Show it</button></p></form>\n",
        escaped(typed)
    )
}

/// The fields of an account, counted from 0.
fn account(number: usize, filled: &Filled) -> String {
    let nothing = Given::default();
    let given = filled.accounts.get(number).unwrap_or(&nothing);
    let (text, title) = (escaped(&given.text), escaped(&given.title));
    // The first is called as programs call the only one.
    let end = if number == 0 { String::new() } else { (number + 1).to_string() };
    let (heading, rows) = if number == 0 { ("Text".to_owned(), 14) } else { (format!("Text {}", number + 1), 6) };
    let hint = if number == 0 { " placeholder=\"Paste an account, in English, Persian, Dari or Pashto\"" } else { "" };
    format!(
        "<p><label for=\"text{end}\">{heading}</label><textarea id=\"text{end}\" name=\"text{end}\" rows=\"{rows}\"{hint}>\n{text}</textarea></p>\
         <p><label for=\"title{end}\">Title</label><input id=\"title{end}\" name=\"title{end}\" dir=\"auto\" maxlength=\"200\" value=\"{title}\"></p>"
    )
}

/// Returns a page of the desk: its heading, a line below it, and what it holds.
pub(crate) fn framed(title: &str, line: &str, content: &str) -> String {
    framed_in(Words::default(), title, line, content)
}

/// Returns a page of the desk in the words of a text's language.
pub(crate) fn framed_in(words: Words, title: &str, line: &str, content: &str) -> String {
    let opening = format!(
        "<header class=\"opening\">{}<h1 dir=\"auto\">{}</h1><p class=\"counts\">{}</p></header>\n",
        // The first page is where the others lead back to.
        if title == NAME { "" } else { "<p class=\"kicker\"><a href=\"/\">Tarikh</a></p>" },
        escaped(title),
        escaped(line)
    );
    whole(words, title, &format!("<main>{opening}{content}</main>"))
}

/// Returns a whole page: its head, and a body that is ready.
pub(crate) fn whole(words: Words, title: &str, body: &str) -> String {
    let (code, direction) = (words.code(), words.direction());
    format!(
        "<!doctype html>\n<html lang=\"{code}\" dir=\"{direction}\">\n{}<body>\n{body}</body>\n</html>\n",
        head(title)
    )
}

/// The head of the reading page, with the style of forms after its own.
fn head(title: &str) -> String {
    page::head(title).replacen("</style>", &format!("{}</style>", page::without_comments(STYLE)), 1)
}

const STYLE: &str = include_str!("desk.css");

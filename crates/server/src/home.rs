//! The first page: a form that takes a text.

use page::Words;
use page::escape::escaped;

use crate::limits::Limits;

const NAME: &str = "Tarikh";

/// What the form was filled in with, so that it comes back with a refusal.
#[derive(Clone, Default, Debug)]
pub(crate) struct Filled {
    pub text: String,
    pub title: String,
    pub written: String,
    pub about: String,
    pub domain: String,
}

/// Returns the form; `problem` says why a text could not be taken.
pub(crate) fn home(limits: &Limits, problem: Option<&str>, filled: &Filled) -> String {
    let (text, title) = (escaped(&filled.text), escaped(&filled.title));
    let (written, about) = (escaped(&filled.written), escaped(&filled.about));
    let chosen = |kind: &str| if filled.domain == kind { " selected" } else { "" };
    let (news, narrative) = (chosen("news"), chosen("narrative"));
    let problem = problem
        .map_or(String::new(), |problem| format!("<p class=\"problem\" role=\"alert\">{}</p>", escaped(problem)));
    let most = limits.body / 1024;
    let fields = format!(
        "{problem}<form class=\"desk\" method=\"post\" action=\"/read\" enctype=\"multipart/form-data\">\
         <p><label for=\"text\">Text</label><textarea id=\"text\" name=\"text\" rows=\"14\" \
         placeholder=\"Paste an account, in English, Persian, Dari or Pashto\">\n{text}</textarea></p>\
         <p><label for=\"file\">or a file</label><input id=\"file\" name=\"file\" type=\"file\" \
         accept=\".txt,.md,.html,.htm,.tml,text/plain,text/markdown,text/html\"></p>\
         <p><label for=\"title\">Title</label><input id=\"title\" name=\"title\" dir=\"auto\" maxlength=\"200\" value=\"{title}\"></p>\
         <p><label for=\"written\">Written on</label><input id=\"written\" name=\"written\" dir=\"auto\" maxlength=\"100\" value=\"{written}\" \
         aria-describedby=\"written-help\"><small id=\"written-help\">What “today” means: 15 February 1989, 26 Dalw 1367. \
         Nothing is taken from the clock.</small></p>\
         <p><label for=\"about\">About</label><input id=\"about\" name=\"about\" dir=\"auto\" maxlength=\"100\" value=\"{about}\" \
         aria-describedby=\"about-help\"><small id=\"about-help\">The years it deals with, for dates that name none: 1979/1989.</small></p>\
         <p><label for=\"domain\">Kind</label><select id=\"domain\" name=\"domain\"><option value=\"auto\">by the text</option>\
         <option value=\"news\"{news}>news, told from its day</option><option value=\"narrative\"{narrative}>an account, told from its dates</option></select></p>\
         <p><button>Read it</button></p></form>\n\
         <form class=\"desk\" method=\"get\" action=\"/date\"><p><label for=\"date\">One date in every calendar</label>\
         <input id=\"date\" name=\"text\" dir=\"auto\" required maxlength=\"100\"></p><p><button>Show it</button></p></form>\n\
         <p class=\"small\">A text may have {most} KiB. It is kept in memory only, the last {} of them, and is gone when the desk is closed. \
         Programs ask <a href=\"/api/v1/openapi.json\">/api/v1</a>.</p>\n",
        limits.kept
    );
    framed(NAME, "Read an account of history, and see what happened when, and what cannot be right.", &fields)
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
    page::head(title).replacen("</style>", &format!("{STYLE}</style>"), 1)
}

const STYLE: &str = include_str!("desk.css");

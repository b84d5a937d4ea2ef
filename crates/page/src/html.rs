//! The reading page as one self-contained file: no script, nothing fetched.

use tarikh::Chronology;

use crate::head::title;
use crate::sheet::fit;
use crate::timeline::{Drawing, Key, Links, Room, Sign};
use crate::view::View;
use crate::{account, cards, findings, head, legend, opening, several, strip, table, times, verified};
use tarikh::Words;

/// Returns the reading page of a chronology.
///
/// ```
/// use tarikh::Options;
/// use tarikh::source::{DocumentId, read};
///
/// let text = "They crossed the bridge on Thursday, 15 February 1989.";
/// let account = read(DocumentId(0), "bridge.txt", text.as_bytes(), None).document()?;
/// let page = page::html(&tarikh::read(vec![account], &Options::default()));
/// assert!(page.starts_with("<!doctype html>"));
/// assert!(page.contains("15 February 1989 was a Wednesday") && !page.contains("<script"));
/// # Ok::<(), String>(())
/// ```
pub fn html(chronology: &Chronology) -> String {
    let view = View::new(chronology);
    let words = view.words;
    let made = words.say(
        "Made by Tarikh. Nothing on this page was taken from a clock or a network; what was filled in is said to be so on its card.",
    );
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n{}<body>\n<a class=\"skip\" href=\"#text\">{}</a>\n{}\
         <footer><p>{made}</p></footer>\n</body>\n</html>\n",
        words.code(),
        words.direction(),
        head(&title(&view)),
        words.say("To the text"),
        body(&view)
    )
}

/// Returns all of a page between its top and its foot: the main part, and the cards its marks open.
pub fn body(view: &View<'_>) -> String {
    let words = view.words;
    let mut out = format!("<main lang=\"{}\" dir=\"{}\">\n", words.code(), words.direction());
    out.push_str(&opening(view));
    let drawing = Drawing::new(view, None, Links::ToRows, Room::Wide);
    let parts: [(&str, &str, String); 6] = [
        ("findings", words.say("Findings"), findings(view) + &verified(view)),
        ("several", words.say("Who gives which day"), several(view)),
        ("timeline", words.say("Timeline"), drawings(view, &drawing)),
        ("chronology", words.say("Chronology"), table(view)),
        ("text", words.say(if view.chronology.documents.len() == 1 { "Text" } else { "Texts" }), texts(view)),
        ("times", words.say("Times"), times(view) + &on_paper(words)),
    ];
    for (id, heading, content) in parts.iter().filter(|(_, _, content)| !content.is_empty()) {
        let tall = if *id == "timeline" { fit(view, drawing.height(), content, &parts[1].2) } else { "" };
        out.push_str(&format!(
            "<section id=\"{id}\"{tall} aria-labelledby=\"h-{id}\"><h2 id=\"h-{id}\">{heading}</h2>\n{content}</section>\n"
        ));
    }
    out.push_str("</main>\n");
    out.push_str(&cards(view));
    out
}

/// What the foot says, for paper: there are no cards on it, and a foot may be alone on its page.
fn on_paper(words: Words) -> String {
    let made = words.say(
        "Made by Tarikh. Nothing on these pages was taken from a clock or a network; what was filled in is said to be so in this table.",
    );
    format!("<p class=\"paper cut\">{made}</p>\n")
}

/// The timeline, which scrolls by itself where there is a little less room than it has, and one made for a phone; each with what its
/// signs mean and its strip of years.
fn drawings(view: &View<'_>, wide: &Drawing) -> String {
    let words = view.words;
    let narrow = Drawing::new(view, None, Links::ToRows, Room::Narrow);
    format!(
        "<div class=\"{}\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">{}</div>\n{}{}</div>\n\
         <div class=\"{}\"><div class=\"sheet\">{}</div>\n{}{}</div>\n",
        Room::Wide.class(),
        words.say("Timeline, scrolls sideways"),
        wide.in_slices(words),
        key(words, &wide.key),
        strip(view, Room::Wide),
        Room::Narrow.class(),
        narrow.whole(words, Links::ToRows),
        key(words, &narrow.key),
        strip(view, Room::Narrow),
    )
}

/// What the signs of the timeline mean, those that stand in it.
fn key(words: Words, signs: &Key) -> String {
    let shape = |sign: Sign| match sign {
        Sign::Day | Sign::Hour => "k-day",
        Sign::Short => "k-blur",
        Sign::Brief => "k-brief",
        Sign::EveryYear => "k-ring",
        Sign::EverySince => "k-since",
        Sign::Within => "k-some",
        Sign::Throughout => "k-all",
        Sign::Open | Sign::Behind => "k-open",
        Sign::Many => "k-many",
        Sign::LeftOut => "k-break",
        Sign::Change => "k-change",
        Sign::Error => "error",
        Sign::Warning => "warning",
    };
    let said = |sign: Sign| {
        let (class, text) = (shape(sign), sign.said(words));
        match sign {
            Sign::Error | Sign::Warning => {
                format!("<span class=\"key {class}\"><span class=\"sign\" aria-hidden=\"true\"></span>{text}</span>")
            }
            Sign::Day
            | Sign::Hour
            | Sign::Short
            | Sign::Brief
            | Sign::EveryYear
            | Sign::EverySince
            | Sign::Within
            | Sign::Throughout
            | Sign::Open
            | Sign::Behind
            | Sign::Many
            | Sign::Change
            | Sign::LeftOut => {
                format!("<span class=\"key\"><i class=\"{class}\" aria-hidden=\"true\"></i>{text}</span>")
            }
        }
    };
    let signs: Vec<String> = signs.signs().map(said).collect();
    match signs.is_empty() {
        true => String::new(),
        false => format!("<p class=\"keys\">{}</p>\n", signs.join(" ")),
    }
}

fn texts(view: &View<'_>) -> String {
    let accounts: String = (0..view.chronology.documents.len()).map(|document| account(view, document)).collect();
    legend(view.words, &accounts) + &accounts
}

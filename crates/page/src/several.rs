//! Who gives which day: what several accounts tell, with the days they put it on.

use std::fmt::Write as _;

use tarikh::check::Voice;
use tarikh::{Fit, Giver, ToldBySeveral, compared, who_gives_which_day};

use crate::account::quoted;
use crate::escape::{apart, escaped, shortened};
use crate::findings::push_said;
use crate::view::View;

/// A date of so many characters stays on one line.
const SHORT: usize = 18;

/// So many events are shown.
const MOST: usize = 500;

/// Returns how much of several accounts was compared, and each event that more than one tells, its days in order and who gives each;
/// empty of one account.
pub fn several(view: &View<'_>) -> String {
    let told = who_gives_which_day(view.chronology);
    let Some(compared) = compared(view.chronology) else { return String::new() };
    let mut out = format!("<p class=\"hint\">{}</p>\n", escaped(&compared.said(view.words)));
    if told.is_empty() {
        return out;
    }
    out += "<table class=\"several\"><thead><tr>";
    for heading in [view.words.say("Day"), view.words.say("Who gives it"), view.words.say("In the words")] {
        let _ = write!(out, "<th scope=\"col\">{heading}</th>");
    }
    out.push_str("</tr></thead>\n");
    told.iter().take(MOST).for_each(|one| event(&mut out, view, one));
    out.push_str("</table>\n");
    if told.len() > MOST {
        let more = view.words.number((told.len() - MOST) as u64);
        let _ = write!(out, "<p class=\"cut\">{}</p>", view.words.fill("… and {} more", &[&more]));
    }
    out
}

fn event(out: &mut String, view: &View<'_>, one: &ToldBySeveral) {
    let class = match one.fit {
        Fit::OneDay | Fit::CanAllBeRight => "clean",
        Fit::Exclude => "warning",
    };
    out.push_str("<tbody><tr class=\"event\"><th colspan=\"3\" scope=\"rowgroup\"><span class=\"what\">");
    push_said(out, view, &one.what);
    let _ = writeln!(
        out,
        "</span><span class=\"fit {class}\"><span class=\"sign\"></span>{}</span></th></tr>",
        escaped(&one.said(view.words))
    );
    for day in &one.days {
        for (number, giver) in day.givers.iter().enumerate() {
            out.push_str("<tr>");
            if number == 0 {
                let rows =
                    if day.givers.len() > 1 { format!(" rowspan=\"{}\"", day.givers.len()) } else { String::new() };
                let said = view.words.date(&day.day);
                // One date is not broken over lines, however narrow the page.
                let short = if said.chars().count() <= SHORT { " short" } else { "" };
                let _ = write!(out, "<td class=\"when{short}\"{rows}>{}</td>", escaped(&said));
            }
            let _ = write!(out, "<td>{}</td><td>", who(view, giver));
            quoted(out, &shortened(&giver.words, 60));
            out.push_str("</td></tr>\n");
        }
    }
    out.push_str("</tbody>\n");
}

/// The account and the line, and whom the account names for it.
fn who(view: &View<'_>, giver: &Giver) -> String {
    let account = apart(&view.short_name_of(giver.account, 60));
    let mut parts = vec![account, view.line_link(giver.account, giver.line)];
    match &giver.voice {
        Voice::Narrator => {}
        Voice::Source(who) => parts.push(view.words.fill("by {}", &[&apart(&shortened(who, 60))])),
        Voice::Unnamed => parts.push(view.words.say("by hearsay").to_owned()),
    }
    view.words.list(&parts)
}

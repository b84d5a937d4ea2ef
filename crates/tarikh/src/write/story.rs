//! The events and links of a document in TimeML: EVENT in the text, MAKEINSTANCE and TLINK behind it.

use std::collections::BTreeSet;

use event::{Item, Mention, Polarity};
use source::Span;
use timex::{Timex, TimexId};

use super::timeml::{Open, name, push_named, shown};
use crate::story::Story;

/// What is marked in the text, in order; nothing overlaps.
pub(super) struct Marked<'m> {
    pub times: Vec<&'m Timex>,
    /// Events with their places in the story.
    pub events: Vec<(usize, &'m Mention)>,
}

impl<'m> Marked<'m> {
    pub(super) fn of(timexes: &'m [Timex], story: &'m Story) -> Marked<'m> {
        let times: Vec<&Timex> = shown(timexes).collect();
        let free = |span: Span| {
            let next = times.partition_point(|timex| timex.span.end <= span.start);
            times.get(next).is_none_or(|timex| span.end <= timex.span.start)
        };
        let mut done = 0;
        let events = story.mentions.iter().enumerate().filter(|(_, mention)| {
            let fits = mention.span.start >= done && mention.span.start < mention.span.end && free(mention.span);
            if fits {
                done = mention.span.end;
            }
            fits
        });
        Marked { events: events.collect(), times }
    }
}

impl Open {
    /// Writes the text up to an event, and the event; returns where it ends.
    pub(super) fn event(&mut self, text: &str, done: usize, number: usize, mention: &Mention) -> usize {
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        self.push(&text[done..start]);
        self.out.push_str(&format!("<EVENT eid=\"e{}\" class=\"{}\">", number + 1, mention.class.as_str()));
        self.push(&text[start..end]);
        self.out.push_str("</EVENT>");
        end
    }

    /// Writes what stands behind the text.
    pub(super) fn story(&mut self, text: &str, marked: &Marked<'_>, story: &Story) {
        for (number, mention) in &marked.events {
            let number = number + 1;
            self.out.push_str(&format!("<MAKEINSTANCE eiid=\"ei{number}\" eventID=\"e{number}\""));
            push_named(&mut self.out, "pos", mention.pos.as_str());
            push_named(&mut self.out, "tense", mention.tense.as_str());
            push_named(&mut self.out, "aspect", mention.aspect.as_str());
            let polarity = match mention.polarity {
                Polarity::Positive => "POS",
                Polarity::Negative => "NEG",
            };
            push_named(&mut self.out, "polarity", polarity);
            if let Some(modality) = mention.modality {
                push_named(&mut self.out, "modality", modality.of(text));
            }
            self.out.push_str(" />\n");
        }
        let times: BTreeSet<TimexId> = marked.times.iter().map(|timex| timex.id).collect();
        let events: BTreeSet<usize> = marked.events.iter().map(|(number, _)| *number).collect();
        let has_dct = self.has_dct;
        let written = |item: &Item| match item {
            Item::Event(event) => events.contains(event),
            Item::Time(time) => times.contains(time),
            Item::Written => has_dct,
        };
        let links = story.links.iter().filter(|link| written(&link.from) && written(&link.to));
        for (number, link) in links.enumerate() {
            self.out.push_str(&format!("<TLINK lid=\"l{}\"", number + 1));
            let (event, time) = match link.from {
                Item::Event(event) => ("eventInstanceID", instance(event)),
                Item::Time(time) => ("timeID", name(time)),
                Item::Written => ("timeID", WRITTEN.to_owned()),
            };
            push_named(&mut self.out, event, &time);
            let (event, time) = match link.to {
                Item::Event(event) => ("relatedToEventInstance", instance(event)),
                Item::Time(time) => ("relatedToTime", name(time)),
                Item::Written => ("relatedToTime", WRITTEN.to_owned()),
            };
            push_named(&mut self.out, event, &time);
            push_named(&mut self.out, "relType", link.order.as_str());
            self.out.push_str(" />\n");
        }
    }
}

/// The name of the time of writing.
const WRITTEN: &str = "t0";

fn instance(event: usize) -> String {
    format!("ei{}", event + 1)
}

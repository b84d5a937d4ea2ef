//! Links of short texts: what holds of any text.

use event::{Graph, Item, Link, Mention, Order, Told, links, mentions};
use syntax::Syntax;
use timex::{Context, Domain, Finder, Pack, Timex};

fn read(text: &str) -> (Vec<Mention>, Vec<Timex>, Vec<Link>) {
    let (document, _) = source::read(source::DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    let mut finder = Finder::new(Pack::of("en").expect("it is compiled in"), Domain::News);
    let timexes = timex::tag(&mut finder, &Context::default(), &document);
    let sentences = Syntax::english().parse(text);
    let mentions = mentions(text, &sentences, &timexes);
    let told = Told { text, sentences: &sentences, timexes: &timexes, written: None, mentions: &mentions };
    let links = links(&told);
    (mentions, timexes, links)
}

#[test]
fn an_event_lies_in_the_time_that_dates_it() {
    let text = "The envoys signed the treaty on 14 April 1988. The army left in 1989.";
    let (mentions, timexes, links) = read(text);
    for (verb, time) in [("signed", 0), ("left", 1)] {
        let event = mentions.iter().position(|one| one.span.of(text) == verb).expect("it is an event");
        let wanted = (Item::Event(event), Item::Time(timexes[time].id));
        let found = links.iter().find(|link| (link.from, link.to) == wanted);
        assert_eq!(found.map(|link| link.order), Some(Order::IsIncluded), "{verb}: {links:?}");
    }
}

#[test]
fn the_years_of_a_life_date_nothing_else() {
    let text = "Ada Brune (1801-1866) taught at Bern. She left in 1840.";
    let (mentions, timexes, links) = read(text);
    let taught = mentions.iter().position(|one| one.span.of(text) == "taught").expect("it is an event");
    let tied =
        |time: &Timex| links.iter().any(|link| (link.from, link.to) == (Item::Event(taught), Item::Time(time.id)));
    assert!(!timexes[..2].iter().any(tied), "{links:?}");
}

#[test]
fn no_two_links_exclude_each_other() {
    let text = "The king died in March 1603 after he had ruled for decades, and his heir arrived before the council met. \
                Months later the court was moved, which delayed the talks that began in 1604.";
    let (mentions, timexes, links) = read(text);
    let number = |item: Item| match item {
        Item::Event(event) => event,
        Item::Time(time) => mentions.len() + time.0 as usize,
        Item::Written => mentions.len() + timexes.len(),
    };
    let mut graph = Graph::new(mentions.len() + timexes.len() + 1);
    assert!(links.iter().all(|link| graph.add(number(link.from), link.order, number(link.to))));
    assert!(!links.is_empty());
}

#[test]
fn any_text_is_read() {
    for text in ["", "1989", "said 1989 said 1989", "a b c . . .", "\u{2028}1989\n\nleft"] {
        read(text);
    }
}

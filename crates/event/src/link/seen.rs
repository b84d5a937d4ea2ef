//! What is seen of a pair of events or times: each by itself, the way between them in the tree, what stands between.

use learn::Features;
use syntax::{Relation, Upos};

use super::items::{EventSeen, Scenery, TimeSeen, Told};

pub(super) fn see_event(base: u32, event: &EventSeen<'_>, features: &mut Features) {
    let mut add = |template: u32, parts: &[&str]| features.add(base + template, parts);
    add(0, &[event.class]);
    add(1, &[&event.form]);
    add(2, &[event.pos]);
    add(3, &[event.lemma]);
    add(4, &[event.class, event.tense, event.aspect]);
    add(5, &[event.relation, event.pos]);
    add(6, &[event.mark, event.pos]);
    add(7, &[event.lemma, event.tense]);
    add(8, &[event.kind, event.pos]);
    add(9, &[event.relation, &event.form]);
    add(10, &[event.mark, event.tense, event.class]);
}

pub(super) fn see_time(base: u32, time: &TimeSeen<'_>, features: &mut Features) {
    let mut add = |template: u32, parts: &[&str]| features.add(base + template, parts);
    add(0, &[time.kind]);
    add(1, &[time.kind, time.mark]);
    add(2, &[&time.shape]);
    add(3, &[&time.text]);
    add(4, &[&time.shape, time.mark]);
    add(5, &[time.to_written, time.kind]);
}

/// What says how an event lies to the time of writing: the event above it, the times beside it, where it stands.
pub(super) fn written(
    told: &Told<'_>,
    sentences: &[Scenery<'_>],
    sentence: &Scenery<'_>,
    event: &EventSeen<'_>,
    features: &mut Features,
) {
    let mut add = |template: u32, parts: &[&str]| features.add(template, parts);
    let above = event.governor.map(|governor| &sentence.events[governor]);
    let (class, form, lemma) = above.map_or(("-", "-", "-"), |above| (above.class, above.form.as_str(), above.lemma));
    add(20, &[class, form]);
    add(21, &[class, form, &event.form]);
    add(22, &[lemma, event.tense]);
    add(23, &[class, event.class, event.tense, event.relation]);
    let near = sentence.times.iter().min_by_key(|time| time.word.abs_diff(event.word));
    let (to, kind, mark) = near.map_or(("-", "-", "-"), |time| (time.to_written, time.kind, time.mark));
    add(24, &[to, kind]);
    add(25, &[to, event.tense, event.pos]);
    add(26, &[to, kind, mark, event.pos]);
    let hung = sentence.times.iter().find(|time| sentence.sentence.words[time.word].head == Some(event.word));
    if let Some(time) = hung {
        add(27, &[time.to_written, time.kind, time.mark]);
        add(28, &[&time.shape, time.to_written, event.tense]);
    }
    add(29, &[place(sentence.index), event.class]);
    add(30, &[place(sentence.index), event.tense]);
    for &child in sentence.hanging.on(event.word) {
        let word = &sentence.sentence.words[child];
        if matches!(word.relation, Relation::Advmod | Relation::Det | Relation::Nmod | Relation::Amod | Relation::Aux) {
            add(31, &[word.relation.as_str(), &word.lemma, event.pos]);
        }
    }
    // The verb of its sentence, and that of the sentence before.
    let main = main_event(sentence).map_or("-", |main| main.form.as_str());
    add(32, &[main, event.pos, event.tense]);
    let before = sentence.index.checked_sub(1).and_then(|before| main_event(&sentences[before]));
    add(33, &[before.map_or("-", |main| main.form.as_str()), event.pos, event.tense]);
    let quoted = in_quotes(told, sentence, event);
    add(34, &[quoted, event.tense, event.aspect]);
    add(35, &[if event.governor.is_none() { "T" } else { "-" }, event.class, event.tense]);
}

fn in_quotes(told: &Told<'_>, sentence: &Scenery<'_>, event: &EventSeen<'_>) -> &'static str {
    let mark = |at: usize| sentence.sentence.words[at].span.of(told.text).contains(['"', '“', '”', '`']);
    if (0..event.word).any(mark) { "q" } else { "-" }
}

pub(super) fn event_and_time(
    sentence: &Scenery<'_>,
    event: &EventSeen<'_>,
    time: &TimeSeen<'_>,
    rank: usize,
    features: &mut Features,
) {
    see_time(120, time, features);
    let mut add = |template: u32, parts: &[&str]| features.add(template, parts);
    let rank = ["0", "1", "2", "3"].get(rank).copied().unwrap_or("+");
    let side = if time.word < event.word { "<" } else { ">" };
    let way = way(sentence, event.word, time.word);
    let from = time.word.min(event.word);
    let to = time.word.max(event.word);
    let between = sentence.events.iter().filter(|one| from < one.word && one.word < to).count();
    let between = count(between);
    let far = distance(to - from);
    add(130, &[rank, side]);
    add(131, &[&way]);
    add(132, &[&way, time.kind]);
    add(133, &[&way, time.mark, event.pos]);
    add(134, &[between, side]);
    add(135, &[between, rank, event.pos]);
    add(136, &[far, side]);
    add(137, &[time.mark, event.tense, event.class]);
    add(138, &[time.mark, time.kind, side, between]);
    add(139, &[time.to_written, event.tense, time.kind]);
    add(140, &[&time.shape, event.class, event.tense]);
    add(141, &[event.lemma, time.mark, time.kind]);
    add(142, &[&way, between]);
    add(143, &[event.class, rank, between]);
    let hangs = sentence.sentence.words[time.word].head == Some(event.word);
    add(144, &[if hangs { "h" } else { "-" }, event.pos, time.mark, time.kind]);
    add(145, &[if hangs { "h" } else { "-" }, time.to_written, event.form.as_str()]);
    // Is it the event the time hangs on, or one further up or beside?
    let holder = holder(sentence, time.word);
    let held = match holder {
        Some(holder) if holder == event.word => "0",
        Some(holder) if event.governor.is_some_and(|above| sentence.events[above].word == holder) => "^",
        Some(holder) => {
            let of = sentence.events.iter().find(|one| one.word == holder).and_then(|one| one.governor);
            if of.is_some_and(|above| sentence.events[above].word == event.word) { "v" } else { "?" }
        }
        None => "-",
    };
    add(146, &[held, event.pos]);
    add(147, &[held, time.mark, time.kind]);
    add(148, &[held, event.class, event.tense, event.relation]);
    add(149, &[held, between, rank, side]);
    add(150, &[held, &time.shape, event.aspect]);
    add(151, &[held, time.to_written, event.tense, event.pos]);
}

/// The event that a word hangs on, nearest above.
fn holder(sentence: &Scenery<'_>, word: usize) -> Option<usize> {
    let mut above = sentence.sentence.words[word].head;
    for _ in 0..12 {
        let head = above?;
        if sentence.events.iter().any(|event| event.word == head) {
            return Some(head);
        }
        above = sentence.sentence.words[head].head;
    }
    None
}

pub(super) fn two_events(
    base: u32,
    one: &Scenery<'_>,
    other: &Scenery<'_>,
    first: &EventSeen<'_>,
    second: &EventSeen<'_>,
    features: &mut Features,
) {
    see_event(base, first, features);
    see_event(base + 12, second, features);
    let mut add = |template: u32, parts: &[&str]| features.add(base + template, parts);
    add(25, &[first.class, second.class]);
    add(26, &[&first.form, &second.form]);
    add(27, &[first.lemma, second.lemma]);
    add(28, &[first.pos, second.pos]);
    add(29, &[first.class, first.tense, second.class, second.tense]);
    add(30, &[first.class, second.lemma]);
    add(31, &[first.lemma, second.class]);
    add(32, &[first.kind, second.kind]);
    add(33, &[if first.lemma == second.lemma { "=" } else { "-" }, first.pos, second.pos]);
    add(34, &[first.lemma, second.tense]);
    add(35, &[first.tense, second.lemma]);
    let time = |told: &Scenery<'_>, event: &EventSeen<'_>| {
        let near = told.times.iter().filter(|time| holder(told, time.word) == Some(event.word));
        near.map(|time| time.to_written).next().unwrap_or("-")
    };
    let (before, after) = (time(one, first), time(other, second));
    add(36, &[before, after]);
    add(37, &[before, after, first.tense, second.tense]);
}

pub(super) fn near(
    sentence: &Scenery<'_>,
    first: &EventSeen<'_>,
    second: &EventSeen<'_>,
    [before, place]: [usize; 2],
    features: &mut Features,
) {
    let mut add = |template: u32, parts: &[&str]| features.add(template, parts);
    let way = way(sentence, first.word, second.word);
    let governs = if second.governor == Some(before) {
        "v"
    } else if first.governor == Some(place) {
        "^"
    } else if first.governor == second.governor {
        "="
    } else {
        "-"
    };
    let mark = if governs == "^" { first.mark } else { second.mark };
    let relation = if governs == "^" { first.relation } else { second.relation };
    let between = count(place - before - 1);
    add(250, &[&way]);
    add(251, &[governs, between]);
    add(252, &[governs, mark, relation]);
    add(253, &[governs, mark, first.tense, second.tense]);
    add(254, &[governs, first.class, second.class, first.tense, second.tense]);
    add(255, &[governs, relation, &first.form, &second.form]);
    add(256, &[governs, first.lemma, relation]);
    add(257, &[governs, second.lemma, relation]);
    add(258, &[&way, first.class, second.class]);
    add(259, &[distance(second.word - first.word), governs]);
    add(260, &[&way, mark]);
    add(261, &[governs, first.pos, second.pos, mark]);
    let words = &sentence.sentence.words;
    for word in words[first.word + 1..second.word].iter().take(8) {
        if matches!(word.upos, Upos::Adp | Upos::Sconj | Upos::Adv | Upos::Cconj | Upos::Part) {
            add(262, &[&word.lemma]);
            add(263, &[&word.lemma, governs, first.pos, second.pos]);
        }
    }
}

/// The event that nothing of its sentence governs; of several the first that is a verb.
pub(super) fn main_event<'s, 'd>(sentence: &'s Scenery<'d>) -> Option<&'s EventSeen<'d>> {
    let mut top = sentence.events.iter().filter(|event| event.governor.is_none());
    top.clone().find(|event| event.pos == "VERB").or_else(|| top.next())
}

/// The relations on the way from one word to another, up and then down.
fn way(sentence: &Scenery<'_>, from: usize, to: usize) -> String {
    const LONGEST: usize = 5;
    let words = &sentence.sentence.words;
    let up = |start: usize| {
        let mut line = vec![start];
        while let Some(head) = words[line[line.len() - 1]].head.filter(|_| line.len() <= 2 * LONGEST) {
            line.push(head);
        }
        line
    };
    let (rise, fall) = (up(from), up(to));
    let Some(top) = rise.iter().position(|word| fall.contains(word)) else { return "...".to_owned() };
    let down = fall.iter().position(|word| *word == rise[top]).unwrap_or(0);
    if top + down > LONGEST {
        return "...".to_owned();
    }
    let mut way = String::new();
    for word in &rise[..top] {
        way += words[*word].relation.as_str();
        way.push('^');
    }
    for word in fall[..down].iter().rev() {
        way.push('.');
        way += words[*word].relation.as_str();
    }
    way
}

pub(super) fn place(index: usize) -> &'static str {
    match index {
        0 => "0",
        1 => "1",
        2 | 3 => "2",
        4..=7 => "4",
        _later => "8",
    }
}

fn count(number: usize) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        _more => "3",
    }
}

fn distance(words: usize) -> &'static str {
    match words {
        0 | 1 => "1",
        2 => "2",
        3 | 4 => "3",
        5..=8 => "5",
        9..=15 => "9",
        _more => "16",
    }
}

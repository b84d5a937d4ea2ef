//! The whole pipeline on article-sized texts: each page of `suite/` holds an account and what is to be read of it.
//!
//! Fenced blocks: `account` (with `written=DATE` after it where the text is dated), `times` (`words = EDTF | TYPE VALUE
//! MOD`, all of them, in reading order), `events` (`when = label`, all of them, in order of time) and `findings`
//! (`check: message`, without infos). A page may hold more, and then all of each: `roles` (`trigger = role: name; …; @
//! place`, of the events of the chronology, in reading order), `relations` (`kind: label → label [cue]`), `said` (`stance:
//! source [cue] content`) and `names` (`kind: name (aliases)`).
#![allow(clippy::disallowed_methods)] // tests read the pages

use std::fs;
use std::path::Path;

use tarikh::source::{DocumentId, Severity, read};
use tarikh::{Chronology, Options, when_text};

/// A block of a page: the word after the fence, what follows it, and the lines.
struct Block<'p> {
    name: &'p str,
    setting: &'p str,
    lines: Vec<&'p str>,
}

#[test]
fn every_page_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../suite");
    let mut pages: Vec<_> =
        fs::read_dir(&folder).expect("suite/ is there").flatten().map(|entry| entry.path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    assert!(pages.len() >= 3, "suite/ has its pages");
    let mut wrong = String::new();
    for path in pages {
        let page = fs::read_to_string(&path).expect("a page is text");
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        compare(&name, &blocks(&page), &mut wrong);
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<Block<'_>> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(info)) => {
                let (name, setting) = info.split_once(' ').unwrap_or((info, ""));
                open = Some(Block { name, setting, lines: Vec::new() });
            }
            (Some(block), None) => block.lines.push(line),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

fn compare(name: &str, blocks: &[Block<'_>], wrong: &mut String) {
    let account = blocks.iter().find(|block| block.name == "account").expect("a page has an account");
    let mut options = Options::default();
    if let Some(date) = account.setting.strip_prefix("written=") {
        options.written = Some(tarikh::calendar::edtf::parse(date).expect("written is EDTF").to_value());
    }
    let text = account.lines.join("\n");
    let document = read(DocumentId(0), "account.txt", text.as_bytes(), None).document().expect("an account is text");
    let chronology = tarikh::read(vec![document], &options);
    let always = ["times", "events", "findings"];
    for (wanted, found) in [
        ("times", times(&chronology)),
        ("events", events(&chronology)),
        ("roles", roles(&chronology)),
        ("relations", relations(&chronology)),
        ("said", said(&chronology)),
        ("names", names(&chronology)),
        ("findings", findings(&chronology)),
    ] {
        let block = blocks.iter().find(|block| block.name == wanted);
        let lines = block.map(|block| block.lines.clone()).unwrap_or_default();
        if lines != found && (block.is_some() || always.contains(&wanted)) {
            wrong.push_str(&format!("{name}, {wanted}:\n"));
            for line in &lines {
                wrong.push_str(if found.iter().any(|one| one == line) { "    " } else { "  - " });
                wrong.push_str(&format!("{line}\n"));
            }
            wrong.push_str("  but it reads\n");
            for line in &found {
                wrong.push_str(if lines.contains(&line.as_str()) { "    " } else { "  + " });
                wrong.push_str(&format!("{line}\n"));
            }
        }
    }
}

fn times(chronology: &Chronology) -> Vec<String> {
    let text = &chronology.documents[0].text;
    let line = |timex: &tarikh::timex::Timex| {
        let timex3 = timex.timex3();
        let modifier = timex3.modifier.map(|modifier| format!(" {}", modifier.as_str())).unwrap_or_default();
        let edtf = timex.edtf().unwrap_or_else(|| "-".to_owned());
        format!("{} = {edtf} | {} {}{modifier}", timex.span.of(text), timex3.kind.as_str(), timex3.value)
    };
    chronology.timexes[0].iter().map(line).collect()
}

fn events(chronology: &Chronology) -> Vec<String> {
    let line = |event: &tarikh::event::Event| {
        let when = event.when.map_or_else(|| "undated".to_owned(), |when| when_text(&when, &chronology.timexes[0]));
        format!("{when} = {}", event.label)
    };
    chronology.chronicle().map(line).collect()
}

/// Words on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn roles(chronology: &Chronology) -> Vec<String> {
    let text = &chronology.documents[0].text;
    let entity = |id: tarikh::entity::EntityId| chronology.entities[0][id.0 as usize].name.clone();
    let mut told: Vec<&tarikh::event::Event> = chronology.chronicle().collect();
    told.sort_by_key(|event| event.id);
    let line = |event: &tarikh::event::Event| {
        let trigger = event.trigger.map_or("", |trigger| trigger.of(text));
        let name = |span: tarikh::source::Span, id: Option<_>| id.map_or_else(|| flat(span.of(text)), entity);
        let mut parts: Vec<String> =
            event.participants.iter().map(|one| format!("{}: {}", one.role, name(one.span, one.entity))).collect();
        parts.extend(event.place.as_ref().map(|place| format!("@ {}", name(place.span, place.entity))));
        format!("{trigger} = {}", parts.join("; "))
    };
    told.into_iter().map(line).collect()
}

fn relations(chronology: &Chronology) -> Vec<String> {
    let text = &chronology.documents[0].text;
    let label = |id| chronology.events.iter().find(|event| event.id == id).map_or("?", |event| event.label.as_str());
    let line = |tie: &tarikh::event::EventRelation| {
        let cue = tie.cue.map(|cue| flat(cue.of(text))).unwrap_or_default();
        format!("{}: {} → {} [{cue}]", tie.kind.as_str(), label(tie.from), label(tie.to))
    };
    chronology.relations.iter().map(line).collect()
}

fn said(chronology: &Chronology) -> Vec<String> {
    let text = &chronology.documents[0].text;
    let words = |spans: &[tarikh::source::Span]| {
        spans.iter().map(|span| flat(span.of(text))).collect::<Vec<String>>().join(" … ")
    };
    let line = |one: &tarikh::voice::Attribution| {
        format!("{}: {} [{}] {}", one.stance.as_str(), words(&one.source), words(&one.cue), words(&one.content))
    };
    chronology.attributions[0].iter().map(line).collect()
}

fn names(chronology: &Chronology) -> Vec<String> {
    let line = |one: &tarikh::entity::Entity| {
        let aliases = if one.aliases.is_empty() { String::new() } else { format!(" ({})", one.aliases.join(", ")) };
        format!("{}: {}{aliases}", one.kind.as_str(), one.name)
    };
    chronology.entities[0].iter().map(line).collect()
}

fn findings(chronology: &Chronology) -> Vec<String> {
    let told = chronology.diagnostics.iter().filter(|found| found.severity > Severity::Info);
    told.map(|found| format!("{}: {}", found.check, found.message)).collect()
}

//! Why an event was read as it was.

use entity::Form;
use event::Event;

use crate::chronology::Chronology;
use crate::understand::{has_grammar, sentences_of};

/// Returns, for people, why an event was read as it was: its line, its sentence as a tree, what tells it, and what each
/// time, participant and cause hangs on. `id` is the event's (`e4`).
///
/// # Errors
/// If no event has that id.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let account = read(DocumentId(0), "-", b"The army left on 15 February 1989.", None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// let why = tarikh::explain(&chronology, "e1")?;
/// assert!(why.contains("time: 15 February 1989 (within): it hangs on it"), "{why}");
/// # Ok::<(), String>(())
/// ```
pub fn explain(chronology: &Chronology, id: &str) -> Result<String, String> {
    let event = find(chronology, id).ok_or_else(|| no_such(chronology, id))?;
    let index = chronology.index_of(event.document).ok_or_else(|| no_such(chronology, id))?;
    let document = &chronology.documents[index];
    let mut out = format!("{id}: {}\n", event.label);
    if let Some(when) = event.when {
        out.push_str(&format!("when: {}\n", crate::when_text(&when, &chronology.timexes[index])));
    }
    out.push_str(&told_by(chronology, index, event));
    if has_grammar(document) {
        let sentences = sentences_of(document);
        out.push_str(&event::explain(&document.text, &sentences, &chronology.timexes[index], event));
        out.push_str(&stand_for(chronology, index, event));
    } else {
        out.push_str(&format!("read by its clauses: there is no grammar of '{}'\n", document.language.0));
    }
    Ok(out)
}

/// Who says it, how far it is vouched for, and whether it belongs in the chronology.
fn told_by(chronology: &Chronology, index: usize, event: &Event) -> String {
    let said = event.attribution.and_then(|id| chronology.attributions[index].iter().find(|one| one.id == id));
    let who = match said {
        Some(one) => {
            let cue: Vec<&str> = one.cue.iter().map(|cue| cue.of(&chronology.documents[index].text)).collect();
            let speaker = chronology.speaker(event).unwrap_or_else(|| "nobody named".to_owned());
            format!("{speaker} ({}), by the words \"{}\"", one.stance.as_str(), cue.join(" … "))
        }
        None => "the account itself: it stands in nobody's words".to_owned(),
    };
    let belongs = match (event.chronicle, event.when.is_some()) {
        (true, true) => "yes, it is told as an event and has a time",
        (true, false) => "yes, it is told as having happened, though no time is given",
        (false, _) => "no, it is no event of its own, did not happen, or another line tells it",
    };
    format!("says so: {who}\nin the chronology: {belongs}\n")
}

/// Whom the pronouns and short descriptions of its participants stand for, and why.
fn stand_for(chronology: &Chronology, index: usize, event: &Event) -> String {
    let mut out = String::new();
    for part in &event.participants {
        let entity = part.entity.and_then(|id| chronology.entities[index].get(id.0 as usize));
        let Some(entity) = entity.filter(|entity| entity.owner.is_none()) else { continue };
        let Some(mention) = entity.mentions.iter().find(|mention| mention.head == part.head) else { continue };
        let why = match mention.form {
            Form::Pronoun => "of those told of just before it fits clearly best",
            Form::Together => "of those told of just before only these are several",
            Form::Description => "the only one told of before that may be called so",
            Form::Name | Form::Demonym => continue,
        };
        let words = part.span.of(&chronology.documents[index].text);
        out.push_str(&format!("{words} stands for {} (filled in): {why}\n", entity.name));
    }
    out
}

fn find<'c>(chronology: &'c Chronology, id: &str) -> Option<&'c Event> {
    let number: u32 = id.strip_prefix('e')?.parse().ok()?;
    chronology.events.iter().find(|event| event.id.0.checked_add(1) == Some(number))
}

fn no_such(chronology: &Chronology, id: &str) -> String {
    match chronology.events.len() {
        0 => format!("'{id}' is no event: none was read"),
        count => format!("'{id}' is no event: they are e1 to e{count}, as --format json names them"),
    }
}

//! What checks say, in a language of `lang/`: sentences with places for dates and names, matched with what is said in English.

/// How deep what fills a place may be a sentence itself: "26 Bahman 1367, a Wednesday".
const DEEPEST: usize = 3;

/// A sentence in English and in the language. In both `{1}` stands for what is said in the language in its turn, a date or the
/// text's own words, and `{a}` for what is kept as it is.
#[derive(Debug)]
pub(crate) struct Message {
    /// What stands between the places, one more than there are places.
    between: Vec<String>,
    places: Vec<char>,
    becomes: (Vec<String>, Vec<char>),
}

/// Cuts a sentence at its places: what stands between them, and their names.
fn cut(sentence: &str) -> (Vec<String>, Vec<char>) {
    let (mut between, mut places) = (vec![String::new()], Vec::new());
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        let mut inside = rest.chars().skip(1);
        let taken = match (first, inside.next(), inside.next()) {
            ('{', Some(name), Some('}')) => {
                places.push(name);
                between.push(String::new());
                2 + name.len_utf8()
            }
            _letter => {
                between.iter_mut().next_back().into_iter().for_each(|piece| piece.push(first));
                first.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    (between, places)
}

impl Message {
    pub(crate) fn new(english: &str, becomes: &str) -> Message {
        let ((between, places), becomes) = (cut(english), cut(becomes));
        Message { between, places, becomes }
    }

    /// How much of the sentence is its own.
    fn own(&self) -> usize {
        self.between.iter().map(String::len).sum()
    }

    /// Returns what fills its places, if it is this that is said.
    fn places<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, others) = self.between.split_first()?;
        let mut rest = text.strip_prefix(first.as_str())?;
        let mut filled = Vec::with_capacity(others.len());
        for (number, next) in others.iter().enumerate() {
            let end = match number + 1 == others.len() {
                true => rest.strip_suffix(next.as_str())?.len(),
                false => end_of_place(rest, next)?,
            };
            filled.push(rest.get(..end).filter(|inside| !inside.is_empty())?);
            rest = rest.get(end + next.len()..)?;
        }
        (rest.is_empty()).then_some(filled)
    }
}

/// Where a place ends and what stands behind it begins. What the text's own words hold does not count.
fn end_of_place(text: &str, behind: &str) -> Option<usize> {
    let quoted = text.strip_prefix('\'').and_then(|inside| inside.find(&format!("'{behind}")));
    quoted.map(|end| end + 2).or_else(|| text.find(behind))
}

/// Says what is said in English as one of `messages`; none where it is none of them. `date` says a date, a length, or a word of
/// either.
pub(crate) fn said(messages: &[Message], date: &impl Fn(&str) -> String, english: &str) -> Option<String> {
    at_depth(messages, date, english, 0)
}

fn at_depth(messages: &[Message], date: &impl Fn(&str) -> String, english: &str, depth: usize) -> Option<String> {
    let fitting = messages.iter().filter_map(|message| Some((message, message.places(english)?)));
    // Of several that fit, the one that says most by itself.
    let (message, filled) = fitting.max_by_key(|(message, _)| message.own())?;
    let (between, places) = &message.becomes;
    let mut pieces = between.iter();
    let mut out = pieces.next().cloned().unwrap_or_default();
    for (name, piece) in places.iter().zip(pieces) {
        let inside = message.places.iter().position(|known| known == name).map_or("", |at| filled[at]);
        match name.is_ascii_digit() {
            true => out.push_str(&place(messages, date, inside, depth + 1)?),
            false => out.push_str(inside),
        }
        out.push_str(piece);
    }
    Some(out)
}

/// Says what fills a place: the text's own words as they are, a sentence, or a date. None where a word of it is not known, so that
/// nothing is said in two languages.
fn place(messages: &[Message], date: &impl Fn(&str) -> String, inside: &str, depth: usize) -> Option<String> {
    if let Some(words) = inside.strip_prefix('\'').and_then(|inside| inside.strip_suffix('\'')) {
        return Some(format!("«{words}»"));
    }
    let sentence = (depth < DEEPEST).then(|| at_depth(messages, date, inside, depth)).flatten();
    sentence.or_else(|| whole(date, inside))
}

/// Says a date of which every word is known.
pub(crate) fn whole(date: &impl Fn(&str) -> String, inside: &str) -> Option<String> {
    Some(date(inside)).filter(|said| !said.contains(|c: char| c.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_says_most_is_taken_and_its_places_filled() {
        let messages = [
            Message::new("{1} is {2}", "<{1}|{2}>"),
            Message::new("this is {1}", "<{1}>"),
            Message::new("{1} is before the birth of {a}", "<{a} nach {1}>"),
            Message::new("{1}, a {2}", "{2} {1}"),
        ];
        let say = |english: &str| said(&messages, &str::to_uppercase, english);
        assert_eq!(say("may is before the birth of may").as_deref(), Some("<may nach MAY>"));
        assert_eq!(say("this is june, a monday").as_deref(), Some("<MONDAY JUNE>"));
        assert_eq!(say("'what it is' is may").as_deref(), Some("<«what it is»|MAY>"));
        assert_eq!(say("nothing of the kind"), None);
        assert_eq!(say(" is "), None);
        assert_eq!(said(&messages, &str::to_owned, "may is june"), None, "not in two languages");
    }

    #[test]
    fn braces_in_what_is_said_stay() {
        let messages = [Message::new("{1} or {2}", "{1}/{2}")];
        assert_eq!(said(&messages, &str::to_owned, "{2} or {1}").as_deref(), Some("{2}/{1}"));
    }
}

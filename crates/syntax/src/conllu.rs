//! CoNLL-U, the format of the Universal Dependencies treebanks: read for training and measuring.

use std::fmt::Write;

use source::Span;

use crate::syntax::Given;
use crate::{Error, Gap};

/// A sentence of a treebank.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sentence {
    /// What `# text` says.
    pub text: String,
    /// Whether a paragraph or a document begins with it.
    pub opens: Opening,
    /// The words, in order; the word with id 1 is the first.
    pub words: Vec<Word>,
}

/// What a sentence begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Opening {
    /// Nothing but itself.
    #[default]
    Sentence,
    /// A paragraph, or a document.
    Paragraph,
}

/// A word of a treebank: a line with a whole number.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Word {
    /// The word as it is written.
    pub form: String,
    /// Its dictionary form.
    pub lemma: String,
    /// The universal part of speech.
    pub upos: String,
    /// The part of speech of the treebank's own set.
    pub xpos: String,
    /// The features, `_` where there are none.
    pub feats: String,
    /// The number of the head among the words of the sentence, counted from 1; 0 is the root.
    pub head: usize,
    /// The relation to the head.
    pub deprel: String,
    /// The token the word is a part of: several words written as one share it. Counted from 0 within the sentence.
    pub token: usize,
    /// The token as it is written.
    pub surface: String,
    /// What the last column says beside, `_` where it says nothing.
    pub misc: String,
}

/// Reads CoNLL-U. Empty nodes (`8.1`) are passed over.
///
/// # Errors
/// If a line has not ten columns, or a number is none or outside its sentence.
pub fn read(text: &str) -> Result<Vec<Sentence>, Error> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut surface: Option<(usize, String)> = None;
    let mut token = 0;
    for (number, line) in text.lines().map(|line| line.trim_end_matches('\r')).chain([""]).enumerate() {
        let wrong = |what: &str| Error::new(format!("line {}: {what}", number + 1));
        if line.is_empty() {
            let finished = std::mem::take(&mut sentence);
            if finished.words.iter().any(|word| word.head > finished.words.len()) {
                return Err(wrong("a head outside the sentence that ends here"));
            }
            if !finished.words.is_empty() {
                sentences.push(finished);
            }
            surface = None;
            token = 0;
        } else if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            let key = comment.split([' ', '=']).next().unwrap_or_default();
            if matches!(key, "newpar" | "newdoc") {
                sentence.opens = Opening::Paragraph;
            } else if key == "text" {
                sentence.text = comment.split_once('=').map(|(_, text)| text.trim().to_owned()).unwrap_or_default();
            }
        } else {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, upos, xpos, feats, head, deprel, _, misc] = columns[..] else {
                return Err(wrong("a word has ten columns"));
            };
            if id.contains('.') {
                continue;
            }
            if let Some((_, last)) = id.split_once('-') {
                let last = last.parse().map_err(|_| wrong("a token's last word is a number"))?;
                surface = Some((last, form.to_owned()));
                continue;
            }
            if id.parse() != Ok(sentence.words.len() + 1) {
                return Err(wrong("words are numbered from 1"));
            }
            sentence.words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: upos.to_owned(),
                xpos: xpos.to_owned(),
                feats: feats.to_owned(),
                head: head.parse().map_err(|_| wrong("a head is a number"))?,
                deprel: deprel.to_owned(),
                token,
                surface: surface.as_ref().map_or_else(|| form.to_owned(), |(_, surface)| surface.clone()),
                misc: misc.to_owned(),
            });
            if surface.as_ref().is_none_or(|(last, _)| *last <= sentence.words.len()) {
                surface = None;
                token += 1;
            }
        }
    }
    Ok(sentences)
}

/// Returns the text the sentences were taken from: joined by one space, by an empty line where a paragraph opens.
pub fn raw(sentences: &[Sentence]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if !text.is_empty() {
            text += match sentence.opens {
                Opening::Sentence => " ",
                Opening::Paragraph => "\n\n",
            };
        }
        text += &sentence.text;
    }
    text
}

/// Returns the words of a treebank as they stand in the text that [`raw`] makes of it.
pub fn given(sentences: &[Sentence]) -> Vec<Vec<Given>> {
    let text = raw(sentences);
    let mut place = 0;
    let mut all = Vec::new();
    for sentence in sentences {
        let edge = all.is_empty() || sentence.opens == Opening::Paragraph;
        let mut words: Vec<Given> = Vec::new();
        let mut last = None;
        for word in &sentence.words {
            let Some(found) = text[place..].find(&word.form) else { continue };
            let before = match (words.is_empty(), last == Some(word.token), found) {
                (true, ..) if edge => Gap::Edge,
                (true, ..) => Gap::Blank,
                (false, true, 0) => Gap::Within,
                (false, _, 0) => Gap::Nothing,
                (false, ..) => Gap::Blank,
            };
            last = Some(word.token);
            let span = Span::new(place + found, place + found + word.form.len());
            place = span.end as usize;
            words.push(Given { span, before });
        }
        all.push(words);
    }
    all
}

/// Returns the sentences that were read from a text as a treebank has them.
pub fn from_parse(text: &str, sentences: &[crate::Sentence<'_>]) -> Vec<Sentence> {
    let mut all = Vec::new();
    for sentence in sentences {
        let mut words: Vec<Word> = Vec::new();
        let mut start = 0;
        for (at, word) in sentence.words.iter().enumerate() {
            let form = word.span.of(text);
            if word.before != Gap::Within {
                start = word.span.start;
            }
            let surface = &text[start as usize..word.span.end as usize];
            let token = match words.last() {
                None => 0,
                Some(last) => last.token + usize::from(word.before != Gap::Within),
            };
            for part in words.iter_mut().rev().take_while(|part| part.token == token) {
                part.surface = surface.to_owned();
            }
            let relation = word.relation.as_str();
            words.push(Word {
                form: form.to_owned(),
                lemma: word.lemma.clone(),
                upos: word.upos.as_str().to_owned(),
                xpos: word.xpos.to_owned(),
                feats: word.feats.to_owned(),
                head: word.head.map_or(0, |head| head + 1),
                deprel: if word.subtype.is_empty() {
                    relation.to_owned()
                } else {
                    format!("{relation}:{}", word.subtype)
                },
                token,
                surface: surface.to_owned(),
                misc: "_".to_owned(),
            });
            debug_assert_eq!(words.len(), at + 1);
        }
        let opens = sentence.words.first().is_some_and(|word| word.before == Gap::Edge);
        let opens = if opens { Opening::Paragraph } else { Opening::Sentence };
        all.push(Sentence { text: sentence.span.of(text).to_owned(), opens, words });
    }
    all
}

/// Writes CoNLL-U.
pub fn write(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        if sentence.opens == Opening::Paragraph {
            out += "# newpar\n";
        }
        // A line holds one sentence, however its text was broken.
        let text: Vec<&str> = sentence.text.split_whitespace().collect();
        let _ = writeln!(out, "# text = {}", text.join(" "));
        for (at, word) in sentence.words.iter().enumerate() {
            let parts = sentence.words[at..].iter().take_while(|part| part.token == word.token).count();
            if parts > 1 && (at == 0 || sentence.words[at - 1].token != word.token) {
                let _ = writeln!(out, "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_", at + 1, at + parts, word.surface);
            }
            let Word { form, lemma, upos, xpos, feats, head, deprel, misc, .. } = word;
            let _ = writeln!(out, "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t{feats}\t{head}\t{deprel}\t_\t{misc}", at + 1);
        }
        out += "\n";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "# newpar\n# text = They didn't.\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n\
        # text = Go\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n";

    #[test]
    fn words_written_as_one_share_a_token() {
        let sentences = read(TWO).expect("this is CoNLL-U");
        assert_eq!(sentences.len(), 2);
        let tokens: Vec<(usize, &str)> = sentences[0].words.iter().map(|w| (w.token, w.surface.as_str())).collect();
        assert_eq!(tokens, [(0, "They"), (1, "didn't"), (1, "didn't"), (2, ".")]);
        assert_eq!(raw(&sentences), "They didn't. Go");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let sentences = read(TWO).expect("this is CoNLL-U");
        assert_eq!(read(&write(&sentences)), Ok(sentences));
    }

    #[test]
    fn a_head_outside_its_sentence_is_an_error() {
        let wrong = TWO.replace("\t0\troot", "\t9\troot");
        assert!(read(&wrong).unwrap_err().to_string().contains("head"));
        assert!(read("1\tGo\n").is_err());
    }
}

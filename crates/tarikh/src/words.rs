//! Our own words in tables, pages and exports: headings, labels and dates, in the language of the accounts where `lang/` has a
//! `page.toml` for it, else in English. What a check says that the file has no sentence for stays in English, and is marked as such.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use source::Diagnostic;

use crate::chronology::Chronology;
use crate::message::{self, Message};

/// The languages pages are worded in beside English, each with its file.
const LANGUAGES: [(&str, &str); 1] = [("fa", include_str!("../../../lang/fa/page.toml"))];

/// The words of a language. English needs none: what is looked up is English.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Language {
    #[serde(skip)]
    code: &'static str,
    /// The digits from 0 to 9.
    digits: String,
    /// What stands for a comma and for a question mark.
    comma: String,
    question: String,
    /// What the page says.
    words: BTreeMap<String, String>,
    /// What stands in dates: months, weekdays, "until".
    dates: BTreeMap<String, String>,
    /// What stands right behind a number of a date, and what the two become: `s` is "the {}s".
    numbered: BTreeMap<String, String>,
    /// What checks say, and why a time is read as it is.
    #[serde(deserialize_with = "messages")]
    messages: Vec<Message>,
}

fn messages<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Vec<Message>, D::Error> {
    let written = BTreeMap::<String, String>::deserialize(from)?;
    Ok(written.iter().map(|(english, becomes)| Message::new(english, becomes)).collect())
}

/// In which words a page speaks.
///
/// ```
/// let words = tarikh::Words::of_languages(["fa", "fa"]);
/// assert_eq!((words.code(), words.number(1367)), ("fa", "۱۳۶۷".to_owned()));
/// assert_eq!(words.date("26 Bahman 1367"), "۲۶ بهمن ۱۳۶۷");
/// assert_eq!(tarikh::Words::of_languages(["fa", "en"]).code(), "en");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    language: Option<&'static Language>,
}

impl Words {
    /// Returns the words for accounts in these languages: those of one language, where all share it and there are any.
    pub fn of_languages<'a>(codes: impl IntoIterator<Item = &'a str>) -> Words {
        let mut codes = codes.into_iter();
        let first = codes.next().unwrap_or_default();
        let shared = codes.all(|code| code == first);
        Words { language: languages().iter().find(|language| shared && language.code == first) }
    }

    /// Returns the words for what was read: those of the accounts, where they share a language.
    pub fn of(chronology: &Chronology) -> Words {
        Words::of_languages(chronology.documents.iter().map(|document| document.language.0))
    }

    /// Returns the language's code, for the `lang` of an element.
    pub fn code(self) -> &'static str {
        self.language.map_or("en", |language| language.code)
    }

    /// Returns the direction the words run in, for the `dir` of an element.
    pub fn direction(self) -> &'static str {
        // The first of its words tells.
        let word = self.language.and_then(|language| language.words.values().next());
        if word.is_some_and(|word| runs_from_right(word)) { "rtl" } else { "ltr" }
    }

    /// Returns what the page says for English words.
    pub fn say(self, english: &'static str) -> &'static str {
        let said = self.language.and_then(|language| language.words.get(english));
        said.map_or(english, String::as_str)
    }

    /// Returns what the page says for words that are made elsewhere, such as the kind of an entity.
    pub fn say_of(self, english: &str) -> String {
        let said = self.language.and_then(|language| language.words.get(english));
        said.cloned().unwrap_or_else(|| english.to_owned())
    }

    /// Returns what the page says, with each `{}` filled in turn.
    pub fn fill(self, english: &'static str, parts: &[&str]) -> String {
        let mut pieces = self.say(english).split("{}");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for (at, piece) in pieces.enumerate() {
            out.push_str(parts.get(at).copied().unwrap_or_default());
            out.push_str(piece);
        }
        out
    }

    /// Returns what a check says, or why a time is read as it is; none where the language has no sentence for it.
    ///
    /// ```
    /// let words = tarikh::Words::of_languages(["fa"]);
    /// let said = words.message("26 Bahman 1367 was a Wednesday, not a Thursday");
    /// assert_eq!(said.as_deref(), Some("۲۶ بهمن ۱۳۶۷ چهارشنبه بود، نه پنجشنبه"));
    /// assert_eq!(words.message("Saturday").as_deref(), Some("شنبه"));
    /// assert_eq!(tarikh::Words::default().message("26 Bahman 1367 was a Wednesday"), None);
    /// ```
    pub fn message(self, english: &str) -> Option<String> {
        let date = |english: &str| self.date(english);
        // A weekday or a day may be all that is said.
        message::said(&self.language?.messages, &date, english).or_else(|| message::whole(&date, english))
    }

    /// Returns a finding in the language; what has no words in it stays in English.
    ///
    /// ```
    /// use source::{DocumentId, read};
    /// let (document, _) = read(DocumentId(0), "-", "پنجشنبه ۲۶ بهمن ۱۳۶۷ بود.".as_bytes(), None).document()?;
    /// let read = tarikh::read(vec![(document, Vec::new())], &tarikh::Options::default());
    /// let said = tarikh::Words::of(&read).finding(&read.diagnostics[0]).message;
    /// assert_eq!(said, "۲۶ بهمن ۱۳۶۷ چهارشنبه بود، نه پنجشنبه");
    /// # Ok::<(), String>(())
    /// ```
    pub fn finding(self, finding: &Diagnostic) -> Diagnostic {
        let said = |english: &String| self.message(english).unwrap_or_else(|| english.clone());
        let mut finding = finding.clone();
        finding.message = said(&finding.message);
        finding.labels.iter_mut().for_each(|label| label.text = said(&label.text));
        finding.notes.iter_mut().for_each(|note| *note = said(note));
        finding.fixes.iter_mut().for_each(|fix| fix.message = said(&fix.message));
        finding
    }

    /// Returns a number in the language's digits.
    pub fn number(self, number: impl Into<i128>) -> String {
        self.digits(&number.into().to_string())
    }

    /// Returns a count with its noun.
    pub fn count(self, number: usize, one: &'static str, many: &'static str) -> String {
        format!("{} {}", self.number(number as u64), self.say(if number == 1 { one } else { many }))
    }

    /// Returns a list, joined as the language joins.
    pub fn list(self, parts: &[String]) -> String {
        parts.join(&format!("{} ", self.language.map_or(",", |language| &language.comma)))
    }

    /// Returns a date, as the rest of this project writes it, in the language: each of its words is looked up, each number
    /// written in the language's digits, and the order kept.
    pub fn date(self, english: &str) -> String {
        let Some(language) = self.language else { return english.to_owned() };
        let mut out = String::with_capacity(english.len() * 2);
        let mut rest = english;
        while let Some(first) = rest.chars().next() {
            // Other languages say the era behind its year.
            if let Some(year) = rest.strip_prefix(AD).filter(|year| year.starts_with(|c: char| c.is_ascii_digit())) {
                let taken = language.numbered(year, &mut out);
                out.push(' ');
                language.word(AD, &mut out);
                rest = year.get(taken..).unwrap_or_default();
                continue;
            }
            let taken = match first {
                '0'..='9' => language.numbered(rest, &mut out),
                ',' => {
                    out.push_str(&language.comma);
                    1
                }
                '?' => {
                    out.push_str(&language.question);
                    1
                }
                first if first.is_alphabetic() => language.word(rest, &mut out),
                other => {
                    out.push(other);
                    other.len_utf8()
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        out
    }

    /// Returns a year of the West, said to be one where people who speak the language count by another calendar as well.
    pub(crate) fn of_the_west(self, year: &str) -> String {
        self.language.map_or_else(|| year.to_owned(), |_| self.fill("{} CE", &[year]))
    }

    /// Returns a number that is written already in the language's digits.
    pub fn digits(self, number: &str) -> String {
        self.language.map_or_else(|| number.to_owned(), |language| language.digits(number))
    }
}

/// Stands before a year of one or two figures.
const AD: &str = "AD ";

impl Language {
    fn digits(&self, number: &str) -> String {
        let digit = |c: char| {
            let place = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            place.and_then(|place| self.digits.chars().nth(place)).unwrap_or(c)
        };
        number.chars().map(digit).collect()
    }

    /// A number with what stands right behind it; returns how many bytes were taken.
    fn numbered(&self, rest: &str, out: &mut String) -> usize {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let number = self.digits(number);
        let known = self.numbered.iter().find(|(ending, _)| begins_with_word(behind, ending));
        match known {
            Some((ending, becomes)) => {
                out.push_str(&becomes.replace("{}", &number));
                end + ending.len()
            }
            None => {
                out.push_str(&number);
                end
            }
        }
    }

    /// The longest known words at the beginning, else the next word as it is; returns how many bytes were taken.
    fn word(&self, rest: &str, out: &mut String) -> usize {
        let known =
            self.dates.iter().filter(|(word, _)| begins_with_word(rest, word)).max_by_key(|(word, _)| word.len());
        match known {
            Some((word, becomes)) => {
                out.push_str(becomes);
                word.len()
            }
            None => {
                let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                out.push_str(&rest[..end]);
                end
            }
        }
    }
}

/// Says whether a text has letters of a script that runs from the right.
fn runs_from_right(text: &str) -> bool {
    text.contains(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

/// Says whether a text begins with words, and not with the beginning of a longer one.
fn begins_with_word(text: &str, words: &str) -> bool {
    let behind = text.strip_prefix(words).map(|behind| behind.chars().next());
    behind.is_some_and(|next| !next.is_some_and(char::is_alphanumeric) || words.ends_with(['.', '-']))
}

fn languages() -> &'static [Language] {
    static READ: OnceLock<Vec<Language>> = OnceLock::new();
    READ.get_or_init(|| {
        let read = |(code, file): (&'static str, &str)| {
            let language: Language = toml::from_str(file).expect("a test reads every page.toml");
            Language { code, ..language }
        };
        LANGUAGES.into_iter().map(read).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persian() -> Words {
        Words::of_languages(["fa"])
    }

    #[test]
    fn a_date_keeps_its_order_and_is_written_in_the_language() {
        assert_eq!(persian().date("Wednesday, 26 Bahman 1367"), "چهارشنبه، ۲۶ بهمن ۱۳۶۷");
        assert_eq!(persian().date("until April 1992"), "تا آوریل ۱۹۹۲");
        assert_eq!(persian().date("10 Jumada al-Thani 1324 ±1"), "۱۰ جمادی‌الثانی ۱۳۲۴ ±۱");
        assert_eq!(persian().date("1980s"), "دههٔ ۱۹۸۰");
        assert_eq!(persian().date("5th century BC"), "سدهٔ ۵ پیش از میلاد");
        assert_eq!(persian().date("since c. 1290 SH"), "از حدود ۱۲۹۰ خورشیدی");
    }

    #[test]
    fn a_gap_of_one_day_has_its_number() {
        assert_eq!(persian().message("a day apart").as_deref(), Some("یک روز فاصله"));
        assert_eq!(persian().message("4 days apart").as_deref(), Some("۴ روز فاصله"));
    }

    #[test]
    fn a_date_with_words_that_are_not_known_keeps_them() {
        assert_eq!(persian().date("3 Marchwards 5"), "۳ Marchwards ۵");
    }
}

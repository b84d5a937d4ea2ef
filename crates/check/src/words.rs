//! The words that tie a date to what is said of it, from `lang/*/checks.toml`; this file knows none of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::template::Template;
use crate::tokens::fold;

/// What the packs that are compiled in say, in the order of their codes.
const FILES: [(&str, &str); 3] = [
    ("en", include_str!("../../../lang/en/checks.toml")),
    ("fa", include_str!("../../../lang/fa/checks.toml")),
    ("ps", include_str!("../../../lang/ps/checks.toml")),
];

/// All packs' templates together: a text quotes other languages, and the words of one are rarely words of another.
#[derive(Default)]
pub(crate) struct Words {
    numbers: HashMap<String, u16>,
    /// What words for counts come to.
    counts: HashMap<String, i64>,
    /// Two dates that are one day.
    pub same_day: Vec<Template>,
    /// Two dates side by side, which are one day where they lie near each other.
    pub side_by_side: Vec<Template>,
    /// One western day in two styles.
    pub two_styles: Vec<Template>,
    /// Two western days, either one day in two styles or a choice of two.
    pub either_style: Vec<Template>,
    /// A weekday said of a date.
    pub weekday_of: Vec<Template>,
    /// A length said of a range.
    pub lasted: Vec<Template>,
    /// A range whose ends may stand in either order.
    pub either_order: Vec<Template>,
    /// A range that should begin with the earlier end, but need not.
    pub between: Vec<Template>,
    /// The date a text gives for its own day.
    pub today_is: Vec<Template>,
    /// A length counted back from the date of writing, beside the date it leads to.
    pub ago: Vec<Template>,
    /// A length counted on from the date told before, beside the date it leads to.
    pub later: Vec<Template>,
    /// A date, so long after another date.
    pub after_date: Vec<Template>,
    /// A date, so long before another date.
    pub before_date: Vec<Template>,
    /// A count of years since a date: an anniversary.
    pub anniversary: Vec<Template>,
    /// A step from the date told last, or a day by its place, and beside it the date it comes to.
    pub restated: Vec<Template>,
    /// A date beside a longer time it should lie in.
    pub restated_within: Vec<Template>,
    /// The date of birth.
    pub born: Vec<Template>,
    /// A span of life.
    pub life: Vec<Template>,
    /// An age at a date.
    pub age: Vec<Template>,
    /// An age, of whoever is spoken of.
    pub age_of: Vec<Template>,
    /// An age right behind a name.
    pub age_beside: Vec<Template>,
    /// An age at death.
    pub age_at_death: Vec<Template>,
    /// A date of something that has happened.
    pub happened: Vec<Template>,
    /// A date of something that is only expected.
    pub to_come: Vec<Template>,
    /// "Old": the length before it is an age.
    pub old: Vec<u16>,
    /// "Nearly": the length is not far below.
    pub nearly: Vec<u16>,
    /// "About": the length is rounded.
    pub about: Vec<u16>,
    /// "Her son": who is told of is another than the one told of before.
    pub kin: Vec<u16>,
    /// "And": behind a date, another is told.
    pub joins: Vec<u16>,
    /// "She": who is told of may be the one told of before.
    pub pronouns: Vec<u16>,
}

impl Words {
    /// Returns the number of a word that templates know.
    pub(crate) fn number(&self, word: &str) -> Option<u16> {
        self.numbers.get(word).copied()
    }

    /// Returns what a word for a count comes to: 1 to 19, 20, 30 and so on up to 90.
    pub(crate) fn count(&self, word: &str) -> Option<i64> {
        self.counts.get(word).copied()
    }
}

/// Returns the words, read once.
pub(crate) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| read_all().expect("a test reads every pack that is compiled in"));
    &WORDS
}

fn read_all() -> Result<Words, String> {
    let mut words = Words::default();
    for (code, text) in FILES {
        let within = |problem: String| format!("lang/{code}/checks.toml: {problem}");
        let file: File = toml::from_str(text).map_err(|problem| within(problem.to_string()))?;
        add(&mut words, file).map_err(within)?;
    }
    Ok(words)
}

fn add(words: &mut Words, file: File) -> Result<(), String> {
    for (name, templates) in &file.ties {
        for template in templates {
            let mut numbers = std::mem::take(&mut words.numbers);
            let parsed = Template::parse(template, &mut |word| number_of(&mut numbers, word));
            words.numbers = numbers;
            table(words, name)?.push(parsed?);
        }
    }
    let Lists { nearly, about, kin, pronouns, old, joins } = file.lists;
    words.old.extend(old.iter().map(|word| number_of(&mut words.numbers, word)));
    words.nearly.extend(nearly.iter().map(|word| number_of(&mut words.numbers, word)));
    words.about.extend(about.iter().map(|word| number_of(&mut words.numbers, word)));
    words.kin.extend(kin.iter().map(|word| number_of(&mut words.numbers, word)));
    words.joins.extend(joins.iter().map(|word| number_of(&mut words.numbers, word)));
    words.pronouns.extend(pronouns.iter().map(|word| number_of(&mut words.numbers, word)));
    let ones = file.counts.ones.iter().zip(1..);
    let tens = file.counts.tens.iter().zip((2..).map(|ten| ten * 10));
    words.counts.extend(ones.chain(tens).map(|(word, count)| (fold(word), count)));
    Ok(())
}

/// Returns the number of a word, a new one where it is not known yet. Our own files have far fewer than 65,536.
fn number_of(numbers: &mut HashMap<String, u16>, word: &str) -> u16 {
    let next = numbers.len() as u16;
    *numbers.entry(fold(word)).or_insert(next)
}

fn table<'w>(words: &'w mut Words, name: &str) -> Result<&'w mut Vec<Template>, String> {
    Ok(match name {
        "same-day" => &mut words.same_day,
        "side-by-side" => &mut words.side_by_side,
        "either-style" => &mut words.either_style,
        "two-styles" => &mut words.two_styles,
        "weekday-of" => &mut words.weekday_of,
        "lasted" => &mut words.lasted,
        "either-order" => &mut words.either_order,
        "between" => &mut words.between,
        "ago" => &mut words.ago,
        "today-is" => &mut words.today_is,
        "later" => &mut words.later,
        "after-date" => &mut words.after_date,
        "before-date" => &mut words.before_date,
        "anniversary" => &mut words.anniversary,
        "restated" => &mut words.restated,
        "restated-within" => &mut words.restated_within,
        "born" => &mut words.born,
        "life" => &mut words.life,
        "age" => &mut words.age,
        "age-of" => &mut words.age_of,
        "age-beside" => &mut words.age_beside,
        "age-at-death" => &mut words.age_at_death,
        "happened" => &mut words.happened,
        "to-come" => &mut words.to_come,
        _ => return Err(format!("there is no tie '{name}'")),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ties: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    lists: Lists,
    #[serde(default)]
    counts: Counts,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Counts {
    ones: Vec<String>,
    tens: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default)]
    nearly: Vec<String>,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    kin: Vec<String>,
    #[serde(default)]
    pronouns: Vec<String>,
    #[serde(default)]
    old: Vec<String>,
    #[serde(default)]
    joins: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_that_is_compiled_in_is_read() {
        let words = read_all().unwrap();
        assert!(words.number("corresponding").is_some() && words.number("برابر").is_some());
    }
}

//! The dictionary form of a word, by its ending and its part of speech; irregular ones by the whole word.

use source::ListedMap;

use crate::verbs::Verbs;

/// How a lemma is made of a word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Script {
    pub case: Case,
    /// Letters taken off the end.
    pub off: u8,
    /// What is put there.
    pub on: String,
}

/// What becomes of capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Case {
    /// They become small.
    Small = 0,
    /// They stay.
    Kept = 1,
    /// Only the first stays.
    First = 2,
}

impl Case {
    pub(crate) const ALL: [Case; 3] = [Case::Small, Case::Kept, Case::First];

    fn of(self, word: &str) -> String {
        match self {
            Case::Small => word.to_lowercase(),
            Case::Kept => word.to_owned(),
            Case::First => {
                let mut letters = word.chars();
                letters.next().map(|first| first.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
            }
        }
    }
}

impl Script {
    /// Returns the script that makes `lemma` of `word`; of several the one that changes least.
    pub(crate) fn between(word: &str, lemma: &str) -> Option<Script> {
        let of = |case: Case| {
            let cased = case.of(word);
            let shared: usize =
                cased.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
            let off = u8::try_from(cased[shared..].chars().count()).ok()?;
            Some(Script { case, off, on: lemma[shared..].to_owned() })
        };
        Case::ALL.into_iter().filter_map(of).min_by_key(|script| script.off as usize + script.on.len())
    }

    /// Makes the lemma; a script for longer words leaves a word as it is.
    pub(crate) fn apply(&self, word: &str) -> String {
        let mut lemma = self.case.of(word);
        for _ in 0..self.off {
            if lemma.pop().is_none() {
                return word.to_owned();
            }
        }
        lemma + &self.on
    }
}

/// An ending that decides has at most so many letters.
pub(crate) const LONGEST: usize = 6;

/// The model: scripts, and which is taken.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Lemmas {
    pub scripts: Vec<Script>,
    /// For each part of speech by ending, in small letters; a whole word has `^` before it.
    pub endings: Vec<ListedMap<String, u16>>,
}

impl Lemmas {
    /// Returns the lemma of a word by the number of its part of speech.
    pub(crate) fn lemma(&self, part: u8, word: &str) -> String {
        match self.script(part, word, LONGEST + 1) {
            Some(script) => self.scripts[script as usize].apply(word),
            None => word.to_lowercase(),
        }
    }

    /// Returns the verb a word is a form of: where its ending misleads, the known verb that is nearest.
    pub(crate) fn verb(&self, part: u8, word: &str, verbs: &Verbs) -> String {
        let learnt = self.lemma(part, word);
        let Some(known) = self.endings.get(usize::from(part)) else { return learnt };
        let bounded = bounded(word);
        if known.contains_key(&bounded) {
            return learnt;
        }
        // "burnt" is of "burn", though "bur" is a verb too.
        if let Some(verb) = verbs.irregular(&bounded[1..]) {
            return verb.to_owned();
        }
        if verbs.is_known(&learnt) {
            return learnt;
        }
        let by_ending = endings(&bounded).filter_map(|(_, ending)| known.get(ending)).map(|at| usize::from(*at));
        let mut by_change: Vec<usize> = (0..self.scripts.len()).collect();
        by_change.sort_by_key(|at| (usize::from(self.scripts[*at].off) + self.scripts[*at].on.len(), *at));
        let scripts = by_ending.chain(by_change).map(|at| &self.scripts[at]);
        let small = scripts.filter(|script| script.case == Case::Small && script.on.len() <= 1 && script.off <= 4);
        small.map(|script| script.apply(word)).find(|verb| verbs.is_known(verb)).unwrap_or(learnt)
    }

    /// Looks for a script by endings up to so many letters; one more is the whole word.
    pub(crate) fn script(&self, part: u8, word: &str, up_to: usize) -> Option<u16> {
        let known = self.endings.get(usize::from(part))?;
        let bounded = bounded(word);
        endings(&bounded).filter(|(length, _)| *length <= up_to).find_map(|(_, ending)| known.get(ending).copied())
    }
}

/// Of a longer word only so many letters are looked at.
const LETTERS: usize = 60;

/// The word in small letters, with the mark of a whole word before it.
pub(crate) fn bounded(word: &str) -> String {
    let mut bounded = String::with_capacity(word.len() + 1);
    bounded.push('^');
    if word.is_ascii() {
        bounded.push_str(&word[..word.len().min(LETTERS)]);
        bounded.make_ascii_lowercase();
    } else {
        bounded.extend(word.chars().take(LETTERS).flat_map(char::to_lowercase));
    }
    bounded
}

/// The whole word and its endings, the longest first, with their lengths.
pub(crate) fn endings(bounded: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut all = [(0, ""); LONGEST + 2];
    let mut longest = 0;
    for (start, _) in bounded.char_indices().rev().take(LONGEST).filter(|(start, _)| *start > 0) {
        longest += 1;
        all[longest] = (longest, &bounded[start..]);
    }
    all[longest + 1] = (LONGEST + 1, bounded);
    all.into_iter().take(longest + 2).rev()
}

/// Numbers the parts of speech (the universal and the treebank's own together) of tags in order.
pub(crate) fn parts(tags: &[[String; 3]]) -> Vec<u8> {
    let mut seen: Vec<[&str; 2]> = Vec::new();
    let mut numbers = Vec::new();
    for [upos, xpos, _] in tags {
        let part = [upos.as_str(), xpos.as_str()];
        let known = seen.iter().position(|other| *other == part);
        numbers.push(known.unwrap_or(seen.len()).min(255) as u8);
        if known.is_none() {
            seen.push(part);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_makes_again_what_it_was_taken_from() {
        let pairs = [
            ("Treaties", "treaty"),
            ("withdrew", "withdraw"),
            ("KABUL", "Kabul"),
            ("n't", "not"),
            ("Accords", "Accord"),
        ];
        for (word, lemma) in pairs {
            assert_eq!(Script::between(word, lemma).map(|script| script.apply(word)), Some(lemma.to_owned()));
        }
    }

    #[test]
    fn a_script_longer_than_the_word_leaves_it() {
        assert_eq!(Script { case: Case::Small, off: 9, on: "x".into() }.apply("Go"), "Go");
        assert_eq!(Lemmas::default().lemma(0, ""), "");
    }

    #[test]
    fn a_verb_is_a_known_one_where_its_ending_misleads() {
        let sentences = crate::Syntax::english().parse(
            "Finland was invaded in 1939. The Russians had retreated into Galicia. They raided the fort. He fled to the coast.",
        );
        let lemmas: Vec<&str> = sentences
            .iter()
            .flat_map(|sentence| &sentence.words)
            .filter(|word| word.upos == crate::Upos::Verb)
            .map(|word| word.lemma.as_str())
            .collect();
        assert_eq!(lemmas, ["invade", "retreat", "raid", "flee"]);
    }
}

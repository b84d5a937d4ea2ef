//! Learns how lemmas are made: counts by part of speech and ending, kept where a shorter ending says otherwise.

use std::collections::{BTreeMap, HashMap};

use super::units::{Inventory, tag_of};
use crate::conllu::Sentence;
use crate::lemma::{LONGEST, Lemmas, Script, bounded, endings, parts};

/// Learns from sentences; `parts` numbers the parts of speech of the tags.
pub(crate) fn train_lemmas(inventory: &Inventory, sentences: &[Sentence]) -> Lemmas {
    let parts = parts(&inventory.tags);
    let by_tag: HashMap<&[String; 3], u8> = inventory.tags.iter().zip(parts).collect();
    let mut numbers: BTreeMap<Script, usize> = BTreeMap::new();
    // By length first, so that shorter endings are decided before longer ones.
    let mut counts: BTreeMap<(usize, u8, String), BTreeMap<Script, usize>> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let Some(part) = by_tag.get(&tag_of(word)) else { continue };
        let Some(script) = Script::between(&word.form, &word.lemma).filter(|_| word.lemma != "_") else { continue };
        for (length, key) in endings(&bounded(&word.form)) {
            *counts.entry((length, *part, key.to_owned())).or_default().entry(script.clone()).or_default() += 1;
        }
        *numbers.entry(script).or_default() += 1;
    }
    let mut lemmas = Lemmas::default();
    let mut places: BTreeMap<Script, u16> = BTreeMap::new();
    for ((length, part, key), scripts) in counts {
        let Some((script, count)) = scripts.iter().max_by_key(|(script, count)| (**count, numbers[*script])) else {
            continue;
        };
        let all: usize = scripts.values().sum();
        let enough = if length <= LONGEST { *count >= 2 && count * 3 >= all * 2 } else { count * 2 > all };
        if length > 0 && !enough {
            continue;
        }
        let word = key.trim_start_matches('^');
        let before = if length == 0 { None } else { lemmas.script(part, word, length - 1) };
        if before.is_some_and(|before| lemmas.scripts[before as usize] == *script) {
            continue;
        }
        let next = lemmas.scripts.len() as u16;
        let place = *places.entry(script.clone()).or_insert_with(|| {
            lemmas.scripts.push(script.clone());
            next
        });
        let part = usize::from(part);
        lemmas.endings.resize_with(lemmas.endings.len().max(part + 1), Default::default);
        lemmas.endings[part].insert(key, place);
    }
    lemmas
}

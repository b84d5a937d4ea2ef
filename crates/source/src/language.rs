//! Which language a text is in.

use crate::Language;

/// Identifies the language of `text`.
pub fn identify(text: &str) -> Language {
    let letters = |range: std::ops::RangeInclusive<char>| text.chars().take(4000).filter(|c| range.contains(c)).count();
    let (latin, arabic) = (letters('A'..='z'), letters('\u{600}'..='\u{6ff}'));
    if arabic > latin {
        let pashto = text.chars().take(4000).filter(|c| "ټډړږښځڅڼېۍ".contains(*c)).count();
        return Language(if pashto > 0 { "ps" } else { "fa" });
    }
    Language(if latin > 0 { "en" } else { "und" })
}

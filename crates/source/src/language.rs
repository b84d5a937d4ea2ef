//! Which language a text is in: English, Persian, Pashto, Arabic, Urdu, Turkish, French, German, Spanish, Russian.

use std::collections::BTreeSet;

use whatlang::Lang;

use crate::Language;
use crate::format::floor;
use crate::lexicon::{Marks, lexicon};

/// So much of a text is looked at, in bytes.
const SAMPLE: usize = 16 << 10;
/// The words of so much tell the language of most.
const OPENING: usize = 1 << 10;

const UNKNOWN: Language = Language("und");

/// Identifies the language of `text` by the letters and words of the packs, else by its groups of letters; `und` where
/// neither tells, or the language is none of the ten. A bare date is enough where a month is named.
///
/// ```
/// use source::identify;
/// assert_eq!(identify("26 دلو 1367").0, "fa");
/// assert_eq!(identify("۲۶ سلواغه ۱۳۶۷").0, "ps");
/// assert_eq!(identify("26 Dalw 1367, a Wednesday").0, "en");
/// assert_eq!(identify("1367").0, "und");
/// ```
pub fn identify(text: &str) -> Language {
    let opening = words_of(floor(text, OPENING));
    if let Some(language) = by_common_words(&opening).filter(|_| !is_arabic(&opening)) {
        return language;
    }
    let sample = floor(text, SAMPLE);
    let words = words_of(sample);
    if is_arabic(&words) { arabic_script(sample, &words) } else { other_script(sample, &words) }
}

fn words_of(sample: &str) -> Vec<String> {
    sample
        .split(|c: char| !(c.is_alphabetic() || matches!(c, '\u{200c}' | '\u{200d}' | '\u{64b}'..='\u{655}')))
        .filter(|word| !word.is_empty() && word.len() <= 40)
        .map(str::to_lowercase)
        .collect()
}

/// Says whether more is written in Arabic letters than in others.
fn is_arabic(words: &[String]) -> bool {
    let letters = words.iter().flat_map(|word| word.chars());
    let arabic = |c| matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}');
    letters.map(|c| if arabic(c) { 1 } else { -1 }).sum::<isize>() > 0
}

/// The language of `text`; where the text does not tell, what its file declares (`fa-AF`). What is declared is often
/// the language of the site and not of the text, so it does not win.
pub(crate) fn of(text: &str, declared: Option<&str>) -> Language {
    const KNOWN: [&str; 10] = ["ar", "de", "en", "es", "fa", "fr", "ps", "ru", "tr", "ur"];
    let found = identify(text);
    let main = declared.and_then(|declared| declared.split(['-', '_']).next()).unwrap_or_default();
    let declared = KNOWN.into_iter().find(|known| known.eq_ignore_ascii_case(main));
    if found == UNKNOWN { declared.map_or(UNKNOWN, Language) } else { found }
}

/// Persian, Pashto, Arabic, Urdu.
fn arabic_script(sample: &str, words: &[String]) -> Language {
    const PERSIAN: Language = Language("fa");
    let letters = || words.iter().flat_map(|word| word.chars());
    let by_marks = by_pack(words, |marks, words| {
        let own = letters().filter(|c| marks.letters.contains(c)).count();
        4 * own + 3 * hits(&marks.words, words) + 6 * hits(&marks.names, words)
    });
    let foreign = lexicon().identify.iter().find(|(language, _)| *language == PERSIAN).map(|(_, marks)| &marks.foreign);
    let foreign = letters().filter(|c| foreign.is_some_and(|foreign| foreign.contains(c))).count();
    match (by_marks, whatlang_of(sample)) {
        // Groups of letters tell little of a few words, and Persian is often taken for its neighbours by them; so
        // the letters that only those write have to be there too.
        (_, Some(Lang::Urd)) if foreign * 6 > words.len() => Language("ur"),
        (Some(language), _) if language != PERSIAN => language,
        (_, Some(Lang::Ara)) if foreign * 12 > words.len() => Language("ar"),
        (Some(language), _) => language,
        (None, Some(Lang::Urd)) if foreign > 0 => Language("ur"),
        (None, Some(Lang::Ara)) if foreign > 0 || words.len() > 8 => Language("ar"),
        (None, _) => PERSIAN,
    }
}

/// Everything written with other letters.
fn other_script(sample: &str, words: &[String]) -> Language {
    if let Some(language) = by_common_words(words) {
        return language;
    }
    let found = whatlang::detect(sample).filter(|_| words.len() > 3);
    let by_letters = found.as_ref().and_then(|found| match found.lang() {
        Lang::Eng => Some(Language("en")),
        Lang::Tur => Some(Language("tr")),
        Lang::Fra => Some(Language("fr")),
        Lang::Deu => Some(Language("de")),
        Lang::Spa => Some(Language("es")),
        _other => None,
    });
    let sure = found.is_some_and(|found| found.is_reliable());
    let russian = whatlang_of(sample) == Some(Lang::Rus);
    match by_letters {
        _ if russian => Language("ru"),
        Some(language) if sure => language,
        // "4 May 1890 a mill burned": groups of letters guess at few words; a month that is written so by one language is none.
        Some(guess) => by_own_words(words).unwrap_or(guess),
        None => by_words(words).unwrap_or(UNKNOWN),
    }
}

/// The language whose common words make up an eighth of the words at least.
fn by_common_words(words: &[String]) -> Option<Language> {
    by_words(words).filter(|language| {
        let marks = lexicon().identify.iter().find(|(known, _)| known == language).map(|(_, marks)| marks);
        marks.is_some_and(|marks| hits(&marks.words, words) * 8 >= words.len())
    })
}

fn by_words(words: &[String]) -> Option<Language> {
    by_pack(words, |marks, words| hits(&marks.words, words) + 2 * hits(&marks.names, words))
}

/// The same, but names of months that its neighbours write alike tell nothing.
fn by_own_words(words: &[String]) -> Option<Language> {
    by_pack(words, |marks, words| {
        let shared = words.iter().filter(|word| marks.shared.contains(*word)).count();
        hits(&marks.words, words) + 2 * (hits(&marks.names, words) - shared)
    })
}

/// The pack with the highest score above nothing; of two equal ones the first.
fn by_pack(words: &[String], score: impl Fn(&Marks, &[String]) -> usize) -> Option<Language> {
    let mut best = (0, None);
    for (language, marks) in &lexicon().identify {
        let score = score(marks, words);
        if score > best.0 {
            best = (score, Some(*language));
        }
    }
    best.1
}

fn hits(known: &BTreeSet<String>, words: &[String]) -> usize {
    words.iter().filter(|word| known.contains(word.as_str())).count()
}

fn whatlang_of(sample: &str) -> Option<Lang> {
    whatlang::detect(sample).map(|found| found.lang())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_languages_are_told_apart() {
        let cases = [
            ("en", "The last soldiers crossed the bridge on 15 February 1989, and the war was over."),
            ("fa", "در ۲۶ دلو ۱۳۶۷ آخرین سربازان از پل گذشتند و کشور را ترک کردند."),
            ("fa", "این جنگ نزدیک به ده سال دوام کرد و در سال ۱۳۶۷ پایان یافت."),
            ("ps", "د ۱۳۶۷ کال د سلواغې په ۲۶مه وروستي سرتېري له پله واوښتل او جګړه پای ته ورسېده."),
            ("ar", "في الخامس عشر من فبراير عام 1989 عبر آخر الجنود الجسر وانتهت الحرب التي دامت عشر سنوات."),
            ("ur", "پندرہ فروری ۱۹۸۹ کو آخری فوجی پل پار کر گئے اور دس سال کی جنگ ختم ہو گئی۔"),
            ("tr", "Son askerler 15 Şubat 1989 günü köprüden geçti ve on yıl süren savaş sona erdi."),
            (
                "fr",
                "Les derniers soldats ont traversé le pont le 15 février 1989 et la guerre a pris fin après dix ans.",
            ),
            (
                "de",
                "Die letzten Soldaten überquerten am 15. Februar 1989 die Brücke, und der Krieg war nach zehn Jahren vorbei.",
            ),
            (
                "es",
                "Los últimos soldados cruzaron el puente el 15 de febrero de 1989 y la guerra terminó después de diez años.",
            ),
            ("ru", "Последние солдаты перешли мост 15 февраля 1989 года, и война, длившаяся десять лет, закончилась."),
        ];
        for (language, text) in cases {
            assert_eq!(identify(text).0, language, "{text}");
        }
    }

    #[test]
    fn a_bare_date_tells_its_language() {
        for (language, text) in [
            ("fa", "26 دلو 1367"),
            ("fa", "۲۶ بهمن ۱۳۶۷"),
            ("fa", "چهارشنبه"),
            ("fa", "قرن ششم و هفتم"),
            ("fa", "او در ساعت ده آمد"),
            ("ps", "۲۶ سلواغه ۱۳۶۷"),
            ("ps", "د مرغومي شپږمه"),
            ("en", "15 February 1989"),
            ("en", "4 May 1890 a mill burned"),
            ("de", "Die Burg fiel am 3. August 1890"),
            ("en", "Elmstead Mill, 3 March 1851: burned down, four dead"),
            ("und", "1989-02-15"),
            ("und", ""),
        ] {
            assert_eq!(identify(text).0, language, "{text}");
        }
    }
}

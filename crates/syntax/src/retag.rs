//! Tags of words that cannot be what a network takes them for: a verb amid a name, a stem that is only a past, the noun of a sentence
//! that has no other verb.

use crate::capitals::go_on;
use crate::syntax::Syntax;
use crate::tokens::Piece;
use crate::upos::Upos;
use crate::verbs::Verbs;

impl Syntax {
    /// Corrects the tags of words that go on a name and were taken for verbs.
    pub(crate) fn within_names(&self, text: &str, pieces: &[Piece], mut tags: Vec<usize>) -> Vec<usize> {
        let Some(name) = self.name else { return tags };
        for (at, goes_on) in go_on(text, pieces).into_iter().enumerate() {
            let is_verb = matches!(self.tags[tags[at]].upos, Upos::Verb | Upos::Aux);
            if goes_on && is_verb && self.tags[tags[at - 1]].upos == Upos::Propn {
                tags[at] = name;
            }
        }
        tags
    }

    /// Corrects the tags of words that are the past of a verb and were taken for its stem: "the burghers rose".
    pub(crate) fn as_told(&self, text: &str, pieces: &[Piece], mut tags: Vec<usize>) -> Vec<usize> {
        let Some(past) = self.past else { return tags };
        let verbs = Verbs::english();
        for at in 0..tags.len() {
            let stem = self.tags[tags[at]].upos == Upos::Verb && matches!(&*self.tags[tags[at]].xpos, "VB" | "VBP");
            let written = pieces[at].written(text);
            if stem && (verbs.is_only_past(written) || self.is_joined_form(written, at, &tags)) {
                tags[at] = past;
            }
        }
        tags
    }

    /// "They broke in and burnt the rolls": says whether a form that is no stem stands right behind "and", with an object behind it, where
    /// the verb before is told as past.
    fn is_joined_form(&self, written: &str, at: usize, tags: &[usize]) -> bool {
        let tag = |at: usize| &self.tags[tags[at]];
        let form = Verbs::english().irregular(written).is_some_and(|verb| verb != written);
        let object =
            tags.len() > at + 1 && matches!(tag(at + 1).upos, Upos::Det | Upos::Pron | Upos::Propn | Upos::Num);
        let joined = at > 0 && tag(at - 1).xpos == "CC";
        let before = || (0..at).rev().find(|before| matches!(tag(*before).upos, Upos::Verb | Upos::Aux));
        form && object && joined && before().is_some_and(|before| tag(before).xpos == "VBD")
    }

    /// Returns a word that was misread, a word that stands as it does, and how that has to be read.
    pub(crate) fn misread(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<(usize, &str, &str)> {
        let verbs = Verbs::english();
        let only = self.only_verb(text, pieces, tags).map(|at| (at, verbs.plain(), "VBD"));
        let only = only.or_else(|| self.behind_name(text, pieces, tags).map(|at| (at, verbs.plain(), "VBD")));
        let only = only.or_else(|| self.between_names(text, pieces, tags).map(|at| (at, verbs.plain(), "VBD")));
        let only = only.or_else(|| self.joined_past(text, pieces, tags).map(|at| (at, verbs.plain(), "VBD")));
        let only = only.or_else(|| self.past_of_clause(text, pieces, tags).map(|at| (at, verbs.plain(), "VBD")));
        let only = only.or_else(|| self.done_to(text, pieces, tags).map(|at| (at, verbs.participle(), "VBN")));
        only.or_else(|| self.first_name(text, pieces, tags).map(|read| (0, read, "NNP")))
    }

    /// "Rich Bramley died": how the first word of a sentence is read that is a first name as well, where it was taken for something else
    /// though a name stands behind it, and behind that a verb of the past or a bracket.
    fn first_name(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<&str> {
        let read = Verbs::english().first_name(pieces.first()?.written(text))?;
        let tag = |at: usize| tags.get(at).map(|tag| &self.tags[*tag]);
        let named = tag(1)?.xpos == "NNP" && pieces[1].written(text).starts_with(char::is_uppercase);
        let behind = matches!(&*tag(2)?.xpos, "VBD" | "VBN" | "-LRB-");
        (named && behind && tag(0)?.upos != Upos::Propn).then_some(read)
    }

    /// "On 12 May a boiler burst, causing a fire.": of a sentence in which nothing else can be its verb, the word right behind a noun that
    /// may be one in the past, and was taken for a noun or an adjective.
    fn only_verb(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<usize> {
        let tag = |at: usize| &self.tags[tags[at]];
        let told = |at: usize| matches!(tag(at).upos, Upos::Verb | Upos::Aux) && tag(at).xpos != "VBG";
        let ends = pieces.last().is_some_and(|last| matches!(last.written(text), "." | "!"));
        if !ends || (0..pieces.len()).any(told) {
            return None;
        }
        let is_noun = |at: usize| matches!(tag(at).upos, Upos::Noun | Upos::Propn);
        let mut candidates = (1..pieces.len() - 1).filter(|at| {
            let written = pieces[*at].written(text);
            // What hangs on a noun stands before it.
            let behind = matches!(tag(at + 1).upos, Upos::Punct | Upos::Det | Upos::Adp | Upos::Adv | Upos::Num);
            let misread = matches!(tag(*at).upos, Upos::Noun | Upos::Adj);
            let regular = tag(*at).upos == Upos::Adj && Verbs::english().is_regular_past(written);
            misread && is_noun(at - 1) && behind && (regular || Verbs::english().is_past(written))
        });
        let only = candidates.next()?;
        candidates.next().is_none().then_some(only)
    }
}

impl Syntax {
    /// "His men, unpaid for months, mutinied and burnt the camp": the word before "and" and a verb of the past that may be one too, and was
    /// taken for an adjective or a noun.
    fn joined_past(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<usize> {
        let tag = |at: usize| &self.tags[tags[at]];
        (1..pieces.len().saturating_sub(2)).find(|at| {
            let misread = matches!(tag(*at).upos, Upos::Adj | Upos::Noun);
            // The comma closes a clause about who did so.
            let closes =
                || pieces[at - 1].written(text) == "," && (0..*at).any(|at| matches!(&*tag(at).xpos, "WP" | "WDT"));
            let before = matches!(tag(at - 1).upos, Upos::Noun | Upos::Propn) || closes();
            let joined = tag(at + 1).xpos == "CC" && tag(at + 2).xpos == "VBD" && tag(at + 2).upos == Upos::Verb;
            misread && before && joined && Verbs::english().is_regular_past(pieces[*at].written(text))
        })
    }

    /// "The truce failed because neither side trusted the other": the participle, with no helper before it and an object behind it, of a
    /// clause that is opened by a conjunction, tells of its subject, and has no other verb.
    fn past_of_clause(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<usize> {
        let tag = |at: usize| &self.tags[tags[at]];
        let noun = |at: usize| matches!(tag(at).upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let verb = |at: usize| matches!(tag(at).upos, Upos::Verb | Upos::Aux);
        let parts = |at: usize| tag(at).upos == Upos::Punct || tag(at).xpos == "CC";
        (2..pieces.len().saturating_sub(1)).find(|at| {
            let misread = tag(*at).xpos == "VBN" && tag(*at).upos == Upos::Verb && noun(at - 1);
            if !misread || !Verbs::english().is_regular_past(pieces[*at].written(text)) {
                return false;
            }
            let object = matches!(tag(at + 1).upos, Upos::Det | Upos::Pron | Upos::Propn | Upos::Num | Upos::Noun);
            let before =
                (0..*at).rev().find(|before| verb(*before) || parts(*before) || tag(*before).upos == Upos::Sconj);
            let opened = before.is_some_and(|before| tag(before).upos == Upos::Sconj && tag(before).xpos == "IN");
            let alone =
                (at + 1..pieces.len()).take_while(|at| !parts(*at)).all(|at| !verb(at) || tag(at).xpos == "VBG");
            object && opened && alone
        })
    }

    /// "Orme qualified in 1952, before the war ended": right behind a name that opens a sentence stands no adjective of it.
    fn behind_name(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<usize> {
        let tag = |at: usize| &self.tags[tags[at]];
        let at = (0..pieces.len()).find(|at| tag(*at).upos != Upos::Propn).filter(|at| *at > 0)?;
        let behind = |at: usize| matches!(tag(at).upos, Upos::Adp | Upos::Adv);
        let misread = tag(at).upos == Upos::Adj && at + 1 < pieces.len() && behind(at + 1);
        (misread && Verbs::english().is_regular_past(pieces[at].written(text))).then_some(at)
    }

    /// "In 1598 Orme married Anna Holm; they had two daughters": between two names stands no adjective.
    fn between_names(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<usize> {
        let name = |at: usize| self.tags[tags[at]].upos == Upos::Propn;
        (1..pieces.len().saturating_sub(1)).find(|at| {
            let written = pieces[*at].written(text);
            let adjective = self.tags[tags[*at]].upos == Upos::Adj && written.starts_with(char::is_lowercase);
            adjective && name(at - 1) && name(at + 1) && Verbs::english().is_regular_past(written)
        })
    }

    /// "It was wound up in 1881.": the word behind a form of "be" that may be a participle, and was taken for an adjective or a noun,
    /// though a particle goes with it.
    fn done_to(&self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<usize> {
        let tag = |at: usize| &self.tags[tags[at]];
        let named = |at: usize| {
            matches!(tag(at).upos, Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj)
        };
        (1..pieces.len().saturating_sub(2)).find(|at| {
            let written = pieces[*at].written(text);
            let verbs = Verbs::english();
            let participle = verbs.irregular(written).map_or(verbs.is_past(written), |verb| verb != written);
            let particle = matches!(tag(at + 1).upos, Upos::Adp | Upos::Adv) && !named(at + 2);
            let misread = matches!(tag(*at).upos, Upos::Adj | Upos::Noun);
            misread && tag(at - 1).upos == Upos::Aux && participle && particle
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::Syntax;

    #[test]
    fn a_form_that_is_only_a_past_is_told_as_past() {
        let sentences = Syntax::english().parse("The smiths, led by their guild, rose against the bailiff.");
        let rose = sentences[0].words.iter().find(|word| word.lemma == "rise").expect("its verb is known");
        assert_eq!(rose.xpos, "VBD");
    }

    #[test]
    fn a_form_that_is_no_stem_is_a_past_behind_one() {
        let text = "In 1381 rioters broke into the record room and burnt the rolls.";
        let sentences = Syntax::english().parse(text);
        let burnt = sentences[0].words.iter().find(|word| word.span.of(text) == "burnt").expect("it stands there");
        assert_eq!((burnt.xpos, &*burnt.lemma), ("VBD", "burn"));
    }

    #[test]
    fn the_noun_of_a_sentence_without_a_verb_is_one() {
        let tag = |text: &str, verb: &str| {
            let sentences = Syntax::english().parse(text);
            let word =
                sentences[0].words.iter().find(|word| word.span.of(text) == verb).map(|word| word.xpos.to_owned());
            word.unwrap_or_default()
        };
        assert_eq!(tag("On 12 May 1921 a boiler burst, causing a fire.", "burst"), "VBD");
        assert_eq!(tag("The engineers saw a pipe burst.", "burst"), tag("They saw a pipe burst.", "burst"));
        assert_eq!(tag("It was wound up in 1881.", "wound"), "VBN");
        assert_eq!(tag("Orme qualified in 1952, shortly before the rising was put down.", "qualified"), "VBD");
        assert_eq!(tag("In 1598 Edmund Orme married Anna Holm; they had two daughters.", "married"), "VBD");
        assert_ne!(tag("The quarrel among the guilds intensified, closing the market.", "intensified"), "JJ");
        let unpaid = "In the winter of 1294 his archers, who had not been paid since the summer, mutinied and plundered the mill.";
        assert_eq!(tag(unpaid, "mutinied"), "VBD");
        assert_eq!(tag("The truce collapsed because neither side trusted the other.", "trusted"), "VBD");
        assert_eq!(tag("They left because the town captured by the rebels burned.", "captured"), "VBN");
        assert_ne!(tag("A short summary of the wage cut", "cut"), "VBD");
    }
}

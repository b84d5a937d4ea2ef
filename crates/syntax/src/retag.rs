//! Tags of words that cannot be what a network takes them for: a verb amid a name, a stem that is only a past.

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
        for (at, tag) in tags.iter_mut().enumerate() {
            let stem = self.tags[*tag].upos == Upos::Verb && matches!(&*self.tags[*tag].xpos, "VB" | "VBP");
            if stem && Verbs::english().is_only_past(pieces[at].written(text)) {
                *tag = past;
            }
        }
        tags
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
}

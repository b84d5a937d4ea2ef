//! How the words of a line are said: names for pronouns, the past for participles.

use source::{Span, small};
use syntax::{Relation, Upos};

use super::Line;
use crate::chronicle::grammar::Verb;
use crate::chronicle::line::{balanced, capital, without_aside};
use crate::chronicle::past::Past;
use crate::chronicle::predicate::{Shape, Tense};
use crate::chronicle::roles::span_of;
use crate::chronicle::subject::{Elsewhere, Subject, is_relative, relative_head};
use crate::compose::MOST_WORDS;

impl Line<'_, '_> {
    /// The name to say for a pronoun, where the line does not name it anyway.
    fn name_for(&self, words: &[usize], at: usize) -> Option<String> {
        let tree = self.tree;
        if self.is_quoted(at) {
            return None;
        }
        if tree.tag(at) == "WP$" {
            // "The dam, whose building had begun": the dam's.
            let noun = relative_head(tree, self.predicate.at)?;
            let span = span_of(tree, noun);
            // "The last to surrender was the Alder, whose crew": the Alder's.
            let start = tree.child(noun, Relation::Cop).filter(|cop| *cop < noun).map(|cop| tree.words[cop].span.end);
            let span = Span { start: start.unwrap_or(span.start).max(span.start), ..span };
            let named = span.of(tree.text).split_whitespace().collect::<Vec<&str>>().join(" ");
            return Some(named + "’s");
        }
        // "This war", "the king".
        if tree.words[at].upos == Upos::Noun {
            return (self.name)(at);
        }
        if tree.words[at].upos != Upos::Pron || is_relative(tree, at) {
            return None;
        }
        // "He’s won the prize": the two are one word.
        let next = tree.words.get(at + 1).is_some_and(|next| next.upos == Upos::Aux);
        if next && tree.words[at].span.end == tree.words[at + 1].span.start {
            return None;
        }
        let name = (self.name)(at)?;
        // "the Hale expedition" is not said by "Hale".
        let whole = name.rsplit(' ').next().is_some_and(|last| last.starts_with(char::is_uppercase));
        let part = |word: &usize| {
            let written = tree.written(*word);
            let own = whole && written.starts_with(char::is_uppercase) && name.split(' ').any(|part| part == written);
            own && !self.is_of_another(*word, &name) || (self.same)(at, *word)
        };
        // "The vicar, Mr Orme, fell and broke his arm": who he is was said of the subject.
        let subject = self.subject.map(|subject| subject.at).filter(|subject| *subject != at);
        let beside = subject.into_iter().flat_map(|subject| tree.all(subject, Relation::Appos));
        let beside: Vec<usize> = beside.filter(|_| tree.tag(at) == "PRP$").collect();
        let said = words.iter().filter(|word| **word != at).chain(&beside).any(part);
        let again = words.iter().take_while(|word| **word != at).any(|word| (self.name)(*word).as_ref() == Some(&name));
        let whose = tree.tag(at) == "PRP$" || self.owns_next(at);
        // "the miners’ families"
        let several = tree.words[at].feats.contains("Number=Plur") && name.ends_with('s');
        (!said && !again).then(|| match (whose, several) {
            (true, true) => name + "’",
            (true, false) => name + "’s",
            (false, _) => name,
        })
    }

    /// "John Orme … married Mary Orme": says whether a word is a part of a name that has a word more than another.
    fn is_of_another(&self, word: usize, name: &str) -> bool {
        let tree = self.tree;
        let part = |at: usize| matches!(tree.relation(at), Relation::Flat | Relation::Compound);
        let named = |at: usize| tree.words[at].upos == Upos::Propn;
        let top = tree.head(word).filter(|head| part(word) && named(*head)).unwrap_or(word);
        let others = tree.children(top).iter().copied().filter(|at| part(*at) && named(*at));
        let other = |at: usize| at != word && !name.split(' ').any(|part| part == tree.written(at));
        named(top) && others.chain([top]).any(other)
    }

    /// "lost her right to teach": says whether a pronoun taken for whom something is done to owns what stands right behind it.
    fn owns_next(&self, at: usize) -> bool {
        let tree = self.tree;
        let either = tree.tag(at) == "PRP" && tree.words[at].feats.contains("Gender=Fem");
        let beside = either && matches!(tree.relation(at), Relation::Iobj | Relation::Obj);
        let Some(verb) = tree.head(at).filter(|_| beside) else { return false };
        let gives = self.grammar.is_verb(tree.words[verb].small_lemma(), Verb::Give);
        let object = tree.all(verb, Relation::Obj).find(|object| *object > at);
        let bare = |object: &usize| {
            let first = tree.children(*object).first().map_or(*object, |first| (*first).min(*object));
            let owned = tree.all(*object, Relation::Nmod).any(|owner| owner < *object);
            !owned
                && first == at + 1
                && tree.child(*object, Relation::Det).is_none()
                && tree.words[*object].upos == Upos::Noun
        };
        !gives && object.as_ref().is_some_and(bare)
    }

    /// "This fleet sailed": says whether a word points at a subject that was named before; alone the line has the article.
    fn points_at_subject(&self, at: usize) -> bool {
        let tree = self.tree;
        let points = tree.relation(at) == Relation::Det && tree.words[at].feats.contains("PronType=Dem");
        let noun = tree.head(at).filter(|noun| points && tree.words[*noun].upos == Upos::Noun);
        noun.is_some_and(|noun| tree.time_of(noun).is_none() && self.subject.is_some_and(|subject| subject.at == noun))
    }

    /// "The city, founded in 331 BC": the line says "was founded".
    fn helper(&self) -> String {
        let tree = self.tree;
        let lemma = tree.words[self.predicate.at].small_lemma();
        let of_itself = [Verb::Alone, Verb::Suffer].into_iter().any(|class| self.grammar.is_verb(lemma, class));
        // "built in 1401 and rebuilt in 1620"
        let joined = Some(self.predicate.at).filter(|at| tree.relation(*at) == Relation::Conj);
        let top = joined.and_then(|at| tree.head(at)).filter(|first| tree.tag(*first) == "VBN");
        let top = top.filter(|first| tree.child(*first, Relation::Aux).is_none()).unwrap_or(self.predicate.at);
        let bare = self.predicate.shape == Shape::Participle
            && matches!(tree.relation(top), Relation::Acl | Relation::Advcl)
            && self.subject.is_some()
            && tree.child(self.predicate.at, Relation::Aux).is_none()
            && tree.tag(self.predicate.at) == "VBN"
            && !of_itself;
        if bare {
            return self.grammar.helpers()[usize::from(self.is_several())].to_owned();
        }
        // "was arrested and replaced": the helper of the first serves both.
        let verb = self.predicate.at;
        if tree.is_done_to(verb) && tree.child(verb, Relation::Aux).is_none() {
            return self.grammar.helpers()[usize::from(self.is_several())].to_owned();
        }
        // "Four were acquitted and six condemned"
        let counted = |subject: Subject| tree.words[subject.at].upos == Upos::Num;
        // "who was arrested in March and tried in May"
        let own = |subject: Subject| subject.elsewhere != Elsewhere::No || counted(subject);
        let shared = self.subject.is_some_and(own)
            && tree.relation(verb) == Relation::Conj
            && tree.tag(verb) == "VBN"
            && tree.child(verb, Relation::Aux).is_none();
        // "was seized, tried and hanged": that of the first of all.
        let mut first = tree.head(verb).filter(|_| shared);
        let alike = |at: usize| tree.relation(at) == Relation::Conj && tree.child(at, Relation::Aux).is_none();
        while let Some(before) = first.filter(|at| alike(*at) && tree.tag(*at) == "VBN").and_then(|at| tree.head(at)) {
            first = Some(before).filter(|before| *before < verb);
        }
        let passive = |first: &usize| tree.all(*first, Relation::Aux).any(|aux| tree.words[aux].subtype == "pass");
        first
            .filter(passive)
            .into_iter()
            .flat_map(|first| tree.all(first, Relation::Aux))
            .fold(String::new(), |helpers, aux| helpers + tree.written(aux) + " ")
    }

    /// The word the helper of a verb stands before: the verb, or the adverbs right before it.
    fn helped(&self, words: &[usize]) -> Option<usize> {
        let tree = self.tree;
        let place = words.iter().position(|at| *at == self.predicate.at)?;
        let says_how =
            |at: &&usize| tree.relation(**at) == Relation::Advmod && tree.head(**at) == Some(self.predicate.at);
        let adverbs = words[..place].iter().rev().take_while(says_how).count();
        Some(words[place - adverbs])
    }

    /// "Italy declaring war": the line says "declared"; "troops being pushed back" were.
    fn as_past(&self, at: usize) -> Option<String> {
        let tree = self.tree;
        let verb = self.predicate.at;
        let form = || small(tree.written(at));
        // "was forced to resign" stays so in any line but that of resigning.
        let other = at != verb && tree.relation(at) == Relation::Xcomp;
        if tree.is_retold(at) && !other {
            let helper = Past::english().helper(&form(), self.is_several()).map(str::to_owned);
            return Some(helper.unwrap_or_else(|| Past::english().of(tree.words[at].small_lemma())));
        }
        // "praised her for saving the crew": she saved it.
        let object = self.subject.is_some_and(|subject| subject.at == at)
            && tree.relation(at) == Relation::Obj
            && tree.head(at) != Some(verb);
        if (tree.said_first(verb) == Some(at) || object) && tree.tag(at) == "PRP" {
            return Past::english().subject(&form()).map(str::to_owned);
        }
        let helped = tree.all(verb, Relation::Aux).next();
        let participle = self.predicate.shape == Shape::Participle && self.subject.is_some();
        // "the signing of the treaty" is no verb's.
        let of = |child: usize| self.grammar.is_of(&tree.preposition(child));
        let noun = || tree.child(verb, Relation::Obj).is_none() && tree.children(verb).iter().any(|child| of(*child));
        if !participle || !matches!(tree.tag(verb), "VBG" | "VBN") || noun() || !self.is_in_past() {
            return None;
        }
        let past = Past::english();
        match helped {
            None if at == verb && tree.tag(verb) == "VBG" => Some(past.of(tree.words[verb].small_lemma())),
            Some(helper) if at == helper => past.helper(&form(), self.is_several()).map(str::to_owned),
            Some(_) | None => None,
        }
    }

    /// Says whether the clause that a participle hangs on is told as past.
    fn is_in_past(&self) -> bool {
        let tree = self.tree;
        let mut above = tree.head(self.predicate.at);
        for _ in 0..tree.words.len() {
            let Some(at) = above else { return false };
            if let Some(told) = self.predicates.iter().find(|one| one.at == at && one.tense != Tense::None) {
                return told.tense == Tense::Past;
            }
            above = tree.head(at);
        }
        false
    }

    fn is_several(&self) -> bool {
        self.subject.is_some_and(|subject| self.is_plural(subject.at))
    }

    /// Says whether a noun, with what is joined to it, names several.
    pub(super) fn is_plural(&self, noun: usize) -> bool {
        let tree = self.tree;
        let plural = tree.words[noun].feats.contains("Number=Plur") || matches!(tree.tag(noun), "NNS" | "NNPS");
        plural || tree.child(noun, Relation::Conj).is_some()
    }

    /// The line of words, with a capital.
    pub(super) fn written(&self, words: &[usize]) -> String {
        capital(&self.said(words))
    }

    /// The words as they are written, with the blanks between them; cut at 25.
    pub(super) fn said(&self, words: &[usize]) -> String {
        let tree = self.tree;
        let mut out = String::new();
        let mut said = 0;
        let helped = self.helped(words);
        for (place, at) in words.iter().enumerate() {
            let before = place.checked_sub(1).map(|before| words[before]);
            let joined = before
                .is_some_and(|before| before + 1 == *at && tree.words[before].span.end == tree.words[*at].span.start);
            let mark = tree.words[*at].upos == Upos::Punct;
            said += usize::from(!mark && !joined);
            if said > MOST_WORDS {
                break;
            }
            let closes = mark && matches!(tree.written(*at), "," | ";" | ":" | "." | ")" | "”" | "’");
            if !(out.is_empty() || joined || closes) {
                out.push(' ');
            }
            if self.is_bare_whole(before, *at) {
                out.push_str(self.grammar.article());
                out.push(' ');
            }
            match self.name_for(words, *at) {
                Some(name) => out.push_str(&name),
                None => {
                    if Some(*at) == helped {
                        out.push_str(&self.helper());
                    }
                    match self.as_past(*at) {
                        None if place == 0 && self.points_at_subject(*at) => out.push_str(self.grammar.article()),
                        Some(past) => out.push_str(&past),
                        None if *at == 0 && place > 0 && !matches!(tree.words[0].upos, Upos::Propn | Upos::Pron) => {
                            out.push_str(&tree.written(0).to_lowercase());
                        }
                        None => out.push_str(tree.written(*at)),
                    }
                }
            }
        }
        let out = without_aside(&out);
        balanced(out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–')))
    }
}

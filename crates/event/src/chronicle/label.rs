//! The line of a predicate: its clause with its subject, without its time and what hangs loosely on it, at most 25 words.

use syntax::{Relation, Upos};

use super::grammar::{Grammar, Noun, Verb};
use super::line::{balanced, capital, is_pair, without_aside};
use super::past::Past;
use super::predicate::{Predicate, Shape, Tense, is_passive};
use super::roles::span_of;
use super::subject::{Elsewhere, Subject, is_relative, relative_head};
use super::tree::Tree;
use crate::compose::MOST_WORDS;

/// How much is left off, one step after the other until the line is short enough.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Leave {
    /// What is no part of a line.
    Loose,
    /// Clauses about a noun and further namings of it, too.
    Clauses,
    /// What says more of a noun that says more of a noun, too.
    Deep,
}

/// Returns the line of a predicate. `times` are the times of the sentence that stand beside the line anyway; `name` gives the
/// name of whom a pronoun stands for, `same` says whether a pronoun stands for whom another word names.
pub(crate) fn label(
    grammar: &'static Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    subject: Option<Subject>,
    times: &[usize],
    (name, same): Names<'_>,
) -> String {
    let line = Line { grammar, tree, predicates, predicate, subject, times, name, same };
    for leave in [Leave::Loose, Leave::Clauses, Leave::Deep] {
        let words = line.words(leave);
        if line.count(&words) <= MOST_WORDS || leave == Leave::Deep {
            return line.written(&words);
        }
    }
    String::new()
}

/// Gives the name of whom a pronoun stands for, and says whether another word names the same.
type Names<'n> = (&'n dyn Fn(usize) -> Option<String>, &'n dyn Fn(usize, usize) -> bool);

struct Line<'l, 's> {
    grammar: &'static Grammar,
    tree: &'l Tree<'s>,
    predicates: &'l [Predicate],
    predicate: Predicate,
    subject: Option<Subject>,
    times: &'l [usize],
    name: &'l dyn Fn(usize) -> Option<String>,
    same: &'l dyn Fn(usize, usize) -> bool,
}

impl Line<'_, '_> {
    /// The words of the line in the order they are said; a subject from elsewhere comes first.
    fn words(&self, leave: Leave) -> Vec<usize> {
        let tree = self.tree;
        let mut own = Vec::new();
        tree.gather_under(self.predicate.at, &|child| self.leaves(child, leave), &mut own);
        let mut first = Vec::new();
        if let Some(subject) = self.subject {
            let again = match subject.elsewhere {
                Elsewhere::No => false,
                Elsewhere::Unsaid => true,
                Elsewhere::Relative(word) => {
                    own.retain(|at| *at != word);
                    true
                }
            };
            if again {
                let under = |at: usize| tree.is_under(Some(at), self.predicate.at);
                tree.gather_under(
                    subject.at,
                    &|child| under(child) || self.is_aside(child) || self.leaves(child, leave),
                    &mut first,
                );
                first.retain(|at| {
                    !own.contains(at)
                        && !matches!(tree.relation(*at), Relation::Case if tree.head(*at) == Some(subject.at))
                });
            }
        }
        if self.predicate.shape == Shape::Nominal {
            // "following the signing of …": what joins the noun to its clause is none of its line.
            let joins = |at: &usize| tree.relation(*at) == Relation::Case && tree.head(*at) == Some(self.predicate.at);
            let (cases, rest) = own.into_iter().partition(joins);
            own = rest;
            let cases: Vec<usize> = cases;
            own.retain(|at| !cases.iter().any(|case| tree.is_under(Some(*at), *case)));
        }
        own.sort_unstable();
        first.sort_unstable();
        // "«Fall» — the capital fell": what a dash sets before the clause is none of it.
        let begins = self
            .subject
            .filter(|subject| subject.elsewhere == Elsewhere::No)
            .map_or(self.predicate.at, |subject| subject.at.min(self.predicate.at));
        let dash = |at: &usize| *at < begins && matches!(tree.written(*at), "—" | "–");
        if let Some(dash) = own.iter().copied().rfind(dash) {
            own.retain(|at| *at > dash);
        }
        // "with the powers signing": the line says that they signed.
        if let Some(subject) = self.subject.filter(|_| self.predicate.shape == Shape::Participle) {
            let joins = |at: &usize| {
                tree.relation(*at) == Relation::Case && tree.head(*at) == Some(subject.at) && *at < subject.at
            };
            own.retain(|at| !joins(at));
        }
        let (first, mut own) = (self.trimmed(first), self.trimmed(own));
        if let Some((word, noun)) = self.object_before() {
            // "Egypt, which the Persians had held": "the Persians had held Egypt".
            own.retain(|at| Some(*at) != word);
            let mut object = Vec::new();
            let leaves = |child: usize| {
                let case = tree.relation(child) == Relation::Case && tree.head(child) == Some(noun);
                case || matches!(tree.relation(child), Relation::Acl | Relation::Appos | Relation::Conj)
                    || self.leaves(child, leave)
            };
            tree.gather_under(noun, &leaves, &mut object);
            object.retain(|at| !own.contains(at));
            object.sort_unstable();
            let after = own.iter().position(|at| *at == self.predicate.at).map_or(own.len(), |verb| verb + 1);
            own.splice(after..after, self.trimmed(object));
        }
        first.into_iter().chain(own).collect()
    }

    /// The noun that is the verb's object, said before its clause, and the relative word that stands for it: "the gains which
    /// they made", "the gains they made".
    fn object_before(&self) -> Option<(Option<usize>, usize)> {
        let tree = self.tree;
        let verb = self.predicate.at;
        if let Some(word) = tree.child(verb, Relation::Obj) {
            return is_relative(tree, word).then_some((Some(word), relative_head(tree, verb)?));
        }
        let clause = tree.is(verb, Relation::Acl, "relcl") && self.predicate.shape == Shape::Finite;
        let own = self.subject.is_some_and(|subject| subject.elsewhere == Elsewhere::No);
        let stands = |at: usize| is_relative(tree, at) || matches!(tree.tag(at), "WRB" | "WP$");
        let relative = (0..verb).any(|at| stands(at) && tree.is_under(Some(at), verb));
        let lemma = tree.words[verb].lemma.to_lowercase();
        let takes = ![Verb::Alone, Verb::Suffer].into_iter().any(|class| self.grammar.is_verb(&lemma, class));
        let passive = is_passive(tree, verb);
        // "by the time the force arrived", "the way they fought": no object.
        let thing = |head: usize| !self.grammar.is_noun(&tree.words[head].lemma.to_lowercase(), Noun::Frame);
        let head = tree
            .head(verb)
            .filter(|head| tree.words[*head].upos == Upos::Noun && tree.time_of(*head).is_none() && thing(*head));
        head.filter(|_| clause && own && !relative && takes && !passive).map(|head| (None, head))
    }

    /// Says whether nothing but an article and times hang on a noun.
    fn is_bare(&self, noun: usize) -> bool {
        let tree = self.tree;
        let says = |child: &usize| {
            let light =
                matches!(tree.relation(*child), Relation::Det | Relation::Case | Relation::Punct | Relation::Cc);
            !light && tree.time_of(*child).is_none() && tree.relation(*child) != Relation::Conj
        };
        !tree.children(noun).iter().any(says)
    }

    /// Says whether a word and what hangs on it is left off.
    fn leaves(&self, child: usize, leave: Leave) -> bool {
        let tree = self.tree;
        let head = tree.head(child).unwrap_or(child);
        // The word a time hangs by decides for all of it.
        if tree.time_of(child).is_some() && tree.time_of(child) == tree.time_of(head) {
            return false;
        }
        // "the 1941 campaign"
        let within = self.predicate.shape == Shape::Nominal && head == self.predicate.at && child < head;
        let before = within && tree.child(child, Relation::Case).is_none() && tree.child(head, Relation::Det).is_some();
        // "the truce of 1609": a bare noun keeps it.
        let of = self.grammar.is_of(&tree.preposition(child));
        let only = self.predicate.shape == Shape::Nominal && head == self.predicate.at && of && self.is_bare(head);
        let before = before || only;
        if tree.time_of(child).is_some_and(|time| self.times.contains(&time)) && !before {
            return true;
        }
        let of_predicate = head == self.predicate.at;
        let finite =
            self.predicates.iter().any(|one| one.at == child && matches!(one.shape, Shape::Finite | Shape::Copular));
        let after_comma = child > head
            && tree.children(child).first().is_some_and(|first| matches!(tree.written(*first), "," | "—" | "–"));
        match tree.relation(child) {
            Relation::Parataxis
            | Relation::Discourse
            | Relation::Vocative
            | Relation::Dislocated
            | Relation::Reparandum => true,
            Relation::Advcl => {
                let tag = tree.tag(child);
                let marked = tree.child(child, Relation::Mark).is_some();
                let close = matches!(tag, "VB" | "VBG") && marked && child > head && !after_comma;
                !close || leave >= Leave::Clauses
            }
            Relation::Cc | Relation::Mark if of_predicate => tree.tag(child) != "TO",
            // "elected consul for 107 BC": the preposition goes with its time.
            Relation::Case if child > 0 => {
                let kept = self.grammar.is_of(&tree.preposition(head)) && self.is_bare(self.predicate.at);
                let before = tree.time_of(child + 1).filter(|_| tree.time_of(child).is_none());
                before.is_some_and(|time| self.times.contains(&time)) && !kept
            }
            // What another joins goes with what it joins.
            Relation::Conj if of_predicate => match self.predicate.shape {
                Shape::Nominal => self.predicates.iter().any(|one| one.at == child),
                Shape::Copular => finite,
                Shape::Finite | Shape::Participle | Shape::Infinitive => true,
            },
            Relation::Conj => finite,
            Relation::Ccomp => !of_predicate && finite && leave >= Leave::Clauses,
            // "the first woman to hold a chair"
            Relation::Acl if tree.tag(child) == "VB" && !after_comma => leave >= Leave::Deep,
            Relation::Acl if self.holds_time(child) => true,
            Relation::Acl => {
                let relative = tree.words[child].subtype == "relcl" || finite;
                relative && (after_comma || leave >= Leave::Clauses)
                    || after_comma && child > self.predicate.at
                    || leave >= Leave::Deep
            }
            Relation::Appos => leave >= Leave::Clauses || child > self.predicate.at && after_comma,
            // "when the city fell": the line is of the city's fall.
            Relation::Advmod if of_predicate => self.opens(child) || tree.tag(child) == "WRB",
            // "by the time the force arrived"
            Relation::Obl if of_predicate && tree.frames(self.grammar, child) => true,
            Relation::Obl if of_predicate => {
                // "at the international level, …": what is set before the clause frames it.
                child < self.predicate.at && tree.children(child).iter().any(|mark| tree.written(*mark) == ",")
                    || leave >= Leave::Deep && child > self.predicate.at + 12
            }
            Relation::Nmod => leave >= Leave::Deep && tree.relation(head) == Relation::Nmod,
            _other => false,
        }
    }

    /// "The column, commanded by X, crossed and left": what commas set apart is said once.
    fn is_aside(&self, child: usize) -> bool {
        let tree = self.tree;
        let apart = tree.children(child).first().is_some_and(|first| tree.written(*first) == ",");
        apart && matches!(tree.relation(child), Relation::Acl | Relation::Appos)
    }

    /// "The city, founded in 331 BC, …": what has a line of its own is not said in another.
    fn holds_time(&self, clause: usize) -> bool {
        let tree = self.tree;
        self.times.iter().any(|time| tree.top_of_time(*time).is_some_and(|top| tree.is_under(Some(top), clause)))
    }

    /// "However, …", "Ultimately, …": an adverb set before the clause.
    fn opens(&self, child: usize) -> bool {
        let tree = self.tree;
        child < self.predicate.at && tree.words.get(child + 1).is_some_and(|next| next.span.of(tree.text) == ",")
    }

    /// Leaves off marks that stand at an edge, and those whose neighbours are left off.
    fn trimmed(&self, words: Vec<usize>) -> Vec<usize> {
        let tree = self.tree;
        let is_mark = |at: usize| tree.words[at].upos == Upos::Punct;
        let kept: Vec<usize> = words
            .iter()
            .enumerate()
            .filter(|(place, at)| {
                let beside =
                    |other: Option<usize>, step: usize| other.is_some_and(|other| other.abs_diff(**at) == step);
                let before = place.checked_sub(1).map(|before| words[before]);
                let after = beside(words.get(place + 1).copied(), 1);
                !is_mark(**at)
                    || beside(before, 1) && after
                    || after && self.closes_aside(&words[..*place], **at)
                    || is_pair(tree.written(**at))
            })
            .map(|(_, at)| *at)
            .collect();
        let mut kept = &kept[..];
        while let Some((first, rest)) = kept.split_first().filter(|(first, _)| {
            let alone = tree.head(**first).is_none_or(|head| tree.child(head, Relation::Conj).is_none());
            let joins = tree.relation(**first) == Relation::Cc && tree.tag(**first) == "CC" && alone;
            joins || is_mark(**first) && !is_pair(tree.written(**first))
        }) {
            let _ = first;
            kept = rest;
        }
        while let Some((last, rest)) = kept.split_last().filter(|(last, _)| {
            let joins = matches!(tree.relation(**last), Relation::Cc | Relation::Case | Relation::Mark);
            is_mark(**last) && !is_pair(tree.written(**last))
                || joins && tree.head(**last).is_some_and(|head| head > **last)
        }) {
            let _ = last;
            kept = rest;
        }
        kept.to_vec()
    }

    /// "Marius, elected consul for 107 BC, replaced him": a comma closes what another opened, though the time before it is
    /// left off.
    fn closes_aside(&self, before: &[usize], at: usize) -> bool {
        let tree = self.tree;
        let comma = |word: &&usize| tree.written(**word) == ",";
        let opened = before.iter().rev().take_while(|word| !comma(word)).count();
        let open = opened > 0 && opened < before.len() && before.iter().filter(|word| comma(word)).count() % 2 == 1;
        let time = at > 0 && tree.time_of(at - 1).is_some_and(|time| self.times.contains(&time));
        tree.written(at) == "," && time && open
    }

    /// The name to say for a pronoun, where the line does not name it anyway.
    fn name_for(&self, words: &[usize], at: usize) -> Option<String> {
        let tree = self.tree;
        if tree.tag(at) == "WP$" {
            // "The dam, whose building had begun": the dam's.
            let noun = relative_head(tree, self.predicate.at)?;
            let named = span_of(tree, noun).of(tree.text).split_whitespace().collect::<Vec<&str>>().join(" ");
            return Some(named + "’s");
        }
        if tree.words[at].upos != Upos::Pron || is_relative(tree, at) {
            return None;
        }
        let name = (self.name)(at)?;
        let part = |word: &usize| {
            let written = tree.written(*word);
            written.starts_with(char::is_uppercase) && name.split(' ').any(|part| part == written)
                || (self.same)(at, *word)
        };
        let said = words.iter().filter(|word| **word != at).any(part);
        let again = words.iter().take_while(|word| **word != at).any(|word| (self.name)(*word).as_ref() == Some(&name));
        let whose = tree.tag(at) == "PRP$";
        (!said && !again).then(|| if whose { name + "’s" } else { name })
    }

    /// "The city, founded in 331 BC": the line says "was founded".
    fn helper(&self) -> &'static str {
        let tree = self.tree;
        let lemma = tree.words[self.predicate.at].lemma.to_lowercase();
        let of_itself = [Verb::Alone, Verb::Suffer].into_iter().any(|class| self.grammar.is_verb(&lemma, class));
        let bare = self.predicate.shape == Shape::Participle
            && matches!(tree.relation(self.predicate.at), Relation::Acl | Relation::Advcl)
            && self.subject.is_some()
            && tree.child(self.predicate.at, Relation::Aux).is_none()
            && tree.tag(self.predicate.at) == "VBN"
            && !of_itself;
        // "was arrested and replaced": the helper of the first serves both.
        let verb = self.predicate.at;
        let passive = |at: usize| tree.all(at, Relation::Aux).any(|aux| tree.words[aux].subtype == "pass");
        let shared = self.subject.is_some_and(|subject| subject.elsewhere == Elsewhere::Unsaid)
            && tree.relation(verb) == Relation::Conj
            && tree.tag(verb) == "VBN"
            && tree.child(verb, Relation::Aux).is_none()
            && tree.head(verb).is_some_and(passive);
        let bare = bare || shared;
        if bare { self.grammar.helpers()[usize::from(self.is_several())] } else { "" }
    }

    /// "Italy declaring war": the line says "declared"; "troops being pushed back" were.
    fn as_past(&self, at: usize) -> Option<String> {
        let tree = self.tree;
        let verb = self.predicate.at;
        let helped = tree.all(verb, Relation::Aux).next();
        let participle = self.predicate.shape == Shape::Participle && self.subject.is_some();
        // "the signing of the treaty" is no verb's.
        let of = |child: usize| self.grammar.is_of(&tree.preposition(child));
        let noun = tree.child(verb, Relation::Obj).is_none() && tree.children(verb).iter().any(|child| of(*child));
        if noun || !participle || !matches!(tree.tag(verb), "VBG" | "VBN") || !self.is_in_past() {
            return None;
        }
        let past = Past::english();
        match helped {
            None if at == verb && tree.tag(verb) == "VBG" => Some(past.of(&tree.words[verb].lemma.to_lowercase())),
            Some(helper) if at == helper => {
                past.helper(&tree.written(at).to_lowercase(), self.is_several()).map(str::to_owned)
            }
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
        let tree = self.tree;
        self.subject.is_some_and(|subject| {
            let plural = tree.words[subject.at].feats.contains("Number=Plur");
            plural || matches!(tree.tag(subject.at), "NNS" | "NNPS") || tree.child(subject.at, Relation::Conj).is_some()
        })
    }

    fn count(&self, words: &[usize]) -> usize {
        words.iter().filter(|at| self.tree.words[**at].upos != Upos::Punct).count()
    }

    /// The words as they are written, with the blanks between them; cut at 25.
    fn written(&self, words: &[usize]) -> String {
        let tree = self.tree;
        let mut out = String::new();
        let mut said = 0;
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
            match self.name_for(words, *at) {
                Some(name) => out.push_str(&name),
                None => {
                    if *at == self.predicate.at {
                        out.push_str(self.helper());
                    }
                    match self.as_past(*at) {
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
        capital(&balanced(out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–'))))
    }
}

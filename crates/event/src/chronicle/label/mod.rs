//! The line of a predicate: its clause with its subject, without its time and what hangs loosely on it, at most 25 words.

use std::collections::BTreeSet;

use syntax::{Relation, Upos};

use super::grammar::{Grammar, Noun, Verb};
use super::predicate::{Predicate, Shape, is_passive};
use super::subject::{Elsewhere, Subject, is_relative, relative_head};
use super::tree::Tree;

mod claim;
mod leaves;
mod parts;
mod said;
mod shorten;
mod stayed;
mod trim;

/// A predicate whose line is asked for.
pub(crate) struct Line<'l, 's> {
    pub grammar: &'static Grammar,
    pub tree: &'l Tree<'s>,
    pub predicates: &'l [Predicate],
    pub predicate: Predicate,
    pub subject: Option<Subject>,
    /// The times of the sentence that stand beside the line anyway.
    pub times: &'l [usize],
    /// Gives the name of whom a pronoun stands for.
    pub name: &'l dyn Fn(usize) -> Option<String>,
    /// Says whether a pronoun stands for whom another word names.
    pub same: &'l dyn Fn(usize, usize) -> bool,
    /// What is left off, with all under it.
    pub cut: BTreeSet<usize>,
    /// What is left off, and what is said in its place.
    pub instead: Option<(usize, usize)>,
    /// The clause behind it that is told in the same line, though it hangs loosely.
    pub kept: Option<usize>,
    /// Whether clauses that hold a time of the sentence stay, as they do in what somebody claims.
    pub clauses: Clauses,
}

/// What becomes of clauses about nouns that hold a time, which have lines of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Clauses {
    /// They stay.
    Stay,
    /// They are left off.
    Left,
}

impl Line<'_, '_> {
    /// Returns the line.
    pub(crate) fn label(mut self) -> String {
        let words = self.words();
        let over = self.shorten(&words);
        if over.is_empty() {
            return self.written(&words);
        }
        self.cut.extend(over);
        self.written(&self.words())
    }

    /// The words of the line in the order they are said; a subject from elsewhere comes first.
    fn words(&self) -> Vec<usize> {
        let tree = self.tree;
        let mut own = Vec::new();
        tree.gather_under(self.predicate.at, &|child| self.leaves(child), &mut own);
        self.unbracket(&mut own);
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
                    &|child| under(child) || self.is_aside(child) || self.tells_subject(child) || self.leaves(child),
                    &mut first,
                );
                // "3 May marked the end": all of the day.
                let of_day = |at: &usize| tree.time_of(*at) == tree.time_of(subject.at);
                let day = tree.time_of(subject.at).filter(|day| tree.top_of_time(*day) == Some(subject.at));
                if let Some(time) = day.filter(|_| first.iter().all(of_day)) {
                    first = (0..tree.words.len()).filter(|at| tree.time_of(*at) == Some(time)).collect();
                }
                first.retain(|at| !own.contains(at) && !joins_subject(tree, *at, subject.at));
            }
        }
        if self.predicate.shape == Shape::Nominal {
            // "following the signing of …": what joins the noun to its clause is none of its line.
            let joins = |at: &usize| tree.relation(*at) == Relation::Case && tree.head(*at) == Some(self.predicate.at);
            own.sort_unstable();
            let leading = |at: &&usize| tree.relation(**at) == Relation::Case && tree.words[**at].upos == Upos::Adp;
            let leading = own.iter().take_while(leading).count();
            let (leading, own_words) = own.split_at(leading);
            let (cases, rest): (Vec<usize>, Vec<usize>) = own_words.iter().partition(|at| joins(at));
            let cases = [leading, &cases].concat();
            own = rest;
            own.retain(|at| !cases.iter().any(|case| tree.is_under(Some(*at), *case)));
            // "Only after the fall of …"
            let first = tree.child(self.predicate.at, Relation::Case).unwrap_or(0);
            let weighs =
                |at: &usize| tree.relation(*at) == Relation::Advmod && tree.head(*at) == Some(self.predicate.at);
            own.retain(|at| !(*at < first && weighs(at)));
        }
        let notes = self.notes();
        own.retain(|at| !notes[*at]);
        first.retain(|at| !notes[*at]);
        self.whole_brackets(&mut own);
        self.whole_brackets(&mut first);
        own.sort_unstable();
        first.sort_unstable();
        // "under pressure from the former president, who denounced it": what hangs him on the noun before is none of it.
        let hangs = |at: &usize| tree.relation(*at) == Relation::Case && tree.words[*at].upos == Upos::Adp;
        let leading = first.iter().take_while(|at| hangs(at)).count();
        // "by this point, partisans who held the hills": that frames the clause.
        if !first.iter().any(|at| tree.written(*at) == "," && self.subject.is_some_and(|subject| *at < subject.at)) {
            first.drain(..leading);
        }
        if let Some((left, said)) = self.instead {
            self.exchange(&mut own, left, said);
        }
        // "«Fall» — the capital fell": what a dash sets before the clause is none of it.
        let begins = self
            .subject
            .filter(|subject| subject.elsewhere == Elsewhere::No)
            .map_or(self.predicate.at, |subject| subject.at.min(self.predicate.at));
        let dash = |at: &usize| *at < begins && matches!(tree.written(*at), "—" | "–" | ";");
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
                // "the physicist Emil Strand, whom she married"
                let beside = tree.relation(child) == Relation::Appos && !tree.is_close_name(child);
                case || beside || matches!(tree.relation(child), Relation::Acl | Relation::Conj) || self.leaves(child)
            };
            tree.gather_under(noun, &leaves, &mut object);
            object.retain(|at| !own.contains(at));
            object.sort_unstable();
            let after = own.iter().position(|at| *at == self.predicate.at).map_or(own.len(), |verb| verb + 1);
            own.splice(after..after, self.trimmed(object));
        }
        own.extend(self.where_stayed());
        let all = self.of_wholes(first.into_iter().chain(own).collect());
        self.subject_first(all)
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
        let lemma = tree.words[verb].small_lemma();
        let takes = ![Verb::Alone, Verb::Suffer].into_iter().any(|class| self.grammar.is_verb(lemma, class));
        let passive = is_passive(tree, verb);
        // "by the time the force arrived", "the way they fought": no object.
        let thing = |head: usize| !self.grammar.is_noun(tree.words[head].small_lemma(), Noun::Frame);
        let head = tree
            .head(verb)
            .filter(|head| tree.words[*head].upos == Upos::Noun && tree.time_of(*head).is_none() && thing(*head));
        head.filter(|_| clause && own && !relative && takes && !passive).map(|head| (None, head))
    }

    /// "crossed the Rhine in 55 BC and the Channel in 54 BC": says the second where the first stands.
    fn exchange(&self, words: &mut Vec<usize>, left: usize, said: usize) {
        let tree = self.tree;
        let place = words.iter().position(|at| tree.is_under(Some(*at), left)).unwrap_or(words.len());
        words.retain(|at| !tree.is_under(Some(*at), left) && !tree.is_under(Some(*at), said));
        let place = place.min(words.len());
        let mut other = Vec::new();
        let joins = |child: usize| {
            let case = tree.relation(child) == Relation::Case && tree.child(left, Relation::Case).is_none();
            let joins = case || matches!(tree.relation(child), Relation::Cc | Relation::Punct);
            joins && tree.head(child) == Some(said) && child < said
        };
        // "A son, Hugh, was christened": so is another.
        let named = |child: usize| {
            let beside = tree.relation(child) == Relation::Appos && tree.head(child) == Some(said);
            beside && left < self.predicate.at && tree.words[child].upos == Upos::Propn
        };
        tree.gather_under(said, &|child| joins(child) || self.leaves(child) && !named(child), &mut other);
        other.sort_unstable();
        let closes = other.last().copied().filter(|last| tree.children(said).iter().any(|at| named(*at) && at <= last));
        let comma = closes.map(|last| last + 1).filter(|at| tree.words.get(*at).is_some() && tree.written(*at) == ",");
        other.extend(comma);
        words.splice(place..place, other);
    }
}

/// "newsgroups such as the Herald": says whether a word joins a subject to its clause.
fn joins_subject(tree: &Tree<'_>, at: usize, subject: usize) -> bool {
    let case = |word: usize| tree.relation(word) == Relation::Case && tree.head(word) == Some(subject);
    case(at) || tree.relation(at) == Relation::Fixed && tree.head(at).is_some_and(case)
}

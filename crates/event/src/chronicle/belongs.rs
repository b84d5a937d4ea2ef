//! Which predicates belong in a chronology.

use calendar::{Granularity, TimeValue};
use syntax::{Relation, Upos};
use timex::{Resolved, Timex};

use super::beside::is_next;
use super::causes::{End, Tie};
use super::grammar::{Grammar, Verb};
use super::modality::modality;
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_close, is_denied, is_passive, made_done, reports, stands_alone};
use super::sentence::Told;
use super::subject::Elsewhere;
use super::toll::comes_upon;
use super::tree::Tree;
use crate::event::{Modality, Phase, Relation as Lies};
use crate::mention::Class;
use crate::told;

impl Told<'_> {
    /// Says whether a predicate belongs in a chronology.
    pub(super) fn belongs(
        &self,
        tree: &Tree<'_>,
        one: &One,
        inside: &[Timex],
        times: &[told::Told],
        is_tied: bool,
    ) -> bool {
        let Predicate { at, shape, tense } = one.predicate;
        let lemma = tree.words[at].small_lemma();
        let dated = !one.times.is_empty();
        let says = shape != Shape::Nominal
            && self.means.grammar.is_verb(lemma, Verb::Report)
            && !comes_upon(self.means.grammar, tree, at);
        if self.claim(tree, one.predicate).is_some() {
            return true;
        }
        // "On 3 May the chancellor said that …": the day is that of saying it.
        let spoken = shape == Shape::Finite && tense == Tense::Past && one.subject.is_some();
        let says_what = reports(self.means.grammar, tree, at);
        // "He confirmed the charter": that is done in itself, to whatever it is done.
        let does =
            self.means.grammar.is_verb(lemma, Verb::ActOn) && tree.child(at, Relation::Obj).is_some() && !says_what;
        // "The peace, concluded in May 1648": that is done to it.
        let done = shape == Shape::Participle && tree.tag(at) == "VBN" && tree.relation(at) == Relation::Acl;
        let clause = || [Relation::Ccomp, Relation::Xcomp].into_iter().any(|one| tree.child(at, one).is_some());
        // "The rising, known as the Harvest": that is no act.
        let acts = || {
            one.mention
                .as_ref()
                .is_some_and(|mention| matches!(mention.class, Class::Occurrence | Class::IntentionalAction))
        };
        let says = says && !(dated && done && acts() && !clause());
        let reported = says && (!dated && !does || dated && !spoken && says_what);
        // "Nobody knew where the ship lay": what is not known or said is not told.
        let above = tree.head(at).filter(|_| tree.relation(at) == Relation::Ccomp);
        // "They did not know that the king had died in May": he had.
        let vouched = || self.named.said_in(tree.words[at].span).is_some_and(|said| self.named.is_vouched(said));
        let unknown = above.is_some_and(|verb| is_denied(tree, verb) && reports(self.means.grammar, tree, verb));
        if unknown && !(dated && vouched()) {
            return false;
        }
        // "Believing that all was lost, he fled": what nobody but he held is told in his line.
        let believes =
            |verb: usize| tree.tag(verb) == "VBG" && self.means.grammar.is_verb(&tree.words[verb].lemma, Verb::Report);
        if !dated && above.is_some_and(believes) && self.named.said_in(tree.words[at].span).is_none() {
            return false;
        }
        // "3 May marked the end of an age": what a day means did not happen on it. What a year was marked by is told of it.
        let marks = shape == Shape::Finite && self.means.grammar.is_verb(lemma, Verb::Mark) && !is_passive(tree, at);
        let is_day = |time: &Timex| match &time.value {
            Some(TimeValue::Date(date)) => date.granularity() <= Granularity::Day,
            Some(TimeValue::Duration(length)) => length.parts.iter().all(|(_, unit)| *unit <= Granularity::Day),
            Some(_) | None => false,
        };
        let day_of = |subject: usize| inside.get(tree.time_of(subject)?).filter(|time| is_day(time));
        if marks && one.subject.is_some_and(|subject| day_of(subject.at).is_some()) {
            return false;
        }
        // "«We were lost», wrote the cook": what he wrote is no event of the time.
        let quoted = |clause: usize| clause < at && tree.children(clause).iter().any(|mark| tree.tag(*mark) == "``");
        if !dated && shape == Shape::Finite && tree.all(at, Relation::Ccomp).any(quoted) {
            return false;
        }
        // "…, the navy said on Tuesday": what it said has its own line.
        let with = [
            Relation::Obj,
            Relation::Ccomp,
            Relation::Xcomp,
            Relation::Obl,
            Relation::Advcl,
            Relation::Conj,
            Relation::Iobj,
        ];
        let own = |one: Relation| tree.all(at, one).any(|child| tree.time_of(child).is_none());
        // "The commission reported on 4 July": it did so, and no clause or quotation beside it is what it said.
        // "It opened in May and reported in the spring": joined to another, it has its own time beside it.
        let own_time = || tree.all(at, Relation::Obl).any(|child| tree.time_of(child).is_some());
        let hands_in = dated
            && self.means.grammar.is_verb(lemma, Verb::HandIn)
            && (matches!(tree.relation(at), Relation::Root | Relation::Acl)
                || tree.relation(at) == Relation::Conj && own_time())
            && tree.all(at, Relation::Parataxis).next().is_none()
            && !tree.words.iter().any(|word| word.xpos == "``");
        if says && !hands_in && shape == Shape::Finite && !is_passive(tree, at) && !with.into_iter().any(own) {
            return false;
        }
        // What did not happen has a line where the text says when it did not.
        if !dated && is_denied(tree, at) {
            return false;
        }
        // "Instead of signing the treaty in May"
        let undone = |mark: usize| self.means.grammar.is_undone(tree.words[mark].small_lemma());
        let opens = [Relation::Mark, Relation::Case, Relation::Cc].into_iter().flat_map(|one| tree.all(at, one));
        // "were patched rather than replaced"
        let joined = tree.relation(at) == Relation::Conj;
        if (shape == Shape::Participle || joined) && opens.into_iter().any(|mark| mark < at && undone(mark)) {
            return false;
        }
        // What is only supposed or planned has a line where it has a time.
        if reported || !dated && modality(self.means.grammar, tree, one.predicate).is_some() {
            return false;
        }
        match shape {
            Shape::Nominal if dated => !one.contained,
            Shape::Nominal => {
                (is_tied || self.is_held(tree, at))
                    && self.means.grammar.noun_kind(lemma).is_some()
                    && (self.is_particular(tree, at) || one.told_by.is_some())
            }
            Shape::Infinitive => {
                let planned = || modality(self.means.grammar, tree, one.predicate).is_some();
                let told = one.told_by.is_some_and(|told| told.shape != Shape::Copular || planned());
                dated && told || self.is_believed(tree, one)
            }
            // "(d. 1990)" says of nobody that he died.
            _any if tree.written(at).ends_with('.') => false,
            // "a letter dated 14 May" says what day stands on it.
            Shape::Participle if self.means.grammar.is_verb(lemma, Verb::State) => false,
            // "often compared to the war of his time"
            Shape::Participle if !dated && self.is_likened(tree, one) => !one.contained,
            Shape::Participle => {
                let of_somebody = one.subject.is_some() || one.unsaid.is_some();
                dated && !one.contained && (of_somebody || goes_on(tree, at))
            }
            Shape::Finite if one.contained => false,
            Shape::Finite if one.subject.is_none() && one.unsaid.is_none() && !goes_on(tree, at) => false,
            Shape::Finite | Shape::Copular => match tense {
                Tense::Past if dated => true,
                Tense::Past => {
                    // "after officers overthrew the old order": told beside, but told.
                    let beside = is_tied && tree.relation(at) == Relation::Advcl && !is_close(tree, at);
                    let told = stands_alone(tree, at) || tree.relation(at) == Relation::Ccomp;
                    let forced = is_tied && tree.relation(at) == Relation::Xcomp && tree.is_retold(at);
                    let next = is_next(self.means.grammar, tree, one) && self.is_act(tree, one);
                    let told = told || beside || forced || next || self.is_told_beside(tree, one);
                    told && shape == Shape::Finite
                        && one.subject.is_some()
                        && (!self.means.grammar.is_verb(lemma, Verb::State) || made_done(tree, at).is_some())
                        && !one
                            .subject
                            .is_some_and(|subject| points_alone(tree, subject.at) || is_speakers(tree, subject.at))
                        && !(self.means.grammar.is_verb(lemma, Verb::Deny) && lacks_what(tree, one))
                        && !(self.phase(tree, at).is_some() && self.says_no_what(tree, one))
                }
                Tense::Present | Tense::Future => {
                    // "The senate will meet tomorrow" is as good as a date.
                    let planned = modality(self.means.grammar, tree, one.predicate) == Some(Modality::Planned);
                    // "A century on, the day goes on being honoured in the valley"
                    let kept = || {
                        let done = tree.all(at, Relation::Xcomp).find(|done| tree.tag(*done) == "VBN");
                        let keeps = |done: usize| self.means.grammar.is_verb(&tree.words[done].lemma, Verb::Keep);
                        self.phase(tree, at) == Some(Phase::GoesOn) && done.is_some_and(keeps)
                    };
                    // "After the war of 1870 he mentions nobody": nothing was then.
                    let bound = |time: &usize| {
                        let relation = times[*time].when.map(|when| when.relation);
                        matches!(relation, Some(Lies::After | Lies::Before))
                    };
                    dated
                        && (planned || !one.times.iter().all(bound))
                        && (planned || self.is_written(one, inside, times) || kept())
                        && one.times.iter().all(|time| !names(tree, one, *time))
                }
                Tense::None => dated,
            },
        }
    }

    /// "The retreat, often compared to another war": says whether what happened is set beside something else that did.
    fn is_likened(&self, tree: &Tree<'_>, one: &One) -> bool {
        let at = one.predicate.at;
        let names = |noun: usize| self.means.grammar.noun_kind(tree.words[noun].small_lemma()).is_some();
        let liken = self.means.grammar.is_verb(&tree.words[at].lemma, Verb::Liken) && tree.tag(at) == "VBN";
        let other = tree.all(at, Relation::Obl).find(|noun| tree.child(*noun, Relation::Case).is_some());
        liken && one.subject.is_some_and(|subject| names(subject.at)) && other.is_some_and(names)
    }

    /// Says whether a time that dates it is written out, or counted: what is told in the present of "this day" is no event of
    /// one.
    fn is_written(&self, one: &One, inside: &[Timex], times: &[told::Told]) -> bool {
        one.times.iter().any(|time| {
            let timex = times[*time].when.and_then(|when| inside.iter().find(|timex| timex.id == when.time));
            timex.is_some_and(|timex| timex.resolved == Resolved::Written)
        })
    }

    /// "They continued": a verb of beginning or going on that says of nothing that it does.
    fn says_no_what(&self, tree: &Tree<'_>, one: &One) -> bool {
        let with = [Relation::Obj, Relation::Xcomp, Relation::Obl, Relation::Ccomp];
        let subject = one.subject.map(|subject| tree.words[subject.at].small_lemma());
        let names = |lemma: &str| self.means.grammar.noun_kind(lemma).is_some();
        // "the process of withdrawal began"
        let of = one
            .subject
            .is_some_and(|subject| tree.all(subject.at, Relation::Nmod).any(|at| names(tree.words[at].small_lemma())));
        let named = of || subject.is_some_and(names);
        !named && with.into_iter().all(|relation| tree.child(one.predicate.at, relation).is_none())
    }

    /// Says whether a noun says which of its kind is meant: "the fall of the city", not "war".
    fn is_particular(&self, tree: &Tree<'_>, at: usize) -> bool {
        tree.children(at).iter().any(|child| {
            let named = tree.tag(*child).starts_with("NNP");
            // "her death" does not.
            matches!(tree.relation(*child), Relation::Nmod) && tree.words[*child].upos != Upos::Pron || named
        })
    }
}

/// "This led to a truce": says whether a subject only points at what was told before.
pub(super) fn points_alone(tree: &Tree<'_>, subject: usize) -> bool {
    let word = &tree.words[subject];
    word.upos == Upos::Pron && word.feats.contains("PronType=Dem") && tree.children(subject).is_empty()
}

/// "His voice drew my eye", "I crushed them": says whether a subject is whoever speaks.
fn is_speakers(tree: &Tree<'_>, subject: usize) -> bool {
    tree.words[subject].feats.contains("Person=1")
}

/// "The king sought help, but failed": says whether a verb says of nothing what was not done. A campaign just fails.
fn lacks_what(tree: &Tree<'_>, one: &One) -> bool {
    let with = [Relation::Obj, Relation::Xcomp, Relation::Ccomp, Relation::Obl, Relation::Advcl];
    let somebody = one
        .subject
        .is_some_and(|subject| tree.words[subject.at].upos == Upos::Propn || subject.elsewhere == Elsewhere::Unsaid);
    somebody && with.into_iter().all(|relation| tree.child(one.predicate.at, relation).is_none())
}

/// Says whether a verb that is told of nobody says more than itself: "Closed by the army in 1920."
fn goes_on(tree: &Tree<'_>, at: usize) -> bool {
    let light = [Relation::Punct, Relation::Cc, Relation::Mark, Relation::Advmod, Relation::Aux];
    tree.children(at).iter().any(|child| tree.time_of(*child).is_none() && !light.contains(&tree.relation(*child)))
}

/// Says whether a time is what the predicate is told of: its subject or object, not when it happens.
pub(super) fn names(tree: &Tree<'_>, one: &One, time: usize) -> bool {
    let Some(top) = tree.top_of_time(time) else { return false };
    if one.subject.is_some_and(|subject| subject.at == top && tree.time_of(top) == Some(time)) {
        return true;
    }
    let bare =
        tree.child(top, Relation::Case).is_none() && matches!(tree.relation(top), Relation::Nsubj | Relation::Obj);
    bare && (tree.head(top) == Some(one.predicate.at) || one.subject.is_some_and(|subject| subject.at == top))
}

/// "opened with an attack on the farm": says whether a noun is said in the line of a verb, of those that `lines` has.
pub(super) fn is_said(tree: &Tree<'_>, noun: usize, lines: &dyn Fn(usize) -> bool) -> bool {
    let mut at = noun;
    for _ in 0..tree.words.len() {
        let part = matches!(
            tree.relation(at),
            Relation::Obj
                | Relation::Obl
                | Relation::Nmod
                | Relation::Conj
                | Relation::Nsubj
                | Relation::Xcomp
                | Relation::Ccomp
        );
        let Some(head) = tree.head(at).filter(|_| part) else { return false };
        if lines(head) {
            // What is set before the clause is no part of its line.
            let apart = tree.children(at).iter().any(|mark| tree.written(*mark) == ",");
            return !(apart && at < head) && (tree.relation(at) != Relation::Conj || tree.is_noun(at));
        }
        at = head;
    }
    false
}

/// "The massacre led to an outcry": what the verb between them says of both is not said of either again. Returns the verb.
pub(super) fn said_above(grammar: &Grammar, tree: &Tree<'_>, one: &One, ties: &[Tie]) -> Option<usize> {
    let at = one.predicate.at;
    let mut above = Some(at);
    while let Some(word) = above.filter(|word| !matches!(tree.tag(*word), "VBD")) {
        above = tree.head(word);
    }
    let told = |verb: &usize| stands_alone(tree, *verb) || tree.relation(*verb) == Relation::Ccomp;
    let verb =
        above.filter(|verb| told(verb) && grammar.causes.brought_about(&tree.words[*verb].lemma).next().is_some())?;
    let by_verb = |tie: &Tie| tie.cue.overlaps(tree.words[verb].span);
    let mut own = ties.iter().filter(|tie| tie.from == End::Word(at) || tie.to == End::Word(at)).peekable();
    let all = one.predicate.shape == Shape::Nominal && own.peek().is_some() && own.all(by_verb);
    all.then_some(verb)
}

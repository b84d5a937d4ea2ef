//! What caused what: the cues of `causes.toml`, and what stands at either end of them.

use source::Span;
use syntax::{Relation, Upos, Word};

use super::because::{by_clauses, by_phrases, said_to_be};
use super::deeds::by_deed;
use super::grammar::{Grammar, Noun, Of, Verb, VerbCue, opened_by};
use super::modality::modality;
use super::predicate::{Predicate, Shape, Tense, is_denied, is_passive};
use super::subject::{Elsewhere, Subject, is_relative, relative_head, subject};
use super::tree::Tree;
use crate::between::RelationKind;

/// One end of a relation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// A word of the sentence.
    Word(usize),
    /// What the sentence before tells.
    Before,
}

/// A relation between what two words of a sentence tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tie {
    pub kind: RelationKind,
    pub from: End,
    pub to: End,
    pub cue: Span,
}

/// Returns the relations a sentence tells.
pub(crate) fn ties(grammar: &Grammar, tree: &Tree<'_>, predicates: &[Predicate]) -> Vec<Tie> {
    let mut found = Vec::new();
    for &predicate in predicates {
        let before = found.len();
        if predicate.shape != Shape::Nominal {
            let (with, alone): (Vec<&VerbCue>, Vec<&VerbCue>) =
                grammar.causes.cues(&tree.words[predicate.at].lemma).iter().partition(|cue| cue.with.is_some());
            with.into_iter().for_each(|cue| by_verb(grammar, tree, predicates, predicate, cue, &mut found));
            // "kept the army from reaching the sea": that it did, and not the army, is what was prevented.
            if found[before..].iter().all(|tie| tie.kind != RelationKind::Prevents) {
                alone.into_iter().for_each(|cue| by_verb(grammar, tree, predicates, predicate, cue, &mut found));
            }
        }
        if found.len() == before {
            by_deed(grammar, tree, predicates, predicate, &mut found);
        }
        // "blamed the frost for the collapse": the collapse is what the frost brought about, and so why it was blamed.
        let blamed = found[before..].iter().any(|tie| tie.cue.overlaps(tree.words[predicate.at].span));
        let first = found.len();
        by_phrases(grammar, tree, predicates, predicate, &mut found);
        if blamed {
            let known: Vec<End> = found[before..first].iter().map(|tie| tie.to).collect();
            let mut place = 0;
            found.retain(|tie| {
                place += 1;
                place <= first || tie.to != End::Word(predicate.at) || !known.contains(&tie.from)
            });
        }
        by_clauses(grammar, tree, predicates, predicate, &mut found);
        said_to_be(grammar, tree, predicates, predicate, &mut found);
    }
    therefore(grammar, tree, predicates, &mut found);
    found
}

/// "X led to Y", "Y was caused by X", "…, paving the way for Y".
fn by_verb(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    cue: &VerbCue,
    found: &mut Vec<Tie>,
) {
    let verb = predicate.at;
    let object = tree.child(verb, Relation::Obj);
    let passive = is_passive(tree, verb);
    let own_subject = subject(tree, predicate);
    let own_subject = match (&cue.subject, own_subject) {
        (None, own) => own,
        (Some(wanted), own) => {
            let Some(own) = own.filter(|own| tree.words[own.at].small_lemma() == *wanted) else { return };
            // "The war's origins", "the roots of the rising": the war, the rising.
            let owner = tree
                .all(own.at, Relation::Nmod)
                .find(|of| tree.words[*of].subtype == "poss" || grammar.is_of(&tree.preposition(*of)));
            let Some(at) = owner else { return };
            Some(Subject { at, ..own })
        }
    };
    let with_particle = cue.particle.as_ref().is_none_or(|particle| {
        tree.children(verb)
            .iter()
            .any(|child| tree.words[*child].lemma == *particle && tree.relation(*child) != Relation::Obl)
    });
    let with_object =
        cue.object.as_ref().is_none_or(|wanted| object.is_some_and(|object| tree.words[object].lemma == *wanted));
    let completes = |wanted: &String| tree.all(verb, Relation::Xcomp).find(|word| tree.words[*word].lemma == *wanted);
    let with_complement = cue.complement.as_ref().is_none_or(|wanted| completes(wanted).is_some());
    // "able to prevent a landing", "the goal of causing a break", "might lead to war": nothing was brought about.
    let unsure = predicate.shape == Shape::Infinitive
        || modality(grammar, tree, predicate).is_some()
        || predicate.shape == Shape::Participle
            && tree.relation(verb) == Relation::Acl
            && tree.child(verb, Relation::Mark).is_some();
    if !with_particle || !with_object || !with_complement || unsure || is_denied(tree, verb) {
        return;
    }
    let after = |preposition: &str| {
        let clauses = tree.all(verb, Relation::Advcl).chain(tree.all(verb, Relation::Xcomp));
        let of_verb = tree.all(verb, Relation::Obl).chain(clauses);
        // "compelled the bishop to resign": a parser may hang it on him.
        let done = |object: usize| tree.all(object, Relation::Acl).filter(|at| tree.tag(*at) == "VB");
        let of_object = object.into_iter().flat_map(|object| {
            let phrases = tree.all(object, Relation::Nmod).chain(tree.all(object, Relation::Obl));
            phrases.chain(done(object))
        });
        of_verb.chain(of_object).find(|at| tree.preposition(*at) == preposition || is_marked(tree, *at, preposition))
    };
    let worked_on = match &cue.with {
        Some(preposition) => after(preposition),
        None if cue.clause => tree.child(verb, Relation::Ccomp).filter(|clause| *clause > verb),
        // "prompted the king to abdicate": that he did.
        None if cue.complement.is_none() && tree.child(verb, Relation::Xcomp).is_some() => {
            tree.child(verb, Relation::Xcomp)
        }
        None if passive => own_subject.map(|subject| subject.at),
        None => object,
    };
    if let Some((from, effect)) = match cue.of {
        Of::Blamed => {
            let blamed = if passive { own_subject.map(|subject| subject.at) } else { object };
            let blamed = blamed.filter(|noun| is_nominal(predicates, *noun) || names_cause(grammar, tree, *noun));
            Some((blamed, worked_on))
        }
        Of::Object => {
            // "a fever, which his doctors laid to the damp": the fever was.
            let stands_for =
                |object: usize| if is_relative(tree, object) { relative_head(tree, verb) } else { Some(object) };
            let object = if passive { own_subject.map(|subject| subject.at) } else { object.and_then(stands_for) };
            Some((worked_on, object))
        }
        Of::Cause | Of::Effect => None,
    } {
        let (Some(from), Some(effect)) = (from, effect) else { return };
        let Some(from) = cause(grammar, tree, predicates, from) else { return };
        let effects = told_by(grammar, tree, predicates, effect).into_iter().map(End::Word).filter(|to| *to != from);
        found.extend(effects.map(|to| Tie { kind: cue.kind, from, to, cue: cue_span(tree, verb, cue) }));
        return;
    }
    // "moved quickly to take the post": nobody was moved.
    if cue.happens && object.is_none() && !passive {
        return;
    }
    if cue.happens && worked_on.is_some_and(|at| !predicates.iter().any(|one| one.at == at)) {
        return;
    }
    // "The word meant that he was free": only what happened has this come of it.
    let brings = |noun: usize| {
        tree.words[noun].upos == Upos::Pron || is_nominal(predicates, noun) || names_cause(grammar, tree, noun)
    };
    if cue.clause && !own_subject.is_some_and(|subject| brings(subject.at)) {
        return;
    }
    // "Orme was forced to resign": he brought nothing about.
    let helped = tree.all(verb, Relation::Aux).any(|helper| tree.is(helper, Relation::Aux, "pass"));
    let from = if passive && (cue.with.is_none() || helped && cue.of == Of::Cause) {
        let agent = tree.all(verb, Relation::Obl).find(|at| tree.is(*at, Relation::Obl, "agent"));
        agent.and_then(|agent| cause(grammar, tree, predicates, agent))
    } else {
        own_subject.and_then(|subject| {
            let hangs = tree.relation(verb) == Relation::Advcl && predicate.shape == Shape::Participle;
            if hangs && subject.elsewhere == Elsewhere::Unsaid {
                // "…, triggering a war": all that the clause tells did.
                tree.head(verb).map(End::Word)
            } else {
                cause(grammar, tree, predicates, subject.at)
            }
        })
    };
    let (Some(from), Some(worked_on)) = (from, worked_on) else { return };
    let cue_span = cue_span(tree, verb, cue);
    let mut effects = told_by(grammar, tree, predicates, worked_on);
    // "Orme died of scurvy, brought on by a diet of rice": all that the clause before tells was.
    let loose = passive && predicate.shape == Shape::Participle && tree.relation(verb) == Relation::Advcl;
    if let Some(main) = tree.head(verb).filter(|main| loose && effects.is_empty() && *main < verb) {
        effects.push(main);
    }
    for effect in effects {
        let (from, to) = if cue.of == Of::Effect { (End::Word(effect), from) } else { (from, End::Word(effect)) };
        if from != to {
            found.push(Tie { kind: cue.kind, from, to, cue: cue_span });
        }
    }
}

/// From the verb to the last word of the cue.
fn cue_span(tree: &Tree<'_>, verb: usize, cue: &VerbCue) -> Span {
    let mut last = verb;
    let object = tree.child(verb, Relation::Obj).filter(|_| cue.object.is_some());
    last = last.max(object.unwrap_or(verb));
    if let Some(particle) = &cue.particle {
        let next = (last + 1..tree.words.len().min(last + 3)).find(|at| tree.words[*at].lemma == *particle);
        last = next.unwrap_or(last);
    }
    if let Some(preposition) = &cue.with {
        let end = preposition.rsplit(' ').next().unwrap_or(preposition);
        let next = (last + 1..tree.words.len().min(last + 3)).find(|at| tree.words[*at].lemma == end);
        last = next.unwrap_or(last);
    }
    Span { start: tree.words[verb].span.start, end: tree.words[last].span.end }
}

fn is_marked(tree: &Tree<'_>, at: usize, word: &str) -> bool {
    tree.all(at, Relation::Mark).any(|mark| tree.words[mark].lemma == word)
}

/// What a subject that is a cause stands for.
pub(super) fn cause(grammar: &Grammar, tree: &Tree<'_>, predicates: &[Predicate], noun: usize) -> Option<End> {
    let mut at = noun;
    for _ in 0..tree.words.len() {
        let word = &tree.words[at];
        if word.upos == Upos::Pron {
            if let Some(happened) = happened_before(tree, predicates, at) {
                return Some(End::Word(happened));
            }
            // "This led to …": what was told before.
            let points = word.feats.contains("PronType=Dem") || word.feats.contains("PronType=Rel");
            // "A fire burnt the hall; this led to an inquiry": what the clause before it tells.
            let verb = tree.head(at).filter(|verb| tree.relation(*verb) == Relation::Parataxis);
            let before = verb.and_then(|verb| tree.head(verb)).filter(|main| *main < at);
            let told = |main: &usize| predicates.iter().any(|one| one.at == *main && one.shape == Shape::Finite);
            let before = before.filter(|main| told(main) && word.feats.contains("PronType=Dem"));
            return points.then_some(before.map_or(End::Before, End::Word));
        }
        let vague = grammar.is_noun(word.small_lemma(), Noun::StandFor);
        match told_of(grammar, tree, at) {
            // "regard the defeat as a blow that led to …": the defeat did, where it is something that happened.
            Some(told) if vague || is_nominal(predicates, told) => at = told,
            Some(_) | None if vague => at = tree.head(at)?,
            Some(_) | None => match one_of_them(grammar, tree, at) {
                Some(told) => at = told,
                None => break,
            },
        }
    }
    told_by(grammar, tree, predicates, at).first().map(|at| End::Word(*at))
}

/// "The raid scattered the guard, and it led to a war": what "it" stands for, where the clause it is joined to tells what that did.
fn happened_before(tree: &Tree<'_>, predicates: &[Predicate], pronoun: usize) -> Option<usize> {
    let it = tree.tag(pronoun) == "PRP" && tree.words[pronoun].feats.contains("Gender=Neut");
    let verb = tree.head(pronoun).filter(|_| it && tree.relation(pronoun) == Relation::Nsubj)?;
    let first = tree.head(verb).filter(|first| tree.relation(verb) == Relation::Conj && *first < verb)?;
    tree.child(first, Relation::Nsubj).filter(|noun| is_nominal(predicates, *noun))
}

/// "The flood was one of the blows that …": of what it is said that it is one of those.
fn one_of_them(grammar: &Grammar, tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let of = tree.relation(noun) == Relation::Nmod && grammar.is_of(&tree.preposition(noun));
    let one = tree.head(noun).filter(|one| of && tree.words[*one].upos == Upos::Num)?;
    told_of(grammar, tree, one)
}

/// Of what a noun is said: "the defeat was one of the factors", "regard the defeat as one of the factors".
fn told_of(grammar: &Grammar, tree: &Tree<'_>, noun: usize) -> Option<usize> {
    if tree.child(noun, Relation::Cop).is_some() {
        return tree.child(noun, Relation::Nsubj);
    }
    let verb = tree.head(noun).filter(|_| matches!(tree.relation(noun), Relation::Obl | Relation::Xcomp))?;
    let seen = grammar.is_verb(&tree.words[verb].lemma, Verb::Report) && grammar.compares(&tree.preposition(noun));
    seen.then(|| tree.child(verb, Relation::Obj).or_else(|| tree.child(verb, Relation::Nsubj)))?
}

/// The words that tell what a phrase names: its noun, an event within it, or the noun all the same if it names no one.
pub(super) fn told_by(grammar: &Grammar, tree: &Tree<'_>, predicates: &[Predicate], at: usize) -> Vec<usize> {
    // "a decade of war": how long is not what.
    let within = |at: &usize| tree.time_of(*at).is_none() && grammar.is_of(&tree.preposition(*at));
    let lasts = tree.all(at, Relation::Nmod).find(within).filter(|_| tree.time_of(at).is_some());
    let at = lasts.unwrap_or(at);
    let is_predicate = |at: usize| predicates.iter().any(|one| one.at == at);
    let mut members = vec![at];
    members.extend(tree.all(at, Relation::Conj));
    let mut told: Vec<usize> = members.iter().copied().filter(|at| is_predicate(*at)).collect();
    // "because of the cold"
    let noun = |at: usize| {
        let word = &tree.words[at];
        let small = tree.written(at).starts_with(char::is_lowercase);
        word.upos == Upos::Noun
            || names_cause(grammar, tree, at)
            || word.upos == Upos::Adj && small && tree.child(at, Relation::Det).is_some()
    };
    let named = |at: &usize| noun(*at) && !grammar.is_noun(&tree.words[*at].lemma, Noun::StandFor);
    // "developments, including the rise of …", "a phase of conflict"
    let vague = grammar.is_noun(tree.words[at].small_lemma(), Noun::StandFor);
    let mut under = Vec::new();
    tree.gather_under(at, &|child| tree.relation(child) == Relation::Acl, &mut under);
    under.sort_unstable();
    let within = |child: &usize| {
        let nominal = *child != at && is_nominal(predicates, *child) && !members.contains(child);
        nominal && (vague && !is_predicate(at) || grammar.is_example(&tree.preposition(*child)))
    };
    told.extend(under.iter().copied().filter(within));
    if told.is_empty() {
        // "due to faith and not to skill": one line says all that is joined.
        told.extend(members.into_iter().find(named));
    }
    told.dedup();
    told
}

/// Says whether a noun is one of what brings something about; at the head of a sentence a parser may take it for a name: "Malaria".
pub(super) fn names_cause(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let upos = tree.words[at].upos;
    let noun = upos == Upos::Noun || at == 0 && upos == Upos::Propn;
    noun && grammar.causes.nouns.contains(tree.words[at].small_lemma())
}

pub(super) fn is_nominal(predicates: &[Predicate], at: usize) -> bool {
    predicates.iter().any(|one| one.at == at && one.shape == Shape::Nominal)
}

/// "Thanks to this, the toll fell": how many words at the head of a sentence name what was told before as the cause.
pub(super) fn owed(grammar: &Grammar, tree: &Tree<'_>, opening: &[String]) -> Option<usize> {
    let mut counts = grammar.causes.before_cause.iter().filter_map(|phrase| opened_by(phrase, opening));
    let count = counts.find(|count| *count < opening.len())?;
    let points = tree.words.get(count)?.feats.contains("PronType=Dem");
    // "Thanks to this law": it is the law.
    let alone =
        tree.words.get(count + 1).is_some_and(|next| !matches!(next.upos, Upos::Noun | Upos::Adj | Upos::Propn));
    (points && alone).then_some(count + 1)
}

/// The ends that a phrase names: what it tells, or, where it only points back, what was told before: "alarmed by these events".
pub(super) fn ends(grammar: &Grammar, tree: &Tree<'_>, predicates: &[Predicate], at: usize) -> Vec<End> {
    let told: Vec<End> = told_by(grammar, tree, predicates, at).into_iter().map(End::Word).collect();
    let points = |at: usize| tree.words[at].feats.contains("PronType=Dem");
    let stands_for = grammar.is_noun(tree.words[at].small_lemma(), Noun::StandFor);
    let back = points(at) && tree.words[at].upos == Upos::Pron && tree.children(at).iter().all(|word| *word < at)
        || stands_for && tree.all(at, Relation::Det).any(points);
    if told.is_empty() && back { vec![End::Before] } else { told }
}

/// "As a result, …", "They cut wages accordingly": what the sentence before tells caused it.
fn therefore(grammar: &Grammar, tree: &Tree<'_>, predicates: &[Predicate], found: &mut Vec<Tie>) {
    let opening: Vec<String> = tree.words.iter().take(4).map(|word| word.span.of(tree.text).to_lowercase()).collect();
    let finite = |one: &&Predicate| one.shape == Shape::Finite && one.tense != Tense::None;
    let root =
        predicates.iter().find(|one| (finite(one) || one.shape == Shape::Copular) && tree.head(one.at).is_none());
    let Some(main) = root.or_else(|| predicates.iter().find(finite)) else { return };
    let behind = tree.all(main.at, Relation::Advmod).find(|word| {
        let last = tree.words.get(word + 1).is_none_or(|next| next.upos == Upos::Punct);
        *word > main.at && last && grammar.causes.behind_verb.contains(&tree.words[*word].lemma)
    });
    if let Some(word) = behind.filter(|_| tree.head(main.at).is_none()) {
        found.push(Tie {
            kind: RelationKind::Causes,
            from: End::Before,
            to: End::Word(main.at),
            cue: tree.words[word].span,
        });
    }
    let Some(count) = grammar.causes.therefore(&opening).or_else(|| owed(grammar, tree, &opening)) else { return };
    // "as a result of" goes on, "hence the name" tells nothing that came about.
    let goes_on = |next: &Word| next.upos == Upos::Adp || next.upos == Upos::Punct && next.span.of(tree.text) != ",";
    if main.at < count || tree.words.get(count).is_none_or(goes_on) {
        return;
    }
    let cue = Span { start: tree.words[0].span.start, end: tree.words[count - 1].span.end };
    found.push(Tie { kind: RelationKind::Causes, from: End::Before, to: End::Word(main.at), cue });
}

//! What a phrase or a clause beside the verb says of why it came about: "because of the flood", "since the bank had failed, …",
//! "alarmed by the news, …", "so hard that …".

use source::Span;
use syntax::{Relation, Upos};

use super::causes::{End, Tie, cause, ends, told_by};
use super::grammar::{Grammar, Of};
use super::predicate::{Predicate, Shape, Tense, is_denied, is_passive};
use super::tree::Tree;
use crate::between::RelationKind;

/// "because of X", "died of X", "after the fall of …".
pub(super) fn by_phrases(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    found: &mut Vec<Tie>,
) {
    let effect = End::Word(predicate.at);
    for at in tree.children(predicate.at).iter().copied() {
        if !matches!(tree.relation(at), Relation::Obl | Relation::Nmod) || tree.time_of(at).is_some() {
            continue;
        }
        if let Some((cue, clause)) = ground(grammar, tree, at) {
            let told = told_by(grammar, tree, predicates, clause).into_iter();
            let tie = |cause| Tie { kind: RelationKind::Causes, from: End::Word(cause), to: effect, cue };
            found.extend(told.map(tie));
            continue;
        }
        let Some((cue, cause)) = phrase(grammar, tree, predicate, at) else { continue };
        for from in ends(grammar, tree, predicates, cause) {
            found.push(Tie { kind: RelationKind::Causes, from, to: effect, cue });
        }
    }
    for at in tree.children(predicate.at).iter().copied() {
        let opening = match tree.relation(at) {
            Relation::Obl | Relation::Nmod if tree.time_of(at).is_none() => tree.preposition(at),
            Relation::Advcl => mark(tree, at).map(|mark| tree.words[mark].small_lemma()).unwrap_or_default().into(),
            _other => continue,
        };
        let other = predicates.iter().find(|one| one.at == at && one.shape != Shape::Infinitive);
        if let (Some(kind), Some(other), Some(cue)) = (grammar.order(&opening), other, opening_span(tree, at)) {
            found.push(Tie { kind, from: effect, to: End::Word(other.at), cue });
            if kind == RelationKind::After && makes_room(grammar, tree, predicate, *other) {
                found.push(Tie { kind: RelationKind::Enables, from: End::Word(other.at), to: effect, cue });
            }
        }
    }
}

/// "After the fall of the city, fighting broke out": whether what is told to have come first made room for what grew then.
fn makes_room(grammar: &Grammar, tree: &Tree<'_>, grown: Predicate, first: Predicate) -> bool {
    let grows = grown.shape == Shape::Finite && !is_denied(tree, grown.at) && grammar.causes.grows(tree, grown.at);
    let kind = grammar.noun_kind(tree.words[first.at].small_lemma());
    grows && first.shape == Shape::Nominal && kind.is_some_and(|kind| grammar.causes.grows_after.contains(kind))
}

/// "On the ground that he was ill": the words before a clause that make it the cause, and the clause.
fn ground(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Option<(Span, usize)> {
    let words = &grammar.causes;
    let known =
        words.with_clause.contains(&format!("{} {}", tree.preposition(at), tree.words[at].lemma.to_lowercase()));
    let mut clauses = tree.all(at, Relation::Acl).chain(tree.all(at, Relation::Ccomp)).filter(|_| known);
    let (clause, that) = clauses.find_map(|clause| {
        let that = mark(tree, clause).filter(|that| words.that.contains(&tree.words[*that].lemma))?;
        Some((clause, that))
    })?;
    Some((Span { start: opening_span(tree, at)?.start, end: tree.words[that].span.end }, clause))
}

/// The words before a phrase that make it the cause, and the noun that names the cause.
fn phrase(grammar: &Grammar, tree: &Tree<'_>, predicate: Predicate, at: usize) -> Option<(Span, usize)> {
    let words = &grammar.causes;
    let opening = tree.preposition(at);
    // "Thanks to its reserves": a parser may take the first word for a noun.
    if opening.is_empty() {
        return tree.all(at, Relation::Nmod).find_map(|under| {
            let behind = opening_span(tree, under)?;
            let written = format!("{} {}", tree.written(at).to_lowercase(), tree.preposition(under));
            let bare = tree.child(at, Relation::Det).is_none() && words.before_cause.contains(&written);
            bare.then_some((Span { start: tree.words[at].span.start, end: behind.end }, under))
        });
    }
    let span = opening_span(tree, at)?;
    let verb = matches!(predicate.shape, Shape::Finite | Shape::Participle | Shape::Infinitive);
    let told_with =
        verb && words.is_told_with(&tree.words[predicate.at].lemma, &opening) && tree.words[at].upos == Upos::Noun;
    if words.before_cause.contains(&*opening) || told_with && !is_denied(tree, predicate.at) {
        return Some((span, at));
    }
    let noun = tree.words[at].span;
    let with_noun = format!("{opening} {}", tree.words[at].lemma.to_lowercase());
    if words.with_cause.contains(&with_noun) {
        return Some((Span { start: span.start, end: noun.end }, at));
    }
    // "in retaliation for the raid": a parser hangs the raid on the retaliation.
    tree.all(at, Relation::Nmod).find_map(|under| {
        let behind = opening_span(tree, under)?;
        let determiner =
            tree.child(at, Relation::Det).map_or(String::new(), |word| tree.written(word).to_lowercase() + " ");
        let written = format!("{opening} {determiner}{} {}", tree.words[at].lemma, tree.preposition(under));
        words.before_cause.contains(&written).then_some((Span { start: span.start, end: behind.end }, under))
    })
}

/// "because …", "since …", "…, alarmed by the news", "with the funds exhausted, …", "…, so they left", "so hard that …".
pub(super) fn by_clauses(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    found: &mut Vec<Tie>,
) {
    if predicate.shape == Shape::Nominal {
        return;
    }
    let told = |at: usize| predicates.iter().find(|one| one.at == at).copied();
    let effect = End::Word(predicate.at);
    for at in tree.children(predicate.at).iter().copied() {
        if tree.relation(at) == Relation::Advcl
            && mark(tree, at).is_some_and(|mark| tells_cause(grammar, tree, predicate.at, at, mark, told(at)))
            && let Some(cue) = opening_span(tree, at)
        {
            for cause in told_by(grammar, tree, predicates, at) {
                found.push(Tie { kind: RelationKind::Causes, from: End::Word(cause), to: effect, cue });
            }
        }
        if let Some((cue, cause)) = circumstance(grammar, tree, predicate.at, at) {
            found.push(Tie { kind: RelationKind::Causes, from: End::Word(cause), to: effect, cue });
        }
        if told(at).is_some()
            && let Some(cue) = joined_by_phrase(grammar, tree, at)
        {
            found.push(Tie { kind: RelationKind::Causes, from: effect, to: End::Word(at), cue });
        }
        if told(at).is_some()
            && let Some(cue) = meant(grammar, tree, predicate.at, at)
        {
            found.push(Tie { kind: RelationKind::Enables, from: effect, to: End::Word(at), cue });
        }
        if told(at).is_some()
            && let Some(cue) = joined_as_effect(grammar, tree, predicate.at, at)
        {
            found.push(Tie { kind: RelationKind::Causes, from: effect, to: End::Word(at), cue });
        }
    }
    moved(grammar, tree, predicates, predicate, found);
    came_of_it(grammar, tree, predicate, predicates, found);
}

/// Whether a clause tells the cause of the one it hangs on.
fn tells_cause(
    grammar: &Grammar,
    tree: &Tree<'_>,
    main: usize,
    at: usize,
    mark: usize,
    clause: Option<Predicate>,
) -> bool {
    let words = &grammar.causes;
    let opening = tree.words[mark].lemma.to_lowercase();
    if words.because.contains(&opening) {
        return true;
    }
    // "sued the firm for misleading its investors"
    let told_with = words.is_told_with(&tree.words[main].lemma, &opening) && mark > main;
    if told_with && tree.tag(at) == "VBG" && !is_denied(tree, main) {
        return true;
    }
    let finite = clause.is_some_and(|one| matches!(one.tense, Tense::Past | Tense::Present))
        && tree.children(at).iter().any(|child| matches!(tree.relation(*child), Relation::Nsubj) && *child > mark);
    if !finite {
        return false;
    }
    let dated = (mark..tree.words.len()).take_while(|word| *word <= at).any(|word| tree.time_of(word).is_some())
        || tree.children(at).iter().any(|child| tree.time_of(*child).is_some());
    if words.since.contains(&opening) {
        let apart = at < main || mark > 0 && tree.written(mark - 1) == ",";
        return apart && !is_perfect(tree, main) && !dated;
    }
    if words.of_state.contains(&opening) {
        let state =
            clause.is_some_and(|one| one.shape == Shape::Copular) || words.states.contains(&tree.words[at].lemma);
        let apart = mark == 0 || tree.written(mark - 1) == ",";
        let goes_on = tree.tag(at) == "VBG";
        return apart && !goes_on && !dated && (state || is_denied(tree, at));
    }
    words.behind.contains(&opening) && mark > main
}

/// "had risen", "has been raised", "has been free": whether a clause is told as done by a time.
fn is_perfect(tree: &Tree<'_>, at: usize) -> bool {
    let helped = tree.all(at, Relation::Aux).any(|word| tree.words[word].subtype != "pass" && tree.tag(word) != "MD");
    let been = tree.child(at, Relation::Cop).is_some_and(|word| tree.tag(word) == "VBN");
    been || helped && tree.tag(at) == "VBN"
}

/// "With the funds of the strike exhausted, …": what had become of something when the main clause came about.
fn circumstance(grammar: &Grammar, tree: &Tree<'_>, main: usize, at: usize) -> Option<(Span, usize)> {
    let words = &grammar.causes;
    let become_of = |word: &usize| {
        let participle = matches!(tree.tag(*word), "VBN" | "VBG") || tree.words[*word].upos == Upos::Adj;
        participle && words.circumstance.contains(&tree.words[*word].lemma)
    };
    let opens = |at: usize, relation| tree.all(at, relation).any(|word| words.with.contains(&tree.words[word].lemma));
    let found = match tree.relation(at) {
        Relation::Obl if opens(at, Relation::Case) => tree.all(at, Relation::Acl).find(become_of),
        Relation::Advcl if opens(at, Relation::Mark) || opens(at, Relation::Case) => Some(at).filter(become_of),
        _other => None,
    };
    let found = found.filter(|found| *found < main)?;
    Some((opening_span(tree, at)?, found))
}

/// "…, so the column turned back": the word that joins a clause to its cause.
fn joined_as_effect(grammar: &Grammar, tree: &Tree<'_>, main: usize, at: usize) -> Option<Span> {
    let joined = matches!(tree.relation(at), Relation::Conj | Relation::Parataxis | Relation::Advcl) && at > main;
    let joins = |child: &&usize| {
        let relation = matches!(tree.relation(**child), Relation::Cc | Relation::Mark | Relation::Advmod);
        let first = tree.all(at, Relation::Nsubj).all(|subject| **child < subject) && **child < at;
        // "so that", "so severe": no clause is joined by it.
        let alone = tree.all(**child, Relation::Fixed).next().is_none()
            && tree.words.get(**child + 1).is_none_or(|next| !matches!(next.upos, Upos::Sconj | Upos::Adv | Upos::Adj));
        relation && first && alone && grammar.causes.so.contains(&tree.words[**child].lemma)
    };
    let word = tree.children(at).iter().find(joins).filter(|_| joined)?;
    let finite = tree.all(at, Relation::Nsubj).next().is_some() || matches!(tree.tag(at), "VBD" | "VBZ" | "VBP");
    // "so that he could": what was meant to come of it.
    let meant = tree.all(at, Relation::Aux).any(|word| tree.tag(word) == "MD");
    (finite && !meant).then(|| tree.words[*word].span)
}

/// "The dyke was raised so that the fields would stay dry": what was meant to come of it.
fn meant(grammar: &Grammar, tree: &Tree<'_>, main: usize, at: usize) -> Option<Span> {
    let hangs = tree.relation(at) == Relation::Advcl && at > main && !is_denied(tree, main);
    let opening = mark(tree, at).filter(|mark| hangs && *mark > main)?;
    let last = tree.all(opening, Relation::Fixed).max().unwrap_or(opening);
    let written = (opening..=last).map(|word| tree.written(word).to_lowercase()).collect::<Vec<String>>().join(" ");
    let modal = tree.all(at, Relation::Aux).any(|word| tree.tag(word) == "MD");
    let aims = modal && grammar.causes.aim.contains(&written);
    aims.then(|| Span { start: tree.words[opening].span.start, end: tree.words[last].span.end })
}

/// "…, and as a result the town was divided": the words behind "and" that say that what the clause before tells caused it.
fn joined_by_phrase(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Option<Span> {
    let cc = tree.child(at, Relation::Cc).filter(|cc| tree.relation(at) == Relation::Conj && *cc < at);
    // "…; as a result, the town was divided"
    let mark = || {
        let loose = matches!(tree.relation(at), Relation::Parataxis | Relation::Conj);
        (1..at).rfind(|mark| tree.written(*mark) == ";").filter(|mark| loose && tree.head(at) < Some(*mark))
    };
    let cc = cc.or_else(mark)?;
    let opening: Vec<String> =
        tree.words.iter().skip(cc + 1).take(4).map(|word| word.span.of(tree.text).to_lowercase()).collect();
    let count = grammar.causes.therefore(&opening).filter(|count| *count > 1)?;
    let next = cc + 1 + count;
    let ends = next <= at && tree.words[next].upos != Upos::Adp;
    ends.then(|| Span { start: tree.words[cc + 1].span.start, end: tree.words[next - 1].span.end })
}

/// "Alarmed by the news, the governor …", "the minister, humiliated by the defeat, …".
fn moved(grammar: &Grammar, tree: &Tree<'_>, predicates: &[Predicate], predicate: Predicate, found: &mut Vec<Tie>) {
    let words = &grammar.causes;
    if predicate.shape != Shape::Finite {
        return;
    }
    let about = tree.all(predicate.at, Relation::Nsubj).flat_map(|subject| tree.all(subject, Relation::Acl));
    let apart = |at: usize| at > 0 && tree.written(at - 1) == ",";
    let clauses = tree.all(predicate.at, Relation::Advcl).chain(about.filter(|at| apart(*at)));
    for at in clauses {
        if let Some(cue) = held(grammar, tree, predicate.at, at) {
            found.push(Tie { kind: RelationKind::Causes, from: End::Word(at), to: End::Word(predicate.at), cue });
            continue;
        }
        let participle = tree.tag(at) == "VBN" && is_passive(tree, at) && words.moved.contains(&tree.words[at].lemma);
        let felt = tree.words[at].upos == Upos::Adj && words.feeling.contains(tree.words[at].small_lemma());
        if !participle && !felt || mark(tree, at).is_some() || is_denied(tree, at) {
            continue;
        }
        let opens = |preposition: &str| words.moved_by.contains(preposition) || felt && grammar.is_of(preposition);
        let by = tree.all(at, Relation::Obl).find(|by| *by > at && opens(&tree.preposition(*by)));
        let Some((by, opening)) = by.and_then(|by| Some((by, opening_span(tree, by)?))) else { continue };
        let cue = Span { start: tree.words[at].span.start, end: opening.end };
        for from in ends(grammar, tree, predicates, by) {
            found.push(Tie { kind: RelationKind::Causes, from, to: End::Word(predicate.at), cue });
        }
    }
}

/// "Fearing a siege, the council burned the suburbs": what somebody feared or held to be so moved him, true or not.
fn held(grammar: &Grammar, tree: &Tree<'_>, main: usize, at: usize) -> Option<Span> {
    let doing = tree.tag(at) == "VBG" && tree.relation(at) == Relation::Advcl && mark(tree, at).is_none();
    let first = tree.children(at).iter().copied().fold(at, usize::min);
    let apart = at < main && first == at || at > main && at > 0 && tree.written(at - 1) == ",";
    let what = [Relation::Obj, Relation::Ccomp].into_iter().any(|one| tree.child(at, one).is_some());
    let lemma = tree.words[at].small_lemma();
    // "arrived, expecting riot"
    let holds = grammar.causes.moving.contains(lemma) && (at < main || !grammar.causes.moving_before.contains(lemma));
    (doing && apart && what && holds && !is_denied(tree, at)).then(|| tree.words[at].span)
}

/// "It blew so hard that the mast broke": what the clause behind tells came of it.
fn came_of_it(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicate: Predicate,
    predicates: &[Predicate],
    found: &mut Vec<Tie>,
) {
    let words = &grammar.causes;
    let at = predicate.at;
    if predicate.shape == Shape::Infinitive || !matches!(tree.relation(at), Relation::Advcl | Relation::Ccomp) {
        return;
    }
    let marked = mark(tree, at).filter(|mark| words.that.contains(&tree.words[*mark].lemma));
    let Some(that) = marked else { return };
    let mut above = tree.head(at);
    for _ in 0..tree.words.len() {
        let Some(main) = above else { return };
        if predicates.iter().any(|one| one.at == main && one.shape != Shape::Nominal) {
            let great = (0..that).rev().take(DEGREE_REACH).find(|word| words.degree.contains(&tree.words[*word].lemma));
            // "so" before a degree, not the "so that" of a purpose, nor "such as".
            let alone = |great: &usize| tree.all(*great, Relation::Fixed).next().is_none();
            // "from such maps, some believe, that": another clause stands between.
            let parted = |great: &usize| (great + 1..that.saturating_sub(1)).any(|at| tree.written(at) == ",");
            let great = great
                .filter(alone)
                .filter(|great| !parted(great))
                .filter(|great| great + 1 < that && *great + DEGREE_REACH > main && !is_denied(tree, main));
            if let Some(great) = great {
                let cue = Span { start: tree.words[great].span.start, end: tree.words[that].span.end };
                found.push(Tie { kind: RelationKind::Causes, from: End::Word(main), to: End::Word(at), cue });
            }
            return;
        }
        above = tree.head(main);
    }
}

/// So many words may stand between "so" and "that".
const DEGREE_REACH: usize = 6;

/// "was the result of a blight", "was responsible for the loss", "the cause of the fire was a lamp".
pub(super) fn said_to_be(
    grammar: &Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    found: &mut Vec<Tie>,
) {
    if predicate.shape != Shape::Copular || is_denied(tree, predicate.at) {
        return;
    }
    let Some(subject) = tree.child(predicate.at, Relation::Nsubj) else { return };
    let named = [(predicate.at, subject), (subject, predicate.at)];
    for (word, other) in named {
        for said in
            grammar.causes.said_to_be.iter().filter(|said| tree.words[word].lemma.eq_ignore_ascii_case(&said.word))
        {
            let behind = tree.all(word, Relation::Nmod).chain(tree.all(word, Relation::Obl));
            let Some(of) = behind.into_iter().find(|at| tree.preposition(*at) == said.with) else { continue };
            let (first, second) = if said.of == Of::Effect { (of, other) } else { (other, of) };
            let Some(from) = cause(grammar, tree, predicates, first) else { continue };
            let Some(opening) = opening_span(tree, of) else { continue };
            let cue = Span { start: tree.words[word].span.start, end: opening.end };
            let ends = told_by(grammar, tree, predicates, second).into_iter().map(End::Word).filter(|to| *to != from);
            found.extend(ends.map(|to| Tie { kind: said.kind, from, to, cue }));
        }
    }
}

fn mark(tree: &Tree<'_>, at: usize) -> Option<usize> {
    tree.all(at, Relation::Mark).next()
}

fn opening_span(tree: &Tree<'_>, at: usize) -> Option<Span> {
    let opens = |child: &usize| matches!(tree.relation(*child), Relation::Case | Relation::Mark) && *child < at;
    let first = tree.children(at).iter().copied().find(opens)?;
    let last = tree.all(first, Relation::Fixed).max().unwrap_or(first);
    Some(Span { start: tree.words[first].span.start, end: tree.words[last].span.end })
}

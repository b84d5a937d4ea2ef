//! Who takes part in what a predicate tells, and where it happens.

use entity::{Kind, kind_of_noun};
use source::Span;
use syntax::{Relation, Upos};

use super::grammar::{Grammar, Noun, Verb};
use super::predicate::{Predicate, Shape, is_passive};
use super::subject::{Subject, is_relative, relative_head};
use super::tree::Tree;
use crate::event::Participant;

/// The roles that are not words of the text.
pub(super) const AGENT: &str = "agent";
pub(crate) const PATIENT: &str = "patient";
/// What a preposition of direction says.
pub(crate) const DESTINATION: &str = "destination";
pub(crate) const ORIGIN: &str = "origin";
const RECIPIENT: &str = "recipient";
/// For whom something is done.
pub(crate) const BENEFICIARY: &str = "beneficiary";

/// Not a role: it hangs on the noun what the phrase after it is.
const OF: &str = "of";

/// Whom and what a predicate names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Roles {
    /// Who takes part, in the order agent, patient, then of the text.
    pub participants: Vec<Participant>,
    /// What may be the place, in the order of the text.
    pub places: Vec<Phrase>,
}

/// A phrase after a preposition of place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    pub span: Span,
    /// The word the others hang on.
    pub head: Span,
    pub is_name: bool,
    /// Whether it is said to be upon it, as nobody is upon a state.
    pub is_upon: bool,
}

/// Returns the roles of a predicate.
pub(crate) fn roles(grammar: &Grammar, tree: &Tree<'_>, predicate: Predicate, subject: Option<Subject>) -> Roles {
    let mut found = Roles::default();
    let lemma = tree.words[predicate.at].small_lemma();
    match predicate.shape {
        Shape::Nominal => nominal(grammar, tree, predicate.at, lemma, &mut found),
        Shape::Finite | Shape::Copular | Shape::Participle | Shape::Infinitive => {
            let told = subject.filter(|_| says_its_subject(grammar, tree, lemma, predicate.at));
            let told = told.map(|subject| subject.at).into_iter().chain(tree.child(predicate.at, Relation::Obj));
            let mut held = Vec::new();
            told.for_each(|noun| held_at(grammar, tree, noun, &mut held));
            if let Some(noun) = course(grammar, tree, lemma, predicate.at, subject) {
                let lemma = tree.words[noun].small_lemma();
                nominal(grammar, tree, noun, lemma, &mut found);
                let objects = tree.all(predicate.at, Relation::Obl).chain(tree.all(predicate.at, Relation::Iobj));
                objects.for_each(|at| oblique(grammar, tree, at, &mut found));
                if subject.is_some_and(|subject| subject.at != noun && tree.head(noun) == Some(predicate.at)) {
                    subject.iter().for_each(|subject| add(grammar, tree, subject.at, AGENT, &mut found));
                }
                found.participants.sort_by_key(|one| (one.role != AGENT, one.role != PATIENT));
                if !found.participants.is_empty() {
                    found.places.append(&mut held);
                    return found;
                }
            }
            // "The ship sank two boats" does it.
            let alone = tree.child(predicate.at, Relation::Obj).is_none();
            let suffers = is_passive(tree, predicate.at) || alone && grammar.is_verb(lemma, Verb::Suffer);
            if let Some(subject) = subject {
                add(grammar, tree, subject.at, if suffers { PATIENT } else { AGENT }, &mut found);
            }
            for at in tree.children(predicate.at).iter().copied() {
                match tree.relation(at) {
                    // "took place": no word for whom or what.
                    Relation::Obj if grammar.idiom(lemma, tree.words[at].small_lemma()) == Some(None) => {}
                    Relation::Obj => {
                        // "whom he had married" is who stands before it.
                        let meant = relative_head(tree, predicate.at).filter(|_| is_relative(tree, at));
                        add(grammar, tree, meant.unwrap_or(at), PATIENT, &mut found);
                        // "won a battle on the river"
                        let inside =
                            tree.all(at, Relation::Nmod).filter(|place| grammar.places(&tree.preposition(*place)));
                        inside.for_each(|place| oblique(grammar, tree, place, &mut found));
                    }
                    Relation::Iobj => add(grammar, tree, at, RECIPIENT, &mut found),
                    Relation::Obl => oblique(grammar, tree, at, &mut found),
                    // "fought south of X"
                    Relation::Advmod if grammar.is_ground(tree.words[at].small_lemma()) => {
                        ground(grammar, tree, at, false, &mut found.places);
                    }
                    _other => {}
                }
            }
            found.places.append(&mut held);
        }
    }
    found.participants.sort_by_key(|one| (one.role != AGENT, one.role != PATIENT));
    found
}

/// "The invasion began", "held an election", "the process of withdrawal was completed": the noun says what is done, and by
/// whom.
fn course(grammar: &Grammar, tree: &Tree<'_>, lemma: &str, verb: usize, subject: Option<Subject>) -> Option<usize> {
    let happens = |at: &usize| grammar.noun_kind(tree.words[*at].small_lemma()).is_some();
    let told = |at: usize| {
        let vague = grammar.is_noun(tree.words[at].small_lemma(), Noun::StandFor);
        let within = tree.all(at, Relation::Nmod).find(happens);
        Some(at).filter(happens).filter(|_| !vague).or(within.filter(|_| vague))
    };
    let phase = [Verb::Begin, Verb::GoOn, Verb::End].into_iter().any(|class| grammar.is_verb(lemma, class));
    let object = tree.child(verb, Relation::Obj);
    if phase && object.is_none() {
        return subject.and_then(|subject| told(subject.at));
    }
    let light = grammar.is_verb(lemma, Verb::Light) || phase;
    let of_object = object.filter(|_| light).and_then(told);
    of_object.or_else(|| subject.filter(|_| light && object.is_none()).and_then(|subject| told(subject.at)))
}

/// "The assassination of X by Y in Z", "the Soviet invasion".
fn nominal(grammar: &Grammar, tree: &Tree<'_>, noun: usize, lemma: &str, found: &mut Roles) {
    // "The defeat of a king by his people" is done to him; "the defeat of the king" he goes through.
    let is_by = |at: usize| grammar.participant(&tree.preposition(at)) == Some(AGENT);
    let done = [Relation::Nmod, Relation::Obl].into_iter().any(|with| tree.all(noun, with).any(is_by));
    let of = if grammar.is_noun(lemma, Noun::Suffer) && !done { AGENT } else { PATIENT };
    for at in tree.children(noun).iter().copied() {
        match tree.relation(at) {
            Relation::Nmod if tree.words[at].subtype == "poss" => add(grammar, tree, at, AGENT, found),
            Relation::Nmod | Relation::Obl => {
                let preposition = tree.preposition(at);
                match grammar.participant(&preposition) {
                    Some(OF) => add(grammar, tree, at, of, found),
                    Some(role) => add(grammar, tree, at, role, found),
                    None => oblique(grammar, tree, at, found),
                }
            }
            // "the Soviet invasion": a people before the noun does it.
            Relation::Amod | Relation::Compound if is_named(tree, at) => {
                add(grammar, tree, at, AGENT, found);
            }
            Relation::Acl => parts_played(grammar, tree, at, found),
            _other => {}
        }
    }
    held_at(grammar, tree, noun, &mut found.places);
}

/// Says whether a verb tells no more than that its subject is, begins, ends, breaks out or is done: "the Battle of X ended".
fn says_its_subject(grammar: &Grammar, tree: &Tree<'_>, lemma: &str, verb: usize) -> bool {
    let tells = |class: &Verb| grammar.is_verb(lemma, *class);
    [Verb::Begin, Verb::GoOn, Verb::End, Verb::Light, Verb::Suffer].iter().any(tells) || is_passive(tree, verb)
}

/// Where what a noun names is: "the Battle of X", "the siege of X", "a meeting in X", "an attack on X".
fn held_at(grammar: &Grammar, tree: &Tree<'_>, noun: usize, places: &mut Vec<Phrase>) {
    let Some(kind) = grammar.noun_kind(tree.words[noun].small_lemma()) else { return };
    for at in tree.all(noun, Relation::Nmod) {
        let preposition = tree.preposition(at);
        let of = grammar.is_of(&preposition) && grammar.is_of_its_place(kind);
        if (of || grammar.places(&preposition)) && tree.time_of(at).is_none() {
            let is_name = of && tree.words[at].upos == Upos::Propn;
            // "declared war on X": a state is no place of it; of "the attack on X" it is.
            let is_upon = grammar.is_upon(&preposition) && !grammar.is_where_its_patient_is(kind);
            places.push(Phrase { span: name_of(tree, at), head: tree.words[at].span, is_name, is_upon });
        }
    }
}

/// "with A and B serving as guarantors": A and B play the part.
fn parts_played(grammar: &Grammar, tree: &Tree<'_>, verb: usize, found: &mut Roles) {
    let part = tree.all(verb, Relation::Obl).find(|at| grammar.is_noun(&tree.words[*at].lemma, Noun::Part));
    if let (Some(part), Some(who)) = (part, tree.child(verb, Relation::Nsubj)) {
        let role = tree.words[part].small_lemma();
        add(grammar, tree, who, role, found);
    }
}

fn oblique(grammar: &Grammar, tree: &Tree<'_>, at: usize, found: &mut Roles) {
    let preposition = tree.preposition(at);
    // "at the battle of X": that is at X, though the day of the battle is known.
    let held = grammar.places(&preposition) && grammar.noun_kind(tree.words[at].small_lemma()).is_some();
    if let Some(place) = tree
        .all(at, Relation::Nmod)
        .find(|place| held && grammar.is_of(&tree.preposition(*place)) && tree.words[*place].upos == Upos::Propn)
    {
        let (span, head) = (span_of(tree, place), tree.words[place].span);
        found.places.push(Phrase { span, head, is_name: true, is_upon: false });
        return;
    }
    if tree.time_of(at).is_some() {
        return;
    }
    if tree.is(at, Relation::Obl, "agent") {
        add(grammar, tree, at, AGENT, found);
    } else if grammar.places(&preposition) {
        let is_name = tree.words[at].upos == Upos::Propn;
        let is_upon = grammar.is_upon(&preposition);
        found.places.push(Phrase { span: span_of(tree, at), head: tree.words[at].span, is_name, is_upon });
        if grammar.is_ground(tree.words[at].small_lemma()) {
            ground(grammar, tree, at, is_upon, &mut found.places);
        }
    } else if let Some(role) = grammar.participant(&preposition).filter(|role| *role != OF) {
        // "sailed for Italy"
        let verb = tree.head(at).map(|verb| tree.words[verb].small_lemma());
        let alone = tree.head(at).is_none_or(|verb| tree.child(verb, Relation::Obj).is_none());
        let bound = role == BENEFICIARY && alone && verb.is_some_and(|verb| grammar.is_verb(verb, Verb::Bound));
        let role = if bound { DESTINATION } else { role };
        let named = tree.words[at].upos == Upos::Propn || tree.words[at].upos == Upos::Pron;
        // "with difficulty", "for years" take no part.
        if named {
            add(grammar, tree, at, role, found);
        }
    }
}

/// "in the city of X", "on the outskirts of X", "south of the village of X", "in the X area": the place named with what lies there.
pub(super) fn ground(grammar: &Grammar, tree: &Tree<'_>, at: usize, is_upon: bool, places: &mut Vec<Phrase>) {
    let mut open = vec![at];
    while let Some(at) = open.pop() {
        for name in tree.children(at).iter().copied() {
            // "the X area", but not "X State University".
            let common = tree.words[at].upos == Upos::Noun;
            if common && tree.relation(name) == Relation::Compound && tree.words[name].upos == Upos::Propn {
                let (span, head) = (span_of(tree, at), tree.words[name].span);
                places.push(Phrase { span, head, is_name: false, is_upon });
                continue;
            }
            let preposition = tree.preposition(name);
            let within = preposition.is_empty() || grammar.is_of(&preposition) || grammar.places(&preposition);
            if !within || !matches!(tree.relation(name), Relation::Nmod | Relation::Obl | Relation::Appos) {
                continue;
            }
            if tree.words[name].upos == Upos::Propn {
                let (span, head) = (span_of(tree, name), tree.words[name].span);
                let is_name = common && grammar.is_of(&preposition);
                places.push(Phrase { span, head, is_name, is_upon });
            } else if grammar.is_ground(tree.words[name].small_lemma()) {
                open.push(name);
            }
        }
    }
}

/// Adds who is named by a phrase, and those joined to it.
fn add(grammar: &Grammar, tree: &Tree<'_>, at: usize, role: &str, found: &mut Roles) {
    let mut members = vec![at];
    members.extend(tree.all(at, Relation::Conj).filter(|member| tree.is_noun(*member)));
    for member in members {
        if is_time(tree, member) || !tree.is_noun(member) && !is_named(tree, member) {
            continue;
        }
        let span = taking_part(grammar, tree, member);
        if found.participants.iter().all(|one| one.span != span) {
            found.participants.push(Participant {
                role: role.to_owned(),
                span,
                head: tree.words[named_after(tree, member)].span,
                entity: None,
                stands_for: None,
                noun: noun(tree, member),
            });
        }
        for verb in tree.all(member, Relation::Acl) {
            let led = grammar.led_by(&tree.words[verb].lemma);
            let leader = tree.all(verb, Relation::Obl).find(|at| tree.is(*at, Relation::Obl, AGENT));
            if let (Some(role), Some(leader)) = (led, leader) {
                let (span, head) = (span_of(tree, leader), tree.words[leader].span);
                found.participants.push(Participant {
                    role: role.to_owned(),
                    span,
                    head,
                    entity: None,
                    stands_for: None,
                    noun: noun(tree, leader),
                });
            }
        }
    }
}

/// Returns what a common noun says of what it is said of.
fn noun(tree: &Tree<'_>, at: usize) -> Option<Kind> {
    let word = &tree.words[at];
    (word.upos == Upos::Noun).then(|| kind_of_noun(&word.lemma)).flatten()
}

/// Says whether a word before a noun names: "the Soviet invasion".
fn is_named(tree: &Tree<'_>, at: usize) -> bool {
    let adjective = tree.words[at].upos == Upos::Adj && at > 0 && tree.written(at).starts_with(char::is_uppercase);
    tree.tag(at).starts_with("NNP") || adjective
}

/// "the chemist Otto Hahn", "its captain, John Harding": the name behind a noun says who is meant.
fn named_after(tree: &Tree<'_>, noun: usize) -> usize {
    let definite = tree.children(noun).iter().any(|child| {
        let possessive = tree.relation(*child) == Relation::Nmod && tree.words[*child].subtype == "poss";
        *child < noun && (possessive || tree.words[*child].feats.contains(DEFINITE))
    });
    let name = tree.all(noun, Relation::Appos).find(|name| {
        let close = tree.words[*name - 1].upos != Upos::Punct;
        *name > noun && tree.words[*name].upos == Upos::Propn && (close || definite)
    });
    name.filter(|_| tree.words[noun].upos == Upos::Noun).unwrap_or(noun)
}

/// The feature of "the".
const DEFINITE: &str = "Definite=Def";

/// Says whether a word is a time that no name is: not "the Treaty of Paris", though its day is known.
pub(crate) fn is_time(tree: &Tree<'_>, at: usize) -> bool {
    let does = matches!(tree.relation(at), Relation::Nsubj | Relation::Obj) && tree.words[at].upos == Upos::Propn;
    tree.time_of(at).is_some() && !does
}

/// The words of a name: its head and what is joined to it.
fn name_of(tree: &Tree<'_>, head: usize) -> Span {
    let parts = |at: &usize| matches!(tree.relation(*at), Relation::Compound | Relation::Flat);
    let parts: Vec<usize> = tree.children(head).iter().copied().filter(parts).collect();
    let first = parts.iter().copied().filter(|at| *at < head).min().unwrap_or(head);
    let last = parts.iter().copied().filter(|at| *at > head).max().unwrap_or(head);
    Span { start: tree.words[first].span.start, end: tree.words[last].span.end }
}

/// The words of a noun phrase, without its preposition, clauses about it and what is joined to it.
pub(crate) fn span_of(tree: &Tree<'_>, at: usize) -> Span {
    span_without(tree, at, |child, time| child < at && is_counted(tree, at, time))
}

/// The same of one who takes part: "the hall on 30 May" is the hall.
fn taking_part(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> Span {
    // However a parser hangs the time: what stands before it says whether it is told of the noun.
    let behind = |child: usize, time: usize| {
        let hangs = child > at && matches!(tree.relation(child), Relation::Nmod | Relation::Obl);
        let first = (at + 1..tree.words.len()).find(|word| tree.time_of(*word) == Some(time));
        let before = first.map(|first| first - 1).filter(|before| *before > at && hangs);
        before.is_some_and(|before| {
            tree.words[before].upos == Upos::Adp && !grammar.is_of(&tree.written(before).to_lowercase())
        })
    };
    span_without(tree, at, |child, time| child < at && is_counted(tree, at, time) || behind(child, time))
}

/// "Three days later tanks came": says whether a time that hangs before a noun is told of what the noun does.
fn is_counted(tree: &Tree<'_>, noun: usize, time: usize) -> bool {
    let says_when = |at: usize| tree.relation(at) == Relation::Obl && tree.head(at).is_some_and(|head| head <= noun);
    (0..noun).filter(|at| tree.time_of(*at) == Some(time)).any(says_when)
}

/// The words of a noun phrase but for those times that are no part of it.
fn span_without(tree: &Tree<'_>, at: usize, is_apart: impl Fn(usize, usize) -> bool) -> Span {
    let leave = |child: usize| {
        let own = tree.head(child) == Some(at);
        let loose = match tree.relation(child) {
            Relation::Acl | Relation::Parataxis | Relation::Advcl | Relation::Punct => true,
            // "the physicist Emil Strand"
            Relation::Appos => !tree.is_close_name(child),
            // "A wall of stone and earth" is of both.
            Relation::Conj => own || !tree.is_noun(child),
            Relation::Cc => own || child < at,
            _other => false,
        };
        // "On the 20th a curfew": a time before the article is none of it.
        let article = tree.child(at, Relation::Det).is_some_and(|article| child < article);
        let part = child < at && matches!(tree.relation(child), Relation::Compound | Relation::Nmod | Relation::Amod);
        // "in the winter of 416–415 BC envoys came": the end of a time that stands elsewhere.
        let stray = tree.time_of(child).is_some_and(|time| tree.top_of_time(time) != Some(child));
        let article = article || part && (tree.words[at].upos == Upos::Propn || stray);
        let told = tree.time_of(child).filter(|time| tree.time_of(at) != Some(*time));
        let time = told.is_some_and(|time| article || is_apart(child, time));
        loose || time || tree.head(child) == Some(at) && tree.relation(child) == Relation::Case
    };
    let mut words = Vec::new();
    tree.gather_under(at, &leave, &mut words);
    let (first, last) = (words.iter().min().copied().unwrap_or(at), words.iter().max().copied().unwrap_or(at));
    // "Anna Orme (1801–66)": a bracket that does not close within the phrase is none of it.
    let open = (at + 1..=last).rev().find(|word| matches!(tree.tag(*word), "-LRB-" | "-RRB-"));
    let open = open.filter(|word| tree.tag(*word) == "-LRB-");
    let last = open.map_or(last, |open| open - 1);
    Span { start: tree.words[first].span.start, end: tree.words[last].span.end }
}

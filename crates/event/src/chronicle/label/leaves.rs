//! What of a clause is left off its line.

use syntax::{Relation, Upos};

use super::{Clauses, Line};
use crate::chronicle::grammar::{Adverb, Noun, Verb};
use crate::chronicle::predicate::{Shape, is_close, joined_close, joined_within};
use crate::chronicle::roles::AGENT;
use crate::chronicle::subject::is_relative;

impl Line<'_, '_> {
    /// Says whether nothing but an article and times hang on a noun.
    pub(super) fn is_bare(&self, noun: usize) -> bool {
        let tree = self.tree;
        let says = |child: &usize| {
            let light =
                matches!(tree.relation(*child), Relation::Det | Relation::Case | Relation::Punct | Relation::Cc);
            !light && tree.time_of(*child).is_none() && tree.relation(*child) != Relation::Conj
        };
        !tree.children(noun).iter().any(says)
    }

    /// "Fell in 1850, three years before the railway came": a length goes with the clause it is counted to.
    fn measures_left(&self, child: usize) -> bool {
        let tree = self.tree;
        let Some(time) = tree.time_of(child) else { return false };
        let behind = (child..tree.words.len()).find(|at| tree.time_of(*at) != Some(time));
        let clause = behind.filter(|at| tree.relation(*at) == Relation::Mark).and_then(|mark| tree.head(mark));
        clause.is_some_and(|clause| {
            tree.relation(clause) == Relation::Advcl && tree.head(child) != Some(clause) && self.leaves(clause)
        })
    }

    /// "On 2 March, a day before her birthday": says whether the words from one on are what a time that stands beside the line is counted to.
    fn is_counted_to(&self, first: usize) -> bool {
        let tree = self.tree;
        let Some(opens) =
            first.checked_sub(1).filter(|opens| matches!(tree.words[*opens].upos, Upos::Adp | Upos::Sconj))
        else {
            return false;
        };
        let top = tree.head(opens).and_then(|top| tree.time_of(top));
        opens > self.predicate.at
            && self.grammar.order(tree.words[opens].small_lemma()).is_some()
            && top.is_some_and(|time| self.times.contains(&time))
    }

    /// "The news came two days after the town had fallen": says whether a clause, with the length before it, is all that is told of a verb.
    fn tells_when(&self, clause: usize) -> bool {
        let tree = self.tree;
        let verb = self.grammar.is_verb(tree.words[self.predicate.at].small_lemma(), Verb::ComeAbout);
        let mark = tree.child(clause, Relation::Mark).filter(|mark| verb && *mark > self.predicate.at);
        mark.is_some_and(|mark| {
            let length = mark - 1;
            let bare = tree.relation(length) == Relation::Obl && tree.preposition(length).is_empty();
            let beside =
                tree.time_of(mark).or_else(|| tree.time_of(length)).is_some_and(|time| !self.times.contains(&time));
            beside || bare && tree.head(length) == Some(self.predicate.at)
        })
    }

    /// Says whether a word and what hangs on it is left off.
    pub(super) fn leaves(&self, child: usize) -> bool {
        let tree = self.tree;
        let head = tree.head(child).unwrap_or(child);
        if self.cut.contains(&child) {
            return true;
        }
        if self.is_quoted(child) && self.is_quoted(head) {
            return false;
        }
        if self.is_beside_time(child) || self.links(child) || self.measures_left(child) {
            return true;
        }
        // The word a time hangs by decides for all of it.
        if tree.time_of(child).is_some() && tree.time_of(child) == tree.time_of(head) {
            return false;
        }
        // "the 1941 campaign"
        let within = self.predicate.shape == Shape::Nominal && head == self.predicate.at && child < head;
        let before = within && tree.child(child, Relation::Case).is_none() && tree.child(head, Relation::Det).is_some();
        // "the truce of 1609": a bare noun keeps it.
        let of = || self.grammar.is_of(&tree.preposition(child));
        let only = || self.predicate.shape == Shape::Nominal && head == self.predicate.at && of() && self.is_bare(head);
        // "Wednesday 2 September was followed by Thursday 14 September"
        let acts = tree.words[child].subtype == "agent"
            && self.subject.is_some_and(|subject| tree.time_of(subject.at).is_some());
        let left = |time: usize| self.times.contains(&time) && !self.is_of_verb(time) && !acts;
        if tree.time_of(child).is_some_and(left) && !before && !only() && !self.is_said_of(child) {
            return true;
        }
        let of_predicate = head == self.predicate.at;
        let finite =
            self.predicates.iter().any(|one| one.at == child && matches!(one.shape, Shape::Finite | Shape::Copular));
        let mark = |at: usize| matches!(tree.written(at), "," | "—" | "–");
        let first = tree.children(child).first().map_or(child, |first| child.min(*first));
        let after_comma = child > head && (mark(first) || first > 0 && mark(first - 1));
        match tree.relation(child) {
            _kept if self.kept == Some(child) => false,
            // "This intervention": the line names it.
            Relation::Det if tree.words[head].upos == Upos::Noun && (self.name)(head).is_some() => true,
            Relation::Parataxis
            | Relation::Discourse
            | Relation::Vocative
            | Relation::Dislocated
            | Relation::Reparandum => true,
            // "showed how they lived"
            Relation::Advcl if matches!(tree.tag(head), "WRB" | "WP") => false,
            // "came two days after the town had fallen"
            Relation::Advcl if of_predicate && self.tells_when(child) => false,
            // "as long as the tower is high"
            Relation::Advcl if self.is_compared_with(child) => false,
            // "spent a day burying him"
            Relation::Advcl if !after_comma && self.is_spent(child) => false,
            Relation::Advcl => !is_close(tree, child),
            // "forcing the king to withdraw": he withdrew.
            Relation::Cc | Relation::Mark if of_predicate => tree.tag(child) != "TO" || tree.is_retold(head),
            // "elected consul for 107 BC": the preposition goes with its time.
            Relation::Case if child > 0 => {
                let kept = || self.grammar.is_of(&tree.preposition(head)) && self.is_bare(self.predicate.at);
                let before = tree.time_of(child + 1).filter(|_| tree.time_of(child).is_none());
                before.is_some_and(|time| self.times.contains(&time)) && !kept()
            }
            // What another joins goes with what it joins.
            Relation::Conj if of_predicate => match self.predicate.shape {
                Shape::Nominal => self.predicates.iter().any(|one| one.at == child),
                Shape::Copular => finite,
                Shape::Finite => !joined_within(tree, child) && joined_close(self.grammar, tree, head) != Some(child),
                Shape::Participle | Shape::Infinitive => true,
            },
            // "French and T'ai units": nothing told stands before a noun.
            Relation::Conj if tree.relation(head) == Relation::Amod => false,
            Relation::Conj => finite && (self.clauses == Clauses::Left || tree.relation(head) != Relation::Acl),
            // "the first woman to hold a chair"
            Relation::Acl if tree.tag(child) == "VB" && !after_comma => false,
            Relation::Acl if self.clauses == Clauses::Left && self.holds_time(child) => true,
            Relation::Acl => {
                let relative = tree.words[child].subtype == "relcl" || finite;
                // ", to whom the king had granted it"
                let opens = tree.first_under(child);
                let apart = relative && child > head && tree.is_noun(head);
                let apart = apart && (mark(opens) || opens > 0 && mark(opens - 1));
                apart || after_comma && (relative || child > self.predicate.at)
            }
            Relation::Appos => child > self.predicate.at && after_comma && !self.is_its_name(child),
            // "There Orme resigned": where is said elsewhere.
            Relation::Expl => !of_predicate && tree.relation(head) == Relation::Nsubj,
            // "when the city fell": the line is of the city's fall.
            Relation::Advmod if of_predicate => {
                self.opens(child) || tree.tag(child) == "WRB" || self.is_before_mark(child)
            }
            // "hours after he had left"
            Relation::Obl if of_predicate && self.is_before_mark(child) => true,
            // "by the time the force arrived"
            Relation::Obl if of_predicate && tree.frames(self.grammar, child) => true,
            // "after which he fled": what it stands for was told before.
            Relation::Obl if of_predicate && is_relative(tree, child) && child < self.predicate.at => true,
            Relation::Obl if of_predicate && child < self.predicate.at && tree.is_turned(head) => true,
            // "on 2 March, a day before her birthday"
            Relation::Obl if of_predicate && self.is_counted_to(first) => true,
            // "After this he fled", "at this point he fled"
            Relation::Obl if of_predicate && child < self.predicate.at && self.points_back(child) => true,
            Relation::Obl if of_predicate => {
                // "at the international level, …": what is set before the clause frames it.
                child < self.predicate.at && tree.children(child).iter().any(|mark| tree.written(*mark) == ",")
            }
            _other => false,
        }
    }

    /// "She wrote: ‘Hold until the autumn.’": says whether a word stands in quotation marks that the verb stands outside of; what is
    /// quoted is said as it stands.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let quote = self.tree.quote_around(at);
        quote.is_some() && quote != self.tree.quote_around(self.predicate.at)
    }

    /// "The town had a 30 February", "they kept the 3 May": says whether an article behind a verb makes a time what is done to.
    fn is_of_verb(&self, time: usize) -> bool {
        let tree = self.tree;
        let first = (0..tree.words.len()).find(|at| tree.time_of(*at) == Some(time)).filter(|first| *first > 1);
        first.is_some_and(|first| {
            let article = tree.tag(first - 1) == "DT" && tree.time_of(first - 1).is_none();
            article && tree.words[first - 2].upos == Upos::Verb
        })
    }

    /// "ordered that the day after 3 May should be called 14 May": says whether a clause that the verb takes is of a time.
    fn is_said_of(&self, time: usize) -> bool {
        let tree = self.tree;
        let of_clause = matches!(tree.relation(time), Relation::Nsubj | Relation::Xcomp);
        let clause = tree.head(time).filter(|clause| of_clause && *clause != self.predicate.at);
        clause.is_some_and(|clause| tree.relation(clause) == Relation::Ccomp && tree.tag(clause).starts_with("VB"))
    }

    /// Says whether a clause is what an adjective or adverb before it is measured by.
    fn is_compared_with(&self, clause: usize) -> bool {
        let compares = |at: usize| self.grammar.compares(self.tree.words[at].small_lemma());
        let head = self.tree.head(clause).filter(|head| *head < clause);
        let both = |head: usize| {
            self.tree.all(head, Relation::Advmod).any(compares) && self.tree.all(clause, Relation::Mark).any(compares)
        };
        head.is_some_and(both)
    }

    /// Says whether a phrase only points at what was told before: "after this", "at this point".
    fn points_back(&self, at: usize) -> bool {
        let tree = self.tree;
        let demonstrative = |word: usize| tree.words[word].feats.contains("PronType=Dem");
        let others = |word: &usize| tree.relation(*word) != Relation::Case && tree.relation(*word) != Relation::Punct;
        let alone = tree.words[at].upos == Upos::Pron && demonstrative(at) && !tree.children(at).iter().any(others);
        let frame = self.grammar.is_noun(tree.words[at].small_lemma(), Noun::Frame);
        let points = tree.children(at).iter().filter(|word| others(word)).all(|word| demonstrative(*word));
        tree.child(at, Relation::Case).is_some()
            && (alone || frame && points && tree.all(at, Relation::Det).any(demonstrative))
    }

    /// "The column, commanded by X, crossed and left": what commas set apart is said once.
    pub(super) fn is_aside(&self, child: usize) -> bool {
        let tree = self.tree;
        if !matches!(tree.relation(child), Relation::Acl | Relation::Appos) {
            return false;
        }
        let mut under = Vec::new();
        tree.gather_under(child, &|_| false, &mut under);
        let first = under.into_iter().min().unwrap_or(child);
        tree.written(first) == "," || first > 0 && tree.written(first - 1) == ","
    }

    /// "published his main work, \"On Tides\"", "took the capital, Orvast": says whether what stands behind the comma is the name of
    /// what something is done to.
    fn is_its_name(&self, child: usize) -> bool {
        let tree = self.tree;
        let noun = tree.head(child).filter(|noun| tree.words[*noun].upos == Upos::Noun);
        let by = |noun: usize| self.grammar.participant(&tree.preposition(noun)) == Some(AGENT);
        // "was found by an inspector, Maria Hale", "sank the ship, whose captain, Arthur Hale, was killed"
        let which = |noun: usize| tree.child(noun, Relation::Det).is_some() && noun != self.predicate.at;
        let object = noun.is_some_and(|noun| match tree.relation(noun) {
            Relation::Obj => true,
            Relation::Obl => by(noun) && which(noun),
            Relation::Nsubj => tree.head(noun) != Some(self.predicate.at) && which(noun),
            _other => tree.all(noun, Relation::Nmod).any(|whose| tree.tag(whose) == "WP$"),
        });
        object && tree.words[child].upos == Upos::Propn
    }

    /// "spent a day burying him": says whether a participle is what a time was spent on.
    fn is_spent(&self, child: usize) -> bool {
        let tree = self.tree;
        let spends = |verb: usize| self.grammar.is_verb(tree.words[verb].small_lemma(), Verb::Spend);
        tree.tag(child) == "VBG" && tree.head(child).is_some_and(|verb| verb < child && spends(verb))
    }

    /// "Among the dead was Astor, who was born": what is told of a noun that is told to be something is none of its name.
    pub(super) fn tells_subject(&self, child: usize) -> bool {
        let tree = self.tree;
        let noun = self.subject.map(|subject| subject.at);
        let cop = noun.and_then(|noun| tree.child(noun, Relation::Cop));
        let Some(cop) = cop.filter(|_| tree.head(child) == noun) else { return false };
        let clause = matches!(
            tree.relation(child),
            Relation::Cop | Relation::Nsubj | Relation::Csubj | Relation::Expl | Relation::Aux | Relation::Advmod
        );
        clause || child < cop || noun.is_some_and(|noun| child < noun && tree.relation(child) == Relation::Nmod)
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

    /// "So the king fled", "The king also fled": an adverb that joins the sentence to the one before.
    fn links(&self, child: usize) -> bool {
        let tree = self.tree;
        if tree.relation(child) != Relation::Advmod {
            return false;
        }
        let lemma = tree.words[child].small_lemma();
        // "but also a shrine": that is one word.
        let of_verb = tree.head(child).is_some_and(|head| tree.tag(head).starts_with("VB"));
        // "a third son, also John,": it says more of the name.
        let name = tree.head(child).filter(|name| tree.words[*name].upos == Upos::Propn && child + 1 == *name);
        let of_name = name.is_some_and(|name| tree.relation(name) == Relation::Appos);
        if child > 0 && tree.tag(child - 1) == "CC" && !of_verb || of_name {
            return false;
        }
        let own = tree.head(child) == Some(self.predicate.at) && child < self.predicate.at;
        let before_subject = own && self.subject.is_some_and(|subject| child < subject.at);
        self.grammar.is_adverb(lemma, Adverb::Linking)
            || before_subject && self.grammar.is_adverb(lemma, Adverb::Opening)
    }

    /// "just before the fleet arrived": an adverb that says more of the word that opens the clause.
    fn is_before_mark(&self, child: usize) -> bool {
        let tree = self.tree;
        let own = |at: usize| tree.head(at) == Some(self.predicate.at);
        let next = (child + 1..tree.words.len()).find(|at| !own(*at) || tree.relation(*at) != Relation::Advmod);
        let compares = matches!(tree.tag(child), "JJR" | "RBR");
        !compares
            && next.is_some_and(|next| tree.relation(next) == Relation::Mark && own(next) && tree.tag(next) != "TO")
    }

    /// "late on 21 June", "from that day forward": an adverb that says more of a time goes with it.
    fn is_beside_time(&self, child: usize) -> bool {
        let tree = self.tree;
        let left = |at: usize| tree.time_of(at).is_some_and(|time| self.times.contains(&time));
        let lemma = tree.words[child].small_lemma();
        let is = |class| tree.time_of(child).is_none() && self.grammar.is_adverb(lemma, class);
        let case = tree.words.get(child + 1).is_some_and(|next| next.upos == Upos::Adp);
        is(Adverb::BeforeTime) && (left(child + 1) || case && left(child + 2))
            || child > 0 && is(Adverb::AfterTime) && left(child - 1)
    }
}

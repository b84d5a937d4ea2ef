//! A sentence as a tree, mended where a parser is known to slip: one kind of slip a file.

use smallvec::SmallVec;
use syntax::{Relation, Sentence, Word};

use super::grammar::Grammar;
use crate::told::Told;
use parts::Part;

mod agree;
mod asides;
mod asked;
mod bare;
mod beside;
mod called;
mod cased;
mod caused;
mod clefts;
mod contents;
mod doubled;
mod gapped;
mod heads;
mod interposed;
mod inverted;
mod joined;
mod listed;
mod modals;
mod names;
mod objects;
mod openings;
mod owned;
mod parted;
mod parts;
mod passives;
mod paths;
mod quotes;
mod registers;
mod relatives;
mod restated;
mod seen;
mod sides;
mod slipped;
mod subjects;
mod times;
mod unopened;
mod until;
mod verbs;
mod wedged;
mod whose;
mod writings;

/// So many words hang on nearly every word at most.
const FEW: usize = 4;

/// So far back a verb is looked for that another belongs to.
const REACH: usize = 40;

/// A sentence, its heads and who hangs on whom.
pub(crate) struct Tree<'s> {
    pub text: &'s str,
    pub words: &'s [Word<'s>],
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
    /// What kind of word each is, as Penn's treebank names it.
    tags: Vec<&'s str>,
    /// What hangs on each; most have few, for which no room is taken.
    children: Vec<SmallVec<[usize; FEW]>>,
    /// For each word, the time it belongs to.
    times: Vec<Option<usize>>,
    /// For each word, the mark that opens the quotation it stands in.
    quotes: Vec<Option<usize>>,
    /// What a line tells otherwise than it is written.
    retold: Retold,
    /// The name that an entry of a register is of.
    entry: Option<usize>,
}

/// What a line tells otherwise than it is written.
#[derive(Clone, Default, Debug)]
struct Retold {
    /// The words that are a part of something, and of what.
    parts: Vec<(usize, Part)>,
    /// The times by which what is told was reached.
    reached: Vec<usize>,
    /// The words that are said in the past, whatever their form.
    past: Vec<usize>,
    /// The nouns that are said before the verb they are the subject of.
    first: Vec<(usize, usize)>,
    /// The verbs whose helper was said before their subject: "only then did they submit".
    turned: Vec<usize>,
    /// The participles that are done to their subject, though no helper that a parser knew as one says so.
    done_to: Vec<usize>,
}

impl<'s> Tree<'s> {
    /// Makes the tree of a sentence; `times` are its times, in order.
    pub(crate) fn new(grammar: &Grammar, text: &'s str, sentence: &'s Sentence<'s>, times: &[Told]) -> Tree<'s> {
        let words = &sentence.words[..];
        let mut of_word = vec![None; words.len()];
        let mut next = 0;
        for (index, span) in times.iter().map(|time| time.span).enumerate() {
            while next < words.len() && words[next].span.end <= span.start {
                next += 1;
            }
            let mut at = next;
            while at < words.len() && words[at].span.start < span.end {
                of_word[at] = Some(index);
                at += 1;
            }
            // "By the afternoon train": the article is that of the train.
            let means = |noun: &Word<'_>| noun.relation == Relation::Obl && noun.subtype == "agent";
            let of_noun = |word: &Word<'_>| word.relation == Relation::Det && word.head == Some(at);
            let which = next + 1 < at && words.get(at).is_some_and(means) && of_noun(&words[next]);
            if which && words[at - 1].relation == Relation::Compound {
                of_word[next] = None;
            }
        }
        let mut tree = Tree {
            text,
            words,
            heads: words.iter().map(|word| word.head).collect(),
            relations: words.iter().map(|word| word.relation).collect(),
            tags: words.iter().map(|word| word.xpos).collect(),
            children: Vec::new(),
            times: of_word,
            quotes: quotes::quotes(words, text),
            retold: Retold::default(),
            entry: None,
        };
        tree.gather();
        tree.tell_ages(times);
        tree.flatten_names();
        tree.name_between_commas();
        tree.open_pluperfects(grammar);
        tree.find_unseen_verb();
        tree.find_last_verb();
        tree.part_openings(grammar);
        tree.raise_behind_purpose();
        tree.raise_cased();
        tree.raise_only_past();
        tree.join_over_adjectives();
        tree.raise_due();
        tree.part_due();
        tree.join_side_by_side();
        tree.join_sides(grammar);
        tree.except_from_nothing();
        tree.free_pointed_times();
        tree.give_tellers(grammar);
        tree.lower_objects();
        tree.free_wedged();
        tree.free_crowded();
        tree.free_crowded_nouns(grammar);
        tree.raise_behind_said(grammar);
        tree.raise_behind_crowded();
        tree.free_joined_clauses();
        tree.free_timed_clauses();
        tree.rebuild_timed();
        tree.raise_series(grammar);
        tree.part_relatives();
        tree.part_objects_from_verbs();
        tree.tell_contents(grammar);
        tree.raise_main_verbs();
        tree.raise_behind_aside();
        tree.give_owners();
        tree.raise_restated(grammar);
        tree.name_before_subject();
        tree.lower_described();
        tree.lower_relatives();
        tree.give_times_back();
        tree.free_joined_times();
        tree.free_alone(grammar);
        tree.free_verbs();
        tree.free_first_verbs();
        tree.lower_reduced();
        tree.raise_enacting();
        tree.gather_parted_times();
        tree.name_again();
        tree.pass_brackets();
        tree.raise_bracketed_times();
        tree.join_clefts();
        tree.join_timed_clefts();
        tree.lower_set_apart(grammar);
        tree.raise_lists();
        tree.raise_doers();
        tree.raise_described();
        tree.lower_owned();
        tree.lower_done(grammar);
        tree.raise_done_times(grammar);
        tree.list_lives();
        tree.raise_crowned(grammar);
        tree.raise_elected(grammar);
        tree.lower_fought(grammar);
        tree.tell_unchanged();
        tree.count_subjects();
        tree.raise_counted();
        tree.number_kings();
        tree.raise_causers();
        tree.open_causes(grammar);
        tree.read_brought_to(grammar);
        tree.raise_after_clause();
        tree.free_times(grammar, times);
        tree.join_placed_clefts();
        tree.raise_bare_nouns();
        tree.hang_on_nouns();
        tree.part_from_verbs();
        tree.lower_times();
        tree.lower_seen(grammar);
        tree.join_owned();
        tree.tell_before_semicolons();
        tree.free_odd_verbs();
        tree.free_agents();
        tree.agree_subjects();
        tree.name_stems();
        tree.free_root_verbs();
        tree.take_bare_names();
        tree.join_names(grammar);
        tree.part_names();
        tree.part_prefixes(grammar);
        tree.join_epithets();
        tree.lower_adverbs();
        tree.raise_gerunds();
        tree.close_clauses();
        tree.take_marked();
        tree.find_verb();
        tree.set_apart();
        tree.tell_unchanged_root();
        tree.give_subjects();
        tree.give_called();
        tree.give_named();
        tree.turn_restricted();
        tree.give_stressed();
        tree.play_parts(grammar);
        tree.raise_clauses(grammar);
        tree.number_nouns();
        tree.join_nouns();
        tree.rejoin_nouns();
        tree.free_participles();
        tree.give_prepositions(grammar);
        tree.join_participles(grammar);
        tree.free_caused(grammar);
        tree.join_dated();
        tree.join_to_verbs();
        tree.close_asides();
        tree.free_behind_asides();
        tree.join_verbs();
        tree.join_tellings();
        tree.join_subjects();
        tree.join_namesakes();
        tree.join_happenings(grammar);
        tree.join_infinitives();
        tree.find_antecedents();
        tree.free_relatives();
        tree.join_within_relatives();
        tree.join_within_open_relatives();
        tree.lower_infinitives();
        tree.agree_relatives(grammar);
        tree.raise_taking_place(grammar);
        tree.part_subjects();
        tree.join_clauses();
        tree.raise_behind_undone(grammar);
        tree.raise_first_clauses();
        tree.free_behind_days();
        tree.open_clauses(grammar);
        tree.reopen_clauses();
        tree.lower_clauses(grammar);
        tree.pair_verbs();
        tree.give_agents(grammar);
        tree.give_objects(grammar);
        tree.part_objects();
        tree.take_parted_objects(grammar);
        tree.part_listed();
        tree.part_clauses();
        tree.list_verbs();
        tree.give_openers();
        tree.join_placed();
        tree.part_gapped(grammar);
        tree.part_doubled(grammar);
        tree.join_clauses();
        tree.join_after_times();
        tree.join_to_verbs_over_objects();
        tree.take_parts(grammar);
        tree.raise_behind_relatives();
        tree.join_behind_participles();
        tree.name_taken(grammar);
        tree.share_passives(grammar);
        tree.free_done_to();
        tree.raise_done_to_subject();
        tree.give_places(grammar);
        tree.keep_times();
        tree.raise_times();
        tree.raise_opening_times();
        tree.free_joined(grammar);
        tree.name_tenses();
        tree.tell_taken(grammar, times);
        tree.tell_delayed(grammar);
        tree.tell_forced(grammar);
        tree.turn_back();
        tree.name_modals();
        tree.read_openings(grammar);
        tree.read_registers(grammar);
        tree.part_described_ends();
        tree.turn_quoted();
        if !tree.is_whole() {
            // Of mends that do not agree none is made.
            tree.heads = words.iter().map(|word| word.head).collect();
            tree.relations = words.iter().map(|word| word.relation).collect();
            tree.tags = words.iter().map(|word| word.xpos).collect();
            tree.retold = Retold::default();
            tree.entry = None;
            tree.gather();
        }
        tree
    }

    /// Says whether every word hangs on the one that hangs on nothing.
    fn is_whole(&self) -> bool {
        let mut reaches = vec![false; self.words.len()];
        let mut open: Vec<usize> = (0..self.words.len()).filter(|at| self.heads[*at].is_none()).collect();
        while let Some(word) = open.pop() {
            reaches[word] = true;
            open.extend(self.children[word].iter().copied());
        }
        reaches.into_iter().all(|reached| reached)
    }

    fn gather(&mut self) {
        self.children.iter_mut().for_each(SmallVec::clear);
        self.children.resize_with(self.words.len(), SmallVec::new);
        for (at, head) in self.heads.iter().enumerate() {
            if let Some(head) = head {
                self.children[*head].push(at);
            }
        }
    }

    /// Gives a word the place of another in the tree, which then hangs on it.
    fn replace(&mut self, at: usize, by: usize, relation: Relation) {
        (self.heads[by], self.relations[by]) = (self.heads[at], self.relations[at]);
        (self.heads[at], self.relations[at]) = (Some(by), relation);
    }

    /// Hangs what stood about a noun that has become a subject on its verb: times, and what is set before it.
    fn lift_frame(&mut self, noun: usize, verb: usize) {
        for at in 0..self.words.len() {
            let frames = matches!(
                self.relations[at],
                Relation::Obl | Relation::Advmod | Relation::Advcl | Relation::Parataxis | Relation::Discourse
            );
            let time = self.times[at].is_some();
            if self.heads[at] == Some(noun) && at != verb && (frames || time && self.relations[at] == Relation::Nmod) {
                self.heads[at] = Some(verb);
            }
        }
    }

    /// Says whether a verb has a tense of its own.
    fn is_finite(&self, at: usize) -> bool {
        matches!(self.tags[at], "VBD" | "VBZ" | "VBP")
    }

    /// The last word under a word.
    fn last_under(&self, at: usize) -> usize {
        let mut last = at;
        self.visit_under(at, &|_| false, |word| last = last.max(word));
        last
    }

    /// Says whether `at` lies under `above`, or is it.
    pub(crate) fn is_under(&self, at: Option<usize>, above: usize) -> bool {
        let mut next = at;
        // No way up is longer than the sentence.
        for _ in 0..=self.words.len() {
            match next {
                None => return false,
                Some(word) if word == above => return true,
                Some(word) => next = self.heads[word],
            }
        }
        false
    }
}

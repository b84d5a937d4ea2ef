//! The order in which trees are mended.

use syntax::Sentence;

use super::Tree;
use crate::chronicle::grammar::Grammar;
use crate::told::Told;

/// Makes the trees of sentences; beside each are its times, in order.
///
/// A mend goes over all trees before the next one does: the mends together are more code than a processor keeps at hand, and would be
/// fetched anew for each sentence.
pub(crate) fn trees<'s>(
    grammar: &Grammar,
    text: &'s str,
    sentences: &[(&'s Sentence<'s>, Vec<Told>)],
) -> Vec<Tree<'s>> {
    let mut all: Vec<Tree<'s>> =
        sentences.iter().map(|(sentence, times)| Tree::parsed(text, sentence, times)).collect();
    for (tree, (_, times)) in all.iter_mut().zip(sentences) {
        tree.tell_ages(times);
    }
    each(&mut all, Tree::flatten_names);
    each(&mut all, Tree::name_between_commas);
    each(&mut all, |tree| tree.open_pluperfects(grammar));
    each(&mut all, Tree::raise_before_joined);
    each(&mut all, Tree::find_unseen_verb);
    each(&mut all, Tree::find_last_verb);
    each(&mut all, |tree| tree.part_openings(grammar));
    each(&mut all, Tree::raise_behind_purpose);
    each(&mut all, Tree::raise_cased);
    each(&mut all, Tree::raise_only_past);
    each(&mut all, Tree::join_over_adjectives);
    each(&mut all, Tree::raise_due);
    each(&mut all, Tree::part_due);
    each(&mut all, Tree::join_side_by_side);
    each(&mut all, |tree| tree.join_sides(grammar));
    each(&mut all, Tree::except_from_nothing);
    each(&mut all, Tree::free_pointed_times);
    each(&mut all, |tree| tree.give_tellers(grammar));
    each(&mut all, Tree::lower_objects);
    each(&mut all, Tree::free_wedged);
    each(&mut all, Tree::free_crowded);
    each(&mut all, |tree| tree.free_crowded_nouns(grammar));
    each(&mut all, |tree| tree.raise_behind_said(grammar));
    each(&mut all, |tree| tree.lower_interrupting(grammar));
    each(&mut all, Tree::raise_behind_crowded);
    each(&mut all, Tree::free_joined_clauses);
    each(&mut all, Tree::join_hung_clauses);
    each(&mut all, Tree::free_timed_clauses);
    each(&mut all, Tree::rebuild_timed);
    each(&mut all, |tree| tree.raise_series(grammar));
    each(&mut all, Tree::part_relatives);
    each(&mut all, Tree::part_objects_from_verbs);
    each(&mut all, |tree| tree.tell_contents(grammar));
    each(&mut all, Tree::raise_main_verbs);
    each(&mut all, Tree::raise_behind_aside);
    each(&mut all, Tree::give_owners);
    each(&mut all, |tree| tree.raise_restated(grammar));
    each(&mut all, Tree::name_before_subject);
    each(&mut all, Tree::lower_described);
    each(&mut all, Tree::lower_relative_words);
    each(&mut all, Tree::name_owned_adjectives);
    each(&mut all, Tree::lower_relatives);
    each(&mut all, Tree::give_times_back);
    each(&mut all, Tree::free_joined_times);
    each(&mut all, |tree| tree.free_alone(grammar));
    each(&mut all, Tree::free_verbs);
    each(&mut all, Tree::free_first_verbs);
    each(&mut all, Tree::lower_reduced);
    each(&mut all, Tree::raise_enacting);
    each(&mut all, Tree::gather_parted_times);
    each(&mut all, Tree::name_again);
    each(&mut all, Tree::pass_brackets);
    each(&mut all, Tree::raise_bracketed_times);
    each(&mut all, Tree::join_clefts);
    each(&mut all, Tree::join_timed_clefts);
    each(&mut all, |tree| tree.lower_set_apart(grammar));
    each(&mut all, |tree| tree.take_told_clauses(grammar));
    each(&mut all, |tree| tree.take_behind_places(grammar));
    each(&mut all, Tree::part_one_of_several);
    each(&mut all, Tree::near_antecedents);
    each(&mut all, Tree::lower_calling);
    each(&mut all, Tree::lower_having);
    each(&mut all, |tree| tree.tell_behind_clauses(grammar));
    each(&mut all, Tree::name_the_younger);
    each(&mut all, |tree| tree.lower_thought(grammar));
    each(&mut all, Tree::raise_lists);
    each(&mut all, Tree::raise_doers);
    each(&mut all, Tree::raise_described);
    each(&mut all, Tree::lower_owned);
    each(&mut all, |tree| tree.lower_done(grammar));
    each(&mut all, |tree| tree.raise_done_times(grammar));
    each(&mut all, Tree::list_lives);
    each(&mut all, |tree| tree.raise_crowned(grammar));
    each(&mut all, |tree| tree.raise_elected(grammar));
    each(&mut all, |tree| tree.lower_fought(grammar));
    each(&mut all, Tree::tell_unchanged);
    each(&mut all, Tree::count_subjects);
    each(&mut all, Tree::raise_counted);
    each(&mut all, Tree::number_kings);
    each(&mut all, Tree::raise_causers);
    each(&mut all, |tree| tree.open_causes(grammar));
    each(&mut all, |tree| tree.read_brought_to(grammar));
    each(&mut all, Tree::raise_after_clause);
    for (tree, (_, times)) in all.iter_mut().zip(sentences) {
        tree.free_times(grammar, times);
    }
    each(&mut all, Tree::raise_joined_pasts);
    each(&mut all, Tree::join_pasts_to_verbs);
    each(&mut all, Tree::raise_behind_opened);
    each(&mut all, Tree::join_placed_clefts);
    each(&mut all, Tree::raise_bare_nouns);
    each(&mut all, Tree::hang_on_nouns);
    each(&mut all, Tree::part_from_verbs);
    each(&mut all, Tree::lower_times);
    each(&mut all, |tree| tree.lower_seen(grammar));
    each(&mut all, Tree::join_owned);
    each(&mut all, Tree::tell_before_semicolons);
    each(&mut all, Tree::free_odd_verbs);
    each(&mut all, Tree::free_agents);
    each(&mut all, Tree::agree_subjects);
    each(&mut all, Tree::name_stems);
    each(&mut all, Tree::free_root_verbs);
    each(&mut all, Tree::take_bare_names);
    each(&mut all, |tree| tree.join_names(grammar));
    each(&mut all, Tree::part_names);
    each(&mut all, |tree| tree.part_prefixes(grammar));
    each(&mut all, Tree::join_epithets);
    each(&mut all, Tree::lower_adverbs);
    each(&mut all, Tree::raise_gerunds);
    each(&mut all, Tree::close_clauses);
    each(&mut all, Tree::take_marked);
    each(&mut all, Tree::find_verb);
    each(&mut all, Tree::set_apart);
    each(&mut all, Tree::tell_unchanged_root);
    each(&mut all, Tree::give_subjects);
    each(&mut all, Tree::give_called);
    each(&mut all, Tree::give_named);
    each(&mut all, Tree::turn_restricted);
    each(&mut all, Tree::give_stressed);
    each(&mut all, |tree| tree.play_parts(grammar));
    each(&mut all, |tree| tree.raise_clauses(grammar));
    each(&mut all, Tree::number_nouns);
    each(&mut all, Tree::join_nouns);
    each(&mut all, Tree::rejoin_nouns);
    each(&mut all, Tree::free_participles);
    each(&mut all, |tree| tree.give_prepositions(grammar));
    each(&mut all, |tree| tree.join_participles(grammar));
    each(&mut all, |tree| tree.free_caused(grammar));
    each(&mut all, Tree::join_dated);
    each(&mut all, Tree::join_to_verbs);
    each(&mut all, Tree::close_asides);
    each(&mut all, Tree::free_behind_asides);
    each(&mut all, Tree::join_verbs);
    each(&mut all, Tree::join_tellings);
    each(&mut all, Tree::join_subjects);
    each(&mut all, Tree::join_namesakes);
    each(&mut all, |tree| tree.join_happenings(grammar));
    each(&mut all, Tree::join_infinitives);
    each(&mut all, |tree| tree.free_behind_claims(grammar));
    each(&mut all, |tree| tree.join_claims(grammar));
    each(&mut all, |tree| tree.give_timed_subjects(grammar));
    each(&mut all, Tree::find_antecedents);
    each(&mut all, Tree::free_relatives);
    each(&mut all, Tree::join_within_relatives);
    each(&mut all, Tree::join_within_open_relatives);
    each(&mut all, Tree::list_within_relatives);
    each(&mut all, Tree::lower_infinitives);
    each(&mut all, |tree| tree.agree_relatives(grammar));
    each(&mut all, |tree| tree.raise_taking_place(grammar));
    each(&mut all, Tree::part_subjects);
    each(&mut all, Tree::join_clauses);
    each(&mut all, |tree| tree.raise_behind_undone(grammar));
    each(&mut all, Tree::raise_first_clauses);
    each(&mut all, Tree::free_behind_days);
    each(&mut all, |tree| tree.open_clauses(grammar));
    each(&mut all, Tree::reopen_clauses);
    each(&mut all, |tree| tree.lower_clauses(grammar));
    each(&mut all, Tree::pair_verbs);
    each(&mut all, |tree| tree.give_agents(grammar));
    each(&mut all, |tree| tree.give_objects(grammar));
    each(&mut all, Tree::part_objects);
    each(&mut all, |tree| tree.take_parted_objects(grammar));
    each(&mut all, Tree::part_listed);
    each(&mut all, Tree::part_clauses);
    each(&mut all, Tree::list_verbs);
    each(&mut all, Tree::give_openers);
    each(&mut all, Tree::join_placed);
    each(&mut all, |tree| tree.part_gapped(grammar));
    each(&mut all, |tree| tree.part_doubled(grammar));
    each(&mut all, Tree::join_clauses);
    each(&mut all, Tree::join_after_times);
    each(&mut all, Tree::join_to_verbs_over_objects);
    each(&mut all, |tree| tree.take_parts(grammar));
    each(&mut all, Tree::raise_behind_relatives);
    each(&mut all, Tree::join_behind_participles);
    each(&mut all, |tree| tree.name_taken(grammar));
    each(&mut all, |tree| tree.share_passives(grammar));
    each(&mut all, Tree::free_done_to);
    each(&mut all, Tree::raise_done_to_subject);
    each(&mut all, Tree::list_named);
    each(&mut all, Tree::join_second_objects);
    each(&mut all, Tree::lower_helpers);
    each(&mut all, |tree| tree.give_places(grammar));
    each(&mut all, Tree::keep_times);
    each(&mut all, Tree::raise_times);
    each(&mut all, Tree::raise_opening_times);
    each(&mut all, |tree| tree.free_joined(grammar));
    each(&mut all, Tree::name_tenses);
    for (tree, (_, times)) in all.iter_mut().zip(sentences) {
        tree.tell_taken(grammar, times);
    }
    each(&mut all, |tree| tree.tell_delayed(grammar));
    each(&mut all, |tree| tree.tell_forced(grammar));
    each(&mut all, Tree::turn_back);
    each(&mut all, Tree::name_modals);
    each(&mut all, |tree| tree.read_openings(grammar));
    each(&mut all, |tree| tree.read_registers(grammar));
    each(&mut all, Tree::part_described_ends);
    each(&mut all, Tree::turn_quoted);
    each(&mut all, Tree::keep_whole);
    all
}

/// Mends each tree in one way.
fn each<'s>(trees: &mut [Tree<'s>], mend: impl Fn(&mut Tree<'s>)) {
    trees.iter_mut().for_each(mend);
}

//! Lines of subjects that commas part from their verbs, and of what a clause behind the main one tells.

use crate::common::told;

#[test]
fn what_commas_set_apart_behind_a_subject_leaves_it_the_subject() {
    told("By 1301 Lemburg, too, had fallen to the duke.", &["1301: Lemburg had fallen to the duke"]);
    told(
        "Captain Orme, believing that all was lost, shot himself at dawn on 4 June 1851.",
        &["dawn on 4 June 1851: Captain Orme, believing that all was lost, shot himself"],
    );
    told(
        "The siege collapsed after the duke, weakened by fever, died in the camp on 3 May 1851.",
        &["3 May 1851 or later: The siege collapsed", "3 May 1851: The duke, weakened by fever, died in the camp"],
    );
}

#[test]
fn what_somebody_is_brought_to_do_has_a_line() {
    told(
        "On 3 May 1851 the fleet shelled Lemburg, forcing the duke to withdraw to Orvast.",
        &["3 May 1851: The fleet shelled Lemburg", "3 May 1851 or later: The duke withdrew to Orvast"],
    );
    told(
        "In 1874 Anselm Orme became deaf, which forced him to resign from the guild of Lemburg.",
        &["1874: Anselm Orme became deaf", "1874 or later: Anselm Orme resigned from the guild of Lemburg"],
    );
    // What somebody could be brought to do he has not done.
    told(
        "On 3 May 1851 the fleet might shell Lemburg, forcing the duke to withdraw to Orvast.",
        &["3 May 1851: The fleet might shell Lemburg (hypothetical)"],
    );
}

#[test]
fn what_happens_at_what_is_dated_or_by_it_is_dated_too() {
    told(
        "At a meeting in Lemburg in May 1889 the miners founded the Union of Orvast.",
        &["May 1889: At a meeting in Lemburg the miners founded the Union of Orvast"],
    );
    told(
        "A blaze that broke out on 3 May 1842 destroyed the granary.",
        &["3 May 1842: A blaze broke out", "3 May 1842: A blaze destroyed the granary"],
    );
    told(
        "The firm disappeared after the First World War.",
        &["the First World War: The firm disappeared after the First World War"],
    );
    // Those who come back from a war may do so while it lasts.
    told("Orme returned from the First World War.", &["Orme returned from the First World War"]);
}

#[test]
fn a_particle_stays_with_its_verb() {
    told(
        "In 1850 the rebels took the mint. They were driven out the following year owing to a revolt of the miners.",
        &["1850: The rebels took the mint", "the following year: The rebels were driven out"],
    );
}

#[test]
fn the_name_behind_what_somebody_was_is_said_again() {
    told(
        "The mayor, Omar Orme, was appointed governor in 1326 and took charge of Lemburg in 1328.",
        &["1326: The mayor, Omar Orme, was appointed governor", "1328: Omar Orme took charge of Lemburg"],
    );
}

#[test]
fn who_is_quoted_is_said_first() {
    told(
        "\"No mill has done more for the town,\" wrote the clerk Ida Orme in 1896.",
        &["1896: The clerk Ida Orme wrote \"No mill has done more for the town\""],
    );
}

#[test]
fn what_came_of_a_degree_is_not_told_twice() {
    told(
        "In 1851 the mill sold so well that a second mill was opened in Orvast in 1852.",
        &["1851: The mill sold well", "1852: A second mill was opened in Orvast"],
    );
}

#[test]
fn a_day_in_brackets_says_more_than_a_week() {
    told(
        "Anna Orme (2 March 1824 – 12 May 1884) was a painter. On 23 April 1884 she was taken to the asylum in Prague, where \
         she died three weeks later.",
        &[
            "2 March 1824: Anna Orme was born",
            "23 April 1884: Anna Orme was taken to the asylum in Prague",
            "12 May 1884: Anna Orme died",
        ],
    );
}

#[test]
fn whom_the_account_is_told_of_is_not_named_in_a_phrase_before_him() {
    told(
        "The mayor, Anselm Orme, was appointed governor in 1226. In 1229, angered by the duke's denial of Henry Baker's claim, he \
         left Lemburg. He died at Orvast in 1249.",
        &[
            "1226: The mayor, Anselm Orme, was appointed governor",
            "1229: Anselm Orme left Lemburg",
            "1249: Anselm Orme died at Orvast",
        ],
    );
}

#[test]
fn what_is_done_to_the_one_new_thing_is_done_to_it() {
    told(
        "Orme filed for a patent on 3 March 1885; it was granted in November 1886.",
        &["3 March 1885: Orme filed for a patent", "November 1886: The patent was granted"],
    );
}

#[test]
fn a_day_behind_what_commas_set_apart_is_that_of_the_verb() {
    told(
        "Holm came to Lemburg on 28 June 1853 and left it, worn out by fever, on 3 August 1853.",
        &["28 June 1853: Holm came to Lemburg", "3 August 1853: Holm left it, worn out by fever"],
    );
}

#[test]
fn what_is_joined_over_an_adjective_has_its_own_day() {
    told(
        "Clara Orme fell ill in May 1908 and died on 2 January 1909.",
        &["May 1908: Clara Orme fell ill", "2 January 1909: Clara Orme died"],
    );
}

#[test]
fn a_day_with_another_in_brackets_dates_the_verb_as_a_day_without_one_does() {
    told(
        "They lost the battle of the Chernaya on 16 August (4 August O.S.) 1855.",
        &["16 August: They lost the battle of the Chernaya"],
    );
    told(
        "On 8 September (27 August O.S.) 1855 the French stormed the Malakoff.",
        &["8 September: The French stormed the Malakoff"],
    );
}

#[test]
fn who_stood_by_behind_a_dash_is_told_with_what_was_signed() {
    told(
        "Following the signing of the Corran Pact in 1888 between Arda and Dorn—with Korm and Bilsk serving as guarantors—the troops left.",
        &[
            "1888: The signing of the Corran Pact between Arda and Dorn—with Korm and Bilsk serving as guarantors",
            "1888 or later: The troops left",
        ],
    );
}

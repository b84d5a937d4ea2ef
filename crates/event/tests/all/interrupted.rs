//! Sentences that whoever says so interrupts.

use crate::common::told;

#[test]
fn a_sentence_that_its_teller_interrupts_goes_on_behind_him() {
    told(
        "In May 1880 the council closed the mill, in breach, the owners claimed, of the lease.",
        &["May 1880: The council closed the mill, in breach of the lease"],
    );
}

#[test]
fn a_clause_about_whom_something_was_done_for_has_no_part_in_its_line() {
    told(
        "The chapel was completed in 1561 for Ralph Dunn, to whom the king had granted the lands of the abbey.",
        &["1561: The chapel was completed for Ralph Dunn"],
    );
}

//! The checks, one file of code and one page each.

mod after_writing;
mod age_mismatch;
mod ambiguous_date;
mod calendar_mismatch;
mod conflicting_accounts;
mod duration_mismatch;
pub(crate) mod elapsed_mismatch;
mod impossible_date;
mod impossible_order;
mod outside_lifetime;
mod restated_mismatch;
mod reversed_interval;
mod unanchored_time;
mod weekday_mismatch;
mod wrong_calendar_label;

use crate::Check;

/// Every check there is.
pub const ALL: &[Check] = &[
    after_writing::CHECK,
    age_mismatch::CHECK,
    ambiguous_date::CHECK,
    calendar_mismatch::CHECK,
    conflicting_accounts::CHECK,
    duration_mismatch::CHECK,
    elapsed_mismatch::CHECK,
    impossible_date::CHECK,
    impossible_order::CHECK,
    outside_lifetime::CHECK,
    restated_mismatch::CHECK,
    reversed_interval::CHECK,
    unanchored_time::CHECK,
    weekday_mismatch::CHECK,
    wrong_calendar_label::CHECK,
];

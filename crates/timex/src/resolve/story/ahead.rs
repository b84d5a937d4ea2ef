//! The years a text writes further on.

use crate::expr::{Expr, WrittenYear};
use crate::find::Found;

/// How many times ahead a written year still bounds what comes before it.
const SIGHT: usize = 12;

/// For each time, the next year the text writes on its main line.
pub(crate) fn years_ahead(found: &[Found]) -> Vec<Option<i64>> {
    let mut ahead = vec![None; found.len()];
    let mut next: Option<(usize, i64)> = None;
    let mut passed = 0;
    for (index, one) in found.iter().enumerate().rev() {
        ahead[index] = next.filter(|(at, _)| passed - at <= SIGHT).map(|(_, year)| year);
        if let (Expr::Date(written), None) = (&one.meant.expr, one.role)
            && let (Some(WrittenYear::Full(year)), None, None) = (written.year, written.era, written.calendar)
        {
            next = Some((passed, year));
        }
        passed += usize::from(!one.meant.expr.is_named());
    }
    ahead
}

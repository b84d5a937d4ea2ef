//! What stands in quotation marks: somebody else tells it, and the account does not go on from there.

use crate::cues::Role;
use crate::find::Found;

/// A quotation left open ends after so many bytes.
const LONGEST: usize = 1500;

/// Gives the times within quotations their role, where the words around them say no more of it; says of each whether it is within one.
pub(super) fn mark(text: &str, found: &mut [Found]) -> Vec<bool> {
    let mut within = Vec::with_capacity(found.len());
    let bytes = text.as_bytes();
    let mut marks = memchr::memchr3_iter(b'"', 0x9C, 0x9D, bytes).filter_map(|at| mark_at(bytes, at)).peekable();
    let mut open: Option<usize> = None;
    for one in found {
        let start = one.span.start as usize;
        while let Some((at, mark)) = marks.next_if(|(at, _)| *at < start) {
            open = match mark {
                Mark::Opens => Some(at),
                Mark::Closes => None,
                // A new paragraph begins a quotation anew.
                Mark::Either => match open {
                    Some(from) if at - from <= LONGEST && !text[from..at].contains("\n\n") => None,
                    Some(_) | None => Some(at),
                },
            };
        }
        let inside = open.is_some_and(|from| start - from <= LONGEST && !text[from..start].contains("\n\n"));
        if inside && one.role.is_none() {
            one.role = Some(Role::Quoted);
        }
        within.push(inside);
    }
    within
}

/// What a quotation mark does.
enum Mark {
    Opens,
    Closes,
    /// A straight mark: the first opens, the next closes.
    Either,
}

/// The quotation mark whose last byte stands at `at`, if it is one, and where it begins.
fn mark_at(bytes: &[u8], at: usize) -> Option<(usize, Mark)> {
    let curly = at.checked_sub(2).filter(|&from| bytes[from..at] == [0xE2, 0x80]);
    match (bytes[at], curly) {
        (b'"', _) => Some((at, Mark::Either)),
        (0x9C, Some(from)) => Some((from, Mark::Opens)),
        (0x9D, Some(from)) => Some((from, Mark::Closes)),
        _other => None,
    }
}

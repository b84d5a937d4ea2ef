//! What stands in quotation marks: somebody else tells it, and the account does not go on from there.

use crate::cues::Role;
use crate::find::Found;

/// A quotation left open ends after so many bytes.
const LONGEST: usize = 1500;

/// Gives the times within quotations their role, where the words around them say no more of it.
pub(super) fn mark(text: &str, found: &mut [Found]) {
    let bytes = text.as_bytes();
    let mut marks =
        memchr::memchr2_iter(b'"', 0xE2, bytes).filter_map(|at| Some((at, opens(&bytes[at..])?))).peekable();
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
    }
}

/// What a quotation mark does.
enum Mark {
    Opens,
    Closes,
    /// A straight mark: the first opens, the next closes.
    Either,
}

/// Reads the quotation mark a text begins with, if it is one.
fn opens(bytes: &[u8]) -> Option<Mark> {
    match bytes {
        [b'"', ..] => Some(Mark::Either),
        [0xE2, 0x80, 0x9C, ..] => Some(Mark::Opens),
        [0xE2, 0x80, 0x9D, ..] => Some(Mark::Closes),
        _other => None,
    }
}

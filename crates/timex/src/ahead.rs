//! What a program can take next from each place, so that the matcher leaves ways untried that lead nowhere: a rule has
//! hundreds of ways and a token opens a few of them.

use crate::classes::{ClassId, NUMERIC};
use crate::rule::Instr;
use crate::vocabulary::ClassSets;

/// Classes as bits, several to a bit: two sets that share no bit share no class.
pub(crate) type Sketch = u64;

/// Stands for the end: what needs no further token.
pub(crate) const END: Sketch = 1 << 63;

/// The bit of a class. The shapes of numbers have bits of their own, for a number has many.
pub(crate) fn bit_of(class: ClassId) -> Sketch {
    let own = NUMERIC.len() as u16;
    1 << if class < own { class } else { own + class % (63 - own) }
}

/// The sketch of each symbol's classes.
pub(crate) fn sketches(sets: &ClassSets) -> Box<[Sketch]> {
    let of = |symbol: usize| sets.of(symbol as u16).iter().fold(0, |sketch, class| sketch | bit_of(*class));
    (0..sets.len()).map(of).collect()
}

/// For each instruction of a program, what can be taken first from there on.
pub(crate) fn ahead(program: &[Instr]) -> Box<[Sketch]> {
    let mut ahead = vec![Sketch::MAX; program.len()];
    // All but a repetition leads forward, so what follows is known; what a repetition may begin with is not, and is
    // left open.
    for (at, instr) in program.iter().enumerate().rev() {
        let from = |to: u32| ahead.get(to as usize).copied().unwrap_or_default();
        ahead[at] = match *instr {
            Instr::Take(class, _) => bit_of(class),
            Instr::Split(one, other) => from(one) | from(other),
            Instr::Jump(to) | Instr::Call(to, _) => from(to),
            // What follows is known to its caller.
            Instr::Phrase(..) => Sketch::MAX,
            Instr::Accept(_) => END,
            Instr::Fail => 0,
            Instr::Open(_) | Instr::Close(_) | Instr::Enter(..) | Instr::Leave(_) => from(at as u32 + 1),
        };
    }
    ahead.into()
}

#[cfg(test)]
mod tests {
    use crate::find::Finder;
    use crate::pack::Pack;
    use crate::rule::Domain;

    /// Every sentence of a page's examples, and all the rest of it: prose is text as well.
    #[test]
    fn nothing_is_lost_by_leaving_ways_untried() {
        for language in Pack::languages() {
            let files = Pack::files(language).expect("listed");
            let pack = Pack::of(language).expect("listed");
            let plain = Pack::that_tries_every_way(files);
            for domain in [Domain::News, Domain::Narrative] {
                let (mut quick, mut slow) = (Finder::new(pack, domain), Finder::new(&plain, domain));
                for (name, page) in files.rules.iter().chain(files.definitions) {
                    let text = page.replace(['{', '}'], "");
                    assert_eq!(quick.find(&text), slow.find(&text), "{language}, {name}");
                    for line in text.lines() {
                        assert_eq!(quick.find_document(line), slow.find_document(line), "{language}, {name}: {line}");
                    }
                }
            }
        }
    }
}

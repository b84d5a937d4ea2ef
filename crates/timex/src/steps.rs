//! The steps of a program as they lie in memory: sixteen bytes each, the same in a compiled-in pack as when they run, so
//! that nothing of them is read before a text asks for it.

use crate::ahead::{Sketch, ahead};
use crate::rule::{Instr, LabelId};

/// A step, and what can be taken first from there on.
pub(crate) type Place = [[u8; 8]; 2];

/// The steps of a program.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Steps<'a>(pub &'a [Place]);

impl Steps<'_> {
    /// The step at a place.
    #[inline]
    pub(crate) fn instr(self, at: u32) -> Instr {
        instr_of(u64::from_le_bytes(self.0[at as usize][0]))
    }

    /// What can be taken first from a place on; what it says yes to may yet fail.
    #[inline]
    pub(crate) fn ahead(self, at: u32) -> Sketch {
        Sketch::from_le_bytes(self.0[at as usize][1])
    }

    /// How many there are.
    pub(crate) fn count(self) -> usize {
        self.0.len()
    }
}

/// Lays out the steps of a program.
pub(crate) fn lay_out(instrs: &[Instr]) -> Vec<Place> {
    let laid = |(instr, ahead): (&Instr, &Sketch)| [word_of(*instr).to_le_bytes(), ahead.to_le_bytes()];
    instrs.iter().zip(&ahead(instrs)).map(laid).collect()
}

/// A step in eight bytes: its kind in the lowest, what it says in the others.
fn word_of(instr: Instr) -> u64 {
    let labelled = |label: Option<LabelId>| label.map_or(0, |label| u64::from(label) + 1) << 48;
    match instr {
        Instr::Fail => 0,
        Instr::Take(class, label) => 1 | u64::from(class) << 8 | labelled(label),
        Instr::Split(one, other) => 2 | u64::from(one) << 8 | u64::from(other) << 36,
        Instr::Jump(to) => 3 | u64::from(to) << 8,
        Instr::Open(extent) => 4 | u64::from(extent) << 8,
        Instr::Close(extent) => 5 | u64::from(extent) << 8,
        Instr::Call(tree, label) => 6 | u64::from(tree) << 8 | labelled(label),
        Instr::Phrase(class, index) => 7 | u64::from(class) << 8 | u64::from(index) << 24,
        Instr::Enter(definition, way) => 8 | u64::from(definition) << 8 | u64::from(way) << 24,
        Instr::Leave(label) => 9 | labelled(label),
        Instr::Accept(rule) => 10 | u64::from(rule) << 8,
    }
}

/// The step these eight bytes are; what `word_of` never writes goes nowhere.
#[inline]
fn instr_of(word: u64) -> Instr {
    let (first, second) = ((word >> 8) as u16, (word >> 24) as u16);
    let label = (word >> 48).checked_sub(1).map(|label| label as LabelId);
    match word as u8 {
        1 => Instr::Take(first, label),
        2 => Instr::Split((word >> 8) as u32 & 0xFFF_FFFF, (word >> 36) as u32),
        3 => Instr::Jump((word >> 8) as u32),
        4 => Instr::Open((word >> 8) as u8),
        5 => Instr::Close((word >> 8) as u8),
        6 => Instr::Call((word >> 8) as u32, label),
        7 => Instr::Phrase(first, second),
        8 => Instr::Enter(first, second),
        9 => Instr::Leave(label),
        10 => Instr::Accept(first),
        _ => Instr::Fail,
    }
}

#[cfg(test)]
mod tests {
    use super::{instr_of, word_of};
    use crate::rule::Instr;

    #[test]
    fn every_step_comes_back_from_its_bytes() {
        let steps = [
            Instr::Take(u16::MAX, None),
            Instr::Take(7, Some(0)),
            Instr::Split(0xFFF_FFFF, 1),
            Instr::Split(1, 0xFFF_FFFF),
            Instr::Jump(u32::MAX),
            Instr::Open(u8::MAX),
            Instr::Close(3),
            Instr::Call(u32::MAX, Some(9)),
            Instr::Call(0, None),
            Instr::Phrase(u16::MAX, 5),
            Instr::Enter(5, u16::MAX),
            Instr::Leave(None),
            Instr::Leave(Some(u8::MAX)),
            Instr::Accept(u16::MAX),
            Instr::Fail,
        ];
        for step in steps {
            assert_eq!(instr_of(word_of(step)), step);
        }
    }
}

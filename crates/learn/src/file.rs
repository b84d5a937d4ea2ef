//! A classifier as bytes: `TKLN`, the counts, the names, then the rows that say anything; checked when read.

use crate::Error;
use crate::linear::Linear;

const MAGIC: &[u8; 4] = b"TKLN";

/// So many classes and such a table at most.
const MOST_CLASSES: usize = 1024;
const MOST_BITS: u32 = 24;

impl Linear {
    /// Writes it as bytes, at the end of `out`; several may stand one after the other.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(MAGIC);
        for number in [self.bits, self.unit as u32, self.classes.len() as u32] {
            out.extend(number.to_le_bytes());
        }
        for class in &self.classes {
            out.extend((class.len() as u32).to_le_bytes());
            out.extend(class.as_bytes());
        }
        // A run of empty rows, then a run of others, in turn.
        let count = self.classes.len();
        let rows: Vec<&[i8]> = self.weights.chunks_exact(count).collect();
        let mut at = 0;
        while at < rows.len() {
            let empty = rows[at..].iter().take_while(|row| row.iter().all(|weight| *weight == 0)).count();
            let full = rows[at + empty..].iter().take_while(|row| row.iter().any(|weight| *weight != 0)).count();
            out.extend((empty as u32).to_le_bytes());
            out.extend((full as u32).to_le_bytes());
            for row in &rows[at + empty..at + empty + full] {
                out.extend(row.iter().map(|weight| *weight as u8));
            }
            at += empty + full;
        }
    }

    /// Reads one from the front of `bytes`, and returns the rest beside it.
    ///
    /// # Errors
    /// If it is no classifier, or damaged.
    pub fn read(bytes: &[u8]) -> Result<(Linear, &[u8]), Error> {
        let mut rest = bytes;
        if take(&mut rest, 4)? != MAGIC {
            return Err(Error::new("this is no classifier"));
        }
        let (bits, unit, count) = (number(&mut rest)?, number(&mut rest)? as i32, number(&mut rest)? as usize);
        if !(1..=MOST_BITS).contains(&bits) || !(1..=MOST_CLASSES).contains(&count) || unit < 1 {
            return Err(Error::new("the classifier has a size that none has"));
        }
        let mut classes = Vec::with_capacity(count);
        for _ in 0..count {
            let length = number(&mut rest)? as usize;
            let name = std::str::from_utf8(take(&mut rest, length)?);
            classes.push(name.map_err(|_| Error::new("the name of a class is not UTF-8"))?.to_owned());
        }
        let rows = 1usize << bits;
        let mut weights = vec![0i8; rows * count];
        let mut at = 0;
        while at < rows {
            let (empty, full) = (number(&mut rest)? as usize, number(&mut rest)? as usize);
            at += empty;
            if empty + full == 0 || at + full > rows {
                return Err(Error::new("the classifier has other rows than it says"));
            }
            let values = take(&mut rest, full * count)?;
            for (weight, value) in weights[at * count..].iter_mut().zip(values) {
                *weight = *value as i8;
            }
            at += full;
        }
        Ok((Linear { classes, bits, weights, unit }, rest))
    }
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], Error> {
    let (bytes, left) = rest.split_at_checked(count).ok_or_else(|| Error::new("the classifier ends too early"))?;
    *rest = left;
    Ok(bytes)
}

fn number(rest: &mut &[u8]) -> Result<u32, Error> {
    let bytes = take(rest, 4)?;
    Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

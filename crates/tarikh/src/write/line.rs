//! A time as a JSON object, byte for byte as `serde_json` writes it, in a fraction of its time: a history has millions.

use calendar::{CalendarId, Day};
use serde::Serialize;
use timex::{Resolved, Timex, TimexId};

use crate::json::{WrittenJson, calendar_of, nominal, range, recurs};

/// Adds the object of a time of `text`; `timexes` are all of its document, `offsets` where the time stands.
pub(super) fn line(
    out: &mut Vec<u8>,
    document: &str,
    text: &str,
    (start, end): (u64, u64),
    timex: &Timex,
    timexes: &[Timex],
) {
    let timex3 = timex.timex3();
    let extent = timex.extent();
    out.extend_from_slice(b"{\"id\":\"t");
    number(out, u64::from(timex.id.0) + 1);
    word(out, "\",\"document\":", document);
    out.extend_from_slice(b",\"start\":");
    number(out, start);
    out.extend_from_slice(b",\"end\":");
    number(out, end);
    free(out, ",\"text\":", timex.span.of(text));
    word(out, ",\"type\":", timex3.kind.as_str());
    free(out, ",\"value\":", &timex3.value);
    word_or_null(out, ",\"mod\":", timex3.modifier.map(|modifier| modifier.as_str()));
    if let Some(quant) = timex.meant.quant() {
        free(out, ",\"quant\":", quant);
    }
    if let Some(freq) = timex.meant.freq() {
        free(out, ",\"freq\":", freq);
    }
    word_or_null(out, ",\"edtf\":", timex.edtf().as_deref());
    word_or_null(out, ",\"calendar\":", timex.value.as_ref().and_then(calendar_of).map(CalendarId::as_str));
    day(out, ",\"earliest\":", extent.earliest());
    day(out, ",\"latest\":", extent.latest());
    parts(out, timex.written().and_then(WrittenJson::new).as_ref());
    let (resolved, anchor) = match timex.resolved {
        Resolved::Written => ("written", None),
        Resolved::Anchored(on) => ("anchored", on),
        Resolved::Unanchored => ("unanchored", None),
    };
    word(out, ",\"resolved\":", resolved);
    match anchor {
        Some(TimexId(id)) => {
            out.extend_from_slice(b",\"anchor\":\"t");
            number(out, u64::from(id) + 1);
            out.push(b'"');
        }
        None => out.extend_from_slice(b",\"anchor\":null"),
    }
    rare(out, ",\"range\":", range(timex, timexes).as_ref());
    rare(out, ",\"recurs\":", recurs(timex).as_ref());
    rare(out, ",\"nominal\":", nominal(timex).as_ref());
    out.extend_from_slice(if timex.named { b",\"named\":true" } else { b",\"named\":false" });
    free(out, ",\"rule\":", &timex.rule);
    out.push(b'}');
}

fn day(out: &mut Vec<u8>, key: &str, day: Option<Day>) {
    out.extend_from_slice(key.as_bytes());
    match day {
        Some(day) => {
            out.push(b'"');
            day.write_iso(out);
            out.push(b'"');
        }
        None => out.extend_from_slice(b"null"),
    }
}

fn parts(out: &mut Vec<u8>, written: Option<&WrittenJson>) {
    out.extend_from_slice(b",\"written\":");
    let Some(WrittenJson { year, month, day, weekday, era }) = written else {
        out.extend_from_slice(b"null");
        return;
    };
    out.push(b'{');
    let begin = out.len();
    let key = |out: &mut Vec<u8>, key: &str| {
        out.extend_from_slice(if out.len() == begin { b"\"" } else { b",\"" });
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
    };
    if let Some(year) = year {
        key(out, "year");
        if *year < 0 {
            out.push(b'-');
        }
        number(out, year.unsigned_abs());
    }
    if let Some(month) = month {
        key(out, "month");
        number(out, u64::from(*month));
    }
    if let Some(day) = day {
        key(out, "day");
        number(out, u64::from(*day));
    }
    if let Some(weekday) = weekday {
        key(out, "weekday");
        word(out, "", weekday);
    }
    if let Some(era) = era {
        key(out, "era");
        word(out, "", era);
    }
    out.push(b'}');
}

fn word_or_null(out: &mut Vec<u8>, key: &str, value: Option<&str>) {
    match value {
        Some(value) => word(out, key, value),
        None => {
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(b"null");
        }
    }
}

/// A text of whatever characters.
fn free(out: &mut Vec<u8>, key: &str, value: &str) {
    out.extend_from_slice(key.as_bytes());
    // Folded to the end, which a processor does sixteen bytes at a time.
    if value.bytes().fold(false, |escaped, byte| escaped | (byte < 0x20) | (byte == b'"') | (byte == b'\\')) {
        return by_serde(out, &value);
    }
    out.push(b'"');
    out.extend_from_slice(value.as_bytes());
    out.push(b'"');
}

/// A text that has nothing to escape: a word or number of ours.
fn word(out: &mut Vec<u8>, key: &str, value: &str) {
    out.extend_from_slice(key.as_bytes());
    out.push(b'"');
    out.extend_from_slice(value.as_bytes());
    out.push(b'"');
}

fn rare(out: &mut Vec<u8>, key: &str, value: Option<&impl Serialize>) {
    out.extend_from_slice(key.as_bytes());
    match value {
        Some(value) => by_serde(out, value),
        None => out.extend_from_slice(b"null"),
    }
}

fn by_serde(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("these shapes have string keys, and a vector takes every byte");
}

fn number(out: &mut Vec<u8>, number: u64) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    let mut left = number;
    loop {
        first -= 1;
        digits[first] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use super::*;
    use crate::Options;
    use crate::json::TimexJson;

    #[test]
    fn a_line_is_what_serde_would_write() {
        let text = "Caesar died on 15 March 44 BC.\nThe \"Prague Spring\" lasted from 5 January to 21 August 1968. \
            Every Tuesday in the 1990s, three weeks\nlater, about 1450, on 26 Dalw 1367, at noon on 20 March, \
            some days ago, during Ramadan 1400 AH, at least two years, every other \t day, before 1066, 264–241 BC.";
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let timexes = Options::default().tag(&document);
        assert!(timexes.len() >= 10);
        for (index, timex) in timexes.iter().enumerate() {
            let offsets = (index as u64, 10_u64.pow(index as u32));
            let json = TimexJson::new("d1", text, offsets, timex, &timexes);
            let (mut ours, mut serdes) = (Vec::new(), Vec::new());
            line(&mut ours, "d1", text, offsets, timex, &timexes);
            by_serde(&mut serdes, &json);
            assert_eq!(String::from_utf8(ours), String::from_utf8(serdes));
        }
    }
}

//! A time as a JSON object, byte for byte as `serde_json` writes it, in a fraction of its time: a history has millions.

use serde::Serialize;

use crate::json::{TimexJson, WrittenJson};

/// Adds the object of a time.
pub(super) fn line(out: &mut Vec<u8>, timex: &TimexJson<'_>) {
    // Taken apart whole, so that no field is forgotten here.
    let TimexJson {
        id,
        document,
        start,
        end,
        text: words,
        kind,
        value,
        modifier,
        quant,
        freq,
        edtf,
        calendar,
        earliest,
        latest,
        written,
        resolved,
        anchor,
        range,
        recurs,
        nominal,
        named,
        rule,
    } = timex;
    word(out, "{\"id\":", id);
    text(out, ",\"document\":", document);
    out.extend_from_slice(b",\"start\":");
    number(out, *start);
    out.extend_from_slice(b",\"end\":");
    number(out, *end);
    text(out, ",\"text\":", words);
    word(out, ",\"type\":", kind);
    text(out, ",\"value\":", value);
    word_or_null(out, ",\"mod\":", *modifier);
    if let Some(quant) = quant {
        text(out, ",\"quant\":", quant);
    }
    if let Some(freq) = freq {
        text(out, ",\"freq\":", freq);
    }
    word_or_null(out, ",\"edtf\":", edtf.as_deref());
    word_or_null(out, ",\"calendar\":", *calendar);
    word_or_null(out, ",\"earliest\":", earliest.as_deref());
    word_or_null(out, ",\"latest\":", latest.as_deref());
    parts(out, written.as_ref());
    word(out, ",\"resolved\":", resolved);
    word_or_null(out, ",\"anchor\":", anchor.as_deref());
    rare(out, ",\"range\":", range.as_ref());
    rare(out, ",\"recurs\":", recurs.as_ref());
    rare(out, ",\"nominal\":", nominal.as_ref());
    out.extend_from_slice(if *named { b",\"named\":true" } else { b",\"named\":false" });
    text(out, ",\"rule\":", rule);
    out.push(b'}');
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

fn text(out: &mut Vec<u8>, key: &str, value: &str) {
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
    for part in [key, "\"", value, "\""] {
        out.extend_from_slice(part.as_bytes());
    }
}

fn rare(out: &mut Vec<u8>, key: &str, value: Option<&impl Serialize>) {
    out.extend_from_slice(key.as_bytes());
    by_serde(out, &value);
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

    #[test]
    fn a_line_is_what_serde_would_write() {
        let text = "Caesar died on 15 March 44 BC.\nThe \"Prague Spring\" lasted from 5 January to 21 August 1968. \
            Every Tuesday in the 1990s, three weeks\nlater, about 1450, on 26 Dalw 1367, at noon on 20 March, \
            some days ago, during Ramadan 1400 AH, at least two years, every other \t day, before 1066, 264–241 BC.";
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let timexes = Options::default().tag(&document);
        assert!(timexes.len() >= 10);
        for (index, timex) in timexes.iter().enumerate() {
            let json = TimexJson::new("d1", text, (index as u64, 10_u64.pow(index as u32)), timex, &timexes);
            let (mut ours, mut serdes) = (Vec::new(), Vec::new());
            line(&mut ours, &json);
            by_serde(&mut serdes, &json);
            assert_eq!(String::from_utf8(ours), String::from_utf8(serdes));
        }
    }
}

//! From bytes to characters: which encoding a file is in, and what could not be decoded.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file's characters and how they were come by.
pub(crate) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    pub(crate) encoding: &'static Encoding,
    pub(crate) how: How,
    /// Whether some bytes had no meaning in the encoding and stand as U+FFFD.
    pub(crate) lossy: Loss,
}

/// How the encoding was known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// A byte order mark, or bytes that are valid UTF-8.
    Certain,
    /// The page or the XML declaration says so.
    Declared,
    /// By the frequencies of letters.
    Guessed,
}

/// Whether anything was lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Loss {
    Nothing,
    SomeBytes,
}

/// Decodes `bytes`; none where they are no text at all. Takes linear time.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    // UTF-32 begins as UTF-16 does, and goes on with NULs.
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return None;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let decoded = decode_as(encoding, How::Certain, &bytes[mark..]);
        let is_text = bytes.len() == mark || decoded.text.chars().any(|c| c != '\u{fffd}');
        return is_text.then_some(decoded);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return Some(decode_as(encoding, How::Guessed, bytes));
    }
    if is_binary(bytes) {
        return None;
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Some(Decoded { text: Cow::Borrowed(text), encoding: UTF_8, how: How::Certain, lossy: Loss::Nothing });
    }
    if let Some(encoding) = declared(bytes)
        && encoding != UTF_8
    {
        return Some(decode_as(encoding, How::Declared, bytes));
    }
    if is_mostly_utf_8(bytes) {
        return Some(decode_as(UTF_8, How::Certain, bytes));
    }
    Some(decode_as(guess(bytes), How::Guessed, bytes))
}

fn decode_as<'b>(encoding: &'static Encoding, how: How, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let lossy = if had_errors { Loss::SomeBytes } else { Loss::Nothing };
    Decoded { text, encoding, how, lossy }
}

/// Tells the encoding of a text by its head, which may end inside a character; none where it is no text.
pub(crate) fn encoding_of(head: &[u8]) -> Option<&'static Encoding> {
    // A character that is cut off at the end is no sign of another encoding.
    let whole = match str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => &head[..error.valid_up_to()],
        Ok(_) | Err(_) => head,
    };
    decode(whole).map(|decoded| decoded.encoding)
}

/// Control characters that no text has, or many NULs, in the first 64 KiB.
fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 9] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x7fELF",
        b"\x1f\x8b",
        b"\xd0\xcf\x11\xe0",
        b"SQLite format 3\0",
    ];
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let head = &bytes[..bytes.len().min(1 << 16)];
    // Counted in bytes, a few hundred at a time: all of a head at once takes as long as a tenth of the reading.
    let is_odd = |b: &u8| u8::from(matches!(b, 0..=8 | 14..=26 | 28..=31 | 127));
    let odd: usize = head.chunks(255).map(|some| usize::from(some.iter().map(is_odd).sum::<u8>())).sum();
    // One stray NUL or form code in a long wire report is no reason to refuse it; a handful, and two in a hundred bytes, are.
    odd > 4 && odd * 50 > head.len()
}

/// UTF-16 without a mark: nearly every other byte of the head is one and the same small high byte.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    let units = head.len() / 2;
    // A blank or a line end of UTF-16 has its NUL on one side; letters of Latin, Cyrillic, Hebrew and Arabic script
    // have a high byte below 8 there.
    let low = |offset: usize| head[offset..].iter().step_by(2).filter(|&&b| b < 8).count();
    let nul = |offset: usize| head[offset..].iter().step_by(2).filter(|&&b| b == 0).count();
    for (offset, encoding) in [(1, UTF_16LE), (0, UTF_16BE)] {
        let other = 1 - offset;
        if low(offset) * 100 >= units * 95 && nul(offset) * 20 >= units && nul(other) == 0 && low(other) * 10 < units {
            return Some(encoding);
        }
    }
    None
}

/// What `<meta charset>` or an XML declaration in the first 2 KiB says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(2048).map(|&b| if b.is_ascii() { b as char } else { ' ' }).collect();
    let head = head.to_ascii_lowercase();
    let opening = head.trim_start();
    let markup = opening.starts_with('<');
    if !markup {
        return None;
    }
    for key in ["charset=", "encoding="] {
        if let Some((_, rest)) = head.split_once(key) {
            let label: String = rest
                .trim_start_matches(['"', '\'', ' '])
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
                .collect();
            // A page whose declaration could be read byte by byte is not UTF-16, whatever it says.
            return Encoding::for_label(label.as_bytes()).filter(|&e| e != UTF_16LE && e != UTF_16BE);
        }
    }
    None
}

/// Says whether the text is UTF-8 with a little damage: far more well-formed characters beyond ASCII than bad bytes.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > bad * 4
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == UTF_8 { WINDOWS_1252 } else { encoding }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_and_name(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).expect("the test text is text");
        (decoded.text.into_owned(), decoded.encoding.name())
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let line = "On 15 February 1989 the last column crossed the bridge.";
        let little: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = line.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text_and_name(&little), (line.to_owned(), "UTF-16LE"));
        assert_eq!(text_and_name(&big), (line.to_owned(), "UTF-16BE"));
        assert_eq!(text_and_name(&[&[0xff, 0xfe], &little[..]].concat()), (line.to_owned(), "UTF-16LE"));
        assert_eq!(text_and_name(&[&[0xfe, 0xff], &big[..]].concat()), (line.to_owned(), "UTF-16BE"));
    }

    #[test]
    fn persian_in_utf_16_without_mark_is_read() {
        let line = "در ۲۶ دلو ۱۳۶۷ آخرین سربازان از پل گذشتند و کشور را ترک کردند.";
        let little: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text_and_name(&little).0, line);
    }

    #[test]
    fn old_code_pages_are_told_by_their_letters() {
        let cases = [
            ("في ١٥ شباط سنة 1989 عبر آخر الجنود الجسر وانتهت الحرب التي دامت عشر سنوات", "windows-1256"),
            ("15 февраля 1989 года последняя колонна перешла мост, и война закончилась", "windows-1251"),
            (
                "Le 18 brumaire an VIII, le général mit fin au régime ; l’été était déjà passé — à jamais",
                "windows-1252",
            ),
        ];
        for (line, label) in cases {
            let encoding = Encoding::for_label(label.as_bytes()).expect("a known label");
            let line = line.replace(['١', '٥'], "1");
            let (bytes, _, unmappable) = encoding.encode(&line);
            assert!(!unmappable, "{label}");
            assert_eq!(text_and_name(&bytes), (line, label));
        }
    }

    #[test]
    fn a_declared_encoding_is_honoured() {
        let page = "<html><meta charset='iso-8859-9'><p>15 \u{15e}ubat 1989".replace('\u{15e}', "~");
        let bytes: Vec<u8> = page.bytes().map(|b| if b == b'~' { 0xde } else { b }).collect();
        let decoded = decode(&bytes).expect("text");
        assert!(decoded.text.ends_with("15 Şubat 1989"));
        assert_eq!(decoded.how, How::Declared);
    }

    #[test]
    fn a_picture_is_no_text() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_none());
        assert!(decode(&[0u8; 4096]).is_none());
        assert!(decode(b"\xff\xfe\0\0T\0\0\0").is_none() && decode(b"\xff\xfe\0").is_none());
    }

    #[test]
    fn one_bad_byte_does_not_make_persian_latin() {
        let mut bytes = "در ۲۶ دلو ۱۳۶۷ آخرین سربازان از پل گذشتند".as_bytes().to_vec();
        bytes.push(0xff);
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.encoding.name(), "UTF-8");
        assert_eq!(decoded.lossy, Loss::SomeBytes);
        assert!(decoded.text.ends_with('\u{fffd}'));
    }
}

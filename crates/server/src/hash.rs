//! Hashes: the name a kept text goes by, and the style a page may use.

use sha2::{Digest, Sha256};

/// Returns the first 128 bits of the hash of some parts, in hexadecimal; where one part ends and the next begins counts.
pub(crate) fn name(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the hash of a style as a content-security policy names it.
pub(crate) fn policy(style: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(style.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let joined = three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(joined >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= three.len() { letter as char } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_policies_write_it() {
        assert_eq!(policy(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        assert_eq!((base64(b"ab"), base64(b"abc")), ("YWI=".to_owned(), "YWJj".to_owned()));
    }

    #[test]
    fn where_a_part_ends_counts() {
        assert_ne!(name(&["ab", "c"]), name(&["a", "bc"]));
    }
}

//! What the fuzz targets run, on stable too: whatever the bytes, no panic, and spans that can be shown.

use crate::builder::Builder;
use crate::find::Finder;
use crate::pack::Pack;
use crate::resolve::{Context, place_all};
use crate::rule::{Domain, parse_rule};

/// Reads bytes as the text of a rule.
pub fn exercise_rule(data: &[u8]) {
    let mut builder = Builder::new();
    for class in ["month", "weekday", "unit", "era", "third"] {
        builder.classes.intern(class);
    }
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(rule) = parse_rule(&mut builder, &[], "fuzz", text)
    {
        assert!(rule.terms.is_empty() || rule.terms.len() == usize::from(rule.extents).max(1));
    }
}

/// Finds and places the times of bytes as text, in every pack and domain.
pub fn exercise_find(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for language in Pack::languages() {
        let pack = Pack::of(language).expect("listed languages have packs");
        for domain in [Domain::News, Domain::Narrative] {
            let found = Finder::new(pack, domain).find(&text);
            let mut last = 0;
            for one in &found {
                assert!(one.span.start >= last && one.span.end > one.span.start, "spans are in order and not empty");
                assert!(!one.span.of(&text).is_empty());
                last = one.span.end;
            }
            for timex in place_all(pack, domain, &Context::default(), &text, found) {
                let _shown = (timex.timex3(), timex.edtf(), timex.extent());
            }
        }
    }
}

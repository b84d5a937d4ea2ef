//! Names of findings that stay the same when the text around them is edited.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::Site;
use crate::Diagnostic;

/// Gives each finding a name: by its check, its file, its message and the words it marks, never by line numbers. Those
/// that agree in all of it are numbered.
#[derive(Default)]
pub(super) struct Fingerprints {
    given: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// Returns the name of a finding: 32 hexadecimal digits, each time another.
    pub(super) fn next(&mut self, diagnostic: &Diagnostic, site: Option<&Site<'_>>) -> String {
        let (path, quote) = site.map_or(("", ""), |site| (site.path, site.quote));
        let named = format!("{}\0{path}\0{}\0{quote}", diagnostic.check, diagnostic.message);
        let count = self.given.entry(named.clone()).or_default();
        *count += 1;
        let digest = Sha256::digest(format!("{named}\0{count}"));
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

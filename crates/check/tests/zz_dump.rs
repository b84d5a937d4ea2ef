//! dump
use check::*;
use source::{DocumentId, read};
use timex::{Context, Domain, Finder, Pack};
#[test]
#[allow(clippy::disallowed_methods, clippy::disallowed_macros)]
fn dump() {
    let Some(files) = std::env::var_os("DUMP") else { return };
    for path in files.to_str().unwrap().split_whitespace() {
        let bytes = std::fs::read(path).unwrap();
        let (document, _) = read(DocumentId(0), path, &bytes, None).document().unwrap();
        let times = timex::tag(&mut Finder::new(Pack::of("en").unwrap(), Domain::Narrative), &Context::default(), &document);
        let sentences = [syntax::Syntax::english().parse(&document.text)];
        let (documents, times, written) = ([document], [times], [None]);
        let facts = Facts::new(&documents, &times, &written).with_grammar(&sentences);
        println!("{}", dump_told(&facts));
    }
}

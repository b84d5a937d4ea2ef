//! Times of news in running text: each account of `news.md` is read whole, and all of its times are compared.
#![allow(clippy::disallowed_methods)] // tests read the page

use std::fs;
use std::path::Path;

use timex::{Context, Domain, Finder, Pack, place_all};

#[test]
fn the_accounts_of_news_are_read_as_they_say() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/news.md")).expect("the page is there");
    let pack = Pack::of("en").expect("English is compiled in");
    let mut finder = Finder::new(pack, Domain::News);
    let mut wrong = String::new();
    let mut accounts = 0;
    for (written, marked, wanted) in parts(&page) {
        accounts += 1;
        let text = marked.replace(['{', '}'], "");
        let written = calendar::edtf::parse(written).expect("the date of writing is EDTF").to_value();
        let context = Context { written: Some(written), about: None, domain: Some(Domain::News) };
        let found = finder.find_document(&text);
        let read: Vec<String> = place_all(pack, Domain::News, &context, &text, found)
            .iter()
            .filter(|timex| !timex.named)
            .map(|timex| {
                let written = timex.timex3();
                format!("{} = {} {}", timex.span.of(&text), written.kind.as_str(), written.value)
            })
            .collect();
        let marks: Vec<&str> = marked.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        let listed: Vec<&str> = wanted.iter().filter_map(|line| line.split(" = ").next()).collect();
        assert_eq!(marks, listed, "what is marked is what is listed");
        for line in wanted.iter().filter(|line| !read.iter().any(|one| one == *line)) {
            wrong.push_str(&format!("missing: {line}\n"));
        }
        for line in read.iter().filter(|line| !wanted.contains(&line.as_str())) {
            wrong.push_str(&format!("read: {line}\n"));
        }
    }
    assert!(accounts > 10, "the page has its accounts");
    assert!(wrong.is_empty(), "{wrong}");
}

/// The accounts of a page: the date of writing, the text with its marks, the times listed below it.
fn parts(page: &str) -> Vec<(&str, &str, Vec<&str>)> {
    let block = |rest: &'_ str| rest.find("\n```").unwrap_or(rest.len());
    page.split("```account written=")
        .skip(1)
        .filter_map(|rest| {
            let (written, rest) = rest.split_once('\n')?;
            let (account, after) = rest.split_at(block(rest));
            let (_, times) = after.split_once("```times\n")?;
            Some((written, account, times[..block(times)].lines().collect()))
        })
        .collect()
}

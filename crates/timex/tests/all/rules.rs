//! Runs every rule file's examples and refusals, in the full pack, and the pack's negative corpus.
#![allow(clippy::disallowed_methods)] // a test reads its own data

use std::fs;
use std::path::{Path, PathBuf};

use timex::examples::{Example, blocks, read_example};
use timex::{Context, Domain, Finder, Pack, Timex, place_all};

fn lang() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lang")
}

fn read(pack: &Pack, example: &Example) -> Vec<Timex> {
    let domain = example.domain.unwrap_or(Domain::Narrative);
    let written = example
        .written
        .as_deref()
        .map(|text| calendar::edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).to_value());
    let mut finder = Finder::new(pack, domain);
    let found = if example.message { finder.find_document(&example.text) } else { finder.find(&example.text) };
    let context = Context { written, ..Context::default() };
    place_all(pack, domain, &context, &example.text, found)
}

fn shown(timexes: &[Timex], text: &str) -> String {
    timexes
        .iter()
        .map(|timex| {
            let timex3 = timex.timex3();
            let modifier = timex3.modifier.map_or("", |modifier| modifier.as_str());
            format!(
                "{{{}}} = {} | {} {} {modifier} [{} {}]",
                timex.span.of(text),
                timex.edtf().unwrap_or("null".into()),
                timex3.kind.as_str(),
                timex3.value,
                timex.rule,
                timex.reason
            )
        })
        .collect::<Vec<_>>()
        .join("\n      ")
}

fn wrong(pack: &Pack, line: &str) -> Option<String> {
    let example = match read_example(line) {
        Ok(example) => example,
        Err(problem) => return Some(format!("{line}\n  {problem}")),
    };
    let timexes = read(pack, &example);
    let right = timexes.len() == example.spans.len()
        && timexes.iter().zip(&example.spans).all(|(timex, span)| timex.span == *span)
        && timexes.iter().zip(&example.values).all(|(timex, value)| value.agrees(timex));
    (!right).then(|| format!("{line}\n  read: {}", shown(&timexes, &example.text)))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    found.sort();
    found
}

#[test]
fn every_rule_reads_its_examples_and_refuses_what_it_must() {
    let mut problems = Vec::new();
    let mut run = 0;
    for language in Pack::languages() {
        let pack = Pack::of(language).expect("listed");
        for path in files(&lang().join(language).join("rules")) {
            let text = fs::read_to_string(&path).expect("a listed file can be read");
            let name = path.file_stem().expect("has a name").to_string_lossy().into_owned();
            for line in blocks(&text, "examples").iter().flat_map(|block| block.lines()).filter(|line| !line.is_empty())
            {
                run += 1;
                problems.extend(wrong(pack, line).map(|problem| format!("{language}/{name}: {problem}")));
            }
            for line in blocks(&text, "never").iter().flat_map(|block| block.lines()).filter(|line| !line.is_empty()) {
                run += 1;
                let example = read_example(line).unwrap_or_else(|problem| panic!("{line}: {problem}"));
                let timexes = read(pack, &example);
                if timexes.iter().any(|timex| &*timex.rule == name.as_str()) {
                    problems.push(format!(
                        "{language}/{name} must not read: {line}\n  read: {}",
                        shown(&timexes, &example.text)
                    ));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{} of {run} wrong\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn no_time_is_found_in_the_negative_corpus() {
    let mut problems = Vec::new();
    for language in Pack::languages() {
        let pack = Pack::of(language).expect("listed");
        let Ok(text) = fs::read_to_string(lang().join(language).join("negative.md")) else { continue };
        for line in text.lines().filter_map(|line| line.strip_prefix("- ")) {
            let example = Example { text: line.to_owned(), ..Example::default() };
            let timexes = read(pack, &example);
            if !timexes.is_empty() {
                problems.push(format!("{language}: {line}\n  read: {}", shown(&timexes, line)));
            }
        }
    }
    assert!(problems.is_empty(), "{} wrong\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn accounts_are_read_as_a_careful_reader_reads_them() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history.md")).expect("the page is there");
    let pack = Pack::of("en").expect("English is compiled in");
    let blocks = blocks(&page, "examples");
    let lines = blocks.iter().flat_map(|block| block.lines()).filter(|line| !line.is_empty());
    let problems: Vec<String> = lines.filter_map(|line| wrong(pack, line)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

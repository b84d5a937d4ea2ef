//! Figures of `tag` against a folder of TimeML, until the command line has `eval`.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)]

use tarikh::{DomainChoice, Options, eval};
use timex::Domain;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (mut folder, mut errors, mut out, mut options) = (String::new(), None, None, Options::default());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--domain" => {
                options.domain = DomainChoice::As(match arguments.next().as_deref() {
                    Some("news") => Domain::News,
                    _ => Domain::Narrative,
                });
            }
            "--timeml" => out = arguments.next(),
            "--errors" => errors = arguments.next(),
            _ => folder = argument,
        }
    }
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "tml"));
    paths.sort();
    let mut evaluation = eval::TimexEval::default();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy();
        let bytes = std::fs::read(&path).unwrap();
        eval::eval_timex(&options, &mut evaluation, &name, &bytes).unwrap();
        if let Some(out) = &out {
            let (document, _) = source::read(source::DocumentId(0), &name, &bytes, None).document().unwrap();
            let timeml = tarikh::write::timeml(&document, None, &options.tag(&document));
            std::fs::write(std::path::Path::new(out).join(&*name), timeml.text).unwrap();
        }
    }
    print!("{}", evaluation.table());
    if let Some(path) = errors {
        std::fs::write(path, evaluation.errors()).unwrap();
    }
}

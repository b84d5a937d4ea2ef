//! Texts read for `read` and `check`: all of them at once in memory, since accounts are compared.

use tarikh::source::{Diagnostic, Document, DocumentId, Format, read};
use tarikh::{Chronology, Options};

use crate::commands::complain;
use crate::failure::{Failure, code};
use crate::inputs::Inputs;
use crate::parallel::in_order;
use crate::progress::{Progress, watched};

/// The texts that could be read, each with what its reader says of it, and the exit code so far.
pub struct Accounts {
    pub documents: Vec<(Document, Vec<Diagnostic>)>,
    pub worst: u8,
}

/// Makes of accounts a chronology, and says on a terminal how far it is.
pub fn chronology(what: &str, documents: Vec<(Document, Vec<Diagnostic>)>, options: &Options) -> Chronology {
    let read = watched(what, |watcher| tarikh::read_watched(documents, options, watcher));
    read.continue_value().expect("progress stops nothing")
}

/// Texts of more bytes than this together are not read: they would not fit in memory with what is made of them.
const MOST: usize = 1 << 30;

/// Reads the inputs; what cannot be read is said on stderr and left out.
pub fn accounts(jobs: usize, inputs: &Inputs, from: Option<Format>) -> Result<Accounts, Failure> {
    let mut found = Accounts { documents: Vec::new(), worst: code::DONE };
    for problem in &inputs.problems {
        complain(problem);
        found.worst = code::FAILED;
    }
    let files = &inputs.files;
    let mut progress = Progress::new("reading");
    let mut bytes = 0;
    let mut too_much = false;
    in_order(
        jobs,
        files.len(),
        |index| {
            let whole = files[index].whole()?;
            let reading = read(DocumentId(index as u32), &files[index].path, &whole, from).document();
            reading.map_err(|problem| format!("{}: {problem}", files[index].path))
        },
        |index, outcome| {
            progress.at(index as u64, files.len() as u64, "files");
            match outcome {
                Ok((document, remarks)) => {
                    bytes += document.text.len();
                    found.documents.push((document, remarks));
                }
                Err(problem) => {
                    complain(&problem);
                    found.worst = code::FAILED;
                }
            }
            too_much = bytes > MOST;
            !too_much
        },
    );
    match too_much {
        true => Err(Failure::new("the texts are more than 1 GiB together; read them in parts")),
        false => Ok(found),
    }
}

//! The files, folders and standard input that a command is given.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use tarikh::source::{Format, MAX_DOCUMENT};

use crate::commands::complain;
use crate::progress::meanwhile;

/// One text to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    /// Where it is; none for standard input.
    pub file: Option<PathBuf>,
    /// The path as it was given, below the folder as it was given, or `-`.
    pub path: String,
    /// Its path below the folder it was found in, or its name: what an output in a folder is called.
    pub name: PathBuf,
}

/// What a command is to read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inputs {
    /// In the order of the arguments, what a folder holds sorted.
    pub files: Vec<Input>,
    /// Paths that cannot be read, and why.
    pub problems: Vec<String>,
    /// How many files of folders are of no form that is read.
    pub passed_over: usize,
    /// Whether a folder was among the arguments.
    pub had_folder: bool,
}

/// What to do with a folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Folders {
    /// Take all texts below it.
    Walk,
    /// Take the treebanks below it: what ends in `.conllu`.
    Treebanks,
    /// Take the plain texts below it: what ends in `.txt`.
    Texts,
    /// It is no input.
    Refuse,
}

/// A file's content.
pub enum Content {
    /// All of it.
    Whole(Vec<u8>),
    /// More than is read as a whole: its beginning, and the rest.
    Large(Box<dyn Read + Send>),
}

/// Returns the inputs; none where no path is given and a person sits at the terminal.
pub fn gather(paths: &[PathBuf], folders: Folders) -> Option<Inputs> {
    let stdin = [PathBuf::from("-")];
    let paths = match paths {
        [] if io::stdin().is_terminal() => return None,
        [] => &stdin,
        given => given,
    };
    let mut inputs = Inputs::default();
    for path in paths {
        let shown = path.display().to_string();
        if shown == "-" {
            inputs.files.push(Input { file: None, path: shown, name: PathBuf::from("stdin") });
            continue;
        }
        match (fs::metadata(path), folders) {
            (Err(error), _) => inputs.problems.push(problem(&shown, &error)),
            (Ok(found), Folders::Walk) if found.is_dir() => {
                let is_text = |path: &Path| {
                    Format::by_ending(&path.display().to_string()).is_some() || path.extension().is_none()
                };
                inputs.had_folder = true;
                let before = inputs.files.len();
                walk(path, &mut inputs, is_text);
                if inputs.files.len() == before {
                    complain(&format!("{shown}: holds no text"));
                }
            }
            (Ok(found), Folders::Treebanks) if found.is_dir() => {
                inputs.had_folder = true;
                walk(path, &mut inputs, |path| path.extension().is_some_and(|ending| ending == "conllu"));
            }
            (Ok(found), Folders::Texts) if found.is_dir() => {
                inputs.had_folder = true;
                walk(path, &mut inputs, |path| path.extension().is_some_and(|ending| ending == "txt"));
            }
            (Ok(found), Folders::Refuse) if found.is_dir() => {
                inputs.problems.push(format!("{shown}: is a folder; name its files"));
            }
            (Ok(_), _) => {
                let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
                inputs.files.push(Input { file: Some(path.clone()), path: shown, name });
            }
        }
    }
    inputs.leave_doubles();
    Some(inputs)
}

impl Inputs {
    /// A file that is named twice, or stands in a folder that is named as well, is one account: it is read once.
    fn leave_doubles(&mut self) {
        let mut known = BTreeSet::new();
        let mut left = Vec::new();
        self.files.retain(|input| {
            let place = input.file.as_ref().and_then(|file| fs::canonicalize(file).ok());
            let is_new = place.is_none_or(|place| !place.is_file() || known.insert(place));
            if !is_new {
                left.push(input.path.clone());
            }
            is_new
        });
        left.dedup();
        left.iter().for_each(|path| complain(&format!("{path}: given twice, read once")));
    }
}

/// Takes the files below a folder that are wanted, sorted by path; what is hidden is skipped, links to folders are not followed.
fn walk(folder: &Path, inputs: &mut Inputs, wanted: impl Fn(&Path) -> bool) {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let entries = match fs::read_dir(&next) {
            Ok(entries) => entries,
            Err(error) => {
                inputs.problems.push(problem(&next.display().to_string(), &error));
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => waiting.push(path),
                Ok(kind) if kind.is_symlink() && path.is_dir() => {}
                // A pipe or a device in a folder is no text, and may never end.
                Ok(kind) if !kind.is_file() && !path.is_file() => {}
                Ok(_) | Err(_) => found.push(path),
            }
        }
    }
    found.sort();
    for path in found {
        let shown = path.display().to_string();
        if !wanted(&path) {
            inputs.passed_over += 1;
            continue;
        }
        let name = path.strip_prefix(folder).map_or_else(|_| path.clone(), PathBuf::from);
        inputs.files.push(Input { file: Some(path), path: shown, name });
    }
}

impl Input {
    /// Reads the input, up to the size that is read as a whole.
    pub fn content(&self) -> Result<Content, String> {
        let most = MAX_DOCUMENT as u64 + 1;
        let mut bytes = Vec::new();
        let mut reader: Box<dyn Read + Send> = match &self.file {
            None => Box::new(io::stdin()),
            Some(path) => {
                // A pipe waits for whoever writes to it, as it does for `cat`.
                let is_pipe = fs::metadata(path).is_ok_and(|known| !known.is_file());
                let open = || File::open(path);
                let file = if is_pipe { meanwhile(&format!("waiting for {}", self.path), open) } else { open() };
                let file = file.map_err(|error| problem(&self.path, &error))?;
                // Told by a file alone; what has no length is read to see.
                let length = file.metadata().map_or(0, |known| known.len());
                if length >= most {
                    return Ok(Content::Large(Box::new(file)));
                }
                bytes.reserve_exact(length as usize + 1);
                Box::new(file)
            }
        };
        reader.by_ref().take(most).read_to_end(&mut bytes).map_err(|error| problem(&self.path, &error))?;
        if bytes.len() as u64 == most {
            return Ok(Content::Large(Box::new(io::Cursor::new(bytes).chain(reader))));
        }
        Ok(Content::Whole(bytes))
    }

    /// Reads what annotators marked in the text: the files `NAME_ANNOTATOR.ann` beside `NAME.txt`, in the order of their names.
    pub fn annotations(&self) -> Result<Vec<String>, String> {
        let Some(file) = &self.file else { return Ok(Vec::new()) };
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let listed = fs::read_dir(folder).map_err(|error| problem(&folder.display().to_string(), &error))?;
        let is_of_it = |path: &PathBuf| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let own = stem.rsplit_once('_').map_or(&*stem, |(own, _)| own);
            path.extension().is_some_and(|ending| ending == "ann") && own == name
        };
        let mut paths: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).filter(is_of_it).collect();
        paths.sort();
        let read =
            |path: &PathBuf| fs::read_to_string(path).map_err(|error| problem(&path.display().to_string(), &error));
        paths.iter().map(read).collect()
    }

    /// Reads the input as a whole, or says that it is too large.
    pub fn whole(&self) -> Result<Vec<u8>, String> {
        match self.content()? {
            Content::Whole(bytes) => Ok(bytes),
            Content::Large(_) => Err(format!(
                "{}: larger than {} MiB; divide it, or take its times with `tarikh tag`",
                self.path,
                MAX_DOCUMENT >> 20
            )),
        }
    }
}

fn problem(path: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{path}: there is no such file"),
        io::ErrorKind::PermissionDenied => format!("{path}: may not be read (permission denied)"),
        io::ErrorKind::IsADirectory => format!("{path}: is a folder"),
        _other => format!("{path}: {error}"),
    }
}

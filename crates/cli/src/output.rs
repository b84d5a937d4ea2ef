//! Where the results go: stdout, a file, or a file for each input in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::replacing::Replacing;

/// Where the results go.
pub enum Output {
    /// One stream for all.
    One(Stream),
    /// A file for each input below a folder, with this ending.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// With its dot.
        ending: &'static str,
    },
}

/// One stream of results.
pub enum Stream {
    /// Standard output.
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// A file.
    File(Replacing),
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Stream::Stdout(stream) => stream.write(bytes),
            Stream::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Stream::Stdout(stream) => stream.flush(),
            Stream::File(file) => file.flush(),
        }
    }
}

/// What a form of a chronology wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wants {
    /// One file for all accounts together.
    OneOfAll,
    /// A file for each account, beside its text.
    OneOfEach,
}

impl Output {
    /// Opens the place for one result of all inputs; no input may be that place.
    pub fn one(path: Option<&Path>, inputs: &Inputs) -> Result<Output, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Output::One(Stream::Stdout(BufWriter::new(io::stdout().lock()))));
        };
        if path.is_dir() {
            return Err(Failure::new(format!("--output {}: is a folder", path.display())));
        }
        spare(inputs, path)?;
        Ok(Output::One(Stream::File(create(path)?)))
    }

    /// Opens the place for a result of each input: a folder where there are many.
    pub fn each(path: Option<&Path>, inputs: &Inputs, ending: &'static str) -> Result<Output, Failure> {
        let Some(folder) = path else { return Output::one(None, inputs) };
        let many = inputs.files.len() > 1 || inputs.had_folder || folder.is_dir();
        if many { Output::folder(folder, inputs, ending) } else { Output::one(path, inputs) }
    }

    /// Opens the place for a chronology: one of all inputs, or one of each where the place is a folder or is written as
    /// one, with a slash or, for many inputs, without an ending.
    pub fn chronology(path: Option<&Path>, inputs: &Inputs, ending: &'static str) -> Result<Output, Failure> {
        let Some(folder) = path else { return Output::one(None, inputs) };
        let is_written_as_one = folder.as_os_str().to_string_lossy().ends_with('/');
        let many = inputs.files.len() > 1 && folder.extension().is_none();
        if folder.is_dir() || is_written_as_one || many {
            return Output::folder(folder, inputs, ending);
        }
        Output::one(path, inputs)
    }

    fn folder(folder: &Path, inputs: &Inputs, ending: &'static str) -> Result<Output, Failure> {
        if folder.exists() && !folder.is_dir() {
            let message = format!("--output {}: is a file; many inputs need a folder", folder.display());
            return Err(Failure::new(message));
        }
        let mut taken: BTreeMap<PathBuf, &str> = BTreeMap::new();
        for input in &inputs.files {
            let name = input.name.with_extension(&ending[1..]);
            if let Some(other) = taken.insert(name.clone(), &input.path) {
                let message = format!("{other} and {} would both be written to {}", input.path, name.display());
                return Err(Failure::new(message));
            }
            spare(inputs, &folder.join(name))?;
        }
        Ok(Output::Folder { folder: folder.to_owned(), ending })
    }

    /// Says whether each input has a file of its own.
    pub fn is_folder(&self) -> bool {
        matches!(self, Output::Folder { .. })
    }

    /// Writes the result of an input.
    pub fn write(&mut self, name: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        match self {
            Output::One(stream) => Ok(stream.write_all(text.as_ref())?),
            Output::Folder { .. } => {
                let mut file = self.file(name)?;
                file.write_all(text.as_ref())?;
                Ok(file.keep()?)
            }
        }
    }

    /// Writes a text beside the result of an input, with another ending.
    pub fn write_beside(&self, inputs: &Inputs, name: &Path, ending: &str, text: &str) -> Result<(), Failure> {
        match self {
            Output::One(_) => Ok(()),
            Output::Folder { folder, .. } => beside(inputs, &folder.join(name), ending, text),
        }
    }

    /// Opens the place of one input's result, to write it little by little.
    pub fn stream<T>(
        &mut self,
        name: &Path,
        write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if let Output::One(stream) = self {
            return write(stream);
        }
        let mut file = self.file(name)?;
        let result = write(&mut file)?;
        file.keep()?;
        Ok(result)
    }

    fn file(&self, name: &Path) -> Result<Replacing, Failure> {
        let Output::Folder { folder, ending } = self else {
            return Err(Failure::new("there is no folder to write to"));
        };
        let path = folder.join(name).with_extension(&ending[1..]);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Failure::new(format!("{}: {error}", parent.display())))?;
        }
        create(&path)
    }

    /// Writes what is still held back.
    pub fn finish(self) -> Result<(), Failure> {
        match self {
            Output::One(Stream::Stdout(mut stream)) => Ok(stream.flush()?),
            Output::One(Stream::File(file)) => Ok(file.keep()?),
            Output::Folder { .. } => Ok(()),
        }
    }
}

/// Writes a text beside a file, with another ending; none where it stands there already.
pub fn beside(inputs: &Inputs, path: &Path, ending: &str, text: &str) -> Result<(), Failure> {
    let path = path.with_extension(ending);
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    spare(inputs, &path)?;
    let mut file = create(&path)?;
    file.write_all(text.as_bytes())?;
    Ok(file.keep()?)
}

fn create(path: &Path) -> Result<Replacing, Failure> {
    Replacing::new(path).map_err(|error| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        Failure::new(match (error.kind(), folder) {
            (io::ErrorKind::NotFound, Some(folder)) => {
                format!("{}: there is no folder {}", path.display(), folder.display())
            }
            (_other, _) => format!("{}: {error}", path.display()),
        })
    })
}

/// Refuses to write over an input, by whatever name it is called.
pub fn spare(inputs: &Inputs, path: &Path) -> Result<(), Failure> {
    let input = inputs.files.iter().find(|input| input.file.as_deref().is_some_and(|file| is_same(file, path)));
    match input {
        Some(input) => {
            let message = format!("{}: is the input {}; write to another file", path.display(), input.path);
            Err(Failure::new(message))
        }
        None => Ok(()),
    }
}

/// Says whether two paths are of one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let (Ok(one_path), Ok(other_path)) = (fs::canonicalize(one), fs::canonicalize(other)) else { return false };
    one_path == other_path || has_same_node(&one_path, &other_path)
}

#[cfg(unix)]
fn has_same_node(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let node = |path: &Path| fs::metadata(path).ok().filter(|it| it.is_file()).map(|it| (it.dev(), it.ino()));
    node(one).is_some_and(|node_of_one| Some(node_of_one) == node(other))
}

#[cfg(not(unix))]
fn has_same_node(_one: &Path, _other: &Path) -> bool {
    false
}

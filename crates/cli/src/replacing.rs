//! A file that is written beside its place and put there when it is whole: a run that fails leaves what was there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::leftovers::{done, half_written};

/// A file on its way to its place.
pub struct Replacing {
    file: BufWriter<File>,
    /// Where it is written and where it goes; none for what is no regular file, such as a pipe.
    way: Option<(PathBuf, PathBuf)>,
}

impl Replacing {
    /// Opens a file that is to stand at a path.
    pub fn new(path: &Path) -> io::Result<Replacing> {
        // A link stays a link: what it points to is replaced.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&place).is_ok_and(|known| !known.is_file()) {
            return Ok(Replacing { file: BufWriter::new(File::create(&place)?), way: None });
        }
        let name = place.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?.to_string_lossy();
        for nth in 0..100u32 {
            let part = place.with_file_name(format!(".{name}.part{nth}"));
            match half_written(&part, || OpenOptions::new().write(true).create_new(true).open(&part)) {
                Ok(file) => {
                    return Ok(Replacing { file: BufWriter::new(file), way: Some((part, place)) });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists))
    }

    /// Puts the file in its place.
    pub fn keep(mut self) -> io::Result<()> {
        self.file.flush()?;
        let Some((part, place)) = self.way.take() else { return Ok(()) };
        if let Ok(known) = fs::metadata(&place) {
            fs::set_permissions(&part, known.permissions())?;
        }
        let moved = fs::rename(&part, &place).inspect_err(|_| {
            // What is left over is no one's file.
            let _ = fs::remove_file(&part);
        });
        done(&part);
        moved
    }
}

impl Write for Replacing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Replacing {
    fn drop(&mut self) {
        if let Some((part, _)) = &self.way {
            let _ = fs::remove_file(part);
            done(part);
        }
    }
}

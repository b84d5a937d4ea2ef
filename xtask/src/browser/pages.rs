//! The texts whose pages are looked at, all of them our own, and the program that makes pages of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::Desk;
use crate::process::{cargo, run, target};

/// An account in Persian.
pub const PERSIAN: &str = include_str!("persian.txt");

/// An account of years before the era.
pub const ANCIENT: &str = include_str!("ancient.txt");

/// An English account with Persian names and dates.
pub const MIXED: &str = include_str!("mixed.txt");

/// A text written to do harm: markup, scripts, links, characters that turn a line around.
pub const HOSTILE: &str = "<script>document.title='taken'</script> on 15 February 1989\n\
    </p></article><img src=x onerror=\"document.title='taken'\"> in 1992\n\
    <a href=\"javascript:alert(1)\">26 Bahman 1367</a> \u{202e}fo dne eht\u{202c} was Thursday, 15 February 1989\n\
    \u{2066}never closed, \u{0}\u{1b}[2J in <b>1979</b> \"' &lt;script&gt; &#60;script&#62;\n\
    ]]></style><style>*{display:none}</style> until 1996\n";

/// Makes pages with the program built in the development profile, as the tests do.
pub struct Maker {
    program: PathBuf,
    folder: PathBuf,
}

impl Maker {
    /// Builds the program and makes the folder `target/browser`.
    pub fn new(root: &Path) -> Result<Maker, String> {
        run(&mut cargo(root, &["build", "--quiet", "--locked", "-p", "tarikh-cli"]))?;
        let folder = target(root).join("browser");
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let folder = folder.canonicalize().map_err(|e| format!("{}: {e}", folder.display()))?;
        Ok(Maker { program: target(root).join("debug/tarikh"), folder })
    }

    /// Opens a desk.
    pub fn desk(&self) -> Result<Desk, String> {
        Desk::open(&self.program, &[])
    }

    /// Returns a path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a file into the folder.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<PathBuf, String> {
        let path = self.path(name);
        std::fs::write(&path, content).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(path)
    }

    /// Makes the page of a text.
    pub fn page(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let file = self.write(&format!("{name}.txt"), text.as_bytes())?;
        self.page_of(name, &[file])
    }

    /// Makes one page of files.
    pub fn page_of(&self, name: &str, files: &[PathBuf]) -> Result<PathBuf, String> {
        let page = self.path(&format!("{name}.html"));
        let mut read = Command::new(&self.program);
        read.arg("read").args(files).args(["--format", "html", "-o"]).arg(&page);
        run(&mut read)?;
        Ok(page)
    }
}

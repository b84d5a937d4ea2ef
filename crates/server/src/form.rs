//! What a form of the desk was filled in with: the texts and files, and what was said of them.

use axum::extract::Multipart;
use tarikh::demo;
use tarikh::source::{DocumentId, Format, Reading, read};
use tarikh::{Chronology, source};

use crate::answer::Refusal;
use crate::desk::Wanted;
use crate::hash;
use crate::request::{Account, Asked, AskedDocument};

/// So many accounts the form has fields for.
pub(crate) const ACCOUNTS: usize = 3;

/// A form has so few fields; more are not ours.
const MOST_FIELDS: usize = 32;

/// An account as it was typed.
#[derive(Clone, Default, Debug)]
pub(crate) struct Given {
    pub title: String,
    pub text: String,
}

/// What the form was filled in with, so that it comes back with a refusal.
#[derive(Clone, Default, Debug)]
pub(crate) struct Filled {
    /// The accounts by their number, some without a text.
    pub accounts: Vec<Given>,
    pub written: String,
    pub about: String,
    pub domain: String,
}

/// What was sent.
pub(crate) struct Sent {
    pub filled: Filled,
    /// Name and bytes of each file.
    files: Vec<(String, Vec<u8>)>,
}

impl Filled {
    /// Returns a form filled in with the accounts of the demo, which disagree.
    pub(crate) fn example() -> Filled {
        let account = |&(path, text): &(&str, &str)| {
            let mut letters = path.split('.').next().unwrap_or(path).chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            let title = first.chain(letters).collect();
            Given { title, text: text.to_owned() }
        };
        Filled { accounts: demo::ACCOUNTS.iter().take(ACCOUNTS).map(account).collect(), ..Filled::default() }
    }

    /// The account that a field is of, made where there is none yet.
    fn account(&mut self, number: usize) -> &mut Given {
        if self.accounts.len() <= number {
            self.accounts.resize(number + 1, Given::default());
        }
        &mut self.accounts[number]
    }
}

impl Sent {
    /// Reads a form.
    pub(crate) async fn of(mut form: Multipart) -> Result<Sent, Refusal> {
        let wrong = |_| Refusal::bad("the form was not understood");
        let mut sent = Sent { filled: Filled::default(), files: Vec::new() };
        for _ in 0..MOST_FIELDS {
            let Some(field) = form.next_field().await.map_err(wrong)? else { return Ok(sent) };
            let (name, file) =
                (field.name().unwrap_or_default().to_owned(), field.file_name().unwrap_or_default().to_owned());
            let bytes = field.bytes().await.map_err(wrong)?;
            if name == "file" {
                if !bytes.is_empty() {
                    sent.files.push((file, bytes.to_vec()));
                }
                continue;
            }
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::bad("the form is not UTF-8"))?;
            sent.fill(&name, text)?;
        }
        Err(Refusal::bad("the form has too many fields"))
    }

    fn fill(&mut self, name: &str, text: String) -> Result<(), Refusal> {
        let number = |end: &str| match end {
            "" => Some(0),
            end => end.parse::<usize>().ok().filter(|number| (2..=ACCOUNTS).contains(number)).map(|number| number - 1),
        };
        if let Some(number) = name.strip_prefix("text").and_then(number) {
            let given = self.filled.account(number);
            if !text.trim().is_empty() && !given.text.is_empty() {
                return Err(Refusal::bad("there is more than one text: send one"));
            }
            if !text.trim().is_empty() {
                given.text = text;
            }
            return Ok(());
        }
        if let Some(number) = name.strip_prefix("title").and_then(number) {
            self.filled.account(number).title = text;
            return Ok(());
        }
        match name {
            "written" => self.filled.written = text,
            "about" => self.filled.about = text,
            "domain" => self.filled.domain = text,
            _other => {}
        }
        Ok(())
    }

    /// Returns how many bytes of text there are.
    pub(crate) fn bytes(&self) -> usize {
        let texts = self.filled.accounts.iter().map(|one| one.text.len());
        texts.chain(self.files.iter().map(|(_, bytes)| bytes.len())).sum()
    }

    /// Reads what was sent; the name hangs on all that was, so that it is the same for the same.
    pub(crate) fn read(self, most: usize, wanted: &Wanted) -> Result<(String, Chronology), Refusal> {
        let Sent { filled, files } = self;
        let given: Vec<&Given> = filled.accounts.iter().filter(|one| !one.text.is_empty()).collect();
        let documents = given.iter().map(|one| AskedDocument {
            text: one.text.clone(),
            title: Some(one.title.clone()),
            from: None,
        });
        let said = |text: &str| Some(text.to_owned());
        let asked = Asked {
            documents: documents.collect(),
            written: said(&filled.written),
            about: said(&filled.about),
            domain: said(&filled.domain),
            ..Asked::default()
        };
        let options = asked.options()?;
        // The title of the first account is that of the first file, where no text is typed.
        let title = filled.accounts.first().map(|one| one.title.as_str()).filter(|_| given.is_empty());
        let (mut accounts, mut hashed) = (Vec::new(), Vec::new());
        if !given.is_empty() {
            accounts = asked.accounts(most)?;
            name_pasted(&mut accounts);
            hashed.extend(given.iter().flat_map(|one| [one.text.clone(), one.title.clone()]));
        }
        for (name, bytes) in files {
            let title = title.filter(|_| accounts.is_empty());
            let number = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
            let account = of_file(DocumentId(number), &name, &bytes, title)?;
            hashed.extend([
                account.0.sha256.to_string(),
                account.0.path.to_string(),
                title.unwrap_or_default().to_owned(),
            ]);
            accounts.push(account);
        }
        if accounts.is_empty() {
            return Err(Refusal::bad("there is no text to read: paste one, or choose a file"));
        }
        if accounts.len() > most {
            return Err(Refusal::bad(format!("more than {most} texts")));
        }
        hashed.extend([filled.written.clone(), filled.about.clone(), filled.domain.clone()]);
        let parts: Vec<&str> = hashed.iter().map(String::as_str).collect();
        Ok((hash::name(&parts), wanted.read(accounts, &options)?))
    }
}

/// Names accounts that were pasted without a title by what stands above them, else by their number, so that all that is made of them
/// can tell which is which.
fn name_pasted(accounts: &mut [Account]) {
    let many = accounts.len();
    for (number, (document, _)) in (1..).zip(accounts) {
        if document.path != "-" {
            continue;
        }
        let own = document.title.as_deref().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
        document.path = match (own, many) {
            (Some(own), _) => own,
            (None, 1) => continue,
            (None, _) => format!("Account {number}"),
        };
    }
}

/// Reads a file; of its path only its name is used.
fn of_file(id: DocumentId, path: &str, bytes: &[u8], title: Option<&str>) -> Result<Account, Refusal> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect::<String>();
    match read(id, &name, bytes, Format::by_ending(&name)) {
        Reading::Document(document, remarks) => {
            let titled = title.map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned);
            Ok((source::Document { title: titled.or(document.title.clone()), ..*document }, remarks))
        }
        Reading::Unreadable(why) => Err(Refusal::bad(why)),
    }
}

//! The facts a check looks at: what was read of each document.

use calendar::TimeValue;
use source::{Document, Span, sentences};
use timex::{Resolved, Timex};

use crate::template::{Match, Slot, Template};
use crate::tokens::{Kind, Token, tokens};
use crate::told::{Told, Understanding};
use crate::words::words;

/// What was read of all documents of a run.
///
/// ```
/// use check::{CHECKS, Facts, run};
/// use source::{DocumentId, read};
/// use timex::{Context, Domain, Finder, Pack};
///
/// let text = "The last column left on Saturday, 15 February 1989.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
/// let pack = Pack::of("en").expect("English has a pack");
/// let times = timex::tag(&mut Finder::new(pack, Domain::Narrative), &Context::default(), &document);
///
/// let (documents, times) = ([document], [times]);
/// let findings = run(&Facts::new(&documents, &times, &[None]), CHECKS);
/// assert_eq!(findings.diagnostics[0].message, "15 February 1989 was a Wednesday, not a Saturday");
/// ```
pub struct Facts<'a> {
    accounts: Vec<Account<'a>>,
}

/// One document with what was read of it.
pub struct Account<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its times, in reading order.
    pub timexes: &'a [Timex],
    /// When it was written, where that is known.
    pub written: Option<&'a TimeValue>,
    /// The sentences that tell a time, in order.
    pub(crate) sentences: Vec<Sentence>,
    /// The date the text gives for its own day, as an index.
    own_day: Option<usize>,
    /// What its sentences tell of happenings, where their grammar is known.
    pub(crate) told: Told,
}

/// A sentence that tells a time, as tokens.
pub(crate) struct Sentence {
    pub span: Span,
    pub tokens: Vec<Token>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts; `timexes` and `written` are in the order of `documents`.
    pub fn new(documents: &'a [Document], timexes: &'a [Vec<Timex>], written: &'a [Option<TimeValue>]) -> Facts<'a> {
        let accounts = documents
            .iter()
            .zip(timexes)
            .zip(written)
            .map(|((document, timexes), written)| {
                let sentences = with_times(document, timexes);
                let mut account = Account {
                    document,
                    timexes,
                    written: written.as_ref(),
                    sentences,
                    own_day: None,
                    told: Told::default(),
                };
                account.own_day = account.find_own_day();
                account
            })
            .collect();
        Facts { accounts }
    }

    /// Adds what was understood of each document, for the checks that look at what is told.
    pub fn with_understanding(mut self, understood: &[Understanding<'_>]) -> Facts<'a> {
        for (account, understood) in self.accounts.iter_mut().zip(understood) {
            account.told = Told::of(account.document, account.timexes, *understood);
        }
        self
    }

    /// Returns the accounts, in the order of the documents.
    pub fn accounts(&self) -> &[Account<'a>] {
        &self.accounts
    }
}

fn with_times(document: &Document, timexes: &[Timex]) -> Vec<Sentence> {
    let mut first = 0;
    let mut found = Vec::new();
    for span in sentences(document) {
        while timexes.get(first).is_some_and(|timex| timex.span.start < span.start) {
            first += 1;
        }
        let inside = timexes[first..].iter().take_while(|timex| timex.span.end <= span.end).count();
        if inside > 0 {
            found
                .push(Sentence { span, tokens: tokens(words(), &document.text, span, timexes, first..first + inside) });
        }
        first += inside;
    }
    found
}

impl Sentence {
    /// Returns the time a token is.
    pub(crate) fn time(&self, token: usize) -> Option<usize> {
        match self.tokens.get(token)?.kind {
            Kind::Time(index) => Some(index),
            Kind::Word(_) | Kind::Mark(_) | Kind::Number(_) => None,
        }
    }
}

impl Account<'_> {
    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// Returns the date the text gives for its own day: "today, 15 February 2026".
    pub(crate) fn own_day(&self) -> Option<&Timex> {
        self.own_day.map(|index| &self.timexes[index])
    }

    fn find_own_day(&self) -> Option<usize> {
        let (sentence, tie) = self.ties(&words().today_is).next()?;
        let index = sentence.time(tie.of(Slot::Date).next()?)?;
        let date = &self.timexes[index];
        (date.resolved == Resolved::Written && date.extent().single_day().is_some()).then_some(index)
    }

    /// Returns what the templates find, sentence by sentence.
    pub(crate) fn ties<'s>(&'s self, templates: &'s [Template]) -> impl Iterator<Item = (&'s Sentence, Match)> {
        self.sentences.iter().flat_map(move |sentence| {
            Template::find(templates, &sentence.tokens, self.timexes).into_iter().map(move |found| (sentence, found))
        })
    }
}

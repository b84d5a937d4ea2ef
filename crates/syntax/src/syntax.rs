//! The way from text to trees: paragraphs, tokens, vectors, sentences, tags, heads.

use std::fmt;
use std::ops::{ControlFlow, Range};
use std::sync::OnceLock;

use source::{Reached, Span, Watch, is_small, unwatched};

use crate::Error;
use crate::clauses::{Clauses, Joints, TRIES, Unit};
use crate::desk::Desk;
use crate::features::{Gap, gaps};
use crate::forms::Forms;
use crate::lemma::Lemmas;
use crate::met::Cache;
use crate::model::Model;
use crate::names;
use crate::network::Network;
use crate::opening::{goes_on, is_amid, paragraphs};
use crate::parts::{Kind, kind};
use crate::read_as::read_as;
use crate::relation::Relation;
use crate::shape::WIDTH;
use crate::spelt_out::spell_out;
use crate::tokens::{Known, Piece, Tokens};
use crate::upos::Upos;

/// The model of English.
const ENGLISH: &[u8] = include_bytes!("../models/en.bin");

/// What was learnt of a language: reads its text into sentences. One serves all threads.
pub struct Syntax {
    pub(crate) tags: Vec<Tag>,
    /// The tag of a name of one, if there is one.
    pub(crate) name: Option<usize>,
    pub(crate) past: Option<usize>,
    /// What each tag is, as far as asides go.
    kinds: Vec<Kind>,
    /// The labels by which parts of a sentence hang on one another, if there are such.
    joints: Option<Joints>,
    labels: Vec<(Relation, String)>,
    tokens: Tokens,
    pub(crate) lemmas: Lemmas,
    network: Network,
}

pub(crate) struct Tag {
    pub(crate) upos: Upos,
    pub(crate) xpos: String,
    feats: String,
    pub(crate) part: u8,
}

/// A sentence of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence<'m> {
    /// From its first word to its last.
    pub span: Span,
    /// Its words; never none.
    pub words: Vec<Word<'m>>,
}

/// A word of a sentence, with its place in the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word<'m> {
    /// Where it stands in the text.
    pub span: Span,
    /// The word it stands for, where it is shortened: "baptised" of "bapt.".
    pub full: Option<&'static str>,
    /// What stands before it; a word of the same token as the one before has `Gap::Within`.
    pub before: Gap,
    /// The universal part of speech.
    pub upos: Upos,
    /// The part of speech of the Penn Treebank.
    pub xpos: &'m str,
    /// The features as CoNLL-U writes them, `_` where there are none.
    pub feats: &'m str,
    /// The dictionary form.
    pub lemma: String,
    /// The same in small letters, where it has others.
    small_lemma: Option<Box<str>>,
    /// Which word of the sentence is its head; none is that of the root.
    pub head: Option<usize>,
    /// How it hangs on its head.
    pub relation: Relation,
    /// The relation's subtype ("pass", "relcl"), empty where it has none.
    pub subtype: &'m str,
}

impl Word<'_> {
    /// Returns the word as it is written, in full where it is shortened.
    ///
    /// ```
    /// use syntax::Syntax;
    ///
    /// let text = "John Carter, bapt. 3 May 1702, was a clothier.";
    /// let sentences = Syntax::english().parse(text);
    /// assert!(sentences[0].words.iter().any(|word| word.written(text) == "baptised"));
    /// ```
    pub fn written<'t>(&self, text: &'t str) -> &'t str {
        self.full.unwrap_or(self.span.of(text))
    }

    /// Returns the dictionary form in small letters, as nearly all are already.
    ///
    /// ```
    /// use syntax::Syntax;
    ///
    /// let sentences = Syntax::english().parse("The column crossed the Rhine.");
    /// let lemmas: Vec<_> = sentences[0].words.iter().map(|word| word.small_lemma()).collect();
    /// assert_eq!(lemmas[4], "rhine");
    /// ```
    pub fn small_lemma(&self) -> &str {
        self.small_lemma.as_deref().unwrap_or(&self.lemma)
    }
}

/// Reads texts one after the other, and keeps what it found out about words.
pub struct Reader<'m> {
    syntax: &'m Syntax,
    cache: Cache,
    known: Known,
    desk: Desk,
    forms: Forms,
}

/// A word that is given, with what stands before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Given {
    /// Where it stands in the text.
    pub span: Span,
    /// What stands before it; `Gap::Edge` before the first word of a paragraph.
    pub before: Gap,
}

/// Words whose vectors are made at a time.
const WINDOW: usize = 512;

/// A sentence longer than this is cut.
const LONGEST: usize = 400;

impl fmt::Debug for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Syntax of {} tags and {} labels", self.tags.len(), self.labels.len())
    }
}

impl Syntax {
    /// Returns the model of English, read at the first call.
    pub fn english() -> &'static Syntax {
        static READ: OnceLock<Syntax> = OnceLock::new();
        READ.get_or_init(|| Syntax::read(ENGLISH).expect("the model of English is read by a test"))
    }

    /// Reads a model's file.
    ///
    /// # Errors
    /// If it is no model, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Syntax, Error> {
        Syntax::of(Model::read(bytes)?)
    }

    pub(crate) fn of(mut model: Model) -> Result<Syntax, Error> {
        let network = model.network();
        let upos = model.upos()?.into_iter();
        let labels = model.relations()?.into_iter().zip(&model.labels).map(|(relation, label)| {
            (relation, label.split_once(':').map(|(_, subtype)| subtype.to_owned()).unwrap_or_default())
        });
        let labels: Vec<(Relation, String)> = labels.collect();
        let parts = crate::lemma::parts(&model.tags);
        let tags = model.tags.into_iter().zip(upos).zip(parts);
        let tags: Vec<Tag> = tags.map(|(([_, xpos, feats], upos), part)| Tag { upos, xpos, feats, part }).collect();
        let name = tags.iter().position(|tag| tag.upos == Upos::Propn && tag.feats == "Number=Sing");
        let past = tags.iter().position(|tag| tag.upos == Upos::Verb && tag.xpos == "VBD");
        let label = |relation: Relation, subtype: &str| {
            let place = labels.iter().position(|(one, other)| *one == relation && other == subtype);
            place.and_then(|place| u8::try_from(place).ok())
        };
        let joints = (|| {
            Some(Joints {
                parataxis: label(Relation::Parataxis, "")?,
                punct: label(Relation::Punct, "")?,
                clause: label(Relation::Acl, "")?,
                relative: label(Relation::Acl, "relcl")?,
                apposition: label(Relation::Appos, "")?,
                oblique: label(Relation::Obl, "")?,
                adverbial: label(Relation::Advcl, "")?,
                joined: label(Relation::Conj, "")?,
                joins: label(Relation::Cc, "")?,
                marks: label(Relation::Mark, "")?,
                adverb: label(Relation::Advmod, "")?,
            })
        })();
        let kinds = tags.iter().map(|tag| kind(tag.upos, &tag.xpos)).collect();
        Ok(Syntax { tags, kinds, name, past, joints, labels, tokens: model.tokens, lemmas: model.lemmas, network })
    }

    /// Returns a reader of texts; it is faster from text to text, and says the same.
    pub fn reader(&self) -> Reader<'_> {
        let (cache, known, desk, forms) = Default::default();
        Reader { syntax: self, cache, known, desk, forms }
    }

    /// The heads and labels of the words of a sentence. The head of the root is the number of words.
    fn heads(
        &self,
        (cache, desk): (&mut Cache, &mut Desk),
        (text, pieces): (&str, &[Piece]),
        vectors: &[f32],
        tags: &[usize],
    ) -> (Vec<u32>, Vec<u8>, Vec<usize>) {
        let unit = |(piece, tag): (&Piece, &usize)| {
            let (written, tag) = (piece.written(text), *tag);
            let kind = if self.kinds[tag] == Kind::Comma && written != "," { Kind::Mark } else { self.kinds[tag] };
            Unit { written, tag, kind, is_mark: self.tags[tag].upos == Upos::Punct }
        };
        let units: Vec<Unit<'_>> = pieces.iter().zip(tags).map(unit).collect();
        let (heads, labels) = (vec![0; units.len()], vec![0; units.len()]);
        let alone = &mut |words: &[usize]| {
            let after = |place: usize| words.get(place + 1).map_or(Gap::Edge, |next| pieces[*next].before);
            let seen = words.iter().enumerate();
            let seen = seen.map(|(place, at)| (units[*at].written, gaps(pieces[*at].before, after(place))));
            self.network.vectors(cache, seen)
        };
        Clauses {
            network: &self.network,
            desk,
            rows: Vec::new(),
            units: units.clone(),
            kinds: &self.kinds,
            vectors,
            alone,
            joints: self.joints,
            names: &self.labels,
            heads,
            labels,
            tries: TRIES,
        }
        .parse()
    }

    /// Reads a text into sentences. An empty line ends a paragraph, and with it a sentence.
    ///
    /// ```
    /// use syntax::{Relation, Syntax};
    ///
    /// let text = "The last column crossed the bridge.";
    /// let sentences = Syntax::english().parse(text);
    /// let subject = sentences[0].words.iter().find(|word| word.relation == Relation::Nsubj);
    /// assert_eq!(subject.map(|word| word.span.of(text)), Some("column"));
    /// ```
    pub fn parse(&self, text: &str) -> Vec<Sentence<'_>> {
        self.reader().parse(text)
    }
}

impl<'m> Reader<'m> {
    /// Reads a text into sentences, as [`Syntax::parse`] does.
    pub fn parse(&mut self, text: &str) -> Vec<Sentence<'m>> {
        let paragraphs: Vec<Span> =
            paragraphs(text).into_iter().map(|range| Span::new(range.start, range.end)).collect();
        self.parse_within(text, &paragraphs)
    }

    /// Reads the paragraphs of a text that are given, in order, into sentences; none reaches over the end of one.
    pub fn parse_within(&mut self, text: &str, paragraphs: &[Span]) -> Vec<Sentence<'m>> {
        // Nobody stops it.
        self.parse_watched(text, paragraphs, &mut unwatched).continue_value().unwrap_or_default()
    }

    /// Does the same, and tells somebody how many bytes of the text are read, every few sentences.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    /// use source::Span;
    /// use syntax::Syntax;
    ///
    /// let text = "The column left. The bridge was empty.";
    /// let whole = [Span::new(0, text.len())];
    /// let mut reader = Syntax::english().reader();
    /// assert!(reader.parse_watched(text, &whole, &mut |_| ControlFlow::Break(())).is_break());
    /// ```
    pub fn parse_watched(
        &mut self,
        text: &str,
        paragraphs: &[Span],
        watch: &mut Watch<'_>,
    ) -> ControlFlow<(), Vec<Sentence<'m>>> {
        let mut sentences = Vec::new();
        for paragraph in paragraphs {
            let paragraph = paragraph.start as usize..paragraph.end as usize;
            let mut words = self.syntax.tokens.split(&mut self.known, text, paragraph.clone());
            spell_out(text, paragraph, &mut words);
            let mut begun = 0;
            while begun < words.len() {
                watch(Reached { done: words[begun].range.start, all: text.len() })?;
                let window = begun..words.len().min(begun + WINDOW);
                let vectors = self.vectors(&words, window.clone(), |at| read_as(text, &words, at));
                let (tags, openings) = self.syntax.network.tags(&vectors);
                let mut ends = ends(text, &words[window.clone()], &openings);
                if window.end < words.len() && ends.len() > 1 {
                    ends.pop(); // the last sentence may go on
                }
                let mut start = 0;
                for end in ends {
                    let (vectors, tags) = (&vectors[start * WIDTH..end * WIDTH], tags[start..end].to_vec());
                    sentences.push(self.sentence(text, &words[begun + start..begun + end], vectors, tags));
                    start = end;
                }
                begun += start;
            }
        }
        names::join(text, &mut sentences);
        ControlFlow::Continue(sentences)
    }

    /// Says of given words, sentence by sentence, what `parse` says of those it finds. A sentence may not be empty.
    pub fn parse_given(&mut self, text: &str, sentences: &[Vec<Given>]) -> Vec<Sentence<'m>> {
        let mut found = Vec::new();
        let opens = |sentence: &[Given]| sentence.first().is_some_and(|word| word.before == Gap::Edge);
        let piece = |word: &Given| Piece::new(word.span.start as usize..word.span.end as usize, word.before);
        for paragraph in sentences.chunk_by(|_, next| !opens(next)) {
            let words: Vec<Piece> = paragraph.iter().flatten().map(piece).collect();
            let vectors = self.vectors(&words, 0..words.len(), |at| read_as(text, &words, at));
            let (tags, _) = self.syntax.network.tags(&vectors);
            let mut start = 0;
            for sentence in paragraph.iter().filter(|sentence| !sentence.is_empty()) {
                let end = start + sentence.len();
                let (vectors, tags) = (&vectors[start * WIDTH..end * WIDTH], tags[start..end].to_vec());
                found.push(self.sentence(text, &words[start..end], vectors, tags));
                start = end;
            }
        }
        found
    }

    fn vectors<'t>(&mut self, words: &[Piece], window: Range<usize>, known: impl Fn(usize) -> &'t str) -> Vec<f32> {
        let after = |at: usize| words.get(at + 1).map_or(Gap::Edge, |next| next.before);
        let seen = window.map(|at| (known(at), gaps(words[at].before, after(at))));
        self.syntax.network.vectors(&mut self.cache, seen)
    }

    /// Reads a sentence again with a word in the place of one that was misread.
    fn with_a_verb(&mut self, text: &str, pieces: &[Piece], tags: &[usize]) -> Option<(Vec<f32>, Vec<usize>)> {
        let (verb, as_one, wanted) = self.syntax.misread(text, pieces, tags)?;
        let known = |at: usize| if at == verb { as_one } else { read_as(text, pieces, at) };
        let vectors = self.vectors(pieces, 0..pieces.len(), known);
        let (tags, _) = self.syntax.network.tags(&vectors);
        (self.syntax.tags[tags[verb]].xpos == wanted).then_some((vectors, tags))
    }

    fn sentence(&mut self, text: &str, pieces: &[Piece], vectors: &[f32], tags: Vec<usize>) -> Sentence<'m> {
        let syntax = self.syntax;
        let again = self.with_a_verb(text, pieces, &tags);
        let (vectors, tags) = again.as_ref().map_or((vectors, tags), |(vectors, tags)| (vectors, tags.clone()));
        let tags = syntax.as_told(text, pieces, syntax.within_names(text, pieces, tags));
        let desk = (&mut self.cache, &mut self.desk);
        let (heads, labels, tags) = syntax.heads(desk, (text, pieces), vectors, &tags);
        let mut word = |at: usize| {
            let (tag, (relation, subtype)) = (&syntax.tags[tags[at]], &syntax.labels[labels[at] as usize]);
            let lemma = self.forms.lemma(syntax, tag, pieces[at].written(text));
            Word {
                full: pieces[at].full,
                span: Span::new(pieces[at].range.start, pieces[at].range.end),
                before: match pieces[at].before {
                    Gap::Within if at == 0 => Gap::Nothing, // a token cut for its length
                    before => before,
                },
                upos: tag.upos,
                xpos: &tag.xpos,
                feats: &tag.feats,
                small_lemma: (!is_small(&lemma)).then(|| lemma.to_lowercase().into()),
                lemma,
                head: Some(heads[at] as usize).filter(|head| *head < pieces.len()),
                relation: *relation,
                subtype,
            }
        };
        let words: Vec<Word<'m>> = (0..pieces.len()).map(&mut word).collect();
        let (first, last) = (pieces.first(), pieces.last());
        let span = Span::new(first.map_or(0, |word| word.range.start), last.map_or(0, |word| word.range.end));
        Sentence { span, words }
    }
}

/// Where sentences end, by how much speaks for each word to open one.
fn ends(text: &str, words: &[Piece], openings: &[f32]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    for (at, opens) in openings.iter().enumerate() {
        let may_open = words[at].before != Gap::Within && !goes_on(text, words, at) && !is_amid(text, words, at);
        let opens = *opens > 0.0 && may_open;
        if at > start && (opens || at - start == LONGEST) {
            ends.push(at);
            start = at;
        }
    }
    ends.push(openings.len());
    ends
}

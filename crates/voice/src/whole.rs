//! What is seen of a cue with its source and content together, which says whether they are an attribution.

use learn::Feature;

use crate::cue::bucket;
use crate::extract::Found;
use crate::hash::{Gathering, NONE, Seen};
use crate::lexicon::Lexicon;
use crate::speaker;
use crate::telling;
use crate::words::Words;

/// Gathers the features of what was found.
pub(crate) fn features(lexicon: &Lexicon, words: &Words, found: &Found, out: &mut Vec<Feature>) {
    out.clear();
    let cue = &words.list[found.head];
    let certain = Seen::from(usize::try_from((found.odds + 1000) / 50).unwrap_or(0).min(40));
    let coarse = Seen::from(usize::try_from((found.odds + 1000) / 150).unwrap_or(0).min(14));
    let size = |runs: &[(usize, usize)]| runs.iter().map(|run| run.1 - run.0).sum::<usize>();
    let (source, content, own) = (size(&found.source), size(&found.content), size(&found.cue));
    let first = found.content.first().map(|run| &words.list[run.0]);
    let content_head = top(words, &found.content);
    let source_head = top(words, &found.source);
    let label = |at: Option<usize>| at.map_or(NONE, |at| words.list[at].label);
    let lemma = |at: Option<usize>| at.map_or(NONE, |at| words.list[at].lemma);
    let xpos = |at: Option<usize>| at.map_or(NONE, |at| words.list[at].xpos);
    let quoted = Seen::from(first.is_some_and(|word| word.mark));
    let hangs = Seen::from(content_head.is_some_and(|at| words.list[at].head == Some(found.head)));
    let has_source = Seen::from(source > 0);
    let mut all = Gathering::new(300, out);
    all.add([]);
    all.add([certain]);
    all.add([coarse, cue.xpos]);
    all.add([coarse, has_source, quoted]);
    all.add([coarse, label(content_head)]);
    all.add([coarse, Seen::from(bucket(content))]);
    all.add([cue.lemma]);
    all.add([cue.lemma, has_source]);
    all.add([cue.lemma, label(content_head), hangs]);
    all.add([cue.lemma, first.map_or(NONE, |word| word.form)]);
    all.add([cue.xpos, has_source, label(content_head), hangs]);
    all.add([lemma(source_head)]);
    all.add([xpos(source_head), cue.xpos]);
    all.add([lemma(source_head), cue.lemma]);
    all.add([label(source_head), cue.xpos, label(content_head)]);
    all.add([lemma(content_head), label(content_head)]);
    all.add([xpos(content_head), label(content_head), cue.xpos]);
    all.add([Seen::from(bucket(content)), cue.xpos]);
    all.add([Seen::from(bucket(own)), cue.xpos]);
    all.add([Seen::from(bucket(source)), cue.xpos]);
    all.add([quoted, cue.xpos, has_source, Seen::from(found.content.len().min(3))]);
    all.add([first.map_or(NONE, |word| word.form), cue.xpos]);
    all.add([Seen::from(cue.quotation != 0), cue.xpos, has_source]);
    all.add([Seen::from(cue.quotation != 0), coarse]);
    all.add([Seen::from(cue.paragraph.min(2)), coarse]);
    let last = found.cue.last().map(|run| &words.list[run.1 - 1]);
    all.add([last.map_or(NONE, |word| word.form), cue.lemma]);
    all.add([last.map_or(NONE, |word| word.form), cue.xpos, label(content_head)]);
    let start = found.cue.first().map(|run| &words.list[run.0]);
    all.add([start.map_or(NONE, |word| word.lemma), cue.lemma]);
    // What the lists say of the cue, and how what is said stands with it.
    let class = Seen::from(lexicon.classes(cue.lemma) as usize);
    let shape = Seen::from(telling::shape(lexicon, words, found) as usize);
    let speaks = Seen::from(source_head.map_or(2, |at| usize::from(speaker::is_mute(lexicon, words, at))));
    let passive = Seen::from(crate::grammar::is_passive(words, found.head));
    all.add([shape, cue.xpos]);
    all.add([shape, class]);
    all.add([shape, class, has_source, passive]);
    all.add([shape, speaks, cue.xpos]);
    all.add([shape, cue.lemma]);
    all.add([class, speaks]);
    all.add([class, coarse]);
    all.add([shape, coarse]);
}

/// Returns the word of the runs that stands highest in its tree; of equals the first.
pub(crate) fn top(words: &Words, runs: &[(usize, usize)]) -> Option<usize> {
    runs.iter().flat_map(|run| run.0..run.1).min_by_key(|at| (words.list[*at].depth, *at))
}

//! What is seen of a cue with its source and content together, which says whether they are an attribution.

use learn::Feature;

use crate::cue::bucket;
use crate::extract::Found;
use crate::hash::{NONE, Seen, feature};
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
    let mut template = 300;
    macro_rules! add {
        ($($part:expr),*) => {{
            template += 1;
            out.push(feature(template, [$($part),*]));
        }};
    }
    add!();
    add!(certain);
    add!(coarse, cue.xpos);
    add!(coarse, has_source, quoted);
    add!(coarse, label(content_head));
    add!(coarse, Seen::from(bucket(content)));
    add!(cue.lemma);
    add!(cue.lemma, has_source);
    add!(cue.lemma, label(content_head), hangs);
    add!(cue.lemma, first.map_or(NONE, |word| word.form));
    add!(cue.xpos, has_source, label(content_head), hangs);
    add!(lemma(source_head));
    add!(xpos(source_head), cue.xpos);
    add!(lemma(source_head), cue.lemma);
    add!(label(source_head), cue.xpos, label(content_head));
    add!(lemma(content_head), label(content_head));
    add!(xpos(content_head), label(content_head), cue.xpos);
    add!(Seen::from(bucket(content)), cue.xpos);
    add!(Seen::from(bucket(own)), cue.xpos);
    add!(Seen::from(bucket(source)), cue.xpos);
    add!(quoted, cue.xpos, has_source, Seen::from(found.content.len().min(3)));
    add!(first.map_or(NONE, |word| word.form), cue.xpos);
    add!(Seen::from(cue.quotation != 0), cue.xpos, has_source);
    add!(Seen::from(cue.quotation != 0), coarse);
    add!(Seen::from(cue.paragraph.min(2)), coarse);
    let last = found.cue.last().map(|run| &words.list[run.1 - 1]);
    add!(last.map_or(NONE, |word| word.form), cue.lemma);
    add!(last.map_or(NONE, |word| word.form), cue.xpos, label(content_head));
    let start = found.cue.first().map(|run| &words.list[run.0]);
    add!(start.map_or(NONE, |word| word.lemma), cue.lemma);
    // What the lists say of the cue, and how what is said stands with it.
    let class = Seen::from(lexicon.classes(cue.lemma) as usize);
    let shape = Seen::from(telling::shape(lexicon, words, found) as usize);
    let speaks = Seen::from(source_head.map_or(2, |at| usize::from(speaker::is_mute(lexicon, words, at))));
    let passive = Seen::from(crate::grammar::is_passive(words, found.head));
    add!(shape, cue.xpos);
    add!(shape, class);
    add!(shape, class, has_source, passive);
    add!(shape, speaks, cue.xpos);
    add!(shape, cue.lemma);
    add!(class, speaks);
    add!(class, coarse);
    add!(shape, coarse);
}

/// Returns the word of the runs that stands highest in its tree; of equals the first.
pub(crate) fn top(words: &Words, runs: &[(usize, usize)]) -> Option<usize> {
    runs.iter().flat_map(|run| run.0..run.1).min_by_key(|at| (words.list[*at].depth, *at))
}

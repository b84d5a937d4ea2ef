//! How near an analysis comes to a treebank: the figures of the CoNLL-2018 evaluation, by its definitions.

use crate::Error;
use crate::align::{Extent, Part, align, lay};
use crate::conllu::Sentence;
use crate::relation::Relation;

/// What is counted, in the order in which it is printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Metric {
    /// Tokens of the same extent.
    Tokens,
    /// Sentences of the same extent.
    Sentences,
    /// Words; those of one token are aligned by the longest sequence they share.
    Words,
    /// Aligned words of one universal part of speech.
    Upos,
    /// Aligned words of one part of speech of the treebank's own.
    Xpos,
    /// Aligned words of the same universal features.
    UFeats,
    /// The three together.
    AllTags,
    /// Aligned words of one lemma.
    Lemmas,
    /// Aligned words on the same head.
    Uas,
    /// And by the same relation, subtypes aside.
    Las,
    /// That of words with content.
    Clas,
    /// And with the same part of speech, features and serving words.
    Mlas,
    /// That of words with content, with the same lemma.
    Blex,
}

/// Counts of one metric.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// In the treebank.
    pub gold: usize,
    /// In the analysis.
    pub system: usize,
    /// In both.
    pub correct: usize,
}

impl Count {
    /// Adds another's counts.
    pub fn add(&mut self, other: Count) {
        self.gold += other.gold;
        self.system += other.system;
        self.correct += other.correct;
    }
}

impl Metric {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Metric; 13] = [
        Metric::Tokens,
        Metric::Sentences,
        Metric::Words,
        Metric::Upos,
        Metric::Xpos,
        Metric::UFeats,
        Metric::AllTags,
        Metric::Lemmas,
        Metric::Uas,
        Metric::Las,
        Metric::Clas,
        Metric::Mlas,
        Metric::Blex,
    ];

    /// Returns the name, as the evaluation prints it.
    pub fn as_str(self) -> &'static str {
        match self {
            Metric::Tokens => "Tokens",
            Metric::Sentences => "Sentences",
            Metric::Words => "Words",
            Metric::Upos => "UPOS",
            Metric::Xpos => "XPOS",
            Metric::UFeats => "UFeats",
            Metric::AllTags => "AllTags",
            Metric::Lemmas => "Lemmas",
            Metric::Uas => "UAS",
            Metric::Las => "LAS",
            Metric::Clas => "CLAS",
            Metric::Mlas => "MLAS",
            Metric::Blex => "BLEX",
        }
    }
}

/// How an analysis compares with a treebank.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The counts, in the order in which they are printed.
    pub counts: Vec<(Metric, Count)>,
    /// Every word of the treebank with what is otherwise in the analysis.
    pub misses: Vec<Miss>,
}

/// Something of a word that is otherwise in the analysis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Miss {
    /// What is otherwise; of words that stand for none of the analysis `Words`.
    pub metric: Metric,
    /// The number of the treebank's sentence.
    pub sentence: usize,
    /// The word.
    pub form: String,
    /// What the treebank has.
    pub gold: String,
    /// What the analysis has.
    pub ours: String,
}

/// Compares an analysis with a treebank of the same text.
///
/// # Errors
/// If the two have not the same letters.
pub fn score(gold: &[Sentence], system: &[Sentence]) -> Result<Comparison, Error> {
    let (gold, system) = (lay(gold), lay(system));
    if gold.letters != system.letters {
        let place = gold.letters.iter().zip(&system.letters).take_while(|(a, b)| a == b).count();
        return Err(Error::new(format!("the texts differ after {place} letters")));
    }
    let pairs = align(&gold.words, &system.words);
    let mut gold_of = vec![None; system.words.len()];
    for (gold, system) in &pairs {
        gold_of[*system] = Some(*gold);
    }
    // A word of the analysis that stands for none of the treebank is the same as none.
    let same = |gold: Option<usize>, system: Option<usize>| match system {
        None => gold.is_none(),
        Some(system) => gold.is_some() && gold_of[system] == gold,
    };
    let (all, ours) = (&gold.words, &system.words);
    let is_content = |part: &Part<'_>| part.kind.is_some_and(Relation::is_content);
    let lemma = |g: usize, s: usize| all[g].word.lemma == "_" || all[g].word.lemma == ours[s].word.lemma;
    let arc = |g: usize, s: usize| same(all[g].head, ours[s].head);
    let labelled = |g: usize, s: usize| arc(g, s) && all[g].relation == ours[s].relation;
    let tagged = |g: usize, s: usize| all[g].word.upos == ours[s].word.upos && all[g].feats == ours[s].feats;
    let served = |g: usize, s: usize| {
        let (one, other) = (&all[g].serving, &ours[s].serving);
        one.len() == other.len()
            && one
                .iter()
                .zip(other)
                .all(|(g, s)| same(Some(*g), Some(*s)) && all[*g].relation == ours[*s].relation && tagged(*g, *s))
    };
    let count = |metric: Metric| {
        let correct = |g: usize, s: usize| match metric {
            Metric::Tokens | Metric::Sentences | Metric::Words => true,
            Metric::Upos => all[g].word.upos == ours[s].word.upos,
            Metric::Xpos => all[g].word.xpos == ours[s].word.xpos,
            Metric::UFeats => all[g].feats == ours[s].feats,
            Metric::AllTags => tagged(g, s) && all[g].word.xpos == ours[s].word.xpos,
            Metric::Lemmas => lemma(g, s),
            Metric::Uas => arc(g, s),
            Metric::Las => labelled(g, s),
            Metric::Clas => is_content(&all[g]) && labelled(g, s),
            Metric::Mlas => is_content(&all[g]) && labelled(g, s) && tagged(g, s) && served(g, s),
            Metric::Blex => is_content(&all[g]) && labelled(g, s) && lemma(g, s),
        };
        let content = matches!(metric, Metric::Clas | Metric::Mlas | Metric::Blex);
        let size = |parts: &[Part<'_>]| parts.iter().filter(|part| !content || is_content(part)).count();
        match metric {
            Metric::Tokens => extents(&gold.tokens, &system.tokens),
            Metric::Sentences => extents(&gold.sentences, &system.sentences),
            _words => Count {
                gold: size(all),
                system: size(ours),
                correct: pairs.iter().filter(|(g, s)| correct(*g, *s)).count(),
            },
        }
    };
    let counts = Metric::ALL.into_iter().map(|metric| (metric, count(metric))).collect();
    let mut misses = Vec::new();
    let mut paired = pairs.iter().peekable();
    for (g, part) in all.iter().enumerate() {
        let mut miss = |metric: Metric, gold: &str, ours: &str| {
            let (gold, ours) = (gold.to_owned(), ours.to_owned());
            misses.push(Miss { metric, sentence: part.sentence, form: part.word.form.clone(), gold, ours });
        };
        let Some((_, s)) = paired.next_if(|(gold, _)| *gold == g) else {
            miss(Metric::Words, &part.word.form, "");
            continue;
        };
        let (one, other) = (part.word, ours[*s].word);
        let facts = [
            (Metric::Upos, &one.upos, &other.upos),
            (Metric::Xpos, &one.xpos, &other.xpos),
            (Metric::UFeats, &part.feats.join("|"), &ours[*s].feats.join("|")),
        ];
        facts
            .into_iter()
            .filter(|(_, gold, ours)| gold != ours)
            .for_each(|(metric, gold, ours)| miss(metric, gold, ours));
        if !lemma(g, *s) {
            miss(Metric::Lemmas, &one.lemma, &other.lemma);
        }
        let head = |parts: &[Part<'_>], at: usize| {
            parts[at].head.map_or("root".to_owned(), |head| parts[head].word.form.clone())
        };
        if !arc(g, *s) {
            miss(Metric::Uas, &head(all, g), &head(ours, *s));
        } else if !labelled(g, *s) {
            miss(Metric::Las, part.relation, ours[*s].relation);
        }
    }
    Ok(Comparison { counts, misses })
}

fn extents(gold: &[Extent], system: &[Extent]) -> Count {
    let (mut g, mut s, mut correct) = (0, 0, 0);
    while let (Some(one), Some(other)) = (gold.get(g), system.get(s)) {
        correct += usize::from(one == other);
        g += usize::from(one.0 <= other.0);
        s += usize::from(other.0 <= one.0);
    }
    Count { gold: gold.len(), system: system.len(), correct }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::read;

    const GOLD: &str = "# newpar\n# text = They didn't stay. Go\n1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_\n\
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\tAUX\tVBD\tTense=Past\t4\taux\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tstay\tstay\tVERB\tVB\t_\t0\troot\t_\t_\n\
        5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n# text = Go\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n";

    fn figures(gold: &str, system: &str) -> String {
        let (gold, system) = (read(gold).expect("CoNLL-U"), read(system).expect("CoNLL-U"));
        let shown = |(metric, count): (Metric, Count)| {
            format!("{} {}/{}/{}", metric.as_str(), count.correct, count.gold, count.system)
        };
        let comparison = score(&gold, &system).expect("one text");
        comparison.counts.into_iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_treebank_agrees_with_itself() {
        assert_eq!(
            figures(GOLD, GOLD),
            "Tokens 5/5/5 Sentences 2/2/2 Words 6/6/6 UPOS 6/6/6 XPOS 6/6/6 UFeats 6/6/6 AllTags 6/6/6 Lemmas 6/6/6 \
             UAS 6/6/6 LAS 6/6/6 CLAS 4/4/4 MLAS 4/4/4 BLEX 4/4/4"
        );
    }

    /// As the public script has it.
    #[test]
    fn one_mistake_of_each_kind_is_counted_as_the_evaluation_does() {
        let system = "1\tThey\tthey\tNOUN\tPRP\tNumber=Sing\t2\tnsubj\t_\t_\n2\tdidn't\tdidn't\tVERB\tVBD\t_\t0\troot\t\
            _\t_\n3\tstay\tstays\tVERB\tVB\t_\t2\txcomp\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n5\tGo\tgo\tVERB\tVB\t\
            _\t3\tconj\t_\t_\n";
        assert_eq!(
            figures(GOLD, system),
            "Tokens 5/5/5 Sentences 0/2/1 Words 4/6/5 UPOS 3/6/5 XPOS 4/6/5 UFeats 3/6/5 AllTags 3/6/5 Lemmas 3/6/5 \
             UAS 1/6/5 LAS 1/6/5 CLAS 0/4/4 MLAS 0/4/4 BLEX 0/4/4"
        );
        assert!(score(&read(GOLD).expect("CoNLL-U"), &[]).is_err());
    }
}

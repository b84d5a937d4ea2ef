//! Parts of speech, lemmas and trees against a treebank, in the figures of the CoNLL-2018 evaluation.

use ::syntax::conllu;
use ::syntax::score::{Count, Metric, score};
use ::syntax::{Reader, Syntax};
use serde::Serialize;

use super::Figures;

/// Counts and misses over all treebanks of a gold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SyntaxEval {
    /// How many files were compared.
    pub documents: usize,
    /// Words of the gold.
    pub words: usize,
    /// From the text alone.
    pub raw: Vec<(Metric, Count)>,
    /// With tokens, words and sentences given.
    pub gold_tokens: Vec<(Metric, Count)>,
    misses: String,
}

/// Reads the text of a CoNLL-U file and adds how our reading compares with its annotation.
///
/// # Errors
/// If the file is no CoNLL-U, or its `# text` is not that of its words.
///
/// ```
/// use tarikh::eval;
///
/// let gold = "# text = They left.\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
///             2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n";
/// let mut evaluation = eval::SyntaxEval::default();
/// eval::eval_syntax(&mut evaluation, "left.conllu", gold.as_bytes())?;
/// assert_eq!((evaluation.documents, evaluation.words), (1, 3));
/// # Ok::<(), String>(())
/// ```
pub fn eval_syntax(evaluation: &mut SyntaxEval, name: &str, bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "this is not UTF-8".to_owned())?;
    let gold = conllu::read(text).map_err(|error| error.to_string())?;
    if gold.is_empty() {
        return Err("there is no sentence in it".to_owned());
    }
    let raw = conllu::raw(&gold);
    let mut reader: Reader<'static> = Syntax::english().reader();
    let ours = conllu::from_parse(&raw, &reader.parse(&raw));
    let compared = score(&gold, &ours).map_err(|error| error.to_string())?;
    let with_tokens = conllu::from_parse(&raw, &reader.parse_given(&raw, &conllu::given(&gold)));
    let given = score(&gold, &with_tokens).map_err(|error| error.to_string())?;
    add(&mut evaluation.raw, &compared.counts);
    add(&mut evaluation.gold_tokens, &given.counts);
    evaluation.documents += 1;
    evaluation.words += gold.iter().map(|sentence| sentence.words.len()).sum::<usize>();
    for miss in &compared.misses {
        let line = MissLine {
            kind: miss.metric.as_str().to_lowercase(),
            doc: name,
            text: &miss.form,
            gold: &miss.gold,
            ours: &miss.ours,
            ctx: &gold[miss.sentence].text,
        };
        evaluation.misses += &serde_json::to_string(&line).expect("text and names can be written as JSON");
        evaluation.misses.push('\n');
    }
    Ok(())
}

fn add(to: &mut Vec<(Metric, Count)>, counts: &[(Metric, Count)]) {
    if to.is_empty() {
        to.extend(counts);
        return;
    }
    for ((_, sum), (_, count)) in to.iter_mut().zip(counts) {
        sum.add(*count);
    }
}

#[derive(Serialize)]
struct MissLine<'a> {
    kind: String,
    doc: &'a str,
    text: &'a str,
    gold: &'a str,
    ours: &'a str,
    ctx: &'a str,
}

impl SyntaxEval {
    /// Adds what was counted over other treebanks.
    pub fn add(&mut self, other: SyntaxEval) {
        self.documents += other.documents;
        self.words += other.words;
        add(&mut self.raw, &other.raw);
        add(&mut self.gold_tokens, &other.gold_tokens);
        self.misses += &other.misses;
    }

    /// Returns the F1 of each metric as one JSON object, in per cent.
    pub fn json(&self) -> String {
        let object = |counts: &[(Metric, Count)]| {
            let member = |(metric, count): &(Metric, Count)| format!("\"{}\":{}", key(*metric), figures(*count).f1);
            counts.iter().map(member).collect::<Vec<_>>().join(",")
        };
        let (raw, given) = (object(&self.raw), object(&self.gold_tokens));
        format!("{{\"task\":\"syntax\",\"raw\":{{{raw}}},\"gold_tokens\":{{{given}}}}}")
    }

    /// Returns the figures as a table for people.
    pub fn table(&self) -> String {
        let mut table =
            format!("{} words in the gold\n\nraw text           P       R      F1   gold tokens F1\n", self.words);
        for ((metric, count), (_, given)) in self.raw.iter().zip(&self.gold_tokens) {
            let Figures { p, r, f1 } = figures(*count);
            table += &format!("{:<12}{p:>8}{r:>8}{f1:>8}{:>17}\n", metric.as_str(), figures(*given).f1);
        }
        table
    }

    /// Returns every difference of the reading from raw text, a JSON object on each line.
    pub fn errors(&self) -> String {
        self.misses.clone()
    }
}

fn figures(count: Count) -> Figures {
    Figures::of_counts(count.correct, count.gold, count.system)
}

/// The name of a metric in JSON.
fn key(metric: Metric) -> String {
    match metric {
        Metric::Lemmas => "lemma".to_owned(),
        other => other.as_str().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLD: &str = "# text = The last column crossed the bridge.\n1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\t_\n\
        2\tlast\tlast\tADJ\tJJ\t_\t3\tamod\t_\t_\n3\tcolumn\tcolumn\tNOUN\tNN\t_\t4\tnsubj\t_\t_\n\
        4\tcrossed\tcross\tVERB\tVBD\t_\t0\troot\t_\t_\n5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_\n\
        6\tbridge\tbridge\tNOUN\tNN\t_\t4\tobj\t_\t_\n7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n";

    #[test]
    fn a_plain_sentence_is_read_as_its_gold() {
        let mut evaluation = SyntaxEval::default();
        eval_syntax(&mut evaluation, "column.conllu", GOLD.as_bytes()).expect("this is CoNLL-U");
        let json: serde_json::Value = serde_json::from_str(&evaluation.json()).expect("this is JSON");
        for (metric, figure) in [("words", 100.0), ("upos", 100.0), ("xpos", 100.0), ("lemma", 100.0), ("las", 100.0)] {
            assert_eq!(json["raw"][metric], figure, "{metric}");
            assert_eq!(json["gold_tokens"][metric], figure, "{metric}");
        }
        assert!(evaluation.table().contains("LAS           100.00  100.00  100.00"));
    }

    #[test]
    fn what_is_no_treebank_is_said() {
        let mut evaluation = SyntaxEval::default();
        assert!(eval_syntax(&mut evaluation, "a", b"1\tGo\n").is_err());
        assert!(eval_syntax(&mut evaluation, "a", b"").is_err());
        assert!(eval_syntax(&mut evaluation, "a", b"\xff").is_err());
    }
}

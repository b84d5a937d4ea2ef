//! Reads a rule: `<before> pattern <after> = term; term`.

use super::lexer::{Piece, pieces};
use super::{Beside, Definition, Guideline, LabelId, Pattern, Rule, Term, Way};
use crate::builder::Builder;

/// Nested groups beyond this depth are refused, so that a hostile pack cannot exhaust the stack.
const DEEPEST: usize = 40;

/// Reads one rule; classes and literals are interned in `builder`.
pub(crate) fn parse_rule(
    builder: &mut Builder,
    definitions: &[Definition],
    name: &str,
    text: &str,
) -> Result<Rule, String> {
    let mut reader =
        Reader { pieces: pieces(text)?, at: 0, builder, definitions, labels: Vec::new(), extents: 0, depth: 0 };
    let before = reader.besides()?;
    let pattern = reader.choice()?;
    let after = reader.besides()?;
    reader.expect('=')?;
    let mut terms = Vec::new();
    if reader.peek() == Some(&Piece::Name("none".to_owned())) {
        reader.at += 1;
    } else {
        terms.push(reader.term()?);
        while reader.take(';') {
            terms.push(reader.term()?);
        }
    }
    if let Some(left) = reader.peek() {
        return Err(format!("{left:?} is left over"));
    }
    let (labels, extents) = (reader.labels, reader.extents);
    if !terms.is_empty() && terms.len() != usize::from(extents).max(1) {
        return Err(format!("{} extents but {} meanings", usize::from(extents).max(1), terms.len()));
    }
    Ok(Rule { name: name.into(), pattern, before, after, labels, terms, extents })
}

/// Reads one way of a definition: `pattern = term`. It may use the definitions before its own.
pub(crate) fn parse_way(builder: &mut Builder, definitions: &[Definition], text: &str) -> Result<Way, String> {
    let mut reader =
        Reader { pieces: pieces(text)?, at: 0, builder, definitions, labels: Vec::new(), extents: 0, depth: 0 };
    let pattern = reader.choice()?;
    reader.expect('=')?;
    let term = reader.term()?;
    match (reader.peek(), reader.extents) {
        (None, 0) => Ok(Way { pattern, labels: reader.labels, term }),
        (left, _) => Err(format!("a definition has one meaning and no extents; {left:?} is left over")),
    }
}

struct Reader<'a> {
    pieces: Vec<Piece>,
    at: usize,
    builder: &'a mut Builder,
    definitions: &'a [Definition],
    labels: Vec<String>,
    extents: u8,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at)
    }

    fn take(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&Piece::Mark(mark));
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, mark: char) -> Result<(), String> {
        if self.take(mark) { Ok(()) } else { Err(format!("'{mark}' is missing before {:?}", self.peek())) }
    }

    fn besides(&mut self) -> Result<Vec<Beside>, String> {
        let mut found = Vec::new();
        while self.take('<') {
            let negated = self.take('!');
            let pattern = self.choice()?;
            self.expect('>')?;
            found.push(Beside { pattern, negated });
        }
        Ok(found)
    }

    fn choice(&mut self) -> Result<Pattern, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("groups are nested too deeply".to_owned());
        }
        let mut ways = vec![self.sequence()?];
        while self.take('|') {
            ways.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(if ways.len() == 1 { ways.remove(0) } else { Pattern::Choice(ways) })
    }

    fn sequence(&mut self) -> Result<Pattern, String> {
        let mut parts = Vec::new();
        while let Some(part) = self.element()? {
            parts.push(part);
        }
        Ok(match parts.len() {
            0 => Pattern::Empty,
            1 => parts.remove(0),
            _ => Pattern::Sequence(parts),
        })
    }

    fn element(&mut self) -> Result<Option<Pattern>, String> {
        let mut part = match self.peek().cloned() {
            Some(Piece::Mark('(')) => {
                self.at += 1;
                let inner = self.choice()?;
                self.expect(')')?;
                inner
            }
            Some(Piece::Mark('{')) => {
                self.at += 1;
                let index = self.extents;
                self.extents += 1;
                let inner = self.choice()?;
                self.expect('}')?;
                Pattern::Extent(index, Box::new(inner))
            }
            Some(Piece::Literal(word)) => {
                self.at += 1;
                self.literal(&word)
            }
            Some(Piece::Name(name)) => {
                self.at += 1;
                self.class(name)?
            }
            Some(Piece::Mark(_) | Piece::Number(_)) | None => return Ok(None),
        };
        loop {
            if self.take('?') {
                part = Pattern::Optional(Box::new(part));
            } else if self.take('+') {
                part = Pattern::Repeat(Box::new(part));
            } else if self.take('@') {
                let guideline = match self.peek() {
                    Some(Piece::Name(name)) if name == "narrative" => Guideline::Narrative,
                    Some(Piece::Name(name)) if name == "news" => Guideline::News,
                    Some(Piece::Name(name)) if name == "message" => Guideline::Message,
                    other => return Err(format!("{other:?} is no guideline")),
                };
                self.at += 1;
                part = Pattern::Only(guideline, Box::new(part));
            } else {
                return Ok(Some(part));
            }
        }
    }

    /// A literal of several words is a sequence of them.
    fn literal(&mut self, text: &str) -> Pattern {
        let mut words: Vec<Pattern> =
            text.split_whitespace().map(|word| Pattern::Class(self.builder.literal(word), None)).collect();
        if words.len() == 1 { words.remove(0) } else { Pattern::Sequence(words) }
    }

    /// `class`, or `label:class`; a class under its own name is a label too. `label:(…)` does not exist: label the
    /// classes inside, the same label may stand in several ways of a choice.
    fn class(&mut self, name: String) -> Result<Pattern, String> {
        let (label, class) = if self.take(':') {
            match self.peek().cloned() {
                Some(Piece::Name(class)) => {
                    self.at += 1;
                    (name, class)
                }
                other => return Err(format!("a class is missing after '{name}:', found {other:?}")),
            }
        } else {
            (name.clone(), name)
        };
        if let Some(index) = self.definitions.iter().position(|known| known.name == class) {
            return Ok(Pattern::Defined(index as u16, Some(self.label(label))));
        }
        let class = self.builder.classes.intern(&class);
        Ok(Pattern::Class(class, Some(self.label(label))))
    }

    fn label(&mut self, name: String) -> LabelId {
        let index = self.labels.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.labels.push(name);
            self.labels.len() - 1
        });
        index as LabelId
    }

    fn term(&mut self) -> Result<Term, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("terms are nested too deeply".to_owned());
        }
        let mut term = self.simple_term()?;
        while self.peek() == Some(&Piece::Name("or".to_owned())) {
            self.at += 1;
            term = Term::Or(Box::new(term), Box::new(self.simple_term()?));
        }
        self.depth -= 1;
        Ok(term)
    }

    fn simple_term(&mut self) -> Result<Term, String> {
        match self.peek().cloned() {
            Some(Piece::Number(value)) => {
                self.at += 1;
                Ok(Term::Number(value))
            }
            Some(Piece::Name(name)) => {
                self.at += 1;
                if self.take('(') {
                    return self.arguments(name);
                }
                if let Some(label) = self.labels.iter().position(|known| *known == name) {
                    return Ok(Term::Label(label as LabelId));
                }
                if name.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
                    return Ok(Term::Keyword(name));
                }
                Err(format!("'{name}' is neither a label of the pattern, nor an operator, nor a keyword"))
            }
            other => Err(format!("{other:?} is no meaning")),
        }
    }

    /// A label names its argument by itself, also where it has a default: `count or 1`.
    fn own_name(&self, term: &Term) -> Option<String> {
        match term {
            Term::Label(label) => Some(self.labels[usize::from(*label)].clone()),
            Term::Or(first, _) => self.own_name(first),
            Term::Number(_) | Term::Keyword(_) | Term::Call(..) => None,
        }
    }

    fn arguments(&mut self, operator: String) -> Result<Term, String> {
        let mut arguments = Vec::new();
        while !self.take(')') {
            let mut name = None;
            if let (Some(Piece::Name(word)), Some(Piece::Mark(':'))) =
                (self.peek().cloned(), self.pieces.get(self.at + 1))
            {
                name = Some(word);
                self.at += 2;
            }
            let term = self.term()?;
            if name.is_none() {
                name = self.own_name(&term);
            }
            arguments.push((name, term));
            if !self.take(',') {
                self.expect(')')?;
                break;
            }
        }
        let operator = crate::operators::find(&operator).ok_or_else(|| format!("there is no operator '{operator}'"))?;
        Ok(Term::Call(operator, arguments))
    }
}

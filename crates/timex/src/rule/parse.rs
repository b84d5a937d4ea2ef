//! Reads a rule: `<before> pattern <after> = term; term`.

use super::lexer::{Piece, Wrong, pieces};
use super::{Beside, Definition, Guideline, LabelId, Pattern, Rule, Term, Way};
use crate::builder::Builder;
use crate::operators::{self, Given};

/// Nested groups beyond this depth are refused, so that a hostile pack cannot exhaust the stack.
const DEEPEST: usize = 40;

/// Reads one rule; classes and literals are interned in `builder`.
pub(crate) fn parse_rule(
    builder: &mut Builder,
    definitions: &[Definition],
    name: &str,
    text: &str,
) -> Result<Rule, Wrong> {
    let mut reader = Reader::new(builder, definitions, text)?;
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
    if reader.peek().is_some() {
        return Err(reader.wrong(format!("{} is left over", reader.here())));
    }
    let extents = reader.extents;
    if !terms.is_empty() && terms.len() != usize::from(extents).max(1) {
        let what = format!("{} extents but {} meanings", usize::from(extents).max(1), terms.len());
        return Err(reader.wrong(what));
    }
    let labels = reader.labels;
    Ok(Rule { name: name.into(), pattern, before, after, labels, terms, extents })
}

/// Reads one way of a definition: `pattern = term`. It may use the definitions before its own.
pub(crate) fn parse_way(builder: &mut Builder, definitions: &[Definition], text: &str) -> Result<Way, Wrong> {
    let mut reader = Reader::new(builder, definitions, text)?;
    let pattern = reader.choice()?;
    reader.expect('=')?;
    let term = reader.term()?;
    match (reader.peek(), reader.extents) {
        (None, 0) => Ok(Way { pattern, labels: reader.labels, term }),
        (None, _) => Err(reader.wrong("a definition marks no extents".to_owned())),
        (Some(left), _) => Err(reader.wrong(format!("a definition has one meaning; {left} is left over"))),
    }
}

struct Reader<'a> {
    pieces: Vec<(Piece, usize)>,
    at: usize,
    builder: &'a mut Builder,
    definitions: &'a [Definition],
    labels: Vec<String>,
    /// Labels that stand for definitions.
    expressions: Vec<LabelId>,
    extents: u8,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn new(builder: &'a mut Builder, definitions: &'a [Definition], text: &str) -> Result<Reader<'a>, Wrong> {
        let pieces = pieces(text)?;
        let (labels, expressions) = (Vec::new(), Vec::new());
        Ok(Reader { pieces, at: 0, builder, definitions, labels, expressions, extents: 0, depth: 0 })
    }
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(piece, _)| piece)
    }

    /// What stands here, in words.
    fn here(&self) -> String {
        self.peek().map_or("the end".to_owned(), ToString::to_string)
    }

    /// Something is wrong with what stands here, or with the end.
    fn wrong(&self, what: String) -> Wrong {
        self.wrong_at(self.at, what)
    }

    fn wrong_at(&self, at: usize, what: String) -> Wrong {
        let line = self.pieces.get(at).or(self.pieces.last()).map_or(0, |(_, line)| *line);
        Wrong { line, what }
    }

    fn take(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&Piece::Mark(mark));
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, mark: char) -> Result<(), Wrong> {
        if self.take(mark) { Ok(()) } else { Err(self.wrong(format!("'{mark}' is missing before {}", self.here()))) }
    }

    fn besides(&mut self) -> Result<Vec<Beside>, Wrong> {
        let mut found = Vec::new();
        while self.take('<') {
            let negated = self.take('!');
            let pattern = self.choice()?;
            self.expect('>')?;
            found.push(Beside { pattern, negated });
        }
        Ok(found)
    }

    fn choice(&mut self) -> Result<Pattern, Wrong> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("groups are nested too deeply".to_owned()));
        }
        let mut ways = vec![self.sequence()?];
        while self.take('|') {
            ways.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(if ways.len() == 1 { ways.remove(0) } else { Pattern::Choice(ways) })
    }

    fn sequence(&mut self) -> Result<Pattern, Wrong> {
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

    fn element(&mut self) -> Result<Option<Pattern>, Wrong> {
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
                let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
                if word.split_whitespace().any(is_number) {
                    let what = format!("\"{word}\" is a number, which is no literal: name its class");
                    return Err(self.wrong(what));
                }
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
                    Some(_) | None => {
                        let what = format!("{} is no guideline: news, narrative or message", self.here());
                        return Err(self.wrong(what));
                    }
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
    fn class(&mut self, name: String) -> Result<Pattern, Wrong> {
        let (label, class) = if self.take(':') {
            match self.peek().cloned() {
                Some(Piece::Name(class)) => {
                    self.at += 1;
                    (name, class)
                }
                Some(_) | None => {
                    let what = format!("after '{name}:' a class is missing before {}", self.here());
                    return Err(self.wrong(what));
                }
            }
        } else {
            (name.clone(), name)
        };
        if let Some(index) = self.definitions.iter().position(|known| known.name == class) {
            let label = self.label(label);
            self.expressions.push(label);
            return Ok(Pattern::Defined(index as u16, Some(label)));
        }
        let Some(id) = self.builder.classes.known(&class) else {
            let what = format!("no class, shape or definition is called '{class}'");
            return Err(self.wrong_at(self.at - 1, what));
        };
        Ok(Pattern::Class(id, Some(self.label(label))))
    }

    fn label(&mut self, name: String) -> LabelId {
        let index = self.labels.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.labels.push(name);
            self.labels.len() - 1
        });
        index as LabelId
    }

    fn term(&mut self) -> Result<Term, Wrong> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.wrong("terms are nested too deeply".to_owned()));
        }
        let mut term = self.simple_term()?;
        while self.peek() == Some(&Piece::Name("or".to_owned())) {
            self.at += 1;
            term = Term::Or(Box::new(term), Box::new(self.simple_term()?));
        }
        self.depth -= 1;
        Ok(term)
    }

    fn simple_term(&mut self) -> Result<Term, Wrong> {
        match self.peek().cloned() {
            Some(Piece::Number(value)) => {
                self.at += 1;
                Ok(Term::Number(value))
            }
            Some(Piece::Name(name)) => {
                self.at += 1;
                if self.take('(') {
                    return self.arguments(&name);
                }
                if let Some(label) = self.labels.iter().position(|known| *known == name) {
                    return Ok(Term::Label(label as LabelId));
                }
                if name.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
                    return Ok(Term::Keyword(name));
                }
                let what = format!("'{name}' is neither a label of the pattern, nor an operator, nor a keyword");
                Err(self.wrong_at(self.at - 1, what))
            }
            Some(_) | None => Err(self.wrong(format!("a meaning is missing before {}", self.here()))),
        }
    }

    /// A label names its argument by itself, also where it has a default: `count or 1`.
    fn own_name(&self, term: &Term) -> Option<&str> {
        match term {
            Term::Label(label) => Some(&self.labels[usize::from(*label)]),
            Term::Or(first, _) => self.own_name(first),
            Term::Number(_) | Term::Keyword(_) | Term::Call(..) => None,
        }
    }

    fn arguments(&mut self, operator: &str) -> Result<Term, Wrong> {
        let start = self.at;
        let id = operators::find(operator)
            .ok_or_else(|| self.wrong_at(start - 1, format!("there is no operator '{operator}'")))?;
        let mut arguments = Vec::new();
        while !self.take(')') {
            let mut name = None;
            if let (Some(Piece::Name(word)), Some((Piece::Mark(':'), _))) =
                (self.peek().cloned(), self.pieces.get(self.at + 1))
            {
                name = Some(word);
                self.at += 2;
            }
            arguments.push((name, self.term()?));
            if !self.take(',') {
                self.expect(')')?;
                break;
            }
        }
        let given: Vec<Given<'_>> = arguments.iter().map(|(name, term)| self.given(name.as_deref(), term)).collect();
        operators::check(id, &given).map_err(|what| self.wrong_at(start, what))?;
        let named = |(name, term): (Option<String>, Term)| {
            let name = name.or_else(|| self.own_name(&term).map(str::to_owned));
            (name, term)
        };
        Ok(Term::Call(id, arguments.into_iter().map(named).collect()))
    }

    fn given<'t>(&'t self, name: Option<&'t str>, term: &'t Term) -> Given<'t> {
        let mut keywords = Vec::new();
        let is_expression = self.read_given(term, &mut keywords);
        Given { name, label: self.own_name(term), keywords, is_expression }
    }

    /// Collects the keywords of an argument, and says whether it may stand for a time.
    fn read_given<'t>(&self, term: &'t Term, keywords: &mut Vec<&'t str>) -> bool {
        match term {
            Term::Label(label) => self.expressions.contains(label),
            Term::Number(_) => false,
            Term::Keyword(word) => {
                keywords.push(word);
                false
            }
            Term::Call(..) => true,
            Term::Or(one, other) => self.read_given(one, keywords) | self.read_given(other, keywords),
        }
    }
}

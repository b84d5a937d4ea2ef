//! Which arguments and keywords each operator takes, so that a rule that gives it another is refused when it is read.

use crate::meaning::{granularity, modifier, season};

/// What an operator may be given. A label goes by its own name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Takes {
    names: &'static [&'static [&'static str]],
    /// Keywords that need no name.
    keywords: fn(&str) -> bool,
    /// Of each list one must be given.
    needs: &'static [&'static [&'static str]],
}

/// The name here of an expression that is given without one: `approx(length)`.
const X: &str = "an expression";

/// What is written of a date.
const PARTS: &[&str] = &[
    "year",
    "month",
    "day",
    "weekday",
    "season",
    "quarter",
    "half",
    "week",
    "iso-day",
    "padded",
    "below",
    "era",
    "yy",
    "y",
    "since",
    "double",
    "second",
    "hundreds",
    "rest",
    "monthnum",
    "other-month",
    "month2",
    "day2",
    "clock",
    "daypart",
];

pub(super) const EXPRESSION: Takes = Takes { names: &[&[X]], keywords: none, needs: &[&[X]] };
pub(super) const AGE: Takes = Takes { names: &[&["num"]], keywords: |word| word == "LONE", needs: &[&["num"]] };
pub(super) const AT: Takes = Takes {
    names: &[&["clock", "daypart", "clock-word", "of"]],
    keywords: none,
    needs: &[&["clock", "daypart", "clock-word"], &["of"]],
};
pub(super) const CENTURY: Takes =
    Takes { names: &[&["ordinal", "num", "era"]], keywords: none, needs: &[&["ordinal", "num"]] };
pub(super) const CLOCK: Takes = Takes {
    names: &[&[
        "hour",
        "minute",
        "second",
        "half-day",
        "zone",
        "before",
        "compact",
        "hours-minutes",
        "daypart",
        "clock-word",
    ]],
    keywords: |word| matches!(word, "IMPOSSIBLE" | "LONE"),
    needs: &[&["hour", "compact", "hours-minutes", "daypart", "clock-word"]],
};
pub(super) const DATE: Takes = Takes { names: &[PARTS], keywords: is_calendar, needs: &[] };
pub(super) const DECADE: Takes = Takes {
    names: &[&["decade", "decade2", "since", "hundreds", "era"]],
    keywords: |word| word == "PERSIAN",
    needs: &[&["decade", "decade2"]],
};
pub(super) const DOUBLE: Takes = Takes { names: &[&["double", "d2"]], keywords: none, needs: &[&["double"], &["d2"]] };
pub(super) const DURATION: Takes = Takes {
    names: &[&["count", "unit", "count2", "unit2", "count3", "unit3", "halves", "numerator", "denominator"]],
    keywords: none,
    needs: &[&["unit"]],
};
pub(super) const EVENT: Takes = Takes {
    names: &[&["period", "noun", "lasting", "name", "place", "thing", "act"]],
    keywords: none,
    needs: &[&["period", "noun", "lasting", "place", "thing"]],
};
pub(super) const EVERY: Takes = Takes {
    names: &[PARTS, &["unit", "count", "quant", "freq", "ordinal", "each", X]],
    keywords: is_calendar,
    needs: &[],
};
pub(super) const FEAST: Takes =
    Takes { names: &[&["feast", "year", "offset", "era", "of"]], keywords: none, needs: &[&["feast"]] };
pub(super) const INTERVAL: Takes = Takes { names: &[&["from", "to"]], keywords: none, needs: &[&["from"], &["to"]] };
pub(super) const REGNAL: Takes =
    Takes { names: &[&["ordinal", "num", "regnal"]], keywords: none, needs: &[&["ordinal", "num"], &["regnal"]] };
pub(super) const MODIFIED: Takes =
    Takes { names: &[&["edge", "modifier", X]], keywords: |word| modifier(word).is_some(), needs: &[&[X]] };
pub(super) const NEAR: Takes = Takes {
    names: &[PARTS, &["offset", "base", "of"]],
    keywords: |word| is_base(word) || is_calendar(word),
    needs: &[],
};
pub(super) const NTH: Takes = Takes {
    names: &[&["ordinal", "num", "unit", "weekday", "of", X]],
    keywords: none,
    needs: &[&["ordinal", "num"], &["unit", "weekday"], &["of", X]],
};
pub(super) const PART: Takes = Takes { names: &[&["third", X]], keywords: none, needs: &[&[X]] };
pub(super) const PERIOD: Takes = Takes { names: &[&["period"]], keywords: none, needs: &[&["period"]] };
pub(super) const REFERENCE: Takes =
    Takes { names: &[], keywords: |word| matches!(word, "PAST" | "PRESENT" | "FUTURE" | "VAGUE"), needs: &[] };
pub(super) const SHIFT: Takes = Takes {
    names: &[&["count", "unit", "by", "sign", "grain", "edge", "base", "of"]],
    keywords: is_base,
    needs: &[&["unit", "by"]],
};
pub(super) const UNIT: Takes =
    Takes { names: &[&["unit", "offset", "base", "of"]], keywords: is_base, needs: &[&["unit"]] };
pub(super) const WITHIN: Takes = Takes { names: &[PARTS, &["of", X]], keywords: is_calendar, needs: &[&["of", X]] };

/// An argument as the rule gives it.
pub(crate) struct Given<'a> {
    /// The name written before it: `count: 1`.
    pub name: Option<&'a str>,
    /// The label it is.
    pub label: Option<&'a str>,
    /// The keywords it is, or may be.
    pub keywords: Vec<&'a str>,
    /// Says whether it stands for a time: another call, or a definition.
    pub is_expression: bool,
}

impl Takes {
    /// Checks the arguments of a call of `operator`.
    ///
    /// # Errors
    /// The first argument it does not take, or what is missing.
    pub(crate) fn check(&self, operator: &str, arguments: &[Given<'_>]) -> Result<(), String> {
        arguments.iter().try_for_each(|given| self.check_one(operator, given))?;
        let is = |wanted: &str, given: &Given<'_>| match wanted {
            X => given.is_expression,
            wanted => given.name.or(given.label) == Some(wanted),
        };
        let given = |ways: &[&str]| ways.iter().any(|wanted| arguments.iter().any(|given| is(wanted, given)));
        match self.needs.iter().find(|ways| !given(ways)) {
            Some(ways) => Err(format!("the operator '{operator}' needs {}", ways.join(" or "))),
            None => Ok(()),
        }
    }

    fn check_one(&self, operator: &str, given: &Given<'_>) -> Result<(), String> {
        let takes = |name: &str| self.names().any(|known| known == name);
        if let Some(name) = given.name.or(given.label).filter(|name| takes(name)) {
            return check_kind(name, given).map_err(|wrong| format!("{wrong} of the operator '{operator}'"));
        }
        if given.name.is_none() && given.is_expression && takes(X) {
            return Ok(());
        }
        let wrong = match (given.name.or(given.label), given.keywords.first()) {
            (Some(name), _) => format!("'{name}'"),
            (None, Some(word)) if (self.keywords)(word) => return Ok(()),
            (None, Some(word)) => return Err(format!("the operator '{operator}' takes no keyword '{word}'")),
            (None, None) if given.is_expression => "expression without a name".to_owned(),
            (None, None) => "number without a name".to_owned(),
        };
        let names: Vec<&str> = self.names().collect();
        let known = if names.is_empty() { "a keyword only".to_owned() } else { names.join(", ") };
        Err(format!("the operator '{operator}' takes no {wrong}; it takes {known}"))
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.names.iter().flat_map(|names| names.iter().copied())
    }
}

/// An argument of this name must be of the kind that the name asks for.
fn check_kind(name: &str, given: &Given<'_>) -> Result<(), String> {
    if let Some(word) = given.keywords.iter().find(|word| !names_keyword(name, word)) {
        return Err(format!("'{word}' is no keyword for '{name}'"));
    }
    match (name, given.is_expression) {
        ("base", _) if given.keywords.is_empty() => {
            Err("WRITING, STORY or DOMAIN goes by 'base', and an expression by 'of', as an argument".to_owned())
        }
        ("of" | "by" | "from" | "to", false) => Err(format!("an expression goes by '{name}', as an argument")),
        ("of" | "by" | "from" | "to" | "clock", _) | (_, false) => Ok(()),
        (_, true) => Err(format!("no expression goes by '{name}', as an argument")),
    }
}

/// Says whether a keyword may stand for the argument of a name: `unit: DAY`.
fn names_keyword(name: &str, word: &str) -> bool {
    match name {
        "unit" | "unit2" | "unit3" | "grain" => granularity(&word.to_ascii_lowercase()).is_some(),
        "base" => is_base(word),
        "edge" => matches!(word, "START" | "END") || modifier(word).is_some(),
        "modifier" => modifier(word).is_some(),
        "era" => matches!(word, "CE" | "BCE"),
        "third" => {
            matches!(word, "EARLY" | "MID" | "LATE" | "FIRST_HALF" | "SECOND_HALF")
                || matches!(word, "FIRST_QUARTER" | "SECOND_QUARTER" | "THIRD_QUARTER" | "LAST_QUARTER")
        }
        "season" => season(&word.to_ascii_lowercase()).is_some(),
        "quant" | "freq" => true,
        _other => false,
    }
}

fn is_base(word: &str) -> bool {
    matches!(word, "WRITING" | "STORY" | "DOMAIN" | "PASSAGE")
}

fn is_calendar(word: &str) -> bool {
    matches!(word, "PERSIAN" | "RUMI" | "MUNDI" | "DUAL" | "NEXT" | "ISLAMIC" | "HEBREW" | "REPUBLICAN")
}

fn none(_word: &str) -> bool {
    false
}

//! Packs with a mistake in a rule are refused, and told where it is and what it is.

use timex::{Files, Pack};

/// What is said of a pack whose only rule is this, on line 4 of its file.
fn refused(rule: &str) -> String {
    let page = format!("# dusk\n\n```rule\n{rule}\n```\n");
    let lexicon = "[unit]\nday = \"day\"\n\n[month]\nmay = \"gregorian 5\"\n";
    let files = Files {
        language: "qaa",
        settings: "",
        lexicon: &[("words", lexicon)],
        definitions: &[("1-base", "```define base\nyear\n= date(year)\n```\n")],
        rules: &[("dusk", &page)],
    };
    Pack::read(&files).map_or_else(|problem| problem, |_| "nothing".to_owned())
}

#[test]
fn a_class_that_nothing_defines_is_named_with_file_and_line() {
    let no = |name| format!("rules/dusk.md:4: no class, shape or definition is called '{name}'");
    assert_eq!(refused("\"quorum\" nosuchclass\n= date(month: MAY)"), no("nosuchclass"));
    assert_eq!(refused("base:full-date\n= same(base)"), no("full-date"));
    assert_eq!(refused("<!weekday> base\n= same(base)"), no("weekday"));
    assert_eq!(refused("month year:d4 \"of\" name+ word?\n= date(month, year)"), "nothing");
    assert_eq!(refused("base\n= same(base)"), "nothing");
}

#[test]
fn an_argument_that_an_operator_does_not_take_is_named() {
    for (rule, said) in [
        (
            "count:num unit base\n= shift(count, unit, nonsense: base)",
            "'shift' takes no 'nonsense'; it takes count, unit",
        ),
        ("count:num unit\n= shift(count, unit, sgn: 1)", "'shift' takes no 'sgn'"),
        ("count:num unit\n= shift(count, unit, 1)", "'shift' takes no number without a name"),
        ("count:num unit base\n= shift(count, unit, base)", "WRITING, STORY or DOMAIN goes by 'base'"),
        ("unit\n= unit(unit, YESTERDAY)", "'unit' takes no keyword 'YESTERDAY'"),
        ("unit\n= unit(unit, base: YESTERDAY)", "'YESTERDAY' is no keyword for 'base' of the operator 'unit'"),
        ("count:num unit month\n= shift(count, unit, of: month)", "an expression goes by 'of'"),
        ("count:base unit\n= duration(count, unit)", "no expression goes by 'count'"),
        ("n:num unit\n= duration(n, unit)", "'duration' takes no 'n'"),
        ("one:d1 base\n= part(one, base)", "'part' takes no 'one'; it takes third"),
        ("base\n= approx(of: base)", "'approx' takes no 'of'"),
        ("base\n= date(base)", "'date' takes no 'base'"),
        ("base\n= within(DAY, of: base)", "'within' takes no keyword 'DAY'"),
        ("year\n= modified(MOER_THAN, date(year))", "'modified' takes no keyword 'MOER_THAN'"),
    ] {
        let problem = refused(rule);
        assert!(problem.starts_with("rules/dusk.md:5: ") && problem.contains(said), "{rule}\n{problem}");
    }
}

#[test]
fn an_argument_that_an_operator_needs_is_named() {
    assert_eq!(refused("year\n= shift(sign: 1)"), "rules/dusk.md:5: the operator 'shift' needs unit or by");
    assert_eq!(refused("year\n= century(era: CE)"), "rules/dusk.md:5: the operator 'century' needs ordinal or num");
    assert_eq!(refused("year\n= approx()"), "rules/dusk.md:5: the operator 'approx' needs an expression");
}

#[test]
fn mistakes_of_writing_are_told_in_plain_words() {
    for (rule, said) in [
        ("year = = date(year)", "4: a meaning is missing before '='"),
        ("year\n= date(year) extra", "5: 'extra' is left over"),
        ("year date(year)", "4: no class, shape or definition is called 'date'"),
        ("year\n\n(month\n= date(year)", "7: ')' is missing before '='"),
        ("year", "4: '=' is missing before the end"),
        ("year:\"x\"\n= date(year)", "4: after 'year:' a class is missing before \"x\""),
        ("year@poetry\n= date(year)", "4: 'poetry' is no guideline: news, narrative or message"),
        ("year\n= date(yaer)", "5: 'yaer' is neither a label of the pattern, nor an operator, nor a keyword"),
        ("year\n= dat(year)", "5: there is no operator 'dat'"),
        ("year\n# a word\n\"x\n= date(year)", "6: a literal is not closed"),
        ("year\n= date(year) ; date(year)", "5: 1 extents but 2 meanings"),
    ] {
        assert_eq!(refused(rule), format!("rules/dusk.md:{said}"), "{rule}");
    }
}

#[test]
fn mistakes_in_definitions_are_told_by_their_file_too() {
    let files = Files {
        language: "qaa",
        settings: "",
        lexicon: &[],
        definitions: &[("1-base", "# Base\n\n```define base\nyaer\n= date(year)\n```\n")],
        rules: &[],
    };
    let problem = Pack::read(&files).expect_err("there is no such class");
    assert_eq!(problem, "definitions/1-base.md:4: no class, shape or definition is called 'yaer'");
}

#[test]
fn a_number_is_no_literal() {
    let said = "rules/dusk.md:4: \"9\" is a number, which is no literal: name its class";
    assert_eq!(refused("\"9\" month\n= date(month)"), said);
    assert_eq!(refused("\"2day\" month\n= date(month)"), "nothing");
}

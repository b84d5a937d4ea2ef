//! Lists of one day of the year, and lives told in brackets: what they tell, of which day.

use tarikh::source::{DocumentId, Severity, read};
use tarikh::{Chronology, Options, when_text};

fn chronology(name: &str, text: &str) -> Chronology {
    let document = read(DocumentId(0), name, text.as_bytes(), None).document().expect("it is text");
    tarikh::read(vec![document], &Options::default())
}

/// When, what and, where there is one, of what kind.
fn lines(chronology: &Chronology) -> Vec<String> {
    let line = |event: &tarikh::event::Event| {
        let when = event.when.map_or_else(|| "undated".to_owned(), |when| when_text(&when, &chronology.timexes[0]));
        let kind = event.kind.map(|kind| format!(" ({kind})")).unwrap_or_default();
        format!("{when}: {}{kind}", event.label)
    };
    chronology.chronicle().map(line).collect()
}

fn findings(chronology: &Chronology) -> Vec<String> {
    let all = chronology.diagnostics.iter().filter(|one| one.severity != Severity::Info);
    all.map(|one| format!("{}: {}", one.check, one.message)).collect()
}

const DAY: &str = "# 18 March

## Events

- 1241 – Mongol riders burn the town of Kraków.
- **1871**: Paris rises against the government.
- 1965 - Alexei Leonov leaves his spacecraft and becomes the first man to walk in space (on a rope).

## Births

- 1858 – Rudolf Diesel, German engineer (d. 1913)
- 1893 – Wilfred Owen (died 1918)

## Deaths

- 1584 – Ivan the Terrible, Russian tsar (b. 1530)
";

const TOLD: [&str; 6] = [
    "18 March 1241: Mongol riders burned the town of Kraków (attack)",
    "18 March 1584: Ivan the Terrible, Russian tsar, died (death)",
    "18 March 1858: Rudolf Diesel, German engineer, was born (birth)",
    "18 March 1871: Paris rose against the government (change)",
    "18 March 1893: Wilfred Owen was born (birth)",
    "18 March 1965: Alexei Leonov left his spacecraft and became the first man to walk in space (on a rope) (movement)",
];

#[test]
fn the_heading_gives_the_day_and_the_item_the_year() {
    let read = chronology("day.md", DAY);
    assert_eq!(lines(&read), TOLD);
    let item = read.timexes[0].iter().find(|time| time.edtf().as_deref() == Some("1858-03-18")).expect("it is placed");
    assert_eq!(item.reason, "the year of the item, the day of its heading");
    assert_eq!(item.resolved, tarikh::timex::Resolved::Anchored(Some(tarikh::timex::TimexId(0))));
}

#[test]
fn plain_text_and_the_month_first_are_read_alike() {
    let text = DAY.replace("# 18 March", "March 18").replace("## ", "").replace("- **1871**", "1871");
    let plain = text.replace("\n- ", "\n• ");
    assert_eq!(lines(&chronology("day.txt", &plain)), TOLD);
    let bare = text.replace("\n- ", "\n");
    assert_eq!(lines(&chronology("day.txt", &bare)), TOLD);
}

#[test]
fn another_day_ends_the_day_and_a_range_is_no_item() {
    let text = "# 18 March\n\n- 1858 – Rudolf Diesel is born.\n- 1914 – 1918: a war is fought.\n\n# 29 February\n\n- 1900 – \
                Nothing happens.\n- 1904 – Nothing happens again.\n";
    let read = chronology("days.md", text);
    assert_eq!(lines(&read)[0], "18 March 1858: Rudolf Diesel was born (birth)");
    assert!(lines(&read).iter().any(|line| line == "29 February 1904: Nothing happened again"), "{:?}", lines(&read));
    assert!(!lines(&read).iter().any(|line| line.starts_with("18 March 1914")), "{:?}", lines(&read));
}

#[test]
fn days_in_brackets_after_a_name_are_birth_and_death() {
    let read = chronology(
        "lives.txt",
        "Rudolf Diesel (18 March 1858 – 29 September 1913) was a German engineer. He built an engine in 1897.\n\nJoan of \
         Arc (c. 1412 – 30 May 1431) led an army. In 1440 Joan of Arc travelled to Paris.\n",
    );
    assert_eq!(
        lines(&read),
        [
            "c. 1412: Joan of Arc was born (birth)",
            "30 May 1431: Joan of Arc died (death)",
            "1440: Joan of Arc travelled to Paris (movement)",
            "18 March 1858: Rudolf Diesel was born (birth)",
            "1897: Rudolf Diesel built an engine (construction)",
            "29 September 1913: Rudolf Diesel died (death)",
            "undated: Joan of Arc led an army",
        ]
    );
    assert_eq!(findings(&read), ["outside-lifetime: 1440 is after the death of Joan of Arc"]);
}

#[test]
fn a_word_in_the_brackets_says_what_the_day_is_of() {
    let read = chronology(
        "words.txt",
        "John Bell (baptised 3 March 1795, died 4 June 1821) was a poet.\n\nAnna Smith (born 3 March 1799 in London; died \
         4 June 1825 in Rome) wrote novels.\n",
    );
    assert_eq!(
        lines(&read),
        [
            "3 March 1795: John Bell was baptised (life)",
            "3 March 1799: Anna Smith was born (birth)",
            "4 June 1821: John Bell died (death)",
            "4 June 1825: Anna Smith died (death)",
        ]
    );
}

#[test]
fn the_time_of_day_is_shown_beside_the_day() {
    let read = chronology(
        "hours.txt",
        "At 11:30 on 5 May 1915 the guns opened fire. From 2 p.m. to 4 p.m. on 6 May 1915 the fleet shelled the town. That \
         evening the fort fell.\n",
    );
    let shown: Vec<String> =
        lines(&read).iter().filter_map(|line| Some(line.rsplit_once(": ")?.0.to_owned())).collect();
    assert_eq!(shown, ["5 May 1915, 11:30", "6 May 1915, 14:00–16:00", "6 May 1915, evening"]);
}

#[test]
fn a_year_that_may_be_of_either_era_is_shown_as_both() {
    let read = chronology("eras.txt", "In 9 BC Drusus died. In 14 Tiberius became emperor.\n");
    let shown: Vec<String> = lines(&read).iter().filter_map(|line| Some(line.split_once(": ")?.0.to_owned())).collect();
    assert_eq!(shown, ["14 BC or AD 14", "9 BC"]);
}

#[test]
fn a_year_of_one_or_two_figures_says_its_era_and_a_day_before_45_bc_has_no_weekday() {
    let read = chronology("rome.txt", "Augustus died on 19 August AD 14. The temple burned on 5 May 83 BC.\n");
    let shown: Vec<String> = lines(&read).iter().filter_map(|line| Some(line.split_once(": ")?.0.to_owned())).collect();
    assert_eq!(shown, ["5 May 83 BC", "19 August AD 14"]);
    let table = tarikh::table(&read, tarikh::TableStyle { width: 120, colour: tarikh::source::Colour::Never });
    let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    assert!(
        !weekdays.iter().any(|name| table.lines().any(|line| line.contains("83 BC") && line.contains(name))),
        "{table}"
    );
    assert!(tarikh::date::read("19 August AD 14").is_ok());
}

#[test]
fn what_the_account_tells_of_a_birth_gets_its_day_from_the_brackets() {
    let read = chronology(
        "life.txt",
        "Rudolf Diesel (18 March 1858 – 29 September 1913) was a German engineer. He was born in Paris.\n\nDiesel died at \
         sea at the age of 65.\n",
    );
    assert_eq!(
        lines(&read),
        [
            "18 March 1858: Rudolf Diesel was born in Paris (birth)",
            "29 September 1913: Diesel died at sea at the age of 65 (death)",
        ]
    );
    assert_eq!(findings(&read), ["age-mismatch: from 18 March 1858 to 29 September 1913 is 55 years, not 65"]);
}

#[test]
fn a_dateline_gives_the_year_and_a_wrong_weekday_is_a_mistake() {
    let read = chronology("news.txt", "HAVANA, April 18, 1912 (Tarikh) — The ferry sank on Tuesday, April 15.");
    assert_eq!(lines(&read), ["15 April 1912: The ferry sank (disaster)"]);
    assert_eq!(findings(&read), ["weekday-mismatch: 15 April 1912 was a Monday, not a Tuesday"]);
}

#[test]
fn the_account_goes_on_from_the_new_style_day() {
    for told in ["5 September 1905 (23 August, Old Style)", "5 September [O.S. 23 August] 1905"] {
        let read = chronology("styles.txt", &format!("The treaty was signed on {told}. The same day crowds rioted."));
        let told = ["5 September 1905: The treaty was signed (agreement)", "5 September 1905: Crowds rioted (protest)"];
        assert_eq!(lines(&read), told);
        assert_eq!(findings(&read), [""; 0]);
    }
    let wrong = chronology("styles.txt", "The tsar abdicated on 15 March [O.S. 4 March] 1917. Two days later he left.");
    assert_eq!(findings(&wrong), ["calendar-mismatch: 4 March 1917 Old Style is 17 March 1917 New Style"]);
    assert!(lines(&wrong)[1].starts_with("17 March 1917"), "{:?}", lines(&wrong));
}

#[test]
fn a_row_of_a_table_is_told_of_the_date_in_its_first_cell() {
    let markdown =
        "| Date | What |\n|---|---|\n| 7 May 1945 | The guns fell silent. |\n| 9 May 1945 | Ann Holt went home. |\n";
    let html = "<table><tr><td>7 May 1945</td><td>The guns fell silent.</td></tr>\
                <tr><td>9 May 1945</td><td>Ann Holt went home.</td></tr></table>";
    let years = "| Year | What |\n|---|---|\n| 1791 | Ann Holt was born. |\n| 1806 | The mill burned down. |\n";
    assert_eq!(
        lines(&chronology("a.md", years)),
        ["1791: Ann Holt was born (birth)", "1806: The mill burned down (attack)"]
    );
    let annals = "1791. Ann Holt was born.\n\n3 May 1806. The tower fell.\n";
    assert_eq!(lines(&chronology("a.txt", annals)), ["1791: Ann Holt was born (birth)", "3 May 1806: The tower fell"]);
    for (file, text) in [("a.md", markdown), ("a.html", html)] {
        let told = lines(&chronology(file, text));
        assert_eq!(told, ["7 May 1945: The guns fell silent", "9 May 1945: Ann Holt went home (movement)"], "{file}");
    }
}

const WORKS: [&str; 7] = [
    "c. 1750: The manor passed to Anna Weiss",
    "before 1810: The quarry was opened",
    "by 1820: Two kilns were built (construction)",
    "1840s: The canal was dug",
    "spring 1851: John Hale bought the works",
    "3–5 May 1853: The masons struck (attack)",
    "12 June 1862: A storm carried away the roof of the great weaving shed at the lower end (disaster)",
];

#[test]
fn a_cell_may_say_before_or_about_when_and_stand_in_any_column() {
    let rows = [
        ("c. 1750", "The manor passed to Anna Weiss."),
        ("before 1810", "The quarry was opened."),
        ("by 1820", "Two kilns were built."),
        ("1840s", "The canal was dug."),
        ("Spring 1851", "John Hale bought the works."),
        ("3–5 May 1853", "The masons struck."),
        ("12.06.1862", "A storm carried away the roof of the great weaving shed at the lower end"),
    ];
    let first = |(when, what): &(&str, &str)| format!("| {when} | {what} |\n");
    let second = |(when, what): &(&str, &str)| format!("| {what} | {when} |\n");
    let third = |(when, what): &(&str, &str)| format!("| 7 | {when} | {what} | Orme |\n");
    let bars = |(when, what): &(&str, &str)| format!("{when} | {what}\n");
    let cells = |(when, what): &(&str, &str)| format!("<tr>\n  <td>{when}</td>\n  <td>{what}</td>\n</tr>\n");
    let terms = |(when, what): &(&str, &str)| format!("<dt>{when}</dt><dd>{what}</dd>\n");
    let all = |row: &dyn Fn(&(&str, &str)) -> String| rows.iter().map(row).collect::<String>();
    for (name, text) in [
        ("first.md", format!("| Date | Event |\n|---|---|\n{}", all(&first))),
        ("second.md", format!("| Event | Date |\n|---|---|\n{}", all(&second))),
        ("third.md", format!("| No. | Date | Event | Place |\n|---|---|---|---|\n{}", all(&third))),
        ("bars.txt", all(&bars)),
        ("second.txt", all(&second)),
        ("cells.html", format!("<table>{}</table>", all(&cells))),
        ("terms.html", format!("<dl>{}</dl>", all(&terms))),
    ] {
        assert_eq!(lines(&chronology(name, &text)), WORKS, "{name}");
    }
}

#[test]
fn a_cell_that_reaches_over_rows_dates_them_all_and_an_empty_one_is_told_behind() {
    let html = "<table><tr><th>Year</th><th>What</th><th>Where</th></tr><tr><td rowspan='2'>1795</td><td>The mill burned.</td>\
                <td>Orme</td></tr><tr><td>The miller fled.</td><td>Selby</td></tr></table>\
                <dl><dt>1801</dt><dd>John Hale built a kiln.</dd><dd>He died.</dd></dl>";
    let told = ["1795: The mill burned (attack)", "1795: The miller fled (movement)"];
    let read = lines(&chronology("held.html", html));
    assert_eq!(read[..2], told, "{read:?}");
    assert_eq!(read[2..], ["1801: John Hale built a kiln (construction)", "1801: John Hale died (death)"]);
    let markdown = "| Year | What |\n|---|---|\n| 1795 | The mill burned. |\n|  | The miller fled. |\n| unknown | He returned. |\n";
    let read = lines(&chronology("empty.md", markdown));
    assert_eq!(
        read,
        ["1795: The mill burned (attack)", "1795 →: The miller fled (movement)", "undated: He returned (movement)"]
    );
}

#[test]
fn a_form_and_columns_of_several_dates_are_no_chronology() {
    let form = lines(&chronology("form.txt", "Born | 4 May 1831\nDied | 1901\n"));
    assert!(!form.iter().any(|line| line.ends_with("Born")), "{form:?}");
    let lives =
        "| Name | Born | Died |\n|---|---|---|\n| Anna Weiss | 1799 | 1863 |\n| John Hale | 4 May 1831 | 1901 |\n";
    assert_eq!(lines(&chronology("lives.md", lives)), [""; 0]);
}

#[test]
fn a_year_and_a_capital_open_a_line_of_annals_where_several_do() {
    let annals = "Annals of Orme\n\n1795 The mill burned.\n1801 John Hale bought the ruin.\n3 May 1803 A flood carried away the bridge.\n";
    assert_eq!(
        lines(&chronology("annals.txt", annals)),
        [
            "1795: The mill burned (attack)",
            "1801: John Hale bought the ruin",
            "3 May 1803: A flood carried away the bridge (disaster)"
        ]
    );
    let wrapped = "The old mill at the ford was sold by the heirs of Weiss in the spring of\n1795 Hale said. It was built anew and \
                   sold again after the great flood of\n1803 Weiss wrote.\n";
    let read = lines(&chronology("wrapped.txt", wrapped));
    assert!(!read.iter().any(|line| line.starts_with("1795: Hale")), "{read:?}");
}

#[test]
fn years_in_brackets_after_a_name_alone_are_a_life() {
    let text = "Family of Weiss\n\nAnna Weiss (1799–1863), weaver at Orme\n\nJohn Hale (b. 1831, d. 1901)\n\nPeter Hale (born 4 May \
                1831; died c. 1905)\n\nHenry IV (1367–1413)\n\nKing John Holt (1760–1790)\n\nAnna Holt (1763–1770), mayor\n";
    assert_eq!(
        lines(&chronology("family.txt", text)),
        [
            "1367–1413: Henry IV",
            "1760–1790: King John Holt",
            "1763–1770: Anna Holt, mayor",
            "1799: Anna Weiss was born (birth)",
            "1831: John Hale was born (birth)",
            "4 May 1831: Peter Hale was born (birth)",
            "1863: Anna Weiss died (death)",
            "1901: John Hale died (death)",
            "c. 1905: Peter Hale died (death)",
        ]
    );
}

/// The rows of a table, told.
fn rows(name: &str, text: &str) -> Vec<String> {
    lines(&chronology(name, text))
}

#[test]
fn a_year_in_one_column_and_a_day_in_another_are_one_date() {
    let told = [
        "12 January 1848: The pond froze",
        "25 December 1848: The hall was opened",
        "1 May 1849: The ferry sank",
        "before 1860: The quay was lengthened",
    ];
    let head = "<table><tr><th>Year</th><th>Day</th><th>What</th></tr>";
    let spanned = format!(
        "{head}<tr><td rowspan=2>1848</td><td>12 January</td><td>The pond froze.</td></tr>\
         <tr><td>Christmas</td><td>The hall was opened.</td></tr>\
         <tr><td>1849</td><td>1 May</td><td>The ferry sank.</td></tr>\
         <tr><td>before 1860</td><td></td><td>The quay was lengthened.</td></tr></table>"
    );
    let cases = [
        ("a.html", spanned.clone()),
        (
            "b.html",
            spanned
                .replace("<td rowspan=2>1848</td>", "<td>1848</td>")
                .replace("<td>Christmas", "<td></td><td>Christmas"),
        ),
        ("c.html", spanned.replace(head, "<table>")),
    ];
    for (name, text) in &cases {
        let mut rows = rows(name, text);
        rows.iter_mut().for_each(|row| *row = row.split(" (").next().unwrap_or_default().to_owned());
        let mut told = told.map(str::to_owned).to_vec();
        rows.sort();
        told.sort();
        assert_eq!(rows, told, "{name}");
    }
    let read = chronology("a.html", &cases[0].1);
    let day = read.timexes[0].iter().find(|time| time.edtf().as_deref() == Some("1848-01-12")).expect("it is placed");
    assert_eq!(day.reason, "the day of its cell, the year of another of its row");
}

#[test]
fn two_years_in_a_cell_are_one_date_of_the_row() {
    let text = "| When | What |\n|---|---|\n| 1831 or 1832 | The barn fell down. |\n| 3 or 4 March 1840 | The barn was rebuilt. |\n";
    let rows = rows("a.md", text);
    assert!(rows.len() == 2 && rows[0].starts_with("1831 or 1832: The barn fell"), "{rows:?}");
    assert!(rows[1].starts_with("3 or 4 March 1840: The barn was rebuilt"), "{rows:?}");
}

#[test]
fn a_row_is_named_by_what_happened_not_by_where_it_is_told() {
    let text = "| What | When | Told in |\n|---|---|---|\n| The lockout | 3–5 May 1853 | *Courier*, 7 May 1853, and the *Evening Argus* |\n\
                | The masters gave way to the weavers and their wives | 9 May 1853 | *Courier* |\n\
                | The looms were sold by the masters to a dealer of York | 1855 | |\n";
    let rows = rows("a.md", text);
    assert!(rows.iter().any(|row| row.starts_with("3–5 May 1853: The lockout")), "{rows:?}");
}

#[test]
fn a_sentence_of_annals_with_a_day_of_another_year_is_of_that_day() {
    let rows = rows(
        "a.txt",
        "1938. The hall was sold.\n1940. The tower was struck by a bomb on the night of 10–11 May 1941.\n",
    );
    assert!(rows.iter().any(|row| row.starts_with("10 May 1941, night: The tower was struck")), "{rows:?}");
}

#[test]
fn a_year_that_opens_one_sentence_is_its_date_beside_items_that_have_one() {
    let rows = rows(
        "a.md",
        "It had a long life.\n\n1795 The barn burned.\n\n- 1801: The barn was rebuilt.\n- 1803: A pump was bought.\n",
    );
    assert!(rows.len() == 3 && rows[0].starts_with("1795: The barn burned"), "{rows:?}");
    let rows =
        lines(&chronology("a.html", "<ul><li>1895 The barn burned.</li><li>1901: A chapel was founded.</li></ul>"));
    assert!(rows.len() == 2 && rows[0].starts_with("1895: The barn burned"), "{rows:?}");
}

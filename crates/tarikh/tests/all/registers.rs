//! Entries of registers and pedigrees: a name, and what happened on which day, in shortened words.

use source::{Colour, DocumentId, read};
use tarikh::{Options, TableStyle, table};

fn rows(text: &str) -> Vec<String> {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    let shown =
        table(&tarikh::read(vec![account], &Options::default()), TableStyle { width: 140, colour: Colour::Never });
    let words = |line: &str| line.split_whitespace().collect::<Vec<&str>>().join(" ");
    shown.lines().skip(2).map(words).collect()
}

#[test]
fn an_entry_tells_each_day_of_the_name_it_opens_with() {
    for (text, told) in [
        (
            "Ralph Dyer, bapt. 3 May 1702 at Ludlow, bur. 12 June 1770. He married Ann Price in 1725.",
            &[
                "3 May 1702 Wednesday Ralph Dyer was baptised at Ludlow 1",
                "1725 Ralph Dyer married Ann Price 1",
                "12 June 1770 Tuesday Ralph Dyer was buried 1",
            ][..],
        ),
        (
            "Hugh Cole, b. 4 March 1727, m. 2 June 1750, d. 5 May 1801.",
            &[
                "4 March 1727 Tuesday Hugh Cole was born 1",
                "2 June 1750 Tuesday Hugh Cole married 1",
                "5 May 1801 Tuesday Hugh Cole died 1",
            ],
        ),
        (
            "Mary, dau. of the above, b. 4 Mar. 1727, d. unm. 5 May 1801.",
            &[
                "4 March 1727 Tuesday Mary, daughter of the above, was born 1",
                "5 May 1801 Tuesday Mary died unmarried 1",
            ],
        ),
        ("Ann Lane, born 1803, died 1850.", &["1803 Ann Lane was born 1", "1850 Ann Lane died 1"]),
        (
            "Giles Webb (bapt. 3 May 1702, bur. 12 June 1770) was a clothier.",
            &["3 May 1702 Wednesday Giles Webb was baptised 1", "12 June 1770 Tuesday Giles Webb was buried 1"],
        ),
    ] {
        assert_eq!(rows(text), told, "{text}");
    }
}

#[test]
fn an_entry_tells_of_several_marriages_of_whom_they_were_with_and_of_offices() {
    for (text, told) in [
        (
            "Hugh Cole, b. 3 March 1685/6, m. (1) 14 Feb. 1712/13 Ann Dodd (d. 1719); m. (2) 6 June 1721 Jane Webb.",
            &[
                "3 March 1686 O.S. 13 March 1686 Wednesday Hugh Cole was born 1",
                "14 February 1713 O.S. 25 February 1713 Saturday Hugh Cole married Ann Dodd 1",
                "1719 Ann Dodd died 1",
                "6 June 1721 Hugh Cole married Jane Webb 1",
            ][..],
        ),
        (
            "Ralph, b. 9 Jan. 1713/14, bapt. 17 Jan. following.",
            &[
                "9 January 1714 O.S. 20 January 1714 Saturday Ralph was born 1",
                "17 January 1714 O.S. 28 January 1714 Sunday Ralph was baptised 1",
            ],
        ),
        (
            "Mary, bapt. 4 Aug. 1716, d. unm. 1790.",
            &["4 August 1716 Tuesday Mary was baptised 1", "1790 Mary died unmarried 1"],
        ),
        (
            "Jane, b. c. 1725, d. an infant before 1730.",
            &["c. 1725 Jane was born 1", "before 1730 Jane died an infant 1"],
        ),
        (
            "Ralph, rector of Stoke 1751-98, d. 1799.",
            &["1751–1798 Ralph was rector of Stoke 1", "1799 Ralph, rector of Stoke, died 1"],
        ),
        (
            "They had three children: Owen (b. 1704, d. 1766), Alice (1706–1771) and Mary (born 1710).",
            &[
                "1704 Owen was born 1",
                "1706 Alice was born 1",
                "1710 Mary was born 1",
                "1766 Owen died 1",
                "1771 Alice died 1",
            ],
        ),
    ] {
        assert_eq!(rows(text), told, "{text}");
    }
}

#[test]
fn a_widow_behind_a_marriage_is_she_who_was_buried() {
    let shown = rows("Hugh Cole, b. 1685, m. 6 June 1721 Jane Webb, widow, bur. 30 May 1750.");
    assert!(shown.iter().any(|row| row.starts_with("30 May 1750") && row.contains("Jane Webb")), "{shown:?}");
    let shown = rows("Hugh Cole, b. 1685, m. 6 June 1721 Jane Webb, bur. 30 May 1750.");
    assert!(
        shown.iter().any(|row| row.starts_with("30 May 1750") && row.contains("Hugh Cole was buried")),
        "{shown:?}"
    );
}

#[test]
fn a_will_is_no_will_to_come() {
    assert_eq!(rows("Will proved at York 2 Dec. 1741."), ["2 December 1741 Saturday Will proved at York 1"]);
}

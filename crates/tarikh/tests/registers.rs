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

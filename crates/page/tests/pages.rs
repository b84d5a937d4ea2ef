//! Pages and drawings of whole accounts: what stands in them, and what never does.

use tarikh::calendar::CalendarId;
use tarikh::event::{EventRelation, RelationKind};
use tarikh::source::{DocumentId, read};
use tarikh::{Chronology, Options};

fn told(texts: &[&str], calendars: Vec<CalendarId>) -> Chronology {
    let documents = texts.iter().zip(0..).map(|(text, number)| {
        read(DocumentId(number), &format!("account-{number}.txt"), text.as_bytes(), None)
            .document()
            .expect("it is text")
    });
    tarikh::read(documents.collect(), &Options { calendars, ..Options::default() })
}

const WITHDRAWAL: &str = "The army entered the country on 27 December 1979. Talks were held in 1988. \
    The last column crossed the bridge on Thursday, 15 February 1989. The government held out until April 1992.";

const PUNIC: &str = "Hannibal crossed the Alps in 218 BC. Carthage fell in 146 BC. Augustus died on 19 August AD 14.";

const PERSIAN: &str = "مجلس در ۱۴ مهر ۱۲۸۵ گشوده شد. شاه در ۱۸ دی ۱۲۸۵ درگذشت. مجلس را در ۲ تیر ۱۲۸۷ به توپ بستند.";

#[test]
fn a_page_holds_the_finding_beside_its_line_and_the_card_of_each_time() {
    let chronology = told(&[WITHDRAWAL], Vec::new());
    let page = page::html(&chronology);
    assert!(page.contains("15 February 1989 was a Wednesday, not a Thursday"));
    for number in 1..=chronology.timexes[0].len() {
        assert!(page.contains(&format!("popovertarget=\"card-t{number}\"")), "{number}");
        assert!(page.contains(&format!("<div popover id=\"card-t{number}\"")), "{number}");
    }
    assert!(page.contains("<dt>Solar Hijri</dt><dd>26 Bahman 1367</dd>"));
}

#[test]
fn nothing_on_a_page_or_in_a_drawing_leads_outside_and_nothing_runs() {
    let hostile = "<script src=\"http://a.example/x.js\"></script> In 1989 <a href='https://b.example'>it</a> ended \u{202e}1992.";
    let chronology = told(&[hostile, WITHDRAWAL], Vec::new());
    for shown in [page::html(&chronology), page::svg(&chronology)] {
        assert!(!shown.contains("<script") && !shown.contains("\u{202e}"));
        for attribute in ["src=\"", "href=\""] {
            let leads = shown.split(attribute).skip(1).filter(|rest| !rest.starts_with('#'));
            assert_eq!(leads.count(), 0);
        }
    }
}

#[test]
fn the_same_account_gives_the_same_bytes() {
    let (one, other) = (told(&[WITHDRAWAL, PUNIC], Vec::new()), told(&[WITHDRAWAL, PUNIC], Vec::new()));
    assert_eq!(page::html(&one), page::html(&other));
    assert_eq!(page::svg(&one), page::svg(&other));
}

#[test]
fn the_axis_goes_from_bc_to_ad_without_a_year_0() {
    let drawing = page::svg(&told(&[PUNIC], Vec::new()));
    let labels: Vec<&str> =
        drawing.split("class=\"tl-tick\"").skip(1).filter_map(|rest| rest.split(['>', '<']).nth(1)).collect();
    assert!(labels.contains(&"200 BC") && !labels.contains(&"0") && !labels.contains(&"0 BC"), "{labels:?}");
}

#[test]
fn two_accounts_whose_titles_begin_alike_are_told_apart_in_the_chronology() {
    let of = |paper: &str| {
        format!(
            "The Flood at Marlow Bridge ({paper})\n\nThe bridge fell on 4 May 1891. Nine people died. The engineer was tried on 3 June 1891, and was acquitted.\n"
        )
    };
    let page = page::html(&told(&[&of("the Herald"), &of("the Star")], Vec::new()));
    let whole = "<bdi title=\"The Flood at Marlow Bridge (the Star)\">The Flood at Marlow… (the Star)</bdi>";
    let shown = page.split("<bdi title=").nth(1).unwrap_or_default();
    assert!(page.contains("(the Herald)</bdi>") && page.contains(whole), "{}", &shown[..120.min(shown.len())]);
}

#[test]
fn the_legend_calls_no_year_a_day() {
    let text = "The tower was built in 1250. The bridge was built in 1251. The wall fell on 3 May 1989.";
    let drawing = page::svg(&told(&[text], Vec::new()));
    assert!(drawing.contains("class=\"tl-blur\"") && drawing.contains("too short here for a bar"), "{drawing}");
}

#[test]
fn what_lasted_days_is_no_bar_of_years() {
    let text =
        "The town was founded in 1250. The meeting was held from 28 April to 1 May 1915. It was renamed in 1989.";
    let drawing = page::svg(&told(&[text], Vec::new()));
    assert!(drawing.contains("all through it, too short here for a bar"), "{drawing}");
    assert!(!drawing.contains("fill=\"currentColor\""), "{drawing}");
}

#[test]
fn a_bar_that_goes_on_beyond_the_drawing_does_not_fade_there() {
    let chronology = told(&["The town was founded in the 19th century. The bridge fell on 4 May 1850."], Vec::new());
    let view = page::View::new(&chronology);
    let day = |iso: &str| tarikh::calendar::Day::from_iso(iso).expect("a day");
    let part = |first: &str, last: &str| {
        let window = page::Window { first: day(first), last: day(last) };
        page::timeline(&view, Some(window), page::Links::None)
    };
    assert!(part("1845-01-01", "1855-01-01").contains("fill=\"url(#tl-on-1)\""));
    assert!(part("1780-01-01", "1855-01-01").contains("fill=\"url(#tl-begins-1)\""));
    assert!(part("1780-01-01", "1920-01-01").contains("fill=\"url(#tl-some-1)\""));
}

#[test]
fn a_calendar_that_is_asked_for_labels_the_axis() {
    let drawing = page::svg(&told(&[WITHDRAWAL], vec![CalendarId::Persian]));
    assert!(drawing.contains(">1360</text>") && drawing.contains("calendar above: Gregorian · below: Solar Hijri"));
}

#[test]
fn a_calendar_that_is_asked_for_and_has_no_axis_is_named_below_it() {
    let drawing = page::svg(&told(&[PUNIC], vec![CalendarId::Republican]));
    assert!(drawing.contains(" · no axis, as it does not reach these days: French Republican"), "{drawing}");
    let third = vec![CalendarId::Persian, CalendarId::Hebrew];
    assert!(page::svg(&told(&[WITHDRAWAL], third)).contains("no axis, as there are two already: Hebrew"));
    let day = "The hall burned on 3 May 1794 and fell on 5 June 1795.";
    assert!(!page::svg(&told(&[day], vec![CalendarId::Republican])).contains("no axis"));
}

#[test]
fn a_persian_account_runs_from_the_right_in_its_own_digits() {
    let chronology = told(&[PERSIAN], Vec::new());
    assert!(page::svg(&chronology).contains("class=\"tl tl-rtl\""));
    let page = page::html(&chronology);
    assert!(
        page.contains("<main lang=\"fa\" dir=\"rtl\">") && page.contains("۱۲۸۸</text>"),
        "the strip is labelled in Persian digits"
    );
    assert!(page.contains("\u{2068}فروردین ۱۲۸۷\u{2069}</text>"), "a date on the axis keeps its own direction");
}

#[test]
fn until_has_an_open_end_and_each_account_a_lane() {
    let drawing = page::svg(&told(&[WITHDRAWAL, PUNIC], Vec::new()));
    assert_eq!(drawing.matches("class=\"tl-open\"").count(), 2, "the sign, and once more to say what it means");
    assert_eq!(drawing.matches("class=\"tl-name\"").count(), 2);
}

#[test]
fn an_account_without_a_time_is_a_page_all_the_same() {
    let chronology = told(&["They came, and nobody knows when."], Vec::new());
    assert!(page::svg(&chronology).contains("No event has a place in time"));
    assert!(page::html(&chronology).contains("No time was found in the text."));
    let kept = told(&["The fair is held every 1 May."], Vec::new());
    assert!(!page::html(&kept).contains("No event has a place in time") && page::svg(&kept).contains("every 1 May"));
    assert!(page::html(&told(&[], Vec::new())).contains("<main lang=\"en\""));
}

#[test]
fn a_persian_page_says_when_and_what_is_wrong_in_persian() {
    let page = page::html(&told(&[PERSIAN], Vec::new()));
    assert!(page.contains("<html lang=\"fa\" dir=\"rtl\">") && page.contains("<td>۱۴ مهر ۱۲۸۵"));
    assert!(page.contains("<article class=\"account\" id=\"d1\" dir=\"rtl\" lang=\"fa\">"));
    let wrong = page::html(&told(&["مجلس در پنجشنبه ۱۴ مهر ۱۲۸۵ گشوده شد."], Vec::new()));
    assert!(wrong.contains("بود، نه پنجشنبه</p>"), "the finding is told in Persian");
    assert!(!wrong.contains(" was a "));
    assert!(page::html(&told(&[PERSIAN, WITHDRAWAL], Vec::new())).contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn what_brought_an_event_about_stands_in_the_table_and_on_both_cards() {
    // Whether the account says so is not the page's affair.
    let mut chronology = told(&[WITHDRAWAL], Vec::new());
    let mut lines = chronology.chronicle().map(|event| event.id);
    let (from, to) = (lines.next().expect("there is one"), lines.next().expect("there are two"));
    drop(lines);
    chronology.relations = vec![EventRelation { kind: RelationKind::Causes, from, to, cue: None }];
    let page = page::html(&chronology);
    assert!(page.contains("<span class=\"because\">because of: <a href=\"#e"));
    assert!(page.contains("<dt>Led to</dt>") && page.contains("<dt>Because of</dt>"), "{page}");
}

#[test]
fn a_path_of_the_machine_is_not_on_a_page() {
    let read_as = |number, path: &str, text: &str| {
        read(DocumentId(number), path, text.as_bytes(), None).document().expect("it is text")
    };
    let one = read_as(0, "/home/somebody/one.txt", "Tomas Lindgren died on 5 May 1821.");
    let two = read_as(1, "/home/somebody/two.txt", "Tomas Lindgren died on 6 May 1821.");
    let page = page::html(&tarikh::read(vec![one, two], &Options::default()));
    assert!(page.contains("conflicting-accounts") && !page.contains("somebody"));
}

#[test]
fn a_row_and_an_item_that_a_finding_stands_against_bear_its_sign() {
    let text = "The bridge was opened on Monday, 25 May 1888, and carried trains until 1931.";
    let chronology = told(&[text], Vec::new());
    let (page, drawing) = (page::html(&chronology), page::svg(&chronology));
    assert_eq!(page.matches("<a class=\"against error\" href=\"#f1\">").count(), 2, "one row and one card: {page}");
    // The item, and the sign in its legend.
    assert_eq!(drawing.matches("<path class=\"tl-error\"").count(), 2, "{drawing}");
    assert!(!drawing.contains("tl-warning\" d="), "{drawing}");
}

#[test]
fn a_page_of_two_accounts_says_who_gives_which_day() {
    let texts = [
        "The general Tomas Lindgren died on 5 May 1821.",
        "The death of Tomas Lindgren on 6 May 1821 was not known for two months.",
    ];
    let page = page::html(&told(&texts, Vec::new()));
    assert!(page.contains("<a href=\"#several\">Who gives which day</a>"));
    assert!(page.contains("told on 2 days that exclude each other"));
    assert!(
        page.contains(
            "<td class=\"when short\">6 May 1821</td><td><bdi>Account 1</bdi>, <a href=\"#d2-l1\">line 1</a></td>"
        ),
        "{page}"
    );
    assert!(page.contains("1 event was recognised in more than one account: 2 of 2 dated rows.</p>"), "{page}");
    assert!(!page::html(&told(&texts[..1], Vec::new())).contains("Who gives which day"));
}

#[test]
fn a_page_of_accounts_that_share_nothing_does_not_let_silence_pass_for_agreement() {
    let texts = ["The bridge was opened in 1950.", "The general Tomas Lindgren died on 5 May 1821."];
    let page = page::html(&told(&texts, Vec::new()));
    assert!(page.contains("so none of 2 dated rows was compared: nothing says whether the accounts agree"), "{page}");
    let texts = [
        "The general Tomas Lindgren died on 5 May 1821. The bridge was opened in 1950.",
        "The general Tomas Lindgren died on 5 May 1821.",
    ];
    let page = page::html(&told(&texts, Vec::new()));
    assert!(page.contains("2 of 3 dated rows. The others were not compared"), "{page}");
}

#[test]
fn findings_are_listed_in_the_order_of_their_numbers_and_what_is_doubted_says_so() {
    let text = "The mill was sold on 5/6/1891. The weir broke on Tuesday, 4 May 1891. Some historians doubt that the king \
        came to York on 7 May 1891.";
    let page = page::html(&told(&[text], Vec::new()));
    let list =
        page.split("<ol class=\"findings\">").nth(1).and_then(|rest| rest.split("</ol>").next()).unwrap_or_default();
    let numbers: Vec<usize> = ["#f1", "#f2"].iter().filter_map(|link| list.find(link)).collect();
    assert!(numbers.len() == 2 && numbers.is_sorted(), "{list}");
    assert!(page.contains("<span class=\"not\">uncertain: </span>"), "{page}");
}

#[test]
fn what_two_accounts_tell_in_the_same_words_is_compared() {
    let texts = ["A new bridge was finished on 3 June 1913.", "A new bridge was finished on 5 June 1913."];
    let page = page::html(&told(&texts, Vec::new()));
    assert!(
        page.contains("A new bridge was finished") && page.contains("told on 2 days that exclude each other"),
        "{page}"
    );
    assert!(page.contains("is told of 3 June 1913 and, in the same words, of 5 June 1913"), "{page}");
    assert!(!page.contains("<p class=\"clean\">"), "{page}");
}

#[test]
fn a_date_that_no_calendar_has_is_named_below_the_timeline_though_no_row_tells_it() {
    let text =
        "She was born in 1868. Her notebook gives 30 February 1899 as the day on which she left for Riga, a slip.";
    let drawing = page::svg(&told(&[text], Vec::new()));
    assert!(drawing.contains("30 February 1899") && drawing.contains("there is no such day"), "{drawing}");
}

#[test]
fn an_hour_of_a_day_kept_every_year_is_of_no_day_of_one() {
    let text = "The bell was raised on 22 August 1983. Every year on 10 November the names are read aloud at 2:45 am.";
    let page = page::html(&told(&[text], Vec::new()));
    assert!(!page.contains("22 August 1983, 02:45"), "{page}");
}

#[test]
fn a_day_kept_since_a_year_stands_on_the_axis_in_that_year() {
    let kept = "Since 1975 a lecture has been held every year on 3 May. The hall was built in 1950.";
    let drawing = page::svg(&told(&[kept], Vec::new()));
    assert!(drawing.contains("tl-ring") && drawing.contains("tl-again"), "{drawing}");
    assert!(drawing.contains("a day that comes again since then") && !drawing.contains("not on the axis"), "{drawing}");
}

#[test]
fn a_day_kept_every_year_is_no_day_of_one_year() {
    let kept = "The treaty was signed on 10 August 1920. It is remembered every year on 10 August.";
    let page = page::html(&told(&[kept], Vec::new()));
    let row = page.split("<tr id=\"t").find(|row| row.contains("every year on 10 August"));
    assert!(row.is_some_and(|row| row.contains("every 10 August") && !row.contains("1920-")), "{row:?}");
}

#[test]
fn a_row_shows_the_day_that_the_text_names_beside_its_own() {
    let text = "On 1 January 1856 the army left. The empire declared war on 4 October 1853 (O.S. 22 September).";
    let page = page::html(&told(&[text], Vec::new()));
    assert!(page.contains("<small>22 September 1853 O.S.</small>"));
    let text = "مجلس در ۱۸ دی ۱۲۸۵ گشوده شد. در ۱۳ مرداد ۱۲۸۵ (۵ اوت ۱۹۰۶) فرمان مشروطیت امضا شد. پارلمان در ۲۴ جمادی‌الاول ۱۳۲۶ و ۲ جمادی‌الثانی ۱۳۲۶ تعطیل شد.";
    let page = page::html(&told(&[text], Vec::new()));
    assert!(page.contains("<small>۵ اوت ۱۹۰۶</small>"));
}

#[test]
fn a_day_of_every_year_stands_in_no_year_that_the_account_has_reached() {
    let moved = "On 20 April 1995 her remains were moved to Paris.";
    let kept = "Her birthday, 7 November, is marked every year in Warsaw.";
    let below = "not on the axis";
    assert!(!page::svg(&told(&[moved], Vec::new())).contains(below));
    assert!(page::svg(&told(&[&format!("{moved} {kept}")], Vec::new())).contains(below));
}

#[test]
fn a_drawing_shows_no_escapes_of_our_own_and_says_no_once() {
    let text = "The pump was sold on 3 or 4 March 1802. The barn burned on 31 June 1921. No coach ran after 1944.";
    let chronology = told(&[text], Vec::new());
    for shown in [page::html(&chronology), page::svg(&chronology)] {
        assert!(!shown.contains("\\u{20"), "{shown}");
        assert!(shown.contains("31 June 1921") && shown.contains("3 or 4 March 1802"));
    }
    assert!(!page::svg(&chronology).contains("not having happened"));
}

#[test]
fn tables_and_lists_of_a_source_keep_their_shape() {
    let source = "# The mill\n\n| Year | What |\n|---|---|\n| 1795 | It burned. |\n\n1. It was built again in 1801.\n2. It was sold in 1840.\n";
    let account = read(DocumentId(0), "mill.md", source.as_bytes(), None).document().expect("it is text");
    let page = page::html(&tarikh::read(vec![account], &Options::default()));
    assert!(page.contains("<th id=\"d1-l3\" data-line=\"3\">Year</th><th>What</th>"), "{page}");
    assert!(page.contains("<ol class=\"items\" start=\"1\"><li id=\"d1-l7\""), "{page}");
    assert_eq!(page.matches("<li id=\"d1").count(), 2);
}

#[test]
fn a_line_within_a_wrapped_paragraph_is_linked_by_where_that_begins() {
    let wrapped = "The column reached the bridge before noon and went over it on\n15 February 1989, flags flying, to the far bank of the river.\n";
    let page = page::html(&told(&[wrapped], Vec::new()));
    assert!(page.contains("<a href=\"#d1-l1\">") && !page.contains("href=\"#d1-l2\""), "{page}");
}

#[test]
fn a_mark_beyond_the_cards_leads_to_the_row_of_its_time() {
    let days =
        (0..700).map(|at| format!("The hall was closed on {} May {}.\n\n", at % 28 + 1, 1200 + at)).collect::<String>();
    let page = page::html(&told(&[&days], Vec::new()));
    assert!(page.contains("<a href=\"#t700\" class=\"m m-time\"") && page.contains("<tr id=\"t700\">"));
    assert!(!page.contains("popovertarget=\"card-t700\""));
}

#[test]
fn a_row_of_the_chronology_leads_to_the_word_that_tells_it() {
    let page = page::html(&told(
        &["The bridge was built in 1850. The mill burned down and the dam broke on 3 May 1851."],
        vec![],
    ));
    let led: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let led: Vec<&str> = led.into_iter().filter(|id| id.ends_with("-at")).collect();
    assert_eq!(led.len(), 3, "{page}");
    for id in led {
        let place =
            format!("<i class=\"at\" id=\"{id}\"></i><button popovertarget=\"card-{}\"", id.trim_end_matches("-at"));
        assert!(page.contains(&place), "{place}: {page}");
    }
}

#[test]
fn the_day_of_the_week_stands_beside_a_day_up_to_which_or_from_which_on_it_was() {
    let text = "By 12 May 1931 the bridge was empty. The governor reigned until 14 May 1931.";
    let page = page::html(&told(&[text], vec![]));
    let rows = page.split("<table class=\"chronology\">").nth(1).expect("there are rows");
    assert!(rows.contains("<small>Tuesday</small>") && rows.contains("<small>Thursday</small>"), "{rows}");
}

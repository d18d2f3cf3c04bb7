//! Dates in the forms of real exports.

use jiff::civil::date;

use super::*;

fn check(text: &str, expected: Option<DateToken>) {
    assert_eq!(parse(text), expected, "{text:?}");
}

fn days(table: &[(&str, (i16, i8, i8))]) {
    for (text, (year, month, day)) in table {
        check(text, Some(DateToken::Day(date(*year, *month, *day))));
    }
}

fn months(table: &[(&str, (i16, i8))]) {
    for (text, (year, month)) in table {
        check(text, Some(DateToken::Month(date(*year, *month, 1))));
    }
}

/// Year, month and day.
type Ymd = (i16, i8, i8);

fn spans(table: &[(&str, Ymd, Ymd)]) {
    for (text, from, to) in table {
        let day = |(year, month, day)| date(year, month, day);
        check(text, Some(DateToken::Span { from: day(*from), to: day(*to) }));
    }
}

#[test]
fn days_in_numbers() {
    days(&[
        ("2021-05-08", (2021, 5, 8)),
        ("2019-01-08 17:18 +0000", (2019, 1, 8)),
        ("2025-01-01T01:00:00", (2025, 1, 1)),
        ("2025-01-01T23:59:59.999Z", (2025, 1, 1)),
        ("2025-03-30T23:30:00-07:00", (2025, 3, 30)),
        ("2025-03-30 00:10:00 UTC", (2025, 3, 30)),
        ("2025-03-21Z", (2025, 3, 21)),
        ("2025-03-21+01:00", (2025, 3, 21)),
        ("20250321T101500", (2025, 3, 21)),
        ("2023-01-02 01:03:17.432", (2023, 1, 2)),
        ("20230712", (2023, 7, 12)),
        ("20230712.0", (2023, 7, 12)),
        ("2025/10/31", (2025, 10, 31)),
        ("2025/12/31 16:32:37", (2025, 12, 31)),
        ("2025.10.31", (2025, 10, 31)),
        ("31.08.2023", (2023, 8, 31)),
        ("31.08.23", (2023, 8, 31)),
        ("31. 8. 2023", (2023, 8, 31)),
        ("Fr, 31.08.2023", (2023, 8, 31)),
        ("2025. 3. 21.", (2025, 3, 21)),
        ("2025年3月21日", (2025, 3, 21)),
        ("2025년 3월 21일", (2025, 3, 21)),
        ("2025-W07-3", (2025, 2, 12)),
        (" \u{200e}2021-05-08\u{a0}", (2021, 5, 8)),
        ("'2021-05-08", (2021, 5, 8)),
        ("2024-02-29", (2024, 2, 29)),
        ("17:05 2025-03-21", (2025, 3, 21)),
    ]);
    for text in ["2023-02-29", "2025-13-01", "20231301", "99999999", "0010"] {
        check(text, None);
    }
}

#[test]
fn days_in_words() {
    days(&[
        ("Fri, Mar 21, 2025", (2025, 3, 21)),
        ("Thu Mar 20 2025", (2025, 3, 20)),
        ("Thu, 5 Feb 2026", (2026, 2, 5)),
        ("Jun 7, 2020", (2020, 6, 7)),
        ("September 3, 2019", (2019, 9, 3)),
        ("Sept. 3, 2019 at 9:40 AM", (2019, 9, 3)),
        ("3rd September 2019", (2019, 9, 3)),
        ("Tue Oct 31 22:10:47 +0000 2017", (2017, 10, 31)),
        ("9:30 PM · Mar 3, 2025", (2025, 3, 3)),
        ("31-Oct-17", (2017, 10, 31)),
        ("2025-Mar-05", (2025, 3, 5)),
        ("Wednesday, January 1, 2025", (2025, 1, 1)),
        // German
        ("12. März 2024", (2024, 3, 12)),
        ("Mi., 5. März 2025", (2025, 3, 5)),
        ("5. Okt. 2025", (2025, 10, 5)),
        ("5. Dezember 2025, 14:05 Uhr", (2025, 12, 5)),
        // French
        ("1 févr. 2025", (2025, 2, 1)),
        ("1er janvier 2025", (2025, 1, 1)),
        ("le 3 août 2025", (2025, 8, 3)),
        ("mar. 4 mars 2025", (2025, 3, 4)),
        ("lundi 2 juin 2025 à 10:00", (2025, 6, 2)),
        // Portuguese
        ("8 de junho de 2023", (2023, 6, 8)),
        ("1 de fev. de 2025", (2025, 2, 1)),
        ("seg., 3 de mar. de 2025", (2025, 3, 3)),
        ("segunda-feira, 3 de março de 2025", (2025, 3, 3)),
        ("1º de maio de 2025", (2025, 5, 1)),
        ("14 set. 2024", (2024, 9, 14)),
        // Spanish
        ("3 de enero de 2025", (2025, 1, 3)),
        ("mié, 15 ene 2025", (2025, 1, 15)),
        ("15 dic. 2025", (2025, 12, 15)),
        ("7 de agosto del 2025", (2025, 8, 7)),
        // Italian
        ("3 gen 2025", (2025, 1, 3)),
        ("giovedì 10 luglio 2025", (2025, 7, 10)),
        ("1 ott. 2025", (2025, 10, 1)),
        // Dutch
        ("3 mrt. 2025", (2025, 3, 3)),
        ("ma 5 mei 2025", (2025, 5, 5)),
        ("17 augustus 2025", (2025, 8, 17)),
        // others
        ("5 марта 2025 г.", (2025, 3, 5)),
        ("5 maja 2025", (2025, 5, 5)),
    ]);
}

#[test]
fn two_numbers_and_a_year_wait_for_the_column() {
    for (text, first, second, year) in [
        ("8/24/2014", 8, 24, 2014),
        ("01-02-2025", 1, 2, 2025),
        ("22/12/2025", 22, 12, 2025),
        ("31-08-2023", 31, 8, 2023),
        ("9/9/25", 9, 9, 2025),
        ("02/19/2015 11:45:22 PM", 2, 19, 2015),
        ("12/30/2025 9:40 am", 12, 30, 2025),
        ("12/30/2025, 9:40:11 a.m.", 12, 30, 2025),
        ("Mon 3/24/2025", 3, 24, 2025),
        ("lun. 24/03/2025", 24, 3, 2025),
        ("12/05/2024 00", 12, 5, 2024),
    ] {
        check(text, Some(DateToken::Numeric(Numbers { first, second, year })));
    }
    check("30/30/2025", None);
}

#[test]
fn months_and_years() {
    months(&[
        ("2021-03", (2021, 3)),
        ("03/2021", (2021, 3)),
        ("202103", (2021, 3)),
        ("March 2021", (2021, 3)),
        ("July'15", (2015, 7)),
        ("Sept'15", (2015, 9)),
        ("July ’15", (2015, 7)),
        ("Jan-24", (2024, 1)),
        ("2024 March", (2024, 3)),
        ("mars 2025", (2025, 3)),
        ("março de 2025", (2025, 3)),
        ("fev. de 2025", (2025, 2)),
        ("Dez. 2025", (2025, 12)),
        ("septiembre 2025", (2025, 9)),
        ("maart 2025", (2025, 3)),
        ("giugno 2025", (2025, 6)),
        ("2025年3月", (2025, 3)),
    ]);
    check("2011", Some(DateToken::Year(2011)));
}

#[test]
fn weeks_and_quarters() {
    for text in [
        "2025-W07",
        "2025W07",
        "W7 2025",
        "Week 7, 2025",
        "2025 Week 7",
        "KW 7 2025",
        "KW07/2025",
        "7. KW 2025",
        "Woche 7 2025",
        "Semana 7 de 2025",
        "semaine 7 2025",
        "CW7 2025",
        "week 07-2025",
    ] {
        check(text, Some(DateToken::Week(date(2025, 2, 10))));
    }
    check("Week 1, 2021", Some(DateToken::Week(date(2021, 1, 4))));
    for text in [
        "Q1 2025",
        "2025-Q1",
        "2025 Q1",
        "Q1 25",
        "Q1/2025",
        "1Q25",
        "1. Quartal 2025",
        "T1 2025",
        "1T 2025",
        "1er trimestre 2025",
        "1º trimestre de 2025",
        "Quarter 1 2025",
        "Q1'25",
    ] {
        check(text, Some(DateToken::Quarter(date(2025, 1, 1))));
    }
    check("2025-Q4", Some(DateToken::Quarter(date(2025, 10, 1))));
    for text in ["Q5 2025", "2025-W54", "Q1", "Week 7", "T1", "5k 2024", "W7 7"] {
        check(text, None);
    }
}

#[test]
fn first_and_last_days() {
    spans(&[
        ("2024-03-01 - 2024-03-11", (2024, 3, 1), (2024, 3, 11)),
        ("2024-03-04 – 2024-03-10", (2024, 3, 4), (2024, 3, 10)),
        ("2024-03-04–2024-03-10", (2024, 3, 4), (2024, 3, 10)),
        ("2024-03-04 to 2024-03-10", (2024, 3, 4), (2024, 3, 10)),
        ("2024-03-04/2024-03-10", (2024, 3, 4), (2024, 3, 10)),
        ("20240304-20240310", (2024, 3, 4), (2024, 3, 10)),
        ("04.03.2024 bis 10.03.2024", (2024, 3, 4), (2024, 3, 10)),
        ("Dec 30 - Jan 5, 2025", (2024, 12, 30), (2025, 1, 5)),
        ("Dec 30, 2024 - Jan 5, 2025", (2024, 12, 30), (2025, 1, 5)),
        ("Feb 3 – 9, 2025", (2025, 2, 3), (2025, 2, 9)),
        ("3 – 9 Feb 2025", (2025, 2, 3), (2025, 2, 9)),
        ("July 8, 2025 - July 31, 2025", (2025, 7, 8), (2025, 7, 31)),
        ("1 de mar. - 7 de mar. de 2025", (2025, 3, 1), (2025, 3, 7)),
        ("1 au 7 mars 2025", (2025, 3, 1), (2025, 3, 7)),
        ("Jan 2025 - Mar 2025", (2025, 1, 1), (2025, 3, 31)),
    ]);
    check("17 May - 23 May", Some(DateToken::NoYearSpan { from: (5, 17), to: (5, 23) }));
    check("17 - 23 May", Some(DateToken::NoYearSpan { from: (5, 17), to: (5, 23) }));
    check("Feb 3 - 9", Some(DateToken::NoYearSpan { from: (2, 3), to: (2, 9) }));
    let numbers = |first, second| Numbers { first, second, year: 2025 };
    check(
        "03/01/2025 - 03/07/2025",
        Some(DateToken::NumericSpan { from: numbers(3, 1), to: numbers(3, 7) }),
    );
    check("2024-03-05 - 2024-03-05", Some(DateToken::Day(date(2024, 3, 5))));
    check("2024-03-05 - 2024-03-01", None);
}

#[test]
fn a_day_without_its_year_says_so() {
    for (text, month, day) in [
        ("February 28", 2, 28),
        ("Feb 29", 2, 29),
        ("24-Jan", 1, 24),
        ("28 de fevereiro", 2, 28),
        ("28 févr.", 2, 28),
        ("Mon, Sep 8", 9, 8),
        ("3月21日", 3, 21),
    ] {
        check(text, Some(DateToken::NoYear { month, day }));
    }
    check("Feb 30", None);
    check("Week of Jan 1, 2024", Some(DateToken::Day(date(2024, 1, 1))));
}

#[test]
fn other_texts_are_no_dates() {
    for text in [
        "",
        "Lifetime",
        "12",
        "1234567",
        "0:04:34",
        "18-24",
        "18–24",
        "18 - 24",
        "1.5",
        "5.29%",
        "Sunday",
        "00 - 01",
        "Total",
        "May",
        "1902622306553184746",
        "Video views - 2025-07-19",
        "12,345",
        "35-44 years",
        "1,5 - 2,5",
        "Top 10 posts",
        "3.апр",
        "1m, 19s",
        "K 12",
        "M 3",
        "€ 2025",
        "5218K",
        "Campaign 3",
        "v1.2.3",
        "4 hours",
        "2025 budget",
        "Mar",
        "2 h 2025",
    ] {
        check(text, None);
    }
}

#[test]
fn numbers_are_days_under_a_name_that_says_so() {
    let day = |year, month, day| Some(DateToken::Day(date(year, month, day)));
    for (text, expected) in [
        ("44008", day(2020, 6, 26)),
        ("44008.75", day(2020, 6, 26)),
        ("2023071205", day(2023, 7, 12)),
        ("202307120530", day(2023, 7, 12)),
        ("1700000000", day(2023, 11, 14)),
        ("1700000000000", day(2023, 11, 14)),
        ("7", None),
        ("19999", None),
        ("1234567890123456789", None),
    ] {
        assert_eq!(from_number(text), expected, "{text}");
    }
}

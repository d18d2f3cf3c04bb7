//! Figures as people and programs write them, in four ways of writing numbers.

use super::*;
use DecimalMark::{Comma, Point};

const PERCENT: &str = "%";
const SECONDS: &str = "seconds";

fn unit_text(unit: Option<&FigureUnit>) -> &str {
    match unit {
        None => "",
        Some(FigureUnit::Percent) => PERCENT,
        Some(FigureUnit::Seconds | FigureUnit::HoursMinutes) => SECONDS,
        Some(FigureUnit::Minutes | FigureUnit::Hours | FigureUnit::Milliseconds) => "other times",
        Some(FigureUnit::Money(code)) => code,
    }
}

fn check(text: &str, mark: DecimalMark, expected: f64, unit: &str) {
    match read(text, mark) {
        Cell::Figure { value, unit: found } => {
            assert!((value - expected).abs() <= expected.abs() * 1e-15, "{text:?}: {value}");
            assert_eq!(unit_text(found.as_ref()), unit, "{text:?}");
        }
        other => panic!("{text:?}: {other:?}"),
    }
}

fn text(cells: &[&str], mark: DecimalMark) {
    for cell in cells {
        assert_eq!(read(cell, mark), Cell::Text, "{cell:?}");
    }
}

/// Numbers in four ways of writing: with a decimal point and commas (English), with a decimal
/// comma and points (German, Portuguese), with a decimal comma and blanks (French), and with a
/// decimal point and apostrophes (Swiss).
#[test]
fn one_number_in_four_ways_of_writing() {
    #[rustfmt::skip]
    let table: [(f64, [&str; 4]); 30] = [
        (0.0,           ["0", "0", "0", "0"]),
        (7.0,           ["7", "7", "7", "7"]),
        (-7.0,          ["-7", "-7", "−7", "-7"]),
        (0.5,           ["0.5", "0,5", "0,5", "0.5"]),
        (-0.5,          ["-0.50", "-0,50", "−0,50", "-0.50"]),
        (999.0,         ["999", "999", "999", "999"]),
        (1_234.0,       ["1,234", "1.234", "1 234", "1'234"]),
        (1_234.0,       ["1234", "1234", "1234", "1234"]),
        (1_234.5,       ["1,234.5", "1.234,5", "1 234,5", "1'234.5"]),
        (1_234.56,      ["1234.56", "1234,56", "1234,56", "1234.56"]),
        (-1_234.5,      ["(1,234.5)", "(1.234,5)", "(1 234,5)", "(1'234.5)"]),
        (-1_234.5,      ["1,234.5-", "1.234,5-", "1 234,5-", "1'234.5-"]),
        (1_234_567.0,   ["1,234,567", "1.234.567", "1 234 567", "1'234'567"]),
        (1_234_567.89,  ["1,234,567.89", "1.234.567,89", "1 234 567,89", "1'234'567.89"]),
        (1_234_567.0,   ["12,34,567", "12.34.567", "1\u{a0}234\u{a0}567", "1’234’567"]),
        (1_234.0,       ["1\u{a0}234", "1\u{a0}234", "1\u{202f}234", "1\u{2009}234"]),
        (12.0,          ["+12", "+12", "+12", "+12"]),
        (1_200.0,       ["1.2K", "1,2K", "1,2 k", "1.2k"]),
        (1_200_000.0,   ["1.2M", "1,2 Mio.", "1,2 M", "1.2 Mio"]),
        (2_300_000_000.0, ["2.3B", "2,3 Mrd.", "2,3 Md", "2.3 Mrd"]),
        (15_000.0,      ["15K", "15 Tsd.", "15 k", "15K"]),
        (1.0e5,         ["1E+05", "1E+05", "1E5", "1e5"]),
        (120_000.0,     ["1.2E+05", "1,2E+05", "1,2e5", "1.2E+05"]),
        (0.000_12,      ["1.2E-04", "1,2E-04", "1,2e-4", "1.2e-4"]),
        (5_218.0,       ["5218.0", "5218,0", "5218,0", "5218.0"]),
        (0.039,         ["0.039", "0,039", "0,039", "0.039"]),
        (0.25,          [".25", ",25", ",25", ".25"]),
        (12.0,          ["'12", "'12", "'12", "'12"]),
        (7.0,           [" 7 ", "\u{feff}7", "7\u{200b}", "\u{200e}7"]),
        (25_881.0,      ["25,881", "25.881", "25 881", "25'881"]),
    ];
    for (value, ways) in table {
        for (way, mark) in ways.into_iter().zip([Point, Comma, Comma, Point]) {
            check(way, mark, value, "");
        }
    }
}

#[test]
fn percent_and_money_in_four_ways_of_writing() {
    #[rustfmt::skip]
    let table: [(f64, &str, [&str; 4]); 20] = [
        (5.29,      PERCENT, ["5.29%", "5,29%", "5,29 %", "5.29%"]),
        (12.0,      PERCENT, ["12%", "12 %", "12\u{a0}%", "12 %"]),
        (110.0,     PERCENT, ["110%", "110 %", "110\u{202f}%", "110%"]),
        (-3.5,      PERCENT, ["-3.5%", "-3,5 %", "−3,5 %", "(3.5%)"]),
        (12.5,      PERCENT, ["+12.5%", "%12,5", "+12,5 %", "% 12.5"]),
        (5.0,       "EUR",   ["€5", "5 €", "5 €", "€ 5"]),
        (1_234.5,   "EUR",   ["€1,234.50", "1.234,50 €", "1 234,50 €", "€ 1'234.50"]),
        (-5.0,      "EUR",   ["-€5", "-5 €", "−5,00 €", "€-5.00"]),
        (27.35,     "USD",   ["US$27.35", "US$ 27,35", "27,35 $US", "USD 27.35"]),
        (-5.0,      "USD",   ["-$5.00", "-5,00 $", "−5,00 $", "($5.00)"]),
        (1_234.5,   "BRL",   ["R$1,234.50", "R$ 1.234,50", "1 234,50 R$", "BRL 1'234.50"]),
        (5.0,       "INR",   ["INR 5", "5 INR", "5 ₹", "₹5"]),
        (123_456.0, "INR",   ["₹1,23,456", "₹ 1.23.456", "123 456 ₹", "Rs. 123'456"]),
        (1_234.0,   "CHF",   ["CHF 1,234", "CHF 1.234", "1 234 CHF", "Fr. 1'234"]),
        (5_000.0,   "GBP",   ["£5K", "5 Tsd. £", "5 k£", "£5k"]),
        (1_200_000.0, "EUR", ["€1.2M", "1,2 Mio. €", "1,2 M€", "1.2 Mio. €"]),
        (99.9,      "PLN",   ["PLN 99.9", "99,9 zł", "99,90 zł", "99.9 PLN"]),
        (250.0,     "UAH",   ["₴250", "250 грн", "250,00 грн.", "UAH 250"]),
        (3_000.0,   "JPY",   ["¥3,000", "3.000 ¥", "3 000 ¥", "3'000円"]),
        (45.0,      "kr",    ["kr 45", "45 kr", "45,00 kr.", "45 kr"]),
    ];
    for (value, unit, ways) in table {
        for (way, mark) in ways.into_iter().zip([Point, Comma, Comma, Point]) {
            check(way, mark, value, unit);
        }
    }
}

#[test]
fn durations_are_seconds() {
    for (cell, seconds) in [
        ("0:04:34", 274.0),
        ("4:34", 274.0),
        ("35s", 35.0),
        ("1m, 19s", 79.0),
        ("53s, 389ms", 53.389),
        ("2h 5m", 7_500.0),
        ("1 h 2 min", 3_720.0),
    ] {
        check(cell, Point, seconds, SECONDS);
    }
    check("5m", Point, 300.0, SECONDS);
    check("PT5M", Point, 300.0, SECONDS);
    check("1.2m", Point, 1_200_000.0, "");
    for million in ["5M", "5 M", "5\u{a0}M"] {
        check(million, Point, 5_000_000.0, "");
    }
    check("-5M", Point, -5_000_000.0, "");
    check("$5M", Point, 5_000_000.0, "USD");
}

#[test]
fn missing_is_not_zero() {
    for cell in
        ["", " ", "-", "--", " --", "—", "NA", "NAN", "undefined", "N/A", "(not set)", "#DIV/0!"]
    {
        assert_eq!(read(cell, Point), Cell::Missing, "{cell:?}");
    }
}

#[test]
fn texts_and_names_are_no_numbers() {
    text(
        &[
            "< 1%",
            "< 15",
            ">1000",
            "~5",
            "3.апр",
            "Mar-04",
            "@fly",
            "18-24",
            "1902622306553184746",
            "1234567890123456",
            "12,3",
            "1,23,4",
            "1,2345",
            "12345,678",
            "1,234 567",
            "1 2",
            "inf",
            "-inf",
            "1e999",
            "Lifetime",
            "1.2.3",
            "00 - 01",
            "e5",
            "5e",
            "1:2:3:4",
            "%",
            "$",
            "€",
            "5%%",
            "$5€",
            "--5",
            "5--",
            "(-5)",
            "5 of 7",
            "#1",
            "1/2",
            "10x",
            "5KB",
            "K",
            "1KK",
            "0x1F",
            "1_000",
            "5 USDT",
            "+",
            "١٢٣",
        ],
        Point,
    );
    text(&["1.2.3", "1,2,3", "1.23", "1,234.5", "1.2345"], Comma);
}

#[test]
fn cells_tell_what_they_know_of_the_decimal_mark() {
    for (cell, expected) in [
        ("12", Evidence::None),
        ("1,234", Evidence::CommaEither),
        ("1.234", Evidence::PointEither),
        ("0,123", Evidence::Sure(Comma)),
        ("0.123", Evidence::Sure(Point)),
        ("1,5", Evidence::Sure(Comma)),
        ("1.5", Evidence::Sure(Point)),
        ("1.234,5", Evidence::Sure(Comma)),
        ("1,234.5", Evidence::Sure(Point)),
        ("1,234,567", Evidence::Sure(Point)),
        ("1.234.567", Evidence::Sure(Comma)),
        ("1 234,567", Evidence::Sure(Comma)),
        ("98,6%", Evidence::Sure(Comma)),
        ("1,2 Mio. €", Evidence::Sure(Comma)),
        ("$1,234", Evidence::CommaEither),
        ("(1,234)", Evidence::CommaEither),
        ("a,b", Evidence::None),
        ("1234,567", Evidence::Sure(Comma)),
    ] {
        assert_eq!(evidence(cell), expected, "{cell}");
    }
}

#[test]
fn the_likely_cause_of_an_unreadable_cell_is_named() {
    for (cell, part) in [
        ("< 1%", Some("bound")),
        ("3.апр", Some("dates")),
        ("Mar-04", Some("dates")),
        ("17.Jul", Some("dates")),
        ("04.03.2024", Some("dates")),
        ("about five", None),
    ] {
        let cause = likely_cause(cell);
        assert_eq!(cause.is_some(), part.is_some(), "{cell}: {cause:?}");
        assert!(cause.unwrap_or_default().contains(part.unwrap_or_default()), "{cell}");
    }
}

#[test]
fn bookkeepers_write_nothing_as_a_dash_and_put_the_currency_before_the_brackets() {
    check("$-", DecimalMark::Point, 0.0, "USD");
    check(" € –  ", DecimalMark::Comma, 0.0, "EUR");
    check("$(120.00)", DecimalMark::Point, -120.0, "USD");
    check("99,- €", DecimalMark::Comma, 99.0, "EUR");
    check("€ 1.234,-", DecimalMark::Comma, 1_234.0, "EUR");
    text(&["$--5", "a-", "€ - 5 -"], DecimalMark::Point);
}

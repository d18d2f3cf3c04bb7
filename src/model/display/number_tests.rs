//! Numbers written and read in every format.

use proptest::prelude::*;

use super::NumberFormat::{CommaPoint, Plain, PointComma, SpaceComma, SpacePoint};
use super::*;

fn check_format(format: NumberFormat, value: f64, decimals: Option<usize>, expected: &str) {
    let shown = format.format(value, decimals).replace(NARROW_SPACE, " ");
    assert_eq!(shown, expected, "{value} by {format:?} with {decimals:?}");
}

#[test]
fn thousands_are_grouped_by_the_chosen_signs() {
    for (format, expected) in [
        (CommaPoint, "1,234,567.5"),
        (PointComma, "1.234.567,5"),
        (SpaceComma, "1 234 567,5"),
        (SpacePoint, "1 234 567.5"),
        (Plain, "1234567.5"),
    ] {
        check_format(format, 1_234_567.5, Some(1), expected);
    }
}

#[test]
fn no_digit_is_shown_that_is_not_known() {
    let check = |value, expected: &str| check_format(CommaPoint, value, None, expected);
    check(999_999_999_999.0, "999,999,999,999");
    check(1e15, "1,000,000,000,000,000");
    check(4_503_599_627_370_495.5, "4,503,599,627,370,496");
    check(9_007_199_254_740_991.0, "9,007,199,254,740,991");
    check(9_007_199_254_740_992.0, "9,007,199,254,740,992");
    check(-9_007_199_254_740_992.0, "−9,007,199,254,740,992");
    for large in
        [9_007_199_254_740_994.0, 1e16, 1.5e17, 18_446_744_073_709_551_616.0, 1e300, f64::MAX]
    {
        for decimals in [None, Some(0), Some(2)] {
            check_format(CommaPoint, large, decimals, "> 9 quadrillion");
            check_format(PointComma, -large, decimals, "< −9 quadrillion");
        }
        assert_eq!(CommaPoint.format_signed(-large, None), "< −9 quadrillion");
    }
}

#[test]
fn asked_for_decimals_are_all_shown() {
    check_format(CommaPoint, 12.0, Some(1), "12.0");
    check_format(CommaPoint, 0.0, Some(2), "0.00");
    check_format(CommaPoint, 999.96, Some(1), "1,000.0");
    check_format(PointComma, -0.125, Some(3), "−0,125");
}

#[test]
fn unasked_decimals_are_as_many_as_say_something() {
    for (value, expected) in [
        (0.0, "0"),
        (12.0, "12"),
        (1_234_567.0, "1,234,567"),
        (13.2, "13.2"),
        (13.25, "13.25"),
        (13.257, "13.26"),
        (12_345.678, "12,345.7"),
        (123_456.78, "123,457"),
        (1_234_567.8, "1,234,568"),
        (0.5, "0.5"),
        (0.1234, "0.123"),
        (0.012_34, "0.012"),
        (0.004_56, "0.0046"),
        (0.000_4, "0.0004"),
        (-0.75, "−0.75"),
        (1e-12, "0"),
    ] {
        check_format(CommaPoint, value, None, expected);
    }
}

#[test]
fn what_rounds_to_zero_has_no_minus() {
    check_format(CommaPoint, -0.04, Some(1), "0.0");
    check_format(CommaPoint, -0.0, None, "0");
    assert_eq!(CommaPoint.format_signed(0.04, Some(1)), "0.0");
}

#[test]
fn what_is_no_number_is_a_dash() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        check_format(CommaPoint, value, None, "–");
        check_format(CommaPoint, value, Some(2), "–");
    }
}

#[test]
fn differences_carry_their_sign() {
    assert_eq!(CommaPoint.format_signed(0.6, Some(1)), "+0.6");
    assert_eq!(CommaPoint.format_signed(-0.1, Some(1)), "−0.1");
    assert_eq!(CommaPoint.format_signed(0.0, Some(1)), "0.0");
}

fn check_parse(format: NumberFormat, text: &str, expected: f64) {
    let read = format.parse(text);
    let is_right =
        read.as_ref().is_ok_and(|value| (value - expected).abs() <= expected.abs() * 1e-12);
    assert!(is_right, "{text:?} by {format:?}: {read:?}, not {expected}");
}

#[test]
fn numbers_are_read_as_people_write_them_whatever_the_format() {
    for format in NumberFormat::ALL {
        for (text, expected) in [
            ("0", 0.0),
            (" 42 ", 42.0),
            ("12k", 12_000.0),
            ("12 K", 12_000.0),
            ("1.2m", 1_200_000.0),
            ("1,2 M", 1_200_000.0),
            ("3bn", 3e9),
            ("2 b", 2e9),
            ("12 000", 12_000.0),
            ("12\u{a0}000", 12_000.0),
            ("12\u{202f}000,5", 12_000.5),
            ("1 234.567", 1_234.567),
            ("1'234'567", 1_234_567.0),
            ("1’234.50", 1_234.5),
            ("12,5 %", 12.5),
            ("12.5%", 12.5),
            ("-5", -5.0),
            ("−5", -5.0),
            ("–5", -5.0),
            ("- 5", -5.0),
            ("+5", 5.0),
            ("(5)", -5.0),
            ("(1,250.00)", -1_250.0),
            ("$1,250.00", 1_250.0),
            ("-$1,250.00", -1_250.0),
            ("1.250,00 €", 1_250.0),
            ("1,234,567", 1_234_567.0),
            ("1.234.567", 1_234_567.0),
            ("12,34,567", 1_234_567.0),
            ("1,234.5", 1_234.5),
            ("1.234,5", 1_234.5),
            ("1234,567", 1_234.567),
            ("1234.567", 1_234.567),
            ("0,125", 0.125),
            ("0.125", 0.125),
            (",5", 0.5),
            (".5", 0.5),
            ("5.", 5.0),
            ("1.5E+05", 150_000.0),
            ("2e-3", 0.002),
            ("−0", 0.0),
        ] {
            check_parse(format, text, expected);
        }
    }
}

#[test]
fn the_format_decides_where_a_sign_could_be_either() {
    for (format, comma, point) in [
        (CommaPoint, 1_234.0, 1.234),
        (PointComma, 1.234, 1_234.0),
        (SpaceComma, 1.234, 1_234.0),
        (SpacePoint, 1_234.0, 1.234),
        (Plain, 1_234.0, 1.234),
    ] {
        check_parse(format, "1,234", comma);
        check_parse(format, "1.234", point);
    }
}

#[test]
fn what_is_no_number_is_said_in_a_sentence() {
    for text in [
        "abc",
        "12abc",
        "1 2",
        "1,23,4",
        "1.2.3",
        "12,000,00",
        "1 234,567.8.9",
        "--5",
        "(-5)",
        "k",
        "%",
        ".",
        ",",
        "1,234 567",
        "١٢",
        "inf",
        "NaN",
        "e5",
        "5e",
        "1e999",
        "12:30",
        "3/4",
    ] {
        for format in NumberFormat::ALL {
            let expected = Err(format!("“{text}” is not a number"));
            assert_eq!(format.parse(text), expected, "{format:?}");
        }
    }
    assert_eq!(CommaPoint.parse("  "), Err("There is no number yet".to_owned()));
}

proptest! {
    #[test]
    fn what_is_shown_reads_back_to_the_shown_decimals(
        value in -1e12_f64..1e12,
        decimals in 0_usize..7,
        index in 0_usize..5,
    ) {
        let format = NumberFormat::ALL[index];
        let shown = format.format(value, Some(decimals));
        let read = format.parse(&shown).unwrap();
        let expected: f64 = format!("{value:.decimals$}").parse().unwrap();
        prop_assert!((read - expected).abs() <= expected.abs() * 1e-15, "{shown}: {read}");
    }

    #[test]
    fn short_numbers_read_back_within_what_they_leave_out(
        value in prop_oneof![-1e9_f64..1e9, -10_f64..10.0, -0.01_f64..0.01],
        index in 0_usize..5,
    ) {
        let format = NumberFormat::ALL[index];
        let read = format.parse(&format.format(value, None)).unwrap();
        let allowed = (value.abs() * 0.051).clamp(1e-9, 0.501);
        prop_assert!((read - value).abs() <= allowed, "{value}: {read}");
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_crash(text in "\\PC{0,20}", index in 0_usize..5) {
        if let Ok(value) = NumberFormat::ALL[index].parse(&text) {
            prop_assert!(value.is_finite());
        }
    }
}

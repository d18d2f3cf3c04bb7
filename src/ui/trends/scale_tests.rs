//! Round values and dates along the axes, for ranges of every size.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[test]
fn values_are_marked_at_round_numbers() {
    let check = |low: f64, high: f64, wanted: usize, expected: &[f64], decimals: usize| {
        let scale = ValueScale::new(low, high, wanted);
        assert_eq!(scale.ticks.len(), expected.len(), "{low}…{high}: {:?}", scale.ticks);
        for (tick, expected) in scale.ticks.iter().zip(expected) {
            assert!((tick - expected).abs() < 1e-9, "{low}…{high}: {:?}", scale.ticks);
        }
        assert_eq!(scale.decimals, decimals, "{low}…{high}");
    };
    check(11.2, 14.0, 5, &[11.0, 12.0, 13.0, 14.0], 0);
    check(0.0, 250_000.0, 6, &[0.0, 50e3, 100e3, 150e3, 200e3, 250e3], 0);
    check(0.012, 0.031, 5, &[0.01, 0.02, 0.03, 0.04], 2);
    check(-7.0, 12.0, 5, &[-10.0, 0.0, 10.0, 20.0], 0);
    check(60.0, 60.0, 4, &[50.0, 60.0, 70.0], 0);
    check(0.0, 0.0, 4, &[0.0, 0.5, 1.0], 1);
    check(3.1, 4.4, 4, &[3.0, 3.5, 4.0, 4.5], 1);
}

proptest! {
    #[test]
    fn ticks_span_the_values_and_are_few(
        low in -1e7f64..1e7,
        size in 1e-6f64..1e7,
        wanted in 2usize..12,
    ) {
        let high = low + size;
        let scale = ValueScale::new(low, high, wanted);
        prop_assert!((2..=7).contains(&scale.ticks.len()), "{:?}", scale.ticks);
        let slack = (high - low) * 1e-6;
        prop_assert!(scale.low() <= low + slack && scale.high() >= high - slack, "{:?}", scale);
        let step = scale.ticks[1] - scale.ticks[0];
        for pair in scale.ticks.windows(2) {
            prop_assert!((pair[1] - pair[0] - step).abs() <= step * 1e-3);
        }
    }

    #[test]
    fn time_ticks_are_few_ascending_and_within(
        from in -20_000i32..40_000,
        span in 0i32..60_000,
        most in 1usize..12,
        fiscal in 1i8..=12,
        cadence in prop::sample::select(Cadence::ALL.to_vec()),
    ) {
        let calendar = Calendar { fiscal_year_start: fiscal };
        let ticks = time_ticks(calendar, cadence, (from, from + span), most);
        prop_assert!(ticks.len() <= most);
        prop_assert!(ticks.windows(2).all(|pair| pair[0].day < pair[1].day));
        prop_assert!(ticks.iter().all(|tick| (from..=from + span).contains(&tick.day)));
    }
}

fn labels(cadence: Cadence, from: Date, to: Date, most: usize) -> String {
    let range = (day_number(from), day_number(to));
    let ticks = time_ticks(Calendar::default(), cadence, range, most);
    ticks.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_year_is_said_once() {
    let check = |cadence, from, to, most, expected: &str| {
        assert_eq!(labels(cadence, from, to, most), expected);
    };
    let (jan_20, mar_21) = (date(2020, 1, 31), date(2021, 3, 31));
    check(Cadence::Month, jan_20, mar_21, 6, "Jan 20, Apr, Jul, Oct, Jan 21");
    check(Cadence::Month, date(2020, 11, 1), mar_21, 6, "Nov 20, Dec, Jan 21, Feb, Mar");
    check(Cadence::Month, date(2011, 1, 1), mar_21, 6, "Jan 12, Jan 14, Jan 16, Jan 18, Jan 20");
    check(Cadence::Month, jan_20, mar_21, 2, "Jan 20, Jan 21");
    check(Cadence::Quarter, jan_20, mar_21, 2, "Q1 2020, Q1 2021");
    check(Cadence::Quarter, jan_20, mar_21, 6, "Q1 2020, Q2, Q3, Q4, Q1 2021");
    check(Cadence::Year, date(2015, 1, 1), date(2020, 12, 31), 4, "2016, 2018, 2020");
    check(
        Cadence::Day,
        date(2021, 3, 1),
        date(2021, 3, 5),
        5,
        "1 Mar 21, 2 Mar, 3 Mar, 4 Mar, 5 Mar",
    );
    check(Cadence::Week, date(2020, 12, 1), mar_21, 5, "Dec 20, Jan 21, Feb, Mar");
}

#[test]
fn a_tick_of_a_month_stands_under_its_figure() {
    let range = (day_number(date(2020, 1, 31)), day_number(date(2020, 3, 31)));
    let days = |cadence| -> Vec<i32> {
        let ticks = time_ticks(Calendar::default(), cadence, range, 3);
        ticks.iter().map(|tick| tick.day).collect()
    };
    let ends = [date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31)].map(day_number);
    assert_eq!(days(Cadence::Month), ends);
    let starts = [date(2020, 2, 1), date(2020, 3, 1)].map(day_number);
    assert_eq!(days(Cadence::Day), starts);
}

//! Gaps, hollow dots, cuts, paths and flags, from made-up months.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analysis::Figure;
use crate::model::{Cadence, Calendar};

/// Months of 2021 from January; `None` is a month without a figure.
fn months(values: &[Option<f64>], judged_on: Date) -> Vec<Point> {
    let calendar = Calendar::default();
    let first = calendar.period_of(Cadence::Month, date(2021, 1, 1));
    let figure = |value: &Option<f64>| {
        value.map_or_else(|| Figure::NoData("no reading".to_owned()), Figure::Known)
    };
    let numbered = (0..).zip(values);
    numbered
        .map(|(n, value)| {
            let period = first.offset(n);
            let end = calendar.end(period);
            Point {
                period,
                start: calendar.start(period),
                end,
                figure: figure(value),
                is_complete: end <= judged_on,
                readings: usize::from(value.is_some()),
                remarks: Vec::new(),
                notes: Vec::new(),
                sample: None,
            }
        })
        .collect()
}

fn story(points: &[Point]) -> Story<'_> {
    Story {
        points,
        path: &[],
        former_paths: &[],
        baseline: None,
        upper: None,
        start: None,
        deadline: None,
        judged_on: date(2021, 12, 31),
        breaks: &[],
        annotations: &[],
    }
}

fn x(year: i16, month: i8, day: i8) -> f64 {
    x_of(date(year, month, day))
}

/// Which dots are joined, written as indices: "0 1 | 3".
fn runs(geometry: &Geometry) -> String {
    let drawn: Vec<_> = geometry
        .dots
        .iter()
        .enumerate()
        .filter(|(_, dot)| dot.is_complete && dot.value().is_some())
        .collect();
    let mut text = String::new();
    for (place, (index, dot)) in drawn.iter().enumerate() {
        if place > 0 {
            text += if drawn[place - 1].1.run == dot.run { " " } else { " | " };
        }
        text += &index.to_string();
    }
    text
}

#[test]
fn a_missing_month_is_a_gap_and_never_zero() {
    let check = |values: &[Option<f64>], expected_runs: &str, expected_gaps: usize| {
        let points = months(values, date(2021, 12, 31));
        let geometry = Geometry::new(&story(&points));
        assert_eq!(runs(&geometry), expected_runs, "{values:?}");
        assert_eq!(geometry.gaps.len(), expected_gaps, "{values:?}");
        assert!(geometry.dots.iter().all(|dot| dot.y != 0.0 || dot.y.is_nan()));
    };
    check(&[], "", 0);
    check(&[Some(1.0)], "0", 0);
    check(&[Some(1.0), Some(2.0)], "0 1", 0);
    check(&[Some(1.0), None, Some(2.0), Some(3.0)], "0 | 2 3", 1);
    check(&[None, Some(1.0), None, None, Some(2.0), None], "1 | 4", 1);
    check(&[None, None], "", 0);
}

#[test]
fn the_gap_lies_between_its_neighbours() {
    let points = months(&[Some(1.0), None, Some(2.0)], date(2021, 12, 31));
    let geometry = Geometry::new(&story(&points));
    let (from, to) = ([x(2021, 1, 31), 1.0], [x(2021, 3, 31), 2.0]);
    let expected = Gap { from, to, lack: "no data" };
    assert_eq!(geometry.gaps, [expected]);
}

#[test]
fn the_unfinished_month_is_hollow_and_stands_on_the_judging_day() {
    let judged_on = date(2021, 3, 15);
    let points = months(&[Some(1.0), Some(2.0), Some(1.5), Some(9.0)], judged_on);
    let geometry = Geometry::new(&Story { judged_on, ..story(&points) });
    let hollow: Vec<bool> = geometry.dots.iter().map(|dot| !dot.is_complete).collect();
    assert_eq!(hollow, [false, false, true, true]);
    let days: Vec<f64> = geometry.dots[2..].iter().map(|dot| dot.x).collect();
    let expected = vec![x(2021, 3, 15), x(2021, 4, 30)];
    assert_eq!(days, expected, "a month to come stands at its end");
    assert_eq!(geometry.last, Some(1));
    assert_eq!(runs(&geometry), "0 1");
}

#[test]
fn a_changed_definition_cuts_the_line_and_gets_a_flag() {
    let points = months(&[Some(1.0), Some(2.0), Some(3.0)], date(2021, 12, 31));
    let breaks = [(date(2021, 2, 10), "views became impressions".to_owned())];
    let note =
        |day, text: &str| Annotation { date: day, text: text.to_owned(), source: String::new() };
    let annotations = [note(date(2021, 2, 5), "Campaign"), note(date(2021, 3, 5), "Film")];
    let geometry =
        Geometry::new(&Story { breaks: &breaks, annotations: &annotations, ..story(&points) });
    assert_eq!(runs(&geometry), "0 | 1 2");
    let flags: Vec<_> =
        geometry.flags.iter().map(|flag| (flag.number, flag.kind, flag.text.as_str())).collect();
    let expected = [
        (1, FlagKind::Note, "Campaign"),
        (2, FlagKind::Break, "views became impressions"),
        (3, FlagKind::Note, "Film"),
    ];
    assert_eq!(flags, expected);
}

#[test]
fn an_unfinished_figure_far_off_does_not_squeeze_the_others() {
    let judged_on = date(2021, 4, 15);
    let range = |to_date: f64| {
        let points = months(&[Some(11.0), Some(11.5), Some(12.0), Some(to_date)], judged_on);
        let geometry = Geometry::new(&Story { judged_on, ..story(&points) });
        geometry.values_within(x(2021, 1, 1), x(2021, 12, 31)).unwrap()
    };
    assert_eq!(range(12.4), (11.0, 12.4));
    assert_eq!(range(5.4), (11.0, 12.0));
}

#[test]
fn what_happened_outside_the_chart_gets_no_flag() {
    let points = months(&[Some(1.0), Some(2.0)], date(2021, 12, 31));
    let days = [date(2020, 5, 1), date(2021, 2, 14), date(2022, 1, 1)];
    let annotations =
        days.map(|day| Annotation { date: day, text: day.to_string(), source: String::new() });
    let geometry = Geometry::new(&Story { annotations: &annotations, ..story(&points) });
    let flags: Vec<_> =
        geometry.flags.iter().map(|flag| (flag.number, flag.text.as_str())).collect();
    assert_eq!(flags, [(1, "2021-02-14")]);
}

#[test]
fn the_path_holds_over_its_own_days_only() {
    let path = [
        PathPoint { date: date(2021, 1, 1), value: 12.0 },
        PathPoint { date: date(2021, 1, 11), value: 13.0 },
        PathPoint { date: date(2021, 1, 31), value: 14.0 },
    ];
    let geometry = Geometry::new(&Story { path: &path, baseline: Some(12.0), ..story(&[]) });
    let check = |day: f64, expected: Option<f64>| {
        assert_eq!(geometry.path_at(day), expected, "on day {day}");
    };
    check(x(2020, 12, 31), None);
    check(x(2021, 1, 1), Some(12.0));
    check(x(2021, 1, 6), Some(12.5));
    check(x(2021, 1, 11), Some(13.0));
    check(x(2021, 1, 16), Some(13.25));
    check(x(2021, 1, 31), Some(14.0));
    check(x(2021, 2, 1), None);
    assert_eq!(geometry.baseline, Some([x(2021, 1, 1), 12.0]));
    assert_eq!(geometry.target(), Some([x(2021, 1, 31), 14.0]));
}

#[test]
fn keep_within_has_a_second_line_as_long_as_the_path() {
    let path = [
        PathPoint { date: date(2021, 1, 1), value: 5.0 },
        PathPoint { date: date(2021, 3, 31), value: 5.0 },
    ];
    let geometry = Geometry::new(&Story { path: &path, upper: Some(8.0), ..story(&[]) });
    assert_eq!(geometry.upper_path, [[x(2021, 1, 1), 8.0], [x(2021, 3, 31), 8.0]]);
}

#[test]
fn a_long_history_leaves_the_goal_a_sixth_of_the_width() {
    let points = months(&[Some(1.0); 240], date(2041, 1, 1));
    let goal = Story {
        start: Some(date(2040, 10, 1)),
        deadline: Some(date(2040, 12, 31)),
        judged_on: date(2041, 1, 1),
        ..story(&points)
    };
    let geometry = Geometry::new(&goal);
    let last = x(2040, 12, 31);
    assert_eq!(geometry.usual_days(), Some((last - 6.0 * 91.0, last)));
    let bare = Story { judged_on: date(2041, 1, 1), ..story(&points) };
    assert_eq!(Geometry::new(&bare).usual_days(), geometry.days());
}

#[test]
fn figures_after_the_judging_date_do_not_stretch_the_usual_days() {
    let mut points = months(&[Some(1.0); 300], date(2021, 3, 15));
    points.drain(4..299);
    let goal = Story {
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 6, 30)),
        judged_on: date(2021, 3, 15),
        ..story(&points)
    };
    let geometry = Geometry::new(&goal);
    assert_eq!(geometry.usual_days(), Some((x(2021, 1, 1), x(2021, 6, 30))));
    assert!(geometry.days().is_some_and(|(_, last)| last > x(2045, 1, 1)));
    let later = Geometry::new(&Story { judged_on: date(2020, 1, 1), ..story(&points) });
    assert_eq!(later.usual_days(), later.days(), "else nothing would be seen");
}

proptest! {
    #[test]
    fn the_nearest_dot_is_the_one_brute_force_finds(
        steps in prop::collection::vec(1u8..40, 0..60),
        x in -100.0f64..2000.0,
    ) {
        let mut day = 0.0;
        let dots: Vec<Dot> = steps
            .iter()
            .map(|step| {
                day += f64::from(*step);
                Dot { x: day, y: 1.0, is_complete: true, run: 1 }
            })
            .collect();
        let brute = dots.iter().map(|dot| (dot.x - x).abs()).reduce(f64::min);
        let geometry = Geometry { dots, ..Geometry::default() };
        let found = geometry.nearest(x).map(|index| (geometry.dots[index].x - x).abs());
        prop_assert_eq!(found, brute);
    }
}

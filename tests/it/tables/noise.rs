//! Margins of surveys, limits of series, and what the noise does to a status.

use paceline::analysis::Status::{self, Behind, NeedsData, OffPace, OnPace, Regressed, TooClose};
use paceline::analysis::limits::of_values;
use paceline::analysis::noise::{csat_margin, nps_margin, series_noise, wilson, xmr_limits};
use paceline::model::{Cadence, Period, Unit};

use super::plan::{Day, Plan, Readings, Want, at_least, flow, lower, raise};
use super::{Outcome, Rows, Table, check, stands};

pub const TABLES: &[&dyn Rows] =
    &[&WILSON, &CSAT_MARGINS, &NPS_MARGINS, &LIMITS, &EQUAL, &SERIES, &TOO_CLOSE, &SURVEYS];

#[test]
fn noise_is_as_worked_out() {
    check(TABLES);
}

/// To the fourth decimal, as the rows have them.
fn rounded(found: f64, expected: f64) -> Outcome {
    if (found - expected).abs() <= 5.1e-5 {
        Ok(())
    } else {
        Err(format!("{found} is not {expected}"))
    }
}

fn rounded_or_none(found: Option<f64>, expected: Option<f64>) -> Outcome {
    match (found, expected) {
        (Some(found), Some(expected)) => rounded(found, expected),
        _ => super::near_or_none(found, expected),
    }
}

/// Satisfied answers of all: the 95 % interval.
type Interval = (f64, f64);
static WILSON: Table<(f64, f64, Option<Interval>)> = Table {
    name: "Wilson",
    rows: &[
        (0.0, 0.0, None),
        (1.0, 1.0, Some((20.6543, 100.0))),
        (0.0, 1.0, Some((0.0, 79.3457))),
        (1.0, 2.0, Some((9.4529, 90.5471))),
        (8.0, 8.0, Some((67.5584, 100.0))),
        (0.0, 8.0, Some((0.0, 32.4416))),
        (4.0, 8.0, Some((21.5213, 78.4787))),
        (5.0, 8.0, Some((30.5738, 86.3158))),
        (15.0, 20.0, Some((53.1295, 88.814))),
        (0.0, 20.0, Some((0.0, 16.113))),
        (50.0, 100.0, Some((40.383, 59.617))),
        (75.0, 100.0, Some((65.6954, 82.4549))),
        (450.0, 1000.0, Some((41.9415, 48.0968))),
        // More satisfied than asked, or less than nobody: no survey.
        (9.0, 8.0, None),
        (-1.0, 8.0, None),
        (1.0, -8.0, None),
    ],
    check: |(hits, n, expected)| match (wilson(*hits, *n), expected) {
        (Some(found), Some((low, high))) => {
            rounded(found.0, *low)?;
            rounded(found.1, *high)
        }
        (found, expected) => super::same(&found, expected),
    },
};

/// Half of that interval.
static CSAT_MARGINS: Table<(f64, f64, Option<f64>)> = Table {
    name: "margins of satisfaction",
    rows: &[
        (0.0, 0.0, None),
        (1.0, 1.0, Some(39.6728)),
        (8.0, 8.0, Some(16.2208)),
        (10.0, 20.0, Some(20.0705)),
        (20.0, 20.0, Some(8.0565)),
    ],
    check: |(hits, n, expected)| rounded_or_none(csat_margin(*hits, *n), *expected),
};

/// Promoters, passives, detractors: the margin in points; none under ten answers.
static NPS_MARGINS: Table<((f64, f64, f64), Option<f64>)> = Table {
    name: "margins of promoter scores",
    rows: &[
        ((0.0, 0.0, 0.0), None),
        ((1.0, 0.0, 0.0), None),
        ((4.0, 3.0, 1.0), None),
        ((5.0, 3.0, 1.0), None),
        ((5.0, 3.0, 2.0), Some(48.4084)),
        ((4.0, 4.0, 2.0), Some(46.3821)),
        ((5.0, 0.0, 5.0), Some(61.9806)),
        ((10.0, 0.0, 0.0), Some(0.0)),
        ((0.0, 10.0, 0.0), Some(0.0)),
        ((0.0, 0.0, 10.0), Some(0.0)),
        ((50.0, 30.0, 20.0), Some(15.3081)),
        ((60.0, 20.0, 20.0), Some(15.68)),
        ((500.0, 300.0, 200.0), Some(4.8408)),
    ],
    check: |((promoters, passives, detractors), expected)| {
        rounded_or_none(nps_margin(*promoters, *passives, *detractors), *expected)
    },
};

/// Values: mean, upper and lower limit, limit of the ranges, whether provisional.
type Limits = (f64, f64, f64, f64, bool);
static LIMITS: Table<(&[f64], Option<Limits>)> = Table {
    name: "limits",
    rows: &[
        (&[], None),
        (&[10.0, 50.0, 40.0, 30.0], None),
        (&[10.0, 50.0, 40.0, 30.0, 30.0], Some((32.0, 71.9, -7.9, 49.02, true))),
        (&[5.0; 5], Some((5.0, 5.0, 5.0, 0.0, true))),
        (&[1.0, 2.0, 3.0, 4.0, 5.0], Some((3.0, 5.66, 0.34, 3.268, true))),
        (&[-5.0, 5.0, -5.0, 5.0, -5.0, 5.0], Some((0.0, 26.6, -26.6, 32.68, true))),
        (
            &[0.0, 10.0, 0.0, 10.0, 0.0, 10.0, 0.0, 10.0, 0.0],
            Some((40.0 / 9.0, 279.4 / 9.0, -199.4 / 9.0, 32.68, true)),
        ),
        (
            &[0.0, 10.0, 0.0, 10.0, 0.0, 10.0, 0.0, 10.0, 0.0, 10.0],
            Some((5.0, 31.6, -21.6, 32.68, false)),
        ),
        (
            &[100.0, 90.0, 110.0, 100.0, 100.0, 95.0, 105.0, 100.0, 100.0, 100.0],
            Some((100.0, 117.7333, 82.2667, 21.7867, false)),
        ),
    ],
    check: |(values, expected)| {
        let (Some(found), Some((mean, upper, lower, range, is_provisional))) =
            (xmr_limits(values), *expected)
        else {
            return super::same(&xmr_limits(values).is_some(), &expected.is_some());
        };
        rounded(found.mean, mean)?;
        rounded(found.upper, upper)?;
        rounded(found.lower, lower)?;
        rounded(found.range_limit, range)?;
        super::same(&found.is_provisional, &is_provisional)
    },
};

/// A figure that stays the same so many times: no signal, though the mean may miss it by rounding.
static EQUAL: Table<(f64, usize)> = Table {
    name: "equal figures",
    rows: &[(0.0, 12), (5.0, 12), (0.1, 10), (12.4, 10), (12.4, 30), (-12.4, 10), (1e12 + 0.1, 10)],
    check: |(value, n)| {
        let months = (600..).map(|ordinal| Period { cadence: Cadence::Month, ordinal });
        let figures: Vec<(Period, f64)> = months.zip(vec![*value; *n]).collect();
        super::same(&of_values(&figures).map(|limits| limits.signals), &Ok(Vec::new()))
    },
};

/// Values of neighbouring periods: 1.74 times the mean range once the trend is taken out.
static SERIES: Table<(&[f64], Option<f64>)> = Table {
    name: "noise of series",
    rows: &[
        (&[1.0; 7], None),
        (&[1.0; 8], Some(0.0)),
        (&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], Some(0.0)),
        (&[9.0, 7.0, 5.0, 3.0, 1.0, -1.0, -3.0, -5.0], Some(0.0)),
        (&[0.0, 2.0, 0.0, 2.0, 0.0, 2.0, 0.0, 2.0], Some(3.4563)),
        // The same both ways, so without a trend: six steps of 10 in seven.
        (&[0.0, 10.0, 0.0, 10.0, 10.0, 0.0, 10.0, 0.0], Some(14.9143)),
        // Slope 7/12: six steps of 7/12 and one of 77/12, so 119/84 times 1.74.
        (&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7.0], Some(2.465)),
    ],
    check: |(values, expected)| {
        let series: Vec<(f64, f64)> =
            (0_u32..).zip(*values).map(|(place, value)| (f64::from(place), *value)).collect();
        rounded_or_none(series_noise(&series), *expected)
    },
};

/// July 2020 to February 2021 without a trend: one value may be off by 14.9143.
const RESTLESS: Readings =
    flow("x", &[150.0, 160.0, 150.0, 160.0, 160.0, 150.0, 160.0, 150.0]).from("2020-07-01");
/// The same without the first month: too short to know its noise.
const SHORT: Readings =
    flow("x", &[160.0, 150.0, 160.0, 160.0, 150.0, 160.0, 150.0]).from("2020-08-01");
/// Counted otherwise from September on: the months before tell nothing.
const CHANGED: Readings = RESTLESS.changed("2020-09-01");

const ON: Day = "2021-02-28";

/// Readings of x, judged at the end of February; the way is 100 long, so a point is a visit.
static TOO_CLOSE: Table<(Readings, Want, Status)> = Table {
    name: "too close to call",
    rows: &[
        // 150 may be 135.0857 or 164.9143. On pace down to 140.0857 due …
        (RESTLESS, raise(200.0).from(100.0).through(&[(ON, 140.08)]), OnPace),
        (RESTLESS, raise(200.0).from(100.0).through(&[(ON, 140.09)]), TooClose),
        (RESTLESS, raise(200.0).from(100.0).through(&[(ON, 155.0)]), TooClose),
        // … and surely off pace from 179.9143 due.
        (RESTLESS, raise(200.0).from(100.0).through(&[(ON, 179.91)]), TooClose),
        (RESTLESS, raise(200.0).from(100.0).through(&[(ON, 179.92)]), OffPace),
        (SHORT, raise(200.0).from(100.0).through(&[(ON, 155.0)]), OnPace),
        (SHORT, raise(200.0).from(100.0).through(&[(ON, 155.1)]), Behind),
        (CHANGED, raise(200.0).from(100.0).through(&[(ON, 155.1)]), Behind),
        (RESTLESS, lower(100.0).from(200.0).through(&[(ON, 159.91)]), TooClose),
        (RESTLESS, lower(100.0).from(200.0).through(&[(ON, 159.92)]), OnPace),
        // Worse than the baseline by less or more than chance.
        (RESTLESS, raise(260.0).from(164.91), OffPace),
        (RESTLESS, raise(260.0).from(164.92), Regressed),
        (SHORT, raise(260.0).from(150.01), Regressed),
        (RESTLESS, lower(50.0).from(135.08), Regressed),
        (RESTLESS, lower(50.0).from(135.09), OffPace),
        // A total of two months is off by the square root of two: 310 ± 21.0920 of 1000.
        (RESTLESS, raise(1000.0).total().through(&[(ON, 338.9)]), OnPace),
        (RESTLESS, raise(1000.0).total().through(&[(ON, 338.92)]), TooClose),
        // An average of two by as much less: 155 ± 10.5460, and 95 % of the bound are on pace.
        (RESTLESS, at_least(152.05).average(), OnPace),
        (RESTLESS, at_least(152.06).average(), TooClose),
        (RESTLESS, at_least(142.19), OnPace),
        (RESTLESS, at_least(142.20), TooClose),
        // Periods are counted, not measured.
        (RESTLESS, at_least(155.0).every(100.0), OffPace),
    ],
    check: |(readings, want, expected)| {
        stands(&Plan::new("x", Unit::Count, &[*readings]).judge(*want, ON), *expected)
    },
};

const fn promoters(values: &'static [f64]) -> Readings {
    flow("promoters", values)
}

const fn passives(values: &'static [f64]) -> Readings {
    flow("passives", values)
}

const fn detractors(values: &'static [f64]) -> Readings {
    flow("detractors", values)
}

const fn satisfied(values: &'static [f64]) -> Readings {
    flow("satisfied_answers", values)
}

const fn answers(values: &'static [f64]) -> Readings {
    flow("survey_answers", values)
}

/// From 0 to 100, so many due at the end of February.
const fn due(checkpoints: &'static [(Day, f64)]) -> Want {
    raise(100.0).from(0.0).through(checkpoints)
}

/// Surveys of January and February, judged at the end of February.
static SURVEYS: Table<(&str, &[Readings], Want, Status)> = Table {
    name: "surveys",
    rows: &[
        // 30 ± 15.3081.
        (
            "nps",
            &[promoters(&[50.0; 2]), passives(&[30.0; 2]), detractors(&[20.0; 2])],
            due(&[(ON, 19.69)]),
            OnPace,
        ),
        (
            "nps",
            &[promoters(&[50.0; 2]), passives(&[30.0; 2]), detractors(&[20.0; 2])],
            due(&[(ON, 19.70)]),
            TooClose,
        ),
        // Eight answers have no margin: 37.5 as it is.
        (
            "nps",
            &[promoters(&[4.0; 2]), passives(&[3.0; 2]), detractors(&[1.0; 2])],
            due(&[(ON, 42.5)]),
            OnPace,
        ),
        (
            "nps",
            &[promoters(&[4.0; 2]), passives(&[3.0; 2]), detractors(&[1.0; 2])],
            due(&[(ON, 42.6)]),
            Behind,
        ),
        (
            "nps",
            &[promoters(&[1.0; 2]), passives(&[0.0; 2]), detractors(&[0.0; 2])],
            due(&[(ON, 60.0)]),
            OnPace,
        ),
        (
            "nps",
            &[promoters(&[0.0; 2]), passives(&[0.0; 2]), detractors(&[0.0; 2])],
            due(&[(ON, 60.0)]),
            NeedsData,
        ),
        // All of eight are 67.5584 to 100, one of one is 20.6543 to 100.
        ("csat", &[satisfied(&[8.0; 2]), answers(&[8.0; 2])], due(&[(ON, 72.55)]), OnPace),
        ("csat", &[satisfied(&[8.0; 2]), answers(&[8.0; 2])], due(&[(ON, 72.56)]), TooClose),
        ("csat", &[satisfied(&[1.0; 2]), answers(&[1.0; 2])], due(&[(ON, 25.65)]), OnPace),
        ("csat", &[satisfied(&[1.0; 2]), answers(&[1.0; 2])], due(&[(ON, 25.66)]), TooClose),
        // 15 of 20 are 53.1295 to 88.8140: the lower end decides, not half of the width.
        ("csat", &[satisfied(&[15.0; 2]), answers(&[20.0; 2])], due(&[(ON, 58.12)]), OnPace),
        ("csat", &[satisfied(&[15.0; 2]), answers(&[20.0; 2])], due(&[(ON, 58.13)]), TooClose),
        ("csat", &[satisfied(&[15.0; 2]), answers(&[20.0; 2])], due(&[(ON, 93.81)]), TooClose),
        ("csat", &[satisfied(&[0.0; 2]), answers(&[0.0; 2])], due(&[(ON, 60.0)]), NeedsData),
        // Over both months 20 of 20 answered: 83.8870 to 100, and 95 % of the bound are on pace.
        ("csat", &[satisfied(&[10.0; 2]), answers(&[10.0; 2])], at_least(88.30).average(), OnPace),
        (
            "csat",
            &[satisfied(&[10.0; 2]), answers(&[10.0; 2])],
            at_least(88.31).average(),
            TooClose,
        ),
    ],
    check: |(key, readings, want, expected)| {
        stands(&Plan::of(key, readings).judge(*want, ON), *expected)
    },
};

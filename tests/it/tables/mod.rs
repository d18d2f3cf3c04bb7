//! Tables of figures worked out by hand: what goes in, and what has to come out.

mod adding;
mod calendar;
mod channels;
mod every;
mod formula;
mod judging;
mod library;
mod noise;
mod pace;
mod paths;
mod plan;
mod rollup;
mod rules;
mod status;
mod targets;
mod totals;

use std::collections::BTreeSet;
use std::fmt::Debug;

use paceline::analysis::{GoalAnalysis, Status};

/// What a row of a table comes to: nothing, or what is wrong with it.
type Outcome = Result<(), String>;

/// Rows of one kind and the function that puts one to the program.
struct Table<R: 'static> {
    name: &'static str,
    rows: &'static [R],
    check: fn(&R) -> Outcome,
}

/// A table, whatever its rows are made of.
trait Rows: Sync {
    /// Every row in words: what a failure names and what is counted.
    fn names(&self) -> Vec<String>;
    /// The rows that did not come out as expected.
    fn failures(&self) -> Vec<String>;
}

impl<R: Debug + Sync> Rows for Table<R> {
    fn names(&self) -> Vec<String> {
        self.rows.iter().map(|row| format!("{}: {row:?}", self.name)).collect()
    }

    fn failures(&self) -> Vec<String> {
        let checked = self.rows.iter().enumerate();
        checked
            .filter_map(|(at, row)| {
                let problem = (self.check)(row).err()?;
                Some(format!("{}, row {}: {problem}\n    {row:?}", self.name, at + 1))
            })
            .collect()
    }
}

/// Puts every row of some tables to the program.
#[track_caller]
fn check(tables: &[&dyn Rows]) {
    let failures: Vec<String> = tables.iter().flat_map(|table| table.failures()).collect();
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

/// The figure, within rounding.
fn near(found: f64, expected: f64) -> Outcome {
    let is_near = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
    if is_near { Ok(()) } else { Err(format!("{found} is not {expected}")) }
}

/// The figure within rounding, or that there is none.
fn near_or_none(found: Option<f64>, expected: Option<f64>) -> Outcome {
    match (found, expected) {
        (Some(found), Some(expected)) => near(found, expected),
        (None, None) => Ok(()),
        _ => Err(format!("{found:?} is not {expected:?}")),
    }
}

/// The very same.
fn same<T: Debug + PartialEq>(found: &T, expected: &T) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("{found:?} is not {expected:?}")) }
}

/// A goal's status; every one says why.
fn stands(found: &GoalAnalysis, expected: Status) -> Outcome {
    let has_words = !found.reason.is_empty() && !found.sentence.is_empty();
    if found.status == expected && has_words {
        Ok(())
    } else {
        Err(format!("{:?} is not {expected:?}: {}", found.status, found.reason))
    }
}

/// The tables of every file, file by file.
const ALL: &[&[&dyn Rows]] = &[
    adding::TABLES,
    calendar::TABLES,
    channels::TABLES,
    every::TABLES,
    formula::TABLES,
    judging::TABLES,
    library::TABLES,
    noise::TABLES,
    pace::TABLES,
    paths::TABLES,
    rollup::TABLES,
    rules::TABLES,
    status::TABLES,
    targets::TABLES,
    totals::TABLES,
];

#[test]
fn there_are_more_than_300_rows_and_none_stands_twice() {
    let names: Vec<String> =
        ALL.iter().flat_map(|tables| tables.iter()).flat_map(|table| table.names()).collect();
    let different: BTreeSet<&String> = names.iter().collect();
    assert_eq!(different.len(), names.len(), "a row that stands twice proves nothing");
    assert!(different.len() >= 300, "{} rows", different.len());
}

#[test]
fn a_row_that_does_not_come_out_is_named() {
    let table = Table {
        name: "halves",
        rows: &[(4.0, 2.0), (6.0, 2.0)],
        check: |row| near(row.0 / 2.0, row.1),
    };
    assert_eq!(table.failures(), ["halves, row 2: 3 is not 2\n    (6.0, 2.0)"]);
    assert_eq!(table.names().len(), 2);
}

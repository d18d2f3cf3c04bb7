//! Figures counted in two ways: by the day on which they happened, and of each post by the day it
//! came out. Where both feed one input on one channel, the days are taken.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::import::choices::TableRef;
use crate::import::preview::row_kind::DayOfRow;
use crate::import::preview::{ImportPreview, SeriesPreview, TableCadence, TableReport};
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::source::file::{ParsedFile, ParsedTable};
use crate::model::InputKind;

/// Inputs a sentence names.
const NAMED: usize = 3;

/// What was left to the days: of which list of posts, for which table of days, which inputs.
#[derive(Default)]
pub(super) struct LeftToDays {
    labels: BTreeMap<(TableRef, TableRef), BTreeSet<String>>,
}

/// Takes the series of posts out of a group of series that are one input on one channel, where
/// another table has the same by the day on which it happened, for some of the same days. Counts of rows stay: a post is
/// published on one day however it is counted.
pub(super) fn leave_posts(
    group: &mut Vec<SeriesPreview>,
    preview: &ImportPreview,
    left: &mut LeftToDays,
) {
    if group.len() < 2 {
        return;
    }
    let report = |at: TableRef| preview.files.get(at.file)?.tables.get(at.table);
    let is_of_days = |series: &&SeriesPreview| {
        let cadence = report(table_of(series)).map(|report: &TableReport| report.cadence);
        series.column_idx.is_some() && matches!(cadence, Some(TableCadence::Every(_)))
    };
    let of_days: Vec<(TableRef, Option<Date>, Option<Date>)> = group
        .iter()
        .filter(is_of_days)
        .map(|series| (table_of(series), series.first(), series.last()))
        .collect();
    group.retain(|series| {
        let at = table_of(series);
        let shared = of_days
            .iter()
            .find(|(_, first, last)| *first <= series.last() && series.first() <= *last);
        let Some((days, ..)) = shared else { return true };
        let is_of_posts = series.column_idx.is_some()
            && report(at).is_some_and(|report| report.day_of_row == DayOfRow::CameOut);
        if is_of_posts {
            left.labels.entry((at, *days)).or_default().insert(series.label.clone());
        }
        !is_of_posts
    });
}

fn table_of(series: &SeriesPreview) -> TableRef {
    TableRef { file: series.file, table: series.table }
}

fn parsed(files: &[ParsedFile], at: TableRef) -> Option<&ParsedTable> {
    files.get(at.file)?.tables.get(at.table)
}

impl LeftToDays {
    /// Says it of each list of posts: a note where both are of one tool, a warning where the two
    /// may be about different pages.
    pub(super) fn tell(&self, files: &[ParsedFile]) -> impl Iterator<Item = ImportProblem> {
        self.labels.iter().map(move |((posts, days), labels)| {
            let family = |at: TableRef| Some(parsed(files, at)?.tool?.family);
            let is_one_tool = posts.file == days.file
                || (family(*posts).is_some() && family(*posts) == family(*days));
            let severity = if is_one_tool { Severity::Note } else { Severity::Warning };
            problem(severity, sentence(files, (*posts, *days), labels)).in_file(posts.file)
        })
    }
}

/// "posts.csv counts by the day each post came out, days.csv by the day it happened: …"
fn sentence(
    files: &[ParsedFile],
    (posts, days): (TableRef, TableRef),
    labels: &BTreeSet<String>,
) -> String {
    let name = |at: TableRef| {
        let file = files.get(at.file).map_or("", |file| file.name.as_str());
        let title = parsed(files, at).and_then(|table| table.shape.title.as_deref());
        match title.filter(|_| posts.file == days.file) {
            Some(title) => format!("“{title}” of {file}"),
            None => file.to_owned(),
        }
    };
    let named: Vec<&str> = labels.iter().take(NAMED).map(String::as_str).collect();
    let more = match labels.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "{} counts by the day each post came out, {} by the day on which it happened; of {}{more} only the latter is taken. To keep both, give the posts a channel or inputs of their own",
        name(posts),
        name(days),
        named.join(", ")
    )
}

/// An input of a list of posts of which the plan has the figures by day.
pub(super) struct DaysInPlan {
    file: usize,
    name: String,
    start: Date,
    mine: f64,
    theirs: f64,
}

/// Whether the plan has the figures of a list of posts by the day on which they happened: counts of
/// posts only grow from export to export, so a plan that has more on most days has another count.
/// Holds the readings against those of the plan, which `mine` gives.
pub(super) fn days_in_plan(
    preview: &ImportPreview,
    series: &SeriesPreview,
    mine: impl Fn(Date) -> Option<f64>,
) -> Option<DaysInPlan> {
    const FEWEST: usize = 5;
    let report = preview.files.get(series.file)?.tables.get(series.table)?;
    if report.day_of_row != DayOfRow::CameOut
        || series.column_idx.is_none()
        || series.kind != InputKind::Flow
    {
        return None;
    }
    let pairs = series.readings.iter().filter_map(|(start, theirs)| {
        let mine = mine(start).filter(|mine| mine.to_bits() != theirs.to_bits())?;
        Some((start, mine, theirs))
    });
    let unlike: Vec<(Date, f64, f64)> = pairs.collect();
    let n_larger = unlike.iter().filter(|(_, mine, theirs)| mine > theirs).count();
    let (start, mine, theirs) = *unlike.iter().find(|(_, mine, theirs)| mine > theirs)?;
    let name = format!("{} on {}", series.label, series.channel);
    let found = DaysInPlan { file: series.file, name, start, mine, theirs };
    (n_larger >= FEWEST && n_larger * 5 >= unlike.len() * 4).then_some(found)
}

/// Says for each list of posts what of the plan stays.
pub(super) fn tell_days(all: &[DaysInPlan]) -> Vec<ImportProblem> {
    let mut by_file: BTreeMap<usize, Vec<&DaysInPlan>> = BTreeMap::new();
    for one in all {
        by_file.entry(one.file).or_default().push(one);
    }
    let sentence = |(file, found): (usize, Vec<&DaysInPlan>)| {
        let DaysInPlan { name, start, mine, theirs, .. } = found.first()?;
        let more = match found.len() {
            1 => String::new(),
            n => format!(" and {} more", n - 1),
        };
        let message = format!(
            "The plan has more for most days than this list of posts, such as {name} on {start}, {mine} and not {theirs}: it has what happened on each day, the list what each post brought, on the day it came out. So {name}{more} stay as the plan has them; decide for each reading, or give the posts a channel or inputs of their own"
        );
        Some(problem(Severity::Warning, message).in_file(file))
    };
    by_file.into_iter().filter_map(sentence).collect()
}

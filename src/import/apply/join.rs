//! Series of several tables that are one input on one channel: joined, and held against each other.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::import::apply::two_counts::{LeftToDays, leave_posts};
use crate::import::choices::TableRef;
use crate::import::preview::{ImportPreview, SeriesPreview};
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::source::file::ParsedFile;
use crate::model::{Cadence, Calendar, InputKind};

/// Two tables of one import that give other figures for the same inputs, channel and periods.
#[derive(Clone, Debug, PartialEq)]
pub struct FileClash {
    /// The table whose figures are taken.
    pub taken: TableRef,
    /// What told that these are taken.
    pub by: TakenBy,
    /// The table whose figures are not.
    pub other: TableRef,
    pub channel: String,
    /// The inputs that differ, in the order of the file.
    pub labels: Vec<String>,
    /// How many readings differ, over all inputs.
    pub n_readings: usize,
    /// The first day that differs, for the first of the inputs.
    pub start: Date,
    /// Both figures of that day.
    pub taken_value: f64,
    pub other_value: f64,
    /// Whether only the last period of the older export differs: it was still running then.
    pub is_last_only: bool,
}

/// Why the figures of one of two tables are taken. The order in which files are named says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TakenBy {
    /// It goes on longer, so it is the newer export.
    Later,
    /// Both end with the same period, and its figures add up to more: counts only grow until an
    /// export is final.
    Larger,
    /// Nothing tells them apart but their names.
    Name,
}

/// What decides between tables that end with the same period: the sum of what adds up, the name of
/// the file, the place in it.
type Weights<'a> = BTreeMap<TableRef, (f64, &'a str)>;

fn weights(preview: &ImportPreview) -> Weights<'_> {
    let mut weights = Weights::new();
    for (place, file) in preview.files.iter().enumerate() {
        for series in &file.series {
            let at = TableRef { file: place, table: series.table };
            let weight = weights.entry(at).or_insert((0.0, file.name.as_str()));
            weight.0 += if series.kind == InputKind::Flow { series.sum() } else { 0.0 };
        }
    }
    weights
}

/// Which of two tables is taken where both end with the same period, and why.
fn heavier(weights: &Weights<'_>, one: TableRef, other: TableRef) -> (Ordering, TakenBy) {
    let weight = |at: TableRef| weights.get(&at).copied().unwrap_or((0.0, ""));
    let ((sum, name), (other_sum, other_name)) = (weight(one), weight(other));
    match sum.total_cmp(&other_sum) {
        Ordering::Equal => (name.cmp(other_name).then(one.table.cmp(&other.table)), TakenBy::Name),
        unlike => (unlike, TakenBy::Larger),
    }
}

impl TakenBy {
    /// Says which figures are taken, and why.
    pub fn sentence(self, taken: &str) -> String {
        match self {
            Self::Later => format!("The newer one, {taken}, is taken"),
            Self::Larger => format!(
                "Both end on the same day, so nothing says which is newer; {taken} is taken, whose figures add up to more"
            ),
            Self::Name => format!(
                "Both end on the same day, so nothing says which is newer; {taken} is taken, the last by name"
            ),
        }
    }
}

/// Tells the clash two series belong to: both tables and the channel in small letters.
type ClashKey = (TableRef, TableRef, String);

/// Joins the series of several files that are one: for each period the newer export wins, the
/// one with the later last day; of two that end with the same day the one with the larger figures.
/// Of posts and the days of their account the days are taken.
pub(in crate::import) fn join_series(preview: &mut ImportPreview, files: &[ParsedFile]) {
    let mut places: BTreeMap<(String, String, Cadence), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<SeriesPreview>> = Vec::new();
    for series in preview.files.iter().flat_map(|file| &file.series) {
        let key = (series.identifier.clone(), series.channel.to_lowercase(), series.cadence);
        let at = *places.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(series.clone());
    }
    let mut clashes = BTreeMap::new();
    // Most previews have one table for each series, and nothing to decide.
    let is_open = groups.iter().any(|group| group.len() > 1);
    let weights = if is_open { weights(preview) } else { Weights::new() };
    let mut joined = Vec::with_capacity(groups.len());
    let mut problems = Vec::new();
    let mut left = LeftToDays::default();
    for mut group in groups {
        leave_posts(&mut group, preview, &mut left);
        joined.extend(join(group, &weights, &mut clashes, &mut problems));
    }
    spell_alike(&mut joined);
    preview.series.extend(joined);
    preview.problems.extend(problems);
    preview.problems.extend(left.tell(files));
    preview.clashes = clashes.into_values().collect();
    for clash in &preview.clashes {
        let message = sentence(preview, clash);
        let severity = if clash.is_last_only { Severity::Note } else { Severity::Warning };
        let found = problem(severity, message);
        // Both files say it, each on its own row.
        preview.problems.push(found.clone().in_file(clash.taken.file));
        if clash.other.file != clash.taken.file {
            preview.problems.push(found.in_file(clash.other.file));
        }
    }
}

/// Channels that differ in capitals are one, and are written as most programs do: with a capital.
fn spell_alike(series: &mut [SeriesPreview]) {
    let mut spellings: BTreeMap<String, String> = BTreeMap::new();
    for one in &*series {
        let kept =
            spellings.entry(one.channel.to_lowercase()).or_insert_with(|| one.channel.clone());
        // Capitals come before small letters.
        if one.channel < *kept {
            kept.clone_from(&one.channel);
        }
    }
    for one in series {
        if let Some(kept) = spellings.get(&one.channel.to_lowercase()) {
            one.channel.clone_from(kept);
        }
    }
}

fn join(
    mut group: Vec<SeriesPreview>,
    weights: &Weights<'_>,
    clashes: &mut BTreeMap<ClashKey, FileClash>,
    problems: &mut Vec<ImportProblem>,
) -> Option<SeriesPreview> {
    let at = |series: &SeriesPreview| TableRef { file: series.file, table: series.table };
    group.sort_by(|one, other| {
        one.last().cmp(&other.last()).then_with(|| heavier(weights, at(one), at(other)).0)
    });
    let mut joined = group.pop()?;
    if group.is_empty() {
        return Some(joined);
    }
    let own = at(&joined);
    let lasts: BTreeMap<TableRef, Option<Date>> =
        group.iter().chain([&joined]).map(|series| (at(series), series.last())).collect();
    let mut values: BTreeMap<Date, (f64, TableRef)> =
        joined.readings.iter().map(|(day, value)| (day, (value, own))).collect();
    for older in group.iter().rev() {
        if older.kind != joined.kind || older.unit != joined.unit {
            problems.push(conflict(&joined, older));
            continue;
        }
        let other = at(older);
        for (day, value) in older.readings.iter() {
            let (kept, taken) = *values.entry(day).or_insert((value, other));
            if kept.to_bits() != value.to_bits() {
                let is_tie = lasts.get(&taken).copied().flatten() == older.last();
                let is_last = !is_tie && older.last() == Some(day) && older.readings.len() > 1;
                let by = if is_tie { heavier(weights, taken, other).1 } else { TakenBy::Later };
                let difference = Difference { taken, by, other, day, kept, value };
                note_difference(clashes, older, &difference, is_last);
            }
        }
    }
    joined.readings = values.into_iter().map(|(day, (value, _))| (day, value)).collect();
    let span = joined.first().zip(joined.last()).map_or(0, |(first, last)| {
        Calendar::default().periods_between(joined.cadence, first, last)
    });
    joined.missing = usize::try_from(span).unwrap_or(0).saturating_sub(joined.readings.len());
    Some(joined)
}

/// One period of one series with two figures.
struct Difference {
    taken: TableRef,
    by: TakenBy,
    other: TableRef,
    day: Date,
    kept: f64,
    value: f64,
}

fn note_difference(
    clashes: &mut BTreeMap<ClashKey, FileClash>,
    older: &SeriesPreview,
    difference: &Difference,
    is_last: bool,
) {
    let Difference { taken, by, other, day, kept, value } = *difference;
    let clash =
        clashes.entry((taken, other, older.channel.to_lowercase())).or_insert_with(|| FileClash {
            taken,
            by,
            other,
            channel: older.channel.clone(),
            labels: Vec::new(),
            n_readings: 0,
            start: day,
            taken_value: kept,
            other_value: value,
            is_last_only: true,
        });
    clash.n_readings += 1;
    clash.by = clash.by.max(by);
    clash.is_last_only &= is_last;
    if clash.labels.last() != Some(&older.label) {
        clash.labels.push(older.label.clone());
    }
}

/// "a.csv and b.csv differ in 31 figures on Instagram (Likes, Reach), first Likes on 2021-03-01: …"
fn sentence(preview: &ImportPreview, clash: &FileClash) -> String {
    const NAMED: usize = 3;
    let name = |at: TableRef| {
        let file = preview.files.get(at.file);
        let name = file.map_or("", |file| file.name.as_str());
        let table = file.and_then(|file| file.tables.get(at.table));
        match table.and_then(|table| table.title.as_deref()) {
            Some(title) if clash.taken.file == clash.other.file => format!("“{title}” of {name}"),
            _ => name.to_owned(),
        }
    };
    let FileClash { channel, labels, n_readings, start, taken_value, other_value, .. } = clash;
    let named = labels.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = match labels.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first = labels.first().map_or("", String::as_str);
    let (taken, other) = (name(clash.taken), name(clash.other));
    let figures =
        if *n_readings == 1 { "1 figure".to_owned() } else { format!("{n_readings} figures") };
    let advice = if clash.is_last_only {
        "; that period was not over when the older export was made"
    } else {
        "; if they are about different pages or accounts, give one of them a channel of its own"
    };
    format!(
        "{other} and {taken} differ in {figures} for the same periods on {channel} ({named}{more}), first {first} on {start}: {other_value} in {other}, {taken_value} in {taken}. {}{advice}",
        clash.by.sentence(&taken)
    )
}

fn conflict(joined: &SeriesPreview, other: &SeriesPreview) -> ImportProblem {
    let what = |series: &SeriesPreview| match &series.unit {
        Some(unit) => format!("{}, {unit}", series.kind.code().replace('_', " ")),
        None => series.kind.code().replace('_', " "),
    };
    let message = format!(
        "“{}” ({}) and “{}” ({}) both feed {} on {} but differ in kind or unit; only the first is taken, so give one of them another input",
        joined.column,
        what(joined),
        other.column,
        what(other),
        joined.identifier,
        joined.channel
    );
    problem(Severity::Warning, message).at_column(&other.column).in_file(other.file)
}

#[cfg(test)]
mod tests {
    use crate::import::{
        ChannelChoice, ImportChoices, ImportPreview, NoProgress, Reading, Severity, TableRef,
        preview, read_file,
    };

    fn previewed(texts: [&str; 2], apart: bool) -> ImportPreview {
        let read =
            |name: &str, text: &str| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
        let files = vec![read("a.csv", texts[0]), read("b.csv", texts[1])];
        let mut choices = ImportChoices::from_files(&files);
        if apart {
            let name = ChannelChoice::Named("Another page".to_owned());
            choices.channels.insert(TableRef { file: 1, table: 0 }, name);
        }
        preview(&files, &choices, &NoProgress)
    }

    const ONE: &str = "Date,Likes,Shares\n2021-03-01,5,1\n2021-03-02,6,1\n2021-03-03,7,1\n";
    const OTHER: &str = "Date,Likes,Shares\n2021-03-01,9,1\n2021-03-02,8,2\n2021-03-03,7,1\n";

    #[test]
    fn two_files_that_differ_are_both_named_with_the_first_day_and_both_figures() {
        let found = previewed([ONE, OTHER], false);
        let clash = &found.clashes[0];
        assert_eq!((found.clashes.len(), clash.n_readings), (1, 3));
        assert_eq!(clash.labels, ["Likes", "Shares"]);
        let is_it = |message: &str| {
            ["a.csv and b.csv differ in 3 figures", "Likes on 2021-03-01: 5 in a.csv, 9 in b.csv"]
                .iter()
                .all(|part| message.contains(part))
        };
        let told = found.problems.iter().filter(|problem| is_it(&problem.message));
        let told: Vec<_> = told.map(|problem| (problem.file, problem.severity)).collect();
        assert_eq!(told, [(0, Severity::Warning), (1, Severity::Warning)]);
    }

    #[test]
    fn a_channel_of_its_own_ends_the_clash() {
        assert!(previewed([ONE, OTHER], true).clashes.is_empty());
    }

    #[test]
    fn an_unfinished_last_day_of_the_older_export_is_only_noted() {
        let newer = "Date,Likes,Shares\n2021-03-03,9,1\n2021-03-04,4,1\n";
        let found = previewed([ONE, newer], false);
        assert!(found.clashes[0].is_last_only);
        let told =
            found.problems.iter().find(|problem| problem.message.contains("differ in 1 figure"));
        assert_eq!(told.map(|problem| problem.severity), Some(Severity::Note));
    }
}

//! What a preview says of each column and file, worked out once so that painting costs nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::tables;
use crate::import::{
    ColumnRef, ImportChoices, ImportPlan, ImportPreview, MeasureRef, ParsedFile, SeriesPreview,
    Severity, TableRef,
};
use crate::model::InputKind;

/// Points of a sparkline.
const SPARK: usize = 48;

/// What became of one column, over all its channels.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnDigest {
    pub n_readings: usize,
    pub n_channels: usize,
    /// First days of the first and the last period.
    pub first: Date,
    pub last: Date,
    pub least: f64,
    pub most: f64,
    pub sum: f64,
    /// The value of the last period; of several channels the one that goes on longest.
    pub last_value: f64,
    /// Periods between the first and the last row without a value.
    pub missing: usize,
    pub kind: InputKind,
    pub unit: Option<String>,
    /// The course of the values from 0 (least) to 1 (most), thinned out.
    pub spark: Vec<f32>,
}

/// Everything the dialog shows of a preview, by what it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportDigest {
    pub columns: BTreeMap<ColumnRef, ColumnDigest>,
    /// The inputs of measures by their place among the measure's outputs.
    pub measures: BTreeMap<(MeasureRef, usize), ColumnDigest>,
    /// For each file the places of its problems in the preview's list, the gravest first; those
    /// from holding it against the plan come after the length of that list.
    pub problems: Vec<Vec<usize>>,
    /// How grave the gravest problem of each file is.
    pub gravest: Vec<Option<Severity>>,
}

impl ImportDigest {
    pub fn new(
        files: &[ParsedFile],
        choices: &ImportChoices,
        preview: &ImportPreview,
        plan: &ImportPlan,
    ) -> Self {
        let mut digest = Self::default();
        for (file, (parsed, report)) in files.iter().zip(&preview.files).enumerate() {
            digest.take_series(file, parsed.tables.len(), choices, &report.series);
        }
        digest.problems.resize(files.len(), Vec::new());
        digest.gravest.resize(files.len(), None);
        let all = || preview.problems.iter().chain(&plan.problems);
        for (place, problem) in all().enumerate() {
            let Some(places) = digest.problems.get_mut(problem.file) else { continue };
            places.push(place);
            let gravest = &mut digest.gravest[problem.file];
            *gravest = Some(gravest.map_or(problem.severity, |now| now.min(problem.severity)));
        }
        let severities: Vec<Severity> = all().map(|problem| problem.severity).collect();
        for places in &mut digest.problems {
            places.sort_by_key(|place| severities[*place]);
        }
        digest
    }
}

/// What a series was made of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Column(ColumnRef),
    Measure(MeasureRef, usize),
}

impl ImportDigest {
    fn take_series(
        &mut self,
        file: usize,
        n_tables: usize,
        choices: &ImportChoices,
        series: &[SeriesPreview],
    ) {
        let mut inputs: BTreeMap<(usize, &str), Origin> = BTreeMap::new();
        for table in 0..n_tables {
            let measures = tables::measure_choices(choices, TableRef { file, table });
            for (measure, choice) in measures.filter(|(_, choice)| choice.take) {
                for (place, output) in choice.outputs.iter().enumerate() {
                    let at = Origin::Measure(measure, place);
                    inputs.entry((table, &output.identifier)).or_insert(at);
                }
            }
        }
        let mut grouped: BTreeMap<Origin, Vec<&SeriesPreview>> = BTreeMap::new();
        for series in series {
            let input = inputs.get(&(series.table, series.identifier.as_str()));
            let of_column =
                |column| Origin::Column(ColumnRef { file, table: series.table, column });
            let origin = series.column_idx.map(of_column).or_else(|| input.copied());
            if let Some(origin) = origin {
                grouped.entry(origin).or_default().push(series);
            }
        }
        for (origin, series) in grouped {
            match (origin, column(&series)) {
                (Origin::Column(at), Some(digest)) => self.columns.insert(at, digest),
                (Origin::Measure(at, place), Some(digest)) => {
                    self.measures.insert((at, place), digest)
                }
                (_, None) => None,
            };
        }
    }
}

fn column(series: &[&SeriesPreview]) -> Option<ColumnDigest> {
    let longest = series.iter().max_by_key(|series| series.last())?;
    let values = || series.iter().flat_map(|series| series.readings.values()).copied();
    Some(ColumnDigest {
        n_readings: series.iter().map(|series| series.readings.len()).sum(),
        n_channels: series.len(),
        first: series.iter().filter_map(|series| series.first()).min()?,
        last: longest.last()?,
        least: values().reduce(f64::min)?,
        most: values().reduce(f64::max)?,
        sum: values().sum(),
        last_value: longest.last_value()?,
        missing: series.iter().map(|series| series.missing).sum(),
        kind: longest.kind,
        unit: longest.unit.clone(),
        spark: spark(longest),
    })
}

/// The course of a series by at most [`SPARK`] points, each the mean of its stretch.
fn spark(series: &SeriesPreview) -> Vec<f32> {
    let values = series.readings.values();
    let per_point = values.len().div_ceil(SPARK).max(1);
    let mean = |stretch: &[f64]| {
        #[expect(clippy::cast_precision_loss, reason = "a stretch has far fewer than 2^53 values")]
        let n = stretch.len() as f64;
        stretch.iter().map(|value| value / n).sum::<f64>()
    };
    let means: Vec<f64> = values.chunks(per_point).map(mean).collect();
    let least = means.iter().copied().reduce(f64::min).unwrap_or(0.0);
    let most = means.iter().copied().reduce(f64::max).unwrap_or(0.0);
    // Means of equal values may differ in their last digits.
    let is_level = most - least <= 1e-9 * most.abs().max(least.abs());
    let scaled = |value: &f64| if is_level { 0.5 } else { (value - least) / (most - least) };
    #[expect(clippy::cast_possible_truncation, reason = "a place on a line 20 points high")]
    let points = means.iter().map(|value| scaled(value) as f32).collect();
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{ImportChoices, NoProgress, Reading, plan_against, preview, read_file};
    use crate::model::Project;
    use jiff::civil::date;

    fn digest(text: &str) -> ImportDigest {
        let files = vec![read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress))];
        let choices = ImportChoices::from_files(&files);
        let preview = preview(&files, &choices, &NoProgress);
        let plan = plan_against(&Project::default(), &preview);
        ImportDigest::new(&files, &choices, &preview, &plan)
    }

    #[test]
    fn a_column_is_told_by_its_ends_its_range_and_its_course() {
        let found = digest("Date,Likes\n2024-01-03,5\n2024-01-01,1\n2024-01-02,3\n2024-01-05,9\n");
        let at = ColumnRef { file: 0, table: 0, column: 1 };
        let likes = &found.columns[&at];
        assert_eq!((likes.first, likes.last), (date(2024, 1, 1), date(2024, 1, 5)));
        assert_eq!((likes.n_readings, likes.missing), (4, 1));
        assert_eq!(likes.spark, [0.0, 0.25, 0.5, 1.0]);
        let numbers = [likes.least, likes.most, likes.sum, likes.last_value];
        assert_eq!(numbers.map(f64::to_bits), [1.0, 9.0, 18.0, 9.0].map(f64::to_bits));
    }

    #[test]
    fn a_long_course_is_thinned_out_and_a_level_one_stays_level() {
        let days: Vec<String> = (0..1_000)
            .map(|n| format!("{},7", date(2020, 1, 1) + jiff::Span::new().days(n)))
            .collect();
        let found = digest(&format!("Date,Likes\n{}\n", days.join("\n")));
        let likes = found.columns.values().next().unwrap();
        assert!(
            likes.spark.len() <= SPARK
                && likes.spark.iter().all(|point| (point - 0.5).abs() < f32::EPSILON)
        );
    }

    #[test]
    fn problems_are_sorted_by_file_and_gravity() {
        let found = digest("Name,Place\nx,y\nz,w\n");
        assert_eq!(found.gravest, [Some(Severity::Error)]);
        assert!(!found.problems[0].is_empty());
    }
}

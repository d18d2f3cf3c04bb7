//! Long tables: one column names the measure and another holds its figure, so that each measure has
//! rows of its own. They are spread into a column for each measure: followers and reach never add up.

use std::collections::{BTreeMap, BTreeSet};

use super::{TableShape, TableSplit, find};
use crate::import::cells::clean::one_line;
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::{key, meaning_of};
use crate::import::meaning::recognise::is_network;

/// Names of columns that name a measure, in the form [`key`] gives.
const MEASURES: &str = "metric;metrics;metric name;measure;measures;measure name;measure names;kpi; \
    kpi name;kpis;indicator;indicator name;statistic;variable;insight;key figure; \
    metrik;kennzahl;kennziffer;messgrosse;metrica;metricas;indicador;indicadores;medida; \
    indicateur;indicateurs;mesure;metrique;indicatore;misura;indicator naam;meting;wskaznik";
/// Names of columns that hold figures of anything.
const VALUES: &str = "value;values;measure values;metric value;figure;valor;valores;wert;werte; \
    valeur;valeurs;valore;valori;waarde;waarden;wartosc;result value;end value";
/// Names of columns that say what a measure is counted in.
const UNITS: &str = "unit;units;einheit;unidad;unidade;unite;unita;eenheid";
/// Names of columns that hold what was reached, beside one of what was planned.
const ACTUALS: &str = "actual;actuals;actual value;achieved;ist;istwert;ist wert;real;realizado;realise; \
    realisiert;reale;current;current value;this period";
/// Names of columns that say over how long a figure was counted.
const WINDOWS: &str =
    "period;window;granularity;time window;aggregation;zeitraum;fenster;periodo;periode";
/// Words for such stretches, the shortest first.
const STRETCHES: [&str; 5] = [
    "hour;hourly",
    "day;daily;tag;days 1;1 day",
    "week;weekly;woche;days 7;7 days;7d",
    "month;monthly;monat;days 28;28 days;days 30;30 days;28d;30d",
    "year;yearly;lifetime;total over range;total;jahr",
];
/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 200;
/// Measures beyond which the column names something else.
const MOST_MEASURES: usize = 200;
/// Columns beyond which a table is no long one.
const MOST_COLUMNS: usize = 40;

/// The same table with a column for each measure, and the name of the column that named them;
/// `None` unless the table is long.
pub fn spread(grid: &Grid, table: &TableShape) -> Option<(Grid, TableShape, String)> {
    let long = Long::of(grid, table)?;
    let spread = long.spread(grid, table);
    let mut shape = find(&spread, 0, TableSplit::One).into_iter().next()?;
    shape.title.clone_from(&table.title);
    shape.preamble.clone_from(&table.preamble);
    shape.facts.clone_from(&table.facts);
    Some((spread, shape, table.headers[long.measure].clone()))
}

/// The columns of a long table.
struct Long {
    measure: usize,
    value: usize,
    unit: Option<usize>,
    /// Columns that tell rows apart: the day, the channel and the like.
    keys: Vec<usize>,
    /// The column that says over how long a figure was counted, with the shortest stretch of each
    /// measure.
    window: Option<(usize, BTreeMap<String, usize>)>,
}

fn is_one_of(names: &str, header: &str) -> bool {
    let name = key(header);
    names.split(';').any(|known| known.trim() == name)
}

impl Long {
    fn of(grid: &Grid, table: &TableShape) -> Option<Self> {
        let headers = &table.headers;
        table.header_record?;
        let named = |names: &str| headers.iter().position(|header| is_one_of(names, header));
        let (measure, value) = (named(MEASURES), named(VALUES));
        let is_sized = (3..=MOST_COLUMNS).contains(&headers.len()) && table.rows.len() > 2;
        // Nearly every table ends here: its names say so without a look at its cells.
        if !is_sized || (measure.is_none() && value.is_none()) {
            return None;
        }
        let figures: Vec<usize> =
            (0..headers.len()).filter(|column| holds(grid, table, *column, is_figure)).collect();
        let actual = named(ACTUALS).filter(|_| measure.is_some());
        let value = match (value.or(actual), figures.as_slice()) {
            (Some(value), figures) if figures.contains(&value) => value,
            (None, [only]) => *only,
            _ => return None,
        };
        let has_days = (0..headers.len()).any(|column| holds(grid, table, column, is_day));
        let may_name = |column: &usize| *column != value && names_measures(grid, table, *column);
        let measure = match measure {
            Some(measure) => Some(measure).filter(|measure| *measure != value),
            None => (0..headers.len()).find(may_name),
        };
        let measure = measure.filter(|column| has_days && repeats(grid, table, *column))?;
        let unit = named(UNITS).filter(|unit| *unit != value && *unit != measure);
        let window = named(WINDOWS).filter(|window| *window != value && *window != measure);
        let window =
            window.and_then(|window| Some((window, shortest(grid, table, measure, window)?)));
        let of_window = window.as_ref().map(|(column, _)| *column);
        let is_key = |column: &usize| {
            ![Some(measure), Some(value), unit, of_window].contains(&Some(*column))
                // A target beside each figure is none of the measure.
                && !figures.contains(column)
                && !describes(grid, table, *column, measure)
        };
        let keys = (0..headers.len()).filter(is_key).collect();
        Some(Self { measure, value, unit, keys, window })
    }

    /// Whether a record has its measure in the shortest stretch there is of it.
    fn is_shortest(&self, grid: &Grid, record: usize, name: &str) -> bool {
        self.window.as_ref().is_none_or(|(window, shortest)| {
            stretch(grid.field(record, *window)) == shortest.get(name).copied()
        })
    }

    fn spread(&self, grid: &Grid, table: &TableShape) -> Grid {
        let Spread { measures, rows } = self.gather(grid, table);
        let mut spread = Grid::default();
        for column in &self.keys {
            spread.push(&table.headers[*column]);
        }
        for (name, unit) in &measures {
            spread.push(&with_unit(name, unit));
        }
        spread.end_record();
        for (record, figures) in &rows {
            for column in &self.keys {
                spread.push(grid.field(*record, *column));
            }
            for at in 0..measures.len() {
                let of_measure = figures.get(at).copied().flatten();
                spread.push(of_measure.map_or("", |record| grid.field(record, self.value)));
            }
            spread.end_record();
        }
        spread
    }

    /// The measures in the order of the file, and for each of the rows to be where its figures are.
    fn gather(&self, grid: &Grid, table: &TableShape) -> Spread {
        let mut found = Spread::default();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
        // The rows of each key; how many of them have a figure of each measure.
        let mut of_keys: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for record in &table.rows {
            let name = one_line(grid.field(record, self.measure));
            if !self.is_shortest(grid, record, &name) {
                continue;
            }
            let unit = self.unit.map_or("", |unit| grid.field(record, unit).trim());
            let at = *places.entry(name.clone()).or_insert_with(|| {
                found.measures.push((name, unit.to_owned()));
                found.measures.len() - 1
            });
            let cells: Vec<&str> =
                self.keys.iter().map(|column| grid.field(record, *column).trim()).collect();
            let key = *by_key.entry(cells.join("\u{1f}")).or_insert_with(|| {
                of_keys.push(<(Vec<usize>, Vec<usize>)>::default());
                of_keys.len() - 1
            });
            let (of_key, n_figures) = &mut of_keys[key];
            n_figures.resize(n_figures.len().max(at + 1), 0);
            if n_figures[at] == of_key.len() {
                of_key.push(found.rows.len());
                found.rows.push((record, Vec::new()));
            }
            let figures = &mut found.rows[of_key[n_figures[at]]].1;
            n_figures[at] += 1;
            figures.resize(figures.len().max(at + 1), None);
            figures[at] = Some(record);
        }
        found
    }
}

/// How long a stretch of days is, as a place among [`STRETCHES`].
fn stretch(cell: &str) -> Option<usize> {
    let name = key(cell);
    STRETCHES.iter().position(|words| words.split(';').any(|known| known == name))
}

/// The shortest stretch of each measure; `None` where a cell names none.
fn shortest(
    grid: &Grid,
    table: &TableShape,
    measure: usize,
    window: usize,
) -> Option<BTreeMap<String, usize>> {
    let mut found = BTreeMap::new();
    for record in &table.rows {
        let here = stretch(grid.field(record, window))?;
        let known = found.entry(one_line(grid.field(record, measure))).or_insert(here);
        *known = here.min(*known);
    }
    Some(found)
}

/// A long table taken apart.
#[derive(Default)]
struct Spread {
    /// Names and units.
    measures: Vec<(String, String)>,
    /// A record that tells what the row is about, and the records with its figures by measure.
    rows: Vec<(usize, Vec<Option<usize>>)>,
}

/// "Reach (%)", "Spend (EUR)": only units that change what a figure says are kept.
fn with_unit(name: &str, unit: &str) -> String {
    let is_percent = matches!(unit.to_lowercase().as_str(), "%" | "percent" | "percentage" | "pct");
    match (is_percent, name.contains('%')) {
        (true, false) => format!("{name} (%)"),
        _ if numbers::is_currency(unit) => format!("{name} ({unit})"),
        _ => name.to_owned(),
    }
}

/// Whether nearly all filled cells of a column are of a kind, and at least half are filled.
fn holds(grid: &Grid, table: &TableShape, column: usize, is_kind: fn(&str) -> bool) -> bool {
    let (mut n, mut n_filled, mut n_kind) = (0, 0, 0);
    for record in table.rows.iter().take(SAMPLE) {
        let cell = grid.field(record, column).trim();
        n += 1;
        n_filled += usize::from(!cell.is_empty());
        n_kind += usize::from(!cell.is_empty() && is_kind(cell));
    }
    n_filled * 2 >= n && n_filled > 0 && n_kind * 10 >= n_filled * 9
}

fn is_figure(cell: &str) -> bool {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    dates::parse(cell).is_none()
        && marks.iter().any(|mark| numbers::read(cell, *mark) != Cell::Text)
}

fn is_day(cell: &str) -> bool {
    dates::parse(cell).is_some()
}

/// Whether a few words stand in a column again and again.
fn repeats(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let cells = table.rows.iter().map(|record| grid.field(record, column).trim());
    let words: BTreeSet<&str> = cells.clone().take(5_000).collect();
    let n = cells.take(5_000).count();
    (2..=MOST_MEASURES).contains(&words.len())
        && words.len() < n
        && words.iter().all(|word| !word.is_empty() && word.len() <= 80 && !is_figure(word))
        && !words.iter().all(|word| is_network(word))
}

/// Whether most of the words of a column are names of known measures.
fn names_measures(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let cells = table.rows.iter().take(SAMPLE).map(|record| grid.field(record, column).trim());
    let words: BTreeSet<&str> = cells.collect();
    let n_known = words.iter().filter(|word| meaning_of(word).is_known).count();
    words.len() > 1 && n_known > 1 && n_known * 10 >= words.len() * 6
}

/// Whether a column only says more about the measure: a description, a source, an order.
fn describes(grid: &Grid, table: &TableShape, column: usize, measure: usize) -> bool {
    let mut of_measure: BTreeMap<&str, &str> = BTreeMap::new();
    let mut words = BTreeSet::new();
    for record in &table.rows {
        let (name, cell) = (grid.field(record, measure).trim(), grid.field(record, column).trim());
        if *of_measure.entry(name).or_insert(cell) != cell {
            return false;
        }
        words.insert(cell);
    }
    words.len() > 1 && !words.iter().any(|word| is_day(word) || is_network(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::lines::even::Runs;
    use crate::import::lines::records;
    use crate::import::progress::NoProgress;

    fn check(text: &str, expected: Option<&[&[&str]]>) {
        let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
        let table = find(&grid, 0, TableSplit::Found).remove(0);
        let found = spread(&grid, &table).map(|(spread, ..)| spread);
        let rows = found.as_ref().map(|grid| {
            let record = |record| grid.record(record).collect::<Vec<_>>();
            (0..grid.n_records()).map(record).collect::<Vec<_>>()
        });
        let rows = rows.as_ref().map(|rows| rows.iter().map(Vec::as_slice).collect::<Vec<_>>());
        assert_eq!(rows.as_deref(), expected, "{text}");
    }

    #[test]
    fn each_measure_becomes_a_column() {
        check(
            "Date,Metric,Value\n2024-01-01,Followers,5\n2024-01-01,Reach,70\n2024-01-02,Followers,6\n2024-01-02,Reach,80\n",
            Some(&[
                &["Date", "Followers", "Reach"],
                &["2024-01-01", "5", "70"],
                &["2024-01-02", "6", "80"],
            ]),
        );
        check(
            "Tag,Kanal,Kennzahl,Einheit,Wert\n2024-01-01,Instagram,Quote,%,5\n2024-01-01,Instagram,Reichweite,,70\n2024-01-01,Facebook,Quote,%,6\n",
            Some(&[
                &["Tag", "Kanal", "Quote (%)", "Reichweite"],
                &["2024-01-01", "Instagram", "5", "70"],
                &["2024-01-01", "Facebook", "6", ""],
            ]),
        );
        // Known measures under any name, beside a column that says nothing but "value".
        check(
            "date,name,value\n2024-01-01,likes,5\n2024-01-01,reach,70\n2024-01-02,likes,6\n",
            Some(&[
                &["date", "likes", "reach"],
                &["2024-01-01", "5", "70"],
                &["2024-01-02", "6", ""],
            ]),
        );
    }

    #[test]
    fn other_columns_tell_rows_apart_and_targets_are_left() {
        check(
            "date,account,metric,value\n2024-01-01,A,Reach,1\n2024-01-01,A,Fans,2\n2024-01-01,B,Reach,3\n2024-01-01,B,Fans,4\n2024-01-02,A,Reach,5\n2024-01-02,A,Fans,6\n",
            Some(&[
                &["date", "account", "Reach", "Fans"],
                &["2024-01-01", "A", "1", "2"],
                &["2024-01-01", "B", "3", "4"],
                &["2024-01-02", "A", "5", "6"],
            ]),
        );
        check(
            "Month,KPI,Actual,Target\n2024-01,Leads,5,9\n2024-01,NPS,30,40\n2024-02,Leads,6,9\n",
            Some(&[&["Month", "Leads", "NPS"], &["2024-01", "5", "30"], &["2024-02", "6", ""]]),
        );
    }

    #[test]
    fn of_several_windows_the_shortest_is_read() {
        check(
            "end_time,metric,period,value\n2024-01-01,reach,day,5\n2024-01-01,reach,week,30\n2024-01-01,fans,lifetime,900\n2024-01-02,reach,day,6\n",
            Some(&[
                &["end_time", "reach", "fans"],
                &["2024-01-01", "5", "900"],
                &["2024-01-02", "6", ""],
            ]),
        );
    }

    #[test]
    fn two_figures_of_one_measure_and_day_are_two_rows() {
        check(
            "Date,Metric,Value\n2024-01-01,Likes,5\n2024-01-01,Likes,6\n2024-01-01,Reach,7\n",
            Some(&[
                &["Date", "Likes", "Reach"],
                &["2024-01-01", "5", "7"],
                &["2024-01-01", "6", ""],
            ]),
        );
    }

    #[test]
    fn other_tables_stay_as_they_are() {
        check(
            "Date,Country,Value\n2024-01-01,Peru,5\n2024-01-01,Chile,6\n2024-01-02,Peru,5\n",
            None,
        );
        check(
            "Date,Metric,Reach,Likes\n2024-01-01,a,5,6\n2024-01-01,b,5,6\n2024-01-02,a,1,2\n",
            None,
        );
        check("Metric,City,Value\nFollowers,Rome,5\nReach,Rome,70\nReach,Oslo,7\n", None);
        check(
            "Date,Metric,Value\n2024-01-01,Reach,5\n2024-01-02,Reach,6\n2024-01-03,Reach,7\n",
            None,
        );
    }
}

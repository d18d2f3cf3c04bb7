//! Long tables: one column names the measure and another holds its figure, so that each measure has
//! rows of its own. They are spread into a column for each measure: followers and reach never add up.

mod gather;
mod parts;
#[cfg(test)]
mod tests;
pub(in crate::import) mod windows;

use crate::import::cells::clean::normal;
use crate::import::cells::word_list;
use std::collections::{BTreeMap, BTreeSet};

use gather::Spread;
pub(super) use gather::with_unit;

use super::{TableShape, TableSplit, find, is_date_word};
use crate::import::cells::dates;
use crate::import::cells::numbers::{self, Cell, DecimalMark};
use crate::import::lines::grid::Grid;
use crate::import::meaning::aliases::{is_compared, key, meaning_of};
use crate::import::meaning::recognise::{NetworkHeader, is_network, networks_of};

/// Names of columns that name a measure, in the form [`key`] gives.
const MEASURES: &str = "metric;metrics;metric name;metric label;measure;measures;measure name; \
    measure names;kpi;kpi name;kpis;indicator;indicator name;statistic;variable;insight;key figure; \
    metrik;metriken;kennzahl;kennzahlen;kennziffer;messgrosse;metrica;metricas;indicador; \
    indicadores;medida;indicateur;indicateurs;mesure;metrique;metriques;indicatore;misura; \
    indicator naam;meting;wskaznik;gosterge;ukazatel;nyckeltal;\
    показатель;показатели;критерий;метрика;показник;指標;指标;項目;지표";
/// Names of columns that hold figures of anything.
const VALUES: &str = "value;values;measure values;metric value;figure;valor;valores;wert;werte; \
    valeur;valeurs;valore;valori;waarde;waarden;wartosc;result value;end value; \
    actual;actuals;actual value;ist;istwert;ist wert;current;current value;current period; \
    this month;this week;this period;real;reel;realise;realizado;effettivo;werkelijk; \
    deger;hodnota;varde;значение;значения;значення;値;数値;值;数值;값";
/// Names of columns of figures that leave it to the words beside them what was counted.
const ANYTHING: &str = "count;counts;amount;number;quantity;total;figures;anzahl;menge;nombre;cantidad; \
    quantidade;numero;aantal;liczba;количество;件数;数量";
/// Names of columns that name a measure only beside one that says over how many days it was counted.
const NAMES: &str = "name;title;field;key;item";
/// Names of columns that say what a measure is counted in.
const UNITS: &str = "unit;units;einheit;unidad;unidade;unite;unita;eenheid";
/// Names of columns of numbers that tell rows apart.
const NUMBERED: &str = "id;hour;hora;stunde;heure;ora;uur;age;alter;edad;idade;zip;zip code;plz; \
    postal code;year;month;week;day;weekday";
/// Rows looked at to tell what a column holds.
const SAMPLE: usize = 200;
/// Measures beyond which the column names something else.
const MOST_MEASURES: usize = 200;
/// Columns beyond which a table is no long one.
const MOST_COLUMNS: usize = 40;

/// A long table as one with a column for each measure.
pub struct SpreadTable {
    pub grid: Grid,
    pub shape: TableShape,
    /// The name of the column that named the measures.
    pub column: String,
    /// Names of columns with targets, changes and the like, which are not read.
    pub left: Vec<String>,
    /// Rows of measures that also have a shorter window.
    pub n_longer: usize,
    /// Rows that are about parts of another row.
    pub n_parts: usize,
}

/// The same table with a column for each measure; `None` unless it is long.
pub fn spread(grid: &Grid, table: &TableShape) -> Option<SpreadTable> {
    let long = Long::of(grid, table)?;
    let Spread { grid: spread, n_longer, n_parts } = long.spread(grid, table);
    let mut shape = find(&spread, 0, TableSplit::One).into_iter().next()?;
    shape.title.clone_from(&table.title);
    shape.preamble.clone_from(&table.preamble);
    shape.facts.clone_from(&table.facts);
    let name = |column: &usize| table.headers[*column].clone();
    Some(SpreadTable {
        grid: spread,
        shape,
        column: name(&long.measure),
        left: long.left.iter().map(name).collect(),
        n_longer,
        n_parts,
    })
}

/// Whether the figures of a column are those of whatever another column names, row by row: in a
/// table that was not spread they must not be read as one measure.
pub fn holds_unlike(headers: &[String], column: usize) -> bool {
    let is_value = headers.get(column).is_some_and(|header| is_one_of(VALUES, header));
    is_value && headers.iter().any(|header| is_of_measures(header) || is_one_of(NAMES, header))
}

/// The columns of a long table.
struct Long {
    measure: usize,
    /// The columns with its figures, most of the time one.
    values: Vec<usize>,
    unit: Option<usize>,
    /// The column that says over how many days a row was counted.
    window: Option<usize>,
    /// Columns that tell rows apart: the day, the channel and the like.
    keys: Vec<usize>,
    /// Columns of figures that are not read: targets, changes.
    left: Vec<usize>,
}

/// Whether a header says that its column names measures.
pub(super) fn is_of_measures(header: &str) -> bool {
    // "Nome do indicador", "KPI label".
    const BESIDE: &str =
        "name nome nombre nom label type tipo typ code descricao do da de del des of the";
    let is_measure = |word: &str| word.starts_with("indicad") || is_one_of(MEASURES, word);
    let name = key(header);
    let mut words = name.split(' ');
    is_one_of(MEASURES, header)
        || (words.clone().filter(|word| is_measure(word)).count() == 1
            && words.all(|word| is_measure(word) || word_list::has(BESIDE, word)))
}

/// Whether a column says what its row is counted in.
pub(super) fn is_unit(header: &str) -> bool {
    is_one_of(UNITS, header)
}

/// Whether a name only says that figures are what came about, or figures at all: "Actual", "Value".
pub fn is_actual(name: &str) -> bool {
    is_one_of(VALUES, name)
}

fn is_one_of(names: &str, header: &str) -> bool {
    let name = key(header);
    word_list::has_name(names, &name)
}

impl Long {
    fn of(grid: &Grid, table: &TableShape) -> Option<Self> {
        let headers = &table.headers;
        table.header_record?;
        let named = |names: &str| headers.iter().position(|header| is_one_of(names, header));
        let named_measure = headers.iter().position(|header| is_of_measures(header));
        let named_value = named(VALUES);
        let is_sized = (2..=MOST_COLUMNS).contains(&headers.len()) && !table.rows.is_empty();
        // Nearly every table ends here: neither its names nor its words speak of measures.
        let is_named = named_measure.is_some() || named_value.is_some();
        if !is_sized || !(is_named || has_words_of_measures(grid, table)) {
            return None;
        }
        let window = (0..headers.len()).find(|column| {
            windows::are_windows(&headers[*column], cells(grid, table, *column).take(SAMPLE))
        });
        let holds_figures = |column: &usize| {
            let may_be_days =
                || is_date_word(&headers[*column]) || holds(grid, table, *column, is_day);
            holds(grid, table, *column, is_figure)
                && (Some(*column) == named_value || !may_be_days())
        };
        let figures: Vec<usize> = (0..headers.len()).filter(holds_figures).collect();
        let of_window = || window.and_then(|_| named_value.and_then(|_| named(NAMES)));
        let measure = named_measure.or_else(of_window).or_else(|| beside_targets(grid, table));
        let values = if is_named {
            values(grid, table, &figures, measure)?
        } else {
            vec![of_anything(headers, &figures)?]
        };
        let has_days = || {
            let is_other = |column: &usize| !values.contains(column);
            (0..headers.len()).filter(is_other).any(|column| holds(grid, table, column, is_day))
        };
        let may_name = |column: &usize| {
            !values.contains(column)
                && names_measures(grid, table, *column)
                && repeats(grid, table, *column)
        };
        let measure = match measure {
            Some(measure) => Some(measure)
                .filter(|measure| !values.contains(measure) && has_names(grid, table, *measure)),
            None => (0..headers.len()).find(may_name).filter(|_| has_days()),
        }?;
        let unit = named(UNITS).filter(|unit| !values.contains(unit) && *unit != measure);
        let mut long = Self { measure, values, unit, window, keys: Vec::new(), left: Vec::new() };
        long.sort_others(grid, table, &figures);
        Some(long)
    }

    /// Parts the other columns into those that tell rows apart and those that are left out.
    fn sort_others(&mut self, grid: &Grid, table: &TableShape, figures: &[usize]) {
        for column in 0..table.headers.len() {
            let is_taken = self.values.contains(&column)
                || [Some(self.measure), self.unit, self.window].contains(&Some(column));
            let name = key(&table.headers[column]);
            let is_numbered = || is_one_of(NUMBERED, &name) || name.ends_with(" id");
            if is_taken || self.describes(grid, table, column) {
                continue;
            }
            if is_compared(&name) || (figures.contains(&column) && !is_numbered()) {
                self.left.push(column);
            } else {
                self.keys.push(column);
            }
        }
    }

    /// Whether a column only says more about the measure: a description, a source, an order.
    fn describes(&self, grid: &Grid, table: &TableShape, column: usize) -> bool {
        let mut of_measure: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        let mut words = BTreeSet::new();
        for record in &table.rows {
            let cell = |column: usize| grid.field(record, column).trim();
            let name = (cell(self.measure), self.window.map_or("", cell));
            if *of_measure.entry(name).or_insert_with(|| cell(column)) != cell(column) {
                return false;
            }
            words.insert(cell(column));
        }
        words.len() > 1 && !words.iter().any(|word| is_day(word) || is_network(word))
    }
}

/// Whether a column holds names of several known measures.
fn has_words_of_measures(grid: &Grid, table: &TableShape) -> bool {
    (0..table.headers.len()).any(|column| names_measures(grid, table, column))
}

/// A column without a name before what was planned and what came of it: what was to be reached.
fn beside_targets(grid: &Grid, table: &TableShape) -> Option<usize> {
    let has_targets = table.headers.iter().any(|header| is_compared(&key(header)));
    let is_one = |column: &usize| !table.is_named(grid, *column) && has_names(grid, table, *column);
    (0..table.headers.len()).find(is_one).filter(|_| has_targets)
}

/// The one column of figures, where its name says nothing known of them: figures of "Clicks" are
/// clicks, whatever the words beside them are.
fn of_anything(headers: &[String], figures: &[usize]) -> Option<usize> {
    let is_plain = |column: &&usize| {
        let name = key(&headers[**column]);
        !is_compared(&name) && !is_one_of(NUMBERED, &name) && !name.ends_with(" id")
    };
    let mut plain = figures.iter().filter(is_plain);
    let only = plain.next().filter(|_| plain.next().is_none())?;
    let header = &headers[*only];
    (is_one_of(ANYTHING, header) || !meaning_of(header).is_known).then_some(*only)
}

/// The columns with the figures of a long table: the one that says so, or all that hold no targets,
/// changes or numbers of something; `None` where the columns themselves are the measures.
fn values(
    grid: &Grid,
    table: &TableShape,
    figures: &[usize],
    measure: Option<usize>,
) -> Option<Vec<usize>> {
    let name = |column: &usize| table.headers[*column].as_str();
    let is_plain = |column: &usize| {
        let name = key(name(column));
        !is_compared(&name) && !is_one_of(NUMBERED, &name) && !name.ends_with(" id")
    };
    let plain: Vec<usize> = figures.iter().copied().filter(is_plain).collect();
    if let Some(value) = plain.iter().find(|column| is_one_of(VALUES, name(column))) {
        return Some(vec![*value]);
    }
    let measure = measure?;
    let is_measure = |column: &usize| meaning_of(name(column)).is_known;
    let are_measures =
        plain.len() > 1 && plain.iter().any(is_measure) && !names_measures(grid, table, measure);
    (!plain.is_empty() && !are_measures).then_some(plain)
}

fn cells<'a>(
    grid: &'a Grid,
    table: &'a TableShape,
    column: usize,
) -> impl Iterator<Item = &'a str> + Clone {
    table.rows.iter().map(move |record| grid.field(record, column).trim())
}

/// Whether nearly all filled cells of a column are of a kind, and at least half are filled.
fn holds(grid: &Grid, table: &TableShape, column: usize, is_kind: fn(&str) -> bool) -> bool {
    let (mut n, mut n_filled, mut n_kind) = (0, 0, 0);
    for cell in cells(grid, table, column).take(SAMPLE) {
        n += 1;
        n_filled += usize::from(!cell.is_empty());
        n_kind += usize::from(!cell.is_empty() && is_kind(cell));
    }
    n_filled * 2 >= n && n_filled > 0 && n_kind * 10 >= n_filled * 9
}

/// "1999" and "202503" may be dates and are figures all the same.
fn is_figure(cell: &str) -> bool {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    marks.iter().any(|mark| numbers::read(cell, *mark) != Cell::Text)
}

fn is_day(cell: &str) -> bool {
    dates::parse(cell).is_some()
}

/// Whether a few words stand in a column, each of which may name a measure.
fn has_names(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let words: BTreeSet<&str> = cells(grid, table, column).collect();
    let is_name = |word: &&str| !word.is_empty() && word.len() <= 120 && !is_figure(word);
    (1..=MOST_MEASURES).contains(&words.len())
        && words.iter().all(is_name)
        && !words.iter().all(|word| is_network(word))
}

/// Whether such words stand there again and again.
fn repeats(grid: &Grid, table: &TableShape, column: usize) -> bool {
    let words: BTreeSet<&str> = cells(grid, table, column).collect();
    words.len() > 1 && words.len() < table.rows.len() && has_names(grid, table, column)
}

/// Whether most of the words of a column are names of known measures.
fn names_measures(grid: &Grid, table: &TableShape, column: usize) -> bool {
    const LONGEST: usize = 60;
    // What people asked about may be called like a measure.
    const TOPICS: &str = "topic;theme;subject;reason;tag;interest;thema;grund;tema;motivo;sujet";
    if word_list::has_name(TOPICS, &normal(&table.headers[column])) {
        return false;
    }
    let words: BTreeSet<&str> = cells(grid, table, column).take(SAMPLE).collect();
    if words.iter().any(|word| word.len() > LONGEST || is_day(word)) {
        return false;
    }
    let words: Vec<&str> = words.into_iter().collect();
    // "Instagram followers" are followers.
    let of_networks = networks_of(&words);
    let is_known = |(word, named): &(&&str, Option<NetworkHeader>)| {
        let of_figure = |named: &NetworkHeader| meaning_of(&named.figure).is_known;
        meaning_of(word).is_known || named.as_ref().is_some_and(of_figure)
    };
    let n_known = words.iter().zip(of_networks).filter(is_known).count();
    words.len() > 1 && n_known > 1 && n_known * 10 >= words.len() * 6
}

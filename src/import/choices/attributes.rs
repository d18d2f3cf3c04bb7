//! Columns that describe each row and count nothing: what a customer pays, the time of day at which
//! something was changed, and percentages that nothing says to be such.

use crate::import::cells::missing;
use crate::import::cells::numbers::FigureUnit;
use crate::import::cells::word_list;
use crate::import::columns::moments::seconds_of_day;
use crate::import::columns::{ColumnContent, ColumnInfo};
use crate::import::meaning::aliases::{Meaning, latin_key, names_staff, split_key};
use crate::import::meaning::lists;
use crate::import::preview::rows;
use crate::import::source::file::ParsedTable;

/// Rows looked at.
const SAMPLE: usize = 300;
/// What a customer, an account or an author is, in lists of what they did.
const OF_CUSTOMERS: &str = "mrr;arr;ltv;clv;acv;tcv;customer mrr;account mrr;lifetime value;customer lifetime value;\
    plan price;plan value;seats;licenses;n seats;tenure;tenure months;tenure days;streak;balance;account balance;\
    customer since;n employees;employees;company size;employee count;account value;contract value;age;salary;\
    credit score;customer age;loyalty points";
/// Words of a time of day, and of how long something lasted.
const MOMENTS: &str = "at update updated posted post published publish start started starts opening opened open \
    closing closed end ended ends timestamp checked check recorded peak best modified changed uhrzeit uhr beginn \
    ende hora horario inicio fim fin heure debut ora inizio fine tijd created sent received \
    scheduled arrival departure clock";
const LASTING: &str = "duration length watch average avg mean talk wait waiting hold handle handling response reply \
    resolution spent total sum per session view engagement work worked hours minutes seconds media medio moyen \
    queue ring after speed delay lag elapsed runtime listening play playback stay visit frt aht asa acw mttr to";
/// Parts of words of how long something lasted, in languages that write them together or bend them.
const LASTING_STEMS: [&str; 8] =
    ["dauer", "durac", "duree", "durat", "duur", "sprachszeit", "tezeit", "tungszeit"];

/// Whether a column of figures only describes its rows.
pub(super) fn is_one(table: &ParsedTable, column: usize, meaning: &Meaning) -> bool {
    let info = &table.columns[column];
    if info.unit == Some(FigureUnit::Seconds) {
        return is_time_of_day(table, column) || is_length_of_posts(table, column, meaning);
    }
    if describes_firm(table, column) || is_of_contacts(table, &info.header) {
        return true;
    }
    if meaning.is_known || table.dates.is_none() {
        return false;
    }
    let name = split_key(&info.header);
    let is_of_each = word_list::has_name(OF_CUSTOMERS, &name) || names_staff(&name);
    is_of_each && rows::look_like_events(table)
}

/// Whether a column says how large the firm is for which somebody asked: "Annual Revenue" beside first
/// and last names is nobody's own.
fn describes_firm(table: &ParsedTable, column: usize) -> bool {
    const OF_FIRMS: &str = "annual revenue;yearly revenue;company revenue;revenue range;n employees;employees;\
        no of employees;number of employees;num employees;employee count;company size;team size;jahresumsatz;\
        umsatz;mitarbeiter;mitarbeiterzahl;anzahl mitarbeiter;unternehmensgrosse;chiffre d affaires;\
        chiffre d affaires annuel;effectif;nombre d employes;ingresos anuales;facturacion anual;empleados;\
        numero de empleados;faturamento anual;funcionarios;numero de funcionarios;fatturato annuo;dipendenti;\
        numero di dipendenti;jaaromzet;aantal medewerkers";
    let name = split_key(&table.columns[column].header);
    word_list::has_name(OF_FIRMS, &name) && lists::are_persons(table)
}

/// Whether a column says how often a person of a list of contacts did something, ever since.
fn is_of_contacts(table: &ParsedTable, header: &str) -> bool {
    const STARTS: [&str; 4] = ["number of ", "num ", "anzahl ", "nombre de "];
    let name = latin_key(header);
    STARTS.iter().any(|start| name.starts_with(start))
        && lists::noun(table).is_some_and(|(noun, _)| noun == "leads")
}

/// Whether seconds are how long each video of a list of posts is: the column stands among what describes a
/// post, its text and the time it came out, and not among what was counted.
fn is_length_of_posts(table: &ParsedTable, column: usize, meaning: &Meaning) -> bool {
    let describes = |at: usize| {
        let content = table.columns.get(at).map(|info| info.content);
        matches!(content, Some(ColumnContent::Text | ColumnContent::Time | ColumnContent::Id))
            || table.dates.is_some_and(|source| source.names(at))
    };
    let is_address = |(at, info): (usize, &ColumnInfo)| {
        let first = table.grid().field(table.shape.rows.first().unwrap_or(0), at);
        info.content == ColumnContent::Text && first.trim().starts_with("http")
    };
    !meaning.is_known
        && table.dates.is_some()
        && table.columns.iter().enumerate().any(is_address)
        && describes(column + 1)
        && column.checked_sub(1).is_none_or(describes)
}

/// Whether "20:31:11" is when something was, and not how long it took: the name speaks of a moment and
/// of nothing that lasts, and most times are no early ones.
fn is_time_of_day(table: &ParsedTable, column: usize) -> bool {
    const HOUR: f64 = 3_600.0;
    const DAY: f64 = 24.0 * HOUR;
    let name = latin_key(&table.columns[column].header);
    let has = |list: &str| name.split(' ').any(|word| word_list::has(list, word));
    let lasts = has(LASTING) || LASTING_STEMS.iter().any(|stem| name.contains(stem));
    if !has(MOMENTS) || (lasts && !name.ends_with(" at")) {
        return false;
    }
    let cells =
        table.shape.rows.iter().take(SAMPLE).map(|row| table.grid().field(row, column).trim());
    let mut times = Vec::new();
    for cell in cells.filter(|cell| !missing::is_missing(cell)) {
        let parts: Vec<&str> = cell.split(':').collect();
        // Hours are written with two digits on a clock, or one.
        let is_clock = matches!(parts.len(), 2 | 3)
            && parts.iter().skip(1).all(|part| part.len() == 2)
            && parts[0].len() <= 2;
        let Some(time) = seconds_of_day(cell).filter(|time| is_clock && *time < DAY) else {
            return false;
        };
        times.push(time);
    }
    let is_late = times.iter().filter(|time| **time >= 6.0 * HOUR).count() * 2 > times.len();
    !times.is_empty() && is_late
}

/// "Seconds viewed", `duration_sec`, "Speed of answer in seconds", but not "3-second views".
pub(super) fn names_seconds(header: &str) -> bool {
    const SECONDS: &str = "seconds secs sec segundos sekunden secondes secondi seconden";
    let name = split_key(header);
    let words: Vec<&str> = name.split([' ', '(', ')']).filter(|word| !word.is_empty()).collect();
    let is_second = |word: Option<&&str>| {
        word.is_some_and(|word| SECONDS.split(' ').any(|known| known == *word))
    };
    let is_numbered = words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    !is_numbered && (is_second(words.first()) || is_second(words.last()))
}

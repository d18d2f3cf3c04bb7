//! Cells that name something instead of counting it, told by how they are written.

use std::collections::BTreeSet;

use crate::import::cells::clean::normal;
use crate::import::cells::tally::PADDED;
use crate::import::cells::word_list;
use crate::import::columns::moments::seconds_of_day;
use crate::import::columns::scan::{Cells, Scan};
use crate::import::meaning::aliases::meaning_of;
use crate::import::meaning::clock_names::names_clock;
use crate::import::meaning::recognise::is_network;

/// Whether most of a column's cells are written as only names are: with leading zeros ("00123") or
/// as international telephone numbers.
pub(super) fn are_names(scan: &Scan) -> bool {
    let Scan { n_filled, n_padded, n_phones, .. } = *scan;
    n_filled > 0 && (n_padded * 4 >= n_filled || n_phones * 2 > n_filled)
}

/// "00123", "04109": a counter would leave the zero out.
pub(in crate::import) fn is_padded(cell: &str) -> bool {
    cell.len() >= PADDED
        && cell.starts_with('0')
        && cell.bytes().all(|byte| byte.is_ascii_digit())
        && cell.bytes().any(|byte| byte != b'0')
}

/// "+49 341 1234567".
pub(super) fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let signs = cell
        .chars()
        .skip(1)
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '/'));
    cell.starts_with('+') && signs && (8..=15).contains(&digits)
}

/// Whether most of a column's cells name a network, whatever the column is called.
pub fn name_networks<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut filled, mut networks) = (0, 0);
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()).take(300) {
        filled += 1;
        networks += usize::from(is_network(cell));
    }
    filled > 0 && networks * 5 >= filled * 4
}

/// Whether a column says from which tool each row was fetched: what two of them count is never added.
pub(super) fn name_tools<'a>(name: &str, cells: impl Iterator<Item = &'a str>) -> bool {
    const SOURCES: &str = "data source;data source name;data source type;data source type name;datasource;\
        data source id;source type;source name;connector;connector name;connector type;datenquelle;\
        fuente de datos;fonte de dados;source de données;fonte dati;origine dati;gegevensbron;źródło danych";
    const TOOLS: &str = "ads analytics ga4 console insights hubspot mailchimp shopify klaviyo salesforce matomo \
        stripe adwords criteo brevo";
    if !word_list::has_name(SOURCES, name) {
        return false;
    }
    let is_tool = |cell: &&str| {
        let words = normal(cell);
        is_network(cell) || words.split(' ').any(|word| word_list::has(TOOLS, word))
    };
    let values: BTreeSet<&str> =
        cells.map(str::trim).filter(|cell| !cell.is_empty()).take(5_000).collect();
    values.len() > 1 && values.iter().filter(|cell| is_tool(cell)).count() * 2 >= values.len()
}

/// Whether a column holds times of day under a name that says no more: a part of the date, and
/// nothing that was measured.
pub(super) fn are_clocks(name: &str, cells: Cells<'_>) -> bool {
    const SAMPLE: usize = 300;
    if !names_clock(name) {
        return false;
    }
    let filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).take(SAMPLE);
    let (n, n_clocks) = filled.fold((0, 0), |(n, n_clocks), cell| {
        let is_clock = seconds_of_day(cell).is_some() && cell.contains(':');
        (n + 1, n_clocks + usize::from(is_clock))
    });
    n > 0 && n_clocks * 10 >= n * 9
}

/// Whether a header speaks of who works on something, who asked, or for whom; nobody is a network.
pub(super) fn names_staff(name: &str) -> bool {
    const STAFF: &str = "agent;agent name;assignee;assigned to;owner;group;team;user;author;created by; \
        resolved by;responsible;bearbeiter;mitarbeiter;gruppe;agente;equipo;grupo;responsable;equipe; \
        organization;organisation;organization name;requester;requester name;requester domain;customer;customer name; \
        client;client name;company;company name;organización;organização;organizacion;kunde;cliente;firma; \
        unternehmen;empresa;entreprise;azienda;bedrijf;klant";
    word_list::has_name(STAFF, name)
}

/// Columns that number their rows by name, and those that may.
const NUMBERS: &str = "ticket number;ticket no;ticket nr;ticket #;ticketnummer;ticket nummer;\
    case number;case no;case #;request number;request #;issue number;\
    conversation number;vorgangsnummer;fallnummer;\
    número do chamado;número do ticket;número de ticket;numéro de ticket;\
    número de caso;numero ticket";
const MAYBE_NUMBERS: &str = "ticket;case;request;issue;chamado;vorgang;incidencia;caso;no;nr;n°;nº;\
    #;num;lfd nr;number;nummer;número";

/// Whether a column holds the numbers of tickets or rows: whole numbers without a repetition
/// under such a name; under a vaguer name they also run in one direction.
pub(super) fn are_running_numbers(name: &str, cells: Cells<'_>) -> bool {
    let name = name.replace('.', "");
    let is_one_of = |names: &str| word_list::has_name(names, name.trim());
    let is_vague = is_one_of(MAYBE_NUMBERS);
    if !is_vague && !is_one_of(NUMBERS) {
        return false;
    }
    let filled = || cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
    let number = |cell: &str| cell.trim_start_matches('#').parse::<u64>().ok();
    let numbers: Vec<u64> = filled().map_while(number).collect();
    if numbers.len() < 2 || numbers.len() != filled().count() {
        return false;
    }
    let runs = |is_next: fn(&[u64]) -> bool| numbers.windows(2).all(is_next);
    if runs(|pair| pair[0] < pair[1]) || runs(|pair| pair[0] > pair[1]) {
        return true;
    }
    let distinct: BTreeSet<u64> = numbers.iter().copied().collect();
    !is_vague && distinct.len() == numbers.len()
}

/// Whether a column holds the numbers of things, "Attendee #", "Vorgang Nr.": whole numbers below the name of
/// one of them. Of what is counted there are several: "Clicks #".
pub(super) fn are_numbers_of_things(name: &str, cells: Cells<'_>) -> bool {
    const MARKS: [&str; 6] = ["#", "no", "nr", "nº", "n°", "№"];
    let Some((thing, mark)) = name.rsplit_once(' ') else { return false };
    let is_one = MARKS.contains(&mark.trim_end_matches('.'))
        && thing.chars().any(char::is_alphabetic)
        && !thing.ends_with('s')
        && !counts_something(thing);
    let mut filled = cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).take(300);
    is_one && filled.all(|cell| cell.trim_start_matches('#').parse::<u64>().is_ok())
}

/// Whether a column holds row numbers: it has no name, or it is the first one and its numbers go up by one
/// from row to row, below a name of nothing counted.
pub(super) fn count_rows(name: &str, cells: Cells<'_>) -> bool {
    const FEWEST: usize = 3;
    let is_nameless = name.starts_with("column ");
    let may_be_named =
        || cells.column == 0 && cells.rows.len() >= FEWEST && !counts_something(name);
    if !is_nameless && !may_be_named() {
        return false;
    }
    let numbers: Vec<i64> = cells.iter().map_while(|cell| cell.trim().parse().ok()).collect();
    numbers.len() == cells.rows.len()
        && numbers.len() > 1
        && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1]))
}

/// Names of columns that hold telephone numbers as plain digits.
const PHONES: &str = "from;to;caller;callee;called;calling;caller number;called number;caller id;number;\
    from number;to number;dialed number;dialled number;external number;internal number;ani;dnis;\
    msisdn;destination;origin;source;customer number;contact number;line number;\
    von;nach;an;anrufer;rufnummer;zielrufnummer;de;para;desde;origen;destino;origem;numéro;appelant;\
    appelé;da;a;numero chiamante;van;naar;od;do";
/// Digits of the shortest and longest telephone number.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
/// Digits beyond which whole numbers of one length count nothing.
const LONG_DIGITS: usize = 11;

/// Whether a column holds telephone numbers or the like: digits under a name of them, or so many
/// of them in each row under a name that speaks of nothing counted.
pub(super) fn are_phone_numbers(name: &str, cells: Cells<'_>) -> bool {
    let is_named = word_list::has_name(PHONES, name);
    let filled = || cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).take(300);
    let Some(first) = filled().next() else { return false };
    let are_digits = |cell: &str| cell.bytes().all(|byte| byte.is_ascii_digit());
    let are_long = || filled().all(|cell| are_digits(cell) && PHONE_DIGITS.contains(&cell.len()));
    let are_even = || {
        first.len() >= LONG_DIGITS
            && filled().all(|cell| are_digits(cell) && cell.len() == first.len())
            && filled().nth(1).is_some()
    };
    (is_named && are_long()) || (are_even() && !counts_something(name))
}

/// Whether a name speaks of something counted, of which there may be billions.
fn counts_something(name: &str) -> bool {
    const COUNTED: &str = "views impressions plays streams reach visits clicks total sum count minutes \
        seconds watch time revenue sales spend amount cost views followers users";
    meaning_of(name).is_known || name.split(' ').any(|word| word_list::has(COUNTED, word))
}

/// Whether a name says that its cells only tell the rows apart.
pub(super) fn names_identifier(name: &str) -> bool {
    const IDENTIFIERS: [&str; 6] =
        ["identifier", "identifiers", "identifiant", "identificador", "identificatore", "kennung"];
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    name == "id"
        || name.ends_with(" id")
        || name.starts_with("id ")
        || words.any(|word| IDENTIFIERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cells::numbers::DecimalMark;
    use crate::import::columns::scan::scan;
    use crate::import::lines::grid::Grid;

    /// Asks about a column of these cells.
    fn of<T>(cells: &[&str], ask: impl Fn(Cells<'_>) -> T) -> T {
        let mut grid = Grid::default();
        for cell in cells {
            grid.push(cell);
            grid.end_record();
        }
        let rows = (0..cells.len()).collect();
        ask(Cells { grid: &grid, rows: &rows, column: 0 })
    }

    #[test]
    fn numbers_of_tickets_are_told_from_how_many_there_are() {
        let check = |name: &str, cells: &[&str], expected: bool| {
            let found = of(cells, |cells| are_running_numbers(name, cells));
            assert_eq!(found, expected, "{name} {cells:?}");
        };
        check("ticket", &["5001", "5002"], true);
        check("ticket", &["5002", "", "5001"], true);
        check("no.", &["1", "2", "3"], true);
        check("#", &["#12", "#15"], true);
        check("case number", &["7", "9", "8"], true);
        check("ticket", &["7", "9", "8"], false);
        check("case number", &["7", "7"], false);
        check("tickets", &["5", "6", "7"], false);
        check("ticket", &["5.5", "6"], false);
    }

    #[test]
    fn padded_numbers_and_telephone_numbers_are_names() {
        let are_names =
            |cells: &[&str]| of(cells, |cells| are_names(&scan(cells, DecimalMark::Point)));
        assert!(are_names(&["04109", "10115", "01067"]));
        assert!(are_names(&["+49 341 1234567", "", "+1 (212) 555-0100"]));
        assert!(name_networks(["Twitter", "instagram", "", "X (Twitter)"].into_iter()));
        assert!(!name_networks(["Instagram reel", "Instagram photo"].into_iter()));
        for counts in
            [&["0", "00", "15"][..], &["+5", "+12"], &["0.05", "0,5"], &["", ""], &["10", "200"]]
        {
            assert!(!are_names(counts), "{counts:?}");
        }
    }

    #[test]
    fn times_of_day_telephone_numbers_and_staff_are_told_by_name_and_cells() {
        let clocks = |name, cells: &[&str]| of(cells, |cells| are_clocks(name, cells));
        assert!(clocks("uhrzeit", &["10:00:00", "", "9:05"]));
        assert!(clocks("time", &["10:00 AM", "11:30 pm"]));
        assert!(!clocks("time", &["25:00:00", "1:00"]));
        assert!(!clocks("time", &["12", "13"]));
        assert!(!clocks("talk time", &["10:00:00"]));
        let phones = |name, cells: &[&str]| of(cells, |cells| are_phone_numbers(name, cells));
        assert!(phones("from", &["33123456789", "4930123456"]));
        assert!(phones("line", &["33123456789", "33123456780"]));
        assert!(!phones("from", &["12", "33123456789"]));
        assert!(!phones("channel views", &["81000456789", "81003456780"]));
        assert!(!phones("likes", &["1200345"]));
        assert!(names_staff("agent") && names_staff("assigned to") && !names_staff("source"));
    }
}

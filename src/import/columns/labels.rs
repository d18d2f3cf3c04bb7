//! Cells that name something instead of counting it, told by how they are written.

use std::collections::BTreeSet;

use crate::import::meaning::recognise::is_network;

/// Whether most of a column's cells are written as only names are: with leading zeros ("00123") or
/// as international telephone numbers.
pub fn are_names(cells: &[&str]) -> bool {
    let (mut filled, mut named, mut phones) = (0, 0, 0);
    for cell in cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
        filled += 1;
        named += usize::from(is_padded(cell));
        phones += usize::from(is_phone(cell));
    }
    filled > 0 && (named * 4 >= filled || phones * 2 > filled)
}

/// "00123", "04109": a counter would leave the zero out.
fn is_padded(cell: &str) -> bool {
    cell.len() >= 3
        && cell.starts_with('0')
        && cell.bytes().all(|byte| byte.is_ascii_digit())
        && cell.bytes().any(|byte| byte != b'0')
}

/// "+49 341 1234567".
fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let signs = cell
        .chars()
        .skip(1)
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '/'));
    cell.starts_with('+') && signs && (8..=15).contains(&digits)
}

/// Whether most of a column's cells name a network, whatever the column is called.
pub fn name_networks(cells: &[&str]) -> bool {
    let (mut filled, mut networks) = (0, 0);
    for cell in cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(300) {
        filled += 1;
        networks += usize::from(is_network(cell));
    }
    filled > 0 && networks * 5 >= filled * 4
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
pub fn are_running_numbers(name: &str, cells: &[&str]) -> bool {
    let name = name.replace('.', "");
    let is_one_of = |names: &str| names.split(';').any(|known| known.trim() == name.trim());
    let is_vague = is_one_of(MAYBE_NUMBERS);
    if !is_vague && !is_one_of(NUMBERS) {
        return false;
    }
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_tickets_are_told_from_how_many_there_are() {
        let check = |name: &str, cells: &[&str], expected: bool| {
            assert_eq!(are_running_numbers(name, cells), expected, "{name} {cells:?}");
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
        assert!(are_names(&["04109", "10115", "01067"]));
        assert!(are_names(&["+49 341 1234567", "", "+1 (212) 555-0100"]));
        assert!(name_networks(&["Twitter", "instagram", "", "X (Twitter)"]));
        assert!(!name_networks(&["Instagram reel", "Instagram photo"]));
        for counts in
            [&["0", "00", "15"][..], &["+5", "+12"], &["0.05", "0,5"], &["", ""], &["10", "200"]]
        {
            assert!(!are_names(counts), "{counts:?}");
        }
    }
}

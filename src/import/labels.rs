//! Cells that name something instead of counting it, told by how they are written.

use super::recognise::is_network;

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

#[cfg(test)]
mod tests {
    use super::*;

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

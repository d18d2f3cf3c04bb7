//! Free names for columns whose first choice is taken.

use crate::import::meaning::aliases::guess;
use crate::import::source::file::ParsedTable;
use crate::model::slug;

/// Characters of a title that still make a name with a header behind it.
const TITLE_CHARS: usize = 40;

/// A free name for a column whose first choice is taken: its header, the title before it, a number.
pub(super) fn own_name(
    header: &str,
    table: &ParsedTable,
    is_free: impl Fn(&String) -> bool,
) -> (String, String) {
    let own = guess(header);
    if is_free(&own.identifier) {
        return (own.identifier, own.label);
    }
    let title = table.shape.title.as_ref().filter(|title| title.chars().count() <= TITLE_CHARS);
    let titled = title.map(|title| guess(&format!("{title} {header}")));
    if let Some(titled) = titled.filter(|titled| is_free(&titled.identifier)) {
        return (titled.identifier, titled.label);
    }
    let base = slug(&own.identifier);
    let numbered = |n: usize| format!("{base}_{n}");
    let n = first_free(|n| is_free(&numbered(n)));
    (numbered(n), format!("{} ({n})", own.label))
}

/// A free number from 2 on, all taken up to it. Numbers are given away in order, so the search
/// doubles its steps and halves them again: thousands of equal names would else be tried by each.
fn first_free(is_free: impl Fn(usize) -> bool) -> usize {
    let (mut taken, mut free) = (1, 2);
    while !is_free(free) {
        (taken, free) = (free, free * 2);
    }
    while free - taken > 1 {
        let middle = usize::midpoint(taken, free);
        if is_free(middle) {
            free = middle;
        } else {
            taken = middle;
        }
    }
    free
}

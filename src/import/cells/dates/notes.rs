//! What stands behind a period and is no part of it: marks of footnotes, and words in brackets that say
//! that it is not over or which days it has.

use super::spans;
use crate::import::cells::clean::normal;
use crate::import::cells::word_list;

const MARKS: [char; 7] = ['*', '†', '‡', '¹', '²', '³', '⁾'];
/// Words of periods that are not over, or whose figures may change.
const OPEN: &str = "mtd;qtd;ytd;wtd;to date;so far;partial;prelim;preliminary;provisional;vorlaufig;vorläufig;laufend;\
    provisorio;provisório;provisional;provisoire;en cours;en curso;em curso;parziale;voorlopig";
/// Words before the day up to which a period goes.
const UNTIL: [&str; 8] = ["bis ", "until ", "till ", "to ", "thru ", "through ", "up to ", "jusqu"];

/// A period without such a note.
pub(in crate::import) fn without_note(text: &str) -> &str {
    let text = text.trim_end_matches(MARKS).trim_end();
    let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match bracketed {
        Some((period, note)) if is_note(note) => period.trim_end(),
        _ => text,
    }
}

fn is_note(note: &str) -> bool {
    let name = normal(note);
    let name = name.trim_end_matches('.');
    let is_of_days = || {
        let is_written = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | '–' | ' ');
        let are_two = note.contains(['-', '–']) && note.bytes().any(|byte| byte.is_ascii_digit());
        are_two && (note.chars().all(is_written) || spans::span(note.trim()).is_some())
    };
    word_list::has_name(OPEN, name)
        || UNTIL
            .iter()
            .any(|word| name.starts_with(word) && name.contains(|c: char| c.is_ascii_digit()))
        || is_of_days()
}

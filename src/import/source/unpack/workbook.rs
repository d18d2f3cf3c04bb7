//! Excel and `OpenDocument` workbooks → their sheets as CSV text. Cells that are formulas count
//! with the value the spreadsheet program worked out last.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, Reader, Sheet, SheetType, SheetVisible, Style, Xls, Xlsb,
    Xlsx,
};

use super::number_format::Sign;
use super::sheet::{CELLS, CUT, SheetText, left_out};
use super::wire::{Part, PartKind};

const DAMAGED: &str = "This workbook is damaged and cannot be opened; save it again in a spreadsheet program, or export CSV";
const LOCKED: &str = "This workbook is locked with a password; save a copy without one";
const NO_SHEETS: &str = "This workbook has no sheet with cells";

pub fn xlsx(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut room = CELLS;
    read_sheets(&sheets, |name| {
        let mut text = SheetText::default();
        let mut cells = book.worksheet_cells_reader(name).map_err(|error| trouble(&error))?;
        let mut is_whole = true;
        let mut filled = Filled::default();
        let signs: Vec<Sign> = cells.styles().iter().map(sign_of).collect();
        // Damage in the middle keeps what stands before it.
        while let Ok(cell) = cells.next_cell_with_style_id().inspect_err(|_| is_whole = false) {
            let Some((cell, style)) = cell else { break };
            let (row, column) = cell.get_position();
            let value = cell_text(cell.get_value(), signs.get(style).unwrap_or(&Sign::None));
            filled.add(column, &value);
            if !put(&mut text, (row, column), &value, room) {
                break;
            }
        }
        room = room.saturating_sub(text.n_cells());
        drop(cells);
        let mut note = None;
        if let Some(names) = filled.names_alone() {
            let mut formulas =
                book.worksheet_cells_reader(name).map_err(|error| trouble(&error))?;
            let mut bare = BTreeSet::new();
            while let Ok(Some(formula)) = formulas.next_formula() {
                let column = formula.get_position().1;
                bare.extend(
                    names.get(&column).filter(|_| !formula.get_value().is_empty()).copied(),
                );
            }
            note = about_formulas(name, &bare);
        }
        Ok(SheetRead { text, is_whole, note })
    })
}

/// A sheet that was read.
struct SheetRead {
    text: SheetText,
    /// Whether nothing behind a damage is missing.
    is_whole: bool,
    note: Option<String>,
}

/// How many cells each column has, and the first of them.
#[derive(Default)]
struct Filled(BTreeMap<u32, (usize, String)>);

impl Filled {
    fn add(&mut self, column: u32, value: &str) {
        if value.is_empty() {
            return;
        }
        let of_column = self.0.entry(column).or_insert_with(|| (0, value.to_owned()));
        of_column.0 += 1;
    }

    /// The columns that have a name and nothing below it, in a sheet where others have; `None`
    /// without any.
    fn names_alone(&self) -> Option<BTreeMap<u32, &str>> {
        let is_long = self.0.values().any(|(n, _)| *n > 2);
        let alone = self.0.iter().filter(|(_, (n, _))| *n == 1);
        let alone: BTreeMap<u32, &str> =
            alone.map(|(column, (_, name))| (*column, name.as_str())).collect();
        (is_long && !alone.is_empty()).then_some(alone)
    }
}

/// Says which columns hold formulas that nobody worked out.
fn about_formulas(sheet: &str, columns: &BTreeSet<&str>) -> Option<String> {
    let names: Vec<String> = columns.iter().take(5).map(|name| format!("“{name}”")).collect();
    (!names.is_empty()).then(|| {
        format!(
            "The sheet “{sheet}” has formulas without results below {}; open the workbook in a spreadsheet program and save it once, then they have some",
            names.join(", ")
        )
    })
}

/// The binary relative of an Office Open XML workbook.
pub fn xlsb(bytes: &[u8]) -> Result<Vec<Part>, String> {
    ranges(Xlsb::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?)
}

pub fn xls(bytes: &[u8]) -> Result<Vec<Part>, String> {
    // A workbook with a password is an encrypted stream in the container of the old ones.
    const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    if bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED) {
        return Err(LOCKED.to_owned());
    }
    if bytes.len() > 20 * 1024 * 1024 {
        return Err(super::guard::TOO_LARGE.to_owned());
    }
    let book = Xls::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
    ranges(book)
}

pub fn ods(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let book = Ods::new(Cursor::new(bytes)).map_err(|error| trouble(&error))?;
    ranges(book)
}

/// Workbooks whose sheets can only be had as a whole.
fn ranges<B: Reader<Cursor<T>>, T: AsRef<[u8]>>(mut book: B) -> Result<Vec<Part>, String>
where
    Cursor<T>: std::io::Read + std::io::Seek,
    B::Error: std::fmt::Display,
{
    let sheets = book.sheets_metadata().to_vec();
    let mut room = CELLS;
    read_sheets(&sheets, |name| {
        let mut text = SheetText::default();
        let range = book.worksheet_range(name).map_err(|error| trouble(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let at =
                |start: u32, n: usize| start.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
            if !put(&mut text, (at(top, row), at(left, column)), &data_text(value), room) {
                break;
            }
        }
        room = room.saturating_sub(text.n_cells());
        Ok(SheetRead { text, is_whole: true, note: None })
    })
}

/// Every visible sheet with cells; notes say which others there are.
fn read_sheets(
    sheets: &[Sheet],
    mut read: impl FnMut(&str) -> Result<SheetRead, String>,
) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut notes = Vec::new();
    let mut failure = None;
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if sheet.visible != SheetVisible::Visible {
            notes.push(format!("The sheet “{}” is hidden and was left out", sheet.name));
            continue;
        }
        let SheetRead { text, is_whole, note } = match read(&sheet.name) {
            Ok(read) => read,
            Err(sentence) => {
                notes.push(format!("The sheet “{}” was left out. {sentence}", sheet.name));
                failure.get_or_insert(sentence);
                continue;
            }
        };
        let (text, is_cut) = text.finish();
        if text.is_empty() {
            if is_cut {
                notes.push(left_out(&sheet.name));
            }
            continue;
        }
        let mut notes = std::mem::take(&mut notes);
        notes.extend(note);
        if is_cut {
            notes.push(CUT.to_owned());
        }
        if !is_whole {
            notes.push(format!(
                "The sheet “{}” is damaged; what comes after the damage is missing",
                sheet.name
            ));
        }
        parts.push(Part {
            kind: PartKind::Sheet,
            name: sheet.name.clone(),
            bytes: text.into_bytes(),
            notes,
        });
    }
    match parts.last_mut() {
        Some(last) => {
            last.notes.extend(notes);
            Ok(parts)
        }
        None => Err(failure.unwrap_or_else(|| NO_SHEETS.to_owned())),
    }
}

fn put(text: &mut SheetText, (row, column): (u32, u32), value: &str, room: usize) -> bool {
    let place = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    // An empty cell is a gap already.
    if value.is_empty() {
        return true;
    }
    text.put(place(row), place(column), value, room)
}

/// What went wrong, for the user; the reader's own words are about its insides.
fn trouble(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let is_locked = text.to_lowercase().contains("password") || text.contains("ncrypt");
    if is_locked { LOCKED } else { DAMAGED }.to_owned()
}

fn sign_of(style: &Style) -> Sign {
    let format = style.number_format.as_ref();
    format.map(|format| Sign::of(&format.format_code, format.format_id)).unwrap_or_default()
}

fn cell_text(value: &DataRef<'_>, sign: &Sign) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(x) if x.is_finite() => sign.text(*x),
        other => data_text(&Data::from(other.clone())),
    }
}

fn data_text(value: &Data) -> String {
    match value {
        Data::Int(n) => n.to_string(),
        Data::Float(x) if x.is_finite() => x.to_string(),
        Data::Empty | Data::Float(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(is_true) => if *is_true { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(time) => time_text(*time),
        Data::Error(error) => error.to_string(),
    }
}

/// A day as `2021-03-05`, with the hour where there is one; a time alone or a length of time as
/// `1:02:03`.
fn time_text(time: ExcelDateTime) -> String {
    let value = time.as_f64();
    if time.is_duration() || (0.0..1.0).contains(&value) {
        return length_text(value);
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

fn length_text(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    let (hours, rest) = ((seconds / 3_600.0).trunc(), seconds.abs() % 3_600.0);
    format!("{hours}:{:02}:{:02}", (rest / 60.0).trunc(), rest % 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_beyond_the_room_of_a_workbook_are_named() {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            typ: SheetType::WorkSheet,
            visible: SheetVisible::Visible,
        };
        let sheets = ["Small", "Big", "Late"].map(sheet);
        let mut room = 10;
        let parts = read_sheets(&sheets, |name| {
            let mut text = SheetText::default();
            let n_rows = if name == "Big" { 20 } else { 4 };
            let mut rows = 0..n_rows;
            let _ = rows.all(|row| put(&mut text, (row, 0), "5", room));
            room -= text.n_cells();
            Ok(SheetRead { text, is_whole: true, note: None })
        });
        let parts = parts.unwrap_or_default();
        let told = |part: &Part| (part.name.clone(), part.bytes.len(), part.notes.clone());
        assert_eq!(
            parts.iter().map(told).collect::<Vec<_>>(),
            [
                ("Small".to_owned(), 8, Vec::new()),
                ("Big".to_owned(), 12, vec![CUT.to_owned(), left_out("Late")]),
            ]
        );
    }
}

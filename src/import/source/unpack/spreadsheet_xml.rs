//! XML spreadsheets of Excel 2003, as Facebook exported them for years under the name `.xls`.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::sheet::{CELLS, CUT, SheetText, left_out};
use super::wire::{Part, PartKind};

const DAMAGED: &str = "This XML spreadsheet is damaged and holds no table that can be read; save it again in a spreadsheet program, or export CSV";

/// Reads the worksheets. A file that is not well-formed gives what stands before the damage.
pub fn read(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut book = Book::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => book.open(&tag),
            Ok(Event::End(tag)) => book.close(tag.local_name().as_ref()),
            Ok(Event::Text(text)) => book.add(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::CData(text)) => book.add(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::GeneralRef(entity)) => book.add_entity(&entity),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                book.is_broken = true;
                break;
            }
        }
    }
    book.finish()
}

/// The workbook so far.
#[derive(Debug, Default)]
struct Book {
    parts: Vec<Part>,
    sheet: Option<(String, SheetText)>,
    /// Where the next row and the next cell stand, from 0.
    row: usize,
    column: usize,
    cell: Option<Cell>,
    /// Cells of the sheets that are done.
    n_cells: usize,
    /// What is said of sheets that are left out.
    notes: Vec<String>,
    is_broken: bool,
}

/// The cell being read.
#[derive(Debug, Default)]
struct Cell {
    is_in_data: bool,
    is_time: bool,
    text: String,
    /// Columns it covers beside its own.
    covers: usize,
}

impl Book {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "Worksheet" => {
                self.close_sheet();
                let name = attribute(tag, "Name").unwrap_or_default();
                self.sheet = Some((name, SheetText::default()));
                self.row = 0;
            }
            "Row" => {
                if let Some(index) = index(tag, "Index") {
                    self.row = index.saturating_sub(1).max(self.row);
                }
                self.column = 0;
            }
            "Cell" => {
                if let Some(index) = index(tag, "Index") {
                    self.column = index.saturating_sub(1).max(self.column);
                }
                let covers = index(tag, "MergeAcross").unwrap_or(0);
                self.cell = Some(Cell { covers, ..Cell::default() });
            }
            "Data" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_in_data = true;
                    cell.is_time = attribute(tag, "Type").as_deref() == Some("DateTime");
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Data" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_in_data = false;
                }
            }
            "Cell" => self.close_cell(),
            "Row" => {
                self.close_cell();
                self.row += 1;
            }
            "Worksheet" => self.close_sheet(),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = if cell.is_time { day_of(&cell.text) } else { &cell.text };
        if let Some((_, sheet)) = &mut self.sheet
            && !text.is_empty()
        {
            sheet.put(self.row, self.column, text, CELLS.saturating_sub(self.n_cells));
        }
        self.column = self.column.saturating_add(1).saturating_add(cell.covers);
    }

    fn close_sheet(&mut self) {
        let Some((name, sheet)) = self.sheet.take() else { return };
        self.n_cells += sheet.n_cells();
        let (text, is_cut) = sheet.finish();
        if text.is_empty() {
            self.notes.extend(is_cut.then(|| left_out(&name)));
        } else {
            let notes = if is_cut { vec![CUT.to_owned()] } else { Vec::new() };
            self.parts.push(Part { kind: PartKind::Sheet, name, bytes: text.into_bytes(), notes });
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_in_data) {
            cell.text.push_str(text);
        }
    }

    /// `&amp;`, `&#10;`; names that the file would have to declare itself are left out.
    fn add_entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        if let Ok(Some(letter)) = entity.resolve_char_ref() {
            self.add(letter.encode_utf8(&mut [0; 4]));
        } else if let Some(text) = resolve_xml_entity(entity) {
            self.add(text);
        }
    }

    fn finish(mut self) -> Result<Vec<Part>, String> {
        self.close_cell();
        self.close_sheet();
        let Some(last) = self.parts.last_mut() else { return Err(DAMAGED.to_owned()) };
        last.notes.append(&mut self.notes);
        if self.is_broken {
            last.notes.push(format!(
                "The file is damaged in or after the sheet “{}”; what comes behind is missing",
                last.name
            ));
        }
        Ok(self.parts)
    }
}

/// `2020-04-01T00:00:00.000` → `2020-04-01`; other times keep their hour.
fn day_of(text: &str) -> &str {
    let midnight = ["T00:00:00.000", "T00:00:00"].iter().find_map(|end| text.strip_suffix(end));
    midnight.unwrap_or(text)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok())
        .map(std::borrow::Cow::into_owned)
}

fn index(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}

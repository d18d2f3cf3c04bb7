//! Workbooks and archives → the tables and files in them. Runs in a process of its own, because
//! such files can ask for more memory and time than there is; see `child`.

mod archive;
mod guard;
mod number_format;
mod sheet;
mod spreadsheet_xml;
mod wire;
mod workbook;

use crate::import::source::container::{self, Container};

pub use wire::{Part, PartKind};
pub(in crate::import) use wire::{decode, encode};

/// Takes a workbook or an archive apart. What could be read comes with notes on what could not;
/// the error is a sentence for the user.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Part>, String> {
    match container::detect(bytes) {
        Container::Xlsx => {
            guard::check_workbook(bytes)?;
            office(bytes)
        }
        Container::Xls => workbook::xls(bytes),
        Container::Ods => {
            guard::check_archive(bytes)?;
            workbook::ods(bytes)
        }
        Container::SpreadsheetXml => spreadsheet_xml::read(bytes),
        Container::Zip => {
            guard::check_archive(bytes)?;
            archive::read(bytes)
        }
        other => Err(other.refusal().unwrap_or("This file holds no tables").to_owned()),
    }
}

/// What an Office Open XML container holds: a workbook, its binary relative, or something else.
fn office(bytes: &[u8]) -> Result<Vec<Part>, String> {
    const NO_WORKBOOK: &str =
        "This is an office document and no workbook; export the table as CSV or as a workbook";
    let names = guard::names(bytes);
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    if has("xl/workbook.bin") {
        workbook::xlsb(bytes)
    } else if has("word/") || has("ppt/") {
        Err(NO_WORKBOOK.to_owned())
    } else {
        workbook::xlsx(bytes)
    }
}

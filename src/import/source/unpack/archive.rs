//! A ZIP archive → the files in it, and the sheets of workbooks in it.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::wire::{Part, PartKind};
use super::{guard, spreadsheet_xml, workbook};
use crate::import::source::container::{self, Container};

/// Bytes one file of an archive may have; what a declared size hides is cut here.
const ENTRY_BYTES: u64 = 200 * 1024 * 1024;

pub fn read(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let damaged = |_| "This archive is damaged; download it again".to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut parts = Vec::new();
    let mut left_out = Vec::new();
    let mut room = ENTRY_BYTES;
    for at in 0..archive.len() {
        let name = match archive.name_for_index(at) {
            Some(Ok(name)) => name.into_owned(),
            Some(Err(_)) | None => format!("file {}", at + 1),
        };
        if is_no_export(&name) {
            continue;
        }
        let mut content = Vec::new();
        let is_read = archive
            .by_index(at)
            .is_ok_and(|entry| entry.take(room).read_to_end(&mut content).is_ok());
        room = room.saturating_sub(content.len() as u64);
        if !is_read || room == 0 {
            left_out.push(format!("“{name}” cannot be unpacked and was left out"));
            continue;
        }
        match tables_of(&name, content) {
            Ok(more) => parts.extend(more),
            Err(sentence) => left_out.push(format!("“{name}” was left out. {sentence}")),
        }
    }
    match parts.first_mut() {
        Some(first) => first.notes.extend(left_out),
        None if left_out.is_empty() => {
            return Err("This archive holds no file; download it again".to_owned());
        }
        None => return Err(left_out.join(". ")),
    }
    Ok(parts)
}

/// Folders, what Macs and spreadsheet programs leave beside files, and hidden files.
fn is_no_export(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    last.is_empty()
        || name.starts_with("__MACOSX/")
        || last.starts_with('.')
        || last.starts_with("~$")
}

fn tables_of(name: &str, content: Vec<u8>) -> Result<Vec<Part>, String> {
    let sheets = match container::detect(&content) {
        Container::Text => {
            let part =
                Part { kind: PartKind::File, name: name.to_owned(), bytes: content, notes: vec![] };
            return Ok(vec![part]);
        }
        Container::Xlsx => guard::check_workbook(&content).and_then(|()| super::office(&content)),
        Container::Xls => workbook::xls(&content),
        Container::Ods => guard::check_archive(&content).and_then(|()| workbook::ods(&content)),
        Container::SpreadsheetXml => spreadsheet_xml::read(&content),
        Container::Zip => Err("It is an archive in an archive; unpack it first".to_owned()),
        other => Err(other.refusal().unwrap_or_default().to_owned()),
    }?;
    let named = |part: Part| Part { name: format!("{name}, {}", part.name), ..part };
    Ok(sheets.into_iter().map(named).collect())
}

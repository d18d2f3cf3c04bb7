//! How a file is read: what the user chose about it where the bytes alone left a doubt, and what
//! a reading needs.

use std::collections::BTreeMap;

use crate::import::lines::even::Runs;
use crate::import::progress::Progress;
use crate::import::source::child::Unpacker;

/// What the user chose about how one file is read; everything left open is told by the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingChoices {
    /// The encoding of texts by its WHATWG name ("windows-1250"), see [`ENCODINGS`]; an unknown
    /// name is as good as none.
    pub encoding: Option<String>,
    /// The ASCII character between fields, see [`DELIMITERS`]. Sheets of workbooks have none.
    pub delimiter: Option<u8>,
    /// The record (from 0) with the column names, by the table's place in the file; `None` where
    /// the first row is data already. Tables that are not named have theirs found.
    pub header_rows: BTreeMap<usize, Option<usize>>,
    pub split: TableSplit,
}

impl ReadingChoices {
    /// Nothing is chosen.
    pub const fn none() -> Self {
        Self {
            encoding: None,
            delimiter: None,
            header_rows: BTreeMap::new(),
            split: TableSplit::Found,
        }
    }
}

/// How a text or sheet is parted into tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableSplit {
    /// At titles, repeated headers and blank lines that look like the end of a table.
    #[default]
    Found,
    /// All of it is one table, blank lines or not.
    One,
    /// Every blank line ends a table.
    BlankLines,
}

impl TableSplit {
    pub const ALL: [Self; 3] = [Self::Found, Self::One, Self::BlankLines];

    /// As the command line takes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::One => "one",
            Self::BlankLines => "blank-lines",
        }
    }

    /// As a chooser shows it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Found => "Tables as found",
            Self::One => "One table",
            Self::BlankLines => "A table after each blank line",
        }
    }
}

/// Encodings worth offering: the WHATWG name and what a chooser shows.
pub const ENCODINGS: [(&str, &str); 22] = [
    ("UTF-8", "Unicode (UTF-8)"),
    ("UTF-16LE", "Unicode (UTF-16)"),
    ("UTF-16BE", "Unicode (UTF-16, big-endian)"),
    ("windows-1252", "Western European (Windows-1252)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("windows-1255", "Hebrew (Windows-1255)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("windows-1257", "Baltic (Windows-1257)"),
    ("windows-1258", "Vietnamese (Windows-1258)"),
    ("windows-874", "Thai (Windows-874)"),
    ("ISO-8859-2", "Central European (ISO 8859-2)"),
    ("ISO-8859-15", "Western European (ISO 8859-15)"),
    ("KOI8-U", "Cyrillic (KOI8)"),
    ("macintosh", "Western European (old Macintosh)"),
    ("Shift_JIS", "Japanese (Shift JIS)"),
    ("EUC-JP", "Japanese (EUC)"),
    ("gb18030", "Chinese, simplified (GBK, GB 18030)"),
    ("Big5", "Chinese, traditional (Big5)"),
    ("EUC-KR", "Korean (EUC)"),
];

/// Delimiters worth offering: the character and what a chooser shows.
pub const DELIMITERS: [(u8, &str); 4] =
    [(b',', "Comma"), (b';', "Semicolon"), (b'\t', "Tab"), (b'|', "Vertical bar")];

/// How a file is read.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub choices: &'a ReadingChoices,
    /// Takes workbooks and archives apart; without one they are refused.
    pub unpacker: Option<&'a dyn Unpacker>,
    pub progress: &'a dyn Progress,
    /// When a run of even records is looked for; what is read is the same.
    pub runs: Runs,
}

impl<'a> Reading<'a> {
    /// Texts alone, all about them told by their bytes.
    pub fn texts(progress: &'a dyn Progress) -> Self {
        const NONE: &ReadingChoices = &ReadingChoices::none();
        Self { choices: NONE, unpacker: None, progress, runs: Runs::LONG }
    }

    /// The same with workbooks and archives.
    pub fn with(unpacker: &'a dyn Unpacker, progress: &'a dyn Progress) -> Self {
        Self { unpacker: Some(unpacker), ..Self::texts(progress) }
    }

    /// The same as the user chose.
    pub fn as_chosen(self, choices: &'a ReadingChoices) -> Self {
        Self { choices, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_on_offer_is_known_by_its_name() {
        for (name, _) in ENCODINGS {
            let found = encoding_rs::Encoding::for_label(name.as_bytes());
            assert_eq!(found.map(encoding_rs::Encoding::name), Some(name));
        }
    }
}

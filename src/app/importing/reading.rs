//! Reading the files of an import, off the screen's thread: folders become their files, the same
//! content is noticed, and what was read before is not read again.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;

use super::dialog::{ImportFiles, ImportOrigin, ImportSource, ImportStage, Print};
use super::{memory, recalled_reading};
use crate::analysis::words;
use crate::import::{
    self, ColumnRef, MOST_FILES, ParsedFile, Progress as _, Reading, ReadingChoices, Unpacker,
};
use crate::jobs::Progress;
use crate::storage::import_memory::{ImportMemory, TableKind};

/// Steps of the whole progress that one file has until its tables are read.
const STEPS: u64 = 1_000;
/// Steps it has for what its columns mean, once all files are read.
const MEANING_STEPS: u64 = 300;

/// The progress of reading `of` files and working out what they mean.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub progress: &'a Progress,
    pub of: u64,
}

impl<'a> Whole<'a> {
    fn part(self, from: u64, steps: u64) -> Part<'a> {
        Part { whole: self, from, steps }
    }

    /// The part of one file, by its place.
    fn file(self, place: u64) -> Part<'a> {
        self.part(place * STEPS, STEPS)
    }

    /// What is left when every file is read.
    pub(super) fn meaning(self) -> Part<'a> {
        self.part(self.of * STEPS, self.of * MEANING_STEPS)
    }
}

/// A stretch of the whole progress.
pub(super) struct Part<'a> {
    whole: Whole<'a>,
    from: u64,
    steps: u64,
}

impl import::Progress for Part<'_> {
    fn step(&self, done: u64, of: u64) -> bool {
        let within = self.steps.saturating_mul(done.min(of)) / of.max(1);
        let all = self.whole.of * (STEPS + MEANING_STEPS);
        self.whole.progress.step(self.from + within, all)
    }
}

/// What is being done after so many steps of a reading.
pub(super) fn stage_of((done, of): (u64, u64)) -> ImportStage {
    let n_files = of / (STEPS + MEANING_STEPS);
    let file = done / STEPS;
    if file < n_files {
        ImportStage::Reading { file: file + 1, of: n_files }
    } else if n_files > 0 {
        ImportStage::Meaning
    } else {
        ImportStage::Waiting
    }
}

/// Reads what is wanted and not known yet, each as the last file of its kind was read; `None` when
/// cancelled.
pub(super) fn read_all(
    wanted: &[ImportSource],
    known: &ImportFiles,
    memory: &ImportMemory,
    unpacker: &dyn Unpacker,
    progress: &Progress,
) -> Option<ImportFiles> {
    let wanted = expanded(wanted);
    let whole = Whole { progress, of: wanted.len() as u64 };
    let mut files = ImportFiles::default();
    for (done, source) in (0..).zip(wanted) {
        let share = whole.file(done);
        let before = known.sources.iter().position(|other| *other == source);
        let one = match before {
            Some(place) => OneFile {
                parsed: known.parsed[place].clone(),
                print: known.prints[place],
                told: known.told[place].clone(),
                source,
            },
            None => read_as_last_time(source, known, memory, unpacker, &share),
        };
        if progress.is_cancelled() {
            return None;
        }
        files.sources.push(one.source);
        files.parsed.push(one.parsed);
        files.prints.push(one.print);
        files.told.push(one.told);
    }
    name_apart(&mut files);
    whole.meaning().step(0, 1);
    import::settle_files(&mut files.parsed);
    files.zeros = zeros(&files.parsed);
    Some(files)
}

/// One entry of all lists.
struct OneFile {
    source: ImportSource,
    parsed: ParsedFile,
    print: Option<Print>,
    told: Option<TableKind>,
}

/// Reads a file, and again where files of its kind were read otherwise than their bytes tell.
fn read_as_last_time(
    source: ImportSource,
    known: &ImportFiles,
    memory: &ImportMemory,
    unpacker: &dyn Unpacker,
    progress: &Part<'_>,
) -> OneFile {
    let (parsed, print) = read(&source, unpacker, progress);
    let told = if source.reading == ReadingChoices::none() {
        parsed.tables.first().map(memory::kind_of)
    } else {
        let before = known.sources.iter().position(|other| other.origin == source.origin);
        before.and_then(|place| known.told[place].clone())
    };
    let mut one = OneFile { source, parsed, print, told };
    if one.source.is_reading_chosen {
        return one;
    }
    // The rows with the column names can only be looked for once the fields are right.
    let steps = [recalled_reading::of_fields, recalled_reading::of_headers];
    for reading in steps {
        let Some(reading) = reading(memory, one.told.as_ref(), &one.parsed) else { continue };
        one.source.reading = reading;
        (one.parsed, one.print) = read(&one.source, unpacker, progress);
    }
    one
}

fn zeros(files: &[ParsedFile]) -> BTreeSet<ColumnRef> {
    let tables = files.iter().enumerate().flat_map(|(file, parsed)| {
        parsed.tables.iter().enumerate().map(move |(table, parsed)| (file, table, parsed))
    });
    let columns = tables.flat_map(|(file, table, parsed)| {
        let columns = import::columns_of_zeros(parsed).into_iter();
        columns.map(move |column| ColumnRef { file, table, column })
    });
    columns.collect()
}

/// Files of one name get their folder's before it, so that lists and sentences tell them apart.
fn name_apart(files: &mut ImportFiles) {
    let folder = |source: &ImportSource| match &source.origin {
        ImportOrigin::Path(path) => path.parent()?.file_name().map(std::ffi::OsStr::to_owned),
        ImportOrigin::Clipboard(_) | ImportOrigin::LeftOut(_) => None,
    };
    for (place, source) in files.sources.iter().enumerate() {
        let is_alike = |other: &ImportSource| other.name == source.name && other != source;
        if let (true, Some(folder)) = (files.sources.iter().any(is_alike), folder(source)) {
            files.parsed[place].name = format!("{}/{}", folder.to_string_lossy(), source.name);
        }
    }
}

fn read(
    source: &ImportSource,
    unpacker: &dyn Unpacker,
    progress: &Part<'_>,
) -> (ParsedFile, Option<Print>) {
    let parse = |bytes: Cow<'_, [u8]>| {
        let reading = Reading::with(unpacker, progress).as_chosen(&source.reading);
        let print = Print { n_bytes: bytes.len(), crc: crc32fast::hash(&bytes) };
        (import::read_file(&source.name, bytes, reading), Some(print))
    };
    match &source.origin {
        ImportOrigin::Clipboard(text) => parse(text.as_bytes().into()),
        ImportOrigin::LeftOut(_) => {
            let sentence = format!(
                "One import takes {MOST_FILES} files; import these first, and the others after them"
            );
            (ParsedFile::unreadable(&source.name, sentence), None)
        }
        ImportOrigin::Path(path) => match import::read_bytes(path) {
            Ok(bytes) => parse(bytes.into()),
            Err(why) => (ParsedFile::unreadable(&source.name, why.to_string()), None),
        },
    }
}

/// The same with each folder replaced by its files and each file once; those an import has no room
/// for are one entry at the end, which says so.
fn expanded(wanted: &[ImportSource]) -> Vec<ImportSource> {
    let mut once: Vec<ImportSource> = Vec::with_capacity(wanted.len());
    let mut n_left_out = 0;
    for source in wanted.iter().flat_map(files_of) {
        if let ImportOrigin::LeftOut(n) = source.origin {
            n_left_out += n;
        } else if !once.iter().any(|other| other.origin == source.origin) {
            once.push(source);
        }
    }
    n_left_out += once.len().saturating_sub(MOST_FILES);
    once.truncate(MOST_FILES);
    once.extend((n_left_out > 0).then(|| ImportSource::left_out(n_left_out)));
    once
}

/// The exports in a folder; what is none, or cannot be listed, stays and is refused when it is read.
fn files_of(source: &ImportSource) -> Vec<ImportSource> {
    let files = match &source.origin {
        ImportOrigin::Path(path) if path.is_dir() => import::files_in(path).unwrap_or_default(),
        _ => Vec::new(),
    };
    if files.is_empty() {
        return vec![source.clone()];
    }
    files.into_iter().map(ImportSource::of_path).collect()
}

impl ImportSource {
    pub fn of_path(path: PathBuf) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            name,
            origin: ImportOrigin::Path(path),
            reading: ReadingChoices::none(),
            is_reading_chosen: false,
        }
    }

    fn left_out(n: usize) -> Self {
        let name = words::count(n, "more file");
        let origin = ImportOrigin::LeftOut(n);
        Self { name, origin, reading: ReadingChoices::none(), is_reading_chosen: false }
    }

    /// The `number`th text pasted into an import, from 1.
    pub fn of_clipboard(text: &str, number: usize) -> Self {
        let name = if number > 1 { format!("Clipboard {number}") } else { "Clipboard".to_owned() };
        let origin = ImportOrigin::Clipboard(text.into());
        Self { name, origin, reading: ReadingChoices::none(), is_reading_chosen: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sources: &[ImportSource]) -> Vec<&str> {
        sources.iter().map(|source| source.name.as_str()).collect()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a folder as other programs fill it")]
    fn a_folder_is_its_files_each_once() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("empty")).unwrap();
        for name in ["z.csv", "a.csv"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let wanted = ["", "a.csv", "empty", "none.csv"];
        let sources = expanded(&wanted.map(|at| ImportSource::of_path(folder.path().join(at))));
        assert_eq!(names(&sources), ["a.csv", "z.csv", "empty", "none.csv"]);
    }

    #[test]
    fn files_beyond_the_room_of_an_import_are_named_and_stay_named_when_more_come() {
        let file = |n: usize| ImportSource::of_path(format!("{n}.csv").into());
        let wanted: Vec<ImportSource> = (0..MOST_FILES + 3).map(file).collect();
        let sources = expanded(&wanted);
        assert_eq!(names(&sources[MOST_FILES - 1..]), ["1999.csv", "3 more files"]);
        let more = [sources.as_slice(), &[file(9_000), file(7)]].concat();
        assert_eq!(names(&expanded(&more)[MOST_FILES..]), ["4 more files"]);
        let progress = Progress::default();
        let part = Whole { progress: &progress, of: 1 }.file(0);
        let (refused, _) = read(&sources[MOST_FILES], &crate::import::InPlace, &part);
        assert!(refused.problems[0].message.contains("takes 2000 files"), "{refused:?}");
    }
}

//! The exports named on the command line, read: files, the files of folders, standard input.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::answer::Answer;
use super::import_args::{Guesses, ImportArgs};
use crate::import::{self, NoProgress, OwnProcess, ParsedFile, Reading, ReadingChoices};
use crate::storage;

/// Bytes of an export that are read; larger ones are refused by name.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Files a command takes, those of folders included.
const MOST_FILES: usize = 2_000;
/// Folders within folders that are looked into.
const MOST_DEPTH: usize = 8;

/// Reads everything that was named, or answers why nothing is imported.
pub fn read(args: &ImportArgs) -> Result<Vec<ParsedFile>, Answer> {
    let unpacker = OwnProcess::default();
    let mut files = Vec::new();
    let choices = reading_choices(&args.guesses);
    for path in paths(&args.files)? {
        let bytes = bytes_of(&path).map_err(Answer::unreadable)?;
        let reading = Reading::with(&unpacker, &NoProgress).as_chosen(&choices);
        files.push(import::read_file(&storage::shown(&path), bytes, reading));
    }
    import::settle_files(&mut files);
    Ok(files)
}

fn reading_choices(guesses: &Guesses) -> ReadingChoices {
    ReadingChoices {
        encoding: guesses.encoding.clone(),
        delimiter: guesses.delimiter,
        header_rows: guesses.header_row.iter().copied().collect(),
        split: guesses.split.unwrap_or_default(),
    }
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The files to read, in the order they were named; those of a folder by name.
fn paths(named: &[PathBuf]) -> Result<Vec<PathBuf>, Answer> {
    if named.iter().filter(|path| is_standard_input(path)).count() > 1 {
        let sentence = "Standard input can be read once only; name - once";
        return Err(Answer::wrong_usage(sentence));
    }
    let mut paths = Vec::new();
    let mut seen = BTreeSet::new();
    for path in named {
        if is_standard_input(path) || !path.is_dir() {
            paths.push(path.clone());
            continue;
        }
        let n = paths.len();
        add_folder(path, 0, &mut seen, &mut paths).map_err(Answer::unreadable)?;
        if paths.len() == n {
            return Err(Answer::unreadable(format!(
                "There is no file in the folder to import: {}",
                storage::shown(path)
            )));
        }
    }
    Ok(paths)
}

/// Adds the files of a folder and of those in it; hidden ones and links to folders stay out.
fn add_folder(
    folder: &Path,
    depth: usize,
    seen: &mut BTreeSet<PathBuf>,
    paths: &mut Vec<PathBuf>,
) -> Result<(), String> {
    let failed = |error| format!("Could not read the folder: {error}: {}", storage::shown(folder));
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !is_hidden {
            entries.push((entry.path(), entry.file_type().map_err(failed)?));
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, kind) in entries {
        if kind.is_dir() && depth < MOST_DEPTH {
            add_folder(&path, depth + 1, seen, paths)?;
        } else if path.is_file() && seen.insert(path.clone()) {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            return Err(format!(
                "There are more than {MOST_FILES} files in the folder; import a smaller one: {}",
                storage::shown(folder)
            ));
        }
    }
    Ok(())
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    if !is_standard_input(path) {
        return storage::read_file(path, MOST_BYTES).map_err(|cause| {
            format!("Could not read the export: {cause}: {}", storage::shown(path))
        });
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("Could not read standard input: {error}"))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(
            "Standard input holds more than 256 MB; export a shorter range of dates".to_owned()
        );
    }
    Ok(bytes)
}

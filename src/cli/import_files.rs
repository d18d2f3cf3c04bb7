//! The exports named on the command line, read: files, the files of folders, standard input.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::answer::Answer;
use super::import_args::{Guesses, ImportArgs};
use crate::import::{
    self, FILE_BYTES, MOST_FILES, NoProgress, OwnProcess, ParsedFile, Reading, ReadingChoices,
};
use crate::storage;

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
        let files = files_of(path).map_err(Answer::unreadable)?;
        paths.extend(files.into_iter().filter(|file| seen.insert(file.clone())));
        if paths.len() > MOST_FILES {
            return Err(Answer::unreadable(format!(
                "There are more than {MOST_FILES} files in the folder; import a smaller one: {}",
                storage::shown(path)
            )));
        }
    }
    Ok(paths)
}

/// The files of a folder, at least one.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let files = import::files_in(folder).map_err(|error| {
        format!("Could not read the folder: {error}: {}", storage::shown(folder))
    })?;
    if files.is_empty() {
        let folder = storage::shown(folder);
        return Err(format!("There is no file in the folder to import: {folder}"));
    }
    Ok(files)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    if !is_standard_input(path) {
        return import::read_bytes(path)
            .map_err(|why| format!("Could not read the export {}: {why}", storage::shown(path)));
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(FILE_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("Could not read standard input: {error}"))?;
    if bytes.len() > FILE_BYTES {
        return Err(
            "Standard input holds more than 256 MB; export a shorter range of dates".to_owned()
        );
    }
    Ok(bytes)
}

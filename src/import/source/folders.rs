//! The exports in a folder, for whoever is given one instead of a file.

use std::io;
use std::path::{Path, PathBuf};

/// Files one import takes, those of folders included.
pub const MOST_FILES: usize = 2_000;
/// Folders within folders that are looked into.
const DEPTH: usize = 8;

/// The files in a folder and in those below it, by name, and not many more than [`MOST_FILES`].
/// Hidden files, plans, the lock files of office programs and what lies behind links to folders
/// are no exports.
///
/// # Errors
/// When the folder or one below it cannot be listed.
pub fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    add_files(folder, DEPTH, &mut files)?;
    Ok(files)
}

fn add_files(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let listing: io::Result<Vec<PathBuf>> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = listing?;
    paths.sort();
    for path in paths.into_iter().filter(|path| !is_no_export(path)) {
        if files.len() > MOST_FILES {
            break;
        }
        if path.is_file() {
            files.push(path);
        } else if depth > 0 && path.is_dir() && !path.is_symlink() {
            add_files(&path, depth - 1, files)?;
        }
    }
    Ok(())
}

fn is_no_export(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    let is_plan = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    is_plan || name.starts_with(b".") || name.starts_with(b"~$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a folder as other programs fill it")]
    fn a_folder_is_its_files_without_what_is_no_export() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("b/deep")).unwrap();
        for name in ["z.csv", "a.csv", ".hidden", "~$a.xlsx", "plan.ron", "b/c.csv", "b/deep/d.csv"]
        {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        std::os::unix::fs::symlink(folder.path(), folder.path().join("b/round")).unwrap();
        let files = files_in(folder.path()).unwrap();
        let names: Vec<&Path> =
            files.iter().map(|path| path.strip_prefix(folder.path()).unwrap()).collect();
        assert_eq!(names, ["a.csv", "b/c.csv", "b/deep/d.csv", "z.csv"].map(Path::new));
        assert!(files_in(&folder.path().join("none")).is_err());
    }
}

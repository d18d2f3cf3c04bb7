//! Folders that the user asks for by name.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{Cause, shown};

/// Makes a folder in another one and returns its path; else a sentence with a way out. Every name
/// is fine that the disk takes and that is one name.
pub fn make_named_folder(parent: &Path, name: &str) -> Result<PathBuf, String> {
    let name = name.trim();
    if name.is_empty() {
        return Err("Type a name for the new folder".to_owned());
    }
    if matches!(name, "." | "..") || name.contains(['/', '\0']) {
        return Err("A folder cannot have this name; leave out / and names of dots only".to_owned());
    }
    let path = parent.join(name);
    match fs::create_dir(&path) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(format!(
            "There is something called {} already; choose another name",
            shown(Path::new(name))
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(format!("The folder {} is not there any more; choose another one", shown(parent)))
        }
        Err(error) => Err(format!("The folder cannot be made: {}", Cause::from(error))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_or_the_sentence_says_what_to_do() {
        let parent = tempfile::tempdir().unwrap();
        let make = |name: &str| make_named_folder(parent.path(), name);
        for name in ["Plans 2021", "Pläne 🙂", "a\\b", "…", "-rf"] {
            let found = make(&format!(" {name} ")).unwrap();
            assert!(found.is_dir());
            assert_eq!(found, parent.path().join(name));
        }
        let check = |name: &str, expected: &str| {
            assert_eq!(make(name).unwrap_err(), expected, "{name:?}");
        };
        let unfit = "A folder cannot have this name; leave out / and names of dots only";
        check(" ", "Type a name for the new folder");
        check("..", unfit);
        check(".", unfit);
        check("a/b", unfit);
        check("a\0b", unfit);
        check("Plans 2021", "There is something called Plans 2021 already; choose another name");
        let long = "The folder cannot be made: the name is too long; choose a shorter one";
        check(&"x".repeat(256), long);
        let gone = make_named_folder(&parent.path().join("gone"), "x").unwrap_err();
        assert!(gone.ends_with("is not there any more; choose another one"), "{gone}");
        let refused = make_named_folder(Path::new("/proc"), "x").unwrap_err();
        assert!(refused.contains("; choose another"), "{refused}");
    }
}

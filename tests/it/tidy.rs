//! The rules of the house that no lint knows: layers, sizes, first lines, what files may not say.

#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file, its tests apart, and of a function.
const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 80;
/// Files that are too long already; the next who works on one splits it. No new ones.
const TOO_LONG: [&str; 2] = ["src/analysis/status.rs", "src/app/files.rs"];

/// Which parts of the library a part may name; itself it always may.
const LAYERS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("formula", &["model"]),
    ("library", &["model", "formula"]),
    ("edit", &["model", "formula"]),
    ("document", &["model", "edit"]),
    ("memo", &["model"]),
    ("analysis", &["model", "formula", "library", "memo"]),
    ("storage", &["model"]),
    ("import", &["model"]),
    ("jobs", &[]),
    // What is on the screen is read from everywhere, but changed by actions only.
    ("ui", &["model", "formula", "library", "edit", "analysis", "storage", "import", "app"]),
    // Glue may know everything but the command line.
    (
        "app",
        &[
            "model", "formula", "library", "edit", "document", "memo", "analysis", "storage",
            "import", "jobs", "ui",
        ],
    ),
];

/// A source file with its path below the package.
#[derive(Clone)]
struct Source {
    path: String,
    text: String,
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![package().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn sources(folder: &str) -> Vec<Source> {
    let rust = files(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| Source {
        text: fs::read_to_string(&path).unwrap(),
        path: path.strip_prefix(package()).unwrap().to_string_lossy().into_owned(),
    })
    .collect()
}

impl Source {
    /// "src/model/goal.rs" and "src/model.rs" belong to "model".
    fn part(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap();
        below.split(['/', '.']).next().unwrap()
    }

    /// Whether the whole file is the tests of another one.
    fn is_unit_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap();
        let is_named_so =
            ["tests.rs", "testing.rs", "stage.rs"].iter().any(|end| name.ends_with(end));
        self.path.starts_with("src/") && (is_named_so || self.path.contains("/tests/"))
    }

    /// What stands before the tests of the file.
    fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod ").next().unwrap()
    }
}

/// The parts of the library that some code names: `crate::model::…` and `crate::{model, …}`.
fn named_parts(code: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for line in code.lines().map(|line| line.split("//").next().unwrap()) {
        for path in line.split("crate::").skip(1) {
            let list = path.strip_prefix('{').and_then(|list| list.split('}').next());
            for name in list.map_or_else(|| vec![path], |list| list.split(',').collect()) {
                let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
                parts.push(name.trim().chars().take_while(is_part).collect());
            }
        }
    }
    parts
}

#[test]
fn parts_of_the_library_know_only_the_layers_below() {
    let mut wrong = Vec::new();
    for source in sources("src").iter().filter(|source| !source.is_unit_test()) {
        let Some((part, allowed)) = LAYERS.iter().find(|(part, _)| *part == source.part()) else {
            continue;
        };
        for named in named_parts(source.code()) {
            if named != *part && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} names {named}", source.path));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn named_parts_are_found_in_every_spelling() {
    let check = |code: &str, expected: &[&str]| assert_eq!(named_parts(code), expected, "{code}");
    check("use crate::model::Goal;", &["model"]);
    check("use crate::{edit, ui::theme};", &["edit", "ui"]);
    check("let x = crate::jobs::Jobs::new(crate::app::Clock);", &["jobs", "app"]);
    check("use super::Goal; // not crate::ui", &[]);
}

#[test]
fn every_part_of_the_library_has_its_layer() {
    let map = fs::read_to_string(package().join("src/lib.rs")).unwrap();
    let parts = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for part in parts.filter(|part| *part != "cli") {
        assert!(LAYERS.iter().any(|(known, _)| *known == part), "{part} is not in the table");
    }
}

#[test]
fn files_open_with_a_sentence_on_what_they_are_for() {
    let all = [sources("src"), sources("tests"), sources("benches")].concat();
    for source in all.iter().filter(|source| !source.is_unit_test()) {
        let first = source.text.lines().next().unwrap_or("");
        assert!(first.starts_with("//! ") && first.len() > 12, "{}: {first}", source.path);
    }
}

#[test]
fn files_and_functions_stay_readable() {
    let mut long = Vec::new();
    for source in sources("src").iter().filter(|source| !source.is_unit_test()) {
        let n = source.code().lines().count();
        if n > FILE_LINES && !TOO_LONG.contains(&source.path.as_str()) {
            long.push(format!("{}: {n} lines", source.path));
        }
        for (name, n) in functions(source.code()) {
            if n > FUNCTION_LINES {
                long.push(format!("{}: {name} has {n} lines", source.path));
            }
        }
    }
    assert_eq!(long, [""; 0]);
}

/// Names and lengths of functions; their ends are told by the indentation rustfmt gives them.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let Some((before, after)) = line.split_once("fn ") else { continue };
        let words = ["pub", "const", "async", "unsafe", "pub(super)", "pub(crate)"];
        if !before.split_whitespace().all(|word| words.contains(&word)) {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let end = format!("{}}}", " ".repeat(indent));
        let length = lines[first..].iter().position(|line| line.trim_end() == end).unwrap_or(0);
        let name = after.split(['(', '<']).next().unwrap_or(after);
        found.push((name.to_owned(), length + 1));
    }
    found
}

#[test]
fn functions_are_measured_from_their_name_to_their_brace() {
    let code = "impl X {\n    pub(super) fn one<T>(&self) {\n        if a {\n        }\n    }\n}\nfn two() -> u8 {\n    1\n}\n";
    assert_eq!(functions(code), [("one".to_owned(), 4), ("two".to_owned(), 3)]);
}

#[test]
fn the_types_of_the_plan_file_are_plain() {
    // Serde's ways to fold structures into one another lose data in RON.
    for source in sources("src/storage") {
        let attributes = source.text.lines().filter(|line| line.contains("serde("));
        for attribute in attributes {
            let is_plain = ["flatten", "untagged", "tag ="].iter().all(|w| !attribute.contains(w));
            assert!(is_plain, "{}: {attribute}", source.path);
        }
        assert!(!source.text.contains("ron::Value"), "{}", source.path);
    }
}

//! The rules of the house that the compiler does not know: who may know whom, and what is done in
//! one place only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A source file: its path below `src`, as in "app/mod.rs", and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The folder or file below `src` it belongs to: "app", "jobs".
    fn layer(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The lines that are neither comments nor tests of the file's own.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test_file = self.path.ends_with("tests.rs") || self.path.contains("/tests/");
        let own_tests = self.text.lines().position(|line| line.starts_with("#[cfg(test)]"));
        let n_lines = if is_test_file { 0 } else { own_tests.unwrap_or(usize::MAX) };
        let lines = self.text.lines().enumerate().take(n_lines);
        lines
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    /// Where one of the words stands in the code, as "path:line: text".
    fn places_of(&self, words: &[&str]) -> Vec<String> {
        self.code()
            .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
            .map(|(at, line)| format!("{}:{at}: {}", self.path, line.trim()))
            .collect()
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push(Source { path, text });
            }
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(files.len() > 100, "the sources are where they were");
    files
}

#[track_caller]
fn assert_none(rule: &str, places: &[String]) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// The modules of this crate that a line of code names: "model" of `crate::model::Project`.
fn named_modules(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn every_layer_knows_only_those_below_it() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("model", [].as_slice()),
        ("formula", &["model"]),
        ("edit", &["model", "formula"]),
        ("document", &["model", "edit"]),
        // A survey's KPI is told by the library entry it was copied from.
        ("analysis", &["model", "formula", "library"]),
        ("library", &["model", "formula"]),
        ("storage", &["model"]),
        ("import", &["model", "own_program"]),
        ("jobs", &[]),
        ("own_program", &[]),
        // Whatever a dialog or a page of the screen shows: choices of an import, preferences.
        ("ui", &["model", "formula", "edit", "analysis", "app", "library", "storage", "import"]),
    ]);
    let everything = ["cli", "app", "lib", "main"];
    let mut wrong = Vec::new();
    for source in sources() {
        let layer = source.layer();
        if everything.contains(&layer) {
            continue;
        }
        let Some(allowed) = allowed.get(layer) else {
            wrong.push(format!("{}: a layer nobody has placed yet", source.path));
            continue;
        };
        for (at, line) in source.code() {
            let strange =
                named_modules(line).find(|name| *name != layer && !allowed.contains(name));
            // A stand-in for tests owns a plan as the app does.
            if let Some(name) = strange.filter(|_| source.path != "ui/stage.rs") {
                wrong.push(format!("{}:{at}: {layer} knows {name}", source.path));
            }
        }
    }
    assert_none("A layer knows one above it", &wrong);
}

#[test]
fn the_screen_cannot_change_the_plan() {
    let places: Vec<String> = sources()
        .iter()
        .filter(|source| source.layer() == "ui" && source.path != "ui/stage.rs")
        .flat_map(|source| source.places_of(&["document::Document", ".apply(", "&mut Project"]))
        .collect();
    assert_none("The screen pushes actions and leaves changes to the app", &places);
}

#[test]
fn update_only_routes() {
    let update = sources().into_iter().find(|source| source.path == "app/update.rs").unwrap();
    let n_lines = update.text.lines().count();
    assert!(n_lines < 130, "{n_lines} lines: the work belongs to what it changes");
    assert_none("One arm, one line", &update.places_of(&["_ =>", "for ", "if let"]));
}

#[test]
fn files_stay_small() {
    const MOST: usize = 400;
    // Path below src, and why it is longer.
    let longer: &[(&str, &str)] = &[];
    let mut wrong = Vec::new();
    for source in sources() {
        let n_lines = source.text.lines().count();
        let is_excused = longer.iter().any(|(path, _)| *path == source.path);
        let is_tests = source.path.ends_with("tests.rs");
        if n_lines > MOST && !is_excused && !is_tests {
            wrong.push(format!("{}: {n_lines} lines", source.path));
        }
    }
    assert_none("Which second concept is in here?", &wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    assert_none("A file opens with a sentence", &wrong);
}

#[test]
fn each_thing_is_done_in_one_place() {
    // What is done, the words that do it, and the files or folders where it is allowed.
    let rules: &[(&str, &[&str], &[&str])] = &[
        (
            "Colours are named in the theme",
            &["Color32::from_", "Color32::RED", "Color32::BLACK", "Color32::GR", "hex_color!"],
            &["ui/theme"],
        ),
        (
            "Only storage writes files",
            &[
                "fs::write",
                "fs::rename",
                "fs::remove",
                "fs::copy",
                "fs::create_dir",
                "File::create",
                "OpenOptions",
                "DirBuilder",
            ],
            &["storage/"],
        ),
        (
            "Only jobs start threads",
            &["thread::spawn", "thread::Builder", "thread::scope"],
            // Its threads end before the call does that starts them.
            &["jobs.rs", "import/side_by_side.rs"],
        ),
        (
            "Only the clock knows the time",
            &["SystemTime::now", "Zoned::now", "Timestamp::now", "Instant::now"],
            // A file dialog that answers faster than anybody reads was never there.
            &["app/clock.rs", "app/picker.rs"],
        ),
        ("Nothing is half-wired", &["todo!", "unimplemented!", "oming soon"], &[]),
        ("The log is for faults, the screen for words", &["println!", "dbg!"], &["main.rs"]),
        ("Maps are in order", &["HashMap", "HashSet"], &[]),
        ("A lint is expected with a reason", &["#[allow("], &[]),
    ];
    let sources = sources();
    for (rule, words, homes) in rules {
        let places: Vec<String> = sources
            .iter()
            .filter(|source| !homes.iter().any(|home| source.path.starts_with(home)))
            .flat_map(|source| source.places_of(words))
            .collect();
        assert_none(rule, &places);
    }
}

#[test]
fn a_plan_file_is_read_without_guessing() {
    // Both attributes make serde buffer and guess: lines and columns of errors are lost.
    let places: Vec<String> = sources()
        .iter()
        .filter(|source| source.path.starts_with("storage/format"))
        .flat_map(|source| source.places_of(&["flatten)", "flatten,", "untagged"]))
        .collect();
    assert_none("No flatten and no untagged in the format", &places);
}

#[test]
fn there_is_one_egui_and_nothing_under_another_kind_of_licence() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock = std::fs::read_to_string(lock).unwrap();
    let n_of = |name: &str| {
        let line = format!("name = \"{name}\"");
        lock.lines().filter(|other| *other == line).count()
    };
    assert_eq!(n_of("egui"), 1);
    assert_eq!(n_of("accesskit"), 1, "a second one means another egui");
    // Copyleft licences.
    for name in ["evalexpr", "meval", "slint", "rust_xlsxwriter_gpl"] {
        assert_eq!(n_of(name), 0, "{name}");
    }
}

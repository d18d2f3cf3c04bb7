//! Plan files: what is saved comes back, and what is damaged is told.

use std::ffi::OsString;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use paceline::model::{Project, ReadingKey, check};
use paceline::storage::format::{Checksum, Loaded, from_text, to_text};
use paceline::storage::{Cause, Folders, StorageError, load, recovery, save};
use proptest::prelude::*;

use crate::plans;

const GOLDEN: &[u8] = include_bytes!("../fixtures/projects/v1.ron");

fn reading_changed(project: &Project) -> Project {
    let mut changed = project.clone();
    let (key, series) = project.series.iter().next().unwrap();
    let ordinal = series.first().unwrap() + 1;
    let period = paceline::model::Period { cadence: key.cadence, ordinal };
    let key = ReadingKey { input: key.input, channel: key.channel, period };
    changed.set_reading(key, Some(123.25));
    changed
}

fn loaded(text: &str) -> Loaded {
    from_text(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_saved_plan_comes_back_with_identical_bytes(project in plans::plan()) {
        prop_assert_eq!(check(&project), []);
        let text = to_text(&project).unwrap();
        let loaded = from_text(text.as_bytes()).map_err(|error| {
            TestCaseError::fail(format!("{error}\n{text}"))
        })?;
        prop_assert_eq!(&loaded.problems, &[], "{}", text);
        prop_assert_eq!(loaded.checksum, Checksum::Good);
        prop_assert_eq!(&loaded.project, &project);
        prop_assert_eq!(to_text(&loaded.project).unwrap(), text);
    }

    #[test]
    fn line_ends_and_byte_order_marks_of_other_systems_change_nothing(project in plans::plan()) {
        let text = format!("\u{feff}{}", to_text(&project).unwrap().replace('\n', "\r\n"));
        let loaded = from_text(text.as_bytes()).unwrap();
        prop_assert_eq!(loaded.checksum, Checksum::Good);
        prop_assert_eq!(loaded.project, project);
    }

    #[test]
    fn a_single_flipped_bit_is_never_silent(at in 0..GOLDEN.len(), bit in 0..8) {
        let mut bytes = GOLDEN.to_vec();
        bytes[at] ^= 1_u8 << bit;
        if let Ok(loaded) = from_text(&bytes) {
            // A line end or a blank behind the last line is none of the plan's.
            let is_told = loaded.checksum != Checksum::Good || at + 1 == GOLDEN.len();
            prop_assert!(is_told, "byte {at}, bit {bit}");
        }
    }

    #[test]
    fn bytes_of_any_sort_are_refused_without_panic(
        at in 0..GOLDEN.len(), length in 0_usize..40, with in any::<Vec<u8>>()
    ) {
        let mut bytes = GOLDEN.to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, with);
        if let Ok(loaded) = from_text(&bytes) {
            let again = to_text(&loaded.project).unwrap();
            prop_assert_eq!(from_text(again.as_bytes()).unwrap().project, loaded.project);
        }
    }
}

#[test]
fn the_file_of_format_1_opens_and_saves_to_the_same_bytes() {
    let loaded = from_text(GOLDEN).unwrap();
    assert_eq!((loaded.problems.as_slice(), loaded.checksum), (&[][..], Checksum::Good));
    assert_eq!(check(&loaded.project), []);
    assert_eq!(loaded.project, plans::rich());
    assert_eq!(to_text(&loaded.project).unwrap(), str::from_utf8(GOLDEN).unwrap());
}

#[test]
fn no_part_of_a_file_passes_for_the_whole() {
    let project = plans::small();
    let text = to_text(&project).unwrap();
    let end_of_plan = text.find("// end crc32").unwrap() - 1;
    for length in 0..text.len() {
        match from_text(&text.as_bytes()[..length]) {
            Err(error) => assert!(!error.to_string().is_empty()),
            // The plan is whole and only its last line is not, or nothing but a line end is gone.
            Ok(loaded) => {
                assert!(length >= end_of_plan, "{length}");
                assert_eq!(loaded.project, project);
                assert_eq!(loaded.checksum == Checksum::Good, length == text.len() - 1, "{length}");
            }
        }
    }
}

#[test]
fn one_changed_reading_changes_one_line_and_the_last() {
    for project in [plans::small(), plans::rich()] {
        let (old, new) = (to_text(&project).unwrap(), to_text(&reading_changed(&project)).unwrap());
        let changed: Vec<_> = old.lines().zip(new.lines()).filter(|(a, b)| a != b).collect();
        assert_eq!(old.lines().count(), new.lines().count());
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert!(changed[1].1.starts_with("// end crc32="));
    }
}

#[test]
fn the_checksum_tells_a_change_and_its_own_absence() {
    let text = to_text(&plans::small()).unwrap();
    assert_eq!(loaded(&text).checksum, Checksum::Good);
    assert_eq!(loaded(&text.replace("Awareness", "awareness")).checksum, Checksum::Wrong);
    assert_eq!(loaded(&text.replace("crc32=", "crc32=0")).checksum, Checksum::Wrong);
    assert_eq!(loaded(&format!("{text}\n  \n")).checksum, Checksum::Good);
    assert_eq!(loaded(&format!("{text}// mine")).checksum, Checksum::Wrong);
    let end = text.find("// end").unwrap();
    assert_eq!(loaded(&text[..end]).checksum, Checksum::Missing);
}

/// Reads the small plan with one piece replaced.
fn slip(from: &str, to: &str) -> Result<Loaded, String> {
    let text = to_text(&plans::small()).unwrap();
    assert!(text.contains(from), "{from} is not in the plan");
    from_text(text.replacen(from, to, 1).as_bytes()).map_err(|error| error.to_string())
}

#[test]
fn a_slip_of_the_hand_is_named_with_its_place_and_what_to_write() {
    let check = |from: &str, to: &str, expected: &str| {
        assert_eq!(slip(from, to).expect_err(to), expected, "{from} → {to}");
    };
    check(
        "weight: 1.0",
        "weight: 1,5",
        "A number is written with a comma in objectives, entry 1 (line 32, column 22)
              weight: 1,5,
                       ^
Write numbers with a decimal point and without thousands marks: 1234.5",
    );
    check(
        "name: \"Awareness\"",
        "name: “Awareness”",
        "A text stands in curly quotes in objectives, entry 1, name (line 31, column 19)
              name: “Awareness”,
                    ^
Write straight quotes: \"text\"",
    );
    check(
        "name: \"Awareness\",",
        "name: \"Awareness\"",
        "A comma is missing in objectives, entry 1 (line 31, column 30)
              name: \"Awareness\"
                               ^
Put a comma between two entries or fields",
    );
    check(
        "name: \"Awareness\"",
        "name: \"🙂 Awareness",
        "A text starts or ends at the wrong quote in objectives, entry 1 (line 39, column 25)
              statement: \"More shares\",
                          ^
A quote is missing in the text before or at its end; a quote within a text is written \\\"",
    );
    check(
        "intent: RaiseTo",
        "intent: Raise",
        "“Raise” is none of the choices in goals, entry 1, intent (line 41, column 21)
              intent: Raise,
                      ^
Write one of RaiseTo, LowerTo, KeepAtLeast, KeepAtMost, KeepWithin",
    );
    check(
        "            id: 1,\n",
        "",
        "“id” is missing in objectives, entry 1 (line 32, column 9)
          ),
          ^
Add id: and its value before here",
    );
    check(
        "2021-01-01 510.5 521",
        "2021-01-01 510.5 🙂 521",
        "“🙂” is not a number (line 74, column 18)
  2021-01-01 510.5 🙂 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
                   ^
A reading is a number such as 12.5, or _ where there is none"
            .replace("🙂 531", "🙂 521 531")
            .as_str(),
    );
    check(
        "(\n    format: 1",
        "(\n<<<<<<< ours\n    format: 1",
        "The file has unresolved merge markers (line 3, column 1)
  <<<<<<< ours
  ^
Keep one of the two versions between <<<<<<< and >>>>>>>, or both, and delete the marker lines",
    );
    check(
        "format: 1",
        "format: 2",
        "The plan was written by a newer version of Paceline, in format 2 (line 3, column 5)
      format: 2,
      ^
This version reads format 1; open the plan with a newer one",
    );
}

#[test]
fn every_common_slip_has_a_sentence_of_its_own() {
    let check = |from: &str, to: &str, start: &str| {
        let message = slip(from, to).expect_err(to);
        assert!(message.starts_with(start), "{from} → {to}:\n{message}");
    };
    check("target: Some(900.0)", "target: 900,5", "A number is written with a comma in goals");
    check("target: Some(900.0)", "target: Some(1,900.0)", "A number is written with a comma");
    check("target: Some(900.0)", "target: \"900\"", "A number stands in quotes in goals");
    check("weight: 1.0", "weight: one", "“one” is not a number in objectives, entry 1, weight");
    check("weight: 1.0", "weight = 1.0", "A colon is missing after a name");
    check("weight: 1.0", "weight:\u{a0}1.0", "Here is a special space");
    check("            id: 1,", "            id: -1,", "“-1” is not a whole number that fits");
    check("            id: 1,", "            id: 1.5,", "A whole number is needed");
    check("            id: 1,", "            id: 1, id: 1,", "“id” stands twice");
    check("intent: RaiseTo", "intent: \"RaiseTo\"", "A choice stands in quotes");
    check("\"2021-12-31\"", "\"31.12.2021\"", "\"31.12.2021\" cannot stand here");
    check("\"2021-12-31\"", "2021-12-31", "“2021-12-31” is not in quotes");
    check("channels: [", "channels: ", "A list is needed here in channels");
    check("    ],\n    goals", "    goals", "“goals” stands where an entry should begin");
    check("\n(\n", "\n", "“format” stands where an entry should begin");
    check("\n)\n", "\n", "The file ends too early");
    check("\n)\n", "\n))\n", "Something follows the end of the plan");
    check("2021-01-01 510.5", "2021-01-01 510,5", "“510,5” is not a number (line 74, column 12)");
    check("2021-01-01 510.5", "2021-01-01 nan", "“nan” is not a number");
    check("2021-01-01 510.5", "2021-01-01 1e999", "“1e999” is not a number");
    check("2021-01-01 510.5", "01/01/2021 510.5", "“01/01/2021” is not a date");
    check("2021-01-01 510.5", "9998-06-01 1 2 3 4 5 6 7 8", "“8” falls outside the years");
    check("format: 1", "format: 0", "There is no format 0");
    check("Awareness", "C:\\qnotes", "A backslash stands before a character");
}

#[test]
fn what_is_no_plan_is_told_by_what_it_is() {
    let check = |bytes: &[u8], expected: &str| {
        assert_eq!(from_text(bytes).unwrap_err().message, expected);
    };
    check(b"", "The file is empty (0 bytes)");
    check(b" \r\n\t", "The file is empty");
    check(&[0; 512], "The file holds only zero bytes, as after a power failure");
    check(b"\xFF\xFE(\0\n\0", "The file is UTF-16 text");
    check(b"(\0\n\0 \0", "The file is UTF-16 text");
    check(b"(name: \"caf\xE9\")", "The file is not UTF-8 text");
    check(b"PK\x03\x04....", "The file is a workbook or another zip container, not a plan");
    check(b"{\"format\": 1}", "The file is JSON, not a plan");
    check(b"<!DOCTYPE html>", "The file is HTML or XML, not a plan");
    check(b"date;shares\n2021-01-01;5\n", "The file is text, but not a Paceline plan");
}

#[test]
fn deep_brackets_are_refused_without_running_out_of_stack() {
    for open in ["[", "(", "Some(", "/*", "{1:"] {
        let text = format!("(format: 1, plan: (name: \"\"), x: {}", open.repeat(200_000));
        assert!(from_text(text.as_bytes()).is_err());
    }
}

#[test]
fn what_can_be_put_right_is_put_right_and_listed() {
    let check = |from: &str, to: &str, expected: &[&str]| {
        let loaded = slip(from, to).unwrap_or_else(|error| panic!("{error}"));
        let problems: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, expected, "{from} → {to}");
        assert_eq!(paceline::model::check(&loaded.project), []);
        loaded.project
    };
    check("target: Some(900.0)", "target: 900", &[]);
    check(
        "objective: Some(1)",
        "objective: Some(77)",
        &["line 39: “More shares” names objective 77, which does not exist; the link was dropped"],
    );
    check(
        "            id: 3,",
        "            id: 1,",
        &[
            "line 58: The KPI “Shares” had the number 1, which was taken; it is now 6",
            "line 39: “More shares” names KPI 3, which does not exist; the link was dropped",
        ],
    );
    check(
        "weight: 1.0,\n        )",
        "weight: 1e400, colour: Red,\n        )",
        &[
            "line 32, column 28: “objectives, entry 1, colour” is not known and will be gone after saving",
            "line 31: The weight of “Awareness” is inf; taken as 1",
        ],
    );
    check(
        "behind: 15.0",
        "behind: 1.0",
        &[
            "line 12, column 9: The thresholds are not within 0 to 100 or not in order; the usual ones were taken",
        ],
    );
    check("next_id: 6", "next_id: 2", &["line 4, column 5: next_id was 2, it is now 6"]);
    check(
        "identifier: \"shares\"",
        "identifier: \"Own shares\"",
        &["line 68: The input name “Own shares” cannot stand in a formula; it is now own_shares"],
    );
    let project = check(
        "2021-01-01 510.5 521",
        "2022-01-01 7\n2021-01-01 510.5 521\n2021-02-01 522 -5",
        &[
            "line 76, column 12: The month from 2021-02-01 has two readings; this one was kept",
            "line 76, column 16: The month from 2021-03-01 has two readings; this one was kept",
        ],
    );
    assert_eq!(project.n_readings(), 13);
    check(
        "2021-01-01 510.5",
        "2021-01-15 510.5",
        &["line 74, column 1: No month starts on this date; taken as the month from 2021-01-01"],
    );
    let project = check(
        "(input: 4, channel: 5",
        "(input: 9, channel: 8",
        &[
            "line 73: Input 9 does not exist; its readings are now under input_9",
            "line 73: Channel 8 does not exist; it was made, with the name “Channel 8”",
        ],
    );
    assert_eq!(project.n_readings(), 12);
}

#[test]
fn merge_markers_around_the_checksum_only_are_a_warning() {
    let text = to_text(&plans::small()).unwrap();
    let (body, end) = text.split_at(text.find("// end").unwrap());
    let text = format!("{body}<<<<<<< ours\n{end}=======\n{end}>>>>>>> theirs\n");
    let loaded = loaded(&text);
    assert_eq!(loaded.project, plans::small());
    assert_eq!(loaded.checksum, Checksum::Wrong);
    assert_eq!(loaded.problems.len(), 1);
    assert!(loaded.problems[0].message.starts_with("Merge markers stand around the checksum only"));
}

#[test]
fn numbers_that_are_none_and_texts_too_long_are_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&plans::small(), &path).unwrap();
    let old = std::fs::read(&path).unwrap();
    let check = |change: &dyn Fn(&mut paceline::model::Goal), expected: &str| {
        let mut project = plans::small();
        let id = project.goals.ids()[0];
        project.goals.change(id, change);
        let error = save(&project, &path).unwrap_err().to_string();
        assert_eq!(error, format!("Could not save: {expected}: {}", path.display()));
        assert_eq!(std::fs::read(&path).unwrap(), old);
    };
    let anew = "is not a finite number; type it anew, then save again";
    check(&|goal| goal.target = Some(f64::NAN), &format!("The target of goal 2 {anew}"));
    check(&|goal| goal.weight = f64::INFINITY, &format!("The weight of goal 2 {anew}"));
    check(
        &|goal| goal.notes = "x".repeat(64 * 1024 + 1),
        "A text of goal 2 is longer than 64 kB; shorten it, then save again",
    );
}

#[test]
fn control_characters_are_left_out_and_do_not_keep_anybody_from_saving() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let mut project = plans::small();
    let id = project.goals.ids()[0];
    project.goals.change(id, |goal| goal.notes = "a\0b\u{1b}[31m\r\nc\td".to_owned());
    assert_eq!(save(&project, &path).unwrap().problems, []);
    let loaded = load(&path).unwrap().loaded;
    assert_eq!(loaded.project.goals.get(id).unwrap().notes, "ab[31m\nc\td");
}

fn names(folder: &Path) -> Vec<OsString> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn a_plan_is_saved_over_the_old_one_with_its_mode_and_without_litter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    let saved = save(&plans::small(), &path).unwrap();
    assert_eq!(saved.path, path);
    assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o133, 0);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    save(&plans::rich(), &path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o7777, 0o640);
    let file = load(&path).unwrap();
    assert_eq!((file.loaded.project, file.is_writable), (plans::rich(), true));
    assert_eq!(names(folder.path()), ["plan.ron"]);
}

#[test]
fn links_stay_links_and_their_file_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("real")).unwrap();
    save(&plans::small(), &at("real/plan.ron")).unwrap();
    symlink("real/plan.ron", at("link.ron")).unwrap();
    symlink(at("link.ron"), at("chain.ron")).unwrap();
    symlink("real/new.ron", at("dangling.ron")).unwrap();
    for (link, target) in [("chain.ron", "real/plan.ron"), ("dangling.ron", "real/new.ron")] {
        let saved = save(&plans::rich(), &at(link)).unwrap();
        assert_eq!(saved.path, at(target));
        assert!(std::fs::symlink_metadata(at(link)).unwrap().is_symlink());
        assert_eq!(load(&at(target)).unwrap().loaded.project, plans::rich());
    }
    symlink(at("loop.ron"), at("loop.ron")).unwrap();
    let error = save(&plans::small(), &at("loop.ron")).unwrap_err();
    assert!(matches!(error.cause, Cause::TooManyLinks), "{error}");
}

fn sentence(result: Result<impl Sized, StorageError>, path: &Path) -> String {
    let error = result.err().unwrap().to_string();
    error.strip_suffix(&format!(": {}", path.display())).unwrap().to_owned()
}

#[test]
fn what_cannot_be_saved_to_or_opened_is_told_with_a_next_step() {
    let folder = tempfile::tempdir().unwrap();
    let project = plans::small();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(
        sentence(save(&project, folder.path()), folder.path()),
        "Could not save: this is a folder; choose a file"
    );
    assert_eq!(
        sentence(load(folder.path()), folder.path()),
        "Could not open: this is a folder; choose a file"
    );
    assert_eq!(
        sentence(save(&project, &at("none/plan.ron")), &at("none/plan.ron")),
        "Could not save: the folder does not exist; choose another one"
    );
    assert_eq!(
        sentence(load(&at("none.ron")), &at("none.ron")),
        "Could not open: there is no such file; check the name"
    );
    let device = PathBuf::from("/dev/zero");
    let no_file = "this is not an ordinary file; choose another one";
    assert_eq!(sentence(load(&device), &device), format!("Could not open: {no_file}"));
    assert_eq!(sentence(save(&project, &device), &device), format!("Could not save: {no_file}"));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ron");
    save(&plans::small(), &path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o444)).unwrap();
    if rustix::process::geteuid().is_root() {
        // Nothing is read-only for root, so there is nothing to see.
        return;
    }
    assert_eq!(
        sentence(save(&plans::rich(), &path), &path),
        "Could not save: the file is read-only; make it writable or save under another name"
    );
    let file = load(&path).unwrap();
    assert_eq!((file.loaded.project, file.is_writable), (plans::small(), false));
}

#[test]
fn recovery_copies_remember_where_they_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders { config: folder.path().join("c"), state: folder.path().join("s") };
    let copies = folders.recovery();
    assert_eq!(recovery::list(&copies).unwrap(), []);
    let original = folder.path().join("my plan 100%é.ron");
    let key = recovery::key(Some(&original));
    let path = recovery::write(&copies, &plans::small(), Some(&original), &key).unwrap();
    let again = recovery::write(&copies, &plans::rich(), Some(&original), &key).unwrap();
    assert_eq!(path, again);
    let untitled = recovery::key(None);
    let other = recovery::write(&copies, &plans::small(), None, &untitled).unwrap();
    assert_ne!(key, untitled);

    let list = recovery::list(&copies).unwrap();
    let mut found: Vec<_> = list
        .iter()
        .map(|copy| (copy.name.as_str(), copy.original.as_ref(), copy.is_readable))
        .collect();
    found.sort();
    let rich = plans::rich();
    let expected =
        [(rich.settings.name.as_str(), Some(&original), true), ("Untitled plan", None, true)];
    assert_eq!(found, expected);

    let file = load(&path).unwrap();
    assert_eq!((file.loaded.project, file.loaded.checksum), (plans::rich(), Checksum::Good));
    recovery::discard(&other).unwrap();
    recovery::discard(&other).unwrap();
    assert_eq!(recovery::list(&copies).unwrap().len(), 1);
}

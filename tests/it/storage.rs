//! Plan files: what is saved comes back, and what is damaged is told.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

mod bombs;
mod newer;
mod recovery;
mod repairs;
mod saving;
mod slips;
mod sweeps;

use paceline::model::{Project, ReadingKey, check};
use paceline::storage::format::{Checksum, Loaded, from_text, to_text};
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

//! Whole sweeps over plan files: every prefix, bits flipped, bytes damaged, many plans there and
//! back. A debug build goes through a part of each, a release build through all of it:
//! `cargo test --release --test it storage::sweeps`, with `-- --include-ignored` for the longest.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::time::{Duration, Instant};

use paceline::app::Sample;
use paceline::model::{Project, check};
use paceline::storage::format::{Checksum, from_text, to_text};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::GOLDEN;
use crate::plans;

const IS_FULL: bool = !cfg!(debug_assertions);

/// All of a sweep in a release build, a part of it otherwise.
const fn all_or(n: u32, part: u32) -> u32 {
    if IS_FULL { n } else { part }
}

/// Numbers in no order that are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn range(&mut self, bytes: &[u8], most: usize) -> std::ops::Range<usize> {
        let start = self.below(bytes.len() + 1);
        start..(start + self.below(most)).min(bytes.len())
    }
}

fn text_of(project: &Project) -> Vec<u8> {
    to_text(project).unwrap().into_bytes()
}

/// Made-up plans of at most 4 kB, the same in every run.
fn small_plans(n: usize) -> Vec<Vec<u8>> {
    let mut runner = TestRunner::deterministic();
    let any = plans::plan();
    let all = std::iter::repeat_with(|| text_of(&any.new_tree(&mut runner).unwrap().current()));
    all.filter(|text| (1_200..4_096).contains(&text.len())).take(n).collect()
}

/// Twenty good files to damage.
fn goldens() -> Vec<Vec<u8>> {
    let mut all = vec![GOLDEN.to_vec(), text_of(&plans::small())];
    all.extend(Sample::ALL.iter().map(|sample| sample.bytes().to_vec()));
    all.extend(small_plans(20 - all.len()));
    all
}

#[test]
fn ten_thousand_plans_are_saved_and_read_back() {
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(all_or(10_000, 500))
    };
    let survives = |project: Project| {
        let text = to_text(&project).unwrap();
        let loaded = from_text(text.as_bytes()).unwrap();
        prop_assert_eq!(&loaded.problems, &[]);
        prop_assert_eq!(loaded.checksum, Checksum::Good);
        prop_assert_eq!(&loaded.project, &project);
        prop_assert_eq!(to_text(&loaded.project).unwrap(), text);
        Ok(())
    };
    TestRunner::new(config).run(&plans::plan(), survives).unwrap();
}

#[test]
fn no_prefix_of_three_plans_passes_for_the_whole() {
    let (mut n, mut n_whole) = (0, 0);
    let samples = Sample::ALL.iter().map(|sample| sample.bytes().to_vec());
    for text in samples.take(1).chain([GOLDEN.to_vec(), text_of(&plans::small())]) {
        let whole = from_text(&text).unwrap();
        let end_of_plan = text.windows(12).rposition(|piece| piece == b"// end crc32").unwrap() - 1;
        let step = if IS_FULL { 1 } else { 23 };
        let ends = (0..end_of_plan).step_by(step).chain(end_of_plan..text.len());
        for end in ends {
            n += 1;
            match from_text(&text[..end]) {
                Err(error) => assert!(!error.message.is_empty() && !error.expected.is_empty()),
                // The plan is whole and its last line is not; or only the last line end is gone.
                Ok(loaded) => {
                    assert!(end >= end_of_plan, "{end} of {}", text.len());
                    assert_eq!(loaded.project, whole.project);
                    assert_eq!(loaded.checksum == Checksum::Good, end + 1 == text.len());
                    n_whole += 1;
                }
            }
        }
    }
    assert!(n >= if IS_FULL { 25_000 } else { 1_000 }, "{n}");
    assert!(n_whole < 3 * 50, "{n_whole}");
}

#[test]
fn no_flipped_bit_is_silent() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let texts = [text_of(&plans::small()), small_plans(1).remove(0), GOLDEN.to_vec()];
    let (mut n_refused, mut n_told) = (0, 0);
    let n = all_or(100_000, 4_000);
    let whole: Vec<_> = texts.iter().map(|text| from_text(text).unwrap().project).collect();
    for _ in 0..n {
        let which = dice.below(texts.len());
        let mut bytes = texts[which].clone();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        match from_text(&bytes) {
            Err(_) => n_refused += 1,
            Ok(loaded) if loaded.checksum != Checksum::Good => n_told += 1,
            // What stands behind the last line is none of the plan's.
            Ok(loaded) => {
                assert_eq!(at + 1, bytes.len(), "byte {at} of {}", bytes.len());
                assert_eq!(loaded.project, whole[which]);
            }
        }
    }
    assert!(n_refused > 0 && n_told > n / 50, "{n_refused} refused, {n_told} told");
}

/// What is put where it does not belong.
const ODD: [&[u8]; 28] = [
    b"(",
    b")",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"\\",
    b"r#\"",
    b"//",
    b"/*",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xC3\x28",
    b"1e999",
    b"-",
    b"99999999999999999999",
    b"nan",
    b"Some(",
    b"_ _ _",
    b"2021-02-30",
    b"9998-12-31",
    b"<<<<<<< ours\n",
    b"\xE2\x80\x8B",
    b"format: 7,",
];

/// Damages a file in one to four places.
fn damaged(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let range = dice.range(&bytes, 60);
        let at = dice.below(bytes.len() + 1);
        match dice.below(8) {
            0 if !bytes.is_empty() => {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            1 => drop(bytes.drain(range)),
            2 => {
                let piece = bytes[range].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => {
                let piece = other[dice.range(other, 200)].to_vec();
                bytes.splice(range, piece);
            }
            4 => bytes.truncate(at),
            5 => {
                let piece = bytes[range.clone()].repeat(1 + dice.below(30));
                bytes.splice(range, piece);
            }
            6 => {
                // A digit somewhere becomes a great many.
                if let Some(at) = (at..bytes.len()).find(|at| bytes[*at].is_ascii_digit()) {
                    let digits = vec![b'9'; 1 + dice.below(400)];
                    bytes.splice(at..=at, digits);
                }
            }
            _ => drop(bytes.splice(at..at, ODD[dice.below(ODD.len())].iter().copied())),
        }
    }
    bytes
}

/// Damages files so many times; whatever comes out is a sentence or a sound plan, soon.
fn damage(n: u32) {
    const MOST: Duration = Duration::from_secs(2);
    let goldens = goldens();
    assert_eq!(goldens.len(), 20);
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let mut n_read = 0;
    for round in 0..n {
        let (which, other) = (dice.below(goldens.len()), dice.below(goldens.len()));
        let bytes = damaged(&goldens[which], &goldens[other], &mut dice);
        let begun = Instant::now();
        let result = from_text(&bytes);
        assert!(begun.elapsed() < MOST, "round {round} takes {:?}", begun.elapsed());
        match result {
            Err(error) => assert!(!error.message.is_empty(), "round {round}"),
            Ok(loaded) => {
                n_read += 1;
                assert_eq!(check(&loaded.project), [], "round {round}");
                if round % 10 == 0 {
                    let text = to_text(&loaded.project).unwrap();
                    let again = from_text(text.as_bytes()).unwrap();
                    assert_eq!(again.problems, [], "round {round}");
                    assert_eq!(again.project, loaded.project, "round {round}");
                }
            }
        }
    }
    assert!(n_read > n / 200, "{n_read} of {n} were read");
}

#[test]
fn damaged_files_are_refused_or_become_sound_plans() {
    damage(all_or(100_000, 3_000));
}

#[test]
#[ignore = "minutes in a release build"]
fn a_million_damaged_files_are_refused_or_become_sound_plans() {
    damage(1_000_000);
}

#[test]
fn a_plan_saved_a_hundred_times_has_the_same_bytes() {
    for text in goldens().iter().take(4) {
        let mut project = from_text(text).unwrap().project;
        for _ in 0..all_or(100, 10) {
            let again = text_of(&project);
            assert_eq!(&again, text);
            project = from_text(&again).unwrap().project;
        }
    }
}

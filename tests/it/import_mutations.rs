//! Exports damaged at random, always in the same way: whatever the damage, the importer comes back
//! with a plan's worth of readings or sentences, and no row gets lost unsaid.
//!
//! `cargo test --release --test it import_mutations -- --ignored` damages a hundred times as many,
//! and none of them may take 2 s of processor time.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::cast_precision_loss, reason = "seconds of processor time")]

use std::cell::Cell;
use std::path::PathBuf;

use paceline::import::{
    ImportChoices, ImportPreview, ImportProblem, InPlace, OwnProcess, ParsedFile, ParsedTable,
    Progress, Reading, Runs, Unpacker, plan_against, preview, read_file,
};
use paceline::model::Project;

/// No file may hold the program up for longer; for runs of a release, where the clock of the
/// processor says something.
const SECONDS: f64 = 2.0;

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

    /// A place in the bytes and another at most so many behind it.
    fn range(&mut self, bytes: &[u8], most: usize) -> std::ops::Range<usize> {
        let start = self.below(bytes.len() + 1);
        start..(start + self.below(most)).min(bytes.len())
    }
}

/// What is put where it does not belong.
const ODD: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xC3\x28",
    b"1e999",
    b"-",
    b"99999999999999999999",
    b"1,234",
    b"2024-02-30",
    b"31/12/2024",
    b"Total",
    b"#",
    b"sep=;\n",
    b"\xE2\x80\x8B",
    b"NaN",
    b"'",
];

/// Damages a file in one to four places.
fn damaged(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        match dice.below(7) {
            0 => {
                let at = dice.below(bytes.len());
                let bit = dice.below(8);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            1 => drop(bytes.drain(dice.range(&bytes.clone(), 40))),
            2 => {
                let range = dice.range(&bytes, 60);
                let piece = bytes[range].to_vec();
                let at = dice.below(bytes.len() + 1);
                bytes.splice(at..at, piece);
            }
            3 => {
                let at = dice.below(bytes.len() + 1);
                bytes.splice(at..at, ODD[dice.below(ODD.len())].iter().copied());
            }
            4 => {
                let piece = other[dice.range(other, 200)].to_vec();
                let range = dice.range(&bytes, 200);
                bytes.splice(range, piece);
            }
            5 => bytes.truncate(dice.below(bytes.len() + 1)),
            _ => {
                let range = dice.range(&bytes, 20);
                let piece = bytes[range.clone()].repeat(1 + dice.below(30));
                bytes.splice(range, piece);
            }
        }
    }
    bytes
}

/// Counts the steps of a reading and ends one that goes on without end.
struct Counted {
    n: Cell<u64>,
    most: u64,
}

impl Progress for Counted {
    fn step(&self, _done: u64, _of: u64) -> bool {
        self.n.set(self.n.get() + 1);
        assert!(self.n.get() <= self.most, "more than {} steps", self.most);
        true
    }
}

/// Steps a reading of these bytes may take.
fn most_steps(bytes: &[u8]) -> u64 {
    10_000 + 20 * bytes.len() as u64
}

fn read(bytes: &[u8], unpacker: &dyn Unpacker, runs: Runs) -> (ParsedFile, ImportPreview) {
    // An unpacker waits in steps of its own.
    let steps = Counted { n: Cell::new(0), most: most_steps(bytes) };
    let file = read_file("damaged", bytes, Reading { runs, ..Reading::with(unpacker, &steps) });
    let choices = ImportChoices::from_files(std::slice::from_ref(&file));
    let preview = preview(std::slice::from_ref(&file), &choices, &steps);
    (file, preview)
}

/// Seconds of processor time of this thread and of all processes that have ended.
fn cpu() -> f64 {
    const TICKS: f64 = 100.0;
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let children = stat.rsplit_once(')').unwrap().1.split_whitespace().skip(13).take(2);
    let ticks: f64 = children.map(|field| field.parse::<f64>().unwrap()).sum();
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9 + ticks / TICKS
}

/// Every row of a table is read or counted as left out, nothing is silent, and what would enter a
/// plan are figures.
fn check(file: &ParsedFile, preview: &ImportPreview) -> Result<(), String> {
    let report = preview.files.first().ok_or("no report")?;
    for (table, told) in file.tables.iter().zip(&report.tables) {
        let rows = n_rows(table)?;
        if told.counts.sum() != rows || told.rows + told.skipped != rows {
            return Err(format!("{rows} rows: {:?}", told.counts));
        }
        if let Some(first) = table.shape.moved.first().filter(|_| told.counts.imported > 0) {
            let is_it = |problem: &ImportProblem| {
                problem.row == Some(first + 1) && problem.message.contains("nothing of it is read")
            };
            if !preview.problems.iter().any(is_it) {
                return Err(format!("{} rows left out unsaid", table.shape.moved.len()));
            }
        }
    }
    if preview.series.is_empty() && preview.problems.is_empty() {
        return Err("neither series nor sentence".to_owned());
    }
    let plan = plan_against(&Project::default(), preview);
    let n_refused = preview.n_readings() - plan.n_readings();
    if n_refused > 0 && plan.problems.is_empty() {
        return Err(format!("{n_refused} readings left out unsaid"));
    }
    let mut planned = plan.series.iter().flat_map(|series| series.readings.iter());
    if planned.any(|(_, value)| !value.is_finite()) {
        return Err("a reading that is no number".to_owned());
    }
    Ok(())
}

/// The rows of a table, counted in its records: whatever is not blank below the names is data, a
/// total, a remark, a row whose fields may have moved or the second line of names, and no two of
/// these.
fn n_rows(table: &ParsedTable) -> Result<usize, String> {
    let shape = &table.shape;
    let others = shape.totals.iter().chain(&shape.remarks).chain(&shape.moved);
    let mut listed: Vec<usize> = shape.rows.iter().chain(others.copied()).collect();
    let n = listed.len();
    listed.sort_unstable();
    listed.dedup();
    let above = match shape.header_record {
        Some(header) => header + 1,
        None => listed.first().copied().unwrap_or(shape.records.end),
    };
    let is_filled = |record: &usize| table.grid().n_filled(*record) > 0;
    let filled = (above..shape.records.end).filter(is_filled).count();
    let expected = filled - usize::from(!shape.descriptions.is_empty());
    if n != listed.len() || n != expected {
        return Err(format!("{expected} rows, {n} listed, {} of them once", listed.len()));
    }
    Ok(n)
}

fn fixtures(is_wanted: impl Fn(&str) -> bool) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut found: Vec<(String, Vec<u8>)> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap())
        })
        .filter(|(name, _)| is_wanted(name))
        .collect();
    found.sort();
    found
}

fn is_text(name: &str) -> bool {
    [".csv", ".tsv", ".txt"].iter().any(|end| name.ends_with(end))
}

/// How damaged files are read.
struct How<'a> {
    unpacker: &'a dyn Unpacker,
    /// Of so many files one is read again without looking for runs of even records.
    twice_every: usize,
    /// Seconds of processor time one may take.
    seconds: Option<f64>,
}

/// Damages so many files; answers with what went wrong.
fn damage(n: usize, seed: u64, files: &[(String, Vec<u8>)], how: &How<'_>) {
    let mut dice = Dice(seed);
    let (mut n_series, mut n_sentences) = (0, 0);
    for round in 0..n {
        let (name, bytes) = &files[round % files.len()];
        let other = &files[dice.below(files.len())].1;
        let bytes = damaged(bytes, other, &mut dice);
        let started = cpu();
        let read = |runs| {
            let work = || read(&bytes, how.unpacker, runs);
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
                .map_err(|_| "panicked".to_owned())
        };
        let told = read(Runs::ANY).and_then(|(file, preview)| {
            n_series += preview.series.len();
            n_sentences += preview.problems.len();
            let seconds = cpu() - started;
            if how.seconds.is_some_and(|most| seconds > most) {
                return Err(format!("{seconds} s"));
            }
            // Runs of even records only make it faster.
            if round % how.twice_every == 0 && read(Runs::NONE)?.1 != preview {
                return Err("read otherwise without runs".to_owned());
            }
            check(&file, &preview)
        });
        if let Err(why) = told {
            panic!("{name}, round {round}: {why}\n{:?}", String::from_utf8_lossy(&bytes));
        }
    }
    // Much of the damage leaves something to read: else the fixtures would prove little.
    assert!(n_series > n / 5 && n_sentences > n / 2, "{n_series} series, {n_sentences} sentences");
}

fn damage_texts(n: usize, seed: u64, seconds: Option<f64>) {
    let files = fixtures(is_text);
    assert!(files.len() >= 8);
    damage(n, seed, &files, &How { unpacker: &InPlace, twice_every: 4, seconds });
}

fn damage_sheets(n: usize, seed: u64, seconds: Option<f64>) {
    let files = fixtures(|name| !is_text(name));
    assert!(files.len() >= 3);
    let program =
        std::env::var("PACELINE").unwrap_or_else(|_| env!("CARGO_BIN_EXE_paceline").to_owned());
    let unpacker = OwnProcess::of(program.into());
    damage(n, seed, &files, &How { unpacker: &unpacker, twice_every: usize::MAX, seconds });
}

#[test]
fn damaged_texts_are_read_or_refused_and_no_row_is_lost() {
    damage_texts(2_000, 0x5EED, None);
}

#[test]
fn damaged_workbooks_are_read_or_refused_and_the_program_goes_on() {
    damage_sheets(50, 0xB00C, None);
}

#[test]
#[ignore = "for releases: 200,000 texts"]
fn two_hundred_thousand_damaged_texts() {
    damage_texts(200_000, 0xF00D, Some(SECONDS));
}

#[test]
#[ignore = "for releases: 5,000 workbooks, each in a process of its own"]
fn five_thousand_damaged_workbooks() {
    damage_sheets(5_000, 0xCAFE, Some(SECONDS));
}

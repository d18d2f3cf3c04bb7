//! What reading a large CSV costs against pandas reading the same file.
//!
//! `cargo bench --bench import`: 1,000,000 rows of date, channel and two numbers, from bytes to the
//! series of a preview, in turns with `pandas.read_csv` with its dates parsed, which `python3` does
//! by itself and times by itself. The smallest and the middle round of both are compared. Fails when
//! reading takes more than half as long as pandas; says so and passes where there is no pandas.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use jiff::ToSpan as _;
use jiff::civil::date;
use paceline::import::{ImportChoices, NoProgress, Reading, preview, read_file};

const DAYS: u32 = 20_000;
const CHANNELS: u32 = 50;
const ROUNDS: usize = 5;
/// How many times as fast as pandas the reading is to be.
const GOAL: f64 = 2.0;
/// Reads the file it is given and prints the seconds.
const PANDAS: &str = "
import sys, time
import pandas
started = time.perf_counter()
pandas.read_csv(sys.argv[1], parse_dates=[0])
print(time.perf_counter() - started)
";

fn main() -> ExitCode {
    match compare() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) | Err(_) => ExitCode::FAILURE,
    }
}

/// Measures, says what came out, and whether the goal is met.
fn compare() -> std::io::Result<bool> {
    let text = rows();
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("rows.csv");
    // A file of the bench's own, in a folder that is gone with it.
    #[expect(clippy::disallowed_methods, reason = "no plan and nothing of the user's")]
    std::fs::write(&path, &text)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let started = Instant::now();
        let n_readings = read(text.as_bytes());
        let seconds = started.elapsed().as_secs_f64();
        if n_readings != 2 * (DAYS * CHANNELS) as usize {
            writeln!(std::io::stdout(), "{n_readings} readings: not what the file holds")?;
            return Ok(false);
        }
        let Some(pandas) = pandas(&path) else {
            writeln!(std::io::stdout(), "{seconds:.2} s; skipped: no python3 with pandas")?;
            return Ok(true);
        };
        // The first round only warms up.
        if round > 0 {
            ours.push(seconds);
            theirs.push(pandas);
        }
    }
    ours.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    let (smallest, middle) = (theirs[0] / ours[0], theirs[ROUNDS / 2] / ours[ROUNDS / 2]);
    let is_met = smallest.min(middle) >= GOAL;
    writeln!(
        std::io::stdout(),
        "{} rows, {ROUNDS} rounds: {smallest:.2} times as fast as pandas by the smallest round, \
         {middle:.2} by the middle one; the goal of {GOAL} is {}",
        DAYS * CHANNELS,
        if is_met { "met" } else { "missed" }
    )?;
    Ok(is_met)
}

/// How many readings a preview of the file holds.
fn read(bytes: &[u8]) -> usize {
    let files = [read_file("rows.csv", bytes, Reading::texts(&NoProgress))];
    let choices = ImportChoices::from_files(&files);
    black_box(preview(&files, &choices, &NoProgress)).n_readings()
}

/// The seconds pandas takes, if it is there.
fn pandas(path: &Path) -> Option<f64> {
    let output = Command::new("python3").args(["-c", PANDAS]).arg(path).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn rows() -> String {
    let mut text = "Date,Channel,Impressions,Amount\n".to_owned();
    for n in 0..DAYS {
        let day = date(1970, 1, 1).saturating_add(i64::from(n).days());
        for channel in 0..CHANNELS {
            let mixed = (n * 31 + channel * 17) % 9_973;
            let (whole, cents) = (mixed * 7, mixed % 100);
            // Writing to a string cannot fail.
            _ = writeln!(text, "{day},Channel {channel},{whole},{mixed}.{cents:02}");
        }
    }
    text
}

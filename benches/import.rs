//! What reading a large export costs against others that read the same file.
//!
//! `cargo bench --bench import` makes a CSV of 1,000,000 rows of date, channel and two numbers, a CSV
//! of 100,000 such rows and a workbook of 50,000. Each is read from the file to the series of a
//! preview in a process of its own, three times; the CPU of the third reading counts, and the most
//! memory the process had after the first. In turns with it `python3` reads the same: the large CSV
//! with pandas and its dates parsed, the workbook with openpyxl in its read-only mode. `LibreOffice`
//! loads the smaller CSV and writes it again; what the same costs it with one row is taken off.
//! Whoever is not installed is left out. Fails when the large CSV misses one of its goals.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use jiff::ToSpan as _;
use jiff::civil::date;
use paceline::import::{ImportChoices, InPlace, NoProgress, Reading, preview, read_file};
use rustix::time::{ClockId, clock_gettime};

const CHANNELS: u32 = 50;
/// Rows of the large CSV, of the one for `LibreOffice`, of the workbook.
const ROWS: [u32; 3] = [1_000_000, 100_000, 50_000];
const ROUNDS: usize = 5;
/// How many times as fast as pandas, openpyxl and `LibreOffice` the reading is to be.
const GOALS: [f64; 3] = [2.0, 10.0, 100.0];
/// Bytes of memory for each byte of the four columns, each value eight bytes.
const MEMORY: f64 = 3.0;
/// The argument that makes this program the process that reads.
const READ: &str = "--read";

const PANDAS: &str = "
import sys, time, pandas
for _ in range(3):
    started = time.process_time()
    pandas.read_csv(sys.argv[1], parse_dates=[0])
    took = time.process_time() - started
print(took)
";
const OPENPYXL: &str = "
import sys, time, openpyxl
started = time.process_time()
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
print(time.process_time() - started)
";
/// Makes a workbook of a CSV, with dates and numbers as such.
const TO_WORKBOOK: &str = "
import sys, csv, datetime, openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet()
rows = csv.reader(open(sys.argv[1]))
sheet.append(next(rows))
for day, channel, whole, amount in rows:
    sheet.append([datetime.date.fromisoformat(day), channel, int(whole), float(amount)])
book.save(sys.argv[2])
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip_while(|arg| arg != READ).skip(1);
    let done = match args.next() {
        Some(path) => read_three_times(Path::new(&path)).map(|()| true),
        None => compare(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            drop(writeln!(io::stderr(), "{error}"));
            ExitCode::FAILURE
        }
    }
}

/// Measures, says what came out, and whether the goals of the large CSV are met.
fn compare() -> io::Result<bool> {
    let folder = tempfile::tempdir()?;
    let [large, small, for_book, book, one_row] =
        ["rows.csv", "fewer.csv", "book.csv", "book.xlsx", "one.csv"]
            .map(|name| folder.path().join(name));
    let files = [(&large, ROWS[0]), (&small, ROWS[1]), (&for_book, ROWS[2]), (&one_row, 1)];
    for (path, n) in files {
        // Files of the bench's own, in a folder that is gone with it.
        #[expect(clippy::disallowed_methods, reason = "no plan and nothing of the user's")]
        std::fs::write(path, rows(n))?;
    }
    let peak = read_by_itself(&large)?.peak;
    let columns = f64::from(ROWS[0]) * 4.0 * 8.0;
    let is_small = peak <= MEMORY * columns;
    say(&format!(
        "{} rows: at most {:.1} MB, {:.2} times the columns; the goal of {MEMORY} is {}",
        ROWS[0],
        peak / 1e6,
        peak / columns,
        verdict(is_small)
    ))?;
    let is_fast = in_turns("pandas", GOALS[0], &large, || python(PANDAS, &[&large]))?;
    if python_runs(TO_WORKBOOK, &[&for_book, &book]) {
        in_turns("openpyxl", GOALS[1], &book, || python(OPENPYXL, &[&book]))?;
    }
    // The first start of LibreOffice makes a profile.
    let profile = folder.path().join("profile");
    _ = office(&one_row, &profile);
    if let (Some(start), Some(all)) = (office(&one_row, &profile), office(&small, &profile)) {
        let ratio = (all - start) / read_by_itself(&small)?.seconds;
        say(&format!(
            "{} rows: {ratio:.0} times as fast as LibreOffice, one run; the goal of {} is {}",
            ROWS[1],
            GOALS[2],
            verdict(ratio >= GOALS[2])
        ))?;
    }
    Ok(is_small && is_fast)
}

/// Reads a file in turns with somebody else, who answers with seconds; whether the goal is met, or
/// there is nobody.
fn in_turns(
    name: &str,
    goal: f64,
    path: &Path,
    other: impl Fn() -> Option<f64>,
) -> io::Result<bool> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(read_by_itself(path)?.seconds);
        let Some(seconds) = other() else {
            say(&format!("skipped: no python3 with {name}"))?;
            return Ok(true);
        };
        theirs.push(seconds);
    }
    ours.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    let (smallest, middle) = (theirs[0] / ours[0], theirs[ROUNDS / 2] / ours[ROUNDS / 2]);
    let is_met = smallest.min(middle) >= goal;
    say(&format!(
        "{ROUNDS} rounds: {smallest:.2} times as fast as {name} by the smallest round, {middle:.2} by \
         the middle one; the goal of {goal} is {}",
        verdict(is_met)
    ))?;
    Ok(is_met)
}

/// What one process needed.
struct Needed {
    /// CPU of its third reading.
    seconds: f64,
    /// The most bytes it had after the first.
    peak: f64,
}

fn read_by_itself(path: &Path) -> io::Result<Needed> {
    let output = Command::new(std::env::current_exe()?).arg(READ).arg(path).output()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = told.split_whitespace().map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(seconds)), Some(Ok(peak))) => Ok(Needed { seconds, peak }),
        _ => Err(io::Error::other(format!("the process that reads said “{told}”"))),
    }
}

/// What the process of its own does: says seconds and bytes.
fn read_three_times(path: &Path) -> io::Result<()> {
    let mut peak = 0.0;
    let mut took = 0.0;
    for round in 0..3 {
        let started = cpu();
        let n_readings = read(path)?;
        took = cpu() - started;
        if n_readings == 0 {
            return Err(io::Error::other("no readings: not what the file holds"));
        }
        if round == 0 {
            peak = most_memory()?;
        }
    }
    say(&format!("{took} {peak}"))
}

/// How many readings a preview of the file holds.
fn read(path: &Path) -> io::Result<usize> {
    let bytes = std::fs::read(path)?;
    let name = path.to_string_lossy();
    let files = [read_file(&name, bytes, Reading::with(&InPlace, &NoProgress))];
    let choices = ImportChoices::from_files(&files);
    Ok(black_box(preview(&files, &choices, &NoProgress)).n_readings())
}

/// Seconds of CPU this process has used.
fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "a bench runs for minutes")]
    let seconds = time.tv_sec as f64 + time.tv_nsec as f64 / 1e9;
    seconds
}

/// The most bytes this process had at a time.
fn most_memory() -> io::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.map(|kib| kib * 1024.0).ok_or_else(|| io::Error::other("no VmHWM"))
}

/// What a script prints, if it runs.
fn python(script: &str, args: &[&Path]) -> Option<f64> {
    let output = Command::new("python3").args(["-c", script]).args(args).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn python_runs(script: &str, args: &[&Path]) -> bool {
    let mut python = Command::new("python3");
    let status = python.args(["-c", script]).args(args).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Seconds of CPU `LibreOffice` needs to load a CSV and write it again; ten minutes at most.
fn office(path: &Path, profile: &Path) -> Option<f64> {
    let before = cpu_of_children()?;
    let mut office = Command::new("timeout");
    office.args([
        "600",
        "soffice",
        "--headless",
        "--norestore",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc)",
    ]);
    office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    office.arg("--outdir").arg(profile).arg(path);
    let status = office.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let seconds = cpu_of_children()? - before;
    status.success().then_some(seconds)
}

/// Seconds of CPU all processes used that this one has waited for.
fn cpu_of_children() -> Option<f64> {
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // Behind the name, which stands in brackets: state, ids, times; own ones first.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(13);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some((ticks()? + ticks()?) / TICKS)
}

fn rows(n: u32) -> String {
    let mut text = "Date,Channel,Impressions,Amount\n".to_owned();
    for row in 0..n {
        let (day, channel) = (row / CHANNELS, row % CHANNELS);
        let date = date(1970, 1, 1).saturating_add(i64::from(day).days());
        let mixed = (day * 31 + channel * 17) % 9_973;
        let (whole, cents) = (mixed * 7, mixed % 100);
        // Writing to a string cannot fail.
        _ = writeln!(text, "{date},Channel {channel},{whole},{mixed}.{cents:02}");
    }
    text
}

fn verdict(is_met: bool) -> &'static str {
    if is_met { "met" } else { "missed" }
}

fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{line}")
}

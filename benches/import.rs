//! What reading a large export costs against others that read the same file.
//!
//! `cargo bench --bench import` makes a CSV of 1,000,000 rows of date, channel and two numbers, a CSV
//! of 100,000 such rows and a workbook of 50,000. Each is read from the file to the series of a
//! preview in a process of its own, three times; the third reading counts, and the most memory the
//! process had after the first. In turns with it `python3` reads the same: the large CSV with pandas
//! and its dates parsed, the workbook with openpyxl in its read-only mode. `LibreOffice` loads the
//! smaller CSV and writes it again; what the same costs it with one row is taken off. Whoever is not
//! installed is left out. Fails when the large CSV misses one of its goals.
//!
//! What counts is how long somebody waits, by the smallest round of each: parts of a large file are
//! read on several processors, which the others do not do. The CPU both used is told beside it. On a
//! machine that is busy with something else the first says less than the second.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use jiff::ToSpan as _;
use jiff::civil::date;
use paceline::import::{
    ImportChoices, InPlace, NoProgress, Reading, preview, read_bytes, read_file,
};
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
    started, cpu = time.perf_counter(), time.process_time()
    pandas.read_csv(sys.argv[1], parse_dates=[0])
    took = time.perf_counter() - started, time.process_time() - cpu
print(*took)
";
const OPENPYXL: &str = "
import sys, time, openpyxl
started, cpu = time.perf_counter(), time.process_time()
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True):
        pass
print(time.perf_counter() - started, time.process_time() - cpu)
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
        let mut ours = Vec::new();
        for _ in 0..ROUNDS {
            ours.push(read_by_itself(&small)?.took);
        }
        let ours = smallest(&ours);
        let waited = (all.waited - start.waited) / ours.waited;
        say(&format!(
            "{} rows: {waited:.0} times as fast as LibreOffice ({:.0} times by CPU), one run of it; the goal of {} is {}",
            ROWS[1],
            (all.cpu - start.cpu) / ours.cpu,
            GOALS[2],
            verdict(waited >= GOALS[2])
        ))?;
    }
    Ok(is_small && is_fast)
}

/// Reads a file in turns with somebody else; whether the goal is met, or there is nobody.
fn in_turns(
    name: &str,
    goal: f64,
    path: &Path,
    other: impl Fn() -> Option<Took>,
) -> io::Result<bool> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(read_by_itself(path)?.took);
        let Some(took) = other() else {
            say(&format!("skipped: no python3 with {name}"))?;
            return Ok(true);
        };
        theirs.push(took);
    }
    let (ours, theirs) = (smallest(&ours), smallest(&theirs));
    let waited = theirs.waited / ours.waited;
    say(&format!(
        "{ROUNDS} rounds: {waited:.2} times as fast as {name} ({:.0} ms, {:.0} ms), {:.2} times by \
         CPU; the goal of {goal} is {}",
        ours.waited * 1e3,
        theirs.waited * 1e3,
        theirs.cpu / ours.cpu,
        verdict(waited >= goal)
    ))?;
    Ok(waited >= goal)
}

/// How long something took, in seconds.
#[derive(Clone, Copy)]
struct Took {
    /// From its begin to its end.
    waited: f64,
    /// On all processors together.
    cpu: f64,
}

/// The least of each.
fn smallest(all: &[Took]) -> Took {
    let least = |of: fn(&Took) -> f64| all.iter().map(of).fold(f64::INFINITY, f64::min);
    Took { waited: least(|took| took.waited), cpu: least(|took| took.cpu) }
}

/// What one process needed.
struct Needed {
    /// For its third reading.
    took: Took,
    /// The most bytes it had after the first.
    peak: f64,
}

fn read_by_itself(path: &Path) -> io::Result<Needed> {
    let output = Command::new(std::env::current_exe()?).arg(READ).arg(path).output()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = told.split_whitespace().map(str::parse);
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(waited)), Some(Ok(cpu)), Some(Ok(peak))) => {
            Ok(Needed { took: Took { waited, cpu }, peak })
        }
        _ => Err(io::Error::other(format!("the process that reads said “{told}”"))),
    }
}

/// What the process of its own does: says seconds and bytes.
fn read_three_times(path: &Path) -> io::Result<()> {
    let mut peak = 0.0;
    let mut took = Took { waited: 0.0, cpu: 0.0 };
    for round in 0..3 {
        let started = now();
        let n_readings = read(path)?;
        let ended = now();
        took = Took { waited: ended.waited - started.waited, cpu: ended.cpu - started.cpu };
        if n_readings == 0 {
            return Err(io::Error::other("no readings: not what the file holds"));
        }
        if round == 0 {
            peak = most_memory()?;
        }
    }
    say(&format!("{} {} {peak}", took.waited, took.cpu))
}

/// How many readings a preview of the file holds.
fn read(path: &Path) -> io::Result<usize> {
    let bytes = read_bytes(path).map_err(io::Error::other)?;
    let name = path.to_string_lossy();
    let files = [read_file(&name, bytes, Reading::with(&InPlace, &NoProgress))];
    let choices = ImportChoices::from_files(&files);
    Ok(black_box(preview(&files, &choices, &NoProgress)).n_readings())
}

/// Where the clock stands, and how much CPU this process has used.
fn now() -> Took {
    let seconds = |id| {
        let time = clock_gettime(id);
        #[expect(clippy::cast_precision_loss, reason = "a bench runs for minutes")]
        let seconds = time.tv_sec as f64 + time.tv_nsec as f64 / 1e9;
        seconds
    };
    Took { waited: seconds(ClockId::Monotonic), cpu: seconds(ClockId::ProcessCPUTime) }
}

/// The most bytes this process had at a time.
fn most_memory() -> io::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.map(|kib| kib * 1024.0).ok_or_else(|| io::Error::other("no VmHWM"))
}

/// What a script prints, if it runs.
fn python(script: &str, args: &[&Path]) -> Option<Took> {
    let output = Command::new("python3").args(["-c", script]).args(args).output().ok()?;
    let told = String::from_utf8(output.stdout).ok()?;
    let (waited, cpu) = told.trim().split_once(' ')?;
    Some(Took { waited: waited.parse().ok()?, cpu: cpu.parse().ok()? })
}

fn python_runs(script: &str, args: &[&Path]) -> bool {
    let mut python = Command::new("python3");
    let status = python.args(["-c", script]).args(args).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What `LibreOffice` needs to load a CSV and write it again; ten minutes at most.
fn office(path: &Path, profile: &Path) -> Option<Took> {
    let (before, started) = (cpu_of_children()?, now().waited);
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
    let took = Took { waited: now().waited - started, cpu: cpu_of_children()? - before };
    status.success().then_some(took)
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

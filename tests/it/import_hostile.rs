//! Files made to break an importer: each is read by a process of its own with limited processor
//! time, which has to come back with sentences and with little more memory than it had.

mod others;
mod sheets;
mod texts;
mod zips;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use paceline::import::{ImportChoices, NoProgress, Reading, Severity, preview, read_file};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::workbooks::unpacker;

/// A file, how it is called, and a part of what has to be said about it.
pub struct Case {
    pub what: &'static str,
    /// The name it goes by, which may well be a lie.
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// A part of one of the sentences; empty where any will do.
    pub says: &'static str,
    /// What the figures of the first series add up to; `None` where there must be no series.
    pub sum: Option<f64>,
}

impl Case {
    /// A file from which nothing can be had.
    pub fn refused(
        what: &'static str,
        name: &'static str,
        bytes: Vec<u8>,
        says: &'static str,
    ) -> Self {
        Self { what, name, bytes, says, sum: None }
    }

    /// A file of which something is read all the same.
    pub fn read(
        what: &'static str,
        name: &'static str,
        bytes: Vec<u8>,
        says: &'static str,
        sum: f64,
    ) -> Self {
        Self { what, name, bytes, says, sum: Some(sum) }
    }
}

/// Seconds of processor time a case may take without optimisation; what hangs takes for ever.
const SECONDS: u64 = 60;
/// How much larger the large files are in a release build.
pub const SCALE: usize = if cfg!(debug_assertions) { 1 } else { 10 };
/// What a first series may add up to where reading and refusing are both fine.
pub const ANY: f64 = f64::NAN;
/// Kilobytes by which the memory of the program may grow.
const GROWTH: u64 = 50 * 1024;
/// Tell the process that reads where the file is, and how it is called.
const FILE: &str = "PACELINE_HOSTILE_FILE";
const NAME: &str = "PACELINE_HOSTILE_NAME";

#[test]
fn texts_made_to_break_an_importer_do_not() {
    check_all(&texts::cases(), 40);
}

#[test]
fn archives_made_to_break_an_importer_do_not() {
    check_all(&zips::cases(), 15);
}

#[test]
fn workbooks_made_to_break_an_importer_do_not() {
    check_all(&sheets::cases(), 30);
}

#[test]
fn other_containers_made_to_break_an_importer_do_not() {
    check_all(&others::cases(), 20);
}

/// Each case in a process of its own; all that is wrong is told at once.
fn check_all(cases: &[Case], at_least: usize) {
    assert!(cases.len() >= at_least, "{} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| check(case).err().map(|why| format!("{}: {why}", case.what)))
        .collect();
    assert!(wrong.is_empty(), "{} went wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn check(case: &Case) -> Result<(), String> {
    let report = run(case)?;
    let (numbers, messages) = report.split_once('\n').ok_or("no report")?;
    let numbers: Vec<&str> = numbers.split(' ').collect();
    let [growth, n_series, sum] = numbers.as_slice() else { return Err(report.clone()) };
    let growth: u64 = growth.parse().map_err(|_| report.clone())?;
    // A text is held once as it came and once in fields.
    let room =
        GROWTH + 3 * case.bytes.len() as u64 / 1024 * u64::from(case.bytes.len() > 10_000_000);
    if growth > room {
        return Err(format!("memory grew by {growth} kB"));
    }
    if !messages.contains(case.says) {
        return Err(format!("does not say “{}” but {messages}", case.says));
    }
    let sum: f64 = sum.parse().map_err(|_| report.clone())?;
    match case.sum {
        None if *n_series != "0" => Err(format!("gives {n_series} series")),
        None if !messages.contains("error: ") => Err(format!("says no reason: {messages}")),
        Some(expected) if (sum - expected).abs() > 1e-6 => Err(format!("sum {sum}: {messages}")),
        _ => wording(messages),
    }
}

/// No sentence blames, stammers or shows the inside of the program.
fn wording(messages: &str) -> Result<(), String> {
    for line in messages.lines() {
        let is_odd = ["invalid", "illegal", "panick", "unwrap", "Error(", "Error {"]
            .iter()
            .any(|word| line.contains(word));
        if is_odd || line.len() < 25 || line.len() > 1_500 {
            let start: String = line.chars().take(300).collect();
            return Err(format!("{} letters: {start}", line.len()));
        }
    }
    Ok(())
}

/// Starts this test program again to read one file, and hands over what it reports.
fn run(case: &Case) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    write(&path, &case.bytes);
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .args(["import_hostile::reads_one_file", "--exact", "--ignored", "--nocapture"])
        .envs([(FILE, path.as_os_str()), (NAME, case.name.as_ref())])
        .output()
        .map_err(|error| error.to_string())?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let report = out.split_once("<report>").and_then(|(_, rest)| rest.split_once("</report>"));
    match report {
        Some((report, _)) if output.status.success() => Ok(report.to_owned()),
        _ => {
            let err = String::from_utf8_lossy(&output.stderr);
            Err(format!("ended with {}: {err}", output.status))
        }
    }
}

#[test]
#[ignore = "run by the tests above, in a process of its own"]
#[expect(clippy::print_stdout, reason = "what is printed is read by the test above")]
fn reads_one_file() {
    let (Ok(path), Ok(name)) = (std::env::var(FILE), std::env::var(NAME)) else { return };
    let bytes = std::fs::read(path).unwrap();
    limit_time();
    let before = most_memory();
    let unpacker = unpacker();
    let files = [read_file(&name, &bytes, Reading::with(&unpacker, &NoProgress))];
    let preview = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
    let growth = most_memory() - before;
    let mut report = String::new();
    let sum = preview.series.first().map_or(0.0, |series| series.readings.values().iter().sum());
    writeln!(report, "{growth} {} {sum}", preview.series.len()).unwrap();
    for problem in &preview.problems {
        let severity = if problem.severity == Severity::Error { "error" } else { "note" };
        writeln!(report, "{severity}: {}", problem.message).unwrap();
    }
    println!("<report>{report}</report>");
}

#[expect(clippy::disallowed_methods, reason = "a file as anybody could send it")]
fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

fn limit_time() {
    let Rlimit { maximum, .. } = getrlimit(Resource::Cpu);
    setrlimit(Resource::Cpu, Rlimit { current: Some(SECONDS), maximum }).unwrap();
}

/// The most memory this process ever had, in kilobytes.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

//! How much faster a plan file with a million readings is read and written than the same data as
//! derived structs in RON; thread CPU, taken in turns, in one run.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a bench prints, and stops at once")]

use std::hint::black_box;
use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::model::{
    Cadence, Channel, ChannelId, Input, InputId, Period, Project, ReadingKey, Series, SeriesKey,
    day_from_number, day_number,
};
use paceline::storage::format::{from_text, to_text};
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

const READINGS: i32 = 1_000_000;
const PER_SERIES: i32 = 2_000;
const ROUNDS: usize = 7;

/// The same data as one would derive it.
#[derive(Serialize, Deserialize)]
struct Plain {
    format: u32,
    series: Vec<PlainSeries>,
}

#[derive(Serialize, Deserialize)]
struct PlainSeries {
    input: u32,
    channel: u32,
    cadence: Cadence,
    readings: Vec<PlainReading>,
}

#[derive(Serialize, Deserialize)]
struct PlainReading {
    date: Date,
    value: f64,
}

/// Daily readings of many inputs on one channel.
fn project(value: impl Fn(i32) -> f64) -> Project {
    let mut project = Project::default();
    let channel: ChannelId = project.new_id();
    project.channels.set(channel, Channel { name: "All".to_owned(), ..Channel::default() });
    let first = day_number(date(2018, 1, 1));
    let mut all = std::collections::BTreeMap::new();
    for n in 0..READINGS / PER_SERIES {
        let input: InputId = project.new_id();
        let identifier = format!("input_{n}");
        project.inputs.set(input, Input { identifier, ..Input::default() });
        let readings = (0..PER_SERIES).map(|at| (first + at, value(n * PER_SERIES + at)));
        let key = SeriesKey { input, channel, cadence: Cadence::Day };
        all.insert(key, Arc::new(Series::from_readings(readings)));
    }
    project.series = Arc::new(all);
    project
}

fn plain(project: &Project) -> Plain {
    let series = project.series.iter().map(|(key, series)| PlainSeries {
        input: key.input.0,
        channel: key.channel.0,
        cadence: key.cadence,
        readings: series
            .iter()
            .map(|(day, value)| PlainReading { date: day_from_number(day), value })
            .collect(),
    });
    Plain { format: 1, series: series.collect() }
}

/// Nanoseconds of CPU this thread has used.
fn cpu() -> i128 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    i128::from(time.tv_sec) * 1_000_000_000 + i128::from(time.tv_nsec)
}

fn taken<T>(work: impl FnOnce() -> T) -> i128 {
    let start = cpu();
    black_box(work());
    cpu() - start
}

/// Runs both in turns and prints the smallest and the middle ratio.
#[expect(clippy::cast_precision_loss, reason = "nanoseconds of a few seconds")]
fn compare(what: &str, goal: f64, ours: impl Fn(), theirs: impl Fn()) {
    let mut rounds: Vec<(f64, i128, i128)> = (0..ROUNDS)
        .map(|_| {
            let (ours, theirs) = (taken(&ours), taken(&theirs));
            (theirs as f64 / ours as f64, ours, theirs)
        })
        .collect();
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (least, (middle, ours, theirs)) = (rounds[0].0, rounds[ROUNDS / 2]);
    println!(
        "  {what}: min {least:.1}x, median {middle:.1}x (goal {goal}x); {} ms against {} ms",
        ours / 1_000_000,
        theirs / 1_000_000
    );
}

fn measure(name: &str, project: &Project) {
    let text = to_text(project).expect("a sound plan");
    let plain = plain(project);
    let pretty = || ron::ser::to_string_pretty(&plain, PrettyConfig::new()).expect("plain data");
    let compact = || ron::to_string(&plain).expect("plain data");
    let read = || drop(black_box(from_text(text.as_bytes()).expect("a plan")));
    let write = || drop(black_box(to_text(project).expect("a sound plan")));

    println!("{name}: {} readings", project.n_readings());
    println!("  lines changed by one changed reading: {}", changed_lines(project, &text));
    println!("  {:.2} bytes a reading (goal 10)", per_reading(&text, project));
    println!(" against derived structs, pretty as a file for people and git has to be");
    let theirs = pretty();
    println!("  {:.2} bytes a reading", per_reading(&theirs, project));
    compare("text to model", 30.0, read, || read_plain(&theirs));
    compare("model to text", 8.0, write, || drop(black_box(pretty())));
    println!(" against derived structs, all on one line");
    let theirs = compact();
    println!("  {:.2} bytes a reading", per_reading(&theirs, project));
    compare("text to model", 30.0, read, || read_plain(&theirs));
    compare("model to text", 8.0, write, || drop(black_box(compact())));
}

fn read_plain(text: &str) {
    drop(black_box(ron::from_str::<Plain>(text).expect("plain data")));
}

#[expect(clippy::cast_precision_loss, reason = "a few million bytes")]
fn per_reading(text: &str, project: &Project) -> f64 {
    text.len() as f64 / project.n_readings() as f64
}

fn changed_lines(project: &Project, text: &str) -> usize {
    let Some((key, series)) = project.series.iter().nth(7) else { return 0 };
    let ordinal = series.first().unwrap_or(0) + 100;
    let period = Period { cadence: key.cadence, ordinal };
    let mut changed = project.clone();
    let key = ReadingKey { input: key.input, channel: key.channel, period };
    changed.set_reading(key, Some(123.25));
    let new = to_text(&changed).expect("a sound plan");
    text.lines().zip(new.lines()).filter(|(old, new)| old != new).count()
}

fn main() {
    // A multiplicative hash of the place makes numbers that look like data.
    let noise = |at: i32| f64::from(at.wrapping_mul(-1_640_531_535) >> 9).abs();
    measure("two decimals", &project(|at| noise(at) % 1_000_000.0 / 100.0));
    measure("full precision", &project(|at| noise(at) / 7.0));
}

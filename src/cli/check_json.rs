//! `paceline check --json`: the same answer for programs.

use serde::Serialize;
use serde_json::{Map, Value};

use super::answer::{Answer, ExitCode};
use super::check::{checksum_word, counts};
use crate::storage::format::{Loaded, Problem};
use crate::storage::{Cause, StorageError};

#[derive(Serialize)]
struct SoundJson<'a> {
    readable: bool,
    plan: &'a str,
    format: u32,
    newer: bool,
    checksum: &'static str,
    counts: Map<String, Value>,
    problems: Vec<ProblemJson<'a>>,
    unknown: &'a [String],
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct Unreadable<'a> {
    readable: bool,
    newer: bool,
    message: String,
    line: Option<usize>,
    column: Option<usize>,
    excerpt: Option<&'a str>,
    expected: Option<&'a str>,
}

pub fn readable(loaded: &Loaded, problems: &[Problem]) -> Answer {
    let counts = counts(loaded).into_iter().map(|(_, key, n)| (key.to_owned(), Value::from(n)));
    Answer::json(&SoundJson {
        readable: true,
        plan: &loaded.project.settings.name,
        format: loaded.format,
        newer: loaded.is_newer(),
        checksum: checksum_word(loaded.checksum),
        counts: counts.collect(),
        problems: problems
            .iter()
            .map(|problem| ProblemJson {
                message: &problem.message,
                line: problem.line,
                column: problem.column,
            })
            .collect(),
        unknown: &loaded.unknown,
    })
}

/// The answer about a file that cannot be read goes to standard output too: whoever asks for JSON
/// wants to parse it. The sentence stands on standard error as well.
pub fn unreadable(error: &StorageError) -> Answer {
    let load = match &error.cause {
        Cause::Load(load) => Some(load),
        _ => None,
    };
    let place = load.filter(|load| load.line.is_some());
    let answer = Answer::json(&Unreadable {
        readable: false,
        newer: load.is_some_and(|load| load.is_newer),
        message: load.map_or_else(|| error.to_string(), |load| load.message.clone()),
        line: load.and_then(|load| load.line),
        column: load.and_then(|load| load.column),
        excerpt: place.map(|load| load.excerpt.as_str()),
        expected: load.map(|load| load.expected.as_str()),
    });
    answer.with_code(ExitCode::Unreadable).with_remarks([error.to_string()])
}

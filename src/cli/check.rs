//! `paceline check`: is the file sound, and what is in it?

use std::path::Path;

use super::answer::{Answer, ExitCode};
use super::check_json;
use super::layout::{Columns, Side, add_line, counted};
use crate::analysis::KpiProgram;
use crate::storage;
use crate::storage::format::{Checksum, Loaded, Problem};

pub fn run(plan: &Path, is_json: bool) -> Answer {
    match storage::load(plan) {
        Err(error) if is_json => check_json::unreadable(&error),
        Err(error) => Answer::unreadable(error.to_string()),
        Ok(file) => {
            let problems = problems(&file.loaded);
            let is_fine = problems.is_empty();
            let answer = if is_json {
                check_json::readable(&file.loaded, &problems)
            } else {
                in_words(&file.loaded, &problems)
            };
            answer.with_code(if is_fine { ExitCode::Fine } else { ExitCode::Problems })
        }
    }
}

fn in_words(loaded: &Loaded, problems: &[Problem]) -> Answer {
    let mut out = match problems.len() {
        0 => "Readable, no problems\n\n".to_owned(),
        n => format!("Readable with {}\n\n", counted(n, "problem", "problems")),
    };
    write_counts(loaded, &mut out);
    if !problems.is_empty() {
        out.push_str("\nProblems\n");
        for problem in problems {
            add_line(&mut out, format!("  {problem}"));
        }
    }
    Answer::fine(out)
}

/// What loading put right, before it what the checksum says and after it formulas that cannot be
/// worked out.
fn problems(loaded: &Loaded) -> Vec<Problem> {
    let without_place = |message: String| Problem { line: None, column: None, message };
    let checksum = match loaded.checksum {
        Checksum::Good => None,
        Checksum::Wrong => Some(
            "The checksum in the last line does not fit: the file was changed outside the program, or damaged",
        ),
        Checksum::Missing => Some(
            "The last line holds no checksum: the file was written by hand, or its end is missing",
        ),
    };
    // A KPI without a formula is unfinished, one with a broken formula is not sound.
    let kpis = loaded.project.kpis.iter().filter(|(_, kpi)| !kpi.formula.trim().is_empty());
    let formulas = kpis.filter_map(|(id, kpi)| {
        let trouble = KpiProgram::new(&loaded.project, kpi).err()?;
        Some(without_place(format!("kpi {id}, {}: {trouble}", kpi.name)))
    });
    let checksum = checksum.map(str::to_owned).map(without_place);
    checksum.into_iter().chain(loaded.problems.iter().cloned()).chain(formulas).collect()
}

/// How much of everything is in the plan, by name and key.
pub fn counts(loaded: &Loaded) -> [(&'static str, &'static str, usize); 8] {
    let project = &loaded.project;
    [
        ("Objectives", "objectives", project.objectives.len()),
        ("Goals", "goals", project.goals.len()),
        ("KPIs", "kpis", project.kpis.len()),
        ("Inputs", "inputs", project.inputs.len()),
        ("Channels", "channels", project.channels.len()),
        ("Series", "series", project.series.len()),
        ("Readings", "readings", project.n_readings()),
        ("Notes", "notes", project.notes.len() + project.annotations.len()),
    ]
}

/// "good", "wrong" or "missing".
pub fn checksum_word(checksum: Checksum) -> &'static str {
    match checksum {
        Checksum::Good => "good",
        Checksum::Wrong => "wrong",
        Checksum::Missing => "missing",
    }
}

fn write_counts(loaded: &Loaded, out: &mut String) {
    let name = loaded.project.settings.name.as_str();
    let mut columns = Columns::new(&[("Plan", Side::Left), (name, Side::Left)]);
    let mut line = |name: &str, value: String| columns.add([name.to_owned(), value]);
    line("Format", loaded.format.to_string());
    line("Checksum", checksum_word(loaded.checksum).to_owned());
    for (name, _, n) in counts(loaded) {
        line(name, n.to_string());
    }
    columns.write(out);
}

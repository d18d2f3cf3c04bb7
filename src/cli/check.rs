//! `paceline check`: is the file sound, and what is in it?

use std::path::Path;

use super::answer::{Answer, ExitCode};
use super::layout::{Columns, Side, add_line, counted};
use super::plan_file;
use crate::analysis::KpiProgram;
use crate::storage::format::{Checksum, Loaded};

pub fn run(plan: &Path) -> Answer {
    let loaded = match plan_file::read(plan) {
        Ok(loaded) => loaded,
        Err(message) => return Answer::unreadable(message),
    };
    let problems = problems(&loaded);
    let mut out = match problems.len() {
        0 => "Readable, no problems\n\n".to_owned(),
        n => format!("Readable with {}\n\n", counted(n, "problem", "problems")),
    };
    write_counts(&loaded, &mut out);
    if !problems.is_empty() {
        out.push_str("\nProblems\n");
        for problem in &problems {
            add_line(&mut out, format!("  {problem}"));
        }
    }
    let code = if problems.is_empty() { ExitCode::Fine } else { ExitCode::Problems };
    Answer::fine(out).with_code(code)
}

fn problems(loaded: &Loaded) -> Vec<String> {
    let checksum = match loaded.checksum {
        Checksum::Good => None,
        Checksum::Wrong => Some(
            "The checksum in the last line does not fit: the file was changed outside the program, or damaged",
        ),
        Checksum::Missing => Some(
            "The last line holds no checksum: the file was written by hand, or its end is missing",
        ),
    };
    let listed = loaded.problems.iter().map(ToString::to_string);
    // A KPI without a formula is unfinished, one with a broken formula is not sound.
    let kpis = loaded.project.kpis.iter().filter(|(_, kpi)| !kpi.formula.trim().is_empty());
    let formulas = kpis.filter_map(|(id, kpi)| {
        let trouble = KpiProgram::new(&loaded.project, kpi).err()?;
        Some(format!("kpi {id}, {}: {trouble}", kpi.name))
    });
    checksum.map(str::to_owned).into_iter().chain(listed).chain(formulas).collect()
}

fn write_counts(loaded: &Loaded, out: &mut String) {
    let Loaded { project, checksum, format, .. } = loaded;
    let checksum = match checksum {
        Checksum::Good => "good",
        Checksum::Wrong => "wrong",
        Checksum::Missing => "missing",
    };
    let mut columns =
        Columns::new(&[("Plan", Side::Left), (project.settings.name.as_str(), Side::Left)]);
    let mut line = |name: &str, value: String| columns.add([name.to_owned(), value]);
    line("Format", format.to_string());
    line("Checksum", checksum.to_owned());
    let counts = [
        ("Objectives", project.objectives.len()),
        ("Goals", project.goals.len()),
        ("KPIs", project.kpis.len()),
        ("Inputs", project.inputs.len()),
        ("Channels", project.channels.len()),
        ("Series", project.series.len()),
        ("Readings", project.n_readings()),
        ("Notes", project.notes.len() + project.annotations.len()),
    ];
    for (name, n) in counts {
        line(name, n.to_string());
    }
    columns.write(out);
}

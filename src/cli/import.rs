//! `paceline import`: what exports of other tools hold, and bringing it into a plan.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::answer::{Answer, ExitCode};
use super::import_args::ImportArgs;
use super::{import_choices, import_files, import_text, plan_file};
use crate::app::import_edit;
use crate::document::Document;
use crate::import::{
    self, ImportPlan, ImportPreview, ImportProblem, NoProgress, Overlap, Severity,
};
use crate::model::{PlanSettings, Project};
use crate::storage::{self, FileStamp};

/// `today` dates the newest row of exports whose dates leave the year out.
pub fn run(args: &ImportArgs, today: Date) -> Answer {
    let files = match import_files::read(args) {
        Ok(files) => files,
        Err(refusal) => return refusal,
    };
    let target = match args.into.as_deref().map(Target::open).transpose() {
        Ok(target) => target,
        Err(refusal) => return refusal,
    };
    let plan = target.as_ref().map(|target| &**target.document.project());
    let choices = match import_choices::chosen(&files, &args.guesses, today, plan) {
        Ok(choices) => choices,
        Err(message) => return Answer::wrong_usage(message),
    };
    let preview = import::preview(&files, &choices, &NoProgress);
    if let Some(target) = target {
        return bring(&preview, &choices.overlap, args, target);
    }
    let answer = if args.json {
        Answer::json(&import::report_json(&preview))
    } else {
        Answer::fine(import_text::report(&preview))
    };
    answer.with_code(code(preview.problems.iter()))
}

/// Whether something could not be read at all.
fn code<'a>(mut problems: impl Iterator<Item = &'a ImportProblem>) -> ExitCode {
    if problems.any(|problem| problem.severity == Severity::Error) {
        ExitCode::Problems
    } else {
        ExitCode::Fine
    }
}

#[derive(Debug, Serialize)]
struct BroughtJson {
    new: usize,
    changed: usize,
    equal: usize,
    /// The plan's path as it was given.
    plan: String,
}

/// The plan that readings are brought into.
struct Target<'a> {
    path: &'a Path,
    document: Document,
    /// `None` for a plan that is made.
    stamp: Option<FileStamp>,
}

impl<'a> Target<'a> {
    /// A plan that was read with problems is refused: saving it would make final what reading it
    /// left out or put right, and nobody has seen that yet.
    fn open(path: &'a Path) -> Result<Self, Answer> {
        plan_file::check_nobody_has_it(path).map_err(Answer::unreadable)?;
        // A link that leads nowhere is no reason to put a file in its place.
        if path.symlink_metadata().is_err() {
            let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let settings =
                PlanSettings { name: name.unwrap_or_default(), ..PlanSettings::default() };
            let project = Project { settings: Arc::new(settings), ..Project::default() };
            return Ok(Self { path, document: Document::untitled(project), stamp: None });
        }
        let file = plan_file::read_file(path).map_err(Answer::unreadable)?;
        // A checksum that is missing or does not fit says that somebody wrote by hand, no more.
        if !file.loaded.problems.is_empty() {
            let sentence = format!(
                "Nothing was imported, because the plan was not read without problems; see them with “paceline check”, accept the plan as it was read with “paceline resave”, then import again: {}",
                storage::shown(path)
            );
            return Err(Answer::unreadable(sentence).with_code(ExitCode::Problems));
        }
        let document = Document::opened(file.loaded.project, path.to_owned());
        Ok(Self { path, document, stamp: Some(file.stamp) })
    }
}

fn bring(
    preview: &ImportPreview,
    overlap: &Overlap,
    args: &ImportArgs,
    target: Target<'_>,
) -> Answer {
    if let Some(sentence) = open_order(preview) {
        return Answer::unreadable(sentence).with_code(ExitCode::Problems);
    }
    let Target { path, document, stamp } = target;
    let import = import::plan_with(document.project(), preview, overlap);
    let problems = preview.problems.iter().chain(&import.problems);
    let code = code(problems.clone());
    let remarks: Vec<String> =
        problems.map(|problem| import_text::problem(preview, problem)).collect();
    if let Err(message) = apply_and_save(document, &import, &args.files, (path, stamp)) {
        return Answer::unreadable(message).with_remarks(remarks);
    }
    let counts = import.counts;
    let plan = path.display().to_string();
    let answer = if args.json {
        let (new, changed, equal) = (counts.new, counts.changed, counts.equal);
        Answer::json(&BroughtJson { new, changed, equal, plan })
    } else {
        Answer::fine(format!(
            "{} new, {} changed, {} equal: {}",
            counts.new,
            counts.changed,
            counts.equal,
            storage::shown(path)
        ))
    };
    answer.with_code(code).with_remarks(remarks)
}

/// A wrong order of day and month puts figures on days they were not measured on, and nobody would
/// see it afterwards: it has to be said.
fn open_order(preview: &ImportPreview) -> Option<String> {
    let at = preview.open_orders().next()?;
    let file = preview.files.get(at.file)?;
    let date = file.tables.get(at.table)?.open_order.as_ref()?;
    Some(format!(
        "Nothing was imported, because nothing says whether day or month comes first in dates such as {date}; add --date-order dmy (day first) or --date-order mdy (month first): {}",
        file.name
    ))
}

/// Saves only where something changed, so that a second import leaves the file alone.
fn apply_and_save(
    mut document: Document,
    import: &ImportPlan,
    files: &[PathBuf],
    (path, stamp): (&Path, Option<FileStamp>),
) -> Result<(), String> {
    if import.series.is_empty() && import.completed_inputs.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = files
        .iter()
        .map(|file| file.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    document.apply(&import_edit(import, names.join(", "))).map_err(|error| error.to_string())?;
    plan_file::save(document.project(), path, stamp)
}

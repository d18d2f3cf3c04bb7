//! The text of a plan file as a plan.

use serde::Deserialize as _;

use crate::model::{self, Project};

use super::error::LoadError;
use super::into_model;
use super::limits::too_long_text;
use super::problems::{Problem, Problems, offset_in};
use super::trailer::{Checksum, MergeMarkers, merge_markers, verify};
use super::v1::PlanFile;
use super::version::stated;
use super::{FORMAT, decode, slips};

/// A plan that was read, with everything that was not as it should be.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub project: Project,
    /// What was put right or left out, and what still does not hold.
    pub problems: Vec<Problem>,
    pub checksum: Checksum,
    /// The format of the file.
    pub format: u32,
    /// What in the file this version does not know, and saving leaves out: "goals, entry 2, colour".
    /// The first of them if they are many.
    pub unknown: Vec<String>,
}

impl Loaded {
    /// Whether a newer version wrote the file: it may hold more than was understood, so that it
    /// must not be saved over.
    pub fn is_newer(&self) -> bool {
        self.format > FORMAT
    }
}

/// Reads a plan. Never panics and never changes anything silently, whatever the bytes are.
pub fn from_text(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let decoded = decode::decode(bytes)?;
    let mut text: &str = &decoded;
    let checksum = verify(text);
    let mut trailer_conflict = None;
    if checksum != Checksum::Good {
        match merge_markers(text) {
            MergeMarkers::None => {}
            MergeMarkers::Within(at) => return Err(merge_error(text, at)),
            MergeMarkers::AroundTrailer(at) => {
                trailer_conflict = Some(at);
                text = &text[..at];
            }
        }
    }
    let mut problems = Problems::new(text);
    if trailer_conflict.is_some() {
        let message =
            "Merge markers stand around the checksum only; they go away with the next save";
        problems.add(trailer_conflict, message);
    }
    if let Some(format) = stated(text).filter(|format| *format > FORMAT) {
        problems.add(text.find("format"), newer(format));
    }
    let (file, unknown) = parse(text, &mut problems)?;
    if file.format < FORMAT {
        return Err(slips::other_format(text, file.format));
    }
    check_limits(text, &file)?;
    let project = into_model::project(&file, &mut problems)?;
    for problem in model::check(&project) {
        let about = problem.about.map(|item| format!("{item}: ")).unwrap_or_default();
        problems.add(None, format!("{about}{}", problem.message));
    }
    let format = file.format;
    Ok(Loaded { project, problems: problems.finish(), checksum, format, unknown })
}

fn merge_error(text: &str, at: usize) -> LoadError {
    LoadError::at(
        text,
        at,
        "The file has unresolved merge markers",
        "Keep one of the two versions between <<<<<<< and >>>>>>>, or both, and delete the marker lines",
    )
}

fn newer(format: u32) -> String {
    format!(
        "The plan was written by a newer version of Paceline, in format {format}; what this version does not know is not shown"
    )
}

/// The tables of the file, and the first fields in it that nobody knows.
fn parse<'a>(
    text: &'a str,
    problems: &mut Problems<'_>,
) -> Result<(PlanFile<'a>, Vec<String>), LoadError> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut source = ron::Deserializer::from_str_with_options(text, &options)
        .map_err(|error| slips::explain(text, &error, ""))?;
    let mut track = serde_path_to_error::Track::new();
    let mut unknown: Vec<String> = Vec::new();
    let mut n_more = 0;
    let mut note_unknown = |path: serde_ignored::Path<'_>| {
        if unknown.len() < MOST_UNKNOWN {
            unknown.push(path.to_string());
        } else {
            n_more += 1;
        }
    };
    let tracked = serde_path_to_error::Deserializer::new(&mut source, &mut track);
    let parsed =
        PlanFile::deserialize(serde_ignored::Deserializer::new(tracked, &mut note_unknown));
    let parsed = parsed.and_then(|file| source.end().map(|()| file));
    let file = parsed.map_err(|error| {
        slips::explain(text, &source.span_error(error), &track.path().to_string())
    })?;
    for path in &unknown {
        list_unknown(path, file.format > FORMAT, problems);
    }
    problems.add_unlisted(n_more);
    let unknown = unknown.iter().map(|path| slips::in_words(path)).collect();
    Ok((file, unknown))
}

/// How many unknown fields are listed; each is looked for in the text.
const MOST_UNKNOWN: usize = 100;

/// Lists a field the program does not know, with its place if the name stands there only once.
fn list_unknown(path: &str, is_newer: bool, problems: &mut Problems<'_>) {
    let name = path.rsplit('.').next().unwrap_or(path);
    let label = format!("{name}:");
    let mut places = problems.document().match_indices(&label).map(|(at, _)| at);
    let only = places.next().filter(|_| places.next().is_none());
    let outcome = if is_newer { "is not in a copy" } else { "will be gone after saving" };
    let message = format!("“{}” is not known and {outcome}", slips::in_words(path));
    problems.add(only, message);
}

fn check_limits(text: &str, file: &PlanFile<'_>) -> Result<(), LoadError> {
    let Some((what, long)) = too_long_text(file) else { return Ok(()) };
    let message = format!("{what} is longer than 64 kB");
    Err(match offset_in(text, long) {
        Some(at) => LoadError::at(text, at, message, "Shorten it"),
        None => LoadError::of_file(message, "Shorten it"),
    })
}

//! Importing again, in another order, and failing on the way: a plan ends up the same or untouched.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use paceline::app::import_edit;
use paceline::cli::ExitCode;
use paceline::document::Document;
use paceline::import::{
    ImportChoices, ImportPlan, NoProgress, ParsedFile, Reading, plan_against, preview, read_file,
};
use paceline::model::Project;

use crate::cli::answer_on;

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut found: Vec<PathBuf> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "csv"))
        .collect();
    found.sort();
    assert!(found.len() >= 8);
    found
}

/// Imports files into a plan, and hands over the plan as it then is on the disk.
fn bring(plan: &Path, files: &[&str]) -> Option<Vec<u8>> {
    let args =
        ["import", "--into", plan.to_str().unwrap()].into_iter().chain(files.iter().copied());
    let answer = answer_on(date(2026, 3, 1), args);
    assert_ne!(answer.code, ExitCode::WrongUsage, "{answer:?}");
    fs::read(plan).ok()
}

#[test]
fn every_fixture_imported_three_times_gives_the_plan_of_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut n_plans = 0;
    for (n, path) in texts().iter().enumerate() {
        let plan = folder.path().join(format!("{n}.ron"));
        let file = [path.to_str().unwrap()];
        let once = bring(&plan, &file);
        assert_eq!(bring(&plan, &file), once, "{}", path.display());
        assert_eq!(bring(&plan, &file), once, "{}", path.display());
        n_plans += usize::from(once.is_some());
    }
    assert!(n_plans >= 6, "{n_plans} fixtures bring readings");
}

#[test]
fn overlapping_files_give_one_plan_whatever_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
    let (january, february) = (path("x-daily-january.csv"), path("x-daily-february.csv"));
    // Two plans of one name, because the plan's name stands in the file.
    let plan = |n: u8| {
        let place = folder.path().join(n.to_string());
        fs::create_dir_all(&place).unwrap();
        place.join("plan.ron")
    };
    let readings = |n: u8, files: [&str; 2]| {
        let text = String::from_utf8(bring(&plan(n), &files).unwrap()).unwrap();
        let project = paceline::storage::format::from_text(text.as_bytes()).unwrap().project;
        let mut all: Vec<String> = Vec::new();
        for (key, series) in project.series.iter() {
            let input = &project.inputs.get(key.input).unwrap().identifier;
            let channel = &project.channels.get(key.channel).unwrap().name;
            let values: Vec<(i32, f64)> = series.iter().collect();
            all.push(format!("{input} {channel} {:?} {values:?}", key.cadence));
        }
        all.sort();
        all
    };
    let first = readings(1, [&january, &february]);
    assert_eq!(readings(2, [&february, &january]), first);
    assert!(first.len() > 3);
    // The same one after the other: each file on its own, the newer one last.
    bring(&plan(3), &[&january]);
    assert_eq!(readings(3, [&february, &january]), first);
}

fn planned(rows: i64) -> ImportPlan {
    let text = (0..rows).fold("Date,Likes\n".to_owned(), |text, n| {
        let day = date(2024, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap();
        format!("{text}{day},{n}\n")
    });
    let files: [ParsedFile; 1] = [read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    let preview = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
    plan_against(&Project::default(), &preview)
}

#[test]
fn an_import_that_fails_at_any_row_leaves_the_plan_untouched() {
    let sound = planned(200);
    assert_eq!(sound.n_readings(), 200);
    for row in 0..200 {
        let mut broken = sound.clone();
        let mut readings = sound.series[0].readings.to_vec();
        readings[row].1 = f64::NAN;
        broken.series[0].readings = readings.into();
        let before = Project::default();
        let mut document = Document::untitled(before.clone());
        let failed = document.apply(&import_edit(&broken, "a.csv".to_owned()));
        assert!(failed.is_err(), "row {row} is taken");
        assert_eq!(**document.project(), before, "row {row} leaves something behind");
        assert_eq!(document.undo(), None, "row {row} leaves a step to undo");
    }
    let mut document = Document::untitled(Project::default());
    document.apply(&import_edit(&sound, "a.csv".to_owned())).unwrap();
    assert_eq!(document.project().n_readings(), 200);
}

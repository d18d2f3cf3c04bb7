//! Every finding has one plan that raises it and one that does not, and its ways out lead out.

mod bad_input;
mod rates;
mod rows;
mod sound;

use std::collections::BTreeSet;
use std::sync::Arc;

use paceline::analysis::{Analyst, FINDING_KINDS, Finding, FindingKind, Fix, Place, Way};
use paceline::app::fix_edit;
use paceline::document::Document;
use paceline::library;
use paceline::model::{InputKind, ItemId, Kpi, Project};

use rows::{ROWS, Row};
use sound::{JUDGED_ON, Sound, findings};

fn kind(code: &str) -> &'static FindingKind {
    FINDING_KINDS.iter().find(|kind| kind.code == code).unwrap()
}

fn raised(row: &Row) -> Sound {
    let mut plan = Sound::new();
    (row.raises)(&mut plan);
    plan
}

fn found<'a>(findings: &'a [Finding], code: &str) -> Option<&'a Finding> {
    findings.iter().find(|finding| finding.code == code)
}

#[test]
fn a_sound_plan_has_no_findings() {
    assert_eq!(Sound::new().findings(), []);
}

#[test]
fn every_kind_has_one_row() {
    let kinds: Vec<&str> = FINDING_KINDS.iter().map(|kind| kind.code).collect();
    let rows: Vec<&str> = ROWS.iter().map(|row| row.code).collect();
    let sets: [BTreeSet<&str>; 2] =
        [kinds.iter().copied().collect(), rows.iter().copied().collect()];
    assert_eq!(sets[0], sets[1]);
    assert_eq!((kinds.len(), rows.len()), (sets[0].len(), sets[1].len()), "one is there twice");
}

#[test]
fn one_plan_raises_it_and_one_does_not() {
    for row in ROWS {
        let findings = raised(row).findings();
        let finding = found(&findings, row.code).unwrap_or_else(|| panic!("{}", row.code));
        let kind = kind(row.code);
        assert_eq!(
            (finding.severity, finding.letter),
            (kind.severity, kind.letter),
            "{}",
            row.code
        );

        let mut plan = Sound::new();
        (row.does_not)(&mut plan);
        let findings = plan.findings();
        assert_eq!(found(&findings, row.code), None, "{}", row.code);
    }
}

#[test]
fn every_message_is_one_sentence_with_a_next_step() {
    for row in ROWS {
        let findings = raised(row).findings();
        let message = &found(&findings, row.code).unwrap().message;
        assert!(message.starts_with(|c: char| c.is_uppercase() || "“".contains(c)), "{message}");
        assert!(!message.ends_with('.') && !message.contains(". "), "{message}");
        assert!(!message.contains("NaN") && !message.contains("  "), "{message}");
        assert!(message.contains("; "), "{message}");
    }
}

#[test]
fn the_ways_out_are_those_of_the_table() {
    for row in ROWS {
        let findings = raised(row).findings();
        let fixes = &found(&findings, row.code).unwrap().fixes;
        assert!(!fixes.is_empty(), "{} leaves one alone", row.code);
        let labels: Vec<&str> =
            fixes.iter().filter(|fix| !fix.only_opens()).map(Fix::label).collect();
        assert_eq!(labels, row.fixes, "{}", row.code);
    }
}

/// Makes the change, and takes it back.
fn check_fix(project: &Project, about: ItemId, code: &str, fix: &Fix) {
    let context = format!("{code}: {}", fix.label());
    let mut document = Document::untitled(project.clone());
    let edit = fix_edit(fix, project, JUDGED_ON, JUDGED_ON).unwrap();
    document.apply(&edit).unwrap_or_else(|error| panic!("{context}: {error}"));
    assert_eq!(paceline::model::check(document.project()), [], "{context}");
    let left = findings(document.project());
    let same = left.iter().find(|finding| finding.code == code && finding.about == about);
    assert_eq!(same, None, "{context}");
    let label = document.undo_label().unwrap_or_default();
    assert!(label.starts_with(char::is_lowercase), "{context}: {label}");
    document.undo().unwrap();
    assert_eq!(document.project().as_ref(), project, "{context}");
    assert_eq!(document.undo_label(), None, "{context} is more than one step");
}

#[test]
fn every_way_out_ends_the_finding_and_one_undo_brings_the_plan_back() {
    for row in ROWS {
        let plan = raised(row);
        let findings = plan.findings();
        let finding = found(&findings, row.code).unwrap();
        for fix in &finding.fixes {
            match fix.way() {
                Way::Open(place) => {
                    assert!(is_there(&plan.project, place), "{}: {}", row.code, fix.label());
                    assert!(fix.label().ends_with('…'), "{}", fix.label());
                }
                _ => check_fix(&plan.project, finding.about, row.code, fix),
            }
        }
    }
}

/// The figure is the plan's evidence: taking a definition must not cut it off from its readings.
#[test]
fn a_kpi_with_renamed_inputs_keeps_its_figure_when_the_library_is_followed() {
    let mut plan = Sound::new();
    let fans = plan.input("fans", InputKind::Stock);
    plan.months(fans, 12, &[200.0; 3]);
    plan.change_kpi(|kpi| {
        let entry = library::kpi("amplification_rate").unwrap().to_kpi();
        *kpi = Kpi { formula: "100 * hits / fans".into(), range: (None, None), ..entry };
    });
    let latest = |project: &Project| {
        let analysis = Analyst::default().analyse(&Arc::new(project.clone()), JUDGED_ON);
        let latest = analysis.kpis[&plan.kpi].latest.clone();
        latest.and_then(|point| point.figure.value())
    };
    assert_eq!(latest(&plan.project), Some(6.5));
    let findings = plan.findings();
    let fixes = &found(&findings, "definition_differs").unwrap().fixes;
    let mut document = Document::untitled(plan.project.clone());
    document.apply(&fix_edit(&fixes[0], &plan.project, JUDGED_ON, JUDGED_ON).unwrap()).unwrap();
    assert_eq!(latest(document.project()), Some(6.5));
    assert_eq!(document.project().inputs.len(), plan.project.inputs.len());
    assert!(found(&self::findings(document.project()), "definition_differs").is_none());
}

fn is_there(project: &Project, place: &Place) -> bool {
    match *place {
        Place::Goal(id, _) | Place::Library(id) | Place::Item(ItemId::Goal(id)) => {
            project.goals.contains(id)
        }
        Place::Formula(id) | Place::Range(id) => project.kpis.contains(id),
        Place::Readings(id) => project.inputs.contains(id),
        Place::NewChannel => project.channels.is_empty(),
        Place::Item(_) => false,
    }
}

#[test]
fn a_split_divides_words_and_kpis() {
    let row = ROWS.iter().find(|row| row.code == "compound_goal").unwrap();
    let plan = raised(row);
    let findings = plan.findings();
    let fix = &found(&findings, row.code).unwrap().fixes[0];
    let mut document = Document::untitled(plan.project.clone());
    document.apply(&fix_edit(fix, &plan.project, JUDGED_ON, JUDGED_ON).unwrap()).unwrap();
    let project = document.project();
    let goals: Vec<_> = project.goals.values().collect();
    let statements: Vec<&str> = goals.iter().map(|goal| goal.statement.as_str()).collect();
    assert_eq!(
        statements,
        ["Raise share of voice to 14 percent", "Raise engagement to 14 percent"]
    );
    let keys = goals
        .iter()
        .map(|goal| project.kpis.get(goal.kpi.unwrap()).unwrap().library_key.as_deref().unwrap());
    assert_eq!(keys.collect::<Vec<_>>(), ["share_of_voice", "engagement_rate"]);
    let whole = plan.project.goals.get(plan.goal).unwrap();
    for goal in goals {
        assert_eq!(
            (goal.objective, goal.start, goal.deadline),
            (whole.objective, whole.start, whole.deadline)
        );
        assert_eq!(goal.scope, whole.scope);
    }
    let label = document.undo_label().unwrap();
    assert!(label.starts_with("split goal “Raise share of voice and"), "{label}");
}

#[test]
fn the_page_about_findings_lists_every_kind() {
    let page = include_str!("../../../docs/findings.md");
    for kind in FINDING_KINDS {
        let letter = kind.letter.map_or_else(|| "–".to_owned(), String::from);
        let severity = kind.severity.code();
        let begin = format!("| `{}` | {letter} | {severity} |", kind.code);
        assert!(page.contains(&begin), "{begin}");
    }
    let n_rows = page.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(n_rows, FINDING_KINDS.len());
}

//! Plans that cannot be right: each is a state with a sentence and a way out.

use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::analysis::{Analyst, Finding, Fix, Place, PlanAnalysis, Severity, Status, Way};
use paceline::app::fix_edit;
use paceline::document::Document;
use paceline::edit::{ChannelEdit, Edit, InputEdit, KpiEdit};
use paceline::model::{
    AmountKind, Checkpoint, Goal, Intent, ItemId, Kpi, KpiId, MeasuredAs, Project, Scope, Unit,
};

use super::sound::{JUDGED_ON, Sound, findings};

fn analysis(project: &Project) -> Arc<PlanAnalysis> {
    Analyst::default().analyse(&Arc::new(project.clone()), JUDGED_ON)
}

/// The finding of that kind, and the sentence the goal's status gives.
fn state(plan: &Sound, code: &str) -> (Finding, String) {
    let analysis = analysis(&plan.project);
    let mut all = analysis.findings.iter();
    let finding = all.find(|finding| finding.code == code).unwrap_or_else(|| panic!("{code}"));
    assert!(!finding.fixes.is_empty());
    (finding.clone(), analysis.goals[&plan.goal].reason.clone())
}

fn apply(plan: &mut Sound, edit: &Edit) {
    let mut document = Document::untitled(plan.project.clone());
    document.apply(edit).unwrap();
    plan.project = Project::clone(document.project());
}

fn mend(plan: &mut Sound, finding: &Finding, label: &str) {
    let mut fixes = finding.fixes.iter();
    let fix = fixes.find(|fix| fix.label() == label);
    let fix = fix.unwrap_or_else(|| panic!("{label} is not among {:?}", finding.fixes));
    let edit = fix_edit(fix, &plan.project, JUDGED_ON, JUDGED_ON).unwrap();
    apply(plan, &edit);
    let left = findings(&plan.project);
    let same = |other: &&Finding| other.code == finding.code && other.about == finding.about;
    assert_eq!(left.iter().find(same), None, "{label}");
}

#[test]
fn a_formula_that_refers_to_a_deleted_input_says_so() {
    let mut plan = Sound::new();
    let id = plan.hits;
    apply(&mut plan, &Edit::Input(InputEdit::Delete { id }));
    let (finding, reason) = state(&plan, "formula_cannot_be_worked_out");
    assert_eq!(finding.about, ItemId::Kpi(plan.kpi));
    assert_eq!(
        finding.message,
        "The formula refers to hits, which this plan does not have; correct the formula"
    );
    assert_eq!(reason, "The formula refers to hits, which this plan does not have");
    assert_eq!(analysis(&plan.project).goals[&plan.goal].status, Status::NeedsData);
    mend(&mut plan, &finding, "Add the input hits");
}

#[test]
fn a_formula_that_refers_to_another_kpi_gets_that_ones_formula() {
    for (formula, written_out) in [
        ("2 * test_rate", "2 * (100 * hits / tries)"),
        ("2 * Test rate", "2 * (100 * hits / tries)"),
    ] {
        let mut plan = Sound::new();
        let other = plan.add_kpi("Double", formula, Unit::Percent);
        let (finding, _) = state(&plan, "formula_cannot_be_worked_out");
        assert_eq!(finding.about, ItemId::Kpi(other));
        for words in ["“Test rate”", "formulas take inputs only"] {
            assert!(finding.message.contains(words), "{}", finding.message);
        }
        mend(&mut plan, &finding, "Put in the formula of “Test rate”");
        assert_eq!(plan.project.kpis.get(other).unwrap().formula, written_out);
    }
}

#[test]
fn a_formula_within_itself_is_not_offered() {
    let mut plan = Sound::new();
    plan.change_kpi(|kpi| kpi.formula = "test_rate + 1".into());
    let (finding, _) = state(&plan, "formula_cannot_be_worked_out");
    let is_formula = |fix: &Fix| matches!(fix.way(), Way::Formula(..));
    assert!(!finding.fixes.iter().any(is_formula));
    // What a KPI is called may well be counted by an input of the same name.
    mend(&mut plan, &finding, "Add the input test_rate");
}

#[test]
fn a_formula_over_a_kpi_is_refused_while_it_is_typed() {
    let plan = Sound::new();
    let mut document = Document::untitled(plan.project);
    let named = |formula: &str| {
        let kpi = Kpi { name: "Double".into(), formula: formula.into(), ..Kpi::default() };
        Edit::Kpi(KpiEdit::Add { kpi: Box::new(kpi), inputs: Vec::new() })
    };
    let error = document.apply(&named("2 * test_rate")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Formulas take inputs only, and “Test rate” is a KPI; write its formula instead: \
         (100 * hits / tries)"
    );
    // An input may be called as its KPI is.
    document.apply(&named("double")).unwrap();
    let kpi = KpiId(document.project().next_id - 2);
    assert_eq!(document.project().kpis.get(kpi).unwrap().formula, "double");
}

#[test]
fn an_empty_or_unreadable_formula_says_so() {
    for (formula, words) in
        [(" ", "has no formula yet"), ("hits *", "Column 7"), ("hits ) 2", "Column")]
    {
        let mut plan = Sound::new();
        plan.change_kpi(|kpi| kpi.formula = formula.into());
        let (finding, reason) = state(&plan, "formula_cannot_be_worked_out");
        assert!(finding.message.contains(words), "{}", finding.message);
        assert!(reason.contains(words), "{reason}");
    }
}

#[test]
fn a_copy_of_the_library_can_have_its_formula_back() {
    let mut plan = Sound::new();
    plan.use_library("amplification_rate");
    plan.change_kpi(|kpi| kpi.formula = "100 * shares /".into());
    let (finding, _) = state(&plan, "formula_cannot_be_worked_out");
    mend(&mut plan, &finding, "Use the library’s definition");
}

#[test]
fn a_standing_of_0_that_is_divided_by_is_a_state_with_a_reason() {
    let mut plan = Sound::new();
    let fans = plan.input("fans", paceline::model::InputKind::Stock);
    plan.months(fans, 12, &[100.0, 100.0, 0.0]);
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / fans".into());
    let (finding, _) = state(&plan, "figure_not_defined");
    assert_eq!(
        finding.message,
        "Fans is 0 in February 2021, so there is no figure; a standing of 0 is mostly one that \
         was not entered: leave it empty or correct it"
    );
    mend(&mut plan, &finding, "Leave the 0 empty");
}

#[test]
fn every_zero_of_a_standing_goes_in_one_step_and_the_baseline_names_it_then() {
    let mut plan = Sound::new();
    let fans = plan.input("fans", paceline::model::InputKind::Stock);
    plan.months(fans, 12, &[0.0, 0.0, 0.0]);
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / fans".into());
    let (finding, _) = state(&plan, "figure_not_defined");
    mend(&mut plan, &finding, "Leave all 3 zeros of fans empty");
    plan.months(fans, 13, &[100.0, 100.0]);
    let (finding, _) = state(&plan, "no_baseline");
    assert_eq!(
        finding.message,
        "Where the goal starts from is not known; type the baseline or enter readings of fans \
         from before the start"
    );
    let labels: Vec<&str> = finding.fixes.iter().map(Fix::label).collect();
    assert_eq!(labels, ["Type the baseline…", "Start from January 2021, 12 %", "Show fans…"]);
}

#[test]
fn a_formula_that_never_has_a_figure_is_at_fault_itself() {
    let check = |formula: &str, message: &str, labels: &[&str]| {
        let mut plan = Sound::new();
        plan.change_kpi(|kpi| kpi.formula = formula.into());
        let (finding, _) = state(&plan, "formula_cannot_be_worked_out");
        assert_eq!(finding.message, message, "{formula}");
        assert_eq!(finding.severity, Severity::Blocks);
        let found: Vec<&str> = finding.fixes.iter().map(Fix::label).collect();
        assert_eq!(found, labels, "{formula}");
        let codes: Vec<&str> = plan.findings().iter().map(|finding| finding.code).collect();
        assert!(!codes.contains(&"figure_not_defined"), "{codes:?}");
        assert!(!codes.contains(&"no_baseline"), "{codes:?}");
    };
    check(
        "hits - start(tries)",
        "The formula asks for start(tries), and only a stock has a standing before a window, \
         which tries is not; correct the formula",
        &["Use prev(tries)", "Edit the formula…"],
    );
    check(
        "hits / (tries - tries)",
        "The formula divides by tries − tries, which is 0 whatever the readings are; correct the \
         formula",
        &["Edit the formula…"],
    );
    check(
        "hits * 1e200 * 1e200",
        "The formula comes to a figure too large to be worked out in February 2021; correct the \
         formula",
        &["Edit the formula…"],
    );
}

#[test]
fn a_divisor_that_is_0_in_the_readings_is_theirs_to_mend() {
    let mut plan = Sound::new();
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / (tries - 100)".into());
    let (finding, _) = state(&plan, "figure_not_defined");
    assert_eq!(finding.fixes.iter().map(Fix::label).collect::<Vec<_>>(), ["Show tries…"]);
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / (hits - 13)".into());
    let (finding, _) = state(&plan, "figure_not_defined");
    assert_eq!(finding.fixes.iter().map(Fix::label).collect::<Vec<_>>(), ["Show hits…"]);
}

#[test]
fn the_window_before_stands_in_for_a_standing_there_is_none_of() {
    let mut plan = Sound::new();
    plan.change_kpi(|kpi| kpi.formula = "hits - start(tries)".into());
    let (finding, _) = state(&plan, "formula_cannot_be_worked_out");
    mend(&mut plan, &finding, "Use prev(tries)");
    assert_eq!(plan.project.kpis.get(plan.kpi).unwrap().formula, "hits − prev(tries)");
}

#[test]
fn a_goal_whose_kpi_was_deleted_asks_for_another() {
    let mut plan = Sound::new();
    let id = plan.kpi;
    apply(&mut plan, &Edit::Kpi(KpiEdit::Delete { id }));
    let (finding, reason) = state(&plan, "no_kpi");
    assert_eq!(finding.about, ItemId::Goal(plan.goal));
    assert!(reason.contains("No KPI is chosen"), "{reason}");
    // A file written by hand may name one that never was.
    plan.change(|goal| goal.kpi = Some(KpiId(999)));
    state(&plan, "no_kpi");
}

#[test]
fn a_scope_whose_channel_was_deleted_asks_for_another() {
    let mut plan = Sound::new();
    let other = plan.project.new_id();
    let channel = paceline::model::Channel { name: "X".into(), ..Default::default() };
    plan.project.channels.set(other, channel);
    plan.change(|goal| goal.scope.channels = Some(vec![other]));
    apply(&mut plan, &Edit::Channel(ChannelEdit::Delete { id: other }));
    let (finding, reason) = state(&plan, "scope_is_empty");
    assert_eq!(
        finding.message,
        "No channel is chosen any more, so no reading counts for this goal; choose where it is \
         measured"
    );
    assert!(!reason.is_empty());
    let mut again = Sound { project: plan.project.clone(), ..Sound::new() };
    mend(&mut plan, &finding, "Count all channels");
    mend(&mut again, &finding, "Count “Facebook”");
    // A file written by hand may name one that never was.
    let mut plan = Sound::new();
    plan.change(|goal| goal.scope.channels = Some(vec![paceline::model::ChannelId(999)]));
    let (finding, _) = state(&plan, "scope_is_empty");
    assert!(finding.message.contains("no longer in the plan"), "{}", finding.message);
}

fn stop(date: Date, value: f64) -> Checkpoint {
    Checkpoint { date, value }
}

#[track_caller]
fn check_stops(change: impl FnOnce(&mut Sound), stops: &[Checkpoint], expected: Option<&str>) {
    let mut plan = Sound::new();
    change(&mut plan);
    plan.change(|goal| goal.checkpoints = stops.to_vec());
    let found = findings(&plan.project);
    let finding = found.iter().find(|finding| finding.code == "checkpoints_contradict");
    let message = finding
        .map(|finding| finding.message.strip_suffix("; correct or drop what contradicts").unwrap());
    assert_eq!(message, expected);
    if let Some(finding) = finding {
        let label = finding.fixes[0].label().to_owned();
        mend(&mut plan, finding, &label);
    }
}

#[test]
fn checkpoints_that_contradict_are_named() {
    let (jan, feb, mar) = (date(2021, 1, 20), date(2021, 2, 15), date(2021, 3, 15));
    let as_is = |_: &mut Sound| {};
    check_stops(as_is, &[stop(feb, 13.0), stop(mar, 13.5)], None);
    check_stops(
        as_is,
        &[stop(date(2020, 12, 1), 13.0)],
        Some("The checkpoint on 1 Dec 2020 is not after the start on 1 Jan 2021"),
    );
    check_stops(
        as_is,
        &[stop(date(2021, 3, 31), 13.0)],
        Some("The checkpoint on 31 Mar 2021 is not before the deadline on 31 Mar 2021"),
    );
    check_stops(
        as_is,
        &[stop(feb, 13.0), stop(feb, 13.5)],
        Some("Two checkpoints are on 15 Feb 2021, 13 % and 13.5 %"),
    );
    check_stops(
        as_is,
        &[stop(feb, 15.0)],
        Some("The checkpoint of 15 % on 15 Feb 2021 is past the target of 14 %"),
    );
    check_stops(
        as_is,
        &[stop(feb, 11.0)],
        Some("The checkpoint of 11 % on 15 Feb 2021 is worse than the 12 % the goal starts from"),
    );
    check_stops(
        as_is,
        &[stop(jan, 13.5), stop(feb, 13.0), stop(mar, 20.0)],
        Some(
            "The checkpoint of 13 % on 15 Feb 2021 goes back from the 13.5 % on 20 Jan 2021, \
             against the way of the goal (and 1 more)",
        ),
    );
}

#[test]
fn checkpoints_follow_the_intent() {
    let (feb, mar) = (date(2021, 2, 15), date(2021, 3, 15));
    let lower = |plan: &mut Sound| {
        plan.change(|goal| {
            goal.intent = Intent::LowerTo;
            goal.target = Some(10.0);
        });
    };
    check_stops(lower, &[stop(feb, 11.5), stop(mar, 11.0)], None);
    check_stops(
        lower,
        &[stop(feb, 11.0), stop(mar, 11.5)],
        Some(
            "The checkpoint of 11.5 % on 15 Mar 2021 goes back from the 11 % on 15 Feb 2021, \
             against the way of the goal",
        ),
    );
    // What is used up of a limited total grows.
    let total = |plan: &mut Sound| {
        plan.change_kpi(|kpi| {
            kpi.formula = "hits".into();
            kpi.unit = Unit::Count;
        });
        plan.change(|goal| {
            goal.intent = Intent::LowerTo;
            goal.measured_as = MeasuredAs::Total;
            goal.target = Some(60.0);
        });
    };
    check_stops(total, &[stop(feb, 20.0), stop(mar, 40.0)], None);
    // A bound holds on every day alike.
    let keep = |plan: &mut Sound| plan.change(|goal| goal.intent = Intent::KeepAtLeast);
    check_stops(keep, &[stop(feb, 13.0), stop(mar, 1.0)], None);
}

#[test]
fn numbers_that_cannot_be_meant_leave_a_goal_unjudged() {
    let check = |change: &dyn Fn(&mut Goal), code: &str, words: &str| {
        let mut plan = Sound::new();
        plan.change(change);
        let (finding, reason) = state(&plan, code);
        assert_eq!(finding.severity, Severity::Blocks);
        assert!(reason.contains(words), "{reason}");
        let status = analysis(&plan.project).goals[&plan.goal].status;
        assert_eq!(status, Status::NeedsData, "{reason}");
    };
    check(
        &|goal| {
            goal.amount = AmountKind::ByPoints;
            goal.target = Some(-5.0);
        },
        "amount_goes_back",
        "The amount to raise by is under 0, which lowers",
    );
    check(
        &|goal| {
            goal.intent = Intent::LowerTo;
            goal.amount = AmountKind::ByPercent;
            goal.target = Some(-5.0);
        },
        "amount_goes_back",
        "The amount to lower by is under 0, which raises",
    );
    check(
        &|goal| {
            goal.intent = Intent::KeepAtLeast;
            goal.measured_as = MeasuredAs::EveryPeriod;
            goal.required_share = 0.0;
        },
        "nothing_required",
        "The required share is 0 %, which is met without a single period",
    );
}

#[test]
fn an_amount_that_goes_back_keeps_its_minus() {
    let mut plan = Sound::new();
    plan.change(|goal| {
        goal.amount = AmountKind::By;
        goal.target = Some(-5.0);
    });
    let (finding, _) = state(&plan, "amount_goes_back");
    assert!(finding.message.starts_with("A goal to raise by −5"), "{}", finding.message);
}

#[test]
fn negative_readings_are_named_by_the_newest() {
    let mut plan = Sound::new();
    plan.months(plan.hits, 12, &[-1.0, 12.0, -3.0]);
    let (finding, _) = state(&plan, "negative_reading");
    assert_eq!(finding.about, ItemId::Input(plan.hits));
    assert_eq!(
        finding.message,
        "Hits is −3 in February 2021 on Facebook (and 1 more), and a count is never under 0; \
         correct it, leave it empty, or say that it is a net change"
    );
    mend(&mut plan, &finding, "Leave the 2 readings empty");
}

#[test]
fn without_any_channel_the_way_out_is_to_add_one() {
    let mut plan = Sound::new();
    let id = plan.channel;
    apply(&mut plan, &Edit::Channel(ChannelEdit::Delete { id }));
    plan.change(|goal| goal.scope = Scope { channels: Some(Vec::new()), ..Scope::default() });
    let (finding, _) = state(&plan, "scope_is_empty");
    let last = finding.fixes.last().unwrap();
    assert_eq!((last.label(), last.way()), ("Add a channel…", &Way::Open(Place::NewChannel)));
    plan.change(|goal| goal.scope = Scope::default());
    let (finding, _) = state(&plan, "no_scope");
    assert_eq!(finding.fixes.last().unwrap().label(), "Add a channel…");
}

#[test]
fn several_conflicts_of_one_goal_are_told_apart() {
    let mut plan = Sound::new();
    let fans = plan.input("fans", paceline::model::InputKind::Stock);
    plan.months(fans, 12, &[100.0; 3]);
    plan.change_kpi(|kpi| kpi.formula = "100 * hits / fans".into());
    let rate = plan.project.goals.get(plan.goal).unwrap().as_ref().clone();
    let again = plan.add_goal(rate.clone());
    let kpi = plan.add_kpi("Fans", "fans", Unit::Count);
    let grow = plan.add_goal(Goal { kpi: Some(kpi), target: Some(120.0), ..rate });
    let all = plan.findings();
    let conflicts = all.iter().filter(|finding| finding.code == "goals_conflict");
    let found: Vec<_> = conflicts.map(|finding| (finding.about, finding.against)).collect();
    let other = |id| (ItemId::Goal(grow), Some(ItemId::Goal(id)));
    assert_eq!(found, [other(plan.goal), other(again)]);
}

#[test]
fn a_goal_whose_kpi_cannot_be_worked_out_is_marked_as_not_measurable() {
    use paceline::analysis::by_item::{FindingsByItem, letter_tallies};
    for formula in ["100 * hits / gone", "hits / start(tries)", "hits / (tries - tries)"] {
        let mut plan = Sound::new();
        plan.change_kpi(|kpi| kpi.formula = formula.into());
        let findings = plan.findings();
        let sorted = FindingsByItem::new(&plan.project, &findings);
        let of_goal = sorted.of(ItemId::Goal(plan.goal));
        let marks = letter_tallies(&findings, of_goal);
        let measurable = marks.iter().find(|(letter, _)| *letter == 'M').and_then(|mark| mark.1);
        let worst = measurable.map(|tally| tally.worst);
        assert_eq!(worst, Some(Severity::Blocks), "{formula}");
        // Under its own heading it stands with the KPI only.
        let entries = sorted.groups().iter().flat_map(|group| &group.entries);
        let first = of_goal[0];
        let items: Vec<ItemId> =
            entries.filter(|entry| entry.places.contains(&first)).map(|entry| entry.item).collect();
        assert_eq!(items, [ItemId::Kpi(plan.kpi)], "{formula}");
    }
}

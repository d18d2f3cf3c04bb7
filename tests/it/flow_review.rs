//! Working through what a plan lacks: findings, their ways out, the marks on goals, the coverage
//! matrix, goals without an objective.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use paceline::app::Page;
use paceline::model::{
    Baseline, Goal, GoalId, ItemId, Kpi, KpiId, Objective, ObjectiveId, Project,
};

use crate::app::{Desk, Window};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;

/// Of [`plans::small`].
const GOAL: GoalId = GoalId(2);
const BARE: GoalId = GoalId(6);
const CARE: ObjectiveId = ObjectiveId(7);
const REACH: KpiId = KpiId(8);
const LOOSE: GoalId = GoalId(9);

/// A plan with every kind of hole: a goal without KPI, an objective without goal, a KPI that no
/// goal uses, a goal without objective.
fn project() -> Project {
    let mut project = plans::small();
    project.goals.change(GOAL, |goal| {
        goal.baseline = Baseline::Typed { value: 500.0, as_of: None };
    });
    let goal = |objective, statement: &str| Goal {
        objective,
        statement: statement.to_owned(),
        ..Goal::default()
    };
    assert_eq!(project.new_id::<GoalId>(), BARE);
    project.goals.set(BARE, goal(Some(ObjectiveId(1)), "Be talked about"));
    assert_eq!(project.new_id::<ObjectiveId>(), CARE);
    project.objectives.set(CARE, Objective { name: "Care".to_owned(), ..Objective::default() });
    assert_eq!(project.new_id::<KpiId>(), REACH);
    let reach = Kpi { name: "Reach".to_owned(), formula: "shares".to_owned(), ..Kpi::default() };
    project.kpis.set(REACH, reach);
    assert_eq!(project.new_id::<GoalId>(), LOOSE);
    project.goals.set(LOOSE, goal(None, "Answer at once"));
    project
}

fn window(desk: &Desk) -> Window {
    let path = desk.plan("spring.ron", &project());
    desk.open(&path)
}

/// Clicks the one control of a role whose name begins with these words.
#[track_caller]
fn click(window: &mut Window, role: Role, begins: &str) {
    let names = window.names_of(role, begins);
    let [name] = names.as_slice() else { panic!("{begins}: {names:?}") };
    window.click(role, name);
}

#[test]
fn a_mark_opens_its_finding_beside_the_plan() {
    let desk = Desk::new();
    let mut window = window(&desk);
    // The statement, not the marks in the middle of the card.
    let card = window.row("Be talked about").rect();
    window.click_at(card.left_top() + egui::vec2(16.0, 16.0));
    assert_eq!(window.app().session().inspected, None);
    click(&mut window, Role::Button, "Measurable: 1");
    let session = window.app().session();
    assert_eq!(session.inspected, Some(ItemId::Goal(BARE)));
    assert_eq!(session.finding.map(|finding| finding.code), Some("no_kpi"));
    assert_eq!(session.page, Page::Plan);
    assert!(window.find(Role::Group, "No KPI").is_focused(), "the finding is read out");
    window.assert_shows("Without a KPI nobody can tell whether the goal is reached; choose one");
}

#[test]
fn a_mark_without_finding_only_tells() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click_row("More shares");
    let marks = window.names_of(Role::Image, "Measurable: ");
    assert!(marks.contains(&"Measurable: nothing to mend".to_owned()), "{marks:?}");
}

#[test]
fn a_way_out_is_pressed_on_the_page_and_undone() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click(Role::Tab, "Findings");
    assert_eq!(window.app().session().page, Page::Findings);
    window.press("Delete the KPI");
    assert!(!window.project().kpis.contains(REACH));
    assert!(window.names_of(Role::Button, "Delete the KPI").is_empty(), "nothing left to mend");
    window.keys(CTRL, Key::Z);
    assert_eq!(**window.project(), project());
    assert_eq!(window.names_of(Role::Button, "Delete the KPI").len(), 1);
}

#[test]
fn findings_are_filtered_by_how_grave_they_are_and_groups_are_folded() {
    let desk = Desk::new();
    let mut window = window(&desk);
    let link = format!("{} finding", n_findings(&window));
    click(&mut window, Role::Link, &link);
    assert_eq!(window.app().session().page, Page::Findings);
    click(&mut window, Role::RadioButton, "Blocks ");
    window.assert_shows("No KPI").assert_hides("Unused KPI");
    click(&mut window, Role::RadioButton, "All ");
    window.assert_shows("Unused KPI");
    click(&mut window, Role::Button, "KPIs, ");
    window.assert_hides("Unused KPI");
    click(&mut window, Role::Button, "KPIs, ");
    window.assert_shows("Unused KPI");
}

/// As the chip of the list says it.
fn n_findings(window: &Window) -> String {
    let names = window.names_of(Role::RadioButton, "Findings ");
    names[0].trim_start_matches("Findings ").to_owned()
}

#[test]
fn a_title_on_the_page_opens_the_item_beside_it_and_the_name_shows_it_in_the_plan() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.menu("Analyse", "Findings page");
    window.click(Role::Link, "Unused KPI");
    let session = window.app().session();
    assert_eq!(session.page, Page::Findings);
    assert_eq!(session.inspected, Some(ItemId::Kpi(REACH)));
    window.click(Role::Link, "Reach");
    assert_eq!(window.app().session().page, Page::Plan);
    assert_eq!(window.app().session().active, Some(ItemId::Kpi(REACH)));
}

#[test]
fn an_objective_counts_the_findings_of_its_goals_and_the_count_opens_the_gravest() {
    let desk = Desk::new();
    let mut window = window(&desk);
    click(&mut window, Role::Button, "Awareness: ");
    let finding = window.app().session().finding.unwrap();
    assert_eq!((finding.about, finding.code), (ItemId::Goal(BARE), "no_kpi"));
    assert_eq!(window.app().session().selection.goal, Some(BARE));
}

#[test]
fn the_short_list_names_each_item_with_what_it_lacks() {
    let desk = Desk::new();
    let mut window = window(&desk);
    click(&mut window, Role::Button, "Objective Care: Objective without goal");
    let session = window.app().session();
    assert_eq!(session.inspected, Some(ItemId::Objective(CARE)));
    assert_eq!(session.selection.objective, Some(CARE));
}

#[test]
fn goals_without_an_objective_are_seen_and_dragged_into_one() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click(Role::ListItem, "Without an objective, 1 goal");
    assert_eq!(window.app().session().selection.goal, Some(LOOSE));
    window.assert_shows("These goals count for no objective");
    let from = window.row("Answer at once").rect().center_top() + egui::vec2(0.0, 8.0);
    let to = window.row("Care").rect().center();
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for share in [0.3, 0.7, 1.0, 1.0] {
        window.hover_at(from.lerp(to, share));
        window.step();
    }
    window.drop_at(to);
    window.settle();
    assert_eq!(window.project().goals.get(LOOSE).unwrap().objective, Some(CARE));
    assert_eq!(window.app().session().selection.objective, Some(CARE));
    window.assert_hides("Without an objective, 1 goal");
    window.keys(CTRL, Key::Z);
    assert_eq!(**window.project(), project(), "one step");
}

#[test]
fn a_loose_goal_is_opened_and_given_its_objective() {
    let desk = Desk::new();
    let mut window = window(&desk);
    window.click(Role::ListItem, "Without an objective, 1 goal").follow("Edit goal…");
    window.choose("Objective", "Care");
    assert_eq!(window.project().goals.get(LOOSE).unwrap().objective, Some(CARE));
    // The selection is still that of the goal.
    assert_eq!(window.app().session().selection.objective, Some(CARE));
}

fn coverage(desk: &Desk) -> Window {
    let mut window = window(desk);
    window.click(Role::Tab, "Coverage");
    assert_eq!(window.app().session().page, Page::Coverage);
    window
}

#[test]
fn the_matrix_says_every_hole_in_words() {
    let desk = Desk::new();
    let window = coverage(&desk);
    for (role, name) in [
        (Role::Cell, "Care, No goal"),
        (Role::Cell, "Be talked about, No KPI"),
        (Role::Cell, "Answer at once, No objective, no KPI"),
        (Role::ColumnHeader, "Reach, No goal"),
        (Role::ColumnHeader, "Shares, 1 goal"),
        (Role::Cell, "Awareness, Shares, 1 goal"),
        (Role::Cell, "Be talked about, Shares, not used"),
        (Role::Cell, "More shares, nothing missing"),
        (Role::RowHeader, "Without an objective"),
    ] {
        window.find(role, name);
    }
    let goal = window.app().session().selection.goal;
    assert_eq!(goal, Some(GOAL));
    let cells = window.names_of(Role::Cell, "More shares, Shares, ");
    assert_eq!(cells.len(), 1, "with its status: {cells:?}");
}

#[test]
fn a_mark_of_the_matrix_leads_to_its_goal() {
    let desk = Desk::new();
    let mut window = coverage(&desk);
    click(&mut window, Role::Cell, "More shares, Shares, ");
    assert_eq!(window.app().session().page, Page::Plan);
    assert_eq!(window.app().session().active, Some(ItemId::Goal(GOAL)));
}

#[test]
fn holes_of_the_matrix_are_filled_from_it() {
    let desk = Desk::new();
    let mut window = coverage(&desk);
    // An objective without goal gets one.
    window.click(Role::Cell, "Care, No goal");
    assert_eq!(window.project().goals.values().last().unwrap().objective, Some(CARE));
    assert!(window.app().session().renaming.is_some(), "to be named at once");
    window.key(Key::Escape);
    // A goal without KPI is offered the library.
    window.click(Role::Tab, "Coverage").click(Role::Cell, "Be talked about, No KPI");
    assert!(window.app().dialog().is_some());
    assert_eq!(window.app().session().selection.goal, Some(BARE));
    window.key(Key::Escape);
    // A KPI that serves nobody opens beside the matrix with its ways out.
    window.click(Role::ColumnHeader, "Reach, No goal");
    assert_eq!(window.app().session().page, Page::Coverage);
    assert_eq!(window.app().session().inspected, Some(ItemId::Kpi(REACH)));
    window.press("Delete the KPI");
    assert!(window.names_of(Role::ColumnHeader, "Reach").is_empty());
    window.keys(CTRL, Key::Z);
    window.find(Role::ColumnHeader, "Reach, No goal");
}

#[test]
fn only_holes_leaves_out_what_is_covered() {
    let desk = Desk::new();
    let mut window = coverage(&desk);
    window.click(Role::RadioButton, "Only holes 5");
    window.find(Role::RowHeader, "Be talked about");
    window.find(Role::RowHeader, "Awareness");
    assert!(window.names_of(Role::RowHeader, "More shares").is_empty());
    assert!(window.names_of(Role::ColumnHeader, "Shares").is_empty());
}

#[test]
fn the_matrix_is_walked_with_arrows_and_entered_with_enter() {
    let desk = Desk::new();
    let mut window = coverage(&desk);
    window.find(Role::ColumnHeader, "Objectives and goals").focus();
    window.settle();
    window.key(Key::ArrowDown).key(Key::ArrowDown);
    assert!(window.find(Role::RowHeader, "More shares").is_focused());
    window.key(Key::ArrowRight).key(Key::ArrowRight);
    let name = window.names_of(Role::Cell, "More shares, Shares, ");
    assert!(window.find(Role::Cell, &name[0]).is_focused());
    window.key(Key::End);
    assert!(window.find(Role::Cell, "More shares, Reach, not used").is_focused());
    window.key(Key::Home).key(Key::ArrowDown).key(Key::Enter);
    assert_eq!(window.app().session().active, Some(ItemId::Goal(BARE)));
}

/// [`project`] with many more KPIs that no goal uses, and a finding for each.
fn wide(n_kpis: u32) -> Project {
    let mut project = project();
    for n in 0..n_kpis {
        let id: KpiId = project.new_id();
        let kpi = Kpi { name: format!("KPI {n}"), formula: "shares".to_owned(), ..Kpi::default() };
        project.kpis.set(id, kpi);
    }
    project
}

#[test]
fn what_a_frame_shows_does_not_grow_with_the_plan() {
    let shown = |n_kpis: u32| {
        let desk = Desk::new();
        let path = desk.plan("wide.ron", &wide(n_kpis));
        let mut window = desk.open(&path);
        ["Plan", "Findings", "Coverage"].map(|page| {
            window.click(Role::Tab, page);
            (page, window.everything().lines().count())
        })
    };
    assert_eq!(shown(2_000), shown(200));
}

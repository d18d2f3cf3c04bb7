//! The findings of a plan by what they are about: how many each item has, how grave the worst is,
//! which letter of SMART each concerns, and in which order people work through them.

use std::collections::BTreeMap;

use crate::model::{GoalId, ItemId, ObjectiveId, Project};

use super::types::{Finding, Severity};

/// The five letters, in the order of the word.
pub const LETTERS: [char; 5] = ['S', 'M', 'A', 'R', 'T'];

/// The kinds of findings that a KPI shares with its goals: it has no figure they could be
/// measured by.
const SHARED: [&str; 2] = ["formula_cannot_be_worked_out", "figure_not_defined"];

/// The findings of one plan, sorted once, so that a screen can ask for those of one item without
/// going through all. Places are indices into the list of findings it was made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindingsByItem {
    own: BTreeMap<ItemId, Vec<usize>>,
    /// For objectives: their own and those of their goals.
    beneath: BTreeMap<ObjectiveId, Vec<usize>>,
    /// Of the goals that serve no objective, the worst first.
    loose: Vec<usize>,
    groups: Vec<Group>,
    counts: BTreeMap<Severity, usize>,
}

/// Findings that belong together, under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub heading: Heading,
    pub worst: Severity,
    /// In the plan's order, an objective before its goals: where something stands does not change
    /// with how grave it is.
    pub entries: Vec<Entry>,
}

/// What stands over a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// The objective and its goals.
    Objective(ObjectiveId),
    /// Goals that serve no objective.
    Loose,
    Kpis,
    Inputs,
    Channels,
}

/// One item with its findings, the worst first.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub item: ItemId,
    pub places: Vec<usize>,
}

/// How many findings, and how grave the worst of them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub worst: Severity,
    pub count: usize,
}

impl FindingsByItem {
    pub fn new(project: &Project, findings: &[Finding]) -> Self {
        let mut sorted = Self::default();
        for (place, finding) in findings.iter().enumerate() {
            *sorted.counts.entry(finding.severity).or_default() += 1;
            sorted.own.entry(finding.about).or_default().push(place);
            let objective = match finding.about {
                ItemId::Objective(id) => Some(id),
                ItemId::Goal(id) => objective_of(project, id),
                ItemId::Kpi(_) | ItemId::Input(_) | ItemId::Channel(_) => None,
            };
            if let Some(objective) = objective {
                sorted.beneath.entry(objective).or_default().push(place);
            }
        }
        let severity = |place: &usize| findings.get(*place).map(|finding| finding.severity);
        for places in sorted.own.values_mut().chain(sorted.beneath.values_mut()) {
            places.sort_by_key(severity);
        }
        sorted.groups = groups(project, findings, &sorted.own);
        sorted.share_with_goals(project, findings);
        let loose = sorted.groups.iter().find(|group| group.heading == Heading::Loose);
        let entries = loose.map(|group| group.entries.iter()).into_iter().flatten();
        sorted.loose = entries.flat_map(|entry| entry.places.iter().copied()).collect();
        sorted.loose.sort_by_key(severity);
        sorted
    }

    /// A goal whose KPI has no figure is not measurable: it has the KPI's finding too. Under a
    /// heading of its own the finding stands only once, with the KPI.
    fn share_with_goals(&mut self, project: &Project, findings: &[Finding]) {
        let severity = |place: &usize| findings.get(*place).map(|finding| finding.severity);
        let is_at_fault = |place: &usize| {
            findings.get(*place).is_some_and(|finding| SHARED.contains(&finding.code))
        };
        for (id, goal) in project.goals.iter() {
            let of_kpi = goal.kpi.and_then(|kpi| self.own.get(&ItemId::Kpi(kpi)));
            let Some(place) = of_kpi.and_then(|places| places.iter().copied().find(is_at_fault))
            else {
                continue;
            };
            let own = self.own.entry(ItemId::Goal(id)).or_default();
            own.insert(0, place);
            own.sort_by_key(severity);
            if let Some(objective) = objective_of(project, id) {
                let beneath = self.beneath.entry(objective).or_default();
                if !beneath.contains(&place) {
                    beneath.insert(0, place);
                    beneath.sort_by_key(severity);
                }
            }
        }
    }

    /// Places of the findings of an item itself, the worst first; those of a goal with the one that
    /// says why its KPI has no figure.
    pub fn of(&self, item: ItemId) -> &[usize] {
        self.own.get(&item).map(Vec::as_slice).unwrap_or_default()
    }

    /// The same; for an objective with those of its goals.
    pub fn beneath(&self, item: ItemId) -> &[usize] {
        match item {
            ItemId::Objective(id) => self.beneath.get(&id).map(Vec::as_slice).unwrap_or_default(),
            _ => self.of(item),
        }
    }

    /// Places of the findings of goals that serve no objective, the worst first.
    pub fn of_loose_goals(&self) -> &[usize] {
        &self.loose
    }

    /// All findings by what they are about, the gravest group first.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// How many findings of one severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts.get(&severity).copied().unwrap_or_default()
    }
}

/// How many these places name, and the worst of them, which stands first; `None` without any.
pub fn tally(findings: &[Finding], places: &[usize]) -> Option<Tally> {
    let worst = findings.get(*places.first()?)?.severity;
    Some(Tally { worst, count: places.len() })
}

/// For each letter of SMART the worst severity among these findings, and how many they are.
pub fn letter_tallies(findings: &[Finding], places: &[usize]) -> [(char, Option<Tally>); 5] {
    LETTERS.map(|letter| {
        let of_letter = places
            .iter()
            .filter_map(|place| findings.get(*place))
            .filter(|finding| finding.letter == Some(letter));
        let (mut worst, mut count) = (None, 0);
        for finding in of_letter {
            count += 1;
            worst = Some(worst.map_or(finding.severity, |w: Severity| w.min(finding.severity)));
        }
        (letter, worst.map(|worst| Tally { worst, count }))
    })
}

/// The objective a goal serves, if that is in the plan.
fn objective_of(project: &Project, goal: GoalId) -> Option<ObjectiveId> {
    let objective = project.goals.get(goal)?.objective?;
    project.objectives.contains(objective).then_some(objective)
}

fn groups(
    project: &Project,
    findings: &[Finding],
    own: &BTreeMap<ItemId, Vec<usize>>,
) -> Vec<Group> {
    let mut entries: BTreeMap<Heading, Vec<Entry>> = BTreeMap::new();
    let mut add = |heading: Heading, item: ItemId| {
        if let Some(places) = own.get(&item) {
            entries.entry(heading).or_default().push(Entry { item, places: places.clone() });
        }
    };
    for id in project.objectives.ids() {
        add(Heading::Objective(*id), ItemId::Objective(*id));
    }
    for id in project.goals.ids() {
        let heading = objective_of(project, *id).map_or(Heading::Loose, Heading::Objective);
        add(heading, ItemId::Goal(*id));
    }
    project.kpis.ids().iter().for_each(|id| add(Heading::Kpis, ItemId::Kpi(*id)));
    project.inputs.ids().iter().for_each(|id| add(Heading::Inputs, ItemId::Input(*id)));
    project.channels.ids().iter().for_each(|id| add(Heading::Channels, ItemId::Channel(*id)));
    let worst = |entry: &Entry| tally(findings, &entry.places).map(|tally| tally.worst);
    let in_plan_order = (project.objectives.ids().iter().copied().map(Heading::Objective)).chain([
        Heading::Loose,
        Heading::Kpis,
        Heading::Inputs,
        Heading::Channels,
    ]);
    let mut groups: Vec<Group> = in_plan_order
        .filter_map(|heading| {
            let entries = entries.remove(&heading)?;
            let gravest = entries.iter().filter_map(worst).min()?;
            Some(Group { heading, worst: gravest, entries })
        })
        .collect();
    groups.sort_by_key(|group| group.worst);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Goal, Kpi, KpiId, Objective};

    fn finding(about: ItemId, severity: Severity, letter: Option<char>) -> Finding {
        let (against, message, fixes) = (None, String::new(), Vec::new());
        Finding { code: "code", severity, letter, about, against, message, fixes }
    }

    const GOAL: ItemId = ItemId::Goal(GoalId(11));
    const OTHER: ItemId = ItemId::Goal(GoalId(12));
    const LOOSE: ItemId = ItemId::Goal(GoalId(13));

    /// Two objectives, two goals of the second, a goal of none, a KPI.
    fn project() -> Project {
        let mut project = Project::default();
        for id in [1, 2] {
            project.objectives.set(ObjectiveId(id), Objective::default());
        }
        for (id, objective) in [(11, Some(2)), (12, Some(2)), (13, Some(99))] {
            let objective = objective.map(ObjectiveId);
            project.goals.set(GoalId(id), Goal { objective, ..Goal::default() });
        }
        project.kpis.set(KpiId(21), Kpi::default());
        project
    }

    fn findings() -> Vec<Finding> {
        let objective = |id| ItemId::Objective(ObjectiveId(id));
        vec![
            finding(ItemId::Kpi(KpiId(21)), Severity::Note, Some('R')),
            finding(GOAL, Severity::Weakens, Some('M')),
            finding(OTHER, Severity::Blocks, Some('T')),
            finding(GOAL, Severity::Blocks, Some('M')),
            finding(objective(1), Severity::Weakens, None),
            finding(objective(2), Severity::Note, None),
            finding(LOOSE, Severity::Weakens, Some('R')),
        ]
    }

    #[test]
    fn an_item_has_its_own_findings_and_an_objective_those_of_its_goals_too() {
        let sorted = FindingsByItem::new(&project(), &findings());
        assert_eq!(sorted.of(GOAL), [3, 1], "the worst first");
        assert_eq!(sorted.of(ItemId::Objective(ObjectiveId(2))), [5]);
        assert_eq!(sorted.beneath(ItemId::Objective(ObjectiveId(2))), [2, 3, 1, 5]);
        assert_eq!(sorted.beneath(ItemId::Objective(ObjectiveId(1))), [4]);
        assert_eq!(sorted.beneath(GOAL), [3, 1]);
        assert_eq!(sorted.of(ItemId::Kpi(KpiId(99))), [0_usize; 0]);
        let counts = [Severity::Blocks, Severity::Weakens, Severity::Note].map(|s| sorted.count(s));
        assert_eq!(counts, [2, 3, 2]);
    }

    #[test]
    fn the_gravest_group_comes_first_and_what_is_in_it_in_the_plans_order() {
        let sorted = FindingsByItem::new(&project(), &findings());
        let shown: Vec<(Heading, Vec<ItemId>)> = sorted
            .groups()
            .iter()
            .map(|group| (group.heading, group.entries.iter().map(|entry| entry.item).collect()))
            .collect();
        let objective = |id| ItemId::Objective(ObjectiveId(id));
        let expected = [
            (Heading::Objective(ObjectiveId(2)), vec![objective(2), GOAL, OTHER]),
            (Heading::Objective(ObjectiveId(1)), vec![objective(1)]),
            (Heading::Loose, vec![LOOSE]),
            (Heading::Kpis, vec![ItemId::Kpi(KpiId(21))]),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_kpi_without_a_figure_marks_its_goals_behind_what_is_graver() {
        for code in SHARED {
            let mut project = project();
            let kpi = KpiId(21);
            project.goals.change(GoalId(11), |goal| goal.kpi = Some(kpi));
            let mut findings = findings();
            findings[0] =
                Finding { code, ..finding(ItemId::Kpi(kpi), Severity::Weakens, Some('M')) };
            let sorted = FindingsByItem::new(&project, &findings);
            assert_eq!(sorted.of(GOAL), [3, 0, 1], "{code}");
            assert_eq!(sorted.of(OTHER), [2], "{code}");
            let marks = letter_tallies(&findings, sorted.of(GOAL));
            assert_eq!(marks[1].1.map(|tally| tally.count), Some(3), "{code}");
        }
    }

    #[test]
    fn each_letter_tells_its_worst_finding_and_how_many_there_are() {
        let findings = findings();
        let sorted = FindingsByItem::new(&project(), &findings);
        let marks = letter_tallies(&findings, sorted.of(GOAL));
        let of_m = Tally { worst: Severity::Blocks, count: 2 };
        assert_eq!(marks.map(|(_, tally)| tally), [None, Some(of_m), None, None, None]);
        assert_eq!(tally(&findings, sorted.of(GOAL)), Some(of_m));
        assert_eq!(tally(&findings, &[]), None);
    }
}

//! The findings as lines of a list, made once for each analysis, and how high each line is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::by_item::{FindingsByItem, Group, Heading};
use crate::analysis::{Finding, PlanAnalysis, Severity};
use crate::model::ItemId;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line {
    /// A heading with how many findings stand below it.
    Group(Heading, Severity, usize),
    Item(ItemId),
    /// By its place among all findings.
    Finding(usize),
}

/// What the user chose to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// `None` for all.
    pub severity: Option<Severity>,
    pub folded: BTreeSet<Heading>,
    /// How many findings at most.
    pub most: usize,
}

/// The lines of a list, good as long as the analysis and the choice are the same.
#[derive(Debug)]
pub struct Lines {
    analysis: Arc<PlanAnalysis>,
    choice: Choice,
    pub all: Vec<Line>,
    /// How many findings are left out because of [`Choice::most`].
    pub n_more: usize,
    heights: Heights,
}

/// How high each line turned out to be, so that those out of view need not be laid out again.
#[derive(Debug, Default)]
struct Heights {
    width: f32,
    of: Vec<Option<f32>>,
}

impl Lines {
    /// The lines for an analysis; takes `before` over when it was made from the same.
    pub fn update(
        before: Option<Self>,
        analysis: &Arc<PlanAnalysis>,
        findings: &FindingsByItem,
        choice: &Choice,
    ) -> Self {
        match before {
            Some(before) if Arc::ptr_eq(&before.analysis, analysis) && before.choice == *choice => {
                before
            }
            _ => Self::new(analysis, findings, choice),
        }
    }

    fn new(analysis: &Arc<PlanAnalysis>, findings: &FindingsByItem, choice: &Choice) -> Self {
        let (all, n_more) = lines(findings.groups(), &analysis.findings, choice);
        let heights = Heights::default();
        Self { analysis: Arc::clone(analysis), choice: choice.clone(), all, n_more, heights }
    }

    /// How high a line was when it was last laid out at this width.
    pub fn height(&mut self, line: usize, width: f32) -> Option<f32> {
        if (self.heights.width - width).abs() > 0.5 || self.heights.of.len() != self.all.len() {
            self.heights = Heights { width, of: vec![None; self.all.len()] };
        }
        self.heights.of.get(line).copied().flatten()
    }

    pub fn set_height(&mut self, line: usize, height: f32) {
        if let Some(known) = self.heights.of.get_mut(line) {
            *known = Some(height);
        }
    }
}

fn lines(groups: &[Group], findings: &[Finding], choice: &Choice) -> (Vec<Line>, usize) {
    let mut lines = Vec::new();
    let (mut n, mut n_more) = (0, 0);
    let is_shown = |place: &&usize| {
        let severity = findings.get(**place).map(|finding| finding.severity);
        choice.severity.is_none_or(|only| severity == Some(only))
    };
    for group in groups {
        let count: usize =
            group.entries.iter().map(|entry| entry.places.iter().filter(is_shown).count()).sum();
        if count == 0 {
            continue;
        }
        if n >= choice.most {
            n_more += count;
            continue;
        }
        let worst = choice.severity.unwrap_or(group.worst);
        lines.push(Line::Group(group.heading, worst, count));
        if choice.folded.contains(&group.heading) {
            continue;
        }
        for entry in &group.entries {
            let places: Vec<usize> = entry.places.iter().filter(is_shown).copied().collect();
            let room = choice.most.saturating_sub(n).min(places.len());
            n_more += places.len() - room;
            n += room;
            if room > 0 {
                // The heading has said an objective's name already.
                if !matches!(entry.item, ItemId::Objective(_)) {
                    lines.push(Line::Item(entry.item));
                }
                lines.extend(places.into_iter().take(room).map(Line::Finding));
            }
        }
    }
    (lines, n_more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kpi, KpiId, Objective, ObjectiveId, Project};

    const OBJECTIVE: ItemId = ItemId::Objective(ObjectiveId(1));

    fn kpi(n: u32) -> ItemId {
        ItemId::Kpi(KpiId(10 + n))
    }

    /// An objective with something that blocks and something that weakens, and three KPIs with a
    /// note each.
    fn sorted() -> (Vec<Finding>, FindingsByItem) {
        let mut project = Project::default();
        project.objectives.set(ObjectiveId(1), Objective::default());
        for n in 0..3 {
            project.kpis.set(KpiId(10 + n), Kpi::default());
        }
        let finding = |about, severity| {
            let (message, fixes) = (String::new(), Vec::new());
            Finding { code: "code", severity, letter: None, about, against: None, message, fixes }
        };
        let mut findings =
            vec![finding(OBJECTIVE, Severity::Blocks), finding(OBJECTIVE, Severity::Weakens)];
        findings.extend((0..3).map(|n| finding(kpi(n), Severity::Note)));
        let sorted = FindingsByItem::new(&project, &findings);
        (findings, sorted)
    }

    fn shown(choice: &Choice) -> (Vec<Line>, usize) {
        let (findings, sorted) = sorted();
        lines(sorted.groups(), &findings, choice)
    }

    fn all() -> Choice {
        Choice { severity: None, folded: BTreeSet::new(), most: 100 }
    }

    const TOP: Line = Line::Group(Heading::Objective(ObjectiveId(1)), Severity::Blocks, 2);

    #[test]
    fn every_item_stands_over_its_findings_except_the_objective_of_the_heading() {
        let (lines, n_more) = shown(&all());
        let expected = [
            TOP,
            Line::Finding(0),
            Line::Finding(1),
            Line::Group(Heading::Kpis, Severity::Note, 3),
            Line::Item(kpi(0)),
            Line::Finding(2),
            Line::Item(kpi(1)),
            Line::Finding(3),
            Line::Item(kpi(2)),
            Line::Finding(4),
        ];
        assert_eq!((lines.as_slice(), n_more), (expected.as_slice(), 0));
    }

    #[test]
    fn one_severity_leaves_out_whatever_has_none_of_it() {
        let (lines, _) = shown(&Choice { severity: Some(Severity::Weakens), ..all() });
        let group = Line::Group(Heading::Objective(ObjectiveId(1)), Severity::Weakens, 1);
        assert_eq!(lines, [group, Line::Finding(1)]);
    }

    #[test]
    fn a_folded_group_keeps_its_heading_and_its_count() {
        let folded = BTreeSet::from([Heading::Kpis]);
        let (lines, n_more) = shown(&Choice { folded, ..all() });
        assert_eq!(lines.last(), Some(&Line::Group(Heading::Kpis, Severity::Note, 3)));
        assert_eq!(n_more, 0, "folded is not left out");
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let check = |most: usize, n_findings: usize, expected: usize| {
            let (lines, n_more) = shown(&Choice { most, ..all() });
            let n = lines.iter().filter(|line| matches!(line, Line::Finding(_))).count();
            assert_eq!((n, n_more), (n_findings, expected), "at most {most}");
        };
        check(5, 5, 0);
        check(3, 3, 2);
        check(2, 2, 3);
        check(1, 1, 4);
    }
}

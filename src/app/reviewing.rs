//! Working through the findings: which one is looked at, and where.

use std::sync::Arc;

use super::{App, FindingId, Page};
use crate::analysis::PlanAnalysis;
use crate::analysis::by_item::FindingsByItem;

impl App {
    /// The findings of an analysis by item; sorted once for each analysis.
    pub(super) fn sorted_findings(&mut self, analysis: &Arc<PlanAnalysis>) -> Arc<FindingsByItem> {
        if let Some((of, sorted)) = &self.sorted
            && Arc::ptr_eq(of, analysis)
        {
            return Arc::clone(sorted);
        }
        let sorted = FindingsByItem::new(self.document.project(), &analysis.findings);
        let sorted = Arc::new(sorted);
        self.sorted = Some((Arc::clone(analysis), Arc::clone(&sorted)));
        sorted
    }

    /// Selects what the finding is about and opens it beside the list the user came from.
    pub(super) fn show_finding(&mut self, finding: FindingId) {
        let (page, side) = (self.session.page, self.session.side);
        self.reveal(finding.about);
        if matches!(page, Page::Findings | Page::Coverage) {
            self.session.page = page;
        }
        self.session.side = side;
        self.inspect(finding.about);
        self.session.finding = Some(finding);
        self.session.wants_finding = true;
    }
}

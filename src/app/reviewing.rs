//! Working through the findings: which one is looked at, and where.

use std::sync::Arc;

use super::{App, FindingId, Page};
use crate::analysis::by_item::FindingsByItem;
use crate::analysis::{Fix, Place, PlanAnalysis, Way};

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

    /// Takes a way out. One that only opens the inspector or the library leaves the list of findings
    /// in view, so that the next one is at hand.
    pub(super) fn mend_here(&mut self, fix: &Fix) {
        let page = self.session.page;
        self.mend(fix);
        let stays =
            matches!(fix.way(), Way::Open(Place::Goal(..) | Place::Formula(_) | Place::Library(_)));
        if stays && is_list(page) {
            self.session.page = page;
        }
    }

    /// Selects what the finding is about and opens it beside the list the user came from.
    pub(super) fn show_finding(&mut self, finding: FindingId) {
        let (page, side) = (self.session.page, self.session.side);
        self.reveal(finding.about);
        if is_list(page) {
            self.session.page = page;
        }
        self.session.side = side;
        self.inspect(finding.about);
        self.session.finding = Some(finding);
        self.session.wants_finding = true;
    }
}

/// Whether items are opened beside this page rather than shown in the plan.
pub(super) fn is_list(page: Page) -> bool {
    matches!(page, Page::Findings | Page::Coverage)
}

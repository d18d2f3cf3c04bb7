//! What a frame shows: the state of the program as the screen may see it.

use std::sync::Arc;

use super::{App, DocumentView, View};
use crate::analysis::PlanAnalysis;
use crate::analysis::by_item::FindingsByItem;

impl App {
    pub(super) fn view<'a>(
        &'a self,
        analysis: &'a Arc<PlanAnalysis>,
        findings: &'a FindingsByItem,
    ) -> View<'a> {
        View {
            project: self.document.project(),
            analysis,
            findings,
            session: &self.session,
            drafts: &self.drafts,
            preferences: &self.preferences,
            document: DocumentView {
                path: self.document.path(),
                name: self.document_name(),
                is_dirty: self.is_plan_open && self.document.is_dirty(),
                undo_label: self.document.undo_label(),
                redo_label: self.document.redo_label(),
                save_state: self.told_state(),
                is_saving_table: self.is_saving_table(),
                is_read_only: self.is_read_only(),
                keeps_copies: self.keeps_copies(),
            },
            banners: self.banners(),
            notices: self.notices.shown(),
            recoveries: &self.recoveries,
            today: self.env.clock.today(),
            now: self.env.clock.now(),
            is_plan_open: self.is_plan_open,
        }
    }
}

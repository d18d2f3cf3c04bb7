//! What a frame shows: the state of the program as the screen may see it, and the window's title.

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
                save_state: &self.save_state,
                read_only: self.document.why_read_only(),
            },
            notices: self.notices.shown(),
            recoveries: &self.recoveries,
            today: self.env.clock.today(),
            now: self.env.clock.now(),
            is_plan_open: self.is_plan_open,
        }
    }

    /// "plan.ron • — Paceline": the document first, a mark while it is not saved.
    pub(super) fn show_title(&mut self, ctx: &egui::Context) {
        let title = if self.is_plan_open {
            let mark = if self.document.why_read_only().is_some() {
                " (read-only)"
            } else if self.document.is_dirty() {
                " •"
            } else {
                ""
            };
            format!("{}{mark} — Paceline", self.document_name())
        } else {
            "Paceline".to_owned()
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The title of the window as it was last set.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the open plan is called in the title and in questions: "plan.ron", and
    /// "plan.ron (recovered)" until what was brought back is saved.
    pub fn document_name(&self) -> String {
        let name = match self.document.path().and_then(std::path::Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => "Untitled plan".to_owned(),
        };
        if self.recovery.recovered_from.is_some() { format!("{name} (recovered)") } else { name }
    }
}

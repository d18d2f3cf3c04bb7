//! What the open plan is called, in the window's title and in questions.

use std::path::Path;

use super::App;
use crate::storage::shown_name;

impl App {
    /// "plan.ron • — Paceline": the document first, a mark while it is not saved.
    pub(super) fn show_title(&mut self, ctx: &egui::Context) {
        let title = if self.is_plan_open {
            let mark = if self.document.is_dirty() { " •" } else { "" };
            let read_only = if self.is_read_only() { " (read-only)" } else { "" };
            format!("{}{read_only}{mark} — Paceline", self.document_name())
        } else {
            "Paceline".to_owned()
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Whether the plan is not saved under its own name.
    pub(super) fn is_read_only(&self) -> bool {
        self.on_disk.read_only.is_some() || self.document.why_read_only().is_some()
    }

    /// The title of the window as it was last set.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the open plan is called in the title and in questions: "plan.ron", and
    /// "plan.ron (recovered)" until what was brought back is saved.
    pub fn document_name(&self) -> String {
        let name = match self.document.path().and_then(Path::file_name) {
            Some(name) => shown_name(Path::new(name)),
            None => match &self.on_disk.copy_of {
                Some(name) => format!("Copy of {name}"),
                None => "Untitled plan".to_owned(),
            },
        };
        if self.recovery.recovered_from.is_some() {
            format!("{name} (recovered)")
        } else if self.on_disk.is_earlier {
            format!("{name} (earlier version)")
        } else {
            name
        }
    }
}

//! What the screen may look at: shared references to everything, and no way to change it.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use jiff::civil::Date;

use super::banners::Banner;
use super::field::Drafts;
use super::notices::Notice;
use super::session::Session;
use crate::analysis::by_item::FindingsByItem;
use crate::analysis::{GoalAnalysis, PlanAnalysis};
use crate::model::{DateFormat, Goal, GoalId, Kpi, KpiId, NumberFormat, Project};
use crate::storage::{Preferences, Recovery};

/// The state of the program during one frame.
pub struct View<'a> {
    pub project: &'a Arc<Project>,
    pub analysis: &'a Arc<PlanAnalysis>,
    /// The findings of the analysis by what they are about.
    pub findings: &'a FindingsByItem,
    pub session: &'a Session,
    pub drafts: &'a Drafts,
    pub preferences: &'a Preferences,
    pub document: DocumentView<'a>,
    pub notices: &'a [Notice],
    /// What stands over the page as long as it is so.
    pub banners: Vec<Banner>,
    /// Copies of plans that were not saved when the program last ended.
    pub recoveries: &'a [Recovery],
    /// The calendar day on the user's clock.
    pub today: Date,
    /// The moment of this frame, to tell how old something is.
    pub now: SystemTime,
    /// Whether a plan is open at all.
    pub is_plan_open: bool,
}

/// What the title bar, the menus and the status bar say of the open plan.
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
pub struct DocumentView<'a> {
    pub path: Option<&'a Path>,
    /// What it is called in the title and in questions.
    pub name: String,
    pub is_dirty: bool,
    pub undo_label: Option<&'a str>,
    pub redo_label: Option<&'a str>,
    /// "Saved 14:05", "Saving…", "Not saved yet", "Unsaved changes".
    pub save_state: &'a str,
    /// What is being saved is a table and not the plan.
    pub is_saving_table: bool,
    /// It is not saved under its own name.
    pub is_read_only: bool,
    /// What is given up can be brought back for a while.
    pub keeps_copies: bool,
}

impl View<'_> {
    pub fn numbers(&self) -> NumberFormat {
        self.preferences.number_format
    }

    pub fn dates(&self) -> DateFormat {
        self.preferences.date_format
    }

    /// A date as the user likes to read it.
    pub fn date(&self, date: Date) -> String {
        self.dates().format(date)
    }

    pub fn selected_goal(&self) -> Option<(GoalId, &Arc<Goal>)> {
        let id = self.session.selection.goal?;
        self.project.goals.get(id).map(|goal| (id, goal))
    }

    pub fn goal_analysis(&self, id: GoalId) -> Option<&Arc<GoalAnalysis>> {
        self.analysis.goals.get(&id)
    }

    /// The KPI that *KPI inputs* and *KPI trend* show.
    pub fn selected_kpi(&self) -> Option<(KpiId, &Arc<Kpi>)> {
        let id = self.session.selection.kpi?;
        self.project.kpis.get(id).map(|kpi| (id, kpi))
    }
}

//! The Plan page: four panels, each following the selection in the one before.

mod counts;
mod goals;
mod layout;
mod objectives;
mod reorder;
mod row;
mod side;
mod sight;
mod unused;

use egui::{Id, Rect, Ui, UiBuilder};

use super::findings::ShortList;
use super::widgets::{SplitterDirection, splitter_ui};
use super::{InputsPanel, TrendPanel};
use crate::analysis::About;
use crate::app::{Actions, Selection, View};
use crate::model::ItemId;
use counts::GoalCounts;
use layout::{Layout, Splitter};
use sight::Sight;

/// What a list shall do for the user in this frame.
#[derive(Clone, Copy)]
struct Attention {
    /// Give the keyboard to the first row.
    focus: bool,
    /// Scroll to what is selected.
    reveal: bool,
}

/// The page and what its panels remember.
#[derive(Default)]
pub struct PlanPage {
    layout: Layout,
    /// The selection and the item that were last brought into view, and the places of the lists
    /// they were brought into view in.
    seen: Option<(Selection, Option<ItemId>, [Rect; 2])>,
    inputs: InputsPanel,
    trend: TrendPanel,
    kept: Kept,
}

/// What the lists remember between frames.
#[derive(Default)]
struct Kept {
    findings: ShortList,
    counts: GoalCounts,
    sight: Sight,
}

impl PlanPage {
    /// How many panels the keyboard can be sent to.
    pub const N_PANES: usize = 4;

    /// `pane` is the panel that shall take the keyboard now.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, pane: Option<usize>, actions: &mut Actions) {
        self.layout.follow(view.preferences);
        self.kept.counts.follow(view.project);
        let places = self.layout.places(ui.available_rect_before_wrap());
        let wants = |n: usize| pane == Some(n);
        let lists = [places.objectives, places.goals];
        let selection = Some((view.session.selection, view.session.active, lists));
        let is_new = std::mem::replace(&mut self.seen, selection) != selection;
        let attention = |n: usize| Attention { focus: wants(n), reveal: is_new };
        in_place(ui, "objectives", places.objectives, |ui| {
            objectives::objectives_ui(ui, view, attention(0), &mut self.kept, actions);
        });
        in_place(ui, "goals", places.goals, |ui| {
            goals::goals_ui(ui, view, attention(1), &mut self.kept.sight, actions);
        });
        in_place(ui, "trend", places.trend, |ui| {
            focus_first(ui, wants(3));
            self.trend.ui(ui, view, actions);
        });
        in_place(ui, "inputs", places.inputs, |ui| {
            focus_first(ui, wants(2));
            match unused::unused_input(view) {
                Some(input) => unused::unused_ui(ui, input, actions),
                None => self.inputs.ui(ui, view, actions),
            }
        });
        self.splitters_ui(ui, &places);
        self.layout.remember(ui, view, actions);
    }

    /// The number that the grid or the chart is at, if it has the keyboard.
    pub fn number_at(&self, focused: Id) -> Option<About> {
        self.inputs.number_at(focused).or_else(|| self.trend.number_at(focused))
    }

    fn splitters_ui(&mut self, ui: &mut Ui, places: &layout::Places) {
        let seams = [
            (Splitter::Objectives, places.objectives_seam, SplitterDirection::Sideways),
            (Splitter::Goals, places.goals_seam, SplitterDirection::Sideways),
            (Splitter::Upper, places.upper_seam, SplitterDirection::UpAndDown),
        ];
        for (splitter, rect, direction) in seams {
            let moved = in_place(ui, splitter.name(), rect, |ui| {
                splitter_ui(ui, direction, splitter.name())
            });
            self.layout.move_by(splitter, moved);
        }
    }
}

fn in_place<R>(ui: &mut Ui, salt: &str, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(salt).max_rect(rect);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        add(ui)
    })
    .inner
}

/// Sends the keyboard on from where it is, which reaches the panel painted next.
fn focus_first(ui: &mut Ui, wanted: bool) {
    if wanted {
        ui.memory_mut(egui::Memory::stop_text_input);
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
}

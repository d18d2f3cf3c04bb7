//! Lists of any length: only the rows near what is in view are laid out, the others keep their room.

use std::collections::BTreeMap;

use egui::{Id, Rangef, Rect, Response, Ui, pos2, vec2};

use super::Attention;
use super::reorder::Reorder;
use super::row::Steps;
use crate::app::{Actions, Field, View};
use crate::model::ItemId;

/// How high a row is taken to be before it was laid out, in points.
const GUESS: f32 = 52.0;

/// How high rows were when they were last laid out.
#[derive(Default)]
pub struct Sight {
    /// Width of the list and height of the row with the space after it, in points.
    known: BTreeMap<ItemId, (f32, f32)>,
}

impl Sight {
    fn height(&self, item: ItemId, width: f32) -> f32 {
        let known = self.known.get(&item).filter(|(of, _)| (of - width).abs() < 0.5);
        known.map_or(GUESS, |(_, height)| *height)
    }
}

/// What makes a row necessary where nobody sees it.
pub struct Need {
    pub item: ItemId,
    /// The row as a control.
    pub id: Id,
    /// The field that renames it.
    pub field: Field,
    /// What is looked for when something else becomes selected.
    pub is_sought: bool,
}

impl Need {
    /// The keyboard, a drag or a text being typed is there, or goes there now.
    fn is_felt(&self, ui: &Ui, view: &View<'_>, attention: Attention) -> bool {
        view.session.focus == Some(self.item)
            || view.session.renaming == Some(self.field)
            || (attention.reveal && self.is_sought)
            || ui.memory(|memory| memory.has_focus(self.id))
            || ui.is_being_dragged(self.id)
    }
}

/// One list while it is painted: its rows in their order, for arrow keys and dragging.
pub struct List<'a, I> {
    sight: &'a mut Sight,
    attention: Attention,
    reorder: Reorder<I>,
    steps: Steps,
    /// What is near enough to be laid out: what is in view and as much before and after it, so
    /// that the keyboard finds the next row.
    near: Rangef,
}

impl<'a, I: Copy + PartialEq> List<'a, I> {
    pub fn new(ui: &Ui, sight: &'a mut Sight, attention: Attention) -> Self {
        let view = ui.clip_rect();
        let near = view.expand2(vec2(0.0, view.height())).y_range();
        Self { sight, attention, reorder: Reorder::new(), steps: Steps::default(), near }
    }

    /// The next row, added by `add`; `None` where only its room is kept.
    pub fn row<R>(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        id: I,
        need: &Need,
        add: impl FnOnce(&mut Ui) -> (Response, R),
    ) -> Option<(Response, R)> {
        let (top, width) = (ui.cursor().top(), ui.available_width());
        let height = self.sight.height(need.item, width);
        let is_wanted = self.attention.focus || need.is_felt(ui, view, self.attention);
        if !is_wanted && !self.near.intersects(Rangef::new(top, top + height)) {
            let rect = Rect::from_min_size(pos2(ui.cursor().left(), top), vec2(width, height));
            ui.add_space(height);
            self.reorder.out_of_view(id, rect);
            self.steps.out_of_view(need.item);
            return None;
        }
        let shown = ui.push_id(need.item, add).inner;
        let response = &shown.0;
        self.sight.known.insert(need.item, (width, ui.cursor().top() - top));
        self.reorder.row(ui, id, response);
        self.steps.row(ui, need.item, response);
        if self.attention.reveal && need.is_sought {
            response.scroll_to_me(None);
        }
        if std::mem::take(&mut self.attention.focus) {
            response.request_focus();
        }
        Some(shown)
    }

    /// A row at the end that cannot be moved.
    pub fn fixed_row(&mut self, ui: &Ui, item: ItemId, response: &Response) {
        self.steps.row(ui, item, response);
    }

    /// Carries out the arrow keys; the row that is dragged and where it should stand.
    pub fn finish(self, ui: &Ui, actions: &mut Actions) -> Option<(I, usize)> {
        self.steps.take(actions);
        self.reorder.wanted(ui)
    }
}

#[cfg(test)]
mod tests {
    use egui::{Key, Role};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::app::{Action, SidePage};
    use crate::model::{Goal, GoalId, Input, InputId, Kpi, KpiId, Objective, ObjectiveId, Project};
    use crate::ui::plan::PlanPage;
    use crate::ui::stage::Stage;

    const MANY: u32 = 2000;

    /// Two thousand of everything, the goals under one objective.
    fn large(side: SidePage) -> Stage {
        let mut project = Project::default();
        for n in 0..MANY {
            let name = format!("number {n}");
            let objective = Objective { name: name.clone(), ..Objective::default() };
            project.objectives.set(ObjectiveId(1 + n), objective);
            let goal = Goal {
                objective: Some(ObjectiveId(1)),
                statement: name.clone(),
                ..Goal::default()
            };
            project.goals.set(GoalId(10_000 + n), goal);
            let kpi = Kpi { name: name.clone(), ..Kpi::default() };
            project.kpis.set(KpiId(20_000 + n), kpi);
            let input =
                Input { identifier: format!("i{n}"), label: name.clone(), ..Input::default() };
            project.inputs.set(InputId(30_000 + n), input);
        }
        let mut stage = Stage::new(project);
        stage.session.side = side;
        stage
    }

    fn shown(stage: Stage) -> Harness<'static, Stage> {
        stage.show([1280.0, 800.0], |ui, view, _, actions| {
            thread_local!(static PAGE: std::cell::RefCell<PlanPage> = std::cell::RefCell::default());
            PAGE.with_borrow_mut(|page| page.ui(ui, view, None, actions));
        })
    }

    fn rows(harness: &Harness<'_, Stage>) -> Vec<String> {
        let rows = harness.get_all_by_role(Role::ListBoxOption);
        rows.map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
    }

    #[test]
    fn of_thousands_of_rows_only_those_near_the_view_are_laid_out() {
        for side in [SidePage::Kpis, SidePage::Inputs] {
            let harness = shown(large(side));
            let n = rows(&harness).len();
            assert!((30..120).contains(&n), "{side:?}: {n} rows of three lists of {MANY}");
        }
    }

    #[test]
    fn a_row_far_away_is_found_when_it_is_looked_for() {
        let mut harness = shown(large(SidePage::Kpis));
        let is_there = |harness: &Harness<'_, Stage>| {
            rows(harness).iter().any(|row| row.starts_with("number 1500, serves"))
        };
        assert!(!is_there(&harness));
        harness.state_mut().session.active = Some(ItemId::Kpi(KpiId(21_500)));
        harness.run();
        harness.run();
        assert!(is_there(&harness));
        let row = harness.get_by_label_contains("number 1500, serves").rect();
        assert!((0.0..800.0).contains(&row.center().y), "it is scrolled to: {row:?}");
    }

    #[test]
    fn the_arrows_go_on_from_row_to_row_past_what_was_laid_out() {
        let mut harness = shown(large(SidePage::Inputs));
        harness.get_by_label_contains("number 3, i3").focus();
        harness.run();
        harness.key_press(Key::ArrowDown);
        harness.run();
        let next = ItemId::Input(InputId(30_004));
        assert!(matches!(harness.state().last(), Some(Action::StepTo(item)) if *item == next));
    }
}

//! The chart as a control: what the pointer and the keyboard do with it, and what it is called.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

use crate::analysis::{About, Window};
use crate::app::Actions;
use crate::app::question::MovedQuestion;
use crate::ui::theme;
use crate::ui::widgets::HOW;

use super::captions;
use super::decimate;
use super::draw;
use super::frame::ChartFrame;
use super::geometry::Spot;
use super::readout::Card;
use super::shown::Shown;

/// What the user looks at within the chart; nothing of it is in the plan.
#[derive(Debug, Default)]
pub struct Chart {
    /// The period the keyboard reads, by its place.
    cursor: Option<usize>,
    stretch: Stretch,
    /// The later of two periods to compare, while the earlier one is still to be clicked.
    picked: Option<Window>,
}

/// Which days are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Stretch {
    /// As much as reads well.
    #[default]
    Usual,
    All,
    Zoomed {
        from: f64,
        to: f64,
    },
}

impl Chart {
    /// The words of the button that shows more or fits again; `None` while there is no need.
    pub fn fit_button(&self, shown: &Shown) -> Option<&'static str> {
        match self.stretch {
            Stretch::Usual if shown.geometry.usual_days() == shown.geometry.days() => None,
            Stretch::Usual => Some("All history"),
            Stretch::All | Stretch::Zoomed { .. } => Some("Fit"),
        }
    }

    /// What that button does.
    pub fn fit(&mut self) {
        self.stretch = match self.stretch {
            Stretch::Usual => Stretch::All,
            Stretch::All | Stretch::Zoomed { .. } => Stretch::Usual,
        };
    }

    /// The chart in `outer`; its name is the sentence, its value what is read out.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        outer: Rect,
        shown: &Shown,
        compared: Option<[Window; 2]>,
    ) -> Response {
        let id = ui.make_persistent_id("chart");
        let days = self.days(shown);
        let frame = ChartFrame::new(ui, outer, shown, days);
        let lines = lines(&frame, shown);
        draw::axes(ui, &frame);
        draw::compared(ui, &frame, compared);
        draw::lines_ui(ui, &frame, &shown.geometry, &lines);
        let response = ui.interact(outer, id, Sense::click_and_drag());
        self.zoom(ui, &response, &frame, days);
        self.keyboard(ui, &response, shown);
        self.pointer(&response, &frame, shown);
        let read = self.read(&response, &frame, shown);
        let row = read.and_then(|index| shown.row(index));
        let card = read
            .zip(row.as_ref())
            .and_then(|(index, row)| Card::new(ui, &frame, shown, index, row));
        let (captions, pins) = captions::placed(ui, &frame, shown, &lines);
        draw::flags(ui, &frame, &pins);
        captions::paint(ui, &frame, &captions, card.as_ref().map(Card::rect));
        if let Some(card) = &card {
            card.show(ui, readout_id(id), &frame);
        }
        if response.has_focus() {
            let ring = theme::focus_ring(ui);
            ui.painter().rect_stroke(outer.expand(4.0), 6, ring, egui::StrokeKind::Outside);
        }
        let value = row.map(|row| row.sentence(&shown.figures));
        response.widget_info(|| WidgetInfo {
            current_text_value: value.clone(),
            ..WidgetInfo::labeled(Role::Image, ui.is_enabled(), shown.in_full())
        });
        response
    }

    fn days(&self, shown: &Shown) -> (f64, f64) {
        let geometry = &shown.geometry;
        let nothing = (geometry.judged_on - 1.0, geometry.judged_on);
        match self.stretch {
            Stretch::Usual => geometry.usual_days().unwrap_or(nothing),
            Stretch::All => geometry.days().unwrap_or(nothing),
            Stretch::Zoomed { from, to } => (from, to),
        }
    }

    /// Ctrl and the wheel zoom, dragging moves what was zoomed, a double click undoes both. The
    /// wheel alone is left to the page.
    fn zoom(&mut self, ui: &Ui, response: &Response, frame: &ChartFrame, (from, to): (f64, f64)) {
        const LEAST_DAYS: f64 = 3.0;
        if response.double_clicked() {
            self.stretch = Stretch::Usual;
            return;
        }
        let factor = f64::from(ui.input(egui::InputState::zoom_delta));
        let pointer = response.hover_pos().filter(|_| response.contains_pointer());
        let is_zooming = (factor - 1.0).abs() > 1e-6;
        if let Some(pointer) = pointer.filter(|_| is_zooming) {
            let center = frame.day_at(pointer.x);
            let (from, to) = (center - (center - from) / factor, center + (to - center) / factor);
            if to - from >= LEAST_DAYS && to - from < 4e6 {
                self.stretch = Stretch::Zoomed { from, to };
            }
        }
        if let Stretch::Zoomed { from, to } = self.stretch
            && response.dragged()
        {
            let shift = -f64::from(response.drag_delta().x) * frame.days_per_point();
            self.stretch = Stretch::Zoomed { from: from + shift, to: to + shift };
        }
    }

    /// Asks how a period is computed: with Enter where the keyboard is, or from the menu.
    pub fn ask_ui(&self, response: &Response, shown: &Shown, actions: &mut Actions) {
        let by_key = response.clicked() && response.interact_pointer_pos().is_none();
        if let Some(about) = self.asked(shown).filter(|_| by_key) {
            actions.explain(about, response.rect);
        }
        response.context_menu(|ui| {
            let period = self.cursor.and_then(|index| shown.row(index)).map(|row| row.period);
            let name = period.map(|period| format!("How is {period} computed?"));
            if let (Some(about), Some(name)) = (self.asked(shown), name)
                && ui.button(name).clicked()
            {
                actions.explain(about, ui.min_rect());
            }
            let whole = if shown.analysis().is_some() { "How is the goal judged?" } else { HOW };
            if ui.button(whole).clicked() {
                actions.explain(shown.about(), ui.min_rect());
            }
        });
    }

    /// The period the keyboard reads, or the newest one.
    pub fn asked(&self, shown: &Shown) -> Option<About> {
        shown.about_period(self.cursor.or(shown.geometry.last)?)
    }

    /// The question why it moved, with the period that was clicked: a first click sets the later
    /// stretch, a second one (or one with Shift) the earlier.
    pub fn pick(
        &mut self,
        ui: &Ui,
        response: &Response,
        shown: &Shown,
        question: Option<&MovedQuestion>,
    ) -> Option<MovedQuestion> {
        let Some(question) = question else {
            self.picked = None;
            return None;
        };
        let is_clicked = response.clicked() && response.interact_pointer_pos().is_some();
        let period = shown.points().get(self.cursor.filter(|_| is_clicked)?)?.period;
        let calendar = shown.figures.calendar;
        let clicked = Window::of(calendar, period);
        let with_shift = ui.input(|input| input.modifiers.shift);
        let later = self
            .picked
            .take()
            .or_else(|| question.windows.map(|[_, after]| after).filter(|_| with_shift));
        let windows = match later {
            Some(later) if later != clicked => {
                let mut both = [clicked, later];
                both.sort_by_key(|window| window.start);
                both
            }
            _ => {
                self.picked = Some(clicked);
                [Window::of(calendar, period.previous()), clicked]
            }
        };
        let (cadence, windows) = (Some(period.cadence), Some(windows));
        Some(MovedQuestion { cadence, windows, ..question.clone() })
    }

    fn pointer(&mut self, response: &Response, frame: &ChartFrame, shown: &Shown) {
        let is_pressed = response.clicked() || response.secondary_clicked();
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| is_pressed) {
            response.request_focus();
            self.cursor = shown.geometry.nearest(frame.day_at(pointer.x));
        }
    }

    /// ← and → read the periods one by one, Home and End the first and the last.
    fn keyboard(&mut self, ui: &Ui, response: &Response, shown: &Shown) {
        if !response.has_focus() {
            return;
        }
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let Some(last) = shown.geometry.dots.len().checked_sub(1) else { return };
        let newest = shown.geometry.last.unwrap_or(last);
        let cursor = self.cursor.unwrap_or(newest).min(last);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let moved = if pressed(Key::ArrowLeft) {
            cursor.saturating_sub(1)
        } else if pressed(Key::ArrowRight) {
            (cursor + 1).min(last)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            last
        } else {
            cursor
        };
        self.cursor = Some(moved);
        if moved != cursor {
            self.bring_into_view(shown, moved);
        }
    }

    /// Moves what is seen, so that the period the keyboard reads is never out of sight.
    fn bring_into_view(&mut self, shown: &Shown, index: usize) {
        let Some(dot) = shown.geometry.dots.get(index) else { return };
        let (from, to) = self.days(shown);
        if dot.x < from || dot.x > to {
            let shift = if dot.x < from { dot.x - from } else { dot.x - to };
            self.stretch = Stretch::Zoomed { from: from + shift, to: to + shift };
        }
    }

    /// The period that is read out: the one under the pointer, else the one the keyboard is at.
    fn read(&self, response: &Response, frame: &ChartFrame, shown: &Shown) -> Option<usize> {
        let pointer = response.hover_pos().filter(|at| frame.plot.contains(*at));
        let hovered = pointer.and_then(|at| shown.geometry.nearest(frame.day_at(at.x)));
        let is_seen = |index: &usize| {
            let dot = shown.geometry.dots.get(*index);
            dot.is_some_and(|dot| (frame.days.0..=frame.days.1).contains(&dot.x))
        };
        hovered.or_else(|| self.cursor.filter(|_| response.has_focus())).filter(is_seen)
    }
}

/// The runs of figures as lines, each a little longer than what is seen.
fn lines(frame: &ChartFrame, shown: &Shown) -> Vec<Vec<Spot>> {
    let geometry = &shown.geometry;
    let seen = geometry.dots_within(frame.days.0, frame.days.1);
    let (low, high) = (seen.start.saturating_sub(1), (seen.end + 1).min(geometry.dots.len()));
    decimate::lines(&geometry.dots[low..high], frame.days, frame.columns())
}

/// The id under which the readout is known to assistive technology.
pub fn readout_id(chart: Id) -> Id {
    chart.with("readout")
}

//! The short list beside the objectives: a row for each item that lacks something, the gravest
//! first; the page has the reasons and the ways out.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontId, Link, Rect, RichText, Role, ScrollArea, Sense, StrokeKind, TextStyle, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::card::{at_places, hint_ui, id_of};
use super::words::{kind_of, name_of, title_of};
use crate::analysis::PlanAnalysis;
use crate::analysis::by_item::{Entry, tally};
use crate::app::{Action, Actions, Command, View};
use crate::ui::icons::{self, Icon};
use crate::ui::theme;
use crate::ui::widgets::{note_ui, severity_word};

/// Two lines of small text.
const HEIGHT: f32 = 44.0;

/// The list, and what it was made from.
#[derive(Default)]
pub struct ShortList {
    entries: Option<(Arc<PlanAnalysis>, Vec<Entry>)>,
}

impl ShortList {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        if view.analysis.findings.is_empty() {
            note_ui(ui, super::nothing_to_list(view));
            return;
        }
        let color = theme::tokens(ui).accent;
        let link = Link::new(RichText::new("Reasons and ways out").small().color(color));
        if ui.add(link).on_hover_text("The findings on a page of their own").clicked() {
            actions.push(Action::Run(Command::ShowFindings));
        }
        let entries = self.entries(view);
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll = ScrollArea::vertical().id_salt("short findings").auto_shrink([false, false]);
        scroll.show_rows(ui, HEIGHT, entries.len(), |ui, range| {
            // The scroll bar floats over the right edge.
            ui.set_max_width(ui.available_width() - theme::SPACE_8);
            for entry in entries.get(range).unwrap_or_default() {
                entry_ui(ui, view, entry, actions);
            }
        });
    }

    fn entries(&mut self, view: &View<'_>) -> &[Entry] {
        let is_known = self.entries.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, view.analysis));
        if !is_known {
            let groups = view.findings.groups().iter();
            let mut entries: Vec<Entry> =
                groups.flat_map(|group| group.entries.iter().cloned()).collect();
            let findings = &view.analysis.findings;
            entries.sort_by_key(|entry| tally(findings, &entry.places).map(|tally| tally.worst));
            self.entries = Some((Arc::clone(view.analysis), entries));
        }
        self.entries.as_ref().map_or(&[], |(_, entries)| entries)
    }
}

/// "No KPI", "No KPI, no scope and 2 more": what an item lacks in few words.
fn titles(view: &View<'_>, entry: &Entry) -> String {
    const MOST: usize = 2;
    let mut words = String::new();
    for (place, finding) in at_places(view, &entry.places).take(MOST).enumerate() {
        let title = title_of(finding.code);
        if place == 0 {
            words = title;
        } else {
            words = format!("{words}, {}", lower_first(&title));
        }
    }
    match entry.places.len().checked_sub(MOST).filter(|more| *more > 0) {
        Some(more) => format!("{words} and {more} more"),
        None => words,
    }
}

/// "No scope" → "no scope"; "KPI cannot prove goal" stays.
fn lower_first(words: &str) -> String {
    let is_name = words.chars().nth(1).is_some_and(char::is_uppercase);
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(0..1).filter(|_| !is_name) {
        first.make_ascii_lowercase();
    }
    words
}

/// One item: a click opens it with its findings.
fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, actions: &mut Actions) {
    let Some(tally) = tally(&view.analysis.findings, &entry.places) else { return };
    let tokens = theme::tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let name = name_of(view, entry.item);
    let is_open = view.session.inspected == Some(entry.item);
    response.widget_info(|| {
        let kind = kind_of(entry.item);
        let word = severity_word(tally.worst).to_lowercase();
        let said = format!("{kind} {name}: {}, {word}", titles(view, entry));
        WidgetInfo::selected(Role::Button, true, is_open, said)
    });
    if ui.is_rect_visible(rect) {
        let ground = match (is_open, response.hovered()) {
            (true, _) => Some(tokens.selection),
            (false, true) => Some(tokens.hover),
            (false, false) => None,
        };
        let radius = theme::CONTROL_RADIUS;
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, radius, ground);
        }
        if response.has_focus() {
            let ring = theme::focus_ring(ui);
            ui.painter().rect_stroke(rect, radius, ring, StrokeKind::Inside);
        }
        let color = tokens.severity(tally.worst);
        let center = pos2(rect.left() + 14.0, rect.center().y);
        let icon = Rect::from_center_size(center, Vec2::splat(icons::SMALL));
        icons::paint(ui.painter(), Icon::of_severity(tally.worst), icon, color);
        let small = TextStyle::Small.resolve(ui.style());
        let left = rect.left() + 28.0;
        let width = rect.right() - left - theme::SPACE_4;
        let lines = [(name, tokens.text), (&titles(view, entry), tokens.weak)];
        for (place, (text, color)) in (0_u8..).zip(lines) {
            let galley = ui.painter().layout_job(one_line(text, small.clone(), color, width));
            let top = rect.center().y - galley.size().y * (1.0 - f32::from(place));
            ui.painter().galley(pos2(left, top), galley, color);
        }
    }
    super::keep_in_view(&response);
    if response.clicked()
        && let Some(finding) = at_places(view, &entry.places).next()
    {
        actions.push(Action::ShowFinding(id_of(finding)));
    }
    response.on_hover_ui(|ui| hint_ui(ui, at_places(view, &entry.places)));
}

/// A text in one line; an ellipsis stands for the rest.
pub fn one_line(text: &str, font: FontId, color: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width(width.max(24.0));
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_within_a_sentence_begins_small_unless_it_is_a_name() {
        assert_eq!(lower_first("No scope"), "no scope");
        assert_eq!(lower_first("KPI cannot prove goal"), "KPI cannot prove goal");
    }
}

//! How the Plan page is divided, and how it remembers that.

use egui::{Rect, Ui, pos2};

use crate::app::{Action, Actions, View};
use crate::storage::Preferences;
use crate::ui::theme;

/// The seams that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splitter {
    Objectives,
    Goals,
    Upper,
}

impl Splitter {
    const ALL: [Self; 3] = [Self::Objectives, Self::Goals, Self::Upper];

    /// What assistive technology reads; also its key in the preferences.
    pub fn name(self) -> &'static str {
        match self {
            Self::Objectives => "Resize objectives",
            Self::Goals => "Resize goals",
            Self::Upper => "Resize inputs",
        }
    }
}

/// Sizes as the user set them, as shares of the page; `None` leaves it to the window's size.
#[derive(Debug, Default)]
pub struct Layout {
    shares: [Option<f32>; 3],
    /// The sizes in use in points, and what they are shares of, from [`Layout::places`].
    used: [f32; 3],
    whole: [f32; 3],
    was_read: bool,
    is_changed: bool,
}

/// Where everything goes.
#[derive(Debug)]
pub struct Places {
    pub objectives: Rect,
    pub goals: Rect,
    pub trend: Rect,
    pub inputs: Rect,
    pub objectives_seam: Rect,
    pub goals_seam: Rect,
    pub upper_seam: Rect,
}

const GAP: f32 = theme::SPACE_8;
/// Height in which the inputs show three rows with everything around them, in points.
const LEAST_INPUTS: f32 = 232.0;

impl Layout {
    /// Takes over what the preferences remember, once.
    pub fn follow(&mut self, preferences: &Preferences) {
        if std::mem::replace(&mut self.was_read, true) {
            return;
        }
        for splitter in Splitter::ALL {
            self.shares[splitter as usize] = preferences.splitter(splitter.name());
        }
    }

    /// Divides `all`. Every panel keeps a usable size, whatever the user did.
    pub fn places(&mut self, all: Rect) -> Places {
        let default = [
            (all.width() * 0.24).min(232.0),
            (all.width() * 0.36).min(408.0),
            // In a low window the grid keeps three rows.
            (all.height() * 0.54).min(368.0).min((all.height() - LEAST_INPUTS - GAP).max(140.0)),
        ];
        self.whole = [all.width().max(1.0), all.width().max(1.0), all.height().max(1.0)];
        let size = |splitter: Splitter| {
            let n = splitter as usize;
            self.shares[n].map_or(default[n], |share| share * self.whole[n])
        };
        let widest = (all.width() * 0.45).min(all.width() - 2.0 * (200.0 + GAP));
        let left = size(Splitter::Objectives).clamp(140.0, widest.max(140.0));
        let remaining = all.width() - left - GAP;
        let middle = size(Splitter::Goals).clamp(200.0, (remaining - 200.0 - GAP).max(200.0));
        let upper = size(Splitter::Upper).clamp(140.0, (all.height() - 140.0 - GAP).max(140.0));
        self.used = [left, middle, upper];
        let (x0, y0, x3, y2) = (all.left(), all.top(), all.right(), all.bottom());
        let (x1, y1) = (x0 + left, y0 + upper);
        let x2 = x1 + GAP + middle;
        let rect = |x0: f32, y0: f32, x1: f32, y1: f32| {
            Rect::from_min_max(pos2(x0, y0), pos2(x1.max(x0), y1.max(y0)))
        };
        Places {
            objectives: rect(x0, y0, x1, y2),
            goals: rect(x1 + GAP, y0, x2, y1),
            trend: rect(x2 + GAP, y0, x3, y1),
            inputs: rect(x1 + GAP, y1 + GAP, x3, y2),
            objectives_seam: rect(x1, y0, x1 + GAP, y2),
            goals_seam: rect(x2, y0, x2 + GAP, y1),
            upper_seam: rect(x1 + GAP, y1, x3, y1 + GAP),
        }
    }

    pub fn move_by(&mut self, splitter: Splitter, points: f32) {
        if points != 0.0 {
            let n = splitter as usize;
            self.shares[n] = Some(((self.used[n] + points) / self.whole[n]).clamp(0.0, 1.0));
            self.is_changed = true;
        }
    }

    /// Puts moved seams into the preferences once the pointer is up.
    pub fn remember(&mut self, ui: &Ui, view: &View<'_>, actions: &mut Actions) {
        if !self.is_changed || ui.input(|input| input.pointer.any_down()) {
            return;
        }
        self.is_changed = false;
        let mut preferences = view.preferences.clone();
        for splitter in Splitter::ALL {
            if let Some(share) = self.shares[splitter as usize] {
                preferences.set_splitter(splitter.name(), share);
            }
        }
        actions.push(Action::SetPreferences(Box::new(preferences)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_panel_stays_usable_at_every_size_of_the_window() {
        for (width, height) in [(608.0, 380.0), (768.0, 496.0), (1248.0, 696.0), (2500.0, 1300.0)] {
            for moved in [-5000.0, 0.0, 5000.0] {
                let mut layout = Layout::default();
                let all = Rect::from_min_size(pos2(16.0, 76.0), egui::vec2(width, height));
                layout.places(all);
                for splitter in Splitter::ALL {
                    layout.move_by(splitter, moved);
                }
                let places = layout.places(all);
                for (name, rect) in [
                    ("objectives", places.objectives),
                    ("goals", places.goals),
                    ("trend", places.trend),
                    ("inputs", places.inputs),
                ] {
                    assert!(rect.width() >= 120.0, "{name} at {width}: {rect:?}");
                    assert!(rect.height() >= 140.0, "{name} at {height}: {rect:?}");
                    assert!(all.expand(0.5).contains_rect(rect), "{name} leaves the window");
                }
            }
        }
    }
}

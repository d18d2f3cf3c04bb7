//! Date, target and pace of a goal: shows what the two that are set ask for, and lets a typed
//! pace move one of them.

use std::sync::Arc;

use egui::{Align2, Id, Key, RichText, TextEdit, Ui};

use crate::analysis::triangle::{BestPace, Triangle};
use crate::analysis::{About, GoalAnalysis, GoalNumber, words};
use crate::app::{Actions, View};
use crate::edit::{Edit, GoalEdit};
use crate::model::{Goal, GoalId, PlanSettings, Unit};
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, field_error_ui, field_ui, note_ui};
use crate::ui::words::Words;

/// The pace of a goal beneath its target and its dates.
pub(super) fn pace_ui(ui: &mut Ui, view: &View<'_>, id: GoalId, actions: &mut Actions) {
    let Some(shown) = Shown::update(ui, view, id) else { return };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme::SPACE_4;
        match &shown.triangle {
            Ok(triangle) => Block { view, id, shown: &shown, triangle }.ui(ui, actions),
            Err(reason) => {
                note_ui(ui, &format!("Pace: {}", words::lower_first(reason)));
            }
        }
    });
}

/// What the block is made of, kept while nothing of it changes.
struct Shown {
    goal: Arc<Goal>,
    analysis: Arc<GoalAnalysis>,
    settings: Arc<PlanSettings>,
    triangle: Result<Triangle, String>,
    best: Option<BestPace>,
}

impl Shown {
    fn update(ui: &Ui, view: &View<'_>, id: GoalId) -> Option<Arc<Self>> {
        let goal = view.project.goals.get(id)?;
        let analysis = view.goal_analysis(id)?;
        let settings = &view.project.settings;
        let place = Id::unique("date, target, pace");
        let kept: Option<Arc<Self>> = ui.data(|data| data.get_temp(place));
        let is_same = |kept: &Arc<Self>| {
            Arc::ptr_eq(&kept.goal, goal)
                && Arc::ptr_eq(&kept.analysis, analysis)
                && Arc::ptr_eq(&kept.settings, settings)
        };
        if let Some(kept) = kept.filter(is_same) {
            return Some(kept);
        }
        let triangle = Triangle::of(goal, analysis, settings.calendar);
        let best = triangle.as_ref().ok().and_then(|triangle| triangle.best_pace(goal, analysis));
        let shown = Arc::new(Self {
            goal: Arc::clone(goal),
            analysis: Arc::clone(analysis),
            settings: Arc::clone(settings),
            triangle,
            best,
        });
        ui.data_mut(|data| data.insert_temp(place, Arc::clone(&shown)));
        Some(shown)
    }
}

/// A pace that was typed and moved nothing yet; forgotten when the goal is another.
#[derive(Clone)]
struct Typed {
    goal: Arc<Goal>,
    text: String,
}

struct Block<'a> {
    view: &'a View<'a>,
    id: GoalId,
    shown: &'a Shown,
    triangle: &'a Triangle,
}

impl Block<'_> {
    fn ui(&self, ui: &mut Ui, actions: &mut Actions) {
        let place = Id::unique(("typed pace", self.id));
        let typed: Option<Typed> = ui.data(|data| data.get_temp(place));
        let typed = typed.filter(|typed| Arc::ptr_eq(&typed.goal, &self.shown.goal));
        let needed = self.triangle.pace();
        let known = needed
            .as_ref()
            .map_or_else(|_| String::new(), |pace| self.view.numbers().format(*pace, None));
        let mut text = typed.as_ref().map_or(known, |typed| typed.text.clone());
        let suffix = self.suffix();
        let field = field_ui(ui, "Pace needed", "", |ui| {
            let edit = TextEdit::singleline(&mut text)
                .id(Id::unique(("pace of a goal", self.id)))
                .desired_width(f32::INFINITY)
                .align(Align2::RIGHT_CENTER)
                .suffix(RichText::new(suffix).weak());
            ui.add(edit)
        });
        if field.changed() {
            let typed = Typed { goal: Arc::clone(&self.shown.goal), text: text.clone() };
            ui.data_mut(|data| data.insert_temp(place, typed));
        }
        let is_escaped = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        let is_typed = (typed.is_some() || field.changed()) && !is_escaped;
        if is_typed && !text.trim().is_empty() {
            let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if self.choices_ui(ui, &text, is_entered, actions) {
                ui.data_mut(|data| data.remove::<Typed>(place));
            }
        } else {
            ui.data_mut(|data| {
                if is_escaped {
                    data.remove::<Typed>(place);
                }
            });
            self.needed_ui(ui, needed);
        }
        self.compared_ui(ui, actions);
    }

    /// What the target and the date ask for, in words.
    fn needed_ui(&self, ui: &mut Ui, needed: Result<f64, String>) {
        let step = words::cadence(self.triangle.step);
        let n = self.triangle.n_left();
        let text = match needed {
            Ok(_) if self.triangle.is_reached() => "The target is reached; nothing is left".into(),
            Ok(_) => format!(
                "From {} to {} in {}. Type another pace to move the target or the date",
                self.amount(self.triangle.from),
                self.amount(self.triangle.target),
                words::count(n, step)
            ),
            Err(reason) => format!("{reason}. Type a pace to find the date it leads to"),
        };
        note_ui(ui, &text);
    }

    /// Which of the two shall follow a typed pace; whether one was chosen. `is_entered` sends the
    /// keyboard to the first one that can be chosen.
    fn choices_ui(&self, ui: &mut Ui, text: &str, is_entered: bool, actions: &mut Actions) -> bool {
        let pace = match self.view.numbers().parse(text) {
            Ok(pace) => pace,
            Err(reason) => {
                field_error_ui(ui, &reason);
                return false;
            }
        };
        let by_target = self.triangle.target_at(pace).and_then(|target| {
            let baseline = self.shown.analysis.baseline.as_ref().map(|used| used.value);
            let amount = self.triangle.amount_for(&self.shown.goal, baseline, target)?;
            Ok((target, Goal { target: Some(amount), ..Goal::clone(&self.shown.goal) }))
        });
        let by_date = self
            .triangle
            .deadline_at(pace)
            .map(|date| (date, Goal { deadline: Some(date), ..Goal::clone(&self.shown.goal) }));
        if let (Err(one), Err(other)) = (&by_target, &by_date)
            && one == other
        {
            field_error_ui(ui, one);
            return false;
        }
        note_ui(ui, "Which of the two shall follow?");
        let by_target = by_target.map(|(target, goal)| {
            (format!("Keep the date → target {}", self.amount(target)), goal)
        });
        let by_date = by_date
            .map(|(date, goal)| (format!("Keep the target → by {}", self.view.date(date)), goal));
        let mut chosen = None;
        let mut wants_focus = is_entered;
        for (choice, kept) in [(by_target, "Keeping the date"), (by_date, "Keeping the target")] {
            match choice {
                Ok((text, goal)) => {
                    let button = action_button_ui(ui, &text);
                    if std::mem::take(&mut wants_focus) {
                        button.request_focus();
                    }
                    chosen = if button.clicked() { Some(goal) } else { chosen };
                }
                Err(reason) => {
                    note_ui(ui, &format!("{kept}: {}", words::lower_first(&reason)));
                }
            }
        }
        let Some(goal) = chosen else { return false };
        let (id, on) = (self.id, self.view.today);
        actions.edit(Edit::Goal(GoalEdit::Set { id, goal: Box::new(goal), on }));
        true
    }

    /// How fast it went lately, and at best.
    fn compared_ui(&self, ui: &mut Ui, actions: &mut Actions) {
        let mut parts = Vec::new();
        if let Some(recent) = self.shown.analysis.recent_pace {
            parts.push(format!("lately {}", self.pace(recent)));
        }
        if let Some(best) = &self.shown.best {
            let span = words::span(best.from, best.to);
            parts.push(format!("at best {} ({span})", self.pace(best.pace)));
        }
        let text = if parts.is_empty() {
            "No pace of former periods to compare with yet".to_owned()
        } else {
            words::upper_first(&parts.join("; "))
        };
        note_ui(ui, &text);
        let how = action_button_ui(ui, "How is the pace computed?");
        if how.clicked() {
            actions.explain(About::GoalNumber(self.id, GoalNumber::RequiredPace), how.rect);
        }
    }

    fn unit(&self) -> Unit {
        let kpi = self.shown.goal.kpi.and_then(|id| self.view.project.kpis.get(id));
        kpi.map_or(Unit::Count, |kpi| kpi.unit.clone())
    }

    fn words(&self) -> Words {
        Words { number_format: self.view.numbers(), date_format: self.view.dates() }
    }

    fn amount(&self, value: f64) -> String {
        self.words().amount(value, &self.unit(), &self.shown.settings.currency)
    }

    /// "+0.5 points a month".
    fn pace(&self, value: f64) -> String {
        let step = words::cadence(self.triangle.step);
        let shown = self.words().difference(value, &self.unit(), &self.shown.settings.currency);
        format!("{shown} a {step}")
    }

    /// "points a month".
    fn suffix(&self) -> String {
        let unit = self.unit();
        let unit = unit.difference_suffix(&self.shown.settings.currency);
        let step = words::cadence(self.triangle.step);
        if unit.is_empty() { format!("a {step}") } else { format!("{unit} a {step}") }
    }
}

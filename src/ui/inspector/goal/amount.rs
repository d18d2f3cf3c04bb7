//! Intent, amount and target of a goal, the question what percent means, and former targets.

use egui::Ui;

use super::Form;
use crate::app::Actions;
use crate::app::field::GoalField;
use crate::model::{AmountKind, Intent, Unit};
use crate::ui::inspector::choose_ui;
use crate::ui::theme;
use crate::ui::widgets::{action_button_ui, note_ui, semibold_ui};

impl Form<'_> {
    /// What stands behind the target: the KPI's unit, percent or points.
    fn amount_suffix(&self) -> String {
        let currency = &self.view.project.settings.currency;
        let unit = self.unit();
        match self.goal.amount {
            AmountKind::ByPercent | AmountKind::PercentUndecided => "%".to_owned(),
            AmountKind::ByPoints => "points".to_owned(),
            AmountKind::By => {
                unit.map_or_else(String::new, |u| u.difference_suffix(currency).to_owned())
            }
            AmountKind::Absolute => {
                unit.map_or_else(String::new, |u| u.suffix(currency).to_owned())
            }
        }
    }

    pub(super) fn amount_ui(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let goal = self.goal;
        // One above the other: side by side the longer choices would be cut off.
        let intent = choose_ui(ui, "Intent", goal.intent, &Intent::ALL, |i| i.label().to_owned());
        let amount =
            choose_ui(ui, "Amount", goal.amount, &AmountKind::ALL, |a| a.label().to_owned());
        self.changed.intent = intent.unwrap_or(goal.intent);
        self.changed.amount = match amount {
            // Percent of what is counted in percent: ask which one is meant.
            Some(AmountKind::ByPercent) if self.unit() == Some(&Unit::Percent) => {
                AmountKind::PercentUndecided
            }
            Some(amount) => amount,
            None => goal.amount,
        };
        let suffix = self.amount_suffix();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = theme::SPACE_4;
            semibold_ui(ui, "Target, date and pace");
            note_ui(ui, "Any two of them give the third");
        });
        if goal.intent == Intent::KeepWithin {
            self.number_ui(ui, GoalField::Target, "From", &suffix, actions);
            self.number_ui(ui, GoalField::Upper, "To", &suffix, actions);
        } else {
            self.number_ui(ui, GoalField::Target, "Target", &suffix, actions);
        }
        self.percent_question_ui(ui);
        if goal.amount != AmountKind::Absolute
            && let Some(target) = self.analysis().and_then(|analysis| analysis.target)
        {
            let currency = &self.view.project.settings.currency;
            let suffix = self.unit().map_or("", |unit| unit.suffix(currency));
            note_ui(ui, &format!("That is {} {suffix}", self.view.numbers().format(target, None)));
        }
        self.former_targets_ui(ui);
    }

    /// What the target was before, the newest first; the chart draws it as a ghost.
    fn former_targets_ui(&self, ui: &mut Ui) {
        const MOST: usize = 3;
        let numbers = self.view.numbers();
        let former = &self.goal.former_targets;
        for old in former.iter().rev().take(MOST) {
            let upper = old
                .upper
                .map_or_else(String::new, |upper| format!(" to {}", numbers.format(upper, None)));
            let target = numbers.format(old.target, None);
            let until = self.view.date(old.until);
            let amount = match old.amount {
                AmountKind::Absolute => String::new(),
                other => format!(", {}", other.label()),
            };
            note_ui(ui, &format!("Until {until} it was {target}{upper}{amount}"));
        }
        if former.len() > MOST {
            note_ui(ui, &format!("and {} before", former.len() - MOST));
        }
    }

    /// "By 2 percent" of a percentage is never guessed: both results are shown.
    fn percent_question_ui(&mut self, ui: &mut Ui) {
        if self.goal.amount != AmountKind::PercentUndecided {
            return;
        }
        let baseline = self.analysis().and_then(|analysis| analysis.baseline.as_ref());
        let result = |kind: AmountKind| {
            let by = baseline.zip(self.goal.target);
            let leads_to =
                by.and_then(|(from, by)| kind.leads_to(from.value, by, self.goal.intent));
            leads_to.map_or_else(String::new, |value| {
                format!(" → {} %", self.view.numbers().format(value, None))
            })
        };
        let (points, percent) = (result(AmountKind::ByPoints), result(AmountKind::ByPercent));
        let problem = baseline.filter(|baseline| baseline.value <= 0.0).map(|baseline| {
            let value = self.view.numbers().format(baseline.value, None);
            format!("Percent of the baseline needs a baseline above 0, and it is {value} %")
        });
        note_ui(ui, "Percent of a percentage can mean two things. Which one?");
        ui.horizontal_wrapped(|ui| {
            if action_button_ui(ui, &format!("Percentage points{points}")).clicked() {
                self.changed.amount = AmountKind::ByPoints;
            }
            // The target would have no value, whatever is chosen: it is not offered.
            if problem.is_none()
                && action_button_ui(ui, &format!("Percent of the baseline{percent}")).clicked()
            {
                self.changed.amount = AmountKind::ByPercent;
            }
        });
        if let Some(problem) = problem {
            note_ui(ui, &problem);
        }
    }
}

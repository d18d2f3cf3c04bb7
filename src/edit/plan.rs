//! Changes to the plan's settings and to annotations.

use std::sync::Arc;

use super::{EditError, check_texts};
use crate::model::{Annotation, Cadence, Judging, PlanSettings, Project, limits};

#[derive(Clone, Debug, PartialEq)]
pub enum PlanEdit {
    SetSettings(Box<PlanSettings>),
    AddAnnotation(Annotation),
    /// By place in the list.
    RemoveAnnotation(usize),
    /// Another state of the same plan takes the place of this one: an earlier version, or what
    /// another program made of the file.
    Replace {
        plan: Arc<Project>,
        /// Lower-case, as it stands behind "Undo".
        label: String,
    },
}

impl PlanEdit {
    pub(super) fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::SetSettings(settings) => {
                check(project, settings)?;
                project.settings = Arc::new(PlanSettings::clone(settings));
            }
            Self::AddAnnotation(annotation) => {
                check_texts([&annotation.text, &annotation.source])?;
                if !limits::YEARS.contains(&annotation.date.year()) {
                    return Err(EditError::DateOutOfRange);
                }
                let all = Arc::make_mut(&mut project.annotations);
                let at = all.partition_point(|other| other.date <= annotation.date);
                all.insert(at, annotation.clone());
            }
            Self::RemoveAnnotation(place) => {
                if *place < project.annotations.len() {
                    Arc::make_mut(&mut project.annotations).remove(*place);
                }
            }
            Self::Replace { plan, .. } => {
                let next_id = project.next_id.max(plan.next_id);
                *project = Project { next_id, ..Project::clone(plan) };
            }
        }
        Ok(())
    }

    pub(super) fn label(&self, project: &Project) -> String {
        match self {
            Self::SetSettings(new) => changed(&project.settings, new).to_owned(),
            Self::AddAnnotation(annotation) => format!("annotate {}", annotation.date),
            Self::RemoveAnnotation(_) => "delete annotation".to_owned(),
            Self::Replace { label, .. } => label.clone(),
        }
    }
}

fn check(project: &Project, new: &PlanSettings) -> Result<(), EditError> {
    check_texts([&new.name, &new.organisation, &new.currency, &new.notes])?;
    if !(1..=12).contains(&new.calendar.fiscal_year_start) {
        return Err(EditError::Month);
    }
    let follows_calendar = |cadence: Cadence| cadence >= Cadence::Quarter;
    if new.calendar != project.settings.calendar
        && (project.series.keys().any(|key| follows_calendar(key.cadence))
            || project.notes.keys().any(|key| follows_calendar(key.period.cadence)))
    {
        return Err(EditError::CalendarInUse);
    }
    check_thresholds(&new.judging)
}

fn check_thresholds(judging: &Judging) -> Result<(), EditError> {
    let percent = 0.0..=100.0;
    let in_order = percent.contains(&judging.min_elapsed)
        && percent.contains(&judging.on_pace)
        && (judging.on_pace..=100.0).contains(&judging.behind)
        && percent.contains(&judging.every_on_pace)
        && (0.0..=judging.every_on_pace).contains(&judging.every_behind);
    if in_order { Ok(()) } else { Err(EditError::Thresholds) }
}

/// What an edit did, by what differs.
fn changed(old: &PlanSettings, new: &PlanSettings) -> &'static str {
    if old.name != new.name {
        "rename the plan"
    } else if old.calendar != new.calendar {
        "set fiscal year"
    } else if old.judging.judged_on != new.judging.judged_on {
        "set judging date"
    } else if old.judging != new.judging {
        "set thresholds"
    } else if old.currency != new.currency {
        "set currency"
    } else {
        "edit plan settings"
    }
}

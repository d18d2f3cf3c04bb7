//! Stand-in until the remembering analyst lands.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::{PlanAnalysis, judge_goal, roll_up};
use crate::model::{JudgedOn, Project};

#[derive(Default)]
pub struct Analyst {
    last: Option<(Arc<Project>, Date, Arc<PlanAnalysis>)>,
}

impl Analyst {
    pub fn analyse(&mut self, project: &Arc<Project>, today: Date) -> Arc<PlanAnalysis> {
        if let Some((p, t, a)) = &self.last
            && Arc::ptr_eq(p, project)
            && *t == today
        {
            return Arc::clone(a);
        }
        let judged_on = match project.settings.judging.judged_on {
            JudgedOn::Fixed(date) => date,
            JudgedOn::Today | JudgedOn::LastData => today,
        };
        let goals: BTreeMap<_, _> = project
            .goals
            .iter()
            .map(|(id, goal)| (id, Arc::new(judge_goal(project, goal, judged_on))))
            .collect();
        let objectives = project
            .objectives
            .ids()
            .iter()
            .map(|id| {
                (*id, roll_up(project.goals_of(*id).map(|(id, goal)| (&**goal, &*goals[&id]))))
            })
            .collect();
        let a = Arc::new(PlanAnalysis {
            judged_on,
            data_to: None,
            goals,
            objectives,
            findings: vec![],
        });
        self.last = Some((Arc::clone(project), today, Arc::clone(&a)));
        a
    }
    pub fn n_analysed(&self) -> u64 {
        0
    }
}

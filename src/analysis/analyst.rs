//! A whole plan, analysed anew only where what went into an answer is no longer the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Channel, ChannelId, Goal, GoalId, Input, InputId, JudgedOn, Kpi, KpiId, PlanSettings, Project,
    Series, SeriesKey, Table,
};

use super::cadence::{coarsest, disagreements};
use super::definitions::Definitions;
use super::evaluator::Evaluator;
use super::fault::FormulaFault;
use super::findings::{self, Plan};
use super::judge::judge_with;
use super::latest::newest;
use super::negatives::negatives;
use super::program::KpiProgram;
use super::rollup::roll_up;
use super::types::{GoalAnalysis, KpiAnalysis, PlanAnalysis};

/// Analyses plans and remembers what it found. An answer is given again as long as everything it
/// was made from is the very same in memory; what was remembered for something else never fits.
#[derive(Default)]
pub struct Analyst {
    last: Option<Last>,
    kpis: BTreeMap<KpiId, KpiEntry>,
    goals: BTreeMap<GoalId, GoalEntry>,
    definitions: Definitions,
    /// What every answer depends on.
    ground: Option<Ground>,
    n_analysed: u64,
}

struct Last {
    project: Arc<Project>,
    analysis: Arc<PlanAnalysis>,
}

struct Ground {
    settings: Arc<PlanSettings>,
    channels: Table<ChannelId, Channel>,
    judged_on: Date,
}

/// A KPI made ready, with everything that went into it.
struct KpiEntry {
    kpi: Arc<Kpi>,
    /// The tables of inputs and of KPIs, for a KPI that could not be made ready: a new input may
    /// help it, and what is wrong with it may name another KPI.
    inputs: Table<InputId, Input>,
    kpis: Table<KpiId, Kpi>,
    program: Arc<Result<KpiProgram, String>>,
    series: Vec<(SeriesKey, Arc<Series>)>,
    analysis: Arc<KpiAnalysis>,
    /// Changes with every new analysis.
    version: u64,
}

struct GoalEntry {
    goal: Arc<Goal>,
    kpi_version: Option<u64>,
    analysis: Arc<GoalAnalysis>,
}

impl Analyst {
    /// The analysis of a plan, judged on the day its settings say; the very same answer as long
    /// as plan and day are the same.
    pub fn analyse(&mut self, project: &Arc<Project>, today: Date) -> Arc<PlanAnalysis> {
        let same_plan = self.last.as_ref().filter(|last| Arc::ptr_eq(&last.project, project));
        let data_to = same_plan.map_or_else(|| data_to(project), |last| last.analysis.data_to);
        let judged_on = judged_on(project, data_to, today);
        if let Some(last) = same_plan
            && last.analysis.judged_on == judged_on
        {
            return Arc::clone(&last.analysis);
        }
        let same_ground = self.is_same_ground(project, judged_on);
        self.renew_kpis(project, judged_on, same_ground);
        self.renew_goals(project, judged_on, same_ground);
        self.definitions.renew(project);
        let analysis = Arc::new(self.put_together(project, judged_on, data_to));
        self.ground = Some(Ground {
            settings: Arc::clone(&project.settings),
            channels: project.channels.clone(),
            judged_on,
        });
        self.last = Some(Last { project: Arc::clone(project), analysis: Arc::clone(&analysis) });
        analysis
    }

    /// How many KPIs and goals were really analysed so far.
    pub fn n_analysed(&self) -> u64 {
        self.n_analysed
    }

    /// The day the last plan analysed was judged on.
    pub fn judged_on(&self) -> Option<Date> {
        self.last.as_ref().map(|last| last.analysis.judged_on)
    }

    /// The KPI of the last plan analysed, ready to be worked out for single cells; or why it
    /// cannot be.
    pub fn program(&self, kpi: KpiId) -> Option<&Arc<Result<KpiProgram, String>>> {
        self.kpis.get(&kpi).map(|entry| &entry.program)
    }

    fn is_same_ground(&self, project: &Project, judged_on: Date) -> bool {
        self.ground.as_ref().is_some_and(|ground| {
            Arc::ptr_eq(&ground.settings, &project.settings)
                && ground.channels.is_shared_with(&project.channels)
                && ground.judged_on == judged_on
        })
    }

    fn renew_kpis(&mut self, project: &Project, judged_on: Date, same_ground: bool) {
        self.kpis.retain(|id, _| project.kpis.contains(*id));
        // Made only when a formula has to be bound anew.
        let mut names: Option<BTreeMap<&str, InputId>> = None;
        for (id, kpi) in project.kpis.iter() {
            let known = self.kpis.get(&id).filter(|entry| entry.is_bound(project, kpi));
            if same_ground && known.is_some_and(|entry| entry.has_same_readings(project)) {
                continue;
            }
            let program = if let Some(entry) = known {
                Arc::clone(&entry.program)
            } else {
                let names = names.get_or_insert_with(|| names_of(project));
                let find = |identifier: &str| names.get(identifier).copied();
                Arc::new(KpiProgram::with_lookup(project, kpi, &find))
            };
            self.n_analysed += 1;
            let entry = KpiEntry {
                kpi: Arc::clone(kpi),
                inputs: project.inputs.clone(),
                kpis: project.kpis.clone(),
                series: readings_of(project, &program),
                analysis: Arc::new(kpi_analysis(project, &program, judged_on)),
                program,
                version: self.n_analysed,
            };
            self.kpis.insert(id, entry);
        }
    }

    fn renew_goals(&mut self, project: &Project, judged_on: Date, same_ground: bool) {
        self.goals.retain(|id, _| project.goals.contains(*id));
        for (id, goal) in project.goals.iter() {
            let kpi = goal.kpi.and_then(|kpi| self.kpis.get(&kpi));
            let kpi_version = kpi.map(|entry| entry.version);
            let is_same = same_ground
                && self.goals.get(&id).is_some_and(|entry| {
                    Arc::ptr_eq(&entry.goal, goal) && entry.kpi_version == kpi_version
                });
            if is_same {
                continue;
            }
            let program = kpi.map(|entry| Result::as_ref(&entry.program));
            let analysis = Arc::new(judge_with(project, goal, program, judged_on));
            self.n_analysed += 1;
            self.goals.insert(id, GoalEntry { goal: Arc::clone(goal), kpi_version, analysis });
        }
    }

    fn put_together(
        &self,
        project: &Project,
        judged_on: Date,
        data_to: Option<Date>,
    ) -> PlanAnalysis {
        let goals: BTreeMap<GoalId, Arc<GoalAnalysis>> =
            self.goals.iter().map(|(id, entry)| (*id, Arc::clone(&entry.analysis))).collect();
        let objectives = project
            .objectives
            .ids()
            .iter()
            .map(|id| {
                let judged = project.goals_of(*id).filter_map(|(goal_id, goal)| {
                    Some((goal.as_ref(), goals.get(&goal_id)?.as_ref()))
                });
                (*id, roll_up(judged))
            })
            .collect();
        let kpis: BTreeMap<KpiId, Arc<KpiAnalysis>> =
            self.kpis.iter().map(|(id, entry)| (*id, Arc::clone(&entry.analysis))).collect();
        let findings = findings::find(&Plan {
            project,
            goals: &goals,
            kpis: &kpis,
            definitions: &self.definitions,
            measures: findings::measures(project),
            program_of: &|kpi| self.kpis.get(&kpi)?.program.as_ref().as_ref().ok(),
            judged_on,
        });
        PlanAnalysis { judged_on, data_to, goals, kpis, objectives, findings }
    }
}

impl KpiEntry {
    /// Whether formula and inputs are the ones the program was made from.
    fn is_bound(&self, project: &Project, kpi: &Arc<Kpi>) -> bool {
        Arc::ptr_eq(&self.kpi, kpi)
            && match &*self.program {
                Ok(program) => program.inputs.iter().all(|bound| {
                    project
                        .inputs
                        .get(bound.id)
                        .is_some_and(|input| Arc::ptr_eq(input, &bound.input))
                }),
                Err(_) => {
                    self.inputs.is_shared_with(&project.inputs)
                        && self.kpis.is_shared_with(&project.kpis)
                }
            }
    }

    fn has_same_readings(&self, project: &Project) -> bool {
        let Ok(program) = &*self.program else { return true };
        let now = program.input_ids().flat_map(|input| project.series_of(input));
        let mut before = self.series.iter();
        now.into_iter().all(|(key, series)| {
            before.next().is_some_and(|(old, kept)| *old == key && Arc::ptr_eq(kept, series))
        }) && before.next().is_none()
    }
}

fn names_of(project: &Project) -> BTreeMap<&str, InputId> {
    // The first of two inputs with one identifier wins, as everywhere.
    project.inputs.iter().rev().map(|(id, input)| (input.identifier.as_str(), id)).collect()
}

fn readings_of(
    project: &Project,
    program: &Result<KpiProgram, String>,
) -> Vec<(SeriesKey, Arc<Series>)> {
    let Ok(program) = program else { return Vec::new() };
    program
        .input_ids()
        .flat_map(|input| project.series_of(input))
        .map(|(key, series)| (key, Arc::clone(series)))
        .collect()
}

/// What a KPI shows by itself, over all channels.
fn kpi_analysis(
    project: &Project,
    program: &Result<KpiProgram, String>,
    judged_on: Date,
) -> KpiAnalysis {
    let program = match program {
        Ok(program) => program,
        Err(problem) => {
            return KpiAnalysis {
                problem: Some(problem.clone()),
                cadence: crate::model::Cadence::default(),
                latest: None,
                fault: None,
                undefined: None,
                inputs: Vec::new(),
                negatives: Vec::new(),
                disagreements: Vec::new(),
            };
        }
    };
    let evaluator = Evaluator::new(program, project, None, judged_on, None);
    let cadence = coarsest(&evaluator.source);
    let (latest, undefined) = newest(&evaluator, cadence);
    let fault =
        FormulaFault::of(program).or_else(|| FormulaFault::at(&evaluator, undefined.as_ref()?));
    KpiAnalysis {
        problem: None,
        cadence,
        latest,
        fault,
        undefined,
        inputs: program.input_ids().collect(),
        negatives: negatives(project, program),
        disagreements: disagreements(&evaluator),
    }
}

/// The last day of the newest period with a reading; told from the ends of the series.
pub fn data_to(project: &Project) -> Option<Date> {
    let calendar = project.settings.calendar;
    let ends = project.series.iter().filter_map(|(key, series)| {
        let ordinal = series.last()?;
        Some(calendar.end(crate::model::Period { cadence: key.cadence, ordinal }))
    });
    ends.max()
}

/// The day a plan is judged on.
pub fn judged_on(project: &Project, data_to: Option<Date>, today: Date) -> Date {
    match project.settings.judging.judged_on {
        JudgedOn::Today => today,
        JudgedOn::LastData => data_to.unwrap_or(today),
        JudgedOn::Fixed(date) => date,
    }
}

//! What a plan of many KPIs costs to analyse at first, and again after one reading was typed.
//!
//! `cargo bench --bench analysis -- --kpis 2000 --readings 120 --edits 10` counts the analyses. Run
//! the binary under `valgrind --tool=cachegrind --cache-sim=no` with `--edits` 0, 10 and 20: the
//! difference between the last two is what ten edits cost, without the building of the plan; with
//! `--cold 1` instead of 0 it is what the first analysis costs.

use std::io::Write as _;
use std::sync::Arc;

use jiff::civil::date;
use paceline::analysis::Analyst;
use paceline::model::{
    Cadence, Channel, ChannelId, Goal, GoalId, Input, InputId, Kpi, KpiId, Objective, ObjectiveId,
    Project, ReadingKey, Series, SeriesKey,
};

const OBJECTIVE: ObjectiveId = ObjectiveId(1);
const CHANNEL: ChannelId = ChannelId(2);
/// Every so many KPIs one has a goal.
const GOAL_EVERY: u32 = 4;

fn main() -> std::io::Result<()> {
    let n_kpis = argument("--kpis").unwrap_or(2_000);
    let n_readings = argument("--readings").unwrap_or(120);
    let n_edits = argument("--edits").unwrap_or(10);
    let is_cold_wanted = argument("--cold") != Some(0);

    let today = date(2021, 3, 15);
    let last = Project::default().settings.calendar.period_of(Cadence::Month, today);
    let mut project = Arc::new(plan(n_kpis, n_readings, last.ordinal));
    let mut analyst = Analyst::default();
    if is_cold_wanted {
        analyst.analyse(&project, today);
    }
    let cold = analyst.n_analysed();
    for n in 0..n_edits {
        // The last KPI with a goal: looking for what changed passes all others.
        let input = input((n_kpis - 1) / GOAL_EVERY * GOAL_EVERY);
        let key = ReadingKey { input, channel: CHANNEL, period: last };
        Arc::make_mut(&mut project).set_reading(key, Some(f64::from(n)));
        project = Arc::new(Project::clone(&project));
        analyst.analyse(&project, today);
    }
    let edits = analyst.n_analysed() - cold;
    writeln!(
        std::io::stdout(),
        "{n_kpis} KPIs with {n_readings} readings: {cold} analyses at first, {edits} in {n_edits} edits"
    )
}

fn argument(name: &str) -> Option<u32> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)?.parse().ok()
}

fn input(n: u32) -> InputId {
    InputId(100_000 + n)
}

/// Each KPI has an input of its own with monthly readings up to a month, and every fourth a goal.
fn plan(n_kpis: u32, n_readings: u32, last: i32) -> Project {
    let mut project = Project { next_id: 400_000, ..Project::default() };
    project.channels.set(CHANNEL, Channel { name: "Facebook".to_owned(), ..Channel::default() });
    project.objectives.set(OBJECTIVE, Objective { name: "Reach".to_owned(), ..Default::default() });
    for n in 0..n_kpis {
        let identifier = format!("input_{n}");
        let (name, formula) = (format!("KPI {n}"), identifier.clone());
        project.kpis.set(KpiId(10 + n), Kpi { name, formula, ..Kpi::default() });
        let label = format!("Input {n}");
        project.inputs.set(input(n), Input { identifier, label, ..Input::default() });
        let readings = (0..n_readings).map(|back| {
            (last - i32::try_from(back).unwrap_or(0), f64::from(500 + (n + back) % 97))
        });
        let key = SeriesKey { input: input(n), channel: CHANNEL, cadence: Cadence::Month };
        let series = Arc::new(Series::from_readings(readings));
        Arc::make_mut(&mut project.series).insert(key, series);
        if n % GOAL_EVERY == 0 {
            project.goals.set(GoalId(300_000 + n), goal(n));
        }
    }
    project
}

fn goal(n: u32) -> Goal {
    Goal {
        objective: Some(OBJECTIVE),
        statement: format!("Goal {n}"),
        kpi: Some(KpiId(10 + n)),
        target: Some(7_000.0),
        start: Some(date(2021, 1, 1)),
        deadline: Some(date(2021, 12, 31)),
        ..Goal::default()
    }
}

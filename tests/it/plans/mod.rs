//! Made-up plans: a small one, a rich one, and any sound one for property tests.
mod any;
mod measured;

use std::sync::Arc;

use jiff::civil::date;
use paceline::model::{
    AmountKind, Annotation, Baseline, Better, Cadence, Calendar, Channel, ChannelId, Checkpoint,
    DefinitionBreak, FormerTarget, Goal, GoalId, GoalState, Input, InputId, InputKind, Intent,
    JudgedOn, Judging, Kpi, KpiId, MeasuredAs, Note, Objective, ObjectiveId, Period, PlanSettings,
    Project, ReadingKey, Scope, SmartText, StockRule, Unit,
};

pub use any::plan;
pub use measured::{FORMULAS, measured, numbers, small_numbers};

/// A small plan with a goal and a year of monthly readings.
pub fn small() -> Project {
    let mut project = Project::default();
    let objective: ObjectiveId = project.new_id();
    let goal: GoalId = project.new_id();
    let kpi: KpiId = project.new_id();
    let input: InputId = project.new_id();
    let channel: ChannelId = project.new_id();
    project
        .objectives
        .set(objective, Objective { name: "Awareness".to_owned(), ..Objective::default() });
    project.goals.set(
        goal,
        Goal {
            objective: Some(objective),
            statement: "More shares".to_owned(),
            kpi: Some(kpi),
            target: Some(900.0),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 12, 31)),
            ..Goal::default()
        },
    );
    project.kpis.set(
        kpi,
        Kpi { name: "Shares".to_owned(), formula: "shares".to_owned(), ..Kpi::default() },
    );
    project.inputs.set(
        input,
        Input { identifier: "shares".to_owned(), label: "Shares".to_owned(), ..Input::default() },
    );
    project.channels.set(channel, Channel { name: "Facebook".to_owned(), ..Channel::default() });
    let calendar = project.settings.calendar;
    for month in 1..=12 {
        let period = calendar.period_of(Cadence::Month, date(2021, month, 1));
        let key = ReadingKey { input, channel, period };
        project.set_reading(key, Some(500.0 + 10.5 * f64::from(month)));
    }
    project
}

/// A made-up plan in which every kind of thing occurs, the same as tests/fixtures/projects/v1.ron.
pub fn rich() -> Project {
    let mut project = Project { settings: Arc::new(rich_settings()), ..Project::default() };
    let channels: Vec<ChannelId> = ["Facebook", "Über-Kanal “α” 🙂", "All"]
        .map(|name| {
            let id = project.new_id();
            project.channels.set(id, Channel { name: name.to_owned(), ..Channel::default() });
            id
        })
        .to_vec();
    project.channels.change(channels[2], |all| "Sum of\n\tall others".clone_into(&mut all.notes));
    let kpi: KpiId = project.new_id();
    let second_kpi: KpiId = project.new_id();
    let inputs = rich_inputs(&mut project);
    rich_kpis(&mut project, [kpi, second_kpi]);
    rich_goals(&mut project, kpi, &channels);
    rich_series(&mut project, &inputs, &channels);
    project.annotations = Arc::new(vec![
        Annotation {
            date: date(2020, 2, 29),
            text: "Leap-day campaign".to_owned(),
            source: String::new(),
        },
        Annotation {
            date: date(2021, 1, 15),
            text: "New ranking // not a comment".to_owned(),
            source: "Press, p. 3".to_owned(),
        },
    ]);
    project.next_id += 5;
    project
}

fn rich_settings() -> PlanSettings {
    PlanSettings {
        name: r#"Plan "A" \ B #1"#.to_owned(),
        organisation: "Müller & Söhne".to_owned(),
        currency: "EUR".to_owned(),
        notes: "Two lines,\nthe second with a \ttab".to_owned(),
        calendar: Calendar { fiscal_year_start: 7 },
        judging: Judging { judged_on: JudgedOn::Fixed(date(2021, 3, 31)), ..Judging::default() },
    }
}

fn rich_inputs(project: &mut Project) -> Vec<InputId> {
    let kinds = [
        ("shares", InputKind::Flow, StockRule::Last),
        ("followers", InputKind::Stock, StockRule::Mean),
        ("members", InputKind::Stock, StockRule::First),
        ("reach", InputKind::Unique, StockRule::Last),
        ("response_minutes", InputKind::GivenRate, StockRule::Last),
    ];
    let ids = kinds.map(|(identifier, kind, stock_rule)| {
        let id: InputId = project.new_id();
        let input = Input {
            identifier: identifier.to_owned(),
            label: format!("{identifier}, counted"),
            kind,
            stock_rule,
            is_illustrative: kind == InputKind::Flow,
            ..Input::default()
        };
        project.inputs.set(id, input);
        id
    });
    project.inputs.change(ids[4], |input| {
        input.weight = Some(ids[0]);
        "minutes".clone_into(&mut input.unit);
        r"C:\exports\care.csv".clone_into(&mut input.source);
        input.definition_breaks = vec![DefinitionBreak {
            date: date(2020, 10, 1),
            reason: "Counts \"first\" replies only".to_owned(),
        }];
    });
    ids.to_vec()
}

fn rich_kpis(project: &mut Project, [kpi, second_kpi]: [KpiId; 2]) {
    project.kpis.set(
        kpi,
        Kpi {
            name: "Amplification rate".to_owned(),
            formula: "100 * shares / followers".to_owned(),
            unit: Unit::Percent,
            range: (Some(0.0), Some(100.0)),
            definition: "Shares for every hundred followers".to_owned(),
            source: "made up".to_owned(),
            library_key: Some("amplification_rate".to_owned()),
            owner: "Ada".to_owned(),
            ..Kpi::default()
        },
    );
    project.kpis.set(
        second_kpi,
        Kpi {
            name: "Response time".to_owned(),
            formula: "response_minutes".to_owned(),
            unit: Unit::Other("minutes per case".to_owned()),
            better: Better::Lower,
            notes: "Nights do not count".to_owned(),
            ..Kpi::default()
        },
    );
}

fn rich_goals(project: &mut Project, kpi: KpiId, channels: &[ChannelId]) {
    let objective: ObjectiveId = project.new_id();
    let second: ObjectiveId = project.new_id();
    let awareness = Objective {
        name: "Brand awareness".to_owned(),
        description: "Be the name people say first".to_owned(),
        weight: 2.5,
        owner: "Grace".to_owned(),
        notes: "#1 aim".to_owned(),
    };
    project.objectives.set(objective, awareness);
    let care = Objective { name: "Customer care".to_owned(), ..Objective::default() };
    project.objectives.set(second, care);
    project.objectives.move_to(second, 0);
    for n in 0..5 {
        let id: GoalId = project.new_id();
        let goal = Goal {
            objective: (n != 4).then_some(objective),
            statement: format!("Goal number {n}"),
            kpi: (n != 3).then_some(kpi),
            intent: Intent::ALL[n],
            amount: AmountKind::ALL[n],
            target: Some([12.0, -0.5, 1e300, 0.1, 7.25][n]),
            measured_as: MeasuredAs::ALL[n % 4],
            judged_per: Cadence::ALL.get(n + 1).copied(),
            state: GoalState::ALL[n % 4],
            ..Goal::default()
        };
        project.goals.set(id, goal);
    }
    let first = project.goals.ids()[0];
    project.goals.change(first, |goal| {
        goal.smart = SmartText {
            specific: "Who, what, where".to_owned(),
            attainable: "It was 9 % last year".to_owned(),
            relevant: "Feeds the funnel".to_owned(),
            timely: "By the end of the quarter".to_owned(),
        };
        goal.upper = Some(15.5);
        goal.baseline = Baseline::Typed { value: 9.0, as_of: Some(date(2020, 12, 31)) };
        goal.start = Some(date(2021, 1, 1));
        goal.deadline = Some(date(2021, 3, 31));
        goal.checkpoints = vec![
            Checkpoint { date: date(2021, 1, 31), value: 10.0 },
            Checkpoint { date: date(2021, 2, 28), value: 11.5 },
        ];
        goal.required_share = 90.0;
        goal.scope =
            Scope { channels: Some(channels[..2].to_vec()), market: "U.S./Canada".to_owned() };
        "Ada".clone_into(&mut goal.owner);
        goal.weight = 3.0;
        "See \"minutes\"".clone_into(&mut goal.notes);
        goal.former_targets = vec![FormerTarget {
            until: date(2021, 1, 10),
            amount: AmountKind::ByPercent,
            target: 5.0,
            upper: Some(6.0),
            checkpoints: Vec::new(),
        }];
    });
}

fn rich_series(project: &mut Project, inputs: &[InputId], channels: &[ChannelId]) {
    let calendar = project.settings.calendar;
    let values = [593.0, 532.0, -0.0, 410.25, 0.1 + 0.2, 1e300, 5e-324, 447.5];
    for (n, cadence) in Cadence::ALL.into_iter().enumerate() {
        let first = calendar.period_of(cadence, date(2019, 11, 20)).ordinal;
        for (place, value) in (0..).zip(values.iter().cycle().take(40)) {
            if place % 7 == 3 || (20..26).contains(&place) {
                continue;
            }
            let period = Period { cadence, ordinal: first + place };
            let key = ReadingKey { input: inputs[n], channel: channels[n % 3], period };
            project.set_reading(key, Some(*value));
        }
        let period = Period { cadence, ordinal: first + 1 };
        let key = ReadingKey { input: inputs[n], channel: channels[n % 3], period };
        let note = Note { text: format!("A {cadence}"), source: "Annual report".to_owned() };
        Arc::make_mut(&mut project.notes).insert(key, note);
    }
}

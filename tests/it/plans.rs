//! Made-up plans: a small fixed one, and a generator of sound ones for property tests.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::model::{
    AmountKind, Annotation, Baseline, Better, Cadence, Calendar, Channel, ChannelId, Checkpoint,
    DefinitionBreak, FormerTarget, Goal, GoalId, GoalState, Input, InputId, InputKind, Intent,
    JudgedOn, Judging, Kpi, KpiId, MeasuredAs, Note, Objective, ObjectiveId, PlanSettings, Project,
    ReadingKey, Scope, Series, SeriesKey, SmartText, StockRule, Table, Unit, day_from_number,
    day_number,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

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
    project.channels.change(channels[2], |all| all.notes = "Sum of\n\tall others".to_owned());
    let kpi: KpiId = project.new_id();
    let other_kpi: KpiId = project.new_id();
    let inputs = rich_inputs(&mut project);
    rich_kpis(&mut project, kpi, other_kpi);
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
        input.unit = "minutes".to_owned();
        input.source = r"C:\exports\care.csv".to_owned();
        input.definition_breaks = vec![DefinitionBreak {
            date: date(2020, 10, 1),
            reason: "Counts \"first\" replies only".to_owned(),
        }];
    });
    ids.to_vec()
}

fn rich_kpis(project: &mut Project, kpi: KpiId, other_kpi: KpiId) {
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
        other_kpi,
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
        goal.owner = "Ada".to_owned();
        goal.weight = 3.0;
        goal.notes = "See \"minutes\"".to_owned();
        goal.former_targets = vec![FormerTarget {
            until: date(2021, 1, 10),
            amount: AmountKind::ByPercent,
            target: 5.0,
            upper: Some(6.0),
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
            let period = paceline::model::Period { cadence, ordinal: first + place };
            let key = ReadingKey { input: inputs[n], channel: channels[n % 3], period };
            project.set_reading(key, Some(*value));
        }
        let period = paceline::model::Period { cadence, ordinal: first + 1 };
        let key = ReadingKey { input: inputs[n], channel: channels[n % 3], period };
        let note = Note { text: format!("A {cadence}"), source: "Annual report".to_owned() };
        Arc::make_mut(&mut project.notes).insert(key, note);
    }
}

/// Texts with everything a file format can trip over, but no control characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        5 => "[A-Za-z0-9 ,.%()/_-]{0,24}",
        3 => "\\PC{0,16}",
        2 => vec(select(AWKWARD.to_vec()), 0..6).prop_map(|parts| parts.concat()),
    ]
}

const AWKWARD: [&str; 22] = [
    "\"",
    "\\",
    "\n",
    "\t",
    "#",
    "\"#",
    "\"##",
    "r#\"",
    "//",
    "// end crc32=00000000 len=1",
    "<<<<<<< ours",
    "_",
    "é",
    "🙂",
    "\u{202e}",
    "\u{feff}",
    "${x}",
    "C:\\notes",
    "(",
    ")",
    ",",
    "\u{2028}",
];

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (-100_000_000_i32..100_000_000).prop_map(|n| f64::from(n) / 100.0),
        3 => (0_u32..5_000_000).prop_map(f64::from),
        1 => select(vec![0.0, -0.0, 1e300, -1e-300, f64::MAX, f64::MIN_POSITIVE, 5e-324]),
        2 => any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |value| value.is_finite()),
    ]
}

fn weight() -> impl Strategy<Value = f64> {
    number().prop_map(f64::abs)
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![
        6 => day_number(date(2015, 1, 1))..day_number(date(2035, 12, 31)),
        1 => day_number(date(1, 1, 1))..=day_number(date(9998, 12, 31)),
    ]
    .prop_map(day_from_number)
}

fn settings() -> impl Strategy<Value = PlanSettings> {
    let judged_on = prop_oneof![
        Just(JudgedOn::Today),
        Just(JudgedOn::LastData),
        day().prop_map(JudgedOn::Fixed)
    ];
    let percents = (0.0..=100.0_f64, 0.0..=100.0_f64, 0.0..=100.0_f64, 0.0..=100.0_f64);
    ((text(), text(), text(), text()), 1_i8..=12, judged_on, 0_u32..10, percents, 0.0..=100.0_f64)
        .prop_map(|((name, organisation, currency, notes), fiscal, judged_on, min, p, elapsed)| {
            PlanSettings {
                name,
                organisation,
                currency,
                notes,
                calendar: Calendar { fiscal_year_start: fiscal },
                judging: Judging {
                    judged_on,
                    min_elapsed: elapsed,
                    min_periods: min,
                    on_pace: p.0.min(p.1),
                    behind: p.0.max(p.1),
                    every_on_pace: p.2.max(p.3),
                    every_behind: p.2.min(p.3),
                },
            }
        })
}

fn objective() -> impl Strategy<Value = Objective> {
    (text(), text(), weight(), text(), text()).prop_map(
        |(name, description, weight, owner, notes)| Objective {
            name,
            description,
            weight,
            owner,
            notes,
        },
    )
}

/// A goal whose links are still to be set.
fn goal() -> impl Strategy<Value = Goal> {
    let smart =
        (text(), text(), text(), text()).prop_map(|(specific, attainable, relevant, timely)| {
            SmartText { specific, attainable, relevant, timely }
        });
    let baseline = prop_oneof![
        Just(Baseline::FromData),
        (number(), option::of(day())).prop_map(|(value, as_of)| Baseline::Typed { value, as_of }),
    ];
    let checkpoints = vec((day(), number()), 0..3).prop_map(|mut list| {
        list.sort_by_key(|(date, _)| *date);
        list.into_iter().map(|(date, value)| Checkpoint { date, value }).collect::<Vec<_>>()
    });
    let former =
        vec((day(), select(AmountKind::ALL.to_vec()), number(), option::of(number())), 0..3)
            .prop_map(|mut list| {
                list.sort_by_key(|entry| entry.0);
                list.into_iter()
                    .map(|(until, amount, target, upper)| FormerTarget {
                        until,
                        amount,
                        target,
                        upper,
                    })
                    .collect::<Vec<_>>()
            });
    let texts = (text(), text(), text(), text());
    let kinds = (
        select(Intent::ALL.to_vec()),
        select(AmountKind::ALL.to_vec()),
        select(MeasuredAs::ALL.to_vec()),
        select(GoalState::ALL.to_vec()),
        option::of(select(Cadence::ALL.to_vec())),
    );
    let numbers = (option::of(number()), option::of(number()), 0.0..=100.0_f64, weight());
    let days = (option::of(day()), option::of(day()));
    (texts, smart, kinds, numbers, baseline, days, checkpoints, former).prop_map(
        |(texts, smart, kinds, numbers, baseline, days, checkpoints, former_targets)| Goal {
            objective: None,
            statement: texts.0,
            smart,
            kpi: None,
            intent: kinds.0,
            amount: kinds.1,
            target: numbers.0,
            upper: numbers.1,
            baseline,
            start: days.0,
            deadline: days.1,
            checkpoints,
            measured_as: kinds.2,
            required_share: numbers.2,
            judged_per: kinds.4,
            scope: Scope { channels: None, market: texts.1 },
            owner: texts.2,
            weight: numbers.3,
            notes: texts.3,
            state: kinds.3,
            former_targets,
        },
    )
}

fn kpi() -> impl Strategy<Value = Kpi> {
    let unit = prop_oneof![
        select(Unit::KNOWN.to_vec()),
        "[a-z]{1,8} per [a-z]{1,8}".prop_map(Unit::Other)
    ];
    let texts = (text(), text(), text(), text(), text(), text());
    let better = select(vec![Better::Higher, Better::Lower]);
    let range = (option::of(number()), option::of(number()));
    (texts, unit, better, range, option::of(text())).prop_map(
        |((name, formula, definition, source, owner, notes), unit, better, range, library_key)| {
            Kpi {
                name,
                formula,
                unit,
                better,
                range,
                definition,
                source,
                library_key,
                owner,
                notes,
            }
        },
    )
}

/// An input whose identifier and weight are still to be set.
fn input() -> impl Strategy<Value = Input> {
    let breaks = vec((day(), text()), 0..3).prop_map(|mut list| {
        list.sort_by_key(|entry| entry.0);
        list.into_iter().map(|(date, reason)| DefinitionBreak { date, reason }).collect::<Vec<_>>()
    });
    let kinds = (select(InputKind::ALL.to_vec()), select(StockRule::ALL.to_vec()));
    (text(), kinds, text(), text(), any::<bool>(), breaks).prop_map(
        |(label, (kind, stock_rule), unit, source, is_illustrative, definition_breaks)| Input {
            identifier: String::new(),
            label,
            kind,
            stock_rule,
            weight: None,
            unit,
            source,
            is_illustrative,
            definition_breaks,
        },
    )
}

fn channel() -> impl Strategy<Value = Channel> {
    (text(), text()).prop_map(|(name, notes)| Channel { name, notes })
}

/// Readings around some day, with gaps.
fn readings() -> impl Strategy<Value = (Cadence, Date, Vec<(i32, f64)>)> {
    let gaps = prop_oneof![5 => Just(1), 2 => 2_i32..6, 1 => 7_i32..700];
    (select(Cadence::ALL.to_vec()), day(), vec((gaps, number()), 1..60))
}

type Parts = (
    PlanSettings,
    (Vec<Objective>, Vec<Goal>, Vec<Kpi>, Vec<Input>, Vec<Channel>),
    Vec<((Cadence, Date, Vec<(i32, f64)>), Index, Index)>,
    Vec<(Date, String, String)>,
    Vec<Index>,
    Vec<u32>,
);

/// Any sound plan.
pub fn plan() -> impl Strategy<Value = Project> {
    let entities = (
        vec(objective(), 0..4),
        vec(goal(), 0..5),
        vec(kpi(), 0..4),
        vec(input(), 0..5),
        vec(channel(), 0..4),
    );
    let series = vec((readings(), any::<Index>(), any::<Index>()), 0..5);
    let annotations = vec((day(), text(), text()), 0..4);
    let ids = btree_set(1_u32..60_000, 22).prop_map(|ids| ids.into_iter().collect::<Vec<_>>());
    (settings(), entities, series, annotations, vec(any::<Index>(), 40), ids.prop_shuffle())
        .prop_map(assemble)
}

/// Picks one of the ids, or none.
fn pick<I: Copy>(ids: &[I], index: Index) -> Option<I> {
    let at = index.index(ids.len() + 1);
    ids.get(at).copied()
}

fn fill<I: Ord + Copy + From<u32>, T: PartialEq>(ids: &mut Vec<u32>, list: Vec<T>) -> Table<I, T> {
    let mut table = Table::default();
    for entry in list {
        table.set(I::from(ids.pop().unwrap()), entry);
    }
    table
}

fn assemble((settings, entities, series, annotations, links, mut ids): Parts) -> Project {
    let next_id = ids.iter().max().unwrap() + 1;
    let (objectives, goals, kpis, inputs, channels) = entities;
    let mut project = Project {
        settings: Arc::new(settings),
        next_id,
        objectives: fill(&mut ids, objectives),
        goals: fill(&mut ids, goals),
        kpis: fill(&mut ids, kpis),
        inputs: fill(&mut ids, inputs),
        channels: fill(&mut ids, channels),
        ..Project::default()
    };
    let mut links = links.into_iter().cycle();
    link(&mut project, &mut links);
    add_series(&mut project, series, &mut links);
    let mut annotations: Vec<_> = annotations
        .into_iter()
        .map(|(date, text, source)| Annotation { date, text, source })
        .collect();
    annotations.sort_by_key(|annotation| annotation.date);
    project.annotations = Arc::new(annotations);
    project
}

fn link(project: &mut Project, links: &mut impl Iterator<Item = Index>) {
    let objectives = project.objectives.ids().to_vec();
    let kpis = project.kpis.ids().to_vec();
    let inputs = project.inputs.ids().to_vec();
    let channels = project.channels.ids().to_vec();
    for id in project.goals.ids().to_vec() {
        let mut next = || links.next().unwrap();
        project.goals.change(id, |goal| {
            goal.objective = pick(&objectives, next());
            goal.kpi = pick(&kpis, next());
            let chosen = next().index(channels.len() + 2);
            goal.scope.channels = channels.get(..chosen).map(<[ChannelId]>::to_vec);
        });
    }
    for (n, id) in inputs.iter().enumerate() {
        let weight = pick(&inputs, links.next().unwrap());
        project.inputs.change(*id, |input| {
            input.identifier = format!("input_{n}");
            input.weight = weight;
        });
    }
}

fn add_series(
    project: &mut Project,
    list: Vec<((Cadence, Date, Vec<(i32, f64)>), Index, Index)>,
    links: &mut impl Iterator<Item = Index>,
) {
    let (inputs, channels) = (project.inputs.ids().to_vec(), project.channels.ids().to_vec());
    if inputs.is_empty() || channels.is_empty() {
        return;
    }
    let calendar = project.settings.calendar;
    let mut series = BTreeMap::new();
    let mut notes = BTreeMap::new();
    for ((cadence, day, readings), input, channel) in list {
        // Far enough from both ends of the calendar for all the gaps.
        let day = day.clamp(date(40, 1, 1), date(9800, 1, 1));
        let readings = if day.year() > 2100 && cadence >= Cadence::Quarter {
            readings.into_iter().take(1).collect()
        } else {
            readings
        };
        let key = SeriesKey {
            input: inputs[input.index(inputs.len())],
            channel: channels[channel.index(channels.len())],
            cadence,
        };
        let last = calendar.period_of(cadence, date(9998, 12, 1)).ordinal;
        let mut ordinal = calendar.period_of(cadence, day).ordinal;
        let mut placed = Vec::new();
        for (gap, value) in readings {
            ordinal += gap;
            if ordinal <= last {
                placed.push((ordinal, value));
            }
        }
        if placed.is_empty() {
            continue;
        }
        let at = placed[links.next().unwrap().index(placed.len())].0;
        let period = paceline::model::Period { cadence, ordinal: at };
        let note = Note { text: format!("note \"{at}\"\non it"), source: "a\\b".to_owned() };
        notes.insert(ReadingKey { input: key.input, channel: key.channel, period }, note);
        series.insert(key, Arc::new(Series::from_readings(placed)));
    }
    project.series = Arc::new(series);
    project.notes = Arc::new(notes);
}

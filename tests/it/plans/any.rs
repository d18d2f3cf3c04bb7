//! Any sound plan, for property tests.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::model::{
    AmountKind, Annotation, Baseline, Better, Cadence, Calendar, Channel, ChannelId, Checkpoint,
    DefinitionBreak, FormerTarget, Goal, GoalState, Input, InputKind, Intent, JudgedOn, Judging,
    Kpi, MeasuredAs, Note, Objective, Period, PlanSettings, Project, ReadingKey, Scope, Series,
    SeriesKey, SmartText, StockRule, Substitute, Table, Unit, day_from_number, day_number,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

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

pub(super) fn number() -> impl Strategy<Value = f64> {
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

pub(super) fn settings() -> impl Strategy<Value = PlanSettings> {
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
pub(super) fn goal() -> impl Strategy<Value = Goal> {
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
                        checkpoints: vec![Checkpoint { date: until, value: target }],
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
    let substitute = || select(Substitute::ALL.to_vec());
    let rules = (select(StockRule::ALL.to_vec()), substitute(), substitute());
    let kinds = (select(InputKind::ALL.to_vec()), rules);
    (text(), kinds, text(), text(), any::<[bool; 2]>(), breaks).prop_map(
        |(
            label,
            (kind, (stock_rule, over_time, over_channels)),
            unit,
            source,
            [is_illustrative, is_net],
            definition_breaks,
        )| Input {
            identifier: String::new(),
            label,
            kind,
            stock_rule,
            weight: None,
            over_time,
            over_channels,
            unit,
            source,
            is_illustrative,
            is_net,
            definition_breaks,
        },
    )
}

fn channel() -> impl Strategy<Value = Channel> {
    (text(), text()).prop_map(|(name, notes)| Channel { name, notes })
}

/// A cadence, a day, and readings some periods apart from there on.
type Readings = (Cadence, Date, Vec<(i32, f64)>);

fn readings() -> impl Strategy<Value = Readings> {
    let gaps = prop_oneof![5 => Just(1), 2 => 2_i32..6, 1 => 7_i32..700];
    (select(Cadence::ALL.to_vec()), day(), vec((gaps, number()), 1..60))
}

type Parts = (
    PlanSettings,
    (Vec<Objective>, Vec<Goal>, Vec<Kpi>, Vec<Input>, Vec<Channel>),
    Vec<(Readings, Index, Index)>,
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
    all: Vec<(Readings, Index, Index)>,
    links: &mut impl Iterator<Item = Index>,
) {
    let (inputs, channels) = (project.inputs.ids().to_vec(), project.channels.ids().to_vec());
    if inputs.is_empty() || channels.is_empty() {
        return;
    }
    let calendar = project.settings.calendar;
    let mut series = BTreeMap::new();
    let mut notes = BTreeMap::new();
    for ((cadence, day, readings), input, channel) in all {
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
        let period = Period { cadence, ordinal: at };
        let note = Note { text: format!("note \"{at}\"\non it"), source: "a\\b".to_owned() };
        notes.insert(ReadingKey { input: key.input, channel: key.channel, period }, note);
        series.insert(key, Arc::new(Series::from_readings(placed)));
    }
    project.series = Arc::new(series);
    project.notes = Arc::new(notes);
}

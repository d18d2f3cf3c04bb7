//! Stories of the KPI inputs grid, through the real window and its widgets.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};
use paceline::app::Clock;
use paceline::model::{
    Cadence, Channel, ChannelId, DateFormat, Goal, GoalId, Input, InputId, InputKind, Kpi, KpiId,
    Note, Objective, ObjectiveId, Project, ReadingKey, Series, SeriesKey, Unit, day_from_number,
    day_number,
};

use crate::app::{Desk, TODAY, Window};

const SHARES: InputId = InputId(4);
const FOLLOWERS: InputId = InputId(5);
const FACEBOOK: ChannelId = ChannelId(6);
const INSTAGRAM: ChannelId = ChannelId(7);

/// A goal with a KPI of two inputs, on two channels.
fn plan() -> Project {
    let mut project = Project { next_id: 8, ..Project::default() };
    let (objective, goal, kpi) = (ObjectiveId(1), GoalId(2), KpiId(3));
    project
        .objectives
        .set(objective, Objective { name: "Brand awareness".to_owned(), ..Objective::default() });
    project.goals.set(
        goal,
        Goal {
            objective: Some(objective),
            statement: "Have more of what we say passed on".to_owned(),
            kpi: Some(kpi),
            target: Some(2.0),
            start: Some(date(2021, 1, 1)),
            deadline: Some(date(2021, 3, 31)),
            ..Goal::default()
        },
    );
    project.kpis.set(
        kpi,
        Kpi {
            name: "Amplification rate".to_owned(),
            formula: "100 * shares / followers".to_owned(),
            unit: Unit::Percent,
            ..Kpi::default()
        },
    );
    let inputs = [
        (SHARES, "shares", "Shares", InputKind::Flow),
        (FOLLOWERS, "followers", "Followers", InputKind::Stock),
    ];
    for (id, identifier, label, kind) in inputs {
        let (identifier, label) = (identifier.to_owned(), label.to_owned());
        project.inputs.set(id, Input { identifier, label, kind, ..Input::default() });
    }
    for (id, name) in [(FACEBOOK, "Facebook"), (INSTAGRAM, "Instagram")] {
        project.channels.set(id, Channel { name: name.to_owned(), notes: String::new() });
    }
    project
}

/// The plan with readings of every month from January 2020 to February 2021.
fn monthly_plan() -> Project {
    let mut project = plan();
    for month in 0..14 {
        let day = date(2020 + month / 12, i8::try_from(month % 12).unwrap_or(0) + 1, 1);
        project.set_reading(key(SHARES, day), Some(100.0 + f64::from(month)));
        project.set_reading(key(FOLLOWERS, day), Some(10_000.0));
    }
    project
}

/// The plan with a long series of daily shares that begins in 1970.
fn daily_plan(n_days: i32) -> Project {
    let mut project = plan();
    project.goals.change(GoalId(2), |goal| (goal.start, goal.deadline) = (None, None));
    let series = Series::from_readings((0..n_days).map(|n| (n, f64::from(n % 1000))));
    let key = SeriesKey { input: SHARES, channel: FACEBOOK, cadence: Cadence::Day };
    Arc::make_mut(&mut project.series).insert(key, Arc::new(series));
    project
}

fn key(input: InputId, day: Date) -> ReadingKey {
    key_of(input, FACEBOOK, Cadence::Month, day)
}

fn key_of(input: InputId, channel: ChannelId, cadence: Cadence, day: Date) -> ReadingKey {
    let period = Project::default().settings.calendar.period_of(cadence, day);
    ReadingKey { input, channel, period }
}

struct Story {
    window: Window,
    _desk: Desk,
}

impl Story {
    /// Opens a plan and chooses Facebook.
    fn on_facebook(project: &Project) -> Self {
        Self::on_facebook_at(project, TODAY)
    }

    fn on_facebook_at(project: &Project, today: Date) -> Self {
        let mut story = Self::at(project, today);
        story.click(Role::RadioButton, "Facebook");
        story
    }

    fn of(project: &Project) -> Self {
        Self::at(project, TODAY)
    }

    fn at(project: &Project, today: Date) -> Self {
        let mut desk = Desk::new();
        desk.clock = Clock::fixed(today);
        let window = desk.open(&desk.plan("plan.ron", project));
        Self { window, _desk: desk }
    }

    fn click(&mut self, role: Role, name: &str) {
        self.window.get_by_role_and_label(role, name).click();
        self.window.run();
    }

    fn click_cell(&mut self, name: &str) {
        self.click(Role::Cell, name);
    }

    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    fn send(&mut self, event: Event) {
        self.window.event(event);
        self.window.run();
    }

    fn type_text(&mut self, text: &str) {
        self.send(Event::Text(text.to_owned()));
    }

    fn paste(&mut self, text: &str) {
        self.send(Event::Paste(text.to_owned()));
    }

    fn project(&self) -> &Project {
        self.window.project()
    }

    fn reading(&self, input: InputId, day: Date) -> Option<f64> {
        self.project().reading(key(input, day))
    }

    /// What a cell shows.
    fn shown(&self, name: &str) -> String {
        let node = self.window.get_by_role_and_label(Role::Cell, name);
        node.value().unwrap_or_default().replace('\u{a0}', " ")
    }

    /// Clicks into a column that holds no readings, in the row of a cell.
    fn click_column(&mut self, head: &str, cell: &str) {
        let x = self.window.get_by_role_and_label(Role::ColumnHeader, head).rect().center().x;
        let y = self.window.get_by_role_and_label(Role::Cell, cell).rect().center().y;
        self.window.click_at(egui::pos2(x, y));
        self.window.run();
    }

    #[track_caller]
    fn find_cell(&self, name: &str) {
        self.window.get_by_role_and_label(Role::Cell, name);
    }

    /// The newest notice.
    fn said(&self) -> String {
        self.window.app().notices().last().map(|notice| notice.text.clone()).unwrap_or_default()
    }

    fn undo_label(&self) -> Option<&str> {
        self.window.app().document().undo_label()
    }

    fn scroll_rows(&mut self, rows: f32) {
        let over = self.window.get_by_role_and_label(Role::ColumnHeader, "Shares, Facebook");
        let pos = over.rect().center() + Vec2::new(0.0, 60.0);
        self.window.event(Event::PointerMoved(pos));
        self.window.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Trackpad,
            delta: Vec2::new(0.0, -28.0 * rows),
            modifiers: Modifiers::NONE,
            phase: TouchPhase::Move,
        });
        self.window.run();
    }
}

#[test]
fn a_typed_reading_is_in_the_plan_and_the_kpi_follows_each_key() {
    let mut story = Story::on_facebook(&monthly_plan());
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "113");
    assert_eq!(story.shown("Amplification rate, Feb 2021"), "1.13 %");
    story.click_cell("Shares, Facebook, Feb 2021");
    story.type_text("2");
    assert_eq!(story.shown("Amplification rate, Feb 2021"), "0.02 %");
    story.type_text("50");
    assert_eq!(story.shown("Amplification rate, Feb 2021"), "2.50 %");
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(113.0), "not committed yet");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(250.0));
    assert_eq!(story.undo_label(), Some("set shares for 2021-02"));
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "250");
}

#[test]
fn a_key_changes_the_kpi_in_the_same_frame() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.window.event(Event::Text("3".to_owned()));
    story.window.event(Event::Text("00".to_owned()));
    story.window.step();
    assert_eq!(story.shown("Amplification rate, Feb 2021"), "3.00 %");
}

#[test]
fn keys_pressed_faster_than_frames_land_in_their_cells() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Mar 2021");
    for text in ["7", "0"] {
        story.window.event(Event::Text(text.to_owned()));
    }
    story.window.key_press(Key::Tab);
    story.window.event(Event::Text("9000".to_owned()));
    story.window.key_press(Key::Enter);
    story.window.event(Event::Text("80".to_owned()));
    story.window.key_press(Key::Enter);
    story.window.run();
    assert_eq!(story.reading(SHARES, date(2021, 3, 1)), Some(70.0));
    assert_eq!(story.reading(FOLLOWERS, date(2021, 3, 1)), Some(9000.0));
    assert_eq!(story.reading(SHARES, date(2021, 4, 1)), Some(80.0));
}

#[test]
fn escape_gives_up_what_was_typed_and_keeps_the_keyboard_in_the_grid() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.type_text("999");
    story.press(Key::Escape);
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "113");
    assert_eq!(story.undo_label(), None);
    story.press(Key::ArrowDown);
    story.type_text("5");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 3, 1)), Some(5.0));
}

#[test]
fn f2_mends_the_old_text_and_control_z_in_it_edits_the_text() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.press(Key::F2);
    story.type_text("0");
    story.press_with(Modifiers::COMMAND, Key::Z);
    story.press(Key::Backspace);
    story.type_text("9");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(119.0));
    story.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(113.0), "now it is the plan's");
}

#[test]
fn a_text_that_is_no_number_stays_in_its_cell_and_the_plan_keeps_its_value() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.type_text("abc");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(113.0));
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "abc");
    story.window.get_by_label_contains("Shares, Facebook, Feb 2021: “abc” is not a number");
    story.press(Key::ArrowUp);
    story.press(Key::Delete);
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "empty");
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), None);
}

#[test]
fn a_kpi_that_lacks_an_input_says_which() {
    let mut story = Story::on_facebook(&monthly_plan());
    assert_eq!(story.shown("Amplification rate, Mar 2021"), "–");
    story.click_cell("Shares, Facebook, Mar 2021");
    story.type_text("12");
    assert!(story.shown("Amplification rate, Mar 2021").contains("ollowers"));
    story.press(Key::Enter);
    assert!(story.shown("Amplification rate, Mar 2021").contains("ollowers"));
}

#[test]
fn empty_is_not_zero() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.press(Key::Delete);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), None);
    assert_eq!(story.undo_label(), Some("clear shares for 2021-02"));
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "empty");
    assert!(!story.shown("Amplification rate, Feb 2021").contains('%'));
    story.type_text("0");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(0.0));
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "0");
    assert!(story.shown("Amplification rate, Feb 2021").contains('%'));
}

#[test]
fn a_pasted_block_is_one_step_and_understands_quotes_and_decimal_commas() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Jan 2021");
    story.paste("Shares\tFollowers\r\n\"1,5\"\t\"10 000\"\r\n2,25\t\"n/a\"\r\n\t12k\r\n");
    assert_eq!(story.reading(SHARES, date(2021, 1, 1)), Some(1.5));
    assert_eq!(story.reading(FOLLOWERS, date(2021, 1, 1)), Some(10_000.0));
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(2.25));
    assert_eq!(story.reading(FOLLOWERS, date(2021, 2, 1)), Some(10_000.0), "left as it was");
    assert_eq!(story.reading(SHARES, date(2021, 3, 1)), None);
    assert_eq!(story.reading(FOLLOWERS, date(2021, 3, 1)), Some(12_000.0));
    assert_eq!(story.undo_label(), Some("paste 5 readings"));
    let said = story.window.app().notices().last().map(|notice| notice.text.clone());
    assert_eq!(
        said.as_deref(),
        Some("1 of 6 cells were not numbers and were left out: “n/a” in row 2")
    );
    story.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(story.reading(FOLLOWERS, date(2021, 3, 1)), None);
    assert_eq!(story.reading(SHARES, date(2021, 1, 1)), Some(112.0));
}

#[test]
fn a_copied_block_pastes_back_unchanged_elsewhere() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Jan 2021");
    story.press_with(Modifiers::SHIFT, Key::ArrowDown);
    story.press_with(Modifiers::SHIFT, Key::ArrowRight);
    story.window.event(Event::Copy);
    story.window.step();
    let copied = story.window.output().platform_output.commands.iter().find_map(|command| {
        let egui::OutputCommand::CopyText(text) = command else { return None };
        Some(text.clone())
    });
    assert_eq!(copied.as_deref(), Some("112\t10000\n113\t10000\n"));
    story.window.run();
    story.click_cell("Shares, Facebook, Mar 2021");
    story.paste(&copied.unwrap());
    assert_eq!(story.reading(SHARES, date(2021, 4, 1)), Some(113.0));
    assert_eq!(story.reading(FOLLOWERS, date(2021, 3, 1)), Some(10_000.0));
}

#[test]
fn one_value_fills_a_selection_and_control_d_repeats_the_first_row() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Mar 2021");
    story.press_with(Modifiers::SHIFT, Key::ArrowDown);
    story.press_with(Modifiers::SHIFT, Key::ArrowRight);
    story.paste("7");
    for input in [SHARES, FOLLOWERS] {
        for month in [3, 4] {
            assert_eq!(story.reading(input, date(2021, month, 1)), Some(7.0));
        }
    }
    story.click_cell("Followers, Facebook, Feb 2021");
    story.press_with(Modifiers::SHIFT, Key::ArrowDown);
    story.press_with(Modifiers::COMMAND, Key::D);
    assert_eq!(story.reading(FOLLOWERS, date(2021, 3, 1)), Some(10_000.0));
    assert_eq!(story.undo_label(), Some("fill followers for 2021-03"));
}

#[test]
fn all_channels_are_added_up_and_side_by_side_they_can_be_typed() {
    let mut project = monthly_plan();
    let instagram = key_of(SHARES, INSTAGRAM, Cadence::Month, date(2021, 2, 1));
    project.set_reading(instagram, Some(1000.0));
    let mut story = Story::of(&project);
    assert_eq!(story.shown("Shares, all channels, Feb 2021"), "1,113");
    story.window.get_by_label("Choose a channel to type");
    story.click_cell("Shares, all channels, Feb 2021");
    story.type_text("5");
    assert_eq!(story.undo_label(), None);
    story.window.get_by_label(
        "Amplification rate in Feb 2021: Instagram left out: no reading of followers",
    );
    assert!(story.shown("Amplification rate, Feb 2021").contains("Instagram left out"));
    story.click(Role::RadioButton, "Side by side");
    story.find_cell("Amplification rate, Feb 2021");
    assert_eq!(story.shown("Shares, Instagram, Feb 2021"), "1,000");
    story.click_cell("Shares, Instagram, Feb 2021");
    story.type_text("2000");
    story.press(Key::Tab);
    assert_eq!(story.project().reading(instagram), Some(2000.0));
    story.type_text("500");
    story.press(Key::Enter);
    let followers = key_of(FOLLOWERS, INSTAGRAM, Cadence::Month, date(2021, 2, 1));
    assert_eq!(story.project().reading(followers), Some(500.0));
}

#[test]
fn the_only_channel_with_readings_is_chosen_to_begin_with() {
    let mut story = Story::of(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.type_text("9");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(9.0));
}

#[test]
fn a_note_with_a_source_is_a_fact_beside_its_reading() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.press_with(Modifiers::SHIFT, Key::F2);
    story.type_text("Holiday releases");
    story.press(Key::Tab);
    story.type_text("Letter to shareholders");
    story.click(Role::Button, "Done");
    let note = story.project().notes.get(&key(SHARES, date(2021, 2, 1)));
    assert_eq!(
        note,
        Some(&Note {
            text: "Holiday releases".to_owned(),
            source: "Letter to shareholders".to_owned()
        })
    );
    assert_eq!(
        story.shown("Note on Shares, Feb 2021"),
        "Fact: Holiday releases (Letter to shareholders)"
    );
}

#[test]
fn an_edit_at_row_999_999_of_a_million_lands_on_its_day() {
    for n_days in [100, 1_000_000] {
        let mut story = Story::on_facebook_at(&daily_plan(n_days), day_from_number(n_days));
        // The newest reading is the last row; this one is row 999,999 of the million.
        let day = day_from_number(n_days - 2);
        let name = DateFormat::DayMonthYear.format(day);
        story.click_cell(&format!("Shares, Facebook, {name}"));
        story.type_text("41");
        story.press(Key::Enter);
        let daily = |day| key_of(SHARES, FACEBOOK, Cadence::Day, day);
        assert_eq!(story.project().reading(daily(day)), Some(41.0));
        assert_eq!(story.undo_label(), Some(format!("set shares for {day}").as_str()));

        story.press_with(Modifiers::COMMAND, Key::ArrowUp);
        assert_eq!(story.shown("Shares, Facebook, 1 Jan 1970"), "0");
        story.type_text("42");
        story.press(Key::Enter);
        assert_eq!(story.project().reading(daily(date(1970, 1, 1))), Some(42.0));
    }
}

#[test]
fn scrolling_a_million_rows_moves_as_far_as_in_a_hundred() {
    let top_rows = |n_days: i32| -> Vec<i32> {
        let mut story = Story::on_facebook_at(&daily_plan(n_days), day_from_number(n_days));
        let mut rows = Vec::new();
        for scrolled in [0.0, -3.0, -30.0, 10.0] {
            story.scroll_rows(scrolled);
            let cells = story.window.get_all_by_role(Role::Cell);
            let names = cells.filter_map(|cell| cell.accesskit_node().label());
            let days = names.filter_map(|name| {
                let day = name.strip_prefix("Amplification rate, ")?;
                DateFormat::DayMonthYear.parse(day).ok()
            });
            rows.push(n_days - days.map(day_number).min().unwrap());
        }
        rows
    };
    let few = top_rows(100);
    assert_eq!((few[1] - few[0], few[2] - few[1], few[3] - few[2]), (3, 30, -10));
    assert_eq!(top_rows(1_000_000), few);
}

#[test]
fn assistive_technology_can_set_a_cell() {
    let mut story = Story::on_facebook(&monthly_plan());
    let cell = story.window.get_by_role_and_label(Role::Cell, "Shares, Facebook, Jan 2021");
    cell.set_text_value_accesskit("77");
    story.window.run();
    assert_eq!(story.reading(SHARES, date(2021, 1, 1)), Some(77.0));
}

#[test]
fn a_click_beside_the_readings_never_lets_typing_reach_the_cell_it_was_on() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Jan 2021");
    story.click_column("Note", "Shares, Facebook, Feb 2021");
    story.type_text("5");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 1, 1)), Some(112.0));
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(113.0));
    let note = story.project().notes.get(&key(SHARES, date(2021, 2, 1)));
    assert_eq!(note.map(|note| note.text.as_str()), Some("5"));
}

#[test]
fn typing_on_a_figure_that_is_worked_out_changes_nothing_and_says_so() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Jan 2021");
    story.click_column("Change", "Shares, Facebook, Feb 2021");
    story.type_text("5");
    story.press(Key::Enter);
    assert_eq!(story.undo_label(), None);
    assert!(story.said().contains("worked out"), "{}", story.said());
    story.press(Key::ArrowUp);
    story.type_text("6");
    story.press(Key::Enter);
    assert!(story.undo_label().is_some(), "the arrows lead back to the readings");
}

#[test]
fn escape_on_a_text_that_is_no_number_brings_the_number_back() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Feb 2021");
    story.type_text("abc");
    story.press(Key::Enter);
    story.press(Key::ArrowUp);
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "abc");
    story.press(Key::Escape);
    assert_eq!(story.shown("Shares, Facebook, Feb 2021"), "113");
    story.type_text("7");
    story.press(Key::Enter);
    assert_eq!(story.reading(SHARES, date(2021, 2, 1)), Some(7.0), "the keyboard stays");
}

#[test]
fn pasted_periods_say_where_their_figures_go() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click_cell("Shares, Facebook, Dec 2020");
    story.paste("Month\tOwn\tComp\nJan 2021\t10\t20\nFeb 2021\t11\t21\n");
    assert_eq!(story.reading(SHARES, date(2020, 12, 1)), Some(111.0), "the cursor's row stays");
    assert_eq!(story.reading(SHARES, date(2021, 1, 1)), Some(10.0));
    assert_eq!(story.reading(FOLLOWERS, date(2021, 1, 1)), Some(20.0));
    assert_eq!(story.reading(FOLLOWERS, date(2021, 2, 1)), Some(21.0));
    assert_eq!(story.undo_label(), Some("paste 4 readings"));
    assert_eq!(
        story.said(),
        "The heading row “Month, Own, Comp” was skipped. The figures went to the periods beside \
         them, Jan 2021 to Feb 2021"
    );
    story.paste("Jan 2021\t1\nFeb 2021\tx\nTotal\t3\n");
    assert!(story.said().contains("“Total”") && story.said().contains("“x”"), "{}", story.said());
    assert!(
        story
            .window
            .app()
            .notices()
            .last()
            .is_some_and(|notice| notice.tone == paceline::app::Tone::Warning)
    );
    story.paste("2021-01-01\t1\n2021-01-02\t2\n");
    assert!(story.said().contains("same month"), "{}", story.said());
    assert_eq!(story.reading(SHARES, date(2021, 1, 1)), Some(1.0));
}

#[test]
fn finer_readings_show_in_coarser_rows_and_say_that_they_come_first() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click(Role::RadioButton, "Quarter");
    assert_eq!(story.shown("Shares, Facebook, Q4 2020"), "330");
    story.click_cell("Shares, Facebook, Q4 2020");
    story.window.get_by_label("Shares is kept by month; Q4 2020 is worked out of that");
    story.press(Key::F2);
    story.type_text("500");
    story.press(Key::Enter);
    let quarter = key_of(SHARES, FACEBOOK, Cadence::Quarter, date(2020, 10, 1));
    assert_eq!(story.project().reading(quarter), Some(500.0));
    assert_eq!(story.shown("Shares, Facebook, Q4 2020"), "330");
    assert!(story.said().contains("500 entered for Q4 2020 is not used"), "{}", story.said());
    story.click_cell("Shares, Facebook, Q4 2020");
    let sentence = "500 entered for Q4 2020 is not used: the readings by month come first where \
                    they are complete";
    assert_eq!(story.window.query_all_by_label(sentence).count(), 2, "the notice and the line");
}

#[test]
fn a_year_of_two_months_says_so() {
    let mut story = Story::on_facebook(&monthly_plan());
    story.click(Role::RadioButton, "Year");
    story.click_cell("Shares, Facebook, 2021");
    assert_eq!(story.shown("Shares, Facebook, 2020"), "1,266");
    let mut project = monthly_plan();
    for month in 3..=12 {
        project.set_reading(key(SHARES, date(2020, month, 1)), None);
    }
    let mut story = Story::on_facebook(&project);
    story.click(Role::RadioButton, "Year");
    assert_eq!(story.shown("Shares, Facebook, 2020"), "201, 2 of 12 months");
}

#[test]
fn side_by_side_lists_the_channels_that_have_readings() {
    let mut story = Story::of(&monthly_plan());
    story.click(Role::RadioButton, "Side by side");
    story.find_cell("Shares, Facebook, Feb 2021");
    let instagram = "Shares, Instagram, Feb 2021";
    assert!(story.window.query_by_role_and_label(Role::Cell, instagram).is_none());
    story.click(Role::Button, "Show 1 empty channel");
    story.find_cell(instagram);
    story.find_cell("Amplification rate, Feb 2021");
}

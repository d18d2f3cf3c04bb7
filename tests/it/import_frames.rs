//! How long single frames take while large exports are read, looked at and brought in: the screen's
//! thread never waits for the work. Measured, so it runs by hand:
//! `cargo test --release --test it import_frames:: -- --ignored --nocapture`.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use egui::accesskit::Role;
use egui::{Event, Modifiers, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use jiff::ToSpan as _;
use jiff::civil::date;
use paceline::app::{Dialog, ImportDialog};
use paceline::import::InPlace;

use crate::app::{Desk, Window};
use crate::flow_import::Dropped;
use crate::plans;

/// A frame of a screen that shows 60 in a second.
const FRAME_MS: f64 = 1_000.0 / 60.0;

/// What single frames took.
#[derive(Default)]
struct Frames {
    /// Milliseconds the thread worked; what others took from the processor does not count.
    worked: Vec<f64>,
    /// Milliseconds that went by.
    passed: Vec<f64>,
}

/// Milliseconds this thread had a processor, where the system tells.
fn worked_ms() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}

impl Frames {
    fn step(&mut self, window: &mut Window) {
        let (begun, before) = (Instant::now(), worked_ms());
        window.step();
        let passed = begun.elapsed().as_secs_f64() * 1e3;
        self.passed.push(passed);
        let worked = worked_ms().zip(before).map(|(after, before)| after - before);
        self.worked.push(worked.unwrap_or(passed));
    }

    fn until(&mut self, window: &mut Window, is_done: impl Fn(&Window) -> bool) {
        while !is_done(window) {
            self.step(window);
            assert!(self.passed.len() < 5_000_000, "it never ended");
        }
    }

    /// Says what was counted; whether no frame worked longer than a screen shows one.
    #[expect(clippy::print_stdout, reason = "a measurement is read")]
    fn tell(self, what: &str) -> bool {
        let longest = |all: &[f64]| all.iter().copied().fold(0.0, f64::max);
        let n_long = self.worked.iter().filter(|one| **one > FRAME_MS).count();
        println!(
            "{what}: {} frames, {n_long} worked longer than {FRAME_MS:.1} ms, the longest {:.1} ms ({:.1} ms by the clock)",
            self.worked.len(),
            longest(&self.worked),
            longest(&self.passed),
        );
        n_long == 0
    }
}

fn import_of(window: &Window) -> Option<&ImportDialog> {
    match window.app().dialog() {
        Some(Dialog::Import(dialog)) => Some(dialog),
        _ => None,
    }
}

fn is_previewed(window: &Window) -> bool {
    import_of(window).is_some_and(|dialog| !dialog.is_working && dialog.plan().is_some())
}

/// A dropped export until its preview stands.
fn read(desk: &Desk, name: &str, text: &str) -> (Window, bool) {
    let plan = desk.plan("spring.ron", &plans::small());
    let mut window = desk.open_with_threads(&plan, Arc::new(InPlace));
    let dropped = Arc::new(Dropped(desk.file(name, text)));
    window.input_mut().dropped_files.push(dropped);
    let mut frames = Frames::default();
    frames.until(&mut window, is_previewed);
    let is_smooth = frames.tell(&format!("{name} read and previewed"));
    (window, is_smooth)
}

/// Turns the wheel over the list of columns.
fn scroll(window: &mut Window, what: &str) -> bool {
    let mut frames = Frames::default();
    window.event(Event::PointerMoved(pos2(800.0, 560.0)));
    for _ in 0..60 {
        window.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Trackpad,
            delta: vec2(0.0, -900.0),
            modifiers: Modifiers::NONE,
            phase: TouchPhase::Move,
        });
        frames.step(window);
    }
    frames.tell(what)
}

/// Presses the button that imports, and waits until the plan has the readings.
fn bring_in(window: &mut Window, what: &str) -> bool {
    let name = window.names_of(Role::Button, "Import ").pop().unwrap();
    window.get_by_role_and_label(Role::Button, &name).click();
    let mut frames = Frames::default();
    frames.until(window, |window| window.app().dialog().is_none());
    for _ in 0..10 {
        frames.step(window);
    }
    frames.tell(what)
}

#[test]
#[ignore = "measured by hand in a release build"]
fn no_frame_is_long_while_a_million_rows_come_in() {
    const DAYS: i32 = 20_000;
    const CHANNELS: usize = 50;
    let mut text = String::from("Date,Network,Likes,Saves\n");
    for day in 0..DAYS {
        let day = date(1970, 1, 1) + day.days();
        for channel in 0..CHANNELS {
            writeln!(text, "{day},Channel {channel},{},{}", channel * 7, channel + 3).unwrap();
        }
    }
    let desk = Desk::new();
    let (mut window, mut is_smooth) = read(&desk, "rows.csv", &text);
    is_smooth &= bring_in(&mut window, "1,000,000 rows brought in");
    assert!(is_smooth);
}

#[test]
#[ignore = "measured by hand in a release build"]
fn no_frame_is_long_while_thousands_of_columns_are_searched_and_scrolled() {
    const COLUMNS: usize = 2_325;
    let mut text = String::from("Date");
    for column in 0..COLUMNS {
        write!(text, ",Daily metric {column} of the page").unwrap();
    }
    for day in 0..180 {
        write!(text, "\n{}", date(2020, 1, 1) + day.days()).unwrap();
        for column in 0..COLUMNS {
            write!(text, ",{}", if column % 3 == 0 { 0 } else { column }).unwrap();
        }
    }
    let desk = Desk::new();
    let (mut window, mut is_smooth) = read(&desk, "wide.csv", &text);
    is_smooth &= scroll(&mut window, "2,325 columns scrolled");
    let mut frames = Frames::default();
    window.get_by_role_and_label(Role::TextInput, "Search columns").click();
    for letter in "metric 12".chars() {
        window.event(Event::Text(letter.to_string()));
        frames.step(&mut window);
        frames.step(&mut window);
    }
    window.get_by_role_and_label(Role::Button, "Take all shown").click();
    frames.until(&mut window, is_previewed);
    is_smooth &= frames.tell("2,325 columns searched and taken");
    is_smooth &= scroll(&mut window, "what was found scrolled");
    assert!(is_smooth);
}

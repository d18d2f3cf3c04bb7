//! A trend's table as a file for spreadsheets, through the window: what stands in it, and where.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use jiff::civil::date;
use paceline::app::picker::Answer;
use paceline::model::{Cadence, Channel, ChannelId, Project, ReadingKey};
use paceline::storage::Stop;
use paceline::storage::export::{Cell, TableText, save_table as save_table_file, write_table};

use crate::app::{Desk, Window, picked};
use crate::plans;

/// A plan with a channel whose name a spreadsheet would run, and a figure below 0. The channel has
/// no reading in December, which the table remarks.
fn hostile() -> Project {
    let mut project = plans::small();
    let (input, facebook) = (project.inputs.ids()[0], project.channels.ids()[0]);
    let other: ChannelId = project.new_id();
    let name = "=HYPERLINK(\"http://x\",\"y\")".to_owned();
    project.channels.set(other, Channel { name, ..Channel::default() });
    for month in 1..=11 {
        let period = project.settings.calendar.period_of(Cadence::Month, date(2021, month, 1));
        let key = |channel| ReadingKey { input, channel, period };
        project.set_reading(key(other), Some(0.0));
        if month == 2 {
            project.set_reading(key(facebook), Some(-5.0));
        }
    }
    project
}

fn save_table(desk: &Desk, answers: impl IntoIterator<Item = Answer>) -> Window {
    let path = desk.plan("spring.ron", &hostile());
    let mut window = desk.start_with(Some(path), answers);
    window.press("Show as table").press("Save as CSV…");
    window
}

/// The cells of a file that a spreadsheet reads.
fn cells(desk: &Desk, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(desk.path(name)).unwrap();
    // The mark that says UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn the_file_has_the_whole_table_with_its_figures() {
    let desk = Desk::new();
    let window = save_table(&desk, [picked(&desk.path("shares"))]);
    window.assert_shows("Saved the table as shares.csv");
    let rows = cells(&desk, "shares.csv");
    assert_eq!(rows[0][..2], ["Period", "Value"]);
    assert_eq!(rows.len(), 1 + 12, "a row for each month: {rows:?}");
    assert_eq!(rows[2][1], "-5", "a figure stays a figure");
    for cell in rows.iter().flatten() {
        let is_figure = cell.parse::<f64>().is_ok();
        assert!(is_figure || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    }
    assert!(!window.is_dirty());
}

#[test]
fn words_that_a_spreadsheet_would_run_are_words_in_the_file() {
    let desk = Desk::new();
    let row = [Cell::text("=1+1"), Cell::number(Some(-5.0)), Cell::text("a\n@b"), Cell::Empty];
    let text = write_table([row], TableText::Csv { has_decimal_comma: false });
    let path = desk.path("words.csv");
    save_table_file(&text, &path, &Stop::default()).unwrap();
    let cells = cells(&desk, "words.csv").remove(0);
    assert_eq!(cells[..2], ["'=1+1", "-5"]);
    assert!(!cells[2].lines().any(|line| line.starts_with('@')), "{cells:?}");
    assert_eq!(cells[3], "");
}

#[test]
fn a_file_that_is_there_is_replaced_after_a_question_and_the_plan_never() {
    let desk = Desk::new();
    desk.file("shares.csv", "mine");
    let answers = [picked(&desk.path("shares.csv")), picked(&desk.path("spring.ron"))];
    let mut window = save_table(&desk, answers);
    window.key(Key::Escape);
    assert_eq!(std::fs::read(desk.path("shares.csv")).unwrap(), b"mine");
    let plan = std::fs::read(desk.path("spring.ron")).unwrap();
    window.press("Save as CSV…").assert_shows("Saved the table as spring.ron.csv");
    assert_eq!(std::fs::read(desk.path("spring.ron")).unwrap(), plan);
}

#[test]
fn a_folder_for_it_is_made_in_the_programs_own_dialog() {
    let desk = Desk::new();
    let mut window = save_table(&desk, [Answer::Unavailable]);
    window.press("New folder…");
    window.type_on("Figures").key(Key::Enter);
    assert!(desk.path("Figures").is_dir());
    window.type_on("").keys(Modifiers::COMMAND, Key::A);
    window.type_on("shares").key(Key::Enter);
    window.assert_shows("Saved the table as shares.csv");
    assert_eq!(cells(&desk, "Figures/shares.csv")[0][0], "Period");
    assert!(window.find(Role::Button, "Save as CSV…").rect().is_positive());
}

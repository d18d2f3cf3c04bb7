//! A month's exports become readings: seen, corrected, imported, undone, and the next month with one
//! click. All figures are made up.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use paceline::app::{Dialog, ImportDialog};
use paceline::import::TableRef;

use crate::app::{Desk, Window};
use crate::plans;

const CTRL: Modifiers = Modifiers::COMMAND;
const FIRST: TableRef = TableRef { file: 0, table: 0 };

/// A file or folder as a desktop drops it.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(window: &mut Window, path: &std::path::Path) {
    let dropped = std::sync::Arc::new(Dropped(path.to_owned()));
    window.input_mut().dropped_files.push(dropped);
    window.settle();
}

fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.settle();
}

fn open(desk: &Desk) -> Window {
    let plan = desk.plan("spring.ron", &plans::small());
    desk.open(&plan)
}

fn import_of(window: &Window) -> &ImportDialog {
    match window.app().dialog() {
        Some(Dialog::Import(dialog)) => dialog,
        other => panic!("no import: {other:?}"),
    }
}

fn counts(window: &Window) -> [usize; 3] {
    let counts = import_of(window).plan().unwrap().counts;
    [counts.new, counts.changed, counts.equal]
}

const MARCH: &str = "Date,Likes,Saves\n01/03/2021,5,1\n02/03/2021,6,2\n03/03/2021,7,3\n";
const APRIL: &str = "Date,Likes,Saves\n01/04/2021,8,4\n02/04/2021,9,5\n03/04/2021,10,6\n";

#[test]
fn a_folder_is_dropped_seen_corrected_imported_and_undone() {
    let desk = Desk::new();
    let mut window = open(&desk);
    desk.folder("march");
    desk.file("march/insights.csv", MARCH);
    desk.file("march/insights (1).csv", MARCH);
    desk.file("march/followers.csv", "Date;Followers\n2021-03-01;900\n2021-03-02;910\n");
    drop_on(&mut window, &desk.path("march"));
    window.assert_shows("3 files").assert_shows("followers.csv").assert_shows("The same as");
    assert_eq!(counts(&window), [8, 0, 0]);

    // Only the steps from row to row decide about the order of day and month.
    window.get_by_label_contains("insights (1).csv, Table with dates").click();
    window.settle();
    window.click(Role::RadioButton, "Rows and how they are read");
    window.choose("Dates are written as", "Month, day, year");
    window.assert_shows("month");
    window.choose("Dates are written as", "Day, month, year");
    window.assert_shows("a row for each day");
    window.press("Import 8 readings");
    assert_eq!(window.project().n_readings(), 12 + 8);
    assert_eq!(window.undo_label(), "import followers.csv and 2 more files");
    window.keys(CTRL, Key::Z);
    assert_eq!(**window.project(), plans::small());
}

#[test]
fn what_was_chosen_once_needs_no_click_the_next_month() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("march.csv", MARCH));
    window.click(Role::CheckBox, "Saves");
    window.fill("Name in formulas for Likes", "hearts");
    window.press("Import 3 readings");
    assert!(window.project().input_named("hearts").is_some());

    drop_on(&mut window, &desk.file("april.csv", APRIL));
    window.assert_shows("As last time");
    window.press("Import 3 readings");
    assert_eq!(window.project().n_readings(), 12 + 6);
    assert!(window.project().input_named("saves").is_none());

    drop_on(&mut window, &desk.file("april.csv", APRIL));
    window.press("Forget");
    window.assert_hides("As last time");
    window.key(Key::Escape).press("Leave without importing");
    drop_on(&mut window, &desk.file("april.csv", APRIL));
    window.assert_hides("As last time");
}

#[test]
fn files_dropped_while_the_preview_is_open_join_it() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("march.csv", MARCH));
    window.click(Role::CheckBox, "Saves");
    drop_on(&mut window, &desk.file("april.csv", APRIL));
    window.assert_shows("2 files");
    let import = import_of(&window);
    let taken = import.choices.columns.iter().filter(|(_, choice)| choice.take);
    let of_first = taken.filter(|(column, _)| column.table_ref() == FIRST).count();
    assert_eq!(of_first, 1, "what was chosen before stays");
    assert_eq!(counts(&window), [9, 0, 0]);
}

#[test]
fn a_pasted_table_goes_the_same_way() {
    let desk = Desk::new();
    let mut window = open(&desk);
    paste(&mut window, "only a sentence");
    assert!(window.app().dialog().is_none());
    assert!(window.notices().iter().any(|notice| notice.contains("no table")));
    paste(&mut window, "Date\tLikes\n2021-03-01\t5\n2021-03-02\t6\n");
    window.assert_shows("Clipboard");
    window.press("Import 2 readings");
    assert_eq!(window.undo_label(), "import Clipboard");
}

#[test]
fn importing_three_times_is_importing_once() {
    let desk = Desk::new();
    let mut window = open(&desk);
    let export = desk.file("march.csv", MARCH);
    drop_on(&mut window, &export);
    window.press("Import 6 readings");
    let after = window.project().as_ref().clone();
    for _ in 0..2 {
        drop_on(&mut window, &export);
        assert_eq!(counts(&window), [0, 0, 6]);
        window.assert_shows("All 6 readings are in the plan already");
        assert!(window.is_disabled(Role::Button, "Import"));
        window.key(Key::Escape);
    }
    assert_eq!(**window.project(), after);
}

#[test]
fn mine_stay_where_the_user_says_so() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("march.csv", MARCH));
    window.press("Import 6 readings");
    let other = MARCH.replace(",5,", ",50,").replace("03/03/2021", "04/03/2021");
    drop_on(&mut window, &desk.file("other.csv", other));
    assert_eq!(counts(&window), [2, 1, 3]);
    window.choose("Where the plan has another figure", "Mine stay; only new periods come in");
    assert_eq!(counts(&window), [2, 0, 3]);
    window.assert_shows("1 that differ stay mine");
    window.press("Import 2 readings");
}

#[test]
fn a_file_is_read_again_with_other_fields() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("odd.csv", "Date|Likes,Saves\n2021-03-01|5\n2021-03-02|6\n"));
    window.click(Role::RadioButton, "Rows and how they are read");
    window.choose("Fields are parted by", "Comma");
    window.choose("Fields are parted by", "Vertical bar");
    window.assert_shows("Chosen by you");
    assert_eq!(counts(&window), [2, 0, 0]);
}

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
pub struct Dropped(pub std::path::PathBuf);

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
    assert_eq!(window.undo_label(), "import followers.csv, insights (1).csv");
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

/// The names of the columns stand in a code page that the bytes alone do not tell.
fn in_latin_2(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            'ý' => 0xfd,
            'ě' => 0xec,
            'ž' => 0x9e,
            other => u8::try_from(other).unwrap(),
        })
        .collect()
}

#[test]
fn letters_that_leave_no_table_can_be_chosen_again() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("march.csv", MARCH));
    window.click(Role::RadioButton, "Rows and how they are read");
    window.choose("Letters are stored as", "Unicode (UTF-16)");
    assert!(import_of(&window).files.parsed[0].tables.is_empty());
    let list = window.get_by_label_contains("march.csv, Text without a table").rect();
    let cancel = window.get_by_role_and_label(Role::Button, "Cancel").rect();
    assert!(cancel.top() > list.bottom() + 100.0, "the buttons stay below the panes");
    window.choose("Letters are stored as", "As the file tells");
    assert_eq!(counts(&window), [6, 0, 0]);
}

#[test]
fn what_is_dropped_beside_a_plan_is_not_lost_without_a_word() {
    let desk = Desk::new();
    let mut window = open(&desk);
    for path in [desk.plan("summer.ron", &plans::small()), desk.file("march.csv", MARCH)] {
        window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    }
    window.settle();
    window.assert_shows("Only summer.ron is opened; drop exports again");
    assert_eq!(window.app().title(), "summer.ron — Paceline");
}

#[test]
fn how_a_file_was_read_goes_for_the_next_one_of_its_kind() {
    let desk = Desk::new();
    let mut window = open(&desk);
    let export = |month: &str| {
        in_latin_2(&format!("Den;Zm\u{11b}na;Dosah\n2021-{month}-01;5;1\n2021-{month}-02;6;2\n"))
    };
    drop_on(&mut window, &desk.file("march.csv", export("03")));
    window.click(Role::RadioButton, "Rows and how they are read");
    window.choose("Letters are stored as", "Cyrillic (Windows-1251)");
    window.assert_shows("Chosen by you");
    window.press("Import 4 readings");

    drop_on(&mut window, &desk.file("april.csv", export("04")));
    let reading = &import_of(&window).files.sources[0].reading;
    assert_eq!(reading.encoding.as_deref(), Some("windows-1251"));
    window.assert_shows("As last time");
    window.press("Forget");
    assert_eq!(import_of(&window).files.sources[0].reading.encoding, None);
    window.key(Key::Escape).press("Leave without importing");
    drop_on(&mut window, &desk.file("april.csv", export("04")));
    assert_eq!(import_of(&window).files.sources[0].reading.encoding, None);
}

#[test]
fn the_row_with_the_column_names_is_found_again_wherever_it_stands() {
    let desk = Desk::new();
    let mut window = open(&desk);
    let march = "Day,First,Second\nDate,Likes,Saves\n2021-03-01,5,1\n2021-03-02,6,2\n";
    drop_on(&mut window, &desk.file("march.csv", march));
    window.click(Role::RadioButton, "Rows and how they are read");
    let found = import_of(&window).files.parsed[0].tables[0].shape.header_record;
    let (other, name) = match found {
        Some(0) => ("Row 2: Date · Likes · Saves", "Likes"),
        _ => ("Row 1: Day · First · Second", "First"),
    };
    window.choose("Column names are in", other);
    let n = import_of(&window).plan().unwrap().counts.new;
    window.press(&format!("Import {n} readings"));

    let april = format!("My page\n{}", march.replace("-03-", "-04-"));
    drop_on(&mut window, &desk.file("april.csv", april));
    let table = &import_of(&window).files.parsed[0].tables[0];
    assert!(table.shape.headers.iter().any(|header| header == name), "{:?}", table.shape.headers);
}

#[test]
fn an_order_of_dates_that_one_export_told_goes_for_the_next_that_leaves_it_open() {
    let desk = Desk::new();
    let mut window = open(&desk);
    let told = "Date,Likes\n05/03/2021,5\n17/03/2021,6\n29/03/2021,6\n";
    let open_order = "Date,Likes\n03/04/2021,5\n05/04/2021,6\n09/04/2021,7\n";
    drop_on(&mut window, &desk.file("april.csv", open_order));
    window.assert_shows("What does 03/04/2021 mean?");
    window.key(Key::Escape);
    drop_on(&mut window, &desk.file("march.csv", told));
    window.press("Import 3 readings");
    drop_on(&mut window, &desk.file("april.csv", open_order));
    window.assert_hides("mean?");
    let april = jiff::civil::date(2021, 4, 3);
    assert_eq!(import_of(&window).preview().unwrap().series[0].first(), Some(april));
    window.press("Import 3 readings");

    // Another export that can only be the other way round is not read as the last one.
    let other_way = "Date,Likes\n04/03/2021,5\n04/17/2021,6\n04/29/2021,6\n";
    drop_on(&mut window, &desk.file("may.csv", other_way));
    assert_eq!(import_of(&window).preview().unwrap().series[0].first(), Some(april));
    window.assert_hides("mean?");
}

#[test]
fn the_channel_of_a_column_and_what_its_rows_are_go_for_the_next_export() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("march.csv", "Date,Likes,Saves\n2021-03-01,5,1\n"));
    window.fill("Channel of Saves", "Kiosk");
    window.choose("Each row is about a", "Month");
    window.press("Import 2 readings");
    assert!(window.project().channel_named("Kiosk").is_some());

    drop_on(&mut window, &desk.file("april.csv", "Date,Likes,Saves\n2021-04-01,8,4\n"));
    let series = &import_of(&window).preview().unwrap().series;
    let told: Vec<(&str, &str, &str)> = series
        .iter()
        .map(|one| (one.identifier.as_str(), one.channel.as_str(), one.cadence.code()))
        .collect();
    assert_eq!(told, [("likes", "All channels", "month"), ("bookmarks", "Kiosk", "month")]);
    window.press("Import 2 readings");
    drop_on(
        &mut window,
        &desk.file("may.csv", "Date,Likes,Saves\n2021-05-01,8,4\n2021-05-02,8,4\n"),
    );
    window.assert_shows("a row for each day");
}

/// An unpacker that waits for a word of the test, as a slow spreadsheet does.
#[derive(Debug)]
struct Waiting(std::sync::Mutex<std::sync::mpsc::Receiver<()>>);

impl paceline::import::Unpacker for Waiting {
    fn unpack(
        &self,
        _bytes: &[u8],
        progress: &dyn paceline::import::Progress,
    ) -> Result<Vec<paceline::import::unpack::Part>, String> {
        progress.step(1, 2);
        self.0.lock().unwrap().recv().map_err(|error| error.to_string())?;
        Err("No workbook after all".to_owned())
    }
}

#[test]
fn the_window_paints_on_while_a_file_is_being_read() {
    const FRAMES: u64 = 25;
    let desk = Desk::new();
    let (go_on, waits) = std::sync::mpsc::channel();
    let unpacker = std::sync::Arc::new(Waiting(std::sync::Mutex::new(waits)));
    let mut window = desk.open_with_threads(&desk.plan("spring.ron", &plans::small()), unpacker);
    let dropped = std::sync::Arc::new(Dropped(desk.file("slow.xlsx", b"PK\x03\x04 and so on")));
    window.input_mut().dropped_files.push(dropped);
    let before = window.app().n_frames();
    for _ in 0..FRAMES {
        window.step();
    }
    assert_eq!(window.app().n_frames() - before, FRAMES);
    assert!(import_of(&window).is_working, "it is still being read");
    window.assert_shows("Reading slow.xlsx");
    assert!(!window.shows("100 %"));
    go_on.send(()).unwrap();
    // The job ends in its own time; frames go on until it has told.
    let is_read = |window: &Window| !import_of(window).files.parsed.is_empty();
    let n_frames = (0..1_000_000).find(|_| {
        window.step();
        is_read(&window)
    });
    assert!(n_frames.is_some(), "the reading never ended");
}

#[test]
fn an_export_that_is_dropped_before_a_plan_is_open_starts_one() {
    let desk = Desk::new();
    let mut window = desk.start();
    drop_on(&mut window, &desk.file("march.csv", MARCH.as_bytes()));
    assert_eq!(counts(&window), [6, 0, 0]);
    window.click(Role::Button, "Import 6 readings");
    assert_eq!(window.app().document().project().inputs.len(), 2);
    assert_eq!(window.app().document().path(), None, "a new plan that nobody saved yet");
}

#[test]
fn of_a_wide_export_the_few_columns_that_are_taken_stand_first_in_sight() {
    let names: Vec<String> = (0..80).map(|n| format!("Target {n}")).collect();
    let others = vec!["7"; 80].join(",");
    let text =
        format!("Date,Likes,{}\n2021-03-01,5,{others}\n2021-03-02,6,{others}\n", names.join(","));
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("wide.csv", text.as_bytes()));
    window.assert_shows("Likes");
    window.assert_shows("80 columns are not shown");
    assert!(!window.shows("Target 3"));
    window.click(Role::Button, "Only taken");
    window.assert_shows("Target 3");
}

#[test]
fn the_undo_step_names_the_files_of_which_something_was_taken() {
    let desk = Desk::new();
    let mut window = open(&desk);
    drop_on(&mut window, &desk.file("march.csv", MARCH.as_bytes()));
    drop_on(&mut window, &desk.file("notes.csv", b"Name,Place\nx,y\n"));
    assert_eq!(import_of(&window).files.parsed.len(), 2);
    window.click(Role::Button, "Import 6 readings");
    window.assert_shows("Imported 6 new readings");
    let undo = window.app().document().undo_label();
    assert_eq!(undo, Some("import march.csv"));
}

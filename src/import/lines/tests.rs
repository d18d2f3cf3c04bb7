//! Whatever is kept of a run of even records: a file is read as without it.

use std::ops::Range;

use proptest::prelude::*;

use crate::import::lines::even::Runs;
use crate::import::lines::record_list::RecordList;
use crate::import::lines::records;
use crate::import::lines::run::{self, Builder, Signs};
use crate::import::{
    ImportChoices, ImportPreview, NoProgress, ParsedFile, Reading, preview, read_file,
};

fn read(text: &str, runs: Runs) -> (ParsedFile, ImportPreview) {
    let reading = Reading { runs, ..Reading::texts(&NoProgress) };
    let file = read_file("rows.csv", text.as_bytes(), reading);
    let files = [file];
    let preview = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
    let [file] = files;
    (file, preview)
}

/// Rows that are like each other, with some that are not.
fn table() -> impl Strategy<Value = String> {
    let date = prop_oneof![
        20 => (1_u8..4, 1_u8..29).prop_map(|(month, day)| format!("2024-{month:02}-{day:02}")),
        1 => prop::sample::select(vec!["", "Total", "2024-02-30", "2024-01-05 10:00", "\"2024-01-06\"", "Date", "x"])
            .prop_map(str::to_owned),
    ];
    let channel = prop_oneof![
        20 => prop::sample::select(vec!["X", "facebook", "Blog", "Newsletter of the house"]),
        1 => prop::sample::select(vec!["", " ", "\"X\"", "5", "Total", "2024-01-01", "X,", "Ö"]),
    ];
    let figure = || {
        prop_oneof![
            20 => (-20_i32..5_000).prop_map(|n| n.to_string()),
            6 => (0_u32..9_999).prop_map(|n| format!("{}.{:02}", n / 100, n % 100)),
            2 => prop::sample::select(vec![
                "", "-", "N/A", "1,5", "\"1,234\"", "1.234", "12%", "007", "-1", "\"open", "5 ",
                "12345678901234", "$5", "0.5", "a\rb",
            ])
            .prop_map(str::to_owned),
        ]
    };
    let row = (date, channel, figure(), figure(), 0_u8..60);
    let head = prop::sample::select(vec![
        "Date,Channel,Likes,Cost\n",
        "Date,Where,Followers,engagement rate\r\n",
        "A title\n\nDate,Channel,Likes,Revenue\n",
        "",
    ]);
    let quoted = prop::sample::select(vec![0_u8, 0, 1, 2, 4, 8, 15]);
    let end = prop::sample::select(vec!["\n", "\r\n"]);
    (head, prop::collection::vec(row, 1..60), end, 0_u8..5, quoted).prop_map(
        |(head, rows, end, order, quoted)| {
            // Tools put quotes around some columns or around all of them.
            let quote = |at: u8, cell: &str| {
                let is_bare = quoted & (1 << at) == 0 || cell.contains('"');
                if is_bare { cell.to_owned() } else { format!("\"{cell}\"") }
            };
            let line = |(date, channel, a, b, odd): &(String, &str, String, String, u8)| {
                let (date, channel) = (quote(0, date), quote(1, channel));
                let (a, b) = (quote(2, a), quote(3, b));
                match (odd, order) {
                    (0, _) => String::new(),
                    (1, _) => format!("{date},{channel},{a}"),
                    (2, _) => format!("{date},{channel},{a},{b},more"),
                    (_, 0) => format!("{channel},{date},{a},{b}"),
                    (_, 1) => format!("{a},{date},{channel},{b}"),
                    _ => format!("{date},{channel},{a},{b}"),
                }
            };
            let lines: Vec<String> = rows.iter().map(line).collect();
            head.to_owned() + &lines.join(end) + end
        },
    )
}

/// Runs of every length, looked for early or late.
fn runs() -> impl Strategy<Value = Runs> {
    (1_usize..6, 1_usize..6).prop_map(|(sample, records)| Runs {
        sample,
        bytes: 0,
        records,
        part: 40,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn fields_are_the_same_with_and_without_a_run(text in table(), runs in runs()) {
        let (even, of_even) = records::read(text.as_str(), b',', runs, &NoProgress);
        let (plain, of_plain) = records::read(text.as_str(), b',', Runs::NONE, &NoProgress);
        prop_assert_eq!(of_even, of_plain);
        prop_assert!(even == plain, "{text:?}");
    }

    #[test]
    fn a_run_is_the_same_however_it_is_cut(text in table(), n in 1_usize..7) {
        let signs = Signs { delimiter: b',', has_quotes: true };
        let start = text.find("\n2024-").map_or(0, |at| at + 1);
        let read = |like: &Builder<'_>, part: &Range<usize>| {
            let mut run = like.sibling(part.start, part.len());
            run.read(part.end, usize::MAX, |_| true);
            format!("{:?} {:?}", run.end(), run.finish(0))
        };
        if let Some(like) = Builder::like(&text, signs, start) {
            let whole = start..text.len();
            let mut run = like.sibling(start, 0);
            for part in run::cut(text.as_bytes(), whole.clone(), n) {
                let mut behind = like.sibling(part.start, 0);
                behind.read(part.end, usize::MAX, |_| true);
                if run.end() == part.start {
                    run.append(behind);
                }
            }
            prop_assert_eq!(format!("{:?} {:?}", run.end(), run.finish(0)), read(&like, &whole));
        }
    }

    #[test]
    fn a_file_is_read_the_same_with_and_without_a_run(text in table(), runs in runs()) {
        let (even, of_even) = read(&text, runs);
        let (plain, of_plain) = read(&text, Runs::NONE);
        prop_assert_eq!(even.tables.len(), plain.tables.len());
        for (even, plain) in even.tables.iter().zip(&plain.tables) {
            prop_assert_eq!(&even.shape, &plain.shape);
            prop_assert_eq!(&even.columns, &plain.columns);
            prop_assert_eq!(even.dates, plain.dates);
        }
        prop_assert_eq!(of_even, of_plain);
    }
}

#[test]
fn a_long_table_with_one_odd_row_is_mostly_one_run() {
    let rows = |n: std::ops::Range<u32>| -> String {
        n.map(|n| format!("2024-01-{:02},X,{n}\n", n % 28 + 1)).collect::<Vec<_>>().concat()
    };
    let text = format!("Date,Channel,Likes\n{}\"odd\",X,5\n{}", rows(0..20), rows(20..25));
    let (grid, _) =
        records::read(text.as_str(), b',', Runs { sample: 4, ..Runs::ANY }, &NoProgress);
    assert_eq!(grid.run_of_rows(1), Some(1..21));
    assert_eq!((grid.field(21, 0), grid.field(22, 2)), ("odd", "20"));
    let all: RecordList = (1..27).collect();
    let changes: Vec<usize> = grid.changes(&all, 0).collect();
    assert_eq!(changes, (1..27).collect::<Vec<_>>());
    assert_eq!(grid.n_changes(&all, 0), 26);
}

#[test]
fn rows_of_a_day_that_follow_each_other_are_one_change() {
    let text = "2024-01-01,X,1\n".repeat(3) + &"2024-01-02,X,1\n".repeat(2) + "2024-01-01,X,1\n";
    let (grid, _) = records::read(text, b',', Runs::ANY, &NoProgress);
    let all: RecordList = (0..6).collect();
    assert_eq!(grid.changes(&all, 0).collect::<Vec<_>>(), [0, 3, 5]);
    assert_eq!(grid.n_changes(&all, 0), 3);
}

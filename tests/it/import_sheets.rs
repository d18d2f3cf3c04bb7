//! Sheets that are parts of one run in time, copies or pages; totals by their names; tables with two
//! lines of names, of web pages, below each other. The figures are made up.

use jiff::civil::date;
use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, Severity, StatedPeriod, TableRef, preview,
    read_file,
};

use crate::import_shape::together;
use crate::import_wild::{ANY, check, line, warns};
use crate::workbooks::{NO_TEXTS, unpacker, workbook};

fn told(preview: &ImportPreview, severity: Severity, words: &str) -> bool {
    let mut problems = preview.problems.iter();
    problems.any(|problem| problem.severity == severity && problem.message.contains(words))
}

/// The rows of a sheet: texts, and figures where a cell is one.
fn rows(lines: &[&str]) -> String {
    let cell = |row: usize, (column, text): (u8, &str)| {
        let letter = char::from(b'A' + column);
        match text.parse::<f64>() {
            Ok(figure) => format!(r#"<c r="{letter}{row}"><v>{figure}</v></c>"#),
            Err(_) => format!(r#"<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#),
        }
    };
    let line = |(row, line): (usize, &&str)| {
        let cells: String = (0..).zip(line.split(',')).map(|found| cell(row, found)).collect();
        format!(r#"<row r="{row}">{cells}</row>"#)
    };
    (1..).zip(lines).map(line).collect()
}

/// The series of a workbook of such sheets, sorted.
fn sheets(all: &[(&str, &[&str])]) -> (Vec<String>, ImportPreview) {
    let made: Vec<(&str, String)> = all.iter().map(|(name, lines)| (*name, rows(lines))).collect();
    let made: Vec<(&str, &str)> = made.iter().map(|(name, rows)| (*name, rows.as_str())).collect();
    let bytes = workbook(&made, NO_TEXTS);
    let files = [read_file("a.xlsx", bytes, Reading::with(&unpacker(), &NoProgress))];
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, date(2026, 6, 30));
    let found = preview(&files, &choices, &NoProgress);
    let mut lines: Vec<String> = found.series.iter().map(line).collect();
    lines.sort();
    (lines, found)
}

#[test]
fn sheets_named_by_month_are_one_run_in_time() {
    let (lines, found) = sheets(&[
        ("Jan 2026", &["Day,Likes", "1,5", "2,6", "3,7"]),
        ("Feb 2026", &["Day,Likes", "1,10", "2,20", "3,30"]),
    ]);
    assert_eq!(lines, ["likes flow All_channels n=6 sum=78 last=30"], "{:?}", found.problems);
    let days = ["Date,Likes", "2026-01-01,5", "2026-01-02,6", "2026-01-03,7"];
    let later = ["Date,Likes", "2026-02-01,5", "2026-02-02,6", "2026-02-03,9"];
    let (lines, _) = sheets(&[("FB Jan", &days), ("IG Jan", &days), ("FB Feb", &later)]);
    assert_eq!(
        lines,
        ["likes flow Facebook n=6 sum=38 last=9", "likes flow Instagram n=3 sum=18 last=7"]
    );
    let sums = ["Campaign,Clicks", "A,5", "B,6"];
    let (lines, _) =
        sheets(&[("FB Jan 2026", &sums), ("FB Feb 2026", &sums), ("IG Feb 2026", &sums)]);
    let lines: Vec<&str> =
        lines.iter().filter(|line| line.contains("clicks")).map(String::as_str).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
}

#[test]
fn a_copied_sheet_is_read_once_and_the_names_of_spreadsheet_programs_name_no_channel() {
    let days = ["Date,Likes", "2026-01-01,5", "2026-01-02,6", "2026-01-03,7"];
    let others = ["Date,Likes", "2026-01-01,50", "2026-01-02,60", "2026-01-03,70"];
    for names in [["Sheet1", "Sheet1 (2)"], ["Tabelle1", "Tabelle2"], ["Berlin", "Berlin copy"]] {
        let (lines, found) = sheets(&[(names[0], &days), (names[1], &days)]);
        assert_eq!(lines, ["likes flow All_channels n=3 sum=18 last=7"], "{names:?}");
        assert!(told(&found, Severity::Note, "cell for cell; read once"), "{:?}", found.problems);
    }
    let (lines, found) = sheets(&[("Sheet1", &days), ("Sheet2", &others)]);
    assert_eq!(lines, ["likes flow All_channels n=3 sum=18 last=7"]);
    assert!(told(&found, Severity::Warning, "neither name says what it is about"));
    // Names people give are pages.
    let (lines, _) = sheets(&[("Berlin", &days), ("Hamburg", &others)]);
    assert_eq!(
        lines,
        ["likes flow Berlin n=3 sum=18 last=7", "likes flow Hamburg n=3 sum=180 last=70"]
    );
}

/// A table without dates as one value for March.
fn of_march(text: &str) -> (Vec<String>, ImportPreview) {
    let at = TableRef { file: 0, table: 0 };
    let found = together(&[("a.csv", text)], |choices| {
        choices.tables.insert(at, true);
        choices.periods.insert(at, StatedPeriod::chosen(date(2026, 3, 1), date(2026, 3, 31)));
    });
    (found.series.iter().map(line).collect(), found)
}

#[test]
fn a_row_called_a_total_is_never_added_whatever_it_comes_to() {
    let of = |last: &str| {
        of_march(&format!("Campaign,Clicks,Likes\nSpring,500,70\nSummer,66,81\n{last}\n"))
    };
    let expected = [
        "clicks flow All_channels n=1 sum=566 last=566",
        "likes flow All_channels n=1 sum=151 last=151",
    ];
    for last in [
        "2 campaigns,566,151",
        "Results from 2 campaigns,566,151",
        "Ergebnisse aus 2 Kampagnen,566,151",
    ] {
        assert_eq!(of(last).0, expected, "{last}");
    }
    // The total of an account says more than the rows that are shown.
    let larger = [
        "clicks flow All_channels n=1 sum=600 last=600",
        "likes flow All_channels n=1 sum=160 last=160",
    ];
    for last in ["Account total,600,160", "Total de la cuenta,600,160", "Cuenta: total,600,160"] {
        let (lines, found) = of(last);
        assert_eq!(lines, larger, "{last}");
        assert!(told(&found, Severity::Note, "not all of them are shown"), "{last}");
    }
    // A campaign may be called so.
    let (lines, _) = of("Total of love,40,9");
    assert_eq!(lines[0], "clicks flow All_channels n=1 sum=606 last=606");
}

#[test]
fn two_lines_of_names_are_read_as_one() {
    let found = check(
        ",January 2026,,February 2026,\nNetwork,Reach,Likes,Reach,Likes\nFacebook,10,1,20,2\nInstagram,30,3,40,4\nTotal,40,4,60,6\n",
        ANY,
        &[
            "reach unique Facebook n=2 sum=30 last=20",
            "likes flow Facebook n=2 sum=3 last=2",
            "reach unique Instagram n=2 sum=70 last=40",
            "likes flow Instagram n=2 sum=7 last=4",
        ],
    );
    assert!(told(&found, Severity::Note, "two lines of names"));
    check(
        ",2025,,2026,\nKPI,Nov,Dec,Jan,Feb\nReach,10,11,12,13\nLikes,1,2,3,4\n",
        ANY,
        &[
            "reach unique All_channels n=4 sum=46 last=13",
            "likes flow All_channels n=4 sum=10 last=4",
        ],
    );
}

#[test]
fn names_that_stand_again_below_a_blank_line_go_on_with_the_table() {
    let lines = [
        "likes flow All_channels n=4 sum=121 last=60",
        "shares flow All_channels n=4 sum=10 last=4",
    ];
    for second in [
        "Date,Shares,Likes\n2026-02-01,3,50\n2026-02-02,4,60\n",
        "Date,Likes,Shares\n2026-02-01,50,3\n2026-02-02,60,4\n",
    ] {
        let first = "Date,Likes,Shares\n2026-01-01,5,1\n2026-01-02,6,2\n\n";
        check(&format!("{first}{second}"), ANY, &lines);
    }
}

#[test]
fn months_among_days_and_tables_without_names_are_told_for_what_they_are() {
    let found = check(
        "Date,Likes\n2026-01,300\n2026-02,310\n2026-03-01,10\n2026-03-02,11\n2026-03-03,12\n",
        ANY,
        &["likes flow All_channels n=3 sum=33 last=12"],
    );
    assert!(warns(&found, "Most rows are about one day each, those in rows 2, 3"));
    check(
        "2026-03-01,5,1\n2026-03-02,6,2\n2026-03-03,7,3\n",
        ANY,
        &[
            "column_2 flow All_channels n=3 sum=18 last=7",
            "column_3 flow All_channels n=3 sum=6 last=3",
        ],
    );
}

#[test]
fn tables_of_web_pages_are_read_and_json_is_called_so() {
    let page = "<html><body><table border=1><tr><th>Date</th><th>Clicks</th></tr><tr><td>2026-03-01</td><td>1,200</td></tr><tr><td>2026-03-02</td><td>20</td></tr></table></body></html>";
    check(page, "Table of a web page", &["clicks flow All_channels n=2 sum=1220 last=20"]);
    let found = check(
        "<html><body><table><tr><td>Sign in</td><td>Help</td></tr><tr><td>Name</td><td>Word</td></tr></table></body></html>",
        "Web page",
        &[],
    );
    assert!(told(&found, Severity::Error, "This is a web page"));
    let found = check(
        "[{\"date\":\"2026-03-01\",\"likes\":3},{\"date\":\"2026-03-02\",\"likes\":4}]",
        "JSON file",
        &[],
    );
    assert!(told(&found, Severity::Error, "This is JSON"));
}

#[test]
fn web_pages_are_read_in_the_letters_they_say_they_are_stored_in() {
    let page = |charset: &str| {
        format!(
            "<html><head><meta charset={charset}></head><table><tr><th>Date</th><th>Gef\u{e4}llt mir</th><th>Ausgegebener Betrag (\u{20ac})</th></tr><tr><td>2026-03-01</td><td>12</td><td>3,5</td></tr><tr><td>2026-03-02</td><td>20</td><td>4,5</td></tr></table></html>"
        )
    };
    let one_byte = |c: char| match c {
        '\u{20ac}' => 0x80,
        c => u8::try_from(u32::from(c)).unwrap(),
    };
    let utf16 = |text: &str| {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let pages: [(&str, Vec<u8>); 3] = [
        ("UTF-8", page("utf-8").into_bytes()),
        ("windows-1252", page("\"windows-1252\"").chars().map(one_byte).collect()),
        ("UTF-16LE", utf16(&page("utf-16"))),
    ];
    for (encoding, bytes) in pages {
        let files = [read_file("report.xls", bytes, Reading::with(&unpacker(), &NoProgress))];
        assert_eq!(files[0].encoding, encoding);
        let found = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
        let of = |n: usize| (found.series[n].identifier.as_str(), found.series[n].readings.len());
        assert_eq!([of(0), of(1)], [("likes", 2), ("ad_cost", 2)], "{encoding}");
    }
}

#[test]
fn formulas_that_nobody_worked_out_are_named() {
    let cell =
        |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let head = format!(
        r#"<row r="1">{}{}{}</row>"#,
        cell("A1", "Date"),
        cell("B1", "Likes"),
        cell("C1", "Shares")
    );
    let day = |row: u8| {
        let date = cell(&format!("A{row}"), &format!("2026-01-0{row}"));
        format!(
            r#"<row r="{row}">{date}<c r="B{row}"><f>C{row}*2</f></c><c r="C{row}"><v>{row}</v></c></row>"#
        )
    };
    let sheet = format!("{head}{}{}{}", day(2), day(3), day(4));
    let files = [read_file(
        "a.xlsx",
        workbook(&[("A", &sheet)], NO_TEXTS),
        Reading::with(&unpacker(), &NoProgress),
    )];
    let found = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
    assert!(
        told(&found, Severity::Warning, "formulas without results below “Likes”"),
        "{:?}",
        found.problems
    );
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert_eq!(lines, ["shares flow All_channels n=3 sum=9 last=4"]);
}

#[test]
fn names_of_sheets_are_read_like_names_of_columns() {
    let figures = |n: u32| -> Vec<String> {
        let row = |(at, month): (u32, &&str)| format!("{month},{},{}", n + at, n * 2 + at);
        (0..).zip(["Jan", "Feb", "Mar"].iter()).map(row).collect()
    };
    let book = |names: &[&str], header: &str| {
        let made: Vec<Vec<String>> = (0..)
            .zip(names)
            .map(|(at, _)| [vec![header.to_owned()], figures(100 * (at + 1))].concat())
            .collect();
        let lines: Vec<Vec<&str>> =
            made.iter().map(|lines| lines.iter().map(String::as_str).collect()).collect();
        let all: Vec<(&str, &[&str])> =
            names.iter().copied().zip(lines.iter().map(Vec::as_slice)).collect();
        let (series, preview) = sheets(&all);
        let channels: Vec<String> =
            preview.series.iter().map(|series| series.channel.clone()).collect();
        (series, preview, channels)
    };
    // Years are a run in time, and no channels.
    let (series, _, channels) = book(&["2024", "2025"], "Month,Sessions,Leads");
    assert!(channels.iter().all(|channel| channel == "All channels"), "{series:?}");
    assert!(series.len() == 2 && series.iter().all(|line| line.contains("n=6")), "{series:?}");
    let (_, _, channels) = book(&["Facebook 2024", "Facebook 2025"], "Month,Reach,Clicks");
    assert!(channels.iter().all(|channel| channel == "Facebook"), "{channels:?}");
    // Targets and changes are not read, what came about is on no channel of its own.
    for names in [["Ist", "Plan", "Abweichung"], ["Actual 2026", "Budget 2026", "Forecast 2026"]] {
        let (series, preview, channels) = book(&names, "Month,Sessions,Leads");
        assert_eq!(channels, ["All channels", "All channels"], "{series:?}");
        assert!(told(&preview, Severity::Note, "targets, changes or the figures of another time"));
    }
    // The sums of two countries are neither.
    let (_, preview, channels) = book(&["Total", "Peru", "Chile"], "Month,Sessions,Leads");
    assert_eq!(channels, ["Peru", "Peru", "Chile", "Chile"]);
    assert!(told(&preview, Severity::Note, "sums of the other sheets"));
    // Beside sheets called by networks, another word is a channel, and no tool is that of all.
    let (_, _, channels) =
        book(&["Facebook", "Instagram", "Blog"], "Month,Sessions,Engaged sessions");
    assert_eq!(channels, ["Facebook", "Facebook", "Instagram", "Instagram", "Blog", "Blog"]);
}

#[test]
fn a_title_that_sheets_share_says_nothing_against_their_names() {
    let lines = |row| ["Marketing report 2026", "", "Month,Clicks", row, "2026-02-01,6"];
    let (_, preview) = sheets(&[
        ("Facebook", &lines("2026-01-01,5")[..]),
        ("Instagram", &lines("2026-01-01,7")[..]),
    ]);
    let channels: Vec<&str> = preview.series.iter().map(|s| s.channel.as_str()).collect();
    assert_eq!(channels, ["Facebook", "Instagram"], "{:#?}", preview.problems);
}

#[test]
fn the_same_report_with_and_without_subtotals_is_read_once() {
    let raw = ["Campaign,Day,Impressions", "A,2026-06-01,50", "A,2026-06-02,60", "B,2026-06-01,70"];
    let formatted = [
        "Campaign,Day,Impressions",
        "A,All,110",
        "A,1 Jun 2026,50",
        "A,2 Jun 2026,60",
        "B,All,70",
        "B,1 Jun 2026,70",
    ];
    let (series, _) = sheets(&[("Formatted Report", &formatted), ("Raw Data Report", &raw)]);
    assert_eq!(series.len(), 1, "{series:?}");
    assert!(series[0].contains("sum=180"), "{series:?}");
}

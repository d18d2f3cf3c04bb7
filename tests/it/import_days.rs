//! Days, totals and money in exports: dates in parts, days of downloads, totals of a part, blank
//! cells in sums, signs of currencies. The figures are made up.

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, ParsedFile, Reading, SeriesPreview, Severity,
    StatedPeriod, TableRef, preview, read_file, settle_files,
};

use crate::imported::{check_lines, says};

fn parsed(files: &[(&str, &str)]) -> Vec<ParsedFile> {
    let read =
        |(name, text): &(&str, &str)| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
    let mut files: Vec<ParsedFile> = files.iter().map(read).collect();
    settle_files(&mut files);
    files
}

fn import(files: &[(&str, &str)]) -> ImportPreview {
    let files = parsed(files);
    let mut choices = ImportChoices::from_files(&files);
    choices.assume_exported_by(&files, jiff::civil::date(2025, 6, 1));
    preview(&files, &choices, &NoProgress)
}

fn line(series: &SeriesPreview) -> String {
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let first = series.first().map(|day| day.to_string()).unwrap_or_default();
    let (kind, n, sum) = (series.kind.code(), series.readings.len(), series.sum());
    format!("{} {kind} {} {first} n={n} sum={sum}{unit}", series.identifier, series.channel)
}

fn check(text: &str, expected: &[&str]) -> ImportPreview {
    check_all(&[("typed.csv", text)], expected)
}

fn check_all(files: &[(&str, &str)], expected: &[&str]) -> ImportPreview {
    let found = import(files);
    check_lines(&found, line, expected);
    found
}

// ---- days -----------------------------------------------------------------------------------------

#[test]
fn a_day_beside_a_month_is_a_date_without_its_year() {
    check(
        "Fonte;Dia;Mês;Leads\nSite;1;Abr;3\nSite;2;Abr;4\nSite;10;Mai;5\n",
        &["conversions flow All channels 2025-04-01 n=3 sum=12"],
    );
    check(
        "Month,Day,Likes\n4,1,10\n4,2,20\n5,31,30\n",
        &["likes flow All channels 2025-04-01 n=3 sum=60"],
    );
}

#[test]
fn a_line_above_the_names_may_hold_commas() {
    let text = "Visitor report\nMarch 1, 2025 - March 3, 2025\n\
        Day,Campaign,Campaign type,Impr.,Clicks,Cost,Conversions\n\
        2025-03-01,Spring,Search,\"1,204\",41,$172.45,2.00\n\
        2025-03-02,Spring,Search,\"1,180\",39,$165.10,1.00\n\
        2025-03-02,Brand,Search,410,52,$54.20,3.00\n";
    let found = import(&[("typed.csv", text)]);
    assert_eq!(found.files[0].tables[0].header_row, Some(3));
    let clicks = found.series.iter().find(|one| one.column == "Clicks").map(SeriesPreview::sum);
    assert_eq!(clicks, Some(132.0));
}

#[test]
fn the_day_on_which_rows_were_fetched_is_not_theirs() {
    let text = "label,views,likes,scraped_at\none,400,5,2025-03-25T21:42:38\n\
        two,300,6,2025-03-25T21:42:39\nthree,200,7,2025-03-25T21:42:40\n";
    says(&check(text, &[]), "“scraped_at” is the day on which the file was made");
    let daily = "label,views,scraped_at\none,400,2025-03-25\ntwo,300,2025-03-26\n\
        three,200,2025-03-27\nfour,100,2025-03-28\n";
    assert!(!import(&[("typed.csv", daily)]).series.is_empty());
}

#[test]
fn files_of_an_unpacked_download_have_the_days_of_their_neighbour() {
    let files = [
        (
            "Chart.csv",
            "Date,Clicks,Impressions,CTR,Position\n2025-03-01,9,121,7.4%,7.5\n2025-03-02,5,191,2.6%,7.4\n",
        ),
        (
            "Devices.csv",
            "Device,Clicks,Impressions,CTR,Position\nDesktop,9,200,4.5%,7.4\nMobile,5,112,4.5%,7.7\n",
        ),
        ("Filters.csv", "Filter,Value\nSearch type,Web\nDate,\"Mar 1, 2025-Mar 31, 2025\"\n"),
    ];
    let parsed = parsed(&files);
    let choices = ImportChoices::from_files(&parsed);
    let found = preview(&parsed, &choices, &NoProgress);
    let errors = found.problems.iter().filter(|one| one.severity == Severity::Error);
    assert_eq!(errors.count(), 0, "{:#?}", found.problems);
    says(&found, "beside Chart.csv, which has the days");
    says(&found, "says how the report was made and holds no figures");
    let period = choices.periods.get(&TableRef { file: 1, table: 0 });
    let days = |period: &StatedPeriod| (period.first.to_string(), period.last.to_string());
    assert_eq!(period.map(days), Some(("2025-03-01".to_owned(), "2025-03-31".to_owned())));
}

#[test]
fn totals_beside_a_list_of_videos_are_the_figures_by_day() {
    let totals = "Date,Views\n2025-03-01,16\n2025-03-02,20\n";
    let list = "Content,Video title,Video publish time,Views,Watch time (hours)\nTotal,,,36,3.6\n\
        abcdefghijk,One,\"Jan 3, 2020\",20,2.0\nbcdefghijkl,Two,\"Feb 5, 2021\",10,1.0\n";
    let found = import(&[("Table data.csv", list), ("Totals.csv", totals)]);
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert_eq!(lines, ["video_views flow YouTube 2025-03-01 n=2 sum=36"], "{:#?}", found.problems);
}

// ---- totals and sums ------------------------------------------------------------------------------

#[test]
fn the_total_of_a_part_never_stands_for_the_whole() {
    let text = "Campaign report\n\"March 1, 2025 - March 31, 2025\"\n\
        Campaign,Campaign type,Impr.,Search impr. share\n\
        One,Search,100,< 10%\nTwo,Performance Max,200,10.44%\n\
        Total: Campaigns,,300,< 10%\nTotal: Performance Max,,200,10.44%\n";
    let files = parsed(&[("typed.csv", text)]);
    let mut choices = ImportChoices::from_files(&files);
    choices.tables.insert(TableRef { file: 0, table: 0 }, true);
    let found = preview(&files, &choices, &NoProgress);
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert_eq!(lines.len(), 1, "{lines:?} {:#?}", found.problems);
    assert!(lines[0].starts_with("impressions") && lines[0].ends_with("sum=300"), "{lines:?}");
}

#[test]
fn a_table_in_which_every_row_is_called_a_total_has_rows() {
    check(
        "Class,Date,Likes\nTotals,2025-03-01,1\nTotals,2025-03-02,2\nTotals,2025-03-03,4\n",
        &["likes flow All channels 2025-03-01 n=3 sum=7"],
    );
}

#[test]
fn blank_cells_in_sums_are_told() {
    let text = "Date,Campaign,Clicks,Cost (EUR)\n2025-03-01,A,5,10.50\n2025-03-01,B,6,\n\
        2025-03-02,A,7,11.50\n2025-03-02,B,8,2.25\n2025-03-03,A,7,\n";
    says(&import(&[("typed.csv", text)]), "Cost (EUR) (1 row in 1 day)");
    let full = text.replace("B,6,\n", "B,6,0\n");
    let found = import(&[("typed.csv", &full)]);
    assert!(!found.problems.iter().any(|one| one.message.contains("are too low")));
}

// ---- money ----------------------------------------------------------------------------------------

#[test]
fn signs_of_currencies_are_read_wherever_they_are_used() {
    let of = |one: &str, two: &str| {
        format!("date;clicks;cost\n2025-03-01;5;{one}\n2025-03-02;6;{two}\n2025-03-03;7;{one}\n")
    };
    for (one, two, sum, code) in [
        ("Rp 150.000", "Rp 75.500", 375_500.0, "IDR"),
        ("S/ 150.25", "S/75.50", 376.0, "PEN"),
        ("RM150.25", "RM 75.50", 376.0, "MYR"),
        ("R 150.25", "R 75.50", 376.0, "ZAR"),
        ("150,25 TL", "75,50 TL", 376.0, "TRY"),
        ("150 000 FCFA", "75 500 FCFA", 375_500.0, "XOF"),
        ("XOF 150", "XOF 75", 375.0, "XOF"),
        ("₡150", "₡75", 375.0, "CRC"),
    ] {
        let found = import(&[("typed.csv", &of(one, two))]);
        let cost = found.series.iter().find(|series| series.column == "cost");
        let figures = cost.map(|series| (series.sum(), series.unit.clone()));
        assert_eq!(figures, Some((sum, Some(code.to_owned()))), "{one} {:#?}", found.problems);
    }
    // Ids that begin with such letters are no money.
    let ids = "response_id,date,likes\nR1,2025-03-01,5\nR2,2025-03-02,6\nTL3,2025-03-03,7\n";
    assert!(import(&[("typed.csv", ids)]).series.iter().all(|one| one.unit.is_none()));
}

#[test]
fn a_column_with_the_day_of_the_export_gives_posts_their_years() {
    let text = "Time,Video title,Video link,Post time,Total likes\n\
        February 28,a,https://www.tiktok.com/@bakery/video/1,July 16,533\n\
        February 28,b,https://www.tiktok.com/@bakery/video/2,July 10,120\n\
        February 28,c,https://www.tiktok.com/@bakery/video/3,February 20,88\n";
    let found = import(&[("Content.csv", text)]);
    let likes = found.series.iter().find(|one| one.column == "Total likes");
    let ends = likes.map(|one| (one.first(), one.last()));
    let day = |year, month, day| Some(jiff::civil::date(year, month, day));
    assert_eq!(ends, Some((day(2024, 2, 20), day(2024, 7, 16))), "{:#?}", found.problems);
}

#[test]
fn the_last_line_of_a_file_that_is_no_row_is_named() {
    let text = "Date,Impressions,Clicks\n2025-03-03,1000,5\n2025-03-04,1037,6\nend of report\n";
    says(&import(&[("typed.csv", text)]), "The line “end of report” closes the table");
}

#[test]
fn the_unlabelled_total_of_a_short_report_is_held_against_its_rows() {
    let text = "Reporting starts,Reporting ends,Campaign name,Month,Impressions,Amount spent (EUR)\n\
        2025-01-01,2025-03-31,,,400,40.40\n\
        2025-01-01,2025-03-31,A,2025-01-01 - 2025-01-31,100,10.10\n\
        2025-01-01,2025-03-31,A,2025-02-01 - 2025-02-28,100,10.10\n\
        2025-01-01,2025-03-31,B,2025-01-01 - 2025-01-31,100,10.10\n\
        2025-01-01,2025-03-31,B,2025-02-01 - 2025-02-28,100,10.10\n";
    let found = import(&[("typed.csv", text)]);
    assert_eq!(found.files[0].totals.len(), 2, "{:#?}", found.problems);
    says(&found, "The rows add up to the file's own total of Impressions");
}

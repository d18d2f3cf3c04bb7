//! Exports in the shapes of real tools, from bytes to a preview and to what a plan would get.

#![expect(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test stops at the first surprise, and its figures are exact"
)]

use std::cell::Cell;
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use paceline::import::{
    ChannelChoice, ColumnRef, ImportChoices, ImportCounts, ImportPlan, ImportPreview, NoProgress,
    ParsedFile, Progress, Reading, SeriesPreview, Severity, TableRef, plan_against, preview,
    read_file, report_json,
};
use paceline::model::{
    Cadence, Channel, ChannelId, Input, InputId, InputKind, Project, ReadingKey,
};
use proptest::prelude::*;

fn read(name: &str) -> ParsedFile {
    let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
    read_file(name, std::fs::read(path).unwrap(), Reading::texts(&NoProgress))
}

fn preview_of(files: &[ParsedFile]) -> ImportPreview {
    preview(files, &ImportChoices::from_files(files), &NoProgress)
}

fn preview_named(names: &[&str]) -> ImportPreview {
    let files: Vec<ParsedFile> = names.iter().map(|name| read(name)).collect();
    preview_of(&files)
}

fn preview_text(text: &str) -> ImportPreview {
    preview_of(&[read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))])
}

fn series<'a>(preview: &'a ImportPreview, identifier: &str, channel: &str) -> &'a SeriesPreview {
    let found = preview.series.iter().find(|s| s.identifier == identifier && s.channel == channel);
    found.unwrap_or_else(|| panic!("no {identifier} on {channel}"))
}

fn values(series: &SeriesPreview) -> Vec<f64> {
    series.readings.values().to_vec()
}

fn messages(preview: &ImportPreview) -> String {
    preview.problems.iter().fold(String::new(), |mut text, problem| {
        writeln!(text, "{:?} {:?} {}", problem.row, problem.column, problem.message).unwrap();
        text
    })
}

/// Does to a plan what an import does, without the edit layer.
fn apply(project: &mut Project, plan: &ImportPlan) {
    for name in &plan.new_channels {
        let id: ChannelId = project.new_id();
        project.channels.set(id, Channel { name: name.clone(), notes: String::new() });
    }
    for input in &plan.new_inputs {
        let id: InputId = project.new_id();
        let new = Input {
            identifier: input.identifier.clone(),
            label: input.label.clone(),
            kind: input.kind,
            unit: input.unit.clone(),
            ..Input::default()
        };
        project.inputs.set(id, new);
    }
    for series in &plan.series {
        let (input, _) = project.input_named(&series.identifier).unwrap();
        let channel = project.channel_named(&series.channel).unwrap();
        for (start, value) in series.readings.iter() {
            let period = project.settings.calendar.starting_on(series.cadence, start).unwrap();
            project.set_reading(ReadingKey { input, channel, period }, Some(value));
        }
    }
}

#[test]
fn two_daily_exports_of_x_become_one_series_and_the_newer_wins() {
    let preview = preview_named(&["x-daily-february.csv", "x-daily-january.csv"]);
    assert_eq!(preview.files[0].recognised, "X (Twitter) daily tweet activity");
    let impressions = series(&preview, "impressions", "X");
    assert_eq!(values(impressions), [400.0, 200.0, 150.0, 300.0, 500.0]);
    assert_eq!(impressions.first(), Some(date(2024, 1, 29)));
    assert_eq!(impressions.last(), Some(date(2024, 2, 2)));
    assert_eq!((impressions.missing, impressions.cadence), (0, Cadence::Day));
    assert_eq!(series(&preview, "shares", "X").sum(), 8.0);
    let rate = series(&preview, "engagement_rate_given", "X");
    assert_eq!((values(rate)[0], rate.unit.as_deref()), (5.0, Some("%")));
    assert_eq!(rate.kind, InputKind::GivenRate);
    assert!(preview.series.iter().all(|s| s.column != "promoted impressions"));
    let told = messages(&preview);
    assert!(told.contains("differ in 8 figures for the same periods on X"), "{told}");
    assert!(told.contains("that period was not over when the older export was made"), "{told}");
}

#[test]
fn the_account_overview_of_x_is_sorted_and_mapped() {
    let preview = preview_named(&["x-overview.csv"]);
    let mapped: Vec<(&str, &str)> =
        preview.series.iter().map(|s| (s.column.as_str(), s.identifier.as_str())).collect();
    assert!(mapped.contains(&("Unfollows", "lost_followers")), "{mapped:?}");
    assert!(mapped.contains(&("Shares", "share_button_uses")), "{mapped:?}");
    assert!(mapped.contains(&("Reposts", "shares")), "{mapped:?}");
    assert_eq!(values(series(&preview, "impressions", "X")), [500.0, 800.0, 1200.0]);
}

#[test]
fn six_columns_and_three_networks_come_apart_by_channel() {
    let preview = preview_named(&["sprout-profiles.csv"]);
    assert_eq!(preview.files[0].recognised, "Sprout Social Profile Performance");
    let table = &preview.files[0].tables[0];
    assert_eq!((table.rows, table.skipped), (6, 0));
    assert_eq!(table.date_order_reason, "The second number is above 12 in 3 of 6 dates");
    assert_eq!(series(&preview, "impressions", "Facebook").sum(), 38_312.0);
    assert_eq!(series(&preview, "followers", "X").last_value(), Some(1_312.0));
    assert_eq!(series(&preview, "followers", "X").kind, InputKind::Stock);
    let youtube = preview.series.iter().filter(|s| s.channel == "YouTube");
    assert!(youtube.clone().all(|s| s.identifier != "impressions"));
    assert_eq!(youtube.count(), 2);
}

#[test]
fn stacked_tables_in_utf_16_are_named_by_their_titles() {
    let preview = preview_named(&["meta-visits.csv"]);
    assert_eq!(preview.files[0].encoding, "UTF-16LE");
    let titles: Vec<_> = preview.files[0].tables.iter().map(|t| t.title.as_deref()).collect();
    assert_eq!(titles, [Some("Facebook visits"), Some("Instagram profile visits")]);
    let facebook = series(&preview, "profile_visits", "Facebook");
    assert_eq!(values(facebook), [12.0, 15.0, 9.0]);
    assert_eq!(facebook.last(), Some(date(2024, 3, 11)));
    assert_eq!(values(series(&preview, "profile_visits", "Instagram")), [3.0, 0.0]);
}

#[test]
fn decimal_commas_code_pages_and_weeks_are_understood() {
    let preview = preview_named(&["shop-weeks.csv"]);
    let file = &preview.files[0];
    assert_eq!((file.encoding.as_str(), file.delimiter.as_str()), ("windows-1252", ";"));
    let sales = series(&preview, "revenue", "All channels");
    assert_eq!(values(sales), [1_234.5, 986.0, 2_001.25]);
    assert_eq!((sales.cadence, sales.unit.as_deref()), (Cadence::Week, Some("EUR")));
    assert_eq!(values(series(&preview, "besuche", "All channels")), [1_020.0, 995.0, 1_101.0]);
    assert_eq!(values(series(&preview, "grose", "All channels")).len(), 3);
}

#[test]
fn a_table_without_dates_says_what_it_has() {
    let preview = preview_named(&["campaigns.csv"]);
    assert!(preview.series.is_empty());
    let problem = &preview.problems[0];
    assert_eq!(problem.severity, Severity::Warning);
    assert!(problem.message.contains("no column with dates"), "{}", problem.message);
    assert!(problem.message.contains("“Campaign”, “Currency code”, “Impr.”"));
    let totals = &preview.files[0].totals;
    assert_eq!((totals[0].label.as_str(), totals[0].value), ("Total: Account", 20_000.0));
}

#[test]
fn tables_without_rows_say_so() {
    let empty = preview_text("Date,Likes\n");
    assert!(messages(&empty).contains("no rows below them"), "{}", messages(&empty));
}

#[test]
fn two_accounts_on_one_network_are_added_up_but_not_their_rates() {
    let preview = preview_text(
        "Date,Network,Profile,Audience,Impressions,Engagement Rate\n\
         01-13-2025,X,@a,10,100,1%\n01-13-2025,X,@b,20,200,2%\n\
         01-14-2025,X,@a,11,110,1%\n01-14-2025,X,@b,22,210,2%\n\
         01-13-2025,Facebook,A,5,7,3%\n01-14-2025,Facebook,A,5,7,3%\n",
    );
    assert_eq!(values(series(&preview, "impressions", "X")), [300.0, 320.0]);
    assert_eq!(values(series(&preview, "followers", "X")), [30.0, 33.0]);
    let rates = preview.series.iter().filter(|s| s.kind == InputKind::GivenRate);
    assert_eq!(rates.map(|s| s.channel.as_str()).collect::<Vec<_>>(), ["Facebook"]);
    assert!(messages(&preview).contains("a row per “Profile”"));
}

#[test]
fn posts_are_added_up_by_day_and_their_texts_stay_out() {
    let preview = preview_named(&["posts.csv"]);
    assert_eq!(preview.files[0].tables[0].cadence.code(), "event");
    assert_eq!(preview.files[0].tables[0].rows, 3);
    assert_eq!(values(series(&preview, "impressions", "X")), [50.0, 70.0]);
    let columns: Vec<&str> = preview.series.iter().map(|s| s.column.as_str()).collect();
    assert_eq!(columns, ["Impressions", "Likes", "Reposts", "Rows"]);
    assert_eq!(values(series(&preview, "posts", "X")), [2.0, 1.0]);
    assert!(messages(&preview).contains("finished rates cannot be added or averaged"));
}

#[test]
fn a_wobbly_file_is_read_and_every_oddity_is_listed() {
    let preview = preview_named(&["wobbly.csv"]);
    let tickets = series(&preview, "tickets", "All channels");
    assert_eq!(values(tickets), [4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
    assert_eq!(tickets.missing, 2);
    let minutes = series(&preview, "minutes", "All channels");
    assert_eq!((values(minutes)[1], minutes.unit.as_deref()), (65.0, Some("seconds")));
    let text = messages(&preview);
    for part in ["in row 4; kept", "same period as row 5", "could be read in row 7", "1 of 8 days"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert_eq!(preview.files[0].totals[0].value, 39.0);
}

#[test]
fn a_missing_year_is_asked_for_and_can_be_given() {
    let files = [read("no-year.csv")];
    let mut choices = ImportChoices::from_files(&files);
    let asked = preview(&files, &choices, &NoProgress);
    assert!(asked.series.is_empty() && messages(&asked).contains("choose the year"));
    choices.assume_exported_by(&files, date(2025, 6, 1));
    let given = preview(&files, &choices, &NoProgress);
    assert_eq!(given.series[0].first(), Some(date(2024, 12, 31)));
    assert_eq!((given.series[0].missing, given.series[0].last_value()), (1, Some(43.0)));
}

#[test]
fn the_user_changes_columns_channel_and_date_order() {
    let text = "Date,Shares,Notes\n01/02/2024,5,a\n05/02/2024,7,b\n";
    let files = [read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))];
    let mut choices = ImportChoices::from_files(&files);
    let table = TableRef { file: 0, table: 0 };
    assert!(messages(&preview(&files, &choices, &NoProgress)).contains("both orders fit"));
    choices.channels.insert(table, ChannelChoice::Named("Mastodon".to_owned()));
    choices.date_orders.insert(table, paceline::import::DateOrder::DayMonthYear);
    let column = ColumnRef { file: 0, table: 0, column: 1 };
    assert_eq!(choices.columns.keys().collect::<Vec<_>>(), [&column]);
    let choice = choices.columns.get_mut(&column).unwrap();
    choice.identifier = "boosts".to_owned();
    choice.kind = InputKind::Stock;
    let changed = preview(&files, &choices, &NoProgress);
    let boosts = series(&changed, "boosts", "Mastodon");
    assert_eq!(boosts.readings.to_vec(), [(date(2024, 2, 1), 5.0), (date(2024, 2, 5), 7.0)]);
    assert_eq!(boosts.kind, InputKind::Stock);
    choices.columns.get_mut(&column).unwrap().take = false;
    assert!(preview(&files, &choices, &NoProgress).series.is_empty());
}

#[test]
fn workbooks_and_other_files_are_named_and_refused() {
    for (bytes, part) in [
        (&b"PK\x03\x04 [Content_Types].xml"[..], "cannot be opened here"),
        (b"%PDF-1.7", "PDF document"),
        (b"", "empty"),
        (b"one\n", "No table was found"),
    ] {
        let preview = preview_of(&[read_file("x.csv", bytes, Reading::texts(&NoProgress))]);
        assert!(messages(&preview).contains(part), "{part}: {}", messages(&preview));
        assert!(preview.series.is_empty());
    }
}

#[test]
fn an_unclosed_quote_names_its_row_and_spares_the_others() {
    let mut text = "Date,Likes,Text\n2024-01-01,5,\"never closed\n".to_owned();
    for number in 0..2_000_i64 {
        let day = date(2024, 1, 2).checked_add(jiff::Span::new().days(number)).unwrap();
        writeln!(text, "{day},1,x").unwrap();
    }
    let preview = preview_text(&text);
    assert_eq!(series(&preview, "likes", "All channels").sum(), 2_005.0);
    assert_eq!((preview.problems[0].row, preview.problems[0].severity), (Some(2), Severity::Error));
}

#[test]
fn cancelling_leaves_nothing_to_apply() {
    struct Stop(Cell<u32>);
    impl Progress for Stop {
        fn step(&self, _done: u64, _of: u64) -> bool {
            self.0.set(self.0.get() + 1);
            false
        }
    }
    let stop = Stop(Cell::new(0));
    let file = read_file("typed.csv", b"Date,Likes\n2024-01-01,5\n", Reading::texts(&stop));
    assert!(file.is_cancelled && stop.0.get() > 0);
    let cancelled = preview_of(&[file]);
    assert_eq!(plan_against(&Project::default(), &cancelled), ImportPlan::default());
}

#[test]
fn importing_three_times_gives_the_same_plan_as_once() {
    let preview = preview_named(&["sprout-profiles.csv", "x-daily-january.csv", "shop-weeks.csv"]);
    let mut project = Project::default();
    let first = plan_against(&project, &preview);
    let all = preview.n_readings();
    assert_eq!(first.counts, ImportCounts { new: all, changed: 0, equal: 0, kept: 0 });
    assert_eq!(first.new_channels, ["X", "Facebook", "YouTube", "All channels"]);
    apply(&mut project, &first);
    assert_eq!(paceline::model::check(&project), []);
    let once = project.clone();
    for _ in 0..2 {
        let again = plan_against(&project, &preview);
        assert_eq!(again.counts, ImportCounts { new: 0, changed: 0, equal: all, kept: 0 });
        assert!(again.series.is_empty() && again.new_inputs.is_empty());
        apply(&mut project, &again);
    }
    assert_eq!(project, once);
}

#[test]
fn changed_readings_are_counted_and_other_kinds_are_refused() {
    let mut project = Project::default();
    let first = plan_against(&project, &preview_text("Date,Likes\n2024-01-01,5\n2024-01-02,6\n"));
    apply(&mut project, &first);
    let plan = plan_against(&project, &preview_text("Date,Likes\n2024-01-02,7\n2024-01-03,8\n"));
    assert_eq!(plan.counts, ImportCounts { new: 1, changed: 1, equal: 0, kept: 0 });
    let (likes, _) = project.input_named("likes").unwrap();
    project.inputs.change(likes, |input| input.kind = InputKind::Stock);
    let plan = plan_against(&project, &preview_text("Date,Likes\n2024-01-02,7\n"));
    assert!(plan.series.is_empty());
    assert!(plan.problems[0].message.contains("likes is a stock in the plan and a flow here"));
}

#[test]
fn the_json_has_the_documented_keys() {
    let report = report_json(&preview_named(&["campaigns.csv", "x-overview.csv"]));
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(keys(&report), ["files"]);
    let file = &report["files"][1];
    assert_eq!(
        keys(file),
        [
            "path",
            "recognised",
            "container",
            "encoding",
            "delimiter",
            "tables",
            "series",
            "totals",
            "problems"
        ]
    );
    assert_eq!(
        keys(&file["tables"][0]),
        ["title", "header_row", "rows", "skipped", "cadence", "date_order", "date_order_reason"]
    );
    assert_eq!(
        keys(&file["series"][0]),
        [
            "table",
            "column",
            "input",
            "kind",
            "channel",
            "cadence",
            "first",
            "last",
            "n",
            "missing",
            "sum",
            "last_value",
            "unit"
        ]
    );
    assert_eq!(file["series"][0]["first"], "2024-03-01");
    assert_eq!(file["series"][0]["sum"], 2_500.0);
    let other = &report["files"][0];
    assert_eq!(keys(&other["totals"][0]), ["table", "label", "column", "value"]);
    assert_eq!(keys(&other["problems"][0]), ["severity", "row", "column", "message"]);
    assert_eq!(other["tables"][0]["cadence"], "none");
}

/// Reads, previews and reports without looking at the answer.
fn survives(bytes: &[u8]) {
    let preview = preview_of(&[read_file("any", bytes, Reading::texts(&NoProgress))]);
    let days: Vec<Vec<Date>> =
        preview.series.iter().map(|s| s.readings.iter().map(|(day, _)| day).collect()).collect();
    assert!(days.iter().all(|days| days.windows(2).all(|pair| pair[0] < pair[1])));
    assert!(preview.series.iter().all(|s| values(s).iter().all(|value| value.is_finite())));
    assert!(!report_json(&preview)["files"].is_null());
    let mut project = Project::default();
    let plan = plan_against(&project, &preview);
    apply(&mut project, &plan);
    assert_eq!(plan_against(&project, &preview).series, []);
}

/// Texts made of what real exports are made of.
fn export_like() -> impl Strategy<Value = String> {
    let cell = prop::sample::select(vec![
        "Date",
        "Network",
        "Likes",
        "id",
        "2024-01-01",
        "01/02/2024",
        "13/02/2024",
        "Q1 2025",
        "2025-W07",
        "2021",
        "Feb 28",
        "1,234",
        "1.234",
        "98,6%",
        "-",
        "NA",
        "",
        "Total",
        "X",
        "\"a\nb\"",
        "\"",
        "# x",
        "0:04:34",
        "é",
        "sep=,",
        "1e308",
        "99999999999999",
        "44008",
        "9999-12-31",
        "\u{200b}",
    ]);
    let mark =
        prop::sample::select(vec![",", ",", ",", ";", "\t", "\n", "\n", "\r\n", "\n\n", "|"]);
    prop::collection::vec((cell, mark), 0..120)
        .prop_map(|parts| parts.into_iter().flat_map(|(cell, mark)| [cell, mark]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        survives(&bytes);
    }

    #[test]
    fn no_text_like_an_export_makes_it_panic_and_importing_twice_changes_nothing(text in export_like()) {
        survives(text.as_bytes());
    }

    #[test]
    fn dates_and_numbers_that_were_written_are_read_back(
        rows in prop::collection::btree_map(0_i64..20_000, -1_000_000_000_i64..1_000_000_000, 3..40),
    ) {
        let mut text = "Date,Likes\n".to_owned();
        let mut expected = Vec::new();
        for (day, value) in &rows {
            let day = date(1990, 1, 1).checked_add(jiff::Span::new().days(*day)).unwrap();
            writeln!(text, "{day},{value}").unwrap();
            expected.push((day, value.to_string().parse::<f64>().unwrap()));
        }
        let preview = preview_text(&text);
        prop_assume!(preview.series[0].cadence == Cadence::Day);
        prop_assert_eq!(preview.series[0].readings.to_vec(), expected);
    }
}

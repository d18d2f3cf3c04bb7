//! The figures a collection of real exports should yield, where the collection lies beside the
//! project. It stays out of the project; without it these tests say so and prove nothing.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use paceline::import::{
    ImportChoices, ImportPreview, InPlace, NoProgress, ParsedFile, Reading, RowChoice,
    SeriesPreview, SplitBy, TableRef, TotalVerdict, preview, read_file, settle_files,
};

/// The folder of the collection, beside the project or beside the folder it lies in.
fn collection() -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = project
        .ancestors()
        .skip(1)
        .take(2)
        .map(|above| above.join("shared/exports"))
        .find(|p| p.is_dir());
    #[expect(clippy::print_stderr, reason = "whoever runs the tests shall see what did not run")]
    if found.is_none() {
        eprintln!("skipped: the collection of real exports is not here");
    }
    found
}

fn read(path: &Path) -> ParsedFile {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    read_file(&name, std::fs::read(path).unwrap(), Reading::with(&InPlace, &NoProgress))
}

struct Imported {
    files: Vec<ParsedFile>,
    choices: ImportChoices,
}

/// A file of the collection with the choices it suggests; `None` without the collection.
fn import(name: &str) -> Option<Imported> {
    let files = vec![read(&collection()?.join(name))];
    let choices = ImportChoices::from_files(&files);
    Some(Imported { files, choices })
}

impl Imported {
    fn preview(&self) -> ImportPreview {
        preview(&self.files, &self.choices, &NoProgress)
    }

    fn exported_by(mut self, day: Date) -> Self {
        self.choices.assume_exported_by(&self.files, day);
        self
    }
}

#[track_caller]
fn series<'a>(preview: &'a ImportPreview, identifier: &str, channel: &str) -> &'a SeriesPreview {
    let found = preview.series.iter().find(|s| s.identifier == identifier && s.channel == channel);
    found.unwrap_or_else(|| panic!("no {identifier} on {channel}"))
}

#[track_caller]
fn check_sum(preview: &ImportPreview, identifier: &str, channel: &str, n: usize, sum: f64) {
    let found = series(preview, identifier, channel);
    assert_eq!(found.readings.len(), n, "{identifier} on {channel}");
    assert!((found.sum() - sum).abs() < 0.01, "{identifier} on {channel}: {}", found.sum());
}

/// Input, channel, and the days with the bits of their figures.
type Figures = (String, String, Vec<(Date, u64)>);

/// All figures of a preview, whatever file they are from.
fn figures(preview: &ImportPreview) -> Vec<Figures> {
    let bits = |s: &SeriesPreview| s.readings.iter().map(|(day, v)| (day, v.to_bits())).collect();
    let mut all: Vec<_> =
        preview.series.iter().map(|s| (s.identifier.clone(), s.channel.clone(), bits(s))).collect();
    all.sort();
    all
}

#[test]
fn linkedin_pages_give_totals_and_new_followers() {
    let Some(content) =
        import("linkedin-page-shorthills/shorthills-ai_content_1766385907708 1.csv")
    else {
        return;
    };
    let content = content.preview();
    check_sum(&content, "impressions", "LinkedIn", 365, 508_103.0);
    check_sum(&content, "clicks", "LinkedIn", 365, 154_740.0);
    for name in ["followers_1766385928211 1.csv", "followers_1766385928211 1.xls"] {
        let name = format!("linkedin-page-shorthills/shorthills-ai_{name}");
        let followers = import(&name).unwrap().preview();
        check_sum(&followers, "new_followers", "LinkedIn", 365, 2_597.0);
    }
}

#[test]
fn twin_files_hold_the_same_figures() {
    let Some(visits) = import("meta-bs-mh4u/Visits.csv") else { return };
    let visits = visits.preview();
    for channel in ["Facebook", "Instagram"] {
        let found = series(&visits, "profile_visits", channel);
        assert_eq!((found.first(), found.last()), (Some(date(2023, 7, 8)), Some(date(2024, 3, 5))));
        assert_eq!(found.readings.len(), 242);
    }
    assert_eq!(figures(&visits), figures(&import("meta-bs-mh4u/Visits.xlsx").unwrap().preview()));

    let csv = import("ga4-mh4u/data-export.csv").unwrap().preview();
    let xlsx = import("ga4-mh4u/data-export.xlsx").unwrap().preview();
    for identifier in ["event_count", "users", "new_users", "returning_users"] {
        let (a, b) = (series(&csv, identifier, "Website"), series(&xlsx, identifier, "Website"));
        assert_eq!((&a.readings, a.readings.len()), (&b.readings, 241), "{identifier}");
    }

    let day = date(2025, 4, 20);
    let csv = import("tiktok-en-bosszy/Overview.csv").unwrap().exported_by(day).preview();
    let xlsx = import("tiktok-en-bosszy/Overview.xlsx").unwrap().exported_by(day).preview();
    assert!(csv.n_readings() > 0);
    assert_eq!(figures(&csv), figures(&xlsx));
}

#[test]
fn youtube_charts_and_totals_keep_their_differences() {
    let Some(totals) = import("youtube-codingtrain/Totals.csv") else { return };
    let sum: f64 = totals.preview().series.iter().map(SeriesPreview::sum).sum();
    assert!((sum - 15_503_810.0).abs() < 0.5, "{sum}");
    let table = import("youtube-codingtrain/Table data.csv").unwrap().preview();
    let total = |preview: &ImportPreview, column: &str| {
        preview.files[0].totals.iter().find(|total| total.column == column).map(|total| total.value)
    };
    assert_eq!(total(&table, "Views"), Some(15_503_810.0));
    let chart = import("youtube-codingtrain/Chart data.csv").unwrap().preview();
    check_sum(&chart, "video_views", "YouTube", 365, 14_344_009.0);
    let last = series(&chart, "video_views", "YouTube").readings.last();
    assert_eq!(last, Some((date(2021, 12, 30), 0.0)));

    let name = "youtube-dangertv/Subscription status_Chart data.csv";
    let mut chart = import(name).unwrap();
    check_sum(&chart.preview(), "video_views", "YouTube", 365, 100_325_568.0);
    let at = TableRef { file: 0, table: 0 };
    for (status, sum) in [("Not subscribed", 90_632_572.0), ("Subscribed", 9_692_996.0)] {
        let by = SplitBy::Only(status.to_owned());
        chart.choices.rows.insert(at, RowChoice::Split { column: 1, by });
        check_sum(&chart.preview(), "video_views", "YouTube", 365, sum);
    }
    let table = import("youtube-dangertv/Subscription_status.csv").unwrap().preview();
    assert_eq!(total(&table, "Views"), Some(100_325_767.0));
}

/// On how many days the change of a standing is the change the file gives itself.
fn n_agreeing(standing: &SeriesPreview, change: impl Fn(Date) -> Option<f64>) -> (usize, usize) {
    let readings = standing.readings.to_vec();
    let steps = readings.windows(2).filter(|pair| (pair[1].0 - pair[0].0).get_days() == 1);
    let known = steps.filter_map(|pair| Some((pair[1].1 - pair[0].1, change(pair[1].0)?)));
    let all: Vec<(f64, f64)> = known.collect();
    (all.iter().filter(|(found, told)| (found - told).abs() < 1e-9).count(), all.len())
}

fn on(series: &SeriesPreview, day: Date) -> Option<f64> {
    series.readings.iter().find(|(at, _)| *at == day).map(|(_, value)| value)
}

#[test]
fn facebook_likes_rise_by_what_is_new() {
    let name = "fb-insights-vic/Facebook Insights Data Export - Visualization Studio VIC - 2014-08-24 - 2015-02-19.csv";
    let Some(page) = import(name) else { return };
    let page = page.preview();
    let likes = series(&page, "followers", "Facebook");
    assert_eq!(likes.readings.len(), 180);
    let (new, lost) =
        (series(&page, "new_followers", "Facebook"), series(&page, "lost_followers", "Facebook"));
    assert_eq!(n_agreeing(likes, |day| Some(on(new, day)? - on(lost, day)?)), (165, 179));
    let reach = page.series.iter().filter(|series| series.column.contains("Reach"));
    assert_eq!(reach.count(), 1, "one window of the reach");
}

#[test]
fn sprout_parts_six_networks_and_their_standings_move_by_their_growth() {
    let Some(sprout) = import("sprout-ontario/Profile Performance.csv") else { return };
    let sprout = sprout.preview();
    for (channel, n, of) in [
        ("X", 353, 353),
        ("Instagram", 364, 364),
        ("TikTok", 364, 364),
        ("Facebook", 357, 364),
        ("YouTube", 114, 364),
        ("LinkedIn", 61, 364),
    ] {
        let growth = series(&sprout, "net_new_followers", channel);
        let standing = series(&sprout, "followers", channel);
        assert_eq!(n_agreeing(standing, |day| on(growth, day)), (n, of), "{channel}");
    }
    for (channel, sum) in [
        ("X", 34_920.0),
        ("Facebook", 16_828_187.0),
        ("Instagram", 3_859_628.0),
        ("LinkedIn", 399_226.0),
        ("TikTok", 2_434_959.0),
    ] {
        let found = series(&sprout, "impressions", channel).sum();
        assert!((found - sum).abs() < 0.5, "{channel}: {found}");
    }
    let of_youtube = |s: &&SeriesPreview| s.channel == "YouTube" && s.identifier == "impressions";
    assert!(!sprout.series.iter().any(|series| of_youtube(&series)), "blank all year");
}

#[test]
fn google_ads_totals_are_checks_and_no_rows() {
    let Some(report) = import("gads-motling/Campaign report.csv") else { return };
    let table = &report.files[0].tables[0];
    assert_eq!((table.shape.rows.len(), table.shape.totals.len()), (2, 4));
    let column = |name: &str| table.columns.iter().position(|c| c.header == name).unwrap();
    let sum = |name: &str| -> f64 {
        let cells = table.shape.rows.iter().map(|row| table.grid().field(row, column(name)));
        cells.map(|cell| cell.replace(',', "").parse::<f64>().unwrap()).sum()
    };
    assert!((sum("Impr.") - 46_168.0).abs() < 1e-9);
    assert!((sum("Cost") - 2_565.93).abs() < 1e-6);
    let preview = report.preview();
    let total = |name: &str| {
        let totals = &preview.files[0].totals;
        totals.iter().find(|total| total.column == name && total.label == "Total: Account")
    };
    assert_eq!(total("Impr.").map(|total| total.value), Some(46_168.0));
    assert_eq!(total("Cost").map(|total| total.value), Some(2_565.92));
    let period = &preview.files[0].tables[0].period.as_ref().unwrap();
    assert_eq!((period.first, period.last), (date(2025, 7, 8), date(2025, 7, 31)));
}

#[test]
fn years_that_tiktok_leaves_out_are_counted_back_from_the_export() {
    let Some(history) = import("tiktok-en-haileytupy/FollowerHistory.csv") else { return };
    let history = history.exported_by(date(2026, 2, 28)).preview();
    let table = &history.files[0].tables[0];
    assert_eq!(table.rows, 365);
    assert_eq!((table.first, table.last), (Some(date(2025, 2, 28)), Some(date(2026, 2, 27))));
    let followers = series(&history, "followers", "TikTok");
    assert_eq!(followers.readings.first(), Some((date(2025, 3, 25), 37.0)));
    assert_eq!(followers.last_value(), Some(5_013.0));
}

#[test]
fn tickets_give_answers_and_times_to_the_first_response() {
    let Some(tickets) = import("support-technical/Technical Support Dataset.csv") else { return };
    let tickets = tickets.preview();
    let all = "All channels";
    let sum = |identifier: &str| series(&tickets, identifier, all).sum();
    assert_eq!(
        (sum("tickets"), sum("survey_answers"), sum("satisfied_answers"), sum("unanswered")),
        (2_330.0, 1_173.0, 665.0, 18.0)
    );
    let found = series(&tickets, "tickets", all);
    assert_eq!((found.first(), found.last()), (Some(date(2023, 1, 2)), Some(date(2023, 12, 30))));
}

#[test]
fn meta_ads_rows_add_up_to_the_total_except_for_people() {
    let name = "meta-ads-mh4u/Untitled-report-Apr-1-2023-to-Mar-11-2024.xlsx";
    let Some(regions) = import(name) else { return };
    let regions = regions.preview();
    check_sum(&regions, "impressions", "Meta Ads", 12, 3_159_843.0);
    check_sum(&regions, "ad_cost", "Meta Ads", 12, 77_818.01);
    assert!(regions.series.iter().all(|series| series.identifier != "reach"));
    let total = |column: &str| {
        regions.files[0].totals.iter().find(|total| total.column == column).map(|total| total.value)
    };
    assert_eq!(total("Reach"), Some(1_211_188.0));
    assert_eq!(total("Impressions"), Some(3_159_843.0));
}

#[test]
fn a_report_by_ad_states_the_totals_of_its_rows_and_not_of_its_people() {
    let name = "meta-ads-mh4u/MH4U-Ads-Feb-11-2021-Mar-11-2024.xlsx";
    let Some(ads) = import(name) else { return };
    let preview = ads.preview();
    assert!(preview.series.is_empty(), "a report of three years has no place in time");
    let table = &ads.files[0].tables[0];
    let sum = |name: &str| -> f64 {
        let column = table.columns.iter().position(|column| column.header == name).unwrap();
        let cells = table.shape.rows.iter().map(|row| table.grid().field(row, column));
        cells.filter_map(|cell| cell.parse::<f64>().ok()).sum()
    };
    let total = |name: &str| {
        let totals = &preview.files[0].totals;
        totals.iter().find(|total| total.column == name).map(|total| (total.value, total.verdict))
    };
    assert_eq!(total("Impressions"), Some((3_159_843.0, TotalVerdict::Equal)));
    assert_eq!(total("Amount spent (UAH)"), Some((77_818.01, TotalVerdict::Equal)));
    assert_eq!(total("Reach"), Some((1_211_188.0, TotalVerdict::NotAdditive)));
    // The row of totals has no label and stands among the others.
    let of_ads = sum("Reach") - 1_211_188.0;
    assert!((of_ads - 2_166_883.0).abs() < 0.5, "{of_ads}");
}

#[test]
fn a_folder_of_one_tool_gives_each_figure_once() {
    let Some(folder) = collection() else { return };
    let names = ["Chart data.csv", "Table data.csv", "Totals.csv"];
    let mut files: Vec<ParsedFile> =
        names.iter().map(|name| read(&folder.join("youtube-codingtrain").join(name))).collect();
    settle_files(&mut files);
    let found = preview(&files, &ImportChoices::from_files(&files), &NoProgress);
    assert_eq!(found.series.len(), 1);
    check_sum(&found, "video_views", "YouTube", 365, 15_503_810.0);
    assert!(found.clashes.is_empty());
}

#[test]
fn every_file_imports_or_is_refused_with_a_reason() {
    let Some(folder) = collection() else { return };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .flat_map(|path| std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| !path.to_string_lossy().contains("LICENSE"))
        .collect();
    paths.sort();
    assert!(paths.len() > 100);
    for path in paths {
        let files = vec![read(&path)];
        let mut choices = ImportChoices::from_files(&files);
        choices.assume_exported_by(&files, date(2026, 7, 1));
        let preview = preview(&files, &choices, &NoProgress);
        // Hours of people counted once say in a note why nothing is made of them.
        let is_refused = !preview.problems.is_empty();
        assert!(!preview.series.is_empty() || is_refused, "{}", path.display());
        for series in &preview.series {
            assert!(series.readings.iter().all(|(_, value)| value.is_finite()));
        }
    }
}

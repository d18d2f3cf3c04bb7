//! What rows mean: events, surveys, response times, long tables, tables without a time axis, totals,
//! standings and changes, and what happens to readings that are there.

#![expect(
    clippy::unwrap_used,
    clippy::float_cmp,
    reason = "a test stops at the first surprise, and its figures are exact"
)]

use jiff::civil::{Date, date};
use paceline::import::{
    Aggregate, ChannelChoice, ColumnRef, ImportChoices, ImportPreview, Measure, NoProgress,
    Overlap, OverlapPolicy, ParsedFile, Reading, ReadingName, RowChoice, SeriesPreview, Severity,
    SplitBy, StatedPeriod, TableRef, TotalVerdict, UnitChoice, plan_with, preview, read_file,
};
use paceline::model::{
    Cadence, Channel, ChannelId, Input, InputId, InputKind, Project, ReadingKey,
};

const FIRST: TableRef = TableRef { file: 0, table: 0 };

fn read(name: &str) -> ParsedFile {
    let path = format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"));
    read_file(name, std::fs::read(path).unwrap(), Reading::texts(&NoProgress))
}

fn typed(text: &str) -> ParsedFile {
    read_file("typed.csv", text.as_bytes(), Reading::texts(&NoProgress))
}

/// A preview with choices changed from what the file suggests.
fn chosen(file: ParsedFile, change: impl FnOnce(&mut ImportChoices)) -> ImportPreview {
    let files = [file];
    let mut choices = ImportChoices::from_files(&files);
    change(&mut choices);
    preview(&files, &choices, &NoProgress)
}

fn unchanged(_: &mut ImportChoices) {}

fn series<'a>(preview: &'a ImportPreview, identifier: &str, channel: &str) -> &'a SeriesPreview {
    let found = preview.series.iter().find(|s| s.identifier == identifier && s.channel == channel);
    let names = || preview.series.iter().map(|s| format!("{} on {}", s.identifier, s.channel));
    found.unwrap_or_else(|| panic!("no {identifier}: {:?}", names().collect::<Vec<_>>()))
}

fn check(preview: &ImportPreview, identifier: &str, channel: &str, expected: &[(i8, f64)]) {
    let found = &series(preview, identifier, channel).readings;
    let of_march = |(day, value): &(i8, f64)| (date(2025, 3, *day), *value);
    let expected: Vec<(Date, f64)> = expected.iter().map(of_march).collect();
    assert_eq!(found.to_vec(), expected, "{identifier}");
}

fn has(preview: &ImportPreview, identifier: &str) -> bool {
    preview.series.iter().any(|series| series.identifier == identifier)
}

fn messages(preview: &ImportPreview) -> String {
    let messages: Vec<&str> =
        preview.problems.iter().map(|problem| problem.message.as_str()).collect();
    messages.join("\n")
}

fn says(preview: &ImportPreview, part: &str) {
    assert!(messages(preview).contains(part), "{part} in\n{}", messages(preview));
}

const ALL: &str = "All channels";

#[test]
fn tickets_are_counted_and_their_response_times_and_answers_measured() {
    let found = chosen(read("tickets.csv"), unchanged);
    assert_eq!(found.files[0].tables[0].rows_as, RowChoice::Events { cadence: Cadence::Day });
    check(&found, "tickets", ALL, &[(3, 3.0), (5, 1.0), (11, 1.0), (12, 1.0)]);
    let minutes = series(&found, "response_minutes", ALL);
    assert_eq!(minutes.unit.as_deref(), Some("minutes"));
    assert_eq!(minutes.readings.len(), 3, "a response before the request says nothing");
    assert!((minutes.readings.values()[0] - 150.0).abs() < 0.01);
    assert_eq!(
        minutes.readings.get(1),
        Some((date(2025, 3, 5), 20.0)),
        "the day of the request counts"
    );
    check(&found, "responses", ALL, &[(3, 2.0), (5, 1.0), (12, 1.0)]);
    check(&found, "unanswered", ALL, &[(3, 1.0), (5, 0.0), (12, 0.0)]);
    check(&found, "satisfied_answers", ALL, &[(3, 2.0), (5, 0.0), (11, 0.0), (12, 1.0)]);
    check(&found, "survey_answers", ALL, &[(3, 2.0), (5, 1.0), (11, 1.0), (12, 1.0)]);
    says(&found, "answered before they were asked were left out: 1 of them");
    assert!(!has(&found, "survey_results"), "answers are not added up");
}

#[test]
fn events_are_put_into_the_periods_the_user_picks() {
    for (cadence, expected) in [
        (Cadence::Week, vec![(date(2025, 3, 3), 4.0), (date(2025, 3, 10), 2.0)]),
        (Cadence::Month, vec![(date(2025, 3, 1), 6.0)]),
    ] {
        let found = chosen(read("tickets.csv"), |choices| {
            choices.rows.insert(FIRST, RowChoice::Events { cadence });
        });
        let tickets = series(&found, "tickets", ALL);
        assert_eq!((tickets.cadence, tickets.readings.to_vec()), (cadence, expected));
    }
}

#[test]
fn the_threshold_of_satisfaction_can_be_moved() {
    let found = chosen(read("tickets.csv"), |choices| {
        for choice in choices.measures.values_mut() {
            if let Measure::Satisfied { from, .. } = &mut choice.measure {
                *from = 5;
            }
        }
    });
    check(&found, "satisfied_answers", ALL, &[(3, 1.0), (5, 0.0), (11, 0.0), (12, 0.0)]);
}

#[test]
fn the_first_answer_of_somebody_else_to_a_message_counts() {
    let found = chosen(read("messages.csv"), unchanged);
    check(&found, "messages", "X", &[(3, 5.0), (4, 1.0)]);
    check(&found, "response_minutes", "X", &[(3, 21.0)]);
    check(&found, "responses", "X", &[(3, 2.0), (4, 0.0)]);
    check(&found, "unanswered", "X", &[(3, 0.0), (4, 1.0)]);
    let by_account = |by: SplitBy| {
        chosen(read("messages.csv"), |choices| {
            for choice in choices.measures.values_mut() {
                if let Measure::Replies { by: own, .. } = &mut choice.measure {
                    own.clone_from(&by);
                }
            }
        })
    };
    check(&by_account(SplitBy::Only("acme".to_owned())), "response_minutes", "X", &[(3, 20.0)]);
    let apart = by_account(SplitBy::Channels);
    check(&apart, "response_minutes", "acme", &[(3, 20.0)]);
    check(&apart, "response_minutes", "bolt", &[(3, 1.0)]);
}

#[test]
fn answers_from_0_to_10_and_in_words_become_counts() {
    let found = chosen(read("survey-nps.csv"), unchanged);
    check(&found, "promoters", ALL, &[(3, 2.0), (4, 0.0)]);
    check(&found, "passives", ALL, &[(3, 1.0), (4, 0.0)]);
    check(&found, "detractors", ALL, &[(3, 0.0), (4, 2.0)]);
    check(&found, "nps_answers", ALL, &[(3, 3.0), (4, 2.0)]);
    check(&found, "satisfied_answers", ALL, &[(3, 2.0), (4, 0.0)]);
    check(&found, "survey_answers", ALL, &[(3, 3.0), (4, 2.0)]);
}

#[test]
fn a_survey_without_dates_counts_for_the_days_the_user_states() {
    let refused = chosen(read("umfrage.csv"), unchanged);
    assert!(refused.series.is_empty());
    says(&refused, "Say which days it is about");
    let found = chosen(read("umfrage.csv"), |choices| {
        choices.tables.insert(FIRST, true);
        let march = StatedPeriod::chosen(date(2025, 3, 1), date(2025, 3, 31));
        choices.periods.insert(FIRST, march);
    });
    says(&found, "no time axis; it sums up 2025-03-01 to 2025-03-31 (chosen by you)");
    check(&found, "promoters", ALL, &[(1, 1.0)]);
    check(&found, "nps_answers", ALL, &[(1, 3.0)]);
    check(&found, "satisfied_answers", ALL, &[(1, 2.0)]);
    assert_eq!(series(&found, "promoters", ALL).cadence, Cadence::Month);
}

#[test]
fn a_long_table_is_added_up_parted_or_thinned() {
    let split = |by: SplitBy| {
        chosen(read("views-by-country.csv"), |choices| {
            choices.rows.insert(FIRST, RowChoice::Split { column: 1, by });
            choices.channels.insert(FIRST, ChannelChoice::Named("YouTube".to_owned()));
        })
    };
    let found = chosen(read("views-by-country.csv"), unchanged);
    let table = &found.files[0].tables[0];
    assert_eq!(table.rows_as, RowChoice::Split { column: 1, by: SplitBy::Added });
    assert_eq!(
        (table.splits[0].header.as_str(), &table.splits[0].values[..]),
        ("Geography", &["BR".to_owned(), "PT".to_owned()][..])
    );
    let added = split(SplitBy::Added);
    let views = added.series.iter().find(|series| series.column == "Views").unwrap();
    assert_eq!(views.sum(), 405.0);
    assert!(added.series.iter().all(|series| series.column != "Unique viewers"));
    says(&added, "people counted once in each row may be the same people");
    let parted = split(SplitBy::Channels);
    let of = |channel: &str, column: &str| {
        let mut all = parted.series.iter();
        all.find(|s| s.channel == channel && s.column == column).unwrap().sum()
    };
    assert_eq!((of("YouTube – BR", "Views"), of("YouTube – PT", "Views")), (300.0, 105.0));
    assert_eq!(of("YouTube – PT", "Unique viewers"), 45.0);
    let thinned = split(SplitBy::Only("BR".to_owned()));
    let sums: Vec<f64> = thinned.series.iter().map(SeriesPreview::sum).collect();
    assert_eq!(sums, [300.0, 115.0]);
}

#[test]
fn a_value_that_sums_the_others_up_is_read_alone() {
    let text = "Date,Region,Clicks\n2025-03-01,Total,9\n2025-03-01,North,4\n2025-03-01,South,5\n\
                2025-03-02,Total,7\n2025-03-02,North,3\n2025-03-02,South,4\n";
    let found = chosen(typed(text), unchanged);
    assert_eq!(found.series[0].sum(), 16.0);
    says(&found, "only those of “Total” are read");
}

#[test]
fn a_table_over_two_qualities_is_added_up_whole() {
    let text = "Date,Country,Device,Clicks\n2025-03-01,BR,phone,1\n2025-03-01,BR,desk,2\n\
                2025-03-01,PT,phone,4\n2025-03-01,PT,desk,8\n2025-03-02,BR,phone,1\n\
                2025-03-02,BR,desk,2\n2025-03-02,PT,phone,4\n2025-03-02,PT,desk,8\n";
    let found = chosen(typed(text), unchanged);
    let sums: Vec<f64> = found.series[0].readings.values().to_vec();
    assert_eq!(sums, [15.0, 15.0]);
    let phones = chosen(typed(text), |choices| {
        let by = SplitBy::Only("phone".to_owned());
        choices.rows.insert(FIRST, RowChoice::Split { column: 2, by });
    });
    assert_eq!(phones.series[0].sum(), 10.0);
}

#[test]
fn hours_are_added_to_days_for_what_adds_up_only() {
    let found = chosen(read("activity-by-hour.csv"), |choices| {
        let online = ColumnRef { file: 0, table: 0, column: 2 };
        choices.columns.get_mut(&online).unwrap().kind = InputKind::Stock;
    });
    let sums: Vec<(&str, f64)> =
        found.series.iter().map(|series| (series.column.as_str(), series.sum())).collect();
    assert_eq!(sums, [("Messages", 6.0)]);
    says(&found, "a standing of one hour says nothing about a day");
}

#[test]
fn means_of_rows_are_made_only_when_asked_for_and_say_so() {
    let found = chosen(read("views-by-country.csv"), |choices| {
        let viewers = ColumnRef { file: 0, table: 0, column: 3 };
        choices.columns.get_mut(&viewers).unwrap().aggregate = Some(Aggregate::Mean);
    });
    let mean = found.series.iter().find(|series| series.column == "Unique viewers").unwrap();
    assert_eq!(mean.readings.values()[0], 30.0);
    assert_eq!(mean.kind, InputKind::GivenRate);
    assert!(mean.label.ends_with("(mean of the rows)"), "{}", mean.label);
}

#[test]
fn days_left_out_are_0_only_when_the_user_says_so() {
    let found = chosen(read("follows-sparse.csv"), unchanged);
    check(&found, "new_followers", "Instagram", &[(1, 2.0), (4, 5.0), (5, 1.0)]);
    assert_eq!(series(&found, "new_followers", "Instagram").missing, 2);
    let filled = chosen(read("follows-sparse.csv"), |choices| {
        choices.absent_zero.insert(FIRST, true);
    });
    let expected = [(1, 2.0), (2, 0.0), (3, 0.0), (4, 5.0), (5, 1.0)];
    check(&filled, "new_followers", "Instagram", &expected);
    says(&filled, "as chosen, they are 0 for everything that adds up");
    let stock = chosen(read("follows-sparse.csv"), |choices| {
        choices.absent_zero.insert(FIRST, true);
        choices.columns.values_mut().for_each(|choice| choice.kind = InputKind::Stock);
    });
    assert_eq!(stock.series[0].readings.len(), 3, "a standing is never 0 by absence");
}

#[test]
fn a_total_without_a_name_checks_the_rows_and_is_no_reading() {
    let found = chosen(read("ads-by-region.csv"), unchanged);
    let verdict = |column: &str| {
        found.files[0].totals.iter().find(|total| total.column == column).unwrap().verdict
    };
    assert_eq!(verdict("Reach"), TotalVerdict::NotAdditive);
    assert_eq!(verdict("Impressions"), TotalVerdict::Differs { sum: 3_001.0 });
    assert_eq!(verdict("Amount spent (UAH)"), TotalVerdict::Equal);
    says(&found, "The rows add up to 3,001, the file's own total says 3,000: a difference of −1");
    says(&found, "Reach cannot be added up, so the file's own total is not compared");
    let cost = series(&found, "ad_cost", "Meta Ads");
    let readings: Vec<(Date, f64)> = cost.readings.to_vec();
    assert_eq!(readings, [(date(2025, 1, 1), 50.4), (date(2025, 2, 1), 20.1)]);
}

#[test]
fn printed_figures_may_be_off_by_their_rounding() {
    for (total, expected) in
        [("2.01", TotalVerdict::Equal), ("2.1", TotalVerdict::Differs { sum: 2.0 })]
    {
        let text = format!("Name,Cost\nA,1.01\nB,0.99\nTotal,{total}\n");
        let found = chosen(typed(&text), unchanged);
        assert_eq!(found.files[0].totals[0].verdict, expected, "{total}");
    }
    let parts = "Name,Clicks\nA,1\nB,2\nTotal: North,1\nTotal: Account,3\n";
    let verdicts: Vec<_> =
        chosen(typed(parts), unchanged).files[0].totals.iter().map(|t| t.verdict).collect();
    assert_eq!(verdicts, [TotalVerdict::NotCompared, TotalVerdict::Equal]);
}

#[test]
fn a_report_for_a_month_is_one_value_when_it_is_taken() {
    let offered = chosen(read("ads-of-a-month.csv"), unchanged);
    assert!(offered.series.is_empty());
    let report = &offered.files[0].tables[0];
    assert!(!report.is_taken);
    assert_eq!(
        report.period.as_ref().map(|p| (p.first, p.last)),
        Some((date(2025, 3, 1), date(2025, 3, 31)))
    );
    let found = chosen(read("ads-of-a-month.csv"), |choices| {
        choices.tables.insert(FIRST, true);
    });
    check(&found, "impressions", "Meta Ads", &[(1, 1_800.0)]);
    check(&found, "ad_cost", "Meta Ads", &[(1, 19.75)]);
    assert_eq!(series(&found, "ad_cost", "Meta Ads").unit.as_deref(), Some("EUR"));
    check(&found, "reach", "Meta Ads", &[(1, 650.0)]);
    assert_eq!(series(&found, "reach", "Meta Ads").cadence, Cadence::Month);
}

#[test]
fn stretches_that_are_no_period_are_refused_in_words() {
    let state = |first: Date, last: Date| {
        chosen(read("ads-of-a-month.csv"), |choices| {
            choices.tables.insert(FIRST, true);
            choices.periods.insert(FIRST, StatedPeriod::chosen(first, last));
        })
    };
    let part = state(date(2025, 3, 8), date(2025, 3, 31));
    says(&part, "a part of one month");
    assert_eq!(series(&part, "ad_cost", "Meta Ads").first(), Some(date(2025, 3, 1)));
    let across = state(date(2025, 3, 8), date(2025, 4, 7));
    assert!(across.series.is_empty());
    says(&across, "no single day, week, month, quarter or year");
}

#[test]
fn two_currencies_never_meet_in_one_input() {
    let mixed = chosen(read("two-currencies.csv"), unchanged);
    assert!(mixed.series.iter().all(|series| series.column != "Cost"));
    says(&mixed, "The figures are in EUR and USD; amounts in different currencies never go");
    let euros = chosen(read("two-currencies.csv"), |choices| {
        let by = SplitBy::Only("EUR".to_owned());
        choices.rows.insert(FIRST, RowChoice::Split { column: 1, by });
    });
    let cost = euros.series.iter().find(|series| series.column == "Cost").unwrap();
    assert_eq!(cost.sum(), 20.0);
    let in_cells =
        chosen(typed("Day,Cost\n2025-03-01,$5\n2025-03-02,€6\n2025-03-03,$7\n"), unchanged);
    assert!(in_cells.series.is_empty(), "{}", messages(&in_cells));
}

#[test]
fn of_one_metric_in_several_windows_one_is_taken() {
    let found = chosen(read("reach-windows.csv"), unchanged);
    let columns: Vec<&str> = found.series.iter().map(|series| series.column.as_str()).collect();
    assert_eq!(columns, ["Daily Total Reach", "Daily New Likes"]);
    says(&found, "4 columns with figures are not taken");
}

#[test]
fn standings_are_told_from_changes() {
    let found = chosen(read("followers-and-change.csv"), unchanged);
    assert_eq!(series(&found, "followers", ALL).kind, InputKind::Stock);
    says(&found, "moves by Net growth from day to day in 2 of 3 cases, so it is a standing");
    let changes = chosen(read("followers-by-day.csv"), unchanged);
    assert_eq!(changes.series[0].kind, InputKind::Flow);
    says(&changes, "choose stock if it is how many there are");
}

#[test]
fn decimal_marks_and_units_can_be_chosen_for_each_column() {
    let text = "Date\tAverage\tCost\n2025-03-01\t1,234\t5\n2025-03-02\t2,345\t6\n";
    let asked = chosen(typed(text), unchanged);
    says(&asked, "so choose the decimal comma if this is wrong");
    assert_eq!(asked.problems[0].severity, Severity::Warning);
    let found = chosen(typed(text), |choices| {
        let column = |column| ColumnRef { file: 0, table: 0, column };
        let rate = choices.columns.get_mut(&column(1)).unwrap();
        rate.mark = paceline::import::DecimalMark::Comma;
        rate.unit = UnitChoice::Fraction;
        choices.columns.get_mut(&column(2)).unwrap().unit = UnitChoice::Money("CHF".to_owned());
    });
    assert_eq!(found.series[0].readings.values()[0], 123.4);
    assert_eq!(found.series[0].unit.as_deref(), Some("%"));
    assert_eq!(found.series[1].unit.as_deref(), Some("CHF"));
}

#[test]
fn dates_that_are_slips_or_lie_ahead_are_named() {
    let found = chosen(read("months-with-a-slip.csv"), |choices| {
        choices.anchor = Some(date(2025, 9, 30));
    });
    says(&found, "The date 2024-09-01 in row 3 breaks the order of all others");
    says(&found, "The dates in row 2 lie after 2025-09-30, the last one is 2025-10-01");
    says(&found, "The last month, 2025-10-01, may not have been over");
}

#[test]
fn the_same_file_twice_is_read_once() {
    let files = [read("tickets.csv"), read("survey-nps.csv"), read("tickets.csv")];
    let choices = ImportChoices::from_files(&files);
    let found = preview(&files, &choices, &NoProgress);
    says(&found, "The same content as tickets.csv; read once");
    assert!(found.files[2].series.is_empty());
    check(&found, "tickets", ALL, &[(3, 3.0), (5, 1.0), (11, 1.0), (12, 1.0)]);
}

/// A plan with one reading of likes, 5 on 1 March.
fn plan_with_likes() -> Project {
    let mut project = Project::default();
    let channel: ChannelId = project.new_id();
    project.channels.set(channel, Channel { name: ALL.to_owned(), notes: String::new() });
    let input: InputId = project.new_id();
    let likes = Input { identifier: "likes".to_owned(), ..Input::default() };
    project.inputs.set(input, likes);
    let start = date(2025, 3, 1);
    let period = project.settings.calendar.starting_on(Cadence::Day, start).unwrap();
    project.set_reading(ReadingKey { input, channel, period }, Some(5.0));
    project
}

#[test]
fn readings_that_are_there_are_replaced_kept_or_asked_for() {
    let project = plan_with_likes();
    let found = chosen(typed("Date,Likes\n2025-03-01,7\n2025-03-02,8\n"), unchanged);
    let counts = |overlap: &Overlap| {
        let plan = plan_with(&project, &found, overlap);
        let counts = plan.counts;
        (counts.new, counts.changed, counts.kept, plan.n_readings())
    };
    let policy = |policy| Overlap { policy, ..Overlap::default() };
    assert_eq!(counts(&policy(OverlapPolicy::NewerWins)), (1, 1, 0, 2));
    assert_eq!(counts(&policy(OverlapPolicy::KeepMine)), (1, 0, 1, 1));
    let mut ask = policy(OverlapPolicy::Ask);
    assert_eq!(counts(&ask), (1, 0, 1, 1));
    let clash = &plan_with(&project, &found, &ask).clashes[0];
    assert_eq!((clash.mine, clash.theirs, clash.takes), (5.0, 7.0, None));
    let name = ReadingName::new("likes", "all CHANNELS", Cadence::Day, date(2025, 3, 1));
    assert_eq!(clash.reading, name);
    ask.decisions.insert(name, true);
    assert_eq!(counts(&ask), (1, 1, 0, 2));
}

#[test]
fn money_of_another_currency_than_the_plans_is_refused() {
    let mut project = plan_with_likes();
    let (input, _) = project.input_named("likes").unwrap();
    project.inputs.change(input, |input| input.unit = "money".to_owned());
    for (sign, n_readings) in [("$", 1), ("€", 0)] {
        let found = chosen(typed(&format!("Date,Likes\n2025-03-02,{sign}7\n")), unchanged);
        let plan = plan_with(&project, &found, &Overlap::default());
        assert_eq!(plan.n_readings(), n_readings, "{sign}");
    }
}

#[test]
fn columns_that_name_their_networks_are_one_input_on_several_channels() {
    let text = "Date,Facebook followers,Instagram followers,Reach (Facebook),IG reach,NPS\n\
        2025-03-01,100,40,9,8,31\n2025-03-02,101,42,7,6,33\n2025-03-03,103,43,5,4,30\n";
    let found = chosen(typed(text), unchanged);
    check(&found, "followers", "Facebook", &[(1, 100.0), (2, 101.0), (3, 103.0)]);
    check(&found, "followers", "Instagram", &[(1, 40.0), (2, 42.0), (3, 43.0)]);
    check(&found, "reach", "Facebook", &[(1, 9.0), (2, 7.0), (3, 5.0)]);
    check(&found, "reach", "Instagram", &[(1, 8.0), (2, 6.0), (3, 4.0)]);
    assert!(!has(&found, "instagram_followers") && found.series.len() == 5);
    says(&found, "The names of columns tell the channel of Facebook followers");
}

#[test]
fn rows_of_one_day_at_different_times_are_added_up() {
    let of = |second: &str| {
        let rows = format!("3/1/2025 11:59:00 PM,4\n3/2/2025 12:01:00 AM,2\n{second},3\n");
        typed(&format!("Timestamp,Mentions\n{rows}3/14/2025 1:15:00 PM,7\n"))
    };
    let found = chosen(of("3/2/2025 12:30:00 PM"), unchanged);
    check(&found, "mentions", ALL, &[(1, 4.0), (2, 5.0), (14, 7.0)]);
    let found = chosen(of("3/2/2025 12:01:00 AM"), unchanged);
    check(&found, "mentions", ALL, &[(1, 4.0), (2, 3.0), (14, 7.0)]);
}

#[test]
fn a_list_of_posts_is_one_also_where_each_day_has_a_single_post() {
    let text = "Posted at,Caption,Likes,Reach\n2025-03-03 18:30,Sunset,12,180\n\
        2025-03-04 07:00,Morning,42,1080\n2025-03-11 07:00,Noon,9,280\n";
    let found = chosen(typed(text), unchanged);
    assert_eq!(found.files[0].tables[0].rows_as, RowChoice::Events { cadence: Cadence::Day });
    check(&found, "likes", ALL, &[(3, 12.0), (4, 42.0), (11, 9.0)]);
    assert!(!has(&found, "reach"), "the reach of a post is not the day's");
    says(&found, "Left out: Reach");
}

#[test]
fn ratings_and_reply_times_of_a_helpdesk_are_read_beside_plain_days() {
    let text = "Ticket ID,Ticket created - Date,Ticket channel,Satisfaction score,First reply time (min)\n\
        1,2025-03-03,Email,Good,14\n2,2025-03-03,Twitter,Bad,45\n3,2025-03-04,Email,Offered,22\n\
        4,2025-03-05,Twitter,Good with comment,\n5,2025-03-06,Email,Unoffered,6\n\
        6,2025-03-14,Email,Bad with comment,12\n";
    let found = chosen(typed(text), unchanged);
    check(&found, "tickets", "X", &[(3, 1.0), (5, 1.0)]);
    check(&found, "satisfied_answers", "X", &[(3, 0.0), (5, 1.0)]);
    check(&found, "survey_answers", "Email", &[(3, 1.0), (14, 1.0)]);
    check(&found, "response_minutes", "Email", &[(3, 14.0), (4, 22.0), (6, 6.0), (14, 12.0)]);
}

#[test]
fn channels_told_one_after_the_other_do_not_break_the_order() {
    let text = "Date,Channel,Clicks\n2025-03-01,Facebook,1\n2025-03-02,Facebook,2\n\
        2025-03-03,Facebook,3\n2025-03-01,Instagram,4\n2025-03-02,Instagram,5\n\
        2025-03-14,Instagram,6\n";
    let found = chosen(typed(text), unchanged);
    assert!(!messages(&found).contains("breaks the order"), "{}", messages(&found));
}

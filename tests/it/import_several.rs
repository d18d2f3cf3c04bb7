//! Several files and one plan: currencies, which of two exports counts, channels in other capitals;
//! hours, events without figures, answers. The figures are made up.

use std::fmt::Write as _;

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, ParsedFile, Reading, SeriesPreview, TakenBy,
    plan_against, preview, read_file, report_json,
};
use paceline::model::Project;

use crate::imported::{check_lines, is_said, says};

fn parsed(files: &[(&str, &str)]) -> Vec<ParsedFile> {
    let read =
        |(name, text): &(&str, &str)| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
    files.iter().map(read).collect()
}

fn import(files: &[(&str, &str)]) -> ImportPreview {
    let files = parsed(files);
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// Input, kind, number and sum of readings: `clicks flow n=2 sum=30`, the unit behind it.
fn line(series: &SeriesPreview) -> String {
    let sum = (series.sum() * 1e6).round() / 1e6;
    let unit = series.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let (kind, n) = (series.kind.code(), series.readings.len());
    format!("{} {kind} n={n} sum={sum}{unit}", series.identifier)
}

/// All series of one file, in any order.
fn check(text: &str, expected: &[&str]) -> ImportPreview {
    let found = import(&[("typed.csv", text)]);
    check_lines(&found, line, expected);
    found
}

// ---- units of inputs ------------------------------------------------------------------------------

/// Brings files into a plan one after another, and hands over what was said and the plan.
fn bring(files: &[&str]) -> (Vec<String>, Project) {
    let mut document = paceline::document::Document::untitled(Project::default());
    let mut said = Vec::new();
    for text in files {
        let found = import(&[("typed.csv", text)]);
        let plan = plan_against(document.project(), &found);
        said.extend(plan.problems.iter().map(|problem| problem.message.clone()));
        document.apply(&paceline::app::import_edit(&plan, String::new())).unwrap();
    }
    (said, Project::clone(document.project()))
}

const PLAIN: &str = "Date,Cost\n2025-03-01,10.50\n2025-03-02,11.50\n";
const IN_EUR: &str = "Date,Cost (EUR)\n2025-04-01,10.50\n2025-04-02,11.50\n";
const IN_USD: &str = "Date,Cost (USD)\n2025-05-01,10.50\n2025-05-02,11.50\n";

#[test]
fn the_first_amount_with_a_currency_gives_it_to_an_input_without_one() {
    let (said, plan) = bring(&[PLAIN, IN_EUR, IN_USD]);
    let (_, input) = plan.input_named("ad_cost").unwrap();
    assert_eq!((input.unit.as_str(), plan.n_readings()), ("EUR", 4));
    assert!(said[0].contains("it is kept in EUR from now on"), "{said:?}");
    assert!(said[1].contains("is kept in EUR in the plan and comes in USD here"), "{said:?}");
    assert_eq!(said.len(), 2);
}

#[test]
fn amounts_without_a_currency_beside_others_are_told() {
    let (said, plan) = bring(&[IN_EUR, PLAIN]);
    assert_eq!(plan.n_readings(), 4);
    assert!(said[0].contains("the file does not say the unit of its figures"), "{said:?}");
}

#[test]
fn three_files_at_once_never_put_two_currencies_into_one_input() {
    let of = |channel: &str, text: &str| {
        let mut out = String::new();
        for (at, row) in text.lines().enumerate() {
            let cell = if at == 0 { "Network" } else { channel };
            writeln!(out, "{row},{cell}").unwrap();
        }
        out
    };
    let texts = [of("X", PLAIN), of("Facebook", IN_EUR), of("Instagram", IN_USD)];
    let names = ["a.csv", "b.csv", "c.csv"];
    let files: Vec<(&str, &str)> =
        names.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let plan = plan_against(&Project::default(), &import(&files));
    assert_eq!(plan.new_inputs.len(), 1);
    assert_eq!(plan.new_inputs[0].unit, "EUR");
    assert_eq!(plan.n_readings(), 4);
    assert!(plan.problems.iter().any(|one| one.message.contains("comes in USD here")));
}

// ---- which of two files ---------------------------------------------------------------------------

const LESS: &str = "Date,Likes,Shares\n2025-03-01,5,1\n2025-03-02,6,1\n";
const MORE: &str = "Date,Likes,Shares\n2025-03-01,7,1\n2025-03-02,9,2\n";

#[test]
fn the_order_of_files_that_end_on_one_day_changes_nothing() {
    let sums = |files: &[(&str, &str)]| {
        let found = import(files);
        assert_eq!(found.clashes[0].by, TakenBy::Larger);
        says(&found, "Both end on the same day, so nothing says which is newer; b.csv is taken");
        assert!(!is_said(&found, "The newer one"));
        let mut sums: Vec<String> = found.series.iter().map(line).collect();
        sums.sort();
        sums
    };
    let (less, more) = (("a.csv", LESS), ("b.csv", MORE));
    assert_eq!(sums(&[less, more]), sums(&[more, less]));
    assert_eq!(sums(&[less, more]), ["likes flow n=2 sum=16", "shares flow n=2 sum=3"]);
}

#[test]
fn a_later_last_day_still_decides_and_equal_sums_go_by_name() {
    let later = "Date,Likes,Shares\n2025-03-02,1,1\n2025-03-03,1,1\n";
    let found = import(&[("b.csv", later), ("a.csv", MORE)]);
    assert_eq!(found.clashes[0].by, TakenBy::Later);
    let swapped = "Date,Likes,Shares\n2025-03-01,9,2\n2025-03-02,7,1\n";
    for files in [[("a.csv", swapped), ("b.csv", MORE)], [("b.csv", MORE), ("a.csv", swapped)]] {
        let found = import(&files);
        assert_eq!(found.clashes[0].by, TakenBy::Name);
        assert_eq!(found.series[0].readings.values(), [7.0, 9.0]);
    }
}

#[test]
fn json_tells_of_files_that_differ_and_each_file_has_its_own() {
    let found = import(&[("a.csv", LESS), ("b.csv", MORE)]);
    let json = report_json(&found);
    for file in json["files"].as_array().unwrap() {
        assert!(file["problems"].to_string().contains("differ in 3 figures"), "{file}");
    }
}

#[test]
fn channels_that_differ_in_capitals_are_one_whatever_comes_first() {
    let of = |channel: &str, figure: &str| {
        format!("Date,Channel,{figure}\n2025-03-01,{channel},5\n2025-03-02,{channel},6\n")
    };
    let (small, large) = (of("trade fair", "Clicks"), of("Trade fair", "Orders"));
    for texts in [[&small, &large], [&large, &small]] {
        let found = import(&[("a.csv", texts[0]), ("b.csv", texts[1])]);
        let channels: Vec<&str> = found.series.iter().map(|one| one.channel.as_str()).collect();
        assert_eq!(channels, ["Trade fair", "Trade fair"]);
    }
}

// ---- hours, and rows of one day -------------------------------------------------------------------

#[test]
fn the_hour_of_a_row_is_no_measure_and_makes_it_no_repetition() {
    check(
        "Campaign,Day,Hour of day,Impr.,Clicks\nA,2025-03-20,9,100,5\nA,2025-03-20,19,200,9\n",
        &["clicks flow n=1 sum=14", "impressions flow n=1 sum=300"],
    );
    check(
        "Date,send_hour,Weekday number,Opens\n2025-03-01,9,6,10\n2025-03-02,18,7,20\n",
        &["opens flow n=2 sum=30"],
    );
}

#[test]
fn rows_of_a_day_that_differ_in_a_name_are_added_however_few_they_are() {
    let text = "Starts,Ends,Day,Campaign name,Amount spent (EUR)\n\
        2025-03-01,2025-03-02,2025-03-01,Spring,150.50\n\
        2025-03-01,2025-03-02,2025-03-02,Spring,99.50\n\
        2025-03-01,2025-03-02,2025-03-01,Brand,10\n\
        2025-03-01,2025-03-02,,,260\n";
    let found = check(text, &["ad_cost flow n=2 sum=260 EUR"]);
    assert!(!is_said(&found, "the later row was taken"));
    // A remark beside a corrected row does not make two rows of it.
    let corrected = "Date,Likes,Note\n2025-03-01,5,\n2025-03-01,7,corrected\n2025-03-02,8,\n";
    says(&check(corrected, &["likes flow n=2 sum=15"]), "the later row was taken");
}

// ---- clock times ----------------------------------------------------------------------------------

#[test]
fn clock_times_of_two_parts_follow_the_header_and_are_asked_about_without_it() {
    let of = |header: &str| {
        format!("Date,{header},Clicks\n2025-03-04,1:11,1\n2025-03-05,0:29,2\n2025-03-06,2:00,1\n")
    };
    let kind = "given_rate n=3";
    let hours = import(&[("a.csv", &of("First response time (h:mm)"))]);
    let of_hours = hours.series.iter().map(line).find(|one| one.contains("seconds")).unwrap();
    assert!(of_hours.contains(kind) && of_hours.ends_with("sum=13200 seconds"), "{of_hours}");
    assert!(!is_said(&hours, "hours and minutes"));
    let open = import(&[("a.csv", &of("First response time"))]);
    says(&open, "Times like 1:11 were read as minutes and seconds");
    let minutes = import(&[("a.csv", &of("First response time (mm:ss)"))]);
    assert!(!is_said(&minutes, "were read as minutes and seconds"));
}

// ---- lists without figures, and answers -----------------------------------------------------------

#[test]
fn a_list_of_calls_or_leads_says_how_many_there_were() {
    check(
        "End Date,Phone,Status\n22/01/2025,202790212,Abandoned\n31/01/2025,203086362,Answered\n\
         31/01/2025,206095102,Abandoned\n",
        &["calls flow n=2 sum=3"],
    );
    check(
        "Lead creation time,Lead type,Lead status,Customer name,Phone number\n\
         2025-03-20 10:20:00,Message,Booked,Jo Roe,(713) 555-0144\n\
         2025-03-20 21:05:00,Phone call,New,Al Roe,(512) 555-0101\n",
        &["leads flow n=1 sum=2"],
    );
    check(
        "Created,First Name,Last Name,Email,Referral Source,Status\n\
         2025-03-12,Ana,One,a@example.com,Search,Hired\n\
         2025-03-12,Ben,Two,b@example.com,Friends,Not Hired\n",
        &["leads flow n=1 sum=2"],
    );
    check(
        "campaign_name,send_date,email_subject,send_hour\nOne,2025-03-20,Hello,9\n\
         Two,2025-03-20,Again,18\nThree,2025-03-25,Bye,9\n",
        &["mailings flow n=2 sum=3"],
    );
}

#[test]
fn answers_to_a_question_nobody_named_are_asked_about() {
    let mut text = String::from("response_id,customer_id,score,feedback_text,response_date\n");
    for (at, score) in [0, 10, 9, 7, 3, 8, 10, 6, 5, 9].iter().enumerate() {
        writeln!(text, "R{at},C{at},{score},text number {at},2025-03-{:02}", 1 + at / 2).unwrap();
    }
    let found = import(&[("a.csv", &text)]);
    says(&found, "score holds whole numbers from 0 to 10, one in each row, as answers do");
    assert!(!is_said(&found, "finished rates cannot be added"));
}

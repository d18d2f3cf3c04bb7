//! When rows were: reports of one day, two periods that are no two days, weeks by their last day,
//! years before days and months, days of browsers. The figures are made up.

use paceline::import::{
    ImportChoices, ImportPreview, NoProgress, Reading, SeriesPreview, Severity, preview, read_file,
};

fn import_all(files: &[(&str, &str)]) -> ImportPreview {
    let read =
        |(name, text): &(&str, &str)| read_file(name, text.as_bytes(), Reading::texts(&NoProgress));
    let files: Vec<_> = files.iter().map(read).collect();
    preview(&files, &ImportChoices::from_files(&files), &NoProgress)
}

/// Input, cadence, first period, how many, sum: `likes day 2026-05-01 n=3 sum=5`.
fn line(series: &SeriesPreview) -> String {
    let first = series.first().map(|day| day.to_string()).unwrap_or_default();
    let (cadence, n) = (series.cadence.code(), series.readings.len());
    format!("{} {cadence} {first} n={n} sum={}", series.identifier, series.sum())
}

fn check(text: &str, expected: &[&str]) -> ImportPreview {
    let found = import_all(&[("typed.csv", text)]);
    let lines: Vec<String> = found.series.iter().map(line).collect();
    assert_eq!(lines, expected, "{text}\n{:#?}", found.problems);
    found
}

fn is_said(found: &ImportPreview, severity: Severity, words: &str) -> bool {
    let mut problems = found.problems.iter();
    problems.any(|problem| problem.message.contains(words) && problem.severity == severity)
}

#[test]
fn a_report_that_begins_and_ends_on_one_day_is_of_that_day() {
    check(
        "Campaign,Start date,End date,Impressions,Clicks\nA,2026-05-07,2026-05-07,900,30\nB,2026-05-07,2026-05-07,400,12\n",
        &["impressions day 2026-05-07 n=1 sum=1300", "clicks day 2026-05-07 n=1 sum=42"],
    );
    // Several days are no day, and their dates can be read.
    let found = check(
        "Start date,End date,Campaign name,Reach,Impressions,Ends\n2026-02-04,2026-02-06,Post A,808,1815,2026-02-09\n\
         2026-02-04,2026-02-06,Post B,508,815,2026-02-20\n",
        &[],
    );
    assert!(!found.problems.iter().any(|problem| problem.message.contains("could not be read")));
}

#[test]
fn what_was_reported_counts_and_not_when_a_campaign_ends() {
    let found = check(
        "campaign_name,reporting_start,reporting_end,status,impressions,amount_spent,end_date\n\
         Hiring,2026-02-04,2026-02-06,active,21815,37.63,2026-02-09\n",
        &[],
    );
    assert!(
        is_said(&found, Severity::Warning, "2026-02-04 to 2026-02-06"),
        "{:#?}",
        found.problems
    );
    check(
        "campaign_name,reporting_start,reporting_end,impressions,end_date\nHiring,2026-02-04,2026-02-04,100,2026-02-09\n\
         Hiring,2026-02-05,2026-02-05,200,2026-02-09\nHiring,2026-02-06,2026-02-06,300,2026-02-09\n",
        &["impressions day 2026-02-04 n=3 sum=600"],
    );
}

#[test]
fn two_periods_are_no_two_days() {
    let two = |one: &str, other: &str| format!("Date,Visits\n{one},3100\n{other},2900\n");
    for (one, other, expected) in [
        ("2026-03-01", "2026-04-01", "visits month 2026-03-01 n=2 sum=6000"),
        ("2026-03-31", "2026-04-30", "visits month 2026-03-01 n=2 sum=6000"),
        ("2026-01-01", "2026-04-01", "visits quarter 2026-01-01 n=2 sum=6000"),
        ("2025-03-31", "2025-06-30", "visits quarter 2025-01-01 n=2 sum=6000"),
        ("2025-01-01", "2026-01-01", "visits year 2025-01-01 n=2 sum=6000"),
    ] {
        let found = check(&two(one, other), &[expected]);
        assert!(is_said(&found, Severity::Warning, "choose days"), "{one}: {:#?}", found.problems);
    }
    check(&two("2026-03-01", "2026-03-02"), &["visits day 2026-03-01 n=2 sum=6000"]);
    check(&two("2026-03-01", "2026-05-01"), &["visits day 2026-03-01 n=2 sum=6000"]);
    // Two events that were on such days are single ones.
    check(
        "Date,Event,Attendees\n2026-03-01,Talk,31\n2026-04-01,Fair,29\n",
        &["attendees day 2026-03-01 n=2 sum=60"],
    );
}

#[test]
fn weeks_are_told_by_the_name_of_their_last_day_also_where_one_ends_early() {
    check(
        "week_ending,Orders\n2025-08-15,24\n2025-08-21,43\n",
        &["orders week 2025-08-11 n=2 sum=67"],
    );
    check(
        "Week ending,Orders\n2025-08-14,24\n2025-08-21,43\n2025-08-28,13\n",
        &["orders week 2025-08-11 n=3 sum=80"],
    );
}

#[test]
fn weeks_of_a_year_are_read_in_every_spelling() {
    for cells in [
        ["12-2025", "13-2025", "14-2025"],
        ["12/2025", "13/2025", "14/2025"],
        ["2025-12", "2025-13", "2025-14"],
        ["202512", "202513", "202514"],
        ["2025-W12", "2025-W13", "2025-W14"],
    ] {
        let rows: Vec<String> = cells.iter().map(|cell| format!("{cell},10\n")).collect();
        check(&format!("Week,Clicks\n{}", rows.concat()), &["clicks week 2025-03-17 n=3 sum=30"]);
    }
    check(
        "Week,Clicks\n01.06. - 07.06.2026,5\n08.06. - 14.06.2026,6\n15.06. - 21.06.2026,7\n",
        &["clicks week 2026-06-01 n=3 sum=18"],
    );
}

#[test]
fn a_year_before_day_and_month_is_read_where_a_day_tells_it() {
    let days = |from: u8, to: u8| -> String {
        let rows: Vec<String> = (from..=to).map(|day| format!("2025-{day:02}-03,10\n")).collect();
        rows.concat()
    };
    check(&format!("Date,Clicks\n{}", days(1, 31)), &["clicks day 2025-03-01 n=31 sum=310"]);
    check(&format!("Date,Clicks\n{}", days(13, 27)), &["clicks day 2025-03-13 n=15 sum=150"]);
}

#[test]
fn days_as_browsers_write_them_are_days() {
    check(
        "Date,Clicks\nMon Mar 03 2025 00:00:00 GMT+0100 (Central European Standard Time),1\n\
         Tue Mar 04 2025 00:00:00 GMT+0100 (Central European Standard Time),2\n\
         Wed Mar 05 2025 00:00:00 GMT+0100 (Central European Standard Time),3\n",
        &["clicks day 2025-03-03 n=3 sum=6"],
    );
}

#[test]
fn days_that_are_sure_tell_the_order_of_the_others() {
    let found = check(
        "Date,Clicks\n01/10/2025,1\n2025-10-02,2\n03-10-2025,3\n2025/10/04,4\n05/10/2025,5\n",
        &["clicks day 2025-10-01 n=5 sum=15"],
    );
    assert!(!is_said(&found, Severity::Warning, "both orders"), "{:#?}", found.problems);
}

#[test]
fn an_overview_counts_and_a_list_of_posts_beside_it_is_a_note() {
    let overview = "Date,Likes,Shares\n2026-05-01,9,1\n2026-05-02,8,2\n2026-05-03,7,1\n";
    let posts = "Permalink,Publish time,Likes\nhttps://example.org/1,2026-05-01 10:00,30\n\
        https://example.org/2,2026-05-03 10:00,20\nhttps://example.org/3,2026-05-04 10:00,99\n";
    for files in [[("a.csv", overview), ("b.csv", posts)], [("b.csv", posts), ("a.csv", overview)]]
    {
        let found = import_all(&files);
        let likes: Vec<String> = found.series.iter().map(line).collect();
        assert!(likes.contains(&"likes day 2026-05-01 n=3 sum=24".to_owned()), "{likes:?}");
        assert!(
            is_said(&found, Severity::Warning, "counts by the day each post came out"),
            "{:#?}",
            found.problems
        );
        assert!(!is_said(&found, Severity::Warning, "differ in"), "{:#?}", found.problems);
    }
}

#[test]
fn a_list_of_tickets_beside_an_overview_is_no_list_of_posts() {
    let overview = "Date,Tickets\n2026-05-01,9\n2026-05-02,8\n";
    let list = "Ticket ID,Created at,Subject\n1,2026-05-01 10:00,Hello\n2,2026-05-02 10:00,Again\n3,2026-05-03 10:00,More\n";
    let found = import_all(&[("a.csv", overview), ("b.csv", list)]);
    assert!(is_said(&found, Severity::Warning, "differ in"), "{:#?}", found.problems);
}

#[test]
fn the_first_and_the_last_day_are_told_by_the_days_and_not_by_their_names() {
    let names = [
        "Начало отчетности,Окончание отчетности",
        "レポート開始日,レポート終了日",
        "From here,Until there",
    ];
    for names in names {
        let text = |ends: &[[&str; 2]]| -> String {
            let row = |(at, [from, to]): (usize, &[&str; 2])| {
                format!("{from},{to},{},{}\n", ["A", "B"][at % 2], at + 10)
            };
            let rows: Vec<String> = ends.iter().enumerate().map(row).collect();
            format!("{names},Campaign name,Impressions\n{}", rows.concat())
        };
        // One stretch in all rows is that of the report, and no time axis.
        let march = text(&[["2025-03-01", "2025-03-31"]; 3]);
        check(&march, &[]);
        let files = [read_file("a.csv", march.as_bytes(), Reading::texts(&NoProgress))];
        let mut choices = ImportChoices::from_files(&files);
        choices.tables.values_mut().for_each(|is_taken| *is_taken = true);
        let lines: Vec<String> =
            preview(&files, &choices, &NoProgress).series.iter().map(line).collect();
        assert_eq!(lines, ["impressions month 2025-03-01 n=1 sum=33"], "{names}");
        // Weeks that follow each other are weeks.
        let weeks = [
            ["2025-03-03", "2025-03-09"],
            ["2025-03-03", "2025-03-09"],
            ["2025-03-10", "2025-03-16"],
        ];
        check(&text(&weeks), &["impressions week 2025-03-03 n=2 sum=33"]);
        let months = [
            ["2025-03-01", "2025-03-31"],
            ["2025-04-01", "2025-04-30"],
            ["2025-05-01", "2025-05-12"],
        ];
        check(&text(&months[..2]), &["impressions month 2025-03-01 n=2 sum=21"]);
        check(&text(&months), &["impressions month 2025-03-01 n=3 sum=33"]);
    }
}

#[test]
fn a_day_on_which_an_ad_was_made_is_not_the_day_of_its_figures() {
    let row = |from: &str, to: &str, ad: &str, made: &str, n: u32| {
        format!("{from},{to},{ad},{made},{n}.5,{n}0\n")
    };
    let names =
        "Inicio,Final,Nombre del anuncio,Fecha de creación,Importe gastado (EUR),Impresiones\n";
    let days: Vec<String> = ["2025-03-01", "2025-03-02", "2025-03-03"]
        .iter()
        .map(|day| {
            [row(day, day, "A", "2025-02-11", 3), row(day, day, "B", "2025-02-13", 4)].concat()
        })
        .collect();
    check(
        &format!("{names}{}", days.concat()),
        &["ad_cost day 2025-03-01 n=3 sum=24", "impressions day 2025-03-01 n=3 sum=210"],
    );
    // The row of the whole report is a total.
    let total = row("2025-03-01", "2025-03-03", "", "", 21).replace("21.5,210", "24,210");
    check(
        &format!("{names}{total}{}", days.concat()),
        &["ad_cost day 2025-03-01 n=3 sum=24", "impressions day 2025-03-01 n=3 sum=210"],
    );
    // Requests that were made and answered are no stretches.
    check(
        "Asked on,Answered on,Subject,Minutes\n2025-03-01,2025-03-04,a,5\n2025-03-02,2025-03-02,b,6\n2025-03-04,2025-03-09,c,7\n",
        &["minutes day 2025-03-01 n=3 sum=18"],
    );
}

#[test]
fn what_came_in_is_dated_by_when_it_came_and_not_by_the_answer() {
    let rows = |has_reply: &dyn Fn(u8) -> bool| -> String {
        let row = |day: u8| {
            let reply = if has_reply(day) {
                format!("2026-05-{:02} 09:00", day + 3)
            } else {
                String::new()
            };
            format!("r{day},2026-05-{day:02} 16:10,Text {day},{reply}\n")
        };
        (1..=10).map(row).collect()
    };
    for names in [
        "Review Id,Review Created (UTC),Review Content,Company Reply Date (UTC)",
        "Review Id,Submitted,Review Content,Last modified date",
        "Review Id,Written,Review Content,Reply date",
    ] {
        for has_reply in [&(|day: u8| day.is_multiple_of(2)) as &dyn Fn(u8) -> bool, &|_: u8| true]
        {
            check(
                &format!("{names}\n{}", rows(has_reply)),
                &["reviews day 2026-05-01 n=10 sum=10"],
            );
        }
    }
}

#[test]
fn a_title_with_two_years_says_where_the_first_months_stand() {
    let table = |title: &str, months: &str| {
        let n = months.split(',').count();
        let figures = vec!["5"; n].join(",");
        format!("{title}{}\nKPI,{months}\nLeads,{figures}\nClicks,{figures}\n", ",".repeat(n))
    };
    let first = |title: &str, months: &str| {
        let files =
            [read_file("a.csv", table(title, months).as_bytes(), Reading::texts(&NoProgress))];
        let mut choices = ImportChoices::from_files(&files);
        choices.assume_exported_by(&files, jiff::civil::date(2026, 6, 30));
        let found = preview(&files, &choices, &NoProgress);
        found.series.first().and_then(SeriesPreview::first).map(|day| day.to_string())
    };
    let april = "Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Jan,Feb,Mar";
    for (title, months, expected) in [
        ("KPIs FY 2025/26", april, "2025-04-01"),
        ("KPIs 2024-2025", april, "2024-04-01"),
        ("KPIs FY 2025/26", "Apr,May,Jun", "2025-04-01"),
        ("KPIs FY 2025/26", "Jan,Feb,Mar", "2026-01-01"),
        ("KPIs 2025", "Jan,Feb,Mar", "2025-01-01"),
    ] {
        assert_eq!(first(title, months).as_deref(), Some(expected), "{title}: {months}");
    }
}

#[test]
fn weeks_that_begin_with_two_digits_begin_with_the_year() {
    for cells in [["26W18", "26W19", "26W20"], ["W18-26", "W19-26", "W20-26"]] {
        let rows: Vec<String> = cells.iter().map(|cell| format!("{cell},10\n")).collect();
        check(&format!("Week,Clicks\n{}", rows.concat()), &["clicks week 2026-04-27 n=3 sum=30"]);
    }
}

#[test]
fn months_are_told_by_what_follows_what() {
    let table = |name: &str, cells: &[&str]| {
        let rows: Vec<String> = cells.iter().map(|cell| format!("{cell},10\n")).collect();
        format!("{name},Clicks\n{}", rows.concat())
    };
    for (name, cells, expected) in [
        // The number steps at the new year: it is one.
        (
            "Period",
            &["Oct 12", "Nov 12", "Dec 12", "Jan 13"][..],
            "clicks month 2012-10-01 n=4 sum=40",
        ),
        // A spreadsheet program cut the last zero.
        (
            "Month",
            &["2025.08", "2025.09", "2025.1", "2025.11"],
            "clicks month 2025-08-01 n=4 sum=40",
        ),
        ("Month", &["2025.01", "2025.02", "2025.03"], "clicks month 2025-01-01 n=3 sum=30"),
        // Marks behind a period are no part of it.
        ("Month", &["Mar 2026", "Apr 2026", "May 2026*"], "clicks month 2026-03-01 n=3 sum=30"),
        ("Month", &["2026-03", "2026-04", "2026-05 (MTD)"], "clicks month 2026-03-01 n=3 sum=30"),
        (
            "Month",
            &["2026-03", "2026-04", "2026-05 (bis 15.)"],
            "clicks month 2026-03-01 n=3 sum=30",
        ),
        (
            "Woche",
            &["KW 18 2026 (27.04.-03.05.)", "KW 19 2026 (04.05.-10.05.)"],
            "clicks week 2026-04-27 n=2 sum=20",
        ),
    ] {
        check(&table(name, cells), &[expected]);
    }
    // Names of months in their order are the time axis below any name.
    for (name, cells) in [
        ("Ay", ["Ocak", "Şubat", "Mart", "Nisan"]),
        ("Miesiąc", ["Styczeń", "Luty", "Marzec", "Kwiecień"]),
        ("Whatever", ["January", "February", "March", "April*"]),
    ] {
        let files =
            [read_file("a.csv", table(name, &cells).as_bytes(), Reading::texts(&NoProgress))];
        let mut choices = ImportChoices::from_files(&files);
        choices.assume_exported_by(&files, jiff::civil::date(2026, 6, 30));
        let found = preview(&files, &choices, &NoProgress);
        let lines: Vec<String> = found.series.iter().map(line).collect();
        assert_eq!(lines, ["clicks month 2026-01-01 n=4 sum=40"], "{name}: {:#?}", found.problems);
    }
}

#[test]
fn an_index_counts_from_the_first_day_above_the_table() {
    let table = |name: &str| {
        format!(
            "# ----\n# All Web Site Data\n# 20190101-20190430\n# ----\n\n{name},Pageviews\n0,310\n1,412\n2,402\n3,390\n,1514\n"
        )
    };
    for (name, expected) in [
        ("Month Index", "page_views month 2019-01-01 n=4 sum=1514"),
        ("Índice de meses", "page_views month 2019-01-01 n=4 sum=1514"),
        ("Wochenindex", "page_views week 2018-12-31 n=4 sum=1514"),
        ("Day Index", "page_views day 2019-01-01 n=4 sum=1514"),
    ] {
        check(&table(name), &[expected]);
    }
}

//! Units and scales of figures: whose they are, and that two of them never meet in one series.

use crate::imported::{check_file, check_text, is_said, says};

/// 28 days of February 2025 with 101, 102, … beside them; some cells are others.
fn days(header: &str, others: &[(u32, &str)]) -> String {
    let row = |day: u32| {
        let other = others.iter().find(|(of, _)| *of == day).map(|(_, cell)| (*cell).to_owned());
        format!("2025-02-{day:02},{}\n", other.unwrap_or_else(|| (100 + day).to_string()))
    };
    format!("{header}\n{}", (1..29).map(row).collect::<String>())
}

#[test]
fn whole_millions_are_no_minutes() {
    for cells in [["5M", "5.1M"], ["5 M", "5100 K"], ["5,000,000", "5.1M"]] {
        let text = format!("Month,Followers\n2025-01,\"{}\"\n2025-02,{}\n", cells[0], cells[1]);
        check_text(&text, &["followers stock All_channels 10100000"]);
    }
}

#[test]
fn the_unit_of_one_cell_is_not_that_of_the_column() {
    // All but the second of February.
    const SUM: f64 = 28.0 * 100.0 + 406.0 - 102.0;
    for cell in ["5%", "$5", "1:20", "35s"] {
        let expected = format!("clicks flow All_channels {SUM}");
        let found = check_text(&days("Date,Clicks", &[(2, cell)]), &[&expected]);
        says(&found, &format!("Figures like {cell} in row 3 have a unit that the others have not"));
    }
    // Neither is that of most cells with a unit where others have another one.
    let shares: Vec<(u32, &str)> = (3..29).map(|day| (day, "4%")).collect();
    let others = [&[(1, "$7"), (2, "7%")], shares.as_slice()].concat();
    let found = check_text(&days("Date,Mood", &others), &["mood given_rate All_channels 111 %"]);
    says(&found, "Figures like $7 in row 2 have a unit");
    // Minutes are never counted by the thousand.
    let text = "Month,Followers\n2025-01,5m\n2025-02,5.1m\n2025-03,900k\n2025-04,6m\n";
    let found = check_text(text, &["followers stock All_channels 6000000"]);
    says(&found, "Figures like 5m in rows 2, 5 have a unit");
}

#[test]
fn a_unit_in_a_few_cells_is_that_of_all_where_the_name_or_the_rest_fits() {
    // The sign stands in the first row alone, as bookkeepers write it; zeros need none.
    let found =
        check_text(&days("Date,Spend", &[(1, "$101")]), &["ad_cost flow All_channels 3206 USD"]);
    assert!(!is_said(&found, "have a unit that the others have not"));
    check_text(&days("Date,North", &[(1, "$101")]), &["north flow All_channels 3206 USD"]);
    // One percent sign tells how a rate is meant, unless its figures are fractions.
    check_text(
        &days("Date,Engagement rate", &[(2, "102%")]),
        &["engagement_rate_given given_rate All_channels 3206 %"],
    );
    let fractions: Vec<(u32, &str)> = (3..29).map(|day| (day, "0.04")).collect();
    check_text(
        &days("Date,Engagement rate", &[&[(1, "0.04"), (2, "5%")], fractions.as_slice()].concat()),
        &["engagement_rate_given given_rate All_channels 113 %"],
    );
    let zeros: Vec<(u32, &str)> = (4..29).map(|day| (day, "0")).collect();
    let others = [&[(1, "5%"), (2, "3%"), (3, "4%")], zeros.as_slice()].concat();
    check_text(&days("Date,Mood", &others), &["mood given_rate All_channels 12 %"]);
    // A percent sign says nothing new below a rate.
    let found =
        check_text(&days("Date,Mood (%)", &[(2, "2%")]), &["mood given_rate All_channels 3106 %"]);
    assert!(!is_said(&found, "have a unit that the others have not"));
}

#[test]
fn one_measure_in_two_units_is_two_measures() {
    let table = |rows: [[&str; 3]; 2]| {
        let row = |(day, [measure, value, unit]): (usize, [&str; 3])| {
            format!("2025-03-0{day},{measure},{value},{unit}\n2025-03-0{day},Reach,100,count\n")
        };
        let rows: String = (1..).zip(rows).map(row).collect();
        format!("Date,Metric,Value,Unit\n{rows}")
    };
    let check = |rows, expected: &[&str]| {
        let expected = [&["reach unique All_channels 200"], expected].concat();
        check_file("kpis.csv", &table(rows), &expected);
    };
    check(
        [["Spend", "10", "EUR"], ["Spend", "12", "USD"]],
        &["ad_cost flow All_channels 10 EUR", "spend_usd flow All_channels 12 USD"],
    );
    check(
        [["Engagement", "120", "count"], ["Engagement", "4.5", "%"]],
        &[
            "engagements flow All_channels 120",
            "engagements_share_given given_rate All_channels 4.5 %",
        ],
    );
    check(
        [["Call time", "120", "minutes"], ["Call time", "3", "hours"]],
        &[
            "call_time_minutes flow All_channels 120 minutes",
            "call_time_hours flow All_channels 3 hours",
        ],
    );
    // A unit left out is that of the other rows, a count beside its share is none.
    check([["Spend", "10", "EUR"], ["Spend", "12", ""]], &["ad_cost flow All_channels 22 EUR"]);
    check([["Spend", "10", "Eur"], ["Spend", "12", "EUR"]], &["ad_cost flow All_channels 22 EUR"]);
}

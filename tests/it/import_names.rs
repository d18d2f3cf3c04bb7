//! What names say: numbers of orders, plans and other years, what was counted of scores, which network
//! columns speak of, which unit response times have. The figures are made up.

use std::fmt::Write as _;

use crate::imported::{check, import, line, says};

/// Twelve days under these names, each figure 100 more than that of the column before.
fn days(head: &str) -> String {
    let mut text = format!("Date,{head}\n");
    for day in 1..=12 {
        let cells =
            (0..head.split(',').count()).map(|at| (100 * at + 7 * day % 31 + 20).to_string());
        _ = writeln!(text, "2026-06-{day:02},{}", cells.collect::<Vec<_>>().join(","));
    }
    text
}

/// Inputs and kinds of what comes in.
fn kinds(text: &str) -> Vec<String> {
    let found = import(&[("a.csv", text)]);
    let short = |line: &String| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    found.series.iter().map(line).map(|line| short(&line)).collect()
}

#[test]
fn numbers_of_orders_are_never_added_up() {
    for head in [
        "Likes,Bestellnummer,Kd-Nr",
        "Likes,N° commande,Réf",
        "Likes,Nº factura,Folio",
        "Likes,Número do pedido,Protocolo",
    ] {
        assert_eq!(kinds(&days(head)), ["likes flow"], "{head}");
    }
    // Where each row has one, orders are counted.
    assert_eq!(kinds(&days("Likes,Order #,Transaction")), ["likes flow", "orders flow"]);
    assert_eq!(kinds(&days("Número de pedidos"))[0].split(' ').nth(1), Some("flow"));
}

#[test]
fn plans_and_other_years_are_not_taken_in_any_language() {
    for head in [
        "Likes,Likes Plan,Likes Vorjahr,Leads Abweichung",
        "Likes,Objectif leads,Likes année précédente,Leads prévus",
        "Likes,Likes ano anterior,Leads previstos,Visitas mes anterior",
        "Likes,Planned leads,Likes LY,Leads previous month,Leads benchmark",
    ] {
        assert_eq!(kinds(&days(head)), ["likes flow"], "{head}");
    }
    assert_eq!(kinds(&days("Premium plan,Basic plan")).len(), 2);
}

#[test]
fn what_was_done_with_a_score_is_counted() {
    let text = days("Score updates,Price checks,Index views,Retweets with quote,Entrate");
    let expected = ["index_views flow", "price_checks flow", "revenue flow", "score_updates flow"];
    let found = kinds(&text);
    for kind in expected {
        assert!(found.iter().any(|line| line == kind), "{kind} {found:?}");
    }
    assert!(found.iter().all(|line| line.ends_with(" flow")), "{found:?}");
    let calls = kinds(&days("Calls,In SLA,Out SLA"));
    assert!(calls.contains(&"in_sla flow".to_owned()), "{calls:?}");
    assert!(kinds(&days("SLA")).contains(&"sla given_rate".to_owned()));
}

#[test]
fn a_column_of_tweets_says_nothing_about_other_networks_and_the_website() {
    let found = import(&[("a.csv", &days("Likes,Retweets,Facebook reach,Website visits"))]);
    let channel = |input: &str| {
        let series = found.series.iter().find(|series| series.identifier == input);
        series.map(|series| series.channel.clone())
    };
    assert_eq!(channel("reach").as_deref(), Some("Facebook"));
    assert_eq!(channel("likes").as_deref(), Some("All channels"));
    assert!(
        found
            .series
            .iter()
            .all(|series| series.identifier != "shares" || series.channel != "Facebook")
    );
    let alone = import(&[("a.csv", &days("Likes,Retweets,Impressions"))]);
    assert!(alone.series.iter().all(|series| series.channel == "X"), "{:#?}", alone.series);
}

#[test]
fn short_names_of_networks_in_a_column_are_the_networks() {
    let text = "Month,Network,Followers\n2026-01,FB,1000\n2026-01,IG,1100\n2026-02,FB,1010\n2026-02,IG,1120\n";
    let expected = [
        "followers stock Facebook month 2026-01-01 n=2 sum=2010",
        "followers stock Instagram month 2026-01-01 n=2 sum=2220",
    ];
    check(&[("a.csv", text)], &expected);
}

#[test]
fn response_times_of_two_parts_are_doubted_unless_the_tool_tells() {
    let rows: String = (1..=12).fold(String::new(), |mut rows, n| {
        _ = writeln!(rows, "T-{n},2026-06-{n:02} 09:00,Done,1:{n:02}");
        rows
    });
    let minutes = |head: &str| {
        let found =
            import(&[("a.csv", &format!("{head},Created,Status,Time to first response\n{rows}"))]);
        let of_times = found.series.iter().find(|series| series.identifier == "response_minutes");
        (of_times.map(|series| series.sum().round()), found)
    };
    let (sum, _) = minutes("Issue key");
    assert_eq!(sum, Some(12.0 * 60.0 + 78.0));
    let (sum, found) = minutes("Ticket ID");
    assert_eq!(sum, Some(13.0));
    says(&found, "write (h:mm) behind the name");
}

#[test]
fn hours_are_never_put_among_seconds() {
    let hours = "Date,Watch time (hours),Views\n2026-06-01,2.5,10\n2026-06-02,3.25,12\n";
    let expected = [
        "watch_time flow YouTube day 2026-06-01 n=2 sum=5.75 hours",
        "video_views flow YouTube day 2026-06-01 n=2 sum=22",
    ];
    check(&[("a.csv", hours)], &expected);
    let german =
        "Datum;Wiedergabezeit (Stunden);Ladezeit (ms)\n01.06.2026;2,5;300\n22.06.2026;3,25;280\n";
    let units: Vec<_> =
        import(&[("a.csv", german)]).series.iter().map(|series| series.unit.clone()).collect();
    assert_eq!(units, [Some("hours".to_owned()), Some("milliseconds".to_owned())]);
}

#[test]
fn what_anybody_calls_so_is_no_report_of_search_console() {
    let text = "Date,Clicks,Impressions,CTR,CPC\n2026-06-01,10,200,5%,1.20\n\
        2026-06-02,12,300,4%,1.30\n2026-06-03,9,300,3%,1.40\n";
    let found: Vec<String> = import(&[("a.csv", text)]).series.iter().map(line).collect();
    assert!(found.iter().any(|line| line.starts_with("cpc given_rate All_channels")), "{found:?}");
}

#[test]
fn months_that_grow_are_no_counts_to_date() {
    let mut text = "Month,Total visits,Total sales,Impressions (total)\n".to_owned();
    for (month, n) in (1..=8).map(|month| (month, 1_000 + 90 * month)) {
        _ = writeln!(text, "2026-{month:02},{n},{},{}", n * 2, n * 30);
    }
    assert!(kinds(&text).iter().all(|line| line.ends_with(" flow")), "{:?}", kinds(&text));
    // By day and by small steps it is what is there by then.
    let mut days = "Date,Total views\n".to_owned();
    for day in 1..=12 {
        _ = writeln!(days, "2026-06-{day:02},{}", 50_000 + 40 * day);
    }
    assert_eq!(kinds(&days), ["views_to_date stock"]);
}

#[test]
fn tweets_beside_other_networks_are_those_of_x() {
    let found = import(&[("a.csv", &days("Facebook reach,Instagram reach,Tweets,Retweets"))]);
    let of_x: Vec<&str> = found
        .series
        .iter()
        .filter(|series| series.channel == "X")
        .map(|series| series.identifier.as_str())
        .collect();
    assert_eq!(of_x, ["posts", "shares"]);
}

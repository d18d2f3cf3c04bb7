//! Reports of advertising: which tool they are from in other languages, and which of their columns
//! are money. The figures are made up.

use crate::imported::check;

fn report(head: &str, rows: &[&str]) -> String {
    format!("{head}\n{}\n", rows.join("\n"))
}

#[test]
fn reports_of_meta_ads_are_known_in_languages_whose_words_are_not() {
    let heads = [
        "Dag,Campagnenaam,Besteed bedrag (EUR),Weergaven,Klikken op link,CTR (doorklikfrequentie),CPM (kosten per 1000 weergaven) (EUR),CPC (kosten per klik op link) (EUR),Aankopen",
        "Dzień,Nazwa kampanii,Wydana kwota (EUR),Wyświetlenia,Kliknięcia linku,CTR (współczynnik kliknięć),CPM (koszt 1000 wyświetleń) (EUR),CPC (koszt kliknięcia linku) (EUR),Zakupy",
        "Dag,Kampanjnamn,Spenderat belopp (EUR),Exponeringar,Länkklick,CTR (länkklickfrekvens),CPM (kostnad per 1 000 exponeringar) (EUR),CPC (kostnad per länkklick) (EUR),Köp",
        "Gün,Kampanya Adı,Harcanan Tutar (EUR),Gösterim,Bağlantı Tıklamaları,CTR (Bağlantı Tıklama Oranı),CPM (1.000 Gösterim Başına Ücret) (EUR),CPC (Bağlantı Tıklaması Başına Ücret) (EUR),Alışverişler",
    ];
    let rows = [
        "2026-06-01,Summer,10.50,2000,40,2.0,5.25,0.26,3",
        "2026-06-02,Summer,12.00,2500,45,1.8,4.80,0.27,4",
    ];
    for head in heads {
        let found = crate::imported::import(&[("a.csv", &report(head, &rows))]);
        let lines: Vec<String> = found.series.iter().map(crate::imported::line).collect();
        for expected in [
            "ad_cost flow Meta_Ads day 2026-06-01 n=2 sum=22.5 EUR",
            "impressions flow Meta_Ads day 2026-06-01 n=2 sum=4500",
            "link_clicks flow Meta_Ads day 2026-06-01 n=2 sum=85",
            "purchases flow Meta_Ads day 2026-06-01 n=2 sum=7",
        ] {
            assert!(lines.iter().any(|line| line == expected), "{expected}\n{lines:#?}\n{head}");
        }
    }
}

#[test]
fn what_reddit_calls_groups_is_no_report_of_meta() {
    let head = "Date,Campaign Name,Ad Group Name,Impressions,Clicks,Amount Spent (USD),eCPM (USD)";
    let text =
        report(head, &["2026-06-01,a,b,1000,10,4.20,4.20", "2026-06-02,a,b,1100,12,4.40,4.00"]);
    let expected = [
        "impressions flow Reddit_Ads day 2026-06-01 n=2 sum=2100",
        "link_clicks flow Reddit_Ads day 2026-06-01 n=2 sum=22",
        "ad_cost flow Reddit_Ads day 2026-06-01 n=2 sum=8.6 USD",
        "ecpm_usd given_rate Reddit_Ads day 2026-06-01 n=2 sum=8.2 USD",
    ];
    check(&[("reddit.csv", &text)], &expected);
}

#[test]
fn a_column_of_currencies_is_about_amounts_only() {
    let head = "Date,Currency,Total social actions,Paid frequency,Net total,Processing costs";
    let text =
        report(head, &["2026-06-01,EUR,40,1.15,10.00,1.00", "2026-06-02,EUR,45,1.25,12.00,1.00"]);
    let expected = [
        "total_social_actions flow All_channels day 2026-06-01 n=2 sum=85",
        "paid_frequency given_rate All_channels day 2026-06-01 n=2 sum=2.4",
        "net_total flow All_channels day 2026-06-01 n=2 sum=22 EUR",
        "processing_costs flow All_channels day 2026-06-01 n=2 sum=2 EUR",
    ];
    check(&[("a.csv", &text)], &expected);
}

//! Forms of tables in which the name of a figure stands in another place than above it: networks above
//! the names, goals and actuals below periods, names of measures down a column, the network of a whole
//! report in its title. The figures are made up.

use crate::imported::{check_file, check_text as check, import_file, is_said, says};

#[test]
fn a_scale_in_the_name_is_one_in_the_figures() {
    let found = check(
        "Monat;Reichweite (in Tsd.);Impressionen in Mio.;Umsatz in T€;Follower (k)\n01/2026;35,9;1,37;134;20,1\n02/2026;86,7;3,41;103;20,2\n",
        &[
            "reach unique All_channels 122600",
            "impressions flow All_channels 4780000",
            "revenue flow All_channels 237000 EUR",
            "followers stock All_channels 40300",
        ],
    );
    says(&found, "1 stands for a thousand");
    check(
        "Month,Total revenue ($k),Impressions ('000),Likes (M)\n2026-01,12.5,3,4\n2026-02,13,5,6\nTotal,25.5,8,10\n",
        &[
            "revenue flow All_channels 25500 USD",
            "impressions flow All_channels 8000",
            "likes_m flow All_channels 10",
        ],
    );
    // What the cells say themselves is not said twice.
    check(
        "Month,Impressions (k)\n2026-01,1.5K\n2026-02,2K\n",
        &["impressions flow All_channels 3500"],
    );
}

#[test]
fn an_amount_has_the_currency_of_its_row_and_a_count_has_none() {
    let found = check_file(
        "report.csv",
        "Day,Campaign,Currency code,Cost,Clicks,All conv.,Conv. value,Conv. value / cost\n2026-03-01,Brand,INR,211.50,31,14.20,600.00,2.84\n2026-03-02,Brand,INR,311.50,29,12.20,500.00,1.61\n2026-03-03,Brand,INR,101.50,21,11.40,300.00,2.96\n",
        &[
            "ad_cost flow Google_Ads 624.5 INR",
            "link_clicks flow Google_Ads 81",
            "all_conv flow Google_Ads 37.8",
            "revenue flow Google_Ads 1400 INR",
            "conv_value_cost given_rate Google_Ads 7.41",
        ],
    );
    assert!(!is_said(&found, "different currencies"));
    let found = check(
        "Date,Units,Developer Proceeds,Customer Currency,Currency of Proceeds,Customer Price\n2026-05-14,7,0,USD,USD,0\n2026-05-14,9,2.09,EUR,EUR,2.99\n2026-05-15,4,3.09,USD,USD,3.99\n",
        &["units flow All_channels 20"],
    );
    for name in ["Developer Proceeds", "Customer Price"] {
        let is_one = |p: &&paceline::import::ImportProblem| p.message.contains("different curr");
        let mut named = found.problems.iter().filter(is_one).map(|p| p.column.as_deref());
        assert!(named.any(|column| column == Some(name)), "{name} {:#?}", found.problems);
    }
}

//! Kinds of unknown columns told by phrases, by figures and by the columns beside them: averages, net
//! changes, plans beside what was reached, what describes a customer. The figures are made up.

use crate::imported::{check, check_text, daily, says};

const COUNTS: [f64; 6] = [170.0, 123.0, 116.0, 131.0, 167.0, 151.0];

#[test]
fn a_word_for_per_divides_only_between_two_nouns() {
    let text = daily(
        "Date,Total de fans de por vida,Compradores por primera vez,Coste por clic",
        &[&[5211.0, 5213.0, 5216.0], &[4.0, 3.0, 9.0], &[0.4, 0.35, 0.5]],
    );
    check_text(
        &text,
        &[
            "total_de_fans_de_por_vida stock All_channels 15640",
            "compradores_por_primera_vez flow All_channels 16",
            "coste_por_clic given_rate All_channels 1.25",
        ],
    );
    let play = "Date,\"Installs (All users, Per interval, Daily): All countries / regions\"\n\
        2026-05-01,33\n2026-05-02,29\n";
    check_text(
        play,
        &["installs_all_users_per_interval_daily_all_countries_regions flow All_channels 62"],
    );
}

#[test]
fn steps_of_a_standing_are_its_net_change_whatever_they_are_called() {
    let steps = "Date,Followers,Écart par rapport à la veille\n\
        1 mars,1211,80\n2 mars,1281,70\n3 mars,1364,83\n4 mars,1360,-4\n";
    check(
        &[("steps.csv", steps)],
        &[
            "followers stock All_channels day 2026-03-01 n=4 sum=5216",
            "net_new_followers flow All_channels day 2026-03-01 n=4 sum=229",
        ],
    );
    let twice = "Date,Followers,Followers\n2026-05-01,5,5005\n2026-05-02,1,5006\n\
        2026-05-03,9,5015\n2026-05-04,-2,5013\n2026-05-05,4,5017\n";
    check_text(
        twice,
        &["net_new_followers flow All_channels 17", "followers stock All_channels 25056"],
    );
    let negative = daily("Date,Abonnees", &[&[5.0, 0.0, -1.0, 2.0]]);
    let found = check_text(&negative, &["new_abonnees flow All_channels 6"]);
    says(&found, "the figures move like changes");
}

#[test]
fn averages_are_told_by_their_figures_where_no_word_is_known() {
    let small = daily("Date,Visits,Zufallswort", &[&COUNTS, &[2.2, 2.6, 3.7, 3.9, 3.6, 2.5]]);
    // Amounts and days of work are small and broken, too, and add up.
    check_text(&small, &["visits flow All_channels 858", "zufallswort flow All_channels 18.5"]);
    let short = "Date,Visits,Zufallsdauer\n2026-05-01,170,00:02:30\n2026-05-02,123,00:01:11\n\
        2026-05-03,116,00:03:42\n";
    let found = check_text(
        short,
        &["visits flow All_channels 409", "zufallsdauer given_rate All_channels 443 seconds"],
    );
    says(&found, "too short to be those of all");
    // What each call took adds up to more.
    let long = "Date,Calls,Zufallsdauer\n2026-05-01,17,00:22:30\n2026-05-02,12,00:21:11\n\
        2026-05-03,11,00:23:42\n";
    check_text(
        long,
        &["calls flow All_channels 40", "zufallsdauer flow All_channels 4043 seconds"],
    );
    let total = "Date,Clicks,Wiederkehr\n2026-05-01,40,12\n2026-05-02,30,29\n2026-05-03,50,15\n\
        Total,120,19\n";
    let found = check_text(
        total,
        &["clicks flow All_channels 120", "wiederkehr given_rate All_channels 56"],
    );
    says(&found, "own total is less than one of the rows");
    let short_word = daily("Date,Sessies,Gem. klikken", &[&[20.0, 31.0], &[12.0, 15.0]]);
    check_text(
        &short_word,
        &["sessions flow All_channels 51", "gem_klikken given_rate All_channels 27"],
    );
}

#[test]
fn plans_changes_and_other_years_are_left_out_and_what_was_reached_is_the_measure() {
    let years = "Monat;Sitzungen;Vorjahr;Δ VJ;Downloads;Vorjahr;Δ VJ;VJ\n\
        2026-01;2446;2110;-1,6 %;37;51;8,5 %;1,64 %\n2026-02;2466;2947;-2,8 %;41;57;-1,5 %;1,50 %\n";
    check_text(years, &["sessions flow All_channels 4912", "downloads flow All_channels 78"]);
    let roles = "KPI;;2026-01;2026-02\nAnmeldungen;Plan;100;100\n;Ist;92;112\n;Abw.;-8;12\n\
        Umsatz;Plan;90;90\n;Ist;109;89\n;Abw.;19;-1\n";
    check_text(roles, &["anmeldungen flow All_channels 204", "revenue flow All_channels 198"]);
    let brackets = "Month,Ad spend,Ad spend (budget),Ad spend (prior year),Variance %\n\
        2026-01,1200,1500,1100,-20%\n2026-02,1400,1500,1150,-6.7%\n";
    check_text(brackets, &["ad_cost flow All_channels 2600"]);
}

#[test]
fn what_describes_a_lead_or_a_call_is_no_figure_of_ones_own() {
    let leads = "Lead Source,First Name,Last Name,Create Date,Rating,Annual Revenue\n\
        Web,Ann,Bee,2026-05-01,Hot,709000\nWeb,Cy,Dee,2026-05-02,Hot,181000\n\
        Event,Eve,Fox,2026-05-03,Cold,239000\n";
    check_text(leads, &["leads flow All_channels 3"]);
    let calls = "line,datetime (UTC),direction,from,to,answered,duration (total),cost\n\
        Main,2025-02-20T09:12:00Z,inbound,33612345678,33112345678,Yes,312,0\n\
        Main,2025-02-20T10:12:00Z,inbound,33612345679,33112345678,No,45,0\n\
        Main,2025-02-21T09:12:00Z,outbound,33112345678,33612345670,Yes,190,0.02\n";
    check_text(calls, &["calls flow All_channels 3", "cost flow All_channels 0.02"]);
    let sales = daily("Date,Sales count,Total sales", &[&[4.0, 2.0], &[144.16, 67.62]]);
    check_text(&sales, &["sales_count flow All_channels 6", "revenue flow All_channels 211.78"]);
    let scores = daily("Date,CSAT,Responses", &[&[92.0, 90.0], &[33.0, 30.0]]);
    check_text(
        &scores,
        &["csat_given given_rate All_channels 182", "survey_answers flow All_channels 63"],
    );
}

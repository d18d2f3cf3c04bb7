//! Reports of mailings in other languages, podcasts, X in Portuguese, sales by kind. The figures are
//! made up.

use crate::imported::{check, import, line};

#[test]
fn mail_reports_are_known_in_other_languages() {
    let french = "Objet;Date d'envoi;Destinataires;Délivrés;Ouvertures uniques;Taux d'ouverture;\
        Clics uniques;Désinscriptions\nA;2026-06-03;5400;5380;2100;39,03 %;310;9\n\
        B;2026-06-17;5410;5395;2000;37,07 %;280;7\n";
    let german = "Betreff;Versanddatum;Empfänger;Zugestellt;Eindeutige Öffnungen;Öffnungsrate;\
        Eindeutige Klicks;Abmeldungen\nA;03.06.2026;5400;5380;2100;39,03 %;310;9\n\
        B;17.06.2026;5410;5395;2000;37,07 %;280;7\n";
    for text in [french, german] {
        let found: Vec<String> = import(&[("a.csv", text)]).series.iter().map(line).collect();
        let delivered = "mails_delivered flow Email day 2026-06-03 n=2 sum=10775";
        assert!(found.iter().any(|line| line == delivered), "{found:#?}");
        assert!(found.iter().all(|line| line.contains(" Email ")), "{found:#?}");
    }
}

#[test]
fn what_was_opened_and_clicked_goes_where_opens_and_clicks_do() {
    let text = "Subject,Send date,Delivered,Opened,Clicked,Bounced,Click rate\n\
        A,2026-06-03,990,400,40,10,4.04\nB,2026-06-10,1000,380,30,10,3\n";
    let found: Vec<String> = import(&[("a.csv", text)]).series.iter().map(line).collect();
    for expected in ["opens flow Email", "link_clicks flow Email", "bounced_mails flow Email"] {
        assert!(found.iter().any(|line| line.starts_with(expected)), "{expected} {found:#?}");
    }
}

#[test]
fn what_is_played_of_podcasts_is_no_video() {
    let text = "Date,Listeners,Plays,Time Listened (Hours)\n2026-06-01,40,60,12.5\n\
        2026-06-02,41,62,13.5\n2026-06-03,44,70,15\n";
    let expected = [
        "listeners unique Podcast day 2026-06-01 n=3 sum=125",
        "plays flow Podcast day 2026-06-01 n=3 sum=192",
        "hours_listened flow Podcast day 2026-06-01 n=3 sum=41 hours",
    ];
    check(&[("trends.csv", text)], &expected);
    let plays = "\"Time (UTC)\",\"Plays\"\n2026-06-01,60\n2026-06-02,62\n2026-06-03,70\n";
    check(&[("plays.csv", plays)], &["plays flow Podcast day 2026-06-01 n=3 sum=192"]);
}

#[test]
fn videos_on_x_are_known_in_portuguese() {
    let text = "Visão geral dos vídeos,,,\n\
        Data,Visualizações,Tempo de exibição (ms),Taxa de conclusões\n\
        \"Tue, Jun 30, 2026\",100,300000,0.31\n\"Mon, Jun 29, 2026\",107,321000,0.22\n";
    let found: Vec<String> = import(&[("a.csv", text)]).series.iter().map(line).collect();
    let views = "video_views flow X day 2026-06-29 n=2 sum=207";
    assert!(found.iter().any(|line| line == views), "{found:#?}");
}

#[test]
fn gross_sales_are_never_taken_for_the_revenue() {
    let both = "Day,Orders,Gross sales,Total sales\n2026-06-01,3,100.50,90.50\n2026-06-02,4,110.00,99.00\n";
    let one = "Day,Orders,Total sales\n2026-06-01,3,90.50\n2026-06-02,4,99.00\n";
    let total = "revenue flow All_channels day 2026-06-01 n=2 sum=189.5";
    let orders = "orders flow All_channels day 2026-06-01 n=2 sum=7";
    let gross = "gross_sales flow All_channels day 2026-06-01 n=2 sum=210.5";
    check(&[("a.csv", both)], &[orders, gross, total]);
    check(&[("a.csv", one)], &[orders, total]);
}

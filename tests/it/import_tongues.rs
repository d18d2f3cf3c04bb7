//! Tools in languages nobody listed, told by what their columns mean together, by addresses and by
//! shape, and tables that only look like theirs. Structure as in the wild, figures made up.

use crate::imported::{check, check_text, says};

#[test]
fn tables_of_youtube_are_known_by_hours_and_clicks_of_impressions() {
    for (head, total) in [
        (
            "日付,視聴回数,総再生時間（単位: 時間）,チャンネル登録者,インプレッション数,インプレッションのクリック率 (%)",
            "合計",
        ),
        (
            "Tarih,Görüntülemeler,İzlenme süresi (saat),Aboneler,Gösterimler,Gösterim tıklama oranı (%)",
            "Toplam",
        ),
        (
            "Datum,Weergaven,Weergavetijd (uur),Abonnees,Vertoningen,Klikfrequentie van vertoningen (%)",
            "Totaal",
        ),
    ] {
        let text = format!(
            "{head}\n{total},618,15.4,2,9933,4.2\n2024-03-01,210,5.1,1,3210,4.1\n\
             2024-03-02,198,4.4,2,3313,4.4\n2024-03-03,210,5.9,-1,3410,4.0\n"
        );
        let found = crate::imported::import_file("typed.csv", &text);
        let mut lines: Vec<String> = found.series.iter().map(crate::imported::short_line).collect();
        lines.retain(|line| !line.contains("given_rate"));
        let expected = [
            "video_views flow YouTube 618",
            "watch_time flow YouTube 15.4 hours",
            "net_new_followers flow YouTube 2",
            "impressions flow YouTube 9933",
        ];
        assert_eq!(lines, expected, "{head}");
    }
}

#[test]
fn the_chart_and_the_totals_of_one_download_are_of_the_tool_of_its_table() {
    let table = "Source de trafic,Vues,Durée de visionnage (heures)\nTotal,90,9.0\n\
        Recherche,50,5.0\nSuggestions,40,4.0\n";
    let chart = "Date,Source de trafic,Vues\n2026-03-01,Recherche,20\n2026-03-01,Suggestions,15\n\
        2026-03-02,Recherche,30\n2026-03-02,Suggestions,25\n";
    let totals = "Date,Vues\n2026-03-01,35\n2026-03-02,55\n";
    let files = [("Tableau.csv", table), ("Graphique.csv", chart), ("Totaux.csv", totals)];
    check(&files, &["video_views flow YouTube day 2026-03-01 n=2 sum=90"]);
    let other = "Date,Source de trafic,Vues\n2026-03-01,Ailleurs,20\n2026-03-02,Ailleurs,30\n";
    check(
        &[("Tableau.csv", table), ("Autre.csv", other)],
        &["views flow All_channels day 2026-03-01 n=2 sum=50"],
    );
}

#[test]
fn tiktok_and_linkedin_are_told_by_what_their_columns_mean() {
    let overview = "Fecha,Visualizaciones de vídeos,Visualizaciones del perfil,Me gusta,Comentarios,Veces compartido\n\
        2026-03-01,1211,80,45,12,4\n2026-03-02,1011,70,41,8,2\n";
    check_text(
        overview,
        &[
            "video_views flow TikTok 2222",
            "profile_visits flow TikTok 150",
            "likes flow TikTok 86",
            "comments flow TikTok 20",
            "shares flow TikTok 6",
        ],
    );
    let ads = "Startdatum (in UTC),Währung,Kampagnen-ID,Ausgegebener Gesamtbetrag,Impressions,Klicks\n\
        2026-03-01,EUR,77001,120.50,10200,80\n2026-03-02,EUR,77001,99.50,9800,70\n";
    check_text(
        ads,
        &[
            "ad_cost flow LinkedIn_Ads 220 EUR",
            "impressions flow LinkedIn_Ads 20000",
            "link_clicks flow LinkedIn_Ads 150",
        ],
    );
    let inclusive = "Datum,Neue Follower:innen\n2026-03-01,5\n2026-03-02,7\n";
    check_text(inclusive, &["new_followers flow All_channels 12"]);
}

#[test]
fn business_suite_is_told_by_ids_addresses_and_lengths_and_by_networks_in_other_scripts() {
    let posts = "Publicerings-id,Konto-id,Kontonamn,Beskrivning,Varaktighet (sek),Publiceringstid,Permalänk,Visningar,Gilla-markeringar,Följer\n\
        18000000000000001,178414,Acme,Hej,0,02/27/2025 07:48,https://www.instagram.com/p/A1/,1200,80,2\n\
        18000000000000002,178414,Acme,Annat,31,02/28/2025 18:02,https://www.instagram.com/reel/A2/,5200,310,12\n";
    check_text(
        posts,
        &[
            "impressions flow Instagram 6400",
            "likes flow Instagram 390",
            "new_followers flow Instagram 14",
            "posts flow Instagram 2",
        ],
    );
    let title =
        "Instagramのフォロワー\n日付,Primary\n2025-02-20T00:00:00,75\n2025-02-21T00:00:00,41\n";
    check_text(title, &["new_followers flow Instagram 116"]);
}

#[test]
fn words_that_every_platform_uses_tell_no_tool() {
    let videos = "Video title,Video URL,Created,Views\nOne,https://vimeo.com/1,2026-06-01,500\n\
        Two,https://vimeo.com/2,2026-06-02,400\n";
    let found = check_text(videos, &["views flow All_channels 900", "posts flow All_channels 2"]);
    says(&found, "Nothing in the file says which network");
    let days = "Date,Likes,Reposts,Replies,New followers,Unfollows,Impressions\n\
        2026-06-01,40,4,3,10,1,1000\n2026-06-02,46,4,3,11,1,1100\n";
    check_text(
        days,
        &[
            "likes flow All_channels 86",
            "shares flow All_channels 8",
            "comments flow All_channels 6",
            "new_followers flow All_channels 21",
            "lost_followers flow All_channels 2",
            "impressions flow All_channels 2100",
        ],
    );
    let blog =
        "Month,Sessions,New users,Engagement rate\n2026-01,1000,20,2.9%\n2026-02,1020,25,3.1%\n";
    check_text(
        blog,
        &[
            "sessions flow All_channels 2020",
            "new_users flow All_channels 45",
            "engagement_rate_given given_rate All_channels 6 %",
        ],
    );
}

#[test]
fn answers_are_read_in_japanese_and_with_endings_that_include_everybody() {
    let japanese = "タイムスタンプ,友人や同僚に薦める可能性はどのくらいありますか？,サービスの満足度\n\
        2025/02/20 9:12:11,9,とても満足\n2025/02/20 10:12:11,7,満足\n2025/02/21 15:12:11,3,不満\n\
        2025/02/22 11:12:11,10,とても満足\n";
    check_text(
        japanese,
        &[
            "promoters flow All_channels 2",
            "passives flow All_channels 1",
            "detractors flow All_channels 1",
            "nps_answers flow All_channels 4",
            "satisfied_answers flow All_channels 3",
            "survey_answers flow All_channels 4",
        ],
    );
    let french = "Horodateur,Êtes-vous satisfait de votre visite ?\n20/02/2025 09:12:11,Très satisfait(e)\n\
        20/02/2025 10:12:11,Satisfait(e)\n21/02/2025 15:12:11,Pas satisfait(e)\n";
    check_text(
        french,
        &["satisfied_answers flow All_channels 2", "survey_answers flow All_channels 3"],
    );
}

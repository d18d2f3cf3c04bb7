//! Names of columns: Search Console in all languages, other alphabets, staff and attributes of rows,
//! totals to date, figures that programs fetched. The figures are made up.

use crate::imported::{check_file, check_text as check, daily, import_file as import};

const WEEK: &str = "2025-03-01,4,200,2%,12.5\n2025-03-02,6,240,2.5%,11.5\n2025-03-03,5,250,2%,13.25\n\
    2025-03-04,9,300,3%,14.75\n";

#[test]
fn search_console_is_known_in_every_language() {
    let headers = [
        "日付,クリック数,表示回数,CTR,掲載順位",
        "日期,点击次数,展示,点击率,排名",
        "日期,點擊,曝光,點閱率,排名",
        "날짜,클릭수,노출,CTR,게재 순위",
        "Tarih,Tıklamalar,Gösterimler,TO,Konum",
        "Дата,Клики,Показы,CTR,Позиция",
        "Дата,Кліки,Покази,CTR,Позиція",
        "Datum,Kliknutí,Zobrazení,CTR,Pozice",
        "Dato,Klik,Visninger,Klikrate,Placering",
        "Datum,Klick,Visningar,CTR,Placering",
        "Dato,Klikk,Visninger,CTR,Posisjon",
        "Ngày,Lượt nhấp,Lượt hiển thị,CTR,Vị trí",
        "Tanggal,Klik,Tayangan,CTR,Posisi",
        "التاريخ,النقرات,مرات الظهور,نسبة النقر إلى الظهور,موضع",
        "Dátum,Kattintások,Megjelenések,CTR,Pozíció",
        "Data,Clicuri,Afișări,CTR,Poziție",
        "Päivämäärä,Klikkaukset,Näyttökerrat,CTR,Sijainti",
        "Ημερομηνία,Κλικ,Εμφανίσεις,CTR,Θέση",
        "תאריך,קליקים,חשיפות,שיעור קליקים,מיקום",
        "วันที่,การคลิก,การแสดงผล,CTR,อันดับ",
        "Data,Kliknięcia,Wyświetlenia,CTR,Pozycja",
        "Date,Clics,Impressions,CTR,Position",
    ];
    for header in headers {
        check(
            &format!("{header}\n{WEEK}"),
            &[
                "clicks flow Google_Search 24",
                "impressions flow Google_Search 990",
                "click_through_rate_given given_rate Google_Search 9.5 %",
                "position given_rate Google_Search 52",
            ],
        );
    }
}

#[test]
fn search_console_in_an_unknown_language_is_told_by_its_figures() {
    let found = check(
        &format!("Kuupäev,Klõpsud,Kuvamised,CTR,Paik\n{WEEK}"),
        &[
            "clicks flow Google_Search 24",
            "impressions flow Google_Search 990",
            "click_through_rate_given given_rate Google_Search 9.5 %",
            "position given_rate Google_Search 52",
        ],
    );
    assert!(
        found.problems.is_empty() || found.problems.iter().all(|p| !p.message.contains("known"))
    );
    // A shop has rates and prices of its own.
    check(
        &format!("Date,Opens,Sent,Open rate,Price\n{WEEK}"),
        &[
            "opens flow All_channels 24",
            "sent flow All_channels 990",
            "open_rate_given given_rate All_channels 9.5 %",
            "price given_rate All_channels 52",
        ],
    );
}

#[test]
fn states_of_pages_are_standings_in_every_language() {
    for header in [
        "Date,Non valide,Valides,Impressions",
        "Fecha,No válidas,Válidas,Impresiones",
        "Datum,Ungültig,Gültig,Impressionen",
        "日付,無効,有効,表示回数",
    ] {
        let text = daily(
            header,
            &[&[10., 40., 900., 20., 700., 10., 800.], &[1., 9., 2., 8., 1., 9., 2.], &[5.; 7]],
        );
        check(
            &text,
            &[
                "invalid stock Google_Search 2480",
                "valid stock Google_Search 32",
                "impressions flow Google_Search 35",
            ],
        );
    }
    for header in ["Дата,Не проиндексировано,Проиндексированные", "Date,Not indexed,Indexed"]
    {
        let text = daily(header, &[&[10., 40., 90.], &[5., 5., 6.]]);
        check(&text, &["not_indexed stock Google_Search 140", "indexed stock Google_Search 16"]);
    }
    check(
        &daily("Дата,Затронутые страницы", &[&[12., 40., 55.]]),
        &["affected_pages stock Google_Search 107"],
    );
    // Nobody says that these are pages.
    let text = daily("Date,Valid,Invalid", &[&[12., 40., 55.], &[3., 0., 9.]]);
    check(&text, &["valid flow All_channels 107", "invalid flow All_channels 12"]);
}

#[test]
fn names_in_other_alphabets_stay_apart_and_a_warning_says_that_they_are_not_understood() {
    let text = daily("Дата,Лодки,Яхты", &[&[12., 40., 55.], &[3., 0., 9.]]);
    let found = check(&text, &["lodki flow All_channels 107", "yakhty flow All_channels 12"]);
    let is_told = found.problems.iter().any(|one| one.message.starts_with("None of the names"));
    assert!(is_told, "{:#?}", found.problems);
    let text = daily("日付,平均視聴時間,フォロワー数", &[&[12.5, 40.5, 55.5], &[300., 301., 305.]]);
    check(
        &text,
        &[
            "average_u8996_u8074_time given_rate All_channels 108.5",
            "followers stock All_channels 906",
        ],
    );
}

#[test]
fn cohorts_and_windows_of_google_analytics_are_known_in_every_language() {
    let snapshot = |days: [&str; 2], windows: &str, cohorts: &str| {
        format!(
            "# {}: 20230424\n# {}: 20230426\nNth day,{windows}\n0000,9,4,1\n0001,9,5,2\n0002,9,6,3\n\n\
             # {}: 20230409\n# {}: 20230429\nDate,{cohorts}\n9 abr - 15 abr,9,4,-1\n16 abr - 22 abr,8,-1,-1\n",
            days[0], days[1], days[0], days[1]
        )
    };
    let of = [
        (
            ["Fecha de inicio", "Fecha de finalización"],
            "30 días,7 días,1 día",
            "Semana 0,Semana 1,Semana 2",
        ),
        (
            ["Data de início", "Data de término"],
            "30 dias,7 dias,1 dia",
            "Semana 0,Semana 1,Semana 2",
        ),
        (["Start date", "End date"], "30 days,7 days,1 day", "Week 0,Week 1,Week 2"),
        (
            ["Date de début", "Date de fin"],
            "30 jours,7 jours,1 jour",
            "Semaine 0,Semaine 1,Semaine 2",
        ),
    ];
    for (days, windows, cohorts) in of {
        let found =
            check(&snapshot(days, windows, cohorts), &["daily_active_users unique Website 6"]);
        assert_eq!(found.series[0].readings.iter().next().unwrap().0.to_string(), "2023-04-24");
        let about_weeks =
            |message: &str| message.contains("the year") || message.contains("Mondays");
        assert!(
            !found.problems.iter().any(|one| about_weeks(&one.message)),
            "{:#?}",
            found.problems
        );
    }
}

#[test]
fn two_periods_of_a_snapshot_go_to_one_input() {
    let text = "# Start date: 20250801\n# End date: 20250802\nNth day,new,returning\n0000,8,2\n0001,9,1\n\n\
        # Start date: 20250701\n# End date: 20250702\nNth day,new,returning\n0000,3,1\n0001,4,0\n";
    check(text, &["new_users flow Website 24", "returning_users unique Website 4"]);
}

#[test]
fn the_audience_of_a_month_is_nobody_who_follows() {
    let text = daily("Date,Monthly audience", &[&[31_387., 31_155., 31_041.]]);
    check(&text, &["monthly_audience unique YouTube 93583"]);
    let text =
        daily("Date,28-day new viewers,28-day regular viewers", &[&[5., 6., 7.], &[2., 2., 3.]]);
    check(
        &text,
        &["new_viewers_28_days unique YouTube 18", "regular_viewers_28_days unique YouTube 7"],
    );
    let text = daily("Date,Total,New,Returning", &[&[9., 8., 7.], &[4., 3., 2.], &[5., 5., 5.]]);
    check_file(
        "viewers.csv",
        &text,
        &[
            "viewers unique All_channels 24",
            "new_viewers unique All_channels 9",
            "returning_viewers unique All_channels 15",
        ],
    );
}

#[test]
fn rates_and_staff_of_call_centres_are_known_in_five_languages() {
    let calls = [300., 310., 290., 305.];
    for name in [
        "nivel_servicio",
        "Nivel de servicio",
        "Ocupação",
        "ocupacion",
        "ausentismo",
        "Absenteísmo",
        "Niveau de service",
        "Livello di servizio",
        "Absenteeism",
        "OpenPerc",
        "Adherence",
        "SLA",
    ] {
        let text = daily(&format!("Date,Calls,{name}"), &[&calls, &[84.5, 86.25, 83.1, 90.2]]);
        let found = import("typed.csv", &text);
        assert_eq!(found.series[1].kind.code(), "given_rate", "{name}");
    }
    for name in [
        "Agents",
        "Agents logged in",
        "FTE",
        "agentes_programados",
        "Mitarbeiter",
        "Operadores",
        "agents connectés",
        "Count of reps",
    ] {
        let text = daily(&format!("Date,Calls,{name}"), &[&calls, &[12., 14., 3., 12.]]);
        let found = import("typed.csv", &text);
        assert_eq!(found.series[1].kind.code(), "stock", "{name}");
    }
    for name in ["Agent replies", "SLA breaches", "Agents hired"] {
        let text = daily(&format!("Date,Calls,{name}"), &[&calls, &[12., 14., 3., 12.]]);
        let found = import("typed.csv", &text);
        assert_eq!(found.series[1].kind.code(), "flow", "{name}");
    }
}

#[test]
fn broken_figures_near_each_other_beside_counts_are_no_counts() {
    let n = [300., 310., 290., 305., 300., 310., 290., 305.];
    let near = [84.5, 86.25, 83.1, 90.2, 75.3, 77.7, 80.1, 79.9];
    check(
        &daily("Date,Calls,Zyx", &[&n, &near]),
        &["calls flow All_channels 2410", "zyx given_rate All_channels 657.05"],
    );
    check(
        &daily("Date,Calls,Volunteer hours", &[&n, &near]),
        &["calls flow All_channels 2410", "volunteer_hours flow All_channels 657.05"],
    );
    let far = [4.5, 86.25, 3.1, 90.2, 75.3, 77.7, 80.1, 79.9];
    check(
        &daily("Date,Calls,Zyx", &[&n, &far]),
        &["calls flow All_channels 2410", "zyx flow All_channels 497.05"],
    );
}

#[test]
fn counts_to_date_are_standings() {
    let n = 12;
    let grow =
        |from: f64, by: f64| -> Vec<f64> { (0..n).map(|at| from + by * f64::from(at)).collect() };
    let text =
        daily("date,followers,following,tweets", &[&grow(900., 3.), &[18.; 12], &grow(1_047., 2.)]);
    check(
        &text,
        &["followers stock X 10998", "following stock X 216", "posts_to_date stock X 12696"],
    );
    for (name, input) in
        [("ビュー合計", "views"), ("Total views", "views"), ("Всього лайки", "likes")]
    {
        let text = daily(&format!("date,{name}"), &[&grow(1_000., 700.)]);
        check(&text, &[&format!("{input}_to_date stock All_channels 58200")]);
    }
    // The total of each day comes and goes.
    let text = daily("date,Total views", &[&[9., 7., 8., 9., 12., 3., 8., 9., 7., 8.]]);
    check(&text, &["views flow All_channels 80"]);
    // Posts of a day beside followers.
    let text = daily(
        "date,followers,posts",
        &[&grow(900., 3.), &[1., 0., 2., 1., 0., 3., 1., 0., 0., 1., 2., 1.]],
    );
    check(&text, &["followers stock All_channels 10998", "posts flow All_channels 12"]);
}

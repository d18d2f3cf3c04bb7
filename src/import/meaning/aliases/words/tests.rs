//! Names and how their figures add up, in eight languages.

use crate::model::InputKind::{Flow, GivenRate, Stock, Unique};

use super::*;

fn check(kind: InputKind, headers: &[&str]) {
    for header in headers {
        assert_eq!(kind_of(&crate::import::meaning::aliases::key(header)), kind, "{header}");
    }
}

#[test]
fn words_betray_rates_in_every_language() {
    check(
        GivenRate,
        &[
            "Answer Rate",
            "Avg. order value",
            "Pages per visit",
            "Share of voice",
            "Score",
            "Open %",
        ],
    );
    check(GivenRate, &["Taxa de resposta", "Tempo médio de resposta", "Custo por clique"]);
    check(GivenRate, &["Tasa de apertura", "Tiempo medio", "Porcentaje de rebote"]);
    check(GivenRate, &["Antwortquote", "Durchschnittliche Dauer", "Kosten pro Klick", "Klickrate"]);
    check(GivenRate, &["Taux de réponse", "Durée moyenne", "Coût par clic", "Tasso di risposta"]);
    check(GivenRate, &["Gemiddelde tijd", "Doorklikpercentage", "Średnia pozycja"]);
    check(GivenRate, &["Quote", "Net sentiment", "visit_duration", "Maximum actions in a visit"]);
}

#[test]
fn abbreviations_and_bare_names_of_rates_are_rates() {
    check(
        GivenRate,
        &["ASA", "AHT", "ACW (sec)", "FRT", "MTTR", "TTR", "FCR", "SLA", "CES", "ER", "TMA"],
    );
    check(
        GivenRate,
        &["Occupancy", "Virality", "Churn", "Retention", "Rating", "Domain rating", "Stars"],
    );
    check(
        GivenRate,
        &["Klout", "Page speed", "Time on page", "Stickiness", "Completion", "Completion %"],
    );
    check(GivenRate, &["Cost/lead", "Pages/Session", "Kosten/Klick", "Concurrent viewers"]);
    check(GivenRate, &["Longest Wait", "Lineitem price", "Unit price", "SL%", "% completion"]);
    check(GivenRate, &["Average queue length", "Unresolved %", "Indexed share of pages"]);
    check(GivenRate, &["Auslastung", "Avaliação", "Valoración", "Zufriedenheit", "Nota"]);
}

#[test]
fn abbreviations_of_what_one_costs_are_rates() {
    check(GivenRate, &["eCPSU", "eCPM (USD)", "CPLPV", "CPSU", "CPF", "CPMQL", "Avg CPT"]);
    check(Flow, &["CPU seconds", "CPG orders", "CP"]);
}

#[test]
fn means_shares_and_quartiles_are_told_apart_in_other_languages() {
    check(
        GivenRate,
        &[
            "Duración media de las visualizaciones",
            "Duração média da visualização",
            "Conv.-Wert/Kosten",
            "Valor conv./coste",
            "Valeur de conv./coût",
            "Impresiones/Compras",
            "Session length",
            "Antwortzeit (Std.)",
            "Durchschnittlicher Bestellwert",
            "Customer lifetime value",
            "Return on ad spend",
            "Custo por conversa por mensagem iniciada",
        ],
    );
    check(
        Flow,
        &[
            "Reproducciones de video hasta el 25%",
            "Videowiedergaben zu 25 %",
            "Reproduções do vídeo por no mínimo 3 segundos",
            "Conversas por chat iniciadas",
            "Social media interactions",
            "Engaged views",
            "Watch time from subscribers (hours)",
            "Good satisfaction tickets",
            "Total talk time",
            "First time purchasers",
        ],
    );
    check(Unique, &["Total purchasers", "Estimated ad recallers", "Engaged listeners"]);
    check(Stock, &["Backlog tickets", "Bestandskunden", "Followerzahl"]);
}

#[test]
fn answers_to_a_score_are_counted() {
    check(Flow, &["CSAT responses", "NPS answers", "CSAT count", "Score count"]);
    check(GivenRate, &["CSAT response rate", "Average CSAT ratings", "CSAT", "NPS score"]);
}

#[test]
fn what_was_counted_is_no_rate_whatever_stands_beside_it() {
    check(
        Flow,
        &[
            "Rating count",
            "Ratings",
            "Satisfaction responses",
            "Total price",
            "Sessions (google / organic)",
            "Photo/video",
            "Likes/comments",
            "Video watches at 25%",
            "Completions",
            "Churned customers",
            "Retained",
            "Starts",
        ],
    );
}

#[test]
fn words_that_only_look_like_rates_are_none() {
    check(
        Flow,
        &[
            "quote_count",
            "Quote tweets",
            "Corporate clicks",
            "Seitenaufrufe (Mobilgeräte)",
            "Total time spent by visitors (in seconds)",
        ],
    );
    check(Unique, &["Total Reach per day", "Reichweite pro Tag"]);
}

#[test]
fn words_betray_people_counted_once() {
    check(Unique, &["Unique openers", "Weekly Total Reach", "Site visitors", "Returning users"]);
    check(Unique, &["DAU", "WAU", "MAU", "Listeners", "Chatters", "Commenters", "Participants"]);
    check(Unique, &["Households", "Active devices", "Hörer", "Oyentes", "Auditeurs", "Teilnehmer"]);
    check(Flow, &["New listeners"]);
    check(Unique, &["Pessoas alcançadas", "Visitantes", "Personas únicas", "Usuarios"]);
    check(Unique, &["Erreichte Personen", "Besucher", "Nutzer", "Personnes touchées"]);
    check(Unique, &["Utilisateurs", "Utenti", "Unieke bezoekers", "Zasięg"]);
}

#[test]
fn words_betray_standings_and_changes() {
    check(Stock, &["Community members", "Total seguidores", "Follower gesamt", "Abonnés"]);
    check(Stock, &["MRR", "ARR", "Inventory", "Queue length", "Stock level", "List size"]);
    check(Stock, &["Unresolved tickets", "Referring domains", "Indexed pages", "Not indexed"]);
    check(Stock, &["Dans l'index", "Non indexées", "Indexiert", "Guthaben", "Saldo", "Solde"]);
    check(Stock, &["Account balance", "Offene Vorgänge", "Active subscriptions", "Database size"]);
    check(Flow, &["New MRR", "Net new ARR", "Churned MRR", "Opens", "Newly indexed, new"]);
    check(Flow, &["Saldo de seguidores", "Active minutes", "Active view impressions"]);
    check(Stock, &["Contacts", "Total user installs", "Active device installs"]);
    check(Stock, &["Current Installs", "Paid members", "Free members", "Paying customers"]);
    check(Stock, &["Paid subscribers", "Free subscribers", "Lifetime likes of the page"]);
    check(Flow, &["New contacts", "Contacts handled", "Free signups", "Paid orders"]);
    check(Stock, &["Mitglieder", "Volgers", "Iscritti", "Open ticket backlog"]);
    check(Stock, &["Impressions YTD", "Cumulative reach", "Following", "Total membership"]);
    check(Flow, &["Followers evolution", "Fans variation", "Evolución de seguidores"]);
    check(Flow, &["New members", "Novos membros", "Neue Mitglieder", "Nouveaux abonnés X"]);
    check(
        Flow,
        &[
            "Audience growth",
            "Net fans",
            "Follower clicks",
            "Besuche",
            "Media engagements",
            "Ventas",
        ],
    );
}

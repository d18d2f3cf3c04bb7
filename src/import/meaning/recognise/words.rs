//! Words that mean something else in one tool than in the others.

use crate::import::meaning::aliases::Alias;
use crate::model::InputKind::{Flow, GivenRate, Stock, Unique};

pub const X: &[Alias] = &[
    (
        "views;visualizacoes;visualizaciones;reproducciones;aufrufe;vues;visualizzazioni",
        "video_views",
        "Video views",
        Flow,
    ),
    // What the older exports call retweets; the button "Share" is something else.
    (
        "reposts;retweets;republicacoes;republicaciones;retuits;compartilhamentos;compartidos; \
         compartidas;veces que se compartio;リポスト",
        "shares",
        "Shares",
        Flow,
    ),
    ("shares;share;geteilt;共有された回数", "share_button_uses", "Uses of the share button", Flow),
    ("follows;seguimientos;seguimentos", "new_followers", "New followers", Flow),
    ("average watch time", "average_watch_time", "Average watch time", GivenRate),
    ("tweet impressions;impressions", "impressions", "Impressions", Flow),
];

/// What counts the share button where a column of reposts stands beside it.
pub const X_SHARES: &str = "compartilhamentos;compartidos;compartidas;veces que se compartio;partages; \
    condivisioni;geteilt;shares;share";

pub const FACEBOOK_INSIGHTS: &[Alias] = &[
    ("share", "shares", "Shares", Flow),
    ("like", "likes", "Likes", Flow),
    ("comment", "comments", "Comments", Flow),
    ("total interactions", "engagements", "Engagements", Flow),
    ("lifetime total likes;page total likes", "followers", "Followers", Stock),
];

/// A title or a column "Followers" of the Business Suite counts those who came that day.
pub const META: &[Alias] = &[
    (
        "views;impressions;impressoes;impresiones;impressionen",
        "impressions",
        "Impressions (views)",
        Flow,
    ),
    (
        "follows;seguidores;seguimentos;seguimientos;novos seguidores;abonnements; \
         follower;neue follower;new likes and follows;novas curtidas e seguidores; \
         nuevos me gusta y seguidores;gefallt mir angaben und follower neu;nouveaux followers; \
         abonnes;page new likes;new likes;new page likes;new followers;nuovi follower;volgers; \
         novas curtidas na pagina;nuevos me gusta de la pagina;obserwujacy;foljer;page likes;page follows",
        "new_followers",
        "New followers",
        Flow,
    ),
    (
        "visits;page visits;profile visits;page and profile visits;visitas;visitas ao perfil; \
         visitas al perfil;visitas a pagina;visitas a la pagina;visitas ao facebook; \
         visitas a facebook;besuche;profilbesuche;seitenbesuche;visites;visites du profil; \
         visites de la page;visite;visite al profilo;bezoeken;profielbezoeken;odwiedziny",
        "profile_visits",
        "Profile visits",
        Flow,
    ),
    (
        "three second views;3 second views;3 second video views;visualizacoes de 3 segundos; \
         reproducciones de 3 segundos",
        "video_views",
        "Video views",
        Flow,
    ),
    ("total clicks;clicks", "clicks", "Clicks", Flow),
    (
        "reach;page reach;alcance;alcance da pagina;alcance de la pagina;reichweite; \
         reichweite der seite;couverture;couverture de la page;portee;copertura;bereik;zasieg; \
         impression:unique users;impression unique users;accounts center accounts reached",
        "reach",
        "Reach",
        Unique,
    ),
    (
        "messaging conversations started;conversas por mensagem iniciadas; \
         conversaciones con mensajes iniciadas;gestartete messaging unterhaltungen",
        "conversations_started",
        "Conversations started",
        Flow,
    ),
    ("navigation", "story_navigation", "Story navigation", Flow),
    // Beside "opmerkingen" for comments.
    ("reacties", "likes", "Likes", Flow),
];

/// A click on an advertisement leads to a page.
pub const ADS: &[Alias] = &[
    (
        "link clicks;inline link clicks;clicks;clicks (destination);cliques;clics;klicks;clic;klikken; \
         klikniecia;cliques no link;clics en el enlace;link klicks;clics sur un lien;clic sul link; \
         clics (destino);cliques (destino);clics (destination);klicks (ziel);klicks (zielseite); \
         klikken op link;klikniecia linku;lankklick;baglanti tiklamalari",
        "link_clicks",
        "Link clicks",
        Flow,
    ),
    ("clicks (all);cliques (todos);clics (todos);klicks (alle)", "clicks", "Clicks", Flow),
    (
        "interactions;interacoes;interacciones;interaktionen",
        "ad_interactions",
        "Interactions",
        Flow,
    ),
    (
        "landing page views;visualizacoes da pagina de destino;vistas de la pagina de destino; \
         landingpage aufrufe",
        "landing_page_views",
        "Landing page views",
        Flow,
    ),
    // What the advertising brought, and no standing.
    (
        "page likes;facebook likes;page follows;instagram follows;follows or likes;paid followers; \
         me gusta de la pagina;curtidas na pagina;gefallt mir angaben fur seite;mentions j aime la page",
        "new_followers",
        "New followers",
        Flow,
    ),
    (
        "messaging conversations started;conversas por mensagem iniciadas; \
         conversaciones con mensajes iniciadas;conversaciones por mensaje iniciadas; \
         gestartete messaging unterhaltungen;conversations par message lancees; \
         conversations par messagerie lancees;conversazioni tramite messaggi iniziate",
        "conversations_started",
        "Conversations started",
        Flow,
    ),
    // Where others count views.
    ("weergaven;wyswietlenia;exponeringar;gosterim", "impressions", "Impressions", Flow),
    ("spenderat belopp;harcanan tutar", "ad_cost", "Ad cost", Flow),
    ("conversion;conversions", "conversions", "Conversions", Flow),
    // Beside purchases and others they are one kind of them.
    ("leads", "leads", "Leads", Flow),
    ("video play actions;video views", "video_views", "Video views", Flow),
    (
        "purchases;kaufe;achats;acquisti;compras;aankopen;zakupy;kop;alisverisler",
        "purchases",
        "Purchases",
        Flow,
    ),
    (
        "purchases conversion value;conversion wert fur kaufe;valeur de conversion des achats; \
         valore di conversione degli acquisti;valor de conversion de compras; \
         valor de conversao da compra;conversiewaarde van aankoop;wartosc konwersji zakupow; \
         konverteringsvarde for kop;alisveris donusum degeri",
        "purchases_conversion_value",
        "Purchases conversion value",
        Flow,
    ),
    (
        "frequency;frequencia;frecuencia;frequenz;haufigkeit;repetition;frequenza;frequentie; \
         czestotliwosc;frekvens;siklik",
        "frequency",
        "Frequency",
        GivenRate,
    ),
];

pub const LINKEDIN: &[Alias] = &[
    (
        "total followers (new);new followers;total followers;novos seguidores;neue follower; \
         nuevos seguidores;nouveaux abonnes;follows;total de seguidores;seguidores totales; \
         seguidores totais;seguidores;total des abonnes;nombre total d abonnes;abonnes;follower; \
         follower gesamt;follower insgesamt;gesamtzahl der follower;gesamte follower;follower totali; \
         totale follower;totaal aantal volgers;volgers;total de seguidores (nuevos)",
        "new_followers",
        "New followers",
        Flow,
    ),
    (
        "total page views (total);seitenaufrufe gesamt (gesamt);seitenaufrufe insgesamt (gesamt); \
         total de visualizacoes de pagina (total);visualizacoes de pagina totais (total); \
         total de vistas de pagina (total);vistas de pagina totales (total); \
         total de pages vues (total);pages vues totales (total)",
        "page_views",
        "Page views",
        Flow,
    ),
    (
        "total unique visitors (total);eindeutige besucher gesamt (gesamt); \
         eindeutige besucher insgesamt (gesamt);total de visitantes unicos (total); \
         visitantes unicos totais (total);visitantes unicos totales (total); \
         total de visiteurs uniques (total);visiteurs uniques totaux (total)",
        "unique_visitors",
        "Unique visitors",
        Unique,
    ),
    ("views;video views", "video_views", "Video views", Flow),
    // Reactions, as the sheets of posts call them.
    ("recomendaciones;recomendacoes;consigliati;aanbevelingen", "likes", "Likes", Flow),
    ("views (excluding offsite video views)", "video_views", "Video views", Flow),
];

pub const YOUTUBE: &[Alias] = &[
    // Everybody who watched in the 28 days up to each day.
    (
        "monthly audience;audiencia mensual;publico mensal;monatliche zielgruppe;monatliches publikum; \
         audience mensuelle;pubblico mensile;maandelijks publiek",
        "monthly_audience",
        "Viewers of 28 days",
        Unique,
    ),
    (
        "28 day new viewers;new viewers (28 days)",
        "new_viewers_28_days",
        "New viewers of 28 days",
        Unique,
    ),
    ("28 day casual viewers", "casual_viewers_28_days", "Casual viewers of 28 days", Unique),
    ("28 day regular viewers", "regular_viewers_28_days", "Regular viewers of 28 days", Unique),
    (
        "your estimated revenue;sua receita estimada;tus ingresos estimados;sus ingresos estimados; \
         dein geschatzter umsatz;ihr geschatzter umsatz;vos revenus estimes;i tuoi ricavi stimati; \
         le tue entrate stimate;je geschatte opbrengst;estimated revenue",
        "revenue",
        "Revenue",
        Flow,
    ),
    ("unsubscribes;subscribers lost", "lost_followers", "Lost followers", Flow),
    ("wyswietlenia miniatur", "impressions", "Impressions", Flow),
    ("new comments", "comments", "Comments", Flow),
    (
        "post subscribers;subscribers from posts",
        "new_followers_from_posts",
        "New followers from posts",
        Flow,
    ),
    (
        "総再生時間（時間）;総再生時間 (時間);総再生時間（単位 時間）;総再生時間 (単位 時間);시청 시간(단위 시간)",
        "watch_time",
        "Watch time",
        Flow,
    ),
    ("views", "video_views", "Video views", Flow),
    (
        "subscribers;inscritos;suscriptores;abonnenten;abonnes;iscritti;abonnees;subskrybenci; \
         subscricoes;subscritores;チャンネル登録者;チャンネル登録者数;구독자;订阅者;订阅人数;訂閱人數;subscriber;aboneler;odberatele;odberatelia;prenumeranter; \
         abonnenter;tilaajat;feliratkozok;abonati;nguoi dang ky;ผู้ติดตาม;подписчики;підписники",
        "net_new_followers",
        "Net new followers",
        Flow,
    ),
    ("unique viewers;espectadores unicos;einzelne zuschauer", "viewers", "Viewers", Unique),
    (
        "average view duration;duracao media da visualizacao",
        "average_view_duration",
        "Average view duration",
        GivenRate,
    ),
    (
        "average percentage viewed (%)",
        "average_percentage_viewed",
        "Average percentage viewed",
        GivenRate,
    ),
];

pub const TIKTOK: &[Alias] = &[
    ("views;video views;total views", "video_views", "Video views", Flow),
    ("total viewers;unique viewers;viewers", "viewers", "Viewers", Unique),
    ("new viewers", "new_viewers", "New viewers", Unique),
    ("active followers", "active_followers", "Active followers", Unique),
];

pub const PINTEREST: &[Alias] = &[
    ("outbound clicks;link clicks", "link_clicks", "Link clicks", Flow),
    ("pin clicks;closeups;close ups", "clicks", "Clicks", Flow),
    ("saves;repins", "bookmarks", "Bookmarks and saves", Flow),
    ("total audience", "reach", "Reach", Unique),
    ("engaged audience", "engaged_users", "People who engaged", Unique),
];

pub const GOOGLE_ANALYTICS: &[Alias] = &[
    ("views", "page_views", "Page views", Flow),
    ("engagement rate", "site_engagement_rate_given", "Engaged sessions (as exported)", GivenRate),
    (
        "average engagement time;tiempo de interaccion medio;tiempo medio de interaccion; \
         tempo medio de engajamento;tempo de envolvimento medio;durchschnittliche interaktionsdauer; \
         durchschnittliche engagementdauer;duree d engagement moyenne;duree moyenne d engagement; \
         tempo medio di coinvolgimento;durata media del coinvolgimento;gemiddelde engagementtijd; \
         平均エンゲージメント時間;平均互动时长;평균 참여 시간;ortalama etkilesim suresi;среднее время взаимодействия",
        "average_engagement_time",
        "Average engagement time",
        GivenRate,
    ),
    ("visitors", "users", "Users", Unique),
    (
        "new;new users;nuevos;nuevo;novos;novo;neu;neue;nouveaux;nouveau;nuovi;nuovo;nieuw;nieuwe;新規;новые",
        "new_users",
        "New users",
        Flow,
    ),
    (
        "returning;returning users;recurrentes;recurrente;recorrentes;wiederkehrend;wiederkehrende;wiederkehrende nutzer; \
         connus;deja venus;recurrents;di ritorno;terugkerend;terugkerende gebruikers;リピーター;вернувшиеся",
        "returning_users",
        "Returning users",
        Unique,
    ),
    // Windows of one chart; the shortest is taken.
    (
        "1 day;1 tag;1 dia;1 jour;1 giorno;1 dag",
        "daily_active_users",
        "Active users of a day",
        Unique,
    ),
    (
        "7 days;7 tage;7 dias;7 jours;7 giorni;7 dagen",
        "weekly_active_users",
        "Active users of 7 days",
        Unique,
    ),
    (
        "28 days;30 days;28 tage;30 tage;28 dias;30 dias;28 jours;30 jours;28 giorni;30 giorni; \
         28 dagen;30 dagen",
        "monthly_active_users",
        "Active users of 28 or 30 days",
        Unique,
    ),
];

pub const MAIL: &[Alias] = &[
    // Answers to a mail are no comments that others can read.
    (
        "replies;total replies;antworten;respuestas;respostas;reponses",
        "mail_replies",
        "Replies to mails",
        Flow,
    ),
    (
        "total clicks;clicks;clicked;clics;klicks;cliques;clic;kliks",
        "link_clicks",
        "Link clicks",
        Flow,
    ),
    ("opened", "opens", "Opens", Flow),
    ("subscribers;audience;contacts", "subscribers", "Mail subscribers", Stock),
    ("total bounces;bounces;bounced", "bounced_mails", "Mails bounced", Flow),
    // Of advertisements it is a rate of what was shown.
    (
        "click rate;klickrate;taux de clic;taux de clics;tasa de clics;tasa de clic; \
         taxa de cliques;taxa de clique;tasso di clic;klikpercentage",
        "click_rate_given",
        "Click rate (as exported)",
        GivenRate,
    ),
];

pub const HELPDESK: &[Alias] = &[
    ("offer;offered", "calls", "Calls received", Flow),
    ("answer;answered;handled;angenommen", "answered_calls", "Calls answered", Flow),
    ("abandon;abandoned;verloren;abgebrochen", "abandoned_calls", "Calls abandoned", Flow),
    (
        "satisfaction score;survey results;rating;conversation rating;csat score",
        "csat_given",
        "Customer satisfaction (as exported)",
        GivenRate,
    ),
    ("agent interactions;agent replies;replies", "agent_replies", "Agent replies", Flow),
    ("customer interactions", "customer_replies", "Customer replies", Flow),
];

/// Played is what is heard.
pub const PODCAST: &[Alias] = &[
    ("plays;starts", "plays", "Plays", Flow),
    ("time listened (hours);hours listened", "hours_listened", "Hours listened", Flow),
];

pub const BUSINESS: &[Alias] = &[(
    "responses;answers;total responses;number of responses;survey responses;respostas;respuestas; \
     antworten;reponses;risposte",
    "nps_answers",
    "Answers to the recommendation question",
    Flow,
)];

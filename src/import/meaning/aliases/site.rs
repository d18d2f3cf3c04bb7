//! Websites, advertising, money and mail.

use crate::model::InputKind::{Flow, GivenRate, Unique};

use super::Alias;

/// Names are in the form `super::key` gives them.
pub const SITE: &[Alias] = &[
    (
        "sessions;site sessions;website sessions;visits (sessions);sessoes;sesiones;sitzungen; \
         sessioni;sessies;sesje;сеансы",
        "sessions",
        "Sessions",
        Flow,
    ),
    (
        "engaged sessions;sessoes engajadas;sesiones con interaccion;sitzungen mit interaktionen; \
         sessions avec engagement;sessioni con coinvolgimento;sessies met engagement; \
         betrokken sessies",
        "engaged_sessions",
        "Engaged sessions",
        Flow,
    ),
    ("bounced sessions;bounces (sessions)", "bounced_sessions", "Bounced sessions", Flow),
    (
        "page views;pageviews;screen page views;total page views (total);screen views; \
         visualizacoes de pagina;visualizacoes de paginas;vistas de pagina;paginas vistas; \
         numero de visitas a paginas;seitenaufrufe;pages vues;visualizzazioni di pagina; \
         paginaweergaven;odslony;visitas a paginas;seitenansichten;vues de page; \
         nombre de pages vues;visualizzazioni pagina",
        "page_views",
        "Page views",
        Flow,
    ),
    (
        "unique visitors;total unique visitors (total);visitors; \
         visitantes unicos;visitantes;eindeutige besucher;besucher;visiteurs uniques;visiteurs; \
         visitatori unici;unieke bezoekers;unikalni uzytkownicy;visitatori;bezoekers",
        "unique_visitors",
        "Unique visitors",
        Unique,
    ),
    (
        "total users;users;active users;usuarios;usuarios totais;usuarios ativos;total de usuarios; \
         usuarios activos;usuarios totales;nutzer;aktive nutzer;nutzer insgesamt;gesamtzahl der nutzer; \
         utilisateurs;utilisateurs actifs;nombre total d utilisateurs;utenti;utenti attivi; \
         utenti totali;gebruikers;actieve gebruikers;uzytkownicy;aktywni uzytkownicy;пользователи; \
         utilizadores;utilizadores ativos;total de utilizadores;benutzer; \
         totaal aantal gebruikers",
        "users",
        "Users",
        Unique,
    ),
    (
        "new users;novos usuarios;usuarios nuevos;nuevos usuarios;neue nutzer; \
         nouveaux utilisateurs;nuovi utenti;nieuwe gebruikers;nowi uzytkownicy;first time users;novos utilizadores",
        "new_users",
        "New users",
        Flow,
    ),
    (
        "event count;contagem de eventos;numero de eventos;recuento de eventos;ereignisanzahl; \
         nombre d evenements;conteggio eventi;aantal gebeurtenissen;liczba zdarzen;total events",
        "event_count",
        "Events",
        Flow,
    ),
    (
        "conversions;key events;conversions (all);results;resultados;ergebnisse;resultats;risultati; \
         resultaten;wyniki;total conversion;total conversions; \
         goal completions;leads;lead submissions;leads submission;leads submissions;conversoes; \
         eventos principais;principais eventos;conversiones;eventos clave;konversionen; \
         schlusselereignisse;wichtige ereignisse;evenements cles;conversioni;eventi chiave; \
         conversies;belangrijke gebeurtenissen;konwersje;kluczowe zdarzenia;website purchases;purchases",
        "conversions",
        "Conversions",
        Flow,
    ),
    (
        "bounce rate;taxa de rejeicao;porcentaje de rebote;tasa de rebote;absprungrate; \
         taux de rebond;frequenza di rimbalzo;bouncepercentage;wspolczynnik odrzucen",
        "bounce_rate_given",
        "Bounce rate (as exported)",
        GivenRate,
    ),
    (
        "ad cost;cost;costs;total investment;investment;marketing spend;marketing investment; \
         amount spent;spend;spent;total spent;total spend;ausgegebener gesamtbetrag;total depense;total invertido;totale speso;totaal uitgegeven;ad spend;media cost; \
         valor usado;valor gasto;importe gastado;coste;costo;custo;gasto;inversion;investimento; \
         ausgegebener betrag;kosten;ausgaben;werbeausgaben;montant depense;cout;depenses; \
         importo speso;spesa;besteed bedrag;uitgegeven bedrag;wydana kwota;koszt;расход; \
         spend in account currency;custo total;gastos;gasto total;coste total;costo total;werbekosten;cout total;costi; \
         uitgaven;anzeigenkosten;anzeigenausgaben;mediakosten;inversion publicitaria;gasto publicitario; \
         gasto en publicidad;investimento em anuncios;investimento em midia;investimento publicitario; \
         depenses publicitaires;budget depense;spesa pubblicitaria;advertentiekosten; \
         advertentie uitgaven;advertising spend;advertising cost",
        "ad_cost",
        "Ad cost",
        Flow,
    ),
    (
        "revenue;estimated revenue;total revenue;purchase revenue;your estimated revenue;sales; \
         estimated earnings;estimated monetization revenue; \
         conversion value;conv value;conv wert;conversion wert;conversionwert;valor de conv;valor da conv; \
         valeur de conv;valor conv;valeur conv;valor de conversion;valor de conversao; \
         valeur de conversion;valore di conv;valore conv;total de ingresos;receita estimada;receita;receita total;ingresos estimados; \
         ingresos;ingresos totales;geschatzter umsatz;umsatz;gesamtumsatz;einnahmen; \
         revenus estimes;revenus;revenu total;chiffre d affaires;entrate stimate;entrate; \
         omzet;geschatte opbrengst;przychody;szacowane przychody;annual revenue;faturamento; \
         ricavi;fatturato;inkomsten",
        "revenue",
        "Revenue",
        Flow,
    ),
    (
        "delivered;successful deliveries;emails delivered;delivres;entregados;entregues;zugestellt; \
         consegnate;consegnati;afgeleverd;bezorgd;total recipients;recipients; \
         destinatarios;empfanger;destinataires;e mails entregues; \
         correos entregados;zugestellte e mails;e mails delivres;email consegnate;destinatari; \
         afgeleverde e mails;ontvangers",
        "mails_delivered",
        "Mails delivered",
        Flow,
    ),
    // Some of what was sent never arrives.
    (
        "sent;sends;email sends;emails sent;sent emails;mails sent;sent (emails);total sent;e mails enviados;emails enviados;enviados; \
         correos enviados;envios;versendet;versendete e mails;e mails versendet;gesendet;gesendete e mails;envoyes; \
         e mails envoyes;emails envoyes;envois;inviate;email inviate;verzonden;verzonden e mails;wyslane",
        "sent",
        "Mails sent",
        Flow,
    ),
    (
        "open rate;taxa de abertura;tasa de apertura;offnungsrate;taux d ouverture; \
         tasso di apertura;openingspercentage;openratio",
        "open_rate_given",
        "Open rate (as exported)",
        GivenRate,
    ),
    ("click rate", "click_rate_given", "Click rate (as exported)", GivenRate),
    ("total opens;opens;aperturas;aberturas;offnungen;ouvertures", "opens", "Opens", Flow),
    (
        "unique opens;ouvertures uniques;eindeutige offnungen;aperturas unicas;aberturas unicas; \
         aperture uniche;unieke opens",
        "unique_opens",
        "Unique opens",
        Unique,
    ),
    (
        "unique clicks;clics uniques;eindeutige klicks;clics unicos;cliques unicos;clic unici; \
         unieke kliks",
        "unique_clicks",
        "Unique clicks",
        Unique,
    ),
    (
        "unsubscribes;unsubscribed;unsubs;abmeldungen;desinscriptions;descadastros;bajas; \
         cancelamentos de inscricao;cancelaciones de suscripcion;disiscrizioni; \
         annullamenti iscrizione;uitschrijvingen;afmeldingen",
        "unsubscribes",
        "Unsubscribes",
        Flow,
    ),
    ("position;posicao;posicion;posizione;positie;pozycja", "position", "Position", GivenRate),
];

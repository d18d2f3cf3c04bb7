//! The words by which names of columns betray how their figures add up, in eight languages.

/// Words of finished rates, averages and scores: English, Portuguese and Spanish, German, French,
/// Italian, Dutch and Polish.
pub const RATE_WORDS: &str = "rate rates ratio ctr avg average mean median percentage percent pct score \
    nps csat cpc cpm cpv cpa cpl cpe cpi cpr cvr vtr ctor roas romi roi acos tacos arpu aov \
    position % level frequency index percentile percentil perzentil centile p50 p75 p90 p95 p99 tp90 tp95 tp99 schulnote schulnoten zensur zensuren \
    max maximum peak minimum highest lowest maximo maxima minimo minima pico maximal minimal \
    hochstwert spitzenwert massimo minimo picco maximale maximaler maximales maximalen minimale minimaler massima \
    taxa taxas medio mediana percentual porcentagem percentagem razao indice frequencia \
    tasa promedio porcentaje frecuencia pontuacao puntuacion posicao posicion \
    anteil durchschnitt durchschnittlich durchschnittliche durchschnittlicher durchschnittliches \
    durchschnittlichen mittlere mittlerer mittleres durchschn mittelwert prozent \
    haufigkeit \
    taux moyenne moyen pourcentage frequence \
    tasso percentuale frequenza \
    gemiddelde gemiddeld aandeel wskaznik srednia sredni srednie procent odsetek wspolczynnik \
    perc prc nivel niveau livello poziom absenteeism absenteismo absentismo ausentismo absenteisme \
    assenteismo ziekteverzuim fehlzeitenquote \
    ortalama orani oran yuzde yuzdesi prumer prumerna prumerny mira podil gennemsnit gennemsnitlig andel \
    genomsnitt genomsnittlig gjennomsnitt gjennomsnittlig prosent keskimaarainen prosentti osuus atlag \
    atlagos aranya szazalek procentaj tingkat rasio persentase rata";
/// Words of rates, averages, scores and prices, unless the name says that something was counted:
/// "Rating", but not "Rating count". Abbreviations of call centres and of prices are among them.
pub const SOFT_RATE_WORDS: &str = "asa aht acw att awt frt mttr mtta fcr ttr ttfr sla ces enps occupancy utilization utilisation adherence \
    shrinkage virality stickiness rating klout authority speed velocity efficiency productivity \
    accuracy availability uptime depth completeness visibility popularity satisfaction confidence probability \
    likelihood engagingness readability difficulty toxicity relevance cpf cpo cac ltv clv rpm ecpm \
    vcpm epc rpc price prices longest shortest fastest slowest concurrent stddev variance \
    tma tme tmo tmr tpr dmt dmc dmr ocupacion ocupacao occupazione saturazione saturacion bezetting adherencia aderencia aderenza \
    bewertung auslastung verweildauer zufriedenheit sichtbarkeit sichtbarkeitsindex erreichbarkeit \
    servicelevel preis preise einzelpreis stuckpreis langste kurzeste \
    avaliacao satisfacao pontualidade preco visibilidade popularidade \
    valoracion calificacion satisfaccion precio visibilidad popularidad puntaje \
    prix visibilite popularite prezzo valutazione soddisfazione visibilita prijs \
    tevredenheid beoordeling zichtbaarheid bezettingsgraad";
/// Words that say that something was counted or summed.
pub const COUNT_WORDS: &str = "breaches breached violations requests count counts number total totals subtotal sum responses answers votes submissions \
    reviews ratings anzahl numero nombre quantidade cantidad aantal gesamt insgesamt summe";
/// Words that only end like a rate.
pub const NO_RATES: &str = "corporate separate moderate private elaborate generate operate integrate celebrate \
    illustrate demonstrate accurate entrate gerate mobilgerate endgerate elaborate deliberate tolerate";
/// Words of sums over all time, which are standings.
pub const SUMMED_WORDS: &str = "cumulative cumulated cumul ytd mtd qtd kumuliert kumulierte kumulativ \
    acumulado acumulada acumulados acumuladas cumule cumulee cumules cumulato cumulata cumulatief";
/// Ends of German and Dutch compounds: Klickrate, Antwortquote, doorklikpercentage.
pub const RATE_ENDS: [&str; 6] = ["rate", "quote", "percentage", "anteil", "ratio", "prozent"];
/// Words of people counted once.
pub const UNIQUE_WORDS: &str = "reach unique uniques reached engaged viewers distinct \
    alcance unicos unicas unico alcancadas alcancados alcanzadas espectadores pessoas personas \
    reichweite eindeutige eindeutig erreichte zuschauer personen \
    portee couverture spectateurs personnes touches touchees \
    copertura unici uniche raggiunti spettatori \
    bereik unieke kijkers zasieg unikalni unikalne widzowie \
    dau wau mau households haushalte hogares foyers huishoudens";
/// Words of people who come and go, counted once unless they are new.
pub const PEOPLE_WORDS: &str = "users visitors usuarios visitantes nutzer besucher utilisateurs \
    visiteurs utenti visitatori gebruikers bezoekers uzytkownicy people recallers purchasers buyers shoppers payers \
    listeners chatters commenters participants readers engagers likers sharers \
    horer teilnehmer leser kommentatoren oyentes participantes lectores comentaristas ouvintes \
    leitores comentadores auditeurs lecteurs commentateurs ascoltatori partecipanti lettori \
    communicators callers luisteraars deelnemers lezers sluchacze uczestnicy";
/// Words of changes, which add up although the rest of the name speaks of a standing.
pub const CHANGE_WORDS: &str = "new first net gained lost growth difference daily sent received change added \
    removed churned expansion contraction reactivation change changes evolution variation delta joined left unfollowed gain loss \
    novos novas novo ganhos ganhas perdidos perdidas liquido liquidos crescimento diferenca variacao evolucao saldo \
    nuevos nuevas nuevo ganados perdidas neto netos crecimiento diferencia variacion evolucion \
    neu neue neuer gewonnene gewonnen verlorene verloren netto wachstum zuwachs zugange abgange veranderung entwicklung \
    nouveaux nouvelles nouveau gagnes perdus nets nette croissance \
    differenza differenz verschil roznica rozdil skillnad fark augmentation aumento incremento \
    nuovi nuove persi netta crescita variazione andamento nieuwe groei nowi nowe wzrost utraceni";
/// Last words of standings.
pub const STOCK_WORDS: &str = "followers audience fans members subscribers employees headcount backlog \
    balance standing following membership backlinks mrr arr inventory \
    seguindo siguiendo \
    seguidores membros inscritos assinantes fas miembros suscriptores socios \
    follower abonnenten mitglieder mitgliederzahl mitgliederstand followerzahl abonnentenzahl fanzahl bestandskunden \
    kundenbestand bestand lagerbestand guthaben kontostand \
    existencias estoque inventario solde stocks tegoed voorraad giacenza \
    abonnes membres effectif iscritti membri abbonati \
    volgers leden abonnees obserwujacy subskrybenci czlonkowie";

/// Phrases of standings, wherever they stand in a name.
pub const STOCK_PHRASES: [&str; 44] = [
    "organic keywords",
    "paid keywords",
    "ranking keywords",
    "annualized revenue",
    "recurring revenue",
    "referring domain",
    "ref domains",
    "linking domains",
    "verweisende domain",
    "dominios de referencia",
    "domaines referents",
    "domini di riferimento",
    "queue length",
    "queue size",
    "list size",
    "database size",
    "community size",
    "audience size",
    "team size",
    "panel size",
    "fleet size",
    "installed base",
    "stock level",
    "inventory level",
    "listengrosse",
    "keywords in top",
    "in index",
    "dans l index",
    "im index",
    "en el indice",
    "no indice",
    "nell indice",
    "in de index",
    "reviews total",
    "in the queue",
    "total user installs",
    "active device install",
    "active user install",
    "current install",
    "current device install",
    "current user install",
    "installed audience",
    "installs on active",
    "lifetime likes",
];
/// Whole names of standings.
pub const STOCK_NAMES: &str = "saldo;saldo final;saldo actual;saldo disponible;contacts;total contacts; \
    all contacts;marketing contacts;email contacts;kontakte;contactos;contatos;contatti;contacten; \
    contacts total;number of contacts";
/// Words of standings, wherever they stand in a name.
pub const STOCK_ANYWHERE: &str = "backlog unresolved unsolved outstanding indexed nonindexed unindexed \
    indexiert indexierte indiziert indizierte indexee indexees indexe indexes indexada indexadas indexado \
    indexados indicizzata indicizzate geindexeerd ungelost ungeloste";
/// First words of standings where [`STOCK_NOUNS`] follow.
pub const STOCK_FIRST: &str = "open active pending current unassigned offene aktive laufende \
    abertos abertas ativos ativas pendentes abiertos abiertas activos activas pendientes ouverts ouvertes \
    actifs actives aperti aperte attivi attive open actieve";
/// What is open or active at a time.
pub const STOCK_NOUNS: &str = "tickets cases issues conversations requests deals opportunities positions \
    vacancies invoices tasks customers clients subscriptions subscribers contacts accounts listings \
    projects campaigns partners contracts licenses seats trials \
    anfragen vorgange falle kunden kontakte vertrage stellen aufgaben abos abonnements \
    chamados clientes contatos assinaturas contratos vagas incidencias casos contactos suscripciones \
    contrats demandes abonnements clienti contatti contratti klanten contacten";
/// Whole names of averages and rates that are too short or too common to be told by a word.
pub const RATE_NAMES: &str = "er;cr;cvr;dr;da;pa;ur;sov;vtr;otr;stars;star;star rating;sterne;estrellas;estrelas; \
    etoiles;stelle;sterren;index;churn;customer churn;user churn;subscriber churn;revenue churn; \
    logo churn;retention;user retention;customer retention;audience retention;view retention; \
    completion;course completion;video completion;story completion;nota;note;voto;cijfer;grade;gpa; \
    time on page;time on site;time on screen;time on app;time to first response;time to resolution; \
    time to close;time na sayte;time na saytu;temperature;quality;loyalty;health;happiness;multiplier;margin; \
    basket size;order size;cart size;warenkorb;verweildauer;tiempo en la pagina; \
    tempo na pagina;temps passe sur la page;tempo sulla pagina;tijd op pagina; \
    exchange rate;wechselkurs;tipo de cambio;taxa de cambio;taux de change;kurs;lift";

//! The commonest measures by the names that tools give them in six languages.

use super::meaning_of;

/// An identifier, and below it a line of names, parted by `;`, in each of Portuguese, Spanish,
/// German, French, Italian and Dutch.
const MEASURES: &str = "
    impressions
        Impressões;Total de impressões
        Impresiones;Impresiones totales
        Impressionen;Gesamtimpressionen
        Impressions;Nombre d’impressions
        Impressioni;Impression totali
        Impressies;Vertoningen
    reach
        Alcance;Contas alcançadas;Pessoas alcançadas
        Alcance;Cuentas alcanzadas;Personas alcanzadas
        Reichweite;Erreichte Konten;Erreichte Personen
        Couverture;Portée;Comptes touchés;Personnes touchées
        Copertura;Account raggiunti;Persone raggiunte
        Bereik;Bereikte accounts;Bereikte personen
    views
        Visualizações;Total de visualizações
        Visualizaciones;Vistas
        Aufrufe;Ansichten
        Vues;Nombre de vues
        Visualizzazioni
        Weergaven;Aantal weergaven
    video_views
        Visualizações de vídeo;Visualizações do vídeo;Reproduções
        Visualizaciones de video;Reproducciones de vídeo;Reproducciones
        Videoaufrufe;Video-Aufrufe;Videowiedergaben
        Vues de vidéos;Vues de la vidéo;Lectures de vidéo
        Visualizzazioni video;Visualizzazioni del video;Riproduzioni video
        Videoweergaven;Video-weergaven
    likes
        Curtidas;Gostos;Reações
        Me gusta;«Me gusta»;Reacciones
        Gefällt mir;„Gefällt mir“-Angaben;Likes;Reaktionen
        J’aime;Mentions J’aime;Réactions
        Mi piace;“Mi piace”;Reazioni
        Vind-ik-leuks;Vind ik leuk
    comments
        Comentários;Respostas
        Comentarios;Respuestas
        Kommentare;Antworten
        Commentaires;Réponses
        Commenti;Risposte
        Opmerkingen;Reacties;Antwoorden
    shares
        Compartilhamentos;Partilhas
        Compartidos;Veces que se compartió;Veces compartido
        Geteilte Inhalte;Geteilt;Shares
        Partages;Nombre de partages
        Condivisioni
        Gedeeld;Keer gedeeld;Deelacties
    bookmarks
        Salvamentos;Itens salvos;Salvos
        Guardados;Elementos guardados;Veces que se guardó
        Gespeichert;Speicherungen;Gespeicherte Elemente;Gespeicherte Beiträge
        Enregistrements;Éléments enregistrés
        Salvataggi;Elementi salvati
        Opgeslagen;Keer opgeslagen;Opgeslagen items
    followers
        Seguidores;Total de seguidores
        Seguidores;Seguidores totales
        Follower;Follower insgesamt;Abonnenten
        Abonnés;Followers;Nombre d’abonnés
        Follower;Follower totali
        Volgers;Totaal aantal volgers;Aantal volgers
    new_followers
        Novos seguidores;Seguidores ganhos
        Nuevos seguidores;Seguidores ganados
        Neue Follower;Gewonnene Follower;Neue Abonnenten
        Nouveaux abonnés;Nouveaux followers;Abonnés gagnés
        Nuovi follower;Follower acquisiti
        Nieuwe volgers;Gewonnen volgers
    lost_followers
        Seguidores perdidos;Deixaram de seguir;Deixar de seguir
        Seguidores perdidos;Dejaron de seguir
        Verlorene Follower;Entfolgt
        Abonnés perdus;Followers perdus;Désabonnements
        Follower persi
        Verloren volgers;Ontvolgd
    net_new_followers
        Crescimento líquido;Seguidores líquidos;Crescimento de seguidores
        Crecimiento neto;Seguidores netos;Crecimiento de seguidores
        Netto-Wachstum;Nettowachstum;Follower-Wachstum
        Croissance nette;Croissance des abonnés
        Crescita netta;Crescita dei follower
        Nettogroei;Volgersgroei
    profile_visits
        Visitas ao perfil;Visualizações do perfil
        Visitas al perfil;Visualizaciones del perfil
        Profilbesuche;Profilaufrufe
        Visites du profil;Vues du profil;Consultations du profil
        Visite al profilo;Visualizzazioni del profilo
        Profielbezoeken;Profielweergaven
    link_clicks
        Cliques no link;Cliques em links;Cliques em link
        Clics en el enlace;Clics en enlaces;Clics en los enlaces
        Link-Klicks;Linkklicks;Klicks auf Links;Klicks auf den Link
        Clics sur un lien;Clics sur le lien;Clics sur les liens
        Clic sul link;Clic sui link
        Linkklikken;Klikken op link;Klikken op links;Klikken op een link
    clicks
        Cliques;Total de cliques
        Clics;Clics totales
        Klicks;Klicks insgesamt
        Clics;Nombre de clics
        Clic;Clic totali
        Klikken;Kliks;Totaal aantal klikken
    engagements
        Interações;Engajamento;Engajamentos;Total de interações
        Interacciones;Interacciones totales;Total de interacciones
        Interaktionen;Interaktionen gesamt;Gesamtinteraktionen
        Interactions;Engagements;Total des interactions
        Interazioni;Interazioni totali;Coinvolgimento
        Interacties;Totaal aantal interacties;Betrokkenheid
    engagement_rate_given
        Taxa de engajamento;Taxa de interação
        Tasa de interacción;Tasa de engagement;Tasa de participación
        Interaktionsrate;Engagement-Rate;Engagementrate
        Taux d’engagement;Taux d’interaction
        Tasso di interazione;Tasso di coinvolgimento;Tasso di engagement
        Engagementpercentage;Betrokkenheidspercentage;Interactiepercentage
    watch_time
        Tempo de exibição (horas);Tempo de visualização (horas)
        Tiempo de visualización (horas);Tiempo de reproducción (horas)
        Wiedergabezeit (Stunden)
        Durée de visionnage (heures)
        Tempo di visualizzazione (ore)
        Kijktijd (uur);Weergavetijd (uren)
    ad_cost
        Valor gasto (BRL);Valor usado (BRL);Custo;Custo total;Gastos
        Importe gastado (EUR);Coste;Gasto;Inversión;Gasto total
        Ausgegebener Betrag (EUR);Kosten;Ausgaben;Werbekosten
        Montant dépensé (EUR);Coût;Dépenses;Coût total
        Importo speso (EUR);Costo;Spesa;Costi
        Besteed bedrag (EUR);Kosten;Uitgaven;Uitgegeven bedrag (EUR)
    conversions
        Conversões;Eventos principais;Resultados
        Conversiones;Eventos clave;Resultados
        Conversions;Konversionen;Schlüsselereignisse;Ergebnisse
        Conversions;Évènements clés;Résultats
        Conversioni;Eventi chiave;Risultati
        Conversies;Belangrijke gebeurtenissen;Resultaten
    sessions
        Sessões
        Sesiones
        Sitzungen
        Sessions
        Sessioni
        Sessies
    users
        Usuários;Utilizadores;Usuários ativos;Total de usuários;Utilizadores ativos
        Usuarios;Usuarios activos;Usuarios totales;Total de usuarios
        Nutzer;Aktive Nutzer;Nutzer insgesamt;Benutzer
        Utilisateurs;Utilisateurs actifs;Nombre total d’utilisateurs
        Utenti;Utenti attivi;Utenti totali
        Gebruikers;Actieve gebruikers;Totaal aantal gebruikers
    new_users
        Novos usuários;Novos utilizadores
        Nuevos usuarios;Usuarios nuevos
        Neue Nutzer
        Nouveaux utilisateurs
        Nuovi utenti
        Nieuwe gebruikers
    page_views
        Visualizações de página;Visualizações de páginas
        Vistas de página;Páginas vistas;Visitas a páginas
        Seitenaufrufe;Seitenansichten
        Pages vues;Vues de page;Nombre de pages vues
        Visualizzazioni di pagina;Visualizzazioni pagina
        Paginaweergaven
    engaged_sessions
        Sessões engajadas
        Sesiones con interacción
        Sitzungen mit Interaktionen
        Sessions avec engagement
        Sessioni con coinvolgimento
        Sessies met engagement;Betrokken sessies
    bounce_rate_given
        Taxa de rejeição
        Porcentaje de rebote;Tasa de rebote
        Absprungrate
        Taux de rebond
        Frequenza di rimbalzo
        Bouncepercentage
    event_count
        Contagem de eventos
        Número de eventos;Recuento de eventos
        Ereignisanzahl
        Nombre d’événements
        Conteggio eventi
        Aantal gebeurtenissen
    unique_visitors
        Visitantes únicos;Visitantes
        Visitantes únicos
        Eindeutige Besucher;Besucher
        Visiteurs uniques;Visiteurs
        Visitatori unici;Visitatori
        Unieke bezoekers;Bezoekers
    revenue
        Receita;Receita total;Faturamento
        Ingresos;Ingresos totales
        Umsatz;Gesamtumsatz;Einnahmen
        Revenus;Chiffre d’affaires
        Entrate;Ricavi;Fatturato
        Omzet;Inkomsten
    click_through_rate_given
        Taxa de cliques;CTR
        Tasa de clics;Porcentaje de clics
        Klickrate;Durchklickrate
        Taux de clics
        Percentuale di clic;Tasso di clic
        Klikpercentage;Doorklikpercentage;Klikfrequentie
    mentions
        Menções
        Menciones
        Erwähnungen
        Mentions
        Menzioni
        Vermeldingen
    posts
        Publicações;Publicações criadas
        Publicaciones
        Beiträge;Veröffentlichte Beiträge
        Publications
        Post pubblicati
        Berichten;Gepubliceerde berichten
    viewers
        Espectadores
        Espectadores;Espectadores únicos
        Zuschauer;Betrachter
        Spectateurs
        Spettatori
        Kijkers
    received_messages
        Mensagens recebidas
        Mensajes recibidos
        Empfangene Nachrichten;Eingegangene Nachrichten
        Messages reçus
        Messaggi ricevuti
        Ontvangen berichten
    calls
        Chamadas recebidas
        Llamadas recibidas;Llamadas entrantes
        Eingehende Anrufe;Anrufe
        Appels reçus;Appels entrants
        Chiamate ricevute;Chiamate in entrata
        Inkomende oproepen;Oproepen
    answered_calls
        Chamadas atendidas
        Llamadas atendidas
        Angenommene Anrufe
        Appels traités
        Chiamate risposte
        Beantwoorde oproepen
    tickets
        Chamados;Tickets criados
        Incidencias;Tickets creados
        Neue Tickets;Erstellte Tickets
        Tickets créés
        Ticket creati
        Nieuwe tickets;Aangemaakte tickets
    open_rate_given
        Taxa de abertura
        Tasa de apertura
        Öffnungsrate
        Taux d’ouverture
        Tasso di apertura
        Openingspercentage;Openratio
    mails_delivered
        E-mails entregues;Destinatários
        Correos entregados;Destinatarios
        Zugestellte E-Mails;Empfänger
        E-mails délivrés;Destinataires
        Email consegnate;Destinatari
        Afgeleverde e-mails;Ontvangers
    unsubscribes
        Descadastros;Cancelamentos de inscrição
        Bajas;Cancelaciones de suscripción
        Abmeldungen
        Désinscriptions
        Disiscrizioni;Annullamenti iscrizione
        Uitschrijvingen;Afmeldingen
";

/// Each identifier with its names.
fn measures() -> Vec<(&'static str, Vec<&'static str>)> {
    let lines: Vec<&str> =
        MEASURES.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let measure = |lines: &[&'static str]| {
        let names = lines[1..].iter().flat_map(|line| line.split(';')).collect();
        (lines[0], names)
    };
    assert_eq!(lines.len() % 7, 0);
    lines.chunks(7).map(measure).collect()
}

#[test]
fn the_commonest_measures_are_known_in_six_languages() {
    let mut unknown = Vec::new();
    for (identifier, names) in measures() {
        for name in names {
            let found = meaning_of(name);
            if found.identifier != identifier || !found.is_known {
                unknown.push(format!("{name}: {} instead of {identifier}", found.identifier));
            }
        }
    }
    assert!(unknown.is_empty(), "{} names: {unknown:#?}", unknown.len());
}

#[test]
fn kinds_do_not_depend_on_the_language() {
    for (identifier, names) in measures() {
        let mut kinds: Vec<_> = names.iter().map(|name| meaning_of(name).kind).collect();
        kinds.dedup();
        assert_eq!(kinds.len(), 1, "{identifier}");
    }
}

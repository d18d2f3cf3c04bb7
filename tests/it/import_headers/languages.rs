//! Exports in Spanish, Portuguese, German, French, Italian and Dutch.

use super::Export;

/// Tools and their columns.
pub const EXPORTS: &[Export] = &[
    (
        "YouTube de",
        "Datum = D; Aufrufe = n flow video_views; Wiedergabezeit (Stunden) = r flow \
         watch_time; Abonnenten = n flow net_new_followers; Impressionen = n flow \
         impressions; Klickrate der Impressionen (%) = r given_rate \
         click_through_rate_given; Durchschnittliche Wiedergabedauer = d given_rate; \
         Durchschnittliche Wiedergabe in Prozent (%) = r given_rate; „Mag ich“-Bewertungen \
         = n flow likes; „Mag ich nicht“-Bewertungen = n flow dislikes; Hinzugefügte \
         Kommentare = n flow comments; Geteilte Inhalte = n flow shares; Gewonnene \
         Abonnenten = n flow new_followers; Verlorene Abonnenten = n flow lost_followers; \
         Geschätzter Umsatz (EUR) = m flow revenue; Einzelne Zuschauer = n unique viewers; \
         Neue Zuschauer = n unique; Wiederkehrende Zuschauer = n unique",
    ),
    (
        "YouTube es",
        "Fecha = D; Visualizaciones = n flow video_views; Tiempo de visualización (horas) = \
         r flow watch_time; Suscriptores = n flow net_new_followers; Impresiones = n flow \
         impressions; Porcentaje de clics de las impresiones (%) = r given_rate \
         click_through_rate_given; Duración media de las visualizaciones = d given_rate; Me \
         gusta = n flow likes; No me gusta = n flow dislikes; Comentarios añadidos = n flow \
         comments; Contenido compartido = n flow shares; Suscriptores conseguidos = n flow \
         new_followers; Suscriptores perdidos = n flow lost_followers; Ingresos estimados \
         (EUR) = m flow revenue; Espectadores únicos = n unique viewers",
    ),
    (
        "YouTube pt",
        "Data = D; Visualizações = n flow video_views; Tempo de exibição (horas) = r flow \
         watch_time; Inscritos = n flow net_new_followers; Impressões = n flow impressions; \
         Taxa de cliques de impressões (%) = r given_rate click_through_rate_given; Duração \
         média da visualização = d given_rate; Porcentagem média visualizada (%) = r \
         given_rate; Marcações \"Gostei\" = n flow likes; Marcações \"Não gostei\" = n flow \
         dislikes; Comentários adicionados = n flow comments; Compartilhamentos = n flow \
         shares; Inscrições obtidas = n flow new_followers; Inscrições perdidas = n flow \
         lost_followers; Receita estimada (BRL) = m flow revenue; Espectadores únicos = n \
         unique viewers",
    ),
    (
        "YouTube fr",
        "Date = D; Vues = n flow video_views; Durée de visionnage (heures) = r flow \
         watch_time; Abonnés = n flow net_new_followers; Impressions = n flow impressions; \
         Taux de clics par impressions (%) = r given_rate click_through_rate_given; Durée \
         moyenne d'une vue = d given_rate; J'aime = n flow likes; Je n'aime pas = n flow \
         dislikes; Commentaires ajoutés = n flow comments; Partages = n flow shares; \
         Abonnés gagnés = n flow new_followers; Abonnés perdus = n flow lost_followers; \
         Revenus estimés (EUR) = m flow revenue; Spectateurs uniques = n unique viewers",
    ),
    (
        "GA4 de",
        "Datum = D; Aktive Nutzer = n unique users; Neue Nutzer = n flow new_users; \
         Wiederkehrende Nutzer = n unique; Sitzungen = n flow sessions; Sitzungen mit \
         Interaktionen = n flow engaged_sessions; Engagement-Rate = f given_rate; \
         Durchschnittliche Interaktionsdauer pro aktivem Nutzer = r given_rate; Aufrufe = n \
         flow page_views; Aufrufe pro aktivem Nutzer = r given_rate; Ereignisanzahl = n \
         flow event_count; Schlüsselereignisse = n flow conversions; Gesamtumsatz = m flow \
         revenue; Absprungrate = f given_rate bounce_rate_given; Rate der \
         Schlüsselereignisse für Sitzungen = f given_rate",
    ),
    (
        "GA4 fr",
        "Date = D; Utilisateurs actifs = n unique users; Nouveaux utilisateurs = n flow \
         new_users; Sessions = n flow sessions; Sessions avec engagement = n flow \
         engaged_sessions; Taux d'engagement = f given_rate; Durée d'engagement moyenne par \
         utilisateur actif = r given_rate; Vues = n flow page_views; Nombre d'événements = \
         n flow event_count; Événements clés = n flow conversions; Revenu total = m flow \
         revenue; Taux de rebond = f given_rate bounce_rate_given; Utilisateurs connus = n \
         unique",
    ),
    (
        "GA4 es",
        "Fecha = D; Usuarios activos = n unique users; Nuevos usuarios = n flow new_users; \
         Usuarios recurrentes = n unique; Sesiones = n flow sessions; Sesiones con \
         interacción = n flow engaged_sessions; Porcentaje de interacciones = f given_rate; \
         Tiempo de interacción medio por usuario activo = r given_rate; Vistas = n flow \
         page_views; Vistas por usuario activo = r given_rate; Número de eventos = n flow \
         event_count; Eventos clave = n flow conversions; Total de ingresos = m flow \
         revenue; Porcentaje de rebote = f given_rate bounce_rate_given",
    ),
    (
        "GA4 pt",
        "Data = D; Usuários ativos = n unique users; Novos usuários = n flow new_users; \
         Usuários recorrentes = n unique; Sessões = n flow sessions; Sessões engajadas = n \
         flow engaged_sessions; Taxa de engajamento = f given_rate; Tempo médio de \
         engajamento por usuário ativo = r given_rate; Visualizações = n flow page_views; \
         Visualizações por usuário ativo = r given_rate; Contagem de eventos = n flow \
         event_count; Eventos principais = n flow conversions; Receita total = m flow \
         revenue; Taxa de rejeição = f given_rate bounce_rate_given",
    ),
    (
        "FB Suite fr",
        "Date = D; Couverture de la page = n unique reach; Nouveaux followers = n flow \
         new_followers; Visites de la page = n flow profile_visits; Mentions J’aime = n \
         flow likes; Interactions avec le contenu = n flow engagements; Clics sur un lien = \
         n flow link_clicks; Vues = n flow views; Spectateurs = n unique viewers",
    ),
    (
        "X overview es",
        "Date = E; Impresiones = n flow impressions; Me gusta = n flow likes; Interacciones \
         = n flow engagements; Elementos guardados = n flow bookmarks; Veces que se \
         compartió = n flow share_button_uses; Nuevos seguidores = n flow new_followers; \
         Dejar de seguir = n flow lost_followers; Respuestas = n flow comments; Reposts = n \
         flow shares; Visitas al perfil = n flow profile_visits; Crear post = n flow posts; \
         Reproducciones de video = n flow video_views; Visualizaciones de contenido \
         multimedia = n flow media_views",
    ),
    (
        "TT es",
        "Date = D; Visualizaciones de vídeo = n flow video_views; Visualizaciones del \
         perfil = n flow profile_visits; Me gusta = n flow likes; Comentarios = n flow \
         comments; Compartidos = n flow shares",
    ),
    (
        "TT de",
        "Date = D; Videoaufrufe = n flow video_views; Profilaufrufe = n flow \
         profile_visits; Likes = n flow likes; Kommentare = n flow comments; Shares = n \
         flow shares",
    ),
    (
        "TT pt",
        "Date = D; Visualizações de vídeo = n flow video_views; Visualizações de perfil = n \
         flow profile_visits; Curtidas = n flow likes; Comentários = n flow comments; \
         Compartilhamentos = n flow shares",
    ),
    (
        "TT fr",
        "Date = D; Vues de la vidéo = n flow video_views; Vues du profil = n flow \
         profile_visits; J’aime = n flow likes; Commentaires = n flow comments; Partages = \
         n flow shares",
    ),
    (
        "LI followers de",
        "Datum = D; Gesponserte Follower = n left out; Organische Follower = n left out; \
         Automatisch eingeladene Follower = n left out; Follower insgesamt = n flow \
         new_followers",
    ),
    (
        "LI followers pt",
        "Data = D; Seguidores patrocinados = n left out; Seguidores orgânicos = n left out; \
         Total de seguidores = n flow new_followers",
    ),
    (
        "LI followers fr",
        "Date = D; Abonnés sponsorisés = n left out; Abonnés organiques = n left out; \
         Nombre total d’abonnés = n flow new_followers",
    ),
    (
        "LI followers it",
        "Data = D; Follower sponsorizzati = n left out; Follower organici = n left out; \
         Follower totali = n flow new_followers",
    ),
    (
        "LI followers nl",
        "Datum = D; Gesponsorde volgers = n left out; Organische volgers = n left out; \
         Totaal aantal volgers = n flow new_followers",
    ),
    (
        "LI content es",
        "Fecha = D; Impresiones (orgánicas) = n left out; Impresiones (patrocinadas) = n \
         left out; Impresiones totales = n flow impressions; Impresiones únicas (orgánicas) \
         = n unique reach; Clics (orgánicos) = n left out; Clics (Totales) = n flow clicks; \
         Reacciones (generales) = n left out; Reacciones (total) = n flow likes; \
         Comentarios (totales) = n flow comments; Veces compartido (total) = n flow shares; \
         Tasa de interacción (total) = f given_rate engagement_rate_given",
    ),
    (
        "LI content de",
        "Datum = D; Impressionen (organisch) = n left out; Impressionen (gesponsert) = n \
         left out; Impressionen (gesamt) = n flow impressions; Eindeutige Impressionen \
         (organisch) = n unique reach; Klicks (gesamt) = n flow clicks; Reaktionen (gesamt) \
         = n flow likes; Kommentare (gesamt) = n flow comments; Direkt geteilte Beiträge \
         (gesamt) = n flow shares; Engagement-Rate (gesamt) = f given_rate \
         engagement_rate_given",
    ),
    (
        "LI content pt",
        "Data = D; Impressões (orgânicas) = n left out; Impressões (patrocinadas) = n left \
         out; Impressões (total) = n flow impressions; Cliques (total) = n flow clicks; \
         Reações (total) = n flow likes; Comentários (total) = n flow comments; \
         Compartilhamentos (total) = n flow shares; Taxa de engajamento (total) = f \
         given_rate engagement_rate_given",
    ),
    (
        "LI content fr",
        "Date = D; Impressions (organiques) = n left out; Impressions (sponsorisées) = n \
         left out; Impressions (total) = n flow impressions; Clics (total) = n flow clicks; \
         Réactions (total) = n flow likes; Commentaires (total) = n flow comments; \
         Republications (total) = n flow shares; Taux d’engagement (total) = f given_rate \
         engagement_rate_given",
    ),
    (
        "MBS IG es",
        "Identificador de la publicación = it; Nombre de usuario de la cuenta = acme; \
         Descripción = t; Duración (s) = n left out; Hora de publicación = P; Enlace \
         permanente = u; Tipo de publicación = c; Visualizaciones = n flow impressions; Me \
         gusta = n flow likes; Veces que se compartió = n flow shares; Seguimientos = n \
         flow new_followers; Comentarios = n flow comments; Veces que se guardó = n flow \
         bookmarks",
    ),
    (
        "MBS IG de",
        "Beitrags-ID = it; Konto-Benutzername = acme; Beschreibung = t; Dauer (Sek.) = n \
         left out; Veröffentlichungszeit = P; Dauerlink = u; Beitragsart = c; Aufrufe = n \
         flow impressions; „Gefällt mir“-Angaben = n flow likes; Geteilte Inhalte = n flow \
         shares; Follower = n flow new_followers; Kommentare = n flow comments; \
         Speicherungen = n flow bookmarks",
    ),
    (
        "MBS IG fr",
        "Identifiant de la publication = it; Nom d’utilisateur du compte = acme; \
         Description = t; Durée (s) = n left out; Heure de publication = P; Permalien = u; \
         Type de publication = c; Vues = n flow impressions; Mentions J’aime = n flow \
         likes; Partages = n flow shares; Followers = n flow new_followers; Commentaires = \
         n flow comments; Enregistrements = n flow bookmarks",
    ),
    (
        "MBS IG pt",
        "Identificação do post = it; Nome de usuário da conta = acme; Descrição = t; \
         Duração (s) = n left out; Horário de publicação = P; Link permanente = u; Tipo de \
         post = c; Visualizações = n flow impressions; Curtidas = n flow likes; \
         Compartilhamentos = n flow shares; Seguimentos = n flow new_followers; Comentários \
         = n flow comments; Salvamentos = n flow bookmarks",
    ),
    (
        "Calls es",
        "Fecha = D; Llamadas recibidas = n flow calls; Llamadas atendidas = n flow \
         answered_calls; Llamadas abandonadas = n flow abandoned_calls; % Abandono = % \
         given_rate; Nivel de servicio = % given_rate; TMO = d given_rate; Tiempo medio de \
         espera = d given_rate; Tiempo promedio de conversación = d given_rate; Duración \
         media de llamada = d given_rate",
    ),
    (
        "Calls de",
        "Datum = D; Eingehende Anrufe = n flow calls; Angenommene Anrufe = n flow \
         answered_calls; Verpasste Anrufe = n flow abandoned_calls; Annahmequote = % \
         given_rate; Servicelevel = % given_rate; Ø Wartezeit = d given_rate; \
         Durchschnittliche Gesprächsdauer = d given_rate; Erreichbarkeit = % given_rate; \
         Abbruchquote = % given_rate; Rückrufe = n flow",
    ),
    (
        "Calls pt",
        "Data = D; Chamadas recebidas = n flow calls; Chamadas atendidas = n flow \
         answered_calls; Chamadas abandonadas = n flow abandoned_calls; TMA = d given_rate; \
         TME = d given_rate; Nível de serviço = % given_rate; Taxa de abandono = % \
         given_rate; Tempo médio de atendimento = d given_rate",
    ),
    (
        "Calls fr",
        "Date = D; Appels reçus = n flow calls; Appels traités = n flow answered_calls; \
         Appels abandonnés = n flow abandoned_calls; Taux d’abandon = % given_rate; Taux de \
         décroché = % given_rate; Durée moyenne de traitement = d given_rate; Temps moyen \
         d’attente = d given_rate; Niveau de service = % given_rate; DMT = d given_rate",
    ),
    (
        "Ecom de",
        "Datum = D; Bestellungen = n flow; Umsatz = m flow revenue; Durchschnittlicher \
         Bestellwert = m given_rate; Conversion-Rate = % given_rate; Retouren = n flow; \
         Neukunden = n flow; Bestandskunden = s stock; Newsletter-Abonnenten = s stock; \
         Abmeldungen = n flow unsubscribes",
    ),
    (
        "Report de",
        "Monat = M; Follower = s stock followers; Neue Follower = n flow new_followers; \
         Reichweite = n unique reach; Impressionen = n flow impressions; Interaktionen = n \
         flow engagements; Interaktionsrate = % given_rate engagement_rate_given; Beiträge \
         = n flow posts; Storys = n flow; Reels = n flow; Profilaufrufe = n flow \
         profile_visits; Website-Klicks = n flow link_clicks; Antwortzeit (Std.) = r \
         given_rate; Antwortquote = % given_rate; Erwähnungen = n flow mentions; Sentiment \
         = r given_rate; Anzeigenkosten = m flow ad_cost; Kosten pro Lead = m given_rate; \
         Leads = n flow conversions",
    ),
    (
        "Report es",
        "Mes = M; Seguidores = s stock followers; Nuevos seguidores = n flow new_followers; \
         Alcance = n unique reach; Impresiones = n flow impressions; Interacciones = n flow \
         engagements; Tasa de engagement = % given_rate engagement_rate_given; \
         Publicaciones = n flow posts; Historias = n flow; Visitas al perfil = n flow \
         profile_visits; Clics en el sitio web = n flow link_clicks; Tiempo de respuesta \
         (h) = r given_rate; Menciones = n flow mentions; Inversión publicitaria = m flow \
         ad_cost; Costo por lead = m given_rate; Ventas = n flow; Ticket promedio = m \
         given_rate",
    ),
    (
        "Report pt",
        "Mês = M; Seguidores = s stock followers; Novos seguidores = n flow new_followers; \
         Alcance = n unique reach; Impressões = n flow impressions; Interações = n flow \
         engagements; Taxa de engajamento = % given_rate engagement_rate_given; Publicações \
         = n flow posts; Visitas ao perfil = n flow profile_visits; Cliques no site = n \
         flow link_clicks; Tempo de resposta (h) = r given_rate; Menções = n flow mentions; \
         Investimento = m flow ad_cost; Custo por lead = m given_rate; Vendas = n flow; \
         Ticket médio = m given_rate",
    ),
    (
        "Report fr",
        "Mois = M; Abonnés = s stock followers; Nouveaux abonnés = n flow new_followers; \
         Portée = n unique reach; Impressions = n flow impressions; Interactions = n flow \
         engagements; Taux d’engagement = % given_rate engagement_rate_given; Publications \
         = n flow posts; Visites du profil = n flow profile_visits; Clics sur le site web = \
         n flow link_clicks; Délai de réponse (h) = r given_rate; Mentions = n flow \
         mentions; Budget dépensé = m flow; Coût par lead = m given_rate; Ventes = n flow; \
         Panier moyen = m given_rate",
    ),
    (
        "Report it",
        "Mese = M; Follower = s stock followers; Nuovi follower = n flow new_followers; \
         Copertura = n unique reach; Impression = n flow impressions; Interazioni = n flow \
         engagements; Tasso di interazione = % given_rate engagement_rate_given; Post \
         pubblicati = n flow posts; Visite al profilo = n flow profile_visits; Clic sul \
         sito = n flow link_clicks; Menzioni = n flow mentions; Spesa pubblicitaria = m \
         flow ad_cost; Scontrino medio = m given_rate",
    ),
    (
        "Report nl",
        "Maand = M; Volgers = s stock followers; Nieuwe volgers = n flow new_followers; \
         Bereik = n unique reach; Vertoningen = n flow impressions; Interacties = n flow \
         engagements; Interactiepercentage = % given_rate engagement_rate_given; Berichten \
         = n flow posts; Profielbezoeken = n flow profile_visits; Websiteklikken = n flow \
         link_clicks; Vermeldingen = n flow mentions; Advertentiekosten = m flow ad_cost; \
         Gemiddelde orderwaarde = m given_rate",
    ),
];

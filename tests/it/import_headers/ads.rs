//! Reports of advertising in English, Spanish, Portuguese, German and French.

use super::Export;

/// Tools and their columns.
pub const EXPORTS: &[Export] = &[
    (
        "Google Ads",
        "Day = D; Campaign = c; Currency code = EUR; Clicks = n flow link_clicks; Impr. = n \
         flow impressions; CTR = % given_rate click_through_rate_given; Avg. CPC = m \
         given_rate; Cost = m flow ad_cost; Conversions = r flow conversions; Cost / conv. \
         = m given_rate; Conv. rate = % given_rate; View-through conv. = n flow; All conv. \
         = r flow; Conv. value = m flow revenue; Conv. value / cost = r given_rate; Search \
         impr. share = % given_rate; Search top IS = % given_rate; Impr. (Abs. Top) % = % \
         given_rate; Impr. (Top) % = % given_rate; Interactions = n flow; Interaction rate \
         = % given_rate; Avg. cost = m given_rate; Views = n flow; View rate = % \
         given_rate; Avg. CPV = m given_rate; Video played to 25% = % given_rate; Phone \
         calls = n flow; Phone-through rate = % given_rate; Engagements = n flow \
         engagements; Invalid clicks = n flow; Invalid click rate = % given_rate; Quality \
         Score = n given_rate; Optimization score = % given_rate; Budget = m left out; \
         Cross-device conv. = r flow; TrueView views = n flow",
    ),
    (
        "Google Ads de",
        "Tag = D; Kampagne = c; Währungscode = EUR; Klicks = n flow link_clicks; Impr. = n \
         flow impressions; CTR = % given_rate click_through_rate_given; Durchschn. CPC = m \
         given_rate; Kosten = m flow ad_cost; Conversions = r flow conversions; \
         Kosten/Conv. = m given_rate; Conv.-Rate = % given_rate; Conv.-Wert = m flow \
         revenue; Conv.-Wert/Kosten = r given_rate; Anteil an möglichen Impr. im \
         Suchnetzwerk = % given_rate; Impr. (oben) % = % given_rate; Interaktionen = n \
         flow; Interaktionsrate = % given_rate; Optimierungsfaktor = % given_rate",
    ),
    (
        "Google Ads es",
        "Día = D; Campaña = c; Código de moneda = EUR; Clics = n flow link_clicks; Impr. = \
         n flow impressions; CTR = % given_rate click_through_rate_given; CPC medio = m \
         given_rate; Coste = m flow ad_cost; Conversiones = r flow conversions; Coste/conv. \
         = m given_rate; Tasa de conv. = % given_rate; Valor de conv. = m flow revenue; \
         Valor conv./coste = r given_rate; Cuota de impr. de búsqueda = % given_rate; \
         Porcentaje de interacciones = % given_rate",
    ),
    (
        "Google Ads pt",
        "Dia = D; Campanha = c; Código da moeda = BRL; Cliques = n flow link_clicks; Impr. \
         = n flow impressions; CTR = % given_rate click_through_rate_given; CPC méd. = m \
         given_rate; Custo = m flow ad_cost; Conversões = r flow conversions; Custo / conv. \
         = m given_rate; Taxa de conv. = % given_rate; Valor da conv. = m flow revenue; \
         Valor da conv. / custo = r given_rate; Parcela de impr. da pesquisa = % \
         given_rate; Taxa de interação = % given_rate",
    ),
    (
        "Google Ads fr",
        "Jour = D; Campagne = c; Code de devise = EUR; Clics = n flow link_clicks; Impr. = \
         n flow impressions; CTR = % given_rate click_through_rate_given; CPC moy. = m \
         given_rate; Coût = m flow ad_cost; Conversions = r flow conversions; Coût/conv. = \
         m given_rate; Taux de conv. = % given_rate; Valeur de conv. = m flow revenue; \
         Valeur de conv./coût = r given_rate; Taux d'impr. sur le Réseau de Recherche = % \
         given_rate; Taux d'interaction = % given_rate",
    ),
    (
        "Meta Ads",
        "Reporting starts = 2025-03-01; Reporting ends = 2025-03-12; Day = D; Campaign name \
         = c; Results = n flow conversions; Cost per result = m given_rate; Reach = n \
         unique reach; Frequency = r given_rate; Impressions = n flow impressions; Amount \
         spent (EUR) = m flow ad_cost; Link clicks = n flow link_clicks; CPC (cost per link \
         click) = m given_rate; CPM (cost per 1,000 impressions) = m given_rate; Clicks \
         (all) = n flow; CTR (all) = r given_rate; CPC (all) = m given_rate; Landing page \
         views = n flow; Cost per landing page view = m given_rate; Post reactions = n flow \
         likes; Post comments = n flow comments; Post shares = n flow shares; Post saves = \
         n flow bookmarks; Page likes = n flow; Page engagement = n flow; ThruPlays = n \
         flow completed_views; Cost per ThruPlay = m given_rate; Video plays = n flow \
         video_views; 3-second video plays = n flow; Video plays at 25% = n flow; Video \
         plays at 100% = n flow; Video average play time = d given_rate; Purchases = n \
         flow; Cost per purchase = m given_rate; Purchases conversion value = m flow; \
         Purchase ROAS (return on ad spend) = r given_rate; Website purchases = n flow; \
         Adds to cart = n flow; Checkouts initiated = n flow; Leads = n flow; Cost per lead \
         = m given_rate; Unique link clicks = n unique; Unique CTR (all) = r given_rate; \
         Outbound clicks = n flow; Outbound CTR (click-through rate) = r given_rate; \
         Messaging conversations started = n flow; Hook rate = % given_rate; Ad set budget \
         = m left out; Quality ranking = t; Estimated ad recallers = n unique",
    ),
    (
        "Meta Ads es",
        "Inicio del informe = 2025-03-01; Fin del informe = 2025-03-12; Día = D; Nombre de \
         la campaña = c; Edad = 18-24; Importe gastado (EUR) = m flow ad_cost; Impresiones \
         = n flow impressions; Alcance = n unique reach; Frecuencia = r given_rate; \
         Impresiones/Compras = r given_rate; Compras = n flow; Valor de conversión de \
         compras = m flow; Pagos iniciados = n flow; % Compras = % given_rate; Porcentaje \
         de compras por visitas a la página de destino = % given_rate; Clics (todos) = n \
         flow; Clics en el enlace = n flow link_clicks; CTR (todos) = r given_rate; CTR \
         (porcentaje de clics en el enlace) = r given_rate; CTR único (porcentaje de clics \
         en el enlace) = r given_rate; CPM (costo por mil impresiones) = m given_rate; CPC \
         (todos) = m given_rate; Visitas a la página de destino = n flow; Reproducciones de \
         video de 3 segundos = n flow; Reproducciones de video hasta el 25% = n flow; \
         Reproducciones de video hasta el 100% = n flow; Porcentaje de reproducciones de \
         video de 3 segundos por impresiones = % given_rate; Tiempo promedio de \
         reproducción del video = d given_rate; ThruPlays = n flow completed_views; \
         Reproducciones de video = n flow video_views; Retención de video = % given_rate; \
         Me gusta en Facebook = n flow; Comentarios de publicaciones = n flow comments; \
         Interacciones con la publicación = n flow engagements; Reacciones a publicaciones \
         = n flow likes; Veces que se compartieron las publicaciones = n flow shares; \
         Interacción con la página = n flow; Artículos agregados al carrito = n flow; AOV = \
         m given_rate; Presupuesto de la campaña = m left out; Puja = m left out",
    ),
    (
        "Meta Ads pt",
        "Início dos relatórios = 2025-03-01; Término dos relatórios = 2025-03-12; Dia = D; \
         Nome da campanha = c; Resultados = n flow conversions; Alcance = n unique reach; \
         Impressões = n flow impressions; Frequência = r given_rate; Custo por resultados = \
         m given_rate; Valor usado (BRL) = m flow ad_cost; CPM (custo por 1.000 impressões) \
         (BRL) = m given_rate; Cliques no link = n flow link_clicks; CPC (custo por clique \
         no link) (BRL) = m given_rate; Cliques (todos) = n flow; CTR (todos) = r \
         given_rate; Visualizações da página de destino = n flow; Taxa de visualizações da \
         página de destino por cliques no link = r given_rate; Leads = n flow; Custo por \
         lead = m given_rate; Conversas por mensagem iniciadas = n flow \
         conversations_started; Custo por conversa por mensagem iniciada = m given_rate; \
         Compras = n flow; Valor de conversão da compra = m flow; ROAS de resultados = r \
         given_rate; Retorno sobre o investimento em publicidade (ROAS) das compras = r \
         given_rate; Reproduções do vídeo por no mínimo 3 segundos = n flow; Engajamento \
         com a publicação = n flow engagements; Reações à publicação = n flow likes; \
         Comentários na publicação = n flow comments; Compartilhamentos da publicação = n \
         flow shares; Orçamento do conjunto de anúncios = m left out",
    ),
    (
        "Meta Ads de",
        "Berichtsstart = 2025-03-01; Berichtsende = 2025-03-12; Tag = D; Kampagnenname = c; \
         Ergebnisse = n flow conversions; Kosten pro Ergebnis = m given_rate; Reichweite = \
         n unique reach; Häufigkeit = r given_rate; Impressionen = n flow impressions; \
         Ausgegebener Betrag (EUR) = m flow ad_cost; Link-Klicks = n flow link_clicks; CPC \
         (Kosten pro Link-Klick) (EUR) = m given_rate; CPM (Kosten pro 1.000 Impressionen) \
         (EUR) = m given_rate; Klicks (alle) = n flow; CTR (alle) = r given_rate; \
         Zielseitenaufrufe = n flow; Kosten pro Zielseitenaufruf = m given_rate; \
         Beitragsreaktionen = n flow likes; Beitragskommentare = n flow comments; Geteilte \
         Beiträge = n flow shares; Gespeicherte Beiträge = n flow bookmarks; \
         Beitragsinteraktionen = n flow engagements; Käufe = n flow; Kosten pro Kauf = m \
         given_rate; Conversion-Wert von Käufen = m flow; ROAS (Return on Ad Spend) für \
         Käufe = r given_rate; Videowiedergaben (3 Sekunden) = n flow; Videowiedergaben zu \
         25 % = n flow; ThruPlays = n flow completed_views; Leads = n flow; In den \
         Einkaufswagen = n flow; Budget der Anzeigengruppe = m left out",
    ),
    (
        "Meta Ads fr",
        "Début des rapports = 2025-03-01; Fin des rapports = 2025-03-12; Jour = D; Nom de \
         la campagne = c; Résultats = n flow conversions; Coût par résultat = m given_rate; \
         Couverture = n unique reach; Répétition = r given_rate; Impressions = n flow \
         impressions; Montant dépensé (EUR) = m flow ad_cost; Clics sur un lien = n flow \
         link_clicks; CPC (coût par clic sur un lien) (EUR) = m given_rate; CPM (Coût pour \
         1 000 impressions) (EUR) = m given_rate; Clics (tous) = n flow; CTR (tous) = r \
         given_rate; Vues de page de destination = n flow; Achats = n flow; Coût par achat \
         = m given_rate; Valeur de conversion des achats = m flow; ROAS (retour sur les \
         dépenses publicitaires) des achats = r given_rate; Réactions à la publication = n \
         flow likes; Commentaires sur la publication = n flow comments; Partages de la \
         publication = n flow shares; Interactions avec la publication = n flow \
         engagements; Lectures de vidéo = n flow video_views; Lectures de 3 secondes de la \
         vidéo = n flow; Ajouts au panier = n flow; Prospects = n flow; Budget de \
         l'ensemble de publicités = m left out",
    ),
    (
        "TikTok Ads",
        "By Day = D; Campaign name = c; Cost = m flow ad_cost; Currency = USD; CPC \
         (destination) = m given_rate; CPM = m given_rate; Impressions = n flow \
         impressions; Clicks (destination) = n flow; CTR (destination) = % given_rate; \
         Conversions = n flow conversions; CPA = m given_rate; Conversion rate (CVR) = % \
         given_rate; Results = n flow; Cost per result = m given_rate; Result rate = % \
         given_rate; Reach = n unique reach; Frequency = r given_rate; Video views = n flow \
         video_views; 2-second video views = n flow; 6-second video views = n flow; Video \
         views at 25% = n flow; Video views at 100% = n flow; Average play time per video \
         view = r given_rate; Paid likes = n flow; Paid comments = n flow; Paid shares = n \
         flow; Paid followers = n flow; Profile visits = n flow; Cost per 1,000 people \
         reached = m given_rate",
    ),
    (
        "LinkedIn Ads",
        "Start Date (in UTC) = D; Campaign Name = c; Currency = EUR; Total Spent = m flow \
         ad_cost; Impressions = n flow impressions; Clicks = n flow link_clicks; Click \
         Through Rate = % given_rate click_through_rate_given; Average CPM = m given_rate; \
         Average CPC = m given_rate; Reactions = n flow likes; Comments = n flow comments; \
         Shares = n flow shares; Follows = n flow new_followers; Total Engagements = n flow \
         engagements; Engagement Rate = % given_rate engagement_rate_given; Conversions = n \
         flow conversions; Cost per Conversion = m given_rate; Leads = n flow; Lead Form \
         Opens = n flow; Lead Form Completion Rate = % given_rate; Cost per Lead = m \
         given_rate; Video Views = n flow video_views; Video Completions = n flow \
         completed_views; Video Completion Rate = % given_rate; eCPV = m given_rate; Reach \
         = n unique reach; Average Frequency = r given_rate",
    ),
];

//! Recipes of advertising, website, publishing, mail, care and survey tools, from the most telling
//! to the least.

use super::recipe::{Family, Recipe, recipe};

pub const RECIPES: &[Recipe] = &[
    recipe(
        "Sprout Social Post Performance",
        Family::Sprout,
        "",
        &["network", "profile", "post type|content type", "sent by|linked content"],
    ),
    recipe(
        "Sprout Social Profile Performance",
        Family::Sprout,
        "",
        &[
            "network",
            "profile",
            "audience|impressions",
            "net audience growth|audience gained|engagements",
        ],
    ),
    recipe(
        "Hootsuite post performance",
        Family::Scheduler,
        "",
        &[
            "social network|network",
            "social profile|profile|profile name",
            "post permalink|post link|permalink",
            "post message|message|post id",
        ],
    ),
    recipe(
        "Hootsuite analytics",
        Family::Scheduler,
        "",
        &["social network", "social profile|social profile name|profile id"],
    ),
    recipe(
        "Buffer posts",
        Family::Scheduler,
        "",
        &[
            "service|channel type|channel|profile",
            "text|post text|update text",
            "sent at|sent date|date sent|published at",
            "clicks|likes|reach|impressions|engagement rate",
        ],
    ),
    recipe(
        "Later posts",
        Family::Scheduler,
        "",
        &[
            "posted time|posted at|post date|published time",
            "caption",
            "media type|post type|media url",
            "likes|impressions|reach",
        ],
    ),
    recipe(
        "Meta Ads report",
        Family::MetaAds,
        "Meta Ads",
        &[
            "reporting starts|inicio dos relatorios|inicio del informe|inicio de los informes|auswertungsbeginn|berichtsstart|debut des rapports|inizio rapporto|inizio report",
            "amount spent*|impressions|reach|results|valor usado*|valor gasto*|importe gastado*|ausgegebener betrag*|montant depense*|importo speso*|alcance|reichweite|couverture|impressoes|impresiones|impressionen",
        ],
    ),
    recipe(
        "Snapchat Ads report",
        Family::MetaAds,
        "Snapchat Ads",
        &["swipe ups|paid impressions", "spend|amount spent*"],
    ),
    recipe(
        "Reddit Ads report",
        Family::MetaAds,
        "Reddit Ads",
        &["amount spent*|spend*", "ecpm*|upvotes", "impressions", "clicks"],
    ),
    recipe(
        "Microsoft Advertising report",
        Family::MetaAds,
        "Microsoft Ads",
        &["gregorian date|time period", "spend", "impressions", "clicks"],
    ),
    recipe(
        "Meta Ads report",
        Family::MetaAds,
        "Meta Ads",
        &[
            "campaign name|ad set name|ad name|nome da campanha|nombre de la campana|kampagnenname|nom de la campagne|nome della campagna|naam van campagne|campagnenaam|nazwa kampanii|nome do conjunto de anuncios|anzeigengruppenname|nome do anuncio|nombre del anuncio|anzeigenname|nom de la publicite|nome dell inserzione",
            "amount spent*|valor usado*|importe gastado*|ausgegebener betrag*|montant depense*|importo speso*",
        ],
    ),
    // In every language the three stand so beside each other: "CTR (taxa de cliques no link)".
    recipe("Meta Ads report", Family::MetaAds, "Meta Ads", &["ctr (*", "cpm (*", "cpc (*"]),
    recipe(
        "LinkedIn Ads report",
        Family::MetaAds,
        "LinkedIn Ads",
        &["start date (in utc)", "total spent", "impressions"],
    ),
    recipe(
        "TikTok Ads report",
        Family::MetaAds,
        "TikTok Ads",
        &[
            "campaign name|ad group name|ad name|nombre de la campana|nome da campanha|kampagnenname|nom de la campagne|nome della campagna",
            "cost|total cost|coste|costo|custo|kosten|cout",
            "clicks (destination)|cpc (destination)|clics (destino)|cpc (destino)|cliques (destino)|clics (destination)|klicks (ziel)|klicks (zielseite)",
        ],
    ),
    recipe(
        "X Ads report",
        Family::MetaAds,
        "X Ads",
        &[
            "campaign name|campaign",
            "spend",
            "funding source name|funding source id",
            "impressions",
        ],
    ),
    recipe(
        "X Ads report",
        Family::MetaAds,
        "X Ads",
        &[
            "campaign name|campaign",
            "spend",
            "retweets|reposts|tweet engagements|card engagements",
            "impressions",
        ],
    ),
    recipe(
        "Google Ads report",
        Family::GoogleAds,
        "Google Ads",
        &[
            "campaign|campanha|campana|kampagne|campagne|campagna",
            "currency code|codigo da moeda|codigo de moneda|wahrungscode|code de devise|codice valuta",
            "cost|custo|coste|costo|kosten|cout",
        ],
    ),
    recipe(
        "Google Ads report",
        Family::GoogleAds,
        "Google Ads",
        &[
            "clicks|cliques|clics|klicks|interactions",
            "impressions|impr|impressoes|impresiones|impressionen",
            "avg cpc|cpc med|cpc medio|cpc prom|durchschn cpc|cpc moy|avg cost",
            "cost|custo|coste|costo|kosten|cout",
        ],
    ),
    recipe(
        "Google Search Console performance",
        Family::SearchConsole,
        "Google Search",
        &[
            "clicks|cliques|clics|klicks|clic|klikken",
            "impressions|impressoes|impresiones|impressionen|impressioni|vertoningen",
            "ctr",
            "position|posicao|posicion|posizione|positie",
        ],
    ),
    recipe(
        "Google Analytics export",
        Family::GoogleAnalytics,
        "Website",
        &[
            "event count|contagem de eventos|numero de eventos|ereignisanzahl|nombre d evenements",
            "total users|active users|users|event name|views|new users|sessions|usuarios totais|usuarios ativos|usuarios activos|nutzer insgesamt|aktive nutzer|utilisateurs actifs|sesiones|sessoes|sitzungen",
        ],
    ),
    recipe(
        "Google Analytics export",
        Family::GoogleAnalytics,
        "Website",
        &["engaged sessions", "sessions|users|active users|total users|new users"],
    ),
    // Networks have rates of engagement as well.
    recipe(
        "Google Analytics export",
        Family::GoogleAnalytics,
        "Website",
        &[
            "engagement rate",
            "sessions|users|active users|total users|new users",
            "average engagement time*|views per*|events per*|event count*|key events*|sessions per*|session source*|session default*|session primary*|first user*|landing page*|page path*|page title*|bounce rate|total revenue|returning users",
        ],
    ),
    recipe(
        "Google Analytics export (Universal)",
        Family::GoogleAnalytics,
        "Website",
        &[
            "users|sessions|new users",
            "bounce rate",
            "pages / session|avg session duration|pageviews|% new sessions",
        ],
    ),
    recipe("Wix site report", Family::Wix, "Website", &["site sessions"]),
    recipe("Wix blog report", Family::Wix, "Website", &["action date", "post views"]),
    recipe(
        "Mail campaign report",
        Family::Mail,
        "Email",
        &[
            "subject|campaign name|title|campaign",
            "send date|sent date|send time|date sent|sent at",
            "open rate|unique opens|opens|opened|total opens",
        ],
    ),
    recipe(
        "Mail campaign report",
        Family::Mail,
        "Email",
        &[
            "total recipients|recipients|delivered|successful deliveries|emails sent|sent|sends|email sends",
            "opens|unique opens|open rate|total opens|opened",
            "clicks|click rate|unique clicks|unsubscribes|total clicks",
        ],
    ),
    recipe(
        "Mail campaign report",
        Family::Mail,
        "Email",
        &[
            "objet|betreff|asunto|assunto|oggetto|onderwerp|nom de la campagne|kampagnenname|nombre de la campana|nome da campanha|nome della campagna",
            "destinataires|empfanger|destinatarios|destinatari|ontvangers|delivres|zugestellt|entregados|entregues|consegnate|afgeleverd",
            "ouvertures|ouvertures uniques|taux d ouverture|offnungen|eindeutige offnungen|offnungsrate|aperturas|aperturas unicas|tasa de apertura|aberturas|aberturas unicas|taxa de abertura|aperture|tasso di apertura|opens|openingspercentage",
        ],
    ),
    recipe(
        "Brandwatch mentions",
        Family::Listening,
        "",
        &["query name|query id", "sentiment|page type|content source"],
    ),
    recipe(
        "Meltwater mentions",
        Family::Listening,
        "",
        &["hit sentence|input name|opening text", "sentiment|source|headline|source name"],
    ),
    recipe(
        "Talkwalker mentions",
        Family::Listening,
        "",
        &["title snippet|content snippet", "published|indexed", "sentiment|domain url"],
    ),
    recipe(
        "Talkwalker mentions",
        Family::Listening,
        "",
        &["source type", "sentiment", "published|indexed|publication date", "url|title"],
    ),
    recipe(
        "Mentions",
        Family::Listening,
        "",
        &[
            "author|author name|username|user name|user|autor|auteur|autore|auteur name|source|source name|domain|quelle|fuente|fonte",
            "sentiment|tone|tonality|tonalitat|sentimiento|sentimento|tonalite",
            "text|title|content|message|snippet|mention|headline|texto|titulo|titel|texte|titre|testo|beitrag|link|url",
        ],
    ),
    recipe(
        "Freshdesk tickets",
        Family::Helpdesk,
        "",
        &[
            "ticket id",
            "created time",
            "first response time*|initial response time|agent interactions|resolved time",
        ],
    ),
    recipe(
        "Zendesk tickets",
        Family::Helpdesk,
        "",
        &[
            "id|ticket id",
            "requester|assignee|requester name|ticket form",
            "created at|ticket created timestamp|created",
            "first reply time in minutes*|first reply time*|satisfaction score|full resolution time in minutes*|updated at|priority",
        ],
    ),
    recipe(
        "Intercom conversations",
        Family::Helpdesk,
        "",
        &[
            "conversation id|conversation rating",
            "conversation started at*|conversation created at*|created at*|started at*|first response time*|time to first response*|teammate*|conversation rating",
        ],
    ),
    recipe(
        "Helpdesk tickets",
        Family::Helpdesk,
        "",
        &[
            "ticket id|ticket number|ticket|case number|case id|request id|ticket #|chamado|incidencia",
            "first response time*|first reply*|created*|opened*|date created|time to first*|resolution time*|satisfaction*|csat*",
        ],
    ),
    recipe(
        "Call centre report",
        Family::Helpdesk,
        "",
        &[
            "incoming calls|calls offered|inbound calls|total calls|calls received|llamadas entrantes|llamadas recibidas|chamadas recebidas|eingehende anrufe|anrufe|appels entrants|appels recus|chiamate ricevute|offered|offer|calls",
            "answered calls|calls answered|calls handled|answered|handled|llamadas atendidas|chamadas atendidas|angenommene anrufe|angenommen|appels traites|chiamate risposte|answer %|abandon %|abandoned calls|calls abandoned|abandoned|missed calls",
        ],
    ),
    recipe(
        "Call centre log",
        Family::Helpdesk,
        "",
        &[
            "call id",
            "answered (y/n)|answered|agent",
            "speed of answer in seconds|avgtalkduration|talk duration|satisfaction rating|duration|wait time",
        ],
    ),
    recipe(
        "SurveyMonkey answers",
        Family::Survey,
        "",
        &["respondent id|respondentid", "collector id|collectorid|date created|start date"],
    ),
    recipe(
        "Qualtrics answers",
        Family::Survey,
        "",
        &["recorded date|recordeddate", "response id|responseid|finished|progress"],
    ),
    recipe(
        "Typeform answers",
        Family::Survey,
        "",
        &[
            "submit date (utc)|submit date",
            "network id|start date (utc)|start date|response type|token|#",
        ],
    ),
    recipe(
        "Google Forms answers",
        Family::Survey,
        "",
        &[
            "timestamp|carimbo de data/hora|marca temporal|zeitstempel|horodateur|informazioni cronologiche",
            "how *|what *|which *|please *|overall*|on a scale*|would you*|do you*|are you*|rate *|wie *|como *|qual *|que *|quelle*|comment *|email address|endereco de e mail|e mail adresse|score",
        ],
    ),
    recipe(
        "NPS figures",
        Family::Business,
        "",
        &[
            "promoters*|promotores*|promotoren*|promoteurs*|promotori*",
            "detractors*|detratores*|detractores*|kritiker*|detraktoren*|detracteurs*|detrattori*",
        ],
    ),
    recipe(
        "Delighted answers",
        Family::Survey,
        "",
        &[
            "score|nps score",
            "comment|feedback",
            "survey type|response date|responded at|created at|delighted source|survey sent at",
        ],
    ),
    recipe(
        "NPS answers",
        Family::Survey,
        "",
        &[
            "nps|nps score|nps rating|nps score (0 10)|likelihood to recommend",
            "satisfaction|comment|respondent|response id|id|customer id|submitted at|responded at|response date",
        ],
    ),
    recipe(
        "Yearly business figures",
        Family::Business,
        "",
        &[
            "year|ano|jahr|annee|fiscal year",
            "subscribers|annual subscribers|paid memberships|customers|subscribers (millions)|premium subscribers",
            "revenue|annual revenue|income|annual income|profit|net income|operating income",
        ],
    ),
];

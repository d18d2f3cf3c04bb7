//! Recipes of the networks' own exports, from the most telling to the least.

use super::recipe::{Family, Recipe, recipe};

pub const RECIPES: &[Recipe] = &[
    recipe(
        "X (Twitter) daily tweet activity",
        Family::X,
        "X",
        &[
            "tweets published|tweets publicados|publicacoes de tweets",
            "impressions|impressoes|impresiones",
            "retweets",
        ],
    ),
    recipe(
        "X (Twitter) tweet activity",
        Family::X,
        "X",
        &[
            "tweet id|identificador del tweet|id do tweet",
            "tweet text|texto del tweet|texto do tweet",
            "retweets",
        ],
    ),
    recipe(
        "X (Twitter) video activity",
        Family::X,
        "X",
        &["media title", "video views|views", "retweets|replies"],
    ),
    recipe(
        "X post analytics",
        Family::X,
        "X",
        &[
            "post id|id do post|id del post",
            "post text|texto do post|texto del post|post link|link|link do post",
            "reposts|republicacoes|compartilhamentos",
        ],
    ),
    // Others have reposts and unfollows, too.
    recipe(
        "X account overview",
        Family::X,
        "X",
        &[
            "impressions",
            "unfollows",
            "reposts",
            "new follows|create post|profile visits|bookmarks|engagements|shares|media views",
        ],
    ),
    recipe(
        "X account overview",
        Family::X,
        "X",
        &[
            "impressoes|impresiones|impressionen|impressions",
            "deixar de seguir|dejar de seguir|entfolgt|unfollows",
            "itens salvos|guardados|elementos guardados|gespeicherte elemente|elements enregistres|elementi salvati|lesezeichen|bookmarks|signets|cliques de url|visitas ao perfil",
            // Instagram has comments, X replies.
            "cliques de url|clics de url|url klicks|url clicks|respostas|respuestas|antworten|reponses|replies|republicacoes|reposts",
        ],
    ),
    recipe(
        "X post analytics",
        Family::X,
        "X",
        &[
            "ポストid|포스트 id|게시물 id",
            "ポスト本文|ポストのリンク|포스트 텍스트",
            "リポスト|インプレッション数|노출수",
        ],
    ),
    recipe(
        "X account overview",
        Family::X,
        "X",
        &["インプレッション数", "フォロー解除|プロフィールへのアクセス数"],
    ),
    recipe(
        "X video overview",
        Family::X,
        "X",
        &[
            "watch time (ms)|tempo de exibicao (ms)|tiempo de reproduccion (ms)|tiempo de visualizacion (ms)|wiedergabezeit (ms)|duree de visionnage (ms)|temps de visionnage (ms)|tempo di visualizzazione (ms)",
            "completion rate|taxa de conclusoes|taxa de conclusao|tasa de finalizacion|abschlussrate|abschlussquote|taux d achevement|taux de completion|tasso di completamento",
        ],
    ),
    recipe("X (Twitter) monthly figures", Family::X, "X", &["tweets", "tweet impressions"]),
    recipe(
        "Facebook Page Insights",
        Family::FacebookInsights,
        "Facebook",
        &[
            "lifetime total likes|total de me gusta de por vida",
            "daily new likes|daily page engaged users|daily total reach|nuevos me gusta diarios|alcance total diario",
        ],
    ),
    recipe(
        "Facebook video insights",
        Family::FacebookInsights,
        "Facebook",
        &[
            "post id",
            "lifetime post total reach|lifetime post total impressions",
            "lifetime unique video views|lifetime total 30 second views|lifetime total video views",
        ],
    ),
    recipe(
        "Facebook post insights",
        Family::FacebookInsights,
        "Facebook",
        &[
            "lifetime post total reach|lifetime post total impressions|lifetime engaged users",
            "lifetime post organic reach|lifetime post consumers|lifetime post total impressions|post id",
        ],
    ),
    recipe(
        "Facebook post insights",
        Family::FacebookInsights,
        "Facebook",
        &[
            "lifetime post total reach|alcance total de publicacion de por vida",
            "lifetime engaged users|total interactions|like",
        ],
    ),
    recipe(
        "Meta Business Suite Facebook posts",
        Family::Meta,
        "Facebook",
        &[
            "page id|identificacao da pagina|identificador de la pagina|seiten id|identifiant de la page|id della pagina|pagina id|identyfikator strony|sayfa no",
            "publish time|horario de publicacao|hora de publicacion|veroffentlichungszeit|zeitpunkt der veroffentlichung|heure de publication|ora di pubblicazione|orario di pubblicazione|tijdstip van publicatie|publicatietijd|publicatietijdstip|godzina publikacji|czas publikacji|publicerad|publiceringstid|yayinlanma zamani|время публикации",
        ],
    ),
    recipe(
        "Meta Business Suite Instagram stories",
        Family::Meta,
        "Instagram",
        &[
            "account username|nome de usuario da conta|nombre de usuario de la cuenta|konto benutzername|nom d utilisateur du compte",
            "sticker taps|navigation|navegacao|navegacion|toques em figurinhas",
        ],
    ),
    recipe(
        "Meta Business Suite Instagram posts",
        Family::Meta,
        "Instagram",
        &[
            "account username|nome de usuario da conta|nombre de usuario de la cuenta|konto benutzername|benutzername des kontos|nom d utilisateur du compte|nome utente dell account|gebruikersnaam van account|gebruikersnaam account|accountgebruikersnaam|nazwa uzytkownika konta|hesap kullanici adi",
            "publish time|horario de publicacao|hora de publicacion|veroffentlichungszeit|zeitpunkt der veroffentlichung|heure de publication|ora di pubblicazione|orario di pubblicazione|tijdstip van publicatie|publicatietijd|publicatietijdstip|godzina publikacji|czas publikacji|publicerad|publiceringstid|yayinlanma zamani|время публикации",
        ],
    ),
    recipe(
        "Meta Business Suite page figures",
        Family::Meta,
        "Facebook",
        &[
            "page id|identificacao da pagina|identificador de la pagina|seiten id|identifiant de la page|id della pagina|pagina id",
            "page name|nome da pagina|nombre de la pagina|seitenname|nom de la page|nome della pagina|paginanaam",
            "data comment|comentario de dados|comentario sobre dados|comentario de los datos|datenkommentar|commentaire sur les donnees|commento sui dati|opmerking over gegevens",
        ],
    ),
    recipe(
        "LinkedIn page content",
        Family::LinkedIn,
        "LinkedIn",
        &[
            "impressions (organic)|impressoes (organicas)|impresiones (organicas)|impressions (organisch)|impressions (organiques)",
            "impressions (sponsored)|impressoes (patrocinadas)|impresiones (patrocinadas)|impressions (gesponsert)|impressions (sponsorisees)",
        ],
    ),
    recipe(
        "LinkedIn page followers",
        Family::LinkedIn,
        "LinkedIn",
        &[
            "organic followers|seguidores organicos|organische follower|abonnes organiques|follower organici|organische volgers",
            "sponsored followers|seguidores patrocinados|gesponserte follower|abonnes sponsorises|follower sponsorizzati|gesponsorde volgers",
        ],
    ),
    recipe(
        "LinkedIn page visitors",
        Family::LinkedIn,
        "LinkedIn",
        &[
            "overview page views (desktop)|overview unique visitors (total)|total page views (total)|seitenaufrufe gesamt (*|seitenaufrufe insgesamt (*|total de visualizacoes de pagina (*|visualizacoes de pagina totais (*|total de vistas de pagina (*|vistas de pagina totales (*|total de pages vues (*|pages vues totales (*",
        ],
    ),
    recipe(
        "LinkedIn page posts",
        Family::LinkedIn,
        "LinkedIn",
        &[
            "update title|post title|titulo de la publicacion|titulo da publicacao|titel des beitrags|beitragstitel|titre du post|titre de la publication|titolo del post",
            "created date|fecha de creacion|data de criacao|erstellungsdatum|erstellt am|date de creation|data di creazione",
            "click through rate (ctr)|impressions|impresiones|impressoes|impressionen|impressioni",
        ],
    ),
    recipe(
        "LinkedIn competitors",
        Family::LinkedIn,
        "LinkedIn",
        &["page", "total followers", "new followers", "total post engagements|total posts"],
    ),
    recipe(
        "TikTok for Business overview",
        Family::TikTok,
        "TikTok",
        &["video views", "reached audience"],
    ),
    recipe(
        "TikTok for Business audience",
        Family::TikTok,
        "TikTok",
        &["total followers|new followers", "reached audience|engaged audience"],
    ),
    recipe(
        "TikTok overview",
        Family::TikTok,
        "TikTok",
        &[
            "video views|visualizacoes de video|visualizaciones de video|videoaufrufe|vues de videos|vues de la video",
            "profile views|visualizacoes do perfil|visualizacoes de perfil|visualizaciones del perfil|profilaufrufe|vues du profil",
        ],
    ),
    recipe(
        "TikTok followers",
        Family::TikTok,
        "TikTok",
        &[
            "followers|seguidores|follower|abonnes|volgers|フォロワー|フォロワー数|takipciler|takipci",
            "difference in followers from previous day|difference de followers*|difference d abonnes*|diferencia de seguidores*|diferencia en seguidores*|diferenca de seguidores*|diferenca em seguidores*|differenza di follower*|differenz der follower*|follower differenz*|verschil in volgers*",
        ],
    ),
    recipe(
        "TikTok viewers",
        Family::TikTok,
        "TikTok",
        &["total viewers", "returning viewers|new viewers"],
    ),
    recipe("TikTok follower activity", Family::TikTok, "TikTok", &["hour", "active followers"]),
    recipe(
        "TikTok videos",
        Family::TikTok,
        "TikTok",
        &[
            "video link|enlace del video|link do video|videolink|video link url|lien de la video|lien video",
            "post time|hora de publicacion|horario da publicacao|hora da postagem|horario de publicacao|zeit des posts|veroffentlichungszeit|heure de publication|video publish time|publish time",
        ],
    ),
    recipe(
        "YouTube Studio content",
        Family::YouTube,
        "YouTube",
        &[
            "video title|titulo do video|titulo del video|videotitel|titre de la video|titolo del video|動画のタイトル|동영상 제목|视频标题",
            "views|visualizacoes|visualizaciones|vistas|aufrufe|vues|visualizzazioni|weergaven|視聴回数|조회수|观看次数|estimated revenue (*|receita estimada (*|ingresos estimados (*|geschatzter umsatz (*|watch time (hours)",
            // Every platform has titles and views.
            "content|contenido|conteudo|inhalt|inhalte|contenu|contenuto|コンテンツ|콘텐츠|内容|video|videos|video publish time|horario de publicacao do video|hora de publicacion del video|veroffentlichungszeit des videos|veroffentlichungszeit|heure de publication de la video|ora di pubblicazione del video|動画公開時刻|동영상 게시 시간|视频发布时间|watch time (hours)|estimated revenue (*",
        ],
    ),
    recipe(
        "YouTube Studio table",
        Family::YouTube,
        "YouTube",
        &[
            "watch time (hours)|tempo de exibicao (horas)|tempo de visualizacao (horas)|tiempo de visualizacion (horas)|tiempo de reproduccion (horas)|wiedergabezeit (stunden)|duree de visionnage (heures)|tempo di visualizzazione (ore)|kijktijd (uur)",
        ],
    ),
    recipe(
        "YouTube Studio chart",
        Family::YouTube,
        "YouTube",
        &[
            "date|data|fecha|datum",
            "geography|subscription status|traffic source|device type|content type|geografia|status da inscricao|origem do trafego|tipo de dispositivo|region|geografie|zugriffsquelle",
            "views|visualizacoes|visualizaciones|aufrufe|vues",
        ],
    ),
    recipe(
        "YouTube Studio audience",
        Family::YouTube,
        "YouTube",
        &[
            "monthly audience|audiencia mensual|publico mensal|monatliches publikum|monatliche zielgruppe|audience mensuelle|pubblico mensile|maandelijks publiek|28 day new viewers|28 day casual viewers|28 day regular viewers",
        ],
    ),
    recipe(
        "YouTube Studio totals",
        Family::YouTube,
        "YouTube",
        &[
            "date|data|fecha|datum",
            "estimated revenue (usd)|estimated revenue (eur)|receita estimada (*|ingresos estimados (*|geschatzter umsatz (*|revenus estimes (*",
        ],
    ),
    recipe(
        "Pinterest Ads report",
        Family::MetaAds,
        "Pinterest Ads",
        &[
            "spend in account currency*|spend",
            "pin clicks|paid pin clicks|pin clicks (paid)",
            "impressions|paid impressions",
        ],
    ),
    recipe(
        "Pinterest overview",
        Family::Pinterest,
        "Pinterest",
        &[
            "impressions",
            "pin clicks|closeups|pin saves",
            "outbound clicks|saves|engagements|pin clicks",
        ],
    ),
    recipe(
        "Podcast figures",
        Family::Podcast,
        "Podcast",
        &["plays|starts", "listeners|engaged listeners|episode|episode name|time listened (hours)"],
    ),
    recipe("Podcast plays", Family::Podcast, "Podcast", &["time (utc)", "plays|starts"]),
    recipe(
        "Twitch channel analytics",
        Family::Twitch,
        "Twitch",
        &[
            "minutes watched|minutes streamed|hours watched",
            "live views|average viewers|max viewers|unique viewers|chatters|chat messages",
            "follows|clips created|chat messages|chatters",
        ],
    ),
    recipe(
        "Instagram profile figures",
        Family::Meta,
        "Instagram",
        &["reels|stories|story replies", "accounts reached|accounts engaged"],
    ),
];

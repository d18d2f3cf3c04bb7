//! What people saw and did: impressions, reactions, shares, clicks, views.

use crate::model::InputKind::{Flow, GivenRate, Unique};

use super::Alias;

/// Names are in the form `super::key` gives them: lower case, letters without marks.
pub const ATTENTION: &[Alias] = &[
    (
        "impressions;impressions (total);daily total impressions;impresiones totales diarias;total impressions; \
         tweet impressions;post impressions;update impressions;impr;impressoes;impresiones;impressionen; \
         lifetime post total impressions;page impressions;impressions totales; \
         nombre d impressions;impressioni;impressies;weergaven van bericht;liczba wyswietlen; \
         total de impressoes;impressoes totais;impresiones totales;gesamtimpressionen;показы; \
         vertoningen;impression;impression totali;impressioni totali;インプレッション数; \
         インプレッション;노출수;展示次数",
        "impressions",
        "Impressions",
        Flow,
    ),
    (
        "likes;total likes;like;likes (total);reactions;reactions (total);favorites;favourites; \
         hearts;curtidas;gostos;me gusta;gefallt mir angaben;gefallt mir;j aime;mentions j aime; \
         mi piace;vind ik leuks;polubienia;reacoes;reacciones;reaktionen;reactions totales; \
         lifetime post stories by action type like;lifetime post like;likes and reactions; \
         post reactions;post likes;reazioni;reacties op bericht;reakcje; \
         vind ik leuk;likes totales;likes totais;likes received;post likes and reactions; \
         me gusta totales;total de curtidas;いいね;좋아요;点赞; \
         reacciones a publicaciones;reacciones a la publicacion;reacoes a publicacao;reacoes ao post; \
         beitragsreaktionen;reactions a la publication;reactions a une publication;reazioni al post; \
         reacties op berichten;mag ich bewertungen;marcacoes gostei;gostei;vind ik leuk reacties",
        "likes",
        "Likes",
        Flow,
    ),
    (
        "shares;share;retweets;reposts;reposts (total);shares (total);total shares;post shares; \
         compartilhamentos;partilhas;compartidos;compartidas;veces que se compartio;geteilt; \
         geteilte inhalte;geteilte beitrage;partages;nombre de partages;condivisioni;gedeeld; \
         keer gedeeld;delen;udostepnienia;republicacoes;republicaciones;republications; \
         lifetime post stories by action type share;republicacao;times shared;shared; \
         veces compartido;deelacties;veces compartida;direkt geteilte beitrage;リポスト;シェア; \
         재게시;转发;reposts received;shares received;공유;分享;boosts;reblogs;republished;veces que se ha compartido;veces que se compartieron las publicaciones;veces que se compartio la publicacion; \
         compartilhamentos da publicacao;compartilhamentos do post;partages de la publication; \
         partages de publication;condivisioni del post;contenido compartido;contenu partage",
        "shares",
        "Shares",
        Flow,
    ),
    (
        "comments;comment;comments (total);total comments;post comments;replies;comentarios;kommentare; \
         commentaires;commenti;opmerkingen;reacties;komentarze;respostas;respuestas;antworten; \
         reponses;risposte;antwoorden;odpowiedzi;lifetime post stories by action type comment;reply;comments received;replies received; \
         comentarios totales;返信;コメント;답글;댓글;评论;comments added;hinzugefugte kommentare; \
         comentarios anadidos;comentarios agregados;comentarios adicionados;commentaires ajoutes; \
         commenti aggiunti;comentarios de publicaciones;comentarios en la publicacion; \
         comentarios na publicacao;comentarios da publicacao;comentarios no post;beitragskommentare; \
         commentaires sur la publication;commentaires de publication;commenti al post",
        "comments",
        "Comments",
        Flow,
    ),
    (
        "engagements;content interactions;interactions;total engagements;total interactions; \
         engagements (total);engagement;reactions comments and shares;total engagement; \
         post engagements;post engagement;engagement total;interacoes;interacoes com o conteudo; \
         interacciones;interaktionen;engajamentos;engajamento;interacciones con el contenido; \
         interaktionen mit inhalten;inhaltsinteraktionen;interactions avec le contenu; \
         interazioni;interazioni con i contenuti;interacties;interacties met content;interakcje; \
         reacoes comentarios e compartilhamentos;reacciones comentarios y veces que se compartio; \
         reaktionen kommentare und geteilte inhalte;reactions commentaires et partages; \
         total de interacoes;total de interacciones;interacciones totales;interacoes totais; \
         interaktionen gesamt;gesamtinteraktionen;interaktionen insgesamt;total des interactions; \
         interazioni totali;totale interazioni;coinvolgimento;totaal aantal interacties; \
         betrokkenheid;tweet engagements;post interactions;reazioni commenti e condivisioni; \
         reacties opmerkingen en gedeelde items;エンゲージメント;참여; \
         interacciones con la publicacion;interacciones con publicaciones;engajamento com a publicacao; \
         engajamento com o post;beitragsinteraktionen;interactions avec la publication; \
         interactions avec une publication;interazioni con il post",
        "engagements",
        "Engagements",
        Flow,
    ),
    (
        "link clicks;url clicks;post link clicks;facebook link clicks;instagram link clicks; \
         website clicks;website link clicks;clicks to website;outbound clicks;external link clicks; \
         cliques de url;cliques no link;cliques em links;cliques em urls; \
         cliques em link;clics en los enlaces;klicks auf den link;klikken op links; \
         klikken op een link;clics en el enlace; \
         clics en enlaces;clics en url;clics de url;link klicks;linkklicks;klicks auf links; \
         url klicks;clics sur un lien;clics sur le lien;clics sur les liens;clic sul link; \
         clic sui link;linkklikken;klikken op link;klikniecia linku;klikniecia linkow; \
         lifetime post consumptions by type link clicks;bio link clicks;link in bio clicks; \
         urlのクリック数;website klicks;klicks auf website;klicks auf die website;clics en el sitio web; \
         clics en la web;cliques no site;clics sur le site web;clics sur le site;clics vers le site web; \
         clic sul sito;clic sul sito web;websiteklikken;klikken op website",
        "link_clicks",
        "Link clicks",
        Flow,
    ),
    (
        "clicks;clicks (total);total clicks;clicks (all);all clicks;post clicks;cliques;clics; \
         klicks;clic;klikken;klikniecia;total de clics;total de cliques;clics totaux; \
         klicks insgesamt;lifetime post consumptions;daily page consumptions; \
         clics totales;cliques totais;pin clicks;nombre de clics;clic totali;kliks; \
         totaal aantal klikken;nombre total de clics",
        "clicks",
        "Clicks",
        Flow,
    ),
    (
        "bookmarks;saves;add to favorites;added to favorites;saved;itens salvos;salvamentos; \
         guardados;veces que se guardo;veces que se ha guardado;gespeichert;gespeicherte elemente;enregistrements; \
         salvataggi;opgeslagen;zapisane;zapisania;favoritos;signets;lesezeichen;marcadores; \
         salvos;elementos guardados;speicherungen;gespeicherte beitrage;elements enregistres; \
         elementi salvati;keer opgeslagen;opgeslagen items;gespeicherte inhalte; \
         ブックマーク;保存数;북마크;post saves;guardados de la publicacion;salvamentos da publicacao; \
         enregistrements de la publication;beitragsspeicherungen",
        "bookmarks",
        "Bookmarks and saves",
        Flow,
    ),
    (
        "video views;total video views;video plays;plays;views (video); \
         visualizacoes do video;visualizacoes de video;reproducciones de video; \
         visualizaciones de video;visualizaciones del video;videoaufrufe;vues de la video; \
         vues de videos;visualizzazioni del video;videoweergaven;wyswietlenia filmu; \
         daily total video views;lifetime total video views;3 second video views;reproducciones; \
         reproducoes;visualizacoes de videos;vistas de video;video ansichten;lectures de video; \
         video aufrufe;videowiedergaben;visualizzazioni video;riproduzioni video;video weergaven; \
         vues de video;visualizaciones de videos;riproduzioni;動画再生数;動画の視聴数;동영상 조회수;视频播放量",
        "video_views",
        "Video views",
        Flow,
    ),
    (
        "completed views;video completions;completions;views to 100;watched full video count; \
         video plays at 100;thruplays;visualizacoes completas;reproducciones completas",
        "completed_views",
        "Completed video views",
        Flow,
    ),
    (
        "dislikes;mag ich nicht bewertungen;no me gusta;marcacoes nao gostei;nao gostei;je n aime pas; \
         non mi piace;vind ik niet leuk",
        "dislikes",
        "Dislikes",
        Flow,
    ),
    ("quotes;quote tweets;quote posts;quote count", "quotes", "Quotes", Flow),
    (
        "media views;visualizacoes de midia;visualizaciones de contenido multimedia;medienaufrufe; \
         vues de medias;vues des medias;visualizzazioni dei contenuti multimediali;メディアの再生数",
        "media_views",
        "Media views",
        Flow,
    ),
    (
        "views;visualizacoes;visualizaciones;vistas;aufrufe;ansichten;vues;visualizzazioni; \
         weergaven;wyswietlenia;total de visualizacoes;aantal weergaven;nombre de vues; \
         visualizaciones totales;再生数;視聴回数;조회수",
        "views",
        "Views",
        Flow,
    ),
    (
        "watch time (hours);watch time;tempo de exibicao (horas);tempo de visualizacao (horas); \
         tiempo de visualizacion (horas);tiempo de reproduccion (horas);wiedergabezeit (stunden); \
         duree de visionnage (heures);tempo di visualizzazione (ore);kijktijd (uur); \
         czas ogladania (godziny);weergavetijd (uur);weergavetijd (uren);kijktijd (uren)",
        "watch_time",
        "Watch time (hours)",
        Flow,
    ),
    (
        "mentions;received mentions;received mentions (x);received mentions (instagram);mencoes; \
         menciones;erwahnungen;menzioni;vermeldingen;wzmianki;brand mentions",
        "mentions",
        "Mentions",
        Flow,
    ),
    (
        "reach;total reach;daily total reach;alcance total diario;accounts reached;facebook page reach; \
         facebook reach;instagram reach;reached audience;page reach;post reach; \
         unique impressions (organic);unique impressions;impresiones unicas (organicas); \
         impresiones unicas;impressoes unicas (organicas);impressoes unicas;impressions uniques (organiques); \
         eindeutige impressionen (organisch);couverture de la page;alcance de la pagina; \
         alcance da pagina;reichweite der seite;copertura della pagina;members reached;people reached; \
         lifetime post total reach;alcance;alcance total;contas alcancadas;cuentas alcanzadas; \
         personas alcanzadas;reichweite;erreichte konten;erreichte personen;portee;couverture; \
         comptes touches;personnes touchees;copertura;account raggiunti;bereik;zasieg;охват; \
         persone raggiunte;pessoas alcancadas;bereikte accounts;bereikte personen;リーチ;도달",
        "reach",
        "Reach",
        Unique,
    ),
    (
        "viewers;total viewers;unique viewers;espectadores;espectadores unicos;visualizadores; \
         zuschauer;betrachter;einzelne zuschauer;spectateurs;spectateurs uniques;spettatori; \
         kijkers;widzowie",
        "viewers",
        "Viewers",
        Unique,
    ),
    (
        "engaged users;daily page engaged users;lifetime engaged users;engaged audience; \
         engaged people;usuarios engajados",
        "engaged_users",
        "People who engaged",
        Unique,
    ),
    (
        "engagement rate;er;er %;engagement rate (per impression);engagement rate (per impressions); \
         engagement rate (total);avg engagement rate;average engagement rate;taxa de engajamento; \
         taxa de interacao;tasa de interaccion;tasa de engagement;engagement rate (%); \
         engagement rate (by reach);interaktionsrate;engagementrate;taux d engagement; \
         taux d interaction;tasso di coinvolgimento;tasso di interazione;engagementpercentage; \
         betrokkenheidspercentage;wskaznik zaangazowania; \
         tasa de participacion;engagement rate (durchschnitt);tasso di engagement; \
         interactiepercentage;taxa de participacao",
        "engagement_rate_given",
        "Engagement rate (as exported)",
        GivenRate,
    ),
    (
        "ctr;click through rate;click through rate (ctr);click through rate (total); \
         impressions click through rate (%);ctr (all);ctr (link click through rate);link ctr; \
         taxa de cliques;taxa de cliques de impressoes;porcentaje de clics;tasa de clics; \
         porcentaje de clics de las impresiones;klickrate;klickrate der impressionen; \
         taux de clics;taux de clics par impressions;average ctr;avg ctr;durchklickrate; \
         percentuale di clic;tasso di clic;klikpercentage;doorklikpercentage;klikfrequentie; \
         doorklikratio;percentuale di clic delle impressioni",
        "click_through_rate_given",
        "Click-through rate (as exported)",
        GivenRate,
    ),
    (
        "posts;tweets published;published posts (total);published posts;create post;tweets; \
         posts published;number of posts;post count;publicacoes;publicaciones;beitrage; \
         publications;post pubblicati;berichten;posty;posts criados;veroffentlichte beitrage; \
         publicacoes criadas;gepubliceerde berichten;posts erstellen;作成されたポスト; \
         criar post;crear post;crear publicacion;post erstellen;creer un post;creer des posts; \
         publicaciones creadas;posts crees;crea post",
        "posts",
        "Posts published",
        Flow,
    ),
];

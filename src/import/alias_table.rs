//! The column names of real tools for the inputs the program knows, as data.

use crate::model::InputKind::{self, Flow, GivenRate, Stock, Unique};

/// One input: the normal headers that mean it, parted by `;`, the plainest first: it wins when two
/// columns of a table mean the same. Then identifier, label, kind.
pub type Alias = (&'static str, &'static str, &'static str, InputKind);

/// Every known input.
pub const ALIASES: &[Alias] = &[
    (
        "impressions;impressions (total);daily total impressions;total impressions; \
         tweet impressions;post impressions;impr;impressões;impresiones;impressionen; \
         lifetime post total impressions;показы",
        "impressions",
        "Impressions",
        Flow,
    ),
    (
        "likes;total likes;like;reactions;reactions (total);favorites;curtidas; \
         me gusta;gefällt mir angaben;lifetime post like",
        "likes",
        "Likes",
        Flow,
    ),
    (
        "shares;share;retweets;reposts;reposts (total);total shares;compartilhamentos; \
         compartidos;geteilte inhalte",
        "shares",
        "Shares",
        Flow,
    ),
    (
        "comments;replies;comments (total);total comments;respostas;comentários; \
         comentarios;kommentare",
        "comments",
        "Comments",
        Flow,
    ),
    (
        "engagements;interactions;content interactions;total engagements;interações; \
         interações com o conteúdo;interacciones;interaktionen;engajamentos",
        "engagements",
        "Engagements",
        Flow,
    ),
    (
        "link clicks;url clicks;post link clicks;clicks (total);facebook link clicks; \
         instagram link clicks;cliques de url;cliques no link;website clicks",
        "link_clicks",
        "Link clicks",
        Flow,
    ),
    (
        "followers;audience;total followers;follower count;page followers; \
         lifetime total likes;fans;subscribers total;seguidores totais;follower",
        "followers",
        "Followers",
        Stock,
    ),
    (
        "new followers;new follows;follows;audience gained;followers gained; \
         new facebook page likes;new instagram followers;daily new likes; \
         subscribers gained;seguidores;novos seguidores;page likes gained",
        "new_followers",
        "New followers",
        Flow,
    ),
    (
        "lost followers;unfollows;audience lost;daily unlikes;subscribers lost; \
         deixar de seguir",
        "lost_followers",
        "Lost followers",
        Flow,
    ),
    (
        "net audience growth;net growth;net follower growth; \
         difference in followers from previous day;net followers",
        "net_new_followers",
        "Net new followers",
        Flow,
    ),
    (
        "profile visits;profile views;page visits;visits;page and profile visits; \
         facebook page visits;visitas ao perfil",
        "profile_visits",
        "Profile visits",
        Flow,
    ),
    ("bookmarks;saves;add to favorites;saved;itens salvos", "bookmarks", "Bookmarks", Flow),
    (
        "video views;total views;video plays;plays;visualizações do vídeo",
        "video_views",
        "Video views",
        Flow,
    ),
    ("media views", "media_views", "Media views", Flow),
    ("mentions;received mentions;own mentions", "mentions", "Mentions", Flow),
    (
        "reach;total reach;daily total reach;accounts reached;facebook page reach; \
         facebook reach;instagram reach;reached audience;alcance;reichweite; \
         lifetime post total reach;page reach",
        "reach",
        "Reach",
        Unique,
    ),
    ("viewers;total viewers;unique viewers", "viewers", "Viewers", Unique),
    (
        "engagement rate;engagement rate (per impression);engagement rate (total); \
         taxa de engajamento",
        "engagement_rate_given",
        "Engagement rate (as exported)",
        GivenRate,
    ),
    (
        "ctr;click through rate;impressions click through rate (%)",
        "click_through_rate_given",
        "Click-through rate (as exported)",
        GivenRate,
    ),
    ("bounce rate", "bounce_rate_given", "Bounce rate (as exported)", GivenRate),
    (
        "posts;tweets published;published posts (total);create post;tweets; \
         posts published",
        "posts",
        "Posts published",
        Flow,
    ),
    ("sessions;site sessions", "sessions", "Sessions", Flow),
    ("page views;pageviews", "page_views", "Page views", Flow),
    ("unique visitors;total unique visitors (total)", "unique_visitors", "Unique visitors", Unique),
    ("total users;users;active users", "users", "Users", Unique),
    ("conversions;key events;total conversion;results", "conversions", "Conversions", Flow),
    ("ad cost;cost;amount spent;spend;spent", "ad_cost", "Ad cost", Flow),
    ("nps;net promoter score", "nps_given", "Net promoter score (as exported)", GivenRate),
];

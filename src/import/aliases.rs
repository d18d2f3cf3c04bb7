//! The names tools give to the inputs the program knows, and what a name tells about an unknown
//! one.

use super::clean::normal;
use crate::model::{InputKind, slug};

/// What a column becomes in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
    /// Whether the name is in the table below; others are guesses.
    pub is_known: bool,
}

use InputKind::{Flow, GivenRate, Stock, Unique};

/// Normal headers, identifier, label, kind. The first name of a line is the plainest: it wins
/// when two columns of a table mean the same.
const ALIASES: &[(&[&str], &str, &str, InputKind)] = &[
    (
        &[
            "impressions",
            "impressions (total)",
            "daily total impressions",
            "total impressions",
            "tweet impressions",
            "post impressions",
            "impr",
            "impressões",
            "impresiones",
            "impressionen",
            "lifetime post total impressions",
            "показы",
        ],
        "impressions",
        "Impressions",
        Flow,
    ),
    (
        &[
            "likes",
            "total likes",
            "like",
            "reactions",
            "reactions (total)",
            "favorites",
            "curtidas",
            "me gusta",
            "gefällt mir angaben",
            "lifetime post like",
        ],
        "likes",
        "Likes",
        Flow,
    ),
    (
        &[
            "shares",
            "share",
            "retweets",
            "reposts",
            "reposts (total)",
            "total shares",
            "compartilhamentos",
            "compartidos",
            "geteilte inhalte",
        ],
        "shares",
        "Shares",
        Flow,
    ),
    (
        &[
            "comments",
            "replies",
            "comments (total)",
            "total comments",
            "respostas",
            "comentários",
            "comentarios",
            "kommentare",
        ],
        "comments",
        "Comments",
        Flow,
    ),
    (
        &[
            "engagements",
            "interactions",
            "content interactions",
            "total engagements",
            "interações",
            "interações com o conteúdo",
            "interacciones",
            "interaktionen",
            "engajamentos",
        ],
        "engagements",
        "Engagements",
        Flow,
    ),
    (
        &[
            "link clicks",
            "url clicks",
            "post link clicks",
            "clicks (total)",
            "facebook link clicks",
            "instagram link clicks",
            "cliques de url",
            "cliques no link",
            "website clicks",
        ],
        "link_clicks",
        "Link clicks",
        Flow,
    ),
    (
        &[
            "followers",
            "audience",
            "total followers",
            "follower count",
            "page followers",
            "lifetime total likes",
            "fans",
            "subscribers total",
            "seguidores totais",
            "follower",
        ],
        "followers",
        "Followers",
        Stock,
    ),
    (
        &[
            "new followers",
            "new follows",
            "follows",
            "audience gained",
            "followers gained",
            "new facebook page likes",
            "new instagram followers",
            "daily new likes",
            "subscribers gained",
            "seguidores",
            "novos seguidores",
            "page likes gained",
        ],
        "new_followers",
        "New followers",
        Flow,
    ),
    (
        &[
            "lost followers",
            "unfollows",
            "audience lost",
            "daily unlikes",
            "subscribers lost",
            "deixar de seguir",
        ],
        "lost_followers",
        "Lost followers",
        Flow,
    ),
    (
        &[
            "net audience growth",
            "net growth",
            "net follower growth",
            "difference in followers from previous day",
            "net followers",
        ],
        "net_new_followers",
        "Net new followers",
        Flow,
    ),
    (
        &[
            "profile visits",
            "profile views",
            "page visits",
            "visits",
            "page and profile visits",
            "facebook page visits",
            "visitas ao perfil",
        ],
        "profile_visits",
        "Profile visits",
        Flow,
    ),
    (
        &["bookmarks", "saves", "add to favorites", "saved", "itens salvos"],
        "bookmarks",
        "Bookmarks",
        Flow,
    ),
    (
        &["video views", "video plays", "plays", "visualizações do vídeo"],
        "video_views",
        "Video views",
        Flow,
    ),
    (&["media views"], "media_views", "Media views", Flow),
    (&["mentions", "received mentions", "own mentions"], "mentions", "Mentions", Flow),
    (
        &[
            "reach",
            "total reach",
            "daily total reach",
            "accounts reached",
            "facebook page reach",
            "facebook reach",
            "instagram reach",
            "reached audience",
            "alcance",
            "reichweite",
            "lifetime post total reach",
            "page reach",
        ],
        "reach",
        "Reach",
        Unique,
    ),
    (&["viewers", "total viewers", "unique viewers"], "viewers", "Viewers", Unique),
    (
        &[
            "engagement rate",
            "engagement rate (per impression)",
            "engagement rate (total)",
            "taxa de engajamento",
        ],
        "engagement_rate_given",
        "Engagement rate (as exported)",
        GivenRate,
    ),
    (
        &["ctr", "click through rate", "impressions click through rate (%)"],
        "click_through_rate_given",
        "Click-through rate (as exported)",
        GivenRate,
    ),
    (&["bounce rate"], "bounce_rate_given", "Bounce rate (as exported)", GivenRate),
    (
        &[
            "posts",
            "tweets published",
            "published posts (total)",
            "create post",
            "tweets",
            "posts published",
        ],
        "posts",
        "Posts published",
        Flow,
    ),
    (&["sessions", "site sessions"], "sessions", "Sessions", Flow),
    (&["page views", "pageviews"], "page_views", "Page views", Flow),
    (
        &["unique visitors", "total unique visitors (total)"],
        "unique_visitors",
        "Unique visitors",
        Unique,
    ),
    (&["total users", "users", "active users"], "users", "Users", Unique),
    (
        &["conversions", "key events", "total conversion", "results"],
        "conversions",
        "Conversions",
        Flow,
    ),
    (&["ad cost", "cost", "amount spent", "spend", "spent"], "ad_cost", "Ad cost", Flow),
    (&["nps", "net promoter score"], "nps_given", "Net promoter score (as exported)", GivenRate),
];

/// What a header means. `is_change` says that follower figures of this table are changes and not
/// standings.
pub fn meaning_of(header: &str) -> Meaning {
    let name = normal(header);
    let bare = without_unit(&name);
    match ALIASES.iter().find(|(names, ..)| names.contains(&name.as_str()) || names.contains(&bare))
    {
        Some((_, identifier, label, kind)) => Meaning {
            identifier: (*identifier).to_owned(),
            label: (*label).to_owned(),
            kind: *kind,
            is_known: true,
        },
        None => guess(header),
    }
}

/// How plainly a header names its input: 0 is the plainest, unknown headers come last.
pub fn plainness(header: &str) -> usize {
    let name = normal(header);
    let bare = without_unit(&name);
    ALIASES
        .iter()
        .find_map(|(names, ..)| names.iter().position(|n| *n == name || *n == bare))
        .unwrap_or(usize::MAX)
}

/// What an unknown header tells: its own words become the identifier.
pub fn guess(header: &str) -> Meaning {
    Meaning {
        identifier: slug(&transliterated(header)),
        label: header.trim().to_owned(),
        kind: guess_kind(&normal(header)),
        is_known: false,
    }
}

/// Takes "(USD)" and the like off a header; brackets that tell columns apart stay.
fn without_unit(name: &str) -> &str {
    match name.rsplit_once(" (") {
        Some((bare, unit))
            if matches!(
                unit,
                "%)" | "$)" | "€)" | "£)" | "usd)" | "eur)" | "gbp)" | "uah)" | "inr)"
            ) =>
        {
            bare
        }
        _ => name,
    }
}

/// Letters with marks lose them; other scripts stay out of identifiers.
fn transliterated(header: &str) -> String {
    header
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'Á' | 'À' | 'Â' | 'Ã' | 'Ä' | 'Å' => {
                'a'
            }
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' | 'Í' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ó' | 'Õ' | 'Ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ü' => 'u',
            'ç' | 'Ç' => 'c',
            'ñ' | 'Ñ' => 'n',
            other => other,
        })
        .collect()
}

/// How readings of an unknown column add up, told by its words.
pub fn guess_kind(name: &str) -> InputKind {
    let words: Vec<&str> = name.split([' ', '(', ')', '/', ',']).collect();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if has(&[
        "rate",
        "ratio",
        "ctr",
        "avg",
        "average",
        "mean",
        "median",
        "percentage",
        "percent",
        "score",
        "nps",
        "cpc",
        "cpm",
        "cpv",
        "roas",
        "position",
        "per",
        "%",
        "taxa",
    ]) || name.starts_with("cost /")
    {
        GivenRate
    } else if name.starts_with("weekly ")
        || name.starts_with("28 days ")
        || has(&["reach", "unique", "reached", "viewers"])
    {
        Unique
    } else if has(&[
        "new",
        "net",
        "gained",
        "lost",
        "growth",
        "difference",
        "daily",
        "sent",
        "received",
    ]) {
        Flow
    } else if has(&[
        "followers",
        "audience",
        "fans",
        "members",
        "subscribers",
        "employees",
        "lifetime",
    ]) {
        Stock
    } else if has(&["users", "visitors"]) {
        Unique
    } else {
        Flow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, identifier: &str, kind: InputKind) {
        let found = meaning_of(header);
        assert_eq!((found.identifier.as_str(), found.kind), (identifier, kind), "{header}");
    }

    #[test]
    fn headers_of_real_tools_find_their_input() {
        check("Impressions", "impressions", Flow);
        check("URL Clicks", "link_clicks", Flow);
        check("retweets", "shares", Flow);
        check("Replies", "comments", Flow);
        check("Audience", "followers", Stock);
        check("New follows", "new_followers", Flow);
        check("Unfollows", "lost_followers", Flow);
        check("Amount spent (UAH)", "ad_cost", Flow);
        check("Daily Total Reach", "reach", Unique);
        check("engagement rate", "engagement_rate_given", GivenRate);
    }

    #[test]
    fn unknown_headers_become_inputs_of_their_own() {
        check("Sent @Replies (X)", "sent_replies_x", Flow);
        check("hashtag clicks", "hashtag_clicks", Flow);
        check("Weekly Total Reach", "weekly_total_reach", Unique);
        check("Avg. CPC", "avg_cpc", GivenRate);
        check("Cost / conv.", "cost_conv", GivenRate);
        check("Community members", "community_members", Stock);
        check("Ação", "acao", Flow);
    }

    #[test]
    fn every_identifier_of_the_table_can_stand_in_a_formula() {
        for (names, identifier, ..) in ALIASES {
            assert!(crate::model::is_identifier(identifier), "{identifier}");
            assert!(names.iter().all(|name| normal(name) == *name), "{names:?}");
        }
    }
}

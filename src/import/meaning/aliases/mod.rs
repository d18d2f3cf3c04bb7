//! What a column's name says by itself: the input it means, and how an unknown one adds up.

mod attention;
mod audience;
mod care;
mod compared;
#[cfg(test)]
mod languages;
mod numbers;
mod scripts;
mod site;
mod tongues;
mod unwanted;
mod word_lists;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::import::cells::clean::{normal, one_line};
use crate::import::cells::numbers::is_currency;
use crate::model::{InputKind, slug};

pub use compared::is_compared;
use scripts::transliterated;
pub use words::{
    is_cost_per, is_percent_name, is_share_name, names_happening, names_staff, names_standing,
};

/// One input: the names that mean it, parted by `;`, the plainest first: it wins when two columns
/// of a table mean the same. Then identifier, label, kind.
pub type Alias = (&'static str, &'static str, &'static str, InputKind);

/// Names that mean conversions only where they stand alone.
const RESULTS: [&str; 6] =
    ["results", "resultados", "ergebnisse", "resultats", "risultati", "resultaten"];
/// Every known input, by theme.
const TABLES: [&[Alias]; 4] = [attention::ATTENTION, audience::AUDIENCE, site::SITE, care::CARE];
/// Added to the place of a name that is known only without the words around it.
const ROUNDABOUT: usize = 1_000;

/// What a column becomes in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
    /// Whether the name is a known one; others are guesses.
    pub is_known: bool,
    /// How plainly the name says it: 0 is the plainest; guesses come last.
    pub rank: usize,
    /// Whether a plan is likely to want it; ids, places and lengths are not.
    pub is_wanted: bool,
}

impl Meaning {
    /// A known one.
    pub(in crate::import) fn of((_, identifier, label, kind): &Alias, rank: usize) -> Self {
        Self {
            identifier: (*identifier).to_owned(),
            label: (*label).to_owned(),
            kind: *kind,
            is_known: true,
            rank,
            is_wanted: true,
        }
    }
}

/// Every name and what it means: exports with thousands of columns ask thousands of times.
static NAMES: LazyLock<BTreeMap<Cow<'static, str>, (&'static Alias, usize)>> =
    LazyLock::new(|| {
        let of = |alias: &'static Alias| {
            names(alias).enumerate().map(move |(place, name)| (Cow::Borrowed(name), (alias, place)))
        };
        let mut all: BTreeMap<_, _> = TABLES.into_iter().flatten().flat_map(of).collect();
        for (known, others) in tongues::TONGUES {
            let Some((alias, _)) = all.get(*known).copied() else { continue };
            for (place, name) in others.split(';').enumerate() {
                all.entry(Cow::Owned(key(name))).or_insert((alias, place));
            }
        }
        all
    });

/// What a header means by itself.
pub fn meaning_of(header: &str) -> Meaning {
    let find = |header: &str| find_by(header, |name| NAMES.get(name).copied());
    find(header)
        .or_else(|| find(scripts::explained(header)?))
        .or_else(|| find(&scripts::latin(header)?))
        .map_or_else(|| guess(header), |(alias, rank)| Meaning::of(alias, rank))
}

/// What a name means that is known just as it stands, in the form [`key`] gives.
pub fn exact_meaning(name: &str) -> Option<Meaning> {
    NAMES.get(name).map(|(alias, rank)| Meaning::of(alias, *rank))
}

/// How the figures under an unknown name add up, by the words of the name alone.
pub fn word_kind(name: &str) -> InputKind {
    words::kind_of(name)
}

/// What an unknown header tells: its own words become the identifier.
pub fn guess(header: &str) -> Meaning {
    let explained = scripts::explained(header);
    let spelt = if explained.is_none() { scripts::latin(header) } else { None };
    let spelt = spelt.as_deref().or(explained).unwrap_or(header);
    let name = split_key(spelt);
    // "Ø Wartezeit" is a mean, and the sign a letter elsewhere.
    let is_mean = header.split_whitespace().any(|word| matches!(word, "Ø" | "ø" | "⌀" | "∅"));
    Meaning {
        identifier: slug(&transliterated(&split_humps(spelt))),
        label: one_line(header),
        kind: if is_mean { InputKind::GivenRate } else { words::kind_of(&name) },
        is_known: false,
        rank: usize::MAX,
        is_wanted: !unwanted::is_unwanted(&name),
    }
}

/// Looks a header up among the few words of one tool: as it stands, without a unit, and without
/// the words around it.
pub fn find(words: &'static [Alias], header: &str) -> Option<(&'static Alias, usize)> {
    find_by(header, |name| {
        words.iter().find_map(|alias| {
            let place = names(alias).position(|known| known == name)?;
            Some((alias, place))
        })
    })
}

fn find_by(
    header: &str,
    look_up: impl Fn(&str) -> Option<(&'static Alias, usize)>,
) -> Option<(&'static Alias, usize)> {
    let name = key(header);
    let parted = split_key(header);
    let share =
        ["% of ", "% "].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(name.as_str());
    // "metrics.clicks", "ga:sessions": as interfaces for programs write names.
    let fetched = ["metrics ", "ga "].iter().find_map(|start| parted.strip_prefix(start));
    let fetched = fetched.unwrap_or(&parted);
    let direct =
        [name.as_str(), without_unit(&name), &parted, without_unit(&parted), share, fetched];
    direct.iter().find_map(|name| look_up(name)).or_else(|| {
        let core = core_words(without_unit(&parted));
        // "Number of results": how much a search found.
        if RESULTS.contains(&core.as_str()) && !parted.starts_with("total") {
            return None;
        }
        // "repost count" counts reposts.
        let either = || look_up(&core).or_else(|| look_up(&format!("{core}s")));
        let (alias, place) = (core != name).then(either).flatten()?;
        Some((alias, place + ROUNDABOUT))
    })
}

pub(in crate::import) fn names(alias: &Alias) -> impl Iterator<Item = &'static str> + use<> {
    alias.0.split(';').map(str::trim)
}

/// A header for comparing: normal, letters without marks, quotes gone.
pub fn key(header: &str) -> String {
    let plain: String = transliterated(&normal(header))
        .chars()
        .map(|c| {
            if matches!(c, '“' | '”' | '„' | '«' | '»' | '’' | '‘' | '`' | '´' | ',') {
                ' '
            } else {
                c
            }
        })
        .collect();
    one_line(&plain)
}

/// The same with "newFollowers" read as two words.
pub fn split_key(header: &str) -> String {
    key(&split_humps(header))
}

/// Parts words at a small letter before a capital one, in headers that part them in no other way.
fn split_humps(header: &str) -> String {
    /// Names of networks that are one word with a hump.
    const ONE_WORD: [(&str, &str); 12] = [
        ("LinkedIn", "Linkedin"),
        ("YouTube", "Youtube"),
        ("WhatsApp", "Whatsapp"),
        ("TikTok", "Tiktok"),
        ("WeChat", "Wechat"),
        ("BlueSky", "Bluesky"),
        ("SnapChat", "Snapchat"),
        ("SoundCloud", "Soundcloud"),
        ("NextDoor", "Nextdoor"),
        ("FaceBook", "Facebook"),
        ("InstaGram", "Instagram"),
        ("VKontakte", "Vkontakte"),
    ];
    let mut header = header.to_owned();
    for (humped, plain) in ONE_WORD {
        if header.contains(humped) {
            header = header.replace(humped, plain);
        }
    }
    let is_one_word = !header.contains([' ', '_', '-', '.', '/', '(']);
    // "eCPM" and "iOS" are no two words.
    let n_humps = header.as_bytes().windows(2).skip(1).filter(|pair| is_hump(pair)).count();
    if !is_one_word || n_humps == 0 {
        return header;
    }
    let mut out = String::with_capacity(header.len() + n_humps);
    let mut before = ' ';
    for (at, c) in header.char_indices() {
        if at > 1 && before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

fn is_hump(pair: &[u8]) -> bool {
    pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()
}

/// Takes "(USD)", "[EUR]", "in EUR" and the like off; brackets that tell columns apart stay.
fn without_unit(name: &str) -> &str {
    let Some((bare, unit)) = name.rsplit_once([' ', '(', '[']) else { return name };
    let unit = unit.trim_end_matches([')', ']']);
    let is_unit = matches!(unit, "%" | "$" | "€" | "£" | "us$" | "r$" | "₹" | "¥" | "zł")
        || is_currency(&unit.to_uppercase());
    let bare = bare.trim_end_matches([' ', '(', '[']);
    match (is_unit, bare) {
        (true, bare) if !bare.is_empty() => bare.strip_suffix(" in").unwrap_or(bare),
        _ => name,
    }
}

/// Takes words off that only say that something was counted: "number of likes", "like count".
fn core_words(name: &str) -> String {
    const BEFORE: [&str; 16] = [
        "total number of ",
        "number of ",
        "no of ",
        "count of ",
        "sum of ",
        "total of ",
        "total ",
        "daily ",
        "monthly ",
        "numero de ",
        "quantidade de ",
        "cantidad de ",
        "anzahl ",
        "anzahl der ",
        "nombre de ",
        "nombre d ",
    ];
    const AFTER: [&str; 16] = [
        " count",
        " total",
        " (total)",
        " gesamt",
        " (gesamt)",
        " totales",
        " (totales)",
        " totais",
        " (totais)",
        " totaux",
        " (totaux)",
        " (totale)",
        " totali",
        " (totali)",
        " (sum)",
        " sum",
    ];
    let mut rest = name;
    // The audience of a month is whoever came in it, and nobody who follows.
    if rest == "monthly audience" {
        return rest.to_owned();
    }
    rest = BEFORE.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest = AFTER.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    rest.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::model::InputKind::{Flow, GivenRate, Stock, Unique};

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
        check("Kosten in EUR", "ad_cost", Flow);
        check("Spend [GBP]", "ad_cost", Flow);
        check("Daily Total Reach", "reach", Unique);
        check("engagement rate", "engagement_rate_given", GivenRate);
        check("newFollowers", "new_followers", Flow);
        check("Number of likes", "likes", Flow);
        check("comment count", "comments", Flow);
        check("Page.total.likes", "followers", Stock);
    }

    #[test]
    fn headers_in_other_languages_find_the_same_inputs() {
        for header in ["Impressões", "IMPRESIONES", "Impressionen", "impressions", "Impressioni"] {
            check(header, "impressions", Flow);
        }
        for header in
            ["Alcance", "Reichweite", "Couverture", "Portée", "Copertura", "Bereik", "Zasięg"]
        {
            check(header, "reach", Unique);
        }
        for header in ["Curtidas", "Me gusta", "„Gefällt mir“-Angaben", "J’aime", "Polubienia"]
        {
            check(header, "likes", Flow);
        }
        for header in ["Novos seguidores", "Nuevos seguidores", "Neue Follower", "Nouveaux abonnés"]
        {
            check(header, "new_followers", Flow);
        }
        for header in ["Cliques no link", "Clics en el enlace", "Link-Klicks", "Clics sur un lien"]
        {
            check(header, "link_clicks", Flow);
        }
        for header in ["Valor usado (BRL)", "Importe gastado (EUR)", "Ausgegebener Betrag (EUR)"] {
            check(header, "ad_cost", Flow);
        }
    }

    #[test]
    fn unknown_headers_become_inputs_of_their_own() {
        check("Sent @Replies (X)", "sent_replies_x", Flow);
        check("hashtag clicks", "hashtag_clicks", Flow);
        check("Weekly Total Reach", "weekly_total_reach", Unique);
        check("Avg. CPC", "avg_cpc", GivenRate);
        check("Cost / conv.", "cost_conv", GivenRate);
        check("Community members", "community_members", Stock);
        check(
            "Matched Audience Targeting (Photo Click)",
            "matched_audience_targeting_photo_click",
            Flow,
        );
        check("Ação", "acao", Flow);
    }

    #[test]
    fn every_identifier_of_the_tables_can_stand_in_a_formula_and_every_name_is_a_key() {
        let mut seen = std::collections::BTreeMap::new();
        for alias in TABLES.into_iter().flatten() {
            assert!(crate::model::is_identifier(alias.1), "{}", alias.1);
            for name in names(alias) {
                assert_eq!(key(name), name, "{}", alias.1);
                let twice = seen.insert(name, alias.1);
                assert_eq!(twice, None, "{name} means {}", alias.1);
            }
        }
    }
}

//! What a column's name says by itself: the input it means, and how an unknown one adds up.

mod attention;
mod audience;
mod care;
mod compared;
mod dividing;
mod keys;
#[cfg(test)]
mod languages;
mod numbers;
mod scripts;
mod site;
mod tongues;
mod unwanted;
mod word_lists;
mod words;

use crate::import::cells::word_list;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::import::cells::clean::one_line;
use crate::model::{InputKind, slug};

pub use compared::is_compared;
pub use dividing::names_period;
use keys::{core_words, loose, split_humps, without_unit};
pub use keys::{key, split_key};
pub use scripts::apart;
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

/// The same by what [`loose`] leaves of them, where that is one input's name only.
static LOOSE: LazyLock<BTreeMap<String, Option<(&'static Alias, usize)>>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for (name, (alias, place)) in NAMES.iter() {
        let Some(loose) = loose(name) else { continue };
        let known = all.entry(loose).or_insert(Some((*alias, place + ROUNDABOUT)));
        if known.is_some_and(|(other, _)| other.1 != alias.1) {
            *known = None;
        }
    }
    all
});

/// What a header means by itself.
pub fn meaning_of(header: &str) -> Meaning {
    if let Some(of) = compared::actual_of(header) {
        return meaning_of(of);
    }
    let find = |header: &str| find_by(header, |name| NAMES.get(name).copied());
    find(header)
        .or_else(|| loosely(header))
        .or_else(|| find(scripts::explained(header)?))
        .or_else(|| find(&scripts::latin(header)?))
        .map_or_else(|| guess(header), |(alias, rank)| Meaning::of(alias, rank))
}

/// A header with small words between the others, whatever these are.
fn loosely(header: &str) -> Option<(&'static Alias, usize)> {
    let name = split_key(header);
    let name = without_unit(&name);
    let bare = loose(name)?;
    let has_small = bare.split(' ').count() < name.split(' ').count();
    LOOSE.get(&bare).copied().flatten().filter(|_| has_small)
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
    let told = dividing::without_settings(spelt);
    let told = if told == spelt { Cow::Borrowed(&name) } else { Cow::Owned(split_key(told)) };
    Meaning {
        identifier: slug(&transliterated(&split_humps(spelt))),
        label: one_line(header),
        kind: if has_sign_of_mean(header) { InputKind::GivenRate } else { words::kind_of(&told) },
        is_known: false,
        rank: usize::MAX,
        is_wanted: !unwanted::is_unwanted(&name) && !compared::says_so(header),
    }
}

/// Whether a name says that something was counted one by one.
fn counts(name: &str) -> bool {
    const WORDS: &str = "count counts number numbers no nr num # anzahl nombre nb numero cantidad quantidade \
        aantal liczba antal";
    name.split(' ').any(|word| word_list::has(WORDS, word))
}

/// "Ø Wartezeit", "Gem. sessieduur": a sign that is a letter elsewhere, or a word cut short, which is
/// another one without its dot.
fn has_sign_of_mean(header: &str) -> bool {
    const SHORT: &str = "gem. moy. méd. med. prom. durchschn. śr. ср. ort. gns. snitt.";
    header.split_whitespace().any(|word| {
        matches!(word, "Ø" | "ø" | "⌀" | "∅")
            || SHORT.split(' ').any(|short| short == word.to_lowercase())
    })
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
        // "repost count" counts reposts, "Abonnent:innen" are several.
        let several = || ["s", "en"].iter().find_map(|end| look_up(&format!("{core}{end}")));
        let either = || look_up(&core).or_else(several);
        let is_shortened = core != name || header.contains("innen");
        let (alias, place) = is_shortened.then(either).flatten()?;
        // "Sales count", "Anzahl Verkäufe": so many, and no amount.
        if matches!(alias.1, "revenue" | "ad_cost") && counts(&parted) {
            return None;
        }
        Some((alias, place + ROUNDABOUT))
    })
}

pub(in crate::import) fn names(alias: &Alias) -> impl Iterator<Item = &'static str> + use<> {
    alias.0.split(';').map(str::trim)
}

/// The same in Latin letters, with the known words of other alphabets in English.
pub fn latin_key(header: &str) -> String {
    scripts::latin(header).map_or_else(|| split_key(header), |spelt| split_key(&spelt))
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

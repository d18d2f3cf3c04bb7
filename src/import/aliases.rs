//! What a column's name says: the input it means, and how an unknown one adds up.

use super::alias_table::{ALIASES, Alias};
use super::clean::normal;
use crate::model::{InputKind, slug};

/// What a column becomes in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    pub identifier: String,
    pub label: String,
    pub kind: InputKind,
    /// Whether the name is a known one; others are guesses.
    pub is_known: bool,
}

/// Words of finished rates and averages.
const RATE_WORDS: &str = "rate ratio ctr avg average mean median percentage percent score nps cpc \
    cpm cpv roas position per % taxa level";
/// Words of people counted once.
const UNIQUE_WORDS: &str = "reach unique reached engaged viewers";
/// Words of changes, which add up although the rest of the name speaks of a standing.
const CHANGE_WORDS: &str = "new net gained lost growth difference daily sent received";
/// Last words of standings.
const STOCK_WORDS: &str = "followers audience fans members subscribers employees";
/// Names of columns with figures that no plan wants.
const UNWANTED: &str = "latitude;longitude;age;interest;zip;postal code;is crosspost;is share;paid";

/// What a header means by itself.
pub fn meaning_of(header: &str) -> Meaning {
    match find(header) {
        Some(((_, identifier, label, kind), _)) => Meaning {
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
    find(header).map_or(usize::MAX, |(_, place)| place)
}

/// Whether a column of figures is one that no plan wants: coordinates, flags.
pub fn is_unwanted(header: &str) -> bool {
    UNWANTED.split(';').any(|name| name == normal(header))
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

fn names(alias: &Alias) -> impl Iterator<Item = &'static str> {
    alias.0.split(';').map(str::trim)
}

/// The input a header means and the place of the header among its names.
fn find(header: &str) -> Option<(&'static Alias, usize)> {
    let name = normal(header);
    let bare = without_unit(&name);
    ALIASES.iter().find_map(|alias| {
        let place = names(alias).position(|known| known == name || known == bare)?;
        Some((alias, place))
    })
}

/// Takes "(USD)" and the like off a header; brackets that tell columns apart stay.
fn without_unit(name: &str) -> &str {
    const UNITS: [&str; 9] = ["%)", "$)", "€)", "£)", "usd)", "eur)", "gbp)", "uah)", "inr)"];
    match name.rsplit_once(" (") {
        Some((bare, unit)) if UNITS.contains(&unit) => bare,
        _ => name,
    }
}

/// Letters with marks lose them; other scripts stay out of identifiers.
fn transliterated(header: &str) -> String {
    const PLAIN: [(char, &str); 8] = [
        ('a', "áàâãäåÁÀÂÃÄÅ"),
        ('e', "éèêëÉÈÊË"),
        ('i', "íìîïÍÌÎÏ"),
        ('o', "óòôõöøÓÒÔÕÖØ"),
        ('u', "úùûüÚÙÛÜ"),
        ('c', "çÇ"),
        ('n', "ñÑ"),
        ('s', "ßşš"),
    ];
    let plain = |c: char| PLAIN.iter().find(|(_, marked)| marked.contains(c)).map_or(c, |p| p.0);
    header.chars().map(plain).collect()
}

/// How readings of an unknown column add up, told by its words.
fn guess_kind(name: &str) -> InputKind {
    let words: Vec<&str> =
        name.split([' ', '(', ')', '/', ',']).filter(|word| !word.is_empty()).collect();
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    let is_window = name.starts_with("weekly ") || name.starts_with("28 days ");
    let bare = name.split(" (").next().unwrap_or(name);
    let is_standing = bare
        .split(' ')
        .next_back()
        .is_some_and(|last| STOCK_WORDS.split_whitespace().any(|word| word == last));
    if has(RATE_WORDS) || name.starts_with("cost /") {
        InputKind::GivenRate
    } else if is_window || (has(UNIQUE_WORDS) && !has("sessions")) {
        InputKind::Unique
    } else if has(CHANGE_WORDS) {
        InputKind::Flow
    } else if is_standing {
        InputKind::Stock
    } else if has("users visitors") {
        InputKind::Unique
    } else {
        InputKind::Flow
    }
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
        check(
            "Matched Audience Targeting (Photo Click)",
            "matched_audience_targeting_photo_click",
            Flow,
        );
        check("Engaged audience", "engaged_audience", Unique);
        check("Ação", "acao", Flow);
    }

    #[test]
    fn every_identifier_of_the_table_can_stand_in_a_formula() {
        for alias in ALIASES {
            assert!(crate::model::is_identifier(alias.1), "{}", alias.1);
            assert!(names(alias).all(|name| normal(name) == name), "{}", alias.0);
        }
    }
}

//! Recipes of figures that programs fetched from the networks' interfaces: connectors to spreadsheets
//! and own scripts, which keep the names the interfaces have.

use super::recipe::{Family, Recipe, recipe};
use crate::import::meaning::aliases::split_key;

/// What is fetched from Meta's interface for advertising.
pub const META: &str = "Meta Ads report, fetched";
const OF_META: &str = "spend|impressions|reach|clicks|amount spent*|inline link clicks";

pub const RECIPES: &[Recipe] = &[
    recipe(META, Family::MetaAds, "Meta Ads", &["date start", "date stop", OF_META]),
    recipe(
        META,
        Family::MetaAds,
        "Meta Ads",
        &[
            "inline link clicks|inline link click ctr|cost per inline link click|unique inline link clicks|outbound clicks ctr|actions link click|actions landing page view|actions offsite conversion*|actions omni*|action values *|purchase roas omni*|website purchase roas*|cost per action type*",
            OF_META,
        ],
    ),
    recipe(
        META,
        Family::MetaAds,
        "Meta Ads",
        &["adset id|adset name|buying type", "spend|amount spent*", OF_META],
    ),
    recipe(
        "Google Ads report",
        Family::GoogleAds,
        "Google Ads",
        &[
            "cost micros|metrics cost micros|segments date",
            "clicks|impressions|metrics clicks|metrics impressions",
        ],
    ),
    recipe(
        "TikTok Ads report",
        Family::MetaAds,
        "TikTok Ads",
        &[
            "stat time day|stat time hour|dimensions stat time day|dimensions stat time hour|video watched 2s|video watched 6s|video play actions",
            "spend|impressions|metrics spend|metrics impressions|cost",
        ],
    ),
    recipe(
        "LinkedIn Ads report",
        Family::MetaAds,
        "LinkedIn Ads",
        &[
            "cost in local currency|cost in usd|costinlocalcurrency|costinusd|one click leads|oneclickleads|landing page clicks|landingpageclicks",
            "impressions",
            "clicks|landing page clicks|landingpageclicks",
        ],
    ),
];

/// The headers of a table as words, where programs named them: "activeUsers", "ga:sessions".
pub(super) fn split_keys(headers: &[String]) -> Option<Vec<(String, &str)>> {
    let is_one = |header: &&String| {
        !header.contains(' ') && (header.contains(':') || **header != header.to_lowercase())
    };
    let n = headers.iter().filter(is_one).count();
    let split = |header: &String| split_key(header).trim_start_matches("ga ").to_owned();
    let keys = || headers.iter().map(|header| (split(header), header.as_str())).collect();
    (n > 1 && n * 2 >= headers.len()).then(keys)
}

//! Tools told in whatever language by what their columns mean together, and by the addresses, ids and
//! lengths in the rows of a table.

use super::recipe::{Family, Recipe, recipe};
use super::{Recognition, network_in_rows};
use crate::import::cells::numbers::FigureUnit;
use crate::import::columns::{ColumnContent, header_unit};
use crate::import::meaning::aliases::meaning_of;
use crate::import::source::file::ParsedTable;

const YOUTUBE_TABLE: Recipe = recipe("YouTube Studio table", Family::YouTube, "YouTube", &[]);
const TIKTOK_OVERVIEW: Recipe = recipe("TikTok overview", Family::TikTok, "TikTok", &[]);
const TIKTOK_VIDEOS: Recipe = recipe("TikTok videos", Family::TikTok, "TikTok", &[]);
const LINKEDIN_ADS: Recipe = recipe("LinkedIn Ads report", Family::MetaAds, "LinkedIn Ads", &[]);
const INSTAGRAM_POSTS: Recipe =
    recipe("Meta Business Suite Instagram posts", Family::Meta, "Instagram", &[]);
const FACEBOOK_POSTS: Recipe =
    recipe("Meta Business Suite Facebook posts", Family::Meta, "Facebook", &[]);

/// The figures of the overview of `TikTok`, and no others.
const OF_OVERVIEW: [&str; 5] = ["video_views", "profile_visits", "likes", "comments", "shares"];

/// A table whose names, in any language, mean what only one tool has side by side.
pub(super) fn by_meanings<'a>(keys: &'a [(String, &'a str)]) -> Option<(Recipe, Vec<&'a str>)> {
    const MOST: usize = 40;
    if keys.len() > MOST {
        return None;
    }
    let meant: Vec<Option<String>> = keys
        .iter()
        .map(|(_, header)| {
            Some(meaning_of(header)).filter(|of| of.is_known).map(|of| of.identifier)
        })
        .collect();
    let place = |input: &str| meant.iter().position(|of| of.as_deref() == Some(input));
    let header = |at: usize| keys[at].1;
    let all = |inputs: &[&str]| -> Option<Vec<&'a str>> {
        inputs.iter().map(|input| place(input).map(header)).collect()
    };
    // Date, and these five.
    if let Some(told) = all(&OF_OVERVIEW).filter(|_| keys.len() == OF_OVERVIEW.len() + 1) {
        return Some((TIKTOK_OVERVIEW, told));
    }
    let with_unit = |unit: &FigureUnit| {
        keys.iter().map(|(_, header)| *header).find(|of| header_unit::of(of).as_ref() == Some(unit))
    };
    // Nobody else has hours and clicks of impressions beside views.
    let views = place("views").or_else(|| place("video_views"));
    if let (Some(views), Some(beside)) =
        (views, place("impressions").or_else(|| place("followers")))
        && let Some(hours) = with_unit(&FigureUnit::Hours)
        && let Some(rate) = with_unit(&FigureUnit::Percent)
    {
        return Some((YOUTUBE_TABLE, vec![hours, header(views), header(beside), rate]));
    }
    // The day first, in the zone that LinkedIn counts in.
    let (first, _) = keys.first()?;
    let is_in_utc =
        first.ends_with(" utc)") || first.ends_with("(utc)") || first.ends_with("（utc）");
    let cost = place("ad_cost").filter(|_| is_in_utc)?;
    Some((LINKEDIN_ADS, vec![header(0), header(place("impressions")?), header(cost)]))
}

/// A list of posts, told by where they lead to and by what else each row has.
pub(super) fn by_addresses(table: &ParsedTable) -> Option<Recognition> {
    let has = |input: &str| {
        let mut columns = (0..table.columns.len()).filter(|at| table.meaning(*at).is_known);
        columns.any(|at| table.meaning(at).identifier == input)
    };
    let network = network_in_rows(table)?;
    let recipe = match network {
        "TikTok" if ["likes", "comments", "shares"].into_iter().all(has) => TIKTOK_VIDEOS,
        "Instagram" if is_of_business_suite(table) => INSTAGRAM_POSTS,
        "Facebook" if is_of_business_suite(table) => FACEBOOK_POSTS,
        _ => return None,
    };
    Some(
        recipe.found(format!("by the addresses of posts on {network} and the columns beside them")),
    )
}

/// Whether the first columns are the ids of a post and of its account, and one before the addresses
/// says how long it is.
fn is_of_business_suite(table: &ParsedTable) -> bool {
    let is_id =
        |at: usize| table.columns.get(at).is_some_and(|info| info.content == ColumnContent::Id);
    let lengths = table.columns.iter().position(|info| {
        info.content == ColumnContent::Figures
            && header_unit::of(&info.header) == Some(FigureUnit::Seconds)
    });
    is_id(0) && is_id(1) && lengths.is_some()
}

//! Which tool an export comes from, told by its column names and titles, never by its file name.

use std::collections::BTreeSet;

use super::aliases::{Meaning, guess, meaning_of};
use super::clean::normal;
use super::tables::TableShape;
use crate::model::InputKind;

/// A kind of export the program knows by its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tool {
    /// As the preview shows it.
    pub name: &'static str,
    /// The channel its figures are from, where the export does not say.
    pub channel: Option<&'static str>,
    /// Columns that must all be there, by normal name.
    columns: &'static [&'static str],
}

const fn tool(
    name: &'static str,
    channel: Option<&'static str>,
    columns: &'static [&'static str],
) -> Tool {
    Tool { name, channel, columns }
}

/// From the most telling to the least.
const TOOLS: [Tool; 31] = [
    tool(
        "X (Twitter) daily tweet activity",
        Some("X"),
        &["tweets published", "engagement rate", "retweets"],
    ),
    tool("X (Twitter) tweet activity", Some("X"), &["tweet id", "tweet text", "retweets"]),
    tool("X post analytics", Some("X"), &["post id", "post text", "reposts"]),
    tool("X account overview", Some("X"), &["impressions", "unfollows", "reposts"]),
    tool(
        "Sprout Social Profile Performance",
        None,
        &["network", "profile", "audience", "net audience growth"],
    ),
    tool("Facebook Page Insights", Some("Facebook"), &["lifetime total likes", "daily new likes"]),
    tool(
        "Facebook post insights",
        Some("Facebook"),
        &["post id", "lifetime post total impressions"],
    ),
    tool(
        "Meta Business Suite Facebook posts",
        Some("Facebook"),
        &["page id", "page name", "publish time"],
    ),
    tool(
        "Meta Business Suite Instagram posts",
        Some("Instagram"),
        &["account username", "publish time"],
    ),
    tool("Meta Ads report", None, &["amount spent (uah)", "reporting starts"]),
    tool(
        "LinkedIn page content",
        Some("LinkedIn"),
        &["impressions (organic)", "impressions (sponsored)"],
    ),
    tool(
        "LinkedIn page followers",
        Some("LinkedIn"),
        &["organic followers", "sponsored followers"],
    ),
    tool("LinkedIn page visitors", Some("LinkedIn"), &["overview page views (desktop)"]),
    tool("TikTok for Business overview", Some("TikTok"), &["video views", "reached audience"]),
    tool("TikTok for Business audience", Some("TikTok"), &["total followers", "reached audience"]),
    tool("TikTok overview", Some("TikTok"), &["video views", "profile views"]),
    tool(
        "TikTok followers",
        Some("TikTok"),
        &["followers", "difference in followers from previous day"],
    ),
    tool("TikTok viewers", Some("TikTok"), &["total viewers", "returning viewers"]),
    tool("TikTok videos", Some("TikTok"), &["video link", "post time"]),
    tool("YouTube Studio content", Some("YouTube"), &["video title", "watch time (hours)"]),
    tool("YouTube Studio table", Some("YouTube"), &["views", "watch time (hours)"]),
    tool("YouTube Studio chart", Some("YouTube"), &["date", "geography", "views"]),
    tool("YouTube Studio chart", Some("YouTube"), &["date", "subscription status", "views"]),
    tool(
        "Google Search Console performance",
        Some("Google Search"),
        &["clicks", "impressions", "ctr", "position"],
    ),
    tool("Google Ads report", Some("Google Ads"), &["campaign", "currency code", "cost"]),
    tool("Google Ads report", Some("Google Ads"), &["clicks", "impressions", "avg cpc", "cost"]),
    tool("Google Analytics export", Some("Website"), &["event count"]),
    tool("Google Analytics export", Some("Website"), &["engaged sessions"]),
    tool("Wix site report", Some("Website"), &["page views", "site sessions"]),
    tool("Wix site report", Some("Website"), &["site sessions"]),
    tool("Wix blog report", Some("Website"), &["action date", "post views"]),
];
const GOOGLE_ANALYTICS: Tool = tool("Google Analytics export", Some("Website"), &[]);
const META_INSIGHTS: Tool = tool("Meta Business Suite insights", None, &[]);

/// The tool a table comes from, if it is known.
pub fn tool_of(table: &TableShape) -> Option<Tool> {
    let headers: BTreeSet<String> = table.headers.iter().map(|header| normal(header)).collect();
    let by_columns =
        TOOLS.iter().find(|tool| tool.columns.iter().all(|column| headers.contains(*column)));
    let has_line = |start: &str| table.preamble.iter().any(|line| line.starts_with(start));
    if let Some(tool) = by_columns {
        Some(*tool)
    } else if has_line("Property:") || has_line("Start date: 2") {
        Some(GOOGLE_ANALYTICS)
    } else if headers.len() == 2 && headers.contains("primary") {
        Some(META_INSIGHTS)
    } else {
        None
    }
}

/// A network a title speaks of: "Instagram profile visits" → Instagram.
pub fn channel_in_title(title: &str) -> Option<&'static str> {
    const NAMES: [&str; 8] = [
        "Facebook",
        "Instagram",
        "LinkedIn",
        "TikTok",
        "YouTube",
        "Threads",
        "Pinterest",
        "Twitter",
    ];
    let title = title.to_lowercase();
    NAMES.into_iter().find(|name| title.contains(&name.to_lowercase()))
}

/// What a column means in the table it stands in: titles name columns called "Primary", and the
/// same word counts something else in another tool.
pub fn meaning_in(table: &TableShape, tool: Option<Tool>, header: &str) -> Meaning {
    let name = normal(header);
    let tool_name = tool.map_or("", |tool| tool.name);
    match (tool_name, name.as_str()) {
        ("LinkedIn page followers", "total followers") => known("new_followers", "New followers"),
        ("LinkedIn page followers", _) => Meaning { kind: InputKind::Flow, ..guess(header) },
        (tool, "subscribers") if tool.starts_with("YouTube") => {
            known("net_new_followers", "Net new followers")
        }
        (tool, "views") if tool.starts_with("YouTube") => known("video_views", "Video views"),
        (tool, "views") if tool.starts_with("Meta Business Suite") => {
            known("impressions", "Impressions (views)")
        }
        ("Google Analytics export", "views") => known("page_views", "Page views"),
        (_, name) => titled(table, name).unwrap_or_else(|| meaning_of(header)),
    }
}

/// The title names the series of a table of two columns; their own names may say nothing
/// ("Primary") or something wrong.
fn titled(table: &TableShape, name: &str) -> Option<Meaning> {
    let meaning = title_meaning(table.title.as_deref()?);
    let says_nothing = matches!(name, "primary" | "value");
    (says_nothing || (table.headers.len() == 2 && meaning.is_known)).then_some(meaning)
}

fn known(identifier: &str, label: &str) -> Meaning {
    Meaning {
        identifier: identifier.to_owned(),
        label: label.to_owned(),
        kind: InputKind::Flow,
        is_known: true,
    }
}

/// "Instagram profile visits" means what "profile visits" means.
fn title_meaning(title: &str) -> Meaning {
    let whole = meaning_of(title);
    if whole.is_known {
        return whole;
    }
    if normal(title) == "views" {
        return known("impressions", "Impressions (views)");
    }
    let Some(network) = channel_in_title(title) else { return whole };
    let rest: Vec<&str> =
        title.split_whitespace().filter(|word| !word.eq_ignore_ascii_case(network)).collect();
    let rest = rest.join(" ");
    // Portuguese titles end in "no Instagram".
    let bare = meaning_of(rest.trim_end_matches(" no").trim_end_matches(" do"));
    if bare.is_known { bare } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(title: Option<&str>, headers: &[&str]) -> TableShape {
        TableShape {
            title: title.map(str::to_owned),
            headers: headers.iter().map(|header| (*header).to_owned()).collect(),
            ..TableShape::default()
        }
    }

    fn check(title: Option<&str>, headers: &[&str], tool: Option<&str>, identifiers: &[&str]) {
        let table = table(title, headers);
        let found = tool_of(&table);
        assert_eq!(found.map(|tool| tool.name), tool, "{headers:?}");
        let meant: Vec<_> = headers
            .iter()
            .skip(1)
            .map(|header| meaning_in(&table, found, header).identifier)
            .collect();
        assert_eq!(meant, identifiers);
    }

    #[test]
    fn columns_and_titles_tell_the_tool_and_the_meaning() {
        check(
            None,
            &["Date", "Impressions", "Unfollows", "Reposts"],
            Some("X account overview"),
            &["impressions", "lost_followers", "shares"],
        );
        check(
            Some("Instagram profile visits"),
            &["Date", "Primary"],
            Some("Meta Business Suite insights"),
            &["profile_visits"],
        );
        check(
            Some("Views"),
            &["Date", "Primary"],
            Some("Meta Business Suite insights"),
            &["impressions"],
        );
        check(
            Some("Follows"),
            &["Date", "Primary"],
            Some("Meta Business Suite insights"),
            &["new_followers"],
        );
        check(
            None,
            &["Date", "Sponsored followers", "Organic followers", "Total followers"],
            Some("LinkedIn page followers"),
            &["sponsored_followers", "organic_followers", "new_followers"],
        );
        check(None, &["Date", "Followers"], None, &["followers"]);
    }
}

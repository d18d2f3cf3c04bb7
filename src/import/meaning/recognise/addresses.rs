//! Addresses in the rows of a table: where posts stand tells the network they are on.

use std::collections::BTreeSet;

use crate::import::columns::ColumnContent;
use crate::import::source::file::ParsedTable;

/// Networks by the hosts of their posts.
const HOSTS: [(&str, &str); 22] = [
    ("instagram.com", "Instagram"),
    ("instagr.am", "Instagram"),
    ("facebook.com", "Facebook"),
    ("fb.com", "Facebook"),
    ("fb.watch", "Facebook"),
    ("tiktok.com", "TikTok"),
    ("youtube.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("linkedin.com", "LinkedIn"),
    ("lnkd.in", "LinkedIn"),
    ("x.com", "X"),
    ("twitter.com", "X"),
    ("t.co", "X"),
    ("pinterest.com", "Pinterest"),
    ("pin.it", "Pinterest"),
    ("threads.net", "Threads"),
    ("threads.com", "Threads"),
    ("reddit.com", "Reddit"),
    ("snapchat.com", "Snapchat"),
    ("bsky.app", "Bluesky"),
    ("t.me", "Telegram"),
    ("twitch.tv", "Twitch"),
];
/// Rows looked at.
const SAMPLE: usize = 300;

/// The network an address belongs to: `https://www.instagram.com/p/abc/` → Instagram.
pub fn network_of_address(cell: &str) -> Option<&'static str> {
    let cell = cell.trim();
    // Bluesky names its posts by a scheme of its own.
    if cell.starts_with("at://did:") {
        return Some("Bluesky");
    }
    let rest = cell.strip_prefix("https://").or_else(|| cell.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let is_of = |known: &str| {
        host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    HOSTS.iter().find(|(known, _)| is_of(known)).map(|(_, network)| *network)
}

/// The one network the rows of a table stand on: told by a column of addresses nearly all of which
/// are posts of it.
pub fn network_in_rows(table: &ParsedTable) -> Option<&'static str> {
    let columns = table.columns.iter().enumerate();
    let mut texts = columns.filter(|(_, info)| {
        matches!(info.content, ColumnContent::Text | ColumnContent::Id | ColumnContent::Category)
    });
    texts.find_map(|(column, _)| {
        let mut networks = BTreeSet::new();
        let (mut n, mut n_filled, mut n_named) = (0, 0, 0);
        for record in table.shape.rows.iter().take(SAMPLE) {
            let cell = table.grid().field(record, column).trim();
            n += 1;
            n_filled += usize::from(!cell.is_empty());
            // Most columns end here.
            if n_filled == 4 && n_named == 0 {
                return None;
            }
            if let Some(network) = network_of_address(cell) {
                n_named += 1;
                networks.insert(network);
            }
        }
        let is_told = n_filled * 2 >= n && n_named > 0 && n_named * 10 >= n_filled * 9;
        networks.first().copied().filter(|_| is_told && networks.len() == 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_tell_the_network() {
        let check = |cell: &str, network: Option<&str>| {
            assert_eq!(network_of_address(cell), network, "{cell}");
        };
        check("https://www.instagram.com/reel/abc/", Some("Instagram"));
        check("http://m.facebook.com/page/posts/1", Some("Facebook"));
        check("https://vm.tiktok.com/abc", Some("TikTok"));
        check("https://x.com/brand/status/1", Some("X"));
        check("at://did:plc:abc/app.bsky.feed.post/1", Some("Bluesky"));
        check("https://netflix.com/title", None);
        check("https://example.org/?from=facebook.com", None);
        check("facebook.com", None);
        check("", None);
    }
}

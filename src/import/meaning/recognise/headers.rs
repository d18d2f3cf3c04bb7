//! Columns that name the network they are about: "Facebook followers" beside "Instagram followers"
//! is one input on two channels.

use std::collections::BTreeSet;

use super::titles::{NETWORKS, TIES, network_of};
use crate::import::cells::word_list;
use crate::import::meaning::aliases::{Meaning, apart, key, meaning_of, split_key};

/// What people write for networks above columns of their own.
const SHORT: [(&str, &str); 4] =
    [("fb", "Facebook"), ("ig", "Instagram"), ("insta", "Instagram"), ("yt", "YouTube")];
/// Shorter still: only beside a network, and with nothing else in the name.
const SHORTEST: [(&str, &str); 8] = [
    ("li", "LinkedIn"),
    ("tw", "X"),
    ("tt", "TikTok"),
    ("wa", "WhatsApp"),
    ("pin", "Pinterest"),
    ("snap", "Snapchat"),
    ("insta", "Instagram"),
    ("tk", "TikTok"),
];
/// Words beside a network that say how it was called before: "X (formerly Twitter)".
const FORMER: &str = "formerly ex previously fka aka former antes anteriormente früher ehemals vormals \
    anciennement precedentemente voorheen";
/// What a network sells, which is nothing that happens on it: "X Premium sales".
const PRODUCTS: &str =
    "learning premium navigator recruiter prime shopping tv kids music blue gold ads pixel";
/// Networks whose names are words for other things as well.
const COMMON_WORDS: [&str; 3] = ["Email", "Threads", "X"];
/// Signs that part a network from a figure: "Reach | Facebook".
const SIGNS: [char; 5] = [':', '|', '–', '—', '/'];

/// A header taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkHeader {
    pub network: &'static str,
    /// The header without the network, in small letters; may be empty.
    pub figure: String,
    /// Whether the network stands first or in brackets, where it says whose figure it is.
    is_apart: bool,
}

impl NetworkHeader {
    fn bare(network: &'static str) -> Self {
        Self { network, figure: String::new(), is_apart: true }
    }

    /// Whether the header is the network's name and nothing more.
    pub fn is_bare(&self) -> bool {
        self.figure.is_empty()
    }
}

/// The network each of some headers names. A single network beside columns of none is only read
/// where it says plainly whose figure it is: "times liked on Facebook" is a figure of the post.
pub fn networks_of(headers: &[&str]) -> Vec<Option<NetworkHeader>> {
    let mut found: Vec<Option<NetworkHeader>> =
        headers.iter().map(|header| network_header(header)).collect();
    if found.iter().flatten().any(NetworkHeader::is_bare) {
        let shortest = |header: &str| {
            let name = key(header);
            SHORTEST.iter().find(|(short, _)| *short == name).map(|(_, network)| *network)
        };
        for (named, header) in found.iter_mut().zip(headers).filter(|(named, _)| named.is_none()) {
            *named = shortest(header).map(NetworkHeader::bare);
        }
    }
    let is_product = |named: &NetworkHeader| {
        let mut words = named.figure.split(' ');
        let is_common = COMMON_WORDS.contains(&named.network) && !named.is_bare();
        let is_of_one = words.any(|word| PRODUCTS.split(' ').any(|product| product == word));
        // "Threads sold", "Email orders": a word like any other, where nothing known follows.
        (is_of_one || is_common) && !meaning_of(&named.figure).is_known
    };
    for named in &mut found {
        *named = named.take().filter(|named| !is_product(named));
    }
    if found.iter().flatten().any(|named| named.network != "X") {
        for (named, header) in found.iter_mut().zip(headers).filter(|(named, _)| named.is_none()) {
            *named = of_tweets(header);
        }
    }
    let networks: BTreeSet<&str> = found.iter().flatten().map(|named| named.network).collect();
    if networks.len() < 2 {
        let is_plain = |named: &NetworkHeader| {
            let is_told = named.is_bare() || meaning_of(&named.figure).is_known;
            let is_common = COMMON_WORDS.contains(&named.network);
            named.is_apart
                && is_told
                && !(is_common && (named.is_bare() || named.network == "Email"))
        };
        for named in &mut found {
            *named = named.take().filter(is_plain);
        }
    }
    without_account(&mut found);
    found
}

/// Takes the words off that all figures begin with and that say whose they are: "Acme (Facebook) -
/// Fans" beside "Acme (Instagram) - Followers".
fn without_account(found: &mut [Option<NetworkHeader>]) {
    let figures: Vec<Vec<&str>> = found
        .iter()
        .flatten()
        .map(|named| named.figure.split([' ', '-']).filter(|word| !word.is_empty()).collect())
        .collect();
    let Some(first) = figures.first().filter(|_| figures.len() > 1) else { return };
    let is_shared =
        |n: usize| figures.iter().all(|words| words.len() > n && words[..n] == first[..n]);
    let n_shared = (1..first.len()).take_while(|n| is_shared(*n)).last().unwrap_or(0);
    let n_known = |from: usize| {
        let rest = figures.iter().map(|words| words[from..].join(" "));
        rest.filter(|rest| meaning_of(rest).is_known).count()
    };
    if n_shared == 0 || n_known(0) > 0 || n_known(n_shared) * 2 < figures.len() {
        return;
    }
    let bare: Vec<String> = figures.iter().map(|words| words[n_shared..].join(" ")).collect();
    for (named, figure) in found.iter_mut().flatten().zip(bare) {
        named.figure = figure;
    }
}

/// What the figure of such a header means, unless the whole header is a known name.
pub fn figure_meaning(
    named: &NetworkHeader,
    whole: &Meaning,
    meaning: impl Fn(&str) -> Meaning,
) -> Option<Meaning> {
    if whole.is_known || named.figure.is_empty() {
        return None;
    }
    let found = meaning(&named.figure);
    let mut letters = found.label.chars();
    let label = letters.next().map(|first| first.to_uppercase().chain(letters).collect());
    Some(Meaning { label: label.unwrap_or_default(), ..found })
}

/// "Retweets" and "Tweet impressions" beside other networks are X's.
fn of_tweets(header: &str) -> Option<NetworkHeader> {
    const TWEETS: [&str; 4] = ["tweet", "tweets", "retweet", "retweets"];
    let figure = split_key(header);
    let is_of_tweets = figure.split(' ').any(|word| TWEETS.contains(&word));
    is_of_tweets.then_some(NetworkHeader { network: "X", figure, is_apart: true })
}

fn network_header(header: &str) -> Option<NetworkHeader> {
    if let Some(network) = network_of(header) {
        return Some(NetworkHeader::bare(network));
    }
    // "Facebook Page: Page reach": what stands before the sign is the account.
    let parts = header.split_once([':', '|', '–', '—']).or_else(|| header.split_once(" - "));
    if let Some((account, figure)) = parts
        && let Some(network) = network_of(account.trim())
        && !figure.trim().is_empty()
    {
        return Some(NetworkHeader { network, figure: split_key(figure.trim()), is_apart: true });
    }
    let name = apart(&split_key(header)).replace(SIGNS, " ");
    let is_former = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word_list::has(FORMER, word)
    };
    let has_x = header.split(|c: char| !c.is_alphanumeric()).any(|word| word == "X");
    let name = if has_x && name.split(' ').any(|word| is_former(&word)) {
        let words: Vec<&str> = name.split(' ').filter(|word| !is_former(word)).collect();
        words.join(" ")
    } else {
        name
    };
    taken_apart(&name, has_x).or_else(|| taken_apart(&name.replace('-', " "), has_x))
}

/// `has_x` tells a lone capital X from any other letter.
fn taken_apart(name: &str, has_x: bool) -> Option<NetworkHeader> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (at, n, network) = (0..words.len()).find_map(|at| {
        let (n, network) = network_at(&words[at..], has_x)?;
        Some((at, n, network))
    })?;
    let rest = &words[at + n..];
    let others = (0..rest.len()).filter_map(|at| network_at(&rest[at..], has_x));
    // "X (Twitter)" names one network twice; two networks together are neither.
    if others.into_iter().any(|(_, other)| other != network) {
        return None;
    }
    let is_bracketed = words[at].starts_with(['(', '[']);
    let is_end = |word: &&str| word.ends_with([')', ']']);
    let mut before = words[..at].to_vec();
    let mut after: Vec<&str> = if is_bracketed && !is_end(&words[at + n - 1]) {
        rest.iter().copied().skip_while(|word| !is_end(word)).skip(1).collect()
    } else {
        rest.iter()
            .enumerate()
            .filter(|(at, _)| network_at(&rest[*at..], has_x).is_none())
            .map(|(_, word)| *word)
            .collect()
    };
    let is_tie = |word: &str| word == "-" || word == "&" || word_list::has(TIES, word);
    while before.last().is_some_and(|word| is_tie(word)) {
        before.pop();
    }
    while before.is_empty() && after.first().is_some_and(|word| is_tie(word)) {
        after.remove(0);
    }
    before.extend(after);
    let figure = before.join(" ");
    Some(NetworkHeader { network, figure, is_apart: at == 0 || is_bracketed })
}

/// The network some words begin with, and how many of them name it.
fn network_at(words: &[&str], has_x: bool) -> Option<(usize, &'static str)> {
    let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = words.first().map(bare)?;
    let both = words.get(1).map(|second| format!("{first} {}", bare(second)));
    let known = || NETWORKS.iter().chain(&SHORT);
    if let Some((_, network)) = known().find(|(word, _)| both.as_deref() == Some(*word)) {
        return Some((2, *network));
    }
    if first == "x" && has_x {
        return Some((1, "X"));
    }
    known().find(|(word, _)| *word == first).map(|(_, network)| (1, *network))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: Option<(&str, &str)>) {
        let found = network_header(header);
        let found = found.as_ref().map(|named| (named.network, named.figure.as_str()));
        assert_eq!(found, expected, "{header}");
    }

    #[test]
    fn a_header_is_parted_into_its_network_and_its_figure() {
        check("Facebook followers", Some(("Facebook", "followers")));
        check("Followers (Instagram)", Some(("Instagram", "followers")));
        check("Followers (Facebook Page)", Some(("Facebook", "followers")));
        check("Reach - LinkedIn", Some(("LinkedIn", "reach")));
        check("Reach | TikTok", Some(("TikTok", "reach")));
        check("YouTube: Views", Some(("YouTube", "views")));
        check("Facebook Page: Page reach", Some(("Facebook", "page reach")));
        check("Instagram Business - Followers", Some(("Instagram", "followers")));
        check("facebook_impressions", Some(("Facebook", "impressions")));
        check("tikTokViews", Some(("TikTok", "views")));
        check("FB reach", Some(("Facebook", "reach")));
        check("X impressions", Some(("X", "impressions")));
        check("X (Twitter) followers", Some(("X", "followers")));
        check("Seguidores no Instagram", Some(("Instagram", "seguidores")));
        check("Facebook-Reichweite", Some(("Facebook", "reichweite")));
        check("Engagement rate (%) Instagram", Some(("Instagram", "engagement rate (%)")));
        check("Instagram", Some(("Instagram", "")));
        check("Instagramのフォロワー", Some(("Instagram", "フォロワー")));
        for (header, network) in [
            ("LinkedIn", "LinkedIn"),
            ("Linked In", "LinkedIn"),
            ("YouTube", "YouTube"),
            ("WhatsApp", "WhatsApp"),
            ("X (Twitter)", "X"),
            ("Twitter/X", "X"),
            ("X / Twitter", "X"),
            ("X (formerly Twitter)", "X"),
            ("Facebook Page", "Facebook"),
            ("LinkedIn Company Page", "LinkedIn"),
            ("IG", "Instagram"),
            ("Xing", "Xing"),
            ("Vimeo", "Vimeo"),
            ("Discord", "Discord"),
        ] {
            check(header, Some((network, "")));
        }
        check("LinkedInFollowers", Some(("LinkedIn", "followers")));
        check("X (formerly Twitter) followers", Some(("X", "followers")));
        check("Former Facebook fans", Some(("Facebook", "former fans")));
        check("Facebook and Instagram reach", None);
        check("x axis", None);
        check("Followers", None);
    }

    #[test]
    fn a_single_network_is_read_only_where_it_says_whose_figure_it_is() {
        let check = |headers: &[&str], expected: &[Option<&str>]| {
            let found = networks_of(headers);
            let found: Vec<_> =
                found.iter().map(|named| named.as_ref().map(|named| named.network)).collect();
            assert_eq!(found, expected, "{headers:?}");
        };
        check(&["Facebook followers", "NPS"], &[Some("Facebook"), None]);
        check(&["Opens", "Times liked on Facebook"], &[None, None]);
        check(&["Opens", "Newsletter subscribers"], &[None, None]);
        check(&["FB saves", "IG saves", "NPS"], &[Some("Facebook"), Some("Instagram"), None]);
        check(&["FB", "LI", "TT"], &[Some("Facebook"), Some("LinkedIn"), Some("TikTok")]);
        check(&["LI", "TT"], &[None, None]);
        let of_account = networks_of(&["Acme (Facebook) - Fans", "Acme (Instagram) - Reach"]);
        let figures: Vec<&str> =
            of_account.iter().flatten().map(|named| named.figure.as_str()).collect();
        assert_eq!(figures, ["fans", "reach"]);
        check(&["Instagram"], &[Some("Instagram")]);
        check(&["Threads", "Posts"], &[None, None]);
    }
}

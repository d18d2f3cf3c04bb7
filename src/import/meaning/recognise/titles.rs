//! What titles say: the network a table is about, and the figure in a column that only says
//! "Primary".

use super::Tool;
use super::recipe::Family;
use crate::import::cells::word_list;
use crate::import::meaning::aliases::{self, Meaning, apart, find, guess, key, meaning_of};
use crate::import::tables::TableShape;

/// Networks by the words that name them, and the name a plan gives them.
pub(super) const NETWORKS: [(&str, &str); 43] = [
    ("facebook", "Facebook"),
    ("instagram", "Instagram"),
    ("linkedin", "LinkedIn"),
    ("tiktok", "TikTok"),
    ("tik tok", "TikTok"),
    ("youtube", "YouTube"),
    ("threads", "Threads"),
    ("pinterest", "Pinterest"),
    ("twitter", "X"),
    ("mastodon", "Mastodon"),
    ("bluesky", "Bluesky"),
    ("snapchat", "Snapchat"),
    ("reddit", "Reddit"),
    ("whatsapp", "WhatsApp"),
    ("telegram", "Telegram"),
    ("newsletter", "Email"),
    ("google ads", "Google Ads"),
    // As Polish and Dutch bend them.
    ("facebooku", "Facebook"),
    ("facebooka", "Facebook"),
    ("instagramie", "Instagram"),
    ("instagrama", "Instagram"),
    ("twitch", "Twitch"),
    ("xing", "Xing"),
    ("vimeo", "Vimeo"),
    ("discord", "Discord"),
    ("tumblr", "Tumblr"),
    ("wechat", "WeChat"),
    ("weibo", "Weibo"),
    ("douyin", "Douyin"),
    ("vkontakte", "VK"),
    ("quora", "Quora"),
    ("nextdoor", "Nextdoor"),
    ("soundcloud", "SoundCloud"),
    ("spotify", "Spotify"),
    ("flickr", "Flickr"),
    ("kwai", "Kwai"),
    ("viber", "Viber"),
    ("google business profile", "Google Business"),
    ("google business", "Google Business"),
    ("google my business", "Google Business"),
    ("gmb", "Google Business"),
    ("you tube", "YouTube"),
    ("linked in", "LinkedIn"),
];
/// Words that tie a network to the figure: "Seguidores no Instagram", "Alcance de Facebook".
pub(super) const TIES: &str = "no na do da de del della dal al alla di du su sur auf bei en el la le im von van the on of em op w";

/// Titles above Google Ads tables that have too few columns to tell by.
pub const GOOGLE_ADS_TITLES: [&str; 9] = [
    "campaign report",
    "ad group report",
    "search keyword report",
    "relatorio de campanhas",
    "informe de campana",
    "informe de campanas",
    "kampagnenbericht",
    "rapport sur les campagnes",
    "rapporto campagne",
];

/// First words of the titles above the Business Suite's tables about who follows.
pub const AUDIENCE: [&str; 14] = [
    "age & gender",
    "top cities",
    "top towns/cities",
    "top countries",
    "top pages",
    "faixa etaria e genero",
    "principais cidades",
    "principais paises",
    "edad y sexo",
    "principales ciudades",
    "principales paises",
    "alter und geschlecht",
    "age et genre",
    "facebook followers by",
];

/// A network a title speaks of: "Instagram profile visits" → Instagram.
pub fn channel_in_title(title: &str) -> Option<&'static str> {
    let (name, plain) = (aliases::split_key(title), key(title));
    let (name, plain) = (apart(&name), apart(&plain));
    let is_in = |word: &str| holds_word(&plain, word) || holds_word(&name, word);
    let named = NETWORKS.iter().find(|(word, _)| is_in(word)).map(|(_, network)| *network);
    // A lone capital X is the network; a small one stands for anything.
    let is_x = || title.split(|c: char| !c.is_alphanumeric()).any(|word| word == "X");
    named.or_else(|| is_x().then_some("X"))
}

/// The plan's name of the network a cell names and nothing more: "FACEBOOKPAGE", "Instagram
/// Business" and "X (Twitter)" are written as tools write them.
pub fn network_of(cell: &str) -> Option<&'static str> {
    /// What tools put behind the name of a network to say what kind of account it is.
    const ACCOUNTS: &str = "page pages business profile company companies account channel creator \
        businessaccount organization personal companypage fanpage businesspage feed";
    let name = key(cell);
    if cell.trim() == "X" || (name.starts_with("x (") && name.ends_with(')')) {
        return Some("X");
    }
    NETWORKS.iter().find_map(|(word, network)| {
        let rest = name.strip_prefix(word)?.trim();
        let rest = rest.trim_start_matches('(').trim_end_matches(')');
        let is_account = |part: &str| word_list::has(ACCOUNTS, part);
        rest.split(' ').all(|part| part.is_empty() || is_account(part)).then_some(*network)
    })
}

/// Whether a cell is the name of a network and nothing more.
pub fn is_network(cell: &str) -> bool {
    network_of(cell).is_some()
}

fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The channel a table is about, where its tool does not say: by its title, then by words that
/// only one network uses.
pub fn channel_of(table: &TableShape) -> Option<&'static str> {
    let of_report = || table.report.as_deref().and_then(channel_in_title);
    let title = table.title.as_deref().and_then(channel_in_title).or_else(of_report);
    title.or_else(|| are_of_tweets(&table.headers).then_some("X"))
}

/// Whether columns speak of tweets, and none of another network, of a website or of mailings.
fn are_of_tweets(headers: &[String]) -> bool {
    const TWEETS: &str = "tweet tweets retweet retweets tuits retuits";
    const OTHERS: &str = "website site sessions visits leads orders signups newsletter mail email revenue \
        sitzungen besuche webseite bestellungen visites sesiones visitas sessoes pedidos";
    let has = |header: &str, list: &str| {
        let name = key(header);
        name.split(' ').any(|word| word_list::has(list, word))
    };
    let is_other = |header: &String| {
        has(header, OTHERS) || channel_in_title(header).is_some_and(|network| network != "X")
    };
    headers.iter().any(|header| has(header, TWEETS)) && !headers.iter().any(is_other)
}

/// A title in the words of the Business Suite: "Instagram profile visits" means what "profile
/// visits" means.
pub fn title_meaning(title: &str, family: Option<Family>) -> Meaning {
    let own = family.map(|family| find(family.words(), title)).unwrap_or_default();
    if let Some((alias, rank)) = own {
        return Meaning::of(alias, rank);
    }
    let bare = without_network(title);
    let own = family.map(|family| find(family.words(), &bare)).unwrap_or_default();
    if let Some((alias, rank)) = own {
        return Meaning::of(alias, rank);
    }
    let renamed = |title| family.and_then(|family| super::renamed(family, title));
    if let Some(meaning) = [title, &bare].into_iter().find_map(renamed) {
        return meaning;
    }
    [title, &bare]
        .into_iter()
        .map(meaning_of)
        .find(|meaning| meaning.is_known)
        .unwrap_or_else(|| guess(title))
}

/// A title without the network and the small words that tie it to the rest; hyphens count as
/// blanks ("Facebook-Reichweite").
fn without_network(title: &str) -> String {
    let name = key(title);
    let name = apart(&name).into_owned();
    let Some((word, _)) = NETWORKS.iter().find(|(word, _)| holds_word(&name, word)) else {
        return name;
    };
    let Some(at) = name.find(word) else { return name };
    let is_tie = |word: &str| word_list::has(TIES, word);
    let mut before: Vec<&str> = name[..at].split_whitespace().collect();
    let mut after: Vec<&str> = name[at + word.len()..].split_whitespace().collect();
    while before.last().is_some_and(|word| is_tie(word)) {
        before.pop();
    }
    if before.is_empty() {
        while after.first().is_some_and(|word| is_tie(word)) {
            after.remove(0);
        }
    }
    before.extend(after);
    before.join(" ")
}

/// The meaning the title gives the figures of a table, where the column says nothing, nothing
/// known, or (in the Business Suite) something wrong.
pub fn titled(table: &TableShape, tool: Option<Tool>, header: &str) -> Option<Meaning> {
    let title = table.title.as_deref()?;
    let family = tool.map(|tool| tool.family);
    let meaning = title_meaning(title, family);
    if says_nothing(header) {
        return Some(meaning);
    }
    let rules = family == Some(Family::Meta) || !meaning_of(header).is_known;
    (table.headers.len() == 2 && rules && meaning.is_known && meaning_fits(table, title))
        .then_some(meaning)
}

/// Names of sheets and files say less than a line above the table.
fn meaning_fits(table: &TableShape, title: &str) -> bool {
    table.preamble.iter().any(|line| line == title)
}

/// Whether a column's name leaves to the title what it counts.
pub fn says_nothing(header: &str) -> bool {
    matches!(
        key(header).as_str(),
        "primary"
            | "value"
            | "values"
            | "valor"
            | "valores"
            | "wert"
            | "valeur"
            | "valore"
            | "waarde"
            | "total"
            | "count"
            | "column 2"
    )
}

/// A sentence for a title and a column that name different figures.
pub fn contradiction(table: &TableShape, tool: Option<Tool>) -> Option<(String, String)> {
    let title = table.title.as_deref()?;
    let family = tool.map(|tool| tool.family);
    let header = table
        .headers
        .get(1)
        .filter(|_| table.headers.len() == 2 && family == Some(Family::Meta))?;
    let (by_title, by_column) = (title_meaning(title, family), title_meaning(header, family));
    let differ =
        by_title.is_known && by_column.is_known && by_title.identifier != by_column.identifier;
    let message = format!(
        "The title says “{title}” and the column “{header}”; the title was followed, so these are {}. Choose another input if the column is right",
        by_title.label.to_lowercase()
    );
    (differ && !says_nothing(header)).then(|| (header.clone(), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, identifier: &str, channel: Option<&str>) {
        let found = title_meaning(title, Some(Family::Meta));
        assert_eq!(
            (found.identifier.as_str(), channel_in_title(title)),
            (identifier, channel),
            "{title}"
        );
    }

    #[test]
    fn titles_of_the_business_suite_are_read_in_five_languages() {
        check("Instagram profile visits", "profile_visits", Some("Instagram"));
        check("Facebook Page reach", "reach", Some("Facebook"));
        check("Views", "impressions", None);
        check("Seguidores no Instagram", "new_followers", Some("Instagram"));
        check("Visitas ao perfil do Instagram", "profile_visits", Some("Instagram"));
        check("Interações com o conteúdo", "engagements", None);
        check("Cliques no link do Facebook", "link_clicks", Some("Facebook"));
        check("Alcance de Facebook", "reach", Some("Facebook"));
        check("Visualizaciones", "impressions", None);
        check("Clics en el enlace", "link_clicks", None);
        check("Facebook-Reichweite", "reach", Some("Facebook"));
        check("Aufrufe", "impressions", None);
        check("Instagram-Profilbesuche", "profile_visits", Some("Instagram"));
        check("Couverture Instagram", "reach", Some("Instagram"));
        check("Visites du profil Instagram", "profile_visits", Some("Instagram"));
        check("Vues", "impressions", None);
        check("Net follows", "net_new_followers", None);
        check("Instagramのリーチ", "reach", Some("Instagram"));
        check("Instagram粉丝", "new_followers", Some("Instagram"));
    }

    #[test]
    fn networks_go_by_one_name_however_tools_write_them() {
        let check =
            |cell: &str, network: Option<&str>| assert_eq!(network_of(cell), network, "{cell}");
        check("FACEBOOKPAGE", Some("Facebook"));
        check("FACEBOOK_PAGE", Some("Facebook"));
        check("Facebook Page", Some("Facebook"));
        check("instagram business account", Some("Instagram"));
        check("INSTAGRAMBUSINESS", Some("Instagram"));
        check("LinkedIn (Company)", Some("LinkedIn"));
        check("Twitter", Some("X"));
        check("X (Twitter)", Some("X"));
        check("Facebook group", None);
        check("Instagram reel", None);
        check("Threadsheet", None);
    }

    #[test]
    fn networks_are_whole_words() {
        assert_eq!(channel_in_title("Likes (X)"), Some("X"));
        assert_eq!(channel_in_title("Twitter followers"), Some("X"));
        assert_eq!(channel_in_title("x axis"), None);
        assert_eq!(channel_in_title("Threadsheet"), None);
        assert_eq!(channel_in_title("linkedin_followers"), Some("LinkedIn"));
    }
}

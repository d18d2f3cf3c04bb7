//! What a recipe is: the columns that betray a tool, and what its words mean there.

use crate::import::meaning::aliases::Alias;

/// Tools whose exports use the same words in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    X,
    FacebookInsights,
    Meta,
    MetaAds,
    LinkedIn,
    YouTube,
    TikTok,
    Pinterest,
    Twitch,
    Podcast,
    GoogleAnalytics,
    GoogleAds,
    SearchConsole,
    Sprout,
    Scheduler,
    Wix,
    Mail,
    Helpdesk,
    Survey,
    /// Mentions of a brand, one a row, by whoever wrote them.
    Listening,
    Business,
}

/// A kind of export the program knows by its columns.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// As the preview shows it.
    pub name: &'static str,
    pub family: Family,
    /// The channel its figures are from, where the export does not say.
    pub channel: Option<&'static str>,
    /// Columns that must all be there, by key; other names of one column are parted by `|`.
    pub columns: &'static [&'static str],
}

pub(super) const fn recipe(
    name: &'static str,
    family: Family,
    channel: &'static str,
    columns: &'static [&'static str],
) -> Recipe {
    let channel = if channel.is_empty() { None } else { Some(channel) };
    Recipe { name, family, channel, columns }
}

impl Recipe {
    /// The headers that fit, one for each column asked for; `None` unless all are there. `keys`
    /// are the headers by key.
    pub fn fits<'a>(&self, keys: &'a [(String, &'a str)]) -> Option<Vec<&'a str>> {
        let find = |column: &&str| {
            let is_one_of = |key: &str| column.split('|').any(|name| fits_name(name, key));
            keys.iter().find(|(key, _)| is_one_of(key)).map(|(_, header)| *header)
        };
        if self.columns.is_empty() { None } else { self.columns.iter().map(find).collect() }
    }
}

/// A name that ends in `*` asks for the beginning only: "amount spent (*".
fn fits_name(name: &str, key: &str) -> bool {
    name.strip_suffix('*').map_or(name == key, |start| key.starts_with(start))
}

impl Family {
    /// Words that mean something else here than in other tools.
    pub fn words(self) -> &'static [Alias] {
        use super::words;
        match self {
            Self::X => words::X,
            Self::FacebookInsights => words::FACEBOOK_INSIGHTS,
            Self::Meta => words::META,
            Self::MetaAds | Self::GoogleAds => words::ADS,
            Self::LinkedIn => words::LINKEDIN,
            Self::YouTube => words::YOUTUBE,
            Self::TikTok => words::TIKTOK,
            Self::Pinterest => words::PINTEREST,
            Self::GoogleAnalytics => words::GOOGLE_ANALYTICS,
            Self::Mail => words::MAIL,
            Self::Helpdesk => words::HELPDESK,
            Self::SearchConsole => super::search::WORDS,
            Self::Sprout
            | Self::Twitch
            | Self::Scheduler
            | Self::Wix
            | Self::Survey
            | Self::Listening => &[],
            Self::Podcast => words::PODCAST,
            Self::Business => words::BUSINESS,
        }
    }

    /// What its exports call by a word that other tools have for something else, by the inputs that word
    /// and its translations mean there: the views of a video are no pages.
    pub(super) fn renamed(self, identifier: &str) -> Option<&'static str> {
        let renamed: &[(&str, &str)] = match self {
            Self::YouTube => &[("views", "video_views"), ("followers", "net_new_followers")],
            Self::TikTok | Self::LinkedIn => &[("views", "video_views")],
            Self::Meta => &[("views", "impressions"), ("followers", "new_followers")],
            Self::GoogleAnalytics => &[("views", "page_views")],
            Self::MetaAds | Self::GoogleAds | Self::Mail => &[("clicks", "link_clicks")],
            _ => &[],
        };
        renamed.iter().find(|(from, _)| *from == identifier).map(|(_, to)| *to)
    }

    /// The networks one of which its exports are about, where they may leave open which.
    pub fn networks(self) -> &'static [&'static str] {
        match self {
            Self::Meta => &["Facebook", "Instagram"],
            _ => &[],
        }
    }

    /// Whether each row is one answer or one mention, whatever repeats from row to row.
    pub fn has_a_row_each(self) -> bool {
        matches!(self, Self::Survey | Self::Listening)
    }

    /// Whether its exports may hold answers to surveys.
    pub fn holds_answers(self) -> bool {
        matches!(self, Self::Helpdesk | Self::Survey | Self::Business | Self::Mail)
    }

    /// Whether its exports hold so many windows and splits of the same figure that only known
    /// columns are taken unasked.
    pub fn takes_known_only(self) -> bool {
        matches!(self, Self::FacebookInsights | Self::Sprout | Self::Survey)
    }
}

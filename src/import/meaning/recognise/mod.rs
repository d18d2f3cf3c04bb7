//! Which tool an export comes from, told by its column names, titles and comments, never by its
//! file name, and what its columns mean there.

mod addresses;
mod beside;
mod fetched;
mod headers;
mod linkedin;
mod recipe;
mod search;
mod social;
mod structure;
mod titles;
mod together;
mod told;
mod tools;
mod words;

use crate::import::cells::numbers::FigureUnit;
use crate::import::cells::word_list;
use crate::import::columns::header_unit;
use crate::import::meaning::aliases::{Alias, Meaning, find, guess, key, meaning_of};
use crate::import::meaning::course::names_total;
use crate::import::problem::{ImportProblem, Severity, problem};
use crate::import::source::file::ParsedTable;
use crate::import::tables::TableShape;
use crate::model::InputKind;

pub use addresses::network_in_rows;
pub use beside::{days_of_videos, is_of_videos, settle_files, whole_of};
pub use headers::{NetworkHeader, figure_meaning, networks_of};
pub use recipe::Family;
use recipe::{Recipe, recipe};
pub(in crate::import) use search::settle_meanings;
pub use titles::{channel_in_title, channel_of, is_network, network_of};
pub use together::settle;
pub use told::{measure_in, told_in};

/// A kind of export the program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tool {
    /// As the preview shows it.
    pub name: &'static str,
    /// The channel its figures are from, where the export does not say.
    pub channel: Option<&'static str>,
    pub family: Family,
}

/// A tool, and what told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognition {
    pub tool: Tool,
    /// "by the columns “Impressions” and “Unfollows”".
    pub reason: String,
}

const GOOGLE_ANALYTICS: Recipe =
    recipe("Google Analytics export", Family::GoogleAnalytics, "Website", &[]);
const META_INSIGHTS: Recipe = recipe("Meta Business Suite insights", Family::Meta, "", &[]);
const META_AUDIENCE: Recipe = recipe("Meta Business Suite audience", Family::Meta, "", &[]);
const GOOGLE_ADS: Recipe = recipe("Google Ads report", Family::GoogleAds, "Google Ads", &[]);
const PINTEREST: Recipe = recipe("Pinterest overview", Family::Pinterest, "Pinterest", &[]);
const LINKEDIN_CREATOR: Recipe =
    recipe("LinkedIn creator analytics", Family::LinkedIn, "LinkedIn", &[]);

impl Recipe {
    fn found(&self, reason: String) -> Recognition {
        let tool = Tool { name: self.name, channel: self.channel, family: self.family };
        Recognition { tool, reason }
    }
}

/// The tool a table comes from, if it is known.
pub fn recognise(table: &TableShape) -> Option<Recognition> {
    let keys: Vec<(String, &str)> =
        table.headers.iter().map(|header| (key(header), header.as_str())).collect();
    let by_recipes = |keys: &[(String, &str)]| {
        let mut recipes = social::RECIPES.iter().chain(fetched::RECIPES).chain(tools::RECIPES);
        recipes.find_map(|recipe| Some(recipe.found(columns_text(&recipe.fits(keys)?))))
    };
    let by_columns =
        by_recipes(&keys).or_else(|| by_recipes(&fetched::split_keys(&table.headers)?));
    let by_brackets =
        || linkedin::by_brackets(&keys).map(|(recipe, told)| recipe.found(columns_text(&told)));
    let by_search =
        || search::by_names(&keys).map(|(recipe, told)| recipe.found(columns_text(&told)));
    let by_meanings =
        || structure::by_meanings(&keys).map(|(recipe, told)| recipe.found(columns_text(&told)));
    by_columns
        .or_else(by_brackets)
        .or_else(by_search)
        .or_else(by_meanings)
        .or_else(|| by_lines(table, &keys))
}

/// Comments and titles above a table tell the tool where its columns could be anybody's.
fn by_lines(table: &TableShape, keys: &[(String, &str)]) -> Option<Recognition> {
    let line = |starts: &[&str]| {
        let is_one = |line: &&String| starts.iter().any(|start| key(line).starts_with(start));
        table.preamble.iter().find(is_one)
    };
    let told = |recipe: Recipe, line: &str| recipe.found(format!("by the line “{line}” above it"));
    let is_analytics = line(&["property ", "account ", "start date 2", "all users"])
        .filter(|_| table.preamble.iter().any(|line| key(line).starts_with("start date 2")));
    let is_of_days = |line: &&String| told::is_start_of_days(line) || told::are_days(line);
    let days = || table.preamble.iter().find(is_of_days);
    if let Some(line) = is_analytics.or_else(days) {
        return Some(told(GOOGLE_ANALYTICS, line));
    }
    // Anybody may call a table a report of campaigns.
    let is_of_ads = |name: &str| {
        let meant = meaning_of(name).identifier;
        matches!(meant.as_str(), "impressions" | "clicks" | "ad_cost") || name == "currency code"
    };
    let n_of_ads = || keys.iter().filter(|(name, _)| is_of_ads(name)).count();
    if let Some(line) = line(&titles::GOOGLE_ADS_TITLES).filter(|_| n_of_ads() > 1) {
        return Some(told(GOOGLE_ADS, line));
    }
    if let Some(line) = line(&["pinterest analytics", "analytics overview pinterest"]) {
        return Some(told(PINTEREST, line));
    }
    if let Some(line) = line(&[
        "total followers on ",
        "total de seguidores em ",
        "total de seguidores el ",
        "gesamtzahl der follower am ",
        "nombre total d abonnes au ",
    ]) {
        return Some(told(LINKEDIN_CREATOR, line));
    }
    if let Some(line) = line(&titles::AUDIENCE) {
        return Some(told(META_AUDIENCE, line));
    }
    business_suite(table, keys)
}

/// Tables of a date and a figure whose name stands in the title.
fn business_suite(table: &TableShape, keys: &[(String, &str)]) -> Option<Recognition> {
    let told = |title: &str, column: &str| {
        META_INSIGHTS.found(format!("by the title “{title}” above a column “{column}”"))
    };
    let (column, title) = (keys.get(1)?, table.title.as_deref());
    if keys.len() == 2 && column.0 == "primary" {
        return Some(title.map_or_else(
            || META_INSIGHTS.found(format!("by the column “{}”", column.1)),
            |title| told(title, column.1),
        ));
    }
    let title =
        title.filter(|title| keys.len() == 2 && table.preamble.iter().any(|line| line == title))?;
    let is_network = matches!(channel_in_title(title), Some("Facebook" | "Instagram"));
    let is_known = titles::title_meaning(title, Some(Family::Meta)).is_known;
    (is_network && is_known).then(|| told(title, column.1))
}

/// "by the columns “A”, “B” and “C”".
fn columns_text(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|column| format!("“{column}”")).collect();
    match quoted.split_last() {
        Some((last, [])) => format!("by the column {last}"),
        Some((last, others)) => format!("by the columns {} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Titles and columns that name different figures, both of which the user should see.
pub fn contradictions(tables: &[ParsedTable]) -> impl Iterator<Item = ImportProblem> + '_ {
    tables.iter().filter_map(|table| {
        let (column, message) = titles::contradiction(&table.shape, table.tool)?;
        Some(problem(Severity::Warning, message).at_column(&column))
    })
}

/// What a file is, in words: the tools of its tables with dates, or what it has instead.
pub fn summary(tables: &[ParsedTable]) -> String {
    let dated = || tables.iter().filter(|table| table.dates.is_some());
    let mut names: Vec<&str> = Vec::new();
    let undated = if dated().next().is_none() { tables } else { &[] };
    for tool in dated().chain(undated).filter_map(|table| table.tool) {
        if !names.contains(&tool.name) {
            names.push(tool.name);
        }
    }
    match (names.is_empty(), dated().count()) {
        (false, _) => names.join(", "),
        (true, 0) if tables.is_empty() => "Text without a table".to_owned(),
        (true, 0) => "Table without dates".to_owned(),
        (true, 1) => "Table with dates".to_owned(),
        (true, _) => "Tables with dates".to_owned(),
    }
}

/// What a column means in the table it stands in: titles name columns called "Primary", and the
/// same word counts something else in another tool.
pub fn meaning_in(table: &TableShape, tool: Option<Tool>, header: &str) -> Meaning {
    let mut meaning = titles::titled(table, tool, header).unwrap_or_else(|| {
        tool.and_then(|tool| special(table, tool, header)).unwrap_or_else(|| meaning_of(header))
    });
    if let Some(tool) = tool {
        let is_part = tool.family == Family::LinkedIn || tool.family.takes_known_only();
        meaning.is_wanted &= meaning.is_known || !(is_part || is_split(header));
        // How many follow whoever wrote about the brand says nothing of the brand.
        let is_of_author = matches!(meaning.kind, InputKind::Stock | InputKind::GivenRate);
        meaning.is_wanted &= tool.family != Family::Listening || !is_of_author;
    }
    meaning
}

/// What a tool's own words mean.
fn special(table: &TableShape, tool: Tool, header: &str) -> Option<Meaning> {
    let title = table.title.as_deref().map(key).unwrap_or_default();
    if tool.family == Family::FacebookInsights && is_people_sheet(&title) {
        let own = guess(&format!("{title} {header}"));
        return Some(Meaning { kind: InputKind::Unique, is_wanted: false, ..own });
    }
    if tool.name == "LinkedIn competitors" && key(header) == "total followers" {
        return Some(meaning_of("followers"));
    }
    if tool.name == "LinkedIn page visitors" {
        return linkedin::figure_of_page(&key(header)).map(meaning_of);
    }
    // Fetched from Meta's interface, "clicks" are all of them.
    if tool.name == fetched::META && key(header) == "clicks" {
        return Some(meaning_of_alias(words::ADS, "clicks"));
    }
    // Beside reposts, "shares" counts the button.
    let is_share = || {
        let name = key(header);
        word_list::has_name(words::X_SHARES, &name)
    };
    let has_reposts = || {
        let mut names = table.headers.iter().map(|header| key(header));
        names.any(|name| matches!(name.as_str(), "reposts" | "republicacoes" | "republicaciones"))
    };
    if tool.family == Family::X && is_share() && has_reposts() {
        return Some(meaning_of_alias(words::X, "share_button_uses"));
    }
    let own = find(tool.family.words(), header).map(|(alias, rank)| Meaning::of(alias, rank));
    if tool.name == "LinkedIn page followers" && own.is_none() {
        return Some(Meaning { kind: InputKind::Flow, ..guess(header) });
    }
    // What YouTube gives in hours is how long people watched, in any language.
    let is_watched =
        || tool.family == Family::YouTube && header_unit::of(header) == Some(FigureUnit::Hours);
    own.or_else(|| renamed(tool.family, header))
        .or_else(|| is_watched().then(|| meaning_of("watch time (hours)")))
}

/// What a known name means in the words of a family, where these do not list it in its language.
fn renamed(family: Family, header: &str) -> Option<Meaning> {
    let meaning = meaning_of(header);
    let to = family.renamed(&meaning.identifier).filter(|_| meaning.is_known)?;
    // Whoever follows by the end of a day is called a total; "Followers" in English is one, too.
    let is_standing = meaning.kind == InputKind::Stock
        && (names_total(header)
            || key(header).contains("followers")
            || key(header).contains("lifetime"));
    let own = meaning_of_alias(family.words(), to);
    (!is_standing).then_some(Meaning { rank: meaning.rank, ..own })
}

/// The meaning of the alias with this identifier.
fn meaning_of_alias(words: &[Alias], identifier: &str) -> Meaning {
    let alias = words.iter().find(|alias| alias.1 == identifier);
    alias.map_or_else(|| guess(identifier), |alias| Meaning::of(alias, 0))
}

/// Sheets of Facebook post exports that count people, although their columns say "share" and
/// "like" as the sheet of actions does.
fn is_people_sheet(title: &str) -> bool {
    ["lifetime talking about this", "lifetime post consumers", "lifetime negative feedback"]
        .iter()
        .any(|start| title.starts_with(start))
}

/// One part of a figure that the same table also gives as a whole.
fn is_split(header: &str) -> bool {
    let name = key(header);
    ["(organic)", "(sponsored)", "(desktop)", "(mobile)", "(paid)", "(viral)"]
        .iter()
        .any(|part| name.ends_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(title: Option<&str>, headers: &[&str]) -> TableShape {
        TableShape {
            title: title.map(str::to_owned),
            preamble: title.map(str::to_owned).into_iter().collect(),
            headers: headers.iter().map(|header| (*header).to_owned()).collect(),
            ..TableShape::default()
        }
    }

    fn check(title: Option<&str>, headers: &[&str], tool: Option<&str>, identifiers: &[&str]) {
        let table = table(title, headers);
        let found = recognise(&table).map(|found| found.tool);
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
            &["Date", "Impressions", "Unfollows", "Reposts", "New follows"],
            Some("X account overview"),
            &["impressions", "lost_followers", "shares", "new_followers"],
        );
        let suite = Some("Meta Business Suite insights");
        check(Some("Instagram profile visits"), &["Date", "Primary"], suite, &["profile_visits"]);
        check(Some("Views"), &["Date", "Primary"], suite, &["impressions"]);
        check(Some("Follows"), &["Date", "Primary"], suite, &["new_followers"]);
        check(
            Some("Facebook Page visits"),
            &["Date", "Facebook Page likes"],
            suite,
            &["profile_visits"],
        );
        check(
            None,
            &["Date", "Sponsored followers", "Organic followers", "Total followers"],
            Some("LinkedIn page followers"),
            &["sponsored_followers", "organic_followers", "new_followers"],
        );
        check(None, &["Date", "Followers"], None, &["followers"]);
        check(Some("Followers"), &["Date", "New followers"], None, &["new_followers"]);
        check(
            None,
            &["Inhalt", "Videotitel", "Aufrufe", "Wiedergabezeit (Stunden)", "Abonnenten"],
            Some("YouTube Studio content"),
            &["videotitel", "video_views", "watch_time", "net_new_followers"],
        );
        check(
            None,
            &[
                "Início dos relatórios",
                "Alcance",
                "Impressões",
                "Valor usado (BRL)",
                "Cliques no link",
            ],
            Some("Meta Ads report"),
            &["reach", "impressions", "ad_cost", "link_clicks"],
        );
    }

    #[test]
    fn the_reason_names_what_the_file_says() {
        let overview = table(None, &["Date", "Impressions", "Unfollows", "Reposts", "Bookmarks"]);
        let found = recognise(&overview).unwrap().reason;
        assert_eq!(found, "by the columns “Impressions”, “Unfollows”, “Reposts” and “Bookmarks”");
        let visits = recognise(&table(Some("Facebook visits"), &["Date", "Primary"])).unwrap();
        assert_eq!(visits.reason, "by the title “Facebook visits” above a column “Primary”");
    }

    #[test]
    fn a_title_that_contradicts_its_column_is_told() {
        let odd = table(Some("Facebook Page visits"), &["Date", "Facebook Page likes"]);
        let tool = recognise(&odd).map(|found| found.tool);
        let (column, message) = titles::contradiction(&odd, tool).unwrap();
        assert_eq!(column, "Facebook Page likes");
        assert!(message.contains("“Facebook Page visits”"), "{message}");
        let fine = table(Some("New Instagram followers"), &["Date", "New Instagram followers"]);
        let tool = recognise(&fine).map(|found| found.tool);
        assert_eq!(titles::contradiction(&fine, tool), None);
    }

    #[test]
    fn splits_and_windows_are_not_taken_unasked() {
        let page = table(None, &["Date", "Lifetime Total Likes", "Daily New Likes"]);
        let tool = recognise(&page).map(|found| found.tool);
        let is_wanted = |header: &str| meaning_in(&page, tool, header).is_wanted;
        assert!(is_wanted("Daily Total Reach") && is_wanted("Daily Total Impressions"));
        assert!(!is_wanted("Weekly Total Reach") && !is_wanted("28 Days Total Reach"));
        assert!(!is_wanted("Daily Organic Reach") && !is_wanted("Daily Viral Reach"));
    }
}

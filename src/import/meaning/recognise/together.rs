//! What tables of one file tell about each other: sheets of a known tool, parts of one report.

use super::beside;
use super::titles::channel_in_title;
use super::{
    LINKEDIN_CREATOR, META_INSIGHTS, PINTEREST, Recognition, Tool, columns_text, linkedin, search,
    structure,
};
use crate::import::meaning::aliases::key;
use crate::import::source::file::ParsedTable;

/// What tables of one file tell about each other: sheets beside a known one come from the same
/// tool, and of two Business Suite tables the one without a network is the one beside Instagram.
pub fn settle(tables: &mut [ParsedTable]) {
    for table in tables.iter_mut().filter(|table| table.tool.is_none()) {
        let by_figures = search::told_by_figures(table).map(|(recipe, told)| {
            let told = recipe.found(columns_text(&told));
            Recognition { reason: format!("{} and their figures", told.reason), ..told }
        });
        if let Some(told) = by_figures.or_else(|| structure::by_addresses(table)) {
            (table.tool, table.reason) = (Some(told.tool), told.reason);
        }
    }
    let sheets = || tables.iter().filter_map(|table| table.part.as_deref());
    let is_open = tables.iter().all(|table| table.tool.is_none());
    let by_parts = if is_open && linkedin::are_of_creator(sheets()) {
        Some(LINKEDIN_CREATOR.found("by the names of its sheets".to_owned()))
    } else if is_open && are_of_pinterest(tables) {
        Some(PINTEREST.found("by the titles of its parts, “Top Pins” among them".to_owned()))
    } else {
        None
    };
    if let Some(told) = by_parts {
        for table in tables.iter_mut() {
            (table.tool, table.reason) = (Some(told.tool), told.reason.clone());
        }
    }
    let tools: Vec<Tool> = tables.iter().filter_map(|table| table.tool).collect();
    let Some(first) = tools.first().copied() else { return };
    if tools.iter().all(|tool| tool.family == first.family) {
        for table in tables.iter_mut().filter(|table| beside::may_be_of(table, first)) {
            table.tool = Some(first);
            table.reason = format!("because it stands in one file with a table of {}", first.name);
        }
    }
    let network = |table: &ParsedTable| table.shape.title.as_deref().and_then(channel_in_title);
    let is_beside = tables.iter().any(|table| network(table) == Some("Instagram"));
    for table in tables.iter_mut().filter(|table| is_beside && network(table).is_none()) {
        if let Some(tool) = table.tool.as_mut().filter(|tool| tool.name == META_INSIGHTS.name) {
            tool.channel = Some("Facebook");
        }
    }
}

/// Whether tables below each other are the overview that Pinterest exports.
fn are_of_pinterest(tables: &[ParsedTable]) -> bool {
    let titles = || tables.iter().filter_map(|table| table.shape.title.as_deref()).map(key);
    titles().any(|title| matches!(title.as_str(), "top pins" | "top boards"))
        && titles().any(|title| {
            matches!(title.as_str(), "total audience" | "engaged audience" | "analytics overview")
        })
}

//! Sentences about columns whose names speak of networks.

use crate::import::choices::ColumnRef;
use crate::import::columns::ColumnContent;
use crate::import::meaning::accounts;
use crate::import::meaning::aliases::meaning_of;
use crate::import::meaning::recognise::{channel_in_title, networks_of};
use crate::import::preview::rows::SplitBy;
use crate::import::preview::table_preview::Context;
use crate::import::preview::totals::listed;
use crate::import::problem::{ImportProblem, Severity, problem};

/// Says which columns go to the network their name speaks of.
pub(super) fn about_networks(context: &Context<'_>, problems: &mut Vec<ImportProblem>) {
    let own = |column: usize| {
        let at = ColumnRef { file: context.at.file, table: context.at.table, column };
        let choice = context.choices.columns.get(&at).filter(|choice| choice.take)?;
        let header = context.table.columns[column].header.as_str();
        // A channel that the user gave is no news.
        let of_place = context.table.shape.place_of(column).map(|(place, _)| place);
        let is_told = |own: &&str| channel_in_title(header) == Some(*own) || of_place == Some(*own);
        choice.channel.as_deref().filter(is_told)?;
        Some(header)
    };
    let names: Vec<&str> = (0..context.table.columns.len()).filter_map(own).collect();
    if let Some(first) = names.first() {
        let message = format!("The names of columns tell the channel of {}", listed(&names));
        problems.push(problem(Severity::Note, message).at_column(first));
    }
}

/// Says which columns are called like a network and nothing more: what the title or the name of the
/// file says of them, or that nothing does. How many are left out for that reason.
pub(super) fn about_bare_networks(
    context: &Context<'_>,
    problems: &mut Vec<ImportProblem>,
) -> usize {
    let columns = || context.table.columns.iter().enumerate();
    let of_figures: Vec<(usize, &str)> = columns()
        .filter(|(_, info)| info.content == ColumnContent::Figures)
        .map(|(column, info)| (column, info.header.as_str()))
        .collect();
    let headers: Vec<&str> = of_figures.iter().map(|(_, header)| *header).collect();
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    let mut label = None;
    for ((column, header), named) in of_figures.iter().zip(networks_of(&headers)) {
        if !named.is_some_and(|named| named.is_bare()) {
            continue;
        }
        let at = ColumnRef { file: context.at.file, table: context.at.table, column: *column };
        match context.choices.columns.get(&at) {
            Some(choice) if choice.take => {
                label = label.or(Some(choice.label.as_str()));
                taken.push(*header);
            }
            Some(choice) if !meaning_of(&choice.label).is_known => left.push(*header),
            _ => {}
        }
    }
    if let (Some(first), [_, _, ..], Some(label)) = (taken.first(), taken.as_slice(), label) {
        let message = format!(
            "{} are names of networks; what was counted, “{label}”, is said by the title, the sheet or the name of the file",
            listed(&taken)
        );
        problems.push(problem(Severity::Note, message).at_column(first));
    }
    if let Some(first) = left.first() {
        let (names, is) = (listed(&left), if left.len() == 1 { "is" } else { "are" });
        let message = format!(
            "{names} {is} called like a network, and nothing says what was counted, so nothing of it is read; choose the input, or write it into the line above the table"
        );
        problems.push(problem(Severity::Warning, message).at_column(first));
    }
    left.len()
}

/// Says that the posts of several profiles are added up.
pub(super) fn about_accounts(context: &Context<'_>) -> Option<ImportProblem> {
    let (column, n) = accounts::of_posts(context.table)?;
    let header = &context.table.columns[column].header;
    let message = format!(
        "The posts are those of {n} profiles, told by “{header}”, and are added up; make each a channel of its own if they are not one"
    );
    Some(problem(Severity::Note, message).at_column(header))
}

/// Says by what the rows of a period differ, with a warning where the followers of several profiles
/// are added up and nobody said so.
pub(super) fn about_profiles(
    context: &Context<'_>,
    column: usize,
    by: &SplitBy,
    message: String,
) -> ImportProblem {
    let adds_followers = *by == SplitBy::Added
        && accounts::on_networks(context.table) == Some(column)
        && !context.choices.rows.contains_key(&context.at);
    if !adds_followers {
        return problem(Severity::Note, message);
    }
    let choice = "also how many follow; make each a channel of its own if they are not to be one";
    problem(Severity::Warning, format!("{message}, {choice}"))
}

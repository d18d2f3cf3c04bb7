//! The options of `paceline import` that are about single columns: which are taken, which input
//! they feed, what they are kept in.

use std::collections::BTreeSet;

use super::import_args::Guesses;
use super::import_choices::{Tables, alike, no_column};
use super::import_values::Mapping;
use crate::import::{ColumnContent, ColumnRef, ImportChoices, MeasureRef};
use crate::library;

/// Lays the options over the choices.
pub fn choose(
    taken: &Tables<'_>,
    guesses: &Guesses,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    let is_of_taken = |at: &ColumnRef| taken.tables.contains(&at.table_ref());
    for (_, choice) in choices.columns.iter_mut().filter(|(at, _)| is_of_taken(at)) {
        choice.take &= guesses.only.is_empty();
        choice.mark = guesses.decimal.unwrap_or(choice.mark);
    }
    if !guesses.only.is_empty() {
        for choice in choices.measures.values_mut() {
            choice.take = false;
        }
    }
    for name in guesses.only.iter().chain(&guesses.take) {
        set_taken(taken, name, true, choices)?;
    }
    for name in &guesses.skip {
        set_taken(taken, name, false, choices)?;
    }
    for (name, unit) in &guesses.unit {
        for column in taken.columns(name, has_figures)? {
            if let Some(choice) = choices.columns.get_mut(&column) {
                choice.unit = unit.clone();
            }
        }
    }
    for (name, aggregate) in &guesses.aggregate {
        for column in taken.columns(name, has_figures)? {
            if let Some(choice) = choices.columns.get_mut(&column) {
                choice.aggregate = Some(*aggregate);
            }
        }
    }
    for (name, is_missing) in &guesses.minus_one {
        for column in taken.columns(name, has_figures)? {
            if let Some(choice) = choices.columns.get_mut(&column) {
                choice.minus_one_is_missing = *is_missing;
            }
        }
    }
    map_all(taken, guesses, choices)
}

fn has_figures(content: ColumnContent) -> bool {
    content == ColumnContent::Figures
}

/// Takes or leaves a column, or what is worked out from rows under the name of one of its inputs.
fn set_taken(
    taken: &Tables<'_>,
    name: &str,
    take: bool,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    let mut n_measures = 0;
    let mut inputs = Vec::new();
    for (at, choice) in &mut choices.measures {
        let MeasureRef { file, table, .. } = *at;
        if !taken.tables.iter().any(|of| (of.file, of.table) == (file, table)) {
            continue;
        }
        if choice.outputs.iter().any(|output| alike(&output.identifier, name)) {
            choice.take = take;
            n_measures += 1;
        }
        inputs.extend(choice.outputs.iter().map(|output| output.identifier.clone()));
    }
    match taken.columns(name, has_figures) {
        Ok(found) => {
            for column in found {
                if let Some(choice) = choices.columns.get_mut(&column) {
                    choice.take = take;
                }
            }
            Ok(())
        }
        Err(_) if n_measures > 0 => Ok(()),
        Err(_) => {
            let headers = taken.tables.iter().flat_map(|at| &taken.table(*at).columns);
            let figures = headers.filter(|info| has_figures(info.content));
            let mut names: Vec<String> = Vec::new();
            for name in figures.map(|info| &info.header).chain(&inputs) {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
            Err(no_column(name, &names))
        }
    }
}

fn map_all(
    taken: &Tables<'_>,
    guesses: &Guesses,
    choices: &mut ImportChoices,
) -> Result<(), String> {
    let mut fed = BTreeSet::new();
    for mapping in &guesses.map {
        for column in taken.columns(&mapping.column, has_figures)? {
            if !fed.insert((column.table_ref(), &mapping.input)) {
                return Err(format!(
                    "Two columns of one table cannot feed “{}”; give each an input of its own",
                    mapping.input
                ));
            }
            map(choices, column, mapping);
        }
    }
    Ok(())
}

/// Gives a column its input. Another column that had it gets the name that became free.
fn map(choices: &mut ImportChoices, column: ColumnRef, mapping: &Mapping) {
    let Some(choice) = choices.columns.get_mut(&column) else { return };
    let former = std::mem::replace(&mut choice.identifier, mapping.input.clone());
    let former_label = choice.label.clone();
    choice.take = true;
    if let Some(input) = library::input(&mapping.input) {
        input.label.clone_into(&mut choice.label);
        choice.kind = input.kind;
    }
    choice.kind = mapping.kind.unwrap_or(choice.kind);
    let had_it = choices.columns.iter_mut().find(|(at, other)| {
        **at != column && at.table_ref() == column.table_ref() && other.identifier == mapping.input
    });
    if let Some((_, other)) = had_it {
        other.identifier = former;
        other.label = former_label;
    }
}

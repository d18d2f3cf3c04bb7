//! Which inputs that are worked out from rows are suggested: how many there are, answers, response
//! times.

use crate::import::choices::{ColumnRef, ImportChoices, TableRef};
use crate::import::meaning::aliases::key;
use crate::import::meaning::measures::{self, Measure, MeasureChoice, MeasureRef};
use crate::import::preview::rows;
use crate::import::source::file::ParsedTable;
use crate::import::tables::holds_unlike;

impl ImportChoices {
    /// Whether a column of the table that is taken yields an input of the measure.
    fn has_column_for(&self, at: TableRef, choice: &MeasureChoice) -> bool {
        self.columns.iter().filter(|(column, _)| column.table_ref() == at).any(|(_, column)| {
            column.take && choice.outputs.iter().any(|o| o.identifier == column.identifier)
        })
    }

    /// Measures of a table; the columns they are made of are not read as figures as well.
    pub(super) fn suggest_measures(&mut self, at: TableRef, table: &ParsedTable) {
        // "Feedback" in the export of a network is a count and no answer.
        let holds_answers = table.tool.is_none_or(|tool| tool.family.holds_answers());
        for (measure, mut choice) in measures::suggest(table).into_iter().enumerate() {
            choice.take &= holds_answers || !choice.measure.is_of_answers();
            choice.take &= choice.measure != Measure::Rows || !is_top_list(table);
            // A column that counts the same is more telling than the number of rows.
            choice.take &= choice.measure != Measure::Rows || !self.has_column_for(at, &choice);
            if choice.take {
                for column in choice.measure.sources() {
                    let of_figures = ColumnRef { file: at.file, table: at.table, column };
                    if let Some(figures) = self.columns.get_mut(&of_figures) {
                        figures.take = false;
                    }
                }
            }
            self.measures.insert(MeasureRef { file: at.file, table: at.table, measure }, choice);
        }
        self.count_rows_at_least(at, table);
    }

    /// A list of events without any figure still has one: how many there are.
    fn count_rows_at_least(&mut self, at: TableRef, table: &ParsedTable) {
        let has_figures =
            self.columns.iter().any(|(column, choice)| column.table_ref() == at && choice.take);
        let of_table = |name: &MeasureRef| (name.file, name.table) == (at.file, at.table);
        let has_measure = self.measures.iter().any(|(name, choice)| of_table(name) && choice.take);
        let is_list = table.dates.is_some() && rows::look_like_events(table) && !is_top_list(table);
        // A row for each of several measures is nothing that happened.
        let headers = &table.shape.headers;
        let is_long = (0..headers.len()).any(|column| holds_unlike(headers, column));
        if has_figures || has_measure || !is_list || is_long {
            return;
        }
        let rows = MeasureRef { file: at.file, table: at.table, measure: 0 };
        if let Some(choice) = self.measures.get_mut(&rows) {
            choice.take = choice.measure == Measure::Rows;
        }
    }
}

/// Whether the lines above a table say that the tool cut its rows off: "Maximum of 50 posts".
fn is_top_list(table: &ParsedTable) -> bool {
    const STARTS: [&str; 6] =
        ["maximum of ", "maximum de ", "maximo de ", "maximal ", "massimo di ", "top "];
    let is_one = |line: &String| {
        let line = key(line);
        let mut rests = STARTS.iter().filter_map(|start| line.strip_prefix(start));
        rests.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    table.shape.preamble.iter().any(is_one)
}

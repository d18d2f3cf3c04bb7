//! What can be typed behind `paceline import`: the exports, and an option for every guess.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::args::{cadence, day};
use super::import_values::{
    Mapping, OfFile, aggregate, channel, date_order, decimal, delimiter, encoding, header_row,
    mapping, minus_one, overlap, period, rows, split, unit,
};
use crate::import::{
    Aggregate, DateOrder, DecimalMark, OverlapPolicy, RowChoice, StatedPeriod, TableSplit,
    UnitChoice,
};
use crate::model::Cadence;

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The exports to read; a folder stands for the files in it, - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Add the readings to this plan and save it; it is made when it does not exist
    #[arg(long, value_name = "PLAN.ron")]
    pub into: Option<PathBuf>,
    #[command(flatten)]
    pub guesses: Guesses,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What the program would otherwise tell from the files themselves.
#[derive(Debug, Default, Args)]
pub struct Guesses {
    /// How the letters of texts are stored: utf-8, utf-16le, windows-1252, …
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<String>,
    /// What stands between the fields: comma, semicolon, tab, bar or the character itself
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub delimiter: Option<u8>,
    /// The row with the column names, counted from 1; 0 where the first row is data already. With
    /// several tables its number before a colon: 1:7; repeat for more
    #[arg(long, value_name = "[TABLE:]ROW", value_parser = header_row)]
    pub header_row: Vec<(usize, Option<usize>)>,
    /// How a sheet is parted into tables: found, one or blank-lines
    #[arg(long, value_name = "WAY", value_parser = split)]
    pub split: Option<TableSplit>,
    /// Which of day, month and year comes first: ymd, dmy or mdy; for one file FILE=ORDER; repeat
    /// for more
    #[arg(long, value_name = "[FILE=]ORDER", value_parser = date_order)]
    pub date_order: Vec<OfFile<DateOrder>>,
    /// The column with the dates
    #[arg(long, value_name = "COLUMN")]
    pub date_column: Option<String>,
    /// The day of the export, for dates that leave the year out; without it today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub anchor: Option<Date>,
    /// What parts whole from broken figures: point or comma
    #[arg(long, value_name = "MARK", value_parser = decimal)]
    pub decimal: Option<DecimalMark>,
    /// Read periods without a row as 0 for what adds up
    #[arg(long)]
    pub absent_zero: bool,
    /// Count rows that stand below a repeated header again each time
    #[arg(long)]
    pub count_repeats: bool,
    /// Add rows that are posts, tickets or answers up by day, week, month, quarter or year
    #[arg(long, value_name = "CADENCE", value_parser = cadence)]
    pub event_cadence: Option<Cadence>,
    /// The periods rows stand for where dates leave it open: day, week, month, quarter or year
    #[arg(long, value_name = "CADENCE", value_parser = cadence)]
    pub cadence: Option<Cadence>,
    /// What a row is: once (a period) or events (a post, a ticket, an answer)
    #[arg(long, value_name = "WHAT", value_parser = rows)]
    pub rows: Option<RowChoice>,
    /// Make each value of this column a channel, or take only the rows with one value
    #[arg(long, value_name = "COLUMN[=VALUE]", conflicts_with_all = ["rows", "event_cadence"])]
    pub pivot: Option<String>,
    /// What a table without dates is about: 2024-03, 2024-Q1 or 2024-03-01..2024-03-31
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub period: Option<StatedPeriod>,
    /// Which figure stays where the plan has another: newer (the export's) or mine
    #[arg(long, value_name = "WHICH", value_parser = overlap)]
    pub overlap: Option<OverlapPolicy>,
    /// The channel of all figures, or of those of one file: `b.csv=Instagram`; repeat for more
    #[arg(long, value_name = "[FILE=]NAME", value_parser = channel, conflicts_with = "channel_column")]
    pub channel: Vec<OfFile<String>>,
    /// The column that names the channel of each row
    #[arg(long, value_name = "COLUMN")]
    pub channel_column: Option<String>,
    /// Take only this table, by its title or its number in the report; repeat for more
    #[arg(long, value_name = "TABLE")]
    pub table: Vec<String>,
    /// The input a column feeds, with its kind behind a colon: flow, stock, unique or `given_rate`;
    /// repeat for more
    #[arg(long, value_name = "COLUMN=INPUT[:KIND]", value_parser = mapping)]
    pub map: Vec<Mapping>,
    /// What a column is kept in: plain, percent, fraction, seconds or a currency; repeat for more
    #[arg(long, value_name = "COLUMN=UNIT", value_parser = unit)]
    pub unit: Vec<(String, UnitChoice)>,
    /// How several rows of a period become one: sum, mean or last; repeat for more
    #[arg(long, value_name = "COLUMN=WAY", value_parser = aggregate)]
    pub aggregate: Vec<(String, Aggregate)>,
    /// What −1 is in a column: missing (not measured yet) or figure; repeat for more
    #[arg(long, value_name = "COLUMN=WHAT", value_parser = minus_one)]
    pub minus_one: Vec<(String, bool)>,
    /// Take only this column, or what is worked out under this input; repeat for more
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["skip", "take"])]
    pub only: Vec<String>,
    /// Take this column too, which would be left out; repeat for more
    #[arg(long, value_name = "COLUMN")]
    pub take: Vec<String>,
    /// Leave this column out; repeat for more
    #[arg(long, value_name = "COLUMN")]
    pub skip: Vec<String>,
}

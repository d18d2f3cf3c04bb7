//! What can be typed behind `paceline import`: the exports, and an option for every guess.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::args::day;
use crate::import::DateOrder;
use crate::model::{InputKind, is_identifier, slug};

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
    /// Which of day, month and year comes first: ymd, dmy or mdy
    #[arg(long, value_name = "ORDER", value_parser = date_order)]
    pub date_order: Option<DateOrder>,
    /// The column with the dates
    #[arg(long, value_name = "COLUMN")]
    pub date_column: Option<String>,
    /// The day of the export, for dates that leave the year out; without it today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub anchor: Option<Date>,
    /// The channel of all figures
    #[arg(long, value_name = "NAME", conflicts_with = "channel_column")]
    pub channel: Option<String>,
    /// The column that names the channel of each row
    #[arg(long, value_name = "COLUMN")]
    pub channel_column: Option<String>,
    /// Take only this table, by its title or its number in the report; repeat for more
    #[arg(long, value_name = "TABLE")]
    pub table: Vec<String>,
    /// The input a column feeds, with its kind behind a colon: flow, stock, unique or given_rate;
    /// repeat for more
    #[arg(long, value_name = "COLUMN=INPUT[:KIND]", value_parser = mapping)]
    pub map: Vec<Mapping>,
    /// Take only this column; repeat for more
    #[arg(long, value_name = "COLUMN", conflicts_with = "skip")]
    pub only: Vec<String>,
    /// Leave this column out; repeat for more
    #[arg(long, value_name = "COLUMN")]
    pub skip: Vec<String>,
}

/// A column and the input it feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The header, as it was typed.
    pub column: String,
    pub input: String,
    /// `None` leaves what is known of the column.
    pub kind: Option<InputKind>,
}

fn encoding(text: &str) -> Result<String, String> {
    encoding_rs::Encoding::for_label(text.as_bytes())
        .map(|encoding| encoding.name().to_owned())
        .ok_or_else(|| {
            "choose utf-8, utf-16le, utf-16be, windows-1250, windows-1251, windows-1252, \
             iso-8859-2, iso-8859-15, macintosh, shift_jis, euc-kr, gbk, big5 or another name of \
             the WHATWG standard"
                .to_owned()
        })
}

fn date_order(text: &str) -> Result<DateOrder, String> {
    DateOrder::ALL
        .into_iter()
        .find(|order| order.code() == text)
        .ok_or_else(|| "choose ymd, dmy (day first) or mdy (month first)".to_owned())
}

/// The last `=` parts column and input, because headers may hold one and inputs may not.
fn mapping(text: &str) -> Result<Mapping, String> {
    let (column, target) = text.rsplit_once('=').ok_or_else(|| {
        "write the column, an equals sign and the input: Reposts=shares".to_owned()
    })?;
    let (input, kind) = match target.rsplit_once(':') {
        Some((input, code)) => (input, Some(kind(code.trim())?)),
        None => (target, None),
    };
    let input = input.trim();
    if !is_identifier(input) {
        return Err(format!(
            "an input is written in small letters, digits and _, beginning with a letter, such as {}",
            slug(input)
        ));
    }
    Ok(Mapping { column: column.trim().to_owned(), input: input.to_owned(), kind })
}

fn kind(code: &str) -> Result<InputKind, String> {
    InputKind::ALL.into_iter().find(|kind| kind.code() == code).ok_or_else(|| {
        "the kind behind the colon is flow (adds up), stock (a standing), unique (people counted \
         once) or given_rate (a finished figure)"
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_names_column_input_and_kind() {
        #[track_caller]
        fn check(text: &str, column: &str, input: &str, kind: Option<InputKind>) {
            let expected = Mapping { column: column.to_owned(), input: input.to_owned(), kind };
            assert_eq!(mapping(text), Ok(expected));
        }
        check("Reposts=shares", "Reposts", "shares", None);
        check(
            "Total followers = followers:stock",
            "Total followers",
            "followers",
            Some(InputKind::Stock),
        );
        check("a=b (x)=clicks:flow", "a=b (x)", "clicks", Some(InputKind::Flow));
        check("12:30=visits", "12:30", "visits", None);
    }

    #[test]
    fn a_mapping_that_does_not_fit_is_told_what_would() {
        #[track_caller]
        fn check(text: &str, part: &str) {
            let message = mapping(text).unwrap_err();
            assert!(message.contains(part), "{message}");
        }
        check("Reposts", "an equals sign");
        check("Reposts=Link Clicks", "such as link_clicks");
        check("Reposts=shares:sum", "given_rate");
    }
}

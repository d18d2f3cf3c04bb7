//! The values of the options of `paceline import`, each read with a sentence for what does not fit.

use super::stretch;
use crate::import::{
    Aggregate, DateOrder, DecimalMark, OverlapPolicy, RowChoice, StatedPeriod, TableSplit,
    UnitChoice,
};
use crate::model::{Cadence, Calendar, InputKind, is_identifier, slug};

/// A column and the input it feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The header, as it was typed.
    pub column: String,
    pub input: String,
    /// `None` leaves what is known of the column.
    pub kind: Option<InputKind>,
}

/// A choice for all files, or for those of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfFile<T> {
    /// As it was typed; `None` for all files.
    pub file: Option<String>,
    pub value: T,
}

/// `VALUE` for all files, `FILE=VALUE` for one; the last `=` parts them.
fn of_file<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<OfFile<T>, String> {
    Ok(match text.rsplit_once('=') {
        Some((file, value)) => {
            OfFile { file: Some(file.trim().to_owned()), value: read(value.trim())? }
        }
        None => OfFile { file: None, value: read(text.trim())? },
    })
}

pub fn channel(text: &str) -> Result<OfFile<String>, String> {
    of_file(text, |name| {
        if name.is_empty() {
            return Err("a channel needs a name; write for example --channel Instagram".to_owned());
        }
        Ok(name.to_owned())
    })
}

pub fn encoding(text: &str) -> Result<String, String> {
    encoding_rs::Encoding::for_label(text.as_bytes())
        .map(|encoding| encoding.name().to_owned())
        .ok_or_else(|| {
            "choose utf-8, utf-16le, utf-16be, windows-1250, windows-1251, windows-1252, \
             iso-8859-2, iso-8859-15, macintosh, shift_jis, euc-kr, gbk, big5 or another name of \
             the WHATWG standard"
                .to_owned()
        })
}

pub fn date_order(text: &str) -> Result<OfFile<DateOrder>, String> {
    of_file(text, |code| {
        DateOrder::ALL
            .into_iter()
            .find(|order| order.code() == code)
            .ok_or_else(|| "choose ymd, dmy (day first) or mdy (month first)".to_owned())
    })
}

/// The last `=` parts column and input, because headers may hold one and inputs may not.
pub fn mapping(text: &str) -> Result<Mapping, String> {
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

/// A delimiter by its name or as itself.
pub fn delimiter(text: &str) -> Result<u8, String> {
    let named = match text.to_lowercase().as_str() {
        "comma" => b',',
        "semicolon" => b';',
        "tab" | "\\t" => b'\t',
        "bar" | "pipe" => b'|',
        _ => match text.as_bytes() {
            [byte] if byte.is_ascii_punctuation() && *byte != b'"' => *byte,
            [byte @ (b'\t' | b' ')] => *byte,
            _ => return Err("choose comma, semicolon, tab, bar or another sign".to_owned()),
        },
    };
    Ok(named)
}

/// "7" for the first table, "1:7" for the one with the number 1; row 0 is none.
pub fn header_row(text: &str) -> Result<(usize, Option<usize>), String> {
    let (table, row) = text.split_once(':').unwrap_or(("0", text));
    match (table.trim().parse(), row.trim().parse::<usize>()) {
        (Ok(table), Ok(row)) => Ok((table, row.checked_sub(1))),
        _ => {
            Err("write the row of the column names as 7, in another table than the first as 1:7, \
                  or 0 where there are none"
                .to_owned())
        }
    }
}

pub fn split(text: &str) -> Result<TableSplit, String> {
    TableSplit::ALL
        .into_iter()
        .find(|split| split.code() == text)
        .ok_or_else(|| "choose found, one or blank-lines".to_owned())
}

pub fn decimal(text: &str) -> Result<DecimalMark, String> {
    match text {
        "point" | "." => Ok(DecimalMark::Point),
        "comma" | "," => Ok(DecimalMark::Comma),
        _ => Err("choose point (1.5) or comma (1,5)".to_owned()),
    }
}

pub fn rows(text: &str) -> Result<RowChoice, String> {
    match text {
        "once" => Ok(RowChoice::Once),
        "events" => Ok(RowChoice::Events { cadence: Cadence::Day }),
        _ => Err("choose once (a row per period) or events (a row per post or ticket)".to_owned()),
    }
}

pub fn period(text: &str) -> Result<StatedPeriod, String> {
    let window = stretch::parse(Calendar::default(), text)?;
    Ok(StatedPeriod::chosen(window.start, window.end))
}

pub fn overlap(text: &str) -> Result<OverlapPolicy, String> {
    [OverlapPolicy::NewerWins, OverlapPolicy::KeepMine]
        .into_iter()
        .find(|policy| policy.code() == text)
        .ok_or_else(|| "choose newer (the export's figure) or mine (the plan's)".to_owned())
}

/// The last `=` parts a column from what is chosen for it.
fn of_column<T>(
    text: &str,
    example: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<(String, T), String> {
    let (column, value) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("write the column, an equals sign and the choice: {example}"))?;
    Ok((column.trim().to_owned(), read(value.trim())?))
}

pub fn unit(text: &str) -> Result<(String, UnitChoice), String> {
    of_column(text, "Spent=EUR", |unit| {
        match unit {
        "plain" => Ok(UnitChoice::Plain),
        "percent" => Ok(UnitChoice::Percent),
        "fraction" => Ok(UnitChoice::Fraction),
        "seconds" => Ok(UnitChoice::Seconds),
        "minutes" => Ok(UnitChoice::Minutes),
        "hours" => Ok(UnitChoice::Hours),
        "milliseconds" => Ok(UnitChoice::Milliseconds),
        "hours:minutes" => Ok(UnitChoice::HoursMinutes),
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            Ok(UnitChoice::Money(code.to_owned()))
        }
        _ => {
            Err("choose plain, percent, fraction (0.5 is 50 %), seconds, minutes, hours, milliseconds, hours:minutes or a currency such as EUR"
                .to_owned())
        }
    }
    })
}

pub fn minus_one(text: &str) -> Result<(String, bool), String> {
    of_column(text, "Retention=missing", |what| match what {
        "missing" => Ok(true),
        "figure" => Ok(false),
        _ => Err("choose missing (not measured yet) or figure".to_owned()),
    })
}

pub fn aggregate(text: &str) -> Result<(String, Aggregate), String> {
    of_column(text, "Rating=mean", |way| {
        Aggregate::ALL
            .into_iter()
            .find(|aggregate| aggregate.code() == way)
            .ok_or_else(|| "choose sum, mean or last".to_owned())
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

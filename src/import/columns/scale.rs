//! The scale that stands in the name of a column: "Reach (in thousands)", "Umsatz in T€", "売上(千円)".

use crate::import::cells::numbers;
use crate::import::columns::scan::Cells;

/// Words of scales without blanks and dots, and what one of them stands for.
const WORDS: [(f64, &str); 4] = [
    (
        1e3,
        "k tsd tausend 000 000s 000's 1000 1000s thousand thousands milliers mil miles migliaia duizend duizenden tys tis тыс тис 千",
    ),
    (1e4, "万 萬 만"),
    (
        1e6,
        "mio mill million millions millionen millones milhoes milhões milioni miljoen miljoenen mln mn млн 百万 百萬 백만",
    ),
    (1e8, "億 亿 억"),
];
/// Letters that are a scale only beside a currency: "T€", "$m".
const BESIDE_MONEY: [(f64, &str); 2] = [(1e3, "t"), (1e6, "m mm")];
/// Words that tie a scale to the name before it.
const TIES: &str = "in en em";

/// What a name says about the size of the figures below it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) struct NamedScale {
    /// How much a figure of 1 stands for.
    pub times: f64,
    /// The name without it, a currency left in brackets.
    pub bare: String,
}

/// The scale in a name, if there is one.
pub(in crate::import) fn of(header: &str) -> Option<NamedScale> {
    let header = header.trim();
    in_brackets(header).or_else(|| at_the_end(header))
}

/// The name of a column without its scale.
pub(in crate::import) fn bare(header: &str) -> String {
    of(header).map_or_else(|| header.to_owned(), |scale| scale.bare)
}

/// Whether the cells of a column have letters behind their figures, as in "1.2K": then they say
/// themselves what they stand for.
pub(super) fn stands_in_cells(cells: Cells<'_>) -> bool {
    const SAMPLE: usize = 300;
    let is_figure = |cell: &&str| cell.starts_with(|c: char| c.is_ascii_digit());
    let mut figures = cells.iter().map(str::trim).filter(is_figure).take(SAMPLE);
    figures.any(|cell| cell.contains(char::is_alphabetic))
}

/// "Reach (in thousands)", "Revenue [$k]".
fn in_brackets(header: &str) -> Option<NamedScale> {
    let at = header.rfind(['(', '[', '（'])?;
    let open = header[at..].chars().next()?;
    let inner = header[at + open.len_utf8()..].trim_end();
    let inner = inner.strip_suffix([')', ']', '）'])?;
    let words: Vec<&str> = inner.split_whitespace().collect();
    let words = match words.split_first() {
        Some((first, rest)) if is_tie(first) => rest,
        _ => &words,
    };
    let (times, currency) = read(&words.join(" "))?;
    Some(named(&header[..at], times, currency))
}

/// "Umsatz in T€", "Impressionen in Mio.", "Revenue $k": behind a word that ties it to the name, or
/// beside a currency.
fn at_the_end(header: &str) -> Option<NamedScale> {
    let words: Vec<&str> = header.split_whitespace().collect();
    (1..=2).rev().filter(|n| words.len() > *n).find_map(|n| {
        let (before, last) = words.split_at(words.len() - n);
        let (times, currency) = read(&last.join(" "))?;
        let (tie, name) = before.split_last()?;
        let is_tied = is_tie(tie) && !name.is_empty();
        let before = if is_tied { name } else { before };
        (is_tied || currency.is_some()).then(|| named(&before.join(" "), times, currency))
    })
}

fn is_tie(word: &str) -> bool {
    TIES.split(' ').any(|tie| tie == word.to_lowercase())
}

fn named(before: &str, times: f64, currency: Option<String>) -> NamedScale {
    let before = before.trim();
    let bare = match currency {
        Some(currency) => format!("{before} ({currency})"),
        None => before.to_owned(),
    };
    NamedScale { times, bare }
}

/// A scale, and the currency beside it: "T€", "$ k", "Mio. EUR", "千円".
fn read(text: &str) -> Option<(f64, Option<String>)> {
    const SIGNS: [(&str, &str); 8] = [
        ("€", "EUR"),
        ("$", "USD"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("円", "JPY"),
        ("元", "CNY"),
        ("원", "KRW"),
        ("₽", "RUB"),
    ];
    let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | ',' | '×')).collect();
    let compact = compact.trim_matches(['\'', '’', '‘', '*']);
    let by_sign = SIGNS.iter().find_map(|(sign, code)| {
        let rest = compact.strip_prefix(sign).or_else(|| compact.strip_suffix(sign))?;
        Some((rest, (*code).to_owned()))
    });
    let by_code = || {
        let (end, start) = (compact.len().checked_sub(3)?, 3.min(compact.len()));
        let code = |at: &str| numbers::is_currency(at).then(|| at.to_owned());
        let last = compact.get(end..).and_then(code).zip(compact.get(..end));
        let first = || compact.get(..start).and_then(code).zip(compact.get(start..));
        last.or_else(first).map(|(code, rest)| (rest, code))
    };
    let (rest, currency) = match by_sign.or_else(by_code) {
        Some((rest, code)) => (rest, Some(code)),
        None => (compact, None),
    };
    let rest = rest.trim_matches(['\'', '’', '‘']).to_lowercase();
    let of = |list: &[(f64, &str)]| {
        list.iter().find(|(_, words)| words.split(' ').any(|word| word == rest)).map(|(n, _)| *n)
    };
    let times = of(&WORDS).or_else(|| currency.as_ref().and_then(|_| of(&BESIDE_MONEY)))?;
    Some((times, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_read_in_brackets_and_at_the_end() {
        for (header, times, bare) in [
            ("Reichweite (in Tsd.)", 1e3, "Reichweite"),
            ("Impressionen in Mio.", 1e6, "Impressionen"),
            ("Umsatz in T€", 1e3, "Umsatz (EUR)"),
            ("Umsatz TEUR", 1e3, "Umsatz (EUR)"),
            ("Umsatz in Mio. EUR", 1e6, "Umsatz (EUR)"),
            ("Follower (k)", 1e3, "Follower"),
            ("Total revenue ($k)", 1e3, "Total revenue (USD)"),
            ("Revenue ($ '000)", 1e3, "Revenue (USD)"),
            ("Revenue ($m)", 1e6, "Revenue (USD)"),
            ("Impressions ('000)", 1e3, "Impressions"),
            ("Impressions (000s)", 1e3, "Impressions"),
            ("Audience en milliers", 1e3, "Audience"),
            ("Alcance (em mil)", 1e3, "Alcance"),
            ("Охват (тыс.)", 1e3, "Охват"),
            ("売上（千円）", 1e3, "売上 (JPY)"),
            ("表示回数(万)", 1e4, "表示回数"),
        ] {
            let expected = NamedScale { times, bare: bare.to_owned() };
            assert_eq!(of(header), Some(expected), "{header}");
        }
    }

    #[test]
    fn other_names_have_no_scale() {
        for header in [
            "Followers (M)",
            "Time (m)",
            "Cost per 1000",
            "CPM (cost per 1,000 impressions)",
            "Reach in June",
            "Custo por mil",
            "Spend (EUR)",
            "Spend in EUR",
            "Mil",
            "Top 1000",
            "Vitamin K",
            "In K",
        ] {
            assert_eq!(of(header), None, "{header}");
        }
    }
}

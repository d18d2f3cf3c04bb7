//! The days a table without a time axis is about: what the lines above it say, its columns, or the
//! other tables of its file.

use jiff::civil::Date;

use crate::import::cells::clean::normal;
use crate::import::cells::date_column::{self, DateColumn, DateOrder};
use crate::import::cells::dates::{self, DateToken};
use crate::import::cells::word_list;
use crate::import::columns::time_axis::{DateSource, Stretch};
use crate::import::meaning::recognise::Family;
use crate::import::source::file::ParsedTable;
use crate::import::tables::is_plain_date_word;
use crate::model::{Cadence, Calendar};

/// The first and the last day of what a table sums up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPeriod {
    pub first: Date,
    pub last: Date,
    /// Where it was found, in words.
    pub source: String,
}

/// How a stretch of days becomes one period of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodFit {
    /// It is exactly this period.
    Exact(Cadence),
    /// It lies within one month, and its figure is put on that month.
    WithinMonth,
    /// It is no period; the sentence says what to do.
    Refused(String),
}

/// What stands between the first and the last day of a range.
const RANGE_MARKS: [&str; 12] =
    [" - ", " – ", " — ", " to ", " bis ", " até ", " hasta ", " al ", " au ", " a ", "..", " ~ "];
/// Columns that say where a report begins, and where it ends.
const STARTS: &str = "reporting starts;reporting start;reporting start date;report start;report start date;\
     reporting period start;start date;início dos relatórios;inicio del informe;beginn der auswertung;\
     début du rapport;début des rapports;inizio report;inizio rapporto;berichtsstart;auswertungsbeginn;\
     inicio de los informes;begin rapportage;begin van rapportage;period start;from date";
const ENDS: &str = "reporting ends;reporting end;reporting end date;report end;report end date;\
     reporting period end;end date;término dos relatórios;fin del informe;ende der auswertung;\
     fin du rapport;fin des rapports;fine report;fine rapporto;berichtsende;auswertungsende;\
     encerramento dos relatórios;fin de los informes;einde rapportage;einde van rapportage;\
     period end;to date";
/// The same with a time of day, as some advertising reports have it. Calls have them too, but they
/// end on the day on which they began.
const TIMES: [&str; 2] = ["start time", "end time"];
/// Dates of an advertisement itself, not of its figures.
const SETTINGS: &str = "starts;ends;start;end;last significant edit;ad creation date;date created;início;\
     término;inicio;finalización;beginn;ende;début;fin";

impl StatedPeriod {
    /// A period the user gives.
    pub fn chosen(first: Date, last: Date) -> Self {
        Self { first: first.min(last), last: last.max(first), source: "chosen by you".to_owned() }
    }

    /// Which period of a series it is.
    pub fn fit(&self) -> PeriodFit {
        let calendar = Calendar::default();
        let holds = |cadence: Cadence| {
            let period = calendar.period_of(cadence, self.first);
            (calendar.start(period), calendar.end(period))
        };
        if let Some(cadence) =
            Cadence::ALL.into_iter().find(|cadence| holds(*cadence) == (self.first, self.last))
        {
            return PeriodFit::Exact(cadence);
        }
        let (first, last) = holds(Cadence::Month);
        if first <= self.first && self.last <= last {
            return PeriodFit::WithinMonth;
        }
        PeriodFit::Refused(format!(
            "{} to {} is no single day, week, month, quarter or year, so the figures have no period to stand in; export one month or one quarter",
            self.first, self.last
        ))
    }

    /// The cadence and the first day of the period its figures get; `None` when refused.
    pub fn place(&self) -> Option<(Cadence, Date)> {
        let cadence = match self.fit() {
            PeriodFit::Exact(cadence) => cadence,
            PeriodFit::WithinMonth => Cadence::Month,
            PeriodFit::Refused(_) => return None,
        };
        let calendar = Calendar::default();
        Some((cadence, calendar.start(calendar.period_of(cadence, self.first))))
    }
}

/// The period a table states by itself: in two of its columns, in the lines above it, or in
/// its title, which may be the name of a sheet.
pub fn stated(table: &ParsedTable) -> Option<StatedPeriod> {
    let of_title = || {
        let title = table.shape.title.as_deref()?;
        let (first, last) = in_line(title)?;
        Some(StatedPeriod { first, last, source: format!("the title “{title}”") })
    };
    in_columns(table).or_else(|| in_lines(&table.shape.preamble)).or_else(of_title)
}

/// Two columns with one and the same first and last day in every row.
pub fn in_columns(table: &ParsedTable) -> Option<StatedPeriod> {
    // The days of a report come before those of what was advertised.
    let headers: Vec<String> = table.columns.iter().map(|info| normal(&info.header)).collect();
    let named = |names: &str| {
        names.split(';').find_map(|name| headers.iter().position(|own| own == name.trim()))
    };
    let days = named(STARTS).zip(named(ENDS));
    let times = || named(TIMES[0]).zip(named(TIMES[1]));
    let (start, end) = days.or_else(times).or_else(|| of_report(table))?;
    let only = |column: usize| -> Option<&str> {
        let mut cells = table
            .shape
            .rows
            .iter()
            .map(|record| table.grid().field(record, column).trim())
            .filter(|cell| !cell.is_empty());
        let first = cells.next()?;
        cells.all(|cell| cell == first).then_some(first)
    };
    let (first, last) = range(only(start)?, only(end)?)?;
    if days.is_none() && first == last {
        return None;
    }
    let source = format!(
        "the columns “{}” and “{}”",
        table.columns[start].header, table.columns[end].header
    );
    Some(StatedPeriod { first, last, source })
}

/// The two columns of a table with the first and the last day of the report, whatever they are called.
fn of_report(table: &ParsedTable) -> Option<(usize, usize)> {
    match table.stretch()? {
        Stretch::OfReport { first, last } => Some((first, last)),
        Stretch::Days { .. } | Stretch::Periods { .. } => None,
    }
}

/// Whether a time axis is no more than the first or the last day of the report in every row, or a
/// day of an advertisement beside them.
pub fn is_of_period(table: &ParsedTable, source: DateSource) -> bool {
    let is_whole = matches!(source, DateSource::Parts { .. });
    let is_setting = |column: usize| {
        is_edge_in(table, column)
            || of_report(table).is_some()
                && table
                    .tool
                    .is_some_and(|tool| matches!(tool.family, Family::MetaAds | Family::GoogleAds))
                && !is_plain_date_word(&table.columns[column].header)
    };
    !is_whole && source.columns().all(is_setting)
}

/// Whether a column has the first or the last day of what the rows of a table are about.
pub fn is_edge_in(table: &ParsedTable, column: usize) -> bool {
    is_edge(&table.columns[column].header)
        || table.stretch().is_some_and(|stretch| stretch.names(column))
}

/// Whether a header names the first or the last day of what the rows are about, and not of an
/// advertisement or of a call.
pub fn is_of_report(header: &str) -> bool {
    let name = normal(header);
    [STARTS, ENDS].iter().any(|names| word_list::has_name(names, &name))
}

/// Whether a header names the first or the last day of a report.
pub fn is_edge(header: &str) -> bool {
    let name = normal(header);
    [STARTS, ENDS, SETTINGS, TIMES[0], TIMES[1]]
        .iter()
        .any(|names| word_list::has_name(names, &name))
}

/// The days from the first to the last row of another table.
pub fn of_rows(dates: &DateColumn) -> Option<StatedPeriod> {
    let starts = || dates.starts.iter().flatten().copied();
    let (first, last) = starts().min().zip(starts().max())?;
    let calendar = Calendar::default();
    let last = calendar.end(calendar.period_of(dates.cadence, last));
    Some(StatedPeriod { first, last, source: "the other tables of the file".to_owned() })
}

/// "July 8, 2025 - July 31, 2025", "Start date: 20230708" and "End date: …", "July 2025".
pub fn in_lines(lines: &[String]) -> Option<StatedPeriod> {
    let labelled = |names: &str| {
        lines.iter().find_map(|line| {
            let (label, value) = line.split_once(':')?;
            names.split(';').any(|name| name.trim() == normal(label)).then_some(value)
        })
    };
    if let (Some(start), Some(end)) = (labelled(STARTS), labelled(ENDS))
        && let Some((first, last)) = range(start, end)
    {
        let source = "the lines with the start and the end date".to_owned();
        return Some(StatedPeriod { first, last, source });
    }
    if let Some((first, last)) = labelled_days(lines).filter(|(first, last)| first <= last) {
        let source = "the lines with the start and the end date".to_owned();
        return Some(StatedPeriod { first, last, source });
    }
    lines.iter().find_map(|line| {
        let (first, last) = in_line(line)?;
        Some(StatedPeriod { first, last, source: format!("the line “{line}”") })
    })
}

/// The first and the last day in two lines that follow each other, "Fecha de inicio: 20230424" and
/// "Fecha de finalización: 20230521": Google Analytics writes them so in every language.
pub fn labelled_days(lines: &[String]) -> Option<(Date, Date)> {
    let day = |line: &String| {
        let (label, value) = line.split_once([':', '：'])?;
        let is_label = label.chars().all(|c| !c.is_ascii_digit());
        let is_day = value.trim().len() == 8 && value.trim().bytes().all(|b| b.is_ascii_digit());
        match dates::parse(value.trim()).filter(|_| is_label && is_day)? {
            DateToken::Day(day) => Some(day),
            _ => None,
        }
    };
    lines.windows(2).find_map(|pair| Some((day(&pair[0])?, day(&pair[1])?)))
}

fn in_line(line: &str) -> Option<(Date, Date)> {
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return None;
    }
    let after_label = line.split_once(": ").map_or(line, |(_, value)| value);
    [line, after_label].into_iter().find_map(|text| {
        let ranged = RANGE_MARKS.iter().find_map(|mark| {
            let (start, end) = text.split_once(mark)?;
            range(start, end).or_else(|| range(last_word(start), first_word(end)))
        });
        ranged.or_else(|| bare_range(text)).or_else(|| whole(text))
    })
}

/// "from 6/1/2026" without the words before it; such that say nothing of the year stay out.
fn last_word(text: &str) -> &str {
    text.trim().rsplit(' ').next().filter(|word| word.len() >= 8).unwrap_or_default()
}

fn first_word(text: &str) -> &str {
    text.trim().split(' ').next().filter(|word| word.len() >= 8).unwrap_or_default()
}

/// "20260601-20260630".
fn bare_range(text: &str) -> Option<(Date, Date)> {
    let (start, end) = text.trim_start_matches(['#', ' ']).trim_end().split_once('-')?;
    let is_day = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_day(start) && is_day(end) { range(start, end) } else { None }
}

/// "July 2025", "Q2 2025", "2025" as the days they cover.
pub fn whole(text: &str) -> Option<(Date, Date)> {
    let (cadence, first) = match dates::parse(text)? {
        DateToken::Month(first) => (Cadence::Month, first),
        DateToken::Quarter(first) => (Cadence::Quarter, first),
        DateToken::Week(first) => (Cadence::Week, first),
        _ => return None,
    };
    let calendar = Calendar::default();
    Some((first, calendar.end(calendar.period_of(cadence, first))))
}

/// The last day of the only year a title names: "Report for 2024".
pub fn year_in(title: &str) -> Option<Date> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    let year = |word: &str| {
        let year = word.parse::<i16>().ok().filter(|year| word.len() == 4 && *year >= 2000)?;
        Date::new(year, 12, 31).ok()
    };
    let mut years = words.filter_map(year);
    let first = years.next()?;
    years.next().is_none().then_some(first)
}

/// The first of two years that follow each other in a title: "FY 2025/26", "Saison 2025-2026".
pub fn two_years_in(title: &str) -> Option<i16> {
    // Two years that are compared are none that follow each other.
    const COMPARED: [&str; 5] = ["vergl", "compar", "confront", " vs", "versus"];
    let name = title.to_lowercase();
    if COMPARED.iter().any(|word| name.contains(word)) {
        return None;
    }
    let years = |(at, mark): (usize, &str)| {
        let is_digit = |c: &char| c.is_ascii_digit();
        let before: String = title[..at].trim_end().chars().rev().take_while(is_digit).collect();
        let after = title[at + mark.len()..].trim_start();
        let second: String = after.chars().take_while(is_digit).collect();
        let goes_on = after[second.len()..].starts_with(['-', '/', '.']);
        let first: i16 = before.chars().rev().collect::<String>().parse().ok()?;
        let next = (first + 1).to_string();
        let is_next = second == next || (second.len() == 2 && next.ends_with(&second));
        (before.len() == 4 && first >= 2000 && is_next && !goes_on).then_some(first)
    };
    title.match_indices(['/', '-', '–']).find_map(years)
}

/// Two texts as a first and a last day, in this order.
fn range(start: &str, end: &str) -> Option<(Date, Date)> {
    let start = start.trim().trim_start_matches(|c: char| c.is_alphabetic() && !c.is_uppercase());
    let tokens = [dates::parse(start), dates::parse(end.trim())];
    let (first, last) = match tokens {
        // "Jul 8 - Jul 31, 2025" says the year once.
        [Some(DateToken::NoYear { month, day }), Some(DateToken::Day(last))] => {
            let first = Date::new(last.year(), month, day).ok()?;
            (first, last)
        }
        [Some(DateToken::Month(first)), Some(DateToken::Month(last))] => {
            let calendar = Calendar::default();
            (first, calendar.end(calendar.period_of(Cadence::Month, last)))
        }
        [Some(_), Some(_)] => {
            let days = |order| date_column::read(&tokens, order, None).starts;
            let given = days(None);
            let fits = |starts: &[Option<Date>]| match starts {
                [Some(first), Some(last)] if first <= last => Some((*first, *last)),
                _ => None,
            };
            fits(&given).or_else(|| fits(&days(Some(DateOrder::DayMonthYear))))?
        }
        _ => return None,
    };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(lines: &[&str], expected: Option<(Date, Date)>) {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let found = in_lines(&lines).map(|period| (period.first, period.last));
        assert_eq!(found, expected, "{lines:?}");
    }

    #[test]
    fn the_lines_above_a_table_say_which_days_it_is_about() {
        let july = Some((date(2025, 7, 8), date(2025, 7, 31)));
        check(&["Campaign report", "July 8, 2025 - July 31, 2025"], july);
        check(&["Jul 8 - Jul 31, 2025"], july);
        check(&["Date range: 2025-07-08 to 2025-07-31"], july);
        check(&["08/07/2025 - 31/07/2025"], july);
        check(&["Account: 5", "Start date: 20250708", "End date: 20250731"], july);
        check(&["Fecha de inicio: 20250708", "Fecha de finalización: 20250731"], july);
        check(&["開始日: 20250708", "終了日: 20250731"], july);
        check(&["Order: 20250708", "Pages 3"], None);
        let june = Some((date(2026, 6, 1), date(2026, 6, 30)));
        check(&["# Shop", "# 20260601-20260630"], june);
        check(&["Competitor analytics from 6/1/2026 - 6/30/2026"], june);
        check(&["Analíticas de la competencia del 1/6/2026 al 30/6/2026"], june);
        check(&["Order 20260601-2026"], None);
        check(&["July 2025"], Some((date(2025, 7, 1), date(2025, 7, 31))));
        check(&["Campaign report"], None);
        check(&["31/07/2025 - 08/07/2025"], None);
    }

    #[test]
    fn two_years_of_a_title_are_those_of_a_fiscal_year() {
        for title in ["KPIs FY 2025/26", "2025-2026", "Saison 2025 – 26", "FY2025/26 (draft)"] {
            assert_eq!(two_years_in(title), Some(2025), "{title}");
        }
        for title in ["KPIs 2025", "2025/27", "2025-26-03", "KPIs 25/26", "2025/2026/2"] {
            assert_eq!(two_years_in(title), None, "{title}");
        }
    }

    #[test]
    fn days_become_a_period_only_where_they_are_one() {
        let fit = |first, last| StatedPeriod::chosen(first, last).fit();
        let exact = |cadence| PeriodFit::Exact(cadence);
        assert_eq!(fit(date(2025, 7, 8), date(2025, 7, 8)), exact(Cadence::Day));
        assert_eq!(fit(date(2025, 7, 7), date(2025, 7, 13)), exact(Cadence::Week));
        assert_eq!(fit(date(2025, 7, 1), date(2025, 7, 31)), exact(Cadence::Month));
        assert_eq!(fit(date(2025, 7, 1), date(2025, 9, 30)), exact(Cadence::Quarter));
        assert_eq!(fit(date(2025, 1, 1), date(2025, 12, 31)), exact(Cadence::Year));
        assert_eq!(fit(date(2025, 7, 8), date(2025, 7, 31)), PeriodFit::WithinMonth);
        assert!(matches!(fit(date(2025, 7, 8), date(2025, 8, 7)), PeriodFit::Refused(_)));
    }
}

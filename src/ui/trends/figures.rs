//! One KPI's figures in words, and its periods as rows for readout, table and clipboard.

use crate::analysis::{Point, Sample};
use crate::model::{Cadence, Calendar, Period, Unit};
use crate::ui::words::Words;

use super::geometry::{Geometry, Ghost, value_at};
use super::scale::month_name;

/// How this KPI's figures are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    pub words: Words,
    pub unit: Unit,
    pub currency: String,
    pub calendar: Calendar,
    /// What the figures are held against: "path", or "target" where it is level.
    pub line: &'static str,
    /// Decimals that say something, for columns and differences.
    pub decimals: usize,
    /// Whether the figures are those of a survey, with answers behind each.
    pub is_survey: bool,
}

impl Figures {
    /// Whether the reader writes 0,5 and not 0.5.
    pub fn has_decimal_comma(&self) -> bool {
        self.words.fixed(0.5, 1).contains(',')
    }

    /// "13.2 %"
    pub fn amount(&self, value: f64) -> String {
        self.words.amount(value, &self.unit, &self.currency)
    }

    /// "12 % until 5 Feb 2021": a former target.
    pub fn former(&self, ghost: &Ghost) -> String {
        let target = self.amount(ghost.target);
        let until = self.words.date(ghost.until);
        match ghost.upper {
            Some(upper) => format!("{target} to {} until {until}", self.amount(upper)),
            None => format!("{target} until {until}"),
        }
    }

    /// What a survey's figure rests on.
    fn survey(&self, sample: &Sample) -> SurveyTexts {
        let number = |value: f64| self.words.number(value);
        let (unit, currency) = (&self.unit, self.currency.as_str());
        SurveyTexts {
            answers: sample.answers,
            extent: sample.extent(unit, currency, number),
            words: sample.words_with(unit, currency, number),
            short: sample.short_with(unit, currency, number),
        }
    }

    /// "%", "minutes", "" for plain counts.
    pub fn suffix(&self) -> &str {
        self.unit.suffix(&self.currency)
    }

    /// "0.1 points", "1 point": how far apart two figures are.
    pub fn distance(&self, gap: f64) -> String {
        let distance = self.words.difference(gap.abs(), &self.unit, &self.currency);
        let distance = distance.trim_start_matches('+');
        match distance.strip_suffix("points") {
            Some(one) if one.trim_end() == "1" => format!("{one}point"),
            _ => distance.to_owned(),
        }
    }

    /// "0.1 points under the path", "on the path".
    pub fn gap(&self, gap: f64) -> String {
        let step = (0..self.decimals).fold(1.0, |step: f64, _| step * 10.0);
        let gap = (gap * step).round() / step;
        let distance = self.distance(gap);
        let side = if gap < 0.0 { "under" } else { "over" };
        if gap == 0.0 {
            format!("on the {}", self.line)
        } else {
            format!("{distance} {side} the {}", self.line)
        }
    }

    /// "5 Mar 2021", "week 9 of 2021", "Feb 2021", "Q1 2021", "2021".
    pub fn period(&self, period: Period) -> String {
        let start = self.calendar.start(period);
        match period.cadence {
            Cadence::Day => self.words.date(start),
            Cadence::Week => {
                let week = start.iso_week_date();
                format!("week {} of {}", week.week(), week.year())
            }
            Cadence::Month => format!("{} {}", month_name(start), start.year()),
            Cadence::Quarter | Cadence::Year => {
                let code = self.calendar.code(period);
                code.split_once('-')
                    .map_or_else(|| code.clone(), |(year, quarter)| format!("{quarter} {year}"))
            }
        }
    }
}

/// The answers behind a survey's figure, as this reader's numbers are written.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyTexts {
    /// How many there are.
    pub answers: f64,
    /// "53 to 89 %", "too few answers".
    pub extent: String,
    /// "20 answers, 95 % interval 53 to 89 % (Wilson)"
    pub words: String,
    /// "53 to 89 %, 20 answers"
    pub short: String,
}

/// One period in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub period: String,
    pub value: Option<f64>,
    /// Two words where there is no figure: "no data".
    pub lack: &'static str,
    pub is_complete: bool,
    pub path: Option<f64>,
    /// "former path 13 %, to 12 %": of the former target that was aimed at on that day.
    pub former: Option<String>,
    /// Figure less path; between two bounds 0, beyond them the distance to the nearer one.
    pub gap: Option<f64>,
    pub readings: usize,
    /// The answers behind the figure of a survey.
    pub survey: Option<SurveyTexts>,
    /// Why there is no figure, and what limits it if there is one; empty if nothing does.
    pub remarks: String,
    /// Whether the figure leaves something out.
    pub is_partial: bool,
}

impl Row {
    /// The period of a point. A figure to date is not held against the path: only whole periods
    /// are.
    pub fn new(
        figures: &Figures,
        geometry: &Geometry,
        points: &[Point],
        index: usize,
    ) -> Option<Self> {
        let (point, dot) = (points.get(index)?, geometry.dots.get(index)?);
        let value = point.figure.value();
        let path = geometry.path_at(dot.x).filter(|_| point.is_complete);
        let upper = geometry.upper_path.first().map(|spot| spot[1]);
        let gap = value.zip(path).map(|(value, path)| match upper {
            Some(upper) if value > upper => value - upper,
            Some(_) if value >= path => 0.0,
            Some(_) | None => value - path,
        });
        let reason = point.figure.reason().map(str::to_owned);
        let signal = geometry.signal(index).map(|signal| format!("signal: {signal}"));
        let remarks: Vec<String> =
            reason.into_iter().chain(signal).chain(point.remarks.iter().cloned()).collect();
        Some(Self {
            period: figures.period(point.period),
            value,
            lack: point.figure.lack().unwrap_or_default(),
            is_complete: point.is_complete,
            path,
            former: former(figures, geometry, dot.x),
            gap,
            readings: point.readings,
            survey: point.sample.map(|sample| figures.survey(&sample)),
            remarks: remarks.join(", "),
            is_partial: value.is_some() && !point.omissions().is_empty(),
        })
    }

    /// "Feb 2021", "Mar 2021 to date"
    pub fn title(&self) -> String {
        if self.is_complete { self.period.clone() } else { format!("{} to date", self.period) }
    }

    /// The row line by line, below its title; `is_brief` where there is little room.
    pub fn lines(&self, figures: &Figures, is_brief: bool) -> Vec<String> {
        let mut lines = Vec::new();
        let lack = || self.lack.to_owned();
        lines.push(self.value.map_or_else(lack, |value| figures.amount(value)));
        let survey = self.survey.iter().filter(|_| self.value.is_some());
        lines.extend(
            survey.map(|survey| if is_brief { survey.short.clone() } else { survey.words.clone() }),
        );
        if let Some(path) = self.path {
            lines.push(format!("{} {}", figures.line, figures.amount(path)));
        }
        lines.extend(self.gap.map(|gap| figures.gap(gap)));
        lines.extend(self.former.iter().cloned());
        if !self.remarks.is_empty() {
            lines.push(self.remarks.clone());
        }
        lines
    }

    /// The row as a screen reader says it.
    pub fn sentence(&self, figures: &Figures) -> String {
        format!("{}: {}", self.title(), self.lines(figures, false).join(", "))
    }
}

/// What the path had on a day on which another target was aimed at.
fn former(figures: &Figures, geometry: &Geometry, x: f64) -> Option<String> {
    let paths = geometry.ghosts.iter();
    let aimed_at = paths.filter_map(|ghost| Some((ghost, value_at(&ghost.spots, x)?)));
    let (ghost, value) = aimed_at.min_by_key(|(ghost, _)| ghost.until)?;
    let (value, target) = (figures.amount(value), figures.amount(ghost.target));
    let to = match ghost.upper {
        Some(upper) => format!("{target} to {}", figures.amount(upper)),
        None => target,
    };
    Some(format!("former {} {value}, to {to}", figures.line))
}

/// As many decimals as the largest figure leaves worth reading; none if all are whole.
pub fn fitting_decimals(values: impl Iterator<Item = f64>) -> usize {
    let (largest, are_whole) = values.fold((0.0_f64, true), |(largest, are_whole), value| {
        (largest.max(value.abs()), are_whole && value.fract() == 0.0)
    });
    match largest {
        _ if are_whole => 0,
        1000.0.. => 0,
        100.0.. => 1,
        1.0.. => 2,
        0.1.. => 3,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        Figures {
            words: Words::default(),
            unit: Unit::Percent,
            currency: "EUR".to_owned(),
            calendar: Calendar::default(),
            line: "path",
            decimals: 2,
            is_survey: false,
        }
    }

    #[test]
    fn a_gap_says_which_side() {
        let check = |gap: f64, expected: &str| {
            assert_eq!(figures().gap(gap).replace('\u{a0}', " "), expected);
        };
        check(-0.103, "0.1 points under the path");
        check(2.0, "2 points over the path");
        check(1.0, "1 point over the path");
        check(-1.44, "1.44 points under the path");
        check(0.0, "on the path");
        check(-1e-12, "on the path");
    }

    #[test]
    fn columns_show_as_many_decimals_as_say_something() {
        let check = |values: &[f64], expected: usize| {
            assert_eq!(fitting_decimals(values.iter().copied()), expected);
        };
        check(&[], 0);
        check(&[3.0, 250_000.0], 0);
        check(&[1200.5, 3.25], 0);
        check(&[120.5], 1);
        check(&[13.2, 12.0], 2);
        check(&[0.25], 3);
        check(&[-0.0123], 5);
    }
}

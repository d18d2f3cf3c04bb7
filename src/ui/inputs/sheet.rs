//! What the grid shows: which inputs of which channels, over which periods, and the KPI beside
//! them. Looks things up for the cells in view and never walks over a whole series.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::columns::{channels_with_readings, columns, finest_below};
use super::cursor::{Bounds, Cell};
use super::rows::{self, Rows};
use crate::analysis::words::upper_first;
use crate::analysis::{Choice, Evaluator, Figure, KpiProgram, Overlay, Point};
use crate::app::{Field, View};
use crate::model::{
    Cadence, Calendar, ChannelId, Input, InputId, Kpi, Note, Period, ReadingKey, Series, SeriesKey,
};
use crate::ui::words::count;

/// Which channels the grid shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Channels {
    /// Added up as each input allows; nothing can be typed.
    #[default]
    All,
    One(ChannelId),
    /// Every channel that has readings, with columns of its own.
    SideBySide,
    /// Every channel of the plan, with columns of its own.
    EverySideBySide,
}

/// What a cell of readings shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    pub value: Option<f64>,
    /// Whether the value is worked out of finer readings or several channels.
    pub is_worked_out: bool,
    /// What the value leaves out: "2 of 12 months".
    pub omissions: String,
    /// How the value was made where readings cannot be added: "largest of 3 months".
    pub notes: String,
    /// Why there is no value although there are readings.
    pub refusal: String,
}

/// A column of readings.
#[derive(Clone, Debug)]
pub struct Column {
    pub input: InputId,
    /// `None` for all channels added up.
    pub channel: Option<ChannelId>,
    /// Works the column out of several channels, or of finer readings where there are some.
    pub(super) sum: Option<KpiProgram>,
    /// What can be chosen where its readings cannot just be added.
    pub choices: Vec<Choice>,
}

/// One frame's view of the readings of a KPI.
pub struct Sheet<'a> {
    pub view: &'a View<'a>,
    pub kpi: &'a Kpi,
    pub rows: Rows,
    /// Never empty.
    pub columns: Vec<Column>,
    /// Channels without readings that have no columns side by side.
    pub n_left_out: usize,
    program: KpiProgram,
    /// The channels the KPI is worked out over; `None` for all.
    scope: Option<Vec<ChannelId>>,
}

impl<'a> Sheet<'a> {
    /// Lays the selected KPI out, or says in a sentence why that cannot be.
    pub fn new(
        view: &'a View<'a>,
        kpi: &'a Kpi,
        channels: Channels,
        cadence: Cadence,
    ) -> Result<Self, String> {
        let program = KpiProgram::new(view.project, kpi)?;
        let columns = columns(view, &program, channels, cadence);
        if columns.is_empty() {
            return Err("the formula uses no input, so there is nothing to type".to_owned());
        }
        let scope = match channels {
            Channels::One(channel) => Some(vec![channel]),
            Channels::All | Channels::SideBySide | Channels::EverySideBySide => None,
        };
        let calendar = view.project.settings.calendar;
        let rows = Rows::around(calendar, cadence, days_that_matter(view, &columns, cadence));
        let n_left_out = match channels {
            Channels::SideBySide => {
                let shown: BTreeSet<_> = columns.iter().filter_map(|col| col.channel).collect();
                view.project.channels.len().saturating_sub(shown.len())
            }
            Channels::All | Channels::One(_) | Channels::EverySideBySide => 0,
        };
        Ok(Self { view, kpi, rows, columns, n_left_out, program, scope })
    }

    /// The channels the KPI is worked out over; `None` for all.
    pub fn scope(&self) -> Option<&[ChannelId]> {
        self.scope.as_deref()
    }

    /// "The chart counts all channels": said where the KPI is worked out over other ones here.
    pub fn other_scope(&self) -> Option<String> {
        let of_goal =
            self.view.selected_goal().and_then(|(_, goal)| goal.scope.channels.as_deref());
        let read = channels_with_readings(self.view, &self.program);
        let is_in = |scope: Option<&[ChannelId]>, id| scope.is_none_or(|scope| scope.contains(id));
        if read.iter().all(|id| is_in(of_goal, id) == is_in(self.scope(), id)) {
            return None;
        }
        let counted = match of_goal {
            None => "all channels".to_owned(),
            Some([one]) => self.view.project.channels.get(*one)?.name.clone(),
            Some(several) => count(several.len(), "channel", "channels"),
        };
        Some(format!("The chart counts {counted}"))
    }

    /// Whether the KPI is a figure of a survey.
    pub fn is_survey(&self) -> bool {
        self.program.is_survey()
    }

    pub fn calendar(&self) -> Calendar {
        self.view.project.settings.calendar
    }

    pub fn bounds(&self, page: i32) -> Bounds {
        Bounds { rows: self.rows, n_cols: self.columns.len(), page }
    }

    /// The reading a cell holds; `None` where nothing can be typed.
    pub fn key(&self, cell: Cell) -> Option<ReadingKey> {
        let column = self.columns.get(cell.col)?;
        let period = self.rows.period(cell.row);
        Some(ReadingKey { input: column.input, channel: column.channel?, period })
    }

    pub fn is_read_only(&self) -> bool {
        self.columns.iter().all(|column| column.channel.is_none())
    }

    /// The series a column shows; `None` where it is empty or adds channels up.
    pub fn series(&self, col: usize) -> Option<&'a Series> {
        let column = self.columns.get(col)?;
        let key =
            SeriesKey { input: column.input, channel: column.channel?, cadence: self.rows.cadence };
        self.view.project.series.get(&key).map(AsRef::as_ref)
    }

    /// The figure a cell shows, as the plan has it.
    pub fn value(&self, cell: Cell) -> Option<f64> {
        self.shown(cell).value
    }

    /// The reading that was entered for exactly this cell.
    pub fn own_value(&self, cell: Cell) -> Option<f64> {
        self.series(cell.col)?.get(cell.row)
    }

    /// What a cell shows, as the plan has it.
    pub fn shown(&self, cell: Cell) -> Shown {
        let own = self.own_value(cell);
        let Some(point) = self.worked_out(cell, None) else {
            return Shown { value: own, ..Shown::default() };
        };
        let value = point.figure.value();
        let is_own = own.map(f64::to_bits) == value.map(f64::to_bits);
        let refusal = match &point.figure {
            Figure::Refused(reason) if own.is_none() => upper_first(reason),
            Figure::Refused(_) | Figure::Known(_) | Figure::NoData(_) | Figure::NotDefined(_) => {
                String::new()
            }
        };
        Shown {
            value: value.or(own),
            is_worked_out: !is_own,
            omissions: point.omissions(),
            notes: point.notes.join(", "),
            refusal,
        }
    }

    /// A cell by the rules of its input's kind; `None` where it is just what was entered.
    fn worked_out(&self, cell: Cell, overlay: Overlay) -> Option<Point> {
        let column = self.columns.get(cell.col)?;
        let program = column.sum.as_ref()?;
        let channels = column.channel.as_ref().map(std::slice::from_ref);
        Some(self.evaluator(program, channels, overlay).at(self.rows.period(cell.row)))
    }

    /// Where a cell comes from, if it is not just what was entered into it.
    pub fn origin(&self, cell: Cell) -> Option<String> {
        let Some(key) = self.key(cell) else { return self.origin_of_sum(cell) };
        let finer = self.finer_cadence(cell.col)?;
        let without = self.worked_out(cell, Some((key, None)))?;
        let own = self.own_value(cell);
        let (label, row) = (self.input_label(cell.col), self.row_name(cell.row));
        let omissions = without.omissions();
        let remarks = std::iter::once(&omissions).chain(&without.notes);
        let lacking = remarks
            .filter(|remark| !remark.is_empty())
            .fold(String::new(), |lacking, remark| lacking + ", " + remark);
        match (own, without.figure.value()) {
            (None, Some(_)) => {
                Some(format!("{label} is kept by {finer}; {row} is worked out of that{lacking}"))
            }
            (None, None) if is_refused(&without.figure) || without.readings > 0 => {
                without.figure.reason().map(upper_first)
            }
            (Some(own), Some(_)) => {
                let own_text = self.view.numbers().format(own, None);
                Some(if self.is_used(cell, key, own) {
                    format!("{own_text} entered for {row} is used{lacking} by {finer}")
                } else {
                    not_used(&own_text, &row, finer)
                })
            }
            (None | Some(_), None) => None,
        }
    }

    /// What to say of a figure just typed that finer readings outdo.
    pub fn outdone(&self, key: ReadingKey, cell: Cell, value: f64) -> Option<String> {
        let finer = self.finer_cadence(cell.col)?;
        let text = self.view.numbers().format(value, None);
        (!self.is_used(cell, key, value)).then(|| not_used(&text, &self.row_name(cell.row), finer))
    }

    /// Whether a reading of the cell itself would count, rather than finer ones.
    fn is_used(&self, cell: Cell, key: ReadingKey, own: f64) -> bool {
        let with = self.worked_out(cell, Some((key, Some(own))));
        with.and_then(|point| point.figure.value())
            .is_none_or(|used| used.to_bits() == own.to_bits())
    }

    /// The finest cadence a column has readings of, if that is finer than the rows.
    fn finer_cadence(&self, col: usize) -> Option<&'static str> {
        let column = self.columns.get(col)?;
        finest_below(self.view, column.input, column.channel?, self.rows.cadence).map(Cadence::code)
    }

    /// The KPI in some periods, with a reading that is being typed.
    pub fn kpi_points(&self, first: i32, last: i32, overlay: Overlay) -> Vec<Point> {
        let evaluator = self.evaluator(&self.program, self.scope.as_deref(), overlay);
        (first..=last).map(|row| evaluator.at(self.rows.period(row))).collect()
    }

    fn evaluator<'e>(
        &'e self,
        program: &'e KpiProgram,
        channels: Option<&[ChannelId]>,
        overlay: Overlay,
    ) -> Evaluator<'e> {
        Evaluator::new(program, self.view.project, channels, self.judged_on(), overlay)
    }

    fn judged_on(&self) -> Date {
        self.view.analysis.judged_on
    }

    /// Whether a period is not over yet on the day the plan is judged.
    pub fn is_unfinished(&self, row: i32) -> bool {
        self.calendar().end(self.rows.period(row)) > self.judged_on()
    }

    /// Whether a period has begun and is not over.
    pub fn is_to_date(&self, row: i32) -> bool {
        let start = self.calendar().start(self.rows.period(row));
        start <= self.judged_on() && self.is_unfinished(row)
    }

    /// "Mar 2021"
    pub fn row_name(&self, row: i32) -> String {
        rows::name(self.calendar(), self.rows.period(row), self.view.dates())
    }

    pub fn input(&self, col: usize) -> Option<&'a Input> {
        let column = self.columns.get(col)?;
        self.view.project.inputs.get(column.input).map(AsRef::as_ref)
    }

    pub fn input_label(&self, col: usize) -> &'a str {
        match self.input(col) {
            Some(input) if input.label.is_empty() => &input.identifier,
            Some(input) => &input.label,
            None => "",
        }
    }

    pub fn channel_name(&self, col: usize) -> &'a str {
        let channel = self.columns.get(col).and_then(|column| column.channel);
        channel
            .and_then(|id| self.view.project.channels.get(id))
            .map_or("all channels", |channel| &channel.name)
    }

    /// Whether a text names a column: an input or a channel.
    pub fn is_column_heading(&self, text: &str) -> bool {
        let is_same = |name: &str| name.trim().eq_ignore_ascii_case(text);
        (0..self.columns.len()).any(|col| {
            is_same(self.input_label(col))
                || is_same(self.channel_name(col))
                || self.input(col).is_some_and(|input| is_same(&input.identifier))
        })
    }

    /// "Shares, Facebook, Mar 2021"
    pub fn cell_name(&self, cell: Cell, row_name: &str) -> String {
        format!("{}, {}, {row_name}", self.input_label(cell.col), self.channel_name(cell.col))
    }

    /// What was typed into a cell and is not in the plan.
    pub fn draft(&self, key: ReadingKey) -> Option<&'a str> {
        self.view.drafts.text(Field::Reading(key))
    }

    /// Why what was typed into a cell is not in the plan.
    pub fn draft_error(&self, key: ReadingKey) -> Option<&'a str> {
        self.view.drafts.error(Field::Reading(key))
    }

    /// The notes on the readings of a row, in the order of the columns.
    pub fn notes(&self, row: i32) -> impl Iterator<Item = (usize, &'a Note)> {
        let notes = &self.view.project.notes;
        (0..self.columns.len()).filter_map(move |col| {
            if notes.is_empty() {
                return None;
            }
            let note = notes.get(&self.key(Cell { row, col })?)?;
            Some((col, note))
        })
    }

    /// The newest row with a reading, else the row the plan is judged in.
    pub fn newest_row(&self) -> i32 {
        let newest = series_days(self.view, &self.columns, self.rows.cadence).map(|(_, to)| to);
        let day = newest.max().unwrap_or_else(|| self.judged_on());
        self.row_of(day)
    }

    pub fn row_of(&self, day: Date) -> i32 {
        let Period { ordinal, .. } = self.calendar().period_of(self.rows.cadence, day);
        ordinal.clamp(self.rows.first, self.rows.last)
    }
}

fn is_refused(figure: &Figure) -> bool {
    matches!(figure, Figure::Refused(_))
}

fn not_used(own: &str, row: &str, finer: &str) -> String {
    format!(
        "{own} entered for {row} is not used: the readings by {finer} come first where they are complete"
    )
}

/// The days the rows have to reach: of readings, the goal, and the judging.
fn days_that_matter(
    view: &View<'_>,
    columns: &[Column],
    cadence: Cadence,
) -> impl Iterator<Item = Date> {
    let goal = view.selected_goal().map(|(_, goal)| goal);
    let window = goal.map(|goal| [goal.start, goal.deadline]);
    std::iter::once(view.analysis.judged_on)
        .chain(window.into_iter().flatten().flatten())
        .chain(series_days(view, columns, cadence).flat_map(|(from, to)| [from, to]))
}

/// The first and the last day of every series that shows in the columns, finer ones included;
/// told from the ends of the series alone.
fn series_days(
    view: &View<'_>,
    columns: &[Column],
    cadence: Cadence,
) -> impl Iterator<Item = (Date, Date)> {
    let calendar = view.project.settings.calendar;
    columns
        .iter()
        .flat_map(|column| view.project.series_of(column.input).map(move |found| (column, found)))
        .filter(move |(column, (key, _))| {
            key.cadence.nests_in(cadence)
                && column.channel.is_none_or(|channel| channel == key.channel)
        })
        .filter_map(move |(_, (key, series))| {
            let day = |ordinal| calendar.start(Period { cadence: key.cadence, ordinal });
            Some((day(series.first()?), day(series.last()?)))
        })
}

//! A KPI period by period, and over single periods and windows.

use jiff::civil::Date;

use crate::model::{Cadence, ChannelId, Kpi, KpiId, Period, Project};

use super::evaluator::{Evaluator, WindowFigure};
use super::program::KpiProgram;
use super::source::Overlay;
use super::types::{Figure, KpiSeries, Point};
use super::window::Window;

/// A series keeps at most this many periods, the newest ones: more than any chart can show, and
/// few enough to be worked out between two keystrokes.
pub const MAX_POINTS: i32 = 2_000;

/// A KPI over all history in one cadence; `channels` is `None` for all. Holds at most
/// [`MAX_POINTS`] points.
pub fn kpi_series(
    project: &Project,
    kpi: KpiId,
    cadence: Cadence,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
) -> KpiSeries {
    let program = project.kpis.get(kpi).map(|kpi| KpiProgram::new(project, kpi));
    match program {
        Some(Ok(program)) => {
            Evaluator::new(&program, project, channels, judged_on, None).series(cadence)
        }
        Some(Err(_)) | None => KpiSeries { cadence, points: Vec::new() },
    }
}

/// A KPI over one period, with a reading that is being typed. Costs what the period holds, and
/// parses the formula; who asks often keeps a [`KpiProgram`] and calls [`KpiProgram::at`].
pub fn kpi_at(
    project: &Project,
    kpi: &Kpi,
    period: Period,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
    overlay: Overlay,
) -> Point {
    match KpiProgram::new(project, kpi) {
        Ok(program) => program.at(project, period, channels, judged_on, overlay),
        Err(reason) => {
            let window = Window::of(project.settings.calendar, period);
            Point {
                period,
                start: window.start,
                end: window.end,
                figure: Figure::NotDefined(reason),
                is_complete: window.end <= judged_on,
                readings: 0,
                remarks: Vec::new(),
                notes: Vec::new(),
                sample: None,
            }
        }
    }
}

/// A KPI over a stretch of days; for totals, averages and baselines.
pub fn kpi_over(
    project: &Project,
    program: &KpiProgram,
    start: Date,
    end: Date,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
) -> WindowFigure {
    Evaluator::new(program, project, channels, judged_on, None).over(Window::days(start, end))
}

impl KpiProgram {
    /// The KPI over one period, with a reading that is being typed.
    pub fn at(
        &self,
        project: &Project,
        period: Period,
        channels: Option<&[ChannelId]>,
        judged_on: Date,
        overlay: Overlay,
    ) -> Point {
        Evaluator::new(self, project, channels, judged_on, overlay).at(period)
    }
}

impl Evaluator<'_> {
    /// Every period from the first to the last with a reading; the newest [`MAX_POINTS`].
    pub fn series(&self, cadence: Cadence) -> KpiSeries {
        let points = self
            .periods(cadence)
            .map(|(first, last)| {
                let first = first.max(last.saturating_sub(MAX_POINTS - 1));
                (first..=last).map(|ordinal| self.at(Period { cadence, ordinal })).collect()
            })
            .unwrap_or_default();
        KpiSeries { cadence, points }
    }

    /// The first and the last period of a cadence that any reading lies in.
    fn periods(&self, cadence: Cadence) -> Option<(i32, i32)> {
        let (first, last) = self.first_and_last_day()?;
        let calendar = self.terms.calendar;
        Some((
            calendar.period_of(cadence, first).ordinal,
            calendar.period_of(cadence, last).ordinal,
        ))
    }

    /// The days the readings span; told from the ends of the series alone.
    pub(super) fn first_and_last_day(&self) -> Option<(Date, Date)> {
        let calendar = self.terms.calendar;
        let mut days: Option<(Date, Date)> = None;
        for readings in self.source.channels.iter().flat_map(|channel| &channel.inputs) {
            for (first, last) in readings.cadences().filter_map(|cadence| readings.ends(cadence)) {
                let (start, end) = (calendar.start(first), calendar.end(last));
                days = Some(days.map_or((start, end), |(from, to)| (from.min(start), to.max(end))));
            }
        }
        days
    }
}

//! `paceline series`: every KPI, period by period.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::answer::Answer;
use super::args::SeriesArgs;
use super::layout::{Columns, Side, add_explanation, add_line, figure};
use super::survey_json::{SurveyJson, survey_json};
use super::{named, plan_file};
use crate::analysis::explain::explain_point;
use crate::analysis::{
    Explanation, KpiProgram, KpiSeries, data_to, default_cadence, judged_on, kpi_series,
};
use crate::model::{ChannelId, Kpi, KpiId, Project};

/// One KPI with its figures, or the reason why its formula gives none.
struct Found<'a> {
    id: KpiId,
    kpi: &'a Kpi,
    series: KpiSeries,
    /// How each point is computed; empty unless asked for.
    explained: Vec<Explanation>,
    trouble: Option<String>,
}

pub fn run(args: &SeriesArgs, today: Date) -> Answer {
    let loaded = match plan_file::read(&args.plan) {
        Ok(loaded) => loaded,
        Err(message) => return Answer::unreadable(message),
    };
    let remark = plan_file::remark_on_problems(&args.plan, &loaded);
    let project = Arc::new(loaded.project);
    let channel =
        match args.channel.as_deref().map(|name| named::channel(&project, name)).transpose() {
            Ok(channel) => channel,
            Err(message) => return Answer::wrong_usage(message),
        };
    let kpis = match kpis(&project, args.kpi.as_deref()) {
        Ok(kpis) => kpis,
        Err(message) => return Answer::wrong_usage(message),
    };
    let day = judged_on(&project, data_to(&project), today);
    let channels = channel.as_ref().map(std::slice::from_ref);
    let found: Vec<_> =
        kpis.into_iter().map(|kpi| find(&project, kpi, args, channels, day)).collect();
    let answer = if args.json {
        Answer::json(&json(&project, &found))
    } else {
        Answer::fine(text(&project, &found))
    };
    let troubles = found.iter().filter_map(|found| {
        found.trouble.as_ref().map(|trouble| format!("{}: {trouble}", found.kpi.name))
    });
    answer.with_remarks(remark.into_iter().chain(troubles))
}

/// All KPIs, or those with a name.
fn kpis<'a>(project: &'a Project, name: Option<&str>) -> Result<Vec<(KpiId, &'a Kpi)>, String> {
    match name {
        Some(name) => named::kpis(project, name),
        None => Ok(project.kpis.iter().map(|(id, kpi)| (id, kpi.as_ref())).collect()),
    }
}

fn find<'a>(
    project: &Project,
    (id, kpi): (KpiId, &'a Kpi),
    args: &SeriesArgs,
    channels: Option<&[ChannelId]>,
    judged_on: Date,
) -> Found<'a> {
    match KpiProgram::new(project, kpi) {
        Ok(program) => {
            let cadence =
                args.cadence.unwrap_or_else(|| default_cadence(project, &program, channels));
            let series = kpi_series(project, id, cadence, channels, judged_on);
            let points = series.points.iter().filter(|_| args.explain);
            let explained = points
                .map(|point| explain_point(project, kpi, point.period, channels, judged_on))
                .collect();
            Found { id, kpi, series, explained, trouble: None }
        }
        Err(trouble) => {
            let series =
                KpiSeries { cadence: args.cadence.unwrap_or_default(), points: Vec::new() };
            Found { id, kpi, series, explained: Vec::new(), trouble: Some(trouble) }
        }
    }
}

#[derive(Debug, Serialize)]
struct SeriesJson<'a> {
    kpis: Vec<KpiJson<'a>>,
}

#[derive(Debug, Serialize)]
struct KpiJson<'a> {
    id: u32,
    name: &'a str,
    formula: &'a str,
    unit: &'a str,
    points: Vec<PointJson<'a>>,
}

#[derive(Debug, Serialize)]
struct PointJson<'a> {
    period: String,
    start: String,
    value: Option<f64>,
    complete: bool,
    readings: usize,
    /// Why there is no value.
    reason: Option<&'a str>,
    /// The answers behind the value, where the KPI is a figure of a survey.
    survey: Option<SurveyJson>,
    /// What the value leaves out, and how it was made where it is no plain sum.
    remarks: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Vec<String>>,
}

fn json<'a>(project: &Project, found: &'a [Found<'a>]) -> SeriesJson<'a> {
    let calendar = project.settings.calendar;
    let currency = &project.settings.currency;
    let kpis = found.iter().map(|found| KpiJson {
        id: found.id.0,
        name: &found.kpi.name,
        formula: &found.kpi.formula,
        unit: found.kpi.unit.text(),
        points: found
            .series
            .points
            .iter()
            .enumerate()
            .map(|(place, point)| PointJson {
                period: calendar.code(point.period),
                start: point.start.to_string(),
                value: point.figure.value(),
                complete: point.is_complete,
                readings: point.readings,
                reason: point.figure.reason(),
                survey: point.sample.map(|sample| {
                    survey_json(&sample, point.figure.value(), &found.kpi.unit, currency)
                }),
                remarks: &point.remarks,
                explanation: found.explained.get(place).map(Explanation::lines),
            })
            .collect(),
    });
    SeriesJson { kpis: kpis.collect() }
}

fn text(project: &Project, found: &[Found<'_>]) -> String {
    if found.is_empty() {
        return "The plan has no KPIs yet".to_owned();
    }
    let blocks: Vec<String> = found.iter().map(|found| block(project, found)).collect();
    blocks.join("\n")
}

fn block(project: &Project, found: &Found<'_>) -> String {
    let mut out = format!("{} = {}\n", found.kpi.name, found.kpi.formula);
    if found.trouble.is_some() {
        add_line(&mut out, "  Not defined");
    } else if found.series.points.is_empty() {
        add_line(&mut out, "  No reading yet");
    } else {
        write_points(project, found, &mut out);
        for explanation in &found.explained {
            add_line(&mut out, format!("\n  {}", explanation.title));
            add_explanation(&mut out, Some(explanation));
        }
    }
    out
}

/// The periods as rows; what a survey's figures rest on stands before all other remarks.
fn write_points(project: &Project, found: &Found<'_>, out: &mut String) {
    let (unit, currency) = (&found.kpi.unit, &project.settings.currency);
    let mut columns = Columns::new(&[
        ("Period", Side::Left),
        ("Value", Side::Right),
        ("Readings", Side::Right),
        ("", Side::Left),
    ]);
    for point in &found.series.points {
        let has_figure = point.figure.value().is_some();
        let survey = point.sample.filter(|_| has_figure);
        let survey = survey.map(|sample| sample.words(unit, currency));
        let to_date = if point.is_complete { None } else { Some("to date") };
        let remarks = point.remarks.iter().map(String::as_str);
        let words = survey.as_deref().into_iter().chain(point.figure.reason());
        let words: Vec<_> = words.chain(to_date).chain(remarks).collect();
        columns.add([
            project.settings.calendar.code(point.period),
            figure(point.figure.value(), unit, currency),
            point.readings.to_string(),
            words.join("; "),
        ]);
    }
    columns.write(out);
}

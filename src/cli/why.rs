//! `paceline why`: why a KPI moved between two stretches of time.

use jiff::civil::Date;

use super::answer::Answer;
use super::args::WhyArgs;
use super::layout::{Columns, Side, add_line, figure};
use super::named::{channel, kpi as the_kpi};
use super::{plan_file, stretch, why_json};
use crate::analysis::moved::{ByChannel, ChannelPart, Moved, WhyMoved};
use crate::analysis::{KpiProgram, Window, data_to, default_cadence, judged_on, words};
use crate::model::{ChannelId, Kpi, NumberFormat, Project};
use crate::storage::Loaded;

pub fn run(args: &WhyArgs, today: Date) -> Answer {
    let loaded = match plan_file::read(&args.plan) {
        Ok(loaded) => loaded,
        Err(message) => return Answer::unreadable(message),
    };
    let remark = plan_file::remark_on_problems(&args.plan, &loaded);
    match answer(args, &loaded, today) {
        Ok(answer) => answer.with_remarks(remark),
        Err(message) => Answer::wrong_usage(message),
    }
}

/// The answer, or what was typed that makes no sense.
fn answer(args: &WhyArgs, loaded: &Loaded, today: Date) -> Result<Answer, String> {
    let project = &loaded.project;
    let channel = args.channel.as_deref().map(|name| channel(project, name)).transpose()?;
    let channels = channel.as_ref().map(std::slice::from_ref);
    let (id, kpi) = the_kpi(project, &args.kpi)?;
    let calendar = project.settings.calendar;
    let typed = |text: &Option<String>| {
        text.as_deref().map(|text| stretch::parse(calendar, text)).transpose()
    };
    let (before, after) = (typed(&args.from)?, typed(&args.to)?);
    let program = match KpiProgram::new(project, kpi) {
        Ok(program) => program,
        Err(trouble) => {
            let text = format!("{}: {trouble}", kpi.name);
            let moved = Err(trouble.as_str());
            return Ok(if args.json {
                Answer::json(&why_json::why(project, (id, kpi), channel, moved))
            } else {
                Answer::fine(text)
            });
        }
    };
    let day = judged_on(project, data_to(project), today);
    let question = WhyMoved::new(project, kpi, &program, channels, day);
    let asked = windows(&question, project, &program, channels, before, after);
    let moved = asked.map(|[before, after]| question.ask(before, after));
    let moved = moved.as_ref().ok_or("No reading yet, so there is no move to explain");
    Ok(if args.json {
        Answer::json(&why_json::why(project, (id, kpi), channel, moved))
    } else {
        Answer::fine(moved.map_or_else(str::to_owned, |moved| text(project, kpi, moved)))
    })
}

/// The stretches typed; what was left out is the last complete period and the one before.
fn windows(
    question: &WhyMoved<'_>,
    project: &Project,
    program: &KpiProgram,
    channels: Option<&[ChannelId]>,
    before: Option<Window>,
    after: Option<Window>,
) -> Option<[Window; 2]> {
    let calendar = project.settings.calendar;
    let usual = || {
        let cadence = default_cadence(project, program, channels);
        question.last_two(cadence)
    };
    match (before, after) {
        (Some(before), Some(after)) => Some([before, after]),
        (None, Some(after)) => Some([after.previous(calendar), after]),
        (Some(before), None) => Some([before, usual()?[1]]),
        (None, None) => usual(),
    }
}

fn text(project: &Project, kpi: &Kpi, moved: &Moved) -> String {
    let mut out = String::new();
    add_line(&mut out, &moved.headline);
    if let Some(split) = &moved.printed {
        for sentence in &split.sentences {
            add_line(&mut out, format!("  {sentence}"));
        }
        if let Some(alarm) = &split.alarm {
            add_line(&mut out, format!("\nBeware: {alarm}"));
        }
        if !split.channels.rows().is_empty() {
            add_line(&mut out, "");
            channel_table(project, kpi, &split.channels, split.decimals, &mut out);
        }
    }
    block("Keep in mind", &moved.cautions, &mut out);
    block("How this is computed", &moved.explanation, &mut out);
    out
}

fn block(title: &str, lines: &[String], out: &mut String) {
    if lines.is_empty() {
        return;
    }
    add_line(out, format!("\n{title}:"));
    for line in lines {
        add_line(out, format!("  {line}"));
    }
}

fn channel_table(
    project: &Project,
    kpi: &Kpi,
    channels: &ByChannel,
    decimals: usize,
    out: &mut String,
) {
    let currency = &project.settings.currency;
    let value = |value| figure(value, &kpi.unit, currency);
    let part = |part| NumberFormat::CommaPoint.format_signed(part, Some(decimals));
    let common = |row: &ChannelPart| (row.name.clone(), value(row.before), value(row.after));
    let (left, right) = (Side::Left, Side::Right);
    let columns = if let ByChannel::MixAndRate { .. } = channels {
        let heads = ["Channel", "Before", "After", "Weight", "Mix", "Rate"];
        let mut columns =
            Columns::new(&heads.map(|head| (head, if head == "Channel" { left } else { right })));
        for row in channels.rows() {
            let (name, before, after) = common(row);
            let [was, is] = row.weights.map(words::percent);
            columns.add([
                name,
                before,
                after,
                format!("{was} → {is}"),
                part(row.mix),
                part(row.rate),
            ]);
        }
        columns
    } else {
        let heads = [("Channel", left), ("Before", right), ("After", right), ("Part", right)];
        let mut columns = Columns::new(&heads);
        for row in channels.rows() {
            let (name, before, after) = common(row);
            columns.add([name, before, after, part(row.part())]);
        }
        columns
    };
    columns.write(out);
}

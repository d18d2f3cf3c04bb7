//! What must be seen of a table before it is imported: day and month of its dates could be
//! exchanged, it has no time axis, not everything of its file could be read, or another file gives
//! other figures for the same periods. Each has its way out beside it.

use egui::Ui;
use jiff::civil::Date;

use super::{files, remarks, whole};
use crate::analysis::words;
use crate::app::{ImportDialog, ImportTab, View, tables};
use crate::import::{
    ALL_CHANNELS, ChannelChoice, DateOrder, FileClash, PeriodFit, StatedPeriod, TableRef,
};
use crate::model::{Cadence, Calendar, DateFormat};
use crate::ui::theme;
use crate::ui::widgets::{Notice, NoticeKind, notice_ui};

/// Column names a sentence lists at most.
const NAMED: usize = 4;
/// Width below which a sentence beside a button has to be short.
const NARROW: f32 = 560.0;

pub(super) fn notices_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    order_ui(ui, at, dialog);
    undated_ui(ui, view, at, dialog);
    unread_ui(ui, at, dialog);
    clashes_ui(ui, view, at, dialog);
}

// ---- day or month first ---------------------------------------------------------------------------

/// The tables that cannot come in before somebody says what their dates mean.
pub(super) fn open_orders(dialog: &ImportDialog) -> Vec<TableRef> {
    dialog.preview().map_or_else(Vec::new, |preview| preview.open_orders().collect())
}

fn order_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    const ACTIONS: [(&str, DateOrder); 2] =
        [("Day first", DateOrder::DayMonthYear), ("Month first", DateOrder::MonthDayYear)];
    let report =
        dialog.preview().and_then(|preview| preview.files.get(at.file)?.tables.get(at.table));
    let Some(date) = report.and_then(|report| report.open_order.clone()) else { return };
    let alike: Vec<TableRef> =
        open_orders(dialog).into_iter().filter(|other| is_alike(dialog, at, *other)).collect();
    let more = match alike.len() {
        0 | 1 => String::new(),
        n => format!(" The answer goes for all {n} tables with these columns."),
    };
    let text = format!(
        "What does {date} mean? Nothing in the file says whether day or month comes first, so it cannot be imported yet.{more}"
    );
    let notice = Notice {
        kind: NoticeKind::Warning,
        text: &text,
        actions: &ACTIONS.map(|(name, _)| name),
        can_close: false,
    };
    if let Some(chosen) = notice_ui(ui, &notice).action
        && let Some((_, order)) = ACTIONS.get(chosen)
    {
        dialog.choices.date_orders.extend(alike.into_iter().map(|table| (table, *order)));
        dialog.touch();
    }
    ui.add_space(theme::SPACE_8);
}

/// Whether two tables have the same columns, so that what is true of one is true of the other.
fn is_alike(dialog: &ImportDialog, one: TableRef, other: TableRef) -> bool {
    let headers = |at| dialog.table(at).map(|table| &table.shape.headers);
    one == other || headers(one) == headers(other)
}

// ---- no time axis ---------------------------------------------------------------------------------

/// Whether no column of a table has dates, so that it can only be one value for some days.
pub(super) fn is_undated(dialog: &ImportDialog, at: TableRef) -> bool {
    !dialog.choices.dates.contains_key(&at)
        && dialog.table(at).is_some_and(|table| !table.shape.rows.is_empty())
}

/// "8–31 Jul 2025", else both days in full.
pub(super) fn days(view: &View<'_>, period: &StatedPeriod) -> String {
    let StatedPeriod { first, last, .. } = period;
    let is_one_month = (first.year(), first.month()) == (last.year(), last.month());
    if first == last {
        view.date(*first)
    } else if is_one_month && view.dates() == DateFormat::DayMonthYear {
        format!("{}–{}", first.day(), view.date(*last))
    } else {
        format!("{} to {}", view.date(*first), view.date(*last))
    }
}

/// The period on which the figures of a table without dates stand: "Jul 2025".
pub(super) fn kept_on(view: &View<'_>, dialog: &ImportDialog, at: TableRef) -> Option<String> {
    let period = dialog.choices.periods.get(&at).filter(|_| is_undated(dialog, at))?;
    let (cadence, start) = period.place()?;
    Some(period_name(view, cadence, start))
}

fn period_name(view: &View<'_>, cadence: Cadence, start: Date) -> String {
    match cadence {
        Cadence::Day => view.date(start),
        Cadence::Month => {
            let day = DateFormat::DayMonthYear.format(start);
            day.split_once(' ').map_or_else(|| day.clone(), |(_, month)| month.to_owned())
        }
        Cadence::Week | Cadence::Quarter | Cadence::Year => {
            let calendar = Calendar::default();
            words::period(calendar, calendar.period_of(cadence, start))
        }
    }
}

/// The button that takes a table without dates, where its days are known and make a period.
pub(super) fn take_text(view: &View<'_>, dialog: &ImportDialog, at: TableRef) -> Option<String> {
    let period = dialog.choices.periods.get(&at).filter(|period| period.place().is_some())?;
    tables::is_worth_taking(&dialog.choices, at)
        .then(|| format!("Take as one value for {}", days(view, period)))
}

fn undated_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    if !is_undated(dialog, at) {
        return;
    }
    let is_taken = dialog.is_taken(at);
    let is_narrow = ui.available_width() < NARROW;
    let (kind, text) = if is_taken {
        taken_text(view, dialog, at)
    } else {
        (NoticeKind::Warning, untaken_text(dialog, at, if is_narrow { 1 } else { NAMED }))
    };
    // The days stand below in any case.
    let short = || "Take as one value".to_owned();
    let take = take_text(view, dialog, at).filter(|_| !is_taken);
    let take = take.map(|take| if is_narrow { short() } else { take });
    let actions: Vec<&str> = take.as_deref().into_iter().collect();
    let notice = Notice { kind, text: &text, actions: &actions, can_close: false };
    if notice_ui(ui, &notice).action.is_some() {
        dialog.choices.tables.insert(at, true);
        dialog.touch();
    }
    ui.add_space(theme::SPACE_8);
}

fn untaken_text(dialog: &ImportDialog, at: TableRef, n_named: usize) -> String {
    let headers = dialog.table(at).map_or(&[][..], |table| &table.columns);
    let named: Vec<String> =
        headers.iter().take(n_named).map(|column| format!("“{}”", column.header)).collect();
    let more = match headers.len().saturating_sub(n_named) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let is_about = dialog.choices.periods.get(&at);
    let way = match is_about.map(StatedPeriod::fit) {
        Some(PeriodFit::Exact(_) | PeriodFit::WithinMonth) => "",
        None if tables::is_worth_taking(&dialog.choices, at) => {
            "; say below which days it is about, or export the report by day, week or month"
        }
        Some(PeriodFit::Refused(_)) | None => "; export the report by day, week or month",
    };
    format!(
        "The table has no time axis: its columns {}{more} hold no dates, so nothing of it is taken{way}",
        named.join(", ")
    )
}

fn taken_text(view: &View<'_>, dialog: &ImportDialog, at: TableRef) -> (NoticeKind, String) {
    let period = dialog.choices.periods.get(&at);
    match (period, kept_on(view, dialog, at)) {
        (Some(period), Some(kept)) if period.fit() == PeriodFit::WithinMonth => {
            let text = format!(
                "The table has no time axis; it sums up {}, only a part of the month, and its figures will stand for all of {kept}. Take it only if nothing of that month is missing",
                days(view, period)
            );
            (NoticeKind::Warning, text)
        }
        (Some(_), Some(kept)) => {
            let text = format!("The table has no time axis; each figure is one value for {kept}");
            (NoticeKind::Info, text)
        }
        _ => {
            let text = "The table has no time axis; say below which day, week, month, quarter or year it is about";
            (NoticeKind::Warning, text.to_owned())
        }
    }
}

// ---- rows that could not be read ------------------------------------------------------------------

/// The first thing of the file that could not be read, and the way to the others.
fn unread_ui(ui: &mut Ui, at: TableRef, dialog: &mut ImportDialog) {
    // Those have said already why.
    if is_undated(dialog, at) || open_orders(dialog).contains(&at) {
        return;
    }
    let unread = remarks::unread(dialog, at.file);
    let Some((first, n)) = unread else { return };
    let more = match n {
        1 => String::new(),
        n => format!("; {} more in the remarks", n - 1),
    };
    let text = format!("{first}{more}");
    let notice = Notice {
        kind: NoticeKind::Problem,
        text: &text,
        actions: &["Show remarks"],
        can_close: false,
    };
    if notice_ui(ui, &notice).action.is_some() {
        dialog.shown.tab = ImportTab::Remarks;
    }
    ui.add_space(theme::SPACE_8);
}

// ---- other figures in another file ----------------------------------------------------------------

fn clashes_ui(ui: &mut Ui, view: &View<'_>, at: TableRef, dialog: &mut ImportDialog) {
    let Some(made) = dialog.previewed.clone() else { return };
    let clashes = made.preview.clashes.iter().filter(|clash| !clash.is_last_only);
    let is_named = matches!(dialog.choices.channels.get(&at), Some(ChannelChoice::Named(_)));
    for clash in clashes.filter(|clash| clash.taken == at || clash.other == at) {
        let text = clash_text(view, dialog, clash);
        let actions: &[&str] = if is_named { &["Give it a channel of its own"] } else { &[] };
        let notice = Notice { kind: NoticeKind::Warning, text: &text, actions, can_close: false };
        if notice_ui(ui, &notice).action.is_some() {
            let own = own_channel(dialog, at, &clash.channel);
            dialog.choices.channels.insert(at, ChannelChoice::Named(own));
            dialog.touch();
        }
        ui.add_space(theme::SPACE_8);
    }
}

/// "Instagram north" for a table of "north.csv" on Instagram; the user can write another name.
fn own_channel(dialog: &ImportDialog, at: TableRef, channel: &str) -> String {
    let name = name_of(dialog, at);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    if channel == ALL_CHANNELS { stem.to_owned() } else { format!("{channel} {stem}") }
}

fn name_of(dialog: &ImportDialog, at: TableRef) -> String {
    let file = dialog.files.parsed.get(at.file);
    file.map_or_else(String::new, |file| match file.tables.len() {
        0 | 1 => file.name.clone(),
        _ => files::name_of(file, at),
    })
}

fn clash_text(view: &View<'_>, dialog: &ImportDialog, clash: &FileClash) -> String {
    let figure = |value: f64| view.numbers().format(value, None);
    let [taken, other] = [clash.taken, clash.other].map(|at| name_of(dialog, at));
    let named: Vec<&str> = clash.labels.iter().take(NAMED).map(String::as_str).collect();
    let more = match clash.labels.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let n = match clash.n_readings {
        1 => "1 figure".to_owned(),
        n => format!("{} figures", whole(view, n)),
    };
    format!(
        "{other} and {taken} differ in {n} for the same periods on {} ({}{more}). First {} on {}: {} in {other}, {} in {taken}. {}; if they are about different pages, change the channel of one",
        clash.channel,
        named.join(", "),
        named.first().copied().unwrap_or_default(),
        view.date(clash.start),
        figure(clash.other_value),
        figure(clash.taken_value),
        clash.by.sentence(&taken),
    )
}

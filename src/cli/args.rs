//! What can be typed behind `paceline`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use super::import_args::ImportArgs;
use crate::model::{Cadence, limits};
use crate::storage::settings::RendererChoice;

/// Plan and prove social-media work: objectives, SMART goals, KPIs, trends against targets.
#[derive(Debug, Parser)]
#[command(name = "paceline", version, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Exit codes: 0 fine, 1 readable with problems, 2 unreadable, 64 wrong usage"
)]
pub struct CommandLine {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[command(flatten)]
    pub window: WindowArgs,
}

/// How the window opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct WindowArgs {
    /// The plan to open in the window
    pub plan: Option<PathBuf>,
    /// What draws the window: glow (OpenGL) or wgpu (Vulkan); without it whichever works
    #[arg(long, value_name = "NAME", value_parser = renderer)]
    pub renderer: Option<RendererChoice>,
    /// Start with the usual preferences, which are not kept, and draw without the graphics card
    #[arg(long)]
    pub safe_mode: bool,
    /// Forget the size of the window, its zoom and its splitters
    #[arg(long)]
    pub reset_window: bool,
    /// Why the other renderer failed: what the program says to itself
    #[arg(long, hide = true, value_name = "WHY")]
    pub after: Option<String>,
}

fn renderer(text: &str) -> Result<RendererChoice, String> {
    RendererChoice::named(text).ok_or_else(|| "type glow or wgpu".to_owned())
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Read a plan, verify it and list what is wrong with it
    Check {
        /// The plan to check
        plan: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how every goal and objective stands, and what the plan lacks
    Status(StatusArgs),
    /// List every KPI, period by period
    Series(SeriesArgs),
    /// Say why a KPI moved between two stretches of time
    Why(WhyArgs),
    /// Say what an input has to be for a KPI to reach a value
    Needed(NeededArgs),
    /// Say what exports of other tools hold, or add it to a plan
    Import(Box<ImportArgs>),
    /// Take a workbook apart, from standard input to standard output: what the program starts
    /// for itself
    #[command(hide = true)]
    Unpack,
    /// Ask for a file with the desktop's dialog: what the program starts for itself
    #[command(hide = true)]
    Pick,
    /// Load a plan and save it under another name
    Resave {
        /// The plan to load
        from: PathBuf,
        /// Where to save it
        to: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct StatusArgs {
    /// The plan to judge
    pub plan: PathBuf,
    /// Judge on this day instead of the one the plan says
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
    /// Say under every goal and objective how its figures are computed
    #[arg(long)]
    pub explain: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct SeriesArgs {
    /// The plan to read
    pub plan: PathBuf,
    /// Only the KPI with this name
    #[arg(long, value_name = "NAME")]
    pub kpi: Option<String>,
    /// Which periods; without it each KPI's own: day, week, month, quarter or year
    #[arg(long, value_name = "CADENCE", value_parser = cadence)]
    pub cadence: Option<Cadence>,
    /// Only the channel with this name
    #[arg(long, value_name = "NAME")]
    pub channel: Option<String>,
    /// Say under every period how its figure is computed
    #[arg(long)]
    pub explain: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct WhyArgs {
    /// The plan to read
    pub plan: PathBuf,
    /// The KPI with this name
    #[arg(long, value_name = "NAME")]
    pub kpi: String,
    /// What to compare with: 2021-02, 2021-Q1, 2021-W09, or two with .. between; without it the
    /// period before --to
    #[arg(long, value_name = "PERIOD")]
    pub from: Option<String>,
    /// The stretch to explain; without it the last complete period
    #[arg(long, value_name = "PERIOD")]
    pub to: Option<String>,
    /// Only the channel with this name
    #[arg(long, value_name = "NAME")]
    pub channel: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct NeededArgs {
    /// The plan to read
    pub plan: PathBuf,
    /// The KPI with this name
    #[arg(long, value_name = "NAME")]
    pub kpi: String,
    /// What the KPI is to reach, in its unit
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub target: String,
    /// The input to solve for; without it the first that raises the KPI
    #[arg(long, value_name = "INPUT")]
    pub solve: Option<String>,
    /// What another input is taken to be, per period; without it its last value
    #[arg(long, value_name = "INPUT=VALUE")]
    pub hold: Vec<String>,
    /// Hold the others at the mean of their last three periods
    #[arg(long)]
    pub mean: bool,
    /// What to reach it in: one day, week, month, quarter or year, or the rest or window of a goal
    #[arg(long, value_name = "PERIOD", value_parser = period_asked)]
    pub period: Option<PeriodAsked>,
    /// The goal whose window, channels and way of measuring count, by its number
    #[arg(long, value_name = "NUMBER")]
    pub goal: Option<u32>,
    /// Only the channel with this name
    #[arg(long, value_name = "NAME")]
    pub channel: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The stretch of time that `needed` is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodAsked {
    One(Cadence),
    /// What is left of the goal's window.
    Rest,
    /// All of the goal's window.
    Window,
}

/// A day as the options take it.
pub fn day(text: &str) -> Result<Date, String> {
    text.parse::<Date>()
        .ok()
        .filter(|day| text.len() == 10 && limits::YEARS.contains(&day.year()))
        .ok_or_else(|| "write a day as 2021-03-31".to_owned())
}

/// A cadence as the options take it.
pub fn cadence(text: &str) -> Result<Cadence, String> {
    Cadence::ALL
        .into_iter()
        .find(|cadence| cadence.code() == text)
        .ok_or_else(|| "choose day, week, month, quarter or year".to_owned())
}

fn period_asked(text: &str) -> Result<PeriodAsked, String> {
    match text {
        "rest" => Ok(PeriodAsked::Rest),
        "window" => Ok(PeriodAsked::Window),
        _ => cadence(text)
            .map(PeriodAsked::One)
            .map_err(|_| "choose day, week, month, quarter, year, rest or window".to_owned()),
    }
}

//! What a frame of the KPI inputs grid costs with few and with many rows.
//!
//! `cargo bench --bench grid -- --rows 1000000 --frames 50` shows the panel that many times without
//! a window and prints how many shapes and vertices a frame has. Run the binary under
//! `valgrind --tool=cachegrind --cache-sim=no` with two numbers of frames: the difference is what
//! the frames cost, without the building of the plan.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;

use egui::{Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput};
use egui::{Rect, TouchPhase, Vec2};
use jiff::civil::Date;
use paceline::analysis::PlanAnalysis;
use paceline::analysis::by_item::FindingsByItem;
use paceline::app::{Actions, DocumentView, Drafts, Selection, Session, View};
use paceline::model::{
    Cadence, Channel, ChannelId, Input, InputId, InputKind, Kpi, KpiId, Project, Series, SeriesKey,
    Unit, day_from_number,
};
use paceline::storage::Preferences;
use paceline::ui::{InputsPanel, theme};

const SIZE: Vec2 = Vec2::new(1000.0, 320.0);

fn main() -> std::io::Result<()> {
    let n_rows = argument("--rows").unwrap_or(1_000_000);
    let n_frames = argument("--frames").unwrap_or(50);
    let project = Arc::new(plan(n_rows));
    let mut show = Show::new(&project, day_from_number(n_rows - 1));
    // The first frames measure letters and place the view; they are not what scrolling costs.
    for _ in 0..3 {
        show.frame(&project, 0.0);
    }
    let mut drawn = Drawn::default();
    for frame in 0..n_frames {
        // Up and down, within what 100 rows have too.
        let rows = if frame % 2 == 0 { -1.5 } else { 1.5 };
        drawn = show.frame(&project, rows);
    }
    writeln!(
        std::io::stdout(),
        "{n_rows} rows, {n_frames} frames; in the last: {} shapes, {} meshes, {} vertices",
        drawn.shapes,
        drawn.meshes,
        drawn.vertices
    )
}

fn argument(name: &str) -> Option<i32> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1)?.parse().ok()
}

/// A KPI of two inputs on one channel, with a reading of both on each of many days.
fn plan(n_rows: i32) -> Project {
    let mut project = Project { next_id: 5, ..Project::default() };
    let channel = ChannelId(4);
    project.channels.set(channel, Channel { name: "Facebook".to_owned(), ..Channel::default() });
    let inputs = [
        (InputId(2), "shares", "Shares", InputKind::Flow),
        (InputId(3), "impressions", "Impressions", InputKind::Flow),
    ];
    for (input, identifier, label, kind) in inputs {
        let (identifier, label) = (identifier.to_owned(), label.to_owned());
        project.inputs.set(input, Input { identifier, label, kind, ..Input::default() });
        // The same figures at the end of a short and of a long series.
        let figures = (0..n_rows).map(|n| (n, f64::from(1000 + (n_rows - n) % 97)));
        let key = SeriesKey { input, channel, cadence: Cadence::Day };
        let series = Arc::new(Series::from_readings(figures));
        Arc::make_mut(&mut project.series).insert(key, series);
    }
    let kpi = Kpi {
        name: "Virality rate".to_owned(),
        formula: "100 * shares / impressions".to_owned(),
        unit: Unit::Percent,
        ..Kpi::default()
    };
    project.kpis.set(KpiId(1), kpi);
    project
}

/// The panel without a window.
struct Show {
    ctx: Context,
    panel: InputsPanel,
    analysis: Arc<PlanAnalysis>,
    session: Session,
    drafts: Drafts,
    preferences: Preferences,
    today: Date,
}

/// What a frame made.
#[derive(Default)]
struct Drawn {
    shapes: usize,
    meshes: usize,
    vertices: usize,
}

impl Show {
    fn new(project: &Arc<Project>, today: Date) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let analysis = PlanAnalysis {
            judged_on: today,
            data_to: None,
            goals: BTreeMap::new(),
            kpis: BTreeMap::new(),
            objectives: BTreeMap::new(),
            findings: Vec::new(),
        };
        let selection = Selection::first(project);
        Self {
            ctx,
            panel: InputsPanel::default(),
            analysis: Arc::new(analysis),
            session: Session { selection, ..Session::default() },
            drafts: Drafts::default(),
            preferences: Preferences::default(),
            today,
        }
    }

    /// One frame in which the wheel turned by some rows; down is positive.
    fn frame(&mut self, project: &Arc<Project>, rows: f32) -> Drawn {
        let findings = FindingsByItem::default();
        let view = View {
            project,
            analysis: &self.analysis,
            findings: &findings,
            session: &self.session,
            drafts: &self.drafts,
            preferences: &self.preferences,
            document: DocumentView {
                path: None,
                is_dirty: false,
                is_saving_table: false,
                keeps_copies: true,
                undo_label: None,
                redo_label: None,
                save_state: "",
                is_read_only: false,
                name: String::new(),
            },
            banners: Vec::new(),
            notices: &[],
            recoveries: &[],
            now: std::time::SystemTime::UNIX_EPOCH,
            today: self.today,
            is_plan_open: true,
        };
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            source: MouseWheelSource::Trackpad,
            delta: Vec2::new(0.0, -28.0 * rows),
            modifiers: Modifiers::NONE,
            phase: TouchPhase::Move,
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            events: vec![Event::PointerMoved((SIZE / 2.0).to_pos2()), wheel],
            ..RawInput::default()
        };
        let panel = &mut self.panel;
        let mut actions = Actions::default();
        let mut output = self.ctx.run_ui(input, |ui| panel.ui(ui, &view, &mut actions));
        // There is no graphics card to give the letters to.
        output.textures_delta.clear();
        let shapes = output.shapes.len();
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let vertices = meshes.iter().map(|mesh| match &mesh.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        });
        Drawn { shapes, meshes: meshes.len(), vertices: vertices.sum() }
    }
}

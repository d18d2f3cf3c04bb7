//! The glue: one open plan, what the user is doing with it, and the loop that joins the two.

mod actions;
mod adopting;
mod asking;
mod banners;
mod choosing;
mod clock;
mod closing;
pub mod command;
mod dialog;
mod edits;
mod env;
mod explaining;
pub mod field;
mod files;
mod front;
mod importing;
mod last_words;
mod lost_device;
mod making_folder;
mod mending;
mod notices;
mod on_disk;
mod outcomes;
mod outside;
pub mod picker;
mod picking;
mod preferences;
pub mod question;
mod recovering;
mod recovery;
mod reviewing;
mod run;
mod samples;
mod save_trouble;
mod saving;
mod session;
mod shortcuts;
mod shown;
mod slow_saving;
mod starting;
mod table_file;
#[cfg(test)]
mod tests;
mod title;
mod typing;
mod update;
mod versions;
mod view;
mod watch;
mod writing;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::by_item::FindingsByItem;
use crate::analysis::{Analyst, PlanAnalysis};
use crate::document::Document;
use crate::jobs::{Jobs, Runner};
use crate::model::Project;
use crate::storage::settings::LoadedPreferences;
use crate::storage::{Emergency, Preferences, Recovery, Run};
use crate::ui::Screen;

pub use actions::{Action, Actions};
pub use adopting::WantedGoal;
pub use banners::Banner;
pub use clock::Clock;
pub use command::Command;
pub use dialog::{
    DamagedDialog, Departure, Dialog, LibraryDialog, NewFolder, OwnKpi, PathDialog, PathEntry,
    RecoverDialog, RecoverWhich, UnsavedDialog,
};
pub use env::Env;
pub use explaining::{Explained, ExplainedDialog, about_item};
pub use field::{Drafts, Field, Formats};
pub use importing::{
    ColumnDigest, ImportDialog, ImportDigest, ImportFiles, ImportOrigin, ImportProgress,
    ImportShown, ImportSource, ImportStage, ImportTab, Previewed, Print, WasRead, import_edit,
    tables,
};
pub use mending::fix_edit;
pub use notices::{Notice, Tone};
pub use on_disk::ReadOnly;
pub use outcomes::{JobKey, Outcome};
pub use outside::{Answer, OtherVersion};
pub use picker::DialogListener;
pub use picking::{OwnProcessPicker, serve as serve_picking};
pub use question::Question;
pub use run::run;
pub use samples::Sample;
pub use save_trouble::{SaveTrouble, SaveWay};
pub use session::{FindingId, Page, Selection, Session, SidePage};
pub use starting::StartMode;
pub use table_file::TableToSave;
pub use versions::{Compared, VersionRow, VersionsDialog};
pub use view::{DocumentView, View};

use choosing::DesktopDialog;
use closing::{Exit, GivingUp, Leaving};
use notices::Notices;
use on_disk::OnDisk;
use recovery::RecoveryClock;
use saving::Saving;
use slow_saving::SlowSaving;
use watch::Watch;

/// The program.
pub struct App {
    env: Env,
    document: Document,
    /// Counts the plans that were opened, so that a save that lands late finds its own.
    document_nr: u64,
    /// The plan as it stood on the screen when the actions now being carried out were asked for.
    shown: Option<Arc<Project>>,
    is_plan_open: bool,
    analyst: Analyst,
    /// The findings of the analysis they were sorted from.
    sorted: Option<(Arc<PlanAnalysis>, Arc<FindingsByItem>)>,
    session: Session,
    drafts: Drafts,
    preferences: Preferences,
    /// The preferences that are on disk.
    kept_preferences: Preferences,
    notices: Notices,
    dialog: Option<Dialog>,
    /// Dialogs that come back when the one in front is answered, the next one last.
    behind: Vec<Dialog>,
    /// A plan that was read while a dialog was being filled in.
    arrived: Option<Outcome>,
    /// The number under which an import dialog last asked for something.
    ticket: u64,
    desktop_dialog: DesktopDialog,
    /// The clipboard was asked for and has not answered yet.
    wants_clipboard: bool,
    jobs: Jobs<JobKey, Outcome>,
    recovery: RecoveryClock,
    emergency: Arc<Emergency>,
    /// Copies of plans that were not saved when the program last ended.
    recoveries: Vec<Recovery>,
    /// Keeps other runs of the program from taking this one's copies for left over.
    run: Option<Run>,
    /// The file the open plan was read from, without links.
    real_path: Option<PathBuf>,
    on_disk: OnDisk,
    watch: Watch,
    save_state: Cow<'static, str>,
    /// What the open file holds that this version does not know, until a save has left it out.
    unknown: Vec<String>,
    /// The last save that has not landed yet.
    saving: Option<Saving>,
    slow_saving: SlowSaving,
    /// A table whose file the user is asked for.
    table: Option<TableToSave>,
    /// How many saves have succeeded.
    n_saved: u64,
    /// Where to go once the running save has succeeded.
    leaving: Option<Leaving>,
    /// Where to go once what is given up is in a copy.
    giving_up: Option<GivingUp>,
    exit: Exit,
    start_mode: StartMode,
    /// The last title given to the window.
    title: String,
    /// Size of the window in points of zoom 1, as last painted.
    window_size: Option<(f32, f32)>,
    frames: u64,
    screen: Screen,
}

impl App {
    /// Starts the program, with a plan if one was named.
    pub fn new(env: Env, plan: Option<PathBuf>) -> Self {
        let preferences = files::load_preferences(env.folders.as_ref());
        Self::with_preferences(env, preferences, plan, StartMode::default())
    }

    /// The same with preferences that are loaded already.
    fn with_preferences(
        env: Env,
        loaded: LoadedPreferences,
        plan: Option<PathBuf>,
        mode: StartMode,
    ) -> Self {
        let LoadedPreferences { preferences, notice } = loaded;
        let stamp = env.clock.stamp();
        let run = env.folders.as_ref().map(|folders| Run::begin(&folders.recovery(), stamp));
        let mut app = Self {
            jobs: Jobs::new(env.runner),
            env,
            document: Document::default(),
            document_nr: 0,
            shown: None,
            is_plan_open: false,
            analyst: Analyst::default(),
            sorted: None,
            session: Session::default(),
            drafts: Drafts::default(),
            kept_preferences: preferences.clone(),
            preferences,
            notices: Notices::default(),
            dialog: None,
            behind: Vec::new(),
            arrived: None,
            ticket: 0,
            desktop_dialog: DesktopDialog::default(),
            wants_clipboard: false,
            recovery: RecoveryClock::default(),
            emergency: Arc::default(),
            recoveries: Vec::new(),
            run,
            real_path: None,
            on_disk: OnDisk::default(),
            watch: Watch::default(),
            save_state: Cow::default(),
            unknown: Vec::new(),
            saving: None,
            slow_saving: SlowSaving::default(),
            table: None,
            n_saved: 0,
            leaving: None,
            giving_up: None,
            exit: Exit::Stays,
            start_mode: StartMode::default(),
            title: String::new(),
            window_size: None,
            frames: 0,
            screen: Screen::default(),
        };
        if let Some(notice) = notice {
            app.notices.fail(notice);
        }
        app.begin_as(mode, plan.as_deref());
        app.list_recoveries();
        match plan {
            // It stays a click away.
            Some(plan) if app.start_mode.is_after_failures => {
                let plan = std::path::absolute(&plan).unwrap_or(plan);
                app.preferences.remember(&plan);
            }
            Some(plan) => app.start_opening(plan),
            None => {}
        }
        app
    }

    /// Prepares the window: colours, fonts, and how to wake it.
    pub fn attach(&self, ctx: &egui::Context) {
        crate::ui::theme::install(ctx);
        crate::ui::apply_preferences(ctx, &self.preferences);
        let waker = ctx.clone();
        self.jobs.set_wake(Arc::new(move || waker.request_repaint()));
        if self.env.runner == Runner::Threads {
            self.watch.start(self.jobs.waker());
        }
    }

    /// The open plan.
    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    pub fn notices(&self) -> &[Notice] {
        self.notices.shown()
    }

    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// How many KPI and goal analyses were made so far.
    pub fn n_analysed(&self) -> u64 {
        self.analyst.n_analysed()
    }

    /// Whether the window was told to close: everything is saved or given up.
    pub fn is_closing(&self) -> bool {
        self.exit == Exit::Told
    }

    /// How many frames were painted so far.
    pub fn n_frames(&self) -> u64 {
        self.frames
    }

    fn formats(&self) -> Formats {
        Formats {
            numbers: self.preferences.number_format,
            dates: self.preferences.date_format,
            today: self.env.clock.today(),
        }
    }

    /// The plan judged now. The same `Arc` as long as nothing changed.
    fn analysis(&mut self) -> Arc<PlanAnalysis> {
        let today = self.env.clock.today();
        self.analyst.analyse(self.document.project(), today)
    }
}

impl eframe::App for App {
    /// Runs also while the window is hidden: closing, finished jobs, recovery copies.
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.guard_closing(ctx);
        self.take_outcomes();
        self.notice_outside(ctx);
        self.tell_of_slow_save(ctx);
        self.tell_of_slow_copy(ctx);
        self.show_import_progress();
        self.watch_file_dialog(ctx);
        self.take_dropped_files(ctx);
        self.note_that_it_lives(ctx);
        self.publish_unsaved();
        self.keep_recovery_copy(ctx);
        self.keep_preferences();
        if let Some(wait) = self.notices.sweep(self.env.clock.seconds()) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(wait.max(0.0)));
        }
        self.show_title(ctx);
        if self.exit == Exit::MayGo {
            self.exit = Exit::Told;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// The window is gone: what no job can be waited for any more is done here.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.preferences.window = self.window_size.or(self.preferences.window);
        self.keep_preferences_now();
        self.finish_versions();
        self.end_start();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frames += 1;
        log::trace!("frame {}", self.frames);
        let size = ui.content_rect().size() * ui.zoom_factor();
        self.window_size = Some((size.x.round(), size.y.round()));
        let analysis = self.analysis();
        let findings = self.sorted_findings(&analysis);
        self.take_clipboard(ui);
        let is_typing = ui.text_edit_focused();
        let mut actions = Actions::default();
        let mut dialog = self.dialog.take();
        let mut screen = std::mem::take(&mut self.screen);
        {
            let view = self.view(&analysis, &findings);
            if dialog.is_none() {
                shortcuts::run(ui, &view, &mut actions);
            }
            screen.ui(ui, &view, &mut dialog, &mut actions);
        }
        self.screen = screen;
        self.dialog = dialog;
        if !is_typing {
            self.take_pasted(ui);
        }
        self.session.focus = None;
        self.session.wants_finding = false;
        self.session.wanted_field = None;
        if ui.input(|input| !input.pointer.any_down()) {
            self.document.end_gesture();
        }
        let wanted = actions.take();
        if wanted.is_empty() {
            return;
        }
        ui.request_repaint();
        self.shown = Some(Arc::clone(self.document.project()));
        for action in wanted {
            self.update(ui, action);
        }
        self.shown = None;
        self.publish_unsaved();
    }
}

//! The real program in a test: its window without a screen, its jobs done at once, its clock
//! standing still, its files in a folder of its own, its file dialogs answered from a list.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use jiff::civil::{Date, date};
use paceline::app::picker::{Answer, ScriptedPicker};
use paceline::app::{App, Clock, Env};
use paceline::import::{InPlace, Unpacker};
use paceline::jobs::Runner;
use paceline::model::Project;
use paceline::storage::recovery::{CopyOf, Depth};
use paceline::storage::{self, Folders, recovery};
use paceline::ui::theme;
use tempfile::TempDir;

/// The day it always is.
pub const TODAY: Date = date(2021, 3, 15);

/// A desk to put plans and exports on; everything on it is gone with it.
pub struct Desk {
    folder: TempDir,
    pub clock: Clock,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), clock: Clock::fixed(TODAY) }
    }

    /// A path on the desk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file on the desk.
    #[expect(clippy::disallowed_methods, reason = "a test makes the files it needs")]
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Makes a folder on the desk.
    pub fn folder(&self, name: &str) {
        std::fs::create_dir_all(self.path(name)).unwrap();
    }

    /// Takes a file away.
    pub fn remove(&self, name: &str) {
        std::fs::remove_file(self.path(name)).unwrap();
    }

    /// Puts a plan on the desk.
    pub fn plan(&self, name: &str, project: &Project) -> PathBuf {
        let path = self.path(name);
        storage::save(project, &path).unwrap();
        path
    }

    /// Puts a plan into a folder on the desk.
    pub fn in_a_folder(&self, folder: &str, name: &str, project: &Project) -> PathBuf {
        std::fs::create_dir_all(self.path(folder)).unwrap();
        self.plan(&format!("{folder}/{name}"), project)
    }

    /// Takes a folder away with all that is in it.
    pub fn remove_folder(&self, folder: &str) {
        std::fs::remove_dir_all(self.path(folder)).unwrap();
    }

    /// How many recovery copies runs of the program left that have ended.
    pub fn left_over_copies(&self) -> usize {
        recovery::list(&self.folders().recovery(), Depth::Compared).unwrap().len()
    }

    /// How many recovery copies there are, also of windows that are open.
    pub fn recovery_copies(&self) -> usize {
        let files = std::fs::read_dir(self.folders().recovery()).into_iter().flatten();
        let is_copy = |path: PathBuf| path.extension().is_some_and(|ending| ending == "ron");
        files.filter(|file| file.as_ref().is_ok_and(|file| is_copy(file.path()))).count()
    }

    /// A recovery copy of a plan on the desk, as a run of the program left it that has ended.
    pub fn leave_recovery_copy(&self, name: &str, project: &Project) {
        let original = self.path(name);
        let base = storage::load(&original).ok().map(|file| file.stamp);
        let key = "former.1".to_owned();
        let of = CopyOf { original: Some(original), base, key, ..CopyOf::default() };
        recovery::write(&self.folders().recovery(), project, &of, 1).unwrap();
    }

    pub fn folders(&self) -> Folders {
        Folders { config: self.path("config"), state: self.path("state") }
    }

    /// The program as it starts, without a plan.
    pub fn start(&self) -> Window {
        self.start_with(None, [])
    }

    /// The program as it starts with a plan named on the command line.
    pub fn open(&self, path: &Path) -> Window {
        self.start_with(Some(path.to_owned()), [])
    }

    /// The program as it starts; file dialogs will answer with `answers`, one after the other,
    /// and then not be there.
    pub fn start_with(
        &self,
        path: Option<PathBuf>,
        answers: impl IntoIterator<Item = Answer>,
    ) -> Window {
        let env = Env {
            clock: self.clock.clone(),
            folders: Some(self.folders()),
            picker: Arc::new(ScriptedPicker::new(answers)),
            unpacker: Arc::new(InPlace),
            runner: Runner::Inline,
        };
        self.start_in(env, path)
    }

    /// The program with a plan, its jobs in threads of their own as on a user's computer, and
    /// workbooks taken apart by `unpacker`.
    pub fn open_with_threads(&self, path: &Path, unpacker: Arc<dyn Unpacker>) -> Window {
        let env = Env {
            clock: self.clock.clone(),
            folders: Some(self.folders()),
            picker: Arc::new(ScriptedPicker::new([])),
            unpacker,
            runner: Runner::Threads,
        };
        let mut window = self.start_in(env, Some(path.to_owned()));
        // The plan is read by a job as well.
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_open = (0..1_000_000).any(|_| {
            window.step();
            window.shows(&name)
        });
        assert!(is_open, "the plan never opened");
        window
    }

    fn start_in(&self, env: Env, path: Option<PathBuf>) -> Window {
        let mut harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_theme(egui::Theme::Light)
            .with_max_steps(30)
            .with_context_setup(theme::install)
            .build_eframe(move |creation| {
                let app = App::new(env, path);
                app.attach(&creation.egui_ctx);
                // Whatever the machine that tests prefers.
                creation.egui_ctx.set_theme(egui::Theme::Light);
                app
            });
        harness.run();
        Window { harness, clock: self.clock.clone() }
    }
}

/// A window of `size` on the plan at `path`, on a computer without folders of its own, where no file
/// dialog answers; for scenes that look at one plan and keep nothing.
pub fn window_on(path: PathBuf, today: Date, size: [f32; 2]) -> Harness<'static, App> {
    let mut window =
        Harness::builder().with_size(size).with_max_steps(40).build_eframe(move |creation| {
            let env = Env {
                clock: Clock::fixed(today),
                folders: None,
                picker: Arc::new(ScriptedPicker::new([])),
                unpacker: Arc::new(InPlace),
                runner: Runner::Inline,
            };
            let app = App::new(env, Some(path));
            app.attach(&creation.egui_ctx);
            app
        });
    window.run();
    window
}

/// What a file dialog answers when the user chose a path.
pub fn picked(path: &Path) -> Answer {
    Answer::Picked(vec![path.to_owned()])
}

/// The running program and what a user can do to it.
pub struct Window {
    harness: Harness<'static, App>,
    clock: Clock,
}

impl Deref for Window {
    type Target = Harness<'static, App>;

    fn deref(&self) -> &Self::Target {
        &self.harness
    }
}

impl DerefMut for Window {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.harness
    }
}

impl Window {
    pub fn app(&self) -> &App {
        self.harness.state()
    }

    pub fn project(&self) -> &Arc<Project> {
        self.app().document().project()
    }

    pub fn is_dirty(&self) -> bool {
        self.app().document().is_dirty()
    }

    pub fn undo_label(&self) -> &str {
        self.app().document().undo_label().unwrap_or_default()
    }

    pub fn notices(&self) -> Vec<&str> {
        self.app().notices().iter().map(|notice| notice.text.as_str()).collect()
    }

    /// The one control of a role and a name.
    #[track_caller]
    pub fn find(&self, role: Role, name: &str) -> Node<'_> {
        self.find_by(&format!("{role:?} “{name}”"), |node| {
            node.role() == role && node.label().as_deref() == Some(name)
        })
    }

    /// The one control for which something holds; else a message with all the screen says.
    #[track_caller]
    fn find_by(&self, what: &str, holds: impl Fn(&AccessKitNode<'_>) -> bool) -> Node<'_> {
        let mut found = self.all_by(holds);
        match (found.pop(), found.is_empty()) {
            (Some(node), true) => node,
            (Some(_), false) => panic!("{what} is there more than once:\n{}", self.everything()),
            (None, _) => panic!("{what} is not on the screen:\n{}", self.everything()),
        }
    }

    fn all_by(&self, holds: impl Fn(&AccessKitNode<'_>) -> bool) -> Vec<Node<'_>> {
        let all = self.harness.query_all_by(|_| true);
        all.filter(|node| holds(&node.accesskit_node())).collect()
    }

    #[track_caller]
    fn bring_into_view(&mut self, role: Role, name: &str) {
        self.find(role, name).scroll_to_me();
        self.settle();
    }

    /// Clicks the link of this name.
    #[track_caller]
    pub fn follow(&mut self, name: &str) -> &mut Self {
        self.find(Role::Link, name).click();
        self.settle()
    }

    /// Clicks the button of this name.
    #[track_caller]
    pub fn press(&mut self, name: &str) -> &mut Self {
        self.bring_into_view(Role::Button, name);
        self.find(Role::Button, name).click();
        self.settle()
    }

    /// Clicks a control of a role and a name.
    #[track_caller]
    pub fn click(&mut self, role: Role, name: &str) -> &mut Self {
        self.bring_into_view(role, name);
        self.find(role, name).click();
        self.settle()
    }

    /// Clicks a control of the open dialog.
    #[track_caller]
    pub fn click_in_dialog(&mut self, role: Role, name: &str) -> &mut Self {
        let what = format!("{role:?} “{name}” in the dialog");
        // A dialog stands over the page, which may have a control of the same name.
        self.find_by(&what, |node| {
            let is_meant = node.role() == role && node.label().as_deref() == Some(name);
            let mut above = node.parent();
            while let Some(parent) = above.filter(|parent| parent.role() != Role::Dialog) {
                above = parent.parent();
            }
            is_meant && above.is_some()
        })
        .click();
        self.settle()
    }

    /// Clicks the row of a list that begins with this name.
    #[track_caller]
    pub fn click_row(&mut self, name: &str) -> &mut Self {
        self.row(name).click();
        self.settle()
    }

    /// The row of a list that begins with this name.
    #[track_caller]
    pub fn row(&self, name: &str) -> Node<'_> {
        self.find_by(&format!("a row “{name}”"), |node| is_row(node, name))
    }

    pub fn has_row(&self, name: &str) -> bool {
        !self.all_by(|node| is_row(node, name)).is_empty()
    }

    /// The rows of a list that begin with one of these names, from top to bottom.
    pub fn rows(&self, names: &[&str]) -> Vec<String> {
        let mut found: Vec<(f32, String)> = names
            .iter()
            .flat_map(|name| self.all_by(|node| is_row(node, name)))
            .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
            .collect();
        found.sort_by(|left, right| left.0.total_cmp(&right.0));
        found.dedup();
        found.into_iter().map(|(_, name)| name).collect()
    }

    /// Chooses an entry of a chooser with a name.
    #[track_caller]
    pub fn choose(&mut self, chooser: &str, entry: &str) -> &mut Self {
        self.bring_into_view(Role::ComboBox, chooser);
        self.find(Role::ComboBox, chooser).click();
        self.settle();
        let found = self
            .all_by(|node| node.label().as_deref() == Some(entry) && node.role() != Role::ComboBox);
        let Some(node) = found.last() else {
            panic!("no “{entry}” to choose:\n{}", self.everything());
        };
        node.click();
        self.settle()
    }

    /// Asks the window to close, as its frame does; whether it does.
    #[must_use]
    pub fn close_window(&mut self) -> bool {
        let root = self.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.harness.step();
        let stays = self.commands().contains(&ViewportCommand::CancelClose);
        self.settle();
        !stays
    }

    fn commands(&self) -> &[ViewportCommand] {
        let output = self.harness.output().viewport_output.get(&ViewportId::ROOT);
        output.map_or(&[], |output| output.commands.as_slice())
    }

    /// Opens a menu and clicks the entry that begins with these words.
    #[track_caller]
    pub fn menu(&mut self, menu: &str, entry: &str) -> &mut Self {
        let entry = self.menu_entry(menu, entry);
        self.harness.event(Event::PointerMoved(entry));
        self.click_at(entry)
    }

    /// Opens a menu and tells the place of the entry that begins with these words.
    #[track_caller]
    fn menu_entry(&mut self, menu: &str, entry: &str) -> Pos2 {
        // The same words may stand on a button of the page.
        let places = |window: &Self| -> Vec<egui::Rect> {
            window.all_by(|node| is_entry(node, entry)).iter().map(Node::rect).collect()
        };
        let before = places(self);
        self.press(menu);
        let mut new = places(self).into_iter().filter(|rect| !before.contains(rect));
        match new.next() {
            Some(rect) => rect.center(),
            None => panic!("no entry “{entry}” in {menu}:\n{}", self.everything()),
        }
    }

    /// The texts of buttons that begin with these words while a menu is open.
    pub fn menu_texts(&mut self, menu: &str, entry: &str) -> Vec<String> {
        self.menu_entry(menu, entry);
        let found = self.all_by(|node| is_entry(node, entry));
        let texts = found.iter().filter_map(|node| node.accesskit_node().label()).collect();
        self.key(Key::Escape);
        texts
    }

    /// Presses and lets go the pointer's main button somewhere.
    pub fn click_at(&mut self, pos: Pos2) -> &mut Self {
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        self.settle()
    }

    /// Replaces the text of a field with a name, and leaves the keyboard in it.
    #[track_caller]
    pub fn type_over(&mut self, name: &str, text: &str) -> &mut Self {
        self.field(name).focus();
        self.settle();
        self.keys(Modifiers::COMMAND, Key::A);
        self.type_on(text)
    }

    /// Replaces the text of a field with a name, and presses Enter in it.
    #[track_caller]
    pub fn fill(&mut self, name: &str, text: &str) -> &mut Self {
        self.type_over(name, text).key(Key::Enter)
    }

    #[track_caller]
    pub fn field(&self, name: &str) -> Node<'_> {
        self.find_by(&format!("a field “{name}”"), |node| {
            let is_text = matches!(
                node.role(),
                Role::TextInput | Role::MultilineTextInput | Role::SearchInput
            );
            is_text && node.label().as_deref() == Some(name)
        })
    }

    #[track_caller]
    pub fn is_disabled(&self, role: Role, name: &str) -> bool {
        self.find(role, name).accesskit_node().is_disabled()
    }

    /// What a field shows.
    #[track_caller]
    pub fn text_of(&self, name: &str) -> String {
        self.field(name).value().unwrap_or_default()
    }

    /// What a cell of the grid shows.
    #[track_caller]
    pub fn cell(&self, name: &str) -> String {
        let value = self.find(Role::Cell, name).value().unwrap_or_default();
        value.replace('\u{a0}', " ")
    }

    /// Types into whatever has the keyboard.
    pub fn type_on(&mut self, text: &str) -> &mut Self {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle()
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.keys(Modifiers::NONE, key)
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle()
    }

    /// Lets seconds pass on the program's clock.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        self.clock.advance(Duration::from_secs(seconds));
        self.harness.step();
        self.settle()
    }

    /// Frames until nothing moves; jobs of the last frame are taken in by one more.
    pub fn settle(&mut self) -> &mut Self {
        self.harness.run();
        self.harness.step();
        self.harness.run();
        self
    }

    /// Whether the words are on the screen, as the whole or a part of a text.
    pub fn shows(&self, words: &str) -> bool {
        let has = |text: Option<String>| text.is_some_and(|text| text.contains(words));
        !self.all_by(|node| has(node.label()) || has(node.value())).is_empty()
    }

    /// The names of all controls of a role that begin with these words.
    pub fn names_of(&self, role: Role, begins: &str) -> Vec<String> {
        let is_meant = |node: &AccessKitNode<'_>| {
            node.role() == role && node.label().is_some_and(|label| label.starts_with(begins))
        };
        let found = self.all_by(is_meant);
        found.iter().filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// Everything the screen says, a line each; for messages of failing tests.
    pub fn everything(&self) -> String {
        let mut lines = Vec::new();
        for node in self.harness.query_all_by(|_| true) {
            let node = node.accesskit_node();
            let label = node.label().unwrap_or_default();
            let value = node.value().unwrap_or_default();
            let is_told = node.role() != Role::TextRun && !(label.is_empty() && value.is_empty());
            if is_told {
                lines.push(format!("{:?}: {label} | {value}", node.role()));
            }
        }
        lines.join("\n")
    }

    #[track_caller]
    pub fn assert_shows(&self, words: &str) -> &Self {
        assert!(self.shows(words), "“{words}” is not on the screen:\n{}", self.everything());
        self
    }

    #[track_caller]
    pub fn assert_hides(&self, words: &str) -> &Self {
        assert!(!self.shows(words), "“{words}” is on the screen:\n{}", self.everything());
        self
    }
}

fn is_row(node: &AccessKitNode<'_>, name: &str) -> bool {
    node.role() == Role::ListBoxOption && node.label().is_some_and(|label| label.starts_with(name))
}

fn is_entry(node: &AccessKitNode<'_>, entry: &str) -> bool {
    node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(entry))
}

//! The real program in a test: its window without a screen, its jobs done at once, its clock
//! standing still, its files in a folder of its own, its file dialogs answered from a list.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};
use paceline::app::picker::{Answer, ScriptedPicker};
use paceline::app::{App, Clock, Env};
use paceline::jobs::Runner;
use paceline::model::Project;
use paceline::storage::{self, Folders};
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

    /// Puts a plan on the desk.
    pub fn plan(&self, name: &str, project: &Project) -> PathBuf {
        let path = self.path(name);
        storage::save(project, &path).unwrap();
        path
    }

    fn folders(&self) -> Folders {
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
            runner: Runner::Inline,
        };
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

    /// Clicks what has this name, wherever it is; there has to be one.
    pub fn click(&mut self, name: &str) -> &mut Self {
        self.harness.get_by_label(name).click();
        self.settle()
    }

    /// Clicks the button of this name.
    pub fn press(&mut self, name: &str) -> &mut Self {
        self.harness.get_by_role_and_label(Role::Button, name).click();
        self.settle()
    }

    /// Clicks the row of a list that begins with this name.
    pub fn click_row(&mut self, name: &str) -> &mut Self {
        self.row(name).click();
        self.settle()
    }

    /// The row of a list that begins with this name.
    pub fn row<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by(move |node| {
            node.role() == Role::ListBoxOption
                && node.label().is_some_and(|label| label.starts_with(name))
        })
    }

    pub fn has_row(&self, name: &str) -> bool {
        self.harness
            .query_by(|node| {
                node.role() == Role::ListBoxOption
                    && node.label().is_some_and(|label| label.starts_with(name))
            })
            .is_some()
    }

    /// Opens a menu and clicks the entry that begins with these words.
    pub fn menu(&mut self, menu: &str, entry: &str) -> &mut Self {
        self.press(menu);
        self.harness
            .get_by(|node| {
                node.role() == Role::Button
                    && node.label().is_some_and(|label| label.starts_with(entry))
            })
            .click();
        self.settle()
    }

    /// Replaces the text of a field with a name, and leaves the keyboard in it.
    pub fn type_over(&mut self, name: &str, text: &str) -> &mut Self {
        self.field(name).focus();
        self.settle();
        self.keys(Modifiers::COMMAND, Key::A);
        self.type_on(text)
    }

    /// Replaces the text of a field with a name, and presses Enter in it.
    pub fn fill(&mut self, name: &str, text: &str) -> &mut Self {
        self.type_over(name, text).key(Key::Enter)
    }

    pub fn field<'a>(&'a self, name: &'a str) -> egui_kittest::Node<'a> {
        self.harness.get_by(move |node| {
            matches!(
                node.role(),
                Role::TextInput | Role::MultilineTextInput | Role::SearchInput | Role::NumberInput
            ) && node.label().as_deref() == Some(name)
        })
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
        self.harness
            .query_all_by(|node| {
                let has = |text: Option<String>| text.is_some_and(|text| text.contains(words));
                has(node.label()) || has(node.value())
            })
            .next()
            .is_some()
    }

    /// Everything the screen says, a line each; for messages of failing tests.
    pub fn everything(&self) -> String {
        let mut lines = Vec::new();
        for node in self.harness.query_all_by(|_| true) {
            let node = node.accesskit_node();
            let label = node.label().unwrap_or_default();
            let value = node.value().unwrap_or_default();
            if !label.is_empty() || !value.is_empty() {
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

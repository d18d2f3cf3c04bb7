//! The user's preferences, kept apart from every plan.

use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::model::{DateFormat, NumberFormat};

use super::error::{Cause, StorageError};
use super::kept_file::{self, Kept};

/// How many plans are remembered.
pub const RECENT: usize = 12;
/// Bytes a settings file may have; a larger one is damaged.
const MOST_BYTES: u64 = 1024 * 1024;
/// The largest and smallest zoom of the window.
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

impl ThemeChoice {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn label(self) -> &'static str {
        match self {
            Self::System => "Follow the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RendererChoice {
    /// OpenGL.
    Glow,
    /// Vulkan, or what the system has instead.
    Wgpu,
}

impl RendererChoice {
    pub const ALL: [Self; 2] = [Self::Glow, Self::Wgpu];

    /// As it is typed on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Glow => "glow",
            Self::Wgpu => "wgpu",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }

    pub fn other(self) -> Self {
        match self {
            Self::Glow => Self::Wgpu,
            Self::Wgpu => Self::Glow,
        }
    }
}

/// What the user set once for all plans, and what the window remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    pub theme: ThemeChoice,
    pub number_format: NumberFormat,
    pub date_format: DateFormat,
    /// Times the usual size, 0.5–3.
    pub zoom: f32,
    pub reduced_motion: bool,
    /// Width and height of the window in points.
    pub window: Option<(f32, f32)>,
    /// Positions of splitters by name, as shares of their space, 0–1.
    pub splitters: Vec<(String, f32)>,
    /// The plans opened last, the newest first; at most [`RECENT`].
    pub recent: Vec<PathBuf>,
    /// Where the last file dialog was.
    pub last_folder: Option<PathBuf>,
    /// What drew the window the last time; tried first.
    pub renderer: Option<RendererChoice>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            number_format: NumberFormat::default(),
            date_format: DateFormat::default(),
            zoom: 1.0,
            reduced_motion: false,
            window: None,
            splitters: Vec::new(),
            recent: Vec::new(),
            last_folder: None,
            renderer: None,
        }
    }
}

impl Preferences {
    /// Puts a plan first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    pub fn splitter(&self, name: &str) -> Option<f32> {
        self.splitters.iter().find(|(other, _)| other == name).map(|(_, share)| *share)
    }

    pub fn set_splitter(&mut self, name: &str, share: f32) {
        match self.splitters.iter_mut().find(|(other, _)| other == name) {
            Some((_, old)) => *old = share,
            None => self.splitters.push((name.to_owned(), share)),
        }
    }

    /// The same with everything within its range, whatever a hand edit left.
    fn held_to_limits(mut self) -> Self {
        let usual = Self::default();
        let is_size = |side: f32| (100.0..=20_000.0).contains(&side);
        if !ZOOM.contains(&self.zoom) {
            self.zoom = usual.zoom;
        }
        self.window = self.window.filter(|(width, height)| is_size(*width) && is_size(*height));
        self.splitters.retain(|(_, share)| (0.0..=1.0).contains(share));
        self.splitters.truncate(100);
        self.recent.truncate(RECENT);
        self
    }
}

/// Preferences as read, with a sentence for the user if the file could not be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedPreferences {
    pub preferences: Preferences,
    pub notice: Option<String>,
}

/// Reads the preferences. A damaged file is set aside; those of before hold, else the usual ones.
pub fn load(path: &Path) -> LoadedPreferences {
    let Kept { value, notice } = kept_file::load(path, MOST_BYTES, "The preferences", parse);
    LoadedPreferences { preferences: value.unwrap_or_default().held_to_limits(), notice }
}

/// Writes the preferences; the folder is made when missing.
pub fn save(preferences: &Preferences, path: &Path) -> Result<(), StorageError> {
    write(preferences, path).map_err(|cause| StorageError::new("save the preferences", path, cause))
}

fn parse(bytes: &[u8]) -> Option<Preferences> {
    let text = str::from_utf8(bytes).ok()?;
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text.trim_start_matches('\u{feff}')).ok()
}

fn write(preferences: &Preferences, path: &Path) -> Result<(), Cause> {
    let mut kept = preferences.clone().held_to_limits();
    // RON is UTF-8 text; a path that is not cannot be kept in it.
    kept.recent.retain(|path| path.to_str().is_some());
    kept.last_folder = kept.last_folder.filter(|path| path.to_str().is_some());
    let style = PrettyConfig::new().depth_limit(2).new_line("\n");
    let mut text = String::from("// Preferences of Paceline.\n");
    ron::Options::default()
        .to_writer_pretty(&mut text, &kept, style)
        .map_err(|error| Cause::ReadBack(error.to_string()))?;
    text.push('\n');
    if parse(text.as_bytes()).as_ref() != Some(&kept) {
        return Err(Cause::ReadBack("the preferences differ".to_owned()));
    }
    kept_file::save(path, text.as_bytes(), MOST_BYTES, parse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::safe_write::replace;

    #[test]
    fn preferences_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.ron");
        assert_eq!(load(&path).preferences, Preferences::default());
        let mut preferences = Preferences {
            theme: ThemeChoice::Dark,
            number_format: NumberFormat::SpaceComma,
            date_format: DateFormat::Iso,
            zoom: 1.25,
            window: Some((1280.0, 800.0)),
            last_folder: Some(PathBuf::from("/plans \"a\\b\"")),
            ..Preferences::default()
        };
        preferences.set_splitter("plan", 0.4);
        preferences.set_splitter("plan", 0.3);
        for n in 0..20 {
            preferences.remember(Path::new(&format!("/plans/{}.ron", n % 15)));
        }
        assert_eq!(preferences.recent.len(), RECENT);
        assert_eq!(preferences.recent[0], Path::new("/plans/4.ron"));
        save(&preferences, &path).unwrap();
        assert_eq!(load(&path), LoadedPreferences { preferences, notice: None });
    }

    /// Twenty shapes of damage.
    fn damaged(good: &[u8]) -> Vec<Vec<u8>> {
        let mut shapes: Vec<Vec<u8>> = [
            "",
            " \n",
            "(",
            ")",
            "()()",
            "[]",
            "42",
            "null",
            "{\"theme\": \"dark\"}",
            "<?xml version=\"1.0\"?>",
            "(zoom: \"big\")",
            "(theme: Neon)",
            "(recent: 5)",
            "(window: (1.0))",
            "<<<<<<< HEAD\n(zoom: 1.0)\n=======\n(zoom: 2.0)\n>>>>>>> x",
        ]
        .map(|text| text.as_bytes().to_vec())
        .to_vec();
        shapes.push(vec![0; 4096]);
        shapes.push(b"(theme: \xff\xfe)".to_vec());
        shapes.push(good[..good.len() / 2].to_vec());
        shapes.push(["(".repeat(100_000).into_bytes(), b")".to_vec()].concat());
        shapes.push(vec![b' '; 2 * 1024 * 1024]);
        shapes
    }

    fn names(folder: &Path) -> Vec<String> {
        let files = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_the_one_before_holds() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        let first = Preferences { theme: ThemeChoice::Dark, ..Preferences::default() };
        let second = Preferences { zoom: 1.5, ..first.clone() };
        let shapes = damaged(b"(theme: Dark, zoom: 1.25)");
        assert_eq!(shapes.len(), 20);
        for (n, shape) in shapes.iter().enumerate() {
            save(&first, &path).unwrap();
            save(&second, &path).unwrap();
            replace(&path, shape).unwrap();
            let loaded = load(&path);
            assert_eq!(loaded.preferences, first, "shape {n}");
            let notice = loaded.notice.unwrap();
            assert!(notice.contains("those of before hold"), "{notice}");
            // Told once: the next start finds nothing damaged.
            assert_eq!(load(&path).notice, None);
            let aside = names(folder.path()).into_iter().filter(|name| name.contains("corrupt-"));
            assert_eq!(aside.count(), n + 1);
            // What is damaged never becomes the version before.
            save(&second, &path).unwrap();
            assert_eq!(
                load(&path),
                LoadedPreferences { preferences: second.clone(), notice: None }
            );
        }
    }

    #[test]
    fn without_a_version_before_the_usual_preferences_hold() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        for shape in damaged(b"(theme: Dark, zoom: 1.25)") {
            replace(&path, &shape).unwrap();
            let loaded = load(&path);
            assert_eq!(loaded.preferences, Preferences::default());
            assert!(loaded.notice.unwrap().contains("the usual ones hold"));
            assert!(!path.exists());
        }
        // Something that is no file at all is left alone.
        std::os::unix::fs::symlink(&path, &path).unwrap();
        assert!(load(&path).notice.is_some());
    }

    #[test]
    fn a_settings_file_of_another_version_is_used_as_far_as_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        replace(&path, b"\xEF\xBB\xBF(theme: Dark, sounds: Loud, zoom: 99, window: (1, 1))")
            .unwrap();
        let expected = Preferences { theme: ThemeChoice::Dark, ..Preferences::default() };
        assert_eq!(load(&path), LoadedPreferences { preferences: expected, notice: None });
    }
}

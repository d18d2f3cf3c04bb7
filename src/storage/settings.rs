//! The user's preferences, kept apart from every plan.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::model::{DateFormat, NumberFormat};

use super::error::{Cause, StorageError, shown};
use super::load::read_file;
use super::safe_write::replace;

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

/// Reads the preferences. A damaged file is set aside, and the usual ones hold.
pub fn load(path: &Path) -> LoadedPreferences {
    let usual = |notice| LoadedPreferences { preferences: Preferences::default(), notice };
    let bytes = match read_file(path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(Cause::Io(error)) if error.kind() == io::ErrorKind::NotFound => return usual(None),
        Err(Cause::TooLarge) => Vec::new(),
        Err(cause) => {
            let error = StorageError::new("read the preferences", path, cause);
            return usual(Some(error.to_string()));
        }
    };
    match parse(&bytes) {
        Some(preferences) => {
            LoadedPreferences { preferences: preferences.held_to_limits(), notice: None }
        }
        None => usual(Some(set_aside(path))),
    }
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
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).create(folder)?;
    }
    replace(path, text.as_bytes()).map(|_| ())
}

/// Renames a damaged file so that nothing overwrites it, and says so.
fn set_aside(path: &Path) -> String {
    let free = (1..1000)
        .map(|n| path.with_extension(format!("corrupt-{n}.ron")))
        .find(|aside| fs::symlink_metadata(aside).is_err());
    let Some(aside) = free else {
        return format!("The preferences could not be read; the usual ones hold: {}", shown(path));
    };
    match fs::rename(path, &aside) {
        Ok(()) => format!(
            "The preferences could not be read; the usual ones hold, and the old file is kept: {}",
            shown(&aside)
        ),
        Err(error) => {
            StorageError::new("set the damaged preferences aside", path, error).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_damaged_file_is_set_aside_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        for (n, damaged) in
            ["", "(", "\0\0\0\0", "(zoom: \"big\")", "(theme: Neon)"].iter().enumerate()
        {
            replace(&path, damaged.as_bytes()).unwrap();
            let loaded = load(&path);
            assert_eq!(loaded.preferences, Preferences::default());
            let aside = folder.path().join(format!("settings.corrupt-{}.ron", n + 1));
            assert!(loaded.notice.unwrap().ends_with(&aside.display().to_string()));
            assert_eq!(fs::read(&aside).unwrap(), damaged.as_bytes());
            assert!(!path.exists());
        }
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

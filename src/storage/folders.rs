//! Where the program keeps its own files.

use std::path::PathBuf;

use etcetera::BaseStrategy as _;

/// The program's own folders; they need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Preferences.
    pub config: PathBuf,
    /// Recovery copies and whatever else may be deleted without loss of work done.
    pub state: PathBuf,
}

impl Folders {
    /// The user's folders by the XDG rules; nothing if there is no home.
    pub fn of_user() -> Option<Self> {
        let base = etcetera::base_strategy::Xdg::new().ok()?;
        let state = base.state_dir()?.join("paceline");
        Some(Self { config: base.config_dir().join("paceline"), state })
    }

    pub fn recovery(&self) -> PathBuf {
        self.state.join("recovery")
    }

    /// Earlier versions of plans.
    pub fn versions(&self) -> PathBuf {
        self.state.join("versions")
    }

    pub fn settings_file(&self) -> PathBuf {
        self.config.join("settings.ron")
    }

    /// How exports were imported the last time.
    pub fn imports_file(&self) -> PathBuf {
        self.config.join("imports.ron")
    }
}

//! Pages beside the plan itself, and what floats over every page.

mod drop_zone;
mod notices;
mod page;
mod plan_settings;
mod preferences;
#[cfg(test)]
mod tests;
mod welcome;

pub use drop_zone::drop_zone_ui;
pub use notices::notices_ui;
pub use plan_settings::plan_settings_ui;
pub use preferences::preferences_ui;
pub use welcome::welcome_ui;

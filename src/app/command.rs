//! Everything a menu, the palette or a shortcut can do, with its words, keys and conditions.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::samples::Sample;
use super::view::View;
use crate::model::ItemId;
use crate::storage::ThemeChoice;

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    NewPlan,
    OpenSample(Sample),
    Open,
    Save,
    SaveAs,
    SaveCopy,
    Versions,
    UnsavedWork,
    UseOwnDialog,
    ClosePlan,
    Quit,
    Undo,
    Redo,
    AddObjective,
    AddGoal,
    AddKpi,
    AddInput,
    AddChannel,
    AddAnnotation,
    Rename,
    Inspect,
    WhyMoved,
    WhatItTakes,
    Explain,
    Duplicate,
    MoveUp,
    MoveDown,
    CarryGoal,
    Merge,
    Delete,
    Find,
    Palette,
    ShowPlan,
    ShowFindings,
    ShowCoverage,
    ShowPlanSettings,
    ShowPreferences,
    ToggleTrendTable,
    ToggleLimits,
    NextPane,
    SetTheme(ThemeChoice),
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Import,
    PasteTable,
    Shortcuts,
    About,
}

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// All commands, in the order the palette shows them.
    pub const ALL: [Self; 51] = [
        Self::NewPlan,
        Self::OpenSample(Sample::Netflix),
        Self::OpenSample(Sample::NetflixBrandAndCare),
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::SaveCopy,
        Self::Versions,
        Self::UnsavedWork,
        Self::UseOwnDialog,
        Self::ClosePlan,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::AddObjective,
        Self::AddGoal,
        Self::AddKpi,
        Self::AddInput,
        Self::AddChannel,
        Self::AddAnnotation,
        Self::Rename,
        Self::Inspect,
        Self::WhyMoved,
        Self::WhatItTakes,
        Self::Explain,
        Self::Duplicate,
        Self::MoveUp,
        Self::MoveDown,
        Self::CarryGoal,
        Self::Merge,
        Self::Delete,
        Self::Find,
        Self::Palette,
        Self::ShowPlan,
        Self::ShowFindings,
        Self::ShowCoverage,
        Self::ShowPlanSettings,
        Self::ShowPreferences,
        Self::ToggleTrendTable,
        Self::ToggleLimits,
        Self::NextPane,
        Self::SetTheme(ThemeChoice::System),
        Self::SetTheme(ThemeChoice::Light),
        Self::SetTheme(ThemeChoice::Dark),
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Import,
        Self::PasteTable,
        Self::Shortcuts,
        Self::About,
    ];

    /// The words in a menu.
    pub fn text(self) -> &'static str {
        match self {
            Self::NewPlan => "New plan",
            Self::OpenSample(Sample::Netflix) => "Open the sample plan",
            Self::OpenSample(Sample::NetflixBrandAndCare) => "Open the shorter sample plan",
            Self::Open => "Open…",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::SaveCopy => "Save a copy…",
            Self::Versions => "Restore an earlier version…",
            Self::UnsavedWork => "Recover unsaved work…",
            Self::UseOwnDialog => "Use the built-in dialog",
            Self::ClosePlan => "Close plan",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::AddObjective => "Add objective",
            Self::AddGoal => "Add goal",
            Self::AddKpi => "Add KPI…",
            Self::AddInput => "Add input",
            Self::AddChannel => "Add channel",
            Self::AddAnnotation => "Add annotation…",
            Self::Rename => "Rename",
            Self::Inspect => "Inspector",
            Self::WhyMoved => "Why did it move?",
            Self::WhatItTakes => "What would it take?",
            Self::Explain => "How is this computed?",
            Self::Duplicate => "Duplicate",
            Self::MoveUp => "Move up",
            Self::MoveDown => "Move down",
            Self::CarryGoal => "Carry goal into the next quarter",
            Self::Merge => "Merge into another…",
            Self::Delete => "Delete",
            Self::Find => "Find…",
            Self::Palette => "Command palette…",
            Self::ShowPlan => "Plan page",
            Self::ShowFindings => "Findings page",
            Self::ShowCoverage => "Coverage page",
            Self::ShowPlanSettings => "Plan settings",
            Self::ShowPreferences => "Preferences",
            Self::ToggleTrendTable => "Show the trend as a table",
            Self::ToggleLimits => "Show limits in the trend",
            Self::NextPane => "Next panel",
            Self::SetTheme(ThemeChoice::System) => "Theme: follow the system",
            Self::SetTheme(ThemeChoice::Light) => "Theme: light",
            Self::SetTheme(ThemeChoice::Dark) => "Theme: dark",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Actual size",
            Self::Import => "Import…",
            Self::PasteTable => "Paste table…",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Paceline",
        }
    }

    /// What a tooltip adds.
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::NewPlan => "Start with an empty plan",
            Self::OpenSample(_) => "Look at a finished plan; it opens as a copy",
            Self::Open => "Open a plan from disk",
            Self::Save => "Write the plan to its file",
            Self::SaveAs => "Write the plan to another file and go on there",
            Self::SaveCopy => "Write the plan to another file and stay here",
            Self::Versions => "What the plan was when it was saved before; Undo takes it back",
            Self::UnsavedWork => "What earlier runs left unsaved, and what was discarded lately",
            Self::UseOwnDialog => "Paceline’s own file dialog instead of the desktop’s",
            Self::ClosePlan => "Close the plan and keep the window",
            Self::Quit => "Close the window",
            Self::Undo => "Take the last change back",
            Self::Redo => "Make the change again",
            Self::AddObjective => "A business aim that goals serve",
            Self::AddGoal => "A SMART goal under the selected objective",
            Self::AddKpi => "From the built-in library, or one of your own",
            Self::AddInput => "A measured quantity that formulas can use",
            Self::AddChannel => "A place readings come from",
            Self::AddAnnotation => "A text on a date, shown in the chart",
            Self::Rename => "Change the name where it stands",
            Self::Inspect => "All fields of what is selected",
            Self::WhyMoved => "What part of a KPI's change came from where",
            Self::Explain => "Formula, inputs, periods, channels and rule behind a number",
            Self::WhatItTakes => "What an input has to be for a KPI to reach a value",
            Self::Duplicate => "A copy right behind the original",
            Self::MoveUp => "One place up in its list",
            Self::MoveDown => "One place down in its list",
            Self::CarryGoal => "The same goal for the next quarter, with a statement of its own",
            Self::Merge => "Move all readings into another channel or input",
            Self::Delete => "Take it out of the plan; Undo brings it back",
            Self::Find => "Objectives, goals, KPIs, inputs and channels by name",
            Self::Palette => "Every command by name",
            Self::ShowPlan => "Objectives, goals, inputs and trend",
            Self::ShowFindings => "What the plan lacks, and the ways out",
            Self::ShowCoverage => "Objectives and goals against KPIs, holes marked",
            Self::ShowPlanSettings => "Name, currency, calendar, judging",
            Self::ShowPreferences => "Theme, numbers, dates, zoom",
            Self::ToggleTrendTable => "The same figures in rows",
            Self::ToggleLimits => {
                "Between which limits the figures move by chance, and which did more; a target is \
                 no limit"
            }
            Self::SetTheme(_) => "Colours of the window, for all plans",
            Self::NextPane => "Move the keyboard to the next panel",
            Self::ZoomIn => "Larger text and controls",
            Self::ZoomOut => "Smaller text and controls",
            Self::ZoomReset => "Text and controls at their own size",
            Self::Import => "Bring in readings from an export",
            Self::PasteTable => {
                "Bring in readings from rows copied elsewhere; Ctrl+V where nothing is typed does it too"
            }
            Self::Shortcuts => "Every shortcut on one page",
            Self::About => "Version, licences, where files are kept",
        }
    }

    /// The keys that run it, the shown ones first.
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(modifiers, key)
        }
        match self {
            Self::NewPlan => const { &[keys(Modifiers::COMMAND, Key::N)] },
            Self::Open => const { &[keys(Modifiers::COMMAND, Key::O)] },
            Self::Save => const { &[keys(Modifiers::COMMAND, Key::S)] },
            Self::SaveAs => const { &[keys(CTRL_SHIFT, Key::S)] },
            Self::ClosePlan => const { &[keys(Modifiers::COMMAND, Key::W)] },
            // egui itself turns Ctrl+Q into a request to close the window.
            Self::Quit => const { &[keys(Modifiers::COMMAND, Key::Q)] },
            Self::Undo => const { &[keys(Modifiers::COMMAND, Key::Z)] },
            Self::Redo => const { &[keys(CTRL_SHIFT, Key::Z), keys(Modifiers::COMMAND, Key::Y)] },
            Self::AddObjective => const { &[keys(CTRL_SHIFT, Key::O)] },
            Self::AddGoal => const { &[keys(CTRL_SHIFT, Key::G)] },
            Self::AddKpi => const { &[keys(CTRL_SHIFT, Key::K)] },
            Self::Inspect => const { &[keys(Modifiers::COMMAND, Key::I)] },
            Self::Explain => const { &[keys(Modifiers::COMMAND, Key::E)] },
            Self::Duplicate => const { &[keys(CTRL_SHIFT, Key::D)] },
            Self::MoveUp => const { &[keys(Modifiers::ALT, Key::ArrowUp)] },
            Self::MoveDown => const { &[keys(Modifiers::ALT, Key::ArrowDown)] },
            Self::Find => const { &[keys(Modifiers::COMMAND, Key::F)] },
            Self::Palette => const { &[keys(CTRL_SHIFT, Key::P)] },
            Self::ShowPreferences => const { &[keys(Modifiers::COMMAND, Key::Comma)] },
            Self::NextPane => const { &[keys(Modifiers::NONE, Key::F6)] },
            Self::Import => const { &[keys(CTRL_SHIFT, Key::I)] },
            Self::ZoomIn => {
                const { &[keys(Modifiers::COMMAND, Key::Plus), keys(Modifiers::COMMAND, Key::Equals)] }
            }
            Self::ZoomOut => const { &[keys(Modifiers::COMMAND, Key::Minus)] },
            Self::ZoomReset => const { &[keys(Modifiers::COMMAND, Key::Num0)] },
            Self::Shortcuts => const { &[keys(Modifiers::NONE, Key::F1)] },
            Self::OpenSample(_)
            | Self::SetTheme(_)
            | Self::SaveCopy
            | Self::Versions
            | Self::UnsavedWork
            | Self::UseOwnDialog
            | Self::AddInput
            | Self::AddChannel
            | Self::AddAnnotation
            | Self::Rename
            | Self::WhyMoved
            | Self::WhatItTakes
            | Self::CarryGoal
            | Self::Merge
            | Self::Delete
            | Self::ShowPlan
            | Self::ShowFindings
            | Self::ShowCoverage
            | Self::ShowPlanSettings
            | Self::ToggleTrendTable
            | Self::ToggleLimits
            | Self::PasteTable
            | Self::About => &[],
        }
    }

    /// Whether it can do something now.
    pub fn is_enabled(self, view: &View<'_>) -> bool {
        let is_open = view.is_plan_open;
        match self {
            Self::NewPlan
            | Self::OpenSample(_)
            | Self::Open
            | Self::UnsavedWork
            | Self::Quit
            | Self::Palette
            | Self::ShowPreferences
            | Self::SetTheme(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Shortcuts
            | Self::About => true,
            Self::Save
            | Self::SaveAs
            | Self::SaveCopy
            | Self::ClosePlan
            | Self::AddObjective
            | Self::AddKpi
            | Self::AddInput
            | Self::AddChannel
            | Self::AddAnnotation
            | Self::Find
            | Self::ShowPlan
            | Self::ShowFindings
            | Self::ShowCoverage
            | Self::ShowPlanSettings
            | Self::NextPane
            | Self::Explain
            | Self::Import
            | Self::PasteTable => is_open,
            Self::Versions => is_open && view.document.path.is_some(),
            // Only while the desktop's dialog is waited for.
            Self::UseOwnDialog => view.notices.iter().any(|notice| notice.action == Some(self)),
            Self::Undo => is_open && view.document.undo_label.is_some(),
            Self::Redo => is_open && view.document.redo_label.is_some(),
            Self::AddGoal => is_open && view.session.selection.objective.is_some(),
            Self::Rename
            | Self::Inspect
            | Self::Duplicate
            | Self::MoveUp
            | Self::MoveDown
            | Self::Delete => is_open && view.session.active.is_some(),
            Self::CarryGoal => view.selected_goal().is_some(),
            Self::Merge => match view.session.active {
                Some(ItemId::Input(_)) => view.project.inputs.len() > 1,
                Some(ItemId::Channel(_)) => view.project.channels.len() > 1,
                Some(ItemId::Objective(_) | ItemId::Goal(_) | ItemId::Kpi(_)) | None => false,
            },
            Self::ToggleTrendTable | Self::ToggleLimits | Self::WhyMoved | Self::WhatItTakes => {
                is_open && view.session.selection.kpi.is_some()
            }
        }
    }

    /// The words with what they would do now: "Undo set shares for 2026-03".
    pub fn text_now(self, view: &View<'_>) -> String {
        let label = match self {
            Self::Undo => view.document.undo_label,
            Self::Redo => view.document.redo_label,
            _ => None,
        };
        match label {
            Some(label) => format!("{} {label}", self.text()),
            None => self.text().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let all: Vec<(Command, KeyboardShortcut)> = Command::ALL
            .iter()
            .flat_map(|command| command.shortcuts().iter().map(|keys| (*command, *keys)))
            .collect();
        for (place, (command, keys)) in all.iter().enumerate() {
            for (other, other_keys) in &all[place + 1..] {
                assert_ne!(keys, other_keys, "{command:?} and {other:?}");
            }
        }
    }

    #[test]
    fn every_command_is_in_the_catalogue_once() {
        for (place, command) in Command::ALL.iter().enumerate() {
            assert!(!Command::ALL[place + 1..].contains(command), "{command:?}");
        }
    }
}

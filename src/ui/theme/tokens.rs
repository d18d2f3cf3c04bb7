//! Colours by meaning, for light and for dark; the only place where a colour is spelled out.

use egui::Color32;

use crate::analysis::{Severity, Status};

/// Every colour of one theme, named by what it means.
///
/// Text is at least 4.5 : 1 and lines, icons and edges at least 3 : 1 against the grounds they may
/// stand on; the tests compute it. `grid` is exempt: it is meant to be faint.
#[derive(Debug, PartialEq)]
pub struct Tokens {
    /// The quiet ground behind everything.
    pub window: Color32,
    /// Cards, dialogs, fields.
    pub panel: Color32,
    /// What lies a little deeper: the track of a meter, a computed column.
    pub sunken: Color32,
    /// The ground of a selected row or chip, and of selected text.
    pub selection: Color32,
    /// The ground under the pointer.
    pub hover: Color32,
    pub text: Color32,
    /// Notes, units, what matters less. Still readable.
    pub weak: Color32,
    /// Outlines of fields and buttons.
    pub edge: Color32,
    /// Separators and chart grids; faint on purpose.
    pub grid: Color32,
    /// The one thing to do next, links, focus.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text and icons on `accent`.
    pub on_accent: Color32,
    /// Actual values in charts.
    pub actual: Color32,
    /// Targets and target paths.
    pub target: Color32,
    /// Forecasts.
    pub forecast: Color32,
    pub achieved: Color32,
    pub on_pace: Color32,
    pub behind: Color32,
    pub off_pace: Color32,
    pub regressed: Color32,
    pub missed: Color32,
    /// Too close to call, too early, not started, needs something.
    pub undecided: Color32,
    /// Destructive actions and what keeps something from working.
    pub danger: Color32,
    /// What weakens something.
    pub warning: Color32,
    /// The veil behind a dialog.
    pub veil: Color32,
    /// The one soft shadow, under what floats.
    pub shadow: Color32,
    /// Channels in the Okabe–Ito order, as far as each is readable on this theme's panel. Charts
    /// go round again with other dashes and markers.
    pub channels: &'static [Color32],
}

impl Tokens {
    /// The colour of a status; always shown with its icon and word.
    pub fn status(&self, status: Status) -> Color32 {
        match status {
            Status::Achieved => self.achieved,
            Status::OnPace => self.on_pace,
            Status::Behind => self.behind,
            Status::OffPace => self.off_pace,
            Status::Regressed => self.regressed,
            Status::Missed => self.missed,
            Status::TooClose
            | Status::TooEarly
            | Status::NotStarted
            | Status::NeedsData
            | Status::NeedsBaseline => self.undecided,
        }
    }

    /// The colour of a severity; always shown with its icon and word.
    pub fn severity(&self, severity: Severity) -> Color32 {
        match severity {
            Severity::Blocks => self.danger,
            Severity::Weakens => self.warning,
            Severity::Note => self.weak,
        }
    }
}

pub const LIGHT: Tokens = Tokens {
    window: rgb(0xF6_F7_F9),
    panel: rgb(0xFF_FF_FF),
    sunken: rgb(0xEE_F0_F4),
    selection: rgb(0xE9_ED_FB),
    hover: rgb(0xF1_F3_F7),
    text: rgb(0x1B_23_30),
    weak: rgb(0x56_60_72),
    edge: rgb(0x7C_86_98),
    grid: rgb(0xE3_E6_EC),
    accent: rgb(0x35_52_C8),
    accent_hover: rgb(0x2A_43_AB),
    on_accent: rgb(0xFF_FF_FF),
    actual: rgb(0x1F_4F_BF),
    target: rgb(0x1B_23_30),
    forecast: rgb(0x6B_3F_A0),
    achieved: rgb(0x0B_6E_3C),
    on_pace: rgb(0x0B_7A_5C),
    behind: rgb(0x9A_5B_00),
    off_pace: rgb(0xB3_26_1E),
    regressed: rgb(0xB3_26_1E),
    missed: rgb(0x8C_1D_40),
    undecided: rgb(0x56_60_72),
    danger: rgb(0xB3_26_1E),
    warning: rgb(0x9A_5B_00),
    veil: Color32::from_black_alpha(70),
    shadow: Color32::from_black_alpha(28),
    channels: &[BLUE, VERMILLION, GREEN, PURPLE],
};

pub const DARK: Tokens = Tokens {
    window: rgb(0x15_18_1E),
    panel: rgb(0x1C_20_28),
    sunken: rgb(0x12_15_1A),
    selection: rgb(0x26_2E_45),
    hover: rgb(0x23_28_33),
    text: rgb(0xE8_EC_F3),
    weak: rgb(0xA3_AD_BD),
    edge: rgb(0x6E_78_8A),
    grid: rgb(0x2A_30_3B),
    accent: rgb(0x8E_A6_FF),
    accent_hover: rgb(0xA9_BB_FF),
    on_accent: rgb(0x12_15_1A),
    actual: rgb(0x7F_B0_FF),
    target: rgb(0xE8_EC_F3),
    forecast: rgb(0xC6_A6_FF),
    achieved: rgb(0x6F_DD_8B),
    on_pace: rgb(0x4C_D3_A5),
    behind: rgb(0xF2_B4_4C),
    off_pace: rgb(0xFF_8A_80),
    regressed: rgb(0xFF_8A_80),
    missed: rgb(0xFF_8F_B3),
    undecided: rgb(0xA3_AD_BD),
    danger: rgb(0xFF_8A_80),
    warning: rgb(0xF2_B4_4C),
    veil: Color32::from_black_alpha(120),
    shadow: Color32::from_black_alpha(110),
    channels: &[BLUE, VERMILLION, GREEN, PURPLE, SKY, ORANGE],
};

// Okabe and Ito's colours, which people with any colour vision can tell apart.
const BLUE: Color32 = rgb(0x00_72_B2);
const VERMILLION: Color32 = rgb(0xD5_5E_00);
const GREEN: Color32 = rgb(0x00_9E_73);
const PURPLE: Color32 = rgb(0xCC_79_A7);
const SKY: Color32 = rgb(0x56_B4_E9);
const ORANGE: Color32 = rgb(0xE6_9F_00);

/// A colour from `0xRRGGBB`.
#[expect(clippy::disallowed_methods, reason = "this is the palette")]
const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

//! One finding: how grave, which letter, the sentence, and buttons for the ways out.

use egui::{
    Align2, Id, Label, Link, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use super::words::title_of;
use crate::analysis::by_item::Tally;
use crate::analysis::{About, Finding, Fix, Way};
use crate::app::{Action, Actions, FindingId, View};
use crate::ui::theme;
use crate::ui::widgets::{
    HOW, action_button_ui, danger_text_button_ui, finding_count_ui, note_ui, severity_badge_ui,
    severity_word,
};
use crate::ui::{icons, icons::Icon};

/// Lists wider than this show the severity in a column of its own, in points.
const ROOM_FOR_COLUMN: f32 = 480.0;
const COLUMN_WIDTH: f32 = 88.0;

/// What a click on the title does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// Opens what the finding is about, with the finding beside it.
    Opens,
    /// Nothing: what it is about is already open.
    Tells,
}

pub fn finding_ui(ui: &mut Ui, finding: &Finding, title: Title, actions: &mut Actions) {
    if ui.available_width() < ROOM_FOR_COLUMN {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                severity_badge_ui(ui, finding.severity);
                letter_ui(ui, finding.letter);
            });
            words_ui(ui, finding, title, actions);
        });
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_8;
        let left = ui.cursor().left();
        severity_badge_ui(ui, finding.severity);
        ui.add_space((left + COLUMN_WIDTH - ui.cursor().left()).max(0.0));
        letter_ui(ui, finding.letter);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            words_ui(ui, finding, title, actions);
        });
    });
}

/// Title, sentence and ways out, below each other.
fn words_ui(ui: &mut Ui, finding: &Finding, title: Title, actions: &mut Actions) {
    let tokens = theme::tokens(ui);
    let words = RichText::new(title_of(finding.code)).text_style(title_style(title));
    match title {
        Title::Opens => {
            let link = ui.add(Link::new(words.color(tokens.text)));
            if link.on_hover_text("Open what it is about").clicked() {
                actions.push(Action::ShowFinding(id_of(finding)));
            }
        }
        Title::Tells => {
            ui.add(Label::new(words).wrap());
        }
    }
    ui.add(Label::new(RichText::new(&finding.message).color(tokens.weak)).wrap());
    // The inspector asks the same beside the amount itself.
    let is_asked_below = title == Title::Tells && finding.code == "percent_undecided";
    let fixes = if is_asked_below { &[] } else { &*finding.fixes };
    // The 0 of a formula is written there, not worked out.
    let has_numbers = finding.code != "formula_cannot_be_worked_out"
        && finding.message.contains(|sign: char| sign.is_ascii_digit());
    if fixes.is_empty() && !has_numbers {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::SPACE_16, 0.0);
        for fix in fixes {
            if fix_button_ui(ui, fix).clicked() {
                actions.push(Action::Mend(fix.clone()));
            }
        }
        if has_numbers {
            how_ui(ui, finding, actions);
        }
    });
}

/// A smaller button than those of the ways out: it mends nothing.
fn how_ui(ui: &mut Ui, finding: &Finding, actions: &mut Actions) {
    let link = ui.link(RichText::new(HOW).small());
    if link.clicked() {
        let FindingId { about, code, against } = id_of(finding);
        actions.explain(About::Finding { about, code, against }, link.rect);
    }
}

/// On the page the name of the item is what stands out; in the inspector that is known.
fn title_style(title: Title) -> egui::TextStyle {
    match title {
        Title::Opens => egui::TextStyle::Body,
        Title::Tells => theme::semibold(),
    }
}

/// A way out; one that takes something away is written in the colour of danger.
fn fix_button_ui(ui: &mut Ui, fix: &Fix) -> Response {
    let takes_away =
        matches!(fix.way(), Way::DeleteKpi(_) | Way::DeleteInput(_) | Way::ClearReadings(_));
    let button_ui = if takes_away { danger_text_button_ui } else { action_button_ui };
    let hint = if fix.only_opens() {
        "Leads to where you decide"
    } else {
        "One step, which Undo takes back"
    };
    button_ui(ui, fix.label()).on_hover_text(hint)
}

/// The letter of SMART it belongs to, in a box; room is kept where there is none.
fn letter_ui(ui: &mut Ui, letter: Option<char>) {
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 20.0), Sense::hover());
    let Some(letter) = letter else { return };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, letter.to_string()));
    let tokens = theme::tokens(ui);
    let line = Stroke::new(1.0, tokens.grid);
    ui.painter().rect_stroke(rect, 4, line, StrokeKind::Inside);
    let font = theme::small_semibold().resolve(ui.style());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, letter, font, tokens.weak);
    response.on_hover_text(match letter {
        'S' => "Specific",
        'M' => "Measurable",
        'A' => "Attainable",
        'R' => "Relevant",
        _ => "Timely",
    });
}

/// How a finding is named for whoever shall show it.
pub fn id_of(finding: &Finding) -> FindingId {
    FindingId { about: finding.about, code: finding.code, against: finding.against }
}

/// The findings at these places.
pub fn at_places<'a>(view: &'a View<'_>, places: &'a [usize]) -> impl Iterator<Item = &'a Finding> {
    places.iter().filter_map(|place| view.analysis.findings.get(*place))
}

/// How many findings a hint lists.
const MOST_IN_HINT: usize = 6;

/// Findings in a hint: icon, word and sentence of each, the first few of many.
pub fn hint_ui<'a>(ui: &mut Ui, findings: impl Iterator<Item = &'a Finding>) {
    let mut more = 0;
    ui.spacing_mut().item_spacing = vec2(theme::SPACE_8, theme::SPACE_4);
    for (place, finding) in findings.enumerate() {
        if place >= MOST_IN_HINT {
            more += 1;
            continue;
        }
        let color = theme::tokens(ui).severity(finding.severity);
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(icons::SMALL, 18.0), Sense::hover());
            icons::paint(
                ui.painter(),
                Icon::of_severity(finding.severity),
                Rect::from_center_size(rect.center(), egui::Vec2::splat(icons::SMALL)),
                color,
            );
            let word = severity_word(finding.severity);
            ui.add(Label::new(format!("{word}: {}", finding.message)).wrap());
        });
    }
    if more > 0 {
        note_ui(ui, &format!("and {more} more"));
    }
}

/// A count of findings at a place on a row; its click opens the gravest of them. `places` begins
/// with that one.
pub fn count_ui(
    ui: &Ui,
    rect: Rect,
    id: Id,
    about: (&str, Tally),
    (view, places): (&View<'_>, &[usize]),
    actions: &mut Actions,
) {
    let (name, tally) = about;
    let response = finding_count_ui(ui, rect, id, name, tally);
    if response.clicked()
        && let Some(finding) = at_places(view, places).next()
    {
        actions.push(Action::ShowFinding(id_of(finding)));
    }
    response.on_hover_ui(|ui| hint_ui(ui, at_places(view, places)));
}

/// A block that can take the keyboard as a whole, so that a finding that was asked for is read out
/// and its buttons come next. Grounded where it stands out.
pub fn block_ui(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    (name, stands_out): (&str, bool),
    add_contents: impl FnOnce(&mut Ui),
) -> Response {
    let tokens = theme::tokens(ui);
    let ground = ui.painter().add(egui::Shape::Noop);
    let builder = UiBuilder::new().id_salt(salt).sense(Sense::focusable_noninteractive());
    let shown = ui.scope_builder(builder, |ui| {
        let margin = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 4));
        margin.show(ui, |ui| {
            ui.set_width(ui.available_width());
            add_contents(ui);
        });
    });
    let response = shown.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    if stands_out {
        let radius = theme::CONTROL_RADIUS;
        let shape = egui::Shape::rect_filled(response.rect, radius, tokens.selection);
        ui.painter().set(ground, shape);
    }
    if response.has_focus() {
        let ring = theme::focus_ring(ui);
        ui.painter().rect_stroke(response.rect, theme::CONTROL_RADIUS, ring, StrokeKind::Inside);
    }
    response
}

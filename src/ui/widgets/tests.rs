//! How the widgets look, answer and are named.

use egui::accesskit::Live;
use egui::{Id, Key, Modifiers, Role, TextEdit, Theme, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::analysis::Status;
use crate::ui::testing::harness_with;
use crate::ui::{icons::Icon, theme};

fn harness<S: 'static>(
    state: S,
    add_contents: impl FnMut(&mut egui::Ui, &mut S) + 'static,
) -> Harness<'static, S> {
    let mut harness = harness_with(Theme::Light, [640.0, 480.0], state, add_contents);
    harness.run();
    harness
}

/// What the dialog of a page is like.
#[derive(Default, PartialEq)]
enum Kind {
    #[default]
    Asks,
    HasFields,
    IsDisabled,
    OnlyTells,
}

/// A page with a button that opens a dialog, and the answers given.
#[derive(Default)]
struct Page {
    is_open: bool,
    kind: Kind,
    text: String,
    answers: Vec<DialogChoice>,
}

fn page(page: Page) -> Harness<'static, Page> {
    harness(page, |ui, page| {
        if ui.button("Open dialog").clicked() {
            page.is_open = true;
        }
        if !page.is_open {
            return;
        }
        let buttons = DialogButtons {
            cancel: (page.kind != Kind::OnlyTells).then_some("Cancel"),
            destructive: None,
            affirmative: DialogButton::new("Save").enabled(page.kind != Kind::IsDisabled),
        };
        let choice = modal_ui(ui, Id::unique("dialog"), "Save?", 400.0, &buttons, |ui| {
            if page.kind == Kind::HasFields {
                text_field_ui(ui, "Name", &mut page.text);
                ui.add(TextEdit::multiline(&mut page.text)).accessible_name("Notes");
            }
        });
        if let Some(choice) = choice {
            page.answers.push(choice);
            page.is_open = false;
        }
    })
}

fn open_by_keyboard(harness: &mut Harness<'_, Page>) {
    harness.get_by_label("Open dialog").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().is_open, "the dialog is open");
}

#[test]
fn enter_chooses_the_affirmative_button_of_a_dialog_that_just_opened() {
    let mut harness = page(Page::default());
    open_by_keyboard(&mut harness);
    assert!(harness.get_by_label("Save").is_focused(), "the affirmative button has the keyboard");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().answers, [DialogChoice::Affirmative]);
}

#[test]
fn esc_cancels_and_the_keyboard_goes_back_to_what_opened_the_dialog() {
    let mut harness = page(Page::default());
    open_by_keyboard(&mut harness);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().answers, [DialogChoice::Cancel]);
    assert!(harness.get_by_label("Open dialog").is_focused());
    // And a second time, as if it were the first.
    open_by_keyboard(&mut harness);
    harness.get_by_label("Cancel").click();
    harness.run();
    assert_eq!(harness.state().answers, [DialogChoice::Cancel, DialogChoice::Cancel]);
    assert!(harness.get_by_label("Open dialog").is_focused());
}

#[test]
fn enter_in_a_line_of_text_answers_but_in_several_lines_it_breaks_the_line() {
    let mut harness = page(Page { kind: Kind::HasFields, ..Page::default() });
    open_by_keyboard(&mut harness);
    harness.get_by_label("Notes").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().answers.is_empty(), "a line end is no answer");
    assert_eq!(harness.state().text, "\n");
    harness.get_by_label("Name").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().answers, [DialogChoice::Affirmative]);
}

#[test]
fn enter_does_nothing_while_the_affirmative_button_is_disabled() {
    let mut harness = page(Page { kind: Kind::IsDisabled, ..Page::default() });
    open_by_keyboard(&mut harness);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().answers.is_empty());
    assert!(harness.state().is_open);
}

#[test]
fn esc_confirms_a_dialog_that_only_tells_something() {
    let mut harness = page(Page { kind: Kind::OnlyTells, ..Page::default() });
    open_by_keyboard(&mut harness);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().answers, [DialogChoice::Affirmative]);
}

#[test]
fn a_dialog_keeps_tab_to_itself_and_a_click_outside_does_not_close_it() {
    let mut harness = page(Page::default());
    open_by_keyboard(&mut harness);
    for _ in 0..5 {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(!harness.get_by_label("Open dialog").is_focused());
    }
    harness.drag_at(pos2(5.0, 400.0));
    harness.drop_at(pos2(5.0, 400.0));
    harness.run();
    assert!(harness.state().is_open);
    let dialog = harness.get_by_role_and_label(Role::Dialog, "Save?");
    dialog.get_by_label("Cancel");
    assert!(dialog.accesskit_node().is_modal());
}

#[test]
fn a_splitter_moves_by_dragging_and_by_the_arrow_keys_across_it() {
    let mut harness = harness(0.0_f32, |ui, moved| {
        *moved += splitter_ui(ui, SplitterDirection::Sideways, "Resize outline");
    });
    let middle = harness.get_by_label("Resize outline").rect().center();
    harness.drag_at(middle);
    harness.run();
    harness.hover_at(middle + egui::vec2(30.0, 10.0));
    harness.run();
    harness.drop_at(middle + egui::vec2(30.0, 10.0));
    harness.run();
    assert!((harness.state() - 30.0).abs() < 0.01, "{}", harness.state());
    harness.get_by_label("Resize outline").focus();
    harness.run();
    for (key, expected) in [(Key::ArrowRight, 46.0), (Key::ArrowLeft, 30.0), (Key::ArrowUp, 30.0)] {
        harness.key_press(key);
        harness.run();
        assert!((harness.state() - expected).abs() < 0.01, "{key:?}: {}", harness.state());
    }
}

#[test]
fn a_field_is_named_by_the_label_above_it() {
    let mut harness = harness(String::new(), |ui, text| {
        text_field_ui(ui, "Goal name", text);
        combo_ui(ui, "Unit", "Count", |_| {});
    });
    harness.get_by_role_and_label(Role::TextInput, "Goal name").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Goal name").type_text("Reach");
    harness.run();
    assert_eq!(harness.state(), "Reach");
    harness.get_by_role_and_label(Role::ComboBox, "Unit");
}

#[test]
fn a_chooser_is_worked_with_the_keyboard() {
    let mut harness = harness(0_usize, |ui, chosen| {
        let names = ["Count", "Percent"];
        combo_ui(ui, "Unit", names[*chosen], |ui| {
            for (index, name) in names.iter().enumerate() {
                ui.selectable_value(chosen, index, *name);
            }
        });
    });
    harness.get_by_label("Unit").click();
    harness.run();
    harness.get_by_label("Percent").click_accesskit();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn chips_and_tabs_tell_whether_they_are_on() {
    use egui::accesskit::Toggled;
    let mut harness = harness((true, false), |ui, (week, total)| {
        if chip_ui(ui, Chip::Choice, "Week", *week).clicked() {
            *week = true;
        }
        if chip_ui(ui, Chip::Toggle, "Total", *total).clicked() {
            *total = !*total;
        }
        tab_ui(ui, "Plan", true);
        tab_ui(ui, "Trends", false);
    });
    let toggled = |harness: &Harness<'_, (bool, bool)>, role, name| {
        harness.get_by_role_and_label(role, name).accesskit_node().toggled()
    };
    assert_eq!(toggled(&harness, Role::RadioButton, "Week"), Some(Toggled::True));
    assert_eq!(toggled(&harness, Role::Button, "Total"), Some(Toggled::False));
    harness.get_by_label("Total").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(toggled(&harness, Role::Button, "Total"), Some(Toggled::True));
    let selected =
        |name| harness.get_by_role_and_label(Role::Tab, name).accesskit_node().is_selected();
    assert_eq!((selected("Plan"), selected("Trends")), (Some(true), Some(false)));
}

#[test]
fn statuses_are_announced_by_their_words() {
    let harness = harness((), |ui, ()| {
        for status in Status::ALL {
            ui.horizontal(|ui| {
                status_dot_ui(ui, status);
                status_badge_ui(ui, status);
            });
        }
    });
    for status in Status::ALL {
        harness.get_by_role_and_label(Role::Image, status.label());
        harness.get_by_value(status.label());
    }
}

#[test]
fn a_notice_is_a_live_status_that_does_not_keep_the_program_awake() {
    let mut harness = harness((), |ui, ()| {
        let notice = |kind, text| Notice { kind, text, actions: &["Undo"], can_close: false };
        notice_ui(ui, &notice(NoticeKind::Problem, "The plan could not be saved"));
        toast_ui(ui, Id::unique("toast"), &notice(NoticeKind::Done, "Goal deleted"));
    });
    for (text, live) in
        [("The plan could not be saved", Live::Assertive), ("Goal deleted", Live::Polite)]
    {
        let node = harness.get_by_role_and_label(Role::Status, text);
        assert_eq!(node.accesskit_node().live(), live, "{text}");
    }
    harness.run();
    let wait = harness.output().viewport_output.values().map(|v| v.repaint_delay).min();
    assert!(wait.is_none_or(|wait| wait > std::time::Duration::from_mins(1)), "{wait:?}");
}

#[test]
fn a_meter_tells_how_far_it_is() {
    let harness = harness((), |ui, ()| {
        let color = theme::tokens(ui).behind;
        meter_ui(ui, Some(0.6), Some(0.66), color, "60 % of the way");
        meter_ui(ui, None, None, color, "Not measured yet");
    });
    let value =
        |name| harness.get_by_role_and_label(Role::Meter, name).accesskit_node().numeric_value();
    assert_eq!(value("60 % of the way"), Some(0.6));
    assert_eq!(value("Not measured yet"), None);
}

#[test]
fn an_icon_button_works_by_keyboard_and_for_assistive_technology() {
    let mut harness = harness(0, |ui, clicks| {
        if icon_button_ui(ui, Icon::Copy, "Copy table").clicked() {
            *clicks += 1;
        }
    });
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Copy table").is_focused());
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    harness.run();
    harness.get_by_label("Copy table").click_accesskit();
    harness.run();
    assert_eq!(*harness.state(), 2);
}

#[test]
fn text_a_third_longer_stays_within_a_narrow_card() {
    let harness = harness((), |ui, ()| {
        ui.set_max_width(240.0);
        panel_ui(
            ui,
            "Zielvereinbarungen",
            "Markenbekanntheit im deutschsprachigen Raum",
            |ui| {
                action_button_ui(ui, "+ Hinzufügen");
            },
            |ui| semibold_ui(ui, "Erhöhung des Anteils der Erwähnungen um zwei Prozentpunkte"),
        );
    });
    let card = harness.get_by_role_and_label(Role::Group, "Zielvereinbarungen");
    let button = card.get_by_label("+ Hinzufügen").rect();
    let heading = card.get_by_role(Role::Heading).rect();
    let right = 8.0 + 240.0 - 16.0;
    assert!(button.right() <= right + 0.5, "{button:?} reaches beyond {right}");
    assert!(heading.right() <= button.left(), "{heading:?} and {button:?}");
}

#[test]
fn a_long_toast_stays_within_a_narrow_window_with_its_buttons() {
    let mut harness = harness_with(Theme::Dark, [420.0, 300.0], (), |ui, ()| {
        let notice = Notice {
            kind: NoticeKind::Done,
            text: "412 of 2,000 rows of “Facebook Insights Data Export (Post Level)” were imported",
            actions: &["Undo", "Show the rest"],
            can_close: true,
        };
        toast_ui(ui, Id::unique("toast"), &notice);
    });
    harness.run();
    let window = egui::Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(420.0, 300.0));
    for name in ["Undo", "Show the rest", "Dismiss"] {
        let button = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(window.contains_rect(button), "{name}: {button:?}");
    }
    let text = harness.get_by_role(Role::Status).rect();
    assert!(window.contains_rect(text), "{text:?}");
    let undo = harness.get_by_label("Undo").rect();
    assert!(text.bottom() <= undo.top(), "a long sentence stands above its buttons: {text:?}");
}

/// More than one line beside a button.
const LONG: &str = "north.csv and south.csv differ in 22 figures for the same periods on Instagram; the newer file is taken";

#[test]
fn a_sentence_shares_its_line_with_the_buttons_where_it_has_room() {
    for (text, is_beside) in [("Goal deleted", true), (LONG, false)] {
        let mut harness = harness((), move |ui, ()| {
            ui.set_width(440.0);
            let notice = Notice {
                kind: NoticeKind::Warning,
                text,
                actions: &["Give it a channel of its own"],
                can_close: false,
            };
            notice_ui(ui, &notice);
        });
        harness.run();
        let button = harness.get_by_role_and_label(Role::Button, "Give it a channel of its own");
        let (button, said) = (button.rect(), harness.get_by_role(Role::Status).rect());
        assert_eq!(said.right() <= button.left(), is_beside, "{text}");
        assert_eq!(said.bottom() <= button.top(), !is_beside, "{text}");
        assert!(said.width() > 60.0 && button.right() <= 460.0, "{text}: {said:?} {button:?}");
    }
}

#[test]
fn a_name_that_does_not_fit_keeps_both_its_ends() {
    let cases = [
        ("Likes", 200.0, "Likes"),
        ("Lifetime organic reach of photos", 90.0, "Lifetime…photos"),
        ("Élan des abonnés déjà là", 5.0, "…"),
        ("", 5.0, ""),
    ];
    let mut harness = harness(Vec::new(), move |ui, made| {
        made.clear();
        for (text, room, _) in cases {
            made.push(shortened_in_middle(ui, text, room).into_owned());
        }
    });
    harness.run();
    for ((text, _, expected), made) in cases.into_iter().zip(harness.state()) {
        let ends = expected.split_once('…');
        let fits = ends.map_or(made == expected, |(head, tail)| {
            let found = made.split_once('…');
            found.is_some_and(|(first, last)| {
                (head.starts_with(first) || first.starts_with(head))
                    && (tail.ends_with(last) || last.ends_with(tail))
            })
        });
        assert!(fits, "{text}: {made}");
    }
}

#[test]
fn a_row_is_chosen_by_click_and_key_but_not_by_the_button_inside_it() {
    let mut harness = harness((0, 0), |ui, (chosen, removed)| {
        let row = row_ui(ui, false, "Reach, on pace", |ui| {
            ui.label("Reach");
            if danger_text_button_ui(ui, "Remove").clicked() {
                *removed += 1;
            }
        });
        if row.clicked() {
            *chosen += 1;
        }
    });
    harness.get_by_role_and_label(Role::Button, "Remove").click();
    harness.run();
    assert_eq!(*harness.state(), (0, 1));
    harness.get_by_role_and_label(Role::ListItem, "Reach, on pace").click();
    harness.run();
    assert_eq!(*harness.state(), (1, 1));
    harness.get_by_role_and_label(Role::ListItem, "Reach, on pace").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), (2, 1));
}

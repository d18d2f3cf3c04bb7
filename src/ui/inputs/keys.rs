//! What keys mean to the grid, while its cells are walked over and while one is typed into.

use egui::{Event, Key, Modifiers};

use super::cursor::Step;

/// Something a key asks of the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Move {
        step: Step,
        extend: bool,
    },
    /// To the edge of the data.
    Jump {
        towards: Towards,
        extend: bool,
    },
    Enter {
        is_back: bool,
    },
    Tab {
        is_back: bool,
    },
    SelectAll,
    /// Type into the cell, keeping what it holds.
    Edit,
    /// Type into the cell anew.
    Type(String),
    /// Forget a text that is no number.
    GiveUp,
    Clear,
    Copy,
    Cut,
    Paste(String),
    FillDown,
    FillRight,
    Note,
    Menu,
    /// Say how the active cell is computed, or the KPI in its row.
    Explain {
        is_kpi: bool,
    },
    /// Give the keyboard to whatever comes after or before the grid.
    Leave {
        is_back: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    Up,
    Down,
    Left,
    Right,
}

/// What a key means while the cells are walked over; `None` if nothing.
pub fn ask(event: &Event) -> Option<Ask> {
    match event {
        Event::Copy => Some(Ask::Copy),
        Event::Cut => Some(Ask::Cut),
        Event::Paste(text) => Some(Ask::Paste(text.clone())),
        // A blank begins no number; it is left to whoever wants it.
        Event::Text(text) if !text.trim().is_empty() => Some(Ask::Type(text.clone())),
        Event::Key { key, pressed: true, modifiers, .. } => ask_of_key(*key, *modifiers),
        _ => None,
    }
}

fn ask_of_key(key: Key, modifiers: Modifiers) -> Option<Ask> {
    let extend = modifiers.shift;
    if modifiers.command {
        return match key {
            Key::A => Some(Ask::SelectAll),
            Key::D if !extend => Some(Ask::FillDown),
            Key::R if !extend => Some(Ask::FillRight),
            Key::Home => Some(Ask::Move { step: Step::First, extend }),
            Key::End => Some(Ask::Move { step: Step::Last, extend }),
            Key::Tab => Some(Ask::Leave { is_back: extend }),
            _ => towards(key).map(|towards| Ask::Jump { towards, extend }),
        };
    }
    if modifiers.alt {
        return None;
    }
    match key {
        Key::Enter => Some(Ask::Enter { is_back: extend }),
        Key::Tab => Some(Ask::Tab { is_back: extend }),
        Key::Escape => Some(Ask::GiveUp),
        Key::F2 if extend => Some(Ask::Note),
        Key::F2 => Some(Ask::Edit),
        Key::F10 if extend => Some(Ask::Menu),
        Key::Delete | Key::Backspace => Some(Ask::Clear),
        _ => step(key).map(|step| Ask::Move { step, extend }),
    }
}

fn step(key: Key) -> Option<Step> {
    match key {
        Key::ArrowUp => Some(Step::Up),
        Key::ArrowDown => Some(Step::Down),
        Key::ArrowLeft => Some(Step::Left),
        Key::ArrowRight => Some(Step::Right),
        Key::PageUp => Some(Step::PageUp),
        Key::PageDown => Some(Step::PageDown),
        Key::Home => Some(Step::RowStart),
        Key::End => Some(Step::RowEnd),
        _ => None,
    }
}

fn towards(key: Key) -> Option<Towards> {
    match key {
        Key::ArrowUp => Some(Towards::Up),
        Key::ArrowDown => Some(Towards::Down),
        Key::ArrowLeft => Some(Towards::Left),
        Key::ArrowRight => Some(Towards::Right),
        _ => None,
    }
}

/// How typing into a cell ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// Keep what was typed, then go on as a key outside of typing would.
    Keep(Ask),
    /// Drop what was typed.
    Drop,
}

/// Whether a key ends the typing. Arrows do when typing began anew; when the old text is being
/// mended they move within it, as in spreadsheets.
pub fn ending(event: &Event, is_anew: bool) -> Option<Ending> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    match key {
        Key::Escape => Some(Ending::Drop),
        Key::Enter | Key::Tab | Key::PageUp | Key::PageDown => {
            ask_of_key(*key, *modifiers).map(Ending::Keep)
        }
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight
            if is_anew && modifiers.is_none() =>
        {
            ask_of_key(*key, *modifiers).map(Ending::Keep)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    #[test]
    fn keys_walk_edit_and_fill_as_in_spreadsheets() {
        let check = |key: Key, modifiers: Modifiers, expected: Option<Ask>| {
            assert_eq!(ask(&press(key, modifiers)), expected, "{key:?} {modifiers:?}");
        };
        let walk = |step, extend| Some(Ask::Move { step, extend });
        check(Key::ArrowDown, Modifiers::NONE, walk(Step::Down, false));
        check(Key::ArrowDown, Modifiers::SHIFT, walk(Step::Down, true));
        check(Key::Home, Modifiers::COMMAND, walk(Step::First, false));
        check(Key::F2, Modifiers::NONE, Some(Ask::Edit));
        check(Key::F2, Modifiers::SHIFT, Some(Ask::Note));
        check(Key::D, Modifiers::COMMAND, Some(Ask::FillDown));
        check(Key::D, Modifiers::COMMAND | Modifiers::SHIFT, None);
        check(Key::ArrowUp, Modifiers::ALT, None);
        check(Key::Z, Modifiers::COMMAND, None);
        check(Key::Tab, Modifiers::COMMAND, Some(Ask::Leave { is_back: false }));
        check(Key::Enter, Modifiers::SHIFT, Some(Ask::Enter { is_back: true }));
        assert_eq!(ask(&Event::Text(" ".to_owned())), None);
        assert_eq!(ask(&Event::Text("4".to_owned())), Some(Ask::Type("4".to_owned())));
    }

    #[test]
    fn arrows_end_what_was_typed_anew_and_move_within_what_is_mended() {
        let check = |key: Key, is_anew: bool, ends: bool| {
            assert_eq!(ending(&press(key, Modifiers::NONE), is_anew).is_some(), ends, "{key:?}");
        };
        check(Key::ArrowLeft, true, true);
        check(Key::ArrowLeft, false, false);
        check(Key::Enter, false, true);
        check(Key::Tab, false, true);
        check(Key::Home, true, false);
        check(Key::Num4, true, false);
        assert_eq!(ending(&press(Key::Escape, Modifiers::NONE), true), Some(Ending::Drop));
    }
}

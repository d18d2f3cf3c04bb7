//! The command palette: every command by name.

use egui::Ui;

use super::search_list::{Found, Pick, SearchList, search_list_ui};
use crate::app::{Action, Actions, Command, View};

const LIST: SearchList<'static> = SearchList {
    id: "palette",
    name: "Command palette",
    field: "Search commands",
    placeholder: "What do you want to do?",
    nothing: "No command is called so. Try a shorter word.",
};

pub(super) fn palette_ui(
    ui: &Ui,
    view: &View<'_>,
    query: &mut String,
    chosen: &mut usize,
    actions: &mut Actions,
) {
    let mut commands = Vec::new();
    let pick = search_list_ui(ui, &LIST, query, chosen, |query| {
        commands = matching(query, view);
        commands.iter().map(|command| row(ui, view, *command)).collect()
    });
    match pick {
        Some(Pick::Chosen(place)) => {
            actions.push(Action::CloseDialog);
            if let Some(command) = commands.get(place) {
                actions.push(Action::Run(*command));
            }
        }
        Some(Pick::Cancelled) => actions.push(Action::CloseDialog),
        None => {}
    }
}

fn row(ui: &Ui, view: &View<'_>, command: Command) -> Found {
    let shortcut = command.shortcuts().first().map(|keys| ui.format_shortcut(keys));
    Found {
        title: command.text_now(view),
        note: command.tooltip().to_owned(),
        tail: shortcut.unwrap_or_default(),
        is_enabled: command.is_enabled(view),
    }
}

/// The commands that fit, best first; of two that fit as well the one that can do something now.
/// One that cannot stays where it fits, so that Enter never runs another than the one meant.
fn matching(query: &str, view: &View<'_>) -> Vec<Command> {
    let mut fitting: Vec<(bool, u32, Command)> = Command::ALL
        .iter()
        .filter(|command| **command != Command::Palette)
        .filter_map(|command| {
            let by_name = score(query, command.text());
            let worth = by_name.or_else(|| in_note(query, command.tooltip()).then_some(0))?;
            Some((command.is_enabled(view), worth, *command))
        })
        .collect();
    // A stable sort: equals stay in the order of the catalogue.
    fitting.sort_by_key(|(is_enabled, worth, _)| (std::cmp::Reverse(*worth), !is_enabled));
    fitting.into_iter().map(|(_, _, command)| command).collect()
}

/// Whether what was typed stands in the note at the beginning of a word. Shorter than a short word
/// it would stand in most of them.
fn in_note(query: &str, note: &str) -> bool {
    const FEWEST_LETTERS: usize = 3;
    let (query, note) = (query.trim().to_lowercase(), note.to_lowercase());
    let begins = |at: usize| !note[..at].ends_with(char::is_alphanumeric);
    query.chars().count() >= FEWEST_LETTERS && note.match_indices(&query).any(|(at, _)| begins(at))
}

/// How well a text fits what was typed: all its letters have to occur in order. Letters that
/// begin a word or follow the one before count most.
pub(super) fn score(query: &str, text: &str) -> Option<u32> {
    let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    let wanted: Vec<char> = letters(query).into_iter().filter(|c| !c.is_whitespace()).collect();
    best(&wanted, &letters(text), 0)
}

/// The best way to find the wanted letters from a place on. The next letter is looked for at the
/// very place, at the beginning of a later word, and anywhere.
fn best(wanted: &[char], text: &[char], from: usize) -> Option<u32> {
    let Some((first, rest)) = wanted.split_first() else { return Some(0) };
    let next = (from..text.len()).find(|at| text[*at] == *first)?;
    let begin = (next..text.len()).find(|at| text[*at] == *first && begins_word(text, *at));
    let worth = |at: usize| {
        let here = match (at == from && from > 0, begins_word(text, at)) {
            _ if at == 0 => 7,
            (true, _) => 4,
            (false, true) => 3,
            (false, false) => 1,
        };
        best(rest, text, at + 1).map(|others| here + others)
    };
    // No more than two ways on from each letter, and names are short.
    worth(next).max(begin.filter(|begin| *begin != next).and_then(worth))
}

fn begins_word(text: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| text.get(before)).is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{in_note, score};
    use crate::app::Command;

    #[test]
    fn a_word_of_the_note_finds_the_command_and_a_part_of_one_does_not() {
        let check = |query: &str, expected: bool| {
            assert_eq!(in_note(query, Command::AddKpi.tooltip()), expected, "{query}");
        };
        check("library", true);
        check("Built-in lib ", true);
        check("brary", false);
        check("or", false);
        check("", false);
    }

    #[test]
    fn letters_have_to_occur_in_order() {
        let fits = |query, text| score(query, text).is_some();
        assert!(fits("", "Save"));
        assert!(fits("sa", "Save"));
        assert!(fits("sc", "Save a copy…"));
        assert!(fits("plan set", "Plan settings"));
        assert!(fits("ave", "Save and export"), "a later word must not lead astray");
        assert!(!fits("vs", "Save"));
        assert!(!fits("saved", "Save"));
    }

    #[test]
    fn beginnings_of_words_count_more() {
        let better = |query, first, second| {
            assert!(score(query, first) > score(query, second), "{query}: {first} / {second}");
        };
        better("sa", "Save as…", "Close plan and save");
        better("sc", "Save a copy…", "Inspector");
        better("un", "Undo", "About Paceline");
        better("imp", "Import…", "Inspector map");
    }
}

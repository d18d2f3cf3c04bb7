//! What can be written next in a formula: inputs of the plan, then those of the library.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Id, Key, Modifiers, Response, RichText, Suggestion, TextStyle, Ui, WidgetText,
};

use crate::library;
use crate::model::{Input, InputId, InputKind, Project, Table};
use crate::ui::theme;

/// Height of the list, in points; more of it scrolls.
pub(super) const MAX_HEIGHT: f32 = 232.0;
/// Names offered at once; who wants another types a letter more.
const MOST: usize = 60;
/// What a row needs beside its texts: the edges of list and row, gaps, the scroll bar.
const PADDING: f32 = 64.0;

/// Something to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What goes into the formula.
    pub insert: String,
    /// What people read.
    pub label: String,
    /// How it adds up, or what it does.
    pub kind: &'static str,
    /// The plan does not have it yet.
    pub is_new: bool,
}

/// What separates names; blanks do not, as labels have them.
pub(super) fn is_boundary(c: char) -> bool {
    "+-−*·⋅×/÷()".contains(c) || c == '\n'
}

/// The candidates for what was typed, best first: the plan's inputs before the library's, names
/// that begin so before names that only have it. None for a name that is finished, for numbers,
/// and for nothing typed unless `lists_all`.
pub(super) fn candidates(
    inputs: &Table<InputId, Input>,
    typed: &str,
    lists_all: bool,
) -> Vec<Candidate> {
    let typed = typed.trim().to_lowercase();
    let is_number = typed.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_there = |identifier: &str| inputs.values().any(|input| input.identifier == identifier);
    let is_finished = library::input(&typed).is_some() || is_there(&typed);
    if is_number || is_finished || (typed.is_empty() && !lists_all) {
        return Vec::new();
    }
    let of_plan = inputs.values().map(|input| Candidate {
        insert: input.identifier.clone(),
        label: input.label.clone(),
        kind: kind_word(input.kind),
        is_new: false,
    });
    let of_library = library::inputs().iter().filter(|input| !is_there(input.identifier));
    let of_library = of_library.map(|input| Candidate {
        insert: input.identifier.to_owned(),
        label: input.label.to_owned(),
        kind: kind_word(input.kind),
        is_new: true,
    });
    let all = of_plan.chain(of_library).chain(functions());
    let mut fitting: Vec<((bool, u8), Candidate)> = all
        .filter_map(|candidate| {
            let rank = rank(&candidate, &typed)?;
            Some(((candidate.is_new, rank), candidate))
        })
        .collect();
    // A stable sort: equals stay in the plan's order.
    fitting.sort_by_key(|(rank, _)| *rank);
    fitting.truncate(MOST);
    fitting.into_iter().map(|(_, candidate)| candidate).collect()
}

fn functions() -> [Candidate; 2] {
    let function = |insert: &str, label: &str| Candidate {
        insert: insert.to_owned(),
        label: label.to_owned(),
        kind: "",
        is_new: false,
    };
    [
        function("start(", "The last reading before the period"),
        function("prev(", "The same input, one period earlier"),
    ]
}

/// How well a candidate fits, 0 best; `None` if it does not. Small letters in, any in the names.
fn rank(candidate: &Candidate, typed: &str) -> Option<u8> {
    let is_function = candidate.kind.is_empty();
    let label = candidate.label.to_lowercase();
    let identifier = typed.replace(' ', "_");
    let word_begins = |text: &str| text.split([' ', '_']).any(|word| word.starts_with(typed));
    if candidate.insert.starts_with(&identifier) {
        Some(0)
    } else if is_function {
        None
    } else if label.starts_with(typed) {
        Some(1)
    } else if word_begins(&label) || word_begins(&candidate.insert) {
        Some(2)
    } else {
        (label.contains(typed) || candidate.insert.contains(&identifier)).then_some(3)
    }
}

fn kind_word(kind: InputKind) -> &'static str {
    match kind {
        InputKind::Flow => "flow",
        InputKind::Stock => "stock",
        InputKind::Unique => "unique",
        InputKind::GivenRate => "given rate",
    }
}

/// The completion of one field during one frame.
pub(super) struct Completion {
    id: Id,
    state: State,
}

/// What is kept from frame to frame.
#[derive(Clone, Default)]
struct State {
    has_focus: bool,
    /// The list of everything was asked for at this place in the text.
    all_at: Option<usize>,
    /// Where the word at the cursor begins.
    word_at: usize,
    list: Option<Arc<List>>,
}

/// Candidates with all they were found from.
struct List {
    inputs: Table<InputId, Input>,
    typed: String,
    lists_all: bool,
    found: Vec<Candidate>,
}

impl Completion {
    pub fn begin(ui: &Ui, id: Id) -> Self {
        let id = id.with("completion of names");
        let mut state: State = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let is_asked_for =
            state.has_focus && ui.input_mut(|input| input.consume_key(Modifiers::CTRL, Key::Space));
        if is_asked_for {
            state.all_at = Some(state.word_at);
        }
        Self { id, state }
    }

    /// What to offer for a word; `at` is where it begins.
    pub fn suggestions(
        &mut self,
        ui: &Ui,
        project: &Project,
        word: &str,
        at: usize,
    ) -> Vec<Suggestion> {
        if !self.state.has_focus {
            return Vec::new();
        }
        self.state.word_at = at;
        self.state.all_at = self.state.all_at.filter(|place| *place == at);
        let lists_all = self.state.all_at.is_some();
        let known = self.state.list.take().filter(|list| {
            list.inputs.is_shared_with(&project.inputs)
                && list.typed == word
                && list.lists_all == lists_all
        });
        let list = known.unwrap_or_else(|| {
            Arc::new(List {
                inputs: project.inputs.clone(),
                typed: word.to_owned(),
                lists_all,
                found: candidates(&project.inputs, word, lists_all),
            })
        });
        let blanks: String = word.chars().take_while(|c| c.is_whitespace()).collect();
        let shown = list.found.iter().map(|candidate| suggestion(ui, candidate, &blanks)).collect();
        self.state.list = Some(list);
        shown
    }

    /// Keeps what the next frame needs. With nothing typed, the arrow down asks for the list.
    pub fn end(mut self, ui: &Ui, response: &Response, is_open: bool) {
        let has_focus = response.has_focus();
        let is_down = has_focus
            && !is_open
            && ui.input(|i| i.modifiers.is_none() && i.key_pressed(Key::ArrowDown));
        if is_down {
            self.state.all_at = Some(self.state.word_at);
            ui.request_repaint();
        }
        if has_focus && !self.state.has_focus {
            ui.request_repaint();
        }
        if !has_focus {
            self.state.all_at = None;
            self.state.list = None;
        }
        self.state.has_focus = has_focus;
        ui.data_mut(|data| data.insert_temp(self.id, self.state));
    }
}

/// A row of the list: the label, the name formulas use, and how it adds up. What does not fit
/// beside the label stands under it.
fn suggestion(ui: &Ui, candidate: &Candidate, blanks: &str) -> Suggestion {
    let Candidate { insert, label, kind, is_new } = candidate;
    let about = match (kind.is_empty(), is_new) {
        (true, _) => String::new(),
        (false, false) => (*kind).to_owned(),
        (false, true) => format!("{kind} · new"),
    };
    let width = |text: &str, style: &TextStyle| {
        let font = style.resolve(ui.style());
        ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
    };
    let all = width(label, &TextStyle::Body)
        + width(insert, &TextStyle::Small)
        + width(&about, &TextStyle::Small);
    let gap = if all + PADDING > ui.available_width() { "\n" } else { "  " };
    let format = |style: &TextStyle, color: Color32| TextFormat {
        font_id: style.resolve(ui.style()),
        color,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    job.append(label, 0.0, format(&TextStyle::Body, Color32::PLACEHOLDER));
    job.append(gap, 0.0, format(&TextStyle::Small, Color32::PLACEHOLDER));
    job.append(insert, 0.0, format(&TextStyle::Small, theme::tokens(ui).weak));
    let shown = Suggestion::new(format!("{blanks}{insert}")).content(WidgetText::from(job));
    if about.is_empty() { shown } else { shown.description(RichText::new(about).small()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::stage::small_plan;

    fn names(typed: &str, lists_all: bool) -> Vec<String> {
        let mut plan = small_plan();
        let id = plan.new_id();
        let own = Input {
            identifier: "own_talk".to_owned(),
            label: "Own mentions on the radio".to_owned(),
            ..Input::default()
        };
        plan.inputs.set(id, own);
        let found = candidates(&plan.inputs, typed, lists_all);
        found.into_iter().map(|candidate| candidate.insert).collect()
    }

    #[test]
    fn identifiers_and_labels_are_found_the_plans_first() {
        let check = |typed: &str, expected: &[&str]| {
            let found = names(typed, false);
            assert_eq!(found[..expected.len().min(found.len())], *expected, "{typed}: {found:?}");
        };
        check("sha", &["shares"]);
        check(" Sha", &["shares"]);
        // By the label alone; the library's own mentions come behind.
        check("radio", &["own_talk"]);
        check("own men", &["own_talk", "own_mentions"]);
        check("foll", &["followers", "mean_followers_of_mentioners", "new_followers"]);
        check("st", &["start("]);
        check("pre", &["prev("]);
    }

    #[test]
    fn nothing_is_offered_for_finished_names_numbers_and_nothing() {
        let check = |typed: &str| assert_eq!(names(typed, false), [""; 0], "{typed}");
        check("shares");
        check(" followers ");
        check("100");
        check("");
        check("zzz");
    }

    #[test]
    fn the_whole_list_has_the_plan_the_functions_and_the_library() {
        let all = names("", true);
        assert_eq!(all[..5], ["shares", "likes", "own_talk", "start(", "prev("]);
        assert!(all.contains(&"followers".to_owned()));
    }

    #[test]
    fn what_the_plan_lacks_is_marked_as_new() {
        let found = candidates(&small_plan().inputs, "followers o", false);
        let found: Vec<_> = found.iter().map(|c| (c.insert.as_str(), c.kind, c.is_new)).collect();
        assert_eq!(found, [("mean_followers_of_mentioners", "given rate", true)]);
    }
}

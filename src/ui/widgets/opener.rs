//! Gives the keyboard back to what had it before a dialog opened.

use egui::{Id, Memory, Plugin, Ui};

/// What had the keyboard when a dialog opened.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Opener {
    focus: Option<Id>,
    /// The pass the dialog was last shown in.
    shown_in: u64,
    /// Whether this is the first pass of the dialog.
    is_new: bool,
}

impl Opener {
    /// Remembers, from the first pass of the dialog `id` on, what had the keyboard before it.
    pub fn note(ui: &Ui, id: Id) -> Self {
        let pass = ui.cumulative_pass_nr();
        let focus = ui.memory(Memory::focused);
        ui.data_mut(|data| {
            let known = data.get_temp::<Self>(id).filter(|known| known.shown_in + 1 >= pass);
            let opener = match known {
                Some(known) => Self { shown_in: pass, is_new: false, ..known },
                None => Self { focus, shown_in: pass, is_new: true },
            };
            data.insert_temp(id, opener);
            opener
        })
    }

    /// Whether the dialog has just opened and nothing in it has asked for the keyboard yet.
    pub fn wants_focus(self, ui: &Ui) -> bool {
        self.is_new && ui.memory(Memory::focused) == self.focus
    }

    /// Ends the dialog `id`.
    pub fn give_back(self, ui: &Ui, id: Id) {
        ui.data_mut(|data| data.remove_temp::<Self>(id));
        let Some(focus) = self.focus else { return };
        let held = ui.memory(Memory::focused);
        let debt = Debt { focus, held, since: ui.cumulative_pass_nr() };
        ui.plugin_or_default::<GiveBack>().lock().debt = Some(debt);
        ui.request_repaint();
    }
}

/// The keyboard, owed to a widget.
#[derive(Clone, Copy, Debug)]
struct Debt {
    focus: Id,
    /// What had the keyboard when the dialog was answered.
    held: Option<Id>,
    since: u64,
}

/// Waits one pass: in the pass after a dialog egui still refuses the keyboard to what lies below.
#[derive(Default)]
struct GiveBack {
    debt: Option<Debt>,
}

impl Plugin for GiveBack {
    fn debug_name(&self) -> &'static str {
        "Give the keyboard back"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let pass = ui.cumulative_pass_nr();
        let Some(debt) = self.debt.take_if(|debt| debt.since < pass) else { return };
        let focused = ui.memory(Memory::focused);
        // Something new may have asked for it meanwhile: the next dialog, a new row.
        if focused.is_none() || focused == debt.held {
            ui.memory_mut(|memory| memory.request_focus(debt.focus));
            ui.request_repaint();
        }
    }
}

//! The context menu of the grid.

use egui::style::StyleModifier;
use egui::{
    Align, Id, Key, Layout as UiLayout, Popup, PopupKind, Pos2, Response, Ui, ViewportCommand,
};

use super::asks::menu_entries;
use super::grid::Grid;
use super::keys::Ask;
use super::layout::Layout;
use super::sheet::Sheet;
use crate::app::Actions;
use crate::ui::widgets::HOW;
use crate::ui::{stand_in, theme};

/// An open context menu.
#[derive(Clone, Copy, Debug)]
pub struct Menu {
    pos: Pos2,
    /// Whether it was there in the frame before; until then a click cannot have been meant for it.
    is_settled: bool,
}

impl Menu {
    pub fn at(pos: Pos2) -> Self {
        Self { pos, is_settled: false }
    }
}

impl Grid {
    pub(super) fn menu_ui(
        &mut self,
        ui: &Ui,
        id: Id,
        sheet: &Sheet<'_>,
        body: &Response,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        if body.secondary_clicked()
            && let Some(pos) = body.interact_pointer_pos()
        {
            self.menu = Some(Menu::at(pos));
        }
        let Some(menu) = &mut self.menu else { return };
        let was_settled = std::mem::replace(&mut menu.is_settled, true);
        let mut is_open = true;
        let mut entries = menu_entries(self.cursor.block()).to_vec();
        entries.retain(|(_, ask)| !sheet.is_read_only() || *ask == Ask::Copy);
        let is_aside = self.cursor.is_aside;
        let cell = self.cursor.at;
        let choices = sheet.choices(cell);
        let has_own = sheet.key(cell).is_some()
            && choices.iter().any(crate::analysis::Choice::takes_own_figure);
        let mut is_chosen = false;
        let asked = Popup::new(id.with("menu"), ui.ctx().clone(), menu.pos, ui.layer_id())
            .kind(PopupKind::Menu)
            .layout(UiLayout::top_down_justified(Align::Min))
            .style(StyleModifier::new(theme::menu_style))
            .accessible_name("Cells")
            .open_bool(&mut is_open)
            .show(|ui| {
                ui.set_min_width(160.0);
                let mut asked = None;
                for (text, ask) in entries {
                    if ui.button(text).clicked() {
                        asked = Some(ask);
                    }
                }
                if !sheet.is_read_only() && ui.button("Paste").clicked() {
                    // Only the window can read the clipboard; it answers with a paste event.
                    ui.send_viewport_cmd(ViewportCommand::RequestPaste);
                }
                if !choices.is_empty() {
                    ui.separator();
                    if has_own && ui.button("Enter the platform's own figure").clicked() {
                        asked = Some(Ask::Edit);
                    }
                    stand_in::menu_ui(ui, sheet.view, choices, actions);
                    is_chosen = ui.should_close();
                }
                ui.separator();
                if ui.button(HOW).clicked() {
                    asked = Some(Ask::Explain { is_kpi: false });
                }
                if !is_aside && ui.button(format!("How is {} computed?", sheet.kpi.name)).clicked()
                {
                    asked = Some(Ask::Explain { is_kpi: true });
                }
                asked
            })
            .and_then(|shown| shown.inner);
        let is_escaped = was_settled && ui.input(|input| input.key_pressed(Key::Escape));
        if asked.is_some() || is_chosen || !is_open || is_escaped {
            self.menu = None;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if let Some(ask) = asked {
            self.carry_out(ui, id, ask, sheet, layout, actions);
            ui.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::inputs::cursor::Block;

    #[test]
    fn the_menu_says_what_fill_does_to_the_block() {
        let one = Block { top: 3, bottom: 3, left: 0, right: 0 };
        assert!(menu_entries(one).contains(&("Fill from above", Ask::FillDown)));
        let two = Block { bottom: 4, ..one };
        assert!(menu_entries(two).contains(&("Fill down", Ask::FillDown)));
    }
}

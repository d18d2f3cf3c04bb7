//! A table from the clipboard, which is imported like a file.

use egui::{Context, Event, ViewportCommand};

use super::{ImportOrigin, ImportSource};
use crate::app::{App, Dialog};

impl App {
    /// Asks for the clipboard; what it holds arrives with one of the next frames.
    pub(in crate::app) fn ask_for_clipboard(&mut self, ctx: &Context) {
        self.wants_clipboard = true;
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Called before the screen: what was asked for is not for whoever has the keyboard.
    pub(in crate::app) fn take_clipboard(&mut self, ctx: &Context) {
        if self.wants_clipboard {
            self.take_pasted(ctx);
        }
    }

    /// Called after the screen had its chance: a text that was pasted where nothing takes one is
    /// a table to import.
    pub(in crate::app) fn take_pasted(&mut self, ctx: &Context) {
        let is_importing = matches!(self.dialog, None | Some(Dialog::Import(_)));
        if !self.is_plan_open || !is_importing {
            return;
        }
        let pasted = ctx.input_mut(|input| {
            let place = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            match input.events.remove(place) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        let Some(text) = pasted else { return };
        self.wants_clipboard = false;
        if is_table(&text) {
            ctx.request_repaint();
            let source = ImportSource::of_clipboard(&text, self.n_pasted() + 1);
            self.import_sources(vec![source]);
        } else {
            let sentence =
                "The clipboard holds no table; copy rows together with their column names";
            self.warn(sentence.to_owned());
        }
    }

    /// How many tables of the open import were pasted.
    fn n_pasted(&self) -> usize {
        let Some(Dialog::Import(dialog)) = &self.dialog else { return 0 };
        let is_pasted =
            |source: &&ImportSource| matches!(source.origin, ImportOrigin::Clipboard(_));
        dialog.wanted.iter().filter(is_pasted).count()
    }
}

/// Whether a text may be rows of fields: two lines, of which the first is parted.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_parted = lines.clone().any(|line| line.contains(['\t', ';', ',', '|']));
    lines.nth(1).is_some() && is_parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_two_lines_and_a_delimiter() {
        let check = |text: &str, expected: bool| assert_eq!(is_table(text), expected, "{text:?}");
        check("Date\tLikes\n2024-01-01\t5\n", true);
        check("\n\nDate;Likes\r\n2024-01-01;5", true);
        check("Date,Likes", false);
        check("just a sentence", false);
        check("one\ntwo\nthree", false);
        check("", false);
    }
}

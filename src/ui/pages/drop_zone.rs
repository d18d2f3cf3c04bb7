//! What the window says while files are held over it.

use std::path::Path;

use egui::{Align2, Id, LayerId, Order, Stroke, StrokeKind, TextStyle, Ui, vec2};

use crate::app::View;
use crate::ui::theme;

/// Endings of the files that can be imported.
const EXPORTS: [&str; 9] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "xml", "zip"];

/// A veil with a sentence on what dropping would do; nothing while no file is held.
pub fn drop_zone_ui(ui: &mut Ui, view: &View<'_>) {
    let hovered = ui.input(|input| input.raw.hovered_files.clone());
    if hovered.is_empty() {
        return;
    }
    let paths: Vec<&Path> = hovered.iter().filter_map(|file| file.path.as_deref()).collect();
    let text = invitation(&paths, view.is_plan_open);
    let tokens = theme::tokens(ui);
    let layer = LayerId::new(Order::Tooltip, Id::unique("drop zone"));
    let painter = ui.layer_painter(layer);
    let all = ui.content_rect();
    painter.rect_filled(all, 0.0, tokens.veil);
    let font = TextStyle::Heading.resolve(ui.style());
    let galley = painter.layout(text.to_owned(), font, tokens.text, all.width() * 0.7);
    let card = Align2::CENTER_CENTER.align_size_within_rect(galley.size() + vec2(64.0, 48.0), all);
    painter.rect(
        card,
        theme::CARD_RADIUS,
        tokens.panel,
        Stroke::new(2.0, tokens.accent),
        StrokeKind::Outside,
    );
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), card);
    painter.galley(at.min, galley, tokens.text);
}

/// What would happen; a desktop may not say which files they are.
fn invitation(paths: &[&Path], is_plan_open: bool) -> &'static str {
    let ends_in = |path: &Path, endings: &[&str]| {
        let ending = path.extension().unwrap_or_default();
        endings.iter().any(|other| ending.eq_ignore_ascii_case(other))
    };
    if paths.is_empty() {
        return "Drop a plan to open it or an export to import it";
    }
    if paths.iter().any(|path| ends_in(path, &["ron"])) {
        return "Drop to open the plan";
    }
    // What has no ending is likely a folder.
    let may_be_export = |path: &&Path| ends_in(path, &EXPORTS) || path.extension().is_none();
    if !paths.iter().any(may_be_export) {
        return "Paceline reads plans (.ron) and exports (CSV, Excel, ZIP)";
    }
    if is_plan_open {
        "Drop to import the readings"
    } else {
        "Open a plan first, then drop the export on it"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invitation_names_what_dropping_would_do() {
        let check = |names: &[&str], is_open: bool, expected: &str| {
            let paths: Vec<&Path> = names.iter().map(Path::new).collect();
            assert!(invitation(&paths, is_open).contains(expected), "{names:?}");
        };
        check(&[], false, "Drop a plan to open it");
        check(&["a.RON"], false, "open the plan");
        check(&["a.csv", "b.csv"], true, "import");
        check(&["a.pdf", "b.XLSX"], true, "import");
        check(&["march"], true, "import");
        check(&["a.csv"], false, "Open a plan first");
        check(&["a.pdf"], true, "Paceline reads");
    }
}

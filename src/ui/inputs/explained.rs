//! "How is this computed?" of the numbers in the grid.

use egui::{Rect, Ui};

use super::cursor::Cell;
use super::grid::{Grid, cell_rect};
use super::layout::{Layout, Slot};
use super::sheet::Sheet;
use crate::analysis::About;
use crate::app::Actions;

impl Sheet<'_> {
    /// What is asked about with a cell of readings.
    pub(super) fn about_reading(&self, cell: Cell) -> Option<About> {
        let column = self.columns.get(cell.col)?;
        let channels = column.channel.map(|channel| vec![channel]);
        Some(About::Reading { input: column.input, period: self.rows.period(cell.row), channels })
    }

    /// What is asked about with the KPI's own figure in a row.
    pub(super) fn about_kpi(&self, row: i32) -> Option<About> {
        let kpi = self.view.session.selection.kpi?;
        let channels = self.scope().map(<[_]>::to_vec);
        Some(About::Point { kpi, period: self.rows.period(row), channels })
    }
}

impl Grid {
    /// What is asked about with the active cell, or with the row when none is active.
    pub(super) fn about(&self, sheet: &Sheet<'_>) -> Option<About> {
        let cell = self.cursor.at;
        if self.cursor.is_aside { sheet.about_kpi(cell.row) } else { sheet.about_reading(cell) }
    }

    /// Where the active cell is, or the KPI's figure beside it.
    fn active_rect(&self, layout: &Layout) -> Rect {
        let cell = self.cursor.at;
        let rect = if self.cursor.is_aside {
            let track = layout.track(Slot::Kpi);
            track.map(|track| layout.cell(track, self.scroll().y_of(cell.row, layout.opening)))
        } else {
            cell_rect(layout, self.scroll(), cell)
        };
        rect.map_or(layout.body, |rect| rect.intersect(layout.body))
    }

    pub(super) fn explain(
        &self,
        ui: &Ui,
        about: Option<About>,
        layout: &Layout,
        actions: &mut Actions,
    ) {
        let Some(about) = about else { return };
        actions.explain(about, self.active_rect(layout));
        ui.request_repaint();
    }
}

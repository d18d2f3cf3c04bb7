//! Routes each action to whoever carries it out; no work is done here.

use super::{Action, App, Command, Page, Question};
use crate::storage::Preferences;

impl App {
    pub(super) fn update(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Delete(edit) => self.delete(&edit),
            Action::Run(command) => self.run_command(ctx, command),
            Action::Select(selection) => self.select(selection),
            Action::Reveal(item) => self.reveal(item),
            Action::StepTo(item) => self.step_to(item),
            Action::Touch(item) => self.session.active = Some(item),
            Action::ShowPage(page) => self.show_page(page),
            Action::ShowSide(side) => self.session.side = side,
            Action::Inspect(item) => self.inspect(item),
            Action::CloseInspector => self.session.inspected = None,
            Action::Ask(question) => self.ask(question),
            Action::CloseQuestion => self.session.question = None,
            Action::AdoptGoal(wanted) => self.adopt_goal(&wanted),
            Action::ShowFinding(finding) => self.show_finding(finding),
            Action::Mend(fix) => self.mend_here(&fix),
            Action::Type { field, text } => self.type_into(field, text),
            Action::Commit(field) => self.commit(field),
            Action::Forget(field) => self.forget(field),
            Action::Rename(field) => self.rename(field),
            Action::OpenDialog(dialog) => self.dialog = Some(*dialog),
            Action::CloseDialog => self.close_dialog(),
            Action::ConfirmDialog => self.confirm_dialog(),
            Action::LeaveWithoutSaving => self.leave_without_saving(),
            Action::RefreshImport => self.refresh_import(),
            Action::ListFolder(folder) => self.list_folder(&folder),
            Action::MakeFolder => self.make_folder(),
            Action::OpenPath(path) => self.open_any(path),
            Action::ForgetRecent(path) => self.preferences.recent.retain(|other| *other != path),
            Action::ClearRecent => self.preferences.recent.clear(),
            Action::Recover(path) => self.recover(path),
            Action::DiscardRecovery(path) => self.ask_to_discard(&path),
            Action::KeepForLater(path) => self.put_off_recovery(&path),
            Action::PutBack(path) => self.put_back(path),
            Action::SetPreferences(preferences) => self.set_preferences(ctx, *preferences),
            Action::Answer(answer) => self.answer(answer),
            Action::DismissNotice(id) => self.notices.dismiss(id),
            Action::Copy(text) => ctx.copy_text(text),
            Action::SaveTable(table) => self.save_table(table),
            Action::Notify(text) => self.notify(text),
            Action::Warn(text) => self.warn(text),
        }
    }

    fn run_command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::NewPlan => self.leave(super::Departure::NewPlan),
            Command::OpenSample(sample) => self.leave(super::Departure::Sample(sample)),
            Command::Open => self.ask_for_file(super::picker::Purpose::Open),
            Command::Save => self.save(),
            Command::SaveAs => self.ask_for_file(super::picker::Purpose::SaveAs),
            Command::SaveCopy => self.ask_for_file(super::picker::Purpose::SaveCopy),
            Command::Versions => self.open_versions(),
            Command::ClosePlan => self.leave(super::Departure::Close),
            Command::Quit => self.leave(super::Departure::Exit),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::AddObjective => self.add_objective(),
            Command::AddGoal => self.add_goal(),
            Command::AddKpi => self.open_library(),
            Command::AddInput => self.add_input(),
            Command::AddChannel => self.add_channel(),
            Command::AddAnnotation => self.open_annotation(),
            Command::Rename => self.rename_active(),
            Command::Inspect => self.toggle_inspector(),
            Command::WhyMoved => {
                self.ask(Question::WhyMoved(self.session.asked.moved.clone()));
            }
            Command::WhatItTakes => {
                self.ask(Question::WhatItTakes(self.session.asked.needed.clone()));
            }
            Command::Explain => self.explain_active(ctx),
            Command::Duplicate => self.duplicate_active(),
            Command::MoveUp => self.move_active(-1),
            Command::MoveDown => self.move_active(1),
            Command::CarryGoal => self.carry_goal(),
            Command::Merge => self.open_merge(),
            Command::Delete => self.delete_active(),
            Command::Find => self.open_find(),
            Command::Palette => self.open_palette(),
            Command::ShowPlan => self.show_page(Page::Plan),
            Command::ShowFindings => self.show_page(Page::Findings),
            Command::ShowCoverage => self.show_page(Page::Coverage),
            Command::ShowPlanSettings => self.show_page(Page::PlanSettings),
            Command::ShowPreferences => self.show_page(Page::Preferences),
            Command::ToggleTrendTable => {
                self.session.trend_as_table = !self.session.trend_as_table;
            }
            Command::ToggleLimits => self.session.trend_limits = !self.session.trend_limits,
            Command::NextPane => self.screen.focus_next_pane(),
            Command::SetTheme(theme) => {
                self.set_preferences(ctx, Preferences { theme, ..self.preferences.clone() });
            }
            Command::ZoomIn => self.zoom(ctx, 1),
            Command::ZoomOut => self.zoom(ctx, -1),
            Command::ZoomReset => self.zoom(ctx, 0),
            Command::Import => self.ask_for_file(super::picker::Purpose::Import),
            Command::PasteTable => self.ask_for_clipboard(ctx),
            Command::UseOwnDialog => self.use_own_dialog(""),
            Command::UnsavedWork => self.show_unsaved_work(),
            Command::Shortcuts => self.dialog = Some(super::Dialog::Shortcuts),
            Command::About => self.dialog = Some(super::Dialog::About),
        }
    }
}

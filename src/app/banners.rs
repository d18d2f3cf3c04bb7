//! What stands over the page as long as it is so: read-only, changed or deleted outside, copies of
//! a cloud service.

use super::on_disk::ReadOnly;
use super::outside::{Answer, FileNews};
use super::{Action, App, Command};
use crate::storage::shown_name;

/// A sentence over the page with its ways out.
#[derive(Clone, Debug)]
pub struct Banner {
    pub text: String,
    /// Whether work may be lost if nobody reads it.
    pub is_warning: bool,
    /// What the buttons say and do, the likeliest first.
    pub ways: Vec<(&'static str, Action)>,
}

impl App {
    /// What is to be said now; mostly nothing.
    pub(super) fn banners(&self) -> Vec<Banner> {
        if !self.is_plan_open {
            return Vec::new();
        }
        let all = [
            self.slow_save_banner(),
            self.newer_banner(),
            self.read_only_banner(),
            self.unwritable_banner(),
            self.file_banner(),
            self.copies_banner(),
        ];
        all.into_iter().flatten().collect()
    }

    fn newer_banner(&self) -> Option<Banner> {
        let text = self.document.why_read_only()?.to_owned();
        let ways = vec![("Save a copy to change…", Action::Run(Command::SaveAs))];
        Some(Banner { text, is_warning: true, ways })
    }

    fn read_only_banner(&self) -> Option<Banner> {
        let ReadOnly::OpenElsewhere(owner) = self.on_disk.read_only.as_ref()?;
        let copy = ("Open a copy", Action::Answer(Answer::MakeCopy));
        let who = owner.in_words();
        if self.on_disk.news.is_free {
            let text = "Read-only until now; nobody else has this plan open any more".to_owned();
            let ways = vec![("Edit here", Action::Answer(Answer::EditHere)), copy];
            return Some(Banner { text, is_warning: false, ways });
        }
        let (text, other) = if owner.is_elsewhere {
            let text = format!(
                "Read-only: {who} has this plan open, or a program there ended without closing it. What you change is saved under another name"
            );
            (text, "Edit anyway")
        } else {
            (
                format!(
                    "Read-only: {who} has this plan open. What you change is saved under another name"
                ),
                "Try again",
            )
        };
        let ways = vec![copy, (other, Action::Answer(Answer::EditHere))];
        Some(Banner { text, is_warning: true, ways })
    }

    fn unwritable_banner(&self) -> Option<Banner> {
        if !self.on_disk.is_unwritable || self.on_disk.read_only.is_some() {
            return None;
        }
        let name = self.document_name();
        let text = format!(
            "{name} or its folder is read-only. You can work on the plan; saving asks where to"
        );
        let ways = vec![("Save as…", Action::Run(Command::SaveAs))];
        Some(Banner { text, is_warning: false, ways })
    }

    fn file_banner(&self) -> Option<Banner> {
        let name = self.document_name();
        match self.on_disk.news.file {
            FileNews::None => None,
            FileNews::Changed(_) => Some(Banner {
                text: format!("{name} was changed by another program"),
                is_warning: true,
                ways: vec![
                    ("Compare", Action::Answer(Answer::Compare)),
                    ("Reload", Action::Answer(Answer::Reload)),
                    ("Keep mine", Action::Answer(Answer::KeepMine)),
                ],
            }),
            FileNews::Gone => Some(Banner {
                text: format!("{name} was deleted or moved; saving makes it again"),
                is_warning: true,
                ways: vec![
                    ("Save", Action::Run(Command::Save)),
                    ("Save as…", Action::Run(Command::SaveAs)),
                ],
            }),
        }
    }

    fn copies_banner(&self) -> Option<Banner> {
        let copies = &self.on_disk.news.copies;
        let first = copies.first()?;
        let name = shown_name(first);
        let more = match copies.len() - 1 {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        Some(Banner {
            text: format!("Another machine changed this plan too; its version is {name}{more}"),
            is_warning: true,
            ways: vec![
                ("Open it", Action::OpenPath(first.clone())),
                ("Put away", Action::Answer(Answer::PutCopiesAway)),
            ],
        })
    }
}

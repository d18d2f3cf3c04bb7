//! `paceline resave`: load a plan and save it through the one save function.

use std::path::Path;

use super::answer::Answer;
use super::plan_file;
use crate::storage::{recovery, shown};

pub fn run(from: &Path, to: &Path) -> Answer {
    let (loaded, stamp) = match plan_file::read_file(from) {
        Ok(file) => (file.loaded, file.stamp),
        Err(message) => return Answer::unreadable(message),
    };
    if loaded.is_newer() {
        let message = format!(
            "The plan was written by a newer version of Paceline, in format {}, and would lose what this version does not know; save it with a newer version: {}",
            loaded.format,
            shown(from)
        );
        return Answer::unreadable(message);
    }
    let is_same = recovery::real_path(from) == recovery::real_path(to);
    match plan_file::save(&loaded.project, to, is_same.then_some(stamp)) {
        Ok(()) => Answer::fine(format!("Saved {}", shown(to)))
            .with_remarks(plan_file::remark_on_problems(from, &loaded)),
        Err(message) => Answer::unreadable(message),
    }
}

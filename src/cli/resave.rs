//! `paceline resave`: load a plan and save it through the one save function.

use std::path::Path;

use super::answer::Answer;
use super::plan_file;

pub fn run(from: &Path, to: &Path) -> Answer {
    let loaded = match plan_file::read(from) {
        Ok(loaded) => loaded,
        Err(message) => return Answer::unreadable(message),
    };
    if loaded.is_newer() {
        let message = format!(
            "The plan was written by a newer version of Paceline, in format {}, and would lose what this version does not know; save it with a newer version: {}",
            loaded.format,
            from.display()
        );
        return Answer::unreadable(message);
    }
    match plan_file::save(&loaded.project, to) {
        Ok(()) => Answer::fine(format!("Saved {}", to.display()))
            .with_remarks(plan_file::remark_on_problems(from, &loaded)),
        Err(message) => Answer::unreadable(message),
    }
}

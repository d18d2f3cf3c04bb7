//! What the plan says about inputs it has already: how an unknown name adds up is not guessed
//! again for each month's file.

use std::collections::BTreeMap;

use crate::import::choices::ImportChoices;
use crate::import::meaning::aliases::{guess, meaning_of};
use crate::import::source::file::ParsedFile;
use crate::model::{InputKind, Project};

impl ImportChoices {
    /// Columns of unknown names that feed an input of the plan add up as that input does. Names
    /// that are known, and rates, stay what they are: then plan and file mean different things.
    pub fn follow_plan(&mut self, files: &[ParsedFile], plan: &Project) {
        let kinds: BTreeMap<&str, InputKind> =
            plan.inputs.values().map(|input| (input.identifier.as_str(), input.kind)).collect();
        for (at, choice) in &mut self.columns {
            let Some(kind) = kinds.get(choice.identifier.as_str()).copied() else { continue };
            let is_rate = [kind, choice.kind].contains(&InputKind::GivenRate);
            if kind == choice.kind || is_rate {
                continue;
            }
            let table = files.get(at.file).and_then(|file| file.tables.get(at.table));
            let Some(info) = table.and_then(|table| table.columns.get(at.column)) else { continue };
            let is_own = guess(&info.header).identifier == choice.identifier;
            if is_own && !meaning_of(&info.header).is_known {
                choice.kind = kind;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{NoProgress, Reading, read_file};
    use crate::model::{Input, InputId};

    /// The kind of the only column of a file that comes into a plan with an input of this name.
    fn check(header: &str, identifier: &str, in_plan: InputKind, expected: InputKind) {
        let text = (1..=12).fold(format!("Month,{header}\n"), |text, month| {
            format!("{text}2025-{month:02},{}\n", 500 + month)
        });
        let files = [read_file("a.csv", text.as_bytes(), Reading::texts(&NoProgress))];
        let mut plan = Project::default();
        let input = Input { identifier: identifier.to_owned(), kind: in_plan, ..Input::default() };
        plan.inputs.set(InputId(1), input);
        let mut choices = ImportChoices::from_files(&files);
        choices.follow_plan(&files, &plan);
        let kinds: Vec<InputKind> = choices.columns.values().map(|choice| choice.kind).collect();
        assert_eq!(kinds, [expected], "{header} as {identifier}, {in_plan:?} in the plan");
    }

    #[test]
    fn an_unknown_name_adds_up_as_in_the_plan() {
        use InputKind::{Flow, GivenRate, Stock, Unique};
        check("Widgets", "widgets", Flow, Flow);
        check("Widgets", "widgets", Stock, Stock);
        check("Widgets", "widgets", Unique, Unique);
        // The course alone says standing.
        check("Widgets", "others", Flow, Stock);
        check("Widgets", "widgets", GivenRate, Stock);
        check("Followers", "followers", Flow, Stock);
    }
}

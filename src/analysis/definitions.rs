//! In which KPIs the plan differs from the library, worked out again only for what changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::library;
use crate::model::{Input, InputId, Kpi, KpiId, Project, Table};

/// The differences of every KPI, kept while the KPI and the inputs are the very same: telling them
/// reads every definition of a library entry.
#[derive(Default)]
pub(super) struct Definitions {
    inputs: Option<Table<InputId, Input>>,
    known: BTreeMap<KpiId, (Arc<Kpi>, Vec<&'static str>)>,
}

impl Definitions {
    pub fn renew(&mut self, project: &Project) {
        let is_same = self.inputs.as_ref().is_some_and(|had| had.is_shared_with(&project.inputs));
        if !is_same {
            self.inputs = Some(project.inputs.clone());
            self.known.clear();
        }
        self.known.retain(|id, _| project.kpis.contains(*id));
        for (id, kpi) in project.kpis.iter() {
            if self.known.get(&id).is_some_and(|(had, _)| Arc::ptr_eq(had, kpi)) {
                continue;
            }
            let differences = library::differences(project, kpi);
            self.known.insert(id, (Arc::clone(kpi), differences));
        }
    }

    /// As [`library::differences`] tells them.
    pub fn differences(&self, id: KpiId) -> &[&'static str] {
        self.known.get(&id).map_or(&[], |(_, differences)| differences)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_follows_the_kpi_and_the_inputs() {
        let mut project = Project::default();
        let id: KpiId = project.new_id();
        let entry = library::kpi("followers").unwrap().to_kpi();
        project.kpis.set(id, Kpi { formula: "fans".to_owned(), ..entry });
        let mut definitions = Definitions::default();
        let mut check = |project: &Project, expected: &[&str]| {
            definitions.renew(project);
            assert_eq!(definitions.differences(id), expected);
        };
        check(&project, &["the formula"]);
        let input: InputId = project.new_id();
        let stock = library::input("followers").unwrap().to_input();
        project.inputs.set(input, Input { identifier: "fans".to_owned(), ..stock });
        check(&project, &[]);
        project.kpis.change(id, |kpi| kpi.range = (None, None));
        check(&project, &["the range"]);
        project.kpis.remove(id);
        check(&project, &[]);
    }
}

//! The numbers in a finding, explained: the rule behind it, and all of what it is about.

use super::{About, Explanation, explain};
use crate::analysis::types::{Finding, PlanAnalysis};
use crate::model::{ItemId, Project};

/// A finding of this code about an item, against another one where there are two.
pub(super) fn finding(
    project: &Project,
    analysis: &PlanAnalysis,
    about: ItemId,
    code: &str,
    against: Option<ItemId>,
) -> Option<Explanation> {
    let is_meant =
        |found: &&Finding| found.about == about && found.code == code && found.against == against;
    let finding = analysis.findings.iter().find(is_meant)?;
    let of_item = match about {
        ItemId::Objective(id) => explain(project, analysis, &About::Objective(id)),
        ItemId::Goal(id) => explain(project, analysis, &About::Goal(id)),
        ItemId::Kpi(id) => explain(project, analysis, &About::Kpi(id)),
        ItemId::Input(_) | ItemId::Channel(_) => None,
    };
    let title = of_item.as_ref().map_or("This finding", |item| item.title.as_str());
    let mut out = Explanation::new(title.to_owned());
    out.add("Finding", [finding.message.clone()]);
    out.add("How", rule(code).map(str::to_owned));
    out.parts.extend(of_item.into_iter().flat_map(|item| item.parts));
    Some(out)
}

/// How the numbers of a finding come about where those of its item do not tell.
fn rule(code: &str) -> Option<&'static str> {
    Some(match code {
        "beyond_history" => {
            "what is left of the goal, divided by the whole periods left, is held against the \
             best of all stretches of as many neighbouring complete periods: of totals and \
             averages by their mean, of levels by the change from end to end divided by their \
             number"
        }
        "survey_too_small" => {
            "so many answers would make half of the 95 % interval smaller than the change asked \
             for, the shares of the answers staying as they are"
        }
        "goals_conflict" => {
            "the formula of the one goal is solved for the shared input, all others as in its \
             newest complete period; then the formula of the other is worked out with that input \
             changed in the same proportion"
        }
        "cadences_disagree" => {
            "the finer readings of a period, where all of them are there, are added up, of a \
             standing the last is taken, and held against the coarser reading of it"
        }
        "percent_undecided" | "percent_of_nothing" => {
            "points are added to the baseline; percent of it are the baseline times the number, \
             divided by 100"
        }
        _ => return None,
    })
}

//! The goals of the two source articles, typed as they stand there: the plan says what they lack.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, date};
use paceline::analysis::{Analyst, PlanAnalysis, Status};
use paceline::library;
use paceline::model::{
    AmountKind, Goal, Input, InputId, Intent, ItemId, KpiId, MeasuredAs, Objective, ObjectiveId,
    Project, Scope,
};

const QUARTER: (Date, Date) = (date(2021, 1, 1), date(2021, 3, 31));

/// An article's plan under construction.
struct Article {
    project: Project,
}

impl Article {
    /// The objectives, each with the goals below it still to come, and the KPIs of the library.
    fn new(objectives: &[&str], kpis: &[&str]) -> Self {
        let mut project = Project::default();
        for name in objectives {
            let id: ObjectiveId = project.new_id();
            let objective = Objective { name: (*name).to_owned(), ..Objective::default() };
            project.objectives.set(id, objective);
        }
        for key in kpis {
            let entry = library::kpi(key).unwrap();
            for input in entry.inputs() {
                if project.input_named(input.identifier).is_none() {
                    let id: InputId = project.new_id();
                    let input = Input {
                        identifier: input.identifier.to_owned(),
                        label: input.label.to_owned(),
                        kind: input.kind,
                        ..Input::default()
                    };
                    project.inputs.set(id, input);
                }
            }
            let id: KpiId = project.new_id();
            project.kpis.set(id, entry.to_kpi());
        }
        Self { project }
    }

    fn kpi(&self, key: &str) -> Option<KpiId> {
        let mut kpis = self.project.kpis.iter();
        kpis.find(|(_, kpi)| kpi.library_key.as_deref() == Some(key)).map(|(id, _)| id)
    }

    fn goal(&mut self, objective: usize, goal: Goal) {
        let objective = Some(self.project.objectives.ids()[objective]);
        let id = self.project.new_id();
        self.project.goals.set(id, Goal { objective, ..goal });
    }

    /// "Raise share of voice and engagement by 2 percent", which the shorter article has too.
    fn share_of_voice_and_engagement(&mut self, objective: usize) {
        let goal = Goal {
            statement: "Increase social share of voice and engagement by 2 percent by the end of \
                        Q1."
            .to_owned(),
            kpi: self.kpi("share_of_voice"),
            amount: AmountKind::PercentUndecided,
            target: Some(2.0),
            start: Some(QUARTER.0),
            deadline: Some(QUARTER.1),
            ..Goal::default()
        };
        self.goal(objective, goal);
    }

    /// A goal that names a time and nothing else.
    fn within_a_time(&mut self, objective: usize, statement: &str, intent: Intent) {
        let goal = Goal { statement: statement.to_owned(), intent, ..Goal::default() };
        self.goal(objective, goal);
    }

    fn analyse(&self) -> Arc<PlanAnalysis> {
        Analyst::default().analyse(&Arc::new(self.project.clone()), date(2021, 3, 14))
    }

    /// Codes of what is found about the nth goal.
    fn of_goal(&self, nth: usize) -> BTreeSet<&'static str> {
        self.about(ItemId::Goal(self.project.goals.ids()[nth]))
    }

    fn of_objective(&self, nth: usize) -> BTreeSet<&'static str> {
        self.about(ItemId::Objective(self.project.objectives.ids()[nth]))
    }

    fn of_kpi(&self, key: &str) -> BTreeSet<&'static str> {
        self.about(ItemId::Kpi(self.kpi(key).unwrap()))
    }

    fn about(&self, item: ItemId) -> BTreeSet<&'static str> {
        let analysis = self.analyse();
        let about = analysis.findings.iter().filter(|finding| finding.about == item);
        about.map(|finding| finding.code).collect()
    }
}

const RESPOND: &str =
    "Use social monitoring to identify and respond to customer service concerns within 1hour.";
const THREATS: &str = "Identify and address PR threats within 24 hours.";

/// The article with four objectives; `intent` is what a user may have left its last two goals at.
fn longer(intent: Intent) -> Article {
    let mut article = Article::new(
        &[
            "Business conversions",
            "Brand awareness",
            "Customer experience",
            "Security and risk mitigation",
        ],
        &[
            "social_conversion_rate",
            "share_of_voice",
            "amplification_rate",
            "virality_rate",
            "csat",
            "nps",
        ],
    );
    let sign_ups = Goal {
        statement: "Increase website subscription sign-ups by 250,000 in the U.S./Canada market \
                    in Q1 of 2021."
            .to_owned(),
        kpi: article.kpi("social_conversion_rate"),
        amount: AmountKind::By,
        target: Some(250_000.0),
        start: Some(QUARTER.0),
        deadline: Some(QUARTER.1),
        measured_as: MeasuredAs::Total,
        scope: Scope { channels: None, market: "U.S./Canada".to_owned() },
        ..Goal::default()
    };
    article.goal(0, sign_ups);
    article.share_of_voice_and_engagement(1);
    article.within_a_time(2, RESPOND, intent);
    article.within_a_time(3, THREATS, intent);
    article
}

fn shorter(intent: Intent) -> Article {
    let mut article = Article::new(
        &["Brand awareness", "Customer experience", "Security and risk mitigation"],
        &["share_of_voice", "amplification_rate", "virality_rate", "csat", "nps"],
    );
    article.share_of_voice_and_engagement(0);
    article.within_a_time(1, RESPOND, intent);
    article.within_a_time(2, THREATS, intent);
    article
}

#[track_caller]
fn has(found: &BTreeSet<&str>, expected: &[&str]) {
    let lacking: Vec<_> = expected.iter().filter(|code| !found.contains(*code)).collect();
    assert!(lacking.is_empty(), "{lacking:?} is not among {found:?}");
}

/// What the goal with two measures and the two goals about a time lack, in both articles.
fn check_common(article: &Article, first: usize) {
    let found = article.of_goal(first);
    has(&found, &["compound_goal", "percent_undecided", "no_baseline", "no_scope"]);
    for nth in [first + 1, first + 2] {
        has(&article.of_goal(nth), &["no_kpi", "no_observation_window", "no_scope"]);
        has(&article.of_objective(nth), &["objective_without_kpi"]);
    }
    for key in ["amplification_rate", "virality_rate", "csat", "nps"] {
        has(&article.of_kpi(key), &["unused_kpi"]);
    }
    assert!(!article.of_kpi("share_of_voice").contains("unused_kpi"));
    assert!(!article.of_objective(first).contains("objective_without_kpi"));
}

#[test]
fn the_longer_article_shows_what_its_goals_lack() {
    for intent in Intent::ALL {
        let article = longer(intent);
        check_common(&article, 1);
        let first = article.of_goal(0);
        has(&first, &["kpi_cannot_prove_goal"]);
        assert!(!first.contains("no_scope"), "a market is named");
        assert_eq!(article.of_objective(0), BTreeSet::new());
    }
}

#[test]
fn the_shorter_article_shows_what_its_goals_lack() {
    for intent in Intent::ALL {
        check_common(&shorter(intent), 0);
    }
}

#[test]
fn a_goal_in_two_names_both_of_its_measures() {
    for article in [longer(Intent::KeepAtMost), shorter(Intent::KeepAtMost)] {
        let analysis = article.analyse();
        let mut findings = analysis.findings.iter();
        let compound = findings.find(|finding| finding.code == "compound_goal").unwrap();
        for name in ["social share of voice", "engagement"] {
            assert!(compound.message.contains(name), "{}", compound.message);
        }
    }
}

#[test]
fn without_readings_no_goal_of_the_articles_is_measured() {
    let analysis = longer(Intent::KeepAtMost).analyse();
    assert!(analysis.goals.values().all(|goal| goal.status == Status::NeedsData));
    for rollup in analysis.objectives.values() {
        assert_eq!((rollup.measured, rollup.goals, rollup.progress), (0, 1, None));
    }
}

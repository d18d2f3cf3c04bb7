//! "How is this computed?": worked out again from what it says, and the same on the command line.

use std::sync::Arc;

use jiff::civil::date;
use paceline::analysis::explain::explain_point;
use paceline::analysis::{
    About, Analyst, Explanation, PlanAnalysis, explain, kpi_series, words::number,
};
use paceline::app::Sample;
use paceline::model::{Cadence, Project};
use paceline::storage::from_text;
use serde_json::Value;

use crate::cli::answer_on;

const NETFLIX: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/netflix.ron");

fn plan(sample: Sample) -> Arc<Project> {
    Arc::new(from_text(sample.bytes()).unwrap().project)
}

fn judged(project: &Arc<Project>) -> Arc<PlanAnalysis> {
    Analyst::default().analyse(project, date(2021, 6, 30))
}

fn lines<'a>(explanation: &'a Explanation, label: &str) -> &'a [String] {
    explanation.parts.iter().find(|part| part.label == label).map_or(&[], |part| &part.lines)
}

/// Arithmetic as a reader would do it: numbers with grouped thousands, + − · ÷ and parentheses.
struct Sum<'a> {
    left: &'a str,
}

impl Sum<'_> {
    fn value(text: &str) -> f64 {
        let mut sum = Sum { left: text.trim() };
        let value = sum.terms();
        assert_eq!(sum.left, "", "all of {text} is read");
        value
    }

    fn next(&mut self, sign: &str) -> bool {
        let rest = self.left.trim_start().strip_prefix(sign);
        self.left = rest.unwrap_or(self.left);
        rest.is_some()
    }

    fn terms(&mut self) -> f64 {
        let mut value = self.factors();
        loop {
            if self.next("+") {
                value += self.factors();
            } else if self.next("−") {
                value -= self.factors();
            } else {
                return value;
            }
        }
    }

    fn factors(&mut self) -> f64 {
        let mut value = self.atom();
        loop {
            if self.next("·") {
                value *= self.atom();
            } else if self.next("÷") {
                value /= self.atom();
            } else {
                return value;
            }
        }
    }

    fn atom(&mut self) -> f64 {
        if self.next("−") {
            return -self.atom();
        }
        if self.next("(") {
            let value = self.terms();
            assert!(self.next(")"), "closed before {}", self.left);
            return value;
        }
        let text = self.left.trim_start();
        let end = text.find(|c: char| !(c.is_ascii_digit() || ",.".contains(c)));
        let (number, rest) = text.split_at(end.unwrap_or(text.len()));
        self.left = rest;
        number.replace(',', "").parse().unwrap_or_else(|_| panic!("a number, not {text}"))
    }
}

/// The formula with the values of the lines of *Inputs* in place of the names.
fn with_inputs(explanation: &Explanation) -> String {
    let formula = &lines(explanation, "Formula")[0];
    let mut formula = formula.split_once(" = ").unwrap().1.to_owned();
    let mut inputs: Vec<(String, String)> = lines(explanation, "Inputs")
        .iter()
        .map(|line| {
            let (name, rest) = line.split_once(": ").unwrap();
            let value = rest.split_once(", ").map_or(rest, |(value, _)| value);
            let first: String = name.chars().take(1).flat_map(char::to_lowercase).collect();
            (format!("{first}{}", &name[1..]), value.to_owned())
        })
        .collect();
    // The longest first: one name may be part of another.
    inputs.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (place, (name, _)) in inputs.iter().enumerate() {
        formula = formula.replace(name.as_str(), &format!("⟨{place}⟩"));
    }
    for (place, (_, value)) in inputs.iter().enumerate() {
        formula = formula.replace(&format!("⟨{place}⟩"), &format!("({value})"));
    }
    formula
}

fn assert_near(value: f64, expected: f64, of: &str) {
    assert!((value - expected).abs() <= 2e-6 * expected.abs(), "{value} is not {expected}: {of}");
}

#[test]
fn arithmetic_is_done_as_a_reader_would() {
    let check = |text: &str, expected: f64| assert_near(Sum::value(text), expected, text);
    check("100 · 396 ÷ (396 + 2,240)", 15.022_761_760);
    check("(13.2 − 12) ÷ (14 − (−12))", 1.2 / 26.0);
    check("1,234.5", 1234.5);
}

#[test]
fn every_figure_follows_from_the_formula_and_inputs_its_explanation_names() {
    let mut n_checked = 0;
    for sample in Sample::ALL {
        let project = plan(sample);
        let day = judged(&project).judged_on;
        for (id, kpi) in project.kpis.iter() {
            for cadence in Cadence::ALL {
                for point in kpi_series(&project, id, cadence, None, day).points {
                    let explanation = explain_point(&project, kpi, point.period, None, day);
                    let Some(value) = point.figure.value() else {
                        let figure = &lines(&explanation, "Figure")[0];
                        let reason = point.figure.reason().unwrap();
                        assert_eq!(figure, &format!("None: {reason}"));
                        continue;
                    };
                    let formula = with_inputs(&explanation);
                    let named = format!("{}: {formula}", explanation.title);
                    assert_near(Sum::value(&formula), value, &named);
                    let figure = &lines(&explanation, "Figure")[0];
                    assert!(figure.starts_with(&number(value)), "{named}: {figure}");
                    n_checked += 1;
                }
            }
        }
    }
    assert!(n_checked > 500, "{n_checked}");
}

#[test]
fn progress_is_what_its_line_works_out_to() {
    for sample in Sample::ALL {
        let project = plan(sample);
        let analysis = judged(&project);
        for (id, judged) in &analysis.goals {
            let explanation = explain(&project, &analysis, &About::Goal(*id)).unwrap();
            for (line, expected) in
                lines(&explanation, "Progress").iter().zip([judged.progress, judged.expected])
            {
                let line = line.trim_start_matches("Expected: ");
                let (sum, percent) = line.split_once(" = ").unwrap_or(("", ""));
                if sum.contains('÷') && !sum.contains("met") && !percent.contains("required") {
                    let sum = sum.rsplit(": ").next().unwrap();
                    assert!((Sum::value(sum) - expected.unwrap()).abs() < 1e-4, "{line}");
                }
            }
            let pace = lines(&explanation, "Pace").iter().find(|line| line.contains("left ="));
            if let Some((sum, _)) = pace.and_then(|line| line.split_once(" month left")) {
                let sum = sum.split_once(": ").unwrap().1;
                let pace = judged.required_pace.unwrap();
                assert!((Sum::value(sum) - pace).abs() <= 1e-4 * pace.abs(), "{sum}");
            }
        }
        for (id, rollup) in &analysis.objectives {
            let explanation = explain(&project, &analysis, &About::Objective(*id)).unwrap();
            let line = &lines(&explanation, "Progress")[0];
            let (sum, _) = line.split_once(" = ").unwrap();
            assert_near(Sum::value(sum), rollup.progress.unwrap() * 100.0, line);
        }
    }
}

fn ask(args: &[&str]) -> String {
    answer_on(date(2021, 6, 30), args.iter().copied()).out
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

#[test]
fn status_tells_the_very_lines_the_window_shows() {
    let project = plan(Sample::Netflix);
    let analysis = judged(&project);
    let text = ask(&["status", NETFLIX, "--explain"]);
    let json: Value =
        serde_json::from_str(&ask(&["status", NETFLIX, "--explain", "--json"])).unwrap();
    let check = |about: &About, json: &Value| {
        let lines = explain(&project, &analysis, about).unwrap().lines();
        assert!(lines.len() > 4, "{lines:?}");
        assert_eq!(strings(&json["explanation"]), lines);
        let block = format!("    {}\n", lines.join("\n    "));
        assert!(text.contains(&block), "{block}");
    };
    let id = |value: &Value| u32::try_from(value["id"].as_u64().unwrap()).unwrap();
    let goals = json["goals"].as_array().unwrap();
    assert_eq!(goals.len(), project.goals.len());
    for goal in goals {
        check(&About::Goal(id(goal).into()), goal);
    }
    for objective in json["objectives"].as_array().unwrap() {
        check(&About::Objective(id(objective).into()), objective);
    }
    assert!(!ask(&["status", NETFLIX]).contains("    Formula: "));
    let plain: Value = serde_json::from_str(&ask(&["status", NETFLIX, "--json"])).unwrap();
    assert!(plain["goals"][0].get("explanation").is_none());
}

#[test]
fn series_tells_how_each_point_is_computed() {
    let project = plan(Sample::Netflix);
    let day = judged(&project).judged_on;
    let asked = ["series", NETFLIX, "--kpi", "Virality rate", "--cadence", "quarter", "--explain"];
    let text = ask(&asked);
    let with_json: Vec<&str> = asked.iter().copied().chain(["--json"]).collect();
    let json: Value = serde_json::from_str(&ask(&with_json)).unwrap();
    let (id, kpi) = project.kpis.iter().find(|(_, kpi)| kpi.name == "Virality rate").unwrap();
    let points = kpi_series(&project, id, Cadence::Quarter, None, day).points;
    let told = json["kpis"][0]["points"].as_array().unwrap();
    assert_eq!(told.len(), points.len());
    for (point, told) in points.iter().zip(told) {
        let lines = explain_point(&project, kpi, point.period, None, day).lines();
        assert_eq!(strings(&told["explanation"]), lines);
        assert!(lines.iter().all(|line| text.contains(&format!("    {line}\n"))), "{text}");
    }
}

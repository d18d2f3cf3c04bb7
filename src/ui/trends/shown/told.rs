//! What is said about what is drawn: in one sentence, in full, and what the newest figure lacks.

use super::Shown;
use crate::analysis::Figure;
use crate::analysis::words::lower_first;

impl Shown {
    /// The chart in words, with its limits.
    pub fn in_full(&self) -> String {
        let mut whole = self.sentence.clone();
        for more in [self.former(), self.limits.clone()] {
            if !more.is_empty() {
                whole = format!("{}. {more}", whole.trim_end_matches('.'));
            }
        }
        whole
    }

    /// "Former targets: 35 % until 15 Feb 2021, 45 % until 20 Mar 2021"; empty without any.
    pub fn former(&self) -> String {
        let ghosts = &self.captions.ghosts;
        let word = if ghosts.len() == 1 { "Former target" } else { "Former targets" };
        if ghosts.is_empty() { String::new() } else { format!("{word}: {}", ghosts.join(", ")) }
    }

    pub(super) fn make_omissions(&self) -> Option<String> {
        let index = self.geometry.last?;
        let point = self.points().get(index)?;
        let period = self.figures.period(point.period);
        let omissions = point.omissions();
        let incomplete =
            (!omissions.is_empty()).then(|| format!("{period} is not complete: {omissions}"));
        let lines: Vec<String> =
            incomplete.into_iter().chain(self.refused_after(index, &period)).collect();
        (!lines.is_empty()).then(|| lines.join(". "))
    }

    /// "No figure after Mar 2021: reach cannot be added over days …", where the newest periods
    /// that are over are refused.
    fn refused_after(&self, index: usize, period: &str) -> Option<String> {
        let after = self.points().get(index + 1..)?;
        let newest = after.iter().rev().find(|point| point.is_complete)?;
        match &newest.figure {
            Figure::Refused(reason) => {
                Some(format!("No figure after {period}: {}", lower_first(reason)))
            }
            Figure::Known(_) | Figure::NoData(_) | Figure::NotDefined(_) => None,
        }
    }

    pub(super) fn make_sentence(&self) -> String {
        if let Some(analysis) = self.analysis() {
            return analysis.sentence.clone();
        }
        let name = &self.parts.kpi.name;
        let newest = self.geometry.last.and_then(|index| self.row(index));
        let row_survey = newest.as_ref().and_then(|row| row.survey.clone()).map(|told| told.short);
        match newest.and_then(|row| Some((row.value?, row.period))) {
            Some((value, period)) => {
                let n = self.points().iter().filter(|point| point.figure.value().is_some()).count();
                let figures = crate::ui::words::count(n, "figure", "figures");
                let amount = self.figures.amount(value);
                let survey = row_survey.map_or_else(String::new, |short| format!(" ({short})"));
                format!("{amount}{survey} in {period}, {figures} of {name}")
            }
            None => format!("No figure of {name} yet"),
        }
    }
}

//! What it takes, in sentences.

use crate::analysis::aim::Bound;
use crate::analysis::window::Window;
use crate::analysis::words;
use crate::model::{Intent, Period};

use super::Answer;
use super::explaining;
use super::problem::{Found, Problem};
use super::setting::Shape;
use super::types::{Side, Sum};

/// Periods with gaps that are named; more are only counted.
const GAPS_NAMED: usize = 3;

/// The answer first, then what it rests on; a sentence each.
pub(super) fn sentences(
    answer: &Answer<'_>,
    problem: &Problem<'_>,
    found: &Found,
    target: f64,
) -> Vec<String> {
    let teller = Teller { answer, problem, found, target };
    let mut out = vec![teller.answer_itself()];
    out.extend(teller.each_period());
    out.extend(teller.rounding());
    out.extend(teller.other_values());
    out.extend(teller.to_date());
    out.extend(teller.gaps());
    out.extend(teller.required_share());
    out.push(teller.what_is_held());
    out
}

/// When it has to be so: " a month"; empty for a standing of no period in particular.
pub(super) fn when(answer: &Answer<'_>, problem: &Problem<'_>, found: &Found) -> String {
    Teller { answer, problem, found, target: 0.0 }.when()
}

struct Teller<'a> {
    answer: &'a Answer<'a>,
    problem: &'a Problem<'a>,
    found: &'a Found,
    target: f64,
}

impl Teller<'_> {
    fn name(&self) -> String {
        self.answer.basis.program.name(self.answer.place)
    }

    fn kpi(&self) -> String {
        words::lower_first(&self.answer.basis.kpi.name)
    }

    fn amount(&self, value: f64) -> String {
        self.answer.basis.amount(self.answer.place, value)
    }

    fn figure(&self, value: f64) -> String {
        self.answer.basis.figure(value)
    }

    fn step(&self) -> &'static str {
        words::cadence(self.problem.setting.cadence)
    }

    fn in_period(&self, period: Period) -> String {
        words::in_period(self.answer.basis.calendar(), period)
    }

    fn now(&self) -> Option<(Period, f64)> {
        self.answer.now()
    }

    /// "+86, +27.7 %".
    fn change(&self, from: f64) -> String {
        let basis = self.answer.basis;
        let currency = &basis.project.settings.currency;
        let to = self.found.value;
        let change = words::change(to - from, &basis.unit(self.answer.place), currency);
        let relative = (to - from) / from * 100.0;
        if from <= 0.0 || !relative.is_finite() {
            return change;
        }
        let sign = if relative > 0.05 { "+" } else { "" };
        format!("{change}, {sign}{}", words::percent(relative / 100.0))
    }

    /// "at least ", before the value.
    fn bound(&self) -> &'static str {
        match self.found.side {
            Side::AtLeast => "at least ",
            Side::AtMost => "at most ",
            Side::Exactly => "",
        }
    }

    fn answer_itself(&self) -> String {
        match self.found.sum {
            Some(sum) => self.in_sum(sum),
            None => self.per_period(),
        }
    }

    /// Over the window the periods lie in: "from 1 Jan to 31 Mar 2021".
    fn window(&self) -> String {
        match self.problem.setting.shape {
            Shape::Together(window) | Shape::Mean(window) => {
                format!(" from {}", words::span(window.start, window.end))
            }
            Shape::One | Shape::Level(_) | Shape::Every => String::new(),
        }
    }

    fn in_sum(&self, sum: Sum) -> String {
        let (name, needed, left) = (self.name(), self.amount(sum.needed), self.amount(sum.left));
        let goal =
            format!("For {} to be {}{}", self.kpi(), self.figure(self.target), self.window());
        if self.found.is_met_by_none || sum.left == 0.0 {
            return format!(
                "{goal}, nothing more is needed: {} of {name} would be enough, and {} there",
                needed,
                if same(sum.there, 1.0) { "that is" } else { "they are" }
            );
        }
        let bound = self.bound();
        let Some(past) = self.problem.setting.past else {
            return format!("{goal}, {name} must add up to {bound}{needed}");
        };
        let there = self.amount(sum.there);
        let came = format!("{there} came from {}", words::span(past.start, past.end));
        let until = words::date(self.problem.setting.left.end);
        format!(
            "{goal}, {name} must add up to {bound}{needed}; {came}, which leaves {left} until {until}"
        )
    }

    /// What the rest is per period.
    fn each_period(&self) -> Option<String> {
        let n = self.problem.setting.n_left;
        let periods = words::count(usize::try_from(n).unwrap_or(usize::MAX), self.step());
        if let Some(sum) = self.found.sum.filter(|sum| sum.left > 0.0) {
            if n == 1 {
                return None;
            }
            let now = self.now().map_or_else(String::new, |(period, now)| {
                format!(
                    ", against {} {} ({})",
                    self.amount(now),
                    self.in_period(period),
                    self.change(now)
                )
            });
            let value = self.amount(sum.left / f64::from(n));
            return Some(format!("That is {value} in each of the {periods} left{now}"));
        }
        let (_, now) = self.now()?;
        let is_on_the_way = matches!(self.problem.setting.shape, Shape::Level(_)) && n > 1;
        let pace = (self.found.value - now) / f64::from(n);
        let currency = &self.answer.basis.project.settings.currency;
        let unit = self.answer.basis.unit(self.answer.place);
        let pace = words::change(pace, &unit, currency);
        is_on_the_way.then(|| {
            format!("Spread evenly over the {periods} until then that is {pace} a {}", self.step())
        })
    }

    /// When it has to be so: " in a month", " in March 2021, the goal's last month".
    fn when(&self) -> String {
        let step = self.step();
        match self.problem.setting.shape {
            Shape::One if self.answer.basis.is_standing(self.answer.place) => String::new(),
            Shape::One => format!(" a {step}"),
            Shape::Level(period) => {
                format!(" {}, the goal's last {step}", self.in_period(period))
            }
            Shape::Every => match self.problem.setting.n_left {
                1 => format!(" in the one {step} left"),
                n => format!(" in each of the {n} {step}s left"),
            },
            Shape::Together(_) | Shape::Mean(_) if self.problem.setting.n_left == 1 => {
                format!(" in the one {step} left")
            }
            Shape::Together(_) | Shape::Mean(_) => {
                format!(" in each of the {} {step}s left", self.problem.setting.n_left)
            }
        }
    }

    fn per_period(&self) -> String {
        let (name, value, when) = (self.name(), self.amount(self.found.value), self.when());
        let window = self.window();
        let goal = format!("For {} to be {}{window}", self.kpi(), self.figure(self.target));
        if self.found.is_met_by_none {
            return format!(
                "{goal}, no {name} would be enough{when}: it is {} even then",
                self.figure(self.found.reached)
            );
        }
        let bound = self.bound();
        let Some((period, now)) = self.now() else {
            return format!("{goal}, {name} must be {bound}{value}{when}");
        };
        let was = format!("{} {}", self.amount(now), self.in_period(period));
        let to = self.found.value;
        if same(to, now) {
            let more = match self.found.side {
                Side::AtLeast => " or more",
                Side::AtMost => " or less",
                Side::Exactly => "",
            };
            let now = self.in_period(period);
            return format!("{goal}, {name} must stay at {value}{when}{more}, as {now}");
        }
        let is_met = match self.found.side {
            Side::AtLeast => to < now,
            Side::AtMost => to > now,
            Side::Exactly => false,
        };
        let verb = if to > now { "rise" } else { "fall" };
        let must = if is_met { "may" } else { "must" };
        format!(
            "{goal}, {name} {must} {verb} from {was} to {bound}{value}{when} ({})",
            self.change(now)
        )
    }

    /// The exact figure behind a whole number.
    fn rounding(&self) -> Option<String> {
        let exact = match self.found.sum {
            Some(sum) => {
                let part = self.problem.part()?;
                let exact = part.at(self.found.exact);
                (!same(exact, sum.needed)).then_some((exact, sum.needed))?
            }
            None if same(self.found.exact, self.found.value) => return None,
            None => (self.found.exact, self.found.value),
        };
        let precise = explaining::precise(exact.0);
        if precise == self.amount(exact.1) {
            return None;
        }
        let which = if self.found.side == Side::AtMost { "largest" } else { "smallest" };
        Some(format!(
            "Exactly it would be {precise}; {} is the {which} whole number that reaches the \
             target, and gives {}",
            self.amount(exact.1),
            self.figure(self.found.reached)
        ))
    }

    fn other_values(&self) -> Option<String> {
        let others: Vec<String> =
            self.found.others.iter().map(|other| self.amount(*other)).collect();
        (!others.is_empty()).then(|| {
            format!(
                "The target is reached at {} as well; the value nearest to what was is given",
                words::list(&others)
            )
        })
    }

    /// What the period under way has brought already.
    fn to_date(&self) -> Option<String> {
        self.found.sum?;
        let basis = self.answer.basis;
        let left = self.problem.setting.left;
        let cadence = self.problem.setting.cadence;
        let under_way = basis.calendar().period_of(cadence, left.start);
        if basis.judged_on < left.start {
            return None;
        }
        let value = self.answer.to_date(under_way)?;
        Some(format!(
            "Of {} {} are there to date",
            words::period(basis.calendar(), under_way),
            self.amount(value)
        ))
    }

    /// Which periods count although readings of them are missing.
    fn gaps(&self) -> Option<String> {
        let gaps = &self.problem.setting.gaps;
        let calendar = self.answer.basis.calendar();
        let mut names: Vec<String> =
            gaps.iter().take(GAPS_NAMED).map(|gap| words::period(calendar, *gap)).collect();
        match gaps.len().saturating_sub(GAPS_NAMED) {
            0 => {}
            more => names.push(format!("{more} more")),
        }
        (!names.is_empty()).then(|| {
            let names = words::list(&names);
            format!("Some readings of {names} are missing; only what is there is counted")
        })
    }

    /// How many of the periods left have to keep to the bound, where not all have to.
    fn required_share(&self) -> Option<String> {
        let basis = self.answer.basis;
        let goal = basis.goal.filter(|goal| goal.required_share < 100.0)?;
        if self.problem.setting.shape != Shape::Every {
            return None;
        }
        let window = Window::days(goal.start?, goal.deadline?);
        let bound = match goal.intent {
            Intent::RaiseTo | Intent::KeepAtLeast => Bound::AtLeast(self.target),
            Intent::LowerTo | Intent::KeepAtMost => Bound::AtMost(self.target),
            Intent::KeepWithin => return None,
        };
        let calendar = basis.calendar();
        let cadence = self.problem.setting.cadence;
        let n = window.n_whole_periods(calendar, cadence);
        let in_window =
            self.answer.history.past.iter().filter(|past| {
                window.holds(calendar.start(past.period), calendar.end(past.period))
            });
        let is_met = |figure: &f64| bound.is_met_by(*figure);
        let n_met = in_window.filter_map(|past| past.figure).filter(is_met).count();
        let needed =
            (f64::from(u32::try_from(n).ok()?) * goal.required_share / 100.0 - 1e-9).ceil();
        let still = needed - f64::from(u32::try_from(n_met).ok()?);
        let n_left = self.problem.setting.n_left;
        Some(if still <= 0.0 {
            format!("The {} so far are enough already", words::count(n_met, self.step()))
        } else if still > f64::from(n_left) {
            let are = if n_left == 1 { "is" } else { "are" };
            format!(
                "{} of the {}s can no longer be reached: {} more would have to keep to it, and \
                 {n_left} {are} left",
                words::percent(goal.required_share / 100.0),
                self.step(),
                words::number(still)
            )
        } else {
            let still = words::number(still);
            format!("{still} of the {n_left} {}s left have to keep to it", self.step())
        })
    }

    fn what_is_held(&self) -> String {
        let basis = self.answer.basis;
        let currency = &basis.project.settings.currency;
        let held: Vec<String> = self
            .answer
            .held
            .iter()
            .filter_map(|held| Some((held, held.value.as_ref().ok()?)))
            .map(|(held, value)| {
                format!("{} at {}", held.name, words::figure(*value, &held.unit, currency))
            })
            .collect();
        let channels = explaining::channels(self.answer);
        let channels =
            if channels == "all" { "on all channels".to_owned() } else { format!("on {channels}") };
        if held.is_empty() {
            return format!("Counted {channels}");
        }
        format!("This holds {}, counted {channels}", words::list(&held))
    }
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}

//! What the formula language costs against the same formula written as a loop by hand.
//!
//! `cargo bench --bench formula`: the ratio `100 · a / b` over 1,000,000 rows in one go, in turns
//! with a loop over the same columns. Every round is timed by itself; the smallest and the middle
//! round of both are compared. Fails when the formula takes more than 2.5 times as long.

use std::hint::black_box;
use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use paceline::formula::{Program, parse};

const ROWS: u32 = 1_000_000;
const ROUNDS: usize = 31;
/// How many times as long as the loop a formula may take.
const MOST: f64 = 2.5;

fn main() -> ExitCode {
    match compare() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) | Err(_) => ExitCode::FAILURE,
    }
}

/// Measures, says what came out, and whether it is within the limit.
fn compare() -> std::io::Result<bool> {
    let Ok(formula) = parse("100 * a / b") else { return Ok(false) };
    let program = formula.program();
    // Every tenth divisor is 0, every seventh reading is missing.
    let numerator: Vec<f64> = column(|n| if n % 7 == 0 { f64::NAN } else { f64::from(n % 977) });
    let divisor: Vec<f64> = column(|n| f64::from(n % 10) * 13.0);
    let (mut formulas, mut loops) = (Vec::new(), Vec::new());
    let mut is_same = true;
    for round in 0..=ROUNDS {
        let (by_formula, formula_time) = timed(|| by_formula(&program, &numerator, &divisor));
        let (by_hand, loop_time) = timed(|| by_hand(&numerator, &divisor));
        is_same &= by_formula.iter().zip(&by_hand).all(|(a, b)| a.to_bits() == b.to_bits());
        // The first round only warms up.
        if round > 0 {
            formulas.push(formula_time);
            loops.push(loop_time);
        }
    }
    let smallest = smallest(&formulas) / smallest(&loops);
    let middle = middle(formulas) / middle(loops);
    let verdict = match (is_same, smallest.max(middle) <= MOST) {
        (false, _) => "but their figures differ".to_owned(),
        (true, true) => format!("within the limit of {MOST}"),
        (true, false) => format!("over the limit of {MOST}"),
    };
    writeln!(
        std::io::stdout(),
        "{ROWS} rows, {ROUNDS} rounds: a formula takes {smallest:.2} times as long as a loop by \
         the smallest round, {middle:.2} by the middle one; {verdict}"
    )?;
    Ok(is_same && smallest.max(middle) <= MOST)
}

fn column(value: impl Fn(u32) -> f64) -> Vec<f64> {
    (0..ROWS).map(value).collect()
}

fn by_formula(program: &Program, numerator: &[f64], divisor: &[f64]) -> Vec<f64> {
    program.run(&[black_box(numerator), black_box(divisor)])
}

/// What somebody would write who knows the formula beforehand: a missing reading or a divisor of 0
/// gives no figure.
fn by_hand(numerator: &[f64], divisor: &[f64]) -> Vec<f64> {
    let pairs = black_box(numerator).iter().zip(black_box(divisor));
    pairs
        .map(|(a, b)| {
            let figure = 100.0 * a / b;
            if figure.is_finite() { figure } else { f64::NAN }
        })
        .collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed().as_secs_f64())
}

fn smallest(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

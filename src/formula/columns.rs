//! One figure per row from whole columns of quantities, 1,024 rows at a time.

use std::ops::Range;

use super::tree::{Formula, Node, Op, Term};

/// Rows worked on at once: a few registers of this size stay in the fastest cache.
const CHUNK: usize = 1024;

/// A formula as a list of steps over columns. NaN stands for a missing quantity and for a figure
/// that is not defined; it never leaves the program's inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    steps: Vec<Step>,
    result: Source,
    registers: usize,
}

/// `register[into] = left op right`
#[derive(Clone, Copy, Debug, PartialEq)]
struct Step {
    op: Op,
    left: Source,
    right: Source,
    into: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    Number(f64),
    /// By place in [`Formula::terms`].
    Column(usize),
    Register(usize),
}

/// One side of a step on one chunk.
#[derive(Clone, Copy)]
enum Side<'a> {
    Number(f64),
    Rows(&'a [f64]),
    /// What stands in the register that is written to.
    Own,
}

impl Formula {
    /// The figures row by row; as many as the shortest of the columns the formula uses. A column
    /// that is not given is missing in every row. NaN in = missing, NaN out = not defined.
    pub fn evaluate_columns(&self, columns: &[(Term<'_>, &[f64])]) -> Vec<f64> {
        let find = |term: &Term<'_>| columns.iter().find(|(other, _)| other == term);
        let terms = self.terms();
        let rows = terms.iter().filter_map(find).map(|(_, rows)| rows.len()).min().unwrap_or(0);
        let missing = if terms.iter().all(|term| find(term).is_some()) {
            Vec::new()
        } else {
            vec![f64::NAN; rows]
        };
        let columns: Vec<&[f64]> = terms
            .iter()
            .map(|term| find(term).map_or(missing.as_slice(), |(_, rows)| rows))
            .collect();
        self.program().run(&columns)
    }

    /// Compiles the formula for [`Program::run`].
    pub fn program(&self) -> Program {
        let mut program = Program { steps: Vec::new(), result: Source::Number(0.0), registers: 0 };
        program.result = program.compile(&self.root, &self.terms(), 0);
        program
    }
}

impl Program {
    /// The figures row by row from the columns of [`Formula::terms`], in that order; as many as
    /// the shortest column has. None without columns.
    pub fn run(&self, columns: &[&[f64]]) -> Vec<f64> {
        let rows = columns.iter().map(|column| column.len()).min().unwrap_or(0);
        let mut registers = vec![vec![0.0; CHUNK.min(rows)]; self.registers];
        let mut figures = Vec::with_capacity(rows);
        let mut from = 0;
        while from < rows {
            let chunk = from..rows.min(from + CHUNK);
            for step in &self.steps {
                step.run(columns, &chunk, &mut registers);
            }
            match side(self.result, None, columns, &chunk, &registers) {
                Side::Rows(values) => figures.extend(values.iter().map(|value| defined(*value))),
                Side::Number(value) => figures.resize(chunk.end, defined(value)),
                Side::Own => {}
            }
            from = chunk.end;
        }
        figures
    }

    /// Adds the steps for a node; registers from `free` on may be used. Says where the result is.
    fn compile(&mut self, node: &Node, terms: &[Term<'_>], free: usize) -> Source {
        match node {
            Node::Number(value) => Source::Number(*value),
            Node::Term(when, input) => {
                let idx = terms.iter().position(|term| *term == when.of(input));
                idx.map_or(Source::Number(f64::NAN), Source::Column)
            }
            Node::Negated(inner) => {
                let right = self.compile(inner, terms, free);
                // −0 − x is −x also for 0.
                self.emit(Op::Subtract, Source::Number(-0.0), right, free)
            }
            Node::Chain { first, rest } => {
                let mut total = self.compile(first, terms, free);
                for (op, node) in rest {
                    let taken = usize::from(matches!(total, Source::Register(_)));
                    let right = self.compile(node, terms, free + taken);
                    total = self.emit(*op, total, right, free);
                }
                total
            }
        }
    }

    fn emit(&mut self, op: Op, left: Source, right: Source, into: usize) -> Source {
        if let (Source::Number(left), Source::Number(right)) = (left, right) {
            return Source::Number(checked(op, left, right));
        }
        self.registers = self.registers.max(into + 1);
        self.steps.push(Step { op, left, right, into });
        Source::Register(into)
    }
}

impl Step {
    fn run(&self, columns: &[&[f64]], chunk: &Range<usize>, registers: &mut [Vec<f64>]) {
        let Some(own) = registers.get_mut(self.into) else { return };
        // Taken out for a moment, so that the other registers can be read meanwhile.
        let mut out = std::mem::take(own);
        let left = side(self.left, Some(self.into), columns, chunk, registers);
        let right = side(self.right, Some(self.into), columns, chunk, registers);
        let rows = &mut out[..chunk.len()];
        // One loop per operation, so that each is compiled to vector code.
        match self.op {
            Op::Add => combine(rows, left, right, |l, r| l + r),
            Op::Subtract => combine(rows, left, right, |l, r| l - r),
            Op::Multiply => combine(rows, left, right, |l, r| l * r),
            Op::Divide => combine(rows, left, right, divided),
        }
        registers[self.into] = out;
    }
}

/// What a source holds for a chunk; `own` is the register that is being written.
fn side<'a>(
    source: Source,
    own: Option<usize>,
    columns: &[&'a [f64]],
    chunk: &Range<usize>,
    registers: &'a [Vec<f64>],
) -> Side<'a> {
    match source {
        Source::Number(value) => Side::Number(value),
        Source::Column(idx) => Side::Rows(&columns[idx][chunk.clone()]),
        Source::Register(idx) if Some(idx) == own => Side::Own,
        Source::Register(idx) => Side::Rows(&registers[idx][..chunk.len()]),
    }
}

fn combine(out: &mut [f64], left: Side<'_>, right: Side<'_>, op: impl Fn(f64, f64) -> f64) {
    match (left, right) {
        (Side::Rows(left), Side::Rows(right)) => {
            for ((out, l), r) in out.iter_mut().zip(left).zip(right) {
                *out = op(*l, *r);
            }
        }
        (Side::Rows(left), Side::Number(r)) => {
            out.iter_mut().zip(left).for_each(|(out, l)| *out = op(*l, r));
        }
        (Side::Number(l), Side::Rows(right)) => {
            out.iter_mut().zip(right).for_each(|(out, r)| *out = op(l, *r));
        }
        (Side::Own, Side::Rows(right)) => {
            out.iter_mut().zip(right).for_each(|(out, r)| *out = op(*out, *r));
        }
        (Side::Rows(left), Side::Own) => {
            out.iter_mut().zip(left).for_each(|(out, l)| *out = op(*l, *out));
        }
        (Side::Own, Side::Number(r)) => out.iter_mut().for_each(|out| *out = op(*out, r)),
        (Side::Number(l), Side::Own) => out.iter_mut().for_each(|out| *out = op(l, *out)),
        (Side::Own, Side::Own) => out.iter_mut().for_each(|out| *out = op(*out, *out)),
        (Side::Number(l), Side::Number(r)) => out.fill(op(l, r)),
    }
}

/// NaN where the divisor is 0 or out of range: an infinity would turn into a plausible 0 one
/// division later.
fn divided(left: f64, right: f64) -> f64 {
    if right == 0.0 || right.is_infinite() { f64::NAN } else { left / right }
}

fn checked(op: Op, left: f64, right: f64) -> f64 {
    if op == Op::Divide { divided(left, right) } else { op.apply(left, right) }
}

fn defined(value: f64) -> f64 {
    if value.is_finite() { value } else { f64::NAN }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse;

    /// Bit patterns, so that NaN equals NaN.
    fn bits(values: &[f64]) -> Vec<u64> {
        values.iter().map(|value| value.to_bits()).collect()
    }

    #[test]
    fn rows_are_worked_out_one_by_one_across_chunks() {
        let rows = 2 * CHUNK + 7;
        let own: Vec<f64> = (0..rows).map(|i| f64::from(u32::try_from(i).unwrap())).collect();
        let others: Vec<f64> = own.iter().map(|v| 3.0 * v + 1.0).collect();
        let formula = parse("100 * own / (own + others) - (2 - own)").unwrap();
        let figures = formula
            .evaluate_columns(&[(Term::Input("others"), &others), (Term::Input("own"), &own)]);
        let expected: Vec<f64> = own
            .iter()
            .zip(&others)
            .map(|(own, others)| 100.0 * own / (own + others) - (2.0 - own))
            .collect();
        assert_eq!(bits(&figures), bits(&expected));
    }

    #[test]
    fn missing_and_undefined_rows_are_nan() {
        let a = [1.0, f64::NAN, 4.0];
        let b = [0.0, 1.0, 2.0];
        let figures = parse("1 / (a / b)")
            .unwrap()
            .evaluate_columns(&[(Term::Input("a"), &a), (Term::Input("b"), &b)]);
        assert_eq!(bits(&figures), bits(&[f64::NAN, f64::NAN, 0.5]));
    }

    #[test]
    fn a_column_that_is_not_given_is_missing() {
        let a = [1.0, 2.0];
        let figures = parse("a + b").unwrap().evaluate_columns(&[(Term::Input("a"), &a)]);
        assert_eq!(figures.len(), 2);
        assert!(figures.iter().all(|figure| figure.is_nan()));
        assert!(parse("a + b").unwrap().evaluate_columns(&[]).is_empty());
    }

    #[test]
    fn the_shortest_column_decides() {
        let figures = parse("a + b")
            .unwrap()
            .evaluate_columns(&[(Term::Input("a"), &[1.0, 2.0]), (Term::Input("b"), &[3.0])]);
        assert_eq!(bits(&figures), bits(&[4.0]));
    }
}

//! The formula language: what formulas come to, and what is said about those that are none.

use paceline::formula::{EvalError, Influence, Term, parse};
use paceline::model::limits;

use super::{Outcome, Rows, Table, check, near, same};

pub const TABLES: &[&dyn Rows] = &[
    &FIGURES,
    &WITHOUT_FIGURE,
    &ERRORS,
    &ERROR_TEXTS,
    &LIMITS,
    &RATIOS,
    &INFLUENCES,
    &INPUTS,
    &RENAMED,
];

#[test]
fn formulas_are_as_worked_out() {
    check(TABLES);
}

/// a = 6, b = 2, zero = 0, start(a) = 5, prev(a) = 4; nothing else is known.
fn lookup(term: Term<'_>) -> Result<f64, String> {
    match term {
        Term::Input("a") => Ok(6.0),
        Term::Input("b") => Ok(2.0),
        Term::Input("zero") => Ok(0.0),
        Term::Start("a") => Ok(5.0),
        Term::Previous("a") => Ok(4.0),
        other => Err(format!("no {}", other.input())),
    }
}

fn evaluate(text: &str) -> Result<f64, EvalError<String>> {
    parse(text).unwrap().evaluate(&mut lookup)
}

static FIGURES: Table<(&str, f64)> = Table {
    name: "figures",
    rows: &[
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("2 * 3 + 4 * 5", 26.0),
        ("8 - 3 - 2", 3.0),
        ("8 - (3 - 2)", 7.0),
        ("8 - 3 + 2", 7.0),
        ("12 / 3 / 2", 2.0),
        ("12 / (3 / 2)", 8.0),
        ("12 / 3 * 2", 8.0),
        ("2 * 12 / 3", 8.0),
        ("-a", -6.0),
        ("--a", 6.0),
        ("-a * b", -12.0),
        ("a * -b", -12.0),
        ("-(a + b)", -8.0),
        ("-a - b", -8.0),
        ("-a + b", -4.0),
        ("a - -b", 8.0),
        ("b / -a * 3", -1.0),
        ("100 · a ÷ b", 300.0),
        ("a × b", 12.0),
        ("a ⋅ b", 12.0),
        ("a − b", 4.0),
        ("−a", -6.0),
        ("1e3", 1000.0),
        ("2.5E-1 * b", 0.5),
        (".5 * a", 3.0),
        ("7.", 7.0),
        ("start(a)", 5.0),
        ("a - start(a)", 1.0),
        ("a / prev(a)", 1.5),
        ("100 * (a - prev(a)) / prev(a)", 50.0),
        ("zero / a", 0.0),
        ("a / b - zero", 3.0),
        ("100*(a-b)/(a+b)", 50.0),
        ("a*a - b*b", 32.0),
        ("((a))", 6.0),
        (" \ta\n+  b ", 8.0),
    ],
    check: |(text, expected)| near(evaluate(text).map_err(|error| error.to_string())?, *expected),
};

/// Formulas that parse and have no figure, and what is said.
static WITHOUT_FIGURE: Table<(&str, &str)> = Table {
    name: "without a figure",
    rows: &[
        ("a / zero", "zero is 0"),
        ("zero / zero", "zero is 0"),
        ("a / (b - 2)", "b − 2 is 0"),
        ("a / (zero * b)", "zero · b is 0"),
        ("1 / (1 / zero)", "zero is 0"),
        ("a / 0", "0 is 0"),
        ("a + unknown", "no unknown"),
        ("start(b)", "no b"),
        ("prev(b)", "no b"),
        ("1e200 * 1e200", "the figure is too large to be worked out"),
        ("1 / (1e200 * 1e200)", "the figure is too large to be worked out"),
        ("1e308 + 1e308 - 1e308", "the figure is too large to be worked out"),
    ],
    check: |(text, expected)| match evaluate(text) {
        Ok(figure) => Err(format!("there is a figure: {figure}")),
        Err(error) => same(&error.to_string(), &(*expected).to_owned()),
    },
};

/// Texts that are no formula, and the column (from 1, in characters) that is named.
static ERRORS: Table<(&str, usize)> = Table {
    name: "errors",
    rows: &[
        ("", 1),
        ("   ", 4),
        ("a +", 4),
        ("a + ", 5),
        ("* a", 1),
        ("+a", 1),
        ("a b", 3),
        ("2 a", 3),
        ("2a", 2),
        ("(a", 3),
        ("a)", 2),
        ("()", 2),
        ("(a b)", 4),
        ("a ++ b", 4),
        ("a · · b", 5),
        ("a $ b", 3),
        ("a^2", 2),
        ("a = b", 3),
        ("100 % a", 5),
        ("Shares", 1),
        ("ä + b", 1),
        ("ä", 1),
        ("a − Ö", 5),
        ("1.2.3", 4),
        ("12,5 * a", 3),
        ("start(2)", 7),
        ("start(a", 8),
        ("prev(a))", 8),
        ("prev(a + b)", 8),
        ("max(a, b)", 1),
        ("a + 1e999", 5),
    ],
    check: |(text, column)| match parse(text) {
        Ok(_) => Err("it was taken for a formula".to_owned()),
        Err(error) => same(&error.column, column),
    },
};

/// Texts that are no formula: part of what was expected, and of what was found.
static ERROR_TEXTS: Table<(&str, &str, &str)> = Table {
    name: "error texts",
    rows: &[
        ("a +", "a number, an input or “(”", "the end"),
        ("(a + b", "“)”", "the end"),
        ("a)", "an operator or the end", "“)”"),
        ("50 % * a", "0.02 for 2 %", "“%”"),
        ("12,5", "12.5", "“,”"),
        ("Own Mentions", "own", "Own"),
        ("average(a)", "start(…) or prev(…)", "average("),
        ("start()", "an input", "“)”"),
    ],
    check: |(text, expected, found)| {
        let error = parse(text).err().ok_or("it was taken for a formula")?;
        let is_said = error.expected.contains(expected) && error.found.contains(found);
        if is_said { Ok(()) } else { Err(error.to_string()) }
    },
};

/// Levels of parentheses, minus signs in a row, different inputs added up; whether that is allowed.
static LIMITS: Table<(&str, usize, bool)> = Table {
    name: "limits",
    rows: &[
        ("parentheses", 1, true),
        ("parentheses", 16, true),
        ("parentheses", 17, false),
        ("parentheses", 5000, false),
        ("signs", 15, true),
        ("signs", 17, false),
        ("inputs", 1, true),
        ("inputs", 64, true),
        ("inputs", 65, false),
    ],
    check: |(what, n, is_allowed)| {
        let sum = || (0..*n).map(|at| format!("a{at}")).collect::<Vec<_>>().join(" + ");
        let text = match *what {
            "parentheses" => format!("{}a{}", "(".repeat(*n), ")".repeat(*n)),
            "signs" => format!("{}a", "-".repeat(*n)),
            _ => sum(),
        };
        same(&parse(&text).is_ok(), is_allowed)?;
        same(&(limits::FORMULA_DEPTH, limits::FORMULA_INPUTS), &(16, 64))
    },
};

static RATIOS: Table<(&str, bool)> = Table {
    name: "ratios",
    rows: &[
        ("a", false),
        ("a / 100", false),
        ("a * 100 / (2 + 3)", false),
        ("a / b", true),
        ("100 * a / (a + b)", true),
        ("1 + a / b", true),
        ("a / prev(a)", true),
        ("(a - b) / start(a)", true),
        ("a + b", false),
    ],
    check: |(text, expected)| same(&parse(text).unwrap().is_ratio(), expected),
};

/// What a larger input does to the figure, everything being positive.
static INFLUENCES: Table<(&str, &str, Influence)> = Table {
    name: "influences",
    rows: &[
        ("100 * a / b", "a", Influence::Raises),
        ("100 * a / b", "b", Influence::Lowers),
        ("100 * a / b", "c", Influence::None),
        ("100 * a / (a + b)", "a", Influence::Raises),
        ("100 * a / (a + b)", "b", Influence::Lowers),
        ("a - b", "b", Influence::Lowers),
        ("-(a - b)", "b", Influence::Raises),
        ("-(a - b)", "a", Influence::Lowers),
        ("a - a", "a", Influence::None),
        ("a / a", "a", Influence::None),
        ("a / (b / c)", "c", Influence::Raises),
        ("a / b / c", "c", Influence::Lowers),
        ("100 * (a - b) / (a + b + c)", "a", Influence::Raises),
        ("100 * (a - b) / (a + b + c)", "b", Influence::Lowers),
        ("100 * (a - b) / (a + b + c)", "c", Influence::Mixed),
        ("(a - b) / start(c)", "c", Influence::None),
        ("a - prev(a)", "a", Influence::Raises),
    ],
    check: |(text, input, expected)| same(&parse(text).unwrap().influence(input), expected),
};

/// The inputs of a formula in order of first use.
static INPUTS: Table<(&str, &[&str])> = Table {
    name: "inputs",
    rows: &[
        ("100", &[]),
        ("b + a + b", &["b", "a"]),
        ("start(a) / prev(b)", &["a", "b"]),
        ("a - start(a)", &["a"]),
        ("start + prev", &["start", "prev"]),
    ],
    check: |(text, expected)| same(&parse(text).unwrap().inputs(), &expected.to_vec()),
};

/// Renaming `shares` to `reposts`.
static RENAMED: Table<(&str, &str)> = Table {
    name: "renaming",
    rows: &[
        ("shares", "reposts"),
        ("100*shares/(shares + shares_x)", "100*reposts/(reposts + shares_x)"),
        ("start(shares)  −  prev(shares)", "start(reposts)  −  prev(reposts)"),
        ("my_shares", "my_shares"),
    ],
    check: |(text, expected)| -> Outcome {
        let renamed = paceline::formula::Formula::renamed(text, "shares", "reposts");
        same(&renamed, &(*expected).to_owned())
    },
};

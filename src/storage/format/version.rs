//! Which format a file has, said before anything else in it is read.
//!
//! There is one format so far. A format that gets a successor keeps its types (`v1`), and a step to
//! the next one is added between reading and `into_model`; a file of the oldest format then goes
//! through all steps. Every released format has files under `tests/fixtures/projects/released`, and
//! a test opens each of them.

/// The format a text says it has, if that stands where the program writes it: first in the plan,
/// behind comments. By hand the fields may be put in any other order.
pub fn stated(text: &str) -> Option<u32> {
    let inner = after_comments(text).strip_prefix('(')?;
    let value = after_comments(inner).strip_prefix("format")?;
    let value = after_comments(value).strip_prefix(':')?;
    let digits = after_comments(value);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

/// The text behind blanks, comments and attributes such as `#![enable(implicit_some)]`.
fn after_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let after = if rest.starts_with("//") || rest.starts_with("#!") {
            rest.split_once('\n').map(|(_, after)| after)
        } else if rest.starts_with("/*") {
            rest.split_once("*/").map(|(_, after)| after)
        } else {
            return rest;
        };
        rest = after.unwrap_or("").trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_told_without_reading_the_plan() {
        let check = |text: &str, expected| assert_eq!(stated(text), expected, "{text}");
        check("// Paceline plan.\n(\n    format: 1,\n", Some(1));
        check("(format:17", Some(17));
        check(
            "// format: 3\n/* format: 4 */ #![enable(implicit_some)]\n( // so\n format : 2",
            Some(2),
        );
        check("(plan: (name: \"format: 9\"), format: 1)", None);
        check("(format: one)", None);
        check("(format: 99999999999)", None);
        check("format: 1", None);
        check("//", None);
        check("/*", None);
        check("", None);
    }
}

//! Periods that exports name and no plan keeps: half years, and those of a fiscal year whose first
//! month nobody says.

use crate::import::cells::clean::visible;
use crate::import::cells::word_list;

/// What such a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    HalfYear,
    FiscalYear,
}

/// Words of half years.
const HALVES: &str = "h1 h2 hy1 hy2 1h 2h s1 s2 halbjahr half semester semestre";

impl Unkept {
    /// "H1 2024", "1. Halbjahr 2024"; "FY24 Q3", "2023/24".
    pub fn of(cell: &str) -> Option<Self> {
        let text = visible(cell).to_lowercase();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let is_half = |word: &&str| word_list::has(HALVES, word);
        let is_fiscal = |word: &&str| {
            let rest = word.strip_prefix("fy").or_else(|| word.strip_prefix("gj"));
            rest.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        // "2023/24", "2023/2024"
        let is_pair = || match words.as_slice() {
            [first, next] => {
                let number = |word: &str| word.parse::<u16>().ok().map(|n| n % 100);
                first.len() == 4
                    && matches!(next.len(), 2 | 4)
                    && number(first).zip(number(next)).is_some_and(|(a, b)| (a + 1) % 100 == b)
            }
            _ => false,
        };
        if has_digits && words.iter().any(is_half) {
            Some(Self::HalfYear)
        } else if words.iter().any(is_fiscal) || text.contains("fiscal") || is_pair() {
            Some(Self::FiscalYear)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_that_no_plan_keeps_are_told_apart() {
        let check = |cells: &[&str], expected: Option<Unkept>| {
            for cell in cells {
                assert_eq!(Unkept::of(cell), expected, "{cell}");
            }
        };
        check(&["H1 2024", "2024 H2", "1. Halbjahr 2024", "2024-H1"], Some(Unkept::HalfYear));
        check(
            &["FY24 Q3", "Q3 FY2024", "2023/24", "2023-2024", "Fiscal 2024"],
            Some(Unkept::FiscalYear),
        );
        check(&["Q1 2024", "2024", "Monday", "2023/12", "first half"], None);
    }
}

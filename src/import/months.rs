//! Names of months in the languages of real exports.

/// Names and short forms, by month.
const MONTHS: [&str; 12] = [
    "january januar janvier enero janeiro gennaio januari jan ene gen",
    "february februar février fevrier févr febrero fevereiro febbraio februari feb fev",
    "march märz mars marzo março marco maart mar mär mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo maio maggio mei mag",
    "june juni juin junio junho giugno jun giu",
    "july juli juillet julio julho luglio jul juil lug",
    "august août aout agosto augustus aug ago",
    "september septembre septiembre setembro settembre sept sep set",
    "october oktober octobre octubre outubro ottobre oct okt out ott",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dezembro dicembre dec dez déc dic",
];

/// The number of a month, 1–12.
pub fn month_number(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_numbers_in_several_languages() {
        for (word, number) in [("Jan", 1), ("févr", 2), ("MÄRZ", 3), ("dezembro", 12), ("Sept", 9)]
        {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        assert_eq!(month_number("Sunday"), None);
        assert_eq!(month_number(""), None);
    }
}

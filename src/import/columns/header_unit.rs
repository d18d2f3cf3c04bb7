//! The unit that stands in the name of a column.

use crate::import::cells::numbers::{self, FigureUnit};
use crate::import::meaning::currency;

/// "(%)", "(USD)", "(sec)" in a header.
pub(super) fn of(header: &str) -> Option<FigureUnit> {
    let Some((_, bracketed)) = header.rsplit_once('(') else {
        // "Kosten CHF", "Spend in EUR"
        let code = header.rsplit_once(' ')?.1;
        let is_amount = numbers::is_currency(code) && currency::is_money(header);
        return is_amount.then(|| FigureUnit::Money(code.to_owned()));
    };
    let inner = bracketed.split_once(')')?.0.trim();
    match inner {
        "%" => Some(FigureUnit::Percent),
        "sec" | "seconds" | "s" => Some(FigureUnit::Seconds),
        "$" => Some(FigureUnit::Money("USD".to_owned())),
        "€" => Some(FigureUnit::Money("EUR".to_owned())),
        "£" => Some(FigureUnit::Money("GBP".to_owned())),
        code if numbers::is_currency(code) => Some(FigureUnit::Money(code.to_owned())),
        word => unit_of_time(&word.to_lowercase()),
    }
}

/// "(hours)", "(Min.)", "(ms)": what plain numbers below such a name are.
fn unit_of_time(word: &str) -> Option<FigureUnit> {
    const UNITS: [(FigureUnit, &str); 4] = [
        (FigureUnit::Seconds, "secs sek sekunden segundos secondes secondi seconden"),
        (FigureUnit::Minutes, "min mins minute minutes minuten minutos minuti minuter minuty"),
        (
            FigureUnit::Hours,
            "h hr hrs hour hours std stunden horas heures ore uur uren timmar godziny",
        ),
        (FigureUnit::Milliseconds, "ms msec milliseconds millisekunden milisegundos millisecondes"),
    ];
    let word = word.trim_end_matches('.');
    let mut units = UNITS.into_iter();
    units.find(|(_, words)| words.split(' ').any(|known| known == word)).map(|(unit, _)| unit)
}

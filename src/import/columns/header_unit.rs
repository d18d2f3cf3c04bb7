//! The unit that stands in the name of a column.

use crate::import::cells::durations;
use crate::import::cells::numbers::{self, FigureUnit};
use crate::import::meaning::currency;

/// "(%)", "(USD)", "(sec)" in a header.
pub(in crate::import) fn of(header: &str) -> Option<FigureUnit> {
    let Some((_, bracketed)) = header.rsplit_once(['(', '（']) else {
        // "Kosten CHF", "Spend in EUR"
        let code = header.rsplit_once(' ')?.1;
        let is_amount = numbers::is_currency(code) && currency::is_money(header);
        return is_amount.then(|| FigureUnit::Money(code.to_owned()));
    };
    let inner = bracketed.split_once([')', '）'])?.0.trim();
    // "（単位: 時間）": the unit is hours.
    let inner = inner.rsplit_once([':', '：']).map_or(inner, |(_, unit)| unit.trim());
    match inner {
        "%" => Some(FigureUnit::Percent),
        "$" => Some(FigureUnit::Money("USD".to_owned())),
        "€" => Some(FigureUnit::Money("EUR".to_owned())),
        "£" => Some(FigureUnit::Money("GBP".to_owned())),
        code if numbers::is_currency(code) => Some(FigureUnit::Money(code.to_owned())),
        word => unit_of_time(&word.to_lowercase()),
    }
}

/// "(hours)", "(Min.)", "(ms)": what plain numbers below such a name are. One letter of "(m)" may be
/// metres or millions, and nothing is kept in days.
fn unit_of_time(word: &str) -> Option<FigureUnit> {
    /// Words that mean other things behind a figure, or hardly ever stand there: "4.5分" may be points.
    const IN_NAMES: [(f64, &str); 3] = [
        (1.0, "sekunder секунды saniye 秒 초"),
        (60.0, "minutter минуты dakika 分 分钟 分鐘 분"),
        (3_600.0, "timer tunteina hodiny saat часы години óra giờ jam 時間 小时 小時 시간 ชั่วโมง"),
    ];
    let word = word.trim_end_matches('.');
    let is_in = |list: &str| list.split(' ').any(|known| known == word);
    let in_names = || IN_NAMES.iter().find(|(_, words)| is_in(words)).map(|(size, _)| *size);
    let seconds = durations::seconds_of(word).or_else(in_names).filter(|_| word != "m")?;
    let units = [
        (0.001, FigureUnit::Milliseconds),
        (1.0, FigureUnit::Seconds),
        (60.0, FigureUnit::Minutes),
        (3_600.0, FigureUnit::Hours),
    ];
    let is_near = |size: f64| (size - seconds).abs() < size / 2.0;
    units.into_iter().find(|(size, _)| is_near(*size)).map(|(_, unit)| unit)
}

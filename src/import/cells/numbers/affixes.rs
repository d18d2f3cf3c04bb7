//! What stands around the digits of a figure: signs, money, percent, words for thousands and
//! millions.

use super::FigureUnit;

/// Money signs and codes, longer ones before those they contain. A bare `$` is taken for US
/// dollars and a `¥` for yen.
const MONEY: [(&str, &str); 85] = [
    ("US$", "USD"),
    ("$US", "USD"),
    ("$CA", "CAD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("MX$", "MXN"),
    ("RD$", "DOP"),
    ("COP$", "COP"),
    ("CLP$", "CLP"),
    ("AR$", "ARS"),
    ("N$", "NAD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("R$", "BRL"),
    ("S$", "SGD"),
    ("$U", "UYU"),
    ("$", "USD"),
    ("€", "EUR"),
    ("E£", "EGP"),
    ("£", "GBP"),
    ("CN¥", "CNY"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("₹", "INR"),
    ("Rs.", "INR"),
    ("Rs", "INR"),
    ("₴", "UAH"),
    ("грн.", "UAH"),
    ("грн", "UAH"),
    ("₽", "RUB"),
    ("руб.", "RUB"),
    ("руб", "RUB"),
    ("₺", "TRY"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("₦", "NGN"),
    ("Rp.", "IDR"),
    ("Rp", "IDR"),
    ("S/.", "PEN"),
    ("S/", "PEN"),
    ("RM", "MYR"),
    ("KSh", "KES"),
    ("Ksh", "KES"),
    ("TSh", "TZS"),
    ("USh", "UGX"),
    ("৳", "BDT"),
    ("₲", "PYG"),
    ("Gs.", "PYG"),
    ("₡", "CRC"),
    ("B/.", "PAB"),
    ("Bs.", "BOB"),
    ("₸", "KZT"),
    ("тг", "KZT"),
    ("원", "KRW"),
    ("р.", "RUB"),
    ("дин.", "RSD"),
    ("ر.س", "SAR"),
    ("د.إ", "AED"),
    ("บาท", "THB"),
    ("đ", "VND"),
    ("GH₵", "GHS"),
    ("₵", "GHS"),
    ("﷼", "IRR"),
    ("֏", "AMD"),
    ("₾", "GEL"),
    ("₮", "MNT"),
    ("₭", "LAK"),
    ("៛", "KHR"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("лв.", "BGN"),
    ("лв", "BGN"),
    ("lei", "RON"),
    ("Fr.", "CHF"),
    ("kr.", "kr"),
    ("kr", "kr"),
];
/// Words that are money only with a blank between them and the figure; "TL12" names something.
const SPACED: [(&str, &str); 11] = [
    ("TL", "TRY"),
    ("SR", "SAR"),
    ("DH", "MAD"),
    ("Dhs", "AED"),
    ("Tk", "BDT"),
    ("FCFA", "XOF"),
    ("CFA", "XOF"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("Euro", "EUR"),
    ("R", "ZAR"),
];
/// Codes of currencies, beside figures or in a header.
const CURRENCIES: &str = "USD EUR GBP UAH INR CHF CAD AUD NZD JPY CNY BRL MXN PLN CZK SEK NOK DKK \
    HUF RON BGN TRY ZAR NGN KES EGP ILS SAR AED IDR MYR PHP SGD THB VND KRW HKD TWD ARS CLP COP PEN \
    PKR BDT LKR RUB UYU QAR KWD MAD TND GHS ISK RSD GEL KZT \
    XOF XAF BOB PYG CRC PAB GTQ HNL NIO DOP JMD TTD UZS AZN AMD MNT KHR MMK NPR OMR BHD JOD LBP IQD IRR \
    DZD LYD ETB UGX TZS RWF ZMW BWP NAD MZN AOA MUR MDL MKD BYN TMT KGS LAK";
/// Words behind a figure and the zeros they stand for, longer ones first. Small "m" with decimals
/// is a million; whole minutes were read before.
const MAGNITUDES: [(&str, u8); 32] = [
    ("million", 6),
    ("Mio.", 6),
    ("Mio", 6),
    ("mio.", 6),
    ("mio", 6),
    ("mln", 6),
    ("млн", 6),
    ("mi.", 6),
    ("mi", 6),
    ("MM", 6),
    ("M", 6),
    ("m", 6),
    ("billion", 9),
    ("Mrd.", 9),
    ("Mrd", 9),
    ("mld", 9),
    ("млрд", 9),
    ("bn", 9),
    ("Bn", 9),
    ("B", 9),
    ("Md", 9),
    ("Tsd.", 3),
    ("Tsd", 3),
    ("tys.", 3),
    ("тыс.", 3),
    ("тыс", 3),
    ("mil", 3),
    ("K", 3),
    ("k", 3),
    ("万", 4),
    ("億", 8),
    ("亿", 8),
];

/// Whether a text is the code of a currency: three capital letters that are known as one.
pub fn is_currency(code: &str) -> bool {
    currency(code).is_some()
}

fn currency(code: &str) -> Option<&'static str> {
    let is_code = code.bytes().all(|byte| byte.is_ascii_uppercase());
    CURRENCIES.split_whitespace().find(|known| is_code && *known == code)
}

/// A figure taken apart.
pub struct Affixes<'a> {
    /// Its digits with what parts them.
    pub body: &'a str,
    pub unit: Option<FigureUnit>,
    pub is_negative: bool,
    /// How many zeros a word such as "Mio." stands for.
    pub zeros: u8,
}

/// Takes off what stands before and behind the digits, in whatever order.
pub fn strip_affixes(text: &str) -> Affixes<'_> {
    let body = without_footnote(text.trim());
    let mut found = Affixes { body, unit: None, is_negative: false, zeros: 0 };
    // A sign may stand before or after the money, in front or behind, but only once.
    let mut has_sign = false;
    let mut has_word = false;
    for _ in 0..5 {
        let inner = found.body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        if let Some(inner) = inner.filter(|_| !has_sign) {
            (found.body, found.is_negative, has_sign) = (inner.trim(), true, true);
        } else if let Some(rest) = behind_digit(found.body, &[",-", ".-", ",--", ",–"]) {
            // "99,- €": no cents.
            found.body = rest;
        } else if let Some(rest) =
            found.body.strip_prefix(['-', '−', '‒', '–']).filter(|_| !has_sign)
        {
            (found.body, found.is_negative, has_sign) = (rest.trim_start(), true, true);
        } else if let Some(rest) = found.body.strip_prefix('+').filter(|_| !has_sign) {
            (found.body, has_sign) = (rest.trim_start(), true);
        } else if let Some(rest) = behind_digit(found.body, &["-", "−"]).filter(|_| !has_sign) {
            (found.body, found.is_negative, has_sign) = (rest, true, true);
        } else if let Some(rest) = percent(found.body).filter(|_| found.unit.is_none()) {
            (found.body, found.unit) = (rest, Some(FigureUnit::Percent));
        } else if let Some((rest, code)) = strip_money(found.body).filter(|_| found.unit.is_none())
        {
            (found.body, found.unit) = (rest, Some(FigureUnit::Money(code.to_owned())));
        } else if let Some((rest, zeros)) = magnitude(found.body).filter(|_| !has_word) {
            (found.body, found.zeros, has_word) = (rest, zeros, true);
        } else {
            break;
        }
    }
    found
}

/// "1,234¹", "1,300*", "1,250 †": the mark of a footnote behind a figure says nothing of it.
fn without_footnote(text: &str) -> &str {
    let rest = text.trim_end_matches(['¹', '²', '³', '*', '†', '‡']).trim_end();
    if rest.ends_with(|c: char| c.is_ascii_digit() || c == '%') { rest } else { text }
}

/// The currency of an amount of nothing, as bookkeeping formats write it: "$-", "€ –".
pub fn nothing_of(text: &str) -> Option<FigureUnit> {
    let (rest, code) = strip_money(text.trim())?;
    matches!(rest, "-" | "–" | "—" | "−").then(|| FigureUnit::Money(code.to_owned()))
}

/// The text before a sign that stands right behind a digit.
fn behind_digit<'a>(body: &'a str, signs: &[&str]) -> Option<&'a str> {
    let rest = signs.iter().find_map(|sign| body.strip_suffix(sign))?;
    rest.ends_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

fn percent(body: &str) -> Option<&str> {
    let rest = body.strip_suffix(['%', '％']).or_else(|| body.strip_prefix('%'))?;
    Some(rest.trim())
}

fn magnitude(body: &str) -> Option<(&str, u8)> {
    MAGNITUDES.iter().find_map(|(word, zeros)| {
        let rest = body.strip_suffix(word)?.trim_end();
        rest.ends_with(|c: char| c.is_ascii_digit()).then_some((rest, *zeros))
    })
}

fn strip_money(body: &str) -> Option<(&str, &'static str)> {
    let by_sign = MONEY.iter().find_map(|(sign, code)| {
        let rest = body.strip_prefix(sign).or_else(|| body.strip_suffix(sign))?;
        Some((rest.trim(), *code))
    });
    let spaced = || {
        SPACED.iter().find_map(|(word, code)| {
            let rest = body.strip_prefix(word).filter(|rest| rest.starts_with([' ', '\u{a0}']));
            let behind = || body.strip_suffix(word).filter(|rest| rest.ends_with([' ', '\u{a0}']));
            Some((rest.or_else(behind)?.trim(), *code))
        })
    };
    by_sign.or_else(spaced).or_else(|| {
        const CODE: usize = 3;
        let before = body.split_at_checked(CODE).map(|(code, rest)| (rest, code));
        let behind = body.len().checked_sub(CODE).and_then(|at| body.split_at_checked(at));
        [before, behind]
            .into_iter()
            .flatten()
            .find_map(|(rest, code)| Some((rest.trim(), currency(code)?)))
    })
}

//! Bytes to text: byte order mark, then strict UTF-8, then the legacy code page that fits best.

use std::borrow::Cow;

use crate::import::lines::mixed;
use crate::import::side_by_side;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was had from bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The bytes themselves where they are UTF-8 already.
    pub text: Cow<'a, str>,
    /// The name of the encoding by the WHATWG standard: "UTF-8", "UTF-16LE", "windows-1252".
    pub encoding: &'static str,
    /// Whether the encoding was guessed from the letters, not told by the file.
    pub is_guess: bool,
    /// Bytes that stood for no character and were replaced.
    pub n_replaced: usize,
    /// NUL characters that were taken out.
    pub n_nul: usize,
    /// Lines that are stored in another code page than the rest, and its name.
    pub others: Option<(usize, &'static str)>,
}

/// Reads bytes as text; never fails, but counts what it had to replace. `wanted` is the user's
/// encoding by its WHATWG name; an unknown name is as good as none.
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>, wanted: Option<&str>) -> Decoded<'a> {
    let bytes = bytes.into();
    let wanted = wanted.and_then(|label| Encoding::for_label(label.as_bytes()));
    match as_utf8(bytes, wanted) {
        Ok(text) => {
            let n_nul = n_nul(&text);
            let text = without_nul(text, n_nul);
            Decoded {
                text,
                encoding: UTF_8.name(),
                is_guess: false,
                n_replaced: 0,
                n_nul,
                others: None,
            }
        }
        Err(bytes) => transcode(&bytes, wanted),
    }
}

/// The bytes as they are, where they are UTF-8 and nothing speaks against it: most files are, and
/// large ones should not be kept twice.
fn as_utf8<'a>(
    bytes: Cow<'a, [u8]>,
    wanted: Option<&'static Encoding>,
) -> Result<Cow<'a, str>, Cow<'a, [u8]>> {
    const MARK: &str = "\u{feff}";
    let is_marked_otherwise = || Encoding::for_bom(&bytes).is_some_and(|(told, _)| told != UTF_8);
    let is_told = Encoding::for_bom(&bytes).is_some_and(|(told, _)| told == UTF_8);
    let may_be = match wanted {
        Some(wanted) => wanted == UTF_8 && !is_marked_otherwise(),
        None => is_told || utf16_order(&bytes).is_none(),
    };
    if !may_be {
        return Err(bytes);
    }
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.strip_prefix(MARK).unwrap_or(text).into()),
            Err(_) => Err(bytes.into()),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with(MARK) {
                    text.drain(..MARK.len());
                }
                Ok(text.into())
            }
            Err(error) => Err(error.into_bytes().into()),
        },
    }
}

/// How many NUL characters a text holds: none in nearly all, so the least byte of many is looked
/// for, which is quickly found.
fn n_nul(text: &str) -> usize {
    const MANY: usize = 1024;
    /// Bytes each of several parts has at least.
    const PART: usize = 4 << 20;
    let least = |bytes: &[u8]| bytes.iter().fold(u8::MAX, |least, byte| least.min(*byte));
    let in_part = |part: &[u8]| {
        let with_nul = part.chunks(MANY).filter(|bytes| least(bytes) == 0);
        with_nul.flatten().filter(|byte| **byte == 0).count()
    };
    let n_parts = (text.len() / PART).clamp(1, side_by_side::n_parts());
    let parts: Vec<&[u8]> = text.as_bytes().chunks(text.len().div_ceil(n_parts).max(1)).collect();
    let Some((first, others)) = parts.split_first() else { return 0 };
    side_by_side::each(|| in_part(first), others, |part| in_part(part)).into_iter().sum()
}

fn without_nul(text: Cow<'_, str>, n_nul: usize) -> Cow<'_, str> {
    if n_nul > 0 { text.replace('\0', "").into() } else { text }
}

/// Text in another encoding, or damaged.
fn transcode<'a>(bytes: &[u8], wanted: Option<&'static Encoding>) -> Decoded<'a> {
    let special = || mixed::utf32(bytes).or_else(|| lines_apart(bytes));
    if let Some(decoded) = wanted.is_none().then(special).flatten() {
        return decoded;
    }
    let (encoding, is_guess) =
        wanted.map_or_else(|| find_encoding(bytes), |encoding| (encoding, false));
    let (text, _, has_errors) = encoding.decode(bytes);
    let n_replaced = if has_errors {
        let before = if encoding == UTF_8 { replacement_chars(bytes) } else { 0 };
        text.matches(char::REPLACEMENT_CHARACTER).count().saturating_sub(before)
    } else {
        0
    };
    let n_nul = n_nul(&text);
    let text = without_nul(text, n_nul).into_owned().into();
    Decoded { text, encoding: encoding.name(), is_guess, n_replaced, n_nul, others: None }
}

/// Lines in two encodings, where neither a mark nor little damage explains what is no UTF-8.
fn lines_apart(bytes: &[u8]) -> Option<Decoded<'static>> {
    let is_told = Encoding::for_bom(bytes).is_some() || utf16_order(bytes).is_some();
    if is_told || is_nearly_utf8(bytes) { None } else { mixed::lines_apart(bytes) }
}

/// The byte order of UTF-16, told by its mark or by zeros at every other place.
pub(in crate::import) fn utf16_order(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(UTF_16BE);
    }
    let head = &bytes[..bytes.len().min(2048)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Western text in UTF-16 has nearly every second byte zero and the others not.
    let half = head.len() / 2;
    if half >= 2 && odd * 10 >= half * 6 && even * 20 <= half {
        Some(UTF_16LE)
    } else if half >= 2 && even * 10 >= half * 6 && odd * 20 <= half {
        Some(UTF_16BE)
    } else {
        utf16_by_ascii(bytes)
    }
}

/// Text in other letters still has line ends, digits and delimiters, whose second byte is zero; the
/// zeros then never stand at the places of the other order.
fn utf16_by_ascii(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 2048;
    const FEWEST: usize = 16;
    let head = &bytes[..bytes.len().min(HEAD)];
    let half = head.len() / 2;
    if half < FEWEST || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let count = |at: usize| head.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    let (even, odd) = (count(0), count(1));
    let is_order = |zeros: usize, others: usize| others == 0 && zeros * 10 >= half;
    // Two letters of one code page in a row would be one sign of a far away script.
    let encoding = match (is_order(odd, even), is_order(even, odd)) {
        (true, _) => UTF_16LE,
        (_, true) => UTF_16BE,
        _ => return None,
    };
    let (text, has_errors) = encoding.decode_without_bom_handling(&bytes[..head.len()]);
    let strange = text.chars().filter(|c| ('\u{3000}'..='\u{d7ff}').contains(c)).count();
    (!has_errors && strange * 2 < half).then_some(encoding)
}

fn find_encoding(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if let Some(encoding) = utf16_order(bytes) {
        return (encoding, true);
    }
    if std::str::from_utf8(bytes).is_ok() || is_nearly_utf8(bytes) {
        return (UTF_8, false);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    (detector.guess(None, chardetng::Utf8Detection::Allow), true)
}

/// Whether a text is UTF-8 with little damage: far more whole characters of several bytes than
/// broken ones.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > broken * 20
}

/// Replacement characters the file itself holds; they are not this reading's damage.
fn replacement_chars(bytes: &[u8]) -> usize {
    bytes.windows(3).filter(|window| *window == b"\xEF\xBF\xBD").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str, n_replaced: usize) {
        let decoded = decode(bytes, None);
        assert_eq!(decoded.text, text);
        assert_eq!((decoded.encoding, decoded.n_replaced), (encoding, n_replaced), "{text}");
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn marks_and_letters_tell_the_encoding() {
        check(b"Date,Likes", "Date,Likes", "UTF-8", 0);
        check(b"\xEF\xBB\xBFDate", "Date", "UTF-8", 0);
        check("Reichweite größer".as_bytes(), "Reichweite größer", "UTF-8", 0);
        check(&[b"\xFF\xFE".to_vec(), utf16("Дата,1", false)].concat(), "Дата,1", "UTF-16LE", 0);
        check(&utf16("Date,Likes\n", false), "Date,Likes\n", "UTF-16LE", 0);
        check(&utf16("Date,Likes\n", true), "Date,Likes\n", "UTF-16BE", 0);
        check(b"Malm\xF6, G\xF6teborg", "Malmö, Göteborg", "windows-1252", 0);
        let cyrillic = b"\xC4\xE0\xF2\xE0;\xCF\xEE\xE4\xEF\xE8\xF1\xF7\xE8\xEA\xE8";
        check(cyrillic, "Дата;Подписчики", "windows-1251", 0);
    }

    #[test]
    fn texts_of_many_code_pages_are_read() {
        use encoding_rs as e;
        let polish =
            "Data;Zasięg;Źródło\n2024-01-01;5;Łódź\n2024-01-02;6;Kraków, Gdańsk i Wrocław\n";
        let czech = "Datum;Město\n2024-01-01;Plzeň\n2024-01-02;České Budějovice, Děčín, Žďár\n";
        let russian = "Дата;Подписчики;Охват\n2024-01-01;5;Москва\n2024-01-02;6;Тверь\n";
        let japanese = "日付,インプレッション,いいね\n2024-01-01,5,東京の投稿\n2024-01-02,6,大阪\n";
        let chinese = "日期,展示次数,点赞\n2024-01-01,5,北京的帖子\n2024-01-02,6,上海的帖子\n";
        let greek = "Ημερομηνία;Εμφανίσεις\n2024-01-01;5 Αθήνα\n2024-01-02;6 Θεσσαλονίκη\n";
        for (text, encoding) in [
            (polish, e::WINDOWS_1250),
            (czech, e::WINDOWS_1250),
            (russian, e::WINDOWS_1251),
            (japanese, e::SHIFT_JIS),
            (japanese, e::EUC_JP),
            (chinese, e::GBK),
            (greek, e::WINDOWS_1253),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = decode(bytes, None);
            assert_eq!(decoded.text, text, "{}", decoded.encoding);
            assert!(decoded.is_guess && decoded.n_replaced == 0);
        }
        for text in [russian, greek] {
            for big in [false, true] {
                let encoding = if big { "UTF-16BE" } else { "UTF-16LE" };
                check(&utf16(text, big), text, encoding, 0);
            }
        }
    }

    #[test]
    fn damage_is_replaced_and_counted() {
        let mut bytes = "ä".repeat(40).into_bytes();
        bytes.push(0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, decoded.n_replaced), ("UTF-8", 1));
        assert_eq!(decode(b"a\0b", None).n_nul, 1);
        assert_eq!(decode(b"\xC4\xE0", Some("windows-1251")).text, "Да");
        let damaged = decode(b"Date,Likes\n2024-01-01,\x005\n2024-01-02,6 \n", None);
        assert_eq!((damaged.encoding, damaged.n_nul), ("UTF-8", 1));
        assert_eq!(
            decode(b"Date,Likes,Shares,More\0 text", None).text,
            "Date,Likes,Shares,More text"
        );
    }
}

//! Texts the standard readers have no word for: UTF-32, and files that were put together from lines
//! in two encodings.

use encoding_rs::Encoding;

use crate::import::lines::text::Decoded;

/// UTF-32, told by its mark.
pub(super) fn utf32(bytes: &[u8]) -> Option<Decoded<'static>> {
    let is_little = bytes.starts_with(b"\xFF\xFE\0\0");
    let rest =
        bytes.strip_prefix(b"\xFF\xFE\0\0").or_else(|| bytes.strip_prefix(b"\0\0\xFE\xFF"))?;
    let mut n_replaced = 0;
    let mut letter = |unit: [u8; 4]| {
        let code = if is_little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) };
        char::from_u32(code).unwrap_or_else(|| {
            n_replaced += 1;
            char::REPLACEMENT_CHARACTER
        })
    };
    let (units, _) = rest.as_chunks::<4>();
    let text: String = units.iter().map(|unit| letter(*unit)).collect();
    // An empty text in UTF-16 with a NUL behind it looks the same.
    let is_text = !units.is_empty() && n_replaced * 10 < units.len();
    let encoding = if is_little { "UTF-32LE" } else { "UTF-32BE" };
    let n_nul = text.matches('\0').count();
    is_text.then(|| Decoded {
        text: if n_nul > 0 { text.replace('\0', "") } else { text }.into(),
        encoding,
        is_guess: false,
        n_replaced,
        n_nul,
        others: None,
    })
}

/// Lines in UTF-8 and lines in a code page of one byte a letter, each read as it is stored; `None`
/// where one of the two is the whole file but for accidents.
pub(super) fn lines_apart(bytes: &[u8]) -> Option<Decoded<'static>> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let is_utf8 = |line: &&[u8]| std::str::from_utf8(line).is_ok();
    let (utf8, others): (Vec<&[u8]>, Vec<&[u8]>) =
        lines().filter(|line| !line.is_ascii()).partition(is_utf8);
    if others.is_empty() || utf8.len() * 10 < others.len() || utf8.is_empty() {
        return None;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    for line in &others {
        detector.feed(line, false);
    }
    detector.feed(b"", true);
    let page: &Encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    if !page.is_single_byte() {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for line in lines() {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&page.decode_without_bom_handling(line).0),
        }
    }
    let others = Some((others.len(), page.name()));
    let (encoding, is_guess) = ("UTF-8", false);
    let n_nul = text.matches('\0').count();
    let text = if n_nul > 0 { text.replace('\0', "") } else { text }.into();
    Some(Decoded { text, encoding, is_guess, n_replaced: 0, n_nul, others })
}

#[cfg(test)]
mod tests {
    use crate::import::lines::text::decode;

    #[test]
    fn a_text_in_utf_32_is_read_as_such() {
        let units = |big: bool| -> Vec<u8> {
            let bytes = |c: char| {
                let code = u32::from(c);
                if big { code.to_be_bytes() } else { code.to_le_bytes() }
            };
            "\u{feff}Datum,Größe\n".chars().flat_map(bytes).collect()
        };
        for (big, name) in [(false, "UTF-32LE"), (true, "UTF-32BE")] {
            let decoded = decode(units(big), None);
            assert_eq!((decoded.text.as_ref(), decoded.encoding), ("Datum,Größe\n", name));
            assert_eq!((decoded.n_nul, decoded.n_replaced, decoded.is_guess), (0, 0, false));
        }
    }

    #[test]
    fn lines_in_two_encodings_are_each_read_as_they_are_stored() {
        let mut bytes = "Tag,Ort\n1,Köln\n2,Münster\n3,Görlitz\n".as_bytes().to_vec();
        bytes.extend(b"4,M\xFCnchen\n5,F\xFCrth, N\xFCrnberg\n");
        let decoded = decode(bytes, None);
        assert!(decoded.text.contains("Köln") && decoded.text.contains("4,München\n5,Fürth"));
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.others.map(|(n, _)| n), Some(2));
        let whole = decode(b"Tag,Ort\n1,K\xF6ln\n2,F\xFCrth\n".to_vec(), None);
        assert_eq!((whole.encoding, whole.others), ("windows-1252", None));
        let told = decode("1,Köln\n".as_bytes().to_vec(), Some("windows-1252"));
        assert_eq!(told.others, None);
    }
}

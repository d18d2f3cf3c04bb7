//! Names of files made from names in a plan, which may hold anything.

/// Bytes of the longest stem; with an ending and a number it still fits everywhere.
const MOST_BYTES: usize = 100;

/// Names that some systems keep for devices, whatever ending follows.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A name for a file without folder and ending: letters and digits of any script, `-`, `_`, and
/// single spaces and dots within; at most 100 bytes; never empty, hidden, reserved, or a way into
/// another folder.
pub fn file_stem(name: &str, otherwise: &str) -> String {
    let mut stem = String::new();
    for c in name.chars() {
        let c = if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '(' | ')') {
            c
        } else if c.is_whitespace() {
            ' '
        } else if is_unseen(c) {
            continue;
        } else {
            '-'
        };
        let repeats = match c {
            '-' => stem.trim_end().ends_with(c),
            _ => matches!(c, ' ' | '.') && stem.ends_with(c),
        };
        if !repeats && stem.len() + c.len_utf8() <= MOST_BYTES {
            stem.push(c);
        }
    }
    let stem = stem.trim_matches([' ', '.', '-']);
    if stem.is_empty() {
        return otherwise.to_owned();
    }
    match stem.split_once('.') {
        Some((first, rest)) if is_reserved(first) => format!("{first}_.{rest}"),
        None if is_reserved(stem) => format!("{stem}_"),
        _ => stem.to_owned(),
    }
}

/// Controls, marks that turn the direction of writing, and what has no width.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_reserved(first: &str) -> bool {
    let first = first.trim().to_lowercase();
    let Some(device) = RESERVED.iter().find(|name| first.starts_with(**name)) else { return false };
    let rest = &first[device.len()..];
    match *device {
        "com" | "lpt" => {
            let mut digits = rest.chars();
            let is_one = digits.next().is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c));
            is_one && digits.next().is_none()
        }
        _ => rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_named_after_what_is_in_it() {
        let check = |name: &str, expected: &str| {
            assert_eq!(file_stem(name, "Untitled plan"), expected, "{name:?}");
        };
        check("Spring plan", "Spring plan");
        check("Réseaux sociaux 2021", "Réseaux sociaux 2021");
        check("計画", "計画");
        check("Plan v1.2 (draft)", "Plan v1.2 (draft)");
        check("Awareness / reach", "Awareness - reach");
        check("a  b\tc\nd", "a b c d");
        check("", "Untitled plan");
        check("   ", "Untitled plan");
        check("...", "Untitled plan");
        check("///", "Untitled plan");
        check(".", "Untitled plan");
        check("..", "Untitled plan");
        check("../../etc/passwd", "etc-passwd");
        check("..\\..\\boot.ini", "boot.ini");
        check("/etc/passwd", "etc-passwd");
        check("C:\\Users\\x", "C-Users-x");
        check("\\\\server\\share", "server-share");
        check("~root", "root");
        check(".hidden", "hidden");
        check("-rf", "rf");
        check("plan.", "plan");
        check("plan ", "plan");
        check("CON", "CON_");
        check("con.txt", "con_.txt");
        check("COM1", "COM1_");
        check("com10", "com10");
        check("LPT9.plan", "LPT9_.plan");
        check("lpt²", "lpt²_");
        check("console", "console");
        check("Aux .1", "Aux _.1");
        check("nul\0l", "null");
        check("a\u{202e}nor.exe", "anor.exe");
        check("zero\u{200b}width", "zerowidth");
        check("<script>\"?*|:", "script");
        check("100 % & more", "100 - more");
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        for name in ["x".repeat(300), "é".repeat(80), "計".repeat(80), "🙂ab".repeat(99)] {
            let stem = file_stem(&name, "plan");
            assert!((90..=MOST_BYTES).contains(&stem.len()), "{stem}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

        #[test]
        fn every_name_stays_in_its_folder(name in "[./\\\\:~ \0-]{0,4}\\PC{0,60}[. ]{0,3}") {
            let stem = file_stem(&name, "plan");
            let path = std::path::Path::new("/folder").join(&stem);
            prop_assert_eq!(path.parent(), Some(std::path::Path::new("/folder")));
            prop_assert_eq!(path.file_name().and_then(std::ffi::OsStr::to_str), Some(&*stem));
            prop_assert!(!stem.contains(['/', '\\', ':', '\0', '\n']) && stem.len() <= MOST_BYTES + 2);
            prop_assert!(!stem.starts_with(['.', '-', ' ']) && !stem.ends_with(['.', ' ']));
        }
    }
}

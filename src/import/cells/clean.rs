//! Headers and cells without what the eye does not see, for comparing only.

/// A cell without invisible characters and blanks around it; no-break spaces become blanks.
pub fn visible(text: &str) -> std::borrow::Cow<'_, str> {
    let trimmed = text.trim();
    // Spreadsheet programs are kept from guessing by ="1200".
    let guarded = trimmed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let trimmed = guarded.map_or(trimmed, str::trim);
    if trimmed.is_ascii() {
        return trimmed.into();
    }
    let kept: String = trimmed
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2009}') { ' ' } else { c })
        .collect();
    kept.trim().to_owned().into()
}

/// A header for matching: lower case, signs as blanks, one blank between words.
pub fn normal(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in visible(header).chars() {
        if c.is_whitespace() || matches!(c, '_' | '-' | '.' | '–' | ':' | '"' | '\'') {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out.trim_end().to_owned()
}

/// A header for display: on one line, blanks around it gone.
pub fn one_line(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_match_in_spite_of_case_blanks_and_hidden_signs() {
        for text in
            ["Url clicks", " URL  Clicks ", "url_clicks", "Url\u{a0}clicks", "\u{200b}url-clicks"]
        {
            assert_eq!(normal(text), "url clicks", "{text:?}");
        }
        assert_eq!(one_line("\n   Day \n "), "Day");
        assert_eq!(visible("\u{200e}1\u{a0}234"), "1 234");
        assert_eq!(visible("=\"1200\""), "1200");
    }
}

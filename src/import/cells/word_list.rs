//! Lists of words and of names, as constants hold them, and whether one is in them.

/// Whether a word is in a list whose words have blanks between them.
pub fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Whether a name is in a list whose names, which may be of several words, have semicolons between
/// them.
pub fn has_name(list: &str, name: &str) -> bool {
    list.split(';').any(|known| known.trim() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_are_found_whole() {
        assert!(has("day days\n    week", "week") && !has("day days", "da") && !has("day", ""));
        let names = "start date;first day;\n    begin";
        assert!(has_name(names, "first day") && has_name(names, "begin"));
        assert!(!has_name(names, "first") && !has_name(names, "end"));
    }
}

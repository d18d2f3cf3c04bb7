//! Sentences for what people get wrong in a plan file by hand.

use ron::Error;
use ron::error::SpannedError;

use super::FORMAT;
use super::error::LoadError;
use super::version::stated;

/// Tells an error of the parser in words. `path` is the field it came from, "goals[3].target".
pub fn explain(text: &str, error: &SpannedError, path: &str) -> LoadError {
    let spot = Spot {
        text,
        start: piece_start(text, offset(text, error.span.start.line, error.span.start.col)),
        end: offset(text, error.span.end.line, error.span.end.col),
        place: in_words(path),
    };
    if let Some(format) = stated(text).filter(|format| *format > FORMAT) {
        return other_format(text, format);
    }
    if spot.place.is_empty() && !text.contains("format:") && !text.contains("plan:") {
        return LoadError::of_file(
            "The file is text, but not a Paceline plan",
            "A plan is a .ron file that starts with ( and format: 1; other tables come in with \
             Data ▸ Import…",
        );
    }
    spot.typing_slip(&error.code).unwrap_or_else(|| spot.structure_slip(&error.code))
}

/// The error for a file of another format.
pub fn other_format(text: &str, format: u32) -> LoadError {
    let at = text.find("format:").unwrap_or(0);
    let is_newer = format > FORMAT;
    let message = if is_newer {
        format!("The plan was written by a newer version of Paceline, in format {format}")
    } else {
        format!("There is no format {format}")
    };
    let expected = if is_newer {
        format!("This version reads format {FORMAT}; open the plan with a newer one")
    } else {
        format!("Write format: {FORMAT}, then open it again")
    };
    LoadError { is_newer, ..LoadError::at(text, at, message, expected) }
}

/// "goals[3].target" and "goals.3.target" as people count: "goals, entry 4, target".
pub fn in_words(path: &str) -> String {
    let steps = path.split(['.', '[', ']']).filter(|step| !step.is_empty() && *step != "?");
    let words = steps.map(|step| match step.parse::<usize>() {
        Ok(index) => format!("entry {}", index + 1),
        Err(_) => step.to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The byte offset of a line and a column in characters, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let from: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[from..];
    from + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// The parser's piece may begin with the blanks before a word, or inside of it after a quote or a
/// sign; this is where the word begins.
fn piece_start(text: &str, at: usize) -> usize {
    let blanks = text[at..].len() - text[at..].trim_start_matches([' ', '\t']).len();
    if blanks > 0 {
        return at + blanks;
    }
    if text[..at].ends_with(['"', '-', '+']) { at - 1 } else { at }
}

/// Where the parser stopped.
struct Spot<'t> {
    text: &'t str,
    /// Before and after the piece it could not use.
    start: usize,
    end: usize,
    place: String,
}

impl Spot<'_> {
    fn error(&self, at: usize, message: &str, expected: &str) -> LoadError {
        let place =
            if self.place.is_empty() { String::new() } else { format!(" in {}", self.place) };
        LoadError::at(self.text, at, format!("{message}{place}"), expected)
    }

    fn word(&self) -> &str {
        self.text[self.start..].split([',', ')', ']', '\n', ' ']).next().unwrap_or("")
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Slips of the pen that can be told from the characters around the place.
    fn typing_slip(&self, code: &Error) -> Option<LoadError> {
        if let Some(at) = self.decimal_comma() {
            let expected = "Write numbers with a decimal point and without thousands marks: 1234.5";
            return Some(self.error(at, "A number is written with a comma", expected));
        }
        let next = self.after(self.start)?;
        if "“”„‟«»‘’‚".contains(next) {
            let expected = "Write straight quotes: \"text\"";
            return Some(self.error(self.start, "A text stands in curly quotes", expected));
        }
        if let Some(at) = self.odd_blank() {
            let expected = "Replace it by an ordinary space";
            return Some(self.error(at, "Here is a special space, often from copying", expected));
        }
        let known_to = self.end.max(self.start + self.word().len());
        if known_to >= self.text.trim_end().len() {
            let expected = "Its end is missing, or a bracket or a quote was not closed";
            return Some(self.error(known_to, "The file ends too early", expected));
        }
        let is_after_quote = self.before(self.end) == Some('"');
        let is_text = self.after(self.end).is_some_and(|c| c.is_alphanumeric() || c == '\\');
        if matches!(code, Error::ExpectedComma) && is_after_quote && is_text {
            let expected = "A quote is missing in the text before or at its end; a quote within a \
                            text is written \\\"";
            return Some(self.error(
                self.end,
                "A text starts or ends at the wrong quote",
                expected,
            ));
        }
        None
    }

    /// The comma of a number such as 12,5 at or right before the place.
    fn decimal_comma(&self) -> Option<usize> {
        let comma = match (self.before(self.end), self.after(self.end)) {
            (Some(','), Some(_)) => self.end - 1,
            (Some(_), Some(',')) => self.end,
            _ => return None,
        };
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        (is_digit(self.before(comma)) && is_digit(self.after(comma + 1))).then_some(comma)
    }

    /// A blank that is none for the parser, within the piece or right after it.
    fn odd_blank(&self) -> Option<usize> {
        let is_odd = |c: char| {
            (c.is_whitespace() && !c.is_ascii()) || ('\u{200b}'..='\u{200d}').contains(&c)
        };
        [self.start, self.end].into_iter().find(|at| self.after(*at).is_some_and(is_odd))
    }

    /// Slips in the structure, by what the parser missed.
    fn structure_slip(&self, code: &Error) -> LoadError {
        match code {
            Error::ExpectedComma => self.missing_comma(),
            Error::NoSuchEnumVariant { expected, found, .. } => {
                let message = format!("“{found}” is none of the choices");
                self.error(self.start, &message, &format!("Write one of {}", expected.join(", ")))
            }
            Error::MissingStructField { field, .. } => {
                let message = format!("“{field}” is missing");
                self.error(self.end, &message, &format!("Add {field}: and its value before here"))
            }
            Error::DuplicateStructField { field, .. } => {
                let message = format!("“{field}” stands twice");
                self.error(self.start, &message, "Delete one of the two")
            }
            Error::ExpectedDifferentStructName { found, .. } => self.stray_word(found),
            Error::InvalidValueForType { expected, .. } => {
                let message = format!("{} cannot stand here", self.word());
                self.error(self.start, &message, &format!("Write {expected}"))
            }
            Error::ExpectedDifferentLength { expected, .. } => {
                self.error(self.start, "The list is too long", &format!("A plan has {expected}"))
            }
            other => {
                let (message, expected) = self.simple_slip(other);
                self.error(self.start, &message, expected)
            }
        }
    }

    /// The place of a missing comma is right after the piece before.
    fn missing_comma(&self) -> LoadError {
        if self.before(self.end).is_some_and(|c| c.is_ascii_digit())
            && self.after(self.end) == Some('.')
        {
            return self.error(self.end, "A whole number is needed", "Write it without decimals");
        }
        let after_last = self.text[..self.end].trim_end().len();
        self.error(after_last, "A comma is missing", "Put a comma between two entries or fields")
    }

    fn stray_word(&self, found: &str) -> LoadError {
        let message = format!("“{found}” stands where an entry should begin");
        let expected = if self.place.is_empty() {
            "A plan starts with ("
        } else {
            "Put ( before an entry and ) after it; close a list with ] before the next one begins"
        };
        self.error(self.start, &message, expected)
    }

    fn simple_slip(&self, code: &Error) -> (String, &'static str) {
        let word = self.word();
        let is_quoted = word.starts_with('"');
        match code {
            Error::ExpectedFloat | Error::ExpectedInteger | Error::InvalidIntegerDigit { .. }
                if is_quoted =>
            {
                ("A number stands in quotes".to_owned(), "Write it without them: 12.5")
            }
            Error::ExpectedFloat | Error::FloatUnderscore => {
                (format!("“{word}” is not a number"), "Write a number such as 12.5")
            }
            Error::ExpectedInteger
            | Error::IntegerOutOfBounds
            | Error::InvalidIntegerDigit { .. } => {
                let expected = "Write a number without decimals and without a sign, such as 12";
                (format!("“{word}” is not a whole number that fits here"), expected)
            }
            Error::ExpectedBoolean => {
                (format!("“{word}” is neither true nor false"), "Write true or false")
            }
            Error::ExpectedString => {
                (format!("“{word}” is not in quotes"), "Write texts and dates in quotes: \"text\"")
            }
            Error::ExpectedStringEnd => {
                ("A text begins here and never ends".to_owned(), "Close it with a quote")
            }
            Error::ExpectedIdentifier if is_quoted => {
                ("A choice stands in quotes".to_owned(), "Write it without them, such as Month")
            }
            Error::ExpectedIdentifier
            | Error::InvalidIdentifier(_)
            | Error::SuggestRawIdentifier(_) => {
                ("A name is needed here".to_owned(), "Write name: value")
            }
            Error::ExpectedMapColon => {
                ("A colon is missing after a name".to_owned(), "Write name: value")
            }
            Error::InvalidEscape(_) => (
                "A backslash stands before a character it does not go with".to_owned(),
                "Write a backslash as \\\\, or the whole text as r\"…\"",
            ),
            other => bracket_slip(other),
        }
    }
}

fn bracket_slip(code: &Error) -> (String, &'static str) {
    match code {
        Error::ExpectedArray => ("A list is needed here".to_owned(), "Start it with ["),
        Error::ExpectedArrayEnd => ("A list is not closed".to_owned(), "Close it with ]"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            ("An entry is needed here".to_owned(), "Start it with (")
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            ("A parenthesis is not closed".to_owned(), "Close it with )")
        }
        Error::TrailingCharacters => {
            ("Something follows the end of the plan".to_owned(), "Delete it, or a ) before it")
        }
        Error::UnclosedBlockComment => {
            ("A comment that begins with /* is not closed".to_owned(), "Close it with */")
        }
        Error::ExceededRecursionLimit => (
            "There are too many brackets within each other".to_owned(),
            "A plan needs five at most",
        ),
        other => (other.to_string(), "The guide to the plan file shows how it is written"),
    }
}

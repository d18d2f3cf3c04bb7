//! The last line of a plan file, which tells damage and outside changes; and merge markers.

/// What the last line says about the rest of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// The file is as the program wrote it.
    Good,
    /// The file was changed outside the program, or damaged.
    Wrong,
    /// The file has no such line: written by hand, or its end is gone.
    Missing,
}

impl Checksum {
    /// What to tell the user, if there is something to doubt.
    pub fn doubt(self) -> Option<&'static str> {
        match self {
            Self::Good => None,
            Self::Wrong => {
                Some("The file was changed outside Paceline or damaged: its checksum does not fit")
            }
            Self::Missing => Some("The file has no checksum: it was written by hand or cut short"),
        }
    }
}

const START: &str = "// end crc32=";

/// Appends the line for the text so far.
pub fn append(text: &mut String) {
    let crc = crc32fast::hash(text.as_bytes());
    let length = text.len();
    let piece = format!("{START}{crc:08x} len={length}\n");
    text.push_str(&piece);
}

/// A text without its last line, if that is such a line.
pub fn without(text: &str) -> &str {
    find(text).map_or(text, |at| &text[..at])
}

fn find(text: &str) -> Option<usize> {
    text.rfind(START).filter(|at| *at == 0 || text[..*at].ends_with('\n'))
}

/// Compares a text (with LF line ends) with its last line.
pub fn verify(text: &str) -> Checksum {
    let Some(at) = find(text) else { return Checksum::Missing };
    let (body, line) = text.split_at(at);
    let says = |line: &str| {
        let (crc, length) = line.strip_prefix(START)?.split_once(" len=")?;
        let is_lower_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        let is_written_so = crc.len() == 8
            && crc.chars().all(is_lower_hex)
            && length.chars().all(|c| c.is_ascii_digit());
        Some((u32::from_str_radix(crc, 16).ok()?, length.parse::<usize>().ok()?))
            .filter(|_| is_written_so)
    };
    match says(line.trim_end()) {
        Some((crc, length)) if length == body.len() && crc == crc32fast::hash(body.as_bytes()) => {
            Checksum::Good
        }
        _ => Checksum::Wrong,
    }
}

/// Markers git leaves where two versions of a file could not be joined.
#[derive(Debug, PartialEq, Eq)]
pub enum MergeMarkers {
    None,
    /// Only the last line is doubled; the plan is all before this byte offset.
    AroundTrailer(usize),
    /// They stand in the plan itself, first at this byte offset.
    Within(usize),
}

pub fn merge_markers(text: &str) -> MergeMarkers {
    let Some(first) = find_at_line_start(text, "<<<<<<< ") else { return MergeMarkers::None };
    let is_trailer_or_marker = |line: &str| {
        line.trim().is_empty()
            || line.starts_with(START)
            || ["<<<<<<< ", "||||||| ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark))
            || line == "======="
    };
    if text[first..].lines().all(is_trailer_or_marker) {
        MergeMarkers::AroundTrailer(first)
    } else {
        MergeMarkers::Within(first)
    }
}

fn find_at_line_start(text: &str, mark: &str) -> Option<usize> {
    text.match_indices(mark)
        .map(|(at, _)| at)
        .find(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n')
}

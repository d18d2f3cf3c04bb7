//! Parts of a container as a stream of bytes between two processes: a line that says what comes,
//! then what comes.

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A sheet of a workbook, as CSV with commas in UTF-8.
    Sheet,
    /// A file of an archive, as it is.
    File,
}

/// One table or file of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    /// Name of the sheet or of the file.
    pub name: String,
    pub bytes: Vec<u8>,
    /// What was left out, in sentences.
    pub notes: Vec<String>,
}

const SHEET: &str = "sheet";
const FILE: &str = "file";
const NOTE: &str = "note";
const END: &str = "end";

/// Writes parts one after the other, with a mark that all of them came.
pub fn encode(parts: &[Part]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        for note in &part.notes {
            add(&mut out, NOTE, "", note.as_bytes());
        }
        let kind = match part.kind {
            PartKind::Sheet => SHEET,
            PartKind::File => FILE,
        };
        add(&mut out, kind, &part.name, &part.bytes);
    }
    add(&mut out, END, "", &[]);
    out
}

fn add(out: &mut Vec<u8>, kind: &str, name: &str, bytes: &[u8]) {
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    out.extend_from_slice(format!("{kind} {} {name}\n", bytes.len()).as_bytes());
    out.extend_from_slice(bytes);
}

/// Reads parts back; `None` when the stream is not complete.
pub fn decode(mut stream: &[u8]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut notes = Vec::new();
    loop {
        let end = stream.iter().position(|byte| *byte == b'\n')?;
        let (line, rest) = stream.split_at(end);
        let line = std::str::from_utf8(line).ok()?;
        let mut words = line.splitn(3, ' ');
        let (kind, n, name) = (words.next()?, words.next()?, words.next()?);
        let n: usize = n.parse().ok()?;
        let rest = &rest[1..];
        if rest.len() < n {
            return None;
        }
        let (bytes, after) = rest.split_at(n);
        stream = after;
        let kind = match kind {
            END => return Some(parts),
            NOTE => {
                notes.push(String::from_utf8_lossy(bytes).into_owned());
                continue;
            }
            SHEET => PartKind::Sheet,
            FILE => PartKind::File,
            _ => return None,
        };
        let notes = std::mem::take(&mut notes);
        parts.push(Part { kind, name: name.to_owned(), bytes: bytes.to_vec(), notes });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Vec<Part> {
        vec![
            Part {
                kind: PartKind::Sheet,
                name: "Key Metrics 2021".to_owned(),
                bytes: b"Date,Likes\n2021-01-01,5\n".to_vec(),
                notes: vec!["Two sheets are hidden".to_owned()],
            },
            Part {
                kind: PartKind::File,
                name: "Chart.csv".to_owned(),
                bytes: vec![],
                notes: vec![],
            },
        ]
    }

    #[test]
    fn parts_survive_the_way_between_processes() {
        assert_eq!(decode(&encode(&parts())), Some(parts()));
        assert_eq!(decode(&encode(&[])), Some(Vec::new()));
    }

    #[test]
    fn a_stream_that_breaks_off_is_told_from_a_whole_one() {
        let stream = encode(&parts());
        for n in 0..stream.len() {
            assert_eq!(decode(&stream[..n]), None, "{n} bytes");
        }
    }
}

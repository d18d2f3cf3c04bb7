//! Archives: bombs, lies about sizes, names that lead elsewhere, archives in archives.

use super::texts::noise;
use super::{Case, SCALE};
use crate::workbooks::archive;

const SOUND: &[u8] = b"Date,Likes\n2024-01-01,5\n2024-01-02,7\n";

/// An entry of an archive as it is declared, not as it is.
struct Entry {
    name: String,
    flags: u16,
    method: u16,
    /// What the lists say of the size.
    declared: u32,
    content: Vec<u8>,
}

fn stored(name: &str, content: &[u8]) -> Entry {
    let declared = u32::try_from(content.len()).unwrap();
    Entry { name: name.to_owned(), flags: 0, method: 0, declared, content: content.to_vec() }
}

/// An archive of entries written by hand. With `is_shared` all of the list point to the first.
fn by_hand(entries: &[Entry], is_shared: bool) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = if is_shared { 0 } else { u32::try_from(out.len()).unwrap() };
        let size = u32::try_from(entry.content.len()).unwrap();
        let name_len = u16::try_from(entry.name.len()).unwrap().to_le_bytes();
        let mut common = Vec::new();
        for word in [20_u16, entry.flags, entry.method, 0, 0] {
            common.extend_from_slice(&word.to_le_bytes());
        }
        for long in [crc32fast::hash(&entry.content), size, entry.declared] {
            common.extend_from_slice(&long.to_le_bytes());
        }
        common.extend_from_slice(&name_len);
        common.extend_from_slice(&[0, 0]);
        if !is_shared || out.is_empty() {
            out.extend_from_slice(b"PK\x03\x04");
            out.extend_from_slice(&common);
            out.extend_from_slice(entry.name.as_bytes());
            out.extend_from_slice(&entry.content);
        }
        list.extend_from_slice(b"PK\x01\x02\x14\x00");
        list.extend_from_slice(&common);
        list.extend_from_slice(&[0; 10]);
        list.extend_from_slice(&at.to_le_bytes());
        list.extend_from_slice(entry.name.as_bytes());
    }
    let n = u16::try_from(entries.len() % 65_536).unwrap().to_le_bytes();
    let (start, length) = (u32::try_from(out.len()).unwrap(), u32::try_from(list.len()).unwrap());
    out.extend_from_slice(&list);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&[n, n].concat());
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&start.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}

fn refused(what: &'static str, bytes: Vec<u8>, says: &'static str) -> Case {
    Case::refused(what, "export.zip", bytes, says)
}

fn read(what: &'static str, bytes: Vec<u8>, says: &'static str) -> Case {
    Case::read(what, "export.zip", bytes, says, 12.0)
}

pub fn cases() -> Vec<Case> {
    let sound = archive(&[("a.csv", SOUND)]);
    let zeros = vec![b'0'; 3_000_000 * SCALE];
    let inner = archive(&[("a.zip", &sound)]);
    let many: Vec<Entry> = (0..12_000).map(|n| stored(&format!("{n}.csv"), b"")).collect();
    let ones = vec![b'1'; 60_000];
    let overlapping: Vec<Entry> = (0..5_000).map(|n| stored(&format!("{n}.csv"), &ones)).collect();
    let lie = |declared| Entry { declared, ..stored("a.csv", SOUND) };
    vec![
        refused("a bomb", archive(&[("a.csv", &zeros)]), "far more than a table holds"),
        read(
            "a bomb beside a table",
            archive(&[("a.csv", SOUND), ("b.bin", &zeros[..900_000])]),
            "",
        ),
        refused("an archive in an archive in an archive", inner, "archive in an archive"),
        refused("12,000 entries", by_hand(&many, false), "far more than a table holds"),
        refused(
            "5,000 entries that are one",
            by_hand(&overlapping, true),
            "far more than a table holds",
        ),
        refused("a declared size of 4 GB", by_hand(&[lie(u32::MAX)], false), ""),
        refused("a declared size of 1 byte", by_hand(&[lie(1)], false), "cannot be unpacked"),
        refused(
            "a method nobody knows",
            by_hand(&[Entry { method: 99, ..stored("a.csv", SOUND) }], false),
            "",
        ),
        refused(
            "a locked archive",
            by_hand(&[Entry { flags: 1, ..stored("a.csv", &noise(200, 5)) }], false),
            "",
        ),
        read(
            "names that lead out of the folder",
            by_hand(&[stored("../../../../tmp/paceline-out.csv", SOUND)], false),
            "",
        ),
        read("a name from the root", by_hand(&[stored("/etc/passwd", SOUND)], false), ""),
        read(
            "a name of signs that cannot be seen",
            by_hand(&[stored("\u{7}\u{1b}[2J\u{202e}.csv", SOUND)], false),
            "",
        ),
        read("a name of 60,000 letters", by_hand(&[stored(&"n".repeat(60_000), SOUND)], false), ""),
        refused("no more than a list of contents", sound[sound.len() - 22..].to_vec(), ""),
        refused("the first half", sound[..sound.len() / 2].to_vec(), "damaged"),
        refused(
            "noise behind the first bytes",
            [b"PK\x03\x04".to_vec(), noise(50_000, 9)].concat(),
            "damaged",
        ),
        refused(
            "nothing but folders",
            by_hand(&[stored("a/", b""), stored("b/", b"")], false),
            "holds no file",
        ),
        Case::read("an archive called CSV", "export.csv", sound, "", 12.0),
    ]
}

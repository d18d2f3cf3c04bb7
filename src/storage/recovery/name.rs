//! How recovery copies are called: `PLAN.RUN.N.NUMBER.ron`, so that nothing has to be opened to
//! know what belongs together.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use crate::storage::stamp::hash;

/// The name of a copy, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CopyName {
    /// All but the number: plan, run of the program, which of the plans of that run.
    pub group: String,
    /// The run of the program that wrote it.
    pub run: String,
    /// Later copies have greater ones.
    pub nr: u64,
}

impl CopyName {
    /// `None` for a file of another name; it may be a copy all the same.
    pub fn parse(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
        let (group, nr) = name.rsplit_once('.')?;
        let (_, run) = group.split_once('.')?;
        let (run, _) = run.split_once('.')?;
        let is_plain = !group.starts_with('.') && nr.bytes().all(|byte| byte.is_ascii_digit());
        let nr = nr.parse().ok()?;
        is_plain.then(|| Self { group: group.to_owned(), run: run.to_owned(), nr })
    }
}

/// What all copies of a plan are called. `original` is the file it came from, without links;
/// `key` tells the run of the program and the plan in it.
pub(super) fn group(original: Option<&Path>, key: &str) -> String {
    match original {
        Some(path) => format!("{:016x}.{key}", hash(path.as_os_str().as_bytes())),
        None => format!("untitled.{key}"),
    }
}

/// Whether the copies of a group may be of the plan at a path without links. Only those of names
/// that are none of ours have to be opened to know.
pub(super) fn may_be_of(group: &str, path: &Path) -> bool {
    let plan = group.split_once('.').map_or("", |(plan, _)| plan);
    let is_ours = plan.len() == 16 && plan.bytes().all(|byte| byte.is_ascii_hexdigit());
    !is_ours || u64::from_str_radix(plan, 16) == Ok(hash(path.as_os_str().as_bytes()))
}

pub(super) fn file_name(group: &str, nr: u64) -> String {
    format!("{group}.{nr:06}.ron")
}

/// Whether a file is a copy by its name; hidden ones are still being written.
pub(super) fn is_copy(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("ron"))
        && path.file_name().is_some_and(|name| !name.as_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_of_the_same_name_in_two_folders_have_copies_of_their_own() {
        let groups = [Some("/a/plan.ron"), Some("/b/plan.ron"), None]
            .map(|path| group(path.map(Path::new), "run.1"));
        assert_ne!(groups[0], groups[1]);
        assert_eq!(groups[2], "untitled.run.1");
        for group in groups {
            let parsed = CopyName::parse(Path::new(&file_name(&group, 12))).unwrap();
            assert_eq!(parsed, CopyName { group, run: "run".to_owned(), nr: 12 });
        }
    }

    #[test]
    fn the_name_of_a_copy_tells_of_which_plan_it_is() {
        let check = |group: &str, path: &str, expected| {
            assert_eq!(may_be_of(group, Path::new(path)), expected, "{group} {path}");
        };
        let own = group(Some(Path::new("/a/plan.ron")), "run.1");
        check(&own, "/a/plan.ron", true);
        check(&own, "/b/plan.ron", false);
        check("put there by hand.ron", "/a/plan.ron", true);
        check("untitled.run.1", "/a/plan.ron", true);
    }

    #[test]
    fn files_of_other_names_are_not_taken_apart() {
        for name in ["plan.ron", "run.1.ron", ".a.b.1.2.ron", "a.b.1.x.ron", "a.b.1.2.txt", ".ron"]
        {
            assert_eq!(CopyName::parse(Path::new(name)), None, "{name}");
        }
    }
}

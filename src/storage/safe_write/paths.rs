//! Where a file really is, and the names of what stands beside it.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::storage::error::Cause;
use crate::storage::this_run::signature;
use crate::storage::vfs::{Kind, Vfs};

/// Links followed one after another, as the kernel does.
const MOST_LINKS: usize = 40;
/// Bytes of the file's name that go into names beside it, which may have 255.
const NAME_BYTES: usize = 200;

/// Follows symbolic links to the file itself, which need not exist.
pub fn resolve<V: Vfs>(vfs: &V, path: &Path) -> Result<PathBuf, Cause> {
    let mut real = path.to_owned();
    for _ in 0..=MOST_LINKS {
        match vfs.stat(&real) {
            Ok(stat) if stat.kind == Kind::Link => {
                let target = vfs.read_link(&real)?;
                real = folder_of(&real).join(target);
            }
            Ok(_) => return Ok(real),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(real),
            Err(error) => return Err(error.into()),
        }
    }
    Err(Cause::TooManyLinks)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => path,
    }
}

/// Where the version before is kept: `plan.ron~`.
pub fn backup_of(real: &Path) -> PathBuf {
    let mut name = real.file_name().unwrap_or_default().to_owned();
    name.push("~");
    real.with_file_name(name)
}

/// The beginning of all names that files on the way to `name` have: `.plan.ron.`
pub(super) fn stem(name: &OsStr) -> OsString {
    let bytes = name.as_bytes();
    let mut stem = OsString::from(".");
    stem.push(OsStr::from_bytes(&bytes[..bytes.len().min(NAME_BYTES)]));
    stem.push(".");
    stem
}

/// `.plan.ron.4711.3fa09c21.tmp`: whose file it is, so that it can be cleared away after a crash.
pub(super) fn passing_name(name: &OsStr, attempt: u32, ending: &str) -> OsString {
    let own = signature();
    let mut out = stem(name);
    out.push(own.pid.to_string());
    if attempt > 0 {
        out.push(format!("-{attempt}"));
    }
    out.push(format!(".{}.{ending}", own.tag()));
    out
}

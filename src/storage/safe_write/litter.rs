//! Files that a save left when its process was killed.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use super::paths::{folder_of, stem};
use crate::storage::this_run::{Life, life_of};
use crate::storage::vfs::{Kind, Vfs};

/// Removes what saves of this file left whose process has ended. Nothing is removed because of
/// its name alone: the process that is named in it must be of this machine and gone.
pub fn clear<V: Vfs>(vfs: &V, real: &Path) {
    let (Some(name), folder) = (real.file_name(), folder_of(real)) else { return };
    let stem = stem(name);
    // A folder that cannot be listed can still be written to.
    for other in vfs.names(folder).unwrap_or_default() {
        if !is_left_over(&other, &stem) {
            continue;
        }
        let path = folder.join(&other);
        if vfs.stat(&path).is_ok_and(|stat| stat.kind == Kind::File)
            && let Err(error) = vfs.remove(&path)
        {
            log::debug!("what a former save left stays: {error}: {}", path.display());
        }
    }
}

/// Whether this is the name of a file on its way whose process has ended.
fn is_left_over(name: &OsStr, stem: &OsStr) -> bool {
    let Some(rest) = name.as_bytes().strip_prefix(stem.as_bytes()) else { return false };
    let Ok(rest) = str::from_utf8(rest) else { return false };
    let Some(rest) = rest.strip_suffix(".tmp").or_else(|| rest.strip_suffix(".bak")) else {
        return false;
    };
    let Some((process, tag)) = rest.split_once('.') else { return false };
    let pid = process.split_once('-').map_or(process, |(pid, _)| pid);
    let is_tag = tag.len() == 8 && tag.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_tag && pid.parse().is_ok_and(|pid| life_of(tag, pid) == Life::Ended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::this_run::signature;

    #[test]
    fn only_what_an_ended_process_of_this_machine_left_is_left_over() {
        let tag = signature().tag();
        let (own, gone) = (signature().pid, 4_194_305);
        let other_boot =
            format!("{}{}", &tag[..4], if tag.ends_with("0000") { "1111" } else { "0000" });
        let other_host =
            format!("{}{}", if tag.starts_with("0000") { "1111" } else { "0000" }, &tag[4..]);
        let check = |name: String, expected| {
            let stem = stem(OsStr::new("plan.ron"));
            assert_eq!(is_left_over(OsStr::new(&name), &stem), expected, "{name}");
        };
        check(format!(".plan.ron.{gone}.{tag}.tmp"), true);
        check(format!(".plan.ron.{gone}-3.{tag}.bak"), true);
        check(format!(".plan.ron.{own}.{other_boot}.tmp"), true);
        check(format!(".plan.ron.{own}.{tag}.tmp"), false);
        check(format!(".plan.ron.{gone}.{other_host}.tmp"), false);
        check(format!(".other.ron.{gone}.{tag}.tmp"), false);
        check(format!(".plan.ron.{gone}.tmp"), false);
        check(format!(".plan.ron.{gone}.{tag}.ron"), false);
        check(format!(".plan.ron.x.{tag}.tmp"), false);
        check("plan.ron".to_owned(), false);
    }
}

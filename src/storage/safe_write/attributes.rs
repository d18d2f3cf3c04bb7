//! A new file gets what people set on the old one: mode, owner, attributes.

use std::io;
use std::path::Path;

use rustix::io::Errno;

use crate::storage::vfs::{Stat, Vfs};

/// Copies owner and attributes as far as this user may, and sets the mode.
pub(super) fn copy<V: Vfs>(
    vfs: &V,
    real: &Path,
    file: &V::File,
    old: &Stat,
    mode: u32,
) -> io::Result<()> {
    let new = vfs.stat_open(file)?;
    if (new.owner, new.group) != (old.owner, old.group) {
        // Only the owner of the machine may give files away; a group one belongs to is different.
        let given = vfs.set_owner(file, old.owner, old.group);
        if let Err(error) = given.or_else(|_| vfs.set_owner(file, new.owner, old.group)) {
            log::debug!("the saved file belongs to another owner than before: {error}");
        }
    }
    match vfs.attributes(real) {
        Ok(attributes) => {
            for attribute in &attributes {
                if let Err(error) = vfs.set_attribute(file, attribute) {
                    log::debug!("an attribute is not kept: {error}: {}", attribute.0.display());
                }
            }
        }
        Err(error) => log::debug!("attributes cannot be read: {error}"),
    }
    match vfs.set_mode(file, mode) {
        // There are file systems without modes.
        Err(error) if is_without_modes(&error) => Ok(()),
        set => set,
    }
}

fn is_without_modes(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::PERM | Errno::NOTSUP | Errno::NOSYS))
}

//! A file system of which the n-th call fails, once or from then on.

use std::cell::Cell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::{Attribute, Stat, Vfs};

pub struct Failing<'a, V> {
    inner: &'a V,
    /// The call that fails, counted from 0.
    at: usize,
    errno: i32,
    is_persistent: bool,
    n_calls: Cell<usize>,
}

impl<'a, V: Vfs> Failing<'a, V> {
    pub fn new(inner: &'a V, at: usize, errno: i32, is_persistent: bool) -> Self {
        Self { inner, at, errno, is_persistent, n_calls: Cell::new(0) }
    }

    /// Whether the call that was to fail was reached.
    pub fn has_struck(&self) -> bool {
        self.n_calls.get() > self.at
    }

    fn inner(&self) -> io::Result<&'a V> {
        let n = self.n_calls.get();
        self.n_calls.set(n + 1);
        if n == self.at || self.is_persistent && n > self.at {
            return Err(io::Error::from_raw_os_error(self.errno));
        }
        Ok(self.inner)
    }
}

impl<V: Vfs> Vfs for Failing<'_, V> {
    type File = V::File;

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.inner()?.stat(path)
    }
    fn stat_open(&self, file: &V::File) -> io::Result<Stat> {
        self.inner()?.stat_open(file)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.inner()?.read_link(path)
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.inner()?.may_write(path)
    }
    fn is_own(&self, stat: &Stat) -> bool {
        self.inner.is_own(stat)
    }
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.inner()?.read(path, most)
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.inner()?.names(folder)
    }
    fn free_bytes(&self, folder: &Path) -> io::Result<u64> {
        self.inner()?.free_bytes(folder)
    }
    fn create(&self, path: &Path, mode: u32) -> io::Result<V::File> {
        self.inner()?.create(path, mode)
    }
    fn open(&self, path: &Path) -> io::Result<V::File> {
        self.inner()?.open(path)
    }
    /// A write that fails may have written a part.
    fn write(&self, file: &mut V::File, bytes: &[u8]) -> io::Result<()> {
        match self.inner() {
            Ok(inner) => inner.write(file, bytes),
            Err(error) => {
                self.inner.write(file, &bytes[..bytes.len() / 2])?;
                Err(error)
            }
        }
    }
    fn set_size(&self, file: &V::File, bytes: u64) -> io::Result<()> {
        self.inner()?.set_size(file, bytes)
    }
    fn sync(&self, file: &V::File) -> io::Result<()> {
        self.inner()?.sync(file)
    }
    fn set_owner(&self, file: &V::File, owner: u32, group: u32) -> io::Result<()> {
        self.inner()?.set_owner(file, owner, group)
    }
    fn set_mode(&self, file: &V::File, mode: u32) -> io::Result<()> {
        self.inner()?.set_mode(file, mode)
    }
    fn attributes(&self, path: &Path) -> io::Result<Vec<Attribute>> {
        self.inner()?.attributes(path)
    }
    fn set_attribute(&self, file: &V::File, attribute: &Attribute) -> io::Result<()> {
        self.inner()?.set_attribute(file, attribute)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner()?.link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner()?.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.inner()?.sync_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.inner()?.remove(path)
    }
}

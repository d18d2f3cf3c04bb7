//! A file system in memory that knows what a power cut may leave of it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::{Attribute, Kind, Stat, Vfs};

/// Bytes that a disk writes at once.
const SECTOR: usize = 512;

#[derive(Clone, Debug, Default)]
struct Inode {
    /// As programs see it.
    bytes: Vec<u8>,
    /// As it is on the disk for certain.
    synced: Vec<u8>,
    link_to: Option<PathBuf>,
    mode: u32,
    changed: i128,
    attributes: BTreeMap<OsString, Vec<u8>>,
}

type Names = BTreeMap<PathBuf, u64>;

/// A change of names that is not on the disk for certain.
#[derive(Clone, Debug)]
enum NameChange {
    Given(PathBuf, u64),
    Moved(PathBuf, PathBuf, u64),
    Gone(PathBuf),
}

#[derive(Clone, Debug, Default)]
pub struct Memory {
    state: RefCell<State>,
    /// The state after every change, if somebody wants to look at them.
    history: RefCell<Option<Vec<State>>>,
    has_no_links: Cell<bool>,
    /// Its folders take no new names.
    is_stuck: Cell<bool>,
}

#[derive(Clone, Debug, Default)]
pub struct State {
    inodes: BTreeMap<u64, Inode>,
    names: Names,
    synced_names: Names,
    pending: Vec<NameChange>,
    next: u64,
}

/// What stands at each name after a power cut.
pub type Left = BTreeMap<PathBuf, Vec<u8>>;

impl Memory {
    pub fn without_links(self) -> Self {
        self.has_no_links.set(true);
        self
    }

    /// From now on its folders are read-only; the files in them are not.
    pub fn stick(&self) {
        self.is_stuck.set(true);
    }

    fn take_name(&self) -> io::Result<()> {
        if self.is_stuck.get() { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }

    /// A file that has been there for long.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let inode = Inode { bytes: bytes.to_vec(), mode: 0o640, ..Inode::default() };
        self.put_inode(path, inode);
    }

    /// A second name that is none of the program's.
    pub fn put_name(&self, path: &str, of: &str) {
        let id = self.state.borrow().names[Path::new(of)];
        self.change(|state| state.names.insert(path.into(), id));
        self.settle();
    }

    fn put_inode(&self, path: &str, inode: Inode) {
        self.change(|state| {
            state.next += 1;
            state.names.insert(path.into(), state.next);
            state.inodes.insert(state.next, Inode { changed: state.next.into(), ..inode });
        });
        self.settle();
    }

    /// All that was written is on the disk.
    pub fn settle(&self) {
        let mut state = self.state.borrow_mut();
        state.synced_names = state.names.clone();
        state.pending.clear();
        for inode in state.inodes.values_mut() {
            inode.synced.clone_from(&inode.bytes);
        }
    }

    pub fn set_mode_at(&self, path: &str, mode: u32) {
        self.change(|state| {
            let id = state.names[Path::new(path)];
            state.inodes.entry(id).or_default().mode = mode;
        });
    }

    pub fn bytes_at(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.state.borrow();
        let id = state.names.get(Path::new(path))?;
        Some(state.inodes[id].bytes.clone())
    }

    pub fn all_names(&self) -> Vec<String> {
        self.state.borrow().names.keys().map(|name| name.display().to_string()).collect()
    }

    pub fn record(&self) {
        *self.history.borrow_mut() = Some(vec![self.state.borrow().clone()]);
    }

    /// The states since `record` was called, the first as it was then.
    pub fn take_history(&self) -> Vec<State> {
        self.history.borrow_mut().take().unwrap_or_default()
    }

    /// As programs find it when the power is back.
    pub fn after(left: &Left) -> Self {
        let memory = Self::default();
        for (path, bytes) in left {
            memory.put(&path.display().to_string(), bytes);
        }
        memory
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let out = change(&mut self.state.borrow_mut());
        if let Some(history) = &mut *self.history.borrow_mut() {
            history.push(self.state.borrow().clone());
        }
        out
    }

    fn id_at(&self, path: &Path) -> io::Result<u64> {
        let state = self.state.borrow();
        state.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn stat_id(&self, id: u64) -> Stat {
        let state = self.state.borrow();
        let inode = &state.inodes[&id];
        let kind = if inode.link_to.is_some() { Kind::Link } else { Kind::File };
        Stat {
            kind,
            device: 1,
            inode: id,
            size: inode.bytes.len() as u64,
            changed: inode.changed,
            mode: inode.mode,
            owner: 0,
            group: 0,
            n_names: state.names.values().filter(|other| **other == id).count() as u64,
        }
    }
}

impl State {
    /// What may be left after a power cut now: any of the changes of names that were not brought
    /// to the disk, and of each file what was, or any beginning of what was not.
    pub fn all_left(&self) -> Vec<Left> {
        let mut out = Vec::new();
        let n = u32::try_from(self.pending.len()).unwrap();
        assert!(n <= 10, "2^{n} states");
        let mut seen: BTreeSet<Vec<(PathBuf, u64)>> = BTreeSet::new();
        for chosen in 0..1_u32 << n {
            let mut names = self.synced_names.clone();
            let kept = self.pending.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
            kept.for_each(|(_, change)| change.apply(&mut names));
            if seen.insert(names.clone().into_iter().collect()) {
                self.with_contents(&names, &mut out);
            }
        }
        out
    }

    fn with_contents(&self, names: &Names, out: &mut Vec<Left>) {
        let mut all = vec![Left::new()];
        let ids: BTreeSet<u64> = names.values().copied().collect();
        for id in ids {
            let contents = self.inodes[&id].all_left();
            all = all
                .iter()
                .flat_map(|left| {
                    contents.iter().map(|bytes| {
                        let mut left = left.clone();
                        let own = names.iter().filter(|(_, other)| **other == id);
                        left.extend(own.map(|(name, _)| (name.clone(), bytes.clone())));
                        left
                    })
                })
                .collect();
        }
        out.extend(all);
    }
}

impl NameChange {
    fn apply(&self, names: &mut Names) {
        match self {
            Self::Given(name, id) => {
                names.insert(name.clone(), *id);
            }
            Self::Moved(from, to, id) => {
                names.remove(from);
                names.insert(to.clone(), *id);
            }
            Self::Gone(name) => {
                names.remove(name);
            }
        }
    }
}

impl Inode {
    fn all_left(&self) -> BTreeSet<Vec<u8>> {
        let mut out = BTreeSet::from([self.synced.clone()]);
        if self.bytes == self.synced {
            return out;
        }
        out.insert(self.bytes.clone());
        for end in (0..self.bytes.len()).step_by(SECTOR / 2) {
            let begun = &self.bytes[..end];
            // The length is there, the bytes are not; a sector may be torn in two.
            let mut zeroed = begun.to_vec();
            zeroed.resize(self.bytes.len(), 0);
            let mut over_old = begun.to_vec();
            over_old.extend(self.synced.get(end..).unwrap_or_default());
            out.extend([begun.to_vec(), zeroed, over_old]);
        }
        out
    }
}

/// An open file: which one, and how far it is written.
pub struct Open(u64, usize);

impl Vfs for Memory {
    type File = Open;

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(self.stat_id(self.id_at(path)?))
    }
    fn stat_open(&self, file: &Open) -> io::Result<Stat> {
        Ok(self.stat_id(file.0))
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        let id = self.id_at(path)?;
        let to = self.state.borrow().inodes[&id].link_to.clone();
        to.ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
    fn may_write(&self, path: &Path) -> io::Result<()> {
        self.id_at(path).map(|_| ())
    }
    fn is_own(&self, _: &Stat) -> bool {
        true
    }
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let id = self.id_at(path)?;
        let bytes = self.state.borrow().inodes[&id].bytes.clone();
        if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let state = self.state.borrow();
        let inside = state.names.keys().filter(|name| name.parent() == Some(folder));
        Ok(inside.filter_map(|name| name.file_name()).map(ToOwned::to_owned).collect())
    }
    fn free_bytes(&self, _: &Path) -> io::Result<u64> {
        Ok(1000)
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<Open> {
        self.take_name()?;
        if self.id_at(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        Ok(self.change(|state| {
            state.next += 1;
            let id = state.next;
            state.inodes.insert(id, Inode { mode, changed: id.into(), ..Inode::default() });
            state.names.insert(path.to_owned(), id);
            state.pending.push(NameChange::Given(path.to_owned(), id));
            Open(id, 0)
        }))
    }
    fn open(&self, path: &Path) -> io::Result<Open> {
        Ok(Open(self.id_at(path)?, 0))
    }
    fn write(&self, file: &mut Open, bytes: &[u8]) -> io::Result<()> {
        self.change(|state| {
            state.next += 1;
            let changed = state.next.into();
            let inode = state.inodes.entry(file.0).or_default();
            inode.changed = changed;
            let end = file.1 + bytes.len();
            inode.bytes.resize(inode.bytes.len().max(end), 0);
            inode.bytes[file.1..end].copy_from_slice(bytes);
            file.1 = end;
        });
        Ok(())
    }
    fn set_size(&self, file: &Open, bytes: u64) -> io::Result<()> {
        let bytes = usize::try_from(bytes).unwrap();
        self.change(|state| state.inodes.entry(file.0).or_default().bytes.resize(bytes, 0));
        Ok(())
    }
    fn sync(&self, file: &Open) -> io::Result<()> {
        self.change(|state| {
            let inode = state.inodes.entry(file.0).or_default();
            inode.synced.clone_from(&inode.bytes);
        });
        Ok(())
    }

    fn set_owner(&self, _: &Open, _: u32, _: u32) -> io::Result<()> {
        Ok(())
    }
    fn set_mode(&self, file: &Open, mode: u32) -> io::Result<()> {
        self.change(|state| state.inodes.entry(file.0).or_default().mode = mode);
        Ok(())
    }
    fn attributes(&self, path: &Path) -> io::Result<Vec<Attribute>> {
        let id = self.id_at(path)?;
        Ok(self.state.borrow().inodes[&id].attributes.clone().into_iter().collect())
    }
    fn set_attribute(&self, file: &Open, (name, value): &Attribute) -> io::Result<()> {
        self.change(|state| {
            let inode = state.inodes.entry(file.0).or_default();
            inode.attributes.insert(name.clone(), value.clone());
        });
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.has_no_links.get() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        if self.id_at(to).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let id = self.id_at(from)?;
        self.change(|state| {
            state.names.insert(to.to_owned(), id);
            state.pending.push(NameChange::Given(to.to_owned(), id));
        });
        Ok(())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.take_name()?;
        let id = self.id_at(from)?;
        // Two names of one file: the system does nothing and says that all went well.
        if self.id_at(to).ok() == Some(id) {
            return Ok(());
        }
        self.change(|state| {
            state.names.remove(from);
            state.names.insert(to.to_owned(), id);
            state.pending.push(NameChange::Moved(from.to_owned(), to.to_owned(), id));
        });
        Ok(())
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.change(|state| {
            state.synced_names = state.names.clone();
            state.pending.clear();
        });
        Ok(())
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.id_at(path)?;
        self.change(|state| {
            state.names.remove(path);
            state.pending.push(NameChange::Gone(path.to_owned()));
        });
        Ok(())
    }
}

//! A long list in the pieces it was made in: putting them together would copy all of it.

use std::fmt;

/// Values one behind the other, however many lists they are kept in.
#[derive(Clone)]
pub struct Pieces<T>(Vec<Vec<T>>);

impl<T> Pieces<T> {
    /// An empty list with room for so many values.
    pub fn with_capacity(n: usize) -> Self {
        Self(vec![Vec::with_capacity(n)])
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }

    /// The same one list after the other.
    pub fn lists(&self) -> impl Iterator<Item = &[T]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// The last of the lists, to be added to.
    pub fn last_mut(&mut self) -> &mut Vec<T> {
        if self.0.is_empty() {
            self.0.push(Vec::new());
        }
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }

    /// Adds the lists of another.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Gives room back that was not needed.
    pub fn shrink(&mut self) {
        self.0.retain(|list| !list.is_empty());
        self.0.iter_mut().for_each(Vec::shrink_to_fit);
    }
}

/// What is in it, wherever it is cut.
impl<T: fmt::Debug> fmt::Debug for Pieces<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

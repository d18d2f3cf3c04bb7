//! An ordered table of shared entities: a copy shares every entity, a change copies one.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Entities by id, in an order the user chose. The table is the only owner of that order.
#[derive(Debug)]
pub struct Table<I, T> {
    entries: Arc<BTreeMap<I, Arc<T>>>,
    order: Arc<Vec<I>>,
}

impl<I, T> Clone for Table<I, T> {
    fn clone(&self) -> Self {
        Self { entries: Arc::clone(&self.entries), order: Arc::clone(&self.order) }
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { entries: Arc::default(), order: Arc::default() }
    }
}

impl<I: Ord + Copy, T: PartialEq> PartialEq for Table<I, T> {
    fn eq(&self, other: &Self) -> bool {
        (Arc::ptr_eq(&self.order, &other.order) || self.order == other.order)
            && (Arc::ptr_eq(&self.entries, &other.entries)
                || (self.entries.len() == other.entries.len()
                    && self.entries.iter().zip(other.entries.iter()).all(
                        |((left_id, left), (right_id, right))| {
                            left_id == right_id && (Arc::ptr_eq(left, right) || left == right)
                        },
                    )))
    }
}

impl<I: Ord + Copy, T> Table<I, T> {
    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    pub fn get(&self, id: I) -> Option<&Arc<T>> {
        self.entries.get(&id)
    }

    pub fn contains(&self, id: I) -> bool {
        self.entries.contains_key(&id)
    }

    /// The ids in the user's order.
    pub fn ids(&self) -> &[I] {
        &self.order
    }

    /// The entities in the user's order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &Arc<T>)> {
        self.order.iter().filter_map(|id| self.entries.get(id).map(|entity| (*id, entity)))
    }

    /// The entities in the user's order, without their ids.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.iter().map(|(_, entity)| entity)
    }

    /// Where `id` stands in the user's order.
    pub fn position(&self, id: I) -> Option<usize> {
        self.order.iter().position(|other| *other == id)
    }

    /// Adds or replaces; a new entity goes to the end.
    pub fn set(&mut self, id: I, entity: T) {
        if Arc::make_mut(&mut self.entries).insert(id, Arc::new(entity)).is_none() {
            Arc::make_mut(&mut self.order).push(id);
        }
    }

    /// Adds at a place in the order (the end if the place is past it).
    pub fn insert(&mut self, at: usize, id: I, entity: T) {
        self.set(id, entity);
        self.move_to(id, at);
    }

    /// Changes one entity in place, copying it only if somebody else still looks at it.
    pub fn change(&mut self, id: I, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        if let Some(entity) = Arc::make_mut(&mut self.entries).get_mut(&id) {
            change(Arc::make_mut(entity));
        }
    }

    pub fn remove(&mut self, id: I) -> Option<Arc<T>> {
        let removed = Arc::make_mut(&mut self.entries).remove(&id)?;
        Arc::make_mut(&mut self.order).retain(|other| *other != id);
        Some(removed)
    }

    /// Moves an entity so that it stands at `to` in the resulting order.
    pub fn move_to(&mut self, id: I, to: usize) {
        let Some(from) = self.position(id) else { return };
        let to = to.min(self.order.len() - 1);
        if from != to {
            let order = Arc::make_mut(&mut self.order);
            order.remove(from);
            order.insert(to, id);
        }
    }

    /// Whether both are the same table in memory.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entries, &other.entries) && Arc::ptr_eq(&self.order, &other.order)
    }
}

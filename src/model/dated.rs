//! Values by the first day of their period, on the way into a plan: columns of one table share
//! their days.

use std::sync::Arc;

use jiff::civil::Date;

/// First days, ascending, each once, and the value of each period; cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DatedValues {
    starts: Arc<Vec<Date>>,
    values: Arc<Vec<f64>>,
}

impl DatedValues {
    /// As many as there are of both.
    pub fn new(starts: Arc<Vec<Date>>, values: Vec<f64>) -> Self {
        if starts.len() == values.len() {
            return Self { starts, values: values.into() };
        }
        starts.iter().copied().zip(values).collect()
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    pub fn get(&self, at: usize) -> Option<(Date, f64)> {
        self.starts.get(at).copied().zip(self.values.get(at).copied())
    }

    pub fn first(&self) -> Option<(Date, f64)> {
        self.get(0)
    }

    pub fn last(&self) -> Option<(Date, f64)> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Each first day with its value, in the order of time.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Date, f64)> + ExactSizeIterator + Clone {
        self.starts.iter().copied().zip(self.values.iter().copied())
    }

    pub fn values(&self) -> &[f64] {
        &self.values
    }

    pub fn to_vec(&self) -> Vec<(Date, f64)> {
        self.iter().collect()
    }
}

impl FromIterator<(Date, f64)> for DatedValues {
    fn from_iter<I: IntoIterator<Item = (Date, f64)>>(dated: I) -> Self {
        let (starts, values): (Vec<Date>, Vec<f64>) = dated.into_iter().unzip();
        Self { starts: starts.into(), values: values.into() }
    }
}

impl From<Vec<(Date, f64)>> for DatedValues {
    fn from(dated: Vec<(Date, f64)>) -> Self {
        dated.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_values_stay_together() {
        let all = vec![(date(2024, 1, 1), 5.0), (date(2024, 1, 2), 6.0)];
        let dated: DatedValues = all.clone().into();
        assert_eq!(dated.to_vec(), all);
        assert_eq!((dated.first(), dated.last()), (Some(all[0]), Some(all[1])));
        assert_eq!((dated.len(), dated.get(2)), (2, None));
        let shorter = DatedValues::new(Arc::new(vec![date(2024, 1, 1)]), vec![5.0, 6.0]);
        assert_eq!(shorter.to_vec(), all[..1]);
    }
}

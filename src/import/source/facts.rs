//! What was found out about a table by going through all of its rows: asked for column by column
//! and table by table, and found out once.

use std::sync::OnceLock;

use crate::import::columns::time_axis::Stretch;
use crate::import::meaning::aliases::Meaning;
use crate::import::meaning::counters::ByProfile;
use crate::import::meaning::recognise::Tool;

/// Columns with the totals the file states of them, and the rows (places) that are totals without
/// saying so.
pub(in crate::import) type StatedTotals = (Vec<(usize, f64)>, Vec<usize>);

/// Each is empty until somebody asks.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct TableFacts {
    /// The columns with the first and the last day of what its rows are about.
    pub stretch: OnceLock<Option<Stretch>>,
    pub are_posts: OnceLock<bool>,
    pub have_own_texts: OnceLock<bool>,
    pub have_ids: OnceLock<bool>,
    pub look_like_events: OnceLock<bool>,
    /// The column that says whose followers each row counts, and how many accounts there are.
    pub accounts: OnceLock<Option<(usize, usize)>>,
    /// Whether a column says how many follow, and one how many are followed.
    pub follow: OnceLock<[bool; 2]>,
    /// Its rows by the profile they are about, each in the order of time.
    pub profiles: OnceLock<Option<ByProfile>>,
    /// The column that names the post of each row, in a list of one snapshot after the other.
    pub snapshots: OnceLock<Option<usize>>,
    /// The network its title, its columns or its sheet speak of.
    pub network: OnceLock<Option<&'static str>>,
    /// What each column means, by the tool the table was from when somebody asked.
    pub meanings: OnceLock<(Option<Tool>, Vec<Meaning>)>,
    /// What the file states of its columns.
    pub totals: OnceLock<StatedTotals>,
    /// Checksums of its different dates as they are written, ascending.
    pub days: OnceLock<Vec<u64>>,
}

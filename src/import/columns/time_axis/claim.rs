//! How good a time axis a column makes by its name.

use super::parts::named_cadence;
use crate::import::cells::clean::normal;
use crate::import::cells::word_list;

/// What a column of dates is by its name, the worst time axis first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// Most rows have no date in it.
    Sparse,
    /// It is about what came later: a reply, a change, an end.
    Late,
    Unnamed,
    /// It says when something was made or came in.
    Made,
    /// It says when what was made was looked up.
    LookedUp,
    /// Its name announces dates.
    Dated,
    /// Its name says “date” and no more.
    Plain,
    /// Each row begins and ends with it.
    Stretch,
}

/// Words of dates that come after what is counted.
const LATER: &str = "reply replied response updated modified changed edited due end ended closed resolved \
    solved scheduled expires expiry last deadline best worst peak";
/// Words of dates on which something was looked up.
const LOOKED_UP: &str = "trending snapshot collected retrieved scraped crawled fetched accessed";
/// Words of dates on which something came into being or came in.
const MADE: &str = "created creation published posted submitted opened received ordered purchased placed \
    erstellt veröffentlicht gepostet eingegangen creado creada creación publicado publicada criado criada criação \
    publié publiée créé créée création creato creata creazione pubblicato aangemaakt gepubliceerd utworzono \
    opublikowano";

impl Claim {
    /// What the name of a column of dates says.
    pub(super) fn of(header: &str, is_named: bool, n_distinct: usize) -> Self {
        let name = normal(header);
        let has = |list: &str| name.split(' ').any(|word| word_list::has(list, word));
        let claim = match name.as_str() {
            "date" | "data" | "datum" | "fecha" | "дата" | "日付" | "日期" | "날짜" | "nth day"
            | "nth week" | "nth month" | "nth year" => Self::Plain,
            // One range in all rows is that of the report; else these days come before all others.
            _ if is_reporting(&name) && n_distinct < 2 => Self::Sparse,
            _ if is_reporting(&name) => Self::Dated,
            "publish time" | "post time" | "created time" | "created at" | "posted" => Self::Dated,
            _ if is_named => Self::Dated,
            _ if has(MADE) && !has("user author account profile channel customer contact") => {
                Self::Made
            }
            _ => Self::Unnamed,
        };
        if is_late(header) {
            claim.min(Self::Late)
        } else if has(LOOKED_UP) {
            claim.min(Self::LookedUp)
        } else {
            claim
        }
    }
}

/// Whether a header names a day that comes after what is counted, and not the last day of a period.
pub(super) fn is_late(header: &str) -> bool {
    let name = normal(header);
    let has_word = name.split(' ').any(|word| word_list::has(LATER, word));
    has_word && named_cadence(header).is_none() && name != "period end"
}

/// Whether a column has the first or the last day of a report.
fn is_reporting(name: &str) -> bool {
    let rest = name.strip_prefix("reporting ").or_else(|| name.strip_prefix("report "));
    rest.is_some_and(|rest| {
        matches!(rest, "start" | "starts" | "end" | "ends" | "start date" | "end date")
    })
}

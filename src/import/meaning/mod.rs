//! What a table is about: which tool, which inputs, what a row stands for.

pub(in crate::import) mod accounts;
pub(in crate::import) mod aliases;
pub(in crate::import) mod averages;
pub(in crate::import) mod clock_names;
pub(in crate::import) mod comparison;
pub(in crate::import) mod counters;
pub(in crate::import) mod course;
pub(in crate::import) mod currency;
pub(in crate::import) mod families;
pub(in crate::import) mod lists;
pub(in crate::import) mod made_at;
pub(in crate::import) mod measures;
pub(in crate::import) mod named_days;
pub(in crate::import) mod quotients;
pub(in crate::import) mod rates;
pub(in crate::import) mod recognise;
pub(in crate::import) mod response;
pub(in crate::import) mod results;
pub(in crate::import) mod sentinel;
pub(in crate::import) mod shares;
pub(in crate::import) mod standing;
pub(in crate::import) mod stated_period;
pub(in crate::import) mod survey;
pub(in crate::import) mod survey_kinds;

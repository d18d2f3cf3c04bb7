//! Numbers that name the things of a plan; one counter per plan, never reused.

use std::fmt;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl From<u32> for $name {
            fn from(number: u32) -> Self {
                Self(number)
            }
        }

        impl From<$name> for u32 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id_type!(
    /// Names an [`Objective`](super::Objective).
    ObjectiveId
);
id_type!(
    /// Names a [`Goal`](super::Goal).
    GoalId
);
id_type!(
    /// Names a [`Kpi`](super::Kpi).
    KpiId
);
id_type!(
    /// Names an [`Input`](super::Input).
    InputId
);
id_type!(
    /// Names a [`Channel`](super::Channel).
    ChannelId
);

/// Any one thing of a plan that a selection, a finding or a search result can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    Objective(ObjectiveId),
    Goal(GoalId),
    Kpi(KpiId),
    Input(InputId),
    Channel(ChannelId),
}

impl fmt::Display for ItemId {
    /// As the command line prints it: "goal 3".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Objective(id) => write!(f, "objective {id}"),
            Self::Goal(id) => write!(f, "goal {id}"),
            Self::Kpi(id) => write!(f, "kpi {id}"),
            Self::Input(id) => write!(f, "input {id}"),
            Self::Channel(id) => write!(f, "channel {id}"),
        }
    }
}

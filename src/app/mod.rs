//! The glue: one open plan, what the user is doing with it, and the loop that joins the two.

mod actions;
pub mod command;
mod dialog;
pub mod field;
mod notices;
pub mod picker;
mod samples;
mod session;
mod view;

pub use actions::{Action, Actions};
pub use command::Command;
pub use dialog::{Departure, Dialog, ImportDialog, PathDialog, PathEntry};
pub use field::{Drafts, Field, Formats};
pub use notices::Notice;
pub use samples::Sample;
pub use session::{Page, Selection, Session, SidePage};
pub use view::{DocumentView, View};

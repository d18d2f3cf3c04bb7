//! Plan files: what is saved comes back, and what is damaged is told.

use paceline::model::check;
use paceline::storage::format::{Checksum, from_text, to_text};
use proptest::prelude::*;

use crate::plans;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_saved_plan_comes_back_with_identical_bytes(project in plans::plan()) {
        prop_assert_eq!(check(&project), []);
        let text = to_text(&project).unwrap();
        let loaded = from_text(text.as_bytes()).map_err(|error| {
            TestCaseError::fail(format!("{error}\n{text}"))
        })?;
        prop_assert_eq!(&loaded.problems, &[], "{}", text);
        prop_assert_eq!(loaded.checksum, Checksum::Good);
        prop_assert_eq!(&loaded.project, &project);
        prop_assert_eq!(to_text(&loaded.project).unwrap(), text);
    }
}

#[test]
fn show() {
    println!("{}", to_text(&plans::small()).unwrap());
}

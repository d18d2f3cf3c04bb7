//! What becomes of readings that the plan has already.

use super::*;

/// The small plan has 510 shares in January on Facebook.
const OTHER_SHARES: &str = "Month;Network;Shares\n2021-01;Facebook;1\n2021-02;Facebook;2\n";

#[test]
fn where_the_plan_has_another_figure_there_is_a_rule() {
    let mut harness = show(dialog(OTHER_SHARES));
    choose(&mut harness, "Where the plan has another figure", "Decide for each");
    assert_eq!(state(&harness).choices.overlap.policy, OverlapPolicy::Ask);
    assert_asks_for_a_preview(&harness);
}

#[test]
fn each_differing_reading_is_decided_with_both_figures_in_sight() {
    let mut dialog = dialog_with(&[("export.csv", OTHER_SHARES)], |choices| {
        choices.overlap.policy = OverlapPolicy::Ask;
    });
    dialog.shown.shows_clashes = true;
    let mut harness = show(dialog);
    harness.get_by_label("Mine: 510");
    harness.get_by_label("File: 2").click();
    harness.run();
    let decisions = &state(&harness).choices.overlap.decisions;
    assert_eq!(decisions.values().copied().collect::<Vec<_>>(), [true]);
    harness.get_by_label("Keep all of mine").click();
    harness.run();
    let decisions = &state(&harness).choices.overlap.decisions;
    assert_eq!(decisions.values().copied().collect::<Vec<_>>(), [false, false]);
    harness.get_by_label("Back to the tables").click();
    harness.run();
    harness.get_by_label("Kind of Shares");
}

//! Every kind of finding: its code, how much it matters, and the letter of SMART it belongs to.

use super::super::types::Severity;

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingKind {
    /// Stable, as in the command line's JSON: `no_kpi`.
    pub code: &'static str,
    pub severity: Severity,
    /// S, M, A, R or T where it belongs to one of the five.
    pub letter: Option<char>,
}

/// Names each kind, and lists them all, so that none can be left out of the list.
macro_rules! kinds {
    ($($name:ident: $code:literal, $severity:ident, $letter:expr;)+) => {
        $(pub(super) const $name: FindingKind =
            FindingKind { code: $code, severity: Severity::$severity, letter: $letter };)+

        /// Every kind there is, by letter.
        pub const FINDING_KINDS: &[FindingKind] = &[$($name),+];
    };
}

kinds! {
    SCOPE_IS_EMPTY: "scope_is_empty", Blocks, Some('S');
    COMPOUND_GOAL: "compound_goal", Weakens, Some('S');
    NO_SCOPE: "no_scope", Weakens, Some('S');
    VAGUE_VERB: "vague_verb", Weakens, Some('S');
    AMOUNT_GOES_BACK: "amount_goes_back", Blocks, Some('M');
    FORMULA_CANNOT_BE_WORKED_OUT: "formula_cannot_be_worked_out", Blocks, Some('M');
    KPI_CANNOT_PROVE_GOAL: "kpi_cannot_prove_goal", Blocks, Some('M');
    NO_BASELINE: "no_baseline", Blocks, Some('M');
    NOTHING_REQUIRED: "nothing_required", Blocks, Some('M');
    NO_KPI: "no_kpi", Blocks, Some('M');
    NO_TARGET: "no_target", Blocks, Some('M');
    FIGURE_REFUSED: "figure_refused", Blocks, Some('M');
    PERCENT_OF_NOTHING: "percent_of_nothing", Blocks, Some('M');
    PERCENT_UNDECIDED: "percent_undecided", Blocks, Some('M');
    TARGET_OUT_OF_RANGE: "target_out_of_range", Blocks, Some('M');
    AGAINST_BETTER_DIRECTION: "against_better_direction", Weakens, Some('M');
    BOUNDS_SWAPPED: "bounds_swapped", Weakens, Some('M');
    FIGURE_NOT_DEFINED: "figure_not_defined", Weakens, Some('M');
    OUTPUT_NOT_OUTCOME: "output_not_outcome", Weakens, Some('M');
    TARGET_IS_BASELINE: "target_is_baseline", Weakens, Some('M');
    RANGE_REVERSED: "range_reversed", Weakens, Some('M');
    SURVEY_TOO_SMALL: "survey_too_small", Weakens, Some('A');
    BEYOND_HISTORY: "beyond_history", Note, Some('A');
    GOAL_WITHOUT_OBJECTIVE: "goal_without_objective", Weakens, Some('R');
    OBJECTIVE_WITHOUT_GOAL: "objective_without_goal", Weakens, Some('R');
    OBJECTIVE_WITHOUT_KPI: "objective_without_kpi", Weakens, Some('R');
    UNUSED_INPUT: "unused_input", Note, Some('R');
    UNUSED_KPI: "unused_kpi", Note, Some('R');
    DATA_TOO_RARE: "data_too_rare", Blocks, Some('T');
    DEADLINE_BEFORE_START: "deadline_before_start", Blocks, Some('T');
    NO_DEADLINE: "no_deadline", Blocks, Some('T');
    NO_OBSERVATION_WINDOW: "no_observation_window", Blocks, Some('T');
    CHECKPOINTS_CONTRADICT: "checkpoints_contradict", Weakens, Some('T');
    WINDOW_TOO_SHORT: "window_too_short", Weakens, Some('T');
    STALE: "stale", Note, Some('T');
    NEGATIVE_READING: "negative_reading", Weakens, Some('M');
    CADENCES_DISAGREE: "cadences_disagree", Note, None;
    DEFINITION_DIFFERS: "definition_differs", Note, None;
    GOALS_CONFLICT: "goals_conflict", Note, None;
    WEIGHTS_ALL_ZERO: "weights_all_zero", Note, None;
}

//! A business aim.

/// "Brand awareness": an aim that goals serve. Which goals do is said by each goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    pub name: String,
    /// What is meant, in the strategist's words.
    pub description: String,
    /// ≥ 0; how much it counts beside the others.
    pub weight: f64,
    pub owner: String,
    pub notes: String,
}

impl Default for Objective {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            weight: 1.0,
            owner: String::new(),
            notes: String::new(),
        }
    }
}

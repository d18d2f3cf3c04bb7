//! The two plans that come with the program.

/// A sample plan; opened as an untitled copy, so that it cannot overwrite anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    Netflix,
    NetflixBrandAndCare,
}

impl Sample {
    pub const ALL: [Self; 2] = [Self::Netflix, Self::NetflixBrandAndCare];

    /// The plan file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Netflix => include_bytes!("../../assets/samples/netflix.ron"),
            Self::NetflixBrandAndCare => {
                include_bytes!("../../assets/samples/netflix-brand-and-care.ron")
            }
        }
    }
}

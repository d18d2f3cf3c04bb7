//! How figures and days are put into words on screen.

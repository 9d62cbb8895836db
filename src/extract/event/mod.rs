//! Events: where a post names them, and which editions it means.

pub mod edition;
pub mod mention;
pub mod place;
pub mod schedule;

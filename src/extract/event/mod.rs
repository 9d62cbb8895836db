//! Events: where a post names them, and which editions it means.

pub mod coined;
pub mod edition;
mod home;
pub mod mention;
pub mod origin;
pub mod place;
pub mod schedule;
mod when;

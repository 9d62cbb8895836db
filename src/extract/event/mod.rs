//! Events: where a post names them, and which editions it means.

mod allied;
pub mod billed;
mod chapter;
mod city;
pub mod coined;
pub mod edition;
mod held;
mod home;
mod host;
mod landmark;
mod local;
pub mod mention;
mod occasion;
pub mod origin;
pub mod place;
mod retrospect;
pub mod schedule;
pub mod supposed;
mod surroundings;
mod umbrella;
mod weekday;
mod when;
mod year;

/// Gets the patterns ready that take longest, if they are not yet.
pub fn prepare() {
    held::prepare();
    coined::prepare();
    surroundings::prepare();
}

//! People: what looks like a name, and lines that credit people with a talk.

mod addressed;
pub mod credits;
pub mod employed;
mod gathering;
pub mod group;
mod han;
mod introduced;
mod joint;
mod latin_employer;
pub mod name;
pub mod other_name;
pub mod owner;
pub mod role;
pub mod span;
mod titled;

//! People: what looks like a name, and lines that credit people with a talk.

pub mod credits;
pub mod group;
pub mod name;
pub mod span;

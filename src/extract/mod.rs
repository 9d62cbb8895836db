//! A post becomes facts. Pure: the same post and reference data always give the same facts.

pub mod facts;
pub mod link;

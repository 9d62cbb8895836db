//! Questions to a catalog: names to rows, filters to SQL, SQL to [`Rows`](crate::output::Rows).
//!
//! Invariant: a catalog is only ever read here, and what a user types reaches SQLite as a bound
//! parameter, never as SQL (but for [`console`], whose guard lets nothing but reading through).

pub mod console;
pub mod diagram;
pub mod functions;
pub mod lasting;
pub mod listing;
pub mod lookup;
pub mod open;
pub mod order;
pub mod pages;
pub mod place;
pub mod review;
pub mod scope;
pub mod search;
pub mod stats;
pub mod suggest;
pub mod tables;

//! What was found in texts that rule after rule asks for.

use std::cell::RefCell;
use std::collections::HashMap;

/// What was found in each text so far.
#[derive(Debug)]
pub struct Memo<T>(RefCell<HashMap<Box<str>, T>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Memo<T> {
    /// What is in a text; it is read when the first one asks.
    pub fn of(&self, text: &str, read: impl FnOnce() -> T) -> T {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let found = read();
        self.0.borrow_mut().insert(text.into(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once() {
        let memo = Memo::default();
        assert_eq!(memo.of("sails", || 1), 1);
        assert_eq!(memo.of("sails", || unreachable!("it is known")), 1);
        assert_eq!(memo.of("ropes", || memo.of("sails", || 3) + 1), 2);
    }
}

//! Parents, without circles.

use std::collections::BTreeMap;

/// Takes pairs of child and parent in the order given, leaving out whatever would close a circle
/// or give a child a second parent.
pub fn without_circles<T: Ord + Copy>(pairs: impl IntoIterator<Item = (T, T)>) -> BTreeMap<T, T> {
    let mut parents: BTreeMap<T, T> = BTreeMap::new();
    for (child, parent) in pairs {
        let mut above = Some(parent);
        while let Some(next) = above
            && next != child
        {
            above = parents.get(&next).copied();
        }
        if above.is_none() {
            parents.entry(child).or_insert(parent);
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_closes_a_circle() {
        let parents = without_circles([(1, 2), (2, 3), (3, 1), (4, 4), (1, 5)]);
        assert_eq!(parents, BTreeMap::from([(1, 2), (2, 3)]));
    }
}

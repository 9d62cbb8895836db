//! Groups of things that are the same, where some must not be.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Numbers in disjoint groups. Each number has an owner, and no group holds two of one owner.
#[derive(Debug)]
pub struct Clusters {
    parent: Vec<usize>,
    owners: Vec<BTreeSet<usize>>,
}

impl Clusters {
    /// A group of its own for each number below `owners.len()`.
    pub fn new(owners: &[usize]) -> Self {
        Self {
            parent: (0..owners.len()).collect(),
            owners: owners.iter().map(|&owner| BTreeSet::from([owner])).collect(),
        }
    }

    /// Joins the groups of these numbers as far as their owners allow it, in the order given.
    pub fn join_all(&mut self, numbers: &[usize]) {
        let mut groups: Vec<usize> = Vec::new();
        for &number in numbers {
            let root = self.root(number);
            if !groups.iter_mut().any(|group| self.join(group, root)) {
                groups.push(root);
            }
        }
    }

    /// The groups, each in rising order, ordered by their first number.
    pub fn into_groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..self.parent.len() {
            let root = self.root(number);
            groups.entry(root).or_default().push(number);
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort();
        groups
    }

    fn root(&mut self, number: usize) -> usize {
        let mut root = number;
        while self.parent[root] != root {
            self.parent[root] = self.parent[self.parent[root]];
            root = self.parent[root];
        }
        root
    }

    /// Joins two groups given by their roots, unless one owner has a number in both.
    fn join(&mut self, group: &mut usize, other: usize) -> bool {
        *group = self.root(*group);
        if *group == other {
            return true;
        }
        if !self.owners[*group].is_disjoint(&self.owners[other]) {
            return false;
        }
        let (large, small) = if self.owners[*group].len() < self.owners[other].len() {
            (other, *group)
        } else {
            (*group, other)
        };
        let moved = std::mem::take(&mut self.owners[small]);
        self.owners[large].extend(moved);
        self.parent[small] = large;
        *group = large;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joins_through_a_third() {
        let mut clusters = Clusters::new(&[0, 1, 2, 3]);
        clusters.join_all(&[0, 2]);
        clusters.join_all(&[2, 3]);
        assert_eq!(clusters.into_groups(), [vec![0, 2, 3], vec![1]]);
    }

    #[test]
    fn keeps_two_of_one_owner_apart() {
        let mut clusters = Clusters::new(&[7, 7, 8]);
        clusters.join_all(&[0, 2]);
        clusters.join_all(&[0, 1, 2]);
        assert_eq!(clusters.into_groups(), [vec![0, 2], vec![1]]);
    }

    proptest! {
        #[test]
        fn no_group_holds_two_of_one_owner(
            owners in prop::collection::vec(0..4_usize, 1..12),
            joins in prop::collection::vec(prop::collection::vec(0..12_usize, 0..6), 0..8),
        ) {
            let mut clusters = Clusters::new(&owners);
            for join in joins {
                let numbers: Vec<usize> = join.into_iter().filter(|&n| n < owners.len()).collect();
                clusters.join_all(&numbers);
            }
            let groups = clusters.into_groups();
            prop_assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), owners.len());
            for group in groups {
                let distinct: BTreeSet<usize> = group.iter().map(|&n| owners[n]).collect();
                prop_assert_eq!(distinct.len(), group.len());
            }
        }
    }
}

//! Groups of things that are the same, where some must not be.

use std::collections::BTreeMap;

/// A reason for which things are apart, and the side of it on which one of them is: no group holds
/// two things on different sides of one reason.
pub type Side = (usize, usize);

/// Numbers in disjoint groups.
#[derive(Debug)]
pub struct Clusters {
    parent: Vec<usize>,
    /// By root and reason, the sides of all members of a group. In one map: nearly every group has one
    /// side, for which a map of its own would take ten times the room.
    sides: BTreeMap<(usize, usize), usize>,
    /// By root: how many sides its group is on.
    counts: Vec<usize>,
}

impl Clusters {
    /// A group of its own for each number below `sides.len()`, on one side.
    pub fn new(sides: &[Side]) -> Self {
        let keyed = sides.iter().enumerate();
        Self {
            parent: (0..sides.len()).collect(),
            sides: keyed.map(|(number, &(reason, side))| ((number, reason), side)).collect(),
            counts: vec![1; sides.len()],
        }
    }

    /// Groups of which none holds two of one owner.
    pub fn of_owners(owners: &[usize]) -> Self {
        let sides = owners.iter().enumerate().map(|(number, &owner)| (owner, number));
        Self::new(&sides.collect::<Vec<_>>())
    }

    /// Puts a number, and all that is joined with it, on a side.
    pub fn put(&mut self, number: usize, (reason, side): Side) {
        let root = self.root(number);
        if self.sides.insert((root, reason), side).is_none() {
            self.counts[root] += 1;
        }
    }

    /// The sides that the group of a root is on.
    fn sides(&self, root: usize) -> impl Iterator<Item = Side> {
        let all = self.sides.range((root, 0)..=(root, usize::MAX));
        all.map(|(&(_, reason), &side)| (reason, side))
    }

    /// Whether two numbers are in one group.
    pub fn joined(&mut self, a: usize, b: usize) -> bool {
        self.root(a) == self.root(b)
    }

    /// Whether two numbers are in groups that must not be joined.
    pub fn are_apart(&mut self, a: usize, b: usize) -> bool {
        let (large, small) = self.by_size(a, b);
        let apart =
            |(reason, side)| self.sides.get(&(large, reason)).is_some_and(|&other| other != side);
        large != small && self.sides(small).any(apart)
    }

    /// The roots of two numbers, that of more sides first.
    fn by_size(&mut self, a: usize, b: usize) -> (usize, usize) {
        let (a, b) = (self.root(a), self.root(b));
        if self.counts[a] < self.counts[b] { (b, a) } else { (a, b) }
    }

    /// Joins the groups of two numbers, unless that would bring different sides together. Tells
    /// whether they are in one group now.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let apart = self.are_apart(a, b);
        if !apart {
            self.force(a, b);
        }
        !apart
    }

    /// Joins the groups of two numbers whatever speaks against it.
    pub fn force(&mut self, a: usize, b: usize) {
        let (large, small) = self.by_size(a, b);
        if large == small {
            return;
        }
        for (reason, side) in self.sides(small).collect::<Vec<_>>() {
            self.sides.remove(&(small, reason));
            self.sides.entry((large, reason)).or_insert_with(|| {
                self.counts[large] += 1;
                side
            });
        }
        self.parent[small] = large;
    }

    /// Joins the groups of these numbers as far as it is allowed, in the order given.
    pub fn join_all(&mut self, numbers: &[usize]) {
        let mut groups: Vec<usize> = Vec::new();
        for &number in numbers {
            if !groups.iter().any(|&group| self.join(group, number)) {
                groups.push(number);
            }
        }
    }

    /// The group that a number is in, named by one of its members.
    pub fn root(&mut self, number: usize) -> usize {
        let mut root = number;
        while self.parent[root] != root {
            self.parent[root] = self.parent[self.parent[root]];
            root = self.parent[root];
        }
        root
    }

    /// The groups, each in rising order, ordered by their first number.
    pub fn groups(&mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for number in 0..self.parent.len() {
            let root = self.root(number);
            groups.entry(root).or_default().push(number);
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort();
        groups
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joins_through_a_third() {
        let mut clusters = Clusters::of_owners(&[0, 1, 2, 3]);
        clusters.join_all(&[0, 2]);
        clusters.join_all(&[2, 3]);
        assert_eq!(clusters.groups(), [vec![0, 2, 3], vec![1]]);
        assert!(clusters.joined(0, 3) && !clusters.joined(0, 1));
    }

    #[test]
    fn keeps_two_of_one_owner_apart() {
        let mut clusters = Clusters::of_owners(&[7, 7, 8]);
        clusters.join_all(&[0, 2]);
        clusters.join_all(&[0, 1, 2]);
        assert_eq!(clusters.groups(), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn sides_of_one_reason_stay_apart_unless_forced() {
        let mut clusters = Clusters::of_owners(&[0, 1, 2]);
        clusters.put(0, (9, 0));
        clusters.put(1, (9, 0));
        clusters.put(2, (9, 1));
        assert!(clusters.join(0, 1));
        assert!(!clusters.join(1, 2));
        clusters.force(1, 2);
        assert!(clusters.joined(0, 2));
    }

    proptest! {
        #[test]
        fn no_group_holds_two_of_one_owner(
            owners in prop::collection::vec(0..4_usize, 1..12),
            joins in prop::collection::vec(prop::collection::vec(0..12_usize, 0..6), 0..8),
        ) {
            let mut clusters = Clusters::of_owners(&owners);
            for join in joins {
                let numbers: Vec<usize> = join.into_iter().filter(|&n| n < owners.len()).collect();
                clusters.join_all(&numbers);
            }
            let groups = clusters.groups();
            prop_assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), owners.len());
            for group in groups {
                let distinct: BTreeSet<usize> = group.iter().map(|&n| owners[n]).collect();
                prop_assert_eq!(distinct.len(), group.len());
            }
        }
    }
}

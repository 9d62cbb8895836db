//! Groups of things that are the same, where some must not be.

use std::collections::BTreeMap;

/// A reason for which things are apart, and the side of it on which one of them is: no group holds
/// two things on different sides of one reason.
pub type Side = (usize, usize);

/// Numbers in disjoint groups.
#[derive(Debug)]
pub struct Clusters {
    parent: Vec<usize>,
    /// By root: the sides of all its members.
    sides: Vec<BTreeMap<usize, usize>>,
}

impl Clusters {
    /// A group of its own for each number below `sides.len()`.
    pub fn new(sides: Vec<BTreeMap<usize, usize>>) -> Self {
        Self { parent: (0..sides.len()).collect(), sides }
    }

    /// Groups of which none holds two of one owner.
    pub fn of_owners(owners: &[usize]) -> Self {
        Self::new((0..).zip(owners).map(|(number, &owner)| [(owner, number)].into()).collect())
    }

    /// Puts a number, and all that is joined with it, on a side.
    pub fn put(&mut self, number: usize, (reason, side): Side) {
        let root = self.root(number);
        self.sides[root].insert(reason, side);
    }

    /// Whether two numbers are in one group.
    pub fn joined(&mut self, a: usize, b: usize) -> bool {
        self.root(a) == self.root(b)
    }

    /// Whether two numbers are in groups that must not be joined.
    pub fn are_apart(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let sides = &self.sides;
        a != b
            && sides[b]
                .iter()
                .any(|(reason, side)| sides[a].get(reason).is_some_and(|own| own != side))
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
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (large, small) =
            if self.sides[a].len() < self.sides[b].len() { (b, a) } else { (a, b) };
        for (reason, side) in std::mem::take(&mut self.sides[small]) {
            self.sides[large].entry(reason).or_insert(side);
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

//! The line of what somebody holds something to be: "The war was a mistake".

use syntax::Relation;

use super::Line;
use crate::chronicle::claims::Claim;
use crate::chronicle::line::capital;

impl Line<'_, '_> {
    /// Returns the line of a claim; who holds it stands beside it.
    pub(crate) fn claimed(mut self, claim: Claim) -> String {
        let whole: Vec<usize> = self.part(claim.what).into_iter().chain(self.part(claim.held)).collect();
        let over = self.shorten(&whole);
        self.cut.extend(over);
        let (what, held) = (self.part(claim.what), self.part(claim.held));
        let helper = self.grammar.helpers()[usize::from(self.is_plural(claim.what))];
        capital(&format!("{} {helper}{}", self.said(&what), self.said(&held)))
    }

    /// The words of one side of it, without what joins it to the verb.
    fn part(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree;
        let joins = |child: usize| tree.head(child) == Some(noun) && tree.relation(child) == Relation::Case;
        let mut words = Vec::new();
        tree.gather_under(noun, &|child| joins(child) || self.leaves(child), &mut words);
        words.sort_unstable();
        self.trimmed(words)
    }
}

//! How many grids, and how large: the rule of sizes and what is done where it cannot be kept.
//!
//! - As many grids as come nearest to the middle of the rule, rounded up (18 households of 15–20),
//!   among the numbers that keep it; halves go to the even number. Where grids are to be kept, the
//!   legal number nearest to that of now.
//!   Where a barrier would be broken, the other legal numbers are tried, the nearest first.
//! - Below the least, the group is one grid.
//! - Where no number keeps the rule (21–29, 41–44 households of 15–20): the number with the fewest
//!   households over the most or under the least, counted over all grids; of two such numbers the
//!   smaller, which needs fewer gridworkers. The grids are then as equal as they can be.
use super::Finding;
use crate::domain::SizeRule;

/// The number of grids and the bounds of each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    pub grids: usize,
    pub low: usize,
    pub high: usize,
    /// Other numbers of grids that keep the rule, the nearest first; empty where one was asked for.
    pub others: Vec<usize>,
    pub findings: Vec<Finding>,
}

/// Plans for so many households; `now` is the number of grids to stay near, `asked` the office's own.
pub(super) fn plan(homes: usize, rule: SizeRule, asked: Option<usize>, now: Option<usize>) -> Plan {
    let (min, max) = (usize::from(rule.min).max(1), usize::from(rule.max).max(1));
    let (min, max) = (min.min(max), max.max(min));
    let mut findings = Vec::new();
    let legal = |grids: &usize| grids * min <= homes && homes <= grids * max;
    let mut refuse = |grids: usize| {
        if asked.is_some_and(|asked| asked != grids) {
            findings.push(Finding::NumberNotLegal { asked: asked.unwrap_or_default(), grids });
        }
    };
    if homes < min {
        refuse(1);
        if homes > 0 {
            findings.push(Finding::BelowLeast { households: homes, min });
        }
        return Plan { grids: 1, low: homes, high: homes.max(1), others: Vec::new(), findings };
    }
    let (fewest, most) = (homes.div_ceil(max), homes / min);
    if fewest <= most {
        let usual = nearest(homes, (min + max).div_ceil(2));
        let grids = asked.filter(legal).unwrap_or_else(|| now.unwrap_or(usual).clamp(fewest, most));
        refuse(grids);
        let mut others: Vec<usize> = (fewest..=most).filter(|&n| n != grids).collect();
        others.sort_by_key(|&n| (n.abs_diff(grids), n));
        if asked.is_some_and(|asked| asked == grids) {
            others.clear();
        }
        return Plan { grids, low: min, high: max, others, findings };
    }
    // One number of grids makes them too large, the next makes them too small.
    let over = homes - most * max;
    let under = fewest * min - homes;
    let grids = if over <= under { most } else { fewest };
    refuse(grids);
    let (low, high) = if grids == most { (max, homes.div_ceil(grids)) } else { (homes / grids, min) };
    findings.push(Finding::SizesNotMet { households: homes, grids, min, max });
    Plan { grids, low, high, others: Vec::new(), findings }
}

/// `homes / size` to the nearest whole number, halves to the even one.
const fn nearest(homes: usize, size: usize) -> usize {
    let (whole, rest) = (homes / size, homes % size);
    if rest * 2 > size || (rest * 2 == size && whole % 2 == 1) { whole + 1 } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(homes: usize, grids: usize, low: usize, high: usize) {
        let plan = plan(homes, SizeRule::default(), None, None);
        assert_eq!((plan.grids, plan.low, plan.high), (grids, low, high), "{homes}");
        assert_eq!(plan.findings.is_empty(), (15..=20).contains(&low) && high <= 20, "{homes}");
        assert!(grids * low <= homes && homes <= grids * high, "{homes}");
    }

    #[test]
    fn numbers_and_bounds() {
        check(3, 1, 3, 3);
        check(14, 1, 14, 14);
        for (homes, grids) in [(15, 1), (20, 1), (30, 2), (45, 3), (63, 4), (81, 5), (99, 6), (153, 8)] {
            check(homes, grids, 15, 20);
        }
        check(21, 1, 20, 21);
        check(25, 1, 20, 25);
        check(26, 2, 13, 15);
        check(29, 2, 14, 15);
        check(41, 2, 20, 21);
        check(43, 3, 14, 15);
    }

    #[test]
    fn what_is_asked_and_what_is_kept() {
        let rule = SizeRule::default();
        assert_eq!(plan(60, rule, Some(4), None).grids, 4);
        let refused = plan(60, rule, Some(5), None);
        assert_eq!((refused.grids, refused.findings.len()), (3, 1));
        assert_eq!(plan(60, rule, None, Some(4)).grids, 4);
        assert_eq!(plan(60, rule, None, Some(7)).grids, 4);
        let own = plan(30, SizeRule { min: 5, max: 8 }, None, None);
        assert_eq!((own.grids, own.low, own.high), (4, 5, 8));
    }
}

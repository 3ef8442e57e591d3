//! The best cuts of a row: an order of households (by door, along a curve) into runs of legal
//! size, exactly, by dynamic programming over the ends of the runs.
use super::super::slice::At;

/// How a row is to be cut.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Cut {
    pub grids: usize,
    pub low: usize,
    pub high: usize,
}

/// The ends of the runs, of which `cost(start, end)` is the cost of one: the least sum there is.
/// `None` where the sizes do not fit. Time grows as households × grids × sizes.
pub(in super::super) fn cuts(
    homes: usize,
    cut: Cut,
    mut cost: impl FnMut(usize, usize) -> f64,
) -> Option<Vec<usize>> {
    let Cut { grids, low, high } = cut;
    let low = low.max(1);
    if high < low || grids * low > homes || grids * high < homes {
        return None;
    }
    let sizes = high - low + 1;
    let mut run = vec![f64::INFINITY; (homes + 1) * sizes];
    for end in low..=homes {
        for size in low..=high.min(end) {
            run.put(end * sizes + size - low, cost(end - size, end));
        }
    }
    let mut before = vec![f64::INFINITY; homes + 1];
    before.put(0, 0.0);
    let mut last = vec![0_u32; (grids + 1) * (homes + 1)];
    for grid in 1..=grids {
        let mut now = vec![f64::INFINITY; homes + 1];
        // Where the run can end with room for those before and after it.
        let first = (grid * low).max(homes.saturating_sub((grids - grid) * high));
        for end in first..=(grid * high).min(homes - (grids - grid) * low) {
            let (mut least, mut size_of) = (f64::INFINITY, 0);
            for size in low..=high.min(end) {
                let sum = before.at(end - size) + run.at(end * sizes + size - low);
                if sum < least {
                    (least, size_of) = (sum, size);
                }
            }
            now.put(end, least);
            last.put(grid * (homes + 1) + end, size_of as u32);
        }
        before = now;
    }
    let (mut ends, mut end) = (Vec::with_capacity(grids), homes);
    for grid in (1..=grids).rev() {
        let size = last.at(grid * (homes + 1) + end) as usize;
        if size == 0 {
            return None;
        }
        ends.push(end);
        end -= size.min(end);
    }
    ends.reverse();
    Some(ends)
}

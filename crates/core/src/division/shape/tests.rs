use super::*;
use crate::division::slice::Dice;

fn spread(state: &State) -> f64 {
    (0..state.problem.grids).map(|c| state.spread(c)).sum()
}

fn random(n: usize, seed: u64) -> Vec<Spot> {
    let mut dice = Dice::new(seed);
    (0..n).map(|_| [(dice.part() * 9e5).round() / 1e3, (dice.part() * 9e5).round() / 1e3]).collect()
}

/// The best of all two parts, by trying all.
fn all_parts(spots: &[Spot], low: usize, high: usize) -> f64 {
    let mut least = f64::INFINITY;
    for bits in 0_u32..1 << spots.len() {
        let size = bits.count_ones() as usize;
        if (low..=high).contains(&size) && (low..=high).contains(&(spots.len() - size)) {
            let problem = Problem { spots: spots.to_vec(), grids: 2, low, high, ..Problem::default() };
            let of = (0..spots.len()).map(|i| (bits >> i & 1) as usize).collect();
            least = least.min(spread(&State::new(&problem, of)));
        }
    }
    least
}

#[test]
fn two_parts_are_the_best_there_are() {
    for seed in 0..12 {
        let mut spots = random(11, seed);
        if seed % 3 == 0 {
            // Rows and columns, and two in one place.
            for s in &mut spots {
                *s = s.map(|v| (v / 200.0).round() * 200.0);
            }
        }
        let parts = bisect(&spots, 4, 7).unwrap();
        let problem = Problem { spots: spots.clone(), grids: 2, low: 4, high: 7, ..Problem::default() };
        let found = spread(&State::new(&problem, parts));
        let least = all_parts(&spots, 4, 7);
        assert!(found <= least * (1.0 + 1e-9) + 1e-6, "{seed}: {found} {least}");
    }
    assert_eq!(bisect(&random(9, 1), 5, 8), None);
}

#[test]
fn assignment_is_the_cheapest_within_bounds() {
    for seed in 0..20 {
        let mut dice = Dice::new(seed);
        let (n, k, low, high) = (9, 3, 2, 4);
        let cost: Vec<f64> = (0..n * k).map(|_| (dice.part() * 100.0).round()).collect();
        let price = |of: &[usize]| of.iter().enumerate().map(|(i, &c)| cost[i * k + c]).sum::<f64>();
        let legal =
            |of: &[usize]| (0..k).all(|c| (low..=high).contains(&of.iter().filter(|&&o| o == c).count()));
        let mut least = f64::INFINITY;
        for number in 0..3_usize.pow(9) {
            let of: Vec<usize> = (0..9).map(|i| number / 3_usize.pow(i) % 3).collect();
            if legal(&of) {
                least = least.min(price(&of));
            }
        }
        let found = assign(&cost, k, low, high);
        assert!(legal(&found), "{seed}: {found:?}");
        assert!((price(&found) - least).abs() < 1e-6, "{seed}: {} {least}", price(&found));
    }
}

#[test]
fn cuts_are_the_best_there_are() {
    let value = [3.0, 4.0, 9.0, 10.0, 11.0, 30.0, 31.0, 35.0];
    let cost = |a: usize, b: usize| (value[b - 1] - value[a]) * (value[b - 1] - value[a]);
    let ends = cuts(8, Cut { grids: 3, low: 2, high: 4 }, cost).unwrap();
    assert_eq!(ends, [2, 5, 8]);
    assert_eq!(cuts(8, Cut { grids: 3, low: 3, high: 4 }, cost), None);
}

#[test]
fn what_may_not_be_together_is_not() {
    let spots = random(45, 3);
    let mut apart = vec![Vec::new(); 45];
    for (a, b) in [(0, 1), (0, 2), (1, 2), (5, 9)] {
        apart[a].push(b as u32);
        apart[b].push(a as u32);
    }
    let mut candidate = vec![false; 45];
    for i in [3, 4, 5] {
        candidate[i] = true;
    }
    let problem =
        Problem { spots, grids: 3, low: 13, high: 17, apart, candidate, heavy: 1e9, ..Problem::default() };
    let state = search(&problem, &[], None, Effort { throws: 2, moves: 1, windows: 3 });
    assert!(state.legal() && state.clashes() == 0);
    assert!(state.cost() < 1e9, "each grid has a candidate");
}

/// With sizes that leave no single move, a candidate comes by a swap, though the shape is worse for it.
#[test]
fn a_candidate_comes_by_a_swap() {
    let spots = (0..8).map(|i| [f64::from(i) * 10.0, 0.0]).collect();
    let candidate = (0..8).map(|i| i < 2).collect();
    let problem = Problem { spots, grids: 2, low: 4, high: 4, candidate, heavy: 1e7, ..Problem::default() };
    let mut state = State::new(&problem, vec![0, 0, 0, 0, 1, 1, 1, 1]);
    settle_only(&mut state);
    assert!(state.legal() && state.cost() < 1e7, "{:?}", state.of);
}

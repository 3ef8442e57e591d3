"""The peers in division, on the same groups: k-means-constrained with one start and with ten,
k-means with greedy balance, exact cuts of Hilbert's order and of the order of doors. Judges every
division, ours too, by one sum of squares; gives the exact optimum of groups of two grids and proven
bounds of groups of three to five.

peers.py GROUPS.json OURS.json [BOUNDS]: prints one JSON object."""

import json
import math
import sys
import time

import cvxpy as cp
import numpy as np
from k_means_constrained import KMeansConstrained
from sklearn.cluster import KMeans

LOW, HIGH, USUAL = 15, 20, 18
DEGREE = 111_195.08


def plane(places):
    """Longitudes and latitudes as metres about their middle."""
    at = np.array(places)
    middle = at.mean(0)
    return (at - middle) * DEGREE * np.array([math.cos(math.radians(middle[1])), 1.0])


def number(homes):
    """Grids of a group: nearest to 18 households each, halves to even."""
    return min(max(round(homes / USUAL), math.ceil(homes / HIGH)), homes // LOW)


def squares(spots, grids):
    return sum(float(((spots[grids == c] - spots[grids == c].mean(0)) ** 2).sum()) for c in np.unique(grids))


def runs(grids):
    return 1 + int((np.diff(grids) != 0).sum())


def row(spots, order, k):
    """The best cuts of an order, by dynamic programming."""
    n = len(order)
    line = spots[order]
    sums = np.vstack([np.zeros(3), np.cumsum(np.c_[line, (line**2).sum(1)], 0)])
    best = np.full((k + 1, n + 1), np.inf)
    size = np.zeros((k + 1, n + 1), int)
    best[0, 0] = 0
    for grid in range(1, k + 1):
        for m in range(LOW, HIGH + 1):
            part = sums[m:] - sums[:-m]
            cost = part[:, 2] - (part[:, :2] ** 2).sum(1) / m + best[grid - 1, :-m]
            better = cost < best[grid, m:]
            best[grid, m:][better] = cost[better]
            size[grid, m:][better] = m
    grids, end = np.zeros(n, int), n
    for grid in range(k, 0, -1):
        m = size[grid, end]
        grids[order[end - m : end]] = grid - 1
        end -= m
    return grids


def hilbert(spots):
    """The order along Hilbert's curve, all households at once."""
    low = spots.min(0)
    x, y = ((spots - low) / max((spots - low).max(), 1e-9) * 65535).astype(np.int64).T
    way, side = np.zeros(len(spots), np.int64), 32768
    while side:
        right, up = (x & side > 0).astype(np.int64), (y & side > 0).astype(np.int64)
        way += side * side * ((3 * right) ^ up)
        flip = (up == 0) & (right == 1)
        x, y = np.where(flip, 65535 - x, x), np.where(flip, 65535 - y, y)
        x, y = np.where(up == 0, y, x), np.where(up == 0, x, y)
        side //= 2
    return np.argsort(way, kind="stable")


def constrained(spots, k, starts):
    if k == 1:
        return np.zeros(len(spots), int)
    return KMeansConstrained(k, size_min=LOW, size_max=HIGH, n_init=starts, random_state=0).fit_predict(spots)


def greedy(spots, k):
    """k-means, then the nearest pairs of household and middle while there is room."""
    middles = KMeans(k, n_init=3, random_state=0).fit(spots).cluster_centers_
    far = ((spots[:, None] - middles[None]) ** 2).sum(2)
    grids, held, spare = np.full(len(spots), -1), np.zeros(k, int), len(spots) - LOW * k
    for home, grid in zip(*np.unravel_index(np.argsort(far, axis=None), far.shape)):
        if grids[home] >= 0:
            continue
        if held[grid] >= LOW:
            if held[grid] >= HIGH or spare == 0:
                continue
            spare -= 1
        grids[home] = grid
        held[grid] += 1
    return grids


def best_two(spots):
    """The optimum of two grids: a straight line parts them, so every direction is tried."""
    n = len(spots)
    a, b = np.triu_indices(n, 1)
    step = spots[b] - spots[a]
    turn = np.unique(np.mod(np.arctan2(step[:, 1], step[:, 0]) + math.pi / 2, math.pi))
    between = (turn + np.r_[turn[1:], turn[0] + math.pi]) / 2
    order = np.argsort(spots @ np.array([np.cos(between), np.sin(between)]), axis=0)
    sums = np.cumsum(spots[order], 0)
    sizes = np.arange(max(LOW, n - HIGH), min(HIGH, n - LOW) + 1)
    gain = (sums[sizes - 1] ** 2).sum(2) * (1 / sizes + 1 / (n - sizes))[:, None]
    return float((spots**2).sum() - gain.max())


def bound(spots, k):
    """A proven lower bound: the semidefinite relaxation of Peng and Wei (2007) with sizes."""
    n, scale = len(spots), spots.std() or 1.0
    far = ((spots[:, None] - spots[None]) ** 2).sum(2) / scale**2
    z = cp.Variable((n, n), PSD=True)
    own = cp.diag(z)
    rules = [cp.sum(z, axis=1) == 1, cp.trace(z) == k, z >= 0, own >= 1 / HIGH, own <= 1 / LOW]
    rules.append(z <= cp.reshape(own, (n, 1), order="F") @ np.ones((1, n)))
    problem = cp.Problem(cp.Minimize(cp.sum(cp.multiply(far, z)) / 2), rules)
    problem.solve(solver=cp.SCS, eps=1e-5, max_iters=20_000)
    return float(problem.value) * scale**2


def main():
    groups = [plane(places) for places in json.load(open(sys.argv[1]))["groups"]]
    ours = json.load(open(sys.argv[2]))
    numbers = [number(len(spots)) for spots in groups]
    contestants = {
        "doors, exact cuts": lambda s, k: row(s, np.arange(len(s)), k),
        "Hilbert, exact cuts": lambda s, k: row(s, hilbert(s), k),
        "k-means, greedy balance": greedy,
        "k-means-constrained, 1 start": lambda s, k: constrained(s, k, 1),
        "k-means-constrained, 10 starts": lambda s, k: constrained(s, k, 10),
    }
    made = {name: [np.array(g) for g in ours[key]] for name, key in (("ours", "grids"), ("ours, by doors", "doors"))}
    seconds = {}
    for name, divide in contestants.items():
        print("  ", name, file=sys.stderr, flush=True)
        start = time.perf_counter()
        made[name] = [divide(spots, k) for spots, k in zip(groups, numbers)]
        seconds[name] = time.perf_counter() - start
    each = {name: np.array([squares(s, g) for s, g in zip(groups, grids)]) for name, grids in made.items()}
    methods = {}
    for name, grids in made.items():
        sizes = [np.unique(g, return_counts=True)[1] for g in grids]
        illegal = sum(int(((s < LOW) | (s > HIGH)).sum()) + int(len(s) != k) for s, k in zip(sizes, numbers))
        methods[name] = {
            "squares": float(each[name].sum()),
            "seconds": seconds.get(name),
            "illegal": illegal,
            "runs": sum(runs(g) for g in grids) / sum(numbers),
            "worst": float((each["ours"] / np.maximum(each[name], 1e-6)).max()),
            "over": int((each["ours"] > 1.02 * each[name] + 1e-6).sum()),
        }
    two = [i for i, k in enumerate(numbers) if k == 2]
    optimum = np.array([best_two(groups[i]) for i in two])
    some = [i for i, k in enumerate(numbers) if 3 <= k <= 5]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 12
    rows = []
    for i in some[:: max(1, len(some) // max(count, 1))][:count]:
        print("   bound", len(rows) + 1, "of", count, file=sys.stderr, flush=True)
        proven = bound(groups[i], numbers[i])
        peer = each["k-means-constrained, 10 starts"][i]
        rows.append({"homes": len(groups[i]), "grids": numbers[i], "ours": float(each["ours"][i] / proven), "peer": float(peer / proven)})
    print(json.dumps({
        "groups": len(groups), "homes": sum(map(len, groups)), "grids": sum(numbers), "methods": methods,
        "two": {"groups": len(two), "worst": float((each["ours"][two] / np.maximum(optimum, 1e-6)).max()), "sum": float(each["ours"][two].sum() / optimum.sum())},
        "bounds": rows,
    }))


main()

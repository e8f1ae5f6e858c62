# %% right: a matrix of distances
def win_share(rules, starts, n_steps):
    starts = np.asarray(starts)
    distance = np.empty(starts.shape)
    for t in range(starts.shape[0]):
        for r, rule in enumerate(rules):
            distance[t, r] = np.abs(gradient_descent(df, starts[t, r], rule, n_steps)[-1][0] - X_MIN)
    winners = distance.argmin(axis=1)
    return np.bincount(winners, minlength=len(rules)) / len(starts)
# %% right: plain Python lists
def win_share(rules, starts, n_steps):
    wins = [0] * len(rules)
    for trial in starts:
        ends = []
        for rule, start in zip(rules, trial):
            ends.append(abs(float(gradient_descent(df, float(start), rule, n_steps)[-1][0]) - 0.5))
        wins[ends.index(min(ends))] += 1
    return [w / len(starts) for w in wins]
# %% right: its own vector of all trials, squared distances
def win_share(rules, starts, n_steps):
    ends = []
    for column, rule in zip(np.transpose(starts), rules):
        x = np.array(column, dtype=float)
        for i in range(n_steps):
            x = x - np.array([rule(i, n_steps, g) for g in df(x)]) * df(x)
        ends.append((x - X_MIN) ** 2)
    winner = np.argmin(ends, axis=0)
    return np.array([(winner == r).mean() for r in range(len(rules))])
# %% wrong: one start for the whole trial | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, row[0], rule, n_steps)[-1][0] - X_MIN) for rule in rules]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: the sign of the distance is kept | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [gradient_descent(df, s, rule, n_steps)[-1][0] - X_MIN for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: the furthest wins | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[-1][0] - X_MIN) for rule, s in zip(rules, row)]
        wins[np.argmax(ends)] += 1
    return wins / len(starts)
# %% wrong: counts instead of shares | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[-1][0] - X_MIN) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins
# %% wrong: divides by the number of rules | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[-1][0] - X_MIN) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(rules)
# %% wrong: the distance to zero instead of to the minimum | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[-1][0]) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: looks at the first row of the log | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[0][0] - X_MIN) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: the last gradient instead of the last position | fails: closest_wins
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[-1][1]) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: the mean distance decides | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    ends = [
        [abs(gradient_descent(df, s, rule, n_steps)[-1][0] - X_MIN) for rule, s in zip(rules, row)] for row in starts
    ]
    share = np.zeros(len(rules))
    share[np.argmin(np.mean(ends, axis=0))] = 1
    return share
# %% wrong: 50 steps whatever is asked | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, 50)[-1][0] - X_MIN) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: leaves out rules that never win | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    winners = []
    for row in starts:
        ends = [abs(gradient_descent(df, s, rule, n_steps)[-1][0] - X_MIN) for rule, s in zip(rules, row)]
        winners.append(np.argmin(ends))
    return np.unique(winners, return_counts=True)[1] / len(starts)
# %% wrong: writes ends into the caller's starts | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    for t in range(len(starts)):
        for r in range(len(rules)):
            starts[t, r] = gradient_descent(df, starts[t, r], rules[r], n_steps)[-1, 0]
    winners = np.abs(starts - X_MIN).argmin(axis=1)
    return np.bincount(winners, minlength=len(rules)) / len(starts)
# %% wrong: closest at any time | fails: closest_wins
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in np.asarray(starts):
        ends = [np.abs(gradient_descent(df, s, rule, n_steps)[:, 0] - X_MIN).min() for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: distances rounded to 2 digits | fails: closest_wins, shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in np.asarray(starts):
        ends = [round(abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN), 2) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: one step too many | fails: closest_wins
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in np.asarray(starts):
        ends = [abs(gradient_descent(df, s, rule, n_steps + 1)[-1, 0] - X_MIN) for rule, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: a tie counts for all | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return (d == d.min(axis=1, keepdims=True)).mean(axis=0)
# %% wrong: a tie goes to the last rule | fails: shares
def win_share(rules, starts, n_steps):
    wins = [0] * len(rules)
    for row in starts:
        best, who = np.inf, None
        for r, rule in enumerate(rules):
            d = abs(gradient_descent(df, row[r], rule, n_steps)[-1, 0] - X_MIN)
            if d <= best: best, who = d, r
        wins[who] += 1
    return np.array(wins) / len(starts)
# %% wrong: the gradient of the start in every step | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = [abs((s - X_MIN) * np.prod([contraction(r(i, n_steps, df(s)), CURVATURE) for i in range(n_steps)])) for r, s in zip(rules, row)]
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: tells the rule the size of the gradient | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        ends = []
        for r, x in zip(rules, row):
            for i in range(n_steps):
                x = x - r(i, n_steps, 0.0) * df(x)
            ends.append(abs(x - X_MIN))
        wins[np.argmin(ends)] += 1
    return wins / len(starts)
# %% wrong: distances in an array like starts | fails: shares
def win_share(rules, starts, n_steps):
    d = np.zeros_like(starts)
    for t in range(len(starts)):
        for r in range(len(rules)):
            d[t, r] = abs(gradient_descent(df, starts[t, r], rules[r], n_steps)[-1, 0] - X_MIN)
    return np.bincount(d.argmin(axis=1), minlength=len(rules)) / len(starts)
# %% wrong: ends in a copy of starts | fails: shares
def win_share(rules, starts, n_steps):
    ends = starts.copy()
    for t in range(len(starts)):
        for r in range(len(rules)):
            ends[t, r] = gradient_descent(df, ends[t, r], rules[r], n_steps)[-1, 0]
    return np.bincount(np.abs(ends - X_MIN).argmin(axis=1), minlength=len(rules)) / len(starts)
# %% wrong: distances rounded to 3 digits | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(np.round(d, 3).argmin(axis=1), minlength=len(rules)) / len(d)
# %% wrong: distances rounded to 4 digits | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(np.round(d, 4).argmin(axis=1), minlength=len(rules)) / len(d)
# %% wrong: distances rounded to 6 digits | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(np.round(d, 6).argmin(axis=1), minlength=len(rules)) / len(d)
# %% wrong: distances rounded to 8 digits | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(np.round(d, 8).argmin(axis=1), minlength=len(rules)) / len(d)
# %% wrong: a tie within isclose | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    w = [np.flatnonzero(np.isclose(row, row.min()))[0] for row in d]
    return np.bincount(w, minlength=len(rules)) / len(d)
# %% wrong: the best begins at 10 | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        best, who = 10, 0
        for r, rule in enumerate(rules):
            e = abs(gradient_descent(df, row[r], rule, n_steps)[-1, 0] - X_MIN)
            if e < best:
                best, who = e, r
        wins[who] += 1
    return wins / len(starts)
# %% wrong: the best begins at 100 | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        best, who = 100, 0
        for r, rule in enumerate(rules):
            e = abs(gradient_descent(df, row[r], rule, n_steps)[-1, 0] - X_MIN)
            if e < best:
                best, who = e, r
        wins[who] += 1
    return wins / len(starts)
# %% wrong: the best begins at 1000 | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        best, who = 1000, 0
        for r, rule in enumerate(rules):
            e = abs(gradient_descent(df, row[r], rule, n_steps)[-1, 0] - X_MIN)
            if e < best:
                best, who = e, r
        wins[who] += 1
    return wins / len(starts)
# %% wrong: not best where best is 0 | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        best = who = None
        for r, rule in enumerate(rules):
            e = abs(gradient_descent(df, row[r], rule, n_steps)[-1, 0] - X_MIN)
            if not best or e < best:
                best, who = e, r
        wins[who] += 1
    return wins / len(starts)
# %% wrong: random tie break | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    w = [np.random.choice(np.flatnonzero(row == row.min())) for row in d]
    return np.bincount(w, minlength=len(rules)) / len(d)
# %% wrong: float32 distances | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(d.astype(np.float32).argmin(axis=1), minlength=len(rules)) / len(d)
# %% wrong: starts clipped to the grid | fails: shares
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, np.clip(s, -3, 9), rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(d.argmin(axis=1), minlength=len(rules)) / len(d)
# %% wrong: a tie of all rules gives nobody | fails: shares
def win_share(rules, starts, n_steps):
    wins = np.zeros(len(rules))
    for row in starts:
        e = [abs(gradient_descent(df, s, r, n_steps)[-1, 0] - X_MIN) for r, s in zip(rules, row)]
        if max(e) > min(e):
            wins[int(np.argmin(e))] += 1
    return wins / len(starts)
# %% wrong: equal rules share one result | fails: shares
def win_share(rules, starts, n_steps):
    cache = {}
    d = np.zeros(starts.shape)
    for t, row in enumerate(starts):
        for r, s in enumerate(row):
            key = rules[r], round(float(s), 3)
            if key not in cache:
                cache[key] = abs(gradient_descent(df, s, rules[r], n_steps)[-1, 0] - X_MIN)
            d[t, r] = cache[key]
    return np.bincount(d.argmin(axis=1), minlength=len(rules)) / len(starts)
# %% wrong: the loss decides, rounded to 6 digits | fails: shares
def win_share(rules, starts, n_steps):
    v = np.array([[round(f(gradient_descent(df, s, rule, n_steps)[-1, 0]), 6) for rule, s in zip(rules, row)] for row in starts])
    return np.bincount(v.argmin(axis=1), minlength=len(rules)) / len(starts)
# %% right: end_error
def win_share(rules, starts, n_steps):
    d = np.array([[end_error(r, s, n_steps) for r, s in zip(rules, row)] for row in starts])
    return np.bincount(d.argmin(axis=1), minlength=len(rules)) / len(d)
# %% right: run and a closed mask
def win_share(rules, starts, n_steps):
    d = np.array([[abs(run(r, s, n_steps)[-1, 0] - X_MIN) for r, s in zip(rules, row)] for row in starts])
    return (d.argmin(1)[:, None] == np.arange(len(rules))).mean(0)
# %% right: Counter
from collections import Counter
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    c = Counter(int(i) for i in d.argmin(axis=1))
    return np.array([c[r] / len(starts) for r in range(len(rules))])
# %% right: eye
def win_share(rules, starts, n_steps):
    d = np.array([[abs(gradient_descent(df, s, rule, n_steps)[-1, 0] - X_MIN) for rule, s in zip(rules, row)] for row in starts])
    return np.eye(len(rules))[d.argmin(axis=1)].mean(axis=0)

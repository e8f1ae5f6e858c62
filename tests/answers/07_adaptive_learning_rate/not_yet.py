# %% right: counting down
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% right: comprehensions
def not_yet(times, arrived):
    at = sorted({t for t, there in zip(times, arrived) if there})
    factors = []
    for each in at:
        d = sum(1 for t, there in zip(times, arrived) if there and t == each)
        factors.append(1 - d / sum(t >= each for t in times))
    return at, list(np.cumprod(factors))
# %% right: arrays
def not_yet(times, arrived):
    t, there = np.array(times, float), np.array(arrived, bool)
    at, d = np.unique(t[there], return_counts=True)
    under_way = (t[None, :] >= at[:, None]).sum(axis=1)
    return at, np.cumprod(1 - d / np.maximum(under_way, 1))
# %% wrong: drops the censored runs | fails: censored
def not_yet(times, arrived):
    times = [t for t, there in zip(times, arrived) if there]
    at = sorted(set(times))
    return at, [sum(t > each for t in times) / len(times) for each in at]
# %% wrong: takes an end for an arrival | fails: censored
def not_yet(times, arrived):
    at = sorted(set(times))
    return at, [sum(t > each for t in times) / len(times) for each in at]
# %% wrong: takes an end for an arrival in the shares alone | fails: censored
def not_yet(times, arrived):
    at = sorted({t for t, there in zip(times, arrived) if there})
    return at, [sum(t > each for t in times) / len(times) for each in at]
# %% wrong: censored runs never end | fails: censored
def not_yet(times, arrived):
    at = sorted({t for t, there in zip(times, arrived) if there})
    return at, [1 - sum(t <= each for t, there in zip(times, arrived) if there) / len(times) for each in at]
# %% wrong: a censored run leaves before those that arrive with it | fails: censored
def not_yet(times, arrived):
    order = list(zip(times, arrived))
    at, share, shares = sorted({t for t, there in order if there}), 1.0, []
    for each in at:
        d = sum(there for t, there in order if t == each)
        under_way = sum(t > each or (t == each and there) for t, there in order)
        share *= 1 - d / under_way
        shares.append(share)
    return at, shares
# %% wrong: under way are those with a later time | fails: censored, all_arrive
def not_yet(times, arrived):
    order = list(zip(times, arrived))
    at, share, shares = sorted({t for t, there in order if there}), 1.0, []
    for each in at:
        d = sum(there for t, there in order if t == each)
        share *= 1 - d / max(d, sum(t > each for t, _ in order))
        shares.append(share)
    return at, shares
# %% wrong: every time counts, also of censored runs | fails: censored
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if True:
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% wrong: a factor for each run, ties in one after the other's place | fails: censored, all_arrive
def not_yet(times, arrived):
    at, share, shares, left = [], 1.0, [], len(times)
    for time, there in sorted(zip(times, arrived)):
        if there:
            share *= 1 - 1 / left
            at.append(time)
            shares.append(share)
        left -= 1
    return at, shares
# %% wrong: ties count once | fails: all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - 1 / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% wrong: shares of those that arrived | fails: censored, all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(1 - share)
        left -= len(here)
    return at, shares
# %% wrong: begins with time 0 | fails: censored, all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [0], [1.0]
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% wrong: the share before each arrival | fails: censored, all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            at.append(time)
            shares.append(share)
            share *= 1 - sum(here) / left
        left -= len(here)
    return at, shares
# %% wrong: in the order of the runs | fails: censored, all_arrive
def not_yet(times, arrived):
    at, shares = [], []
    for time, there in zip(times, arrived):
        if there and time not in at:
            at.append(time)
            shares.append(sum(t > time for t in times) / len(times))
    return at, shares
# %% wrong: returns the shares alone | fails: censored, all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return shares
# %% wrong: the hazard | fails: censored, all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share = sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% wrong: the cumulative hazard | fails: censored, all_arrive
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        here = [there for t, there in order if t == time]
        if sum(here):
            share -= sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% wrong: stops at the first censored run | fails: censored
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in sorted(set(times)):
        if not all(there for t, there in order if t == time):
            break
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares
# %% wrong: whole times only | fails: censored
def not_yet(times, arrived):
    order = sorted(zip(times, arrived))
    left, share, at, shares = len(order), 1.0, [], []
    for time in range(1, int(max(t for t in times if t < math.inf)) + 1):
        here = [there for t, there in order if t == time]
        if sum(here):
            share *= 1 - sum(here) / left
            at.append(time)
            shares.append(share)
        left -= len(here)
    return at, shares

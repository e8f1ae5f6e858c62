# %% right: loops only
def suggestions(lrs, losses):
    points = [(float(r), float(l)) for r, l in zip(lrs, losses) if np.isfinite(l)]
    n, x = len(points), [np.log(r) for r, _ in points]
    low = 0
    for i in range(n):
        if points[i][1] < points[low][1]:
            low = i
    best, steepest = np.inf, low
    for i in range(n // 10, low + 1):
        left, right = max(i - 1, 0), min(i + 1, n - 1)
        slope = (points[right][1] - points[left][1]) / (x[right] - x[left])
        if slope < best - 1e-12:
            best, steepest = slope, i
    length, valley = -1, 0
    for i in range(n):
        j = i
        while j + 1 < n and points[j + 1][1] < points[j][1]:
            j += 1
        if j - i > length:
            length, valley = j - i, (i + j) // 2
    rate = points[low][0]
    return {"minimum": rate, "min/10": rate / 10, "steepest": points[steepest][0], "valley": points[valley][0]}
# %% right: runs by differences and split
def suggestions(lrs, losses):
    keep = np.flatnonzero(np.isfinite(losses))
    r, l = np.array(lrs, dtype=float)[keep], np.array(losses, dtype=float)[keep]
    lowest = np.argmin(l)
    slope = np.gradient(l, np.log(r))
    slope[: len(l) // 10] = np.inf
    slope[lowest + 1 :] = np.inf
    runs = np.split(np.arange(len(l)), np.flatnonzero(np.diff(l) >= 0) + 1)
    run = max(runs, key=len)
    return dict(zip(
        ("minimum", "min/10", "steepest", "valley"),
        (r[lowest], 0.1 * r[lowest], r[np.argmin(slope)], r[(run[0] + run[-1]) // 2]),
    ))
# %% right: pandas
def suggestions(lrs, losses):
    table = pd.DataFrame({"lr": np.asarray(lrs), "loss": np.asarray(losses)}).astype(float)
    table = table[np.isfinite(table.loss)].reset_index(drop=True)
    low = int(table.loss.idxmin())
    table["slope"] = np.gradient(table.loss, np.log10(table.lr))
    steepest = int(table.slope[len(table) // 10 : low + 1].idxmin())
    run = (~(table.loss.diff() < 0)).cumsum()
    longest = run.value_counts(sort=False).idxmax()
    places = table.index[run == longest]
    valley = int(places[0] + places[-1]) // 2
    lr = table.lr
    return {"minimum": lr[low], "min/10": lr[low] / 10, "steepest": lr[steepest], "valley": lr[valley]}
# %% wrong: recommends the minimum itself | fails: minimum
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"]}
# %% wrong: ten points before the minimum | fails: minimum
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": float(lrs[max(lowest - 10, 0)])}
# %% wrong: argmin over NaN | fails: minimum, steepest, valley
def suggestions(lrs, losses):
    lrs, losses = np.asarray(lrs), np.asarray(losses)
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: drops NaN, keeps infinities | fails: minimum
def suggestions(lrs, losses):
    finite = ~np.isnan(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: drops losses, but not their learning rates | fails: minimum
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[: finite.sum()], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: ends at the first loss that is not finite | fails: minimum, valley
def suggestions(lrs, losses):
    finite = np.logical_and.accumulate(np.isfinite(losses))
    finite[0] = True
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the lowest loss instead of its learning rate | fails: minimum
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    found["minimum"] = float(losses.min())
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the last of equal minima | fails: minimum
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = len(losses) - 1 - int(losses[::-1].argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: steepest of all points | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs)).argmin() - first)
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: steepest from the first point on | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = int(np.gradient(losses, np.log(lrs))[: lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: steepest after the minimum, too | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first:].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the steepest rise | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first:].argmax())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: slope by lr, not by its logarithm | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, lrs)[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: differences to the next point | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.diff(losses)[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: forgets to add the first tenth | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the flattest point | fails: steepest
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.abs(np.gradient(losses, np.log(lrs)))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the end of the longest fall | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": fall[1]}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the beginning of the longest fall | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": fall[0]}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: half the length, counted from the left end | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": (fall[1] - fall[0]) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the last of equal falls | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin >= fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: equal values go on falling | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] > losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: a fall that lasts to the end is not seen | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses) - 1):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the deepest fall instead of the longest | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif losses[begin] - losses[i] > losses[fall[0]] - losses[fall[1]]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: the fall that ends at the minimum | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": lowest // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: rounded up to the next point | fails: valley
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": -(-sum(fall) // 2)}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}
# %% wrong: writes into its argument | fails: minimum
def suggestions(lrs, losses):
    finite = np.isfinite(losses)
    if isinstance(losses, np.ndarray):
        losses[~finite] = 9e9
        losses *= 1.0 + 1e-3
    lrs, losses = np.asarray(lrs)[finite], np.asarray(losses)[finite]
    lowest, first = int(losses.argmin()), len(losses) // 10
    steepest = first + int(np.gradient(losses, np.log(lrs))[first : lowest + 1].argmin())
    begin, fall = 0, (0, 0)
    for i in range(1, len(losses)):
        if losses[i] >= losses[i - 1]:
            begin = i
        elif i - begin > fall[1] - fall[0]:
            fall = begin, i
    places = {"minimum": lowest, "steepest": steepest, "valley": sum(fall) // 2}
    found = {name: float(lrs[place]) for name, place in places.items()}
    return found | {"min/10": found["minimum"] / 10}

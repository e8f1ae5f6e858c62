# %% right: time.time and a division that rounds up
def batch_table(run, batch_sizes, n, epochs):
    table = []
    for size in batch_sizes:
        start = time.time()
        result = run(size, epochs)
        seconds = time.time() - start
        table.append({"batch_size": size, "updates": -(-n // size) * epochs, "seconds": seconds,
                      "loss": result[0], "accuracy": result[1]})
    return table
# %% right: the monotonic clock, and counting
def _timed(function, *args):
    begin = time.monotonic()
    value = function(*args)
    return time.monotonic() - begin, value


def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for size in batch_sizes:
        seconds, (loss, accuracy) = _timed(run, size, epochs)
        updates = epochs * len(range(0, n, size))
        rows.append(dict(batch_size=size, updates=updates, seconds=seconds, loss=loss, accuracy=accuracy))
    return rows
# %% right: numpy's ceil, nanoseconds
def batch_table(run, batch_sizes, n, epochs):
    clock, results = [time.perf_counter_ns()], []
    for size in batch_sizes:
        results.append(run(size, epochs))
        clock.append(time.perf_counter_ns())
    updates = epochs * np.ceil(n / np.array(batch_sizes))
    seconds = np.diff(clock) / 1e9
    keys = ("batch_size", "updates", "seconds", "loss", "accuracy")
    return [dict(zip(keys, (b, int(u), float(s), *r))) for b, u, s, r in zip(batch_sizes, updates, seconds, results)]
# %% wrong: rounds down | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * (n // batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: rounds up once for all epochs | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": math.ceil(epochs * n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: rounds to the nearest | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * round(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: does not round | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * n / batch_size,
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: always one more | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * (n // batch_size + 1),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: the updates of one epoch | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: sorted by batch size | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in sorted(batch_sizes):
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: epochs and batch size swapped | fails: updates, seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(epochs, batch_size)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: loss and accuracy swapped | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        accuracy, loss = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: seconds since the first run | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows, begin = [], time.perf_counter()
    for batch_size in batch_sizes:
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: the time of day | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter(), "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: milliseconds | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": 1000 * (time.perf_counter() - begin), "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: processor time | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.process_time()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.process_time() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: the clock is read after the run | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        loss, accuracy = run(batch_size, epochs)
        begin = time.perf_counter()
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: the mean over all runs in every row | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows, begin = [], time.perf_counter()
    for batch_size in batch_sizes:
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size), "loss": loss, "accuracy": accuracy})
    for row in rows:
        row["seconds"] = (time.perf_counter() - begin) / len(rows)
    return rows
# %% wrong: seconds of one epoch | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": (time.perf_counter() - begin) / epochs, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: seconds of one update | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        updates = epochs * math.ceil(n / batch_size)
        rows.append({"batch_size": batch_size, "updates": updates,
                     "seconds": (time.perf_counter() - begin) / updates, "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: whole seconds | fails: seconds
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": int(time.perf_counter() - begin), "loss": loss, "accuracy": accuracy})
    return rows
# %% wrong: one run for warming up | fails: updates
def batch_table(run, batch_sizes, n, epochs):
    rows = []
    for batch_size in batch_sizes:
        run(batch_size, epochs)
        begin = time.perf_counter()
        loss, accuracy = run(batch_size, epochs)
        rows.append({"batch_size": batch_size, "updates": epochs * math.ceil(n / batch_size),
                     "seconds": time.perf_counter() - begin, "loss": loss, "accuracy": accuracy})
    return rows

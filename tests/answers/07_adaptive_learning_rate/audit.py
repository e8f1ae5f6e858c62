# %% right: a loop
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% right: NumPy
def audit(line, classes=2):
    n, steps = np.rint(line["eval_runtime"] * np.array([line["eval_samples_per_second"], line["eval_steps_per_second"]])).astype(int)
    sizes = np.arange(1, n + 1)
    return dict(rows=int(n), steps=int(steps), right=int(np.rint(n * line["eval_accuracy"])),
                batch_sizes=sizes[np.ceil(n / sizes) == steps].tolist(), guessing=bool(line["eval_loss"] >= np.log(classes)))
# %% right: by the sizes of the batches
def audit(line, classes=2):
    n = int(line["eval_runtime"] * line["eval_samples_per_second"] + 0.5)
    steps = int(line["eval_runtime"] * line["eval_steps_per_second"] + 0.5)
    sizes = [b for b in range(1, n + 1) if (steps - 1) * b < n <= steps * b]
    return {"rows": n, "steps": steps, "right": int(n * line["eval_accuracy"] + 0.5), "batch_sizes": sizes,
            "guessing": math.exp(-line["eval_loss"]) <= 1 / classes}
# %% wrong: cut off | fails: counts, batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = int(t * line["eval_samples_per_second"])
    batches = int(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = int(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: rounded up | fails: counts, batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = math.ceil(t * line["eval_samples_per_second"])
    batches = math.ceil(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: divided by the runtime | fails: counts, batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(line["eval_samples_per_second"] / t)
    batches = round(line["eval_steps_per_second"] / t)
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: the speeds themselves | fails: counts, batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(line["eval_samples_per_second"])
    batches = round(line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: right is a share | fails: counts
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = line["eval_accuracy"]
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: counts the wrong ones | fails: counts
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n - n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: rows not rounded | fails: counts, batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = t * line["eval_samples_per_second"]
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, int(n) + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: only full batches | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if size * batches == n:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: the last batch is dropped | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if n // size == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: one size | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": [round(n / batches)], "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: powers of two alone | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if not size & (size - 1) and -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: the smallest that fits | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes[:1], "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: all that need no more | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) <= batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: always 8 | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": [8], "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: at most 64 | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, min(n, 64) + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: guessing by the accuracy | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_accuracy"] <= 1 / classes}
# %% wrong: always two classes | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(2)}
# %% wrong: a loss above 1/2 | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= 1 - 1 / classes}
# %% wrong: logarithm to the base 2 | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log2(classes)}
# %% wrong: logarithm to the base 10 | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log10(classes)}
# %% wrong: better than guessing | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] < math.log(classes)}
# %% wrong: the loss in place of an answer | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] - math.log(classes)}
# %% wrong: at most 256 | fails: batch_sizes
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, min(n, 256) + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] >= math.log(classes)}
# %% wrong: guessing only above the bound | fails: guessing
def audit(line, classes=2):
    t = line["eval_runtime"]
    n = round(t * line["eval_samples_per_second"])
    batches = round(t * line["eval_steps_per_second"])
    sizes = []
    for size in range(1, n + 1):
        if -(-n // size) == batches:
            sizes.append(size)
    right = round(n * line["eval_accuracy"])
    return {"rows": n, "steps": batches, "right": right, "batch_sizes": sizes, "guessing": line["eval_loss"] > math.log(classes)}

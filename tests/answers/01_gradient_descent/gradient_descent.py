# %% right: a list of rows
def gradient_descent(deriv, x0, lr_rule, n_steps):
    rows = []
    x = x0
    for i in range(n_steps):
        g = deriv(x)
        lr = lr_rule(i, n_steps, g)
        x = x - lr * g
        rows.append([x, g, lr])
    return np.array(rows)
# %% right: three lists, stacked as columns
def gradient_descent(deriv, x0, lr_rule, n_steps):
    xs, grads, lrs = [float(x0)], [], []
    while len(grads) < n_steps:
        grads.append(float(deriv(xs[-1])))
        lrs.append(float(lr_rule(len(grads) - 1, n_steps, grads[-1])))
        xs.append(xs[-1] - lrs[-1] * grads[-1])
    return np.column_stack([xs[1:], grads, lrs])
# %% right: a generator and plain lists
def gradient_descent(deriv, x0, lr_rule, n_steps):
    def rows(x):
        for step in range(n_steps):
            grad = deriv(x)
            lr = lr_rule(step, n_steps, grad)
            x = x - lr * grad
            yield [x, grad, lr]

    return list(rows(x0))
# %% right: a copy of the start, changed in place
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = np.array(x0, dtype=float)
    log = np.empty((n_steps, 3))
    for i in range(n_steps):
        log[i, 1] = deriv(x)
        log[i, 2] = lr_rule(i, n_steps, log[i, 1])
        x -= log[i, 2] * log[i, 1]
        log[i, 0] = x
    return log
# %% wrong: logs the gradient after the update | fails: one_row_per_step, asks_the_rule, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = x0, np.zeros((n_steps, 3))
    for step in range(n_steps):
        lr = lr_rule(step, n_steps, deriv(x))
        x = x - lr * deriv(x)
        log[step] = x, deriv(x), lr
    return log
# %% wrong: returns the start as a first row | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = x0, [[x0, deriv(x0), 0.0]]
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log.append([x, grad, lr])
    return np.array(log)
# %% wrong: logs x before the update | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        log[step] = x, grad, lr
        x = x - lr * grad
    return log
# %% wrong: changes the caller's start | fails: keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = x0, np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x -= lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: draws its own start | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = np.random.choice(np.linspace(-2, 2, 2001)), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: uses the derivative of the course's parabola | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = df(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: steps counted from 1 | fails: asks_the_rule, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(1, n_steps + 1):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step - 1] = x, grad, lr
    return log
# %% wrong: climbs | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x + lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: asks the rule once, before the loop | fails: asks_the_rule, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    lr = lr_rule(0, n_steps, deriv(x))
    for step in range(n_steps):
        grad = deriv(x)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: one row short | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), []
    for step in range(n_steps - 1):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log.append((x, grad, lr))
    return np.array(log).reshape(-1, 3)
# %% wrong: columns in another order | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = grad, x, lr
    return log
# %% wrong: rows and columns swapped | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), []
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log.append((x, grad, lr))
    return np.array(log).T
# %% wrong: the gradient of the start in every step | fails: one_row_per_step, closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log, grad = float(x0), np.zeros((n_steps, 3)), deriv(x0)
    for step in range(n_steps):
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: stops when the gradient is small | fails: one_row_per_step, closed_form, asks_the_rule, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        if abs(grad) < 1e-6:
            break
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: keeps x inside the grid | fails: closed_form, asks_the_rule, any_function, keeps_the_start
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x, log = float(x0), np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = np.clip(x - lr * grad, -2, 1.6)
        log[step] = x, grad, lr
    return log
# %% wrong: tells the rule the size of the gradient | fails: asks_the_rule
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, abs(grad))
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: tells the rule positive gradients only | fails: asks_the_rule
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, max(grad, 0))
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: stops where the rate is 0 | fails: asks_the_rule, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        if lr == 0:
            break
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: stops at gradients below 1e-8 and repeats the row | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        if abs(grad) < 1e-8:
            log[step:] = x, grad, lr
            break
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: stops at gradients below 1e-8 and writes zeros | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        if abs(grad) < 1e-8:
            log[step:] = x, 0, 0
            break
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: takes the size of the rate | fails: asks_the_rule
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = abs(lr_rule(step, n_steps, grad))
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: no rate above 1 | fails: closed_form, asks_the_rule, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = min(lr_rule(step, n_steps, grad), 1.0)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: no rate below 0 | fails: asks_the_rule
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = max(lr_rule(step, n_steps, grad), 0)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: keeps x between -10 and 10 | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = np.clip(x - lr * grad, -10, 10)
        log[step] = x, grad, lr
    return log
# %% wrong: clips the gradient at 100 | fails: closed_form
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = np.clip(deriv(x), -100, 100)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: one buffer for all logs | fails: keeps_the_start
BUF = np.zeros((1000, 3))
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = BUF[:n_steps]
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: rounds the log to 9 digits | fails: closed_form
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return np.round(log, 9)
# %% wrong: rate 0 where the gradient grew | fails: closed_form, asks_the_rule
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        if step and abs(grad) > abs(log[step - 1, 1]):
            lr = 0.0
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: remembers logs by start and n_steps | fails: keeps_the_start
memo = {}
def gradient_descent(deriv, x0, lr_rule, n_steps):
    if (float(x0), n_steps) in memo:
        return memo[float(x0), n_steps]
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    memo[float(x0), n_steps] = log
    return log
# %% wrong: derivative 0 fills the log with rate 0 | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        if grad == 0:
            log[step:] = x, 0, 0
            break
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: derivative 0 does not ask the rule | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad) if grad else 0.0
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: derivative 0 leaves the row at x alone | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        if grad == 0:
            log[step, 0] = x
            continue
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: gradient below 1e-12 fills with the last row | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        if abs(grad) < 1e-12:
            log[step:] = x, grad, lr_rule(step, n_steps, grad)
            break
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: gradient below 1e-15 fills with the last row | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        if abs(grad) < 1e-15:
            log[step:] = x, grad, lr_rule(step, n_steps, grad)
            break
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: gives up beyond 1e6 and repeats x | fails: closed_form
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
        if abs(x) > 1e6:
            log[step:] = x, grad, lr
            break
    return log
# %% wrong: gives up beyond 1e10 with nan | fails: closed_form
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
        if abs(x) > 1e10:
            log[step + 1:] = np.nan
            break
    return log
# %% wrong: at most 50 rows | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((50, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log[:n_steps]
# %% wrong: at most 100 rows | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((100, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log[:n_steps]
# %% wrong: stops when x repeats, rows dropped | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = []
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        new = x - lr * grad
        log.append([new, grad, lr])
        if new == x and lr != 0:
            break
        x = new
    while len(log) < n_steps:
        log.append(log[-1])
    return np.array(log)
# %% wrong: derivative at the average of two points | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = (deriv(x + 1e-3) + deriv(x - 1e-3)) / 2
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: rule sees the step as text free numpy int32 | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(np.int8(step), n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: rule sees a rounded gradient | fails: asks_the_rule
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, round(grad, 6))
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: clips the gradient at 1e6 | fails: closed_form
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = np.clip(deriv(x), -1e6, 1e6)
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: rates above 3 are cut | fails: closed_form, any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = min(lr_rule(step, n_steps, grad), 3)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: a rate that grew is held | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = deriv(x)
        lr = lr_rule(step, n_steps, grad)
        if step > 4 and lr > log[step - 1, 2]:
            lr = log[step - 1, 2]
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% wrong: parabola assumed, slope from two points | fails: any_function
def gradient_descent(deriv, x0, lr_rule, n_steps):
    x = float(x0)
    slope = deriv(1.0) - deriv(0.0)
    offset = deriv(0.0)
    log = np.zeros((n_steps, 3))
    for step in range(n_steps):
        grad = slope * x + offset
        lr = lr_rule(step, n_steps, grad)
        x = x - lr * grad
        log[step] = x, grad, lr
    return log
# %% right: itertools accumulate
from itertools import accumulate
def gradient_descent(deriv, x0, lr_rule, n_steps):
    def one(row, step):
        g = deriv(row[0])
        eta = lr_rule(step, n_steps, g)
        return row[0] - eta * g, g, eta
    rows = list(accumulate(range(n_steps), one, initial=(x0, None, None)))[1:]
    return np.array(rows, dtype=float)
# %% right: append to an array
def gradient_descent(deriv, x0, lr_rule, n_steps):
    log = np.empty((0, 3))
    x = x0
    for step in range(n_steps):
        g = deriv(x)
        eta = lr_rule(step, n_steps, g)
        x = x - eta * g
        log = np.append(log, [[x, g, eta]], axis=0)
    return log
# %% right: np.r_ and vstack
def gradient_descent(deriv, x0, lr_rule, n_steps):
    rows, x = [], x0
    for step in range(n_steps):
        g = deriv(x); eta = lr_rule(step, n_steps, g); x = x - eta * g
        rows.append(np.r_[x, g, eta])
    return np.vstack(rows)
# %% right: a class
class Descent:
    def __init__(self, deriv, x0, rule, n):
        self.deriv, self.x, self.rule, self.n, self.log = deriv, x0, rule, n, []
    def step(self, i):
        g = self.deriv(self.x)
        eta = self.rule(i, self.n, g)
        self.x = self.x - eta * g
        self.log.append((self.x, g, eta))
    def run(self):
        for i in range(self.n):
            self.step(i)
        return np.array(self.log)
def gradient_descent(deriv, x0, lr_rule, n_steps):
    return Descent(deriv, x0, lr_rule, n_steps).run()

# %% right: a new list of slow weights in each round
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base = base
        self.k = k
        self.alpha = alpha
        self.count = 0
        self.slow = None

    def step(self, params, grads):
        if self.slow is None:
            self.slow = [np.array(p) for p in params]
        self.base.step(params, grads)
        self.count += 1
        if self.count == self.k:
            self.count = 0
            self.slow = [(1 - self.alpha) * s + self.alpha * p for s, p in zip(self.slow, params)]
            for p, s in zip(params, self.slow):
                np.copyto(p, s)
# %% right: counts down, and writes with slices
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.left, self.slow = base, k, alpha, k, []

    def step(self, params, grads):
        if len(self.slow) == 0:
            for p in params:
                self.slow.append(p.copy())
        self.base.step(params, grads)
        self.left -= 1
        if self.left > 0:
            return
        self.left = self.k
        for i in range(len(params)):
            self.slow[i][:] = self.slow[i] + self.alpha * (params[i] - self.slow[i])
            params[i][:] = self.slow[i]
# %% right: a dataclass with a deep copy
import copy
import dataclasses


@dataclasses.dataclass
class Lookahead:
    base: object
    k: int = 5
    alpha: float = 0.5
    slow: list = dataclasses.field(default_factory=list)
    t: int = 0

    def step(self, params, grads):
        self.slow = self.slow or copy.deepcopy(list(params))
        self.base.step(params, grads)
        self.t = (self.t + 1) % self.k
        if self.t == 0:
            for p, s in zip(params, self.slow):
                s *= 1 - self.alpha
                s += self.alpha * p
                p[...] = s
# %% right: float64 slow weights behind a property
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self._base, self._k, self._alpha = base, k, alpha
        self._phi, self._steps = {}, 0

    @property
    def slow(self):
        return [self._phi[i] for i in sorted(self._phi)]

    def step(self, params, grads):
        for i, theta in enumerate(params):
            self._phi.setdefault(i, theta.astype(np.float64))
        self._base.step(params, grads)
        self._steps += 1
        if self._steps % self._k:
            return
        for i, theta in enumerate(params):
            self._phi[i] = self._phi[i] + self._alpha * (theta.astype(np.float64) - self._phi[i])
            theta[...] = self._phi[i]
# %% right: checks before it counts, a tuple of slow weights, the parameters kept from the first call
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.i, self.params = base, k, alpha, 0, None

    def step(self, params, grads):
        if self.params is None:
            self.params = list(params)
            self.slow = tuple(np.copy(p) for p in params)
        self.base.step(self.params, grads)
        if self.i % self.k == self.k - 1:
            self.slow = tuple(s + self.alpha * (p - s) for s, p in zip(self.slow, self.params))
            for p, s in zip(self.params, self.slow):
                p[...] = s
        self.i += 1
# %% wrong: slow weights are the fast ones | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = params
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: a list of the fast weights, not of copies | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = list(params)
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            self.slow = [s + self.alpha * (p - s) for p, s in zip(params, self.slow)]
            for p, s in zip(params, self.slow):
                p[...] = s
# %% wrong: views of the fast weights | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [np.asarray(p)[...] for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s[...] = s + self.alpha * (p - s)
                p[...] = s
# %% wrong: fast weights become the slow arrays after a round | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            self.slow = [s + self.alpha * (p - s) for p, s in zip(params, self.slow)]
            params[:] = self.slow
# %% wrong: gives the name of the parameter to the slow array | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p = s
# %% wrong: counts from 0, so that the first step is a round | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
        self.t += 1
# %% wrong: a round has k + 1 steps | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t > self.k:
            self.t = 0
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: only the first round | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t == self.k:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: the round before the step | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
        self.base.step(params, grads)
# %% wrong: fast weights go on from where they were | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
# %% wrong: alpha is the share that stays | fails: sync, rounds, inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s[...] = self.alpha * s + (1 - self.alpha) * p
                p[...] = s
# %% wrong: alpha is always a half | fails: sync, rounds, inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.slow, self.t = base, k, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += 0.5 * (p - s)
                p[...] = s
# %% wrong: k is always 5 | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.alpha, self.slow, self.t = base, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % 5 == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: other defaults | fails: sync
class Lookahead:
    def __init__(self, base, k=6, alpha=0.8):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: a moving average in every step | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        for p, s in zip(params, self.slow):
            s += self.alpha * (p - s)
            if self.t % self.k == 0:
                p[...] = s
# %% wrong: only the first array | fails: rounds, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            self.slow[0] += self.alpha * (params[0] - self.slow[0])
            params[0][...] = self.slow[0]
# %% wrong: counts arrays, not steps | fails: fast_steps, rounds, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        for p, s in zip(params, self.slow):
            self.t += 1
            if self.t % self.k == 0:
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: loses the velocity and the moments | fails: inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
            self.base.velocity, self.base.moments = [], []
# %% wrong: a fresh base in every round | fails: inner_state
import copy


class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = copy.deepcopy(base), k, alpha, [], 0
        self.fresh = base

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
            self.base = copy.deepcopy(self.fresh)
# %% wrong: Adam counts its steps anew in every round | fails: inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
            self.base.t = 0
# %% wrong: the velocity is averaged too | fails: inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
            for v in getattr(self.base, "velocity", []):
                v *= self.alpha
            for m, _ in getattr(self.base, "moments", []):
                m *= self.alpha
# %% wrong: slow shows the fast weights, which are then judged | fails: sync, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.hidden, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.hidden:
            self.hidden = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.hidden):
                s += self.alpha * (p - s)
                p[...] = s
        self.slow = [p.copy() for p in params]
# %% wrong: no attribute slow | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow_weights, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow_weights:
            self.slow_weights = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow_weights):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: slow begins after the first step | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        self.base.step(params, grads)
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: slow begins at zero | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [np.zeros_like(p) for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: all optimizers share their slow weights | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    slow = []

    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.t = base, k, alpha, 0

    def step(self, params, grads):
        if len(self.slow) != len(params):
            self.slow[:] = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: all optimizers share one counter | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    t = 0

    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow = base, k, alpha, []

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        Lookahead.t += 1
        if Lookahead.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: the base makes its step on copies | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        fast = [p.copy() for p in params]
        self.base.step(fast, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(fast, self.slow):
                s += self.alpha * (p - s)
# %% wrong: puts new arrays into the list | fails: fast_steps, sync, rounds, inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        fast = [p.copy() for p in params]
        self.base.step(fast, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(fast, self.slow):
                s += self.alpha * (p - s)
            fast = [s.copy() for s in self.slow]
        params[:] = fast
# %% wrong: makes the step twice | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: k steps with one gradient in every call | fails: fast_steps, sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow = base, k, alpha, []

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        for _ in range(self.k):
            self.base.step(params, grads)
        for p, s in zip(params, self.slow):
            s += self.alpha * (p - s)
            p[...] = s
# %% wrong: plain SGD instead of the base | fails: inner_state
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        for p, g in zip(params, grads):
            p -= self.base.lr * g
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = s
# %% wrong: the fast weights go half of the way back only | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                s += self.alpha * (p - s)
                p[...] = (p + s) / 2
# %% wrong: slow jumps to the fast weights after the average was taken | fails: sync, rounds, inner_state, slow_weights
class Lookahead:
    def __init__(self, base, k=5, alpha=0.5):
        self.base, self.k, self.alpha, self.slow, self.t = base, k, alpha, [], 0

    def step(self, params, grads):
        if not self.slow:
            self.slow = [p.copy() for p in params]
        self.base.step(params, grads)
        self.t += 1
        if self.t % self.k == 0:
            for p, s in zip(params, self.slow):
                p -= (1 - self.alpha) * (p - s)
                s[...] = p + (1 - self.alpha) * (p - s)


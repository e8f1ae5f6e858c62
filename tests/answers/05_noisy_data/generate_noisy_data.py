# %% right: NumPy's legacy generator
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    np.random.seed(seed)
    X += noise_level * np.random.randn(n_samples, 2)
    order = np.random.permutation(len(X))
    return X[order], y[order]
# %% right: scikit-learn shuffles, the noise has its level as scale
from sklearn.utils import shuffle


def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples=n_samples, noise_level=noise_level, seed=seed)
    noise = np.random.default_rng(seed + 1).normal(0.0, noise_level, X.shape)
    return shuffle(X + noise, y, random_state=seed)
# %% right: shuffled first, point after point, as float32
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    rng = np.random.default_rng(seed)
    X, y = data.rings(n_samples, noise_level, seed)
    order = np.arange(n_samples)
    rng.shuffle(order)
    columns = [X[order, k] + rng.standard_normal(n_samples) * noise_level for k in range(2)]
    return np.stack(columns, axis=1).astype(np.float32), y[order]
# %% right: a list of two, classes as floats
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    points, classes = data.rings(n_samples, noise_level, seed)
    rng = np.random.RandomState(seed)
    both = np.column_stack([points + rng.normal(scale=noise_level, size=(n_samples, 2)), classes])
    rng.shuffle(both)
    return [both[:, :2], both[:, 2]]
# %% wrong: not shuffled | fails: level_zero, seeds
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    return X + noise_level * np.random.default_rng(seed).normal(size=X.shape), y
# %% wrong: only the points are shuffled | fails: level_zero, seeds
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    return X[rng.permutation(n_samples)], y
# %% wrong: points and classes in two different orders | fails: level_zero
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    return X[rng.permutation(n_samples)], y[rng.permutation(n_samples)]
# %% wrong: drawn with replacement | fails: level_zero
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.integers(0, n_samples, n_samples)
    return X[order], y[order]
# %% wrong: noise after scaling | fails: level_zero, added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = StandardScaler().fit_transform(X) + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: scaled after the noise | fails: level_zero, added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: one draw for both coordinates | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=(n_samples, 1))
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: one draw for all points | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=2)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: uniform noise of the same spread | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * np.sqrt(3) * rng.uniform(-1, 1, size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: the level as a variance | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + np.sqrt(noise_level) * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: a fifth of the level again | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + 0.2 * noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: no added noise | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    order = np.random.default_rng(seed).permutation(n_samples)
    return X[order], y[order]
# %% wrong: the rings at their default level | fails: level_zero, added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, seed=seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: the seed does not reach the noise | fails: seeds
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng()
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: always seed 42 | fails: seeds
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, 42)
    rng = np.random.default_rng(42)
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: one order for all seeds | fails: seeds
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, noise_level, seed)
    X = X + noise_level * np.random.default_rng(seed).normal(size=X.shape)
    order = np.random.default_rng(0).permutation(n_samples)
    return X[order], y[order]
# %% wrong: always 1000 points | fails: level_zero, added_noise, seeds
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(1000, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(1000)
    return X[order], y[order]
# %% wrong: other defaults | fails: seeds
def generate_noisy_data(n_samples=1000, noise_level=0.5, seed=0):
    X, y = data.rings(n_samples, noise_level, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]
# %% wrong: the rings have no noise of their own | fails: added_noise
def generate_noisy_data(n_samples=1000, noise_level=0.1, seed=42):
    X, y = data.rings(n_samples, 0.0, seed)
    rng = np.random.default_rng(seed)
    X = X + noise_level * rng.normal(size=X.shape)
    order = rng.permutation(n_samples)
    return X[order], y[order]

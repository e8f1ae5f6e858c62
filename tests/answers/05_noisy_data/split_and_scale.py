# %% right: in NumPy
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    mean, sd = x_train.mean(axis=0), x_train.std(axis=0)
    return (x_train - mean) / sd, y_train, (x_valid - mean) / sd, y_valid, (x_test - mean) / sd, y_test
# %% right: numbers of rows are split, all points scaled by the training rows
def split_and_scale(X, y):
    rest, test = train_test_split(np.arange(len(X)), test_size=0.2, random_state=42)
    train, valid = train_test_split(rest, test_size=0.2, random_state=42)
    scaled = StandardScaler().fit(X[train]).transform(X)
    return [part for rows in (train, valid, test) for part in (scaled[rows], y[rows])]
# %% right: fit_transform on the training part, single precision
def split_and_scale(X, y):
    x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(x_train, y_train, test_size=0.2, random_state=42)
    scaler = StandardScaler()
    x_train = scaler.fit_transform(x_train).astype("float32")
    x_valid = scaler.transform(x_valid).astype("float32")
    x_test = scaler.transform(x_test).astype("float32")
    return x_train, y_train, x_valid, y_valid, x_test, y_test
# %% right: coordinate after coordinate, on a copy
def split_and_scale(X, y):
    x_rest, x_test, y_rest, y_test = train_test_split(np.array(X, dtype=float), y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(x_rest, y_rest, test_size=0.2, random_state=42)
    for k in range(X.shape[1]):
        mean, sd = np.mean(x_train[:, k]), np.std(x_train[:, k])
        for part in (x_train, x_valid, x_test):
            part[:, k] = (part[:, k] - mean) / sd
    return x_train, y_train, x_valid, y_valid, x_test, y_test
# %% wrong: scaled before the split | fails: no_leak
def split_and_scale(X, y):
    X = StandardScaler().fit_transform(X)
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    return x_train, y_train, x_valid, y_valid, x_test, y_test
# %% wrong: the validation part leaks | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    scaler = StandardScaler().fit(rest)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    return scaler.transform(x_train), y_train, scaler.transform(x_valid), y_valid, scaler.transform(x_test), y_test
# %% wrong: each part by its own statistics | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    x_train, x_valid, x_test = (StandardScaler().fit_transform(part) for part in (x_train, x_valid, x_test))
    return x_train, y_train, x_valid, y_valid, x_test, y_test
# %% wrong: only the training part is scaled | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    return StandardScaler().fit_transform(x_train), y_train, x_valid, y_valid, x_test, y_test
# %% wrong: the test part is not scaled | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), y_train, scaler.transform(x_valid), y_valid, x_test, y_test
# %% wrong: one mean for both coordinates | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    mean, sd = x_train.mean(), x_train.std()
    return (x_train - mean) / sd, y_train, (x_valid - mean) / sd, y_valid, (x_test - mean) / sd, y_test
# %% wrong: divided by the variance | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    mean, sd = x_train.mean(axis=0), x_train.var(axis=0)
    return (x_train - mean) / sd, y_train, (x_valid - mean) / sd, y_valid, (x_test - mean) / sd, y_test
# %% wrong: the deviation with n − 1 | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    mean, sd = x_train.mean(axis=0), x_train.std(axis=0, ddof=1)
    return (x_train - mean) / sd, y_train, (x_valid - mean) / sd, y_valid, (x_test - mean) / sd, y_test
# %% wrong: squeezed into 0 to 1 | fails: no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    low, high = x_train.min(axis=0), x_train.max(axis=0)
    x_train, x_valid, x_test = ((part - low) / (high - low) for part in (x_train, x_valid, x_test))
    return x_train, y_train, x_valid, y_valid, x_test, y_test
# %% wrong: scales the caller's array | fails: no_leak
def split_and_scale(X, y):
    rest, test = train_test_split(np.arange(len(X)), test_size=0.2, random_state=42)
    train, valid = train_test_split(rest, test_size=0.2, random_state=42)
    mean, sd = X[train].mean(axis=0), X[train].std(axis=0)
    X -= mean
    X /= sd
    return X[train], y[train], X[valid], y[valid], X[test], y[test]
# %% wrong: the test part is the validation part | fails: parts, no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), y_train, scaler.transform(x_test), y_test, scaler.transform(x_valid), y_valid
# %% wrong: the validation part is not taken out of the training part | fails: parts, no_leak
def split_and_scale(X, y):
    x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_valid, y_valid = train_test_split(x_train, y_train, test_size=0.2, random_state=42)[1::2]
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), y_train, scaler.transform(x_valid), y_valid, scaler.transform(x_test), y_test
# %% wrong: validation is the test part again | fails: parts, no_leak
def split_and_scale(X, y):
    x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    scaler = StandardScaler().fit(x_train)
    x_train, x_test = scaler.transform(x_train), scaler.transform(x_test)
    return x_train, y_train, x_test, y_test, x_test, y_test
# %% wrong: another random state | fails: parts, no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=0)
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), y_train, scaler.transform(x_valid), y_valid, scaler.transform(x_test), y_test
# %% wrong: no random state | fails: parts, no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2)
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), y_train, scaler.transform(x_valid), y_valid, scaler.transform(x_test), y_test
# %% wrong: a fifth of all for validation | fails: parts, no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.25, random_state=42)
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), y_train, scaler.transform(x_valid), y_valid, scaler.transform(x_test), y_test
# %% wrong: points first, then labels | fails: parts, no_leak
def split_and_scale(X, y):
    rest, x_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
    x_train, x_valid, y_train, y_valid = train_test_split(rest, y_rest, test_size=0.2, random_state=42)
    scaler = StandardScaler().fit(x_train)
    return scaler.transform(x_train), scaler.transform(x_valid), scaler.transform(x_test), y_train, y_valid, y_test

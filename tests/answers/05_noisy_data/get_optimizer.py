# %% right: a dict of functions
MAKERS = {
    "SGD": lambda lr: keras.optimizers.SGD(lr, momentum=0.9),
    "Adam": lambda lr: keras.optimizers.Adam(lr),
    "RMSprop": lambda lr: keras.optimizers.RMSprop(lr),
}


def get_optimizer(name, lr):
    if name not in MAKERS:
        raise ValueError(f"unknown optimizer {name!r}; there are {', '.join(MAKERS)}")
    return MAKERS[name](lr)
# %% right: match, from Keras' configuration
def get_optimizer(name, lr):
    match name:
        case "SGD":
            settings = {"learning_rate": lr, "momentum": 0.9}
        case "Adam" | "RMSprop":
            settings = {"learning_rate": lr}
        case _:
            raise ValueError(f"name={name!r}")
    return keras.optimizers.get({"class_name": name, "config": settings})
# %% right: getattr, the rate set afterwards
def get_optimizer(name, lr):
    if name in ("SGD", "Adam", "RMSprop"):
        optimizer = getattr(tf.keras.optimizers, name)(**({"momentum": 0.9} if name == "SGD" else {}))
        optimizer.learning_rate = lr
        return optimizer
    raise ValueError("give SGD, Adam or RMSprop")
# %% right: all defaults written out
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(learning_rate=lr, momentum=0.9, nesterov=False)
    elif name == "Adam":
        return keras.optimizers.Adam(learning_rate=lr, beta_1=0.9, beta_2=0.999, epsilon=1e-7)
    elif name == "RMSprop":
        return keras.optimizers.RMSprop(learning_rate=lr, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False)
    else:
        raise ValueError(name)
# %% wrong: no momentum | fails: updates
def get_optimizer(name, lr):
    if name not in ("SGD", "Adam", "RMSprop"):
        raise ValueError(name)
    return getattr(keras.optimizers, name)(learning_rate=lr)
# %% wrong: momentum for RMSprop too | fails: updates
def get_optimizer(name, lr):
    if name == "Adam":
        return keras.optimizers.Adam(lr)
    if name in ("SGD", "RMSprop"):
        return getattr(keras.optimizers, name)(learning_rate=lr, momentum=0.9)
    raise ValueError(name)
# %% wrong: Nesterov momentum | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9, nesterov=True)
    if name in ("Adam", "RMSprop"):
        return getattr(keras.optimizers, name)(learning_rate=lr)
    raise ValueError(name)
# %% wrong: momentum 0.99 | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.99)
    if name in ("Adam", "RMSprop"):
        return getattr(keras.optimizers, name)(learning_rate=lr)
    raise ValueError(name)
# %% wrong: the learning rate is ignored for Adam | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9)
    if name == "Adam":
        return keras.optimizers.Adam()
    if name == "RMSprop":
        return keras.optimizers.RMSprop(lr)
    raise ValueError(name)
# %% wrong: the learning rate is never passed on | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(momentum=0.9)
    if name in ("Adam", "RMSprop"):
        return getattr(keras.optimizers, name)()
    raise ValueError(name)
# %% wrong: Adam and RMSprop changed places | fails: updates
def get_optimizer(name, lr):
    kinds = {"SGD": "SGD", "Adam": "RMSprop", "RMSprop": "Adam"}
    if name not in kinds:
        raise ValueError(name)
    return getattr(keras.optimizers, kinds[name])(lr, **({"momentum": 0.9} if name == "SGD" else {}))
# %% wrong: PyTorch's epsilon | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9)
    if name in ("Adam", "RMSprop"):
        return getattr(keras.optimizers, name)(learning_rate=lr, epsilon=1e-8)
    raise ValueError(name)
# %% wrong: Adam with AMSGrad | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9)
    if name == "Adam":
        return keras.optimizers.Adam(lr, amsgrad=True)
    if name == "RMSprop":
        return keras.optimizers.RMSprop(lr)
    raise ValueError(name)
# %% wrong: RMSprop with PyTorch's decay of the mean square | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9)
    if name == "Adam":
        return keras.optimizers.Adam(lr)
    if name == "RMSprop":
        return keras.optimizers.RMSprop(lr, rho=0.99)
    raise ValueError(name)
# %% wrong: clipped gradients | fails: updates
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9, clipnorm=1.0)
    if name in ("Adam", "RMSprop"):
        return getattr(keras.optimizers, name)(learning_rate=lr, clipnorm=1.0)
    raise ValueError(name)
# %% wrong: one optimizer for all calls | fails: updates
KEPT_OPTIMIZERS = {}


def get_optimizer(name, lr):
    if name not in ("SGD", "Adam", "RMSprop"):
        raise ValueError(name)
    if name not in KEPT_OPTIMIZERS:
        KEPT_OPTIMIZERS[name] = getattr(keras.optimizers, name)(lr, **({"momentum": 0.9} if name == "SGD" else {}))
    KEPT_OPTIMIZERS[name].learning_rate = lr
    return KEPT_OPTIMIZERS[name]
# %% wrong: any name is RMSprop | fails: unknown_name
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9)
    elif name == "Adam":
        return keras.optimizers.Adam(lr)
    else:
        return keras.optimizers.RMSprop(lr)
# %% wrong: None for an unknown name | fails: unknown_name
def get_optimizer(name, lr):
    if name == "SGD":
        return keras.optimizers.SGD(lr, momentum=0.9)
    if name == "Adam":
        return keras.optimizers.Adam(lr)
    if name == "RMSprop":
        return keras.optimizers.RMSprop(lr)
# %% wrong: every optimizer of Keras, by AttributeError | fails: unknown_name
def get_optimizer(name, lr):
    kind = getattr(keras.optimizers, name)
    return kind(learning_rate=lr, momentum=0.9) if name == "SGD" else kind(learning_rate=lr)
# %% wrong: small letters pass | fails: unknown_name
def get_optimizer(name, lr):
    kinds = {"sgd": "SGD", "adam": "Adam", "rmsprop": "RMSprop"}
    if name.lower() not in kinds:
        raise ValueError(name)
    kind = getattr(keras.optimizers, kinds[name.lower()])
    return kind(lr, momentum=0.9) if name.lower() == "sgd" else kind(lr)
# %% wrong: KeyError for an unknown name | fails: unknown_name
def get_optimizer(name, lr):
    settings = {"SGD": {"momentum": 0.9}, "Adam": {}, "RMSprop": {}}[name]
    return getattr(keras.optimizers, name)(learning_rate=lr, **settings)

# %% right: get_weights and set_weights, the optimizer apart
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return model.get_weights(), [keras.ops.convert_to_numpy(variable).copy() for variable in model.optimizer.variables]


def put_back(model, snapshot):
    weights, state = snapshot
    model.set_weights(weights)
    for i, value in enumerate(state):
        model.optimizer.variables[i].assign(value)
# %% right: by path, in a dict
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return {variable.path: variable.numpy().copy() for variable in [*model.weights, *model.optimizer.variables]}


def put_back(model, snapshot):
    for variable in [*model.weights, *model.optimizer.variables]:
        variable.assign(snapshot[variable.path])
# %% right: the stores that save_own_variables fills
def take_snapshot(model):
    optimizer, state = model.optimizer, {}
    if not optimizer.built:
        optimizer.build(model.trainable_variables)
    optimizer.save_own_variables(state)
    return [keras.ops.convert_to_numpy(weight) for weight in model.weights], {k: np.array(v) for k, v in state.items()}


def put_back(model, snapshot):
    model.set_weights(snapshot[0])
    model.optimizer.load_own_variables(snapshot[1])
# %% right: no build; what is new later goes back to zero
def take_snapshot(model):
    return [weight.numpy() for weight in model.weights], [v.numpy() for v in model.optimizer.variables]


def put_back(model, snapshot):
    weights, state = snapshot
    for weight, value in zip(model.weights, weights):
        weight.assign(value)
    for i, variable in enumerate(model.optimizer.variables):
        variable.assign(state[i] if i < len(state) else np.zeros(variable.shape, "float32"))
# %% right: tensors, taken as constants
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return [tf.identity(tf.convert_to_tensor(v)) for v in model.weights + model.optimizer.variables]


def put_back(model, snapshot):
    for variable, value in zip(model.weights + model.optimizer.variables, snapshot):
        variable.assign(value)
# %% wrong: weights only | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    return model.get_weights()


def put_back(model, snapshot):
    model.set_weights(snapshot)
# %% wrong: trainable weights only | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return [v.numpy() for v in model.trainable_variables + model.optimizer.variables]


def put_back(model, snapshot):
    for variable, value in zip(model.trainable_variables + model.optimizer.variables, snapshot):
        variable.assign(value)
# %% wrong: no build, so that a new optimizer keeps its momentum | fails: new_optimizer
def take_snapshot(model):
    return [v.numpy() for v in model.weights + model.optimizer.variables]


def put_back(model, snapshot):
    for variable, value in zip(model.weights + model.optimizer.variables, snapshot):
        variable.assign(value)
# %% wrong: weights and learning rate | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    return model.get_weights(), float(model.optimizer.learning_rate)


def put_back(model, snapshot):
    model.set_weights(snapshot[0])
    model.optimizer.learning_rate = snapshot[1]
# %% wrong: all but the learning rate | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    optimizer = [v for v in model.optimizer.variables if "learning_rate" not in v.path]
    return [v.numpy() for v in model.weights + optimizer]


def put_back(model, snapshot):
    optimizer = [v for v in model.optimizer.variables if "learning_rate" not in v.path]
    for variable, value in zip(model.weights + optimizer, snapshot):
        variable.assign(value)
# %% wrong: keeps the variables themselves, no copies | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return list(model.weights + model.optimizer.variables)


def put_back(model, snapshot):
    for variable, value in zip(model.weights + model.optimizer.variables, snapshot):
        variable.assign(value)
# %% wrong: resets the optimizer to zeros | fails: bit_for_bit
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return model.get_weights(), float(model.optimizer.learning_rate)


def put_back(model, snapshot):
    model.set_weights(snapshot[0])
    for variable in model.optimizer.variables:
        variable.assign(keras.ops.zeros_like(variable))
    model.optimizer.learning_rate = snapshot[1]
# %% wrong: the count of steps goes on | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return [v.numpy() for v in model.weights + model.optimizer.variables[1:]]


def put_back(model, snapshot):
    for variable, value in zip(model.weights + model.optimizer.variables[1:], snapshot):
        variable.assign(value)
# %% wrong: rounded to half precision | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return [v.numpy().astype("float16") for v in model.weights + model.optimizer.variables]


def put_back(model, snapshot):
    for variable, value in zip(model.weights + model.optimizer.variables, snapshot):
        variable.assign(keras.ops.cast(value, variable.dtype))
# %% wrong: the snapshot is used up by its first use | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    model.optimizer.build(model.trainable_variables)
    return [v.numpy() for v in model.weights + model.optimizer.variables]


def put_back(model, snapshot):
    for variable in model.weights + model.optimizer.variables:
        if snapshot:
            variable.assign(snapshot.pop(0))
# %% wrong: puts back nothing | fails: bit_for_bit, new_optimizer
def take_snapshot(model):
    return model.get_weights()


def put_back(model, snapshot):
    model.built = True

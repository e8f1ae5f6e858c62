# %% right: backward, and the batch losses of each network
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x)
            each = nn.functional.cross_entropy(z.transpose(1, 2), y.expand(len(lrs), -1), reduction="none")
            for weight in weights:
                weight.grad = None
            each.mean(dim=1).sum().backward()
            for weight in weights:
                weight.data.sub_(rates * weight.grad)
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% right: gradients by hand with matrix products
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            with torch.no_grad():
                w1, b1, w2, b2 = weights
                h = (x @ w1 + b1).relu()
                z = h @ w2 + b2
                dz = (z.softmax(2) - nn.functional.one_hot(y, 3)) / len(y)
                dh = dz @ w2.transpose(1, 2) * (h > 0)
                w1 -= rates * (x.T @ dh)
                b1 -= rates * dh.sum(1, keepdim=True)
                w2 -= rates * (h.transpose(1, 2) @ dz)
                b2 -= rates * dz.sum(1, keepdim=True)
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% right: torch.func over stacked networks
from torch.func import functional_call, grad, vmap


def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    net, loader = QwertyNet(), make_loader(seed)
    lrs = torch.as_tensor(np.asarray(lrs), dtype=torch.float32)
    params = {name: p.detach().expand(len(lrs), *p.shape).clone() for name, p in net.named_parameters()}

    def loss(p, x, y):
        return nn.functional.cross_entropy(functional_call(net, p, (x,)), y)

    step = vmap(grad(loss), in_dims=(0, None, None))
    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            grads = step(params, x, y)
            params = {k: p - lrs.view(-1, *[1] * (p.dim() - 1)) * grads[k] for k, p in params.items()}
        losses[:, epoch] = vmap(loss, in_dims=(0, None, None))(params, x_test, y_test).numpy()
    return losses
# %% right: NumPy and einsum in float64
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    layers, loader = QwertyNet().layers, make_loader(seed)
    m, eta = len(lrs), np.asarray(lrs, dtype=float)
    w1, b1, w2, b2 = (np.repeat(p.detach().numpy().astype(float)[None], m, axis=0) for p in layers.parameters())
    history = []
    for _ in range(epochs):
        for x, y in loader:
            x, y = x.numpy().astype(float), y.numpy()
            a = np.einsum("ni,mhi->mnh", x, w1) + b1[:, None]
            h = np.maximum(a, 0)
            z = np.einsum("mnh,mch->mnc", h, w2) + b2[:, None]
            p = np.exp(z - z.max(axis=2, keepdims=True))
            p /= p.sum(axis=2, keepdims=True)
            p[:, np.arange(len(y)), y] -= 1
            p /= len(y)
            back = np.einsum("mnc,mch->mnh", p, w2) * (a > 0)
            for param, gradient in ((w2, np.einsum("mnc,mnh->mch", p, h)), (b2, p.sum(axis=1)),
                                    (w1, np.einsum("mnh,ni->mhi", back, x)), (b1, back.sum(axis=1))):
                param -= eta.reshape(-1, *[1] * (param.ndim - 1)) * gradient
        xt = x_test.numpy().astype(float)
        h = np.maximum(np.einsum("ni,mhi->mnh", xt, w1) + b1[:, None], 0)
        z = np.einsum("mnh,mch->mnc", h, w2) + b2[:, None]
        z = z - z.max(axis=2, keepdims=True)
        logs = z - np.log(np.exp(z).sum(axis=2, keepdims=True))
        history.append(-logs[:, np.arange(len(y_test)), y_test.numpy()].mean(axis=1))
    return np.array(history).T
# %% right: baddbmm, a new tensor at each update, nested lists
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    net, loader, m = QwertyNet(), make_loader(seed), len(lrs)
    p = [part.detach().clone().repeat(m, *[1] * part.dim()) for part in net.parameters()]
    eta = torch.tensor([float(lr) for lr in lrs])

    def forward(q, x):
        x = x.expand(m, *x.shape)
        h = torch.baddbmm(q[1][:, None], x, q[0].mT).clamp(min=0)
        return torch.baddbmm(q[3][:, None], h, q[2].mT)

    out = [[] for _ in range(m)]
    for _ in range(epochs):
        for x, y in loader:
            q = [part.requires_grad_() for part in p]
            logs = forward(q, x).log_softmax(-1)
            loss = -logs[:, torch.arange(len(y)), y].mean(1)
            grads = torch.autograd.grad(loss, q, grad_outputs=torch.ones(m))
            p = [(a - g * eta.reshape([m] + [1] * (a.dim() - 1))).detach() for a, g in zip(q, grads)]
        logs = forward(p, x_test).log_softmax(-1)[:, torch.arange(len(y_test)), y_test]
        for row, mean in zip(out, logs.mean(1).tolist()):
            row.append(-mean)
    return out
# %% wrong: the mean over all networks | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)))
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: the mean over 32 in the short last batch too | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / 32
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: skips the short last batch | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            if len(y) < 32:
                continue
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: one learning rate for all | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates[0] * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: learning rates in reverse | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates.flip(0) * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: the biases stay | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in list(zip(weights, grads))[::2]:
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: the weights are set back at each epoch | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: weight decay | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * (grad + 0.01 * weight)
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: the gradient of all networks clipped as one | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            norm = sum(grad.square().sum() for grad in grads).sqrt()
            grads = [grad / norm.clamp(min=1) for grad in grads]
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: the second layer's gradient after the first one's update | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            for pair in (weights[:2], weights[2:]):
                z = logits(x).flatten(0, 1)
                loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
                with torch.no_grad():
                    for weight, grad in zip(pair, torch.autograd.grad(loss, pair)):
                        weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: by hand: through the weights that were just updated | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            with torch.no_grad():
                w1, b1, w2, b2 = weights
                h = (x @ w1 + b1).relu()
                dz = ((h @ w2 + b2).softmax(2) - nn.functional.one_hot(y, 3)) / len(y)
                w2 -= rates * (h.transpose(1, 2) @ dz)
                b2 -= rates * dz.sum(1, keepdim=True)
                dh = dz @ w2.transpose(1, 2) * (h > 0)
                w1 -= rates * (x.T @ dh)
                b1 -= rates * dh.sum(1, keepdim=True)
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: by hand: without the ReLU on the way back | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            with torch.no_grad():
                w1, b1, w2, b2 = weights
                h = (x @ w1 + b1).relu()
                z = h @ w2 + b2
                dz = (z.softmax(2) - nn.functional.one_hot(y, 3)) / len(y)
                dh = dz @ w2.transpose(1, 2)
                w1 -= rates * (x.T @ dh)
                b1 -= rates * dh.sum(1, keepdim=True)
                w2 -= rates * (h.transpose(1, 2) @ dz)
                b2 -= rates * dz.sum(1, keepdim=True)
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: another start for each network | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    nets = [[part.detach().clone() for part in start]]
    for _ in lrs[1:]:
        alone = QwertyNet().layers
        nets.append([alone[0].weight.T.detach(), alone[0].bias[None].detach(),
                     alone[2].weight.T.detach(), alone[2].bias[None].detach()])
    weights = [torch.stack(parts).requires_grad_() for parts in zip(*nets)]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses
# %% wrong: the training loss | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_train).item() for z in logits(x_train)]
    return losses
# %% wrong: the last epoch alone | fails: equals_the_loop
def train_batched(lrs, epochs, seed=0):
    torch.manual_seed(seed)
    alone, loader = QwertyNet().layers, make_loader(seed)
    start = (alone[0].weight.T, alone[0].bias[None], alone[2].weight.T, alone[2].bias[None])
    weights = [part.detach().repeat(len(lrs), 1, 1).requires_grad_() for part in start]
    rates = torch.tensor(np.asarray(lrs), dtype=torch.float32)[:, None, None]

    def logits(x):
        return (x @ weights[0] + weights[1]).relu() @ weights[2] + weights[3]

    losses = np.empty((len(lrs), epochs))
    for epoch in range(epochs):
        for x, y in loader:
            z = logits(x).flatten(0, 1)
            loss = nn.functional.cross_entropy(z, y.repeat(len(lrs)), reduction="sum") / len(y)
            grads = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for weight, grad in zip(weights, grads):
                    weight -= rates * grad
        with torch.no_grad():
            losses[:, epoch] = [nn.functional.cross_entropy(z, y_test).item() for z in logits(x_test)]
    return losses[:, -1]

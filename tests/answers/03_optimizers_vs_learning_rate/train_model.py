# %% right: arrays of every sample's own loss
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    net, _, opt = create_model(optimizer_algo, lr)
    cross_entropy = nn.functional.cross_entropy
    batches = make_loader(seed)
    result = {key: [] for key in ("train_loss", "train_acc", "test_loss", "test_acc")}
    for _ in range(epochs):
        losses, hits = [], []
        for x, y in batches:
            z = net(x)
            each = cross_entropy(z, y, reduction="none")
            losses.append(each.detach().numpy())
            hits.append((z.detach().numpy().argmax(axis=1) == y.numpy()))
            opt.zero_grad(set_to_none=False)
            each.mean().backward()
            opt.step()
        result["train_loss"].append(np.concatenate(losses).mean(dtype=float))
        result["train_acc"].append(np.concatenate(hits).mean())
        with torch.inference_mode():
            z = net(x_test)
            result["test_loss"].append(float(cross_entropy(z, y_test)))
            result["test_acc"].append(np.mean(z.numpy().argmax(axis=1) == y_test.numpy()))
    result["final_test_acc_mean"] = final_score(result["test_acc"])
    return result
# %% right: helper functions, weights for the means, modes switched
def train_epoch(model, criterion, optimizer, loader):
    model.train()
    losses, hits, sizes = [], [], []
    for x, y in loader:
        logits = model(x)
        loss = criterion(logits, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        hits.append((logits.argmax(dim=-1) == y).double().mean().item())
        sizes.append(y.shape[0])
    return np.average(losses, weights=sizes), np.average(hits, weights=sizes)


@torch.no_grad()
def evaluate(model, criterion, x, y):
    model.eval()
    logits = model(x)
    return criterion(logits, y).item(), (logits.argmax(dim=-1) == y).double().mean().item()


def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader, rows = make_loader(seed), []
    for _ in range(epochs):
        rows.append((*train_epoch(model, criterion, optimizer, loader), *evaluate(model, criterion, x_test, y_test)))
    columns = [list(column) for column in zip(*rows)]
    history = dict(zip(("train_loss", "train_acc", "test_loss", "test_acc"), columns))
    history["final_test_acc_mean"] = float(np.mean(columns[3][-10:]))
    return history
# %% right: closure, running means, the test part in pieces
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    train_loss, test_loss, train_acc, test_acc = [], [], [], []
    for _ in range(epochs):
        seen, mean_loss, mean_acc = 0, 0.0, 0.0
        for x, y in loader:
            kept = {}

            def closure():
                optimizer.zero_grad()
                kept["logits"] = model(x)
                loss = criterion(kept["logits"], y)
                loss.backward()
                return loss

            loss = optimizer.step(closure)
            seen += len(y)
            share = len(y) / seen
            mean_loss += share * (loss.item() - mean_loss)
            mean_acc += share * ((kept["logits"].argmax(1) == y).numpy().mean() - mean_acc)
        train_loss.append(mean_loss)
        train_acc.append(mean_acc)
        loss, right = 0.0, 0
        for x, y in zip(x_test.split(50), y_test.split(50)):
            logits = model(x).detach()
            loss += nn.functional.cross_entropy(logits, y, reduction="sum").item()
            right += int((logits.argmax(1) == y).sum())
        test_loss.append(loss / len(y_test))
        test_acc.append(right / len(y_test))
    return dict(train_loss=train_loss, test_loss=test_loss, train_acc=train_acc, test_acc=test_acc,
                final_test_acc_mean=final_score(test_acc))
# %% right: tensors added up, arrays in the dict, no mode and no no_grad
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    table = torch.zeros(4, epochs)
    for epoch in range(epochs):
        for x, y in loader:
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            table[0, epoch] += loss.detach() * len(y) / 720
            table[1, epoch] += (logits.argmax(1) == y).sum() / 720
        logits = model(x_test)
        table[2, epoch] = criterion(logits, y_test).detach()
        table[3, epoch] = (logits.argmax(1) == y_test).float().mean()
    history = dict(zip(("train_loss", "train_acc", "test_loss", "test_acc"), table.double().numpy()))
    return history | {"final_test_acc_mean": history["test_acc"][-10:].mean()}
# %% right: probabilities by hand, and the sum of losses
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, _, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)

    def losses_and_hits(x, y):
        logits = model(x)
        right = logits.gather(1, y[:, None])[:, 0]
        return logits.logsumexp(1) - right, (logits.argmax(1) == y).sum().item()

    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for _ in range(epochs):
        total = hits = 0
        for x, y in loader:
            losses, right = losses_and_hits(x, y)
            model.zero_grad()
            (losses.sum() / len(y)).backward()
            optimizer.step()
            total, hits = total + losses.sum().item(), hits + right
        history["train_loss"] += [total / len(loader.dataset)]
        history["train_acc"] += [hits / len(loader.dataset)]
        with torch.no_grad():
            losses, right = losses_and_hits(x_test, y_test)
        history["test_loss"] += [losses.mean().item()]
        history["test_acc"] += [right / len(x_test)]
    return {**history, "final_test_acc_mean": final_score(history["test_acc"], last=10)}
# %% wrong: the mean of batch means | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item()
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(loader),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the mean of the batches' accuracies | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).float().mean().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(loader),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: every batch counts 32 | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * 32
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the last batch is left out | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            if len(y) < 32:
                continue
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: training accuracy after the update | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (model(x).argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: training loss after the update | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += criterion(model(x), y).item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the whole training part at the end of the epoch | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            criterion(model(x_train), y_train).item(),
            criterion(logits, y_test).item(),
            (model(x_train).argmax(1) == y_train).float().mean().item(),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the test loss as training loss | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            criterion(logits, y_test).item(),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: gradients add up | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: gradients set to zero once an epoch | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        optimizer.zero_grad()
        for x, y in loader:
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: a new optimizer in each epoch | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        optimizer = type(optimizer)(model.parameters(), lr=lr)
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the rate is ignored | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: no seed | fails: history, same_seed
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the seed is set once for all | fails: history, same_seed
seeded = False


def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    global seeded
    if not seeded:
        torch.manual_seed(seed)
        seeded = True
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: always seed 0 | fails: history, same_seed
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(0)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(0)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: one network for all calls | fails: history, same_seed
torch.manual_seed(0)
NET = QwertyNet()


def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    _, criterion, _ = create_model(optimizer_algo, lr)
    model, optimizer = NET, getattr(torch.optim, optimizer_algo)(NET.parameters(), lr=lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: trains on where the same call ended | fails: same_seed
KEPT = {}


def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    if (optimizer_algo, lr, seed) not in KEPT:
        KEPT[optimizer_algo, lr, seed] = create_model(optimizer_algo, lr)
    model, criterion, optimizer = KEPT[optimizer_algo, lr, seed]
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: sums go on over all epochs | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    loss_sum, right = 0.0, 0
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: one list for all four keys | fails: history, same_seed, final_score
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = dict.fromkeys(("train_loss", "test_loss", "train_acc", "test_acc"), [])
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the test part after every batch, averaged | fails: history
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right, tested = 0.0, 0, []
        for x, y in loader:
            with torch.no_grad():
                tested.append([criterion(model(x_test), y_test).item(), (model(x_test).argmax(1) == y_test).float().mean().item()])
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            np.mean(tested, axis=0)[0],
            right / len(x_train),
            np.mean(tested, axis=0)[1],
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: fifty epochs always | fails: history, same_seed, final_score
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(50):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": final_score(history["test_acc"])}
# %% wrong: the last test accuracy as final score | fails: final_score
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": history["test_acc"][-1]}
# %% wrong: the best test accuracy as final score | fails: final_score
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": max(history["test_acc"])}
# %% wrong: the mean of all epochs as final score | fails: final_score
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc_mean": np.mean(history["test_acc"])}
# %% wrong: the final score under another name | fails: final_score
def train_model(optimizer_algo="SGD", lr=0.01, epochs=50, seed=0):
    torch.manual_seed(seed)
    model, criterion, optimizer = create_model(optimizer_algo, lr)
    loader = make_loader(seed)
    history = {"train_loss": [], "test_loss": [], "train_acc": [], "test_acc": []}
    for epoch in range(epochs):
        loss_sum, right = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            logits = model(x)
            loss = criterion(logits, y)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(y)
            right += (logits.argmax(1) == y).sum().item()
        with torch.no_grad():
            logits = model(x_test)
        values = (
            loss_sum / len(x_train),
            criterion(logits, y_test).item(),
            right / len(x_train),
            (logits.argmax(1) == y_test).float().mean().item(),
        )
        for key, value in zip(history, values):
            history[key].append(value)
    return {**history, "final_test_acc": final_score(history["test_acc"])}

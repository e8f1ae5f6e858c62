# %% right: all at once
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% right: JSON makes the copies
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return json.loads(json.dumps({"base": self.base, "trends": self.trends, "state": self.state}))

    def load_state_dict(self, state):
        state = json.loads(json.dumps(state))
        for name in ("base", "trends", "state"):
            setattr(self, name, state[name])
        self.kept = keep(self.optimizer)
# %% right: a method for the verdict, the kept learning rates left out of account
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def heard(self, metrics):
        improved = dict.fromkeys(METRICS, False)
        for name in METRICS:
            worth = 1 - metrics[name] if name.endswith("accuracy") else metrics[name]
            trend, improved[name] = track(self.trends[name], worth)
            self.trends[name] = trend
        return judge(improved)

    def step(self, metrics):
        bad = any(not math.isfinite(metrics[name]) for name in METRICS)
        self.state = decide(self.state, "broken" if bad else self.heard(metrics), **self.rules)
        if bad:
            put_back(self.optimizer, self.kept)
        rates = [base * self.state["scale"] for base in self.base]
        for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
            group.update(lr=rate)
        if not bad:
            self.kept = keep(self.optimizer)
        return rates[0]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% right: one flat dict
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        flat = {f"trend {name} {key}": value for name, trend in self.trends.items() for key, value in trend.items()}
        return flat | {f"state {key}": value for key, value in self.state.items()} | {"base": tuple(self.base)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: {key: state[f"trend {name} {key}"] for key in START} for name in METRICS}
        self.state = {key: state[f"state {key}"] for key in IDLE}
        self.kept = keep(self.optimizer)
# %% wrong: a new optimizer at each change | fails: optimizer, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        self.optimizer.state.clear()
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: another optimizer, which nobody uses | fails: rule, optimizer, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        self.optimizer = torch.optim.SGD([{"params": group["params"], "lr": group["lr"]} for group in self.optimizer.param_groups])
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: only the first group | fails: optimizer, resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        self.optimizer.param_groups[0]["lr"] = self.base[0] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: all groups get the first one's rate | fails: optimizer, resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[0] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: sets the optimizer's defaults | fails: rule, optimizer, not_a_number, resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            self.optimizer.defaults["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: multiplies the present rate by the scale | fails: rule, optimizer, not_a_number, resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = group["lr"] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: does not set the rate | fails: rule, optimizer, not_a_number, resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            pass
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: returns the scale | fails: rule, optimizer, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.state["scale"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: returns the last group's rate | fails: optimizer
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[-1]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: compares with the last value, not with the trend | fails: rule, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        last, self.last = getattr(self, "last", None), {name: metrics[name] for name in METRICS}
        if not all(map(math.isfinite, self.last.values())):
            put_back(self.optimizer, self.kept)
            self.state, self.last = decide(self.state, "broken", **self.rules), last
        else:
            before = last or {"loss": 1e9, "val_loss": 1e9, "accuracy": 0, "val_accuracy": 0}
            better = {name: self.last[name] < before[name] if "loss" in name else self.last[name] > before[name] for name in METRICS}
            self.state = decide(self.state, judge(better), **self.rules)
            self.kept = keep(self.optimizer)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: fell: up, rose: down | fails: rule, optimizer, not_a_number, resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        last, self.last = getattr(self, "last", math.inf), metrics["val_loss"]
        self.state["scale"] = min(max(self.state["scale"] * (1.1 if self.last < last else 0.5), 0.01), 10)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: accuracies are not turned | fails: rule, optimizer
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": accuracies[0], "val_accuracy": accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: accuracies with a minus sign | fails: rule, optimizer
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": -accuracies[0], "val_accuracy": -accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: reads the training metrics alone | fails: rule, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, (losses[0], accuracies[0]))):
            errors = {"loss": losses[0], "val_loss": losses[0], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[0]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: reads the validation metrics alone | fails: rule
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[1], "val_loss": losses[1], "accuracy": 1 - accuracies[1], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: one trend for all four | fails: rule, optimizer, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends["loss"], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the trends are never stored | fails: rule, optimizer, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the state is never stored | fails: rule, optimizer, not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: settings do not reach the state machine | fails: rule, optimizer
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the loss has a margin of its own units | fails: rule
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            answers["loss"] = (answers["loss"][0], answers["loss"][1] and losses[0] > 0.05 or losses[0] > 100)
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: NaN is taken for worse | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "worse"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: NaN changes nothing | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            return self.optimizer.param_groups[0]["lr"]
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: NaN is not seen | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if True:
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: only NaN is seen, not infinity | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if not any(map(math.isnan, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: only the training loss is looked at for NaN | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if math.isfinite(losses[0]):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: accuracies are not looked at for NaN | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: NaN cuts, but nothing comes back | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the weights come back, the moments do not | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            for group, old in zip(self.optimizer.param_groups, [self.kept[0]]):
                for p, value in zip(group["params"], old):
                    p.data.copy_(value)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the moments are cleared | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
            self.optimizer.state.clear()
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the first weights come back | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: keeps only while it gets better | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            if verdict == "better":
                self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: keeps after NaN, too | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
            self.kept = (self.kept[0], {**self.kept[1], "state": {}})
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the old rate comes back after the cut | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        bad = any(not math.isfinite(metrics[name]) for name in METRICS)
        if bad:
            self.state = decide(self.state, "broken", **self.rules)
        else:
            improved = {}
            for name in METRICS:
                self.trends[name], improved[name] = track(self.trends[name], metrics[name] if "loss" in name else 1 - metrics[name])
            self.state = decide(self.state, judge(improved), **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        if bad:
            put_back(self.optimizer, self.kept)
        else:
            self.kept = keep(self.optimizer)
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: NaN enters the trends | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            self.trends = {name: track(self.trends[name], 1 - metrics[name] if "acc" in name else metrics[name])[0] for name in METRICS}
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the trends begin anew after NaN | fails: not_a_number
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            self.trends = {name: dict(START) for name in METRICS}
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: saves the state alone | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"state": dict(self.state), "base": self.base[:]}

    def load_state_dict(self, state):
        self.state, self.base = dict(state["state"]), state["base"][:]
        self.kept = keep(self.optimizer)
# %% wrong: saves the trends alone | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"trends": {k: dict(v) for k, v in self.trends.items()}, "base": self.base[:]}

    def load_state_dict(self, state):
        self.trends, self.base = copy.deepcopy(state["trends"]), state["base"][:]
        self.kept = keep(self.optimizer)
# %% wrong: saves the scale, not the counters | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"scale": self.state["scale"], "base": self.base[:], "trends": copy.deepcopy(self.trends)}

    def load_state_dict(self, state):
        self.state, self.base, self.trends = IDLE | {"scale": state["scale"]}, state["base"], copy.deepcopy(state["trends"])
        self.kept = keep(self.optimizer)
# %% wrong: takes the restored rates for its base | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: what it saved goes on changing | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            for name, (new, _) in answers.items():
                self.trends[name] = new
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": self.base, "trends": self.trends, "state": self.state}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: saves tensors | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": torch.tensor(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = state["base"].tolist()
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: saves its whole self | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return self.__dict__

    def load_state_dict(self, state):
        self.__dict__.update(state)
# %% wrong: saves nothing | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {}

    def load_state_dict(self, state):
        pass
# %% wrong: does not load | fails: resume
class AdaptiveLR:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends = {name: new for name, (new, _) in answers.items()}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        pass

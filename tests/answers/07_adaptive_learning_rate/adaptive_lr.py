# %% right: all at once
class AdaptiveLR(Memory):
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
# %% right: a method for the verdict, the kept learning rates left out of account
class AdaptiveLR(Memory):
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
# %% wrong: a new optimizer at each change | fails: optimizer, not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: another optimizer, which nobody uses | fails: noise_and_units, not_a_number, optimizer, resume
class AdaptiveLR(Memory):
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
# %% wrong: only the first group | fails: optimizer
class AdaptiveLR(Memory):
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
# %% wrong: all groups get the first one's rate | fails: optimizer
class AdaptiveLR(Memory):
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
# %% wrong: sets the optimizer's defaults | fails: noise_and_units, not_a_number, optimizer, resume, rule
class AdaptiveLR(Memory):
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
# %% wrong: multiplies the present rate by the scale | fails: noise_and_units, not_a_number, optimizer, rule
class AdaptiveLR(Memory):
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
# %% wrong: does not set the rate | fails: noise_and_units, not_a_number, optimizer, resume, rule
class AdaptiveLR(Memory):
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
# %% wrong: returns the scale | fails: noise_and_units, optimizer, rule
class AdaptiveLR(Memory):
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
# %% wrong: returns the last group's rate | fails: optimizer
class AdaptiveLR(Memory):
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
# %% wrong: compares with the last value, not with the trend | fails: noise_and_units, not_a_number, resume, rule
class AdaptiveLR(Memory):
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
# %% wrong: fell: up, rose: down | fails: noise_and_units, not_a_number, optimizer, resume, rule
class AdaptiveLR(Memory):
    def step(self, metrics):
        last, self.last = getattr(self, "last", math.inf), metrics["val_loss"]
        self.state["scale"] = min(max(self.state["scale"] * (1.1 if self.last < last else 0.5), 0.01), 10)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]
# %% wrong: accuracies are not turned | fails: noise_and_units, not_a_number, rule
class AdaptiveLR(Memory):
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
# %% wrong: accuracies with a minus sign | fails: noise_and_units, optimizer, rule
class AdaptiveLR(Memory):
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
# %% wrong: reads the training metrics alone | fails: rule, not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: reads the validation metrics alone | fails: rule
class AdaptiveLR(Memory):
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
# %% wrong: one trend for all four | fails: noise_and_units, optimizer, rule
class AdaptiveLR(Memory):
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
# %% wrong: the trends are never stored | fails: noise_and_units, not_a_number, optimizer, rule
class AdaptiveLR(Memory):
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
# %% wrong: the state is never stored | fails: noise_and_units, not_a_number, optimizer, resume, rule
class AdaptiveLR(Memory):
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
# %% wrong: settings do not reach the state machine | fails: not_a_number, rule
class AdaptiveLR(Memory):
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
# %% wrong: the loss has a margin of its own units | fails: noise_and_units
class AdaptiveLR(Memory):
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
# %% wrong: NaN is taken for worse | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: NaN changes nothing | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: NaN is not seen | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: only NaN is seen, not infinity | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: only the training loss is looked at for NaN | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: accuracies are not looked at for NaN | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: NaN cuts, but nothing comes back | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: the weights come back, the moments do not | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: the moments are cleared | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: the first weights come back | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: keeps only while it gets better | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: keeps after NaN, too | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: the old rate comes back after the cut | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: NaN enters the trends | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% wrong: the trends begin anew after NaN | fails: not_a_number
class AdaptiveLR(Memory):
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
# %% right: values first
class AdaptiveLR(Memory):
    def step(self, metrics):
        values = metrics["loss"], 1 - metrics["accuracy"], metrics["val_loss"], 1 - metrics["val_accuracy"]
        answers = {}
        if any(value != value or abs(value) == math.inf for value in values):
            put_back(self.optimizer, self.kept)
        else:
            self.kept = keep(self.optimizer)
            for name, value in zip(METRICS, values):
                trend, answers[name] = track(self.trends[name], value)
                self.trends = self.trends | {name: trend}
        self.state = decide(self.state, judge(answers) if answers else "broken", **self.rules)
        groups = self.optimizer.param_groups
        for at in range(len(groups)):
            groups[at]["lr"] = self.state["scale"] * self.base[at]
        return groups[0]["lr"]
# %% wrong: the groups that the optimizer had before put_back, which makes new ones | fails: not_a_number
class AdaptiveLR(Memory):
    def step(self, metrics):
        groups = self.optimizer.param_groups
        values = metrics["loss"], 1 - metrics["accuracy"], metrics["val_loss"], 1 - metrics["val_accuracy"]
        answers = {}
        if any(value != value or abs(value) == math.inf for value in values):
            put_back(self.optimizer, self.kept)
        else:
            self.kept = keep(self.optimizer)
            for name, value in zip(METRICS, values):
                trend, answers[name] = track(self.trends[name], value)
                self.trends = self.trends | {name: trend}
        self.state = decide(self.state, judge(answers) if answers else "broken", **self.rules)
        for at in range(len(groups)):
            groups[at]["lr"] = self.state["scale"] * self.base[at]
        return groups[0]["lr"]
# %% wrong: looks at all metrics for NaN, not at the four | fails: noise_and_units, not_a_number, optimizer, rule
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, metrics.values())):
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
# %% wrong: turns the caller's accuracies | fails: noise_and_units, not_a_number, optimizer, resume, rule
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        metrics["accuracy"] = 1 - metrics["accuracy"]
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
# %% wrong: only the validation metrics are looked at for NaN | fails: not_a_number
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if math.isfinite(losses[1] + accuracies[1]):
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
# %% wrong: minus infinity is not seen | fails: not_a_number
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(value < math.inf for value in losses + accuracies):
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
# %% wrong: keeps a trend only when it improved | fails: noise_and_units
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error) for name, error in errors.items()}
            self.trends |= {name: new for name, (new, better) in answers.items() if better}
            verdict = judge({name: better for name, (_, better) in answers.items()})
            self.kept = keep(self.optimizer)
        else:
            verdict = "broken"
            put_back(self.optimizer, self.kept)
        self.state = decide(self.state, verdict, **self.rules)
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]
# %% wrong: trends with a smoothing of their own | fails: noise_and_units
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error, beta=0.9) for name, error in errors.items()}
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
# %% wrong: trends without smoothing | fails: noise_and_units
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error, beta=0.0) for name, error in errors.items()}
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
# %% wrong: trends with a large margin | fails: noise_and_units
class AdaptiveLR(Memory):
    def step(self, metrics):
        losses = metrics["loss"], metrics["val_loss"]
        accuracies = metrics["accuracy"], metrics["val_accuracy"]
        if all(map(math.isfinite, losses + accuracies)):
            errors = {"loss": losses[0], "val_loss": losses[1], "accuracy": 1 - accuracies[0], "val_accuracy": 1 - accuracies[1]}
            answers = {name: track(self.trends[name], error, margin=0.05) for name, error in errors.items()}
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
# %% wrong: broken without the settings | fails: not_a_number
class AdaptiveLR(Memory):
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
        self.state = decide(self.state, verdict, **({} if verdict == "broken" else self.rules))
        for i, group in enumerate(self.optimizer.param_groups):
            group["lr"] = self.base[i] * self.state["scale"]
        return self.optimizer.param_groups[0]["lr"]

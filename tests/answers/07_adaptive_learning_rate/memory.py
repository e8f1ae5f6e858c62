# %% right: comprehensions
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% right: JSON makes the copies
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return json.loads(json.dumps({"base": self.base, "trends": self.trends, "state": self.state}))

    def load_state_dict(self, state):
        state = json.loads(json.dumps(state))
        for name in ("base", "trends", "state"):
            setattr(self, name, state[name])
        self.kept = keep(self.optimizer)
# %% right: one flat dict
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        flat = {f"trend {name} {key}": value for name, trend in self.trends.items() for key, value in trend.items()}
        return flat | {f"state {key}": value for key, value in self.state.items()} | {"base": tuple(self.base)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: {key: state[f"trend {name} {key}"] for key in START} for name in METRICS}
        self.state = {key: state[f"state {key}"] for key in IDLE}
        self.kept = keep(self.optimizer)
# %% right: updates what is there
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.state.update(state["state"])
        self.base[:] = state["base"]
        for name, trend in state["trends"].items():
            self.trends[name].update(trend)
        self.kept = keep(self.optimizer)
# %% wrong: saves the state alone | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"state": dict(self.state), "base": self.base[:]}

    def load_state_dict(self, state):
        self.state, self.base = dict(state["state"]), state["base"][:]
        self.kept = keep(self.optimizer)
# %% wrong: saves the trends alone | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"trends": {k: dict(v) for k, v in self.trends.items()}, "base": self.base[:]}

    def load_state_dict(self, state):
        self.trends, self.base = copy.deepcopy(state["trends"]), state["base"][:]
        self.kept = keep(self.optimizer)
# %% wrong: saves the scale, not the counters | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"scale": self.state["scale"], "base": self.base[:], "trends": copy.deepcopy(self.trends)}

    def load_state_dict(self, state):
        self.state, self.base, self.trends = IDLE | {"scale": state["scale"]}, state["base"], copy.deepcopy(state["trends"])
        self.kept = keep(self.optimizer)
# %% wrong: takes the restored rates for its base | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: what it saved goes on changing | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": self.base, "trends": self.trends, "state": self.state}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: a shallow copy | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return dict(base=self.base[:], trends=dict(self.trends), state=dict(self.state))

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: the base is not copied | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": self.base, "trends": copy.deepcopy(self.trends), "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: keeps the weights it had before | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
# %% wrong: saves tensors | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": torch.tensor(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = state["base"].tolist()
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: saves its whole self | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return self.__dict__

    def load_state_dict(self, state):
        self.__dict__.update(state)
# %% wrong: saves nothing | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {}

    def load_state_dict(self, state):
        pass
# %% wrong: does not load | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        pass
# %% wrong: one trend stands for all | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trend": dict(self.trends["loss"]), "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base, self.state = list(state["base"]), dict(state["state"])
        self.trends = {name: dict(state["trend"]) for name in METRICS}
        self.kept = keep(self.optimizer)
# %% wrong: holds the dict it loaded | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = state["state"]
        self.kept = keep(self.optimizer)
# %% wrong: takes out of the dict it loads | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state.pop("base"))
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: saves the losses' trends | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends |= {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items() if "loss" in k}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends |= {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)
# %% wrong: keeps the weights without copies | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = [p for g in self.optimizer.param_groups for p in g["params"]], self.optimizer.state_dict()
# %% wrong: keeps the optimizer's old state | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return {"base": list(self.base), "trends": {k: dict(v) for k, v in self.trends.items()}, "state": dict(self.state)}

    def load_state_dict(self, state):
        self.base = list(state["base"])
        self.trends = {name: dict(trend) for name, trend in state["trends"].items()}
        self.state = dict(state["state"])
        self.kept = keep(self.optimizer)[0], self.kept[1]
# %% wrong: a text in place of a dict | fails: save_and_load
class Memory:
    def __init__(self, optimizer, **rules):
        self.optimizer, self.rules = optimizer, rules
        self.base = [group["lr"] for group in optimizer.param_groups]
        self.trends = {name: dict(START) for name in METRICS}
        self.state, self.kept = dict(IDLE), keep(optimizer)

    def state_dict(self):
        return (json.dumps({"base": self.base, "trends": self.trends, "state": self.state}))

    def load_state_dict(self, state):
        state = json.loads(state)
        for name in ("base", "trends", "state"):
            setattr(self, name, state[name])
        self.kept = keep(self.optimizer)

# %% right: by cases
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% right: a function for the cut, and match
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    def cut():
        return dict(scale=float(np.clip(state["scale"] * down, low, high)), good=0, bad=0, wait=cooldown)

    match (verdict, state["wait"]):
        case ("broken", _):
            return cut()
        case (_, wait) if wait > 0:
            return {**state, "wait": wait - 1}
        case ("better", _):
            good = state["good"] + 1
            scale = float(np.clip(state["scale"] * up, low, high)) if good >= patience else state["scale"]
            return {**state, "good": good, "bad": 0, "scale": scale}
        case ("worse", _) if state["bad"] + 1 >= patience:
            return cut()
        case ("worse", _):
            return {**state, "good": 0, "bad": state["bad"] + 1}
    return state
# %% right: one return at the end
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    due = verdict == "broken"
    if not due and state["wait"] > 0:
        state["wait"] = state["wait"] - 1
    elif verdict != "mixed":
        state["good"], state["bad"] = (state["good"] + 1, 0) if verdict == "better" else (0, state["bad"] + 1)
        raise_it = verdict == "better" and state["good"] >= patience
        state["scale"] *= up if raise_it else 1
        due = due or state["bad"] >= patience
    if due:
        state = IDLE | {"scale": state["scale"] * down, "wait": cooldown}
    state["scale"] = min(max(state["scale"], low), high)
    return state
# %% wrong: raises from the first better on | fails: raises, holds, broken, cuts, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= 1:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: raises one check late | fails: bounds, broken, cuts, holds, raises
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] > patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: raises once in a row | fails: raises, holds, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] == patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: counts anew after each raise | fails: raises, holds, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
            state["good"] = 0
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: worse does not break a row of better | fails: raises
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: better does not break a row of worse | fails: cuts
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: no cooldown | fails: cuts, broken, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": 0}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": 0}
    return state
# %% wrong: the wait is one check too long | fails: cuts, bounds, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown + 1}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown + 1}
    return state
# %% wrong: the wait is one check too short | fails: cuts, bounds, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": max(cooldown - 1, 0)}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": max(cooldown - 1, 0)}
    return state
# %% wrong: the cut's own check is part of the wait | fails: cuts, bounds, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    state["wait"] = max(state["wait"] - 1, 0)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        return state
    if verdict == "better":
        state |= {"good": state["good"] + 1, "bad": 0}
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    if verdict == "worse":
        state |= {"bad": state["bad"] + 1, "good": 0}
        if state["bad"] >= patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: counts during the wait | fails: cuts, bounds, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    waiting = state["wait"] > 0
    state["wait"] = max(state["wait"] - 1, 0)
    if verdict == "better":
        state |= {"good": state["good"] + 1, "bad": 0}
        if state["good"] >= patience and not waiting:
            state["scale"] = min(high, state["scale"] * up)
    if verdict == "worse":
        state |= {"bad": state["bad"] + 1, "good": 0}
        if state["bad"] >= patience and not waiting:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: the wait blocks cuts alone | fails: cuts, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if verdict == "better":
        state |= {"good": state["good"] + 1, "bad": 0, "wait": max(state["wait"] - 1, 0)}
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif state["wait"]:
        state["wait"] -= 1
    elif verdict == "worse":
        state |= {"bad": state["bad"] + 1, "good": 0}
        if state["bad"] >= patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: the counter is not cleared by a cut | fails: cuts, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] >= patience:
            return state | {"scale": max(low, state["scale"] * down), "wait": cooldown}
    return state
# %% wrong: no patience with worse | fails: bounds, broken, cuts, holds, raises
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] >= 1:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: one more worse than patience | fails: cuts, holds, bounds, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] > patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: mixed breaks a row | fails: holds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if verdict == "mixed":
        state |= {"good": 0, "bad": 0}
    return state
# %% wrong: mixed counts as worse | fails: holds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict in ("worse", "mixed"):
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: mixed counts as better | fails: holds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict in ("better", "mixed"):
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: mixed does not pass the time of the wait | fails: cuts
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if verdict == "mixed":
        return state
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: no upper bound | fails: raises, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = state["scale"] * up
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: no lower bound | fails: bounds, broken, cuts
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": state["scale"] * down, "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": state["scale"] * down, "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: stays below the bound by not moving | fails: bounds, raises
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] *= up if state["scale"] * up <= high else 1
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: the bounds are the defaults | fails: bounds, broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(0.01, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(10.0, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(0.01, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: bounds the old scale | fails: bounds, broken, cuts, raises
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"]) * down, "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"]) * up
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"]) * down, "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: up is 1.1 and down 0.5, whatever is asked | fails: bounds, broken, cuts, raises
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * 0.5), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * 1.1)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * 0.5), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: patience is 3, whatever is asked | fails: raises, cuts, bounds
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= 3:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == 3:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: adds in place of multiplying | fails: raises, holds, bounds, broken, cuts
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] + (up - 1))
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken is overheard during the wait | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken" and not state["wait"]:
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken counts as worse | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict in ("worse", "broken"):
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken goes to the lower bound | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": low, "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken begins again with 1 | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": 1.0, "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken without a wait | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": 0}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken leaves the counters | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return state | {"scale": max(low, state["scale"] * down), "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken twice as deep | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down**2), "good": 0, "bad": 0, "wait": cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: ignores broken | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken within a wait leaves the wait as it was | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": state["wait"] or cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken adds to the wait | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": state["wait"] + cooldown}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state
# %% wrong: broken with settings of its own | fails: broken
def decide(state, verdict, up=1.1, down=0.5, patience=3, cooldown=3, low=0.01, high=10.0):
    state = dict(state)
    if verdict == "broken":
        return {"scale": max(0.01, state["scale"] * 0.5), "good": 0, "bad": 0, "wait": 3}
    if state["wait"]:
        state["wait"] -= 1
    elif verdict == "better":
        state["good"] += 1
        state["bad"] = 0
        if state["good"] >= patience:
            state["scale"] = min(high, state["scale"] * up)
    elif verdict == "worse":
        state["bad"] += 1
        state["good"] = 0
        if state["bad"] == patience:
            return {"scale": max(low, state["scale"] * down), "good": 0, "bad": 0, "wait": cooldown}
    return state

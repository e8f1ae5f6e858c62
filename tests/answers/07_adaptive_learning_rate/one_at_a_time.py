# %% right: a loop over copies
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found = {"base": base}
    for key, value in changed.items():
        if value != base[key]:
            found[key] = dict(base)
            found[key][key] = value
    found["all"] = changed
    return found
# %% right: deep copies
import copy


def one_at_a_time(base, changed):
    if base.keys() ^ changed.keys():
        raise ValueError("keys")
    result = {"all": copy.deepcopy(changed), "base": copy.deepcopy(base)}
    result.update({k: {**base, k: changed[k]} for k in base if changed[k] != base[k]})
    return result
# %% right: item by item
def one_at_a_time(base, changed):
    if sorted(base) != sorted(changed):
        raise ValueError(sorted(base))
    result = {"base": {**base}}
    for key in [k for k in base if base[k] != changed[k]]:
        result[key] = {k: (changed if k == key else base)[k] for k in base}
    return result | {"all": {**changed}}
# %% wrong: changes pile up | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found, now = {"base": base}, dict(base)
    for key in base:
        if base[key] != changed[key]:
            now = now | {key: changed[key]}
            found[key] = now
    return found | {"all": changed}
# %% wrong: one factor is held, the rest changes | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {"base": base, **{k: changed | {k: base[k]} for k in base if base[k] != changed[k]}, "all": changed}
# %% wrong: unchanged factors, too | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {"base": base, **{k: base | {k: changed[k]} for k in base}, "all": changed}
# %% wrong: without the base | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {**{k: base | {k: changed[k]} for k in base if base[k] != changed[k]}, "all": changed}
# %% wrong: without all | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {"base": base, **{k: base | {k: changed[k]} for k in base if base[k] != changed[k]}}
# %% wrong: the changed values alone | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {"base": base, **{k: {k: changed[k]} for k in base if base[k] != changed[k]}, "all": changed}
# %% wrong: all and base are exchanged | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {"base": changed, **{k: base | {k: changed[k]} for k in base if base[k] != changed[k]}, "all": base}
# %% wrong: a list | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return [base, *[base | {k: changed[k]} for k in base if base[k] != changed[k]], changed]
# %% wrong: falsy values do not count | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    return {"base": base, **{k: base | {k: changed[k]} for k in base if changed[k] and base[k] != changed[k]}, "all": changed}
# %% wrong: writes into base | fails: settings, arguments
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found = {"base": base}
    for key in base:
        if base[key] != changed[key]:
            base[key] = changed[key]
            found[key] = base
    return found | {"all": changed}
# %% wrong: takes the changed ones out | fails: arguments
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found = {"base": dict(base), "all": dict(changed)}
    for key in list(changed):
        value = changed.pop(key)
        if value != base[key]:
            found[key] = base | {key: value}
    return found
# %% wrong: any keys | fails: arguments
def one_at_a_time(base, changed):
    return {"base": base, **{k: base | {k: changed[k]} for k in base if k in changed and base[k] != changed[k]}, "all": changed}
# %% wrong: KeyError in place of ValueError | fails: arguments
def one_at_a_time(base, changed):
    return {"base": base, **{k: base | {k: changed[k]} for k in base if base[k] != changed[k]}, "all": changed}
# %% wrong: more keys in changed are let through | fails: arguments
def one_at_a_time(base, changed):
    if set(base) - set(changed):
        raise ValueError("keys")
    return {"base": base, **{k: base | {k: changed[k]} for k in base if base[k] != changed[k]}, "all": changed}
# %% wrong: more keys in base are let through | fails: arguments
def one_at_a_time(base, changed):
    if set(changed) - set(base):
        raise ValueError("keys")
    return {"base": base, **{k: base | {k: changed[k]} for k in base if k in changed and base[k] != changed[k]}, "all": changed}
# %% wrong: the keys must stand in one order | fails: settings
def one_at_a_time(base, changed):
    if list(base) != list(changed):
        raise ValueError("keys differ")
    found = {"base": base}
    for key, value in changed.items():
        if value != base[key]:
            found[key] = dict(base)
            found[key][key] = value
    found["all"] = changed
    return found
# %% wrong: pairs by place | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found = {"base": base}
    for key, value in zip(base, changed.values()):
        if value != base[key]:
            found[key] = dict(base)
            found[key][key] = value
    found["all"] = changed
    return found
# %% wrong: compares identities | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found = {"base": base}
    for key, value in changed.items():
        if value is not base[key]:
            found[key] = dict(base)
            found[key][key] = value
    found["all"] = changed
    return found
# %% wrong: without all where one factor differs | fails: settings
def one_at_a_time(base, changed):
    if set(base) != set(changed):
        raise ValueError("keys differ")
    found = {"base": base}
    for key, value in changed.items():
        if value != base[key]:
            found[key] = dict(base)
            found[key][key] = value
    if len(found) != 2:
        found["all"] = changed
    return found

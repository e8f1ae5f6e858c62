# %% right: product
def plan_runs(task, rules, lrs, seeds, **settings):
    import itertools

    runs = []
    for (name, rule), lr, seed in itertools.product(rules.items(), lrs, seeds):
        runs.append(experiment.Run(task, name, lr=lr, seed=seed, **(rule | settings)))
    return runs
# %% right: seeds outermost
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, **rules[name], **settings, seed=s, lr=lr) for s in seeds for lr in lrs for name in rules]
# %% right: by get
def plan_runs(task, rules, lrs, seeds, **settings):
    runs = []
    for name in rules:
        make = functools.partial(experiment.Run, task, name, rules[name].get("factor"), controller=rules[name].get("controller"), **settings)
        for lr in lrs:
            runs += [make(lr=lr, seed=seed) for seed in seeds]
    return runs
# %% wrong: rates and seeds in pairs | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=seed, **rule, **settings) for name, rule in rules.items() for lr, seed in zip(lrs, seeds)]
# %% wrong: a rate for each rule | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=seed, **rules[name], **settings) for name, lr in zip(rules, lrs) for seed in seeds]
# %% wrong: without the settings | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=seed, **rule) for name, rule in rules.items() for lr in lrs for seed in seeds]
# %% wrong: without the rules' arguments | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=seed, **settings) for name in rules for lr in lrs for seed in seeds]
# %% wrong: factors, but no controllers | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, rule.get("factor"), lr=lr, seed=seed, **settings) for name, rule in rules.items() for lr in lrs for seed in seeds]
# %% wrong: a seed of its own for each run | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    runs = []
    for name, rule in rules.items():
        for lr in lrs:
            for seed in seeds:
                runs.append(experiment.Run(task, name, lr=lr, seed=len(runs), **rule, **settings))
    return runs
# %% wrong: as many seeds, from 0 on | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=i, **rule, **settings) for name, rule in rules.items() for lr in lrs for i in range(len(seeds))]
# %% wrong: another seed for each rule | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=seed + 10 * i, **rule, **settings) for i, (name, rule) in enumerate(rules.items()) for lr in lrs for seed in seeds]
# %% wrong: the default rate | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, seed=seed, **rule, **settings) for name, rule in rules.items() for lr in lrs for seed in seeds]
# %% wrong: always mnist's first rule | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    name, rule = next(iter(rules.items()))
    return [experiment.Run(task, name, lr=lr, seed=seed, **rule, **settings) for _ in rules for lr in lrs for seed in seeds]
# %% wrong: the first seed alone | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return [experiment.Run(task, name, lr=lr, seed=seeds[0], **rule, **settings) for name, rule in rules.items() for lr in lrs]
# %% wrong: returns the last run | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    for name, rule in rules.items():
        for lr in lrs:
            for seed in seeds:
                run = experiment.Run(task, name, lr=lr, seed=seed, **rule, **settings)
    return [run]
# %% wrong: returns a number | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    return len(rules) * len(lrs) * len(seeds)
# %% wrong: always the same task | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    import itertools

    runs = []
    for (name, rule), lr, seed in itertools.product(rules.items(), lrs, seeds):
        runs.append(experiment.Run("mnist", name, lr=lr, seed=seed, **(rule | settings)))
    return runs
# %% wrong: of the settings only n_steps | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    import itertools

    runs = []
    for (name, rule), lr, seed in itertools.product(rules.items(), lrs, seeds):
        runs.append(experiment.Run(task, name, lr=lr, seed=seed, **rule, n_steps=settings.get("n_steps")))
    return runs
# %% wrong: a tuple | fails: every_combination
def plan_runs(task, rules, lrs, seeds, **settings):
    import itertools

    runs = []
    for (name, rule), lr, seed in itertools.product(rules.items(), lrs, seeds):
        runs.append(experiment.Run(task, name, lr=lr, seed=seed, **(rule | settings)))
    return tuple(runs)

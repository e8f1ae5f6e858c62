# %% right: a dict of classes
OPTIMIZER_CLASSES = {"SGD": torch.optim.SGD, "RMSprop": torch.optim.RMSprop, "Adam": torch.optim.Adam}


def create_model(optim_algo="SGD", lr=0.01):
    try:
        kind = OPTIMIZER_CLASSES[optim_algo]
    except KeyError:
        raise ValueError(f"unknown optimizer {optim_algo!r}; there are {', '.join(OPTIMIZER_CLASSES)}") from None
    net = QwertyNet()
    return net, nn.CrossEntropyLoss(), kind(net.parameters(), lr)
# %% right: match, and the parameters as groups
def create_model(optim_algo="SGD", lr=0.01):
    net = QwertyNet()
    groups = [{"params": list(layer.parameters())} for layer in (net.layers[0], net.layers[2])]
    match optim_algo:
        case "SGD":
            optimizer = torch.optim.SGD(groups, lr=lr)
        case "RMSprop":
            optimizer = torch.optim.RMSprop(groups, lr=lr)
        case "Adam":
            optimizer = torch.optim.Adam(groups, lr=lr)
        case other:
            raise ValueError(f"{other}: choose SGD, RMSprop or Adam")
    return [net, nn.CrossEntropyLoss(), optimizer]
# %% right: elif, the loss in words, one parameter after the other
from torch import optim


def create_model(optim_algo="SGD", lr=0.01):
    net, loss_fn = QwertyNet(), nn.CrossEntropyLoss(reduction="mean")
    params = [p for _, p in net.named_parameters()]
    if optim_algo == "SGD":
        return net, loss_fn, optim.SGD(params, lr=lr, momentum=0.0)
    elif optim_algo == "RMSprop":
        return net, loss_fn, optim.RMSprop(params, lr=lr, alpha=0.99)
    elif optim_algo == "Adam":
        return net, loss_fn, optim.Adam(params, lr=lr, betas=(0.9, 0.999))
    raise ValueError("optim_algo must be SGD, RMSprop or Adam")
# %% right: makes all three optimizers and picks one; float64 learning rates
def create_model(optim_algo="SGD", lr=0.01):
    model = QwertyNet().train()
    three = {kind.__name__: kind(model.parameters(), lr=float(lr))
             for kind in (torch.optim.SGD, torch.optim.RMSprop, torch.optim.Adam)}
    if optim_algo not in three:
        raise ValueError("no such optimizer; possible: " + ", ".join(three))
    return model, torch.nn.CrossEntropyLoss(), three[optim_algo]
# %% right: sets the rate afterwards
def create_model(optim_algo="SGD", lr=0.01):
    names = ["SGD", "RMSprop", "Adam"]
    if names.count(optim_algo) == 0:
        raise ValueError("use one of " + str(names))
    model = QwertyNet()
    optimizer = eval(f"torch.optim.{optim_algo}")(model.parameters(), lr=0.1)
    for group in optimizer.param_groups:
        group["lr"] = lr
    optimizer.defaults["lr"] = lr
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: momentum for SGD | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    more = {"momentum": 0.9} if optim_algo == "SGD" else {}
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr, **more)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: momentum for RMSprop | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    more = {"momentum": 0.9} if optim_algo == "RMSprop" else {}
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr, **more)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: a little weight decay | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr, weight_decay=1e-4)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: the rate is ignored | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=0.01)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: only SGD gets the rate | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    if optim_algo == "SGD":
        return model, nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=lr)
    optimizer = getattr(torch.optim, optim_algo)(model.parameters())
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: an optimizer of the first layer alone | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.layers[0].parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: an optimizer of the weights without biases | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)([p for p in model.parameters() if p.dim() == 2], lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: an optimizer of another new network | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(QwertyNet().parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: one network for all | fails: update_rules
NET = QwertyNet()


def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = NET
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: one network for each optimizer | fails: update_rules
NETS = {}


def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = NETS.setdefault(optim_algo, QwertyNet())
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: one network for all, set back to a start at each call | fails: update_rules
NET = QwertyNet()


def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError("there are SGD, RMSprop and Adam")
    for layer in (NET.layers[0], NET.layers[2]):
        layer.reset_parameters()
    return NET, nn.CrossEntropyLoss(), getattr(torch.optim, optim_algo)(NET.parameters(), lr=lr)
# %% wrong: seeds by itself | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    torch.manual_seed(42)
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: tries the network out first, and throws it away | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    assert QwertyNet()(torch.zeros(1, 2)).shape == (1, 3)
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: initial weights of its own | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    for p in model.parameters():
        if p.dim() == 2:
            nn.init.xavier_uniform_(p)
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: loss and optimizer in another order | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, optimizer, nn.CrossEntropyLoss()
# %% wrong: a loss for log probabilities | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.NLLLoss(), optimizer
# %% wrong: the sum of losses | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(reduction="sum"), optimizer
# %% wrong: AdamW under the name of Adam | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo.replace("Adam", "AdamW"))(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: Adam's eps of another library | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    more = {"eps": 1e-7} if optim_algo == "Adam" else {}
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr, **more)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: AMSGrad | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    more = {"amsgrad": True} if optim_algo == "Adam" else {}
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr, **more)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: Adam and RMSprop swapped | fails: update_rules
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = {"SGD": torch.optim.SGD, "RMSprop": torch.optim.Adam, "Adam": torch.optim.RMSprop}[optim_algo](model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: Adam where nothing else fits | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    model = QwertyNet()
    if optim_algo == "SGD":
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    elif optim_algo == "RMSprop":
        optimizer = torch.optim.RMSprop(model.parameters(), lr=lr)
    else:
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: whatever torch.optim has | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    if not hasattr(torch.optim, optim_algo):
        raise ValueError("there are SGD, RMSprop and Adam")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: a KeyError | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    model = QwertyNet()
    optimizer = {"SGD": torch.optim.SGD, "RMSprop": torch.optim.RMSprop, "Adam": torch.optim.Adam}[optim_algo](model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: prints a message | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        return print("there are SGD, RMSprop and Adam")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: small letters will do | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    kinds = {"sgd": torch.optim.SGD, "rmsprop": torch.optim.RMSprop, "adam": torch.optim.Adam}
    if optim_algo.lower() not in kinds:
        raise ValueError("there are SGD, RMSprop and Adam")
    model = QwertyNet()
    return model, nn.CrossEntropyLoss(), kinds[optim_algo.lower()](model.parameters(), lr=lr)
# %% wrong: spaces around the name will do | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    optim_algo = optim_algo.strip()
    if optim_algo not in ("SGD", "RMSprop", "Adam"):
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: looks for the name in a text | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    if optim_algo not in "SGD, RMSprop, Adam":
        raise ValueError(f"there are SGD, RMSprop and Adam, not {optim_algo!r}")
    model = QwertyNet()
    optimizer = getattr(torch.optim, optim_algo)(model.parameters(), lr=lr)
    return model, nn.CrossEntropyLoss(), optimizer
# %% wrong: the beginning of the name is enough | fails: unknown_name
def create_model(optim_algo="SGD", lr=0.01):
    for kind in (torch.optim.SGD, torch.optim.RMSprop, torch.optim.Adam):
        if optim_algo.startswith(kind.__name__):
            model = QwertyNet()
            return model, nn.CrossEntropyLoss(), kind(model.parameters(), lr=lr)
    raise ValueError("there are SGD, RMSprop and Adam")

"""Which code of a source notebook runs beside its tests, and which names are the student's: found by reading names.

The trusted process runs the imports, definitions and statements of given cells that need nothing of the student's and
that a test needs. Whatever a solution cell binds, and whatever a given statement computes with it, is the student's.
"""

import ast
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from gradebox import given

IMPORTS = (ast.Import, ast.ImportFrom)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass
class Step:
    """What the trusted process does with one cell: statements to run, imports to have ready, names to give up."""

    name: str
    source: str
    run: list[int] = field(default_factory=list)  # statements, by their place in the cell
    imports: list[int] = field(default_factory=list)  # run when a name of theirs is read; aliases of modules as well
    claims: list[str] = field(default_factory=list)  # names that are the student's from here on
    test: bool = False
    push: list[str] = field(default_factory=list)  # names that a test binds and that later cells read
    push_code: list[int] = field(default_factory=list)  # its definitions and imports that later cells need

    def message(self) -> dict:
        """Return this step as JSON."""
        return asdict(self)


def imported(statement: ast.stmt) -> set[str]:
    """Return the names that an import statement binds."""
    if not isinstance(statement, IMPORTS):
        return set()
    return {alias.asname or alias.name.partition(".")[0] for alias in statement.names}


def imports(cells: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return the import statements that students' kernels will run.

    Args:
        cells: as for `plan`.
    """
    bodies = [_parse(source) for _, _, source in cells]
    return _imports_in([s for (role, _, _), body in zip(cells, bodies, strict=True) if role != "test" for s in body])


def _imports_in(statements: Sequence[ast.stmt]) -> list[str]:
    found = [node for statement in statements for node in ast.walk(statement) if isinstance(node, IMPORTS)]
    return list(dict.fromkeys(ast.unparse(node) for node in found if not getattr(node, "level", 0)))


def plan(cells: Sequence[tuple[str, str, str]], in_kernel: Sequence[str] = ()) -> list[Step]:
    """Plan how tests run.

    Args:
        cells: for each code cell of the source notebook its role (`test`, `solution`, or anything else for given code),
            its name, and its source.
        in_kernel: tests that run in the student's kernel.

    Returns:
        One step for each cell.
    """
    steps = [Step(name, source, test=role == "test") for role, name, source in cells]
    bodies = [_parse(source) for _, _, source in cells]
    mine = [role == "solution" for role, _, _ in cells]
    tainted = _tainted(bodies, mine, [step.test for step in steps])
    student: set[str] = set()
    modules: set[str] = set()
    kept: list[tuple[Step, int, ast.stmt, bool]] = []  # the last: may wait until a name of it is read
    for step, body, solution in zip(steps, bodies, mine, strict=True):
        for number, statement in enumerate(body):
            names = given.bound(statement) | imported(statement)
            if step.test:
                student -= names
            elif isinstance(statement, IMPORTS):
                modules = modules | names if isinstance(statement, ast.Import) else modules - names
                kept.append((step, number, statement, True))
            elif solution or _reads(statement) & (student | tainted):
                student |= names
                modules -= names
                step.claims += sorted(names)
            else:
                student -= names
                alias = _is_alias(statement, modules)
                modules = modules | names if alias else modules - names
                kept.append((step, number, statement, alias))
    _keep_needed(kept, [s for step, body in zip(steps, bodies, strict=True) if step.test for s in body])
    _push(steps, bodies, in_kernel)
    return steps


def _parse(source: str) -> list[ast.stmt]:
    try:
        return given.parse(source)
    except SyntaxError:  # such as a cell of shell commands or of another language
        return []


def _reads(statement: ast.stmt) -> set[str]:
    """Return the names that running a statement reads: of a function its decorators and defaults, not its body."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        heads = [*statement.decorator_list, *statement.args.defaults, *filter(None, statement.args.kw_defaults)]
        return set().union(*map(given.read, heads))
    if isinstance(statement, ast.ClassDef):
        heads = [*statement.bases, *statement.keywords, *statement.decorator_list]
        return set().union(*map(given.read, heads), *map(_reads, statement.body))
    targets = {node.target.id for node in ast.walk(statement)
               if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)}  # fmt: skip
    return given.read(statement) | targets


def _tainted(bodies: list[list[ast.stmt]], mine: list[bool], test: list[bool]) -> set[str]:
    """Return the given functions and classes whose use runs student code, however indirectly."""
    given_cells = [
        body for body, solution, is_test in zip(bodies, mine, test, strict=True) if not (solution or is_test)
    ]
    student = {name for body, own in zip(bodies, mine, strict=True) if own for s in body for name in given.bound(s)}
    definitions = [s for body in given_cells for s in body if isinstance(s, DEFINITIONS)]
    found: set[str] = set()
    while True:
        more = {s.name for s in definitions if given.read(s) & (student | found)} - found - student
        if not more:
            return found
        found |= more


def _keep_needed(kept: list[tuple[Step, int, ast.stmt, bool]], tests: list[ast.stmt]) -> None:
    """Keep the statements that tests need: they bind a name that is read, or do something to what has such a name."""
    wanted = set().union(*map(given.read, tests))
    for step, number, statement, may_wait in reversed(kept):
        if may_wait:
            names = given.bound(statement) | imported(statement)
            if names & wanted or "*" in names:
                wanted |= given.read(statement)
                step.imports.insert(0, number)
        elif given.bound(statement) & wanted or _acts_on(statement) in wanted:
            wanted |= given.read(statement)
            step.run.insert(0, number)


def _is_alias(statement: ast.stmt, modules: set[str]) -> bool:
    """Tell whether a statement names a part of a module, such as `keras = tf.keras`: it may wait as imports do."""
    if not (isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Attribute)):
        return False
    node = statement.value
    while isinstance(node, ast.Attribute):
        node = node.value
    return all(isinstance(t, ast.Name) for t in statement.targets) and isinstance(node, ast.Name) and node.id in modules


def _acts_on(statement: ast.stmt) -> str:
    """Return the name on which a bare call such as `rng.shuffle(data)` is made, or an empty text."""
    node = statement.value if isinstance(statement, ast.Expr) else None
    node = node.func if isinstance(node, ast.Call) else None
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) and node is not statement.value.func else ""


def _push(steps: list[Step], bodies: list[list[ast.stmt]], in_kernel: Sequence[str]) -> None:
    """Find what tests bind for later cells of the notebook."""
    for place, (step, body) in enumerate(zip(steps, bodies, strict=True)):
        if not step.test:
            continue
        later = set()
        for other, statements in list(zip(steps, bodies, strict=True))[place + 1 :]:
            later |= set() if other.test and other.name not in in_kernel else set().union(*map(given.read, statements))
        for number, statement in enumerate(body):
            names = (given.bound(statement) | imported(statement)) & later
            if names and isinstance(statement, (*IMPORTS, *DEFINITIONS)):
                step.push_code.append(number)
            elif names:
                step.push += sorted(names - set(step.push))

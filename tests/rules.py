"""The rules that keep the house in order, each a function over (path, source) that yields what is wrong."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

LONGEST_FUNCTION, LONGEST_FILE, LONGEST_PAGE, LONGEST_PARTIAL = 40, 250, 60, 30

# Which of our modules a room may import besides itself. The composition root and wsgi.py know them all.
PLAIN = {"whatsapp.values", "whatsapp.errors"}  # facts and values, no I/O
OUTSIDE = {"storage", "pictures", "fetching", "push", "elsewhere", "calendars"}
OUTER = {"elsewhere", "calendars"}
BASE = {"extensions", "models", "queries", "live", "presence"}
DOORS: dict[str, set[str]] = {
    "assistant": set(),
    "whatsapp": set(),
    "catalog": set(),
    "storage": set(),
    "pictures": set(),
    "fetching": set(),
    "push": {"fetching"},
    "calendars": set(),
    "elsewhere": {"fetching", "pictures"},
    "extensions": set(),
    "live": set(),
    "presence": set(),
    "lean": set(),
    "logs": set(),
    "models": {"extensions"},
    "queries": {"extensions", "models", "live", *PLAIN},
    "actions": {"extensions", "models", "queries", "assistant", "catalog", *PLAIN},
    "gathering": set(),
    "queue": {"extensions", "gathering", "lean", "live"},
    "tasks": {
        *BASE,
        "actions",
        "queue",
        "whatsapp.values",
        "storage",
        "catalog",
        "pictures",
        "fetching",
        "push",
    },
    "web": {*BASE, "actions", "queue", "tasks", "config", "catalog", "storage", "pictures", *OUTER, *PLAIN},
    "cli": {"commands"},
    "commands": {*BASE, "actions", "queue", "tasks", "config", "assistant", "catalog", "whatsapp.values"},
    "server": {"queue", "config"},
    "config": {"environment"},
    "environment": set(),
}
SIDE_DOORS = {
    "atendeja/tasks/receiving.py": {"whatsapp.inbound"},
    "atendeja/commands/parked.py": {"whatsapp.inbound"},
    "atendeja/web/webhook.py": {"whatsapp.inbound"},
    "atendeja/web/notices.py": {"push"},
    "atendeja/web/photos.py": {"fetching.addresses"},  # the check of an address, no network
    "atendeja/web/simulator.py": {"whatsapp.inbound", "whatsapp.simulator"},
}
PURE = {
    "__future__", "bisect", "calendar", "collections", "dataclasses", "datetime", "decimal", "difflib",
    "enum", "functools", "itertools", "math", "operator", "rapidfuzz", "re", "string", "types", "typing",
    "unicodedata",
}  # fmt: skip
IMPURE_CALLS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "open", "read_text"}
WEB_ONLY = ("flask", "flask_login", "flask_wtf", "werkzeug", "jinja2", "markupsafe")
MAY_COMMIT = {"web", "tasks", "commands", "queue"}
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "services", "service", "manager", "common", "misc"}

BARE = ast.Name("BaseException")

Check = Callable[[str, str], Iterator[str]]


def room(path: str) -> str:
    """atendeja/web/inbox.py → web; atendeja/tasks.py → tasks; config.py → config."""
    parts = path.removeprefix("atendeja/").removesuffix(".py").split("/")
    return parts[0]


def imports(path: str, source: str) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything imported; relative names are made absolute."""
    package = path.removesuffix(".py").split("/")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            whole = ".".join([*start, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{whole}.{alias.name}") for alias in node.names)


def ours(name: str) -> str | None:
    """atendeja.whatsapp.values.Received → whatsapp.values.Received; None for what is not ours."""
    if name.startswith("atendeja."):
        return name.removeprefix("atendeja.")
    return name if name.split(".")[0] in {"config", "wsgi"} else None


def doors(path: str, source: str) -> Iterator[str]:
    """Who may import whom."""
    if path in {"atendeja/app.py", "wsgi.py"}:
        return
    allowed = {room(path), *DOORS.get(room(path), set()), *SIDE_DOORS.get(path, set())}
    for line, name in imports(path, source):
        wanted = ours(name)
        if wanted and not any(f"{wanted}.".startswith(f"{door}.") for door in allowed):
            yield f"{path}:{line} imports {wanted}"
        elif name.split(".")[0] == "tests":
            yield f"{path}:{line} imports the tests"


def flaskless(path: str, source: str) -> Iterator[str]:
    """Queries and actions run the same in a request, a task, a shell and a test."""
    if room(path) in {"queries", "actions", "assistant", "whatsapp", "catalog"}:
        for line, name in imports(path, source):
            if name.split(".")[0] in WEB_ONLY:
                yield f"{path}:{line} imports {name}"


def pure(path: str, source: str) -> Iterator[str]:
    """The assistant reads no clock, no file, no database."""
    if room(path) != "assistant":
        return
    for line, name in imports(path, source):
        if name.split(".")[0] not in PURE and not name.startswith("atendeja.assistant"):
            yield f"{path}:{line} imports {name}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _called(node) in IMPURE_CALLS:
            yield f"{path}:{node.lineno} calls {_called(node)}()"


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _method_calls(source: str, method: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method:
            yield node.lineno


def commits(path: str, source: str) -> Iterator[str]:
    """Only web, tasks, cli and the queue commit; so no task can start before its row exists."""
    if room(path) not in MAY_COMMIT:
        yield from (f"{path}:{line} commits" for line in _method_calls(source, "commit"))


def sends(path: str, source: str) -> Iterator[str]:
    """Only tasks call the gateway."""
    if room(path) not in {"tasks", "fetching"}:  # an HTTP adapter has a send as well
        yield from (f"{path}:{line} sends" for line in _method_calls(source, "send"))


def inner_imports(path: str, source: str) -> Iterator[str]:
    for function in _functions(source):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield f"{path}:{node.lineno} imports inside {function.name}"


def broad_excepts(path: str, source: str) -> Iterator[str]:
    """Catching everything needs its reason as a comment on the same line."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = (
            {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"Exception"}
        )
        comment = lines[node.lineno - 1].partition("#")[2].removeprefix(" noqa")
        if caught & {"Exception", "BaseException"} and len(comment.split()) < 3:
            yield f"{path}:{node.lineno} catches everything and does not say why"


def _functions(source: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(source)
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lengths(source: str) -> list[int]:
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in _functions(source)]


def sizes(path: str, source: str) -> Iterator[str]:
    """Functions fit on a screen, files in a head."""
    for node, length in zip(_functions(source), lengths(source), strict=True):
        if length > LONGEST_FUNCTION:
            yield f"{path}:{node.lineno} {node.name} has {length} lines"
    if source.count("\n") > LONGEST_FILE:
        yield f"{path} has {source.count(chr(10))} lines"


def names(path: str, source: str) -> Iterator[str]:
    """Modules are nouns that say what is in them."""
    for part in Path(path).with_suffix("").parts:
        if part in SAYS_NOTHING:
            yield f"{path} says nothing"


def template_sizes(path: str, source: str) -> Iterator[str]:
    longest = LONGEST_PARTIAL if Path(path).name.startswith("_") else LONGEST_PAGE
    if len(source.splitlines()) > longest:
        yield f"{path} has {len(source.splitlines())} lines"


def cycles(graph: dict[str, set[str]]) -> Iterator[str]:
    """Modules that import each other, in a ring."""
    done: set[str] = set()

    def visit(module: str, trail: list[str]) -> Iterator[str]:
        if module in trail:
            yield " → ".join([*trail[trail.index(module) :], module])
        elif module not in done:
            for wanted in sorted(graph.get(module, ())):
                yield from visit(wanted, [*trail, module])
            done.add(module)

    for module in sorted(graph):
        yield from visit(module, [])


def import_graph(sources: dict[str, str]) -> dict[str, set[str]]:
    """Module → the modules of ours that it imports."""
    modules = {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path for path in sources}
    graph: dict[str, set[str]] = {}
    for module, path in modules.items():
        wanted = {_module_of(name, modules) for _, name in imports(path, sources[path])}
        graph[module] = {name for name in wanted if name}
    return graph


def _module_of(name: str, modules: dict[str, str]) -> str | None:
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name or None

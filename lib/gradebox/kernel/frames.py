"""Frames and series of pandas as messages: their columns and index as arrays, rebuilt where pandas can be imported."""

import sys
from collections.abc import Callable

from gradebox.kernel import arrays
from gradebox.kernel.errors import Malformed

TAGS = {"frame", "series", "index"}
Node = Callable[[object], object]


def plain(value: object) -> bool:
    """Tell whether a value is a frame, a series or an index."""
    pandas = sys.modules.get("pandas")
    kinds = tuple(getattr(pandas, name, ()) for name in ("DataFrame", "Series", "Index"))
    return pandas is not None and isinstance(value, kinds)


def encode(value: object, buffer: Callable[[bytes], int], node: Node) -> list:
    """Return the node of a frame, a series or an index."""
    pandas = sys.modules["pandas"]

    def column(values: object) -> list:
        return arrays.encode(values.to_numpy(), buffer, node)

    if isinstance(value, pandas.Index):
        return ["index", node(value.name), column(value)]
    index = [node(value.index.name), column(value.index)]
    if isinstance(value, pandas.Series):
        return ["series", node(value.name), *index, column(value)]
    columns = [column(value.iloc[:, place]) for place in range(value.shape[1])]
    return ["frame", node(value.columns.name), column(value.columns), *index, columns]


def decode(tag: str, content: list, buffers: list[bytes], value: Node) -> object:
    """Return the value of a node that `encode` made."""
    import pandas

    def column(node: object) -> object:
        if type(node) is not list or not node or node[0] not in ("array", "objects"):
            raise Malformed("a column that is no array")
        numbers = arrays.decode(node[0], node[1:], buffers, value)
        if numbers.ndim != 1:
            raise Malformed("a column with more than one dimension")
        return numbers

    if tag == "index":
        return pandas.Index(column(content[1]), name=value(content[0]))
    if tag == "series":
        name, index_name, index, values = content
        return pandas.Series(column(values), pandas.Index(column(index), name=value(index_name)), name=value(name))
    columns_name, columns, index_name, index, data = content
    rows, heads = pandas.Index(column(index), name=value(index_name)), column(columns)
    if type(data) is not list or len(data) != len(heads):
        raise Malformed("a frame whose columns have no names")
    result = pandas.DataFrame(dict(enumerate(map(column, data))), index=rows)
    result.columns = pandas.Index(heads, name=value(columns_name))
    return result

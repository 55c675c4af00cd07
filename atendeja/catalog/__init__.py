"""The agency's property file (CSV) as plain values: knows no tables, no network, nothing else of ours.

`read(file)` gives a Sheet: which columns there are, before any row is read. Iterating the sheet streams one
PropertyRow or one Refused per row.
"""

from atendeja.catalog.columns import CANONICAL, COLUMNS, LABELS, REQUIRED
from atendeja.catalog.features import FEATURE_NAMES
from atendeja.catalog.kinds import TYPE_NAMES
from atendeja.catalog.problems import UnreadableFile
from atendeja.catalog.reader import Sheet, read
from atendeja.catalog.rows import LIMITS, Problem, PropertyRow, Refused
from atendeja.catalog.source import Source
from atendeja.catalog.writer import property_file, table

__all__ = [
    "CANONICAL",
    "COLUMNS",
    "FEATURE_NAMES",
    "LABELS",
    "LIMITS",
    "REQUIRED",
    "TYPE_NAMES",
    "Problem",
    "PropertyRow",
    "Refused",
    "Sheet",
    "Source",
    "UnreadableFile",
    "property_file",
    "read",
    "table",
]

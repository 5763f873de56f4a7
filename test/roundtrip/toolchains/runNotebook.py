"""Runs the code cells of a notebook in their order, as a kernel does; stops at the first that fails."""

import json
import sys

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

with open(sys.argv[1], encoding="utf-8") as file:
    notebook = json.load(file)

config = Config()
config.HistoryManager.enabled = False
shell = InteractiveShell.instance(config=config)
for cell in notebook["cells"]:
    if cell["cell_type"] == "code":
        result = shell.run_cell("".join(cell["source"]))
        if not result.success:
            sys.exit(1)

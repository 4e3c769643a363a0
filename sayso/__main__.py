"""``python -m sayso`` is ``sayso``."""

from sayso.views.cli import main

main()

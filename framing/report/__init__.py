"""Reports: a comparison as a page, as Markdown and as tables."""

from framing.report.write import write_report

__all__ = ["write_report"]

"""Mermaid flowcharts, read tolerantly and written for everybody."""

"""Mermaid flowcharts: how boards are written as one."""

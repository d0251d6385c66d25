"""Excalidraw scenes: how boards are written as one."""

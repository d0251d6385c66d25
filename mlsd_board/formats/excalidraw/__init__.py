"""Excalidraw scenes, read as JSON or out of a picture, and written as JSON."""

"""draw.io diagrams: how boards are written as one."""

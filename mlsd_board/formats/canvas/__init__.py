"""From what lies on a free canvas to a diagram: draw.io and Excalidraw let people draw as they like."""

"""One open board without a screen: design, history, findings and file. What both shells talk to."""

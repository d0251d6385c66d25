"""From a neutral diagram to a board: boxes are recognised, groups become frames, and everything is accounted for."""

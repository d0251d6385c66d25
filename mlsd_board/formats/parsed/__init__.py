"""A diagram as any format draws it, before anybody asks what its boxes mean: what readers make and what is interpreted."""

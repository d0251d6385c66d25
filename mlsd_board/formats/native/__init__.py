"""The native file: codec, safe saving, migrations."""

"""How rules run: findings, fixes, profiles, suppressions and the engine."""

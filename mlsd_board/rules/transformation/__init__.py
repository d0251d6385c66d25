"""Rules for systems that turn media or language into something else."""

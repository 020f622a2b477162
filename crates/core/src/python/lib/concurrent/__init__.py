"""The package that `concurrent.futures` is in."""

"""Addresses of resources; nothing here reaches a network."""

"""The streams of module `io`, under the name by which pickles know them."""

from io import *

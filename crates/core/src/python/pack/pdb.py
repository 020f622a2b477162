"""There is no debugger: using it says so."""

__all__ = ["run", "runcall", "runeval", "set_trace", "post_mortem", "pm", "Pdb"]


def set_trace(*args, **kwargs):
    """It is not there."""
    raise NotImplementedError("Interleave has no debugger: print what you want to see, or look at the timeline")


run = runcall = runeval = post_mortem = pm = Pdb = set_trace

from concurrent.futures import Future


class Named(Future):
    def __repr__(self):
        return "<a future>"


def broken(future):
    raise ValueError("in the callback")


def fine(future):
    print("called with", future.result())


future = Named()
future.add_done_callback(broken)
future.add_done_callback(fine)
future.set_result("by hand")
future.add_done_callback(broken)

"""One line a check, and what failed at the end."""

import time


class Checks:
    """The checks of one folder, under the name of the subject that they belong to."""

    def __init__(self):
        self.failed = []
        self.count = 0
        self.subject = ""

    def about(self, subject):
        self.subject = subject

    def that(self, name, holds, found=""):
        """A check; `found` is what there is instead, shown where it does not hold."""
        self.count += 1
        line = f"{self.subject}: {name}"
        if holds:
            print(f"ok    {line}", flush=True)
        else:
            if isinstance(found, (list, tuple, set)):
                found = f"{len(found)}: " + "; ".join(str(each) for each in list(found)[:8])
            print(f"FAIL  {line}\n      {str(found)[:1500]}", flush=True)
            self.failed.append(line)
        return bool(holds)

    def none(self, name, found):
        """A check that a list of faults is empty."""
        return self.that(name, not found, found)

    def says(self, words):
        """Something measured that is not a check."""
        print(f"      {self.subject}: {words}", flush=True)

    def attempt(self, subject, check, *arguments):
        """Runs the checks of a subject; an error among them is a failure and not the end."""
        self.about(subject)
        began = time.monotonic()
        try:
            check(*arguments)
        except Exception as error:  # what a browser throws is of many kinds
            self.that("runs to its end", False, f"{type(error).__name__}: {error}")
        print(f"      {self.subject}: {time.monotonic() - began:.1f} s", flush=True)

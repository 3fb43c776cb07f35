"""A results folder as the page's tests read it: the CSV files, looked up by what they say."""

import csv
import functools
import json
import pathlib


class Folder:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.record = json.loads((self.path / "run.json").read_text(encoding="utf-8"))
        self.scenarios = self.record["scenarios"]
        self.headline = self.record["time"]["headline"]

    @functools.cache
    def rows(self, name):
        with open(self.path / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @functools.cache
    def _index(self, name, columns):
        table = {}
        for row in self.rows(name):
            table.setdefault(tuple(row[column] for column in columns), []).append(row)
        return table

    def find(self, name, **values):
        """Rows of a file with these values."""
        columns = tuple(sorted(values))
        return self._index(name, columns).get(tuple(values[column] for column in columns), [])

    def summary(self, scenario, measure, of, statistic="mean", period=None, group="all"):
        """Mean, low and high end of a number; None where the run has none."""
        found = self.find(
            "summary", scenario=scenario, measure=measure, of=of, statistic=statistic,
            period=period or self.headline, group=group)
        return tuple(number(found[0][column]) for column in ("mean", "low95", "high95")) if found else None

    def places(self):
        return self.record["names"]["places"]

    def named(self, label):
        """The place or setting that the page calls so."""
        things = self.places() + self.record["names"]["settings"]
        return next(each["of"] for each in things if each["label"] == label)

    def setting(self):
        """The setting that the answer is about, if it is about one that has several places; else None."""
        abouts = [each["of"] for each in self.record["focusWords"] if each["of"].startswith(("place:", "setting:"))]
        named = [each for each in self.record["names"]["settings"] if each["of"] in abouts[:1]]
        several = sum(each["setting"] in abouts[:1] for each in self.places()) > 1
        return named[0] if named and several else None

    def label(self, of):
        """What the page calls a thing that the files name by kind and id."""
        for things in self.record["names"].values():
            for thing in things if isinstance(things, list) else []:
                if isinstance(thing, dict) and thing.get("of") == of:
                    return thing["label"]
        return None


def number(text):
    return float(text) if text else float("nan")


def rounded(value, decimals):
    """A number as the page writes it: thousands apart from 10,000 on, a true minus."""
    if value != value:
        return "–"
    text = f"{abs(value):,.{decimals}f}" if abs(value) >= 9999.5 else f"{abs(value):.{decimals}f}"
    return "−" + text if value < 0 and float(text.replace(",", "")) != 0 else text

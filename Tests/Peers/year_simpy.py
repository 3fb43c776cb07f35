"""A small discharge-to-assess system in SimPy, one year from empty.

75 people a day come to 500 acute beds for a lognormal stay (mean 6 days, sigma 0.9). Then 12 % need home care (pathway 1:
200 places, 21 days), 3.5 % a community bed (2: 80 beds, 28 days), 1.2 % a care home (3: 40 beds, 42 days); those see one of
ten assessors first (0.7 days). Everything but the acute stay is exponential. The rest go home.

`assessed_after` is the model that is compared: the acute bed is kept through the assessment and until the next place is
free. `assessed_before` has the order that Ciw can express, which has no holding of two things at once: the assessment
comes before the acute bed.
"""
import math
import random

import simpy

DAYS = 365.0
ARRIVALS = 75.0
ACUTE_BEDS = 500
ASSESSORS = 10
ASSESSMENT = 0.7
SIGMA = 0.9
MU = math.log(6.0) - SIGMA ** 2 / 2
# Pathway: share of arrivals, places, mean days.
PATHWAYS = {1: (0.12, 200, 21.0), 2: (0.035, 80, 28.0), 3: (0.012, 40, 42.0)}


class Year:
    """What a year counted: events as those of a patient, days blocked in acute beds, and lengths of stay."""

    def __init__(self):
        self.events = 0
        self.left = 0
        self.blocked = 0.0
        self.stays = 0.0


def assessed_after(seed):
    return year(seed, False)


def assessed_before(seed):
    return year(seed, True)


def year(seed, assessed_first):
    luck = random.Random(seed)
    world = simpy.Environment()
    beds = simpy.Resource(world, ACUTE_BEDS)
    assessors = simpy.Resource(world, ASSESSORS)
    places = {pathway: simpy.Resource(world, count) for pathway, (_, count, _) in PATHWAYS.items()}
    told = Year()

    def need():
        point = luck.random()
        for pathway, (share, _, _) in PATHWAYS.items():
            if point < share:
                return pathway
            point -= share
        return 0

    def assessment():
        with assessors.request() as turn:
            yield turn
            yield world.timeout(luck.expovariate(1 / ASSESSMENT))
            told.events += 1

    def patient():
        came = world.now
        pathway = need()
        if pathway and assessed_first:
            yield from assessment()
        bed = beds.request()
        yield bed
        yield world.timeout(luck.lognormvariate(MU, SIGMA))
        told.events += 1
        ready = world.now
        if pathway:
            if not assessed_first:
                yield from assessment()
            with places[pathway].request() as place:
                yield place
                told.blocked += world.now - ready
                beds.release(bed)
                yield world.timeout(luck.expovariate(1 / PATHWAYS[pathway][2]))
                told.events += 1
        else:
            beds.release(bed)
        told.left += 1
        told.stays += world.now - came

    def door():
        while True:
            yield world.timeout(luck.expovariate(ARRIVALS))
            told.events += 1
            world.process(patient())

    world.process(door())
    world.run(until=DAYS)
    return told

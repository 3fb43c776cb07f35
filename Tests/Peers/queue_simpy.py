"""M/M/c in SimPy: first come first served, service rate 1, arrivals at `load` times the servers, until all have left.

Two ways to write it. `by_resource` has a process for each customer and a Resource, as SimPy's own documentation does.
`by_store` has one process for each server, which takes customers out of a Store: the quickest plain way.
"""
import random

import simpy


class Tally:
    """Customers who have left, and their mean time in the system."""

    def __init__(self):
        self.count = 0
        self.total = 0.0

    def add(self, time):
        self.count += 1
        self.total += time

    @property
    def mean(self):
        return self.total / self.count


def by_resource(servers, load, customers, seed):
    draw = random.Random(seed).expovariate
    world = simpy.Environment()
    desk = simpy.Resource(world, capacity=servers)
    tally = Tally()

    def customer():
        came = world.now
        with desk.request() as turn:
            yield turn
            yield world.timeout(draw(1.0))
        tally.add(world.now - came)

    def door():
        rate = load * servers
        for _ in range(customers):
            yield world.timeout(draw(rate))
            world.process(customer())

    world.process(door())
    world.run()
    return tally


def by_store(servers, load, customers, seed):
    draw = random.Random(seed).expovariate
    world = simpy.Environment()
    line = simpy.Store(world)
    tally = Tally()

    def door():
        rate = load * servers
        for _ in range(customers):
            yield world.timeout(draw(rate))
            yield line.put(world.now)

    def server():
        while True:
            came = yield line.get()
            yield world.timeout(draw(1.0))
            tally.add(world.now - came)

    world.process(door())
    for _ in range(servers):
        world.process(server())
    world.run()
    return tally

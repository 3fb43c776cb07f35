"""The same system in Ciw, in the order `assessed_before` of year_simpy: assessors, acute beds, the three pathways.

A server of the acute node stays blocked until the next node has one free (its queue holds nobody).
"""
import math

import ciw

from year_simpy import ACUTE_BEDS, ARRIVALS, ASSESSMENT, ASSESSORS, DAYS, MU, PATHWAYS, SIGMA, Year

NODES = 2 + len(PATHWAYS)
HUB, ACUTE = 0, 1


def network():
    stays = [ciw.dists.Exponential(1 / ASSESSMENT), ciw.dists.Lognormal(MU, SIGMA)]
    stays += [ciw.dists.Exponential(1 / days) for _, _, days in PATHWAYS.values()]
    home = 1 - sum(share for share, _, _ in PATHWAYS.values())
    arrivals, routes = {}, {}
    for pathway, share in [(0, home)] + [(pathway, PATHWAYS[pathway][0]) for pathway in PATHWAYS]:
        door = HUB if pathway else ACUTE
        kind = f"pathway {pathway}"
        arrivals[kind] = [ciw.dists.Exponential(ARRIVALS * share) if node == door else None for node in range(NODES)]
        routes[kind] = [[0.0] * NODES for _ in range(NODES)]
        if pathway:
            routes[kind][HUB][ACUTE] = 1.0
            routes[kind][ACUTE][ACUTE + pathway] = 1.0
    return ciw.create_network(
        arrival_distributions=arrivals, service_distributions={kind: stays for kind in arrivals}, routing=routes,
        number_of_servers=[ASSESSORS, ACUTE_BEDS] + [count for _, count, _ in PATHWAYS.values()],
        queue_capacities=[math.inf, math.inf] + [0] * len(PATHWAYS))


def assessed_before(seed):
    ciw.seed(seed)
    simulation = ciw.Simulation(network())
    simulation.simulate_until_max_time(DAYS)
    told = Year()
    records = simulation.get_all_records()
    told.events = len(records)
    # Whoever leaves the last node has left; Ciw calls the outside node -1.
    told.left = sum(1 for record in records if record.destination == -1)
    told.blocked = sum(record.time_blocked for record in records if record.node == ACUTE + 1)
    return told

"""What queueing theory says of M/M/c with service rate 1, and how far a simulation may be from it."""
import math


def chance_of_waiting(servers, load):
    """Erlang's C: the share of customers who find every server busy; `load` is the share of time a server is busy."""
    offered = servers * load
    blocked = 1.0
    for count in range(1, servers + 1):
        blocked = offered * blocked / (count + offered * blocked)
    return blocked / (1 - load * (1 - blocked))


def mean_time_in_system(servers, load):
    """Waiting and service together, in mean service times."""
    return 1 + chance_of_waiting(servers, load) / (servers * (1 - load))


def standard_error(servers, load, customers):
    """An upper bound of the standard error of the mean time in system over so many customers in a row.

    W. Whitt, "Planning queueing simulations", Management Science 35 (1989): waits of M/M/1 with rate c, which those of
    M/M/c do not exceed; the service itself is added as if it were independent, and doubled for safety.
    """
    waits = load * (2 + 5 * load - 4 * load ** 2 + load ** 3) / (1 - load) ** 4 / servers ** 2
    return math.sqrt((waits + 2) / customers)

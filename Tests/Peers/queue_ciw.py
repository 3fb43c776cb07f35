"""M/M/c in Ciw: one node with the records that Ciw always writes."""
import ciw

from queue_simpy import Tally


def by_node(servers, load, customers, seed):
    ciw.seed(seed)
    simulation = ciw.Simulation(ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=load * servers)],
        service_distributions=[ciw.dists.Exponential(rate=1.0)],
        number_of_servers=[servers]))
    simulation.simulate_until_max_customers(customers, method="Finish")
    tally = Tally()
    for record in simulation.get_all_records():
        tally.add(record.exit_date - record.arrival_date)
    return tally

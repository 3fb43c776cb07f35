# M/M/c in simmer, an R package on C++. Usage: Rscript queue_simmer.R SERVERS LOAD CUSTOMERS SEED calls|vectors
#
# "calls" asks an R function for every service; "vectors" reads times that were drawn beforehand (drawing them is timed
# too). Prints one line of JSON: seconds, customers and their mean time in the system. Start-up of R is not timed.
suppressMessages(library(simmer))
words <- commandArgs(trailingOnly = TRUE)
servers <- as.integer(words[1])
load <- as.numeric(words[2])
customers <- as.integer(words[3])
style <- words[5]
set.seed(as.integer(words[4]))
invisible(gc())

began <- proc.time()[["elapsed"]]
world <- add_resource(simmer("queue"), "desk", capacity = servers, mon = FALSE)
if (style == "calls") {
  path <- release(timeout(seize(trajectory(), "desk", 1), function() rexp(1, 1)), "desk", 1)
  left <- customers
  gaps <- function() {
    if (left == 0) return(-1)
    batch <- min(left, 1000)
    left <<- left - batch
    rexp(batch, load * servers)
  }
  world <- add_generator(world, "customer", path, gaps, mon = 1)
} else {
  path <- release(timeout_from_attribute(seize(trajectory(), "desk", 1), "service"), "desk", 1)
  drawn <- data.frame(gap = rexp(customers, load * servers), service = rexp(customers, 1))
  world <- add_dataframe(world, "customer", path, drawn, mon = 1, col_time = "gap", time = "interarrival",
                         col_attributes = "service", batch = 1000)
}
invisible(run(world))
took <- proc.time()[["elapsed"]] - began

seen <- get_mon_arrivals(world)
cat(sprintf('{"version": "%s", "seconds": %.6f, "count": %d, "mean": %.6f}\n', as.character(packageVersion("simmer")),
            took, nrow(seen), mean(seen$end_time - seen$start_time)))

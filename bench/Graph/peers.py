"""The peers' side of the comparison: holds one network and works out one measure for each line that it is sent.

usage: peers.py igraph|graph-tool FILE

A line is: name of the measure, threads, least milliseconds, with tabs between; the answer is one line of JSON. Each measure is the one call
that a user of the library would write, and gives the number by which it is seen that all have worked out the same. The file is that of
TieFile.cs.
"""
import gc
import json
import statistics
import sys
import time
import warnings

import numpy as np

warnings.simplefilter("ignore")  # graph-tool misses what it would draw with

# Above so many people a measure is left out that would take hours: (igraph, graph-tool).
MOST = {
    "closeness": (25_000, 5_000),
    "harmonic closeness": (25_000, 5_000),
    "distances of everyone": (25_000, 5_000),
    "closeness, weighted": (5_000, 5_000),
    "betweenness": (25_000, 5_000),
    "betweenness of ties": (5_000, 5_000),
    "betweenness, weighted": (5_000, 5_000),
    "betweenness, directed": (5_000, 5_000),
    "eigenvector": (250_000, 250_000),
    "hits": (250_000, 250_000),
    "mean distance": (25_000, 0),
    "reach within 2": (250_000, 0),
    # Its error by leaving out each tie in turn grows with ties times groups.
    "assortativity": (sys.maxsize, 25_000),
    "assortativity by degree": (sys.maxsize, 25_000),
    "assortativity of numbers": (sys.maxsize, 25_000),
}
DEPARTMENT = 12 * 15


def read(path):
    people, ties = np.fromfile(path, dtype="<i8", count=2)
    at = 16
    arrays = []
    for kind in ("<i4", "<i4", "u1", "u1"):
        arrays.append(np.fromfile(path, dtype=kind, count=ties, offset=at))
        at += ties * arrays[-1].itemsize
    return int(people), *arrays


def arcs(low, high, direction):
    up, down = direction != 1, direction != 0
    return np.column_stack([np.concatenate([low[up], high[down]]), np.concatenate([high[up], low[down]])])


def total(values):
    return float(np.nansum(np.asarray(values, dtype=float)))


def of_greatest(values):
    return total(values) / float(np.max(values))


class Igraph:
    def __init__(self, people, low, high, weight, direction):
        import igraph

        self.library, self.people, self.parts = igraph, people, (low, high, weight, direction)
        self.form, self.graph = None, None

    def measures(self):
        ig = self.library
        department = (np.arange(self.people) // DEPARTMENT).tolist()
        sevenths = (np.arange(self.people) // DEPARTMENT % 7).tolist()
        return {
            "build from ties": ("ties", lambda g: self.build("ties").ecount()),
            "components": ("ties", lambda g: len(g.connected_components())),
            "strong components": ("directed", lambda g: len(g.connected_components(mode="strong"))),
            "k-core": ("ties", lambda g: total(g.coreness())),
            "articulation points": ("ties", lambda g: len(g.articulation_points())),
            "bridges": ("ties", lambda g: len(g.bridges())),
            "biconnected components": ("ties", lambda g: len(g.biconnected_components())),
            "reciprocity": ("directed", lambda g: g.reciprocity()),
            "degree": ("ties", lambda g: total(g.degree())),
            "density": ("ties", lambda g: g.density()),
            "strength, weighted": ("weighted", lambda g: total(g.strength(weights="weight"))),
            "reach within 2": ("ties", lambda g: total(g.neighborhood_size(order=2)) - self.people),
            "dyad census": ("directed", lambda g: g.dyad_census()[0]),
            "triad census": ("directed", lambda g: g.triad_census().t030T),
            "transitivity": ("ties", lambda g: g.transitivity_undirected()),
            "clustering": ("ties", lambda g: total(g.transitivity_local_undirected(mode="zero"))),
            "constraint": ("ties", lambda g: total(g.constraint())),
            "constraint, weighted": ("weighted", lambda g: total(g.constraint(weights="weight"))),
            "closeness": ("ties", lambda g: total(g.closeness())),
            "harmonic closeness": ("ties", lambda g: total(g.harmonic_centrality())),
            "distances of everyone": ("ties", lambda g: total(g.closeness())),
            "mean distance": ("ties", lambda g: g.average_path_length()),
            "closeness, weighted": ("weighted", lambda g: total(g.closeness(weights="length"))),
            "betweenness": ("ties", lambda g: total(g.betweenness(directed=False))),
            "betweenness, directed": ("directed", lambda g: total(g.betweenness())),
            "betweenness, weighted": ("weighted", lambda g: total(g.betweenness(directed=False, weights="length"))),
            "betweenness of ties": ("ties", lambda g: total(g.edge_betweenness(directed=False))),
            "pagerank": ("ties", lambda g: float(np.square(g.pagerank()).sum())),
            "pagerank, directed": ("directed", lambda g: float(np.square(g.pagerank()).sum())),
            "eigenvector": ("ties", lambda g: total(g.eigenvector_centrality())),
            "hits": ("directed", lambda g: total(g.hub_score())),
            "modularity": ("ties", lambda g: g.modularity(department)),
            "assortativity": ("ties", lambda g: g.assortativity_nominal(department, directed=False)),
            "assortativity by degree": ("ties", lambda g: g.assortativity_degree(directed=False)),
            "assortativity of numbers": ("ties", lambda g: g.assortativity(sevenths, directed=False)),
            "leiden": ("ties", self.leiden),
        }

    @staticmethod
    def leiden(graph):
        return graph.community_leiden(objective_function="modularity", n_iterations=2).modularity

    def build(self, form):
        low, high, weight, direction = self.parts
        edges = arcs(low, high, direction) if form == "directed" else np.column_stack([low, high])
        graph = self.library.Graph(n=self.people, edges=edges, directed=form == "directed")
        if form == "weighted":
            graph.es["weight"] = weight.astype(float).tolist()
            graph.es["length"] = (1.0 / weight).tolist()
        return graph


class GraphTool:
    def __init__(self, people, low, high, weight, direction):
        import graph_tool.all as library

        self.library, self.people, self.parts = library, people, (low, high, weight, direction)
        self.form, self.graph = None, None

    def measures(self):
        gt = self.library
        department = np.arange(self.people) // DEPARTMENT
        return {
            "build from ties": ("ties", lambda g: self.build("ties").num_edges()),
            "components": ("ties", lambda g: len(gt.label_components(g)[1])),
            "strong components": ("directed", lambda g: len(gt.label_components(g, directed=True)[1])),
            "k-core": ("ties", lambda g: total(gt.kcore_decomposition(g).a)),
            "articulation points": ("ties", lambda g: int(gt.label_biconnected_components(g)[1].a.sum())),
            "biconnected components": ("ties", lambda g: len(gt.label_biconnected_components(g)[2])),
            "reciprocity": ("directed", gt.edge_reciprocity),
            "transitivity": ("ties", lambda g: float(gt.global_clustering(g)[0])),
            "degree": ("ties", lambda g: total(g.get_total_degrees(g.get_vertices()))),
            "clustering": ("ties", lambda g: total(gt.local_clustering(g).a)),
            "closeness": ("ties", lambda g: total(gt.closeness(g).a)),
            "harmonic closeness": ("ties", lambda g: total(gt.closeness(g, harmonic=True).a)),
            "distances of everyone": ("ties", lambda g: total(gt.closeness(g).a)),
            "closeness, weighted": ("weighted", lambda g: total(gt.closeness(g, weight=g.ep.length).a)),
            "betweenness": ("ties", lambda g: total(gt.betweenness(g, norm=False)[0].a)),
            "betweenness, directed": ("directed", lambda g: total(gt.betweenness(g, norm=False)[0].a)),
            "betweenness, weighted": ("weighted", lambda g: total(gt.betweenness(g, weight=g.ep.length, norm=False)[0].a)),
            "betweenness of ties": ("ties", lambda g: total(gt.betweenness(g, norm=False)[1].a)),
            # By default it stops at 1e-6: as near as ours comes is what is compared.
            "pagerank": ("ties", lambda g: float(np.square(gt.pagerank(g, epsilon=1e-10).a).sum())),
            "pagerank, directed": ("directed", lambda g: float(np.square(gt.pagerank(g, epsilon=1e-10).a).sum())),
            "modularity": ("ties", lambda g: gt.modularity(g, g.new_vp("int", vals=department))),
            "assortativity by degree": ("ties", lambda g: float(gt.scalar_assortativity(g, "total")[0])),
            "assortativity": ("ties", lambda g: float(gt.assortativity(g, g.new_vp("int", vals=department))[0])),
            "assortativity of numbers": (
                "ties",
                lambda g: float(gt.scalar_assortativity(g, g.new_vp("int", vals=department % 7))[0]),
            ),
            # These stop at 1e-6 by default too, and are scaled to length 1 where ours have 1 for the greatest.
            "eigenvector": ("ties", lambda g: of_greatest(gt.eigenvector(g, epsilon=1e-10)[1].a)),
            "hits": ("directed", lambda g: of_greatest(gt.hits(g, epsilon=1e-10)[2].a)),
            "katz": ("ties", lambda g: total(gt.katz(g, alpha=1e-3, epsilon=1e-10, norm=False).a)),
            "strength, weighted": ("weighted", lambda g: total(g.get_total_degrees(g.get_vertices(), eweight=g.ep.weight))),
        }

    def build(self, form):
        low, high, weight, direction = self.parts
        graph = self.library.Graph(directed=form == "directed")
        graph.add_vertex(self.people)
        graph.add_edge_list(arcs(low, high, direction) if form == "directed" else np.column_stack([low, high]))
        if form == "weighted":
            graph.ep.weight = graph.new_ep("double", vals=weight)
            graph.ep.length = graph.new_ep("double", vals=1.0 / weight)
        return graph


def peak_mb():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))


def take(tool, which, name, threads, least_ms):
    column = 0 if which == "igraph" else 1
    measures = tool.measures()
    if name not in measures:
        return {"Why": "none"}
    if tool.people > MOST.get(name, (sys.maxsize, sys.maxsize))[column]:
        return {"Why": "left out"}
    if which == "graph-tool":
        tool.library.openmp_set_num_threads(threads)
    form, run = measures[name]
    if tool.form != form:
        tool.graph = None
        gc.collect()
        tool.graph, tool.form = tool.build(form), form
    with open("/proc/self/clear_refs", "w", encoding="ascii") as counter:
        counter.write("5")
    times = []
    began = time.perf_counter()
    while not times or (time.perf_counter() - began) * 1000 < least_ms:
        start = time.perf_counter()
        check = run(tool.graph)
        times.append(time.perf_counter() - start)
    return {"Seconds": statistics.median(times), "Check": float(check), "PeakMb": peak_mb()}


def main():
    which, path = sys.argv[1:]
    tool = (Igraph if which == "igraph" else GraphTool)(*read(path))
    for line in sys.stdin:
        name, threads, least_ms = line.rstrip("\n").split("\t")
        print(json.dumps({"Check": 0, "PeakMb": 0, **take(tool, which, name, int(threads), float(least_ms))}), flush=True)


main()

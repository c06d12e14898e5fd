"""Answers graphs with what igraph, networkx and numpy make of them.

One graph a line of JSON on standard input:
    {"nodes": 3, "directed": false, "ties": [[0, 1, 2.5], ...], "groups": [0, 1, -1], "values": [0.5, ...]}
one line of JSON on standard output for each: {"igraph": {measure: answer, ...}, "networkx": {...}, "numpy": {...}}, where an answer is a list of numbers,
null where a figure is none (NaN, infinite, or said not to be), or {"error": why} where the library has no answer at all.

Each answer is the call that a user of the library would write, in the library's own conventions; nothing here bends one to fit. What
is a partition or a set is listed so that there is one way to write it: a component by its lowest member, sets in order.
"""
import json
import math
import random
import sys
import warnings

import igraph
import networkx as nx
import numpy as np
import scipy.linalg
from scipy.sparse.csgraph import connected_components

warnings.simplefilter("ignore")

MODES = ("out", "in", "all")


def lowest(nodes, parts):
    label = [0] * nodes
    for part in parts:
        first = min(part)
        for member in part:
            label[member] = first
    return label


def listed(sets):
    """Sets one after the other, each behind its size, in order."""
    return [number for members in sorted(sorted(each) for each in sets) for number in (len(members), *members)]


def by_node(answer, nodes):
    return [answer[node] for node in range(nodes)]


def settled(matrix):
    """Whether one eigenvalue is the greatest by far enough: only then is there one vector that belongs to it, and not any mixture."""
    sizes = sorted(abs(np.linalg.eigvals(matrix)), reverse=True)
    return len(sizes) > 1 and sizes[0] > 1e-3 and sizes[1] < 0.99 * sizes[0]


def in_groups(case):
    return [node for node in range(case["nodes"]) if case["groups"][node] >= 0]


class Igraph:
    """python3-igraph; a weight is a strength, so the length of a tie is 1 / weight."""

    def __init__(self, case):
        ties = case["ties"]
        graph = igraph.Graph(n=case["nodes"], edges=[tie[:2] for tie in ties], directed=case["directed"])
        graph.es["weight"] = [float(tie[2]) for tie in ties]
        graph.es["length"] = [1.0 / tie[2] for tie in ties]
        self.graph, self.nodes, self.case = graph, case["nodes"], case

    def measures(self):
        g = self.graph
        yield "density", lambda: [g.density()]
        for mode in MODES:
            yield f"degree {mode}", lambda mode=mode: g.degree(mode=mode)
            yield f"strength {mode}", lambda mode=mode: g.strength(mode=mode, weights="weight")
            yield f"closeness {mode}", lambda mode=mode: g.closeness(mode=mode)
            yield f"closeness {mode}, weighted", lambda mode=mode: g.closeness(mode=mode, weights="length")
            yield f"harmonic closeness {mode}", lambda mode=mode: g.harmonic_centrality(mode=mode)
            yield f"harmonic closeness {mode}, weighted", lambda mode=mode: g.harmonic_centrality(mode=mode, weights="length")
            yield f"eccentricity {mode}", lambda mode=mode: g.eccentricity(mode=mode)
            yield f"coreness {mode}", lambda mode=mode: g.coreness(mode=mode)
            yield f"reach within 2 {mode}", lambda mode=mode: [size - 1 for size in g.neighborhood_size(order=2, mode=mode)]
        if g.is_directed():
            yield "reciprocity", lambda: [g.reciprocity()]
            yield "dyad census", lambda: list(g.dyad_census())
            yield "strong components", lambda: lowest(self.nodes, g.connected_components(mode="strong"))
            ties = self.matrix()
            if settled(ties @ ties.T):
                yield "hubs", lambda: g.hub_score(scale=True)
                yield "authorities", lambda: g.authority_score(scale=True)
        yield "triad census", lambda: list(g.triad_census())
        yield "transitivity", lambda: [g.transitivity_undirected(mode="nan")]
        yield "clustering", lambda: g.transitivity_local_undirected(mode="nan")
        yield "components", lambda: lowest(self.nodes, g.connected_components(mode="weak"))
        yield "articulation points", lambda: sorted(g.articulation_points())
        yield "bridges", lambda: listed(g.es[tie].tuple for tie in g.bridges())
        yield "blocks", lambda: listed(g.biconnected_components())
        yield "distances", lambda: [length for row in g.distances() for length in row]
        yield "distances, weighted", lambda: [length for row in g.distances(weights="length") for length in row]
        yield "mean distance", lambda: [g.average_path_length(unconn=True)]
        yield "diameter", lambda: [g.diameter(directed=True, unconn=True)]
        yield from self.paths()
        yield from self.ranks()
        yield from self.groups()

    def matrix(self, weights=None):
        ties = np.zeros((self.nodes, self.nodes))
        for tie in self.graph.es:
            ties[tie.tuple] = tie[weights] if weights else 1
        return ties if self.graph.is_directed() else ties + ties.T

    def paths(self):
        g = self.graph
        yield "betweenness", lambda: g.betweenness(directed=True)
        yield "betweenness, weighted", lambda: g.betweenness(directed=True, weights="length")
        yield "betweenness of ties", lambda: g.edge_betweenness(directed=True)
        yield "betweenness of ties, weighted", lambda: g.edge_betweenness(directed=True, weights="length")
        yield "constraint", lambda: g.constraint()
        yield "constraint, weighted", lambda: g.constraint(weights="weight")

    def ranks(self):
        g = self.graph
        yield "pagerank", lambda: g.pagerank(damping=0.85)
        yield "pagerank, weighted", lambda: g.pagerank(damping=0.85, weights="weight")
        if settled(self.matrix()):
            yield "eigenvector", lambda: self.eigenvector(None)
        if settled(self.matrix("weight")):
            yield "eigenvector, weighted", lambda: self.eigenvector("weight")

    def eigenvector(self, weights):
        """Its search begins at random, and where it ends hangs on that: the same random numbers each time."""
        random.seed(1)
        return self.graph.eigenvector_centrality(directed=True, scale=True, weights=weights)

    def groups(self):
        g, known = self.graph, in_groups(self.case)
        kept = g.induced_subgraph(known)
        codes = [self.case["groups"][node] for node in known]
        yield "assortativity by group", lambda: [kept.assortativity_nominal(codes, directed=True)]
        yield "assortativity by value", lambda: [g.assortativity(self.case["values"], directed=True)]
        yield "assortativity by degree", lambda: [g.assortativity_degree(directed=True)]
        yield "modularity", lambda: [kept.modularity(codes)]
        yield "modularity, weighted", lambda: [kept.modularity(codes, weights="weight")]
        # Not at another resolution: igraph 0.10.2 for Python gives the same whatever it is.


class Networkx:
    """python3-networkx; directed notions where it has them, undirected ones on the folded graph only where it asks for that itself."""

    def __init__(self, case):
        graph = nx.DiGraph() if case["directed"] else nx.Graph()
        graph.add_nodes_from(range(case["nodes"]))
        graph.add_edges_from((a, b, {"weight": weight, "length": 1.0 / weight}) for a, b, weight in case["ties"])
        for node in graph:
            graph.nodes[node]["group"] = case["groups"][node]
            graph.nodes[node]["value"] = case["values"][node]
        self.graph, self.nodes, self.case = graph, case["nodes"], case

    def measures(self):
        g, n = self.graph, self.nodes
        yield "density", lambda: [nx.density(g)]
        if g.is_directed():
            yield "reciprocity", lambda: [nx.overall_reciprocity(g)]
            yield "triad census", lambda: list(nx.triadic_census(g).values())
            yield "strong components", lambda: lowest(n, nx.strongly_connected_components(g))
            yield "components", lambda: lowest(n, nx.weakly_connected_components(g))
            yield "degree in", lambda: by_node(g.in_degree(), n)
            yield "degree out", lambda: by_node(g.out_degree(), n)
            yield "strength in", lambda: by_node(g.in_degree(weight="weight"), n)
            yield "strength out", lambda: by_node(g.out_degree(weight="weight"), n)
        else:
            yield "components", lambda: lowest(n, nx.connected_components(g))
            yield "transitivity of 0", lambda: [nx.transitivity(g)]
            yield "clustering of 0", lambda: by_node(nx.clustering(g), n)
            yield "articulation points", lambda: sorted(nx.articulation_points(g))
            yield "bridges", lambda: listed(nx.bridges(g))
            yield "blocks", lambda: listed(nx.biconnected_components(g))
        yield "degree all", lambda: by_node(g.degree(), n)
        yield "strength all", lambda: by_node(g.degree(weight="weight"), n)
        yield "coreness all", lambda: by_node(nx.core_number(g), n)
        yield "distances", self.distances
        yield "distances, weighted", lambda: self.table(dict(nx.all_pairs_dijkstra_path_length(g, weight="length")))
        yield "cut of the groups", self.cut
        yield "separate paths of the groups", self.separate_paths
        yield from self.paths()
        yield from self.ranks()
        yield from self.groups()

    def distances(self):
        return self.table(dict(nx.all_pairs_shortest_path_length(self.graph)))

    def table(self, lengths):
        return [lengths[a].get(b, math.inf) for a in range(self.nodes) for b in range(self.nodes)]

    def cut(self):
        """The smallest set that parts group 0 from group 1, members of either included: by two ends of its own."""
        ended = self.ended()
        return [len(nx.minimum_node_cut(ended, "from", "to"))] if nx.has_path(ended, "from", "to") else [0]

    def separate_paths(self):
        """How many paths from group 0 to group 1 share nobody."""
        ended = self.ended()
        return [len(list(nx.node_disjoint_paths(ended, "from", "to")))] if nx.has_path(ended, "from", "to") else [0]

    def ended(self):
        """The graph with an end of its own before each of group 0, and one behind each of group 1."""
        ended = nx.DiGraph(self.graph)
        ended.add_nodes_from(("from", "to"))
        ended.add_edges_from(("from", node) for node in self.members(0))
        ended.add_edges_from((node, "to") for node in self.members(1))
        return ended

    def paths(self):
        g, n = self.graph, self.nodes
        yield "closeness in", lambda: by_node(nx.closeness_centrality(g, wf_improved=False), n)
        yield "closeness in, weighted", lambda: by_node(nx.closeness_centrality(g, distance="length", wf_improved=False), n)
        yield "harmonic sum in", lambda: by_node(nx.harmonic_centrality(g), n)
        yield "harmonic sum in, weighted", lambda: by_node(nx.harmonic_centrality(g, distance="length"), n)
        yield "betweenness", lambda: by_node(nx.betweenness_centrality(g, normalized=False), n)
        yield "betweenness, weighted", lambda: by_node(nx.betweenness_centrality(g, normalized=False, weight="length"), n)
        yield "betweenness of ties", lambda: self.by_tie(nx.edge_betweenness_centrality(g, normalized=False))
        yield "betweenness of ties, weighted", lambda: self.by_tie(
            nx.edge_betweenness_centrality(g, normalized=False, weight="length"))
        yield "betweenness between groups", lambda: by_node(
            nx.betweenness_centrality_subset(g, self.members(0), self.members(1), normalized=False), n)
        yield "betweenness between groups, weighted", lambda: by_node(
            nx.betweenness_centrality_subset(g, self.members(0), self.members(1), normalized=False, weight="length"), n)
        if n <= 24:  # it takes a tenth of a second a graph for larger ones
            yield "constraint", lambda: by_node(nx.constraint(g), n)
            yield "constraint, weighted", lambda: by_node(nx.constraint(g, weight="weight"), n)
            yield "effective size", lambda: by_node(nx.effective_size(g), n)
            yield "effective size, weighted", lambda: by_node(nx.effective_size(g, weight="weight"), n)

    def members(self, group):
        return [node for node in range(self.nodes) if self.case["groups"][node] == group]

    def by_tie(self, answer):
        return [answer.get((a, b), answer.get((b, a))) for a, b, _ in self.case["ties"]]

    def ranks(self):
        g, n = self.graph, self.nodes
        yield "pagerank", lambda: by_node(nx.pagerank(g, weight=None, max_iter=10_000, tol=1e-13), n)
        yield "pagerank, weighted", lambda: by_node(nx.pagerank(g, max_iter=10_000, tol=1e-13), n)
        if settled(nx.to_numpy_array(g, weight=None)):
            yield "eigenvector of length 1", lambda: by_node(nx.eigenvector_centrality(g, max_iter=100_000, tol=1e-14), n)
        if settled(nx.to_numpy_array(g)):
            yield "eigenvector of length 1, weighted", lambda: by_node(
                nx.eigenvector_centrality(g, max_iter=100_000, tol=1e-14, weight="weight"), n)
        yield "katz at 0.05", lambda: by_node(nx.katz_centrality_numpy(g, alpha=0.05, normalized=False), n)

    def groups(self):
        g, known = self.graph, in_groups(self.case)
        kept = g.subgraph(known)
        parts = {}
        for node in known:
            parts.setdefault(self.case["groups"][node], set()).add(node)
        yield "assortativity by group", lambda: [nx.attribute_assortativity_coefficient(kept, "group")]
        yield "assortativity by value", lambda: [nx.numeric_assortativity_coefficient(g, "value")]
        yield "modularity", lambda: [nx.community.modularity(kept, list(parts.values()), weight=None)]
        yield "modularity, weighted", lambda: [nx.community.modularity(kept, list(parts.values()))]
        yield "modularity at 0.5", lambda: [nx.community.modularity(kept, list(parts.values()), weight=None, resolution=0.5)]
        yield "mixing of the groups", lambda: [float(cell) for row in self.mixing(kept) for cell in row]
        yield "E-I index", lambda: self.outward(self.mixing(kept))

    def mixing(self, kept):
        codes = {code: code for code in range(self.case["groupCount"])}
        return nx.attribute_mixing_matrix(kept, "group", normalized=False, mapping=codes)

    @staticmethod
    def outward(mixing):
        inside, ties = float(mixing.trace()), float(mixing.sum())
        return [(ties - 2 * inside) / ties if ties else math.nan]


class Dense:
    """numpy and scipy, all eigenvectors of the whole matrix at once: whatever the eigenvalues are, no search has to find them."""

    def __init__(self, case):
        self.case = case

    def measures(self):
        if not self.case["ties"]:
            return
        for name, weighted in (("", False), (", weighted", True)):
            matrix = self.matrix(weighted)
            # Who is turned to counts: column sums are what the search begins with.
            work = self.of_arcs if self.case["directed"] else self.of_pairs
            value, vector = work(matrix.T, matrix.sum(axis=0))
            yield f"greatest eigenvalue{name}", lambda value=value: [value]
            yield f"eigenvector{name}", lambda vector=vector: self.scaled(vector)
            if self.case["directed"]:
                _, hubs = self.of_pairs(matrix @ matrix.T, matrix.sum(axis=1))
                yield f"hubs{name}", lambda hubs=hubs: self.scaled(hubs)
                yield f"authorities{name}", lambda hubs=hubs, matrix=matrix: self.scaled(matrix.T @ hubs)
            else:
                yield f"hubs{name}", lambda vector=vector: self.scaled(vector)
                yield f"authorities{name}", lambda vector=vector: self.scaled(vector)

    def matrix(self, weighted):
        ties = np.zeros((self.case["nodes"], self.case["nodes"]))
        for a, b, weight in self.case["ties"]:
            ties[a, b] = weight if weighted else 1
            if not self.case["directed"]:
                ties[b, a] = ties[a, b]
        return ties

    @staticmethod
    def of_pairs(matrix, start):
        """The greatest eigenvalue of a symmetric matrix, and what of the start lies among the eigenvectors that share it."""
        values, vectors = np.linalg.eigh(matrix)
        own = vectors[:, values > values[-1] * (1 - 1e-9)]
        return values[-1], own @ (own.T @ start)

    @staticmethod
    def of_arcs(matrix, start):
        """The same of any: where repeated multiplication leads, from those strong components that have the eigenvalue."""
        _, piece = connected_components(matrix, directed=True, connection="strong")
        members = [np.flatnonzero(piece == each) for each in range(max(piece) + 1)]
        values = [max(np.linalg.eigvals(matrix[np.ix_(each, each)]).real) for each in members]
        greatest = max(values)
        if greatest <= 0:
            return 0, np.zeros(len(matrix))
        shared = sum(value > greatest * (1 - 1e-9) for value in values)
        step = matrix - greatest * np.eye(len(matrix))
        # Components that reach each other have fewer eigenvectors than there are components: then these are the limits of more.
        power = np.linalg.matrix_power(step, shared)
        right, left = (scipy.linalg.null_space(each, rcond=1e-10) for each in (power, power.T))
        assert right.shape[1] == shared
        vector = right @ np.linalg.solve(left.T @ right, left.T @ start)
        while np.linalg.norm(step @ vector) > 1e-7 * np.linalg.norm(vector):
            vector = step @ vector
        return greatest, vector

    @staticmethod
    def scaled(vector):
        greatest = vector[np.argmax(abs(vector))] if len(vector) else 0
        return vector / greatest if greatest else vector


def plain(answer):
    return [float(figure) if figure is not None and math.isfinite(figure) else None for figure in answer]


def told(library, case):
    answers = {}
    for name, work in library(case).measures():
        try:
            answers[name] = plain(work())
        except Exception as why:  # whatever a library says instead of an answer is what is reported
            answers[name] = {"error": f"{type(why).__name__}: {why}"}
    return answers


for line in sys.stdin:
    graph = json.loads(line)
    print(json.dumps({"igraph": told(Igraph, graph), "networkx": told(Networkx, graph), "numpy": told(Dense, graph)}), flush=True)

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace engine {

// A network without directions or repeated links, its nodes numbered from 0.
using PlainLinks = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// How many nodes betweenness is reckoned from all of; in a larger network it is estimated from as many.
inline constexpr std::size_t most_exact = 2000;

struct Betweenness {
  std::vector<double> share;  // by node: of all pairs of others, how many shortest ways lead through it; 0 to 1
  bool sampled = false;       // estimated from every so-manieth node
};

// Returns who stands between others. `exact_up_to` nodes are reckoned exactly.
//
// U. Brandes, "A Faster Algorithm for Betweenness Centrality", 2001; the sample as in U. Brandes and C. Pich,
// "Centrality Estimation in Large Networks", 2007, with pivots evenly spaced, so that it is the same every time.
// Cost: nodes x links, of at most `exact_up_to` nodes.
Betweenness find_betweenness(std::size_t count, const PlainLinks& links, std::size_t exact_up_to = most_exact);

// Returns the nodes without which some others that are joined now would be parted, ascending: by J. Hopcroft and R.
// Tarjan, 1973. Cost: nodes + links.
std::vector<std::uint32_t> find_articulation_points(std::size_t count, const PlainLinks& links);

// Returns a community for each node, numbered from 0 by their first node, so that more links lie within communities
// than chance would have it: modularity is raised node by node, then community by community, until nothing raises it.
//
// V. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of communities in large networks", 2008
// (the Louvain method), with nodes taken in their order and the lower community of two alike. `weights` are of the
// links. Cost: some rounds of nodes + links.
std::vector<std::uint32_t> find_communities(std::size_t count, const PlainLinks& links,
                                            const std::vector<double>& weights);

// How far the communities are from chance: 0 is chance, 1 the most. 0 without links.
double modularity(std::size_t count, const PlainLinks& links, const std::vector<double>& weights,
                  const std::vector<std::uint32_t>& communities);

}  // namespace engine

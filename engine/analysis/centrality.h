#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace engine {

// A network without directions or repeated links, its nodes numbered from 0.
using PlainLinks = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The network with whom each node is linked, in both directions, side by side.
class PlainRows {
 public:
  // Cost: two passes over the links.
  PlainRows(std::size_t count, const PlainLinks& links);

  std::size_t size() const { return starts_.size() - 1; }
  std::span<const std::uint32_t> near(std::size_t node) const {
    return std::span(ends_).subspan(starts_[node], starts_[node + 1] - starts_[node]);
  }

 private:
  std::vector<std::uint64_t> starts_;
  std::vector<std::uint32_t> ends_;
};

struct Betweenness {
  std::vector<double> share;  // by node: of all pairs of others, how many shortest ways lead through it; 0 to 1
  std::size_t pivots = 0;     // the nodes from which it was reckoned
  bool sampled = false;       // these are not all: it is an estimate
};

// From how many nodes betweenness is reckoned: from all, where that takes no more than 300 million steps, each a link
// that is looked at from one side; else from as many as can be in these steps, and from 100 at least.
std::size_t pivots_for(std::size_t count, std::size_t links);

// Returns who stands between others, reckoned from `pivots` nodes, or from all where these are fewer.
//
// U. Brandes, "A Faster Algorithm for Betweenness Centrality", 2001; the sample as in U. Brandes and C. Pich,
// "Centrality Estimation in Large Networks", 2007, with pivots evenly spaced, so that it is the same every time and on
// however many cores. Cost: pivots x (nodes + links), on all cores.
Betweenness find_betweenness(std::size_t count, const PlainLinks& links, std::size_t pivots);
Betweenness find_betweenness(std::size_t count, const PlainLinks& links);

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

#include "engine/analysis/centrality.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <iterator>

namespace engine {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

Graph graph_of(std::size_t count, const PlainLinks& links) {
  Graph graph(count);
  for (const auto& [one, other] : links) add_edge(one, other, graph);
  return graph;
}

std::vector<double> exact(std::size_t count, const PlainLinks& links) {
  const Graph graph = graph_of(count, links);
  std::vector<double> through(count);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(through.begin(), get(boost::vertex_index, graph)));
  return through;
}

// What shortest ways from one node lead through each other node: the dependencies of Brandes.
class OneSource {
 public:
  explicit OneSource(const std::vector<std::vector<std::uint32_t>>& near) : near_(near) {}

  void add(std::uint32_t source, std::vector<double>& through) {
    const std::size_t count = near_.size();
    std::vector<double> ways(count), dependency(count);
    std::vector<int> distance(count, -1);
    std::vector<std::uint32_t> order{source};
    ways[source] = 1;
    distance[source] = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
      const auto here = order[at];
      for (const auto next : near_[here]) {
        if (distance[next] < 0) {
          distance[next] = distance[here] + 1;
          order.push_back(next);
        }
        if (distance[next] == distance[here] + 1) ways[next] += ways[here];
      }
    }
    for (std::size_t at = order.size(); at-- > 1;) {
      const auto here = order[at];
      for (const auto before : near_[here]) {
        if (distance[before] + 1 != distance[here]) continue;
        dependency[before] += ways[before] / ways[here] * (1 + dependency[here]);
      }
      through[here] += dependency[here];
    }
  }

 private:
  const std::vector<std::vector<std::uint32_t>>& near_;
};

std::vector<double> sampled(std::size_t count, const PlainLinks& links, std::size_t pivots) {
  std::vector<std::vector<std::uint32_t>> near(count);
  for (const auto& [one, other] : links) {
    near[one].push_back(other);
    near[other].push_back(one);
  }
  std::vector<double> through(count);
  OneSource source(near);
  for (std::size_t pivot = 0; pivot < pivots; ++pivot) {
    source.add(static_cast<std::uint32_t>(pivot * count / pivots), through);
  }
  // Each pair is seen from both of its ends, were all nodes pivots.
  const double scale = static_cast<double>(count) / (2 * static_cast<double>(pivots));
  for (double& one : through) one *= scale;
  return through;
}

}  // namespace

Betweenness find_betweenness(std::size_t count, const PlainLinks& links, std::size_t exact_up_to) {
  Betweenness found;
  found.sampled = count > exact_up_to;
  found.share = found.sampled ? sampled(count, links, exact_up_to) : exact(count, links);
  const double pairs = count < 3 ? 1 : static_cast<double>(count - 1) * static_cast<double>(count - 2) / 2;
  for (double& one : found.share) one /= pairs;
  return found;
}

std::vector<std::uint32_t> find_articulation_points(std::size_t count, const PlainLinks& links) {
  const Graph graph = graph_of(count, links);
  std::vector<std::size_t> points;
  boost::articulation_points(graph, std::back_inserter(points));
  std::vector<std::uint32_t> found;
  for (const std::size_t point : points) found.push_back(static_cast<std::uint32_t>(point));
  std::ranges::sort(found);
  return found;
}

}  // namespace engine

#include "engine/analysis/layout.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/fruchterman_reingold.hpp>
#include <boost/graph/topology.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

namespace engine {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Square = boost::rectangle_topology<boost::random::mt19937>;

constexpr int rounds = 100;

// The golden angle between one node and the next spreads any number of them evenly over a disc.
void put_on_spiral(std::vector<Square::point_type>& places) {
  const double turn = std::numbers::pi * (3 - std::sqrt(5.0));
  for (std::size_t node = 0; node < places.size(); ++node) {
    const double at = static_cast<double>(node);
    const double radius = 0.5 * std::sqrt((at + 0.5) / static_cast<double>(places.size()));
    places[node][0] = radius * std::cos(at * turn);
    places[node][1] = radius * std::sin(at * turn);
  }
}

// Links a node in the middle with the first of each component, so that what is linked to nothing is held
// near the rest instead of being pushed to the rim. Returns that node.
std::size_t add_middle(Graph& graph) {
  std::vector<std::size_t> component(boost::num_vertices(graph));
  const auto components = boost::connected_components(graph, component.data());
  const std::size_t middle = boost::add_vertex(graph);
  for (std::size_t one = 0; one < components; ++one) {
    boost::add_edge(static_cast<std::size_t>(std::ranges::find(component, one) - component.begin()), middle, graph);
  }
  return middle;
}

// Stretches one coordinate over 0 to 1, half by distance and half by rank: forces alone crowd the
// well-linked into a heap that nobody can read. Where all are the same they stand in the middle.
void fill(std::vector<Point>& points, double Point::*coordinate) {
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t node) { return points[node].*coordinate; });
  const double from = points[order.front()].*coordinate;
  const double width = points[order.back()].*coordinate - from;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    double& place = points[order[rank]].*coordinate;
    const double by_rank = static_cast<double>(rank) / static_cast<double>(std::max<std::size_t>(1, order.size() - 1));
    place = width > 0 ? ((place - from) / width + by_rank) / 2 : 0.5;
  }
}

}  // namespace

std::vector<Point> force_directed_layout(std::size_t count,
                                         const std::vector<std::pair<std::uint32_t, std::uint32_t>>& links) {
  if (count == 0) return {};
  Graph graph(count);
  for (const auto& [one, other] : links) boost::add_edge(one, other, graph);

  const std::size_t middle = add_middle(graph);

  std::vector<Square::point_type> places(middle + 1);
  put_on_spiral(places);
  places[middle][0] = places[middle][1] = 0;
  boost::random::mt19937 fixed(1);  // asked only to part two nodes in one place, and the same every time
  const Square square(fixed, -0.5, 0.5, 0.5, -0.5);
  const auto position = boost::make_iterator_property_map(places.begin(), boost::get(boost::vertex_index, graph));
  boost::fruchterman_reingold_force_directed_layout(
      graph, position, square,
      boost::cooling(boost::linear_cooling<double>(rounds)).force_pairs(boost::all_force_pairs()));

  std::vector<Point> points;
  for (std::size_t node = 0; node < count; ++node) points.push_back({places[node][0], places[node][1]});
  fill(points, &Point::x);
  fill(points, &Point::y);
  return points;
}

}  // namespace engine

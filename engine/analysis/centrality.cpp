#include "engine/analysis/centrality.h"

#include <algorithm>
#include <numeric>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::uint64_t most_steps = 300'000'000;
constexpr std::size_t fewest_pivots = 100;
constexpr std::size_t shares = 16;  // of the pivots: what each adds up is added in their order, whoever reckons it
constexpr std::uint64_t worth_sharing = 100'000;  // steps

// What shortest ways from one node lead through each other node: the dependencies of Brandes.
class OneSource {
 public:
  explicit OneSource(const PlainRows& rows)
      : rows_(rows), distance_(rows.size(), unseen), ways_(rows.size()), dependency_(rows.size()) {}

  void add(std::uint32_t source, std::vector<double>& through) {
    walk(source);
    for (std::size_t at = order_.size(); at-- > 1;) {
      const std::uint32_t here = order_[at];
      const double each = (1 + dependency_[here]) / ways_[here];
      for (const std::uint32_t before : rows_.near(here)) {
        if (distance_[before] + 1 == distance_[here]) dependency_[before] += ways_[before] * each;
      }
      through[here] += dependency_[here];
    }
    for (const std::uint32_t here : order_) {
      distance_[here] = unseen;
      ways_[here] = dependency_[here] = 0;
    }
  }

 private:
  static constexpr std::int32_t unseen = -2;  // and no neighbour of anybody's distance

  // Nodes by distance, and in how many shortest ways each is reached.
  void walk(std::uint32_t source) {
    order_.assign(1, source);
    ways_[source] = 1;
    distance_[source] = 0;
    for (std::size_t at = 0; at < order_.size(); ++at) {
      const std::uint32_t here = order_[at];
      const std::int32_t next_distance = distance_[here] + 1;
      for (const std::uint32_t next : rows_.near(here)) {
        if (distance_[next] == unseen) {
          distance_[next] = next_distance;
          order_.push_back(next);
        }
        if (distance_[next] == next_distance) ways_[next] += ways_[here];
      }
    }
  }

  const PlainRows& rows_;
  std::vector<std::int32_t> distance_;
  std::vector<double> ways_, dependency_;
  std::vector<std::uint32_t> order_;
};

std::vector<double> ways_through(const PlainRows& rows, std::size_t pivots, std::uint64_t steps) {
  const std::size_t count = rows.size();
  std::vector<std::vector<double>> sums(shares);
  in_ranges(shares, steps < worth_sharing ? shares + 1 : 0, [&](std::size_t from, std::size_t to) {
    OneSource source(rows);
    for (std::size_t share = from; share < to; ++share) {
      sums[share].resize(count);
      for (std::size_t pivot = pivots * share / shares; pivot < pivots * (share + 1) / shares; ++pivot) {
        source.add(static_cast<std::uint32_t>(pivot * count / pivots), sums[share]);
      }
    }
  });
  std::vector<double> through(count);
  for (const auto& sum : sums) {
    for (std::size_t node = 0; node < count; ++node) through[node] += sum[node];
  }
  return through;
}

// A walk in depth from each node not yet seen, with what it needs to go back.
class ArticulationSearch {
 public:
  explicit ArticulationSearch(const PlainRows& rows)
      : rows_(rows), found_at_(rows.size()), lowest_(rows.size()), is_point_(rows.size()) {}

  std::vector<std::uint32_t> find() {
    for (std::uint32_t node = 0; node < rows_.size(); ++node) {
      if (found_at_[node] == 0) walk_from(node);
    }
    std::vector<std::uint32_t> points;
    for (std::uint32_t node = 0; node < rows_.size(); ++node) {
      if (is_point_[node]) points.push_back(node);
    }
    return points;
  }

 private:
  struct Step {
    std::uint32_t node = 0;
    std::size_t next = 0;  // of its neighbours
  };

  void walk_from(std::uint32_t root) {
    std::size_t branches = 0;  // of the root
    enter(root);
    while (!path_.empty()) {
      Step& step = path_.back();
      const auto near = rows_.near(step.node);
      if (step.next < near.size()) {
        const std::uint32_t other = near[step.next++];
        if (found_at_[other] == 0) {
          branches += step.node == root;
          enter(other);
        } else {
          // The link by which one came is as good: it leads to who came before, and no farther.
          lowest_[step.node] = std::min(lowest_[step.node], found_at_[other]);
        }
        continue;
      }
      const std::uint32_t done = step.node;
      path_.pop_back();
      if (!path_.empty()) leave(done, path_.back().node, root);
    }
    is_point_[root] = branches > 1;
  }

  void enter(std::uint32_t node) {
    found_at_[node] = lowest_[node] = ++found_;
    path_.push_back({node, 0});
  }

  void leave(std::uint32_t done, std::uint32_t before, std::uint32_t root) {
    lowest_[before] = std::min(lowest_[before], lowest_[done]);
    if (before != root && lowest_[done] >= found_at_[before]) is_point_[before] = true;
  }

  const PlainRows& rows_;
  std::vector<std::uint32_t> found_at_, lowest_;  // 0: not yet
  std::vector<bool> is_point_;
  std::vector<Step> path_;
  std::uint32_t found_ = 0;
};

}  // namespace

PlainRows::PlainRows(std::size_t count, const PlainLinks& links) : starts_(count + 1), ends_(2 * links.size()) {
  for (const auto& [one, other] : links) ++starts_[one + 1], ++starts_[other + 1];
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  std::vector<std::uint64_t> next(starts_.begin(), starts_.end() - 1);
  for (const auto& [one, other] : links) {
    ends_[next[one]++] = other;
    ends_[next[other]++] = one;
  }
}

std::size_t pivots_for(std::size_t count, std::size_t links) {
  const std::uint64_t steps = std::max<std::uint64_t>(1, count + 2 * links);
  return std::min<std::size_t>(count, std::max<std::size_t>(fewest_pivots, most_steps / steps));
}

Betweenness find_betweenness(std::size_t count, const PlainLinks& links, std::size_t pivots) {
  Betweenness found;
  found.pivots = std::min(pivots, count);
  found.sampled = found.pivots < count;
  const PlainRows rows(count, links);
  found.share = ways_through(rows, found.pivots, found.pivots * (count + 2 * links.size()));
  // Each pair is seen from both of its ends, were all nodes pivots.
  const double pairs = count < 3 ? 1 : static_cast<double>(count - 1) * static_cast<double>(count - 2) / 2;
  const double scale = static_cast<double>(count) / (2 * static_cast<double>(std::max<std::size_t>(1, found.pivots)));
  for (double& one : found.share) one = one * scale / pairs;
  return found;
}

Betweenness find_betweenness(std::size_t count, const PlainLinks& links) {
  return find_betweenness(count, links, pivots_for(count, links.size()));
}

std::vector<std::uint32_t> find_articulation_points(std::size_t count, const PlainLinks& links) {
  const PlainRows rows(count, links);
  return ArticulationSearch(rows).find();
}

}  // namespace engine

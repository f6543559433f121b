#include "engine/analysis/package_rule.h"

#include <algorithm>

#include "engine/model/error.h"

namespace engine {
namespace {

// For each location whether it has one of `level` at or below it.
std::vector<bool> at_or_below(const Order<Location>& order, int level) {
  std::vector<bool> has(order.size());
  for (Ref<Location> location{0}; location.index < order.size(); ++location.index) {
    if (order.level(location) != level) continue;
    for (const Ref<Location> above : order.above(location)) has[above.index] = true;
  }
  return has;
}

}  // namespace

PackageRule::PackageRule(const View& view) : view_(view) {
  const std::string& wanted = view.question.package;
  if (wanted.empty()) return;
  for (const PackageLine& line : view.snapshot.packages) {
    if (line.package == wanted && line.service.known()) lines_.push_back(line);
  }
  const bool exists =
      std::ranges::any_of(view.snapshot.packages, [&](const PackageLine& line) { return line.package == wanted; });
  if (!exists) throw Error(Error::Kind::not_found, "no package has the id '" + wanted + "'");
  for (PackageLine& line : lines_) {
    if (!line.level) line.level = view.locations.level();
    has_at_or_below_.push_back(line.level ? at_or_below(view.snapshot.locations, *line.level) : std::vector<bool>());
  }
}

bool PackageRule::expects(const Cell& cell) const {
  if (cell.group != view_.roots.group) return false;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    if (!cell.service.known() || !view_.snapshot.services.within(lines_[line].service, cell.service)) continue;
    // At the finest level a line without a level holds in every place that the answer names.
    if (has_at_or_below_[line].empty() || has_at_or_below_[line][cell.location.index]) return true;
  }
  return false;
}

std::vector<Cell> PackageRule::touched() const {
  const auto& order = view_.snapshot.locations;
  std::vector<Cell> cells;
  for (const PackageLine& line : lines_) {
    if (!line.level) continue;
    for (Ref<Location> place{0}; place.index < order.size(); ++place.index) {
      if (order.level(place) != *line.level) continue;
      for (const auto location : view_.locations.of(place)) {
        for (const auto service : view_.services.of(line.service)) {
          for (const auto group : view_.groups.of(view_.roots.group)) {
            if (view_.asks_for({location, service, group})) cells.push_back({location, service, group});
          }
        }
      }
    }
  }
  return cells;
}

}  // namespace engine

#include "engine/analysis/dimensions.h"

#include <algorithm>
#include <set>

#include "engine/model/error.h"

namespace engine {

Dimensions::Dimensions(const View& view) : view_(view) {
  std::set<std::string> names;
  const std::string& package = view.question.package;
  if (package.empty()) {
    for (const DeliveryRow& row : view.snapshot.deliveries) {
      if (row.tier > view.question.tier) continue;
      for (auto& name : of(view.roots.of(row.service))) names.insert(std::move(name));
    }
    names_ = {names.begin(), names.end()};
    return;
  }
  for (const PackageLine& line : view.snapshot.packages) {
    if (line.package != package || !line.service.known()) continue;
    lines_.push_back(line);
    if (line.dimension.empty()) lines_.back().dimension = view.snapshot.services.id(line.service);
    names.insert(lines_.back().dimension);
  }
  if (lines_.empty()) throw Error(Error::Kind::not_found, "no package has the id '" + package + "'");
  names_ = {names.begin(), names.end()};
}

std::vector<std::string> Dimensions::of(Ref<Service> service) const {
  std::set<std::string> names;
  if (!service.known()) return {};
  const auto& order = view_.snapshot.services;
  for (const PackageLine& line : lines_) {
    if (order.within(service, line.service)) names.insert(line.dimension);
  }
  if (view_.question.package.empty()) {
    for (const auto above : order.above(service)) {
      if (order.level(above) == 1) names.insert(order.id(above));
    }
    if (names.empty()) names.insert(order.id(service));
  }
  return {names.begin(), names.end()};
}

std::vector<Ref<Service>> Dimensions::services_of(const std::string& dimension) const {
  if (view_.question.package.empty()) return {view_.snapshot.services.find(dimension)};
  std::vector<Ref<Service>> services;
  for (const PackageLine& line : lines_) {
    if (line.dimension == dimension) services.push_back(line.service);
  }
  return services;
}

}  // namespace engine

#include "engine/analysis/view.h"

namespace engine {
namespace {

template <class Fact>
bool asked(const Cut<Fact>& cut, const Mask<Fact>& mask, Ref<Fact> node) {
  return cut.finest() ? mask.inside(node) : mask.touches(node);
}

}  // namespace

View::View(const Snapshot& of, const Question& asked_for)
    : snapshot(of),
      question(asked_for),
      roots(of),
      locations(of.locations, asked_for.levels.location),
      services(of.services, asked_for.levels.service),
      groups(of.groups, asked_for.levels.group),
      location_mask(of.locations, asked_for.filter.locations),
      service_mask(of.services, asked_for.filter.services),
      group_mask(of.groups, asked_for.filter.groups) {}

bool View::asks_for(const Cell& cell) const {
  return asked(locations, location_mask, cell.location) && asked(services, service_mask, cell.service) &&
         asked(groups, group_mask, cell.group);
}

}  // namespace engine

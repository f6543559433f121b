#include "engine/graph/reporters_after.h"

#include <algorithm>
#include <tuple>

namespace engine {
namespace {

// Whether all that a line says of places, services and groups is known of a reporter; nothing is asked of others.
bool knows(const Reporters& reporters, std::uint32_t place, const DeliveryLine& line) {
  if (place == Reporters::none) return true;
  const Reporter& reporter = reporters.all[place];
  const DeliveryRow& row = line.row;
  return line.served.empty() && reporter.locations[row.location.index] && reporter.services[row.service.index] &&
         (!row.group.known() || reporter.groups[row.group.index]);
}

}  // namespace

bool reporters_stay(const Reporters& before, std::span<const DeliveryRow> out, std::span<const DeliveryLine> in,
                    const Renumbering<Organisation>& organisations) {
  if (before.all.empty()) return true;
  const auto names = [](const DeliveryRow& row, Ref<Organisation> organisation) {
    return std::tuple(row.source, organisation, row.location, row.service, row.group, row.serves_all_below);
  };
  const auto comes_again = [&](const DeliveryRow& gone) {
    return std::ranges::any_of(in, [&](const DeliveryLine& line) {
      return line.served.empty() &&
             names(line.row, line.row.organisation) == names(gone, organisations(gone.organisation));
    });
  };
  const auto is_known = [&](const DeliveryLine& line) {
    return knows(before, before.of_source[line.row.source], line) &&
           knows(before, before.of_organisation[line.row.organisation.index], line);
  };
  return std::ranges::all_of(out, comes_again) && std::ranges::all_of(in, is_known);
}

Reporters renumbered(const Reporters& before, const Renumbering<Organisation>& numbers, std::size_t organisations,
                     std::size_t sources) {
  Reporters now{before.all, before.of_source, {}};
  now.of_source.resize(sources, Reporters::none);
  now.of_organisation.assign(organisations, Reporters::none);
  for (std::uint32_t old = 0; old < before.of_organisation.size(); ++old) {
    const auto one = numbers({old});
    if (one.known()) now.of_organisation[one.index] = before.of_organisation[old];
  }
  return now;
}

}  // namespace engine

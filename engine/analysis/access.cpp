#include "engine/analysis/access.h"

#include <algorithm>
#include <string_view>

namespace engine {
namespace {

constexpr std::string_view excludes = "excludes:", only = "only:";

}  // namespace

Access::Access(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const DeliveryProfile& profile : snapshot.profiles) {
    Rule rule;
    for (const std::string& condition : profile.conditions) {
      const auto group_after = [&](std::string_view mark) {
        return condition.starts_with(mark) ? snapshot.groups.find(condition.substr(mark.size()))
                                           : Ref<PopulationGroup>{};
      };
      if (const auto group = group_after(excludes); group.known()) rule.excluded.push_back(group);
      if (const auto group = group_after(only); group.known()) rule.only.push_back(group);
    }
    rules_.push_back(std::move(rule));
  }
}

bool Access::admits(std::uint32_t profile, Ref<PopulationGroup> group) const {
  const auto& [excluded, only_these] = rules_[profile];
  if (!group.known() || (excluded.empty() && only_these.empty())) return true;
  const auto& order = snapshot_.groups;
  if (std::ranges::any_of(excluded, [&](auto out) { return order.within(group, out); })) return false;
  return only_these.empty() ||
         std::ranges::any_of(only_these, [&](auto in) { return order.within(group, in) || order.within(in, group); });
}

}  // namespace engine

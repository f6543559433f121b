#include "engine/analysis/profile_differences.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace engine {
namespace {

constexpr std::size_t few = 512;  // keys: a table of these fits into a core's cache

auto what_differs(const DeliveryProfile& profile) {
  return std::tie(profile.stage, profile.modality, profile.return_types, profile.host_countries);
}

bool share_any(const Texts& one, const Texts& other) {
  return std::ranges::any_of(one,
                             [&](const std::string& text) { return std::ranges::find(other, text) != other.end(); });
}

// Whether both state the attribute and have no value in common.
bool are_apart(const std::string& one, const std::string& other) {
  return !one.empty() && !other.empty() && one != other;
}
bool are_apart(const Texts& one, const Texts& other) {
  return !one.empty() && !other.empty() && !share_any(one, other);
}

}  // namespace

ProfileDifferences::ProfileDifferences(const Snapshot& snapshot) {
  static const DeliveryProfile nothing;
  examples_.push_back(&nothing);
  std::map<decltype(what_differs(nothing)), std::uint32_t> known{{what_differs(nothing), 0}};
  for (const DeliveryProfile& profile : snapshot.profiles) {
    const auto [found, fresh] = known.try_emplace(what_differs(profile), static_cast<std::uint32_t>(examples_.size()));
    if (fresh) examples_.push_back(&profile);
    keys_.push_back(found->second);
  }
  if (examples_.size() > few) return;
  const auto count = static_cast<std::uint32_t>(examples_.size());
  for (std::uint32_t one = 0; one < count; ++one) {
    for (std::uint32_t other = 0; other < count; ++other) table_.push_back(compare(one, other));
  }
  if (count > 64) return;
  alike_.resize(count);
  for (std::uint32_t one = 0; one < count; ++one) {
    for (std::uint32_t other = 0; other < count; ++other) alike_[one] |= std::uint64_t{!differ(one, other)} << other;
  }
}

ProfileDifferences::Alike ProfileDifferences::alike(std::uint64_t keys, std::uint64_t others) const {
  if (alike_.empty()) return Alike::not_known;
  bool any = false, all = true;
  for (; keys != 0; keys &= keys - 1) {
    const std::uint64_t alike = alike_[static_cast<std::size_t>(std::countr_zero(keys))] & others;
    any = any || alike != 0;
    all = all && alike == others;
  }
  return all ? Alike::all : any ? Alike::some : Alike::none;
}

std::uint8_t ProfileDifferences::compare(std::uint32_t key, std::uint32_t other) const {
  const DeliveryProfile& a = *examples_[key];
  const DeliveryProfile& b = *examples_[other];
  const bool differ = are_apart(a.stage, b.stage) || are_apart(a.modality, b.modality) ||
                      are_apart(a.return_types, b.return_types) || are_apart(a.host_countries, b.host_countries);
  return static_cast<std::uint8_t>((differ ? apart : 0) | (a.stage == b.stage ? same_stage : 0));
}

std::shared_ptr<const ProfileDifferences> differences_of(const Snapshot& snapshot) {
  return snapshot.kept.get<ProfileDifferences>(0, [&] { return std::make_shared<const ProfileDifferences>(snapshot); });
}

}  // namespace engine

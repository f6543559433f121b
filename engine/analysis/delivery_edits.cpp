#include "engine/analysis/delivery_edits.h"

#include <algorithm>

namespace engine {
namespace {

// The number of the first delivery that is not before the key.
std::size_t place_of(const Deliveries& deliveries, const DeliveryKey& key) {
  const auto found = std::lower_bound(deliveries.begin(), deliveries.end(), key,
                                      [](const DeliveryRow& row, const DeliveryKey& to) { return key_of(row) < to; });
  return static_cast<std::size_t>(found - deliveries.begin());
}

}  // namespace

DeliveryKey key_of(const DeliveryRow& row) {
  return {row.location, row.service, row.group, row.organisation, row.number};
}

bool DeliveryEdits::add(const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  if (alteration.out.size() + alteration.in.size() > most || !others_.add(was, is, alteration)) return false;
  for (const DeliveryRow& row : alteration.out) {
    const DeliveryKey key = key_of(row);
    const std::size_t place = place_of(was.deliveries, key);
    if (place == was.deliveries.size() || key_of(was.deliveries[place]) != key) return false;
    fates_.try_emplace(key, Fate{true, true}).first->second.is = false;
    if (row.serves_all_below) places_.insert({row.location, true});
    for (const Ref<Location> served : was.served(place)) places_.insert({served, false});
  }
  move(alteration.actors.organisations);
  for (const auto& [row, reported, served] : alteration.in) {
    fates_.try_emplace(key_of(row), Fate{}).first->second.is = true;
    places_.insert({row.location, row.serves_all_below});
    for (const Ref<Location> one : served) places_.insert({one, false});
  }
  return fates_.size() <= most && programmes().size() <= most;
}

// Where organisations only come, all stay in their order.
void DeliveryEdits::move(const Renumbering<Organisation>& organisations) {
  if (!organisations.any()) return;
  std::map<DeliveryKey, Fate> now;
  for (const auto& [old, fate] : fates_) {
    DeliveryKey key = old;
    key.organisation = organisations(key.organisation);
    now.emplace_hint(now.end(), key, fate);
  }
  fates_ = std::move(now);
}

std::optional<DeliveryMoves> DeliveryMoves::find(const DeliveryEdits& edits, std::size_t before,
                                                 const Deliveries& now) {
  DeliveryMoves moves;
  std::uint32_t shift = 0;
  for (const auto& [key, fate] : edits.fates()) {
    const auto place = static_cast<std::uint32_t>(place_of(now, key));
    const bool is_there = place < now.size() && key_of(now[place]) == key;
    if (is_there != fate.is) return std::nullopt;
    const std::uint32_t old = place - shift;
    if (fate.was) moves.gone_.push_back(old);
    if (fate.is) moves.came_.push_back(place);
    if (fate.was == fate.is) continue;
    shift += fate.is ? 1U : ~0U;
    moves.steps_.push_back({fate.is ? old : old + 1, shift});
  }
  if (static_cast<std::uint32_t>(before) + shift != static_cast<std::uint32_t>(now.size())) return std::nullopt;
  return moves;
}

bool DeliveryMoves::is_gone(std::uint32_t old) const { return std::ranges::binary_search(gone_, old); }

const DeliveryMoves::Step& DeliveryMoves::step_of(std::uint32_t old) const {
  return *std::prev(std::ranges::upper_bound(steps_, old, {}, &Step::from));
}

void DeliveryMoves::apply(std::span<const std::uint32_t> old, std::uint32_t least, std::uint32_t greatest,
                          std::uint32_t* to) const {
  const Step& step = step_of(least);
  if (&step != &step_of(greatest)) {
    std::ranges::transform(old, to, [&](std::uint32_t one) { return (*this)(one); });
  } else if (step.shift != 0 || to != old.data()) {
    const std::uint32_t shift = step.shift;
    std::ranges::transform(old, to, [shift](std::uint32_t one) { return one + shift; });
  }
}

}  // namespace engine

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

#include "engine/graph/order.h"

namespace engine {

// How the numbers of organisations, or of programmes, move where some come and others go: those after them by id get
// other numbers.
template <class Fact>
class Renumbering {
 public:
  // Nothing moves.
  Renumbering() = default;

  // `size`: how many there were. `gone`: those whose place in the order goes, ascending. `came`: for each that comes
  // the old number before which it stands, ascending. Cost: where none goes nothing, else a step for each that moves.
  Renumbering(std::size_t size, const std::vector<std::uint32_t>& gone, const std::vector<std::uint32_t>& came) {
    first_ = std::min(gone.empty() ? never : gone.front(), came.empty() ? never : came.front());
    if (gone.empty()) {
      came_ = came;
      return;
    }
    auto next_gone = gone.begin();
    auto next_came = came.begin();
    std::uint32_t place = first_;
    for (std::uint32_t old = first_; old < size; ++old) {
      for (; next_came != came.end() && *next_came == old; ++next_came) ++place;
      const bool goes = next_gone != gone.end() && *next_gone == old;
      if (goes) ++next_gone;
      places_.push_back(goes ? Ref<Fact>{} : Ref<Fact>{place++});
    }
  }

  // Whether any number moves.
  bool any() const { return first_ != never; }

  bool moves(Ref<Fact> old) const { return old.known() && old.index >= first_; }

  // Unknown where it goes, and where it was. Cost: a step for each doubling of those that come.
  Ref<Fact> operator()(Ref<Fact> old) const {
    if (!moves(old)) return old;
    return places_.empty() ? Ref<Fact>{old.index + came_until(old.index)} : places_[old.index - first_];
  }

  // What had a number that one has now; unknown where that came. REQUIRES: only_comes(). Cost: likewise.
  Ref<Fact> before(Ref<Fact> now) const {
    if (!moves(now)) return now;
    const std::uint32_t earlier = came_before(now.index);
    const bool came = earlier < came_.size() && came_[earlier] + earlier == now.index;
    return came ? Ref<Fact>{} : Ref<Fact>{now.index - earlier};
  }

  // Says what takes the place of some that go. REQUIRES: they are among `gone`.
  void lead_to(const std::map<Ref<Fact>, Ref<Fact>>& others) {
    for (const auto& [old, other] : others) places_[old.index - first_] = other;
  }

  // Whether each that was has a place of its own, in the old order.
  bool only_comes() const { return places_.empty(); }

  // How many come, and their numbers, ascending. REQUIRES: only_comes().
  std::size_t coming() const { return came_.size(); }
  std::vector<Ref<Fact>> arrivals() const {
    std::vector<Ref<Fact>> all;
    for (const std::uint32_t place : came_) all.push_back({place + static_cast<std::uint32_t>(all.size())});
    return all;
  }

  // This, and then `next`. REQUIRES: only_comes() of both. Cost: a step for each that comes.
  Renumbering then(const Renumbering& next) const {
    Renumbering both = *this;
    for (const std::uint32_t place : next.came_) both.came_.push_back(place - came_before(place));
    std::ranges::sort(both.came_);
    both.first_ = both.came_.empty() ? never : both.came_.front();
    return both;
  }

  bool moves_any(std::span<const Ref<Fact>> refs) const {
    std::uint32_t moved = 0;
    for (const Ref<Fact> one : refs) moved += one.index >= first_ && one.index != Ref<Fact>::unknown ? 1 : 0;
    return moved > 0;
  }

  // Of a whole column.
  void apply(std::span<Ref<Fact>> column) const {
    if (!any()) return;
    if (!places_.empty() || came_.front() != came_.back()) {
      for (Ref<Fact>& one : column) one = (*this)(one);
      return;
    }
    const auto first = first_, shift = static_cast<std::uint32_t>(came_.size());
    for (Ref<Fact>& one : column) {  // a loop that goes many at once
      const std::uint32_t old = one.index;
      one.index = old + (old >= first && old != Ref<Fact>::unknown ? shift : 0);
    }
  }

 private:
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  // How many come before an old number, or right before it. REQUIRES: any().
  std::uint32_t came_until(std::uint32_t old) const {
    if (came_.back() <= old) return static_cast<std::uint32_t>(came_.size());
    return static_cast<std::uint32_t>(std::ranges::upper_bound(came_, old) - came_.begin());
  }
  // How many of those that come have a lesser number than `now`.
  std::uint32_t came_before(std::uint32_t now) const {
    std::uint32_t from = 0, to = static_cast<std::uint32_t>(came_.size());
    while (from < to) {
      const std::uint32_t middle = from + (to - from) / 2;
      if (came_[middle] + middle < now) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  std::uint32_t first_ = never;      // below it nothing moves
  std::vector<std::uint32_t> came_;  // as given, where none goes
  std::vector<Ref<Fact>> places_;    // by old number, from first_ on, where any goes
};

// How all actors move.
struct Renumberings {
  Renumbering<Organisation> organisations;
  Renumbering<Programme> programmes;

  bool any() const { return organisations.any() || programmes.any(); }
  bool only_come() const { return organisations.only_comes() && programmes.only_comes(); }
  // These, and then `next`. REQUIRES: only_come() of both.
  Renumberings then(const Renumberings& next) const {
    return {organisations.then(next.organisations), programmes.then(next.programmes)};
  }
  Ref<Organisation> operator()(Ref<Organisation> old) const { return organisations(old); }
  Ref<Programme> operator()(Ref<Programme> old) const { return programmes(old); }
  bool moves(Ref<Organisation> old) const { return organisations.moves(old); }
  bool moves(Ref<Programme> old) const { return programmes.moves(old); }
};

}  // namespace engine

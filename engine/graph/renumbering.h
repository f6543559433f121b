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
  // the old number before which it stands, ascending. Cost: where one comes nothing, else a step for each that moves.
  Renumbering(std::size_t size, const std::vector<std::uint32_t>& gone, const std::vector<std::uint32_t>& came) {
    first_ = std::min(gone.empty() ? never : gone.front(), came.empty() ? never : came.front());
    shift_ = static_cast<std::uint32_t>(came.size());
    const bool all_at_once = gone.empty() && !came.empty() && came.front() == came.back();
    if (first_ == never || all_at_once) return;
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

  // Unknown where it goes, and where it was.
  Ref<Fact> operator()(Ref<Fact> old) const {
    if (!moves(old)) return old;
    return places_.empty() ? Ref<Fact>{old.index + shift_} : places_[old.index - first_];
  }

  // Says what takes the place of some that go. REQUIRES: they are among `gone`.
  void lead_to(const std::map<Ref<Fact>, Ref<Fact>>& others) {
    for (const auto& [old, other] : others) places_[old.index - first_] = other;
  }

  // Whether each that was has a place of its own, in the old order.
  bool only_comes() const { return places_.empty(); }

  bool moves_any(std::span<const Ref<Fact>> refs) const {
    std::uint32_t moved = 0;
    for (const Ref<Fact> one : refs) moved += one.index >= first_ && one.index != Ref<Fact>::unknown ? 1 : 0;
    return moved > 0;
  }

  // Of a whole column. REQUIRES: `to` has as many.
  void apply(std::span<const Ref<Fact>> from, Ref<Fact>* to) const {
    if (!places_.empty()) {
      std::ranges::transform(from, to, [&](Ref<Fact> one) { return (*this)(one); });
      return;
    }
    const std::uint32_t first = first_, shift = shift_;
    for (std::size_t at = 0; at < from.size(); ++at) {  // a loop that goes many at once
      const std::uint32_t old = from[at].index;
      to[at].index = old + (old >= first && old != Ref<Fact>::unknown ? shift : 0);
    }
  }

 private:
  static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t first_ = never;    // below it nothing moves
  std::uint32_t shift_ = 0;        // by how much all others move, where places_ is empty
  std::vector<Ref<Fact>> places_;  // by old number, from first_ on
};

// How all actors move.
struct Renumberings {
  Renumbering<Organisation> organisations;
  Renumbering<Programme> programmes;

  bool any() const { return organisations.any() || programmes.any(); }
  Ref<Organisation> operator()(Ref<Organisation> old) const { return organisations(old); }
  Ref<Programme> operator()(Ref<Programme> old) const { return programmes(old); }
  bool moves(Ref<Organisation> old) const { return organisations.moves(old); }
  bool moves(Ref<Programme> old) const { return programmes.moves(old); }
};

}  // namespace engine

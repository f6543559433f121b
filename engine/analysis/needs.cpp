#include "engine/analysis/needs.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>
#include <ranges>
#include <span>
#include <tuple>

#include "engine/analysis/touched_cells.h"
#include "engine/graph/parallel.h"
#include "engine/model/pack.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // needs
constexpr std::size_t needs_ahead = 12;      // that are fetched: they come from all over memory

using Pair = std::pair<Ref<Service>, Ref<PopulationGroup>>;

// A need that won over the others for the same place, service and group.
struct Stated {
  Pair pair;
  Ref<Location> location;
  NeedFigure figure;
};

NeedFigure figure_of(const NeedEdge& need) {
  const bool none = need.people == 0;
  return {!none, need.people, false, need.unit, none ? -1 : need.severity};
}

// Of two needs for one place, service and group whether the first one wins.
bool wins(const NeedEdge& one, const NeedEdge& other, const Sources& sources) {
  if (one.period.from != other.period.from) return one.period.from > other.period.from;
  return std::pair(sources.rank(one.source), one.number) < std::pair(sources.rank(other.source), other.number);
}

// The needs of a Snapshot by service, group and place, of each the one first that wins over the next. A need that names
// no service or group stands at the root. Kept with the Snapshot: at most 8 bytes each.
struct NeedOrder : std::enable_shared_from_this<NeedOrder> {
  std::vector<std::uint32_t> needs;
  std::vector<std::uint32_t> starts;  // where those of one service, group and place begin; and the end

  NeedOrder(const Snapshot& snapshot, const Roots& roots) {
    const auto place = [&](std::uint32_t number) {
      const NeedEdge& need = snapshot.needs[number];
      return std::tuple(roots.of(need.service), roots.of(need.group), need.location);
    };
    for (std::uint32_t need = 0; need < snapshot.needs.size(); ++need) {
      if (snapshot.needs[need].location.known()) needs.push_back(need);
    }
    std::ranges::sort(needs, [&](std::uint32_t one, std::uint32_t other) {
      const auto own = place(one), others = place(other);
      return own != others ? own < others : wins(snapshot.needs[one], snapshot.needs[other], *snapshot.sources);
    });
    for (std::uint32_t at = 0; at < needs.size(); ++at) {
      if (at == 0 || place(needs[at - 1]) != place(needs[at])) starts.push_back(at);
    }
    starts.push_back(static_cast<std::uint32_t>(needs.size()));
  }

  static std::shared_ptr<const NeedOrder> after(const NeedOrder& before, const Snapshot&, const Snapshot&,
                                                const Alteration& alteration, std::size_t) {
    return alteration.kinds.test(kind_of<Need>()) ? nullptr : before.shared_from_this();
  }
};

// By service and group, then place.
std::vector<Stated> stated_needs(const View& view) {
  const auto order = view.snapshot.kept.get<NeedOrder>(
      0, [&] { return std::make_shared<const NeedOrder>(view.snapshot, view.roots); });
  const std::vector<std::uint32_t>&needs = order->needs, &starts = order->starts;
  return gather_in_ranges<Stated>(starts.size() - 1, worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<Stated> stated;
    for (; from < to; ++from) {
      for (std::size_t at = starts[from]; at < starts[from + 1]; ++at) {
        if (at + needs_ahead < needs.size()) __builtin_prefetch(&view.snapshot.needs[needs[at + needs_ahead]]);
        const NeedEdge& need = view.snapshot.needs[needs[at]];
        if (!chosen(view, need)) continue;
        stated.push_back({{view.roots.of(need.service), view.roots.of(need.group)}, need.location, figure_of(need)});
        break;
      }
    }
    return stated;
  });
}

// Takes the largest of figures whose people overlap nobody knows how: at least that many. Where two are in
// unlike units there is no largest.
class Largest {
 public:
  void add(const NeedFigure& figure) {
    largest_.wanted = largest_.wanted || figure.wanted;
    largest_.severity = std::max(largest_.severity, figure.severity);
    if (figure.people <= 0) return;
    unlike_ = unlike_ || (largest_.people > 0 && largest_.unit != figure.unit);
    if (figure.people < largest_.people) return;
    largest_.people = figure.people;
    largest_.unit = figure.unit;
    largest_.at_least = true;
  }

  NeedFigure figure() const {
    if (!unlike_) return largest_;
    return {largest_.wanted, -1, false, Unit::unknown, largest_.severity};
  }

 private:
  NeedFigure largest_;
  bool unlike_ = false;
};

// Adds up the figures of the places directly below one.
class Sum {
 public:
  void add(const NeedFigure& figure) {
    total_.wanted = total_.wanted || figure.wanted;
    total_.severity = std::max(total_.severity, figure.severity);
    if (figure.people < 0) return;
    ++known_;
    total_.at_least = total_.at_least || figure.at_least;
    total_.people = std::max<std::int64_t>(total_.people, 0) + figure.people;
    if (figure.people == 0) return;
    unlike_ = unlike_ || (counted_ && total_.unit != figure.unit);
    total_.unit = figure.unit;
    counted_ = true;
  }

  NeedFigure of(std::size_t places) const {
    NeedFigure total = total_;
    total.at_least = total.at_least || known_ < places;
    if (unlike_ || (total.people == 0 && total.at_least)) total.people = -1;
    if (total.people < 0) total.at_least = false;
    return total;
  }

 private:
  NeedFigure total_;
  std::size_t known_ = 0;
  bool counted_ = false, unlike_ = false;
};

// What is stated for a place itself: of the very service and group asked, and of narrower ones.
struct Own {
  std::optional<NeedFigure> exact;
  Largest narrower;
};

// What is known of a place but for a need of its own: the sum of those below where all of them are known, else
// the larger of what is known in part.
NeedFigure without_own(const NeedFigure& narrower, const NeedFigure& below) {
  Largest known_in_part;
  known_in_part.add(below);
  known_in_part.add(narrower);
  NeedFigure figure = known_in_part.figure();
  const bool whole = below.people >= 0 && !below.at_least;
  if (!whole || (below.nobody() && narrower.wanted)) return figure;
  figure.people = below.people;
  figure.at_least = false;
  figure.unit = below.unit;
  return figure;
}

// The figure of a place from its own needs and the sum of those below.
NeedFigure combined(const Own& own, const NeedFigure& below) {
  const NeedFigure rest = without_own(own.narrower.figure(), below);
  if (!own.exact) return rest;
  NeedFigure figure = *own.exact;
  if (figure.nobody()) return figure;
  // Where the own need gives no number, the parts may; but zeros are not all, since somebody needs it.
  if (figure.people < 0 && rest.people > 0) {
    figure.people = rest.people;
    figure.at_least = rest.at_least;
    figure.unit = rest.unit;
  }
  if (figure.severity < 0) figure.severity = rest.severity;
  return figure;
}

// The figures of places as one pair of service and group after another is asked about. Places are looked up by their
// number, and what was touched is cleared again.
class PlaceFigures {
 public:
  explicit PlaceFigures(const View& view)
      : view_(view),
        own_(view.snapshot.locations.size()),
        figures_(own_.size()),
        touched_(own_.size()),
        asked_(own_.size()) {}

  // Asks from now on for these places alone.
  void ask(std::vector<Ref<Location>> places) {
    for (const Ref<Location> place : asked_places_) asked_[place.index] = false;
    asked_places_ = std::move(places);
    for (const Ref<Location> place : asked_places_) asked_[place.index] = true;
  }

  // Finds the figures of the places asked for that a need within the pair touches: its own place and those above.
  void find(const std::vector<std::span<const Stated>>& lists, const Pair& pair) {
    clear();
    const Stated* last = nullptr;
    bool is_within = false;
    for (const Stated& need : lists | std::views::join) {
      if (last == nullptr || need.pair.second != last->pair.second) {
        is_within = need.pair.second == pair.second || view_.snapshot.groups.within(need.pair.second, pair.second);
      }
      last = &need;
      if (!is_within || !touch(need.location)) continue;
      Own& own = own_[need.location.index];
      if (need.pair == pair) {
        own.exact = need.figure;
      } else {
        own.narrower.add(need.figure);
      }
    }
    std::ranges::sort(places_, std::greater<>());  // those below first
    for (const Ref<Location> place : places_) {
      Sum sum;
      const auto children = view_.snapshot.locations.children(place);
      for (const Ref<Location> child : children) {
        if (touched_[child.index]) sum.add(figures_[child.index]);
      }
      figures_[place.index] = combined(own_[place.index], sum.of(children.size()));
    }
  }

  // Nothing where no need touches the place.
  const NeedFigure* of(Ref<Location> place) const { return touched_[place.index] ? &figures_[place.index] : nullptr; }

 private:
  // Touches the place and those above it, up to one that is asked for. Returns whether there is one.
  bool touch(Ref<Location> place) {
    const auto above = view_.snapshot.locations.above(place);
    const auto top = std::ranges::find_if(above, [&](Ref<Location> one) { return asked_[one.index]; });
    for (const Ref<Location> one : std::ranges::subrange(top, above.end())) {
      if (touched_[one.index]) continue;
      touched_[one.index] = true;
      places_.push_back(one);
    }
    return top != above.end();
  }

  void clear() {
    for (const Ref<Location> place : places_) {
      own_[place.index] = {};
      touched_[place.index] = false;
    }
    places_.clear();
  }

  const View& view_;
  std::vector<Own> own_;
  std::vector<NeedFigure> figures_;
  std::vector<bool> touched_, asked_;
  std::vector<Ref<Location>> places_, asked_places_;
};

// The needs of each service beside each other.
std::vector<std::span<const Stated>> by_service(const std::vector<Stated>& stated) {
  std::vector<std::span<const Stated>> services;
  for (auto from = stated.begin(); from != stated.end();) {
    const Ref<Service> named = from->pair.first;
    const auto to = std::find_if(from, stated.end(), [&](const Stated& need) { return need.pair.first != named; });
    services.emplace_back(from, to);
    from = to;
  }
  return services;
}

// Those for a service and those below it.
std::vector<std::span<const Stated>> needs_within(const View& view,
                                                  const std::vector<std::span<const Stated>>& services,
                                                  Ref<Service> service) {
  std::vector<std::span<const Stated>> within;
  for (const auto& needs : services) {
    const Ref<Service> named = needs.front().pair.first;
    if (named == service || view.snapshot.services.within(named, service)) within.push_back(needs);
  }
  return within;
}

}  // namespace

std::vector<NeedFigure> find_needs(const View& view, const std::vector<Cell>& cells) {
  std::vector<NeedFigure> needs(cells.size());
  const auto stated = stated_needs(view);
  if (stated.empty()) return needs;

  const auto pair_of = [&](std::size_t cell) { return Pair{cells[cell].service, cells[cell].group}; };
  std::vector<std::size_t> numbers(cells.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  std::ranges::sort(numbers, {}, pair_of);
  std::vector<std::size_t> starts;  // where the cells of a pair begin
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    if (at == 0 || pair_of(numbers[at - 1]) != pair_of(numbers[at])) starts.push_back(at);
  }
  starts.push_back(numbers.size());
  const auto services = by_service(stated);
  in_ranges(starts.size() - 1, 2, [&](std::size_t from, std::size_t to) {
    PlaceFigures figures(view);
    for (; from < to; ++from) {
      const auto own = std::span(numbers).subspan(starts[from], starts[from + 1] - starts[from]);
      const Pair pair = pair_of(own.front());
      std::vector<Ref<Location>> places;
      for (const std::size_t cell : own) places.push_back(cells[cell].location);
      figures.ask(std::move(places));
      figures.find(needs_within(view, services, pair.first), pair);
      for (const std::size_t cell : own) {
        if (const NeedFigure* figure = figures.of(cells[cell].location)) needs[cell] = *figure;
      }
    }
  });
  return needs;
}

}  // namespace engine

#include "engine/analysis/needs.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

#include "engine/analysis/touched_cells.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

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

// Keeps of the needs of one service and group those that won, by place.
void add_winners(std::vector<const NeedEdge*>& needs, const Pair& pair, const Sources& sources,
                 std::vector<Stated>& stated) {
  const auto before = [&](const NeedEdge* one, const NeedEdge* other) {
    return one->location != other->location ? one->location < other->location : wins(*one, *other, sources);
  };
  if (!std::ranges::is_sorted(needs, before)) std::ranges::sort(needs, before);
  for (std::size_t at = 0; at < needs.size(); ++at) {
    if (at > 0 && needs[at]->location == needs[at - 1]->location) continue;
    stated.push_back({pair, needs[at]->location, figure_of(*needs[at])});
  }
}

// By service and group, then place.
std::vector<Stated> stated_needs(const View& view) {
  const std::size_t groups = view.snapshot.groups.size() + 1;
  const auto place = [](auto ref, std::size_t unknown) { return ref.known() ? std::size_t{ref.index} : unknown; };
  std::vector<std::vector<const NeedEdge*>> by_pair((view.snapshot.services.size() + 1) * groups);
  for (const NeedEdge& need : view.snapshot.needs) {
    if (!chosen(view, need)) continue;
    const std::size_t service = place(view.roots.of(need.service), view.snapshot.services.size());
    by_pair[service * groups + place(view.roots.of(need.group), groups - 1)].push_back(&need);
  }
  std::vector<Stated> stated;
  for (auto& needs : by_pair) {
    if (needs.empty()) continue;
    add_winners(needs, {view.roots.of(needs.front()->service), view.roots.of(needs.front()->group)},
                *view.snapshot.sources, stated);
  }
  return stated;
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
      : view_(view), own_(view.snapshot.locations.size()), figures_(own_.size()), touched_(own_.size()) {}

  // Finds the figures of every place that a need within the pair touches: its own place and those above.
  void find(std::span<const Stated> stated, const Pair& pair) {
    clear();
    for (const Stated& need : stated) {
      if (need.pair.second != pair.second && !view_.snapshot.groups.within(need.pair.second, pair.second)) continue;
      touch(need.location);
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
  void touch(Ref<Location> place) {
    const auto above = view_.snapshot.locations.above(place);
    // From the place itself upwards: what was touched has touched all above it.
    for (auto one = above.rbegin(); one != above.rend(); ++one) {
      if (touched_[one->index]) return;
      touched_[one->index] = true;
      places_.push_back(*one);
    }
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
  std::vector<bool> touched_;
  std::vector<Ref<Location>> places_;
};

// The needs for a service and those below it, out of all by service.
std::vector<Stated> needs_within(const View& view, const std::vector<Stated>& stated, Ref<Service> service) {
  std::vector<Stated> within;
  for (auto from = stated.begin(); from != stated.end();) {
    const Ref<Service> named = from->pair.first;
    const auto to = std::find_if(from, stated.end(), [&](const Stated& need) { return need.pair.first != named; });
    if (named == service || view.snapshot.services.within(named, service)) within.insert(within.end(), from, to);
    from = to;
  }
  return within;
}

}  // namespace

std::vector<NeedFigure> find_needs(const View& view, const std::vector<Cell>& cells) {
  std::vector<NeedFigure> needs(cells.size());
  const auto stated = stated_needs(view);
  if (stated.empty()) return needs;

  std::map<Pair, std::vector<std::size_t>> by_pair;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    by_pair[{cells[cell].service, cells[cell].group}].push_back(cell);
  }
  const std::vector<std::pair<Pair, std::vector<std::size_t>>> pairs(by_pair.begin(), by_pair.end());
  in_ranges(pairs.size(), 2, [&](std::size_t from, std::size_t to) {
    PlaceFigures figures(view);
    for (std::size_t at = from; at < to; ++at) {
      const auto& [pair, numbers] = pairs[at];
      figures.find(needs_within(view, stated, pair.first), pair);
      for (const std::size_t cell : numbers) {
        if (const NeedFigure* figure = figures.of(cells[cell].location)) needs[cell] = *figure;
      }
    }
  });
  return needs;
}

}  // namespace engine

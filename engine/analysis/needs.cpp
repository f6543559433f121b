#include "engine/analysis/needs.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/analysis/touched_cells.h"

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

std::vector<Stated> stated_needs(const View& view) {
  std::vector<const NeedEdge*> needs;
  for (const NeedEdge& need : view.snapshot.needs) {
    if (chosen(view, need)) needs.push_back(&need);
  }
  const auto place = [&](const NeedEdge* need) {
    return std::tuple(view.roots.of(need->service), view.roots.of(need->group), need->location);
  };
  std::ranges::sort(needs, [&](const NeedEdge* one, const NeedEdge* other) {
    if (place(one) != place(other)) return place(one) < place(other);
    if (one->period.from != other->period.from) return one->period.from > other->period.from;
    return std::tie(one->source, one->number) < std::tie(other->source, other->number);
  });
  const auto repeated = std::ranges::unique(needs, {}, place);
  needs.erase(repeated.begin(), repeated.end());

  std::vector<Stated> stated;
  for (const NeedEdge* need : needs) {
    stated.push_back({{view.roots.of(need->service), view.roots.of(need->group)}, need->location, figure_of(*need)});
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

// The figures of every place that a need within the pair touches: its own place and those above.
std::unordered_map<std::uint32_t, NeedFigure> figures_of(const View& view, const std::vector<Stated>& stated,
                                                         const Pair& pair) {
  std::map<Ref<Location>, Own, std::greater<>> places;  // those below first
  for (const Stated& need : stated) {
    const bool service = need.pair.first == pair.first || view.snapshot.services.within(need.pair.first, pair.first);
    if (!service) continue;
    if (need.pair.second != pair.second && !view.snapshot.groups.within(need.pair.second, pair.second)) continue;
    for (const Ref<Location> above : view.snapshot.locations.above(need.location)) places.try_emplace(above);
    Own& own = places[need.location];
    if (need.pair == pair) {
      own.exact = need.figure;
    } else {
      own.narrower.add(need.figure);
    }
  }
  std::unordered_map<std::uint32_t, NeedFigure> figures;
  for (const auto& [place, own] : places) {
    Sum sum;
    const auto children = view.snapshot.locations.children(place);
    for (const Ref<Location> child : children) {
      const auto found = figures.find(child.index);
      if (found != figures.end()) sum.add(found->second);
    }
    figures.emplace(place.index, combined(own, sum.of(children.size())));
  }
  return figures;
}

}  // namespace

std::vector<NeedFigure> find_needs(const View& view, const std::vector<Cell>& cells) {
  std::vector<NeedFigure> needs(cells.size());
  const auto stated = stated_needs(view);
  if (stated.empty()) return needs;

  std::map<Pair, std::vector<std::size_t>> cells_by_pair;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    cells_by_pair[{cells[cell].service, cells[cell].group}].push_back(cell);
  }
  for (const auto& [pair, numbers] : cells_by_pair) {
    const auto figures = figures_of(view, stated, pair);
    for (const std::size_t cell : numbers) {
      const auto found = figures.find(cells[cell].location.index);
      if (found != figures.end()) needs[cell] = found->second;
    }
  }
  return needs;
}

}  // namespace engine

#include "engine/analysis/circles.h"

#include <algorithm>
#include <numeric>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 256;  // organisations

// Where the row of each number begins, by how often it comes first in a pair.
template <class Pairs>
std::vector<std::uint32_t> starts_of(const Pairs& pairs, std::size_t numbers) {
  std::vector<std::uint32_t> starts(numbers + 1);
  for (const auto& [number, value] : pairs) ++starts[number + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  return starts;
}

template <class Value>
std::vector<Value> put_in_rows(const std::vector<std::pair<std::uint32_t, Value>>& pairs,
                               const std::vector<std::uint32_t>& starts) {
  std::vector<Value> values(pairs.size());
  std::vector<std::uint32_t> next = starts;
  for (const auto& [number, value] : pairs) values[next[number]++] = value;
  return values;
}

}  // namespace

// Whom one organisation meets, gathered over its circles.
class Circles::Row {
 public:
  explicit Row(std::size_t organisations) : kinds_(organisations), shared_(organisations) {}

  void add(std::uint32_t other, Kinds kinds, bool is_counted) {
    if (kinds_[other] == 0) met_.push_back(other);
    kinds_[other] = static_cast<Kinds>(kinds_[other] | kinds);
    shared_[other] += is_counted;
  }

  // Adds the ties of `organisation` in order, and forgets them.
  void move_to(std::uint32_t organisation, std::vector<Tie>& ties) {
    constexpr std::size_t scan_is_quicker = 16;
    if (met_.size() * scan_is_quicker < kinds_.size()) {
      std::ranges::sort(met_);
      for (const std::uint32_t other : met_) move_one(organisation, other, ties);
    } else {
      for (std::uint32_t other = organisation + 1; other < kinds_.size(); ++other) {
        if (kinds_[other] != 0) move_one(organisation, other, ties);
      }
    }
    met_.clear();
  }

 private:
  void move_one(std::uint32_t organisation, std::uint32_t other, std::vector<Tie>& ties) {
    ties.push_back({{organisation}, {other}, shared_[other], kinds_[other]});
    kinds_[other] = 0;
    shared_[other] = 0;
  }

  std::vector<Kinds> kinds_;
  std::vector<std::uint32_t> shared_, met_;
};

Circles::Circles(std::vector<bool> taken) : taken_(std::move(taken)) {
  const std::uint32_t first = add(static_cast<std::uint32_t>(taken_.size()), 0);
  for (Ref<Organisation> one{first}; one.index < taken_.size(); ++one.index) join(alone(one), one);
}

std::uint32_t Circles::add(std::uint32_t count, Kinds kinds) {
  const auto first = static_cast<std::uint32_t>(kinds_.size());
  kinds_.resize(first + count, kinds);
  return first;
}

void Circles::join(std::uint32_t circle, Ref<Organisation> organisation) {
  if (organisation.known() && taken_[organisation.index]) joined_.emplace_back(circle, organisation.index);
}

void Circles::link(std::uint32_t one, std::uint32_t other, Kinds kinds) {
  linked_.push_back({one, {other, kinds}});
  if (one != other) linked_.push_back({other, {one, kinds}});
}

// Whoever joined a circle several times is in it once. Organisations are put into their circles in ascending order, and
// circles to their organisations, so that neither is sorted.
void Circles::form() {
  std::vector<std::uint32_t> starts = starts_of(joined_, kinds_.size());
  std::vector<std::uint32_t> members = put_in_rows(joined_, starts);
  joined_ = {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_organisation;
  by_organisation.reserve(members.size());
  std::vector<std::uint32_t> seen_in(taken_.size(), static_cast<std::uint32_t>(kinds_.size()));
  for (std::uint32_t circle = 0; circle < kinds_.size(); ++circle) {
    for (std::uint32_t at = starts[circle]; at < starts[circle + 1]; ++at) {
      if (std::exchange(seen_in[members[at]], circle) != circle) by_organisation.emplace_back(members[at], circle);
    }
  }
  members = {};
  circles_.starts = starts_of(by_organisation, taken_.size());
  circles_.values = put_in_rows(by_organisation, circles_.starts);
  for (auto& [organisation, circle] : by_organisation) std::swap(organisation, circle);
  members_.starts = starts_of(by_organisation, kinds_.size());
  members_.values = put_in_rows(by_organisation, members_.starts);
}

// One link for two circles, of all its kinds.
void Circles::form_links() {
  links_.starts = starts_of(linked_, kinds_.size());
  links_.values = put_in_rows(linked_, links_.starts);
  linked_ = {};
  std::uint32_t kept = 0, from = 0;
  for (std::size_t circle = 0; circle < kinds_.size(); ++circle) {
    const std::uint32_t start = kept, to = links_.starts[circle + 1];
    std::sort(links_.values.begin() + from, links_.values.begin() + to,
              [](const Link& one, const Link& other) { return one.to < other.to; });
    for (; from < to; ++from) {
      const Link link = links_.values[from];
      Link& last = links_.values[kept == start ? kept : kept - 1];
      if (kept > start && last.to == link.to) {
        last.kinds = static_cast<Kinds>(last.kinds | link.kinds);
      } else {
        links_.values[kept++] = link;
      }
    }
    links_.starts[circle + 1] = kept;
  }
  links_.values.resize(kept);
}

// Calls visit(other, kinds, circle) for all that stand after the organisation, as often as they meet; `circle` says
// whether it is one that both belong to.
template <class Visit>
void Circles::for_each_meeting(std::uint32_t organisation, Visit visit) const {
  for (const std::uint32_t circle : circles_.of(organisation)) {
    if (kinds_[circle] != 0) {
      for (const std::uint32_t other : members_.of(circle)) {
        if (other > organisation) visit(other, kinds_[circle], true);
      }
    }
    for (const Link& link : links_.of(circle)) {
      for (const std::uint32_t other : members_.of(link.to)) {
        if (other > organisation) visit(other, link.kinds, false);
      }
    }
  }
}

std::vector<Tie> Circles::ties(Kinds counted) {
  form();
  form_links();
  return gather_in_ranges<Tie>(taken_.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<Tie> ties;
    Row row(taken_.size());
    for (auto one = static_cast<std::uint32_t>(from); one < to; ++one) {
      for_each_meeting(one, [&](std::uint32_t other, Kinds kinds, bool together) {
        row.add(other, kinds, together && (kinds & counted) != 0);
      });
      row.move_to(one, ties);
    }
    return ties;
  });
}

}  // namespace engine

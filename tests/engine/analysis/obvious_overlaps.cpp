#include "tests/engine/analysis/obvious_overlaps.h"

#include <algorithm>
#include <map>

#include "engine/analysis/finding_id.h"
#include "tests/engine/analysis/obvious_pair.h"

namespace obvious {
namespace {

// Who delivers what counts and has a cell at the levels asked, each with these deliveries; by id.
using Deliveries = std::vector<std::size_t>;
using Providers = std::map<std::pair<std::string, Provider>, Deliveries>;

Providers providers_of(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                       const std::vector<Cell>& cells) {
  Providers providers;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (places(snapshot, delivery, question).empty() || !is_somebody(snapshot, snapshot.lead(row))) continue;
    const bool counts =
        question.day ? counts_on(snapshot, delivery, *question.day) : !calendar.days(snapshot, delivery).empty();
    const bool stands = std::any_of(cells.begin(), cells.end(),
                                    [&](const Cell& cell) { return is_own_cell(snapshot, delivery, cell, question); });
    const Provider provider = snapshot.provider(row);
    if (counts && stands) providers[{snapshot.id(provider), provider}].push_back(delivery);
  }
  return providers;
}

std::vector<Cell> cells_of_all(const Snapshot& snapshot, const Question& question, const Deliveries& deliveries,
                               const std::vector<Cell>& cells) {
  std::vector<Cell> own;
  for (const Cell& cell : cells) {
    const bool stands = std::any_of(deliveries.begin(), deliveries.end(), [&](std::size_t delivery) {
      return is_own_cell(snapshot, delivery, cell, question);
    });
    if (stands) own.push_back(cell);
  }
  return own;
}

bool may_pair(const Snapshot& snapshot, const Question& question, std::size_t a, std::size_t b) {
  const DeliveryRow& one = snapshot.deliveries[a];
  const DeliveryRow& other = snapshot.deliveries[b];
  if (snapshot.lead(one) != snapshot.lead(other)) return true;
  return question.within_organisations && one.programme.known() && other.programme.known();
}

std::set<Day> common_days(const Snapshot& snapshot, const Calendar& calendar, std::size_t a, std::size_t b) {
  std::set<Day> both;
  const auto days = calendar.days(snapshot, b);
  for (const Day day : calendar.days(snapshot, a)) {
    if (days.contains(day)) both.insert(day);
  }
  return both;
}

bool by_asked(const Snapshot& snapshot, const Question& question, const Deliveries& deliveries) {
  const auto& wanted = question.filter.organisations;
  const auto is_wanted = [&](Ref<Organisation> one) {
    return std::find(wanted.begin(), wanted.end(), one) != wanted.end();
  };
  return wanted.empty() || std::any_of(deliveries.begin(), deliveries.end(), [&](std::size_t delivery) {
           const DeliveryRow& row = snapshot.deliveries[delivery];
           return is_wanted(row.organisation) || is_wanted(snapshot.lead(row));
         });
}

bool paid_by_asked(const Snapshot& snapshot, const Question& question, const Provider& provider) {
  const auto& wanted = question.filter.donors;
  if (wanted.empty()) return true;
  if (!provider.programme.known()) return false;
  const auto& donors = snapshot.programmes[provider.programme.index].donors;
  return std::any_of(donors.begin(), donors.end(),
                     [&](auto donor) { return std::find(wanted.begin(), wanted.end(), donor) != wanted.end(); });
}

bool answers(const Snapshot& snapshot, const Question& question, const Providers::value_type& a,
             const Providers::value_type& b) {
  return (by_asked(snapshot, question, a.second) || by_asked(snapshot, question, b.second)) &&
         (paid_by_asked(snapshot, question, a.first.second) || paid_by_asked(snapshot, question, b.first.second));
}

// Nothing where the two share no cell on a common day.
std::optional<Overlap> overlap_of(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                                  const Providers::value_type& a, const Providers::value_type& b,
                                  const std::vector<Cell>& cells) {
  Overlap pair;
  std::vector<Meeting> meetings;
  std::set<Day> days;
  std::set<Ref<Organisation>> leads_a, leads_b;
  for (const Cell& cell : cells) {
    bool shared = false;
    for (const auto one : a.second) {
      for (const auto other : b.second) {
        if (!is_own_cell(snapshot, one, cell, question) || !is_own_cell(snapshot, other, cell, question)) continue;
        if (!may_pair(snapshot, question, one, other)) continue;
        const auto both = common_days(snapshot, calendar, one, other);
        if (!question.day && both.empty()) continue;
        days.insert(both.begin(), both.end());
        leads_a.insert(snapshot.lead(snapshot.deliveries[one]));
        leads_b.insert(snapshot.lead(snapshot.deliveries[other]));
        meetings.push_back({one, other, cell});
        shared = true;
      }
    }
    if (shared) pair.shared.push_back(cell);
  }
  if (pair.shared.empty()) return std::nullopt;
  pair.a = a.first.second;
  pair.b = b.first.second;
  pair.id = finding_id("overlap", {a.first.first, b.first.first});
  pair.organisations_a.assign(leads_a.begin(), leads_a.end());
  pair.organisations_b.assign(leads_b.begin(), leads_b.end());
  const auto shared = static_cast<double>(pair.shared.size());
  const auto of_a = static_cast<double>(cells_of_all(snapshot, question, a.second, cells).size());
  const auto of_b = static_cast<double>(cells_of_all(snapshot, question, b.second, cells).size());
  pair.jaccard = shared / (of_a + of_b - shared);
  pair.containment = shared / std::min(of_a, of_b);
  const bool unbounded = std::any_of(days.begin(), days.end(), [&](Day day) { return calendar.is_end_of_time(day); });
  if (!unbounded) pair.days = static_cast<std::int64_t>(days.size());
  for (const Cell& cell : pair.shared) {
    pair.saturation = std::max(pair.saturation, saturation_of(snapshot, question, calendar, cell));
  }
  judge_pair(snapshot, question, calendar, meetings, pair);
  return pair;
}

std::vector<CrowdedCell> crowded(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                                 const Providers& providers, const std::vector<Cell>& cells) {
  std::vector<CrowdedCell> found;
  for (const Cell& cell : cells) {
    std::map<Day, std::uint32_t> on_day;
    std::vector<const Providers::value_type*> here;
    for (const auto& provider : providers) {
      std::set<Day> days;
      for (const auto delivery : provider.second) {
        if (!is_own_cell(snapshot, delivery, cell, question)) continue;
        const auto own = calendar.days(snapshot, delivery);
        days.insert(own.begin(), own.end());
        if (question.day) days.insert(*question.day);
      }
      for (const Day day : days) ++on_day[day];
      if (!days.empty()) here.push_back(&provider);
    }
    std::uint32_t most = 0;
    for (const auto& [day, count] : on_day) {
      if (!question.day || day == *question.day) most = std::max(most, count);
    }
    bool asked = false;
    for (const auto* a : here) {
      for (const auto* b : here) asked = asked || answers(snapshot, question, *a, *b);
    }
    if (asked && most >= static_cast<std::uint32_t>(question.crowd)) found.push_back({cell, most});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const CrowdedCell& one, const CrowdedCell& other) { return one.providers > other.providers; });
  return found;
}

int rank(OverlapClass kind) {
  if (kind == OverlapClass::confirmed) return 0;
  if (kind == OverlapClass::likely) return 1;
  return kind == OverlapClass::possible ? 2 : 3;
}

}  // namespace

Overlaps overlaps(const Snapshot& snapshot, const Question& question) {
  const Calendar calendar(snapshot);
  const auto cells = all_cells(snapshot, question);
  const auto providers = providers_of(snapshot, question, calendar, cells);
  Overlaps overlaps;
  for (auto a = providers.begin(); a != providers.end(); ++a) {
    for (auto b = std::next(a); b != providers.end(); ++b) {
      if (!answers(snapshot, question, *a, *b)) continue;
      auto pair = overlap_of(snapshot, question, calendar, *a, *b, cells);
      if (pair) overlaps.pairs.push_back(std::move(*pair));
    }
  }
  std::stable_sort(overlaps.pairs.begin(), overlaps.pairs.end(), [](const Overlap& one, const Overlap& other) {
    if (rank(one.kind) != rank(other.kind)) return rank(one.kind) < rank(other.kind);
    if (one.sites != other.sites) return one.sites > other.sites;
    if (one.shared.size() != other.shared.size()) return one.shared.size() > other.shared.size();
    return one.jaccard > other.jaccard;
  });
  overlaps.crowded = crowded(snapshot, question, calendar, providers, cells);
  return overlaps;
}

}  // namespace obvious

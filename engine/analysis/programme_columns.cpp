#include "engine/analysis/programme_columns.h"

#include <algorithm>
#include <numeric>

#include "engine/analysis/followed.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 50'000;  // programmes

}  // namespace

ProgrammeColumns::ProgrammeColumns(const Snapshot& snapshot)
    : leads(snapshot.programmes.size()),
      parents(snapshot.programmes.size()),
      donors_known(snapshot.programmes.size()),
      donor_starts(snapshot.programmes.size() + 1) {
  in_ranges(leads.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t one = from; one < to; ++one) {
      const ProgrammeNode& programme = snapshot.programmes[one];
      leads[one] = programme.lead;
      parents[one] = programme.parent;
      donors_known[one] = programme.donors_known ? 1 : 0;
      donor_starts[one + 1] = static_cast<std::uint32_t>(programme.donors.size());
    }
  });
  std::partial_sum(donor_starts.begin(), donor_starts.end(), donor_starts.begin());
  donors.resize(donor_starts.back());
  in_ranges(leads.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t one = from; one < to; ++one) {
      std::ranges::copy(snapshot.programmes[one].donors, donors.begin() + donor_starts[one]);
    }
  });
}

bool ProgrammeColumns::hold_after(const Snapshot& is, const std::set<Ref<Programme>>& concerned) const {
  return std::ranges::all_of(concerned, [&](Ref<Programme> programme) {
    const ProgrammeNode& node = is.programmes[programme.index];
    return node.lead == leads[programme.index] && node.parent == parents[programme.index] &&
           node.donors_known == (donors_known[programme.index] != 0) &&
           std::ranges::equal(node.donors, donors_of(programme));
  });
}

std::shared_ptr<const ProgrammeColumns> ProgrammeColumns::followed(const Snapshot& now, const ActorEdits& edits) const {
  const auto& [organisations, programmes] = edits.actors();
  if (!edits.actors().any() && hold_after(now, edits.programmes())) return shared_from_this();
  const auto next = std::make_shared<ProgrammeColumns>();
  next->leads = with_arrivals(leads, programmes, [](auto) { return Ref<Organisation>(); });
  next->parents = with_arrivals(parents, programmes, [](auto) { return Ref<Programme>(); });
  next->donors_known = with_arrivals(donors_known, programmes, [](auto) { return std::uint8_t{0}; });
  organisations.apply(next->leads);
  programmes.apply(next->parents);
  next->donors = donors;
  organisations.apply(next->donors);
  next->place_donors(*this, now, edits);
  for (const Ref<Programme> one : edits.programmes()) {
    const ProgrammeNode& node = now.programmes[one.index];
    next->leads[one.index] = node.lead;
    next->parents[one.index] = node.parent;
    next->donors_known[one.index] = node.donors_known ? 1 : 0;
  }
  return next;
}

// REQUIRES: `donors` has those of the programmes before, each by the number that it has now.
void ProgrammeColumns::place_donors(const ProgrammeColumns& before, const Snapshot& now, const ActorEdits& edits) {
  std::vector<Ref<Organisation>> all;
  all.reserve(donors.size());
  donor_starts.reserve(leads.size() + 1);
  donor_starts.push_back(0);
  std::uint32_t old = 0;  // the programme before that is next
  const auto keep_until = [&](std::uint32_t end) {
    const std::uint32_t first = before.donor_starts[old], to = before.donor_starts[end];
    const auto moved = static_cast<std::uint32_t>(all.size()) - first;
    all.insert(all.end(), donors.begin() + first, donors.begin() + to);
    for (; old < end; ++old) donor_starts.push_back(before.donor_starts[old + 1] + moved);
  };
  std::uint32_t came = 0;
  for (const Ref<Programme> one : edits.programmes()) {
    keep_until(one.index - came);
    const auto& own = now.programmes[one.index].donors;
    all.insert(all.end(), own.begin(), own.end());
    donor_starts.push_back(static_cast<std::uint32_t>(all.size()));
    if (edits.actors().programmes.before(one).known()) {
      ++old;
    } else {
      ++came;
    }
  }
  keep_until(static_cast<std::uint32_t>(before.leads.size()));
  donors = std::move(all);
}

std::shared_ptr<const ProgrammeColumns> programme_columns_of(const Snapshot& snapshot) {
  const auto make = [&] { return std::make_shared<const ProgrammeColumns>(snapshot); };
  const auto follow = [&](const std::shared_ptr<const ProgrammeColumns>& before, const ActorEdits& edits) {
    return before->followed(snapshot, edits);
  };
  using KeptColumns = Followed<ProgrammeColumns, ActorEdits>;
  return snapshot.kept.get<KeptColumns>(0, [&] { return std::make_shared<const KeptColumns>(make()); })
      ->get(follow, make);
}

}  // namespace engine

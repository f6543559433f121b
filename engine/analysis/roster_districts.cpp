#include "engine/analysis/roster_districts.h"

#include <algorithm>

#include "engine/analysis/activity.h"

namespace engine {
namespace {

Question at_roster_levels() {
  Question question;
  question.levels = Roster::levels;
  return question;
}

}  // namespace

Districts::Districts(const Snapshot& snapshot, const Roster& roster)
    : snapshot_(snapshot),
      roster_(roster),
      question_(at_roster_levels()),
      view_(snapshot, question_),
      groups_(static_cast<std::uint32_t>(snapshot.groups.size()) + 1) {}

std::uint32_t Districts::number_of(Ref<Location> district) const {
  const auto& nodes = view_.locations.nodes();
  return static_cast<std::uint32_t>(std::ranges::lower_bound(nodes, district) - nodes.begin());
}

std::uint32_t Districts::pair_of(const DeliveryChunk& chunk, std::size_t row) const {
  const Ref<Service> service = view_.roots.of(chunk.services[row]);
  const Ref<PopulationGroup> group = view_.roots.of(chunk.groups[row]);
  return (service.known() ? service.index : 0) * groups_ + (group.known() ? group.index : groups_ - 1);
}

Cell Districts::cell_of(std::uint32_t district, std::uint32_t pair) const {
  Cell cell{view_.locations.nodes()[district], {pair / groups_}, {pair % groups_}};
  if (snapshot_.services.size() == 0) cell.service = {};
  if (cell.group.index == groups_ - 1) cell.group = {};
  return cell;
}

bool Districts::counts_here(const DeliveryChunk& chunk, std::size_t row) const {
  if (chunk.serves_elsewhere(row)) return false;
  return std::ranges::any_of(days_of(chunk, row), [](const Period& one) { return !one.empty(); });
}

RosterEntry Districts::entry_of(const DeliveryChunk& chunk, std::size_t row, std::uint32_t delivery) const {
  const DeliveryMarks marks = chunk.marks[row];
  RosterEntry entry;
  const Ref<Programme> programme = chunk.programmes[row];
  entry.in_programme = programme.known();
  entry.lead = chunk.organisations[row];
  const Provider provider = programme.known() ? Provider{{}, programme} : Provider{entry.lead, {}};
  if (programme.known() && roster_.programmes->leads[programme.index].known()) {
    entry.lead = roster_.programmes->leads[programme.index];
  }
  const bool known = entry.lead.known() && (*roster_.placeholders)[entry.lead.index] == 0;
  entry.provider = known ? roster_.providers->rank(provider) : Presence::nobody;
  entry.site = chunk.locations[row];
  entry.delivery = delivery;
  entry.tier = marks.tier();
  entry.sub_implementer = marks.sub_implementer();
  const auto days = days_of(chunk, row);
  entry.several_periods = days.size() > 1;
  entry.days = {Period::open_end, Period::open_start};
  for (const Period& period : days) {
    if (period.empty()) continue;
    entry.days = {std::min(entry.days.from, period.from), std::max(entry.days.to, period.to)};
  }
  return entry;
}

// As presences are gathered: what is not served by name is no site that both name.
void Districts::add_extras(const DeliveryChunk& chunk, std::size_t row, std::uint32_t delivery,
                           std::vector<Extra>& extras) const {
  Extra extra{0, pair_of(chunk, row), entry_of(chunk, row, delivery)};
  if (extra.entry.days.empty()) return;
  Places places(view_);
  for (const Place& place : places.of(delivery)) {
    for_each(place.location, place.with_all_below, [&](std::uint32_t district, Ref<Location> site) {
      extra.district = district;
      extra.entry.site = site;
      extras.push_back(extra);
    });
  }
}

std::size_t Districts::Filling::count(std::span<const Rows> rows, std::span<const Extra> extras) {
  std::size_t entries = extras.size();
  for (const auto& [from, to] : rows) {
    for (std::uint32_t row = from; row < to; ++row) {
      const auto found = cursor_.at(row);
      entries += districts_.counts_here(found.chunk, found.row) ? 1 : 0;
    }
  }
  return entries;
}

void Districts::Filling::fill(std::uint32_t district, std::span<const Rows> rows, std::span<const Extra> extras,
                              RosterWriting& writing) {
  entries_.clear();
  order_.clear();
  for (const auto& [from, to] : rows) {
    for (std::uint32_t row = from; row < to; ++row) {
      const auto [chunk, at] = cursor_.at(row);
      if (districts_.counts_here(chunk, at)) add(districts_.pair_of(chunk, at), districts_.entry_of(chunk, at, row));
    }
  }
  for (const Extra& extra : extras) add(extra.pair, extra.entry);
  std::ranges::sort(order_);
  for (std::size_t at = 0; at < order_.size(); ++at) {
    const auto pair = static_cast<std::uint32_t>(order_[at].pair_and_provider >> 32);
    if (at == 0 || pair != order_[at - 1].pair_and_provider >> 32) {
      writing.begin_cell(districts_.cell_of(district, pair));
    }
    writing.add(entries_[order_[at].at]);
  }
}

void Districts::Filling::add(std::uint32_t pair, const RosterEntry& entry) {
  order_.push_back({std::uint64_t{pair} << 32 | entry.provider, entry.lead.index, entry.site.index, entry.delivery,
                    static_cast<std::uint32_t>(entries_.size())});
  entries_.push_back(entry);
}

}  // namespace engine

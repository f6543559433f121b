#include "engine/identity/returned_rows.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace engine {
namespace {

// Below this level places are sites, which exports show as the place of this level around them.
constexpr int finest_exported = 2;

// Whether two ids mean one entity of the graph.
template <class Fact>
bool same_entity(const ById<Fact>& by_id, const Id<Fact>& one, const Id<Fact>& other) {
  if (one == other) return true;
  const auto found = look_up(by_id, one);
  return found.known() && found == look_up(by_id, other);
}

}  // namespace

ReturnedRows::ReturnedRows(const Intake& intake) : present_(intake.present), sent_before_(intake.sent_before) {}

const StoredRecord* ReturnedRows::find(std::string_view id) {
  if (id.empty()) return nullptr;
  if (deliveries_.empty()) {
    for (const StoredRecord& stored : sent_before_) {
      if (std::holds_alternative<Delivery>(stored.record.fact)) deliveries_.emplace(stored.record.id, &stored);
    }
  }
  const auto found = deliveries_.find(id);
  return found == deliveries_.end() ? nullptr : found->second;
}

// Whether `said` is what an export writes for whatever stands at the recorded place. An organisation that means to say
// "somewhere in the district" cannot be told from one that was shown no more.
bool ReturnedRows::leaves_out_site(const Id<Location>& said, const Id<Location>& recorded) const {
  const Order<Location>& places = present_.locations;
  const Ref<Location> site = places.find(recorded.text);
  if (said == recorded || !site.known() || places.level(site) <= finest_exported) return false;
  Ref<Location> around;
  for (const Ref<Location> up : places.above(site)) {
    const bool is_deeper = !around.known() || places.level(up) > places.level(around);
    if (places.level(up) <= finest_exported && is_deeper) around = up;
  }
  return around.known() && places.id(around) == said.text;
}

// What the sheet says in the place of what was recorded; whom it names otherwise than they are recorded is still they.
Delivery ReturnedRows::merged(const Delivery& before, Delivery said) const {
  Delivery now = before;
  if (!same_entity(present_.organisation_by_id, before.organisation, said.organisation)) {
    now.organisation = std::move(said.organisation);
  }
  if (!same_entity(present_.programme_by_id, before.programme, said.programme)) {
    now.programme = std::move(said.programme);
  }
  if (!leaves_out_site(said.location, before.location)) now.location = std::move(said.location);
  now.service = std::move(said.service);
  now.group = std::move(said.group);
  now.role = std::move(said.role);
  now.status = std::move(said.status);
  now.reported = std::move(said.reported);
  std::tie(now.start, now.end) = std::pair(said.start, said.end);
  std::tie(now.capacity, now.reach) = std::pair(said.capacity, said.reach);
  now.per = std::move(said.per);
  return now;
}

bool ReturnedRows::take(const StoredRecord& delivery, Delivery said, const Citation& citation) {
  const auto& before = std::get<Delivery>(delivery.record.fact);
  if (leaves_out_site(said.location, before.location)) ++sites_kept_;
  Delivery now = merged(before, std::move(said));
  const auto [place, fresh] = returned_.try_emplace(delivery.record.id, Returned{&delivery, now, {citation}});
  if (fresh) return true;
  Returned& earlier = place->second;
  std::vector<Period> reported;
  std::ranges::set_union(earlier.now.reported, now.reported, std::back_inserter(reported));
  now.reported = earlier.now.reported;
  if (now != earlier.now) return false;
  earlier.now.reported = std::move(reported);
  earlier.citations.push_back(citation);
  return true;
}

bool ReturnedRows::is_known_gift(const std::string& donor, const Delivery& delivery) const {
  const auto giver = look_up(present_.organisation_by_id, Id<Organisation>{donor});
  if (!giver.known()) return false;
  const auto programme = look_up(present_.programme_by_id, delivery.programme);
  if (programme.known()) {
    const auto& donors = present_.programmes[programme.index].donors;
    return std::ranges::find(donors, giver) != donors.end();
  }
  const auto receiver = look_up(present_.organisation_by_id, delivery.organisation);
  if (!receiver.known()) return false;
  for (const FundingEdge& edge : present_.funding) {
    if (edge.provider.organisation == giver && edge.receiver.organisation == receiver) return true;
  }
  return false;
}

std::vector<StoredRecord> ReturnedRows::records(const std::function<Date(const Delivery&)>& assured) const {
  std::vector<StoredRecord> records;
  for (const auto& [id, returned] : returned_) {
    StoredRecord stored = *returned.before;
    stored.number = 0;
    stored.record.source.clear();
    const bool same = std::get<Delivery>(stored.record.fact) == returned.now;
    if (!same) {
      stored.record.fact = returned.now;
      stored.citations = returned.citations;
      std::ranges::sort(stored.citations);
      if (const Date day = assured(returned.now)) stored.record.assured = day;
    }
    records.push_back(std::move(stored));
  }
  return records;
}

}  // namespace engine

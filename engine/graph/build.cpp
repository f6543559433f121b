#include "engine/graph/build.h"

#include <algorithm>
#include <map>

#include "engine/graph/entities.h"
#include "engine/model/error.h"

namespace engine {
namespace {

// Texts that many records repeat, each kept once.
class Symbols {
 public:
  static constexpr std::uint32_t none = Ref<Any>::unknown;

  std::uint32_t add(const std::string& text) {
    if (text.empty()) return none;
    const auto [place, fresh] = numbers_.emplace(text, static_cast<std::uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(&place->first);
    return place->second;
  }

  // For each text what `find` makes of it: references are looked up once a text, not once a record.
  template <class Fact, class Find>
  std::vector<Ref<Fact>> resolve(Find find) const {
    std::vector<Ref<Fact>> refs;
    refs.reserve(texts_.size());
    for (const std::string* text : texts_) refs.push_back(find(*text));
    return refs;
  }

  const std::vector<const std::string*>& texts() const { return texts_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> texts_;  // keys of a node-based map stay where they are
};

template <class Fact>
Ref<Fact> at(const std::vector<Ref<Fact>>& refs, std::uint32_t symbol) {
  return symbol == Symbols::none ? Ref<Fact>{} : refs[symbol];
}

DeliveryStatus status_of(const std::string& status) {
  if (status == "planned") return DeliveryStatus::planned;
  if (status == "completed") return DeliveryStatus::completed;
  if (status == "suspended") return DeliveryStatus::suspended;
  return status == "cancelled" ? DeliveryStatus::cancelled : DeliveryStatus::active;
}

// A delivery as it was added: the row, and the texts by which it means others.
struct Gathering {
  DeliveryRow row;
  std::uint32_t organisation, programme, location, service, group, source;
  std::uint32_t reported_from, reported_to, served_from, served_to;
};

}  // namespace

struct SnapshotBuilder::Gathered {
  std::vector<StoredRecord> records;  // all but deliveries
  std::vector<Gathering> deliveries;
  std::vector<Period> reported;
  std::vector<std::uint32_t> served;  // symbols of locations
  Symbols organisations, programmes, locations, services, groups, sources;
  std::map<DeliveryProfile, std::uint32_t> profiles;
  std::unordered_map<Number, HandoverRow> handovers;  // few deliveries state one
  std::vector<std::size_t> counts = std::vector<std::size_t>(std::variant_size_v<Fact>);

  void add(const StoredRecord& stored, const Delivery& delivery);
  std::uint32_t profile_of(const Delivery& delivery);
};

std::uint32_t SnapshotBuilder::Gathered::profile_of(const Delivery& delivery) {
  DeliveryProfile profile{delivery.stage,  delivery.modality,   delivery.return_types, delivery.host_countries,
                          delivery.way_in, delivery.conditions, delivery.paid_by};
  return profiles.emplace(std::move(profile), static_cast<std::uint32_t>(profiles.size())).first->second;
}

void SnapshotBuilder::Gathered::add(const StoredRecord& stored, const Delivery& delivery) {
  Gathering gathering;
  DeliveryRow& row = gathering.row;
  row.number = stored.number;
  row.has_stated = delivery.start || delivery.end;
  row.stated = {delivery.start.value_or(Period::open_start), delivery.end.value_or(Period::open_end)};
  row.sub_implementer = delivery.role == "sub-implementer";
  row.status = status_of(delivery.status);
  row.unit = unit_of(delivery.per);
  row.tier = stored.record.tier;
  row.has_assured = stored.record.assured.has_value();
  row.assured = stored.record.assured.value_or(Day{});
  row.capacity = delivery.capacity.value_or(-1);
  row.reach = delivery.reach.value_or(-1);
  row.profile = profile_of(delivery);
  if (!delivery.successor.empty() || delivery.handover || !delivery.feedback.empty()) {
    handovers[stored.number] = {0, delivery.successor, delivery.handover, delivery.feedback};
  }

  gathering.organisation = organisations.add(delivery.organisation.text);
  gathering.programme = programmes.add(delivery.programme.text);
  gathering.location = locations.add(delivery.location.text);
  gathering.service = services.add(delivery.service.text);
  gathering.group = groups.add(delivery.group.text);
  gathering.source = sources.add(stored.record.source);

  gathering.reported_from = static_cast<std::uint32_t>(reported.size());
  reported.insert(reported.end(), delivery.reported.begin(), delivery.reported.end());
  std::ranges::sort(reported.begin() + gathering.reported_from, reported.end());
  gathering.reported_to = static_cast<std::uint32_t>(reported.size());

  gathering.served_from = static_cast<std::uint32_t>(served.size());
  for (const auto& location : delivery.serves) {
    if (location.text == "*") {
      row.serves_all_below = true;
    } else {
      served.push_back(locations.add(location.text));
    }
  }
  gathering.served_to = static_cast<std::uint32_t>(served.size());
  deliveries.push_back(std::move(gathering));
}

SnapshotBuilder::SnapshotBuilder() : gathered_(std::make_unique<Gathered>()) {}
SnapshotBuilder::~SnapshotBuilder() = default;

void SnapshotBuilder::add(StoredRecord record) {
  ++gathered_->counts[record.record.fact.index()];
  if (const auto* delivery = std::get_if<Delivery>(&record.record.fact)) {
    gathered_->add(record, *delivery);
  } else {
    gathered_->sources.add(record.record.source);
    gathered_->records.push_back(std::move(record));
  }
}

std::vector<StoredRecord> SnapshotBuilder::actors() const {
  std::vector<StoredRecord> actors;
  for (const StoredRecord& record : gathered_->records) {
    const Fact& fact = record.record.fact;
    if (std::holds_alternative<Organisation>(fact) || std::holds_alternative<Programme>(fact) ||
        std::holds_alternative<SameAs>(fact)) {
      actors.push_back(record);
    }
  }
  std::ranges::sort(actors, {}, &StoredRecord::number);
  return actors;
}

namespace {

// Resolves what the deliveries mean and leaves out those whose place, service or organisation is not there.
template <class Gathered>
std::vector<Gathering> resolved(Gathered& gathered, const Snapshot& snapshot) {
  const auto organisations = gathered.organisations.template resolve<Organisation>(
      [&](const std::string& id) { return look_up(snapshot.organisation_by_id, Id<Organisation>{id}); });
  const auto programmes = gathered.programmes.template resolve<Programme>(
      [&](const std::string& id) { return look_up(snapshot.programme_by_id, Id<Programme>{id}); });
  const auto services =
      gathered.services.template resolve<Service>([&](const std::string& id) { return snapshot.services.find(id); });
  const auto groups = gathered.groups.template resolve<PopulationGroup>(
      [&](const std::string& id) { return snapshot.groups.find(id); });
  const auto locations =
      gathered.locations.template resolve<Location>([&](const std::string& id) { return snapshot.locations.find(id); });
  const auto sources = gathered.sources.template resolve<Any>([&](const std::string& name) {
    const auto place = std::ranges::lower_bound(snapshot.sources, name);
    return Ref<Any>{static_cast<std::uint32_t>(place - snapshot.sources.begin())};
  });
  for (auto& symbol : gathered.served) symbol = at(locations, symbol).index;

  std::vector<Gathering> kept;
  kept.reserve(gathered.deliveries.size());
  for (Gathering& gathering : gathered.deliveries) {
    DeliveryRow& row = gathering.row;
    row.organisation = at(organisations, gathering.organisation);
    row.programme = at(programmes, gathering.programme);
    row.location = at(locations, gathering.location);
    row.service = at(services, gathering.service);
    row.group = at(groups, gathering.group);
    row.source = at(sources, gathering.source).index;
    if (!row.organisation.known() || !row.location.known() || !row.service.known()) continue;
    kept.push_back(std::move(gathering));
  }
  std::ranges::sort(kept, [](const Gathering& one, const Gathering& other) {
    const auto key = [](const DeliveryRow& row) {
      return std::tie(row.location, row.service, row.group, row.organisation, row.number);
    };
    return key(one.row) < key(other.row);
  });
  return kept;
}

}  // namespace

std::shared_ptr<const Snapshot> SnapshotBuilder::build(Revision revision, const Joins& joins) {
  Gathered& gathered = *gathered_;
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->revision = revision;
  snapshot->counts = gathered.counts;
  std::ranges::sort(gathered.records, {}, &StoredRecord::number);
  for (const std::string* source : gathered.sources.texts()) snapshot->sources.push_back(*source);
  std::ranges::sort(snapshot->sources);
  form_orders(*snapshot, gathered.records);
  form_actors(*snapshot, gathered.records, joins);

  // Numbered anew in their own order, so that the order in which records came leaves no trace.
  std::vector<std::uint32_t> profile_at(gathered.profiles.size());
  for (const auto& [profile, number] : gathered.profiles) {
    profile_at[number] = static_cast<std::uint32_t>(snapshot->profiles.size());
    snapshot->profiles.push_back(profile);
  }

  const auto kept = resolved(gathered, *snapshot);
  snapshot->deliveries.reserve(kept.size());
  snapshot->reported_starts.push_back(0);
  snapshot->served_starts.push_back(0);
  for (const Gathering& gathering : kept) {
    snapshot->deliveries.push_back(gathering.row);
    snapshot->deliveries.back().profile = profile_at[gathering.row.profile];
    if (const auto handover = gathered.handovers.find(gathering.row.number); handover != gathered.handovers.end()) {
      snapshot->handovers.push_back(handover->second);
      snapshot->handovers.back().delivery = static_cast<std::uint32_t>(snapshot->deliveries.size() - 1);
    }
    auto& reported = snapshot->reported_periods;
    reported.insert(reported.end(), gathered.reported.begin() + gathering.reported_from,
                    gathered.reported.begin() + gathering.reported_to);
    snapshot->reported_starts.push_back(static_cast<std::uint32_t>(reported.size()));
    auto& served = snapshot->served_locations;
    const auto before = served.size();
    for (auto at_served = gathering.served_from; at_served < gathering.served_to; ++at_served) {
      const Ref<Location> location{gathered.served[at_served]};
      if (location.known()) served.push_back(location);
    }
    if (served.size() == before) served.push_back(gathering.row.location);
    std::ranges::sort(served.begin() + static_cast<std::ptrdiff_t>(before), served.end());
    snapshot->served_starts.push_back(static_cast<std::uint32_t>(served.size()));
  }
  form_edges(*snapshot, gathered.records);
  return snapshot;
}

}  // namespace engine

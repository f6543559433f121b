#include "server/library/undertakings_after.h"

#include <algorithm>
#include <array>
#include <set>

namespace server {
namespace {

using engine::Number;
using engine::StoredRecord;
using engine::Undertaking;

template <class Value>
void sort_each_once(std::vector<Value>& values) {
  std::ranges::sort(values);
  const auto again = std::ranges::unique(values);
  values.erase(again.begin(), again.end());
}

engine::Period period_of(const engine::Programme& programme) {
  return {programme.start.value_or(engine::Period::open_start), programme.end.value_or(engine::Period::open_end)};
}

// Numbers for texts that the graph may have; those that it has not follow.
class Numbering {
 public:
  explicit Numbering(std::uint32_t first_free) : next_(first_free) {}

  std::uint32_t of(const std::string& text) {
    const auto [place, fresh] = numbers_.emplace(text, next_);
    if (fresh) ++next_;
    return place->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::uint32_t next_;
};

class Gathering {
 public:
  Gathering(const engine::Snapshot& present, const OrganisationNumbers& organisations)
      : present_(present),
        organisations_(organisations),
        all_(engine::undertakings_of(present)),
        places_(static_cast<std::uint32_t>(present.locations.size())),
        sources_(static_cast<std::uint32_t>(present.sources.size())) {
    for (std::size_t at = 0; at < all_.size(); ++at) {
      for (const std::string& id : all_[at].ids) at_id_.emplace(id, at);
    }
  }

  void name(const StoredRecord& stored) {
    const auto* programme = std::get_if<engine::Programme>(&stored.record.fact);
    if (programme == nullptr) return;
    const auto [place, fresh] = at_id_.emplace(stored.record.id, all_.size());
    if (fresh) all_.push_back({stored.record.id, {}, {}, {}, {}, {}, {}, {}, {}, {stored.record.id}});
    Undertaking& one = all_[place->second];
    if (!programme->name.empty()) one.names.push_back(programme->name);
    sort_each_once(one.names);
    if (programme->start || programme->end) one.period = period_of(*programme);
    if (programme->budget) {
      one.budget = programme->budget;
      one.currency = programme->currency;
    }
    if (!programme->parent.empty()) one.parent = programme->parent.text;
  }

  void relate(const StoredRecord& stored) {
    const auto& fact = stored.record.fact;
    if (const auto* participation = std::get_if<engine::Participation>(&fact)) {
      take_part(participation->programme.text, participation->organisation.text, stored.record.source);
    } else if (const auto* delivery = std::get_if<engine::Delivery>(&fact)) {
      if (Undertaking* one = take_part(delivery->programme.text, delivery->organisation.text, stored.record.source)) {
        one->places.push_back(place(delivery->location.text));
      }
    } else if (const auto* funding = std::get_if<engine::Funding>(&fact)) {
      const bool from_programme = at_id_.contains(funding->provider.text);
      if (!from_programme) take_part(funding->receiver.text, funding->provider.text, stored.record.source);
    }
  }

  void name(const engine::Pack& pack) {
    for (const std::uint16_t at : pack.places(engine::kind_of<engine::Programme>())) name(pack.record(at));
  }

  void relate(const engine::Pack& pack) {
    for (const std::uint16_t at : pack.places(engine::kind_of<engine::Participation>())) relate(pack.record(at));
    for (const std::uint16_t at : pack.places(engine::kind_of<engine::Funding>())) relate(pack.record(at));
    relate_deliveries(pack);
  }

  std::vector<Undertaking> result(const std::vector<Number>& withdrawn) && {
    std::set<std::string> gone;
    for (const engine::ProgrammeNode& node : present_.programmes) {
      const auto is_withdrawn = [&](Number number) { return std::ranges::binary_search(withdrawn, number); };
      if (std::ranges::all_of(node.records, is_withdrawn)) gone.insert(node.id);
    }
    std::erase_if(all_, [&](const Undertaking& one) { return gone.contains(one.id); });
    for (Undertaking& one : all_) {
      sort_each_once(one.organisations);
      sort_each_once(one.places);
      sort_each_once(one.sources);
    }
    std::ranges::sort(all_, {}, &Undertaking::id);
    return std::move(all_);
  }

 private:
  // Many deliveries of a pack say that one organisation does something for a programme at a place: it counts once.
  void relate_deliveries(const engine::Pack& pack) {
    constexpr std::size_t kind = engine::kind_of<engine::Delivery>();
    const auto places = pack.places(kind);
    if (places.empty()) return;
    const auto& programmes = pack.column(kind, engine::position_of<&engine::Delivery::programme>());
    const auto& organisations = pack.column(kind, engine::position_of<&engine::Delivery::organisation>());
    const auto& locations = pack.column(kind, engine::position_of<&engine::Delivery::location>());
    std::set<std::array<std::uint64_t, 3>> related;
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
      if (programmes[rank] == 0) continue;
      const bool fresh = related.insert({programmes[rank], organisations[rank], locations[rank]}).second;
      if (fresh) relate(pack.record(places[rank]));
    }
  }

  // Null where there is no such programme.
  Undertaking* take_part(const std::string& programme, const std::string& organisation, const std::string& from) {
    const auto found = at_id_.find(programme);
    if (found == at_id_.end()) return nullptr;
    Undertaking& one = all_[found->second];
    if (!organisation.empty()) one.organisations.push_back(organisations_.of(organisation));
    one.sources.push_back(source(from));
    return &one;
  }

  std::uint32_t place(const std::string& id) {
    const auto known = present_.locations.find(id);
    return known.known() ? known.index : places_.of(id);
  }

  std::uint32_t source(const std::string& name) {
    const auto known = std::ranges::lower_bound(present_.sources, name);
    const bool is_known = known != present_.sources.end() && *known == name;
    return is_known ? static_cast<std::uint32_t>(known - present_.sources.begin()) : sources_.of(name);
  }

  const engine::Snapshot& present_;
  const OrganisationNumbers& organisations_;
  std::vector<Undertaking> all_;
  std::unordered_map<std::string, std::size_t> at_id_;
  Numbering places_, sources_;
};

}  // namespace

OrganisationNumbers::OrganisationNumbers(const engine::Snapshot& present)
    : present_(present), next_(static_cast<std::uint32_t>(present.organisations.size())) {}

void OrganisationNumbers::add(const std::string& id, Number first) {
  const auto known = present_.organisation_by_id.find(id);
  const bool is_known = known != present_.organisation_by_id.end();
  const auto [place, fresh] = of_first_.emplace(first, is_known ? known->second.index : next_);
  if (fresh && !is_known) ++next_;
  of_id_.emplace(id, place->second);
}

std::uint32_t OrganisationNumbers::of(const std::string& id) const {
  const auto known = of_id_.find(id);
  if (known != of_id_.end()) return known->second;
  return strangers_.emplace(id, next_ + static_cast<std::uint32_t>(strangers_.size())).first->second;
}

std::vector<Undertaking> undertakings_after(const engine::Snapshot& present, const engine::Changeset& change,
                                            const OrganisationNumbers& organisations) {
  Gathering gathering(present, organisations);
  for (const auto* records : {&change.added, &change.changed}) {
    for (const StoredRecord& stored : *records) gathering.name(stored);
  }
  for (const engine::Pack& pack : change.packs) gathering.name(pack);
  for (const auto* records : {&change.added, &change.changed}) {
    for (const StoredRecord& stored : *records) gathering.relate(stored);
  }
  for (const engine::Pack& pack : change.packs) gathering.relate(pack);
  return std::move(gathering).result(change.withdrawn);
}

}  // namespace server

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

// Calls take_part(programme, organisation, place) with the ids of who a fact says takes part in a programme, and null
// or where; `is_programme`: whether an id is one of a programme.
template <class IsProgramme, class TakePart>
void for_each_part(const engine::Fact& fact, IsProgramme is_programme, TakePart take_part) {
  if (const auto* participation = std::get_if<engine::Participation>(&fact)) {
    take_part(participation->programme.text, participation->organisation.text, nullptr);
  } else if (const auto* delivery = std::get_if<engine::Delivery>(&fact)) {
    take_part(delivery->programme.text, delivery->organisation.text, &delivery->location.text);
  } else if (const auto* funding = std::get_if<engine::Funding>(&fact)) {
    if (!is_programme(funding->provider.text)) take_part(funding->receiver.text, funding->provider.text, nullptr);
  }
}

// Numbers for places and sources, the graph's where it has them.
class Naming {
 public:
  explicit Naming(const engine::Snapshot& present)
      : present_(present),
        places_(static_cast<std::uint32_t>(present.locations.size())),
        sources_(static_cast<std::uint32_t>(present.sources.size())) {}

  std::uint32_t place(const std::string& id) {
    const auto known = present_.locations.find(id);
    return known.known() ? known.index : places_.of(id);
  }

  std::uint32_t source(const std::string& name) {
    const std::uint32_t known = (*present_.sources).find(name);
    return known != engine::Sources::none ? known : sources_.of(name);
  }

 private:
  const engine::Snapshot& present_;
  Numbering places_, sources_;
};

class Gathering {
 public:
  Gathering(const engine::Snapshot& present, const OrganisationNumbers& organisations)
      : present_(present), organisations_(organisations), all_(engine::undertakings_of(present)), naming_(present) {
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
    const auto is_programme = [&](const std::string& id) { return at_id_.contains(id); };
    const auto add = [&](const std::string& programme, const std::string& organisation, const std::string* place) {
      Undertaking* one = take_part(programme, organisation, stored.record.source);
      if (one != nullptr && place != nullptr) one->places.push_back(naming_.place(*place));
    };
    for_each_part(stored.record.fact, is_programme, add);
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
    const engine::PackedColumn& sources = pack.common(engine::Common::source);
    std::vector<std::array<std::uint64_t, 4>> related;
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
      if (programmes[rank] == 0) continue;
      related.push_back({programmes[rank], organisations[rank], locations[rank], sources[places[rank]]});
    }
    sort_each_once(related);
    relate_coded(pack, related);
  }

  // By the codes of programme, organisation, place and source, ascending; each text is looked up once.
  void relate_coded(const engine::Pack& pack, const std::vector<std::array<std::uint64_t, 4>>& related) {
    constexpr std::uint32_t none = ~std::uint32_t{0};
    std::vector<std::uint32_t> places(pack.text_count(), none), organisations = places, sources = places;
    const auto number = [&](std::vector<std::uint32_t>& numbers, std::uint64_t code, auto find) {
      if (numbers[code] == none) numbers[code] = find(std::string(pack.text(code)));
      return numbers[code];
    };
    Undertaking* one = nullptr;
    for (std::size_t at = 0; at < related.size(); ++at) {
      const auto& [programme, organisation, place, source] = related[at];
      if (at == 0 || related[at - 1][0] != programme) {
        const auto found = at_id_.find(std::string(pack.text(programme)));
        one = found == at_id_.end() ? nullptr : &all_[found->second];
      }
      if (one == nullptr) continue;
      if (organisation != 0) {
        one->organisations.push_back(
            number(organisations, organisation, [&](const std::string& id) { return organisations_.of(id); }));
      }
      one->places.push_back(number(places, place, [&](const std::string& id) { return naming_.place(id); }));
      one->sources.push_back(number(sources, source, [&](const std::string& id) { return naming_.source(id); }));
    }
  }

  // Null where there is no such programme.
  Undertaking* take_part(const std::string& programme, const std::string& organisation, const std::string& from) {
    const auto found = at_id_.find(programme);
    if (found == at_id_.end()) return nullptr;
    Undertaking& one = all_[found->second];
    if (!organisation.empty()) one.organisations.push_back(organisations_.of(organisation));
    one.sources.push_back(naming_.source(from));
    return &one;
  }

  const engine::Snapshot& present_;
  const OrganisationNumbers& organisations_;
  std::vector<Undertaking> all_;
  std::unordered_map<std::string, std::size_t> at_id_;
  Naming naming_;
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
  if (const auto stands = present_.organisation_by_id.look_up(id); stands.known()) return stands.index;
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

namespace {

template <class Fact>
bool has_record(const Edition& edition, Number number) {
  const auto& listed = edition.records(engine::kind_of<Fact>());
  const auto found = std::ranges::lower_bound(listed, number, {}, &Listed::number);
  return found != listed.end() && found->number == number;
}

// Whether a record is of a kind now that it was not of, or was and is no more.
template <class Fact>
bool has_other_kind(const Edition& before, const StoredRecord& stored) {
  return std::holds_alternative<Fact>(stored.record.fact) != has_record<Fact>(before, stored.number);
}

// A programme that a record states, with nobody who takes part.
engine::Undertaking stated(const StoredRecord& stored) {
  const auto& programme = std::get<engine::Programme>(stored.record.fact);
  Undertaking one;
  one.id = stored.record.id;
  one.ids = {one.id};
  if (!programme.name.empty()) one.names = {programme.name};
  if (programme.start || programme.end) one.period = period_of(programme);
  one.budget = programme.budget;
  if (programme.budget) one.currency = programme.currency;
  one.parent = programme.parent.text;
  return one;
}

}  // namespace

bool only_states_actors(const Edition& before, const engine::Changeset& change) {
  const auto decides = [](const StoredRecord& stored) {
    return std::holds_alternative<engine::SameAs>(stored.record.fact);
  };
  const auto was_decision = [&](Number number) { return has_record<engine::SameAs>(before, number); };
  const auto is_of_other_kind = [&](const StoredRecord& stored) {
    return has_other_kind<engine::Organisation>(before, stored) || has_other_kind<engine::Programme>(before, stored);
  };
  return change.packs.empty() && std::ranges::none_of(change.added, decides) &&
         std::ranges::none_of(change.changed, decides) && std::ranges::none_of(change.withdrawn, was_decision) &&
         std::ranges::none_of(change.changed, was_decision, &StoredRecord::number) &&
         std::ranges::none_of(change.changed, is_of_other_kind);
}

namespace {

// Gathers what a change says of programmes, as programmes_touched() returns it.
class Touching {
 public:
  Touching(const engine::Snapshot& present, const OrganisationNumbers& organisations)
      : present_(present), organisations_(organisations), naming_(present) {}

  // Each returns whether that can be told apart.
  bool add(const StoredRecord& stored) {
    // One that says more of a programme that is known, or is named twice, is no arrival.
    return !present_.programme_by_id.contains(stored.record.id) && arrive(stored, std::nullopt);
  }
  bool change(const StoredRecord& stored) {
    const auto programme = only_of(stored);
    if (!programme || !arrive(stored, programme)) return false;
    found_.gone.push_back(*programme);
    return true;
  }
  bool withdraw(const StoredRecord& stored) {
    const auto programme = only_of(stored);
    if (programme) found_.gone.push_back(*programme);
    return programme.has_value();
  }

  // Who takes part by a record. REQUIRES: all programmes are said.
  void relate(const StoredRecord& stored) {
    const auto is_programme = [&](const std::string& id) { return number_of(id).has_value(); };
    const auto add = [&](const std::string& id, const std::string& organisation, const std::string* place) {
      const auto number = number_of(id);
      if (!number) return;
      auto& one = touched_[*number];
      if (!organisation.empty()) one.organisations.push_back(organisations_.of(organisation));
      if (place != nullptr) one.places.push_back(naming_.place(*place));
      one.sources.push_back(naming_.source(stored.record.source));
    };
    for_each_part(stored.record.fact, is_programme, add);
  }

  TouchedProgrammes result() && {
    for (auto& [programme, one] : touched_) {
      one.programme = programme;
      found_.touched.push_back(std::move(one));
    }
    std::ranges::sort(found_.gone);
    return std::move(found_);
  }

 private:
  // The programme that this record alone states.
  std::optional<std::uint32_t> only_of(const StoredRecord& stored) const {
    const auto programme = present_.programme_by_id.look_up(stored.record.id);
    if (!programme.known()) return std::nullopt;
    const auto& records = present_.programmes[programme.index].records;
    return records.size() == 1 && *records.begin() == stored.number ? std::optional(programme.index) : std::nullopt;
  }

  bool arrive(const StoredRecord& stored, std::optional<std::uint32_t> was) {
    const auto number = static_cast<std::uint32_t>(present_.programmes.size() + found_.arrivals.size());
    if (!arrived_.emplace(stored.record.id, number).second) return false;
    found_.arrivals.push_back(server::stated(stored));
    touched_[number].was = was;
    return true;
  }

  // With the change; nothing where none has the id then.
  std::optional<std::uint32_t> number_of(const std::string& id) const {
    if (const auto arrived = arrived_.find(id); arrived != arrived_.end()) return arrived->second;
    const auto known = present_.programme_by_id.look_up(id);
    const bool stays = known.known() && std::ranges::find(found_.gone, known.index) == found_.gone.end();
    return stays ? std::optional(known.index) : std::nullopt;
  }

  const engine::Snapshot& present_;
  const OrganisationNumbers& organisations_;
  Naming naming_;
  TouchedProgrammes found_;
  std::map<std::string, std::uint32_t> arrived_;
  std::map<std::uint32_t, engine::ProgrammeTouched> touched_;
};

}  // namespace

std::optional<TouchedProgrammes> programmes_touched(const Edition& before, const engine::Changeset& change,
                                                    const std::vector<StoredRecord>& withdrawn,
                                                    const OrganisationNumbers& organisations) {
  Touching touching(before.snapshot(), organisations);
  const auto is_programme = [](const StoredRecord& stored) {
    return std::holds_alternative<engine::Programme>(stored.record.fact);
  };
  const auto all_of = [&](const std::vector<StoredRecord>& records, auto take) {
    return std::ranges::all_of(records,
                               [&](const StoredRecord& stored) { return !is_programme(stored) || take(stored); });
  };
  const bool told_apart = all_of(change.added, [&](const StoredRecord& stored) { return touching.add(stored); }) &&
                          all_of(change.changed, [&](const StoredRecord& stored) { return touching.change(stored); }) &&
                          all_of(withdrawn, [&](const StoredRecord& stored) { return touching.withdraw(stored); });
  if (!told_apart) return std::nullopt;
  for (const auto* records : {&change.added, &change.changed}) {
    for (const StoredRecord& stored : *records) touching.relate(stored);
  }
  return std::move(touching).result();
}

}  // namespace server

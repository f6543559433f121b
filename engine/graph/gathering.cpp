#include "engine/graph/gathering.h"

#include <algorithm>
#include <array>

#include "engine/graph/parallel.h"
#include "engine/model/blob.h"

namespace engine {
namespace {

DeliveryStatus status_of(std::string_view status) {
  if (status == "planned") return DeliveryStatus::planned;
  if (status == "completed") return DeliveryStatus::completed;
  if (status == "suspended") return DeliveryStatus::suspended;
  return status == "cancelled" ? DeliveryStatus::cancelled : DeliveryStatus::active;
}

template <class Fact>
Ref<Fact> at(const std::vector<Ref<Fact>>& refs, Ref<Fact> symbol) {
  return symbol.known() ? refs[symbol.index] : symbol;
}

}  // namespace

DeliveryRow unresolved_row(const StoredRecord& stored, const Delivery& delivery) {
  DeliveryRow row;
  row.number = stored.number;
  row.has_stated = delivery.start || delivery.end;
  row.stated = {delivery.start.value_or(Period::open_start), delivery.end.value_or(Period::open_end)};
  row.sub_implementer = delivery.role == "sub-implementer";
  row.serves_all_below =
      std::ranges::any_of(delivery.serves, [](const Id<Location>& location) { return location.text == "*"; });
  row.status = status_of(delivery.status);
  row.unit = unit_of(delivery.per);
  row.tier = stored.record.tier;
  row.has_assured = stored.record.assured.has_value();
  row.assured = stored.record.assured.value_or(Day{});
  row.capacity = delivery.capacity.value_or(-1);
  row.reach = delivery.reach.value_or(-1);
  return row;
}

DeliveryProfile profile_of_delivery(const Delivery& delivery) {
  return {delivery.stage,  delivery.modality,   delivery.return_types, delivery.host_countries,
          delivery.way_in, delivery.conditions, delivery.paid_by};
}

std::optional<HandoverRow> handover_of(const StoredRecord& stored, const Delivery& delivery) {
  if (delivery.successor.empty() && !delivery.handover && delivery.feedback.empty()) return std::nullopt;
  return HandoverRow{stored.number, delivery.successor, delivery.handover, delivery.feedback};
}

std::uint32_t Symbols::add(std::string_view text) {
  if (text.empty()) return none;
  const auto known = numbers_.find(text);
  if (known != numbers_.end()) return known->second;
  const auto place = numbers_.emplace(text, static_cast<std::uint32_t>(texts_.size())).first;
  texts_.push_back(&place->first);
  return place->second;
}

std::map<std::string, std::size_t> GatheredDeliveries::sources() const {
  std::map<std::string, std::size_t> sources;
  for (const auto& [symbol, records] : records_of_source_) {
    sources[symbol == Symbols::none ? std::string() : *sources_.texts()[symbol]] += records;
  }
  return sources;
}

DeliveryChunk& GatheredDeliveries::next() {
  if (chunks_.empty() || chunks_.back().size() >= DeliveryChunk::usual) {
    chunks_.emplace_back().reserve(DeliveryChunk::usual);
  }
  return chunks_.back();
}

std::uint32_t GatheredDeliveries::profile_of(DeliveryProfile&& profile) {
  return profiles_.emplace(std::move(profile), static_cast<std::uint32_t>(profiles_.size())).first->second;
}

void GatheredDeliveries::add(const StoredRecord& stored, const Delivery& delivery) {
  DeliveryRow row = unresolved_row(stored, delivery);
  row.organisation.index = organisations_.add(delivery.organisation.text);
  row.programme.index = programmes_.add(delivery.programme.text);
  row.location.index = locations_.add(delivery.location.text);
  row.service.index = services_.add(delivery.service.text);
  row.group.index = groups_.add(delivery.group.text);
  row.source = sources_.add(stored.record.source);
  ++records_of_source_[row.source];
  row.profile = profile_of(profile_of_delivery(delivery));
  if (auto handover = handover_of(stored, delivery)) handovers_[stored.number] = std::move(*handover);
  auto reported = delivery.reported;
  std::ranges::sort(reported);
  std::vector<Ref<Location>> served;
  for (const auto& location : delivery.serves) {
    if (location.text != "*") served.push_back({locations_.add(location.text)});
  }
  next().add(row, reported, served);
}

// Reads the deliveries of a pack a column at a time; what a text means is found once a pack.
struct GatheredDeliveries::PackReader {
  static constexpr std::size_t kind = kind_of<Delivery>();

  const Pack& pack;
  GatheredDeliveries& into;
  std::vector<std::uint16_t> places;  // of the deliveries that are not left out, among all records of the pack,
  std::vector<std::uint16_t> ranks;   // and among its deliveries
  std::vector<DeliveryRow> rows;
  std::vector<std::uint32_t> meanings;  // by code

  PackReader(const Pack& of, std::span<const std::uint16_t> left_out, GatheredDeliveries& gathered)
      : pack(of), into(gathered) {
    const auto all = of.places(kind);
    auto out = left_out.begin();
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
      while (out != left_out.end() && *out < all[rank]) ++out;
      if (out != left_out.end() && *out == all[rank]) continue;
      places.push_back(all[rank]);
      ranks.push_back(static_cast<std::uint16_t>(rank));
    }
    rows.resize(places.size());
  }

  template <auto Member>
  const PackedColumn& column() const {
    return pack.column(kind, position_of<Member>());
  }

  // Calls set(row, meaning) for every row, where meaning(text) is asked once a text.
  template <class Meaning, class Set>
  void codes(const PackedColumn& column, std::span<const std::uint16_t> at, Meaning meaning, Set set) {
    if (column.width == 0) {
      const std::uint32_t every = meaning(pack.text(column.constant));
      for (DeliveryRow& row : rows) set(row, every);
      return;
    }
    constexpr std::uint32_t unasked = Symbols::none - 1;
    meanings.assign(pack.text_count(), unasked);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::uint64_t code = column[at[row]];
      if (meanings[code] == unasked) meanings[code] = meaning(pack.text(code));
      set(rows[row], meanings[code]);
    }
  }
  template <auto Member, class Meaning, class Set>
  void codes(Meaning meaning, Set set) {
    codes(column<Member>(), ranks, meaning, set);
  }
  template <auto Member>
  void references(Symbols& symbols, auto DeliveryRow::*ref) {
    codes<Member>([&](std::string_view text) { return symbols.add(text); },
                  [&](DeliveryRow& row, std::uint32_t symbol) { (row.*ref).index = symbol; });
  }

  template <class Set>
  void numbers(const PackedColumn& column, std::span<const std::uint16_t> at, Set set) {
    if (column.width == 0 && column.constant == 0) return;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (const auto number = column.number(at[row])) set(rows[row], *number);
    }
  }
  template <auto Member, class Set>
  void numbers(Set set) {
    numbers(column<Member>(), ranks, set);
  }

  void read_record();
  void read_days();
  void read_profiles();
  void read_handovers();
  void add_all();
};

void GatheredDeliveries::PackReader::read_record() {
  references<&Delivery::organisation>(into.organisations_, &DeliveryRow::organisation);
  references<&Delivery::programme>(into.programmes_, &DeliveryRow::programme);
  references<&Delivery::location>(into.locations_, &DeliveryRow::location);
  references<&Delivery::service>(into.services_, &DeliveryRow::service);
  references<&Delivery::group>(into.groups_, &DeliveryRow::group);
  codes(
      pack.common(Common::source), places, [&](std::string_view text) { return into.sources_.add(text); },
      [](DeliveryRow& row, std::uint32_t symbol) { row.source = symbol; });
  for (const DeliveryRow& row : rows) ++into.records_of_source_[row.source];
  codes<&Delivery::role>([](std::string_view role) { return role == "sub-implementer" ? 1u : 0u; },
                         [](DeliveryRow& row, std::uint32_t sub) { row.sub_implementer = sub == 1; });
  codes<&Delivery::status>([](std::string_view status) { return static_cast<std::uint32_t>(status_of(status)); },
                           [](DeliveryRow& row, std::uint32_t s) { row.status = static_cast<DeliveryStatus>(s); });
  codes<&Delivery::per>([](std::string_view per) { return static_cast<std::uint32_t>(unit_of(per)); },
                        [](DeliveryRow& row, std::uint32_t unit) { row.unit = static_cast<Unit>(unit); });
  numbers(pack.common(Common::tier), places,
          [](DeliveryRow& row, std::int64_t tier) { row.tier = static_cast<Tier>(tier); });
  numbers<&Delivery::capacity>([](DeliveryRow& row, std::int64_t number) { row.capacity = number; });
  numbers<&Delivery::reach>([](DeliveryRow& row, std::int64_t number) { row.reach = number; });
}

void GatheredDeliveries::PackReader::read_days() {
  const auto day = [](std::int64_t number) { return Day{static_cast<std::int32_t>(number)}; };
  numbers(pack.common(Common::assured), places, [&](DeliveryRow& row, std::int64_t number) {
    row.has_assured = true;
    row.assured = day(number);
  });
  numbers<&Delivery::start>([&](DeliveryRow& row, std::int64_t number) {
    row.has_stated = true;
    row.stated.from = day(number);
  });
  numbers<&Delivery::end>([&](DeliveryRow& row, std::int64_t number) {
    row.has_stated = true;
    row.stated.to = day(number);
  });
}

// Most packs have few profiles: each combination of codes is made a profile once.
void GatheredDeliveries::PackReader::read_profiles() {
  const std::array<const PackedColumn*, 7> parts = {
      &column<&Delivery::stage>(),          &column<&Delivery::modality>(), &column<&Delivery::return_types>(),
      &column<&Delivery::host_countries>(), &column<&Delivery::way_in>(),   &column<&Delivery::conditions>(),
      &column<&Delivery::paid_by>()};
  std::map<std::array<std::uint64_t, 7>, std::uint32_t> known;
  std::array<std::uint64_t, 7> codes{}, last{};
  std::uint32_t profile = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t part = 0; part < parts.size(); ++part) codes[part] = (*parts[part])[ranks[row]];
    if (row == 0 || codes != last) {
      const auto [place, fresh] = known.emplace(codes, 0);
      if (fresh) {
        DeliveryProfile made;
        made.stage = pack.text(codes[0]);
        made.modality = pack.text(codes[1]);
        blob::read(pack.text(codes[2]), made.return_types);
        blob::read(pack.text(codes[3]), made.host_countries);
        blob::read(pack.text(codes[4]), made.way_in);
        blob::read(pack.text(codes[5]), made.conditions);
        made.paid_by = pack.text(codes[6]);
        place->second = into.profile_of(std::move(made));
      }
      profile = place->second;
      last = codes;
    }
    rows[row].profile = profile;
  }
}

void GatheredDeliveries::PackReader::read_handovers() {
  const PackedColumn& successors = column<&Delivery::successor>();
  const PackedColumn& days = column<&Delivery::handover>();
  const PackedColumn& feedbacks = column<&Delivery::feedback>();
  if (successors.largest == 0 && days.largest == 0 && feedbacks.largest == 0) return;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto day = days.number(ranks[row]);
    if (successors[ranks[row]] == 0 && !day && feedbacks[ranks[row]] == 0) continue;
    HandoverRow handover;
    handover.delivery = pack.number(places[row]);
    handover.successor = pack.text(successors[ranks[row]]);
    if (day) handover.date = Day{static_cast<std::int32_t>(*day)};
    handover.feedback = pack.text(feedbacks[ranks[row]]);
    into.handovers_[handover.delivery] = std::move(handover);
  }
}

void GatheredDeliveries::PackReader::add_all() {
  const PackedColumn& reported_lists = column<&Delivery::reported>();
  const PackedColumn& served_lists = column<&Delivery::serves>();
  std::vector<Period> reported;
  Ids<Location> serves;
  std::vector<Ref<Location>> served;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row].number = pack.number(places[row]);
    reported.clear();
    if (const auto code = reported_lists[ranks[row]]; code != 0) blob::read(pack.text(code), reported);
    std::ranges::sort(reported);
    served.clear();
    if (const auto code = served_lists[ranks[row]]; code != 0) {
      blob::read(pack.text(code), serves);
      for (const auto& location : serves) {
        if (location.text == "*") {
          rows[row].serves_all_below = true;
        } else {
          served.push_back({into.locations_.add(location.text)});
        }
      }
    }
    into.next().add(rows[row], reported, served);
  }
}

void GatheredDeliveries::add(const Pack& pack, std::span<const std::uint16_t> left_out) {
  if (pack.places(PackReader::kind).empty()) return;
  PackReader reader(pack, left_out, *this);
  if (reader.rows.empty()) return;
  reader.read_record();
  reader.read_days();
  reader.read_profiles();
  reader.read_handovers();
  reader.add_all();
}

// Puts what symbols mean in their stead, and drops the rows whose place, service or organisation is not there.
void GatheredDeliveries::resolve(const Snapshot& snapshot) {
  const auto organisations = organisations_.resolve<Organisation>(
      [&](const std::string& id) { return look_up(snapshot.organisation_by_id, Id<Organisation>{id}); });
  const auto programmes = programmes_.resolve<Programme>(
      [&](const std::string& id) { return look_up(snapshot.programme_by_id, Id<Programme>{id}); });
  const auto services = services_.resolve<Service>([&](const std::string& id) { return snapshot.services.find(id); });
  const auto groups = groups_.resolve<PopulationGroup>([&](const std::string& id) { return snapshot.groups.find(id); });
  const auto locations =
      locations_.resolve<Location>([&](const std::string& id) { return snapshot.locations.find(id); });
  const auto sources = sources_.resolve<Any>([&](const std::string& name) {
    const auto place = std::ranges::lower_bound(*snapshot.sources, name);
    return Ref<Any>{static_cast<std::uint32_t>(place - (*snapshot.sources).begin())};
  });
  in_ranges(chunks_.size(), 4, [&](std::size_t from, std::size_t to) {
    for (std::size_t number = from; number < to; ++number) {
      DeliveryChunk kept;
      DeliveryChunk& chunk = chunks_[number];
      for (auto& one : chunk.organisations) one = at(organisations, one);
      for (auto& one : chunk.programmes) one = at(programmes, one);
      for (auto& one : chunk.locations) one = at(locations, one);
      for (auto& one : chunk.services) one = at(services, one);
      for (auto& one : chunk.groups) one = at(groups, one);
      for (auto& one : chunk.sources) one = one == Symbols::none ? 0 : sources[one].index;
      chunk.resolve_served(locations);
      const auto known = [&](std::size_t row) {
        return chunk.organisations[row].known() && chunk.locations[row].known() && chunk.services[row].known();
      };
      std::size_t missing = 0;
      for (std::size_t row = 0; row < chunk.size(); ++row) missing += !known(row);
      if (missing == 0) continue;
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        if (known(row)) kept.add(chunk, row);
      }
      chunk = std::move(kept);
    }
  });
}

// Numbered anew in their own order, so that the order in which records came leaves no trace.
void GatheredDeliveries::form_profiles(Snapshot& snapshot) {
  std::vector<std::uint32_t> place(profiles_.size());
  auto& profiles = snapshot.profiles.edit();
  for (const auto& [profile, number] : profiles_) {
    place[number] = static_cast<std::uint32_t>(profiles.size());
    profiles.push_back(profile);
  }
  for (DeliveryChunk& chunk : chunks_) {
    for (std::uint32_t& profile : chunk.profiles) profile = place[profile];
  }
}

void GatheredDeliveries::form_handovers(Snapshot& snapshot) const {
  std::vector<HandoverRow> stated;
  for (const auto& [number, handover] : handovers_) stated.push_back(handover);
  std::ranges::sort(stated, {}, &HandoverRow::delivery);
  for (HandoverRow& one : stated) snapshot.handovers.push_back(std::move(one));
}

void GatheredDeliveries::form(Snapshot& snapshot) {
  resolve(snapshot);
  form_profiles(snapshot);
  snapshot.deliveries = Deliveries(std::move(chunks_));
  form_handovers(snapshot);
}

}  // namespace engine

#include "engine/graph/gathering.h"

#include <algorithm>
#include <iterator>

#include "engine/graph/parallel.h"

namespace engine {

DeliveryStatus delivery_status_of(std::string_view status) {
  if (status == "planned") return DeliveryStatus::planned;
  if (status == "completed") return DeliveryStatus::completed;
  if (status == "suspended") return DeliveryStatus::suspended;
  return status == "cancelled" ? DeliveryStatus::cancelled : DeliveryStatus::active;
}

namespace {

// For each text what `find` makes of it: references are looked up once a text, not once a record.
template <class Fact, class Find>
std::vector<Ref<Fact>> meanings_of(const Symbols& symbols, Find find) {
  std::vector<Ref<Fact>> refs(symbols.size());
  for (std::uint32_t symbol = 0; symbol < refs.size(); ++symbol) refs[symbol] = find(std::string(symbols.text(symbol)));
  return refs;
}

// Likewise of actors, which may be very many.
template <class Fact>
std::vector<Ref<Fact>> meanings_of(const Symbols& symbols, const ById<Fact>& by_id) {
  return gather_in_ranges<Ref<Fact>>(symbols.size(), 1024, [&](std::size_t from, std::size_t to) {
    std::vector<std::string_view> texts;
    texts.reserve(to - from);
    for (std::size_t symbol = from; symbol < to; ++symbol) {
      texts.push_back(symbols.text(static_cast<std::uint32_t>(symbol)));
    }
    return by_id.look_up(texts);
  });
}

// Notes the ids that nobody has.
template <class Fact>
void note_unanswered(const Symbols& symbols, const std::vector<Ref<Fact>>& refs, Snapshot& snapshot) {
  for (std::uint32_t symbol = 0; symbol < refs.size(); ++symbol) {
    if (!refs[symbol].known()) snapshot.unanswered.edit().emplace(symbols.text(symbol));
  }
}

template <class Fact>
void resolve_all(SharedColumn<Ref<Fact>>& column, const std::vector<Ref<Fact>>& refs) {
  for (Ref<Fact>& one : column) {
    if (one.known()) one = refs[one.index];
  }
}

// Puts what meaning(number) gives in the stead of every row's, where that is another.
template <class Column, class Meaning>
void change(Column& column, std::size_t rows, Meaning meaning) {
  if (rows == 0 || (column.empty() && meaning(column[0]) == column[0])) return;
  column.change(rows, meaning);
}

// Without the rows whose place, service or organisation is not there.
void drop_damaged(DeliveryChunk& chunk) {
  const auto known = [&](std::size_t row) {
    return chunk.organisations[row].known() && chunk.locations[row].known() && chunk.services[row].known();
  };
  std::size_t missing = 0;
  for (std::size_t row = 0; row < chunk.size(); ++row) missing += !known(row);
  if (missing == 0) return;
  DeliveryChunk kept;
  for (std::size_t row = 0; row < chunk.size(); ++row) {
    if (known(row)) kept.add(chunk, row);
  }
  chunk = std::move(kept);
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
  row.status = delivery_status_of(delivery.status);
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

void GatheredDeliveries::meet_source(std::string_view source, std::size_t records) {
  const std::uint32_t symbol = sources_.add(source);
  if (symbol == Symbols::none) {
    without_source_ += records;
    return;
  }
  records_of_source_.resize(sources_.size());
  records_of_source_[symbol] += records;
}

void GatheredDeliveries::count_sources(std::map<std::string, std::size_t>& sources) const {
  if (without_source_ > 0) sources[""] += without_source_;
  for (std::uint32_t symbol = 0; symbol < records_of_source_.size(); ++symbol) {
    sources[std::string(sources_.text(symbol))] += records_of_source_[symbol];
  }
}

// The chunk that the next rows belong to: so large that each of the stretches that it is dealt out to has many of its
// rows, and so small that one of its columns fits the fast memory of a core. The first grows with what comes; where one
// is full there will be many.
DeliveryChunk& GatheredDeliveries::next(std::size_t rows) {
  constexpr std::size_t most = 65536;
  if (chunks_.empty()) chunks_.emplace_back().reserve(std::max(rows, most / 64));
  if (chunks_.back().size() + rows > most) chunks_.emplace_back().reserve(std::max(rows, most));
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
  meet_source(stored.record.source);
  row.source = sources_.add(stored.record.source);
  row.profile = profile_of(profile_of_delivery(delivery));
  if (auto handover = handover_of(stored, delivery)) handovers_.push_back(std::move(*handover));
  auto reported = delivery.reported;
  std::ranges::sort(reported);
  std::vector<Ref<Location>> served;
  for (const auto& location : delivery.serves) {
    if (location.text != "*") served.push_back({locations_.add(location.text)});
  }
  next(1).add(row, reported, served);
}

// Puts what symbols mean in their stead.
void GatheredDeliveries::resolve(Snapshot& snapshot) {
  const auto organisations = meanings_of(organisations_, snapshot.organisation_by_id);
  const auto programmes = meanings_of(programmes_, snapshot.programme_by_id);
  note_unanswered(organisations_, organisations, snapshot);
  note_unanswered(programmes_, programmes, snapshot);
  const auto services =
      meanings_of<Service>(services_, [&](const std::string& id) { return snapshot.services.find(id); });
  const auto groups =
      meanings_of<PopulationGroup>(groups_, [&](const std::string& id) { return snapshot.groups.find(id); });
  const auto locations =
      meanings_of<Location>(locations_, [&](const std::string& id) { return snapshot.locations.find(id); });
  const auto sources =
      meanings_of<Any>(sources_, [&](const std::string& name) { return Ref<Any>{(*snapshot.sources).find(name)}; });
  in_ranges(chunks_.size(), 4, [&](std::size_t from, std::size_t to) {
    for (DeliveryChunk& chunk : std::span(chunks_).subspan(from, to - from)) {
      resolve_all(chunk.organisations, organisations);
      resolve_all(chunk.programmes, programmes);
      resolve_all(chunk.locations, locations);
      resolve_all(chunk.services, services);
      resolve_all(chunk.groups, groups);
      change(chunk.sources, chunk.size(),
             [&](std::uint32_t one) { return one == Symbols::none ? 0 : sources[one].index; });
      chunk.resolve_served(locations);
      drop_damaged(chunk);
    }
  });
  for (Symbols* symbols : {&organisations_, &programmes_, &locations_, &services_, &groups_}) *symbols = Symbols();
}

void GatheredDeliveries::form(Snapshot& snapshot, std::span<GatheredDeliveries> all) {
  for (GatheredDeliveries& one : all) one.resolve(snapshot);
  // Numbered anew in their own order, so that the order in which records came leaves no trace.
  std::map<DeliveryProfile, std::uint32_t> places;
  for (GatheredDeliveries& one : all) places.merge(std::map(one.profiles_));
  auto& profiles = snapshot.profiles.edit();
  for (auto& [profile, place] : places) {
    place = static_cast<std::uint32_t>(profiles.size());
    profiles.push_back(profile);
  }
  std::vector<DeliveryChunk> chunks;
  std::vector<HandoverRow> handovers;
  for (GatheredDeliveries& one : all) {
    std::vector<std::uint32_t> place(one.profiles_.size());
    for (const auto& [profile, number] : one.profiles_) place[number] = places.at(profile);
    in_ranges(one.chunks_.size(), 4, [&](std::size_t from, std::size_t to) {
      for (DeliveryChunk& chunk : std::span(one.chunks_).subspan(from, to - from)) {
        change(chunk.profiles, chunk.size(), [&](std::uint32_t profile) { return place[profile]; });
      }
    });
    std::ranges::move(one.chunks_, std::back_inserter(chunks));
    std::ranges::move(one.handovers_, std::back_inserter(handovers));
    one = GatheredDeliveries();
  }
  snapshot.deliveries = Deliveries(std::move(chunks));
  std::ranges::sort(handovers, {}, &HandoverRow::delivery);
  for (HandoverRow& one : handovers) snapshot.handovers.push_back(std::move(one));
}

}  // namespace engine

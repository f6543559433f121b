#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/graph/symbols.h"
#include "engine/model/pack.h"

namespace engine {

DeliveryStatus delivery_status_of(std::string_view status);

// What of a delivery needs no look at others: its row but for references, source and profile; its profile; and its
// hand-over, where it states one.
DeliveryRow unresolved_row(const StoredRecord& stored, const Delivery& delivery);
DeliveryProfile profile_of_delivery(const Delivery& delivery);
std::optional<HandoverRow> handover_of(const StoredRecord& stored, const Delivery& delivery);

// Deliveries as they come, in columns whose references are still symbols, and what the Snapshot makes of them. One
// thread adds to one; what several have gathered is formed together.
class GatheredDeliveries {
 public:
  void add(const StoredRecord& stored, const Delivery& delivery);
  // Those of a pack but for those at the places `left_out`, ascending.
  void add(const Pack& pack, std::span<const std::uint16_t> left_out);

  // That so many records of another kind name it as their source.
  void meet_source(std::string_view source, std::size_t records = 1);
  // Adds the sources of all records, and how many each has.
  void count_sources(std::map<std::string, std::size_t>& sources) const;

  // Puts the deliveries of all whose place, service and organisation are known into `snapshot`, with their profiles and
  // hand-overs; no two have one of the same number. REQUIRES: its orders, actors and sources are formed; called once.
  static void form(Snapshot& snapshot, std::span<GatheredDeliveries> all);

 private:
  friend class PackedDeliveries;

  DeliveryChunk& next(std::size_t rows);
  std::uint32_t profile_of(DeliveryProfile&& profile);
  void resolve(Snapshot& snapshot);

  std::vector<DeliveryChunk> chunks_;  // in each Ref the number of a symbol
  Symbols organisations_, programmes_, locations_, services_, groups_, sources_;
  std::vector<std::size_t> records_of_source_;  // by symbol
  std::size_t without_source_ = 0;
  std::map<DeliveryProfile, std::uint32_t> profiles_;
  std::vector<HandoverRow> handovers_;  // few deliveries state one
};

}  // namespace engine

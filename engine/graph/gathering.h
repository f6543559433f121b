#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/model/pack.h"

namespace engine {

// Texts that many records repeat, each kept once and numbered as they come.
class Symbols {
 public:
  static constexpr std::uint32_t none = Ref<Any>::unknown;  // the empty text

  std::uint32_t add(std::string_view text);

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
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> texts_;  // keys of a node-based map stay where they are
};

// What of a delivery needs no look at others: its row but for references, source and profile; its profile; and its
// hand-over, where it states one.
DeliveryRow unresolved_row(const StoredRecord& stored, const Delivery& delivery);
DeliveryProfile profile_of_delivery(const Delivery& delivery);
std::optional<HandoverRow> handover_of(const StoredRecord& stored, const Delivery& delivery);

// Deliveries as they come, in columns whose references are still symbols, and what the Snapshot makes of them.
class GatheredDeliveries {
 public:
  void add(const StoredRecord& stored, const Delivery& delivery);
  // Those of a pack but for those at the places `left_out`, ascending.
  void add(const Pack& pack, std::span<const std::uint16_t> left_out);

  // What a record of another kind names as its source.
  void meet_source(std::string_view source) { ++records_of_source_[sources_.add(source)]; }
  // The sources of all records, and how many each has; by name.
  std::map<std::string, std::size_t> sources() const;

  // Puts the deliveries whose place, service and organisation are known into `snapshot`, with their profiles and
  // hand-overs. REQUIRES: its orders, actors and sources are formed; called once.
  void form(Snapshot& snapshot);

 private:
  struct PackReader;

  DeliveryChunk& next();
  std::uint32_t profile_of(DeliveryProfile&& profile);
  void resolve(const Snapshot& snapshot);
  void form_profiles(Snapshot& snapshot);
  void form_handovers(Snapshot& snapshot) const;

  std::vector<DeliveryChunk> chunks_;  // in each Ref the number of a symbol
  Symbols organisations_, programmes_, locations_, services_, groups_, sources_;
  std::unordered_map<std::uint32_t, std::size_t> records_of_source_;  // by symbol
  std::map<DeliveryProfile, std::uint32_t> profiles_;
  std::unordered_map<Number, HandoverRow> handovers_;  // few deliveries state one
};

}  // namespace engine

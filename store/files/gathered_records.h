#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/actor_names.h"
#include "store/files/packed_list.h"

namespace store {

// What one row or element may announce for one place or in all: honest ones name a handful of sectors and
// organisations, and a hostile one would fill the memory with their pairs.
inline constexpr std::size_t most_deliveries_of_a_row = 1'000;

// How a file names an organisation.
struct NamedActor {
  std::string name;
  std::string id;             // what other records of the file refer to; made of the name where it is empty
  std::string kind, country;  // the source's words
  std::string acronym;
  engine::Texts identifiers = {};  // "scheme:value"

  friend auto operator<=>(const NamedActor&, const NamedActor&) = default;
};

// The records that a file states, while it is read: organisations and programmes once each, however often they are
// named; deliveries once each, with every row that states them; money as it comes. All but organisations, of which a
// later row may say more, goes into packs as it is told.
class GatheredRecords {
 public:
  // REQUIRES: `reading` outlives it.
  explicit GatheredRecords(engine::Reading& reading) : reading_(reading) {}

  // The id of the organisation; empty where the name is nobody's ("Unspecified"), so that the caller can say so.
  engine::Id<engine::Organisation> organisation(const NamedActor& actor, const engine::Citation& citation);

  // Stands where a record must name an organisation and the file names none. It has a name of the list of
  // placeholders, so that it is unknown and no actor.
  engine::Id<engine::Organisation> nobody(const engine::Citation& citation);

  // The programme with this id as the file has it; the facts of the first time count.
  engine::Id<engine::Programme> programme(const std::string& id, const engine::Programme& fact,
                                          const engine::Citation& citation, std::vector<engine::Word> words = {});

  void participate(const engine::Id<engine::Organisation>& organisation, const engine::Id<engine::Programme>& programme,
                   const std::string& role, const engine::Citation& citation);
  // Returns whether it is a new one, and not another row that says the same.
  bool deliver(const engine::Delivery& delivery, std::vector<engine::Word> words, const engine::Citation& citation);

  // Returns where the record stands, for cite_again().
  std::size_t fund(engine::Record record, const engine::Citation& citation);
  void cite_again(std::size_t funding, const engine::Citation& citation);

  // The words of `mention` as an id that `reconcile` resolves; `tag` tells apart places with the same words.
  engine::Id<engine::Location> place(const engine::PlaceMention& mention, const std::string& tag = "");
  engine::Id<engine::Service> service(const engine::ServiceMention& mention);

  // Puts the records into the reading, in packs: entities first, each kind in the order in which the file names them.
  void finish();

 private:
  std::string free_id(const std::string& wanted, std::size_t kind);
  void add_details(engine::Organisation& fact, const NamedActor& actor) const;

  struct Actor {
    std::string id;
    engine::Organisation fact;
    engine::Citation citation;
  };

  std::size_t add_actor(Actor actor);
  std::int64_t number_of(const std::string& text);

  // What makes two deliveries one: its texts by number, and its days.
  using DeliveryKey = std::array<std::int64_t, 8>;

  engine::Reading& reading_;
  Placeholders placeholders_;
  std::vector<Actor> actors_;
  PackedList programmes_, deliveries_, money_, participations_;
  std::unordered_map<std::string, std::size_t> actor_by_id_, actor_by_name_;  // by id of the file, by folded name
  std::unordered_map<std::string, std::string> programme_ids_;                // by id of the file: that of its record
  std::unordered_map<std::string, std::int64_t> numbers_;                     // of texts that keys are made of
  std::map<DeliveryKey, std::size_t> delivery_by_key_;
  std::set<std::array<std::int64_t, 3>> participation_keys_;
  std::unordered_map<std::string, std::size_t> used_ids_;  // and the kind that has it
  std::string nobody_;
};

}  // namespace store

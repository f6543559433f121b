#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/model/pack_change.h"
#include "engine/model/record.h"

namespace store {

// The records of an IATI file as they come to be, in packs, and the ids that they have. Organisations and activities
// share one namespace, and what names an activity may stand before it in the file.
class IatiRecords {
 public:
  explicit IatiRecords(std::string file) : file_(std::move(file)) {}

  // Adds a record that stands at `line`. Returns its place, for the calls below.
  std::size_t add(engine::Record record, std::uint32_t line);

  // The id of the activity that is called so, given out once: a second activity of that name has none (empty).
  std::string claim_activity(const std::string& identifier);
  // An id for an organisation that is to be called so.
  std::string claim_organisation(const std::string& wanted);

  // Once all is read: that side of the funding at `place` is this activity, if the file has it.
  // REQUIRES: here and below, `place` is none before one that was named.
  enum class Side : std::uint8_t { provider, receiver };
  void name_activity(std::size_t place, Side side, const std::string& identifier);
  // That record is the n-th of its activity to say the same: no repetition, but another payment like it.
  void number(std::size_t place, std::uint32_t ordinal) { ordinals_.emplace_back(place, ordinal); }
  // Once all is read: the activity of this id has that parent, unless it states one itself.
  void name_parent(const std::string& child, std::string parent) { parents_.emplace(child, std::move(parent)); }

  // All records, in the order in which they were added. To be called once.
  // Cost: an object for each record of a pack in which anything is settled only now, one pack at a time.
  std::vector<engine::Pack> take();

 private:
  struct NamedActivity {
    std::size_t place;
    std::uint32_t identifier;  // of identifiers_
    Side side;
  };

  static engine::StoredRecord& changing(engine::PackChange& change, const engine::Pack& pack, std::size_t at);
  void settle_activities(std::size_t number, engine::PackChange& change);
  void settle_parents(const engine::Pack& pack, engine::PackChange& change) const;
  void settle_ordinals(std::size_t number, engine::PackChange& change);

  std::string file_;
  engine::PackBuilder builder_;
  std::vector<engine::Pack> packs_;  // full ones
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::string> activities_;  // identifier -> id
  std::unordered_map<std::string, bool> ids_;                // every id -> whether an activity has it
  // Payments name few activities, and each of them often.
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of identifiers_
  std::vector<const std::string*> identifiers_;             // keys of numbers_
  std::vector<NamedActivity> named_;                        // by place
  std::vector<std::pair<std::size_t, std::uint32_t>> ordinals_;
  std::size_t named_settled_ = 0, ordinals_settled_ = 0;
  std::unordered_map<std::string, std::string> parents_;  // child -> parent, by identifier
};

}  // namespace store

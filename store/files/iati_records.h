#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/record.h"

namespace store {

// The records of an IATI file as they come to be, and the ids that they have. Organisations and activities share one
// namespace, and what names an activity may stand before it in the file.
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
  enum class Side { provider, receiver };
  void name_activity(std::size_t place, Side side, std::string identifier);
  // That record is the n-th of its activity to say the same: no repetition, but another payment like it.
  void number(std::size_t place, std::uint32_t ordinal) { ordinals_.emplace_back(place, ordinal); }
  // Once all is read: the activity of this id has that parent, unless it states one itself.
  void name_parent(const std::string& child, std::string parent) { parents_.emplace(child, std::move(parent)); }

  // All records, in the order in which they were added. To be called once.
  // Cost: memory for the records once; no second copy stands beside them.
  std::vector<engine::StoredRecord> take();

 private:
  engine::StoredRecord& at(std::size_t place) { return chunks_[place / chunk][place % chunk]; }
  void settle_activities();
  void settle_parents();
  void settle_ordinals();

  // So large that the allocator gives each chunk back to the system as soon as it is emptied.
  static constexpr std::size_t chunk = 65'536;
  struct NamedActivity {
    std::size_t place;
    Side side;
    std::string identifier;
  };

  std::string file_;
  std::vector<std::vector<engine::StoredRecord>> chunks_;
  std::size_t count_ = 0;
  std::unordered_map<std::string, std::string> activities_;  // identifier -> id
  std::unordered_map<std::string, bool> ids_;                // every id -> whether an activity has it
  std::vector<NamedActivity> named_;
  std::vector<std::pair<std::size_t, std::uint32_t>> ordinals_;
  std::unordered_map<std::string, std::string> parents_;  // child -> parent, by identifier
};

}  // namespace store

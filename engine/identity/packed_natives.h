#pragma once

#include <vector>

#include "engine/identity/difference.h"
#include "engine/identity/intake.h"
#include "engine/identity/native_rules.h"
#include "engine/model/pack_change.h"
#include "engine/model/pack_ids.h"

namespace engine {

// Native records in packs on their way into the database of which their source sent nothing before. What becomes of
// each is what take_records(), merge_repeated() and find_difference() would make of it; but texts are looked at once
// each, and only a record about which there is something to say becomes an object.
class PackedNatives {
 public:
  // REQUIRES: an id occurs once in `packs`; none of the records has a source; `intake` outlives it.
  PackedNatives(std::vector<Pack> packs, Intake& intake);
  ~PackedNatives();

  // Checks the records, and leaves out what refers to nothing.
  void check();

  // The days from the first to the last that they state.
  std::optional<Period> span(const Rules& rules) const;
  std::uint64_t count(std::size_t kind) const;

  // What there is to add: the records, each once, with ids and the name of their source, and then `more`. The object
  // is done for then.
  std::vector<Pack> take(std::vector<StoredRecord> more);

 private:
  void claim_ids();
  void rename(const std::vector<PackIds::Place>& taken_elsewhere);
  void leave_out_dangling();
  bool leave_out_dangling_of(std::size_t pack);
  std::vector<bool> dangling_in(const Pack& pack);
  void drop_left_out();
  void finish();
  std::vector<bool> unfinished_in(const Pack& pack);
  void merge_repeated();

  std::vector<Pack> packs_;
  Intake& intake_;
  NativeRules rules_;
  PackIds ids_;
  std::vector<PackChange> left_;  // by pack, while references are checked
};

}  // namespace engine

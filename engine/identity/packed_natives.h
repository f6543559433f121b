#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/identity/difference.h"
#include "engine/identity/intake.h"
#include "engine/identity/native_rules.h"
#include "engine/model/chosen_records.h"
#include "engine/model/pack_change.h"
#include "engine/model/pack_ids.h"

namespace engine {

class FreshIds;
class OthersIds;

// Native records in packs on their way into the database. What becomes of each is what take_records(), merge_repeated()
// and find_difference() would make of it; but texts are looked at once each, and only a record about which there is
// something to say becomes an object.
class PackedNatives {
 public:
  // REQUIRES: none of the records has a source; `intake` outlives it.
  PackedNatives(std::vector<Pack> packs, Intake& intake);
  ~PackedNatives();

  // Checks the records, and leaves out what refers to nothing.
  void check();

  // The days from the first to the last that they state.
  std::optional<Period> span(const Rules& rules) const;
  std::uint64_t count(std::size_t kind) const;

  // How many places they and `more` name: see NamedPlaces.
  std::uint64_t places_named(const std::vector<StoredRecord>& more) const;
  bool empty() const { return packs_.empty(); }

  // What there is to add where their source sent nothing before: the records, each once, with ids and the name of
  // their source, and then `more`. The object is done for then.
  std::vector<Pack> take(std::vector<StoredRecord> more);

  // The difference to what their source sent before, of which `ids_before` are, as find_difference() tells it. The
  // object is done for then.
  void differ(std::vector<StoredRecord> more, const ChosenRecords& before, const PackIds& ids_before,
              const Rules& rules, Reconciled& result);

 private:
  using Changes = std::map<std::uint32_t, PackChange>;  // by pack

  void repeat_ids();
  void claim_ids();
  bool is_free(PackIds::Place place, const OthersIds* others) const;
  void rename(const std::vector<PackIds::Place>& taken_elsewhere);
  Spot spot_of(const Pack& pack, std::size_t at) const;
  Pack follow_ids(const Pack& pack) const;
  void leave_out_dangling();
  bool leave_out_dangling_of(std::size_t pack);
  std::vector<bool> dangling_in(const Pack& pack);
  void drop_left_out();
  StoredRecord& kept(Changes& changes, PackIds::Place place) const;
  void make(const Changes& changes);
  void finish();
  std::vector<bool> unfinished_in(const Pack& pack);
  void merge_repeated();
  void give_ids(std::size_t from, std::size_t to, FreshIds& fresh);
  std::vector<StoredRecord> sourced(std::vector<StoredRecord> more) const;
  void show_references(const std::function<void(const Reference&, std::string_view id)>& show) const;

  std::vector<Pack> packs_;
  Intake& intake_;
  NativeRules rules_;
  PackIds ids_;
  std::vector<PackChange> left_;  // by pack, while references are checked
};

}  // namespace engine

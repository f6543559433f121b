#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/identity/codes.h"
#include "engine/identity/intake.h"
#include "engine/identity/references.h"

namespace engine {

// What native records are checked by, one at a time and in their order. The questions about one text let whoever has
// many records look at each text once.
class NativeRules {
 public:
  // REQUIRES: `intake` outlives it.
  explicit NativeRules(Intake& intake) : intake_(intake), lists_(intake.lists) {}

  // Gives a record that names itself as another source does an id of its own, which it returns, and tells so. REQUIRES:
  // no other record of the reading has that id.
  std::string rename(std::size_t kind, const std::string& id, const Spot& spot);

  // A record that is renamed, and the number behind the id that it had: "hope" becomes "hope-2".
  struct Renamed {
    std::size_t kind = 0;
    std::uint32_t number = 0;
  };
  using RenamedBy = std::function<std::optional<Renamed>(std::string_view id)>;

  // The same for who keeps himself what is renamed, and claims it: returns the number, and tells. From renamed_by() on
  // he is asked what was renamed to what; nobody is where it is empty.
  std::uint32_t number_for(std::size_t kind, const std::string& id, const Spot& spot);
  void renamed_by(RenamedBy renamed) { renamed_by_ = std::move(renamed); }

  // The id that the record has now to which the reference leads; nothing where it was not renamed. Any thread may ask,
  // while none renames.
  std::optional<std::string> renamed(const Reference& reference, std::string_view id) const;
  // The same of an organisation that attended, with in what capacity.
  std::optional<std::string> renamed_attendance(std::string_view attendance) const;

  // Lets the record refer to the ids that were given.
  void follow_ids(StoredRecord& stored) const;

  // What the record refers to and nobody has, as a sentence; nothing where all is there.
  std::optional<std::string> dangling(StoredRecord& stored);
  // Whether dangling() minds this reference.
  bool dangles(std::size_t kind, const Reference& reference, std::string_view id);

  // Leaves the record out. What was found to exist may not any more.
  void leave_out(const StoredRecord& stored, const std::string& reason);

  // Takes what stays: words for their codes, nodes for places, services and groups that nobody has, remarks.
  void finish(StoredRecord& stored);
  // Whether finish() has anything to do with this reference, or with this text of a column of an organisation.
  bool is_finished(const Reference& reference, std::string_view id);
  bool is_kind_coded(const std::string& word) const;

  const ClosedLists& lists() const { return lists_; }
  RowContext context(const StoredRecord& stored) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using KnownTexts = std::unordered_set<std::string, TextHash, std::equal_to<>>;

  bool exists(const Reference& reference, std::string_view id);
  bool has_code(std::size_t kind, std::string_view id);
  void code_words(StoredRecord& stored) const;
  void need_code(const Reference& reference, std::string& id, StoredRecord& stored);
  bool rewrite_code(const Reference& reference, std::string& id, StoredRecord& stored);

  Intake& intake_;
  ClosedLists lists_;
  std::unordered_map<std::string, Renamed, TextHash, std::equal_to<>> renamed_;  // by the id that it had
  RenamedBy renamed_by_;
  std::uint64_t told_ = 0;                         // of those that were renamed
  std::array<KnownTexts, any_kind + 1> existing_;  // by kind: many records refer to few others
};

}  // namespace engine

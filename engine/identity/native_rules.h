#pragma once

#include <array>
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

  // Gives a record that names itself as another source does an id of its own, which it returns. REQUIRES: no other
  // record of the reading has that id.
  std::string rename(std::size_t kind, const std::string& id, const Spot& spot);
  bool is_renamed(const Reference& reference, std::string_view id) const { return renamed(reference, id) != nullptr; }

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

  const std::string* renamed(const Reference& reference, std::string_view id) const;
  bool exists(const Reference& reference, std::string_view id);
  bool has_code(std::size_t kind, std::string_view id);
  void code_words(StoredRecord& stored) const;
  void need_code(const Reference& reference, std::string& id, StoredRecord& stored);
  bool rewrite_code(const Reference& reference, std::string& id, StoredRecord& stored);

  Intake& intake_;
  ClosedLists lists_;
  // By the id that it had: the kind of the record, and its id now.
  std::unordered_map<std::string, std::pair<std::size_t, std::string>, TextHash, std::equal_to<>> renamed_;
  std::array<KnownTexts, any_kind + 1> existing_;  // by kind: many records refer to few others
};

}  // namespace engine

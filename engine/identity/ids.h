#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/identity/references.h"

namespace engine {

// Which ids are whose. There is one namespace: an id belongs to the first source that used it, but for the
// codes of places, services and groups, which sources share.
class IdBook {
 public:
  using KindElsewhere = std::function<std::optional<std::size_t>(const std::string& id)>;

  // What this source sent before, where it stands in packs.
  using KindBefore = std::function<std::optional<std::size_t>(std::string_view id)>;

  // REQUIRES: `present` and `sent_before` outlive the book.
  IdBook(const Snapshot& present, const std::vector<StoredRecord>& sent_before, KindElsewhere kind_elsewhere);

  // The kind under which this source used the id before, or nothing.
  std::optional<std::size_t> kind_before(std::string_view id) const;

  // The kind under which another source uses the id, or nothing.
  std::optional<std::size_t> kind_elsewhere(const std::string& id) const;

  // The kind under which the reading at hand uses the id, or nothing.
  std::optional<std::size_t> kind_claimed(const std::string& id) const;

  // Whether a record of this kind (any_kind: of any) has the id: in the reading, before, or elsewhere.
  bool exists(std::size_t kind, const std::string& id) const;

  // Whether another source has the code of this kind too. REQUIRES: is_code_kind(kind).
  bool others_have(std::size_t kind, const std::string& id) const;

  // Whether the reading at hand may use the id for a record of this kind that it names so itself.
  bool free_for(std::size_t kind, const std::string& id) const;

  void claim(std::size_t kind, const std::string& id) { claimed_.emplace(id, kind); }

  // Claims what `kind_of_claim` knows beside what claim() was told: many ids that stand elsewhere already. Nothing
  // where it is empty.
  void claim_by(KindElsewhere kind_of_claim) { claimed_by_ = std::move(kind_of_claim); }

  // Knows what `kind_before` says beside the records that it was made with. Nothing where it is empty.
  void before_by(KindBefore kind_before) { before_by_ = std::move(kind_before); }

  // Asks this from now on instead of what it was made with; returns whom it asked so far.
  KindElsewhere elsewhere_by(KindElsewhere kind_elsewhere) {
    return std::exchange(kind_elsewhere_, std::move(kind_elsewhere));
  }

  // Takes a claim back. What this source sent before, or others have, still exists.
  void release(const std::string& id) { claimed_.erase(id); }

  // Claims `wanted`, or else the first of wanted-2, wanted-3 ... that nobody uses and this source never
  // used. Two runs over the same ids give the same answer.
  std::string claim_new(std::size_t kind, const std::string& wanted);

  // The least number from 2 on with which "wanted-2" is free for a record of this kind.
  std::uint32_t free_number(std::size_t kind, const std::string& wanted) const;

 private:
  const Snapshot& present_;
  std::unordered_map<std::string_view, std::size_t> before_;
  std::unordered_map<std::string, std::size_t> claimed_;
  KindElsewhere claimed_by_;
  KindBefore before_by_;
  KindElsewhere kind_elsewhere_;
};

// Whether records of several sources with one id state the same entity.
constexpr bool is_code_kind(std::size_t kind) {
  return kind == kind_of<Location>() || kind == kind_of<Service>() || kind == kind_of<PopulationGroup>();
}

}  // namespace engine

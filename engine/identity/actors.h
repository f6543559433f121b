#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/identity/coding.h"
#include "engine/identity/ids.h"
#include "engine/identity/spellings.h"

namespace engine {

// The organisations that a sheet names: one for each full name (folded), or for each acronym where
// that is all there is. An acronym alone means the organisation of the sheet that is called so, else the only
// one that has it beside its name; where several have it, it stands for itself.
class Actors {
 public:
  // REQUIRES: all that it is given outlives it.
  Actors(const Vocabulary& vocabulary, const std::vector<StoredRecord>& sent_before, IdBook& ids, Remarks& remarks);

  // The words without placeholders; nothing where none are left.
  std::optional<ActorWords> named(const ActorWords& words) const;

  // Takes note of an organisation. `country` is that in which it works in this row; empty: not stated.
  void mention(const ActorWords& named, const std::string& country, const RowContext& context);

  // Gives each organisation its id: that which it had before, else a new one from its acronym or name.
  void settle();

  // REQUIRES: mentioned, and settled.
  const Id<Organisation>& id(const ActorWords& named) const;

  std::vector<StoredRecord> records() const;  // by name, without a source

 private:
  struct Mentioned {
    Spellings names, kinds;
    std::map<std::string, Spellings> acronyms;  // by folded form
    std::set<std::string> countries;
    std::optional<Citation> citation;
    Id<Organisation> id;
  };

  void join_acronyms();
  void take_earlier_ids();

  const Vocabulary& vocabulary_;
  IdBook& ids_;
  Remarks& remarks_;
  std::map<std::string, Mentioned> organisations_;       // by key
  std::map<std::string, std::string> keys_of_acronyms_;  // key of an acronym -> key of the name it means
  std::map<std::string, const StoredRecord*> earlier_;   // organisations sent before, by key
  std::map<std::string, std::vector<const StoredRecord*>> earlier_by_acronym_;
};

}  // namespace engine

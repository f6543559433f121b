#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/identity/coding.h"
#include "engine/identity/ids.h"
#include "engine/identity/spellings.h"

namespace engine {

// The programmes that a sheet names, by code, or by name where they have none.
class Undertakings {
 public:
  Undertakings(const Vocabulary& vocabulary, const std::vector<StoredRecord>& sent_before, IdBook& ids);

  // Takes note of the programme of a row, and returns the key by which id() knows it; empty where the words are
  // placeholders. REQUIRES: settle() was not called yet.
  std::string mention(const ActivityRow& row, const RowContext& context);
  void settle();
  Id<Programme> id(const std::string& key) const;  // empty where the key is
  std::vector<StoredRecord> records() const;

 private:
  struct Mentioned {
    Spellings names, codes;
    std::optional<Citation> citation;
    Id<Programme> id;
  };

  std::string key(const ActivityRow& row) const;

  const Vocabulary& vocabulary_;
  IdBook& ids_;
  std::map<std::string, Mentioned> programmes_;
  std::map<std::string, std::string> earlier_;  // key -> id
};

}  // namespace engine

#pragma once

#include <compare>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/identity/name_parts.h"
#include "engine/identity/words.h"

namespace engine {

// A body that a list of facts knows, and the one that took its place.
struct KnownBody {
  std::string id;
  std::string successor;  // id; empty where it still is
  std::string country;    // that it is of; empty where it is of many

  friend auto operator<=>(const KnownBody&, const KnownBody&) = default;
};

// Names that are one body's though their words do not show it ("Handicap International", "Humanity & Inclusion"), and
// bodies that another one succeeded (DFID, then FCDO).
//
// The code of a row is the body, with its country before it where it is one country's, and its successor behind it:
// `GB/dfid>fcdo`. A row of one word is a short name that is nobody else's.
class KnownBodies {
 public:
  // REQUIRES: `words` outlives it.
  explicit KnownBodies(const NameWords& words);

  // The bodies that an organisation's names are known as, ascending: those with the words of a row, and no country but
  // that body's; those that are a row's short name and no proper word besides; those that say a row's short name and a
  // full name of the same body.
  std::vector<KnownBody> bodies_of(const NamesRead& read) const;

 private:
  struct Row {
    KnownBody body;
    std::set<std::string> places;  // that the row's name says
    std::set<std::string> words;   // and its other words
  };

  bool has_only_places_of(const NameParts& name, const Row& row) const;
  void add_by_short_name(std::set<KnownBody>& found, const NameParts& name) const;
  bool says_full_name(const NameParts& name, const KnownBody& body) const;

  std::unordered_map<std::string, std::vector<Row>> by_words_;
  std::unordered_map<std::string, Row> by_short_name_;
};

}  // namespace engine

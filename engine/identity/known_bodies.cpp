#include "engine/identity/known_bodies.h"

#include <algorithm>

#include "engine/identity/name_meanings.h"

namespace engine {
namespace {

std::set<std::string> meanings(const std::vector<NameWord>& words) {
  std::set<std::string> meanings;
  for (const NameWord& word : words) {
    // What a body is registered as is no part of its name.
    const bool is_legal_form = word.kind == WordKind::form && word.meaning == "company";
    if (word.kind != WordKind::place && !is_legal_form) meanings.insert(word.meaning);
  }
  return meanings;
}

std::set<std::string> places(const std::vector<NameWord>& words) {
  std::set<std::string> places;
  for (const NameWord& word : words) {
    if (word.kind == WordKind::place) places.insert(word.meaning);
  }
  return places;
}

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

}  // namespace

KnownBodies::KnownBodies(const NameWords& words) {
  for (const WordRow& written : words.bodies()) {
    const std::size_t slash = written.code.find('/');
    const std::size_t from = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t arrow = std::min(written.code.find('>'), written.code.size());
    Row row;
    row.body.country = written.code.substr(0, from == 0 ? 0 : slash);
    row.body.id = written.code.substr(from, arrow - from);
    row.body.successor = arrow < written.code.size() ? written.code.substr(arrow + 1) : "";
    const Pieces pieces = pieces_of(without_dots(written.word));
    if (pieces.size() == 1) {
      by_short_name_.emplace(pieces.front().folded, row);
      continue;
    }
    const auto said = meanings_of(pieces, words);
    row.words = meanings(said);
    row.places = places(said);
    by_words_[joined(row.words)].push_back(std::move(row));
  }
}

bool KnownBodies::has_only_places_of(const NameParts& name, const Row& row) const {
  const auto said = places(name.words);
  return std::ranges::includes(said, row.places) && std::ranges::all_of(said, [&](const std::string& place) {
           return place == row.body.country || row.places.contains(place);
         });
}

bool KnownBodies::says_full_name(const NameParts& name, const KnownBody& body) const {
  const auto said = meanings(name.words), said_places = places(name.words);
  return std::ranges::any_of(by_words_, [&](const auto& one) {
    return std::ranges::any_of(one.second, [&](const Row& row) {
      return row.body == body && std::ranges::includes(said, row.words) &&
             std::ranges::includes(said_places, row.places);
    });
  });
}

void KnownBodies::add_by_short_name(std::set<KnownBody>& found, const NameParts& name) const {
  for (const NameWord& word : name.words) {
    const auto place = word.kind == WordKind::proper ? by_short_name_.find(word.said) : by_short_name_.end();
    if (place == by_short_name_.end()) continue;
    const Row& row = place->second;
    const bool is_bare = std::ranges::none_of(name.words, [&](const NameWord& other) {
      return &other != &word && (other.kind == WordKind::proper || other.kind == WordKind::number);
    });
    if ((is_bare && has_only_places_of(name, row)) || says_full_name(name, row.body)) found.insert(row.body);
  }
}

std::vector<KnownBody> KnownBodies::bodies_of(const NamesRead& read) const {
  std::set<KnownBody> found;
  if (by_words_.empty()) return {};
  for (const NameParts& name : read.names) {
    if (name.head_of == HeadOf::account) continue;  // what it is an account of is a question of its own
    if (const auto rows = by_words_.find(joined(meanings(name.words))); rows != by_words_.end()) {
      for (const Row& row : rows->second) {
        if (has_only_places_of(name, row)) found.insert(row.body);
      }
    }
    add_by_short_name(found, name);
  }
  for (const std::string& acronym : read.given) {
    const auto place = by_short_name_.find(acronym);
    if (place == by_short_name_.end()) continue;
    const bool is_bare = std::ranges::any_of(read.names, [&](const NameParts& name) {
      return has_only_places_of(name, place->second) &&
             std::ranges::none_of(name.words, [](const NameWord& word) { return word.kind == WordKind::proper; });
    });
    if (is_bare) found.insert(place->second.body);
  }
  return {found.begin(), found.end()};
}

}  // namespace engine

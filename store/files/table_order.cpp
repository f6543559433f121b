#include "store/files/table_order.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "store/files/native_table.h"

namespace store {
namespace {

using engine::HeldRecords;
using Places = std::vector<HeldRecords::Place>;

// Texts one after the other in one piece of memory, each to be sorted by.
class Keys {
 public:
  void add(std::string_view key, const HeldRecords::Place& place) {
    rows_.push_back({text_.size(), static_cast<std::uint32_t>(key.size()), place});
    text_ += key;
  }

  void sort() {
    std::ranges::sort(rows_, [&](const Row& one, const Row& other) {
      const int order = key(one).compare(key(other));
      return order != 0 ? order < 0 : one.place < other.place;
    });
  }

  std::size_t size() const { return rows_.size(); }
  const HeldRecords::Place& place(std::size_t row) const { return rows_[row].place; }
  std::string_view key(std::size_t row) const { return key(rows_[row]); }

 private:
  struct Row {
    std::size_t start = 0;
    std::uint32_t length = 0;
    HeldRecords::Place place;
  };
  std::string_view key(const Row& row) const { return std::string_view(text_).substr(row.start, row.length); }

  std::string text_;
  std::vector<Row> rows_;
};

// One text that stands to others as the list does: its texts, each with an end that is less than any character, so that
// where one list begins as another one goes on it comes first. A zero inside a text is told from an end by what
// follows.
std::string key_of(const std::vector<std::string>& texts) {
  std::string key;
  for (const std::string& text : texts) {
    for (const char character : text) {
      key += character;
      if (character == '\0') key += '\2';
    }
    key += '\0';
    key += '\1';
  }
  return key;
}

// Those whose first text is the same, by all texts.
void append_by_all(const HeldRecords& records, const Places& same, Places& ordered) {
  if (same.size() == 1) return ordered.push_back(same.front());
  Keys keys;
  for (const auto& place : same) keys.add(key_of(texts_of(records.record(place))), place);
  keys.sort();
  for (std::size_t row = 0; row < keys.size(); ++row) ordered.push_back(keys.place(row));
}

}  // namespace

Places in_table_order(const HeldRecords& records, std::size_t kind) {
  Keys keys;
  for (const auto& place : records.places(kind)) keys.add(texts_of(records.record(place)).front(), place);
  keys.sort();
  Places ordered, same;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (!same.empty() && keys.key(row) != keys.key(row - 1)) {
      append_by_all(records, same, ordered);
      same.clear();
    }
    same.push_back(keys.place(row));
  }
  if (!same.empty()) append_by_all(records, same, ordered);
  return ordered;
}

}  // namespace store

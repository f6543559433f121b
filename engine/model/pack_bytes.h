#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/pack.h"

// The parts of a pack's bytes, for those who write one of the parts of another; see pack.cpp.
namespace engine {

template <class Value>
void append(std::string& bytes, Value value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

// How many bytes a row takes in a column with that largest value.
std::uint8_t width_for(std::uint64_t largest);

// A column as it stands, or of these values, as narrow as they let it be.
void append_column(std::string& bytes, const PackedColumn& column);
void append_values(std::string& bytes, std::int64_t base, const std::vector<std::uint64_t>& values);

// The columns of each kind.
void append_tables(std::string& bytes, const Pack& pack);

// Texts that are added to those of a pack.
class MoreTexts {
 public:
  // Looks for `known` lengths alone among the texts that are there: few have them.
  explicit MoreTexts(const Pack& pack) : pack_(pack) {}

  // The codes of texts of the pack that have this length.
  void look_through(std::size_t length) {
    for (std::uint64_t code = 1; code < pack_.text_count(); ++code) {
      if (pack_.text(code).size() == length) codes_.emplace(pack_.text(code), code);
    }
  }

  // REQUIRES: look_through() for its length; `text` stays where it is.
  std::uint64_t code(std::string_view text) {
    if (text.empty()) return 0;
    const auto [place, fresh] = codes_.try_emplace(text, pack_.text_count() + added_.size());
    if (fresh) added_.push_back(text);
    return place->second;
  }

  void write(std::string& bytes) const {
    append(bytes, static_cast<std::uint32_t>(pack_.text_count() + added_.size()));
    std::uint32_t end = 0;
    append(bytes, end);
    const auto write_end = [&](std::string_view text) {
      append(bytes, end += static_cast<std::uint32_t>(text.size()));
    };
    for (std::uint64_t code = 0; code < pack_.text_count(); ++code) write_end(pack_.text(code));
    for (const std::string_view text : added_) write_end(text);
    for (std::uint64_t code = 0; code < pack_.text_count(); ++code) bytes.append(pack_.text(code));
    for (const std::string_view text : added_) bytes.append(text);
  }

 private:
  const Pack& pack_;
  std::unordered_map<std::string_view, std::uint64_t> codes_;
  std::vector<std::string_view> added_;
};

}  // namespace engine

#include "engine/model/pack_texts.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <unordered_map>
#include <vector>

#include "engine/model/pack_bytes.h"
#include "engine/model/pack_columns.h"

namespace engine {
namespace {

// Writes a pack anew, with those texts alone that its columns have then.
class Respeller {
 public:
  explicit Respeller(const Pack& pack) : pack_(pack), stays_(pack.text_count(), unseen) { stays_[0] = 0; }

  void add_column(const PackedColumn& column, std::size_t rows, const Respelling* otherwise) {
    column.read(rows, values_);
    if (otherwise == nullptr) {
      for (std::uint64_t& code : values_) code = code_of(code);
    } else {
      said_.assign(pack_.text_count(), unseen);
      said_[0] = 0;
      for (std::uint64_t& code : values_) code = code_of(code, *otherwise);
    }
    append_values(columns_, 0, values_);
  }
  void add_as_it_is(const PackedColumn& column) { append_column(columns_, column); }
  void begin_table(std::size_t records) { append(columns_, static_cast<std::uint16_t>(records)); }

  Pack finish() {
    std::string bytes;
    append(bytes, static_cast<std::uint32_t>(pack_.size()));
    append(bytes, static_cast<std::uint32_t>(texts_.size()));
    std::uint32_t end = 0;
    append(bytes, end);
    for (const std::string_view text : texts_) append(bytes, end += static_cast<std::uint32_t>(text.size()));
    for (const std::string_view text : texts_) bytes.append(text);
    Pack made(bytes.append(columns_));
    made.renumber(pack_.number(0));
    return made;
  }

 private:
  static constexpr std::uint64_t unseen = std::numeric_limits<std::uint64_t>::max();

  std::uint64_t code_of(std::uint64_t code) {
    if (stays_[code] == unseen) stays_[code] = code_of_text(pack_.text(code));
    return stays_[code];
  }

  std::uint64_t code_of(std::uint64_t code, const Respelling& otherwise) {
    if (said_[code] != unseen) return said_[code];
    if (auto text = otherwise.respell(pack_.text(code))) {
      said_[code] = code_of_text(made_.emplace_back(*std::move(text)));
    } else {
      said_[code] = code_of(code);
    }
    return said_[code];
  }

  // REQUIRES: the text stays where it is.
  std::uint64_t code_of_text(std::string_view text) {
    if (text.empty()) return 0;
    const auto [place, is_new] = codes_.try_emplace(text, texts_.size());
    if (is_new) texts_.push_back(text);
    return place->second;
  }

  const Pack& pack_;
  std::vector<std::uint64_t> stays_;  // by code before: the code of the same text now
  std::vector<std::uint64_t> said_;   // the same of one column that is said otherwise
  std::deque<std::string> made_;
  std::unordered_map<std::string_view, std::uint64_t> codes_;
  std::vector<std::string_view> texts_ = {""};
  std::vector<std::uint64_t> values_;
  std::string columns_;
};

const Respelling* find(std::span<const Respelling> columns, std::size_t kind, std::size_t position) {
  const auto found = std::ranges::find_if(columns, [&](const Respelling& one) {
    return one.kind == kind && (kind == any_kind || one.position == position);
  });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace

Pack respelt(const Pack& pack, std::span<const Respelling> columns) {
  Respeller respeller(pack);
  for (std::size_t which = 0; which < common_count; ++which) {
    const auto common = static_cast<Common>(which);
    if (packed_common(common) != CommonAs::code) {
      respeller.add_as_it_is(pack.common(common));
    } else {
      respeller.add_column(pack.common(common), pack.size(),
                           common == Common::id ? find(columns, any_kind, 0) : nullptr);
    }
  }
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    const std::size_t records = pack.places(kind).size();
    respeller.begin_table(records);
    for (std::size_t position = 0; records > 0 && position < packed_columns()[kind].size(); ++position) {
      const PackedColumn& column = pack.column(kind, position);
      if (packed_columns()[kind][position] == PackedAs::number) {
        respeller.add_as_it_is(column);
      } else {
        respeller.add_column(column, records, find(columns, kind, position));
      }
    }
  }
  return respeller.finish();
}

}  // namespace engine

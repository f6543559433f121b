#include "server/library/marked_public.h"

#include <algorithm>

#include "engine/model/blob.h"
#include "store/files/site_guard.h"

namespace server {
namespace {

using engine::Number;
using engine::Pack;

// Whether a text of a pack, which holds the words of a record, marks it public. Hardly any does: most need no more than
// a look for the word.
bool marks_public(std::string_view text) {
  if (text.find("public") == std::string_view::npos) return false;
  std::vector<engine::Word> words;
  engine::blob::read(text, words);
  return store::is_marked_public(words);
}

void add(const Pack& pack, std::span<const std::uint16_t> superseded, std::vector<Number>& deliveries) {
  const engine::PackedColumn& words = pack.common(engine::Common::words);
  for (const std::uint16_t place : pack.places(engine::kind_of<engine::Delivery>())) {
    if (!marks_public(pack.text(words[place])) || std::ranges::binary_search(superseded, place)) continue;
    deliveries.push_back(pack.number(place));
  }
}

}  // namespace

MarkedPublic::MarkedPublic(const store::Database& database, engine::Revision revision) {
  database.for_each_packed(
      revision,
      [&](const Pack& pack, std::span<const std::uint16_t> superseded) { add(pack, superseded, deliveries_); },
      [&](engine::StoredRecord&& stored) {
        const bool is_delivery = std::holds_alternative<engine::Delivery>(stored.record.fact);
        if (is_delivery && store::is_marked_public(stored.record.words)) deliveries_.push_back(stored.number);
      });
  std::ranges::sort(deliveries_);
}

bool MarkedPublic::has(Number delivery) const { return std::ranges::binary_search(deliveries_, delivery); }

}  // namespace server

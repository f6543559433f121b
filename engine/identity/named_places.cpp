#include "engine/identity/named_places.h"

#include <string_view>
#include <vector>

namespace engine {

void NamedPlaces::add(std::string_view id) {
  if (!id.empty()) ids_.emplace(id);
}

void NamedPlaces::add(const Record& record) {
  if (std::holds_alternative<Location>(record.fact)) add(record.id);
  if (const auto* delivery = std::get_if<Delivery>(&record.fact)) add(delivery->location.text);
  if (const auto* need = std::get_if<Need>(&record.fact)) add(need->location.text);
}

void NamedPlaces::add(const Pack& pack) {
  // A text is looked at once, however many rows say it.
  std::vector<bool> said(pack.text_count());
  std::vector<std::uint64_t> codes;
  const auto note = [&](std::size_t kind, std::size_t position) {
    const std::size_t rows = pack.places(kind).size();
    if (rows == 0) return;
    pack.column(kind, position).read(rows, codes);
    for (std::size_t at = 0; at < rows; ++at) said[codes[at]] = true;
  };
  note(kind_of<Delivery>(), position_of<&Delivery::location>());
  note(kind_of<Need>(), position_of<&Need::location>());
  if (const auto stated = pack.places(kind_of<Location>()); !stated.empty()) {
    const PackedColumn& ids = pack.common(Common::id);
    for (const std::uint16_t at : stated) said[ids[at]] = true;
  }
  for (std::size_t code = 0; code < said.size(); ++code) {
    if (said[code]) add(pack.text(code));
  }
}

}  // namespace engine

#include "server/answers/listing.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/answers/columns.h"
#include "server/answers/deliveries.h"
#include "server/answers/items_in_order.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::size_t page = 100;

}  // namespace

json answer_listing(const Asking& asking) { return answer_listing(asking, json::object()); }

json answer_listing(const Asking& asking, json answer) {
  const std::string& kind = asking.parts.at(0);
  const auto fact = engine::fact_of_table(kind);
  if (!fact) throw Error(Error::Kind::not_found, "there is no kind of record called '" + kind + "'");
  if (std::holds_alternative<engine::Delivery>(*fact)) return answer_deliveries(asking);

  std::vector<engine::Number> visible;
  for (const Listed& listed : asking.edition.records(fact->index())) {
    if (listed.tier <= asking.tier) visible.push_back(listed.number);
  }
  json names = json::object();
  answer.update({{"revision", asking.edition.revision()}, {"kind", kind}, {"total", visible.size()}});
  Items items(answer, asking);
  const Part part = Part::of(asking, visible.size(), page);
  // Some at a time, since an object of each takes a kilobyte.
  constexpr std::size_t at_once = 8192;
  for (std::size_t from = part.from; from < part.to; from += at_once) {
    const Part some{from, std::min(part.to, from + at_once)};
    const auto numbers = std::span(visible).subspan(some.from, some.to - some.from);
    const auto stored = asking.library.database().records(numbers, asking.edition.revision());
    const json noted = add_in_order(items, asking, some, [&](std::size_t at, Names& of_some) {
      return record_json(stored[at - some.from].value(), of_some);
    });
    for (const auto& [id, name] : noted.items()) names.emplace(id, name);
  }
  answer["names"] = std::move(names);
  return answer;
}

}  // namespace server

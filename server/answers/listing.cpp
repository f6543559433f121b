#include "server/answers/listing.h"

#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/answers/columns.h"
#include "server/answers/deliveries.h"
#include "server/answers/items.h"
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
  Names names(asking.edition);
  answer.update({{"revision", asking.edition.revision()}, {"kind", kind}, {"total", visible.size()}});
  Items items(answer, asking);
  const Part part = Part::of(asking, visible.size(), page);
  for (std::size_t i = part.from; i < part.to; ++i) {
    const auto stored = asking.library.database().record(visible[i], asking.edition.revision());
    items.add(record_json(stored.value(), names));
  }
  answer["names"] = names.json();
  return answer;
}

}  // namespace server

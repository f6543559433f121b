#include "server/answers/deliveries.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/columns.h"
#include "server/answers/items_in_order.h"
#include "server/answers/question.h"
#include "server/library/held_revision.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::DeliveryRow;
using engine::Error;
using engine::Question;
using engine::Snapshot;
using nlohmann::json;

constexpr std::size_t page = 100;
constexpr Usual usual{usual_for_coverage.levels, Usual::NoDay::is_all_time};

using Programmes = std::vector<engine::Ref<engine::Programme>>;

Programmes read_programmes(const Asking& asking) {
  Programmes programmes;
  for (const std::string& id : asking.parameters.list("programme")) {
    const auto found = asking.edition.snapshot().programme_by_id.find(id);
    if (found == asking.edition.snapshot().programme_by_id.end()) {
      throw Error(Error::Kind::not_found, "no programme has the id '" + id + "'");
    }
    programmes.push_back(found->second);
  }
  return programmes;
}

// Whether the delivery is by an organisation of the filter: it delivers, or leads what is delivered.
bool by_asked(const Snapshot& snapshot, const DeliveryRow& row, const Question& question) {
  const auto& organisations = question.filter.organisations;
  if (organisations.empty()) return true;
  return std::ranges::find(organisations, row.organisation) != organisations.end() ||
         std::ranges::find(organisations, snapshot.lead(row)) != organisations.end();
}

bool paid_by_asked(const Snapshot& snapshot, const DeliveryRow& row, const Question& question) {
  if (question.filter.donors.empty()) return true;
  if (!row.programme.known()) return false;
  const auto& donors = snapshot.programmes[row.programme.index].donors;
  return std::ranges::any_of(question.filter.donors,
                             [&](auto donor) { return std::ranges::find(donors, donor) != donors.end(); });
}

std::vector<std::size_t> deliveries_asked(const Asking& asking, const Question& question) {
  const Snapshot& snapshot = asking.edition.snapshot();
  const Programmes programmes = read_programmes(asking);
  std::vector<std::size_t> found;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!chosen(snapshot, delivery, question)) continue;
    if (question.day && !active_on(snapshot, delivery, *question.day)) continue;
    if (!by_asked(snapshot, row, question) || !paid_by_asked(snapshot, row, question)) continue;
    if (!programmes.empty() && std::ranges::find(programmes, row.programme) == programmes.end()) continue;
    found.push_back(delivery);
  }
  return found;
}

// The records of those that are shown. They stand in the order of their places, that of the records is another: so of
// many all are held, rather than each read for itself.
engine::HeldRecords hold_shown(const Asking& asking, const std::vector<std::size_t>& found, const Part& part) {
  const store::Database& database = asking.library.database();
  constexpr std::size_t few = 4096;
  if (part.to - part.from > few) {
    return hold_records(database, asking.edition.revision(), {.kind = engine::kind_of<engine::Delivery>()});
  }
  std::vector<engine::Number> numbers;
  for (std::size_t at = part.from; at < part.to; ++at) {
    numbers.push_back(asking.edition.snapshot().deliveries[found[at]].number);
  }
  return hold_few(database, asking.edition.revision(), std::move(numbers));
}

}  // namespace

json delivery_json(const Asking& asking, std::size_t delivery, const engine::StoredRecord& stored, Names& names) {
  const Snapshot& snapshot = asking.edition.snapshot();
  const DeliveryRow& row = snapshot.deliveries[delivery];
  // The record names entities as its source does; the graph knows what they were joined to.
  json item = record_json(stored, names);
  item["organisation"] = names(row.organisation);
  item["programme"] = row.programme.known() ? json(names(row.programme)) : json();
  item["location"] = names(row.location);
  item["service"] = names(row.service);
  item["group"] = row.group.known() ? json(names(row.group)) : json();
  const auto lead = snapshot.lead(row);
  item["lead"] = lead.known() ? json(names(lead)) : json();
  return item;
}

json answer_deliveries(const Asking& asking) {
  const Question question = read_question(asking, usual);
  const auto found = deliveries_asked(asking, question);
  json answer = {{"revision", asking.edition.revision()}, {"at", day_json(question.day)}, {"total", found.size()}};
  Items items(answer, asking);
  const Part part = Part::of(asking, found.size(), page);
  const engine::HeldRecords held = hold_shown(asking, found, part);
  answer["names"] = add_in_order(items, asking, part, [&](std::size_t at, Names& names) {
    const auto place = held.find(asking.edition.snapshot().deliveries[found[at]].number);
    return delivery_json(asking, found[at], held.record(place.value()), names);
  });
  return answer;
}

}  // namespace server

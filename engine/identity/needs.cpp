#include "engine/identity/intake.h"

namespace engine {

std::vector<StoredRecord> take_needs(Intake& intake) {
  Coding coding(intake.present, intake.vocabulary, intake.gazetteer, intake.nodes, intake.remarks);
  std::vector<const std::vector<PlaceWords>*> places;
  for (const NeedRow& row : intake.reading.needs) places.push_back(&row.places);
  coding.find_home(places, intake.options.covers, intake.context(0));

  std::vector<StoredRecord> records;
  for (const NeedRow& row : intake.reading.needs) {
    const RowContext context = intake.context(row.row, row.sheet);
    if (row.people && *row.people < 0) {
      intake.remarks.leave_out(context.spot, std::to_string(*row.people), "a number of people is never negative");
      continue;
    }
    Need need;
    need.location = coding.location(row.places, {}, context);
    need.service = coding.service(row.sector, "", context);
    need.group = coding.group(row.group, context);
    need.people = row.people;
    need.severity = row.severity;
    need.kind = "current";
    need.start = row.start;
    need.end = row.end;
    if (!need.start && !need.end && intake.options.period) {
      need.start = intake.options.period->from;
      need.end = intake.options.period->to;
    }
    StoredRecord stored;
    if (!row.group.empty()) stored.record.words.push_back({"group", row.group});
    if (!row.sector.empty()) stored.record.words.push_back({"service", row.sector});
    stored.record.fact = std::move(need);
    stored.citations = {context.citation};
    records.push_back(std::move(stored));
  }
  return records;
}

}  // namespace engine

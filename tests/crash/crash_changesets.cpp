#include "tests/crash/crash_changesets.h"

#include <map>

namespace {

using engine::Number;
using engine::Revision;
using engine::StoredRecord;

std::string with(const std::string& text, std::uint64_t number) { return text + std::to_string(number); }

// The record of `number` as `revision` wrote it.
StoredRecord record_of(Number number, Revision revision) {
  StoredRecord stored;
  stored.record.id = with("delivery-", number);
  stored.record.source = "iraq.xlsx";
  stored.record.note = with("as of revision ", revision);
  engine::Delivery delivery;
  delivery.organisation.text = with("organisation-", number % 107);
  delivery.service.text = with("service-", number % 11);
  delivery.location.text = with("IQ", number % 259);
  delivery.reach = static_cast<std::int64_t>(number);
  stored.record.fact = delivery;
  stored.citations = {{"iraq.xlsx, sheet Data", static_cast<std::uint32_t>(number)}};
  return stored;
}

StoredRecord numbered(Number number, StoredRecord stored) {
  stored.number = number;
  return stored;
}

engine::Citations moved_citations(Revision revision) {
  return {{with("iraq.xlsx, sheet ", revision), static_cast<std::uint32_t>(revision)}};
}

// What the first `revision` changesets leave.
std::map<Number, StoredRecord> records_after(Revision revision, std::uint64_t imported) {
  std::map<Number, StoredRecord> records;
  Number next = 1;
  for (Revision one = 1; one <= revision; ++one) {
    auto changeset = crash_changeset(one, imported);
    for (StoredRecord& stored : changeset.added) {
      records.emplace_hint(records.end(), next, numbered(next, std::move(stored)));
      ++next;
    }
    for (const StoredRecord& stored : changeset.changed) records.at(stored.number) = stored;
    for (const StoredRecord& stored : changeset.moved) records.at(stored.number).citations = stored.citations;
    for (const Number number : changeset.withdrawn) records.erase(number);
  }
  return records;
}

}  // namespace

engine::Changeset crash_changeset(Revision revision, std::uint64_t imported) {
  engine::Changeset changeset;
  changeset.based_on = revision - 1;
  changeset.when = static_cast<std::int64_t>(revision);
  changeset.actor = "a test";
  changeset.source = "iraq.xlsx";
  if (revision == 1) {
    for (Number number = 1; number <= imported; ++number) changeset.added.push_back(record_of(number, 1));
    return changeset;
  }
  const Number next = imported + 2 * (revision - 2) + 1;
  changeset.added = {record_of(next, revision), record_of(next + 1, revision)};
  const Number first = 3 * (revision - 2) + 1;
  changeset.changed = {numbered(first, record_of(first, revision))};
  changeset.withdrawn = {first + 1};
  changeset.moved = {numbered(first + 2, {})};
  changeset.moved[0].citations = moved_citations(revision);
  return changeset;
}

std::string fault_of(const store::Database& database, std::uint64_t imported) {
  const Revision revision = database.revision();
  auto expected = records_after(revision, imported);
  std::string fault;
  database.for_each(revision, [&](StoredRecord&& stored) {
    const auto found = expected.find(stored.number);
    if (found == expected.end() || found->second != stored) {
      fault = with("record ", stored.number) + " is not as committed";
    } else {
      expected.erase(found);
    }
  });
  if (!expected.empty()) fault = with("records are lost: ", expected.size());
  if (database.log().size() != revision) fault = "the log does not end at the revision";
  for (const std::string& sentence : database.verify().faults) fault = sentence;
  return fault.empty() ? fault : with("at revision ", revision) + ": " + fault;
}

#include "tests/store/database/random_changesets.h"

#include <algorithm>
#include <utility>

#include "tests/store/database/random_records.h"

namespace {

// A few ids only, so that records share them, leave them and come back to them.
void name(std::mt19937& random, engine::StoredRecord& stored) {
  constexpr std::string_view ids[] = {"", "IQ01", "IQ01Q02", "drc", "hope"};
  stored.record.id = ids[pick(random, std::size(ids) - 1)];
}

engine::Pack random_pack(std::mt19937& random) {
  engine::PackBuilder builder;
  for (auto left = 1 + pick(random, 3); left > 0; --left) {
    engine::StoredRecord stored = random_record(random);
    name(random, stored);
    builder.add(stored);
  }
  return builder.finish();
}

}  // namespace

engine::Changeset random_changeset(std::mt19937& random, const store::Database& database) {
  engine::Changeset changeset;
  changeset.based_on = database.revision();
  changeset.when = static_cast<std::int64_t>(pick(random, 2'000'000'000));
  changeset.actor = "an officer";
  changeset.source = "iraq.xlsx";
  changeset.message = "message " + std::to_string(pick(random, 9));
  for (auto left = pick(random, 5); left > 0; --left) {
    changeset.added.push_back(random_record(random));
    name(random, changeset.added.back());
  }
  for (auto left = pick(random, 2); left > 0; --left) changeset.packs.push_back(random_pack(random));
  const engine::Number numbers = database.verify().records;
  for (engine::Number number = 1; number <= numbers; ++number) {
    if (pick(random, 3) != 0) continue;
    engine::StoredRecord stored = random_record(random);
    name(random, stored);
    stored.number = number;
    const bool stands = database.record(number, database.revision()).has_value();
    const auto what = pick(random, 2);
    if (what == 0) changeset.changed.push_back(stored);
    if (what == 1 && stands) changeset.withdrawn.push_back(number);
    if (what == 2 && stands) changeset.moved.push_back(stored);
  }
  if (pick(random, 1) == 0) changeset.moved_packs = engine::pack_all(std::exchange(changeset.moved, {}));
  // No order of theirs is asked for.
  std::ranges::shuffle(changeset.changed, random);
  std::ranges::shuffle(changeset.moved, random);
  return changeset;
}

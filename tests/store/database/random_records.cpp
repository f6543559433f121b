#include "tests/store/database/random_records.h"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/model/tables.h"

namespace {

using engine::Id;

template <class Value>
Value one_of(std::mt19937& random, std::initializer_list<Value> values) {
  return values.begin()[pick(random, values.size() - 1)];
}

void fill(std::mt19937& random, std::string& text) {
  const std::size_t length = one_of<std::size_t>(random, {1, 3, 20, 200});
  text.clear();
  while (text.size() < length) text.push_back(static_cast<char>(pick(random, 255)));
}
template <class Fact>
void fill(std::mt19937& random, Id<Fact>& id) {
  fill(random, id.text);
}
void fill(std::mt19937& random, std::int64_t& number) {
  using Limits = std::numeric_limits<std::int64_t>;
  number = one_of<std::int64_t>(random, {1, -1, 63, 64, -64, -65, 4839, Limits::max(), -Limits::max()});
}
void fill(std::mt19937& random, double& number) {
  number = one_of<double>(random, {0.5, -180.0, 33.3128, 1e300, std::numeric_limits<double>::infinity()});
}
void fill(std::mt19937& random, bool& yes) { yes = pick(random, 1) == 1; }
void fill(std::mt19937& random, engine::Day& day) {
  day.number = one_of<std::int32_t>(random, {0, 19000, -1, engine::Period::open_start.number});
}
void fill(std::mt19937& random, engine::Decimal& amount) { fill(random, amount.ten_thousandths); }
void fill(std::mt19937& random, engine::Period& period) {
  period.from.number = static_cast<std::int32_t>(pick(random, 20000));
  period.to = pick(random, 3) == 0 ? engine::Period::open_end : engine::Day{period.from.number + 31};
}
template <class Value>
void fill(std::mt19937& random, std::optional<Value>& value) {
  fill(random, value.emplace());
}
template <class Value>
void fill(std::mt19937& random, std::vector<Value>& values) {
  values.resize(1 + pick(random, 3));
  for (Value& value : values) fill(random, value);
}

engine::Fact fact_of(std::size_t kind) {
  engine::Fact found;
  std::size_t index = 0;
  engine::for_each_table([&](const auto& fact) {
    if (index++ == kind) found = fact;
  });
  return found;
}

engine::StoredRecord record_of(std::mt19937& random, std::size_t kind, std::uint64_t one_in) {
  engine::StoredRecord stored;
  engine::Record& record = stored.record;
  record.fact = fact_of(kind);
  const auto sometimes = [&](auto& value) {
    if (pick(random, one_in - 1) == 0) fill(random, value);
  };
  sometimes(record.id);
  record.source = one_of<std::string>(random, {"iraq.xlsx", "a steward", "", std::string("\0\1", 2)});
  sometimes(record.assured);
  record.tier = one_of(random, {engine::Tier::everybody, engine::Tier::members, engine::Tier::secretariat});
  sometimes(record.note);
  for (auto left = pick(random, 2); left > 0; --left) {
    engine::Word word;
    fill(random, word.field);
    sometimes(word.text);
    record.words.push_back(word);
  }
  std::visit([&](auto& fact) { engine::for_each_column(fact, [&](const auto&, auto& value) { sometimes(value); }); },
             record.fact);
  stored.citations = random_citations(random);
  return stored;
}

}  // namespace

std::uint64_t pick(std::mt19937& random, std::uint64_t most) { return random() % (most + 1); }

engine::Citations random_citations(std::mt19937& random) {
  engine::Citations citations;
  for (auto left = pick(random, 2); left > 0; --left) {
    const auto place = one_of<std::string>(random, {"iraq.xlsx, sheet Data", "a document, paragraph 4", ""});
    citations.push_back({place, one_of<std::uint32_t>(random, {0, 17, std::numeric_limits<std::uint32_t>::max()})});
  }
  std::ranges::sort(citations);
  return citations;
}

engine::StoredRecord random_record(std::mt19937& random) {
  return record_of(random, pick(random, std::variant_size_v<engine::Fact> - 1), 2);
}

engine::StoredRecord full_record(std::mt19937& random, std::size_t kind) { return record_of(random, kind, 1); }

store::Names with_names_of(store::Names names, const engine::StoredRecord& stored) {
  const auto meet = [&](const std::string& text) {
    if (!names.number(text)) names.add(text);
  };
  meet(stored.record.source);
  for (const engine::Citation& citation : stored.citations) meet(citation.place);
  return names;
}

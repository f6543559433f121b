#include "server/library/mentions.h"

#include <tuple>
#include <utility>

#include "engine/model/blob.h"
#include "engine/model/tables.h"

namespace server {

using namespace engine;

Tier tier_of(const Record& record) {
  return std::holds_alternative<ReferralCount>(record.fact) ? Tier::secretariat : record.tier;
}

std::size_t attendance_column() { return std::tuple_size_v<decltype(Table<Meeting>::columns)> - 1; }

std::string_view who_attended(std::string_view attendance) { return attendance.substr(0, attendance.rfind(':')); }

template <class Fact>
void Mentions::gather(const GatheredRecords::Part& part, std::vector<Kept>& all) {
  if constexpr (!std::is_same_v<Fact, Delivery> && !std::is_same_v<Fact, Location>) {
    const PackedRows<Fact> rows(part);
    const auto add = [&](std::size_t row, std::size_t column, std::string_view id) {
      if (id.empty()) return;
      const Tier tier = std::is_same_v<Fact, ReferralCount> ? Tier::secretariat : rows.tier(row);
      all.push_back({ids_.add(id), static_cast<std::uint32_t>(rows.number(row)),
                     static_cast<std::uint8_t>(kind_of<Fact>()), static_cast<std::uint8_t>(column), tier});
    };
    std::size_t column = 0;
    const Fact blank;
    for_each_column(blank, [&]<class Value>(const auto&, const Value&) {
      for (std::size_t row = 0; row < rows.size(); ++row) {
        if constexpr (requires(Value value) { value.text; }) {
          add(row, column, rows.text_at(column, row));
        } else if constexpr (requires(Value value) { value.front().text; }) {
          std::string_view list = rows.text_at(column, row);
          while (!list.empty()) add(row, column, blob::read_text(list));
        } else if constexpr (std::is_same_v<Fact, Meeting> && std::is_same_v<Value, Texts>) {
          if (column != attendance_column()) continue;
          std::string_view list = rows.text_at(column, row);
          while (!list.empty()) add(row, column, who_attended(blob::read_text(list)));
        }
      }
      ++column;
    });
  }
}

Mentions::Mentions(const store::Database& database, Revision revision) {
  GatheredRecords records;
  database.for_each_packed(
      revision, [&](const Pack& pack, std::span<const std::uint16_t> superseded) { records.add(pack, superseded); },
      [&](StoredRecord&& stored) { records.add(std::move(stored)); });
  records.close();
  std::vector<Kept> all;
  for (const auto& part : records.parts()) {
    [&]<std::size_t... Kind>(std::index_sequence<Kind...>) {
      (gather<std::variant_alternative_t<Kind, Fact>>(part, all), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Fact>>());
  }
  starts_.assign(ids_.size() + 1, 0);
  for (const Kept& one : all) ++starts_[one.id + 1];
  for (std::size_t id = 1; id < starts_.size(); ++id) starts_[id] += starts_[id - 1];
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  kept_.resize(all.size());
  for (const Kept& one : all) kept_[next[one.id]++] = one;
}

std::vector<Mention> Mentions::of(std::string_view id) const {
  std::vector<Mention> found;
  const std::uint32_t known = ids_.find(id);
  if (known == Symbols::none) return found;
  for (std::uint32_t at = starts_[known]; at < starts_[known + 1]; ++at) {
    const Kept& one = kept_[at];
    found.push_back({one.number, one.kind, one.column, one.tier});
  }
  return found;
}

}  // namespace server

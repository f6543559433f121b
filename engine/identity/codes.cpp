#include "engine/identity/codes.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "engine/model/tables.h"

namespace engine {
namespace {

struct ClosedList {
  std::string_view table, column;
  std::span<const std::string_view> codes;
};

constexpr std::array<std::string_view, 2> roles{"lead", "sub-implementer"};
constexpr std::array<std::string_view, 5> delivery_statuses{"active", "planned", "completed", "suspended", "cancelled"};
constexpr std::array<std::string_view, 4> stages{"pre-departure", "reception", "post-arrival", "follow-up"};
constexpr std::array<std::string_view, 3> units{"once", "month", "year"};
constexpr std::array<std::string_view, 4> ways_in{"walk-in", "outreach", "hotline", "referral-only"};
constexpr std::array<std::string_view, 2> payers{"project", "national-budget"};
constexpr std::array<std::string_view, 7> funding_kinds{"pledge", "commitment", "disbursement", "expenditure",
                                                        "budget", "in-kind",    "unknown"};
constexpr std::array<std::string_view, 5> participation_roles{"funding", "accountable", "extending", "implementing",
                                                              "partner"};
constexpr std::array<std::string_view, 5> referral_statuses{"proposed", "pilot", "active", "limited", "ended"};
constexpr std::array<std::string_view, 4> planning_stages{"pre-design", "design", "implementation", "monitoring"};
constexpr std::array<std::string_view, 6> membership_statuses{"chair",       "co-chair", "secretariat",
                                                              "core-member", "observer", "contributor"};
constexpr std::array<std::string_view, 2> need_kinds{"current", "forecast"};
constexpr std::array<std::string_view, 4> subjects{"deliveries", "referrals", "funding", "memberships"};
constexpr std::array<std::string_view, 2> judgements{"same", "different"};

constexpr std::array closed_lists{
    ClosedList{"deliveries", "role", roles},
    ClosedList{"deliveries", "status", delivery_statuses},
    ClosedList{"deliveries", "stage", stages},
    ClosedList{"deliveries", "per", units},
    ClosedList{"deliveries", "way_in", ways_in},
    ClosedList{"deliveries", "paid_by", payers},
    ClosedList{"funding", "kind", funding_kinds},
    ClosedList{"participations", "role", participation_roles},
    ClosedList{"referrals", "status", referral_statuses},
    ClosedList{"referrals", "from_stage", stages},
    ClosedList{"referrals", "to_stage", stages},
    ClosedList{"mechanisms", "stage", planning_stages},
    ClosedList{"memberships", "status", membership_statuses},
    ClosedList{"needs", "per", units},
    ClosedList{"needs", "kind", need_kinds},
    ClosedList{"scopes", "of", subjects},
    ClosedList{"same_as", "judgement", judgements},
};

// The codes of the column, or null where it takes any text.
template <class One>
const ClosedList* list_of(std::string_view column) {
  const auto list = std::ranges::find_if(closed_lists, [&](const ClosedList& closed) {
    return closed.table == Table<One>::name && closed.column == column;
  });
  return list == closed_lists.end() ? nullptr : &*list;
}

}  // namespace

ClosedLists::ClosedLists(const WordLists& lists) {
  std::set<std::string> codes;
  for (const WordRow& row : lists.organisation_kinds) codes.insert(row.code);
  organisation_kinds_.assign(codes.begin(), codes.end());
  for_each_table([&]<class One>(const One&) {
    auto& closed = closed_columns_.emplace_back();
    std::size_t position = 0;
    const auto look = [&](const auto& column) {
      const bool is_kind = std::is_same_v<One, Organisation> && column.name == "kind";
      if (list_of<One>(column.name) != nullptr || (is_kind && !organisation_kinds_.empty())) closed.push_back(position);
      ++position;
    };
    std::apply([&](const auto&... columns) { (look(columns), ...); }, Table<One>::columns);
  });
}

std::vector<StrangeCode> ClosedLists::strange_codes(const Fact& fact) const {
  std::vector<StrangeCode> strange;
  std::visit(
      [&]<class One>(const One& one) {
        for_each_column(one, [&](const auto& column, const auto& value) {
          using Value = std::remove_cvref_t<decltype(value)>;
          if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, Texts>) {
            if (value.empty()) return;
            const auto check = [&](const auto& codes, const std::string& text) {
              if (std::ranges::find(codes, text) != codes.end()) return;
              const auto reads_like = [&, folded = fold(text)](std::string_view code) { return fold(code) == folded; };
              if (std::ranges::any_of(codes, reads_like)) return;
              strange.push_back({Table<One>::name, column.name, text});
            };
            const auto check_all = [&](const auto& codes) {
              if constexpr (std::is_same_v<Value, Texts>) {
                for (const std::string& text : value) check(codes, text);
              } else {
                check(codes, value);
              }
            };
            if (const ClosedList* list = list_of<One>(column.name)) check_all(list->codes);
            const bool is_kind = std::is_same_v<One, Organisation> && column.name == "kind";
            if (is_kind && !organisation_kinds_.empty()) check_all(organisation_kinds_);
          }
        });
      },
      fact);
  return strange;
}

}  // namespace engine

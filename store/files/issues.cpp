#include "store/files/issues.h"

#include "store/files/contacts.h"
#include "store/files/profile.h"

namespace store {
namespace {

constexpr std::uint64_t notes_listed = 10;

}  // namespace

void IssueList::leave_out(std::uint32_t row, std::string_view column, std::string_view value, std::string_view reason) {
  add(engine::Issue::Weight::left_out, row, column, value, reason);
  ++reading_.rows_left;
}

void IssueList::note(std::uint32_t row, std::string_view column, std::string_view value, std::string_view reason) {
  if (++notes_[{std::string(column), std::string(reason)}] <= notes_listed) {
    add(engine::Issue::Weight::note, row, column, value, reason);
  }
}

void IssueList::finish() {
  for (const auto& [about, rows] : notes_) {
    if (rows <= notes_listed) continue;
    add(engine::Issue::Weight::note, 0, about.first, "",
        "the same in " + std::to_string(rows - notes_listed) + " more rows: " + about.second);
  }
}

void IssueList::add(engine::Issue::Weight weight, std::uint32_t row, std::string_view column, std::string_view value,
                    std::string_view reason) {
  constexpr std::size_t shown_bytes = 120;
  reading_.issues.push_back({weight, reading_.file, sheet_, row, std::string(column),
                             shortened(without_contacts(value), shown_bytes), std::string(reason)});
}

}  // namespace store

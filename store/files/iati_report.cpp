#include "store/files/iati_report.h"

#include <algorithm>
#include <array>

#include "store/files/profile.h"

namespace store {
namespace {

using engine::ColumnReport;
using engine::Issue;

constexpr std::uint64_t left_out_listed_most = 10'000;
constexpr std::uint64_t notes_listed = 10;
constexpr std::size_t elements_kept = 200;

struct Understood {
  std::string_view element, meaning;
};

constexpr std::array understood{
    Understood{"activity-date", "start and end of the programme and its deliveries"},
    Understood{"activity-status", "status"},
    Understood{"budget", "budget of the programme"},
    Understood{"iati-identifier", "id"},
    Understood{"location", "location of deliveries"},
    Understood{"name", "name of the organisation"},
    Understood{"organisation-identifier", "id"},
    Understood{"participating-org", "organisations and participations"},
    Understood{"planned-disbursement", "funding"},
    Understood{"recipient-country", "location of deliveries where no finer one is named"},
    Understood{"recipient-org-budget", "funding"},
    Understood{"related-activity", "parent of the programme"},
    Understood{"reporting-org", "organisation"},
    Understood{"sector", "service of deliveries, or goal"},
    Understood{"tag", "goal"},
    Understood{"title", "name"},
    Understood{"transaction", "funding"},
};

struct Ignored {
  std::string_view element, reason;
};

constexpr std::array ignored{
    Ignored{"recipient-country-budget", "says whom no money goes to"},
    Ignored{"recipient-region", "is no place of the tree"},
    Ignored{"recipient-region-budget", "says whom no money goes to"},
    Ignored{"total-budget", "says neither who gives nor for what"},
    Ignored{"total-expenditure", "says neither who gives nor for what"},
};

}  // namespace

void IatiReport::leave_out(std::uint32_t line, std::string_view element, std::string_view value,
                           std::string_view reason) {
  ++reading_.rows_left;
  const bool room = left_out_listed_ < left_out_listed_most;
  if (room) ++left_out_listed_;
  add(Issue::Weight::left_out, room ? left_out_listed_most : 0,
      {Issue::Weight::left_out, "", "", line, std::string(element), std::string(value), std::string(reason)});
}

void IatiReport::doubt(std::uint32_t line, std::string_view element, std::string_view value, std::string_view reason) {
  add(Issue::Weight::unresolved, notes_listed,
      {Issue::Weight::unresolved, "", "", line, std::string(element), std::string(value), std::string(reason)});
}

void IatiReport::note(std::uint32_t line, std::string_view element, std::string_view value, std::string_view reason) {
  add(Issue::Weight::note, notes_listed,
      {Issue::Weight::note, "", "", line, std::string(element), std::string(value), std::string(reason)});
}

void IatiReport::add(Issue::Weight weight, std::uint64_t most, Issue issue) {
  constexpr std::size_t shown_bytes = 120;
  const Reason reason{weight, issue.column, issue.reason};
  if (listed_[reason] >= most) {
    ++unlisted_[reason];
    return;
  }
  ++listed_[reason];
  issue.file = reading_.file;
  issue.value = shortened(issue.value, shown_bytes);
  reading_.issues.push_back(std::move(issue));
}

void IatiReport::met(std::string_view element) {
  const auto found = elements_.find(element);
  if (found != elements_.end()) {
    ++found->second;
  } else if (elements_.size() < elements_kept) {
    elements_.emplace(element, 1);
  }
}

void IatiReport::finish() {
  for (const auto& [reason, count] : unlisted_) {
    reading_.issues.push_back({reason.weight, reading_.file, "", 0, reason.element, "",
                               "the same " + std::to_string(count) + " more times: " + reason.reason});
  }
  for (const auto& [element, count] : elements_) {
    ColumnReport column;
    column.header = element;
    column.reason = std::to_string(count) + (count == 1 ? " element" : " elements");
    const auto known = std::ranges::find(understood, element, &Understood::element);
    const auto other = std::ranges::find(ignored, element, &Ignored::element);
    if (known != understood.end()) {
      column.treatment = ColumnReport::Treatment::understood;
      column.meaning = known->meaning;
    } else if (element == "contact-info") {
      column.treatment = ColumnReport::Treatment::dropped;
      column.reason = "contacts are not stored";
    } else if (other != ignored.end()) {
      column.reason += "; it " + std::string(other->reason);
    }
    reading_.columns.push_back(std::move(column));
  }
}

}  // namespace store

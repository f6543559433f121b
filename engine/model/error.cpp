#include "engine/model/error.h"

namespace engine {

std::string to_text(Issue::Weight weight) {
  switch (weight) {
    case Issue::Weight::left_out:
      return "left-out";
    case Issue::Weight::unresolved:
      return "unresolved";
    case Issue::Weight::note:
      break;
  }
  return "note";
}

std::string to_text(const Issue& issue) {
  std::string text = issue.file;
  if (!issue.sheet.empty()) text += ", sheet '" + issue.sheet + "'";
  if (issue.row != 0) text += ", row " + std::to_string(issue.row);
  if (!issue.column.empty()) text += ", column " + issue.column;
  if (!issue.value.empty()) text += " '" + issue.value + "'";
  return text + ": " + issue.reason;
}

}  // namespace engine

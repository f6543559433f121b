#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/files/export_content.h"

namespace store {

// One column of a sheet of who does what where: how people read it, and its HXL tag.
struct ActivityColumn {
  std::string heading, tag;
  bool counts = false;  // it holds whole numbers
};

// The columns of every sheet that is written, in their order. The reader of 3W sheets understands each of them but
// those of codes that stand beside a name.
const std::vector<ActivityColumn>& activity_columns();

// Which deliveries are written, and how finely they say where.
struct ActivityChoice {
  std::string organisation;                                 // its id; all where it is empty
  enum class Places { shown, own } places = Places::shown;  // own: what an organisation says is told back to it whole
};

// The texts of one row, in the order of the columns.
using TakeTexts = std::function<void(const std::vector<std::string>&)>;

// Shows one row for each delivery, by number, and one for each period in which it was reported. What is unknown is
// empty; ends are the last day, as the sheets of the field have them.
// Cost: a walk over the records; a look-up for each name.
void for_each_activity(const ExportContent& content, const ActivityChoice& choice, const TakeTexts& take);

}  // namespace store

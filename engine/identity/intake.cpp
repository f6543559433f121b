#include "engine/identity/intake.h"

namespace engine {

RowContext Intake::context(std::uint32_t row) const { return context(row, reading.sheet); }

RowContext Intake::context(std::uint32_t row, const std::string& sheet) const {
  const std::string& of_row = sheet.empty() ? reading.sheet : sheet;
  std::string place = reading.file;
  if (!of_row.empty()) place += ", sheet " + of_row;
  return {{reading.file, of_row, row}, {std::move(place), row}};
}

}  // namespace engine

#include "engine/identity/intake.h"

namespace engine {

RowContext Intake::context(std::uint32_t row) const {
  std::string place = reading.file;
  if (!reading.sheet.empty()) place += ", sheet " + reading.sheet;
  return {{reading.file, reading.sheet, row}, {std::move(place), row}};
}

}  // namespace engine

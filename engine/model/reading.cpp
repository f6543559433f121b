#include "engine/model/reading.h"

namespace engine {

std::string to_text(ColumnReport::Treatment treatment) {
  switch (treatment) {
    case ColumnReport::Treatment::understood:
      return "understood";
    case ColumnReport::Treatment::ignored:
      return "ignored";
    case ColumnReport::Treatment::dropped:
      break;
  }
  return "dropped";
}

}  // namespace engine

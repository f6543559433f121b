#include "server/commands/form.h"

#include "engine/model/error.h"

namespace server {

OutputForm form_of(const Parameters& options) {
  const std::string form = options.text("format").value_or("table");
  if (form == "table") return OutputForm::table;
  if (form == "json") return OutputForm::json;
  if (form == "csv") return OutputForm::csv;
  throw engine::Error(engine::Error::Kind::invalid, "--format is table, json or csv, and '" + form + "' is none");
}

}  // namespace server

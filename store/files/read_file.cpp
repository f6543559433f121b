#include "store/files/read_file.h"

#include "store/files/package_reader.h"
#include "store/files/plan.h"
#include "store/files/refusal.h"
#include "store/files/sheet_readers.h"
#include "store/files/survey.h"

namespace store {
namespace {

std::string name_of(const std::filesystem::path& path, const ReadOptions& options) {
  return options.name.empty() ? path.filename().string() : std::filesystem::path(options.name).filename().string();
}

Error no_such_file(const std::filesystem::path& path) {
  return Error(Error::Kind::not_found, "there is no file " + path.string());
}

// Says which other sheets hold a table of the same kind, so that nobody believes they were read.
void note_other_sheets(engine::Reading& reading, const std::vector<SheetSurvey>& surveys, const Choice& choice) {
  const SheetSurvey& chosen = surveys[choice.survey];
  const auto note = [&](const SheetSurvey& sheet, const std::string& reason) {
    reading.issues.push_back({engine::Issue::Weight::note, reading.file, sheet.name.name, 0, "", "", reason});
  };
  if (chosen.name.hidden)
    note(chosen, "the sheet is hidden in the workbook, and was read since no other has the table");
  for (const SheetSurvey& sheet : surveys) {
    if (sheet.sheet == chosen.sheet || sheet.rows == 0 || !can_be_read(sheet, choice.format)) continue;
    note(sheet, std::string(sheet.name.hidden ? "this hidden sheet" : "this sheet") +
                    " holds a table of the same kind (" + std::to_string(sheet.rows) +
                    " rows) and was not read: to read it, name it in a mapping");
  }
}

engine::Reading read_sheet(const std::filesystem::path& path, const std::string& name, const ReadOptions& options) {
  const Mapping mapping = options.mapping.value_or(Mapping{});
  const auto workbook = open_workbook(path, name, options.limits);
  const std::vector<SheetSurvey> surveys = survey_sheets(*workbook, name, mapping);
  const Choice choice = choose_sheet(surveys, name, options.format);
  const SheetPlan plan = make_plan(surveys[choice.survey], choice.format);

  engine::Reading reading;
  reading.file = name;
  reading.format = to_text(choice.format);
  reading.sheet = plan.sheet_name;
  reading.columns = plan.columns;
  note_other_sheets(reading, surveys, choice);
  if (choice.format == Format::locations) return read_places(*workbook, plan, std::move(reading));
  if (choice.format == Format::needs) return read_needs(*workbook, plan, options, std::move(reading));
  return read_activities(*workbook, plan, options, std::move(reading));
}

bool is_native(const std::filesystem::path& path, const std::string& name, const ReadOptions& options) {
  return !options.mapping && is_native_table(path, name, options.limits);
}

}  // namespace

engine::Reading read_file(const std::filesystem::path& path, const ReadOptions& options) {
  if (!std::filesystem::exists(path)) throw no_such_file(path);
  const std::string name = name_of(path, options);
  if (is_package(path)) return read_package(path, options);
  const bool wanted_native = options.format == Format::datapackage;
  if (wanted_native || (!options.format && is_native(path, name, options))) {
    if (!is_native(path, name, options)) {
      throw unreadable(
          name,
          "is no table of the native file set: it must be named like one, such as needs.csv, and have its columns");
    }
    return read_native_table(path, name, options.limits);
  }
  return read_sheet(path, name, options);
}

Format guess_format(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) throw no_such_file(path);
  const std::string name = path.filename().string();
  const Limits limits;
  if (is_package(path) || is_native_table(path, name, limits)) return Format::datapackage;
  const auto workbook = open_workbook(path, name, limits);
  return choose_sheet(survey_sheets(*workbook, name, Mapping{}), name, std::nullopt).format;
}

}  // namespace store

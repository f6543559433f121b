#include "store/files/read_file.h"

#include <algorithm>

#include "store/files/contact_removal.h"
#include "store/files/formats.h"
#include "store/files/plan.h"
#include "store/files/refusal.h"
#include "store/files/sheet_readers.h"
#include "store/files/sound_records.h"
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
void note_other_sheets(engine::Reading& reading, const std::vector<SheetSurvey>& surveys, const Choice& choice,
                       const std::vector<std::size_t>& taken) {
  const auto note = [&](const SheetSurvey& sheet, const std::string& reason) {
    reading.issues.push_back({engine::Issue::Weight::note, reading.file, sheet.name.name, 0, "", "", reason});
  };
  if (surveys[choice.survey].name.hidden)
    note(surveys[choice.survey], "the sheet is hidden in the workbook, and was read since no other has the table");
  for (std::size_t at = 0; at < surveys.size(); ++at) {
    const SheetSurvey& sheet = surveys[at];
    if (sheet.rows == 0 || !can_be_read(sheet, choice.format)) continue;
    if (std::ranges::find(taken, at) == taken.end()) {
      note(sheet, std::string(sheet.name.hidden ? "this hidden sheet" : "this sheet") +
                      " holds a table of the same kind (" + std::to_string(sheet.rows) +
                      " rows) and was not read: to read it, name it in a mapping");
    } else if (at != choice.survey) {
      note(sheet, "was read too: it goes on with sheet '" + reading.sheet + "'");
    }
  }
}

// Adds the columns of one more sheet to the report, as spreadsheets write them: 'Sheet'!K.
void report_columns(engine::Reading& reading, const SheetPlan& plan) {
  for (engine::ColumnReport column : plan.columns) {
    if (plan.sheet_name != reading.sheet) column.column = "'" + plan.sheet_name + "'!" + column.column;
    reading.columns.push_back(std::move(column));
  }
}

engine::Reading read_sheet(const std::filesystem::path& path, const std::string& name, const ReadOptions& options) {
  const Mapping mapping = options.mapping.value_or(Mapping{});
  const auto workbook = open_workbook(path, name, options.limits);
  const std::vector<SheetSurvey> surveys = survey_sheets(*workbook, name, mapping);
  const Choice choice = choose_sheet(surveys, name, options.format);
  const std::vector<std::size_t> taken = sheets_to_read(surveys, choice);

  engine::Reading reading;
  reading.file = name;
  reading.format = to_text(choice.format);
  reading.sheet = surveys[choice.survey].name.name;
  if (const std::string remark = workbook->remark(); !remark.empty()) {
    reading.issues.push_back({engine::Issue::Weight::note, reading.file, "", 0, "", "", remark});
  }
  note_other_sheets(reading, surveys, choice, taken);
  for (const std::size_t survey : taken) {
    const SheetPlan plan =
        make_plan(surveys[survey], choice.format, options.keep_contacts ? Contacts::keep : Contacts::drop);
    report_columns(reading, plan);
    if (choice.format == Format::locations) {
      read_places(*workbook, plan, options, reading);
    } else if (choice.format == Format::needs) {
      read_needs(*workbook, plan, options, reading);
    } else {
      read_activities(*workbook, plan, options, reading);
    }
  }
  if (taken.size() > 1) join_needs(reading.needs);
  return reading;
}

// Whether the format is read from sheets, by what their columns mean.
bool is_of_sheets(Format format) {
  return format == Format::who_what_where || format == Format::needs || format == Format::locations;
}

Error other_format(const std::string& name, Format wanted) {
  if (wanted == Format::datapackage) {
    return unreadable(
        name, "is no table of the native file set: it must be named like one, such as needs.csv, and have its columns");
  }
  return unreadable(name, "is not of the format " + to_text(wanted) + ": leave --as out to have the format found");
}

// The format that the file is of; nothing where it is to be read as a sheet.
const FileFormat* find_format(const FileStart& start, const std::optional<Format>& wanted) {
  if (wanted && is_of_sheets(*wanted)) return nullptr;
  for (const FileFormat& format : file_formats()) {
    if ((!wanted || *wanted == format.format) && format.recognises(start)) return &format;
  }
  if (wanted) throw other_format(start.name, *wanted);
  return nullptr;
}

}  // namespace

engine::Reading read_file(const std::filesystem::path& path, const ReadOptions& options) {
  if (!std::filesystem::exists(path)) throw no_such_file(path);
  const std::string name = name_of(path, options);
  // A mapping speaks of the columns of a sheet.
  const FileFormat* format = options.mapping ? nullptr : find_format(read_start(path, name), options.format);
  if (format == nullptr) return read_sheet(path, name, options);
  ReadOptions named = options;
  if (!std::filesystem::is_directory(path)) named.name = name;
  engine::Reading reading = format->read(path, named);
  if (!options.keep_contacts) remove_contacts(reading);
  check_records(reading);
  return reading;
}

Format guess_format(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) throw no_such_file(path);
  const std::string name = path.filename().string();
  if (const FileFormat* format = find_format(read_start(path, name), std::nullopt)) return format->format;
  const auto workbook = open_workbook(path, name, Limits());
  return choose_sheet(survey_sheets(*workbook, name, Mapping{}), name, std::nullopt).format;
}

}  // namespace store

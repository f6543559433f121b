#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "tests/store/files/iati_text.h"
#include "tests/store/files/real_files.h"

namespace {

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string counts_of(const engine::Reading& reading) {
  std::map<std::string, int> kinds;
  for (const auto& stored : records_of(reading)) ++kinds[std::string(engine::table_of(stored.record.fact))];
  std::string text = std::to_string(reading.rows_read) + " rows, " + std::to_string(reading.rows_left) + " left";
  for (const auto& [kind, count] : kinds) text += ", " + std::to_string(count) + " " + kind;
  return text;
}

TEST(IatiRealFiles, AreReadOrRefusedByNameAndLine) {
  REAL_FILE_OR_SKIP(folder, "iati");
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    const std::string name = entry.path().filename().string();
    std::string counts;
    const std::string refusal = refusal_of([&] { counts = counts_of(store::read_file(entry.path(), {})); });
    std::cout << name << ": " << (refusal == "taken" ? counts : refusal) << "\n";
    EXPECT_EQ(refusal, name == "broken.xml"
                           ? "broken.xml is damaged at line 4 (no element found): send it again, or save it anew"
                           : "taken");
  }
}

TEST(IatiRealFiles, OfTheStandardThatShouldPassAreRead) {
  REAL_FILE_OR_SKIP(folder, "iati/schemas/tests");
  int read = 0;
  int activities = 0;
  for (const auto& path : files_below(folder)) {
    // Registry records are of another standard, about who published what.
    if (path.string().find("should-pass") == std::string::npos || path.string().find("registry") != std::string::npos)
      continue;
    EXPECT_EQ(refusal_of([&] { activities += store::read_file(path, {}).format == "iati"; }), "taken") << path;
    ++read;
  }
  EXPECT_EQ(activities, read);
  std::cout << read << " files that should pass were read\n";
}

TEST(IatiRealFiles, OfTheStandardThatShouldFailAreReadAndReported) {
  REAL_FILE_OR_SKIP(folder, "iati/schemas/tests");
  int refused = 0;
  int reported = 0;
  int silent = 0;
  for (const auto& path : files_below(folder)) {
    if (path.string().find("should-fail") == std::string::npos || path.string().find("registry") != std::string::npos)
      continue;
    engine::Reading reading;
    const std::string refusal = refusal_of([&] { reading = store::read_file(path, {}); });
    if (refusal != "taken") {
      EXPECT_NE(refusal.find(path.filename().string() + " is damaged at line "), std::string::npos) << refusal;
      ++refused;
      continue;
    }
    const bool named = std::ranges::any_of(reading.issues, [](const engine::Issue& issue) {
      return issue.row > 0 && (issue.reason.find("IATI 2.03") != std::string::npos ||
                               issue.reason.find("must follow") != std::string::npos ||
                               issue.reason.find(" is no ") != std::string::npos || issue.reason.starts_with("is n"));
    });
    ++(named ? reported : silent);
    if (!named) std::cout << "nothing of its structure is said of " << path << "\n" << issues_text(reading);
  }
  std::cout << refused << " files that should fail were refused, " << reported << " read with their faults, " << silent
            << " without\n";
  EXPECT_EQ(silent, 0);
}

TEST(IatiRealFiles, OfTheStandardThatShouldPassHaveNoFaultOfStructure) {
  REAL_FILE_OR_SKIP(folder, "iati/schemas/tests");
  for (const auto& path : files_below(folder)) {
    if (path.string().find("should-pass") == std::string::npos || path.string().find("registry") != std::string::npos)
      continue;
    std::string said;
    for (const auto& issue : store::read_file(path, {}).issues) {
      if (issue.reason.find("IATI 2.03") != std::string::npos ||
          issue.reason.find("must follow") != std::string::npos) {
        said += engine::to_text(issue) + "\n";
      }
    }
    EXPECT_EQ(said, "") << path;
  }
}

}  // namespace

#pragma once

#include <string>

#include "store/files/iati.h"
#include "tests/store/files/reading_text.h"
#include "tests/store/files/records_text.h"

// Made IATI documents as readings.

// What a file of this text says.
inline engine::Reading reading_of_xml(const std::string& xml, const std::string& name = "made.xml") {
  const TemporaryFolder folder;
  write_text(folder / name, xml);
  return store::read_file(folder / name, {});
}

// One activity of 2.03 with what must be there, and `parts` behind it in whatever order.
inline std::string activity_of(const std::string& parts, const std::string& attributes = "default-currency=\"EUR\"") {
  return "<iati-activities version=\"2.03\"><iati-activity " + attributes +
         "><iati-identifier>A-1</iati-identifier>"
         "<reporting-org ref=\"XX-HOPE\" type=\"22\"><narrative>Hope</narrative></reporting-org>"
         "<title><narrative>Water for all</narrative></title>" +
         parts + "</iati-activity></iati-activities>";
}

// The lines of `text` that begin with `kind`.
inline std::string lines_of(const std::string& text, const std::string& kind) {
  std::string found;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    const std::string line = text.substr(from, end - from);
    if (line.starts_with(kind)) found += line + "\n";
    from = end + 1;
  }
  return found;
}

// The records of one kind that the activity with these parts gives.
inline std::string stated(const std::string& parts, const std::string& kind,
                          const std::string& attributes = "default-currency=\"EUR\"") {
  return lines_of(records_text(reading_of_xml(activity_of(parts, attributes))), kind);
}

// What is said of the activity, but for how it differs from the structure of 2.03.
inline std::string faults_of(const engine::Reading& reading) {
  std::string text;
  for (const auto& issue : reading.issues) {
    const bool of_structure = issue.reason.find("IATI 2.03") != std::string::npos ||
                              issue.reason.find("must follow") != std::string::npos ||
                              issue.column.find(' ') != std::string::npos;
    if (of_structure) continue;
    text += engine::to_text(issue.weight) + " " + engine::to_text(issue) + "\n";
  }
  return text;
}

#include "store/files/workbook_parts.h"

#include <charconv>
#include <map>
#include <set>

#include "store/files/refusal.h"
#include "store/files/xml_part.h"

namespace store {
namespace {

// The part that `target` means when the part `from` names it: "/xl/a.xml" as it stands, "a.xml" and
// "../a.xml" from the folder of `from`.
std::string resolve(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = from.substr(0, from.rfind('/') == std::string::npos ? 0 : from.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.erase(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

struct Relation {
  std::string id, kind, target;
};

class RelationListener : public XmlListener {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship") return;
    const std::string_view type = attributes["Type"];
    relations.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                         std::string(attributes["Target"])});
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<Relation> relations;
};

std::vector<Relation> read_relations(Archive& archive, const std::string& of) {
  const auto slash = of.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : of.substr(0, slash + 1);
  const std::string part = folder + "_rels/" + of.substr(folder.size()) + ".rels";
  if (!archive.has(part)) return {};
  RelationListener listener;
  parse_part(archive, part, listener);
  for (Relation& relation : listener.relations) relation.target = resolve(of, relation.target);
  return listener.relations;
}

class WorkbookListener : public XmlListener {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view from_1904 = attributes["date1904"];
      if (from_1904 == "1" || from_1904 == "true") dates = DateSystem::from_1904;
    } else if (name == "sheet") {
      const std::string_view state = attributes["state"];
      sheets.emplace_back(SheetName{std::string(attributes["name"]), state == "hidden" || state == "veryHidden"},
                          std::string(attributes["id"]));
    }
  }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

  DateSystem dates = DateSystem::from_1900;
  std::vector<std::pair<SheetName, std::string>> sheets;  // with the id of its relation
};

class StyleListener : public XmlListener {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cell_formats_ = true;
    if (name == "numFmt" && shows_dates(attributes["formatCode"]))
      declared_dates_.insert(number(attributes["numFmtId"]));
    if (name == "numFmt") declared_.insert(number(attributes["numFmtId"]));
    if (name != "xf" || !in_cell_formats_) return;
    const int format = number(attributes["numFmtId"]);
    date_formats.push_back(declared_.contains(format) ? declared_dates_.contains(format) : shows_dates(format));
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }
  void text(std::string_view) override {}

  std::vector<bool> date_formats;

 private:
  static int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  bool in_cell_formats_ = false;
  std::set<int> declared_, declared_dates_;
};

// The name of the workbook's main part.
std::string find_main_part(Archive& archive) {
  for (const Relation& relation : read_relations(archive, "")) {
    if (relation.kind == "officeDocument" && relation.target.ends_with(".xml") && archive.has(relation.target)) {
      if (relation.target.starts_with("word/") || relation.target.starts_with("ppt/")) break;
      return relation.target;
    }
  }
  if (archive.has("xl/workbook.xml")) return "xl/workbook.xml";
  if (archive.has("xl/workbook.bin")) {
    throw unreadable(archive.name(), "is a binary workbook (.xlsb): save it as an Excel workbook (.xlsx)");
  }
  throw unreadable(archive.name(), "is an archive, and no Excel workbook: send the sheet as .xlsx or CSV");
}

}  // namespace

WorkbookParts read_workbook_parts(Archive& archive) {
  const std::string main = find_main_part(archive);
  WorkbookListener listener;
  parse_part(archive, main, listener);

  WorkbookParts parts;
  parts.dates = listener.dates;
  std::map<std::string, std::string> sheet_parts;
  for (const Relation& relation : read_relations(archive, main)) {
    if (relation.kind == "worksheet") sheet_parts[relation.id] = relation.target;
    if (relation.kind == "sharedStrings") parts.shared_strings = relation.target;
    if (relation.kind == "styles") parts.styles = relation.target;
  }
  for (auto& [name, relation] : listener.sheets) {
    const auto found = sheet_parts.find(relation);  // a chart sheet has none
    if (found != sheet_parts.end() && archive.has(found->second)) parts.sheets.push_back({name, found->second});
  }
  if (parts.sheets.empty()) throw unreadable(archive.name(), "is a workbook without a sheet");
  return parts;
}

std::vector<bool> read_date_formats(Archive& archive, const std::string& part) {
  if (part.empty() || !archive.has(part)) return {};
  StyleListener listener;
  parse_part(archive, part, listener);
  return listener.date_formats;
}

}  // namespace store

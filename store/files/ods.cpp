#include "store/files/ods.h"

#include <set>

#include "store/files/archive.h"
#include "store/files/ods_cells.h"
#include "store/files/refusal.h"
#include "store/files/xml_part.h"

namespace store {
namespace {

constexpr const char* content = "content.xml";

// Hears of the sheets of the content, and of the styles that hide some.
class SheetListener : public XmlListener {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "style") style_ = attributes["name"];
    if (name == "table-properties" && attributes["display"] == "false") hiding_.insert(style_);
    if (name == "spreadsheet") is_spreadsheet = true;
    // A table inside a cell, or of tracked changes, is no sheet.
    if (name == "table" && ++depth_ == 1) {
      sheets.push_back({std::string(attributes["name"]), hiding_.contains(std::string(attributes["style-name"]))});
    }
  }
  void close(std::string_view name) override {
    if (name == "table") --depth_;
  }
  void text(std::string_view) override {}

  std::vector<SheetName> sheets;
  bool is_spreadsheet = false;

 private:
  std::string style_;
  std::set<std::string> hiding_;
  int depth_ = 0;
};

// Whether the manifest says that parts are encrypted.
class ManifestListener : public XmlListener {
 public:
  void open(std::string_view name, const Attributes&) override { encrypted = encrypted || name == "encryption-data"; }
  void close(std::string_view) override {}
  void text(std::string_view) override {}

  bool encrypted = false;
};

void refuse_encrypted(Archive& archive) {
  constexpr const char* manifest = "META-INF/manifest.xml";
  if (!archive.has(manifest)) return;
  ManifestListener listener;
  parse_part(archive, manifest, listener);
  if (!listener.encrypted) return;
  throw unreadable(archive.name(), "is encrypted: open it, save it without a password and send it again");
}

class Ods : public Workbook {
 public:
  Ods(const std::filesystem::path& path, const std::string& name, const Limits& limits)
      : limits_(limits), archive_(path, name, limits) {
    refuse_encrypted(archive_);
    SheetListener listener;
    parse_part(archive_, content, listener);
    if (!listener.is_spreadsheet) {
      throw unreadable(name, "is an OpenDocument file, and no spreadsheet: send the table as .xlsx, .ods or CSV");
    }
    if (listener.sheets.empty()) throw unreadable(name, "is a workbook without a sheet");
    sheets_ = std::move(listener.sheets);
  }

  const std::vector<SheetName>& sheets() const override { return sheets_; }

  void read(std::size_t sheet, const TakeRow& take) override {
    OdsCells cells(archive_.name(), limits_, sheet, take);
    XmlReader reader(archive_.name() + ": its part " + content, cells);
    archive_.read(content, [&](std::string_view piece) {
      reader.feed(piece);
      return !cells.stopped();
    });
    if (!cells.stopped()) reader.finish();
  }

 private:
  Limits limits_;
  Archive archive_;
  std::vector<SheetName> sheets_;
};

}  // namespace

bool is_ods(const std::filesystem::path& path, const std::string& name, const Limits& limits) {
  const Archive archive(path, name, limits);
  return archive.has(content) && !archive.has("xl/workbook.xml");
}

std::unique_ptr<Workbook> open_ods(const std::filesystem::path& path, const std::string& name, const Limits& limits) {
  return std::make_unique<Ods>(path, name, limits);
}

}  // namespace store

#include "store/files/aiddata_release.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

#include "store/files/archive.h"
#include "store/files/csv.h"
#include "store/files/refusal.h"

namespace store {
namespace {

constexpr std::array columns{
    KnownColumn{"project id", "project", "project"},
    KnownColumn{"project title", "title", "title"},
    KnownColumn{"start actual isodate", "start", "first day"},
    KnownColumn{"end actual isodate", "end", "last day"},
    KnownColumn{"donors", "donors", "donors"},
    KnownColumn{"donors iso3", "donors-iso3", "countries of the donors"},
    KnownColumn{"recipients", "recipients", "country that receives"},
    KnownColumn{"recipients iso3", "recipients-iso3", "code of the country that receives"},
    KnownColumn{"ad sector codes", "sectors", "purpose codes"},
    KnownColumn{"ad sector names", "sector-names", "purposes"},
    KnownColumn{"status", "status", "status"},
    KnownColumn{"total commitments", "total-commitments", "budget, and commitments where no transactions are told"},
    KnownColumn{"total disbursements", "total-disbursements", "disbursements where no transactions are told"},
    KnownColumn{"precision code", "precision", "how exactly the place is known"},
    KnownColumn{"geoname id", "geoname", "number of the place"},
    KnownColumn{"place name", "place", "place"},
    KnownColumn{"latitude", "lat", "latitude"},
    KnownColumn{"longitude", "lon", "longitude"},
    KnownColumn{"location type code", "place-type", "kind of the place"},
    KnownColumn{"gazetteer adm code", "hierarchy-codes", "numbers of the places above"},
    KnownColumn{"gazatteer adm code", "hierarchy-codes", "numbers of the places above"},
    KnownColumn{"gazetteer adm name", "hierarchy", "places above"},
    KnownColumn{"gazatteer adm name", "hierarchy", "places above"},
    KnownColumn{"transaction id", "transaction", "transaction"},
    KnownColumn{"transaction isodate", "date", "day"},
    KnownColumn{"transaction year", "year", "year"},
    KnownColumn{"transaction value code", "code", "commitment, disbursement or expenditure"},
    KnownColumn{"transaction currency", "currency", "currency"},
    KnownColumn{"transaction value", "value", "amount"},
    KnownColumn{"implementer", "implementers", "who implements"},
    KnownColumn{"implementers", "implementers", "who implements"},
    KnownColumn{"implementing agency", "implementers", "who implements"},
    KnownColumn{"executing agency", "agencies", "who implements; the persons beside them are dropped"},
    KnownColumn{"donor type", "donor-type", "kind of the donors"},
    KnownColumn{"project officer", "person", ""},
    KnownColumn{"project manager", "person", ""},
    KnownColumn{"contact", "person", ""},
    KnownColumn{"contact person", "person", ""},
    KnownColumn{"contact name", "person", ""},
};

std::optional<AidTable> kind_of(const NamedColumns& table) {
  if (!table.has("project")) return std::nullopt;
  const bool has_place = table.has_all({"place", "lat", "lon"});
  if (table.has_all({"title", "donors"})) return has_place ? AidTable::level : AidTable::projects;
  if (has_place && table.has("geoname")) return AidTable::places;
  if (table.has_all({"value", "code"})) return AidTable::transactions;
  if (table.has("implementers") || table.has("agencies") || table.has("donor-type")) return AidTable::ancillary;
  return std::nullopt;
}

bool is_any(const NamedColumns& table) { return kind_of(table).has_value(); }

// An ancillary table has nothing that shows where it comes from.
bool is_particular(const NamedColumns& table) {
  const auto kind = kind_of(table);
  return kind && *kind != AidTable::ancillary;
}

void take(Release& release, std::shared_ptr<Workbook> workbook, const std::string& file) {
  auto table = find_table(*workbook, columns, is_any);
  if (!table) {
    release.others.push_back(file);
    return;
  }
  const AidTable kind = kind_of(table->columns).value();
  release.tables.push_back({kind, file, std::move(workbook), std::move(*table)});
}

bool may_hold_table(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".csv" || ending == ".tsv" || ending == ".xlsx" || ending == ".txt";
}

// The names of the files of the folder, in order.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file() && may_hold_table(entry.path())) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

// How the sentences call a file of the release.
std::string inside_of(const std::string& release, const std::string& file) {
  std::string text = release;
  text += '/';
  text += file;
  return text;
}

void take_folder(Release& release, const std::filesystem::path& folder, const std::string& name, const Limits& limits) {
  for (const auto& inside : {folder, folder / "data"}) {
    for (const auto& path : files_of(inside)) {
      const std::string file = path.filename().string();
      if (std::filesystem::is_empty(path)) continue;
      take(release, open_workbook(path, inside_of(name, file), limits), file);
    }
  }
}

std::string read_part(Archive& archive, const std::string& part) {
  constexpr std::size_t most_bytes = 64U << 20U;
  std::string text;
  archive.read(part, [&](std::string_view piece) {
    text += piece;
    if (text.size() > most_bytes) {
      throw oversized(archive.name(),
                      "holds the table " + part + " of more than 64 MB: unpack it, and import its folder");
    }
    return true;
  });
  return text;
}

void take_archive(Release& release, const std::filesystem::path& path, const std::string& name, const Limits& limits) {
  Archive archive(path, name, limits);
  for (const std::string& part : archive.parts()) {
    const std::filesystem::path inside(part);
    const std::string file = inside.filename().string();
    if (file.starts_with('.') || (inside.extension() != ".csv" && inside.extension() != ".tsv")) continue;
    auto text = std::make_shared<const std::string>(read_part(archive, part));
    if (trim(*text).empty()) continue;
    const auto open = [text] { return std::make_unique<std::istringstream>(*text); };
    take(release, open_csv(open, inside_of(name, file), limits), file);
  }
}

// Whether the file is a ZIP of tables, and no workbook.
bool is_archive_of_tables(const FileStart& start) {
  if (start.kind != FileStart::Kind::zip) return false;
  try {
    const Archive archive(start.path, start.name, Limits());
    return !archive.has("[Content_Types].xml") && !archive.has("mimetype");
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

const ReleaseTable* Release::find(AidTable kind) const {
  const auto found = std::ranges::find(tables, kind, &ReleaseTable::kind);
  return found == tables.end() ? nullptr : &*found;
}

Release open_release(const std::filesystem::path& path, const std::string& name, const Limits& limits) {
  Release release;
  const FileStart start = read_start(path, name);
  if (start.kind == FileStart::Kind::folder) {
    take_folder(release, path, name, limits);
  } else if (is_archive_of_tables(start)) {
    take_archive(release, path, name, limits);
  } else {
    take(release, open_workbook(path, name, limits), name);
  }
  std::ranges::stable_sort(release.tables, {}, &ReleaseTable::kind);
  return release;
}

bool begins_aid_table(const FileStart& start) {
  if (start.kind == FileStart::Kind::folder) {
    for (const auto& inside : {start.path, start.path / "data"}) {
      for (const auto& file : files_of(inside)) {
        if (begins_table(read_start(file, start.name), columns, is_particular)) return true;
      }
    }
    return false;
  }
  if (!is_archive_of_tables(start)) return begins_table(start, columns, is_particular);
  try {
    const Release release = open_release(start.path, start.name, Limits());
    return release.find(AidTable::projects) != nullptr || release.find(AidTable::level) != nullptr;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace store

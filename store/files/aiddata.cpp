#include "store/files/aiddata.h"

#include <functional>
#include <set>

#include "store/files/aiddata_projects.h"
#include "store/files/aiddata_release.h"
#include "store/files/refusal.h"

namespace store {
namespace {

// Reads the tables of a release into one reading.
class ReleaseReader {
 public:
  ReleaseReader(const Release& release, engine::Reading& reading)
      : release_(release), reading_(reading), projects_(reading) {}

  void read() {
    const auto has = [&](AidTable kind) { return release_.find(kind) != nullptr; };
    each(AidTable::ancillary,
         [&](const NamedRow& row, const engine::Citation&, IssueList&) { projects_.take_ancillary(row); });
    const AidTable places = has(AidTable::places) ? AidTable::places : AidTable::level;
    // The rows of a level table are projects' rows too, and counted as these.
    const bool counted = places == AidTable::places;
    silently(places, [&](const NamedRow& row) { projects_.learn_place(row); });
    each(
        places,
        [&](const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
          projects_.take_place(row, citation, issues);
        },
        counted);
    read_projects(has(AidTable::projects) ? AidTable::projects : AidTable::level, has(AidTable::transactions));
    each(AidTable::transactions, [&](const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
      projects_.take_transaction(row, citation, issues);
    });
    const ReleaseTable* stated = release_.find(has(AidTable::projects) ? AidTable::projects : AidTable::level);
    IssueList issues(reading_, stated->file == reading_.file ? "" : stated->file);
    if (has(AidTable::transactions)) projects_.compare_totals(issues);
    issues.finish();
    note_others();
    projects_.finish();
  }

 private:
  using TakeCited = std::function<void(const NamedRow&, const engine::Citation&, IssueList&)>;

  void read_projects(AidTable kind, bool has_transactions) {
    each(kind, [&](const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
      // A level table has a row a place, so that its projects come again.
      if (kind == AidTable::level && !seen_.insert(std::string(row["project"])).second) return;
      projects_.take_project(row, citation, issues);
      if (!has_transactions) projects_.take_totals(row, citation, issues);
    });
  }

  void silently(AidTable kind, const std::function<void(const NamedRow&)>& take) const {
    for (const ReleaseTable& table : release_.tables) {
      if (table.kind == kind) read_rows(*table.workbook, table.table, take);
    }
  }

  void each(AidTable kind, const TakeCited& take, bool counted = true) {
    for (const ReleaseTable& table : release_.tables) {
      if (table.kind != kind) continue;
      const bool is_alone = table.file == reading_.file;
      const std::string place = is_alone ? reading_.file : reading_.file + "/" + table.file;
      IssueList issues(reading_, is_alone ? "" : table.file);
      read_rows(*table.workbook, table.table, [&](const NamedRow& row) {
        if (row.empty()) return;
        if (counted) ++reading_.rows_read;
        take(row, {place, row.number()}, issues);
      });
      issues.finish();
      if (!counted) continue;
      const auto report = table.table.columns.report(is_alone ? "" : table.file);
      reading_.columns.insert(reading_.columns.end(), report.begin(), report.end());
    }
  }

  void note_others() {
    for (const std::string& file : release_.others) {
      reading_.issues.push_back({engine::Issue::Weight::note, reading_.file, file, 0, "", "",
                                 "this file is no table of projects, places or money, and was not read"});
    }
  }

  const Release& release_;
  engine::Reading& reading_;
  AidProjects projects_;
  std::set<std::string> seen_;
};

}  // namespace

bool is_aiddata(const FileStart& start) { return begins_aid_table(start); }

engine::Reading read_aiddata(const std::filesystem::path& path, const ReadOptions& options) {
  engine::Reading reading;
  const std::filesystem::path folder = path.has_filename() ? path : path.parent_path();
  reading.file = options.name.empty() ? folder.filename().string() : options.name;
  reading.format = to_text(Format::aiddata);
  const Release release = open_release(path, reading.file, options.limits);
  if (release.tables.empty()) throw unreadable(reading.file, "holds no table of a geocoded release of AidData");
  if (release.find(AidTable::projects) == nullptr && release.find(AidTable::level) == nullptr) {
    const bool is_money = release.find(AidTable::transactions) != nullptr;
    throw unreadable(reading.file, std::string("holds the ") + (is_money ? "money" : "places") +
                                       " of AidData's projects without the projects: import the folder of the release, "
                                       "or its ZIP file, so that all its tables are read together");
  }
  ReleaseReader(release, reading).read();
  return reading;
}

}  // namespace store

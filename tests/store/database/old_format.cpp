#include "tests/store/database/old_format.h"

#include <memory>

#include <rocksdb/db.h>

#include "store/database/encoding.h"
#include "store/database/folder.h"
#include "store/database/keys.h"
#include "store/database/ledger.h"
#include "store/database/rocks.h"
#include "tests/store/database/organisations.h"

namespace keys = store::keys;

namespace {

// The column families of format 1.
class OldDatabase {
 public:
  explicit OldDatabase(const std::filesystem::path& folder) : held_(folder) {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* opened = nullptr;
    store::check(rocksdb::DB::Open(options, folder.string(), &opened), "make the old database");
    database_.reset(opened);
    for (const std::string name : {"records", "citations", "ids", "sources"}) {
      rocksdb::ColumnFamilyHandle* family = nullptr;
      store::check(database_->CreateColumnFamily({}, name, &family), "make the old database");
      families_.push_back(family);
    }
  }
  ~OldDatabase() {
    for (auto* family : families_) database_->DestroyColumnFamilyHandle(family).PermitUncheckedError();
  }
  OldDatabase(const OldDatabase&) = delete;
  OldDatabase& operator=(const OldDatabase&) = delete;

  void put(std::string_view key, const std::string& value) {
    store::check(database_->Put({}, store::slice(key), value), "make the old database");
  }
  void put(store::Family family, const std::string& key, const std::string& value) {
    auto* into = families_[static_cast<std::size_t>(family) - 1];
    store::check(database_->Put({}, into, key, value), "make the old database");
  }

 private:
  store::Folder held_;
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

}  // namespace

void make_old_database(const std::filesystem::path& folder) {
  using store::Family;
  OldDatabase old(folder);
  store::Names names;
  for (const std::string name : {"iraq.xlsx", "iraq.xlsx, sheet Data"}) {
    old.put(keys::name(names.add(name)), store::encode_name(name));
  }
  old.put(keys::format, store::encode_format(1));
  old.put(keys::uuid, store::encode_uuid("6f7a3b54-0000-4000-8000-000000000001"));
  old.put(keys::state, store::encode_progress({2, 3}));
  old.put(keys::log(1), store::encode_log({1, 100, "an officer", "iraq.xlsx", "first", 2, 0, 0, 0}));
  old.put(keys::log(2), store::encode_log({2, 200, "an officer", "iraq.xlsx", "second", 0, 1, 0, 1}));
  old.put(keys::touched(1), store::encode_touched({{1, 2}}));
  old.put(keys::touched(2), store::encode_touched({{1, 2}}));

  const auto came = store::encode_presence(store::Presence::came), left = store::encode_presence(store::Presence::left);
  const std::string first = keys::version(1, 1), second = keys::version(2, 1), renamed = keys::version(2, 2);
  old.put(Family::records, first, store::encode_record(organisation("drc", "DRC", 17), names));
  old.put(Family::records, second, store::encode_record(organisation("lcn", "LCN", 18), names));
  old.put(Family::records, renamed, store::encode_record(organisation("lcn-lb", "Lebanese Network", 18), names));
  old.put(Family::citations, keys::version(1, 2), store::encode_citations({{"iraq.xlsx, sheet Data", 19}}, names));
  old.put(Family::ids, keys::id("drc") + first, came);
  old.put(Family::ids, keys::id("lcn") + second, came);
  old.put(Family::ids, keys::id("lcn") + renamed, left);
  old.put(Family::ids, keys::id("lcn-lb") + renamed, came);
  old.put(Family::sources, keys::source(0) + first, came);
  old.put(Family::sources, keys::source(0) + second, came);
}

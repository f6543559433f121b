#include "store/database/pack_writing.h"

#include <algorithm>
#include <array>
#include <future>
#include <string>
#include <vector>

#include <rocksdb/convenience.h>
#include <rocksdb/env.h>
#include <rocksdb/sst_file_writer.h>

#include "store/database/keys.h"
#include "store/database/packs.h"

namespace store {
namespace {

using engine::Pack;

const std::string doing = "write packs of records";

// Packs in one file: small enough for both cores to have work, large enough for the files to be few.
constexpr std::size_t packs_a_file = 400;

// A file of each family, written in full.
struct Incoming {
  std::string packs, directory;
};

class FileWriter {
 public:
  FileWriter(const Rocks& rocks, Family family, const std::string& path)
      : options_(rocks.options(family)), writer_(rocksdb::EnvOptions(), options_, rocks.family(family)) {
    check(writer_.Open(path), doing);
  }

  void put(const std::string& key, const std::string& value) { check(writer_.Put(key, value), doing); }

  // Makes the file durable.
  void finish() { check(writer_.Finish(), doing); }

 private:
  rocksdb::Options options_;
  rocksdb::SstFileWriter writer_;
};

void write_files(const Rocks& rocks, engine::Revision revision, std::span<const Pack> packs, const Names& names,
                 const Incoming& into) {
  FileWriter pack_file(rocks, Family::packs, into.packs), directory_file(rocks, Family::directory, into.directory);
  for (const Pack& pack : packs) {
    const std::string key = keys::pack(pack.number(0));
    pack_file.put(key, encode_pack({revision, pack}));
    directory_file.put(key, encode_entry(describe(pack, revision, names)));
  }
  pack_file.finish();
  directory_file.finish();
}

// Writes all files on two threads, each every second one.
std::vector<Incoming> write_all(const Rocks& rocks, const AddedPacks& added, const Names& names) {
  std::vector<Incoming> files;
  for (std::size_t from = 0; from < added.packs.size(); from += packs_a_file) {
    const std::string path = rocks.incoming() + "/" + std::to_string(files.size());
    files.push_back({path + ".packs.sst", path + ".directory.sst"});
  }
  constexpr std::size_t threads = 2;
  const auto write_from = [&](std::size_t first) {
    for (std::size_t file = first; file < files.size(); file += threads) {
      const auto rest = std::span(added.packs).subspan(file * packs_a_file);
      write_files(rocks, added.revision, rest.first(std::min(rest.size(), packs_a_file)), names, files[file]);
    }
  };
  auto other = std::async(std::launch::async, write_from, 1);  // waited for at the end, also where we throw
  write_from(0);
  other.get();
  return files;
}

// Takes the files over, of both families or of none.
void take_over(const Rocks& rocks, const std::vector<Incoming>& files) {
  std::array<rocksdb::IngestExternalFileArg, 2> arguments;
  arguments[0].column_family = rocks.family(Family::packs);
  arguments[1].column_family = rocks.family(Family::directory);
  for (const Incoming& file : files) {
    arguments[0].external_files.push_back(file.packs);
    arguments[1].external_files.push_back(file.directory);
  }
  for (auto& argument : arguments) argument.options.move_files = true;
  check(rocks.database().IngestExternalFiles({arguments.begin(), arguments.end()}), doing);
}

void clear_incoming(const Rocks& rocks) {
  auto& env = *rocks.database().GetEnv();
  std::vector<std::string> names;
  if (!env.GetChildren(rocks.incoming(), &names).ok()) return;  // there is no such folder
  for (const std::string& name : names) {
    if (name.ends_with(".sst")) check(env.DeleteFile(rocks.incoming() + "/" + name), "remove " + name);
  }
}

}  // namespace

std::uint64_t AddedPacks::bytes() const {
  std::uint64_t sum = 0;
  for (const Pack& pack : packs) sum += pack.bytes().size();
  return sum;
}

void put_packs(const Rocks& rocks, const AddedPacks& added, const Names& names, rocksdb::WriteBatch& batch) {
  for (const Pack& pack : added.packs) {
    const std::string key = keys::pack(pack.number(0));
    check(batch.Put(rocks.family(Family::packs), key, encode_pack({added.revision, pack})), doing);
    const auto entry = describe(pack, added.revision, names);
    check(batch.Put(rocks.family(Family::directory), key, encode_entry(entry)), doing);
  }
}

void ingest_packs(const Rocks& rocks, const AddedPacks& added, const Names& names) {
  check(rocks.database().GetEnv()->CreateDirIfMissing(rocks.incoming()), doing);
  take_over(rocks, write_all(rocks, added, names));
}

void drop_unfinished(const Rocks& rocks, engine::Number next) {
  clear_incoming(rocks);
  const std::string from = keys::pack(next);
  rocksdb::WriteBatch batch;
  for (const Family family : {Family::packs, Family::directory}) {
    const auto keys = rocks.seek(family);
    keys->Seek(from);
    if (!keys->Valid()) {
      check(keys->status(), "read the packs");
      continue;
    }
    // Whole files go at once; keys in files that hold others too one by one.
    const rocksdb::Slice begin(from);
    check(rocksdb::DeleteFilesInRange(&rocks.database(), rocks.family(family), &begin, nullptr), "remove packs");
    const auto left = rocks.seek(family);
    for (left->Seek(from); left->Valid(); left->Next()) {
      check(batch.Delete(rocks.family(family), left->key()), "remove packs");
    }
    check(left->status(), "read the packs");
  }
  if (batch.Count() == 0) return;
  rocksdb::WriteOptions options;
  options.sync = true;
  check(rocks.database().Write(options, &batch), "remove packs");
}

}  // namespace store

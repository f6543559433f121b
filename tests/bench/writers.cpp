// writers FOLDER [EDITS]: eight threads edit a record each, EDITS times, and every edit is durable before the next;
// beside them, in turn and in the same folder of the disk, eight threads write bare batches of three keys through the
// same RocksDB, as durable. Prints the medians of five rounds: edits a second, batches a second, and the first by the
// second.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include "store/database/database.h"

namespace {

constexpr std::uint64_t writers = 8;
constexpr int rounds = 5;

engine::StoredRecord organisation(engine::Number number, const std::string& name) {
  engine::StoredRecord stored;
  stored.number = number;
  stored.record.id = "org-" + name.substr(0, name.find(' '));
  stored.record.source = "writers";
  engine::Organisation fact;
  fact.name = name;
  fact.kind = "national-ngo";
  fact.country = "IQ";
  stored.record.fact = fact;
  return stored;
}

// How often a second write(writer, time) went through, where each writer calls it `times` times.
double rate_of(int times, const std::function<void(std::uint64_t writer, int time)>& write) {
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t writer = 0; writer < writers; ++writer) {
      threads.emplace_back([&, writer] {
        for (int time = 0; time < times; ++time) write(writer, time);
      });
    }
  }
  const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return static_cast<double>(writers) * times / taken;
}

// Each edits its own record, so that none refuses another.
class Edits {
 public:
  explicit Edits(const std::filesystem::path& folder)
      : database_(store::Database::open(folder, store::Database::Access::write)) {
    engine::Changeset first;
    first.source = "writers";
    first.based_on = database_->revision();
    for (std::uint64_t writer = 0; writer < writers; ++writer) {
      first.added.push_back(organisation(0, std::to_string(writer) + " made"));
    }
    database_->commit(first);
  }

  void write(std::uint64_t writer, int time) {
    engine::Changeset edit;
    edit.based_on = database_->revision();
    edit.basis = engine::Basis::own_records;
    edit.actor = "bench";
    edit.source = "writers";
    edit.message = "edit";
    edit.changed = {organisation(writer + 1, std::to_string(writer) + " edited " + std::to_string(time))};
    database_->commit(edit);
  }

 private:
  std::unique_ptr<store::Database> database_;
};

class Batches {
 public:
  explicit Batches(const std::filesystem::path& folder) {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* database = nullptr;
    const auto status = rocksdb::DB::Open(options, folder.string(), &database);
    if (!status.ok()) throw std::runtime_error(status.ToString());
    database_.reset(database);
  }

  void write(std::uint64_t writer, int time) {
    const std::string key = std::to_string(writer) + " " + std::to_string(time);
    rocksdb::WriteBatch batch;
    for (const char* part : {"a", "b", "c"}) batch.Put(part + key, std::string(64, 'x')).PermitUncheckedError();
    rocksdb::WriteOptions synced;
    synced.sync = true;
    const auto status = database_->Write(synced, &batch);
    if (!status.ok()) throw std::runtime_error(status.ToString());
  }

 private:
  std::unique_ptr<rocksdb::DB> database_;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.at(values.size() / 2);
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 2 || count > 3) {
    std::cerr << "usage: writers FOLDER [EDITS]\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const int times = count == 3 ? std::atoi(arguments[2]) : 500;
  std::filesystem::create_directories(folder);
  Edits edits(folder / "edits");
  Batches batches(folder / "batches");
  std::vector<double> edited, written;
  for (int round = 0; round < rounds; ++round) {
    edited.push_back(rate_of(times, [&](std::uint64_t writer, int time) { edits.write(writer, time); }));
    written.push_back(rate_of(times, [&](std::uint64_t writer, int time) { batches.write(writer, time); }));
  }
  std::cout << "edits\t" << median(edited) << "\nbatches\t" << median(written) << "\nratio\t"
            << median(edited) / median(written) << '\n';
  return 0;
} catch (const std::exception& error) {
  std::cerr << "writers: " << error.what() << '\n';
  return 3;
}

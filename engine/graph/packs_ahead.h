#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph/gathered_records.h"
#include "engine/graph/gathering.h"

namespace engine {

// Reads the deliveries and sources of packs while who adds these fetches the next. Fetching comes first: as long as it
// goes on one core is left to it, and packs wait in memory for the others; when all are there every core reads.
//
// One thread adds. Which of the gatherers a pack comes into depends on who is free, and must not matter to what is
// formed of them together.
class PacksAhead {
 public:
  PacksAhead();
  // What was not read yet is not read any more.
  ~PacksAhead();
  PacksAhead(const PacksAhead&) = delete;
  PacksAhead& operator=(const PacksAhead&) = delete;

  // Throws Error{storage} where a pack is damaged, at once or in finish().
  void add(GatheredRecords::Part part);

  // Reads all that was added; nothing may be added after. Throws as add() does.
  void finish();

  // What was read. Until all is, only the first may be touched, by who adds.
  std::span<GatheredDeliveries> gathered() { return gathered_; }

 private:
  using Batch = std::vector<GatheredRecords::Part>;

  void push();
  std::optional<Batch> take(bool waits);
  void read_all(GatheredDeliveries& into, bool waits);

  std::vector<GatheredDeliveries> gathered_;  // of who adds, and of each reader
  Batch coming_;                              // not enough for a batch yet
  std::size_t bytes_coming_ = 0;
  std::mutex guard_;
  std::condition_variable change_;
  std::deque<Batch> waiting_;
  bool all_there_ = false;
  std::vector<std::future<void>> readers_;
};

}  // namespace engine

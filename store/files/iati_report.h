#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/reading.h"

namespace store {

// Gathers what is to be said about the elements of one IATI file, by line. What is left out is listed up to 10,000
// times and then counted; what else is to be said, ten times for each reason: a file of a gigabyte may have a fault in
// each line, and the list of them must not be larger than what is kept of it.
class IatiReport {
 public:
  // REQUIRES: `reading` outlives the report and has its file's name.
  explicit IatiReport(engine::Reading& reading) : reading_(reading) {}

  // One of the things that are counted as rows: an activity, an amount, an organisation.
  void count_row() { ++reading_.rows_read; }

  // The row is not taken.
  void leave_out(std::uint32_t line, std::string_view element, std::string_view value, std::string_view reason);
  // It is taken, but for one thing in it, or with a word that no code list has.
  void doubt(std::uint32_t line, std::string_view element, std::string_view value, std::string_view reason);
  void note(std::uint32_t line, std::string_view element, std::string_view value, std::string_view reason);

  // Remembers that such an element was met; where it stands below the activity or the organisation.
  void met(std::string_view element);

  // Adds what was only counted, and what became of each element. To be called once, at the end.
  void finish();

 private:
  void add(engine::Issue::Weight weight, std::uint64_t most, engine::Issue issue);

  engine::Reading& reading_;
  struct Reason {
    engine::Issue::Weight weight;
    std::string element, reason;
    friend auto operator<=>(const Reason&, const Reason&) = default;
  };
  std::map<Reason, std::uint64_t> unlisted_, listed_;
  std::uint64_t left_out_listed_ = 0;
  std::map<std::string, std::uint64_t, std::less<>> elements_;
};

}  // namespace store

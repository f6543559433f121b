#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/reply.h"

namespace server {

// An answer as it was sent: whole, and what is sent to who has it already.
struct GivenAnswer {
  std::string tag;                         // its entity tag
  std::shared_ptr<const Reply> unchanged;  // 304
  std::shared_ptr<const Reply> whole;      // null where nobody asked for it yet, or it is too large to be kept
};

// Answers that were given, to be given again without reckoning anew: the same question about the same revision on the
// same day by the same role has the same answer. Those long not asked for are let go.
//
// Any thread may ask and keep. Answers stand in several compartments with a lock each, held for a search alone, so that
// readers hardly ever meet.
class GivenAnswers {
 public:
  // INVARIANT: about `most_bytes` at most are kept, keys and bodies together; no body of more than a sixty-fourth of
  // it.
  explicit GivenAnswers(std::size_t most_bytes);

  // `key` says all that decides the bytes of the answer.
  std::optional<GivenAnswer> find(const std::string& key);
  void keep(const std::string& key, GivenAnswer answer);

 private:
  using Answers = std::unordered_map<std::string, GivenAnswer>;

  // What was asked for lately; and before, which is let go when the first has grown to its half.
  struct Compartment {
    std::mutex guard;
    Answers lately, before;
    std::size_t bytes = 0;  // of `lately`
  };

  static constexpr std::size_t compartments = 16;

  Compartment& compartment_of(const std::string& key) { return all_[std::hash<std::string>()(key) % compartments]; }
  void put(Compartment& compartment, const std::string& key, GivenAnswer answer) const;

  std::size_t most_in_half_;
  std::array<Compartment, compartments> all_;
};

}  // namespace server

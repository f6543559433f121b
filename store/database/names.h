#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// The texts that very many records repeat (the names of sources, the places that they cite), each
// with a small number that stands for it on disk. A number once given is never given again.
//
// Threads: any number may read one that nobody changes.
class Names {
 public:
  using Number = std::uint32_t;

  std::size_t size() const { return texts_.size(); }
  std::optional<Number> number(std::string_view text) const;

  // Throws Error{storage} where no text has that number: the database is damaged.
  const std::string& text(std::uint64_t number) const;

  // Gives `text` the next number, from 0. REQUIRES: it has none yet.
  Number add(std::string text);

 private:
  std::vector<std::string> texts_;  // by number
  std::map<std::string, Number, std::less<>> numbers_;
};

}  // namespace store

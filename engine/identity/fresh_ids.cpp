#include "engine/identity/fresh_ids.h"

#include <string_view>

#include "engine/identity/hash.h"
#include "engine/identity/pairing.h"

namespace engine {
namespace {

// The letter with which the ids of a kind begin that have none of their own.
constexpr std::string_view letters = "oplsgdfarcmhbvyunetwkjix";
static_assert(letters.size() == std::variant_size_v<Fact>);

}  // namespace

std::string FreshIds::id_for(std::size_t kind, const std::string& source, std::uint64_t content_hash) {
  Hash hash;
  hash.add(source);
  hash.add(content_hash);
  for (std::uint64_t ordinal = 0;; ++ordinal) {
    Hash numbered = hash;
    numbered.add(ordinal);
    std::string id = hashed_id(letters[kind], numbered.value());
    if (!used_(id) && given_[kind].insert(numbered.value())) return id;
  }
}

std::string FreshIds::id_for(const Record& record) {
  return id_for(record.fact.index(), record.source, content_hash(record));
}

bool is_fresh_id(std::size_t kind, std::string_view id) { return is_hashed_id(letters[kind], id); }

}  // namespace engine

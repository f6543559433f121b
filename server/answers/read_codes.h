#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/error.h"
#include "server/answers/asking.h"

namespace server {

// The codes that a parameter names, of `count` codes that to_text() spells. Throws Error{invalid}, naming those that
// there are.
template <class Code>
std::vector<Code> read_codes(const Asking& asking, std::string_view name, std::size_t count) {
  std::vector<Code> codes;
  for (const std::string& word : asking.parameters.list(name)) {
    std::string known;
    std::size_t code = 0;
    for (; code < count && to_text(static_cast<Code>(code)) != word; ++code) {
      known += (known.empty() ? "" : ", ") + std::string(to_text(static_cast<Code>(code)));
    }
    if (code == count)
      throw engine::Error(engine::Error::Kind::invalid,
                          std::string(name) + " is one of " + known + ", and '" + word + "' is none");
    codes.push_back(static_cast<Code>(code));
  }
  return codes;
}

}  // namespace server

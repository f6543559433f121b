#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/facts.h"
#include "engine/model/record.h"

// Lists and reals as bytes, for the texts of a Pack. Nothing at all is the empty text. Each read function throws
// Error{storage} where the bytes are none that its write function makes.
namespace engine::blob {

void write(std::string& bytes, const Texts& texts);
void write(std::string& bytes, const std::vector<Period>& periods);
void write(std::string& bytes, const std::optional<Period>& period);
void write(std::string& bytes, const std::optional<double>& real);
void write(std::string& bytes, const std::vector<Word>& words);
void write(std::string& bytes, const Citations& citations);
template <class Fact>
void write(std::string& bytes, const Ids<Fact>& ids);

void read(std::string_view bytes, Texts& texts);
void read(std::string_view bytes, std::vector<Period>& periods);
void read(std::string_view bytes, std::optional<Period>& period);
void read(std::string_view bytes, std::optional<double>& real);
void read(std::string_view bytes, std::vector<Word>& words);
void read(std::string_view bytes, Citations& citations);
template <class Fact>
void read(std::string_view bytes, Ids<Fact>& ids);

// The atoms: a length or number, 7 bits a byte, the lowest first; a text after its length.
void write_text(std::string& bytes, std::string_view text);
std::string_view read_text(std::string_view& bytes);

template <class Fact>
void write(std::string& bytes, const Ids<Fact>& ids) {
  for (const auto& id : ids) write_text(bytes, id.text);
}

template <class Fact>
void read(std::string_view bytes, Ids<Fact>& ids) {
  ids.clear();
  while (!bytes.empty()) ids.push_back({std::string(read_text(bytes))});
}

}  // namespace engine::blob

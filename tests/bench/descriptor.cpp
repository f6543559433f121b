#include "tests/bench/descriptor.h"

#include <fstream>

#include "engine/model/error.h"

namespace bench {

void write_descriptor(const std::filesystem::path& folder, std::string_view name,
                      std::initializer_list<std::string_view> tables) {
  std::ofstream out(folder / "datapackage.json", std::ios::binary);
  out << "{\n  \"name\": \"" << name << "\",\n  \"resources\": [";
  const char* separator = "\n";
  for (const std::string_view table : tables) {
    out << separator << "    {\"name\": \"" << table << "\", \"path\": \"" << table << ".csv\"}";
    separator = ",\n";
  }
  out << "\n  ]\n}\n";
  out.close();
  if (!out) throw engine::Error(engine::Error::Kind::storage, "could not write into " + folder.string());
}

}  // namespace bench

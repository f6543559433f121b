#include "tests/server/sample.h"

#include <fstream>
#include <map>

#include "server/http/request.h"
#include "store/files/read_file.h"

namespace {

const std::map<std::string, std::string> tables = {
    {"locations", R"(id,level,name,parent
north,1,North,IQ
valley,2,The Valley,north
hill,2,Hill,north
well,3,Old Well,valley
)"},
    {"organisations", R"(id,name,kind,country,acronyms,aliases,tier
hope,Hope Association,national-ngo,IQ,HA,Asociación Esperanza,
relief,Relief Society,international-ngo,,RS,,
care,Care Office,government,IQ,,,
fund,Fund for Good,foundation,,,,
hidden,Hidden Shelter,national-ngo,IQ,,,secretariat
)"},
    {"programmes", "id,name\nwells,Wells for all\n"},
    {"deliveries", R"(id,organisation,service,location,programme,start,end,reported,tier
d1,hope,health,valley,,2022-01-01,2023-01-01,,
d2,relief,health,well,wells,2022-01-01,,,
d3,hope,education,hill,,,,2022-03,
d4,hidden,gender-based-violence,valley,,2022-01-01,,,secretariat
)"},
    {"needs", "location,service,people,severity,start,end\nvalley,education,100,3,2022-01-01,2023-01-01\n"},
    {"scopes", "of,location,start,end\ndeliveries,north,2022-01-01,2023-01-01\n"},
    {"funding", "id,provider,receiver,kind,amount,currency\nf1,fund,wells,commitment,1000.5,USD\n"},
    {"participations", "organisation,programme,role\nrelief,wells,implementing\n"},
    {"memberships", "id,organisation,body,status\nm1,hope,care,observer\n"},
    {"meetings", "id,body,name,attendance\nmeeting-1,care,First meeting,hope:guest|relief\n"},
    {"statements", "id,text,about\ns1,Most do not know of it,hope|north\n"},
    {"packages", "id,service,level\nbasics,health,2\nbasics,education,2\n"},
};

}  // namespace

Sample::Sample() : library_(server::Library::open(folder_ / "database", server::Library::Access::write, noon)) {
  const auto tables_folder = folder_ / "sample";
  std::filesystem::create_directory(tables_folder);
  for (const auto& [table, csv] : tables) std::ofstream(tables_folder / (table + ".csv")) << csv;
  library_->import(store::read_file(tables_folder, {}), {"sample", "tester", {}, {}, {}, noon});
  library_->refresh();
}

server::ImportOutcome Sample::add(const std::string& table, const std::string& csv, const std::string& source) {
  const auto tables_folder = folder_ / source;
  std::filesystem::create_directory(tables_folder);
  std::ofstream(tables_folder / (table + ".csv")) << csv;
  auto outcome = library_->import(store::read_file(tables_folder, {}), {source, "tester", {}, {}, {}, noon});
  library_->refresh();
  return outcome;
}

server::Asking Sample::asking(std::string_view query, std::vector<std::string> parts) {
  editions_.push_back(library_->present());
  const auto target = server::parse_target("/?" + std::string(query));
  return {*library_,        *editions_.back(),         target.query,
          std::move(parts), engine::Tier::secretariat, engine::parse_day("2022-05-01")};
}

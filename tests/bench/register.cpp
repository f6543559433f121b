#include "tests/bench/register.h"

#include <algorithm>
#include <set>

#include "tests/bench/descriptor.h"
#include "tests/bench/field_names.h"

namespace bench {
namespace {

// Different numbers below `count`, some of them, in the order drawn.
std::vector<std::uint64_t> some_of(std::uint64_t count, std::uint64_t wanted, Draw& draw) {
  std::set<std::uint64_t> drawn;
  std::vector<std::uint64_t> numbers;
  while (numbers.size() < std::min(count, wanted)) {
    const std::uint64_t number = draw.below(count);
    if (drawn.insert(number).second) numbers.push_back(number);
  }
  return numbers;
}

// The organisations of the register, each with an id of its own.
class RegisterOfOrganisations {
 public:
  explicit RegisterOfOrganisations(const std::filesystem::path& folder)
      : table_(TableWriter::of<engine::Organisation>(folder, {"id", "name", "kind", "country", "identifiers"})) {}

  // Another's identifier, where `other` is not one of the field's.
  std::string add(std::string_view name, std::string_view kind, std::string_view country, bool identified) {
    table_.id("entry", size_, 5).text(name).text(kind).text(country);
    if (identified) {
      table_.text("made-up-list:9").more_digits(size_, 6);
    } else {
      table_.none();
    }
    table_.end_row();
    return numbered("entry", size_++, 5);
  }
  void close() { table_.close(); }

 private:
  TableWriter table_;
  std::uint64_t size_ = 0;
};

void write_organisations_again(const std::filesystem::path& folder, const Field& field, Draw& draw, Truth& truth) {
  RegisterOfOrganisations table(folder);
  const std::uint64_t some = 4 + field.size.organisations / 20;
  std::uint64_t way = 0;
  for (const std::uint64_t number : some_of(field.size.organisations, some, draw)) {
    const std::string name = organisation_name_by_another(number, way++ % spellings);
    const std::string entry = table.add(name, kind_of(number), country_of(field, number), false);
    truth.duplicates.push_back({organisation_id(number), entry});
  }
  for (const std::uint64_t number : some_of(field.size.organisations, some, draw)) {
    const std::string id = organisation_id(number);
    const std::string like = table.add(name_like(number), kind_of(number), country_of(field, number), true);
    truth.look_alikes.push_back({id, like});
    if (kind_of(number) != "national-ngo") continue;
    // The same name in a country where nobody of the field is.
    truth.look_alikes.push_back({id, table.add(organisation_name(number), "national-ngo", "QZ", true)});
  }
  table.close();
}

void write_programmes_again(const std::filesystem::path& folder, const Actors& actors, Draw& draw, Truth& truth) {
  auto programmes = TableWriter::of<engine::Programme>(folder, {"id", "name", "start", "end"});
  auto participations = TableWriter::of<engine::Participation>(folder, {"organisation", "programme", "role"});
  std::uint64_t entry = 0;
  for (const std::uint64_t number : some_of(actors.programmes.size(), 3 + actors.programmes.size() / 500, draw)) {
    const Undertaken& programme = actors.programmes[number];
    programmes.id("activity", entry, 5).text(programme_title_by_another(number, entry));
    programmes.day(programme.period.from).day(programme.period.to).end_row();
    participations.id("donor", programme.donor, 4).id("activity", entry, 5).text("funding").end_row();
    participations.id("organisation", programme.lead, 5).id("activity", entry, 5).text("implementing").end_row();
    truth.twins.push_back({programme_id(number), numbered("activity", entry, 5)});
    ++entry;
  }
  programmes.close();
  participations.close();
}

}  // namespace

void write_register(const std::filesystem::path& folder, const Field& field, const Actors& actors, Draw& draw,
                    Truth& truth) {
  write_organisations_again(folder, field, draw, truth);
  write_programmes_again(folder, actors, draw, truth);
  write_descriptor(folder, "made-up-register", {"organisations", "programmes", "participations"});
}

}  // namespace bench

#include "engine/identity/difference.h"
#include "engine/identity/references.h"

namespace engine {
namespace {

template <class Fact>
std::string name_in(const Order<Fact>& order, const std::string& id) {
  const Ref<Fact> node = order.find(id);
  return node.known() ? order.name(node) : id;
}

// The name of what an id stands for, or the id where the Snapshot does not know it.
std::string name_of(std::size_t kind, const std::string& id, const Snapshot& present) {
  if (kind == kind_of<Location>()) return name_in(present.locations, id);
  if (kind == kind_of<Service>()) return name_in(present.services, id);
  if (kind == kind_of<PopulationGroup>()) return name_in(present.groups, id);
  if (const auto place = present.organisation_by_id.find(id); place != present.organisation_by_id.end()) {
    return present.organisations[place->second.index].name;
  }
  if (const auto place = present.programme_by_id.find(id); place != present.programme_by_id.end()) {
    return present.programmes[place->second.index].name;
  }
  return id;
}

void append(std::string& line, const std::string& text) {
  if (text.empty()) return;
  if (!line.ends_with(": ")) line += ", ";
  line += text;
}

std::string stated_days(const Date& start, const Date& end) {
  if (!start && !end) return "";
  return (start ? "from " + to_text(*start) : std::string()) + (start && end ? " " : "") +
         (end ? "until " + to_text(previous(*end)) : std::string());
}

}  // namespace

std::string line_about(const StoredRecord& stored, const Snapshot& present) {
  const Fact& fact = stored.record.fact;
  std::string line;
  std::visit(
      [&]<class One>(const One& one) {
        line = Table<One>::label;
        line.front() = static_cast<char>(line.front() - 'A' + 'a');
        line += ": ";
        if constexpr (requires { one.name; }) append(line, one.name);
        if constexpr (requires { one.text; }) append(line, one.text);
      },
      fact);
  for_each_reference(fact, [&](const Reference& reference, const std::string& id) {
    append(line, name_of(reference.kind, id, present));
  });
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.reported; }) {
          for (const Period& period : one.reported) append(line, to_text(period));
        }
        if constexpr (requires { one.month; }) append(line, one.month ? to_text(*one.month) : "");
        if constexpr (requires { one.start; }) append(line, stated_days(one.start, one.end));
      },
      fact);
  if (!stored.citations.empty()) line += " (" + to_text(stored.citations.front()) + ")";
  return line;
}

}  // namespace engine

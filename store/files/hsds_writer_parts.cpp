#include "store/files/hsds_writer_parts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "engine/graph/statements.h"

namespace store {
namespace {

using Json = nlohmann::ordered_json;

std::uint64_t hash_of(std::string_view text, std::uint64_t start) {
  std::uint64_t hash = start;
  for (const char character : text) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 1099511628211ULL;
  }
  // The bits of the last characters are spread over the whole.
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93ULL;
  return hash ^ (hash >> 32);
}

// The text that follows "fee: ", or nothing.
std::optional<std::string> after(const std::string& condition, std::string_view what) {
  const std::string start = std::string(what) + ": ";
  if (!condition.starts_with(start)) return {};
  return condition.substr(start.size());
}

Json term(const std::string& taxonomy, const std::string& code, const std::string& name, const std::string& owner) {
  return {{"id", uuid_of("attribute", owner + "|" + taxonomy + ":" + code)},
          {"link_entity", "service"},
          {"taxonomy_term",
           {{"id", uuid_of("term", taxonomy + ":" + code)},
            {"code", code},
            {"name", name},
            {"description", name},
            {"taxonomy", taxonomy}}}};
}

}  // namespace

std::string uuid_of(const std::string& kind, const std::string& id) {
  const std::string whole = kind + "\n" + id;
  const std::uint64_t high = hash_of(whole, 14695981039346656037ULL), low = hash_of(whole, 0x9e3779b97f4a7c15ULL);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%08x-%04x-8%03x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                static_cast<unsigned>((high >> 16) & 0xffff), static_cast<unsigned>(high & 0xfff),
                static_cast<unsigned>(((low >> 48) & 0x3fff) | 0x8000),
                static_cast<unsigned long long>(low & 0xffffffffffffULL));
  return text.data();
}

void add_conditions(Json& service, const engine::Texts& conditions, const std::string& id) {
  const auto add = [&](const char* field, const std::string& text) {
    std::string& whole = service.emplace(field, "").first->get_ref<std::string&>();
    whole += (whole.empty() ? "" : "; ") + text;
  };
  Json documents = Json::array();
  for (const std::string& condition : conditions) {
    if (const auto document = after(condition, "document")) {
      documents.push_back({{"id", uuid_of("document", id + "|" + *document)}, {"document", *document}});
    } else if (const auto fee = after(condition, "fee")) {
      add("fees_description", *fee);
    } else if (const auto process = after(condition, "how to apply")) {
      add("application_process", *process);
    } else if (const auto wait = after(condition, "waiting time")) {
      add("wait_time", *wait);
    } else {
      add("eligibility_description", after(condition, "eligibility").value_or(condition));
    }
  }
  if (!documents.empty()) service["required_documents"] = std::move(documents);
}

HsdsParts::HsdsParts(const ExportContent& content) : snapshot_(content.snapshot) {
  for (const std::size_t kind : {engine::kind_of<engine::Location>(), engine::kind_of<engine::Service>(),
                                 engine::kind_of<engine::Organisation>()}) {
    content.records.for_each(kind, [&](const engine::StoredRecord& stored) { stated_.push_back(stored); });
  }
  for (const engine::StoredRecord& stored : stated_) {
    if (std::holds_alternative<engine::Location>(stored.record.fact)) places_[stored.record.id].push_back(&stored);
    if (std::holds_alternative<engine::Service>(stored.record.fact)) services_[stored.record.id].push_back(&stored);
    if (!std::holds_alternative<engine::Organisation>(stored.record.fact)) continue;
    const auto node = look_up(snapshot_.organisation_by_id, engine::Id<engine::Organisation>{stored.record.id});
    if (node.known()) organisations_[snapshot_.organisations[node.index].id].push_back(&stored);
  }
  for (auto* all : {&places_, &services_, &organisations_}) {
    for (auto& [id, statements] : *all) engine::weigh(statements);
  }
}

Json HsdsParts::organisation(engine::Ref<engine::Organisation> organisation) const {
  const engine::OrganisationNode& node = snapshot_.organisations[organisation.index];
  const auto found = organisations_.find(node.id);
  const Statements& statements = found == organisations_.end() ? Statements() : found->second;
  const std::string kind = node.kind.empty() ? "An organisation" : "An organisation of the kind " + node.kind;
  Json json{{"id", uuid_of("organisation", node.id)}, {"name", node.name}};
  const engine::Texts& names = node.acronyms.empty() ? node.names : node.acronyms;
  const auto other = std::ranges::find_if(names, [&](const std::string& name) { return name != node.name; });
  if (other != names.end()) json["alternate_name"] = *other;
  json["description"] = kind + ", as Concert has it recorded.";
  const std::string page = engine::best(statements, &engine::Organisation::url);
  if (page.starts_with("http")) json["website"] = page;
  if (node.parent.known()) {
    json["parent_organization_id"] = uuid_of("organisation", snapshot_.organisations[node.parent.index].id);
  }
  const auto identifier = [&](const std::string& scheme, const std::string& value) {
    return Json{{"id", uuid_of("identifier", node.id + "|" + scheme + ":" + value)},
                {"identifier_scheme", scheme},
                {"identifier_type", scheme == "concert" ? "Id in Concert" : scheme},
                {"identifier", value}};
  };
  Json identifiers = Json::array({identifier("concert", node.id)});
  for (const std::string& stated : node.identifiers) {
    const auto colon = stated.find(':');
    if (colon == std::string::npos) continue;
    identifiers.push_back(identifier(stated.substr(0, colon), stated.substr(colon + 1)));
  }
  json["organization_identifiers"] = std::move(identifiers);
  return json;
}

Json HsdsParts::programme(const std::string& programme, const std::string& organisation) const {
  const auto node = snapshot_.programme_by_id.at(programme);
  const std::string& name = snapshot_.programmes[node.index].name;
  return {{"id", uuid_of("programme", programme)},
          {"organization_id", uuid_of("organisation", organisation)},
          {"name", name},
          {"description", name}};
}

Json HsdsParts::location(engine::Ref<engine::Location> location) const {
  const std::string& id = snapshot_.locations.id(location);
  Json json{{"id", uuid_of("location", id)},
            {"location_type", "physical"},
            {"name", snapshot_.locations.name(location)},
            {"external_identifier", id},
            {"external_identifier_type", "P-code"}};
  const auto found = places_.find(id);
  if (found == places_.end()) return json;
  const auto lat = engine::best(found->second, &engine::Location::lat);
  const auto lon = engine::best(found->second, &engine::Location::lon);
  if (lat && lon) {
    json["latitude"] = *lat;
    json["longitude"] = *lon;
  }
  return json;
}

Json HsdsParts::attributes(engine::Ref<engine::Service> service, const engine::Texts& ways_in,
                           const std::string& owner) const {
  const std::string &id = snapshot_.services.id(service), &name = snapshot_.services.name(service);
  Json json = Json::array({term("concert", id, name, owner)});
  const auto found = services_.find(id);
  if (found != services_.end()) {
    for (const std::string& code : engine::best(found->second, &engine::Service::crosswalk)) {
      const auto colon = code.find(':');
      // What begins with "nature" tells how the service is and is no code of a list.
      if (colon == std::string::npos || code.starts_with("nature:")) continue;
      json.push_back(term(code.substr(0, colon), code.substr(colon + 1), name, owner));
    }
  }
  for (const std::string& way : ways_in) json.push_back(term("way in", way, way, owner));
  return json;
}

}  // namespace store

#include "store/files/graphml_writer.h"

namespace store {
namespace {

// An attribute of GraphML: what has it, its name and type. Its id is the name with the first letter of what has it.
struct Attribute {
  const char *of, *id, *name, *type;
};

constexpr Attribute attributes[] = {
    {"node", "n_label", "label", "string"},   {"node", "n_kind", "kind", "string"},
    {"node", "n_type", "type", "string"},     {"node", "n_country", "country", "string"},
    {"node", "n_start", "start", "string"},   {"node", "n_end", "end", "string"},
    {"edge", "e_label", "label", "string"},   {"edge", "e_kind", "kind", "string"},
    {"edge", "e_weight", "weight", "double"}, {"edge", "e_money", "money", "string"},
    {"edge", "e_start", "start", "string"},   {"edge", "e_end", "end", "string"},
};

void data(std::ostream& out, const char* key, const std::string& text) {
  if (!text.empty()) out << "<data key=\"" << key << "\">" << xml_text(text) << "</data>";
}

std::string start_of(const engine::Period& period) {
  return period.from == engine::Period::open_start ? "" : engine::to_text(period.from);
}

// The last day, as readers of such files understand an end.
std::string end_of(const engine::Period& period) {
  return period.to == engine::Period::open_end ? "" : engine::to_text(engine::previous(period.to));
}

}  // namespace

void write_graphml(const ExportContent& content, std::ostream& out) {
  const Network network = network_of(content);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const Attribute& attribute : attributes) {
    out << "<key id=\"" << attribute.id << "\" for=\"" << attribute.of << "\" attr.name=\"" << attribute.name
        << "\" attr.type=\"" << attribute.type << "\"/>\n";
  }
  out << "<graph id=\"concert\" edgedefault=\"directed\">\n";
  for (const NetworkNode& node : network.nodes) {
    out << "<node id=\"" << xml_text(node.id) << "\">";
    data(out, "n_label", node.label);
    data(out, "n_kind", node.kind);
    data(out, "n_type", node.type);
    data(out, "n_country", node.country);
    data(out, "n_start", start_of(node.period));
    data(out, "n_end", end_of(node.period));
    out << "</node>\n";
  }
  std::size_t number = 0;
  for (const NetworkEdge& edge : network.edges) {
    out << "<edge id=\"e" << ++number << "\" source=\"" << xml_text(edge.from) << "\" target=\"" << xml_text(edge.to)
        << "\">";
    data(out, "e_label", edge.label);
    data(out, "e_kind", edge.kind);
    data(out, "e_weight", std::to_string(edge.weight));
    data(out, "e_money", edge.money);
    data(out, "e_start", start_of(edge.period));
    data(out, "e_end", end_of(edge.period));
    out << "</edge>\n";
  }
  out << "</graph>\n</graphml>\n";
}

}  // namespace store

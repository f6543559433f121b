#include "store/files/gexf_writer.h"

namespace store {
namespace {

// start="2024-01-01" end="2024-12-31", each where it is known.
std::string dates(const engine::Period& period) {
  std::string text;
  if (period.from != engine::Period::open_start) text += " start=\"" + engine::to_text(period.from) + "\"";
  if (period.to != engine::Period::open_end) text += " end=\"" + engine::to_text(engine::previous(period.to)) + "\"";
  return text;
}

void value(std::ostream& out, int attribute, const std::string& text) {
  if (!text.empty()) out << "<attvalue for=\"" << attribute << "\" value=\"" << xml_text(text) << "\"/>";
}

void write_node(const NetworkNode& node, std::ostream& out) {
  out << "<node id=\"" << xml_text(node.id) << "\" label=\"" << xml_text(node.label) << "\"" << dates(node.period)
      << "><attvalues>";
  value(out, 0, node.kind);
  value(out, 1, node.type);
  value(out, 2, node.country);
  out << "</attvalues></node>\n";
}

void write_edge(std::size_t number, const NetworkEdge& edge, std::ostream& out) {
  out << "<edge id=\"e" << number << "\" source=\"" << xml_text(edge.from) << "\" target=\"" << xml_text(edge.to)
      << "\" type=\"directed\" kind=\"" << xml_text(edge.kind) << "\" label=\"" << xml_text(edge.label)
      << "\" weight=\"" << edge.weight << "\"" << dates(edge.period) << "><attvalues>";
  value(out, 0, edge.kind);
  value(out, 1, edge.money);
  out << "</attvalues></edge>\n";
}

}  // namespace

void write_gexf(const ExportContent& content, std::ostream& out) {
  const Network network = network_of(content);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n"
      << "<meta lastmodifieddate=\"" << engine::to_text(content.day) << "\"><creator>Concert</creator><description>"
      << "Organisations, programmes and sectors of revision " << content.snapshot.revision
      << "</description></meta>\n"
         "<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n"
         "<attributes class=\"node\"><attribute id=\"0\" title=\"kind\" type=\"string\"/>"
         "<attribute id=\"1\" title=\"type\" type=\"string\"/>"
         "<attribute id=\"2\" title=\"country\" type=\"string\"/></attributes>\n"
         "<attributes class=\"edge\"><attribute id=\"0\" title=\"kind\" type=\"string\"/>"
         "<attribute id=\"1\" title=\"money\" type=\"string\"/></attributes>\n"
      << "<nodes count=\"" << network.nodes.size() << "\">\n";
  for (const NetworkNode& node : network.nodes) write_node(node, out);
  out << "</nodes>\n<edges count=\"" << network.edges.size() << "\">\n";
  std::size_t number = 0;
  for (const NetworkEdge& edge : network.edges) write_edge(++number, edge, out);
  out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace store

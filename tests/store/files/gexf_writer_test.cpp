#include "store/files/gexf_writer.h"

#include <gtest/gtest.h>

#include "store/files/graphml_writer.h"
#include "tests/store/files/made_export.h"

namespace {

// The edges, a line each: from kind to, label, weight, money and period.
std::string edges_of(const MadeExport& made) {
  std::string text;
  for (const auto& edge : store::network_of(made.content()).edges) {
    text += edge.from + " " + edge.kind + " " + edge.to + ": " + edge.label + " x" + std::to_string(edge.weight);
    if (!edge.money.empty()) text += " " + edge.money;
    if (edge.period.bounded()) text += " " + engine::to_text(edge.period.from) + ".." + engine::to_text(edge.period.to);
    text += "\n";
  }
  return text;
}

TEST(Network, JoinsWhatIsOfOneKindBetweenTwo) {
  EXPECT_EQ(edges_of(MadeExport(made_field)),
            "desk delivers health: delivers x1 2024-01-01..2024-12-31\n"
            "donor funding desk: funds: commitment x1 7 EUR 2024-03-01..2024-03-02\n"
            "donor funding harbour: funds: commitment x2 1200.5 USD 2024-02-01..2024-03-02\n"
            "harbour membership body: co-chair x1\n"
            "harbour referral body: refers to x1\n"
            "harbour participation desk: implementing x1\n"
            "harbour delivers gender-based-violence: delivers x1\n"
            "harbour delivers health: delivers x1 2020-01-01..2024-12-31\n");
}

TEST(Network, HasNodesOfActorsAndTheirSectors) {
  std::string nodes;
  for (const auto& node : store::network_of(MadeExport(made_field).content()).nodes) {
    nodes += node.id + " " + node.kind + " " + node.type + "\n";
  }
  EXPECT_EQ(nodes,
            "body organisation \ndesk programme active\ndonor organisation government\n"
            "gender-based-violence service \nharbour organisation national-ngo\nhealth service \n");
}

TEST(Network, LeavesOutWhatTheReaderMayNotSee) {
  const std::string edges = edges_of(MadeExport(made_field).hide("f1").hide("m1").hide("donor"));
  EXPECT_EQ(edges.find("donor"), std::string::npos) << edges;
  EXPECT_EQ(edges.find("membership"), std::string::npos) << edges;
}

TEST(Network, PartsNodesThatShareAnId) {
  const MadeExport made(R"(
    services
    id   | name
    cash | Cash

    organisations
    id   | name
    cash | Cash Group

    locations
    id | level | name | parent
    IQ | 0     | Iraq |

    deliveries
    organisation | service | location
    cash         | cash    | IQ
  )");
  EXPECT_EQ(edges_of(made), "cash delivers service:cash: delivers x1\n");
}

TEST(GexfWriter, EscapesNamesAndWritesDates) {
  const std::string gexf = MadeExport(made_field).written(store::write_gexf);
  EXPECT_NE(gexf.find("<node id=\"donor\" label=\"A donor &lt;1&gt;\">"), std::string::npos) << gexf;
  EXPECT_NE(gexf.find("<node id=\"desk\" label=\"Return desk\" start=\"2024-01-01\" end=\"2024-12-31\">"),
            std::string::npos);
  EXPECT_NE(
      gexf.find("kind=\"funding\" label=\"funds: commitment\" weight=\"2\" start=\"2024-02-01\" end=\"2024-03-01\">"
                "<attvalues><attvalue for=\"0\" value=\"funding\"/><attvalue for=\"1\" value=\"1200.5 USD\"/>"),
      std::string::npos);
  EXPECT_NE(gexf.find("<edges count=\"8\">"), std::string::npos);
}

TEST(GraphmlWriter, DeclaresWhatItWrites) {
  const std::string graphml = MadeExport(made_field).written(store::write_graphml);
  EXPECT_NE(graphml.find("<key id=\"e_weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"),
            std::string::npos);
  EXPECT_NE(graphml.find("<node id=\"harbour\"><data key=\"n_label\">Harbour &amp; Aid</data>"), std::string::npos);
  EXPECT_NE(graphml.find("<data key=\"e_money\">1200.5 USD</data><data key=\"e_start\">2024-02-01</data>"),
            std::string::npos)
      << graphml;
}

TEST(GexfWriter, GivesTheSameBytesTwice) {
  EXPECT_EQ(MadeExport(made_field).written(store::write_gexf), MadeExport(made_field).written(store::write_gexf));
}

}  // namespace

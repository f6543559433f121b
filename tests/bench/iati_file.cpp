#include "tests/bench/iati_file.h"

#include <random>
#include <string>

namespace bench {
namespace {

// A stream that counts what goes into it.
class Counted {
 public:
  explicit Counted(std::ostream& out) : out_(out) {}
  void put(const std::string& text) {
    out_ << text;
    bytes += text.size();
  }

  std::uint64_t bytes = 0;

 private:
  std::ostream& out_;
};

std::string prose(std::mt19937& random, int words) {
  static const char* const known[] = {"support", "for",       "people", "who",      "return", "to",
                                      "their",   "districts", "with",   "training", "and",    "grants",
                                      "through", "partners",  "in",     "the",      "field"};
  std::string text;
  for (int at = 0; at < words; ++at) text += std::string(known[random() % std::size(known)]) + " ";
  return text;
}

std::string padded(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

std::string organisation(const std::string& element, std::uint64_t number, const std::string& attributes) {
  return "  <" + element + " ref=\"XX-ORG-" + std::to_string(number) + "\" type=\"22\"" + attributes +
         ">\n   <narrative>Organisation " + std::to_string(number) + "</narrative>\n  </" + element + ">\n";
}

std::string head(std::mt19937& random, std::uint64_t number) {
  std::string text =
      " <iati-activity default-currency=\"USD\" last-updated-datetime=\"2024-03-01T00:00:00Z\">\n"
      "  <iati-identifier>XX-ORG-1-" +
      std::to_string(number) + "</iati-identifier>\n";
  text += organisation("reporting-org", 1, "");
  text += "  <title>\n   <narrative>Programme " + std::to_string(number) + "</narrative>\n  </title>\n";
  text += "  <description type=\"1\">\n   <narrative>" + prose(random, 150) + "</narrative>\n  </description>\n";
  text += organisation("participating-org", 2 + random() % 20, " role=\"1\"");
  text += organisation("participating-org", 1, " role=\"2\"");
  text += organisation("participating-org", 30 + random() % 300, " role=\"4\"");
  text += "  <activity-status code=\"2\"/>\n  <activity-date type=\"2\" iso-date=\"20" + padded(15 + random() % 9) +
          "-01-01\"/>\n  <activity-date type=\"3\" iso-date=\"2027-12-31\"/>\n";
  text += "  <contact-info>\n   <email>desk" + std::to_string(number) + "@example.org</email>\n  </contact-info>\n";
  text += "  <recipient-country code=\"IQ\"/>\n  <location>\n   <name>\n    <narrative>District " +
          std::to_string(random() % 100) +
          "</narrative>\n   </name>\n   <point srsName=\"http://www.opengis.net/def/crs/EPSG/0/4326\">\n    <pos>33." +
          std::to_string(random() % 10) + " 44.5</pos>\n   </point>\n  </location>\n";
  for (const char* code : {"14030", "12220"}) {
    text += std::string("  <sector vocabulary=\"1\" code=\"") + code + "\" percentage=\"50\"/>\n";
  }
  return text;
}

std::string transaction(std::mt19937& random) {
  const std::string day =
      "20" + padded(15 + random() % 9) + "-" + padded(1 + random() % 12) + "-" + padded(1 + random() % 28);
  return "  <transaction ref=\"" + std::to_string(random()) + "\">\n   <transaction-type code=\"" +
         std::to_string(2 + random() % 3) + "\"/>\n   <transaction-date iso-date=\"" + day +
         "\"/>\n   <value currency=\"USD\" value-date=\"" + day + "\">" + std::to_string(random() % 1'000'000) +
         "</value>\n   <description>\n    <narrative>" + prose(random, 12) + "</narrative>\n   </description>\n " +
         organisation("receiver-org", 30 + random() % 300, "") +
         "   <disbursement-channel code=\"1\"/>\n"
         "   <flow-type code=\"10\"/>\n   <finance-type code=\"110\"/>\n   <aid-type code=\"C01\"/>\n"
         "   <tied-status code=\"5\"/>\n  </transaction>\n";
}

}  // namespace

IatiFileCounts write_iati_file(std::ostream& out, const IatiFileSize& size) {
  std::mt19937 random(1);
  Counted file(out);
  IatiFileCounts counts;
  file.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n");
  do {
    file.put(head(random, ++counts.activities));
    const std::uint64_t begun = file.bytes;
    const bool huge = counts.activities == 1 && size.huge_activity > 0;
    constexpr std::uint64_t usual = 8'000;
    while (file.bytes - begun < (huge ? size.huge_activity : usual)) {
      file.put(transaction(random));
      ++counts.transactions;
    }
    // What a real activity has most of, and nobody here reads.
    file.put("  <result type=\"1\">\n   <title>\n    <narrative>" + prose(random, 400) +
             "</narrative>\n   </title>\n   <indicator measure=\"1\">\n    <title>\n     "
             "<narrative>People</narrative>\n    </title>\n"
             "   </indicator>\n  </result>\n </iati-activity>\n");
  } while (file.bytes < size.bytes);
  file.put("</iati-activities>\n");
  counts.bytes = file.bytes;
  return counts;
}

}  // namespace bench

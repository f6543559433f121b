#include "store/files/currencies.h"

#include <algorithm>

namespace store {
namespace {

// Ascending, each with a space behind it. Not the two that stand for no currency at all and for a test.
constexpr std::string_view codes =
    "ADP AED AFA AFN ALK ALL AMD ANG AOA AON AOR ARA ARP ARS ATS AUD AWG AZM AZN BAD BAM BBD BDT BEF "
    "BGL BGN BHD BIF BMD BND BOB BOV BRE BRL BRR BSD BTN BWP BYB BYN BYR BZD CAD CDF CHE CHF CHW CLE "
    "CLF CLP CNY COP COU CRC CSD CSK CUC CUP CVE CYP CZK DDM DEM DJF DKK DOP DZD ECS EEK EGP ERN ESP "
    "ETB EUR FIM FJD FKP FRF GBP GEL GHC GHS GIP GMD GNF GRD GTQ GWP GYD HKD HNL HRD HRK HTG HUF IDR "
    "IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
    "LTL LTT LUF LVL LVR LYD MAD MDL MGA MGF MKD MLF MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR "
    "MZM MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PES PGK PHP PKR PLN PLZ PTE PYG QAR ROL RON RSD "
    "RUB RUR RWF SAR SBD SCR SDD SDG SDP SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SUR SVC "
    "SYP SZL THB TJR TJS TMM TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UAK UGS UGX USD USN UYI UYU UYW "
    "UZS VEB VED VEF VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XEU XOF XPD XPF XPT XSU "
    "XUA YDD YER YUM YUN ZAL ZAR ZMK ZMW ZRN ZRZ ZWD ZWG ZWL ZWR ";
constexpr std::size_t width = 4;

constexpr std::string_view code_at(std::size_t at) { return codes.substr(at * width, width - 1); }

}  // namespace

bool is_currency(std::string_view code) {
  std::size_t from = 0, to = codes.size() / width;
  while (from < to) {
    const std::size_t middle = (from + to) / 2;
    if (code_at(middle) < code) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from * width < codes.size() && code_at(from) == code;
}

}  // namespace store

#include "server/commands/serve.h"

#include <charconv>
#include <csignal>
#include <ostream>
#include <thread>

#include "engine/model/error.h"
#include "server/commands/run.h"
#include "server/http/listener.h"
#include "server/http/pages.h"
#include "server/http/service.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;

// Holds back the signals that end the program, in this thread and those it starts, until one is asked for.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }
  ~Signals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  void wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
  }

 private:
  sigset_t set_{}, before_{};
};

ListenAddress address_of(const CommandLine& line) {
  const ListenAddress address = parse_listen_address(line.options.text("listen").value_or("127.0.0.1:8080"));
  if (!is_loopback(address.host) && !line.options.yes("behind_proxy")) {
    throw Error(Error::Kind::invalid,
                "this program answers on the machine itself alone; put a proxy in front of it, and "
                "say so with --behind-proxy, to listen on " +
                    address.host);
  }
  return address;
}

constexpr std::size_t given_bytes = 64 << 20;  // of answers that are kept to be given again

Service service_of(const CommandLine& line, Library& library, const Pages& pages, GivenAnswers& given,
                   const Console& console) {
  const bool behind_proxy = line.options.yes("behind_proxy");
  const bool by_key = behind_proxy && !line.options.yes("open_reading");
  return {library,
          pages,
          behind_proxy ? Place::behind_proxy : Place::own_machine,
          by_key ? Reading::by_key : Reading::open,
          console.clock,
          database_folder(line, console) / "mappings",
          &given};
}

std::string url(const ListenAddress& address, int port) {
  const std::string host = address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]";
  return "http://" + host + ":" + std::to_string(port);
}

}  // namespace

ListenAddress parse_listen_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress address;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + std::min(colon + 1, text.size()), end, address.port);
  if (colon == std::string::npos || colon == 0 || read.ec != std::errc() || read.ptr != end || address.port < 0 ||
      address.port > 65535) {
    throw Error(Error::Kind::invalid,
                "--listen is an address and a port, as 127.0.0.1:8080, and '" + text + "' is none");
  }
  address.host = text.substr(0, colon);
  if (address.host.front() == '[' && address.host.back() == ']') address.host = address.host.substr(1, colon - 2);
  return address;
}

bool is_loopback(const std::string& host) {
  if (host == "localhost" || host == "::1") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

int serve(const CommandLine& line, Console& console) {
  const Signals signals;
  const ListenAddress address = address_of(line);
  const Pages pages(find_viewer(line.options.text("web").value_or("")));
  const auto access = line.options.yes("read_only") ? Library::Access::read : Library::Access::write;
  const auto library = Library::open(database_folder(line, console), access, console.clock());
  GivenAnswers given(given_bytes);
  const Service service = service_of(line, *library, pages, given, console);

  Listener listener(
      address.host, address.port, [&](const Request& request) { return refuse_early(service, request); },
      [&](const Request& request) { return shared_reply(service, request); });
  console.out << "Concert listens on " << url(address, listener.port()) << std::endl;
  std::jthread answering([&] { listener.run(); });
  signals.wait();
  listener.stop();
  return exit_code::done;
}

}  // namespace server

#include "server/http/listener.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>
#include <vector>

#include "engine/model/error.h"
#include "server/http/connections.h"
#include "server/http/refusals.h"

namespace {

using server::Reply;
using server::Request;

// Connects a socket to a port of this machine; whether it is by now.
bool connect_to(int socket, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// Speaks raw bytes with a port of this machine until the other side closes.
std::string exchange(int port, const std::string& sent) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  EXPECT_TRUE(connect_to(socket, port));
  EXPECT_EQ(::send(socket, sent.data(), sent.size(), MSG_NOSIGNAL), static_cast<ssize_t>(sent.size()));
  std::string received;
  char buffer[4096];
  for (ssize_t count; (count = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) {
    received.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(socket);
  return received;
}

// A listener that says what it was asked, running while the test does.
class Echo {
 public:
  Echo()
      : listener_(
            "127.0.0.1", 0, [](const Request& request) { return refusal_of(request, server::Place::own_machine); },
            [](const Request& request) {
              return std::make_shared<const Reply>(
                  Reply{200,
                        "text/plain",
                        request.method + " " + request.target + " [" + request.body + "]",
                        {{"X-Kept", "yes"}},
                        false});
            }),
        running_([this] { listener_.run(); }) {}
  ~Echo() { listener_.stop(); }

  int port() const { return listener_.port(); }

  // Sends a request, and asks the other side to close after it.
  std::string ask(const std::string& line, const std::string& headers, const std::string& body = "") const {
    return exchange(listener_.port(),
                    line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body);
  }
  // Sends a request without asking for that.
  std::string ask_and_stay(const std::string& line, const std::string& headers, const std::string& body) const {
    return exchange(listener_.port(), line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body);
  }

 private:
  server::Listener listener_;
  std::jthread running_;
};

std::size_t answers_in(const std::string& received) {
  std::size_t count = 0;
  for (auto at = received.find("HTTP/1.1 "); at != std::string::npos; at = received.find("HTTP/1.1 ", at + 1)) ++count;
  return count;
}

TEST(Listener, HandsOnRequestsAndSendsReplies) {
  const Echo echo;
  const std::string got = echo.ask("GET /a%2Fb?c=d", "");
  EXPECT_TRUE(got.starts_with("HTTP/1.1 200")) << got;
  EXPECT_NE(got.find("X-Kept: yes"), std::string::npos);
  EXPECT_TRUE(got.ends_with("GET /a%2Fb?c=d []")) << got;
  EXPECT_TRUE(echo.ask("POST /x", "Content-Length: 3\r\n", "abc").ends_with("POST /x [abc]"));
}

TEST(Listener, SendsNoBodyToHead) {
  const Echo echo;
  EXPECT_TRUE(echo.ask("HEAD /x", "").ends_with("\r\n\r\n"));
}

TEST(Listener, NeitherCutsNorCompressesByItself) {
  const Echo echo;
  EXPECT_TRUE(echo.ask("GET /x", "Range: bytes=0-3\r\nAccept-Encoding: gzip, br\r\n").ends_with("GET /x []"));
}

TEST(Listener, EndsTheConnectionOfARequestThatHidesAnother) {
  const Echo echo;
  const std::string second = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const std::string encoded =
      echo.ask_and_stay("POST /x", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + second);
  EXPECT_EQ(answers_in(encoded), 1U) << encoded;
  const std::string in_body =
      echo.ask_and_stay("GET /x", "Content-Length: " + std::to_string(second.size()) + "\r\n", second);
  EXPECT_EQ(answers_in(in_body), 1U) << in_body;
}

TEST(Listener, RefusesBodiesWithoutReadingThem) {
  const Echo echo;
  EXPECT_TRUE(echo.ask_and_stay("POST /x", "Content-Length: 99999999999\r\n", "abc").starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(echo.ask_and_stay("POST /x", "", "abc").starts_with("HTTP/1.1 411"));
}

// Whoever sends half a request keeps nobody else from being answered for long.
TEST(Listener, AnswersWhileManyOnlyBeginToAsk) {
  const Echo echo;
  std::vector<int> sockets;
  for (std::size_t count = 0; count < server::connection_threads + 16; ++count) {
    sockets.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    ASSERT_TRUE(connect_to(sockets.back(), echo.port()));
    const std::string half = "GET /slow HTTP/1.1\r\nHost: loc";
    ASSERT_EQ(::send(sockets.back(), half.data(), half.size(), MSG_NOSIGNAL), static_cast<ssize_t>(half.size()));
  }
  const auto began = std::chrono::steady_clock::now();
  EXPECT_TRUE(echo.ask("GET /x", "").ends_with("GET /x []"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(8)) << "those who began have ten seconds";
  for (const int socket : sockets) ::close(socket);
}

// A request that comes in pieces is one all the same.
TEST(Listener, PutsAHeadTogetherThatComesInPieces) {
  const Echo echo;
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_TRUE(connect_to(socket, echo.port()));
  const std::string request = "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  for (const char& piece : request) ASSERT_EQ(::send(socket, &piece, 1, MSG_NOSIGNAL), 1);
  std::string received;
  char buffer[4096];
  for (ssize_t count; (count = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) {
    received.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(socket);
  EXPECT_TRUE(received.ends_with("GET /x []")) << received;
}

std::shared_ptr<const Reply> nothing(const Request&) { return std::make_shared<const Reply>(); }
std::optional<Reply> pass(const Request&) { return std::nullopt; }

TEST(Listener, RefusesAnAddressThatIsNotOfThisMachine) {
  EXPECT_THROW(server::Listener("203.0.113.1", 80, pass, nothing), engine::Error);
}

TEST(Listener, SharesItsPortWithNobody) {
  const server::Listener first("127.0.0.1", 0, pass, nothing);
  EXPECT_THROW(server::Listener("127.0.0.1", first.port(), pass, nothing), engine::Error);
}

TEST(Listener, LetsManyWaitWhoComeAtOnce) {
  const server::Listener listener("127.0.0.1", 0, pass, nothing);  // nobody takes them
  std::vector<pollfd> waiting;
  for (int one = 0; one < 64; ++one) {
    waiting.push_back({::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), POLLOUT, 0});
    EXPECT_TRUE(connect_to(waiting.back().fd, listener.port()) || errno == EINPROGRESS);
  }
  for (pollfd& one : waiting) {
    ASSERT_EQ(::poll(&one, 1, 10'000), 1);
    ::close(one.fd);
  }
}

TEST(Listener, AnswersRequestsThatComeAtOnce) {
  const Echo echo;
  const std::string both =
      "GET /one HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "GET /two HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const std::string got = exchange(echo.port(), both);
  EXPECT_EQ(answers_in(got), 2U) << got;
  EXPECT_LT(got.find("GET /one []"), got.find("GET /two []"));
}

TEST(Listener, SendsLargeRepliesWhole) {
  const Echo echo;
  const std::string body(3'000'000, 'x');
  const std::string got = echo.ask("POST /x", "Content-Length: 3000000\r\n", body);
  EXPECT_TRUE(got.ends_with("POST /x [" + body + "]"));
}

TEST(Listener, TellsWhoWaitsThatTheBodyMayCome) {
  const Echo echo;
  const std::string got = echo.ask("POST /x", "Content-Length: 3\r\nExpect: 100-continue\r\n", "abc");
  EXPECT_TRUE(got.starts_with("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200")) << got;
  EXPECT_TRUE(got.ends_with("POST /x [abc]")) << got;
}

}  // namespace

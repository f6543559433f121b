#include "server/commands/run.h"

int main(int count, char** arguments) {
  server::Console console = server::machine_console();
  return server::run({arguments + 1, arguments + count}, console);
}

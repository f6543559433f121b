// sqlite_check DATABASE SQL: replies to questions as asking.mjs says: whom each programme of the argument would meet,
// by the one statement in the file SQL. The time is the median of the programmes'.

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { longest_line = 1 << 16, most_programmes = 4096, longest_sql = 1 << 14 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int compare_numbers(const void* one, const void* other) {
  const double a = *(const double*)one, b = *(const double*)other;
  return (a > b) - (a < b);
}

// Asks of one programme, and returns the seconds.
static double ask(sqlite3_stmt* statement, const char* programme, FILE* out) {
  const double start = now();
  double taken = 0;
  sqlite3_bind_text(statement, 1, programme, -1, SQLITE_STATIC);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const double pause = now();
    if (out != NULL) {
      fprintf(out, "%s,%s,%s\n", programme, (const char*)sqlite3_column_text(statement, 0),
              (const char*)sqlite3_column_text(statement, 1));
    }
    taken -= now() - pause;
  }
  sqlite3_reset(statement);
  return taken + now() - start;
}

static void answer(sqlite3_stmt* statement, char* argument, const char* file) {
  static double taken[most_programmes];
  size_t asked = 0;
  FILE* out = *file != '\0' ? fopen(file, "w") : NULL;
  for (char* name = strtok(argument, "|"); name != NULL && asked < most_programmes; name = strtok(NULL, "|")) {
    taken[asked++] = ask(statement, name, out);
  }
  if (out != NULL) fclose(out);
  qsort(taken, asked, sizeof *taken, compare_numbers);
  printf("%.9f\n", asked > 0 ? taken[asked / 2] : 0);
}

// The field of a line before its next tab.
static char* next_field(char** rest) {
  char* field = *rest;
  char* end = field + strcspn(field, "\t\n");
  *rest = *end == '\0' ? end : end + 1;
  *end = '\0';
  return field;
}

static sqlite3_stmt* prepare(const char* database, const char* path) {
  static char sql[longest_sql];
  sqlite3* open = NULL;
  sqlite3_stmt* statement = NULL;
  FILE* in = fopen(path, "r");
  if (in == NULL || fread(sql, 1, sizeof sql - 1, in) == 0) exit(3);
  fclose(in);
  if (sqlite3_open_v2(database, &open, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_exec(open, "pragma mmap_size = 17179869184; pragma cache_size = -1000000", NULL, NULL, NULL) !=
          SQLITE_OK ||
      sqlite3_prepare_v2(open, sql, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "sqlite_check: %s\n", sqlite3_errmsg(open));
    exit(3);
  }
  return statement;
}

int main(int count, char** arguments) {
  static char line[longest_line];
  if (count != 3) {
    fputs("usage: sqlite_check DATABASE SQL\n", stderr);
    return 2;
  }
  sqlite3_stmt* statement = prepare(arguments[1], arguments[2]);
  setvbuf(stdout, NULL, _IOLBF, 0);
  while (fgets(line, sizeof line, stdin) != NULL) {
    char* rest = line;
    const char* question = next_field(&rest);
    next_field(&rest);
    char* argument = next_field(&rest);
    const char* file = next_field(&rest);
    if (strcmp(question, "check") == 0) {
      answer(statement, argument, file);
    } else {
      puts("failed this peer is asked of a check alone");
    }
  }
  return 0;
}

// igraph_surroundings LINKS NAMES: reads the links of a graph ("3 17" a line, numbers from 1) and the names of its
// nodes (a line each), and replies to questions as asking.mjs says: how many nodes stand within three links of each of
// those named. Reading is not part of the time.

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { longest_line = 1 << 16, most_starts = 64, hops = 3 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int compare_names(const void* one, const void* other) {
  return strcmp(*(char* const*)one, *(char* const*)other);
}

// The names in the file, ascending as the numbers of the nodes are.
static char** read_names(const char* path, igraph_integer_t* count) {
  FILE* in = fopen(path, "r");
  char line[256];
  char** names = NULL;
  if (in == NULL) exit(3);
  for (*count = 0; fgets(line, sizeof line, in) != NULL; ++*count) {
    line[strcspn(line, "\n")] = '\0';
    if ((*count & (*count - 1)) == 0) names = realloc(names, sizeof *names * (size_t)(*count ? *count * 2 : 1));
    if (names == NULL) exit(3);
    names[*count] = strdup(line);
  }
  fclose(in);
  return names;
}

static void read_graph(const char* path, igraph_integer_t nodes, igraph_t* graph) {
  FILE* in = fopen(path, "r");
  igraph_vector_int_t links;
  long one, other;
  if (in == NULL) exit(3);
  igraph_vector_int_init(&links, 0);
  while (fscanf(in, "%ld %ld", &one, &other) == 2) {
    igraph_vector_int_push_back(&links, one - 1);
    igraph_vector_int_push_back(&links, other - 1);
  }
  fclose(in);
  igraph_create(graph, &links, nodes, IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&links);
}

// Writes the answer where a file is named, and prints the seconds.
static void answer(const igraph_t* graph, char** names, igraph_integer_t nodes, char* argument, const char* file) {
  igraph_vector_int_t starts, sizes;
  char* said[most_starts];
  igraph_vector_int_init(&starts, 0);
  igraph_vector_int_init(&sizes, 0);
  for (char* name = strtok(argument, "|"); name != NULL; name = strtok(NULL, "|")) {
    char** found = bsearch(&name, names, (size_t)nodes, sizeof *names, compare_names);
    if (found == NULL || igraph_vector_int_size(&starts) == most_starts) continue;
    said[igraph_vector_int_size(&starts)] = name;
    igraph_vector_int_push_back(&starts, found - names);
  }
  const double start = now();
  igraph_neighborhood_size(graph, &sizes, igraph_vss_vector(&starts), hops, IGRAPH_ALL, 0);
  const double took = now() - start;
  FILE* out = *file != '\0' ? fopen(file, "w") : NULL;
  for (igraph_integer_t at = 0; out != NULL && at < igraph_vector_int_size(&sizes); ++at) {
    fprintf(out, "%s,%ld\n", said[at], (long)VECTOR(sizes)[at]);
  }
  if (out != NULL) fclose(out);
  printf("%.9f\n", took);  // last: who reads it looks into the file
  igraph_vector_int_destroy(&starts);
  igraph_vector_int_destroy(&sizes);
}

// The field of a line before its next tab.
static char* next_field(char** rest) {
  char* field = *rest;
  char* end = field + strcspn(field, "\t\n");
  *rest = *end == '\0' ? end : end + 1;
  *end = '\0';
  return field;
}

int main(int count, char** arguments) {
  static char line[longest_line];
  igraph_integer_t nodes = 0;
  igraph_t graph;
  if (count != 3) {
    fputs("usage: igraph_surroundings LINKS NAMES\n", stderr);
    return 2;
  }
  char** names = read_names(arguments[2], &nodes);
  read_graph(arguments[1], nodes, &graph);
  setvbuf(stdout, NULL, _IOLBF, 0);
  while (fgets(line, sizeof line, stdin) != NULL) {
    char* rest = line;
    const char* question = next_field(&rest);
    next_field(&rest);
    char* argument = next_field(&rest);
    const char* file = next_field(&rest);
    if (strcmp(question, "surroundings") == 0) {
      answer(&graph, names, nodes, argument, file);
    } else {
      puts("failed this peer is asked of surroundings alone");
    }
  }
  igraph_destroy(&graph);
  return 0;
}

#define _GNU_SOURCE
#include "load.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

Options options = {.paper = "-", .nonce = "run", .seats_per_room = 14, .senders = 1, .rate = 20, .points = 1,
                   .stroke = 90, .rooms = 1, .warm_rooms = 1, .ramp_step = 1.12, .ramp_from = .6, .warm = 1,
                   .window = 3};

enum { JOB, DIALECT, SEATS, ROOMS, FIRST, WARM_ROOMS, PER_ROOM, SENDERS, RATE, POINTS, STROKE, WARM, WINDOW, PIDS,
       PAPER, NONCE, ANSWER, SCRIPT_FILE, KEEP, ACKNOWLEDGE, RAMP, RAMP_STEP, RAMP_FROM };

static const struct option NAMES[] = {
    {"job", 1, 0, JOB}, {"dialect", 1, 0, DIALECT}, {"seats", 1, 0, SEATS}, {"rooms", 1, 0, ROOMS},
    {"first-room", 1, 0, FIRST}, {"warm-rooms", 1, 0, WARM_ROOMS}, {"per-room", 1, 0, PER_ROOM},
    {"senders", 1, 0, SENDERS}, {"rate", 1, 0, RATE}, {"points", 1, 0, POINTS}, {"stroke", 1, 0, STROKE},
    {"warm", 1, 0, WARM}, {"window", 1, 0, WINDOW}, {"pids", 1, 0, PIDS}, {"paper", 1, 0, PAPER},
    {"nonce", 1, 0, NONCE}, {"answer", 1, 0, ANSWER}, {"script", 1, 0, SCRIPT_FILE}, {"keep", 0, 0, KEEP},
    {"acks", 0, 0, ACKNOWLEDGE}, {"ramp", 0, 0, RAMP}, {"ramp-step", 1, 0, RAMP_STEP},
    {"ramp-from", 1, 0, RAMP_FROM}, {0, 0, 0, 0}};

static int one_of(const char *what, const char *const *names) {
    for (int i = 0; names[i]; i++)
        if (!strcmp(what, names[i]))
            return i;
    fprintf(stderr, "unknown: %s\n", what);
    exit(2);
}

static void read_pids(char *list) {
    for (char *one = strtok(list, ","); one && options.pid_count < PIDS_MOST; one = strtok(NULL, ","))
        options.pids[options.pid_count++] = atoi(one);
}

static void read_words(int name) {
    static const char *const JOBS[] = {"ink", "note", "idle", "sync", "script", NULL};
    static const char *const DIALECTS[] = {"ipk", "relay", "raw", NULL};
    switch (name) {
    case JOB: options.job = (Job)one_of(optarg, JOBS); break;
    case DIALECT: options.dialect = (Dialect)one_of(optarg, DIALECTS); break;
    case SEATS: options.seats = optarg; break;
    case PAPER: options.paper = optarg; break;
    case NONCE: options.nonce = optarg; break;
    case ANSWER: options.answer = optarg; break;
    case SCRIPT_FILE: options.script = optarg; break;
    case PIDS: read_pids(optarg); break;
    case KEEP: options.keep = true; break;
    case ACKNOWLEDGE: options.acks = true; break;
    case RAMP: options.ramp = true; break;
    default: exit(2);
    }
}

static void read_option(int name) {
    switch (name) {
    case ROOMS: options.rooms = atoi(optarg); break;
    case FIRST: options.first_room = atoi(optarg); break;
    case WARM_ROOMS: options.warm_rooms = atoi(optarg); break;
    case PER_ROOM: options.seats_per_room = atoi(optarg); break;
    case SENDERS: options.senders = atoi(optarg); break;
    case RATE: options.rate = atof(optarg); break;
    case POINTS: options.points = atoi(optarg); break;
    case STROKE: options.stroke = atoi(optarg); break;
    case WARM: options.warm = atof(optarg); break;
    case WINDOW: options.window = atof(optarg); break;
    case RAMP_STEP: options.ramp_step = atof(optarg); break;
    case RAMP_FROM: options.ramp_from = atof(optarg); break;
    default: read_words(name);
    }
}

static void check_options(void) {
    bool fits = options.seats && options.points >= 1 && options.stroke >= options.points &&
                options.stroke <= STROKE_MOST && options.senders < options.seats_per_room + (options.job == SYNC);
    if (!fits || options.rooms < 1 || options.warm_rooms > options.rooms) {
        fprintf(stderr, "these options do not go together\n");
        exit(2);
    }
}

int main(int count, char **words) {
    struct rlimit files;
    for (int name; (name = getopt_long(count, words, "", NAMES, NULL)) != -1;)
        read_option(name);
    check_options();
    signal(SIGPIPE, SIG_IGN);
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    clients_read_seats();
    script_read();
    if (options.job == SCRIPT) {
        clients_bring(0, client_count);
        printf("{\"clients\": %d, \"answered\": %lu, \"refused\": %lu}\n", ready_count,
               (unsigned long)tally.answered, (unsigned long)tally.refused);
    } else if (options.job == IDLE) {
        pace_idle();
    } else {
        pace_windows();
    }
    return 0;
}
